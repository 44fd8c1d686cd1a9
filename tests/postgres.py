"""The PostgreSQL server to test on, where `TEST_POSTGRES_URL` names one."""

from __future__ import annotations

import os

import pytest

URL = os.environ.get("TEST_POSTGRES_URL", "")


async def empty() -> str:
    """The address of the server's database, emptied; skips the test where there is none."""
    if not URL:
        pytest.skip("TEST_POSTGRES_URL names no PostgreSQL server")
    import asyncpg  # noqa: PLC0415 - only where there is a server

    connection = await asyncpg.connect(URL)
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()
    return URL
