"""After two years single answers are gone, and what they came to is still there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from bot.core.course import Catalogue
from bot.locales import t
from bot.services import live_counts
from bot.services.overview import Overview
from bot.services.texts import Texts
from bot.store import events, live_games
from bot.store.live_counts import GameCount
from bot.store.tables import (
    answers,
    attempts,
    drill_runs,
    follow_ups,
    item_counts,
    keep_counts,
    lesson_texts,
    letters,
    live_answers,
    live_arrivals,
    live_players,
    memories,
)
from tests import groups, stored
from tests.flows import test_drills
from tests.learner import Learner
from tests.room import HALL, Room
from tests.talk import AMINA, BEN, Talk, labels

_LESSON, _KNOWN = "loans/true-cost/what-you-get", "loans/true-cost/apr"
_DAYS = 25 * 31


async def many(talk: Talk, *tables: Table) -> list[int]:
    """How many rows some tables hold."""

    def work(conn: Connection) -> list[int]:
        return [conn.scalar(select(func.count()).select_from(one)) or 0 for one in tables]

    return await stored.read(talk.settings.database_url, work)


async def grow_old(talk: Talk, days: int = _DAYS) -> None:
    """Let years pass in which the bot is down, and then all that is old go."""
    clock = talk.world.meta("clock")
    clock["skipped"] = clock.get("skipped", 0) + timedelta(days=days).total_seconds()
    await reduce(talk)


async def reduce(talk: Talk) -> int:
    """Every step there is to do today; returns how many there were."""
    steps = 0
    while await talk.tallies.count() or await talk.desk.retention.reduce():
        steps += 1
    return steps


async def learn(talk: Talk, catalogue: Catalogue) -> Learner:
    """Take a lesson, test out of another, and review what was missed."""
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    await learner.take(_LESSON, right=False)
    await learner.open(_KNOWN)
    await talk.tap(AMINA, t("en", "button-known"))
    await learner.show_what_is_known(_KNOWN)
    await talk.wait(days=1, hours=1)
    await talk.say(AMINA, "/review")
    await learner.review()
    return learner


def _done(overview: Overview) -> list[tuple[str, object]]:
    return [
        (lesson.id, lesson.best)
        for course in overview.courses
        for lesson in course.lessons
        if lesson.best is not None
    ]


async def test_a_learner_keeps_their_progress_and_loses_single_answers(
    talk: Talk, catalogue: Catalogue
) -> None:
    learner = await learn(talk, catalogue)
    person = talk.as_person(AMINA)
    before = await talk.desk.overviews.of(person)
    kept = await many(talk, memories)
    assert len(_done(before)) == 2
    await reduce(talk)
    counted = await many(talk, item_counts)
    await grow_old(talk)
    after = await talk.desk.overviews.of(person)
    assert _done(after) == _done(before)
    assert await many(talk, answers, letters) == [0, 0]
    assert await many(talk, memories) == kept
    assert await many(talk, item_counts) == counted
    assert (await talk.export(AMINA))["answers"] == []
    # And they go on as ever.
    await learner.take("loans/true-cost/rate-per-what")
    assert len(_done(await talk.desk.overviews.of(person))) == 3


async def test_an_old_button_says_kindly_that_its_time_is_over(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    end = await Learner(talk, catalogue, AMINA, "en").take(_LESSON)
    sources = next(label for label in labels(end) if label == t("en", "button-sources"))
    await grow_old(talk)
    await talk.tap(AMINA, sources, end)
    assert t("en", "toast-old") in talk.toasts()


async def test_the_words_of_old_attempts_go_at_the_next_start(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await learn(talk, catalogue)
        assert (await many(talk, lesson_texts))[0] > 4
        await grow_old(talk)
        left = await stored.read(
            database_url, lambda conn: [row.lesson_id for row in conn.execute(attempts.select())]
        )
        assert "review" not in left
    async with talk.running():
        assert (await many(talk, lesson_texts)) == [1]
        await Learner(talk, catalogue, AMINA, "en").take(_LESSON)


async def test_what_is_left_open_for_years_is_put_away(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    await learner.open(_LESSON)
    await learner.step()
    await grow_old(talk)
    url = talk.settings.database_url
    left = await stored.read(url, lambda conn: conn.execute(attempts.select()).all())
    assert [row.lesson_id for row in left] == ["before:loans/true-cost"]
    assert left[0].finished_at is not None
    again = await talk.say(AMINA, "/learn")
    assert "Next in" in again["text"]


async def test_a_practice_stays_played_without_its_choices(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    drill = catalogue.drills["officer"]
    await test_drills.begin(talk, AMINA, drill.id)
    asked = await test_drills.hear(talk, AMINA)
    choice = test_drills.first(asked)
    await test_drills.play(talk, AMINA, drill, ("through", "prove", "go", "reception"))
    await grow_old(talk)
    rows = await stored.read(
        talk.settings.database_url, lambda conn: conn.execute(drill_runs.select()).all()
    )
    assert [(row.made, row.ended_by) for row in rows] == [("", "story")]
    shelf = await talk.desk.drills.shelf(talk.as_person(AMINA))
    assert shelf.done == {drill.id}
    await talk.tap_data(AMINA, choice, asked)
    assert t("en", "drill-toast-over") in talk.toasts()


async def _played(talk: Talk) -> int:
    """A quiz that Amina knows and Ben does not, at a session; returns the session's number."""
    await talk.act("members", chat=HALL, user="bot", action="add")
    await talk.act("members", chat=HALL, user="bot", action="promote")
    await talk.say(AMINA, "/start")
    cohort = await groups.cohort(talk)
    event = await groups.session(talk, cohort, talk.now(), quiz="icebreaker")
    room = Room(talk)
    await room.open(AMINA, "Two minutes")
    await room.start(AMINA)
    await groups.write(talk, lambda conn: events.play(conn, event, 1))
    for number in range(3):
        await room.vote(AMINA)
        await room.vote(BEN, right=False)
        await room.until_board()
        if number < 2:
            await room.until_question()
    await talk.pass_seconds(18)
    return event


