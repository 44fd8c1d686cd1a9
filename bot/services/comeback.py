"""What a learner's own doing changes about reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.core import schedule as rules
from bot.store import reminders


def note(conn: Connection, learner_id: int, now: datetime, *, learned: bool = False) -> None:
    """The learner did something: reminders that had thinned out come as chosen again.

    Who has just `learned` needs none for a while.
    """
    known = reminders.find(conn, learner_id)
    if known is None:
        return
    due = known.due_at
    rested = now + rules.REST if learned else now
    if known.level or due is None or due < rested:
        due = rules.next_time(known.schedule, max(rested, known.paused_until or now))
    changed = replace(known, level=0, unanswered=0, due_at=due)
    if changed != known:
        reminders.save(conn, changed)
