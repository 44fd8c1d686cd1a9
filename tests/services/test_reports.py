from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from bot.core.counting.count import HELD, TOO_FEW, Count, about
from bot.core.counting.item_analysis import Reason
from bot.core.counting.report import BadFilter, Filter
from bot.core.course import Catalogue
from bot.core.errors import NotAllowed
from bot.core.rights import Role
from bot.services import report_moment
from bot.services.reports import Reports
from bot.services.texts import Texts
from bot.store import cohorts, staff, tally_sums
from bot.store.database import Database, opened
from bot.store.staff import Member
from bot.store.tables import (
    choice_counts,
    gain_counts,
    item_counts,
    keep_counts,
    reminder_counts,
    rising_groups,
    step_counts,
    unanswered,
)
from tests.web import boards

OWNER, ORGANISER, OTHER, HOST = 1, 2, 3, 4
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
WEEK, LAST, LONG_AGO = "2026-11-23", "2026-11-16", "2026-06-01"
COURSE = "loans/true-cost"
QUESTION = "loans/true-cost/apr#sam-total"
STAGES = ("joined", "started", "completed", "passed", "kept")


class House:
    """A database with two partners, and the figures over it."""

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self.database = database
        self.now = NOW
        self.takes = 0.0
        self._elapsed = 0.0
        self.reports = Reports(
            database,
            lambda: catalogue,
            Texts(lambda: catalogue),
            lambda: self.now,
            owns=lambda who: who == OWNER,
            stopwatch=self._watch,
        )

    def _watch(self) -> float:
        """Making figures takes as long as `takes` says."""
        self._elapsed += self.takes
        return self._elapsed

    @property
    def at_hand(self) -> datetime:
        """Of when the figures are that would be shown."""
        assert self.reports._moment is not None
        return self.reports._moment.at

    async def add(self, table: Any, *rows: dict[str, Any]) -> None:
        def work(conn: Connection) -> None:
            conn.execute(insert(table), list(rows))
            tally_sums.note(conn, table, rows)

        await self.database.write(work)

    async def steps(self, cohort: int, *counts: int, **other: str) -> None:
        """How many of a cohort reached each stage; they count among everybody too."""
        key = {"subject": "", "week": LONG_AGO, "language": "en", "audience": "", **other}
        rows = [
            {**key, "cohort_id": cohort, "stage": stage, "n": n}
            for stage, n in zip(STAGES, counts, strict=False)
            if n
        ]
        if rows:
            await self.add(step_counts, *rows)


@pytest.fixture
async def house(database_url: str, catalogue: Catalogue) -> AsyncIterator[House]:
    async with opened(database_url) as database:
        await database.write(_people)
        yield House(database, catalogue)


def _people(conn: Connection) -> None:
    for name, person in (("Ours", ORGANISER), ("Theirs", OTHER)):
        partner = staff.found(conn, name, NOW)
        staff.add(conn, Member(person, partner.id, Role.ORGANISER, name, NOW))
        for title in ("One", "Two", "Three"):
            values = {
                "partner_id": partner.id,
                "code": f"{name}{title}",
                "title": f"{name} {title}",
                "programme": "",
                "language": "en",
                "delays": (1, 7, 30, 90),
                "reminders": True,
                "created_at": NOW - timedelta(days=100),
            }
            cohorts.add(conn, values)
    staff.add(conn, Member(HOST, 1, Role.HOST, "host", NOW))


async def test_whoever_has_no_right_is_told_nothing(house: House) -> None:
    for nobody in (99, HOST):
        for ask in (
            house.reports.overview(nobody, Filter()),
            house.reports.learning(nobody, Filter()),
            house.reports.questions(nobody, Filter()),
            house.reports.suggestions(nobody, Filter()),
            house.reports.asked(nobody),
            house.reports.reminders(nobody),
            house.reports.choices(nobody),
            house.reports.event(nobody, 1),
        ):
            with pytest.raises(NotAllowed):
                await ask


async def test_an_organiser_sees_their_partners_alone(house: House) -> None:
    await house.steps(0, 150, 100, 60)
    await house.steps(1, 50, 30, 20)
    await house.steps(4, 60, 40, 30)
    ours = await house.reports.overview(ORGANISER, Filter())
    assert ours.steps[0].count == Count(50)
    theirs = await house.reports.overview(OTHER, Filter())
    assert theirs.steps[0].count == Count(60)
    everybody = await house.reports.overview(OWNER, Filter())
    assert everybody.steps[0].count == Count(150)
    choices = await house.reports.choices(ORGANISER)
    assert {one.value for one in choices.of["cohort"]} == {"1", "2", "3"}
    for asked in (Filter(cohort=4), Filter(partner=2), Filter(cohort=77), Filter(venue="there")):
        with pytest.raises(BadFilter):
            await house.reports.overview(ORGANISER, asked)


