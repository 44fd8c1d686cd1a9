"""What is counted of what learners do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.counting import tally
from bot.core.counting.tally import Ended, First, Gain, Stage, Standing

LESSONS = ("a/b/one", "a/b/two")


@pytest.mark.parametrize(
    ("at", "monday"),
    [
        ("2026-11-26T01:47:00+00:00", "2026-11-23"),
        ("2026-11-23T00:00:00+00:00", "2026-11-23"),
        ("2026-11-22T23:59:59.999+00:00", "2026-11-16"),
        ("2027-01-01T12:00:00+00:00", "2026-12-28"),
    ],
)
def test_a_week_is_named_by_its_monday(at: str, monday: str) -> None:
    assert tally.week(datetime.fromisoformat(at)) == monday


@given(st.integers(0, 2**33))
def test_every_moment_lies_in_the_seven_days_from_its_monday(seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    monday = datetime.fromisoformat(tally.week(at)).replace(tzinfo=UTC)
    assert monday.weekday() == 0
    assert 0 <= (at - monday).days < 7


@pytest.mark.parametrize(
    ("seconds", "place"),
    [(0, 0), (2, 0), (3, 1), (5, 2), (8, 3), (12, 3), (13, 4), (29, 5), (30, 6), (59, 6), (60, 7)],
)
def test_time_falls_into_spans(seconds: int, place: int) -> None:
    assert tally.span(seconds) == place


def test_only_the_first_answer_to_a_question_counts() -> None:
    standing = Standing()
    assert standing.take("q1", right=False) == (True, None)
    assert standing.take("q1", right=True) == (False, None)


def test_the_rest_is_known_from_five_earlier_first_answers_on() -> None:
    standing = Standing()
    for number in range(5):
        assert standing.take(f"q{number}", right=number < 2) == (True, None)
    standing.take("q0", right=True)
    assert standing.take("q5", right=True) == (True, 40)
    assert standing.take("q6", right=False) == (True, 50)
    assert standing.take("q7", right=False) == (True, 42)


def test_a_right_answer_adds_its_rest_to_what_goes_with_being_right() -> None:
    sums = dict(zip(tally.ITEM_SUMS, tally.item_sums(First(True, True, 12, 40, (1,))), strict=True))
    assert sums["seen"] == sums["right"] == sums["t3"] == 1
    assert sums["rated"] == sums["rated_right"] == 1
    assert sums["sure_wrong"] == 0
    assert (sums["sum_rest"], sums["sum_rest_sq"], sums["sum_right_rest"]) == (40, 1600, 40)
    assert sum(sums[f"t{place}"] for place in range(8)) == 1


def test_a_wrong_answer_that_was_sure_adds_nothing_to_what_goes_with_being_right() -> None:
    sums = dict(zip(tally.ITEM_SUMS, tally.item_sums(First(False, True, None, 40)), strict=True))
    assert sums["sure_wrong"] == sums["rated"] == 1
    assert sums["right"] == sums["rated_right"] == sums["sum_right_rest"] == 0
    assert sum(sums[f"t{place}"] for place in range(8)) == 0


def test_options_are_read_where_a_choice_names_them() -> None:
    assert tally.places("2,0", names_options=True) == (0, 2)
    assert tally.places("2", names_options=False) == ()
    assert tally.places("13.5", names_options=False) == ()


@pytest.mark.parametrize(
    ("attempt", "course"),
    [
        ("a/b/one", "a/b"),
        ("test:a/b/one", "a/b"),
        ("before:a/b", "a/b"),
        ("after:a/b", "a/b"),
        ("later:a/b", "a/b"),
        ("review", None),
    ],
)
def test_an_attempt_belongs_to_a_course(attempt: str, course: str | None) -> None:
    assert tally.course_of(attempt) == course


def test_a_course_is_completed_with_its_last_lesson() -> None:
    one, two = Ended("a/b/one", 1, 3), Ended("a/b/two", 1, 3)
    assert tally.stage("a/b", LESSONS, [one]) == Stage.STARTED
    assert tally.stage("a/b", LESSONS, [one, two]) == Stage.COMPLETED
    assert tally.stage("a/b", (), [one, two]) == Stage.STARTED


def test_a_lesson_left_out_after_a_test_is_done_and_a_failed_test_is_not() -> None:
    one = Ended("a/b/one", 0, 3)
    assert tally.stage("a/b", LESSONS, [one, Ended("test:a/b/two", 4, 5)]) == Stage.COMPLETED
    assert tally.stage("a/b", LESSONS, [one, Ended("test:a/b/two", 3, 5)]) == Stage.STARTED


def test_two_of_three_right_after_a_course_pass_it_once_it_is_completed() -> None:
    done = [Ended("a/b/one", 0, 3), Ended("a/b/two", 0, 3)]
    assert tally.stage("a/b", LESSONS, [*done, Ended("after:a/b", 2, 3)]) == Stage.PASSED
    assert tally.stage("a/b", LESSONS, [*done, Ended("after:a/b", 1, 3)]) == Stage.COMPLETED
    assert tally.stage("a/b", LESSONS, [*done, Ended("after:a/b", 0, 0)]) == Stage.COMPLETED
    assert tally.stage("a/b", LESSONS, [done[0], Ended("after:a/b", 3, 3)]) == Stage.STARTED


def test_the_best_try_of_each_quiz_passes_a_course_with_four_in_five() -> None:
    tries = [Ended("a/b/one", 4, 5), Ended("a/b/two", 1, 5), Ended("a/b/two", 4, 5)]
    assert tally.stage("a/b", LESSONS, tries) == Stage.PASSED
    assert tally.stage("a/b", LESSONS, tries[:2]) == Stage.COMPLETED
    assert tally.stage("a/b", LESSONS, [*tries, Ended("a/b/two", 0, 5)]) == Stage.PASSED


def test_half_right_after_four_weeks_is_kept() -> None:
    assert tally.kept(30, 1, 2)
    assert not tally.kept(30, 0, 2)
    assert not tally.kept(7, 2, 2)
    assert not tally.kept(30, 0, 0)


def test_gains_are_told_of_the_course_and_of_objectives_that_both_asked_about() -> None:
    before = {"a/b/one#x": False, "a/b/one#y": True, "a/b/two#z": False}
    after = {"a/b/one#x": True, "a/b/one#y": False}
    assert tally.gains("a/b", before, after) == [
        Gain("a/b", 20, 30),
        Gain("a/b/one#x", 0, 1),
        Gain("a/b/one#y", 1, 0),
    ]
    assert tally.gains("a/b", {}, after) == []


def test_a_gain_adds_its_difference_and_the_square_of_it() -> None:
    assert tally.gain_sums(20, 60) == (1, 20, 60, 40, 1600)
    assert tally.gain_sums(1, 0) == (1, 1, 0, -1, 1)
