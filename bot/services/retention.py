"""What is old enough goes, a little at a time; what is counted of it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.counting import retention as rules
from bot.services import live_counts as counting
from bot.services.texts import Texts
from bot.store import ageing, letters, live_counts, quotes, reductions
from bot.store.database import Database

_LOOKED_AT = 2000
"""Answers or attempts looked at in one transaction; most of them are left as they are."""
_DELETED = 100
"""Rows deleted in one transaction, with what hangs on them."""
_LETTERS_KEPT = timedelta(days=90)
"""How long letters that ended are known."""
_AT_FIRST = timedelta(minutes=10)
_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Old:
    """What is older than `before`: single answers, and live quizzes with their players."""

    before: datetime
    answers: int
    games: int


class Retention:
    """Reduces to counts what is older than `months`."""

    def __init__(
        self, database: Database, texts: Texts, clock: Callable[[], datetime], months: int
    ) -> None:
        self._database = database
        self._texts = texts
        self._clock = clock
        self.months = months
        self._begun = clock()
        self._next: datetime | None = None

    async def start(self) -> int:
        """At a start, before anything runs on them: forget the words that nothing needs."""
        return await self._database.write(ageing.of_texts)

    async def go_on(self) -> int:
        """One small step, but not in the first minutes: a start has enough to do."""
        if self._clock() - self._begun < _AT_FIRST:
            return 0
        return await self.reduce()

    async def reduce(self) -> int:
        """One small step; returns how many rows it was about, 0 where all is done for today.

        Where it stands is in the rows themselves: a restart goes on from there.
        """
        now = self._clock()
        if self._next is not None and now < self._next:
            return 0
        before = rules.cutoff(now, self.months)
        steps: tuple[Callable[[Connection], int], ...] = (
            lambda conn: letters.forget(conn, now - _LETTERS_KEPT, _DELETED),
            lambda conn: self._count_game(conn, before),
            lambda conn: live_counts.drop_players(conn, _DELETED),
            lambda conn: reductions.reduce(conn, before, _LOOKED_AT),
            lambda conn: ageing.of_attempts(conn, before, _LOOKED_AT),
            lambda conn: ageing.of_practices(conn, before, _LOOKED_AT),
            lambda conn: ageing.of_follow_ups(conn, before, _DELETED),
            lambda conn: quotes.forget(conn, before, _DELETED),
        )
        for step in steps:
            done = await self._database.write(step)
            if done:
                return done
        self._next = now + _EVERY
        return 0

    def _count_game(self, conn: Connection, before: datetime) -> int:
        """Count one old live quiz; its players go in the steps that follow."""
        game = live_counts.uncounted(conn, before)
        if game is None:
            return 0
        counting.keep(conn, self._texts, game)
        return 1

    async def old(self) -> Old:
        """What would go now."""
        before = rules.cutoff(self._clock(), self.months)
        return await self._database.read(
            lambda conn: Old(
                before,
                ageing.many_answers(conn, before),
                live_counts.many_uncounted(conn, before),
            )
        )