async def _counted(talk: Talk, catalogue: Catalogue) -> GameCount:
    def work(conn: Connection) -> GameCount:
        texts = Texts(lambda: catalogue)
        return live_counts.of_game(conn, texts, live_games.find(conn, 1))

    return await stored.read(talk.settings.database_url, work)


async def test_a_live_quiz_keeps_its_numbers_and_loses_its_names(
    talk: Talk, catalogue: Catalogue
) -> None:
    event = await _played(talk)
    before = await _counted(talk, catalogue)
    assert (before.players, before.answering) == (2, 2)
    assert [(one.answered, one.right) for one in before.questions] == [(2, 1)] * 3
    assert all(sum(one.chosen.values()) == 2 for one in before.questions)

    def came(conn: Connection) -> int:
        held = events.find(conn, event)
        assert held is not None
        return events.came(conn, held).played

    url = talk.settings.database_url
    assert await stored.read(url, came) == 2
    assert BEN in await stored.people(url)
    await grow_old(talk)
    assert await many(talk, live_players, live_answers, live_arrivals) == [0, 0, 0]
    assert await _counted(talk, catalogue) == before
    assert await stored.read(url, came) == 2
    assert "'Ben'" not in await stored.everything(url)
    assert BEN not in await stored.people(url)


async def test_a_restart_in_the_middle_goes_on_where_it_was(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await _played(talk)
        await learn(talk, catalogue)
        before = await _counted(talk, catalogue)
        while await talk.tallies.count():
            pass
    talk.world.meta("clock")["skipped"] += timedelta(days=_DAYS).total_seconds()
    steps = 0
    for _ in range(40):
        async with talk.running():
            steps += bool(await talk.desk.retention.reduce())
    assert steps > 3
    assert await many(talk, answers, live_players) == [0, 0]
    assert await _counted(talk, catalogue) == before


async def test_what_is_younger_stays(talk: Talk, catalogue: Catalogue) -> None:
    await learn(talk, catalogue)
    before = await many(talk, answers, attempts, memories)
    await grow_old(talk, days=700)
    assert await many(talk, answers, attempts, memories) == before
    assert await reduce(talk) == 0


async def test_old_follow_ups_go_and_their_counts_stay(talk: Talk, catalogue: Catalogue) -> None:
    cohort = await groups.cohort(talk, course=None)
    await groups.session(talk, cohort, talk.now() + timedelta(hours=6))
    await groups.join(talk, AMINA, cohort)
    await talk.tap(AMINA, t("en", "follow-yes"))
    await talk.wait(days=1.4)
    learner = Learner(talk, catalogue, AMINA, "en")
    for _ in range(4):
        await learner.review_step(right=True)
    await reduce(talk)

    def kept(conn: Connection) -> list[tuple[object, ...]]:
        return [tuple(row) for row in conn.execute(keep_counts.select())]

    url = talk.settings.database_url
    before = await stored.read(url, kept)
    assert sum(row[-1] for row in before if row[0] == cohort.id and row[1] == "") == 2  # type: ignore[misc]
    await grow_old(talk)
    rows = await stored.read(url, lambda conn: conn.execute(follow_ups.select()).all())
    assert all(row.written_at is None for row in rows)
    assert await stored.read(url, kept) == before


async def test_privacy_says_how_long(talk: Talk) -> None:
    assert t("en", "privacy-months", months=24) in (await talk.say(AMINA, "/privacy"))["text"]
