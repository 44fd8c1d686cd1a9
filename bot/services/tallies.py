"""The counts behind the organisers' figures, kept in small steps."""

from __future__ import annotations

from bot.store import tallies
from bot.store.database import Database

_STEP = 200
"""Facts of a kind counted in one transaction: it holds the database for some milliseconds."""
_STEPS = 50
"""Steps in a row, after which others have their turn."""
_MANY = 100
"""Use cases written since the last time, a second ago, by which counting gives way to them."""
_PATIENCE = 300
"""How many times in a row; then it counts until nothing waits, whatever else is written."""


class Tallies:
    """Counts what learners did since the last time, but not while very many do something."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written = database.written
        self._gave_way = 0

    async def count(self) -> int:
        """Count what is not counted yet, a little at a time; returns how many facts."""
        many = self._database.written - self._written >= _MANY
        if many and self._gave_way < _PATIENCE:
            self._gave_way += 1
            self._written = self._database.written
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
        self._written = self._database.written
        return counted