async def test_shares_are_of_those_who_joined(house: House) -> None:
    await house.steps(0, 200, 100, 60, 40, 20)
    found = await house.reports.overview(OWNER, Filter())
    assert [one.share for one in found.steps] == [1.0, 0.5, 0.3, 0.2, 0.1]


async def test_a_courses_shares_are_of_those_who_started_it(house: House) -> None:
    await house.steps(0, 400, 100, 60, 50, 25)
    await house.steps(0, 0, 80, 50, 40, 20, subject=COURSE)
    found = await house.reports.overview(OWNER, Filter())
    courses = next(one for one in found.breakdowns if one.by == "course")
    taken = next(part.steps for part in courses.parts if part.key == COURSE)
    assert [one.share for one in taken] == [1.0, 0.625, 0.5, 0.25]


async def test_a_small_cohort_is_fewer_than_five_and_in_no_difference(house: House) -> None:
    await house.steps(0, 203, 100)
    await house.steps(1, 3)
    await house.steps(2, 60, 3)
    await house.steps(3, 60, 20)
    found = await house.reports.overview(ORGANISER, Filter())
    by = {one.by: {part.key: part.steps for part in one.parts} for one in found.breakdowns}
    assert by["cohort"]["1"][0].count == TOO_FEW
    assert by["cohort"]["2"][1].count == TOO_FEW
    assert by["cohort"]["3"][1].count == HELD
    assert found.steps[1].count.shown == 23


async def test_this_week_is_compared_with_the_last(house: House) -> None:
    await house.steps(0, 40, 20, week=WEEK)
    await house.steps(0, 30, 9, week=LAST)
    await house.steps(0, 90, 50)
    found = await house.reports.overview(OWNER, Filter())
    assert (found.change[0].this_week, found.change[0].last_week) == (Count(40), Count(30))
    assert (found.change[1].this_week, found.change[1].last_week) == (Count(20), Count(9))
    assert [one.counts[0].shown for one in found.trend[-2:]] == [30, 40]
    narrowed = await house.reports.overview(OWNER, Filter(weeks=4))
    assert narrowed.steps[0].count == Count(70)


async def test_figures_are_of_a_moment_that_is_told(house: House) -> None:
    await house.steps(0, 50)
    first = await house.reports.overview(OWNER, Filter())
    await house.steps(0, 10, week=WEEK)
    house.now += timedelta(seconds=30)
    again = await house.reports.overview(OWNER, Filter())
    assert again.at == first.at
    assert again.steps[0].count == Count(50)
    house.now += timedelta(seconds=31)
    later = await house.reports.overview(OWNER, Filter())
    assert later.steps[0].count == Count(60)


async def test_whoever_looks_on_finds_figures_that_were_read_meanwhile(house: House) -> None:
    await house.steps(0, 60)
    await house.reports.overview(OWNER, Filter())
    await house.steps(0, 40, language="zh-Hans")
    house.now += timedelta(seconds=50)
    await house.reports.refresh()
    house.now += timedelta(seconds=50)
    found = await house.reports.overview(OWNER, Filter())
    assert (found.at, found.steps[0].count) == (NOW + timedelta(seconds=50), Count(100))


async def test_figures_that_take_long_are_shown_as_they_are_while_new_ones_are_made(
    house: House,
) -> None:
    house.takes = 5.0
    await house.steps(0, 60)
    await house.reports.overview(OWNER, Filter())
    await house.steps(0, 40, language="zh-Hans")
    house.now += timedelta(hours=3)
    found = await house.reports.overview(OWNER, Filter())
    assert (found.at, found.steps[0].count) == (NOW, Count(60))
    await house.reports.refresh()
    found = await house.reports.overview(OWNER, Filter())
    assert (found.at, found.steps[0].count) == (house.now, Count(100))


async def test_figures_that_take_long_are_made_seldom_while_nobody_looks(house: House) -> None:
    house.takes = 0.5
    await house.reports.refresh()
    house.now += timedelta(minutes=5)
    await house.reports.refresh()
    made = house.now
    for minutes, at in ((4, made), (1, made + timedelta(minutes=5))):
        house.now += timedelta(minutes=minutes)
        await house.reports.refresh()
        assert house.at_hand == at


