"""One contract for both databases: what is committed stays, what fails is undone alone."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, func, select

from bot.core.schedule import Schedule
from bot.core.spacing import Memory
from bot.store import answers, attempts, learners, letters, memories, reminders
from bot.store.answers import Answer
from bot.store.database import Database, DatabaseUnusable, open_database, opened
from bot.store.inbox import StoredInbox
from bot.store.letters import NewLetter
from bot.store.migrate import HEAD, MIGRATIONS, migrate
from bot.store.reminders import Reminder
from bot.store.tables import metadata
from tests import postgres, stored

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database of each kind."""
    on_server = request.param == "postgresql"
    url = await postgres.empty() if on_server else stored.new_file(tmp_path)
    async with opened(url) as database:
        yield database


def begin(conn: Connection, telegram_id: int = 1) -> attempts.Attempt:
    learner = learners.find(conn, telegram_id) or learners.add(conn, telegram_id, "en", NOW)
    attempts.keep_text(conn, "v1", "{}")
    return attempts.begin(conn, learner.id, "a/b/c", "v1", seed=7, now=NOW)


def _count(table: str, conn: Connection) -> int:
    return conn.scalar(select(func.count()).select_from(metadata.tables[table])) or 0


def answer(attempt: int, choice: str = "1") -> Answer:
    return Answer(attempt, "a/b/c/q", True, choice, True, NOW)


async def test_an_answer_counts_once(database: Database) -> None:
    attempt = await database.write(begin)
    first = await database.write(lambda conn: answers.add(conn, answer(attempt.id, "1")))
    second = await database.write(lambda conn: answers.add(conn, answer(attempt.id, "2")))
    assert (first, second) == (True, False)
    kept = await database.read(lambda conn: answers.of_attempt(conn, attempt.id))
    assert [one.choice for one in kept.values()] == ["1"]


async def test_beginning_twice_is_beginning_once(database: Database) -> None:
    both = await asyncio.gather(*(database.write(begin) for _ in range(20)), return_exceptions=True)
    numbers = {one.id for one in both if isinstance(one, attempts.Attempt)}
    assert len(numbers) == 1


async def test_what_fails_is_undone_alone(database: Database) -> None:
    def bad(conn: Connection) -> None:
        learners.add(conn, 666, "en", NOW)
        raise LookupError("on purpose")

    works = [
        database.write(partial(learners.add, telegram_id=n, language="en", now=NOW))
        for n in range(1, 9)
    ]
    results = await asyncio.gather(*works, database.write(bad), return_exceptions=True)
    assert isinstance(results[-1], LookupError)
    assert not any(isinstance(one, Exception) for one in results[:-1])
    assert await database.read(lambda conn: learners.find(conn, 666)) is None
    assert await database.read(lambda conn: learners.find(conn, 8)) is not None


async def test_times_come_back_in_utc(database: Database) -> None:
    attempt = await database.write(begin)
    memory = Memory(2.5, 5.0, NOW, NOW)
    await database.write(lambda conn: memories.save(conn, attempt.learner_id, "o", memory))
    kept = await database.read(lambda conn: memories.find(conn, attempt.learner_id, "o"))
    assert kept == memory


async def test_erasing_a_learner_leaves_nothing_of_them(database: Database) -> None:
    attempt = await database.write(begin)
    await database.write(lambda conn: answers.add(conn, answer(attempt.id)))
    assert await database.write(lambda conn: learners.erase(conn, 1))
    await database.settle()
    for table in ("learners", "attempts", "answers", "memories"):
        assert await database.read(partial(_count, table)) == 0, table


async def test_an_update_is_fresh_once(database: Database) -> None:
    inbox = StoredInbox(database, lambda: NOW)
    assert await inbox.record([(1, b"{}"), (2, b"{}")]) == {1, 2}
    assert await inbox.record([(2, b"{}"), (3, b"{}")]) == {3}
    await inbox.handled([1, 3])
    assert await inbox.waiting() == [(2, b"{}")]
    assert await inbox.record([(1, b"{}")]) == frozenset()


