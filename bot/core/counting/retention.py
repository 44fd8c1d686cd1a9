"""How long single answers are kept."""

from __future__ import annotations

import calendar
from datetime import datetime

SHORTEST = 6
"""Months. Questions that follow a session come for four of them, and go by what was answered."""


def cutoff(now: datetime, months: int) -> datetime:
    """The moment so many calendar months ago: the same day, or the last of a shorter month."""
    whole = now.year * 12 + now.month - 1 - months
    year, month = divmod(whole, 12)
    day = min(now.day, calendar.monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)
