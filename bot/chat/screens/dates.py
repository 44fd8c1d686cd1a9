"""Days and moments in words, as the calendar and clock of a place show them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from bot.core import schedule
from bot.locales import t


def when(language: str, moment: datetime, zone: str) -> str:
    """A moment of these weeks: weekday, day and time."""
    local = moment.astimezone(schedule.zone(zone))
    return t(
        language,
        "when",
        weekday=weekday(language, local),
        date=day(language, local),
        hour=f"{local:%H:%M}",
    )


def in_full(language: str, moment: datetime, zone: str) -> str:
    """A moment with its weekday and its year."""
    local = moment.astimezone(schedule.zone(zone))
    return t(
        language,
        "event-full",
        weekday=weekday(language, local),
        date=full_date(language, local),
        time=f"{local:%H:%M}",
    )


def weekday(language: str, local: date) -> str:
    """The name of a day of the week."""
    return t(language, f"day-{local.weekday()}")


def weekdays(language: str, days: Collection[int]) -> str:
    """Days of the week in a list, 0 is Monday."""
    if days == schedule.EVERY_DAY:
        return t(language, "every-day")
    return t(language, "list-comma").join(t(language, f"day-{one}") for one in sorted(days))


def day(language: str, local: date) -> str:
    """A day of these months."""
    return t(language, "date", day=local.day, month=t(language, f"month-{local.month}"))


def full_date(language: str, local: date) -> str:
    """A day with its year."""
    month = t(language, f"month-{local.month}")
    return t(language, "full-date", day=local.day, month=month, year=str(local.year))
