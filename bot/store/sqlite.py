"""SQLite through aiosqlite, with one thread hop for all that waits together.

A statement awaited one by one costs a hop to aiosqlite's thread and back each time, several times
what SQLite itself needs. So a use case is handed to that thread whole, and the use cases that pile
up meanwhile are committed together.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from bot.store.database import Database, DatabaseUnusable, Mark, Work, marks_of
from bot.store.migrate import NewerTables, migrate

T = TypeVar("T")

_TOGETHER = 256
_LINE, _CROWD = 4, 30
"""Works that are committed together, on average, where those who write stand in line; and how many
it takes for a line."""
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    # Survives the death of the process; a power cut may cost the last moments, never the file.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    # What a learner erases is overwritten, not just unlinked.
    "PRAGMA secure_delete = ON",
)


class _Lane(aiosqlite.Connection):
    """An aiosqlite connection, its thread, and SQLAlchemy's connection over the same handle."""

    def __init__(self, path: str) -> None:
        self._path = path
        super().__init__(self._connector_in_thread, iter_chunk_size=64)
        self.core: Connection

    def _connector_in_thread(self) -> sqlite3.Connection:
        raw = sqlite3.connect(self._path, isolation_level=None)
        try:
            for pragma in _PRAGMAS:
                raw.execute(pragma)
        except sqlite3.Error:
            raw.close()
            raise
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        self.core = engine.connect()
        return raw

    async def hop(self, work: Callable[[], T]) -> T:
        """Run `work` in the connection's thread."""
        result: T = await self._execute(work)  # type: ignore[no-untyped-call]
        return result

    async def ended(self) -> None:
        """Wait for the thread, which ends by itself where there was nothing to open."""
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)

    @property
    def opened(self) -> bool:
        """Whether there is a connection to close."""
        return self._connection is not None

    @property
    def raw(self) -> sqlite3.Connection:
        """The handle itself; to be touched in the connection's thread only."""
        return self._conn


class SqliteDatabase(Database):
    """A database file, with one writer and one reader."""

    def __init__(self, writer: _Lane, reader: _Lane) -> None:
        self._writer = writer
        self._reader = reader
        self._waiting: deque[tuple[Work[Any], asyncio.Future[Any]]] = deque()
        self._draining: asyncio.Task[None] | None = None
        self._changed: set[Mark] = set()
        self._batches, self._batched = 0, 0

    @classmethod
    async def open(cls, path: str) -> SqliteDatabase:
        """Open or create the file and migrate it; raise `DatabaseUnusable`."""
        if path == ":memory:":
            raise DatabaseUnusable("a database in memory would forget everything: name a file")
        writer, reader = _Lane(path), _Lane(path)
        database = cls(writer, reader)
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            await writer
            await writer.hop(lambda: _bring_up_to_date(writer))
            await reader
            await reader.hop(lambda: reader.raw.execute("PRAGMA query_only = ON"))
        except (OSError, sqlite3.Error, SQLAlchemyError, NewerTables) as error:
            await database.close()
            for lane in (writer, reader):
                await lane.ended()
            raise DatabaseUnusable(f"{path}: {error}") from error
        return database

    async def write(self, work: Work[T]) -> T:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._draining is None:
            self._draining = asyncio.create_task(self._drain())
        return await future

    async def read(self, work: Work[T]) -> T:
        return await self._reader.hop(lambda: _alone(self._reader, work, "BEGIN"))

    def changed(self) -> frozenset[Mark]:
        found, self._changed = frozenset(self._changed), set()
        return found

    def crowded(self) -> bool:
        many = self._batched > max(_LINE * self._batches, _CROWD)
        self._batches, self._batched = 0, 0
        return many

    async def settle(self) -> None:
        await self._writer.hop(
            lambda: self._writer.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        )

    async def close(self) -> None:
        if self._draining is not None:
            await self._draining
        for lane in (self._reader, self._writer):
            if lane.opened:
                with contextlib.suppress(sqlite3.Error):
                    await lane.hop(lane.core.invalidate)
                await lane.close()

    async def _drain(self) -> None:
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
                await self._commit(batch)
        finally:
            self._draining = None

    async def _commit(self, batch: list[tuple[Work[Any], asyncio.Future[Any]]]) -> None:
        works = [work for work, _ in batch]
        self._batches += 1
        self._batched += len(batch)
        try:
            outcomes, marks = await self._writer.hop(lambda: _marked(self._writer, works))
        except Exception as error:  # noqa: BLE001 - each caller is given it
            outcomes = [(None, error)] * len(batch)
        else:
            # After the commit: whoever reads the rows of a mark finds what it stands for.
            self._changed |= marks
        for (_, future), (result, failure) in zip(batch, outcomes, strict=True):
            if future.done():
                continue
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)


def _bring_up_to_date(lane: _Lane) -> None:
    lane.raw.execute("BEGIN IMMEDIATE")
    try:
        migrate(lane.core)
        lane.core.commit()
    except BaseException:
        lane.core.rollback()
        raise


def _alone(lane: _Lane, work: Work[T], begin: str) -> T:
    lane.raw.execute(begin)
    try:
        result = work(lane.core)
    except BaseException:
        _undo(lane)
        raise
    _finish(lane)
    return result


def _marked(
    lane: _Lane, works: list[Work[Any]]
) -> tuple[list[tuple[Any, Exception | None]], set[Mark]]:
    """Run all in one transaction; what they marked, and for those undone what they would have."""
    try:
        return _together(lane, works), marks_of(lane.core)
    except BaseException:
        marks_of(lane.core)
        raise


def _together(lane: _Lane, works: list[Work[Any]]) -> list[tuple[Any, Exception | None]]:
    """Run all in one transaction; one that raises is undone by itself."""
    if len(works) == 1:
        return [(_alone(lane, works[0], "BEGIN IMMEDIATE"), None)]
    outcomes: list[tuple[Any, Exception | None]] = []
    lane.raw.execute("BEGIN IMMEDIATE")
    try:
        for work in works:
            lane.raw.execute("SAVEPOINT one")
            try:
                outcomes.append((work(lane.core), None))
            except Exception as error:  # noqa: BLE001 - its caller is given it
                lane.raw.execute("ROLLBACK TO one")
                outcomes.append((None, error))
            lane.raw.execute("RELEASE one")
    except BaseException:
        _undo(lane)
        raise
    _finish(lane)
    return outcomes


def _finish(lane: _Lane) -> None:
    try:
        lane.raw.execute("COMMIT")
    except sqlite3.Error:
        _undo(lane)
        raise
    lane.core.commit()


def _undo(lane: _Lane) -> None:
    if lane.raw.in_transaction:
        lane.raw.execute("ROLLBACK")
    lane.core.rollback()
