"""The outbox as the courier and the operator see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.store import learners, letters
from bot.store.database import Database
from bot.store.letters import DOUBT, EXPIRED, FAILED, NO_SAY, SENT, Letter, Settled


@dataclass(frozen=True, slots=True)
class Deliveries:
    """The state of the outbox: letters by (kind, state, reason), and how fast they leave."""

    counts: tuple[tuple[str, str, str, int], ...]
    oldest_waiting: datetime | None
    sent_last_hour: int
    rate: float | None
    """Letters a second between the first and the last one sent in the last hour."""


class Outbox:
    """Letters: claimed, settled, counted. Each method is one transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def recover(self) -> int:
        """After a start: what was under way before is in doubt."""
        return await self._database.write(lambda conn: letters.recover(conn, self._clock()))

    async def due(self, most: int) -> list[Letter]:
        """Letters whose time has come, most urgent first."""
        return await self._database.write(lambda conn: letters.due(conn, self._clock(), most))

    async def claim(self, letter: Letter) -> bool:
        """Take a letter, just before its call; False where it no longer waits."""
        now = self._clock()
        return await self._database.write(lambda conn: letters.claim(conn, letter.id, now))

    async def sent(self, letter: Letter) -> None:
        """It arrived."""
        await self._settle(letter, SENT, None)

    async def failed(self, letter: Letter, reason: str, *, gone: bool = False) -> None:
        """Telegram refused it; `gone`: the person blocked the bot or is no more."""

        def work(conn: Connection) -> None:
            now = self._clock()
            letters.settle(conn, Settled(letter.id, FAILED, reason), now)
            if gone:
                learners.reach(conn, letter.telegram_id, now)

        await self._database.write(work)

    async def in_doubt(self, letter: Letter, reason: str) -> None:
        """Nobody knows whether it arrived."""
        await self._settle(letter, DOUBT, reason)

    async def pointless(self, letter: Letter) -> None:
        """There was nothing left to say."""
        await self._settle(letter, EXPIRED, NO_SAY)

    async def put_back(self, letter: Letter, seconds: float = 0.0) -> None:
        """It certainly did not leave, and waits again."""
        then = self._clock() + timedelta(seconds=seconds)
        await self._database.write(lambda conn: letters.put_back(conn, letter.id, then))

    async def hold(self) -> int:
        """Hold what waits; returns how many."""
        return await self._database.write(letters.hold)

    async def release(self) -> int:
        """Release what is held; returns how many."""
        return await self._database.write(letters.release)

    async def deliveries(self) -> Deliveries:
        """The state of the outbox."""

        def work(conn: Connection) -> Deliveries:
            since = self._clock() - timedelta(hours=1)
            sent, first, last = letters.sent_since(conn, since)
            span = (last - first).total_seconds() if first and last else 0.0
            return Deliveries(
                counts=tuple(sorted(letters.counts(conn))),
                oldest_waiting=letters.oldest_waiting(conn),
                sent_last_hour=sent,
                rate=(sent - 1) / span if span else None,
            )

        return await self._database.read(work)

    async def _settle(self, letter: Letter, state: str, reason: str | None) -> None:
        ended = Settled(letter.id, state, reason)
        await self._database.write(lambda conn: letters.settle(conn, ended, self._clock()))
