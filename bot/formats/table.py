"""CSV: a row a question, every part of it in a column of its own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from bot.core.course import Kind, Message
from bot.formats import text
from bot.formats.archive import decoded
from bot.formats.bank import BadFile, Bank, Choice, Item, Read, Tick, Value, Written
from bot.formats.notes import Notes, number, shown

_FIXED = ("lesson", "name", "kind", "objective", "question", "sender", "message", "unit")
_LAST = ("otherwise", "remark")
_EACH = ("option", "share", "tolerance", "feedback")
_COLUMN = re.compile(r"(option|share|tolerance|feedback) ([1-9]\d?)")
# A spreadsheet takes a cell that begins so for a formula; a quote before it keeps it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "'")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def write(bank: Bank, tick: Tick) -> Written:
    """The bank as CSV that spreadsheets open with its signs right; nothing is left out."""
    most = max((len(one.choices) + len(one.values) for one in bank.items), default=0)
    header = [*_FIXED, *(f"{name} {place}" for place in range(1, most + 1) for name in _EACH)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*header, *_LAST])
    for item in bank.items:
        tick()
        answers = [cell for one in _answers(item) for cell in one]
        answers += [""] * (most * len(_EACH) - len(answers))
        message = item.message or Message("", "")
        fixed = (
            item.lesson,
            item.name,
            item.kind.value,
            item.objective,
            text.page(item.ask),
            message.sender,
            message.text,
            item.unit,
        )
        last = (text.page(item.otherwise), text.page(item.remark))
        writer.writerow([_safe(cell) for cell in (*fixed, *answers, *last)])
    return Written(b"\xef\xbb\xbf" + out.getvalue().encode(), {})


def _answers(item: Item) -> Iterator[tuple[str, str, str, str]]:
    for one in item.choices:
        share = "" if item.kind is Kind.ORDER else shown(one.share)
        yield one.text, share, "", text.page(one.feedback)
    for value in item.values:
        numbers = shown(value.value), shown(value.share), shown(value.tolerance)
        yield *numbers, text.page(value.feedback)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def read(data: bytes, tick: Tick) -> Read:
    """A bank from CSV, with commas, semicolons or tabs between the columns."""
    words = decoded(data)
    head = words.partition("\n")[0]
    comma = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=comma, strict=True)
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        _check(header)
        return _read(rows, header, tick)
    except csv.Error as error:
        why = str(error)
        why = "a quotation mark that is not closed" if "unexpected end" in why else why
        raise BadFile(f"CSV that is broken: {why}", rows.line_num) from error


def _check(header: list[str]) -> None:
    for name in ("kind", "question"):
        if name not in header:
            raise BadFile(f"no column `{name}` in the first row", 1)
    if len(set(header)) < len([name for name in header if name]):
        raise BadFile("two columns of one name", 1)


def _read(rows: Iterator[list[str]], header: list[str], tick: Tick) -> Read:
    notes = Notes(tick)
    line = 2
    for row in rows:
        here, line = line, getattr(rows, "line_num", line) + 1
        cells = {name: _plain(cell) for name, cell in zip(header, row, strict=False)}
        if not any(cells.values()):
            continue
        if len(row) > len(header):
            raise BadFile("more cells than there are columns", here)
        notes.at(cells.get("name") or cells["question"][:40], here)
        notes.add(_item(notes, cells, here))
    return notes.done()


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _item(notes: Notes, cells: dict[str, str], line: int) -> Item:
    kinds = [kind.value for kind in Kind]
    kind = cells["kind"].strip()
    if kind not in kinds:
        raise BadFile(f"the kind `{kind[:40]}`; it must be one of {', '.join(kinds)}", line)
    numbered: dict[int, dict[str, str]] = {}
    for name, cell in cells.items():
        found = _COLUMN.fullmatch(name)
        if found is not None:
            numbered.setdefault(int(found.group(2)), {})[found.group(1)] = cell
    answers = [numbered[place] for place in sorted(numbered) if any(numbered[place].values())]
    values: tuple[Value, ...] = ()
    choices: tuple[Choice, ...] = ()
    if kind == Kind.NUMBER:
        values = tuple(_value(notes, one, line) for one in answers)
    else:
        choices = tuple(
            Choice(
                one.get("option", ""),
                number(one.get("share") or "0", line),
                notes.html(one.get("feedback", "")),
            )
            for one in answers
        )
    if kind == Kind.TRUE_FALSE and len(choices) != 2:
        raise BadFile("true or false wants two options: for true, then for false", line)
    if kind != Kind.NUMBER and not choices:
        raise BadFile("a question without options", line)
    if kind == Kind.NUMBER and not values:
        raise BadFile("a number question without a number", line)
    message = Message(cells.get("sender", ""), cells.get("message", ""))
    return Item(
        kind=Kind(kind),
        ask=notes.html(cells["question"]),
        choices=choices,
        values=values,
        otherwise=notes.html(cells.get("otherwise", "")),
        unit=cells.get("unit", ""),
        message=message if message.text or message.sender else None,
        name=cells.get("name", ""),
        objective=cells.get("objective", ""),
        lesson=cells.get("lesson", ""),
        remark=notes.html(cells.get("remark", "")),
    )


def _value(notes: Notes, one: dict[str, str], line: int) -> Value:
    return Value(
        number(one.get("option", ""), line),
        number(one.get("tolerance") or "0", line),
        number(one.get("share") or "100", line),
        notes.html(one.get("feedback", "")),
    )
