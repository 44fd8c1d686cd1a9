"""Counting in small steps: each fact once, whoever counts and whatever happens in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from bot.services import tallies as services
from bot.services.tallies import Tallies
from bot.store import answers, attempts, cohorts, learners, recount, staff, tallies
from bot.store.answers import Answer
from bot.store.database import Database, opened
from bot.store.sqlite import SqliteDatabase
from bot.store.tables import answers as rows
from bot.store.tables import item_counts, step_counts
from bot.store.tally_sums import COUNTS

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PEOPLE, QUESTIONS = 30, 8


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Some learners, all in a cohort, with answers that nobody counted yet."""
    async with opened(database_url) as database:
        await database.write(_fill)
        yield database


def _fill(conn: Connection) -> None:
    partner = staff.found(conn, "Partner", NOW)
    values = {"partner_id": partner.id, "code": "c", "title": "c", "programme": ""}
    values |= {"language": "en", "audience": None, "course": None, "start_question": None}
    times = {"delays": (), "reminders": False, "created_at": NOW, "closed_at": None}
    cohort = cohorts.add(conn, values | times)
    attempts.keep_text(conn, "v1", "{}")
    for number in range(1, PEOPLE + 1):
        learner = learners.add(conn, number, "en", NOW)
        cohorts.join(conn, cohort.id, learner.id, NOW)
        attempt = attempts.begin(conn, learner.id, "a/b/c", "v1", seed=7, now=NOW)
        for question in range(QUESTIONS):
            right = (number + question) % 3 > 0
            at = NOW + timedelta(seconds=question)
            answers.add(
                conn,
                Answer(
                    attempt.id,
                    f"a/b/c#q{question}",
                    True,
                    str(int(right)),
                    right,
                    at,
                    seconds=9,
                    language="en",
                    names_options=True,
                ),
            )


def _wrong(conn: Connection) -> list[recount.Difference]:
    return [one for table in COUNTS for one in recount.differences(conn, table)]


def _seen(conn: Connection) -> int:
    everybody = item_counts.c.cohort_id == 0
    return int(conn.scalar(select(func.sum(item_counts.c.seen)).where(everybody)) or 0)


async def test_several_may_count_at_once(database: Database) -> None:
    counters = [Tallies(database) for _ in range(4)]
    while any(await asyncio.gather(*(one.count() for one in counters))):
        pass
    assert await database.read(_seen) == PEOPLE * QUESTIONS
    assert await database.read(_wrong) == []
    assert await database.read(recount.uncounted) == 0


async def test_a_step_that_fails_has_counted_nothing(database: Database) -> None:
    def broken(conn: Connection) -> None:
        tallies.fold(conn, 50)
        raise LookupError("on purpose")

    with pytest.raises(LookupError):
        await database.write(broken)
    assert await database.read(_seen) == 0
    await Tallies(database).count()
    assert await database.read(_seen) == PEOPLE * QUESTIONS
    assert await database.read(_wrong) == []


async def test_people_leave_and_are_erased_while_others_count(database: Database) -> None:
    async def leave(number: int) -> None:
        def out(conn: Connection) -> None:
            learner = learners.find(conn, number)
            assert learner is not None
            cohorts.leave(conn, 1, learner.id)

        await database.write(out)

    async def erase(number: int) -> None:
        await database.write(lambda conn: learners.erase(conn, number))

    async def count() -> None:
        for _ in range(20):
            await database.write(lambda conn: tallies.fold(conn, 20))

    await asyncio.gather(
        count(),
        *(leave(number) for number in range(1, 11)),
        count(),
        *(erase(number) for number in range(6, 16)),
    )
    await Tallies(database).count()
    assert await database.read(_wrong) == []
    assert await database.read(_seen) == (PEOPLE - 10) * QUESTIONS
    joined = select(func.sum(step_counts.c.n)).where(step_counts.c.cohort_id == 1)
    assert await database.read(lambda conn: conn.scalar(joined)) == PEOPLE - 15


async def test_nothing_is_written_where_there_is_nothing_to_count(database: Database) -> None:
    assert await Tallies(database).count() > 0
    assert await Tallies(database).count() == 0


async def test_a_recount_finds_and_repairs_what_is_wrong(database: Database) -> None:
    await Tallies(database).count()

    def spoil(conn: Connection) -> None:
        first = item_counts.c.question == "a/b/c#q0"
        conn.execute(item_counts.update().where(first).values(seen=item_counts.c.seen + 1))
        conn.execute(item_counts.delete().where(item_counts.c.question == "a/b/c#q1"))
        conn.execute(rows.update().where(rows.c.question == "a/b/c#q7").values(rest=1))

    def mend(conn: Connection) -> None:
        recount.repair_firsts(conn, recount.wrong_firsts(conn))
        for table in COUNTS:
            recount.repair(conn, table, recount.differences(conn, table))

    await database.write(spoil)
    found = await database.read(_wrong)
    assert {one.key[1] for one in found} >= {"a/b/c#q0", "a/b/c#q1", "a/b/c#q7"}
    assert len(await database.read(recount.wrong_firsts)) == PEOPLE
    await database.write(mend)
    assert await database.read(_wrong) == []
    assert await database.read(recount.wrong_firsts) == []
    assert await database.read(_seen) == PEOPLE * QUESTIONS


async def _crowd(database: Database) -> None:
    """So many write at once that counting gives way; on PostgreSQL nobody stands in line."""
    if not isinstance(database, SqliteDatabase):
        pytest.skip("nobody stands in line here")
    await asyncio.gather(*(database.write(lambda _: None) for _ in range(100)))


async def test_counting_gives_way_while_very_many_answer_and_catches_up_after(
    database: Database,
) -> None:
    counter = Tallies(database)
    await _crowd(database)
    assert await counter.count() == 0
    await _crowd(database)
    assert await counter.count() == 0
    assert await counter.count() > PEOPLE * QUESTIONS
    assert await database.read(tallies.waiting) is False


async def test_counting_does_not_give_way_for_ever(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "_PATIENCE", 2)
    counter = Tallies(database)
    counted = []
    for _ in range(4):
        await _crowd(database)
        counted.append(await counter.count() > 0)
    assert counted == [False, False, True, False]
