"""Rows about the days and the hour at which a cohort reminds."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select

from bot.core.cohort import Pace
from bot.store.tables import cohort_paces
from bot.store.upsert import put

_FIND = select(cohort_paces.c.days, cohort_paces.c.hour).where(
    cohort_paces.c.cohort_id == bindparam("cohort")
)
_DROP = delete(cohort_paces).where(cohort_paces.c.cohort_id == bindparam("cohort"))


def of(conn: Connection, cohort_id: int) -> Pace:
    """A cohort's pace, or the usual one where it has none of its own."""
    row = conn.execute(_FIND, {"cohort": cohort_id}).first()
    return Pace() if row is None else Pace(frozenset(int(day) for day in row.days), row.hour)


def save(conn: Connection, cohort_id: int, pace: Pace) -> None:
    """Give a cohort a pace of its own."""
    written = "".join(str(day) for day in sorted(pace.days))
    values = {"cohort_id": cohort_id, "days": written, "hour": pace.hour}
    conn.execute(put(conn, cohort_paces), values)


def drop(conn: Connection, cohort_id: int) -> None:
    """Take it away."""
    conn.execute(_DROP, {"cohort": cohort_id})
