"""Alerts: one text to everybody who asked to hear of new scams, in their daytime."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.core import schedule as rules
from bot.store import alerts, letters, reminders
from bot.store.database import Database
from bot.store.letters import NewLetter

ALERT = "alert"
_PRIORITY = 40
_BATCH = 200
_LASTS = timedelta(days=1)


class Alerts:
    """Use cases about alerts."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def send(self, name: str, texts: Mapping[str, str]) -> int:
        """Write an alert's letters in batches; returns how many are new.

        A name is one alert: sent again, it reaches only who has subscribed since, with the texts
        of the first time.
        """
        now = self._clock()

        def begin(conn: Connection) -> int:
            alerts.add(conn, name, texts, now)
            return letters.about(conn, ALERT, name)

        before = await self._database.write(begin)
        after: int | None = 0
        while after is not None:
            after = await self._database.write(partial(_write, name=name, now=now, after=after))
        return await self._database.read(lambda conn: letters.about(conn, ALERT, name)) - before


def text(conn: Connection, name: str, language: str) -> str | None:
    """What an alert says in a language, or in the first one that it has."""
    texts = alerts.find(conn, name)
    return None if not texts else texts.get(language) or next(iter(texts.values()))


def _write(conn: Connection, *, name: str, now: datetime, after: int) -> int | None:
    """Write one batch; returns where the next one begins, or None after the last."""
    to = reminders.subscribed(conn, after, _BATCH)
    letters.write(conn, [_letter(who, name, zone, now) for who, zone in to])
    return to[-1][0] if len(to) == _BATCH else None


def _letter(learner_id: int, name: str, zone: str, now: datetime) -> NewLetter:
    begins = rules.daytime(zone, now)
    return NewLetter(learner_id, ALERT, name, _PRIORITY, begins, begins + _LASTS)
