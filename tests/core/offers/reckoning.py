"""What an offer costs, from payments written down by hand: another way than the bot's.

`1000 | 12*95 | month` is 1,000 in hand and twelve payments of 95, a month apart; `figures` are
the nominal and effective rate and the cost, worked out by somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyxirr

_A_YEAR = {
    "month": 12,
    "half month": 24,
    "week": 52,
    "2 weeks": 26,
    "2 months": 6,
    "3 months": 4,
    "year": 1,
    "half": 2,
    "18 months": 12 / 18,
    "day": 365,
}


@dataclass(frozen=True)
class Expected:
    """Figures, or what must be asked (`never`: it is never paid off)."""

    nominal: float = 0
    effective: float | None = None
    cost: float | None = None
    needs: str = ""


def pmt(amount: float, rate: float, count: int) -> float:
    return amount * rate / (1 - (1 + rate) ** -count)


def principal(amount: float, rate: float, count: int) -> list[float]:
    return [amount / count * (1 + rate * (count - done)) for done in range(count)]


def payoff(balance: float, rate: float, each: float) -> list[float]:
    return minimum(balance, rate, 0, each)


def minimum(balance: float, rate: float, share: float, floor: float) -> list[float]:
    paid = []
    while balance > 0:
        owed = balance * (1 + rate)
        paid.append(owed if owed <= (floor or 1) else min(owed, max(owed * share, floor)))
        balance = owed - paid[-1]
    return paid


_KNOWN: dict[str, Callable[..., object]] = {
    "pmt": pmt,
    "principal": principal,
    "payoff": payoff,
    "minimum": minimum,
}


def expected(written: str) -> Expected:
    """The columns after the sentence."""
    columns = [one.strip() for one in written.split("|")]
    last = columns[-1]
    if last == "never":
        return Expected(needs="never")
    if last.startswith("needs "):
        return Expected(needs=last.removeprefix("needs "))
    if last.startswith("nominal "):
        return Expected(nominal=float(last.removeprefix("nominal ")))
    if last.startswith("figures "):
        nominal, effective, cost = map(float, last.split()[1:])
        return Expected(nominal, effective, cost)
    got, paid, every = columns[:3]
    return _figures(float(_value(got)), _payments(paid), every, whole=last != "rates only")


def _figures(got: float, paid: list[float], every: str, *, whole: bool) -> Expected:
    a_year = _A_YEAR.get(every) or 365 / float(every.removesuffix(" days"))
    count = len(paid)
    paid_at = [one for one in paid if one]
    if len(paid_at) == 1:
        # Paid back at once: the whole time is one period.
        a_year = a_year / count
        rate = paid_at[0] / got - 1
        if a_year < 1:  # more than a year: counted in years, an odd part of one simply
            grown = (1 + rate) ** a_year - 1
            return Expected(_yearly(rate, 1 / a_year), grown, sum(paid) - got if whole else None)
    else:
        found = pyxirr.irr([got, *(-one for one in paid)])
        assert found is not None
        rate = found
    cost = sum(paid) - got if whole else None
    return Expected(rate * a_year, (1 + rate) ** a_year - 1, cost)


def _yearly(cost: float, years: float) -> float:
    """The rate i with (1 + i)^whole (1 + odd i) = 1 + cost, by halving."""
    whole, odd = divmod(round(years, 9), 1)
    low, high = 0.0, cost + 1
    for _ in range(100):
        rate = (low + high) / 2
        low, high = (
            (low, rate) if (1 + rate) ** whole * (1 + odd * rate) > 1 + cost else (rate, high)
        )
    return low


def _payments(text: str) -> list[float]:
    paid: list[float] = []
    for part in text.split(", "):
        if part.startswith("*"):
            paid += _value(part[1:])
        else:
            times, _, amount = part.partition("*")
            paid += [_value(amount)] * int(times)
    return paid


def _value(text: str) -> Any:
    return eval(text, {"__builtins__": {}}, dict(_KNOWN))  # noqa: S307 - of our own files
