"""Made-up learners: their counts are right, and what is wrong with questions shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, create_engine, text

from bot import tallying
from bot.core import review
from bot.core.course import Catalogue, Kind, Question
from bot.sample.sink import NotEmpty
from bot.store import recount
from bot.store.tally_sums import COUNTS
from tests import stored
from tests.shipped import library
from tests.tallying import Taught, Told, as_kept, by_hand

NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
LEARNERS = 300


def made(url: str, learners: int = LEARNERS, seed: int = 1) -> list[str]:
    said: list[str] = []
    tallying.generate(
        url,
        library(),
        learners=learners,
        seed=seed,
        now=NOW,
        say=said.append,
        lived=lambda: None,
    )
    return said


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite3"
    made(f"sqlite:///{path}")
    return path


@pytest.fixture
def look(path: Path) -> Callable[[str], list[tuple[object, ...]]]:
    def query(sql: str) -> list[tuple[object, ...]]:
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as conn:
            rows = [tuple(row) for row in conn.execute(text(sql))]
        engine.dispose()
        return rows

    return query


async def test_a_recount_gives_the_same(database_url: str) -> None:
    import asyncio  # noqa: PLC0415 - the sink has loops of its own

    await asyncio.to_thread(made, database_url)

    def work(conn: Connection) -> None:
        assert recount.uncounted(conn) == 0
        assert recount.wrong_firsts(conn) == []
        for table in COUNTS:
            assert recount.differences(conn, table) == []

    await stored.read(database_url, work)


def test_counting_by_hand_gives_the_same(path: Path, catalogue: Catalogue) -> None:
    def question(name: str) -> Question:
        lesson, item = review.split(name)
        return next(iter(catalogue.lessons[lesson].editions.values())).questions[item]

    taught = Taught(
        {course.id: course.lessons for course in catalogue.courses},
        lambda name: f"{review.split(name)[0]}#{question(name).objective}",
        lambda name: question(name).kind not in {Kind.NUMBER, Kind.ORDER},
    )
    told = Told()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as conn:
        for learner, language in conn.execute(text("SELECT id, language FROM learners")):
            told.languages[learner].append((datetime(2000, 1, 1, tzinfo=UTC), language))
        counted, kept = by_hand(conn, told, taught), as_kept(conn)
    engine.dispose()
    for name in ("items", "choices", "gains"):
        assert kept[name] == counted[name]
        assert len(kept[name]) > 100
    # Follow-ups of groups end as the bot is told; those of learners themselves can be counted.
    assert all(kept["keeps"][key] >= n for key, n in counted["keeps"].items())
    before = ("joined", "started", "completed", "passed")
    for stages in (kept["steps"], counted["steps"]):
        for key in [key for key in stages if key[2] not in before]:
            del stages[key]
    assert kept["steps"] == counted["steps"]


def test_the_town_is_as_large_as_it_should_be(
    look: Callable[[str], list[tuple[object, ...]]],
) -> None:
    assert look("SELECT count(*) FROM learners") == [(LEARNERS,)]
    assert look("SELECT count(*) FROM partners") == [(44,)]
    ((events,),) = look("SELECT count(*) FROM events")
    assert isinstance(events, int)
    assert events > 200
    assert len(look("SELECT DISTINCT language FROM learners")) == 2
    assert look("SELECT count(*) FROM unanswered")[0] > (10,)
    assert look("SELECT count(*) FROM answers WHERE confidence = 'sure' AND NOT right")[0] > (0,)


def test_nothing_happened_in_the_future(look: Callable[[str], list[tuple[object, ...]]]) -> None:
    now = int(NOW.timestamp() * 1000)
    for table, column in (("answers", "answered_at"), ("steps", "at"), ("attempts", "finished_at")):
        assert look(f"SELECT count(*) FROM {table} WHERE {column} > {now}") == [(0,)]  # noqa: S608


def test_events_begin_on_the_hour_of_their_town_and_by_day(
    look: Callable[[str], list[tuple[object, ...]]],
) -> None:
    found = look("SELECT starts_at, zone FROM events")
    local = [datetime.fromtimestamp(int(str(at)) / 1000, ZoneInfo(str(zone))) for at, zone in found]
    assert {(one.hour, one.minute) for one in local} <= {(at, 0) for at in (9, 10, 14, 15, 18)}


def test_rows_refer_to_rows_that_are_there(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    dumps = []
    for number, seed in enumerate((3, 3, 4)):
        made(f"sqlite:///{tmp_path}/{number}.sqlite3", 20, seed)
        with sqlite3.connect(tmp_path / f"{number}.sqlite3") as conn:
            dumps.append(conn.execute("SELECT * FROM answers ORDER BY id").fetchall())
    assert dumps[0] == dumps[1] != dumps[2]


def test_made_up_learners_do_not_go_among_real_ones(path: Path) -> None:
    with pytest.raises(NotEmpty):
        made(f"sqlite:///{path}", 1)
