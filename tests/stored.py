"""What stands in the bot's database, whichever it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from sqlalchemy import Connection, Select, bindparam, create_engine, func, select, union_all

from bot.store.database import opened
from bot.store.migrate import migrate
from bot.store.tables import Moment, metadata

T = TypeVar("T")

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For talks of which nothing is kept: whichever database it is plays no part in them."""


def new_file(folder: Path) -> str:
    """The address of a database file with all tables; of the one that is there, if there is."""
    path = folder / "bot.sqlite3"
    if not path.exists():
        path.write_bytes(_tables())
    return f"sqlite:///{path}"


@cache
def _tables() -> bytes:
    """A file as the migrations leave it. They run once: a copy takes a fraction of their time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bot.sqlite3"
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as conn:
            migrate(conn)
        engine.dispose()
        return path.read_bytes()


async def read(url: str, work: Callable[[Connection], T]) -> T:
    """What `work` finds there."""
    async with opened(url) as database:
        return await database.read(work)


async def write(url: str, work: Callable[[Connection], T]) -> T:
    """Do something there, and say what `work` says."""
    async with opened(url) as database:
        return await database.write(work)


def next_moment(conn: Connection, now: datetime) -> datetime | None:
    """The first moment after `now` that any row names, for whatever it is."""
    found: datetime | None = conn.scalar(_the_next(), {"now": now})
    return found


@cache
def _the_next() -> Select[datetime]:
    now = bindparam("now", type_=Moment)
    each = [
        select(func.min(column).label("at")).where(column > now)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Moment)
    ]
    return select(func.min(union_all(*each).subquery().c.at))


_PEOPLE = ("telegram_id", "chat_id", "host_id", "made_by", "author", "approved_by")
_LISTED = ("cohosts", "about")


async def people(url: str) -> set[int]:
    """The Telegram ids that stand anywhere: in columns of their own, in lists, in the trail."""

    def work(conn: Connection) -> set[int]:
        found: set[int] = set()
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.name in _PEOPLE:
                    found.update(one for one in conn.scalars(select(column)) if one is not None)
                elif column.name in _LISTED:
                    texts = conn.scalars(select(column))
                    found.update(int(one) for text in texts for one in re.findall(r"\d+", text))
        return found

    return await read(url, work)


async def everything(url: str) -> str:
    """Every row of every table, as text."""

    def work(conn: Connection) -> str:
        tables = metadata.sorted_tables
        return "\n".join(str(row) for table in tables for row in conn.execute(select(table)))

    return await read(url, work)
