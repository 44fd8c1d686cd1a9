"""Dates as US law counts them: unit-periods, and an odd part of one before them.

Regulation Z, 12 CFR 1026, Appendix J (b)(3) to (5): the unit-period is the period that occurs most
often; from a payment whole ones are counted back, and of what remains a month has 30 days.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from bot.core.rate import Flow, Rate, solve

_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """`months` or `days` of them, or half a month; just one of the three."""

    months: int = 0
    days: int = 0
    half: bool = False

    @property
    def a_year(self) -> Decimal:
        """How many a year has: weeks by 52, other days by 365."""
        if self.half:
            return Decimal(24)
        if self.months:
            return Decimal(12) / self.months
        if self.days % 7 == 0:
            return Decimal(52 * 7) / self.days
        return Decimal(_DAYS_A_YEAR) / self.days


def us_rate(moves: Sequence[tuple[date, Decimal]]) -> Rate | None:
    """The rate behind dated flows; None where no period occurs twice. Raise `NoRate`."""
    ordered = sorted(moves, key=lambda move: move[0])
    days = sorted({day for day, _ in ordered})
    if len(days) < 2:
        return Rate(solve([Flow(amount, 0) for _, amount in ordered]), Decimal(1))
    unit = _once(*days) if len(days) == 2 else _most_common(days)
    if unit is None:
        return None
    flows = [Flow(amount, *_counted(days[0], day, unit)) for day, amount in ordered]
    return Rate(solve(flows), unit.a_year)


def _once(first: date, last: date) -> UnitPeriod | None:
    """A loan paid back at once: its term, but a year at most."""
    months = _months(first, last)
    if months is not None and 0 < months <= 12:
        return UnitPeriod(months=months)
    days = (last - first).days
    return UnitPeriod(days=days) if days <= _DAYS_A_YEAR else UnitPeriod(months=12)


def _most_common(days: Sequence[date]) -> UnitPeriod | None:
    # The time before the first payment may be odd; it decides only if there is nothing else.
    gaps = list(pairwise(days[1:] if len(days) > 3 else days))
    if len({day.day for pair in gaps for day in pair}) == 2 and all(
        13 <= (later - day).days <= 18 for day, later in gaps
    ):
        return UnitPeriod(half=True)
    counted = Counter(_unit(day, later) for day, later in gaps)
    most = max(counted.values())
    return min(
        (unit for unit, times in counted.items() if times == most),
        key=lambda unit: (unit.months * 30 + unit.days, unit.months),
    )


def _unit(first: date, last: date) -> UnitPeriod:
    months = _months(first, last)
    if months:
        return UnitPeriod(months=min(months, 12))
    return UnitPeriod(days=min((last - first).days, _DAYS_A_YEAR))


def _months(first: date, last: date) -> int | None:
    """Whole months between two dates, or two ends of months; None if there are days beside."""
    months = (last.year - first.year) * 12 + last.month - first.month
    ends = all(calendar.monthrange(day.year, day.month)[1] == day.day for day in (first, last))
    return months if ends or _back(first, -months, first.day) == last else None


def _back(day: date, months: int, wanted: int) -> date:
    """`months` before `day`, on the day `wanted` of the month or its last."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(wanted, calendar.monthrange(year, month + 1)[1]))


def _counted(first: date, day: date, unit: UnitPeriod) -> tuple[int, float]:
    """Whole unit-periods from `first` to `day`, counted back from `day`, and the odd part."""
    if unit.half:
        return _halves(first, day)
    if unit.days:
        whole, rest = divmod((day - first).days, unit.days)
        return whole, rest / unit.days
    months = (day.year - first.year) * 12 + day.month - first.month
    while _back(day, months, day.day) < first:
        months -= 1
    whole, spare = divmod(months, unit.months)
    odd = (_back(day, months, day.day) - first).days
    if unit.months == 12 and whole and not spare:
        return whole, odd / _DAYS_A_YEAR
    return whole, (30 * spare + odd) / (30 * unit.months)


def _halves(first: date, day: date) -> tuple[int, float]:
    months = (day.year - first.year) * 12 + day.month - first.month
    while _back(day, months, day.day) < first:
        months -= 1
    start, halves = _back(day, months, day.day), 2 * months
    if (start - first).days >= 15:
        start, halves = start - timedelta(days=15), halves + 1
    return halves, (start - first).days / 15
