"""The PostgreSQL server to test on, where `TEST_POSTGRES_URL` names one."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import pytest

URL = os.environ.get("TEST_POSTGRES_URL", "")

_OWN = f"tests_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
"""A database for each process that runs tests, as each empties it."""


async def empty() -> str:
    """The address of a database on the server, emptied; skips the test where there is none."""
    if not URL:
        pytest.skip("TEST_POSTGRES_URL names no PostgreSQL server")
    import asyncpg  # noqa: PLC0415 - only where there is a server

    own = urlsplit(URL)._replace(path=f"/{_OWN}").geturl()
    try:
        connection = await asyncpg.connect(own)
    except asyncpg.InvalidCatalogNameError:
        server = await asyncpg.connect(URL)
        await server.execute(f"CREATE DATABASE {_OWN}")
        await server.close()
        connection = await asyncpg.connect(own)
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()
    return own
