"""Lengths of time and rhythms, as a sentence names them, in the periods of a loan."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bot.core.loan import Period, Unit
from bot.core.offers.roles import MOST_PAYMENTS
from bot.core.offers.wording import Per, Span

_ABOUT = Decimal("1.05")
"""Two times that differ by less are the same one: 90 days are three months."""


def unit_of(name: str) -> tuple[Unit, int]:
    """A word for a time as a unit, and how many of it: a fortnight is two weeks."""
    return {
        "day": (Unit.DAY, 1),
        "week": (Unit.WEEK, 1),
        "fortnight": (Unit.WEEK, 2),
        "half-month": (Unit.HALF_MONTH, 1),
        "month": (Unit.MONTH, 1),
        "quarter": (Unit.MONTH, 3),
        "half-year": (Unit.MONTH, 6),
        "year": (Unit.YEAR, 1),
    }[name]


def finer(unit: Unit, count: Decimal) -> tuple[Unit, Decimal]:
    """Half a year as months, half a month as days."""
    if unit is Unit.YEAR:
        return Unit.MONTH, (count * 12).quantize(Decimal(1), ROUND_HALF_UP)
    if unit is Unit.MONTH:
        return Unit.DAY, (count * 30).quantize(Decimal(1), ROUND_HALF_UP)
    if unit is Unit.WEEK:
        return Unit.DAY, (count * 7).quantize(Decimal(1), ROUND_HALF_UP)
    return unit, count.quantize(Decimal(1), ROUND_HALF_UP)


def times(every: Period, period: Period) -> Decimal:
    """How much of what is due for `every` falls into `period`; 30 days are a month's."""
    if every.unit is Unit.MONTH and period.unit is Unit.DAY:
        return Decimal(period.count) / (30 * every.count)
    return every.a_year / period.a_year


def as_period(per: Per) -> Period:
    """What something is for, as a period: every two weeks."""
    unit, times = unit_of(per.unit)
    count = max(1, int(per.count * times))
    if unit is Unit.DAY and count % 7 == 0:
        return Period(Unit.WEEK, count // 7)  # every 14 days
    return Period(unit, count)


def periods(span: Span, period: Period) -> int | None:
    """How many periods a span has, to the nearest."""
    count = (years(span) * period.a_year).quantize(Decimal(1), ROUND_HALF_UP)
    return int(count) if 0 < count <= 100_000 else None


def sensible(count: int | None) -> int | None:
    """A number of payments that can be meant; None for any other."""
    return count if count is not None and 0 < count <= MOST_PAYMENTS else None


def years(span: Span) -> Decimal:
    """A length of time in years."""
    unit, times = unit_of(span.unit)
    return span.count * times / Period(unit).a_year


def alike(lengths: Sequence[Decimal]) -> bool:
    """Whether they are one and the same, or nearly: 90 days and three months."""
    return not lengths or max(lengths) <= min(lengths) * _ABOUT
