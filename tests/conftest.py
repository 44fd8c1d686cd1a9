"""What all tests share."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import expect
from sqlalchemy import Engine, event

from bot.core.course import Catalogue
from bot.settings import ROOT
from tests import postgres, stored
from tests.process import PATIENCE
from tests.shipped import library
from tests.talk import Talk

if sys.dont_write_bytecode:
    # Processes that tests start compile the program once for all; it takes two seconds of each.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / "data" / "bytecode")

# How long an example takes says nothing here: machines differ, and tests run beside others.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
expect.set_options(timeout=PATIENCE * 1000)


@event.listens_for(Engine, "connect")
def _in_no_order(connection: Any, _record: object) -> None:
    """Rows that no `ORDER BY` puts in order come as they seldom do: PostgreSQL would give them so
    only once its pages are filled anew."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The lessons as they are shipped."""
    return library().catalogue


@pytest.fixture(params=["sqlite", "postgresql"] if postgres.URL else ["sqlite"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of its own: a file, and once more PostgreSQL where there is a server."""
    if request.param == "postgresql":
        return await postgres.empty()
    return stored.new_file(tmp_path)


@pytest.fixture
async def talk(tmp_path: Path, database_url: str) -> AsyncIterator[Talk]:
    """The bot running in a world of its own."""
    async with Talk(tmp_path, database=database_url).running() as running:
        yield running
