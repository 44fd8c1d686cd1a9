"""What stands in the bot's database, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, select

from bot.store.database import open_database
from bot.store.tables import metadata

T = TypeVar("T")


async def read(url: str, work: Callable[[Connection], T]) -> T:
    """What `work` finds there."""
    database = await open_database(url)
    try:
        return await database.read(work)
    finally:
        await database.close()


async def everything(url: str) -> str:
    """Every row of every table, as text."""

    def work(conn: Connection) -> str:
        tables = metadata.sorted_tables
        return "\n".join(str(row) for table in tables for row in conn.execute(select(table)))

    return await read(url, work)
