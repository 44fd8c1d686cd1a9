"""Answers go when they are old enough; what they came to stays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from bot.store import answers, attempts, learners, recount, reductions, tallies
from bot.store.answers import Answer
from bot.store.database import Database, opened
from bot.store.tables import answers as rows
from bot.store.tables import item_counts
from bot.store.tally_sums import COUNTS

MONDAY = datetime(2024, 12, 2, tzinfo=UTC)
WEEK = timedelta(weeks=1)
LESSON = "a/b/c"


def _answer(attempt: int, name: str, at: datetime, *, right: bool = True) -> Answer:
    return Answer(
        attempt, f"{LESSON}#{name}", True, "0", right, at, language="en", names_options=True
    )


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A lesson that was taken over two weeks, and counted."""

    def fill(conn: Connection) -> None:
        learner = learners.add(conn, 1, "en", MONDAY)
        attempts.keep_text(conn, "v1", "{}")
        attempt = attempts.begin(conn, learner.id, LESSON, "v1", seed=1, now=MONDAY)
        for name, at, right in (
            ("one", MONDAY, True),
            ("two", MONDAY + WEEK - timedelta(milliseconds=1), False),
            ("three", MONDAY + WEEK, True),
        ):
            answers.add(conn, _answer(attempt.id, name, at, right=right))
        end = MONDAY + 2 * WEEK
        attempts.move(conn, attempt, to=9, picks="", now=end, finished_at=end)
        while tallies.fold(conn, 50):
            pass

    async with opened(database_url) as database:
        await database.write(fill)
        yield database


async def reduce(database: Database, before: datetime, most: int = 2) -> None:
    while await database.write(lambda conn: reductions.reduce(conn, before, most)):
        pass


def _left(conn: Connection) -> list[str]:
    names = conn.scalars(select(rows.c.question).order_by(rows.c.id))
    return [name.partition("#")[2] for name in names]


def _seen(conn: Connection) -> int:
    return int(conn.scalar(select(func.sum(item_counts.c.seen))) or 0)


def _score(conn: Connection) -> tuple[int, int]:
    (one,) = attempts.finished(conn, 1)
    return one.right, one.of


async def test_whole_weeks_go_and_their_counts_stay(database: Database) -> None:
    await reduce(database, MONDAY + WEEK + timedelta(days=3))
    assert await database.read(_left) == ["three"]
    assert await database.read(_seen) == 3


async def test_an_attempt_keeps_its_score(database: Database) -> None:
    assert await database.read(_score) == (2, 3)
    await reduce(database, MONDAY + WEEK)
    assert await database.read(_score) == (2, 3)
    await reduce(database, MONDAY + 5 * WEEK)
    assert await database.read(_left) == []
    assert await database.read(_score) == (2, 3)


async def test_what_is_not_counted_yet_stays(database: Database) -> None:
    def late(conn: Connection) -> None:
        attempt = attempts.begin(conn, 1, "a/b/d", "v1", seed=1, now=MONDAY)
        answers.add(conn, _answer(attempt.id, "late", MONDAY))

    await database.write(late)
    await reduce(database, MONDAY + 5 * WEEK)
    assert await database.read(_left) == ["late"]


async def test_a_pass_that_is_complete_is_not_begun_again_before_next_week(
    database: Database,
) -> None:
    before = MONDAY + WEEK
    await reduce(database, before)
    assert await database.write(lambda conn: reductions.reduce(conn, before, 9)) == 0
    next_day = before + timedelta(days=1)
    assert await database.write(lambda conn: reductions.reduce(conn, next_day, 9)) == 0
    assert await database.write(lambda conn: reductions.reduce(conn, before + WEEK, 9)) == 1


async def test_only_weeks_that_are_whole_are_recounted(database: Database) -> None:
    await reduce(database, MONDAY + WEEK)

    def wrong(conn: Connection) -> list[recount.Difference]:
        return [one for table in COUNTS for one in recount.differences(conn, table)]

    assert await database.read(wrong) == []
    await database.write(lambda conn: conn.execute(item_counts.update().values(seen=9)))
    assert {one.key[3] for one in await database.read(wrong)} == {"2024-12-09"}


async def test_who_is_erased_later_leaves_what_nobody_can_tell_apart_any_more(
    database: Database,
) -> None:
    await reduce(database, MONDAY + WEEK)
    await database.write(lambda conn: learners.erase(conn, 1))
    assert await database.read(_seen) == 2
