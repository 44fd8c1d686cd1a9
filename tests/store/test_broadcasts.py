"""Broadcasts as rows: what earlier alerts became, and what is read of many letters."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from bot.core.broadcast import State
from bot.store import broadcasts, letters
from bot.store.migrate import MIGRATIONS
from tests import stored


def test_alerts_of_before_are_broadcasts_and_their_letters_still_leave(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    engine, config = create_engine(url), Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, "0007")
        conn.execute(text("INSERT INTO alerts VALUES ('parcel-1', '{\"en\": \"Careful\"}', 5)"))
        conn.execute(
            text("INSERT INTO learners (telegram_id, language, created_at) VALUES (7, 'en', 1)")
        )
        conn.execute(
            text(
                "INSERT INTO letters (learner_id, kind, occurrence, priority, state, not_before,"
                " expires_at) VALUES (1, 'alert', 'parcel-1', 40, 'waiting', 5, 6),"
                " (1, 'reminder', 'parcel-1', 50, 'waiting', 5, 6)"
            )
        )
    engine.dispose()

    async def look() -> None:
        found = await stored.read(url, lambda conn: broadcasts.by_name(conn, "parcel-1"))
        assert found is not None
        assert found.alerts
        assert found.texts == {"en": "Careful"}
        assert found.state is State.SENDING
        about = await stored.read(url, lambda conn: letters.about(conn, "broadcast", str(found.id)))
        assert about == {"waiting": 1}

    asyncio.run(look())


async def test_letters_of_a_broadcast_are_found_among_all_by_its_own_index(tmp_path: Path) -> None:

    def plan(conn: Connection) -> str:
        these = "FROM letters WHERE kind = 'broadcast' AND occurrence = '1'"
        counted = f"EXPLAIN QUERY PLAN SELECT state, count(*) {these} GROUP BY state"
        following = f"{these} AND state = 'waiting' ORDER BY not_before, id LIMIT 500"
        asked = (counted, f"EXPLAIN QUERY PLAN SELECT id {following}")
        return str([conn.exec_driver_sql(one).all() for one in asked])

    told = await stored.read(stored.new_file(tmp_path), plan)
    assert told.count("COVERING INDEX ix_letters_broadcast") == 2
    assert "TEMP B-TREE" not in told
