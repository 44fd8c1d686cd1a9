"""The counts behind the organisers' figures, kept in small steps."""

from __future__ import annotations

from bot.store import tallies
from bot.store.database import Database

_STEP = 200
"""Facts of a kind counted in one transaction: it holds the database for some milliseconds."""
_STEPS = 50
"""Steps in a row, after which others have their turn."""


class Tallies:
    """Counts what learners did since the last time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self) -> int:
        """Count what is not counted yet, a little at a time; returns how many facts."""
        counted = 0
        for _ in range(_STEPS):
            if not await self._database.read(tallies.waiting):
                break
            step = await self._database.write(lambda conn: tallies.fold(conn, _STEP))
            counted += step
            if not step:
                break
        return counted
