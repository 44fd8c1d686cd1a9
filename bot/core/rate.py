"""The rate behind cash flows: how fast money grows so that what is got equals what is paid.

Amounts are the borrower's: above zero is received, below zero is paid. Money is Decimal at the
edges; between them a rate is searched in floating point, far finer than any printed digit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from bot.core.errors import Refusal

_PLACES = Decimal("1e-12")
_HIGHEST = 250.0
"""Growth of e^250 a period: beyond any loan, and still a floating-point number."""
_GRID = 2_000
_MOST_STEPS = 2_000
"""Halving alone needs less, from the widest bracket to the last digit."""


class Why(StrEnum):
    """Why cash flows have no rate."""

    NOTHING_MOVES = "nothing-moves"
    NOTHING_RECEIVED = "nothing-received"
    NOTHING_PAID = "nothing-paid"
    SEVERAL_RATES = "several-rates"
    NO_BALANCE = "no-balance"


class NoRate(Refusal):
    """There is no rate, or more than one; `why` names the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that moves `at` periods after the beginning, and a fraction `odd` of one more.

    A fraction earns simple interest, as US law wants it; elsewhere it is part of `at`.
    """

    amount: Decimal
    at: float
    odd: float = 0.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate a period, as a fraction, and how many periods a year has."""

    periodic: Decimal
    a_year: Decimal
    grown: Decimal | None = None
    """A year's growth, where `periodic` counts an odd part simply and does not compound to it."""

    @property
    def nominal(self) -> Decimal:
        """Times the periods of a year: the US APR (Regulation Z, Appendix J (b)(1))."""
        return self.periodic * self.a_year

    @property
    def effective(self) -> Decimal:
        """Compounded over a year: the APR of the EU and the UK (Directive 2008/48/EC, Annex I)."""
        if self.grown is not None:
            return self.grown
        grown = math.exp(min(700.0, math.log1p(float(self.periodic)) * float(self.a_year)))
        return _decimal(grown - 1)


def solve(flows: Sequence[Flow]) -> Decimal:
    """The rate a period; raise `NoRate` where there is none or more than one."""
    moves = _netted(flows)
    if not moves:
        raise NoRate(Why.NOTHING_MOVES)
    if all(flow.amount < 0 for flow in moves):
        raise NoRate(Why.NOTHING_RECEIVED)
    if all(flow.amount > 0 for flow in moves):
        raise NoRate(Why.NOTHING_PAID)
    worth = _worth(moves)
    changes = sum((one.amount > 0) != (two.amount > 0) for one, two in pairwise(moves))
    low, high = _bracket(worth) if changes == 1 else _only_crossing(worth)
    return _decimal(math.expm1(crossing(worth, low, high)))


def on_dates(amounts: Sequence[tuple[date, Decimal]]) -> list[Flow]:
    """Dated flows in years since the first, as the EU counts them: whole years, then days.

    Days are counted over 365, or over 366 where the last year of them holds a 29 February.
    """
    if not amounts:
        return []
    first = min(day for day, _ in amounts)
    return [Flow(amount, _years(first, day)) for day, amount in amounts]


def _years(first: date, last: date) -> float:
    whole = last.year - first.year
    if _later(first, whole) > last:
        whole -= 1
    begun = _later(first, whole)
    return whole + (last - begun).days / (_later(first, whole + 1) - begun).days


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _netted(flows: Sequence[Flow]) -> list[Flow]:
    """One flow a moment, in order; what cancels out is left out."""
    sums: dict[tuple[float, float], Decimal] = {}
    for flow in flows:
        key = (flow.at, flow.odd)
        sums[key] = sums.get(key, Decimal(0)) + flow.amount
    moments = sorted(sums, key=lambda key: (key[0] + key[1], key))
    return [Flow(sums[key], *key) for key in moments if sums[key]]


def _worth(flows: Sequence[Flow]) -> Callable[[float], float]:
    """What all flows are worth at the beginning if money grows by e^u a period."""
    numbers = [(float(flow.amount), flow.at, flow.odd) for flow in flows]
    start = min(at for _, at, _ in numbers)

    def worth(u: float) -> float:
        rate = math.expm1(u)
        return math.fsum(
            amount * math.exp(max(-700.0, min(600.0, -u * (at - start)))) / (1 + odd * rate)
            for amount, at, odd in numbers
        )

    return worth


def _bracket(worth: Callable[[float], float]) -> tuple[float, float]:
    """Two growths between which the worth changes sign; there is one such place."""
    here = worth(0.0)
    if here == 0:
        return 0.0, 0.0
    step = 0.01
    while step <= _HIGHEST:
        for end in (step, -step):
            if (worth(end) > 0) != (here > 0):
                return (0.0, end) if end > 0 else (end, 0.0)
        step *= 2
    raise NoRate(Why.NO_BALANCE)


def _only_crossing(worth: Callable[[float], float]) -> tuple[float, float]:
    """The bracket where flows change sign more than once, if the worth crosses zero just once."""
    ends = [math.sinh(8 * (2 * step / _GRID - 1)) / 100 for step in range(_GRID + 1)]
    values = [worth(end) for end in ends]
    found = [
        (ends[place], ends[place + 1])
        for place in range(_GRID)
        if (values[place] > 0) != (values[place + 1] > 0)
    ]
    if not found:
        raise NoRate(Why.NO_BALANCE)
    if len(found) > 1:
        raise NoRate(Why.SEVERAL_RATES)
    return found[0]


def crossing(worth: Callable[[float], float], low: float, high: float) -> float:
    """Where the worth is zero inside a bracket, by Chandrupatla's method.

    Each step is an inverse quadratic one where that is safe, else a halving; so it always ends,
    in a dozen steps for loans. T. R. Chandrupatla, Advances in Engineering Software 28 (1997).
    """
    if low == high:
        return low
    b, a = high, low
    fb, fa = worth(b), worth(a)
    c, fc = a, fa
    share = 0.5
    for _ in range(_MOST_STEPS):
        x = a + share * (b - a)
        fx = worth(x)
        if (fx > 0) == (fa > 0):
            c, fc = a, fa
        else:
            c, fc, b, fb = b, fb, a, fa
        a, fa = x, fx
        best = a if abs(fa) < abs(fb) else b
        nearest = 2 * math.ulp(best) / abs(b - a) if b != a else 1.0
        if fa == 0 or fb == 0 or nearest > 0.5:
            return a if fa == 0 else best
        share = 0.5
        xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb) if fc != fb else 2.0
        if phi**2 < xi and (1 - phi) ** 2 < 1 - xi:
            share = fa / (fb - fa) * fc / (fb - fc)
            share += (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        share = min(max(nearest, share), 1 - nearest)
    return best


def _decimal(value: float) -> Decimal:
    number = Decimal(repr(value))
    return number.quantize(_PLACES) if abs(number) < 10**12 else number