def test_migrations_lead_to_the_tables_of_the_code(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bot.sqlite3"

    async def once() -> None:
        await (await open_database(url)).close()

    asyncio.run(once())
    asyncio.run(once())
    engine = create_engine(url)
    with engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    engine.dispose()


def test_a_database_at_any_earlier_migration_is_brought_up_to_date(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert known[0] == HEAD
    for number in known:
        engine = create_engine(f"sqlite:///{tmp_path}/{number}.sqlite3")
        with engine.begin() as conn:
            config.attributes["connection"] = conn
            command.upgrade(config, number)
            migrate(conn)
            assert compare_metadata(MigrationContext.configure(conn), metadata) == []
        engine.dispose()


@pytest.mark.parametrize(
    "url",
    ["nonsense", "mysql://x/y", "sqlite:////dev/null/x", "postgresql://127.0.0.1:1/x"],
)
async def test_an_unusable_database_is_told_in_one_sentence(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as told:
        await open_database(url)
    assert "\n" not in str(told.value)


_WRITER = """
import asyncio, sys
from datetime import UTC, datetime, timedelta
from bot.store import learners
from bot.store.database import open_database

async def main():
    database = await open_database(sys.argv[1])
    number = 0
    while True:
        number += 1
        await database.write(lambda conn: learners.add(conn, number, "en", datetime.now(UTC)))
        print(number, flush=True)

asyncio.run(main())
"""


def test_what_was_committed_survives_sigkill(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    with subprocess.Popen([sys.executable, "-c", _WRITER, url], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(50)]
        writer.kill()
        told += [int(line) for line in writer.stdout.read().split()]
    engine = create_engine(url)
    with engine.connect() as conn:
        kept = set(conn.scalars(select(metadata.tables["learners"].c.telegram_id)))
    engine.dispose()
    assert set(told) <= kept


def _letter(learner_id: int, occurrence: str, priority: int = 1) -> NewLetter:
    return NewLetter(learner_id, "reminder", occurrence, priority, NOW, NOW + timedelta(hours=1))


async def test_a_letter_is_written_claimed_and_ends_once(database: Database) -> None:
    learner = await database.write(lambda conn: learners.add(conn, 1, "en", NOW))
    two = [_letter(learner.id, "late", 2), _letter(learner.id, "early", 1)]
    await database.write(lambda conn: letters.write(conn, two))
    await database.write(lambda conn: letters.write(conn, two))
    due = await database.write(lambda conn: letters.due(conn, NOW, 10))
    assert [one.occurrence for one in due] == ["early", "late"]
    first = due[0]
    claims = [
        await database.write(lambda conn: letters.claim(conn, first.id, NOW)) for _ in range(2)
    ]
    assert claims == [True, False]
    ended = letters.Settled(first.id, letters.SENT)
    await database.write(lambda conn: letters.settle(conn, ended, NOW))
    again = letters.Settled(first.id, letters.FAILED, "too late to fail")
    await database.write(lambda conn: letters.settle(conn, again, NOW))
    await database.write(lambda conn: letters.claim(conn, due[1].id, NOW))
    assert await database.write(lambda conn: letters.recover(conn, NOW)) == 1
    counted = {state: n for _, state, _, n in await database.read(letters.counts)}
    assert counted == {"sent": 1, "in doubt": 1}


async def test_letters_are_held_and_released(database: Database) -> None:
    learner = await database.write(lambda conn: learners.add(conn, 1, "en", NOW))
    await database.write(lambda conn: letters.write(conn, [_letter(learner.id, "x")]))
    assert await database.write(letters.hold) == 1
    assert await database.write(lambda conn: letters.due(conn, NOW, 10)) == []
    assert await database.write(letters.release) == 1
    assert len(await database.write(lambda conn: letters.due(conn, NOW, 10))) == 1


async def test_finding_what_is_due_reads_only_what_is_due(database: Database) -> None:
    schedule = Schedule(frozenset({0}), 9, "UTC")

    def fill(conn: Connection) -> None:
        for number in range(500):
            one = learners.add(conn, 100 + number, "en", NOW)
            due = NOW if number < 3 else NOW + timedelta(days=number)
            reminders.save(conn, Reminder(one.id, schedule, False, 0, 0, None, due))
        if conn.dialect.name == "postgresql":
            conn.exec_driver_sql("ANALYZE reminders")

    await database.write(fill)
    found = await database.read(lambda conn: reminders.due(conn, NOW, 200))
    assert len(found) == 3

    def plan(conn: Connection) -> str:
        explain = "EXPLAIN QUERY PLAN " if conn.dialect.name == "sqlite" else "EXPLAIN "
        moment = int(NOW.timestamp() * 1000)
        sql = f"SELECT * FROM reminders WHERE due_at <= {moment} ORDER BY due_at LIMIT 200"  # noqa: S608
        return str(conn.exec_driver_sql(explain + sql).fetchall())

    assert "ix_reminders_due_at" in await database.read(plan)
