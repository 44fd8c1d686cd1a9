"""Where made-up rows are written, as fast as each database takes them."""

from __future__ import annotations

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from sqlalchemy import make_url

from bot.store.database import DatabaseUnusable, open_database
from bot.store.tables import metadata

Row = tuple[Any, ...]

# Nobody reads meanwhile, and what a power cut breaks is made again.
_PRAGMAS = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -400000",
    "PRAGMA foreign_keys = OFF",
)


class NotEmpty(DatabaseUnusable):
    """Made-up learners do not go among real ones."""


class Sink(ABC):
    """Takes rows by table; each row has the table's first columns."""

    @abstractmethod
    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Write rows."""

    @abstractmethod
    def finish(self) -> None:
        """Write down what is not yet, and let go."""


def open_sink(url: str) -> Sink:
    """Make the tables, where the database has none; raise `NotEmpty` where somebody learns."""

    async def migrate() -> None:
        await (await open_database(url)).close()

    asyncio.run(migrate())
    parsed = make_url(url)
    sink = (
        _Sqlite(parsed.database or "")
        if parsed.get_backend_name() == "sqlite"
        else _Postgres(parsed.set(drivername="postgresql").render_as_string(hide_password=False))
    )
    if sink.learners():
        sink.finish()
        raise NotEmpty("somebody learns in this database already: name one that is empty")
    return sink


def _columns(table: str, row: Row) -> list[str]:
    return [column.name for column in metadata.tables[table].columns][: len(row)]


class _Sqlite(Sink):
    def __init__(self, path: str) -> None:
        self._conn = sqlite3.connect(path, isolation_level=None)
        for pragma in _PRAGMAS:
            self._conn.execute(pragma)
        self._conn.execute("BEGIN")

    def learners(self) -> int:
        """How many learners there are."""
        return int(self._conn.execute("SELECT count(*) FROM learners").fetchone()[0])

    def write(self, table: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        names = ", ".join(f'"{name}"' for name in _columns(table, rows[0]))
        marks = ", ".join("?" * len(rows[0]))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
        self._conn.executemany(sql, rows)

    def finish(self) -> None:
        self._conn.execute("COMMIT")
        self._conn.execute("PRAGMA locking_mode = NORMAL")
        self._conn.execute("PRAGMA journal_mode = WAL")
        self._conn.close()


class _Postgres(Sink):
    def __init__(self, address: str) -> None:
        import asyncpg  # noqa: PLC0415 - only where it is used

        self._runner = asyncio.Runner()
        self._conn = self._runner.run(asyncpg.connect(address))
        self._transaction = self._conn.transaction()
        self._runner.run(self._transaction.start())

    def learners(self) -> int:
        """How many learners there are."""
        return int(self._runner.run(self._conn.fetchval("SELECT count(*) FROM learners")))

    def write(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            columns = _columns(table, rows[0])
            copied = self._conn.copy_records_to_table(table, records=rows, columns=columns)
            self._runner.run(copied)

    def finish(self) -> None:
        for table in metadata.sorted_tables:
            key = list(table.primary_key)
            if len(key) == 1 and key[0].name == "id":
                name = table.name
                last = f"(SELECT coalesce(max(id), 0) + 1 FROM {name})"  # noqa: S608 - our own
                sql = f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last}, false)"
                self._runner.run(self._conn.execute(sql))
        self._runner.run(self._transaction.commit())
        self._runner.run(self._conn.close())
        self._runner.close()
