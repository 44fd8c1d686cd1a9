"""Rows about the days and the hour at which a cohort reminds."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import cohort_paces
from bot.store.upsert import put


@dataclass(frozen=True, slots=True)
class Pace:
    """Weekdays (Monday is 0), and a local hour."""

    days: frozenset[int] = frozenset({0, 2, 4})
    hour: int = 19


_FIND = select(cohort_paces.c.days, cohort_paces.c.hour).where(
    cohort_paces.c.cohort_id == bindparam("cohort")
)


def of(conn: Connection, cohort_id: int) -> Pace:
    """A cohort's pace, or the usual one where it has none of its own."""
    row = conn.execute(_FIND, {"cohort": cohort_id}).first()
    return Pace() if row is None else Pace(frozenset(int(day) for day in row.days), row.hour)


def save(conn: Connection, cohort_id: int, days: Set[int], hour: int) -> None:
    """Give a cohort a pace of its own."""
    written = "".join(str(day) for day in sorted(days))
    conn.execute(put(conn, cohort_paces), {"cohort_id": cohort_id, "days": written, "hour": hour})
