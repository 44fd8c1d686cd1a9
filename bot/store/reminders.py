"""Rows about when learners want to be written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.core.schedule import Schedule
from bot.store import tallies
from bot.store.tables import learners, reminders
from bot.store.upsert import put


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a learner chose, how thinned it is, and the next occurrence (UTC).

    `muted_at` says since when they are turned off, where they once were on.
    """

    learner_id: int
    schedule: Schedule
    alerts: bool
    level: int
    unanswered: int
    paused_until: datetime | None
    due_at: datetime | None
    muted_at: datetime | None = None


_COLUMNS = (
    reminders.c.learner_id,
    reminders.c.days,
    reminders.c.hour,
    reminders.c.zone,
    reminders.c.alerts,
    reminders.c.level,
    reminders.c.unanswered,
    reminders.c.paused_until,
    reminders.c.due_at,
    reminders.c.muted_at,
)
_FIND = select(*_COLUMNS).where(reminders.c.learner_id == bindparam("learner_id"))
_MUTED = select(reminders.c.muted_at).where(reminders.c.learner_id == bindparam("learner_id"))
_DUE = (
    select(*_COLUMNS, learners.c.unreachable_at)
    .join_from(reminders, learners)
    .where(reminders.c.due_at <= bindparam("now"))
    .order_by(reminders.c.due_at)
    .limit(bindparam("most"))
)
_ADVANCE = (
    update(reminders)
    .where(reminders.c.learner_id == bindparam("who"))
    .values(
        due_at=bindparam("next_due"),
        level=bindparam("next_level"),
        unanswered=bindparam("next_unanswered"),
    )
)


def find(conn: Connection, learner_id: int) -> Reminder | None:
    """A learner's reminders, if they ever agreed to any."""
    row = conn.execute(_FIND, {"learner_id": learner_id}).first()
    return None if row is None else _read(row)


def save(conn: Connection, reminder: Reminder) -> None:
    """Keep a learner's reminders in place of those before."""
    muted_before = conn.scalar(_MUTED, {"learner_id": reminder.learner_id})
    if muted_before != reminder.muted_at:
        tallies.switched(conn, "muted", muted_before, reminder.muted_at)
    values = {
        "learner_id": reminder.learner_id,
        "days": _digits(reminder.schedule),
        "hour": reminder.schedule.hour,
        "zone": reminder.schedule.zone,
        "alerts": reminder.alerts,
        "level": reminder.level,
        "unanswered": reminder.unanswered,
        "paused_until": reminder.paused_until,
        "due_at": reminder.due_at,
        "muted_at": reminder.muted_at,
    }
    conn.execute(put(conn, reminders), values)


def due(conn: Connection, now: datetime, most: int) -> list[tuple[Reminder, bool]]:
    """Reminders due at `now`, longest due first, each with whether the learner can be reached."""
    rows = conn.execute(_DUE, {"now": now, "most": most})
    return [(_read(row), row.unreachable_at is None) for row in rows]


def advance(conn: Connection, changed: Sequence[Reminder]) -> None:
    """Keep the next occurrences."""
    if changed:
        conn.execute(
            _ADVANCE,
            [
                {
                    "who": one.learner_id,
                    "next_due": one.due_at,
                    "next_level": one.level,
                    "next_unanswered": one.unanswered,
                }
                for one in changed
            ],
        )


def _digits(schedule: Schedule) -> str:
    return "".join(str(day) for day in sorted(schedule.days))


def _read(row: Any) -> Reminder:
    schedule = Schedule(frozenset(int(day) for day in row.days), row.hour, row.zone)
    return Reminder(
        row.learner_id,
        schedule,
        row.alerts,
        row.level,
        row.unanswered,
        row.paused_until,
        row.due_at,
        row.muted_at,
    )
