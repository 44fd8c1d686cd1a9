"""The database as the house sees it: a use case in, one transaction, its result out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError

T = TypeVar("T")
Work = Callable[[Connection], T]
"""A use case's dealings with the database: synchronous, and free of other effects, since it may
be run again after a conflict."""

Mark = tuple[Any, ...]
"""A table by its name, and the beginning of the keys of rows in it."""
_MARKS = "marks"


def mark(conn: Connection, marks: Iterable[Mark]) -> None:
    """Note that rows change with this transaction, for whoever keeps them in memory."""
    conn.info.setdefault(_MARKS, set()).update(marks)


def marks_of(conn: Connection) -> set[Mark]:
    """What was noted on a connection, which forgets it."""
    found: set[Mark] = conn.info.pop(_MARKS, set())
    return found


class DatabaseUnusable(Exception):  # noqa: N818 - a state told to the operator
    """The database cannot be opened; the text says why in one sentence."""


class Database(ABC):
    """Runs works in transactions."""

    @abstractmethod
    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction of its own fate: committed, or undone if it raises."""

    @abstractmethod
    async def read(self, work: Work[T]) -> T:
        """Run `work`, which only reads, on what is committed, beside the writers."""

    def changed(self) -> frozenset[Mark] | None:
        """What `mark` noted since the last time that this was asked, once it is committed.

        None: everything may have changed, as others write too. For one asker.
        """
        return None

    def crowded(self) -> bool:
        """Whether those who write stood in line since the last time that this was asked.

        For one asker. Where there is no line, nobody stands in it.
        """
        return False

    @abstractmethod
    async def settle(self) -> None:
        """See that what was erased is gone from the files too."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what waits and let go of the database."""


async def open_database(url: str) -> Database:
    """Open the database at `url` and bring its tables up to date.

    Takes `sqlite:///FILE` and `postgresql://…`; raise `DatabaseUnusable` for anything wrong.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusable(f"{url!r} is not a database address") from error
    match parsed.get_backend_name():
        case "sqlite":
            from bot.store.sqlite import SqliteDatabase  # noqa: PLC0415 - only what is used

            return await SqliteDatabase.open(parsed.database or ":memory:")
        case "postgresql":
            from bot.store.postgres import PostgresDatabase  # noqa: PLC0415 - only what is used

            return await PostgresDatabase.open(parsed)
        case other:
            raise DatabaseUnusable(f"{other} is not supported: use sqlite or postgresql")


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database at `url`, closed whatever happens: its threads would keep a program from ending.

    Raise `DatabaseUnusable` as `open_database` does.
    """
    database = await open_database(url)
    try:
        yield database
    finally:
        await database.close()
