"""What the command `loan` says: questions and cash flows, as JSON or plain lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.cash_flows import Move, WrongFile, json_list, loans_of, read_text
from bot.content.offers import understand
from bot.core.loan import NeverRepaid
from bot.core.offers.amount import unfit
from bot.core.offers.offer import Kind, Offer, known
from bot.core.rate import Flow, NoRate, Rate, on_dates, solve
from bot.core.unit_period import us_rate

_TEXT_COLUMNS = ("text", "question", "sentence", "offer")


def answer(text: str) -> dict[str, Any]:
    """A question's figures, ready for JSON: rates as fractions, money to cents."""
    reading = understand(text)
    said: dict[str, Any] = {"text": text, "understood": None}
    if reading.offer is not None:
        said |= _figures(reading.offer, whole=not reading.needs)
    if reading.needs:
        said["needs"] = [need.value for need in reading.needs]
        wrong = unfit(text) if reading.offer is None else None
        said |= {"unfit": wrong.value} if wrong else {}
    said["could_be"] = [_could_be(one.offer) for one in reading.could_be]
    return said


def _could_be(offer: Offer) -> dict[str, Any]:
    """What an offer comes to that may be meant."""
    figures = _figures(offer, whole=True)
    return {name: value for name, value in figures.items() if name != "received"}


def _figures(offer: Offer, *, whole: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"understood": _understood(offer, whole=whole)}
    try:
        if offer.kind is Kind.RATE:
            return said | _rates(offer.quoted_rate)
        loan = offer.loan()
        said |= _rates(loan.rate())
    except NeverRepaid:
        return said | {"no_rate": "never-repaid"}
    except NoRate as refused:
        return said | {"no_rate": refused.why.value}
    if whole:
        said |= {
            "received": _money(loan.received + offer.deposit),
            "total_paid": _money(loan.total_paid + offer.deposit),
            "total_cost": _money(loan.total_cost),
        }
    return said


def _understood(offer: Offer, *, whole: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "kind": offer.kind.value,
        "amount": _money(offer.amount) if whole else None,
        "currency": offer.currency,
        "payments": offer.count if offer.kind is not Kind.RATE else None,
        "every": f"{offer.period.count} {offer.period.unit}",
        "rate": float(offer.rate),
        "deposit": _money(offer.deposit),
        "deducted": _money(offer.deducted),
        "paid_first": _money(offer.first),
        "fee": _money(offer.fee),
        "odd": round(offer.odd, 6),
        "assumed": known(offer.assumed),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", 0.0, [])}


def _rates(rate: Rate) -> dict[str, float]:
    return {
        "nominal_apr": round(float(rate.nominal), 10),
        "effective_apr": round(float(rate.effective), 10),
    }


def _money(amount: Decimal) -> float:
    return float(round(amount, 2)) + 0.0  # no −0.0


def plainly(said: dict[str, Any]) -> str:
    """The same as a line for people at a terminal."""
    parts = [str(said.get("text", ""))] if said.get("text") else []
    if "effective_apr" in said:
        parts.append(f"effective {said['effective_apr']:.2%} a year")
    if "nominal_apr" in said:
        parts[-1] += f", nominal {said['nominal_apr']:.2%}"
    if "total_cost" in said:
        parts.append(f"{said['total_paid']:,.2f} paid in all, {said['total_cost']:,.2f} of it cost")
    if "no_rate" in said:
        parts.append(f"no rate: {said['no_rate']}")
    if "needs" in said:
        parts.append(f"missing: {', '.join(said['needs'])}")
    if "unfit" in said:
        parts.append(f"no loan has a figure that is {said['unfit'].replace('-', ' ')}")
    return "\n  ".join(parts)


def questions(path: Path) -> Iterator[str]:
    """The questions of a file: a line each; .json is a list, .jsonl and .csv name theirs `text`."""
    text = read_text(path)
    if path.suffix == ".json":
        text = "\n".join(json.dumps(one) for one in json_list(path, text))
        yield from _from_json_lines(path, text)
        return
    if path.suffix == ".jsonl":
        yield from _from_json_lines(path, text)
    elif path.suffix == ".csv":
        yield from _from_table(path, text)
    else:
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _from_json_lines(path: Path, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
        except ValueError as error:
            raise WrongFile(f"{path}:{number}: not JSON") from error
        if isinstance(said, dict):
            said = next((said[name] for name in _TEXT_COLUMNS if name in said), None)
        if not isinstance(said, str):
            raise WrongFile(f'{path}:{number}: a text or {{"text": …}} is wanted')
        yield said


def _from_table(path: Path, text: str) -> Iterator[str]:
    rows = csv.reader(io.StringIO(text))
    header = [name.strip().lower() for name in next(rows, [])]
    column = next((header.index(name) for name in _TEXT_COLUMNS if name in header), None)
    if column is None:
        raise WrongFile(f"{path}:1: a column named `text` is wanted")
    for row in rows:
        if not row:
            continue
        if len(row) <= column:
            raise WrongFile(f"{path}:{rows.line_num}: no column {column + 1}")
        yield row[column]


def cash_flows(path: Path, a_year: int | None) -> Iterator[dict[str, Any]]:
    """The figures of each loan of a file; periods are counted `a_year` to a year (12 if None)."""
    for moves in loans_of(path):
        amounts = [move.amount for move in moves]
        said: dict[str, Any] = {
            "understood": {"flows": len(moves), "dated": isinstance(moves[0].when, date)},
            "received": _money(sum((one for one in amounts if one > 0), Decimal(0))),
            "total_paid": _money(-sum((one for one in amounts if one < 0), Decimal(0))),
            "total_cost": _money(-sum(amounts, Decimal(0))),
        }
        try:
            yield said | _found(moves, a_year)
        except NoRate as refused:
            yield said | {"no_rate": refused.why.value}


def _found(moves: Sequence[Move], a_year: int | None) -> dict[str, float]:
    dated = [(move.when, move.amount) for move in moves if isinstance(move.when, date)]
    if not dated:
        flows = [
            Flow(move.amount, float(move.when)) for move in moves if isinstance(move.when, Decimal)
        ]
        return _rates(Rate(solve(flows), Decimal(a_year or 12)))
    # By dates each law counts days in its own way: the EU in years, the US in unit-periods.
    effective = _rates(Rate(solve(on_dates(dated)), Decimal(1)))["effective_apr"]
    counted = us_rate(dated)
    nominal = {} if counted is None else {"nominal_apr": _rates(counted)["nominal_apr"]}
    return {**nominal, "effective_apr": effective}
