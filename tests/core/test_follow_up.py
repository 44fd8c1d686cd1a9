"""When two questions come after a session, and on what."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import follow_up, probe, review, schedule
from bot.core.course import Catalogue
from bot.core.follow_up import Session
from bot.core.schedule import EVERY_DAY, Schedule

_EVENING = datetime(2026, 3, 2, 18, tzinfo=UTC)
_SESSION = Session(_EVENING, _EVENING + timedelta(minutes=90))
_ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Auckland", "Europe/London", "+05:30")


def at(hour: int, zone: str = "UTC") -> Schedule:
    return Schedule(EVERY_DAY, hour, zone)


def test_a_follow_up_is_known_by_its_name() -> None:
    assert follow_up.name(7, 12) == "follow-7:12"
    assert follow_up.read("follow-7:12") == (7, 12)
    assert follow_up.read("start:12") is None
    assert follow_up.read("loans/true-cost/apr") is None
    assert probe.passed("follow-30:12", 2, 2) is None
    assert probe.passed("start:12", 1, 1) is None


def test_delays_count_from_the_session_somebody_came_for() -> None:
    week_later = Session(_EVENING + timedelta(days=7), _EVENING + timedelta(days=7, hours=1))
    both = (week_later, _SESSION)
    before, during = _EVENING - timedelta(days=3), _EVENING + timedelta(minutes=20)
    after, long_after = _EVENING + timedelta(days=1), _EVENING + timedelta(days=30)
    assert follow_up.counted_from(before, both) == _EVENING
    assert follow_up.counted_from(during, both) == _EVENING
    assert follow_up.counted_from(after, both) == week_later.starts_at
    assert follow_up.counted_from(long_after, both) == long_after
    assert follow_up.counted_from(before, ()) == before


def test_it_comes_so_many_days_later_at_the_learners_hour() -> None:
    due = follow_up.first_due(_EVENING, 7, at(19, "Asia/Shanghai"))
    # In Shanghai the session was on 3 March, at two in the morning.
    assert due == datetime(2026, 3, 10, 19, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_clocks_that_change_do_not_change_the_hour() -> None:
    for delay in follow_up.DELAYS:
        due = follow_up.first_due(_EVENING, delay, at(9, "America/New_York"))
        assert due is not None
        assert due.astimezone(ZoneInfo("America/New_York")).hour == 9


@given(
    zone=st.sampled_from(_ZONES),
    hour=st.integers(8, 20),
    due=st.integers(0, 366 * 24 * 60),
    late=st.timedeltas(timedelta(0), timedelta(days=4)),
)
def test_nothing_goes_out_at_night_nor_long_after_its_hour(
    zone: str, hour: int, due: int, late: timedelta
) -> None:
    was_due = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=due)
    now = was_due + late
    moment = follow_up.settled(at(hour, zone), was_due, now)
    assert moment is not None
    goes = max(moment, now)
    assert 8 <= goes.astimezone(schedule.zone(zone)).hour < 21
    assert goes - moment <= timedelta(hours=3)
    # Looked at again when it has come, it goes.
    assert follow_up.settled(at(hour, zone), moment, goes) == moment


def test_an_hour_changed_since_is_kept_to() -> None:
    due = follow_up.first_due(_EVENING, 1, at(19))
    assert due is not None
    moved = follow_up.settled(at(9), due, due)
    assert moved == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_after_some_hours_of_downtime_it_is_caught_up_and_after_more_it_waits_a_day() -> None:
    due = datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert follow_up.settled(at(9), due, due + timedelta(hours=2)) == due
    assert follow_up.settled(at(9), due, due + timedelta(hours=5)) == due + timedelta(days=1)


def test_what_comes_too_late_measures_something_else() -> None:
    chances = [follow_up.last_chance(_EVENING, delay) - _EVENING for delay in follow_up.DELAYS]
    later = [timedelta(days=delay) for delay in follow_up.DELAYS[1:]]
    assert all(chance < following for chance, following in zip(chances, later, strict=False))
    assert chances[0] >= timedelta(days=3)
    assert chances[3] <= timedelta(days=122)


@pytest.mark.parametrize(
    ("answered", "tired"),
    [
        ([], False),
        ([False], False),
        ([True, False], False),
        ([False, True], False),
        ([False, False], True),
        ([True, False, False], True),
        ([False, False, True], False),
    ],
)
def test_two_unanswered_in_a_row_are_enough(answered: list[bool], *, tired: bool) -> None:
    assert follow_up.tired(answered) is tired


def _course_objectives(catalogue: Catalogue, course_id: str) -> tuple[str, ...]:
    course = catalogue.course(course_id)
    assert course is not None
    return tuple(
        f"{lesson}#{name}"
        for lesson in course.lessons
        for name in catalogue.lessons[lesson].edition("en").objectives
    )


def _objective(catalogue: Catalogue, pair: tuple[str, str]) -> str:
    lesson, item = pair
    return f"{lesson}#{catalogue.lessons[lesson].edition('en').questions[item].objective}"


@given(seed=st.integers(0, 2**31 - 1))
def test_each_objective_is_asked_once_before_any_comes_again(
    catalogue: Catalogue, seed: int
) -> None:
    about = _course_objectives(catalogue, "loans/true-cost")
    asked: Counter[str] = Counter()
    worn: dict[str, int] = {}
    for _ in follow_up.DELAYS:
        pairs = follow_up.choose(catalogue, about, seed=seed, asked_before=asked, worn=worn)
        assert len(pairs) == follow_up.QUESTIONS
        for pair in pairs:
            assert f"{pair[0]}#{pair[1]}" not in worn
            worn["#".join(pair)] = 2
            asked[_objective(catalogue, pair)] += 1
    assert set(asked.values()) == {1}


def test_what_was_asked_in_the_hall_is_asked_in_other_words(catalogue: Catalogue) -> None:
    met = (
        "loans/true-cost/what-you-get#no-interest-ad",
        "scams/messages/caller-id#which-number",
        "scams/messages/parcel-and-refund#small-safe",
    )
    about = follow_up.objectives(catalogue, met, ())
    assert len(about) == 3
    for seed in range(30):
        pairs = follow_up.choose(
            catalogue, about, seed=seed, asked_before={}, worn=dict.fromkeys(met, 1)
        )
        assert len({_objective(catalogue, pair) for pair in pairs}) == 2
        assert not {"#".join(pair) for pair in pairs} & set(met)


def test_learners_begin_with_different_objectives(catalogue: Catalogue) -> None:
    about = _course_objectives(catalogue, "scams/messages")
    first = Counter(
        _objective(catalogue, pair)
        for seed in range(600)
        for pair in follow_up.choose(catalogue, about, seed=seed, asked_before={}, worn={})
    )
    # Twelve objectives, a hundred learners each: nobody's is left to chance alone.
    assert set(first) == set(about)
    assert min(first.values()) > 60


def test_one_objective_gives_two_questions(catalogue: Catalogue) -> None:
    about = next(
        [one]
        for one in _course_objectives(catalogue, "scams/love-and-trust")
        if len(review.standing_alone(catalogue.lessons[one.split("#")[0]], one.split("#")[1])) > 1
    )
    pairs = follow_up.choose(catalogue, about, seed=1, asked_before={}, worn={})
    assert len(pairs) == len(set(pairs)) == 2


def test_questions_that_are_taught_no_more_are_left_out(catalogue: Catalogue) -> None:
    assert follow_up.objectives(catalogue, ["gone/gone/gone#x", "not even"], ["no/no/no#y"]) == ()
    thinner = replace(catalogue, lessons={})
    assert follow_up.objectives(thinner, ["loans/true-cost/apr#longer"], ()) == ()
    assert follow_up.choose(catalogue, (), seed=1, asked_before={}, worn={}) == ()


def test_delays_grow() -> None:
    assert all(late > early for early, late in pairwise(follow_up.DELAYS))
