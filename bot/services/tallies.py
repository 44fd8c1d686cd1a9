"""The counts behind the organisers' figures, kept in small steps."""

from __future__ import annotations

from bot.store import tallies
from bot.store.database import Database

_STEP = 200
"""Facts of a kind counted in one transaction: it holds the database for some milliseconds."""
_STEPS = 50
"""Steps in a row, after which others have their turn."""
_PATIENCE = 300
"""How many times in a row, a second apart, counting gives way to those who stand in line to write;
then it counts until nothing waits."""


class Tallies:
    """Counts what learners did since the last time, but not while very many do something."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gave_way = 0

    async def count(self) -> int:
        """Count what is not counted yet, a little at a time; returns how many facts."""
        if self._database.crowded() and self._gave_way < _PATIENCE:
            self._gave_way += 1
            return 0
        counted = 0
        for _ in range(_STEPS):
            step = 0
            if await self._database.read(tallies.waiting):
                step = await self._database.write(lambda conn: tallies.fold(conn, _STEP))
            counted += step
            if not step:
                self._gave_way = 0
                break
        return counted
