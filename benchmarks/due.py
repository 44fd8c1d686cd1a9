"""`python -m benchmarks.due`: finding what is due, with few learners and with many.

A thousand reminders are due either way. Shown are the milliseconds for which a batch holds the
database, and the ratio between the two sizes.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from rich.console import Console
from sqlalchemy import Connection, insert

from bot.services.reminders import Reminders
from bot.store.database import Database, Work, open_database
from bot.store.tables import learners, reminders

NOW = datetime(2026, 3, 2, 19, tzinfo=UTC)
DUE = 1_000
_CHUNK = 50_000

say = Console().print


def _fill(conn: Connection, first: int, many: int) -> None:
    numbers = range(first, first + many)
    conn.execute(
        insert(learners),
        [{"id": n, "telegram_id": n, "language": "en", "created_at": NOW} for n in numbers],
    )
    conn.execute(
        insert(reminders),
        [
            {
                "learner_id": n,
                "days": "0123456",
                "hour": 19,
                "zone": "UTC",
                "alerts": False,
                "level": 0,
                "unanswered": 0,
                "due_at": NOW if n <= DUE else NOW + timedelta(minutes=n % 10_000 + 1),
            }
            for n in numbers
        ],
    )


class _Timed(Database):
    """A database that times what is written to it; milliseconds."""

    def __init__(self, inner: Database) -> None:
        self._inner = inner
        self.held: list[float] = []

    async def write(self, work: Work[object]) -> object:  # type: ignore[override]
        def timed(conn: Connection) -> object:
            begun = time.perf_counter()
            result = work(conn)
            self.held.append((time.perf_counter() - begun) * 1000)
            return result

        return await self._inner.write(timed)

    async def read(self, work: Work[object]) -> object:  # type: ignore[override]
        return await self._inner.read(work)

    async def settle(self) -> None:
        await self._inner.settle()

    async def close(self) -> None:
        await self._inner.close()


async def measure(many: int) -> list[float]:
    """Milliseconds for which each batch held the database, with `many` learners."""
    with tempfile.TemporaryDirectory() as folder:
        database = _Timed(await open_database(f"sqlite:///{Path(folder) / 'due.sqlite3'}"))
        for first in range(1, many + 1, _CHUNK):
            size = min(_CHUNK, many + 1 - first)
            await database.write(partial(_fill, first=first, many=size))
        database.held.clear()
        service = Reminders(database, lambda: NOW, "UTC")
        written = await service.enqueue_due()
        if written != DUE:
            raise SystemExit(f"{written} letters instead of {DUE}")
        await database.close()
        return database.held


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.due", description=__doc__)
    parser.add_argument("--few", type=int, default=10_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    given = parser.parse_args()
    totals = []
    for many in (given.few, given.many):
        held = asyncio.run(measure(many))
        totals.append(sum(held))
        say(
            f"{many:>9,} learners, {DUE:,} due: {len(held)} batches, each"
            f" {statistics.median(held):.1f} ms at the median, {max(held):.1f} at most"
        )
    say(f"many ÷ few: {totals[1] / totals[0]:.2f} of the time")


if __name__ == "__main__":
    main()
