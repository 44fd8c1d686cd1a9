"""PostgreSQL through asyncpg: a pool, a transaction a use case, conflicts tried again."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.database import Database, DatabaseUnusable, Work, marks_of
from bot.store.migrate import NewerTables, migrate

T = TypeVar("T")

_TRIES = 5
_CONFLICTS = frozenset({"40001", "40P01"})  # serialisation failure, deadlock


class PostgresDatabase(Database):
    """A PostgreSQL database that several processes may share."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: URL) -> PostgresDatabase:
        """Connect and migrate; raise `DatabaseUnusable`."""
        engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), pool_size=10)
        try:
            async with engine.begin() as connection:
                await connection.run_sync(migrate)
        except (OSError, SQLAlchemyError, NewerTables) as error:
            await engine.dispose()
            raise DatabaseUnusable(f"{url.render_as_string()}: {error}") from error
        return cls(engine)

    async def write(self, work: Work[T]) -> T:
        def unmarked(conn: Connection) -> T:
            # Other processes write too, so nobody asks what this one changed.
            try:
                return work(conn)
            finally:
                marks_of(conn)

        tries = 1
        while True:
            try:
                async with self._engine.begin() as connection:
                    return await connection.run_sync(unmarked)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _CONFLICTS or tries == _TRIES:
                    raise
                tries += 1

    async def read(self, work: Work[T]) -> T:
        async with self._engine.connect() as connection:
            await connection.execution_options(postgresql_readonly=True)
            return await connection.run_sync(work)

    async def settle(self) -> None:
        """Nothing to do: PostgreSQL vacuums by itself."""

    async def close(self) -> None:
        await self._engine.dispose()
