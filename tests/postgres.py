"""The PostgreSQL server to test on, where `TEST_POSTGRES_URL` names one."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import pytest

from bot.store.database import open_database

URL = os.environ.get("TEST_POSTGRES_URL", "")

_OWN = f"tests_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
"""A database for each process that runs tests, as each empties it."""
_EMPTY = """
DO $$ DECLARE one name; BEGIN
    SET LOCAL session_replication_role = replica; -- all rows go, so none is held by another
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        IF one <> 'alembic_version' THEN EXECUTE format('DELETE FROM %I', one); END IF;
    END LOOP;
    PERFORM setval(oid, 1, false) FROM pg_class
        WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
END $$
"""
_made: set[str] = set()


async def empty() -> str:
    """The address of a database on the server, with all tables and nothing in them; skips the test
    where there is no server. It is made once: migrations take half a second."""
    if not URL:
        pytest.skip("TEST_POSTGRES_URL names no PostgreSQL server")
    import asyncpg  # noqa: PLC0415 - only where there is a server

    own = urlsplit(URL)._replace(path=f"/{_OWN}").geturl()
    if own not in _made:
        server = await asyncpg.connect(URL)
        await server.execute(f"DROP DATABASE IF EXISTS {_OWN} WITH (FORCE)")
        await server.execute(f"CREATE DATABASE {_OWN}")
        await server.close()
        await (await open_database(own)).close()
        _made.add(own)
    connection = await asyncpg.connect(own)
    await connection.execute(_EMPTY)
    await connection.close()
    return own
