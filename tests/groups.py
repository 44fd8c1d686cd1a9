"""Cohorts and sessions for tests, and coming into one as its link does."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.chat import buttons as packed
from bot.core import live_quiz
from bot.services import follow_ups as following
from bot.store import cohorts
from bot.store.cohorts import Cohort
from bot.store.tables import events, partners
from tests import stored
from tests.talk import Message, Talk

T = TypeVar("T")

COURSE = "loans/true-cost"
START = "loans/true-cost/apr#longer"


async def write(talk: Talk, work: Callable[[Connection], T]) -> T:
    """Do something in the bot's database."""
    return await stored.write(talk.settings.database_url, work)


async def cohort(talk: Talk, title: str = "Market evening", **values: Any) -> Cohort:
    """A cohort of a partner's."""
    now = talk.now()

    def work(conn: Connection) -> Cohort:
        made = conn.execute(partners.insert().values(name=f"for {title}", created_at=now))
        assert made.inserted_primary_key is not None
        usual: dict[str, Any] = {
            "partner_id": made.inserted_primary_key[0],
            "code": live_quiz.code(zlib.crc32(title.encode())),
            "title": title,
            "programme": "",
            "language": "en",
            "audience": None,
            "course": COURSE,
            "start_question": None,
            "delays": (1, 7, 30, 90),
            "reminders": False,
            "created_at": now,
            "closed_at": None,
        }
        return cohorts.add(conn, usual | values)

    return await write(talk, work)


async def session(
    talk: Talk, of: Cohort, starts_at: datetime, quiz: str | None = "loans", zone: str = "UTC"
) -> int:
    """A session of a cohort; returns its number."""

    def work(conn: Connection) -> int:
        values = {
            "cohort_id": of.id,
            "venue": "The hall",
            "starts_at": starts_at,
            "zone": zone,
            "minutes": 90,
            "quiz": quiz,
            "expected": 30,
            "made_by": 1,
            "cancelled_at": None,
            "sequence": 0,
        }
        made = conn.execute(events.insert().values(values))
        following.replan(conn, of.id, talk.now())
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0])

    return await write(talk, work)


async def change_session(talk: Talk, event_id: int, **values: Any) -> None:
    """Move or cancel a session."""

    def work(conn: Connection) -> None:
        changed = events.update().where(events.c.id == event_id).values(values)
        conn.execute(changed)
        of = conn.execute(events.select().where(events.c.id == event_id)).one().cohort_id
        following.replan(conn, of, talk.now())

    await write(talk, work)


async def join(talk: Talk, person: int, into: Cohort) -> Message:
    """Come into a cohort by its link, and go on from its greeting."""
    await talk.say(person, f"/start c-{into.code}")
    return await talk.tap_data(person, packed.pack(packed.Belong("begin", into.id)))


async def leave(talk: Talk, person: int, out_of: Cohort) -> None:
    """Leave a cohort in /privacy."""
    await talk.say(person, "/privacy")
    await talk.tap_data(person, packed.pack(packed.Belong("leave", out_of.id)))
