"""When to write: a learner's days and hour in local time, thinned while nobody answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EVERY_DAY = frozenset(range(7))
"""Weekdays as Python numbers them: Monday is 0."""

CATCH_UP = timedelta(hours=3)
"""How late a reminder may still go out, after a downtime."""

UNSAID = ""
"""The zone of who has not said yet where they live: nothing is due by a clock nobody knows."""

REST = timedelta(hours=6)
"""How long who has just learned is left in peace."""

_QUIET_FROM, _QUIET_UNTIL = 21, 8
DAYTIME = range(_QUIET_UNTIL, _QUIET_FROM)
"""Hours that are not of the night."""
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a learner chose: weekdays, a local hour (0 to 23), and a zone as `zone` reads it."""

    days: frozenset[int]
    hour: int
    zone: str

    @property
    def quiet(self) -> bool:
        """Whether the chosen hour itself lies in the night."""
        return self.hour >= _QUIET_FROM or self.hour < _QUIET_UNTIL


@dataclass(frozen=True, slots=True)
class Pace:
    """How often unanswered reminders come, at least `gap` apart; `patience` of them, then less."""

    gap: timedelta
    patience: int


PACES = (
    Pace(timedelta(0), 4),
    Pace(timedelta(days=3), 3),
    Pace(timedelta(days=7), 3),
    Pace(timedelta(days=7), 1),
)
"""As chosen, twice a week, weekly, and one last goodbye; then silence."""

GOODBYE = len(PACES) - 1
SILENT = len(PACES)


def zone(name: str) -> tzinfo:
    """The zone of an IANA name or an offset such as `+05:30`; raise `ValueError`.

    Days and nights of an `UNSAID` one are UTC's.
    """
    if name == UNSAID:
        return UTC
    if name[:1] in {"+", "-"}:
        hours, minutes = name[1:].split(":")
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(ahead if name[0] == "+" else -ahead)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(name) from error


def read_offset(text: str) -> str | None:
    """`+8`, `UTC-3:30`, `gmt+0800` as an offset's name; None for anything else."""
    found = _OFFSET.fullmatch(text.strip().lower().replace("−", "-").replace("＋", "+"))
    if found is None:
        return None
    sign, hours, minutes = found[1], int(found[2]), int(found[3] or 0)
    if hours > 14 or (hours == 14 and minutes):
        return None
    return f"{sign}{hours:02}:{minutes:02}"


def offset_of_longitude(degrees: float) -> str:
    """The offset in which the sun stands about right at a longitude, in whole hours."""
    hours = round(degrees / 15)
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def offset_of_hour(now: datetime, hour: int) -> str:
    """The offset, in whole hours, of a place where it is about `hour` o'clock at `now`."""
    ahead = (hour - now.astimezone(UTC).hour + 11) % 24 - 11
    return f"{'-' if ahead < 0 else '+'}{abs(ahead):02}:00"


def at_local(day: date, hour: int, where: tzinfo) -> datetime | None:
    """The moment (UTC) of a local hour on a day; None where the day itself is skipped.

    An hour that the clocks jump over comes as they land; one that comes twice counts once, first.
    """
    local = datetime.combine(day, time(hour), where)
    moment = local.astimezone(UTC)
    landed = moment.astimezone(where)
    return moment if landed.date() == day else None


def next_time(schedule: Schedule, after: datetime) -> datetime | None:
    """The first occurrence later than `after`, in UTC; None where no day or no zone is chosen."""
    if schedule.zone == UNSAID:
        return None
    where = zone(schedule.zone)
    start = after.astimezone(where).date() - timedelta(days=1)
    for ahead in range(10):
        day = start + timedelta(days=ahead)
        if day.weekday() not in schedule.days:
            continue
        moment = at_local(day, schedule.hour, where)
        if moment is not None and moment > after:
            return moment
    return None


def following(schedule: Schedule, sent: datetime, level: int) -> datetime | None:
    """The occurrence after one at `sent`, at a level of `PACES`; None once it is `SILENT`.

    A thinned reminder keeps its days where one of them is far enough away.
    """
    if level >= SILENT:
        return None
    gap = PACES[level].gap
    # A day's slack, so that a change of clocks does not push a weekly reminder a day on.
    return next_time(schedule, sent + max(timedelta(0), gap - timedelta(hours=2)))


def thinned(level: int, unanswered: int) -> tuple[int, int]:
    """(level, unanswered) after one more reminder went unanswered."""
    unanswered += 1
    if level < SILENT and unanswered >= PACES[level].patience:
        return level + 1, 0
    return level, unanswered


def fewer(days: frozenset[int]) -> frozenset[int]:
    """About half of the days, evenly spread; none after one."""
    chosen = sorted(days)
    if len(chosen) > 3:
        keep = 3
    elif len(chosen) == 3:
        keep = 2
    else:
        keep = len(chosen) - 1
    return frozenset(chosen[(2 * i + 1) * len(chosen) // (2 * keep)] for i in range(keep))


def timely(schedule: Schedule, due: datetime, now: datetime) -> bool:
    """Whether a reminder due at `due` may still go out at `now`: soon after, and not at night."""
    if now - due > CATCH_UP:
        return False
    local = now.astimezone(zone(schedule.zone))
    night = local.hour >= _QUIET_FROM or local.hour < _QUIET_UNTIL
    return schedule.quiet or not night


def daytime(zone_name: str, now: datetime) -> datetime:
    """`now`, or the end of the night (UTC) where it is night in a zone."""
    where = zone(zone_name)
    local = now.astimezone(where)
    if _QUIET_UNTIL <= local.hour < _QUIET_FROM:
        return now
    day = local.date() + timedelta(days=int(local.hour >= _QUIET_FROM))
    return at_local(day, _QUIET_UNTIL, where) or now