async def test_stages_that_are_as_before_are_not_decided_again(
    house: House, catalogue: Catalogue
) -> None:
    await house.steps(0, 60)
    first = await report_moment.read(house.database, catalogue, NOW)
    later = NOW + timedelta(hours=1)
    second = await report_moment.read(house.database, catalogue, later, first)
    assert (second.sheet, second.at) == (first.sheet, later)
    await house.steps(0, 40, language="zh-Hans")
    third = await report_moment.read(house.database, catalogue, later, second)
    assert third.sheet.rows != first.sheet.rows
    next_week = NOW + timedelta(days=7)
    fourth = await report_moment.read(house.database, catalogue, next_week, third)
    assert fourth.sheet.today == next_week.date()


async def test_figures_made_for_nobody_are_made_again_for_the_first_who_looks(
    house: House,
) -> None:
    await house.steps(0, 60)
    await house.reports.refresh()
    await house.steps(0, 40, language="zh-Hans")
    house.now += timedelta(seconds=10)
    found = await house.reports.overview(OWNER, Filter())
    assert (found.at, found.steps[0].count) == (house.now, Count(100))


async def test_figures_that_could_not_be_read_are_read_the_next_time(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.steps(0, 60)
    await house.reports.overview(OWNER, Filter())
    await house.steps(0, 40, language="zh-Hans")
    house.now += timedelta(minutes=1)
    with monkeypatch.context() as broken:
        broken.setattr(house.database, "read", lambda work: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await house.reports.refresh()
    await house.reports.refresh()
    found = await house.reports.overview(OWNER, Filter())
    assert found.steps[0].count == Count(100)


async def test_an_event_made_a_moment_ago_has_its_report(house: House) -> None:
    await house.reports.overview(ORGANISER, Filter())
    made = await house.database.write(lambda conn: boards.hold(conn, 1, house.now))
    house.now += timedelta(seconds=5)
    found = await house.reports.event(ORGANISER, made)
    assert found.place.title == boards.TITLE
    with pytest.raises(BadFilter):
        await house.reports.event(OTHER, made)


async def test_what_was_kept_is_not_told_to_whom_it_is_not_for(house: House) -> None:
    await house.steps(0, 150)
    await house.steps(1, 60)
    await house.reports.overview(OWNER, Filter())
    ours = await house.reports.overview(ORGANISER, Filter())
    assert ours.steps[0].count == Count(60)
    await house.database.write(lambda conn: staff.remove(conn, ORGANISER, 1))
    with pytest.raises(NotAllowed):
        await house.reports.overview(ORGANISER, Filter())


async def test_a_course_that_is_not_there_is_refused(house: House) -> None:
    with pytest.raises(BadFilter):
        await house.reports.overview(OWNER, Filter(course="nothing/here"))


def gained(cohort: int, people: int, before: int, after: int) -> dict[str, Any]:
    lesson = "loans/true-cost/apr#read-apr"
    d = after - before
    return {
        "cohort_id": cohort,
        "subject": lesson,
        "language": "en",
        "week": LAST,
        "people": people,
        "before_right": before,
        "after_right": after,
        "sum_d": d,
        "sum_dd": abs(d) + 4,
    }


async def test_a_gain_comes_with_its_interval_in_round_figures(house: House) -> None:
    await house.add(gain_counts, gained(0, 100, 30, 60), gained(1, 40, 10, 25))
    found = await house.reports.learning(OWNER, Filter())
    (row,) = found.objectives
    assert (row.people, row.before, row.after) == (Count(100, about=True), 0.3, 0.6)
    assert row.gain is not None
    assert row.gain.value == 0.3
    assert row.gain.sure
    assert round(row.gain.low * 100) % 5 == 0
    (ours,) = (await house.reports.learning(ORGANISER, Filter())).objectives
    assert ours.people == Count(40, about=True)
    assert (await house.reports.learning(OTHER, Filter())).objectives == ()


async def test_a_gain_of_few_people_is_not_told(house: House) -> None:
    await house.add(gain_counts, gained(0, 9, 3, 6), gained(1, 9, 3, 6))
    (row,) = (await house.reports.learning(OWNER, Filter())).objectives
    assert (row.people, row.gain) == (HELD, None)


async def test_what_was_forgotten_is_found(house: House) -> None:
    key = {"subject": "loans/true-cost/apr#read-apr", "language": "en", "week": LAST}
    rows = [
        {**key, "cohort_id": 0, "delay": delay, "asked": 100, "right": right}
        for delay, right in ((1, 90), (7, 70), (30, 40))
    ]
    await house.add(keep_counts, *rows)
    found = await house.reports.learning(OWNER, Filter())
    (row,) = found.forgotten
    shares = [one.share.value for one in row.after if one.share is not None]
    assert shares == [0.9, 0.7, 0.4]


@pytest.mark.parametrize(("right", "told"), [(0, True), (1, False), (9, False), (10, True)])
async def test_a_single_answer_of_a_follow_up_is_held_back_like_a_person(
    house: House, right: int, told: bool
) -> None:
    key = {"subject": "", "language": "en", "week": LAST, "cohort_id": 0, "delay": 30}
    await house.add(keep_counts, {**key, "asked": 40, "right": right})
    (row,) = (await house.reports.learning(OWNER, Filter())).kept
    assert (row.after[0].share is not None) is told


def item(cohort: int, seen: int, right: int) -> dict[str, Any]:
    sums = {name.name: 0 for name in item_counts.columns}
    return {
        **sums,
        "cohort_id": cohort,
        "question": QUESTION,
        "language": "en",
        "week": LAST,
        "seen": seen,
        "right": right,
        "t3": seen,
    }


def chosen(cohort: int, *counts: int) -> list[dict[str, Any]]:
    key = {"cohort_id": cohort, "question": QUESTION, "language": "en", "week": LAST}
    return [{**key, "place": place, "n": n} for place, n in enumerate(counts) if n]


async def test_a_question_shows_how_often_each_option_was_chosen(
    house: House, catalogue: Catalogue
) -> None:
    lesson, _, name = QUESTION.partition("#")
    options = catalogue.lessons[lesson].edition("en").questions[name].options
    key = next(place for place, one in enumerate(options) if one.right)
    counts = [12] * len(options)
    counts[key] = 30
    counts[(key + 1) % len(options)] = 168
    await house.add(item_counts, item(0, sum(counts), 30))
    await house.add(choice_counts, *chosen(0, *counts))
    (row,) = (await house.reports.questions(OWNER, Filter())).rows
    assert row.seen == about(sum(counts))
    assert row.options[key].count == about(30)
    assert Reason.BEATS_KEY in {one.reason for one in row.flags}
    assert row.right is not None
    (said,) = (await house.reports.suggestions(OWNER, Filter())).rows
    assert (said.kind, said.figures["seen"]) == ("rewrite", row.seen.shown)


async def test_a_cohorts_question_is_not_told_beside_a_partner_that_gives_others_away(
    house: House,
) -> None:
    await house.add(item_counts, item(0, 200, 100), item(1, 30, 15), item(2, 3, 1))
    (row,) = (await house.reports.questions(ORGANISER, Filter())).rows
    assert row.seen == about(33)
    assert (await house.reports.questions(ORGANISER, Filter(cohort=1))).rows == ()


async def test_what_is_asked_seldom_is_counted_but_not_shown(house: House) -> None:
    key = {"language": "en", "near": None, "last_day": "2026-11-25"}
    await house.add(
        unanswered,
        {**key, "question": "can i pay twice", "times": 7},
        {**key, "question": "my name is …", "times": 4},
    )
    seen = {"language": "en", "kind": "parcel", "first_seen": NOW, "last_seen": NOW}
    await house.add(
        rising_groups,
        {**seen, "example": "your parcel", "seen": 9},
        {**seen, "example": "dear …", "seen": 1},
    )
    found = await house.reports.asked(ORGANISER)
    assert [one.question for one in found.questions] == ["can i pay twice"]
    assert found.rarer == Count(1)
    assert [one.example for one in found.rising] == ["your parcel"]


async def test_reminders_are_the_owners(house: House) -> None:
    await house.add(
        reminder_counts,
        {"week": LAST, "sent": 100, "answered": 40, "muted": 2, "unreachable": 6},
        {"week": WEEK, "sent": 50, "answered": 48, "muted": 0, "unreachable": 0},
    )
    now, before = (await house.reports.reminders(OWNER)).weeks
    assert (before.share, before.muted) == (0.4, TOO_FEW)
    assert now.answered.most
    with pytest.raises(NotAllowed):
        await house.reports.reminders(ORGANISER)


async def test_nothing_yet_is_no_error(house: House) -> None:
    found = await house.reports.overview(OWNER, Filter())
    assert found.steps[0].count == Count(0)
    assert (await house.reports.suggestions(OWNER, Filter())).rows == ()
    assert (await house.reports.learning(ORGANISER, Filter())).courses == ()
