"""What a learner's own doing changes about reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.core import schedule as rules
from bot.store import reminders


def note(conn: Connection, learner_id: int, now: datetime) -> None:
    """The learner did something: reminders that had thinned out come as chosen again."""
    known = reminders.find(conn, learner_id)
    if known is None or not (known.level or known.unanswered or known.due_at is None):
        return
    due = known.due_at
    if known.level or due is None:
        due = rules.next_time(known.schedule, max(now, known.paused_until or now))
    reminders.save(conn, replace(known, level=0, unanswered=0, due_at=due))
