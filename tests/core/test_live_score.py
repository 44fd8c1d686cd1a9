"""Points: bounded, never less for knowing more or being quicker, nothing for guessing."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.course import Kind, NumberKey, Option, Question
from bot.core.live_score import (
    WHOLE,
    Entrant,
    Given,
    Round,
    Scoring,
    correctness,
    points,
    standings,
    teams,
)

shares = st.fractions(0, 1, max_denominator=12)
seconds = st.floats(0, 120)


def question(kind: Kind, *right: bool) -> Question:
    options = tuple(Option(str(at), str(at), "", one) for at, one in enumerate(right))
    return Question("q", kind, "o", "?", options)


def number(answer: str, tolerance: str = "0") -> Question:
    key = NumberKey(Decimal(answer), Decimal(tolerance), "", "", "")
    return Question("q", Kind.NUMBER, "o", "?", number=key)


SINGLE = question(Kind.SINGLE, False, True, False)


@given(
    right=shares,
    taken=seconds,
    allowed=seconds,
    streak=st.integers(0, 20),
    questions=st.integers(1, 20),
    scoring=st.sampled_from(Scoring),
)
def test_points_are_bounded(
    right: Fraction, taken: float, allowed: float, streak: int, questions: int, scoring: Scoring
) -> None:
    got = points(
        right, taken=taken, allowed=allowed, streak=streak, questions=questions, scoring=scoring
    )
    assert 0 <= got < 2 * WHOLE
    if right == 0:
        assert got == 0


@given(
    one=shares,
    other=shares,
    taken=seconds,
    later=seconds,
    streak=st.integers(0, 6),
    questions=st.integers(1, 20),
    scoring=st.sampled_from(Scoring),
)
def test_more_right_or_quicker_or_longer_in_a_streak_is_never_less(
    one: Fraction,
    other: Fraction,
    taken: float,
    later: float,
    streak: int,
    questions: int,
    scoring: Scoring,
) -> None:
    def got(right: Fraction, at: float, row: int) -> int:
        return points(right, taken=at, allowed=30, streak=row, questions=questions, scoring=scoring)

    low, high = sorted((one, other))
    assert got(low, taken, streak) <= got(high, taken, streak)
    assert got(one, max(taken, later), streak) <= got(one, min(taken, later), streak)
    assert got(one, taken, streak) <= got(one, taken, streak + 1)


@given(
    questions=st.integers(1, 20),
    data=st.data(),
)
def test_one_more_right_answer_outweighs_all_speed(questions: int, data: st.DataObject) -> None:
    known = data.draw(st.integers(0, questions - 1))
    quick = [Given((1,), 0.0, 30.0)] * known + [Given((0,), 0.0, 30.0)] * (questions - known)
    slow = [Given((0,), 30.0, 30.0)] * (questions - known - 1) + [Given((1,), 30.0, 30.0)] * (
        known + 1
    )
    rounds = [Round(at, SINGLE, {1: quick[at], 2: slow[at]}) for at in range(questions)]
    board = standings(rounds, [Entrant(1, 0), Entrant(2, 0)], questions, Scoring.SPEED)
    assert [one.player for one in board] == [2, 1]


@pytest.mark.parametrize(
    "right",
    [
        one
        for many in range(3, 7)
        for one in itertools.product([True, False], repeat=many)
        if any(one) and not all(one)
    ],
)
def test_guessing_among_several_earns_little_and_taking_everything_nothing(
    right: tuple[bool, ...],
) -> None:
    asked = question(Kind.SEVERAL, *right)
    places = range(len(right))
    assert correctness(asked, tuple(places)) == 0
    every = [
        pick for many in range(1, len(right) + 1) for pick in itertools.combinations(places, many)
    ]
    mean = sum(correctness(asked, pick) for pick in every) / len(every)
    # No more than the toss between three options of a single choice.
    assert mean <= Fraction(1, 3)


@given(
    st.lists(st.booleans(), min_size=3, max_size=6).filter(lambda r: any(r) and not all(r)),
    st.data(),
)
def test_one_more_right_option_helps_and_one_more_wrong_one_hurts(
    right: list[bool], data: st.DataObject
) -> None:
    asked = question(Kind.SEVERAL, *right)
    places = list(range(len(right)))
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=1, unique=True))
    for place in set(places) - set(chosen):
        before, after = correctness(asked, tuple(chosen)), correctness(asked, (*chosen, place))
        assert after >= before if right[place] else after <= before


@given(
    st.integers(-1000, 1000), st.integers(0, 20), st.integers(-3000, 3000), st.integers(-3000, 3000)
)
def test_a_nearer_number_is_never_worth_less(
    answer: int, tolerance: int, one: int, other: int
) -> None:
    asked = number(str(answer), str(tolerance))
    near, far = sorted((one, other), key=lambda value: abs(value - answer))
    assert correctness(asked, Decimal(near)) >= correctness(asked, Decimal(far))
    assert correctness(asked, Decimal(answer)) == 1
    if abs(one - answer) > tolerance:
        assert correctness(asked, Decimal(one)) <= Fraction(1, 2)


def test_equals_share_a_rank_and_the_next_is_left_out() -> None:
    rounds = [Round(0, SINGLE, {1: Given((1,), 5, 30), 2: Given((1,), 5, 30)})]
    board = standings(rounds, [Entrant(n, 0) for n in (1, 2, 3)], 1, Scoring.SPEED)
    assert [(one.player, one.rank) for one in board] == [(1, 1), (2, 1), (3, 3)]


def test_who_joins_late_starts_at_nothing_and_is_ranked_by_share_too() -> None:
    right, wrong = Given((1,), 5, 30), Given((0,), 5, 30)
    rounds = [
        Round(0, SINGLE, {1: right}),
        Round(1, SINGLE, {1: wrong, 2: right}),
        Round(2, SINGLE, {1: right, 2: right}),
    ]
    board = standings(rounds, [Entrant(1, 0), Entrant(2, 1)], 3, Scoring.ACCURACY)
    late, first = board
    assert (first.player, first.points, first.right, first.asked) == (1, 2000, 2, 3)
    assert (late.player, late.points, late.right, late.asked) == (2, 2000, 2, 2)
    assert first.rank == late.rank == 1
    assert (late.by_share, first.by_share) == (1, 2)


def test_a_second_right_answer_in_a_row_earns_a_little_more() -> None:
    rounds = [Round(at, SINGLE, {1: Given((1,), 30, 30)}) for at in range(2)]
    after_one, after_two = (
        standings(rounds[:many], [Entrant(1, 0)], 2, Scoring.SPEED)[0].points for many in (1, 2)
    )
    assert WHOLE == after_one < after_two - after_one < WHOLE + 100


def test_own_time_is_what_speed_is_judged_by() -> None:
    asked = {1: Given((1,), 30, 60), 2: Given((1,), 15, 30)}
    board = standings([Round(0, SINGLE, asked)], [Entrant(1, 0), Entrant(2, 0)], 1, Scoring.SPEED)
    assert board[0].points == board[1].points


def test_a_team_counts_the_mean_of_its_players() -> None:
    rounds = [Round(0, SINGLE, {1: Given((1,), 5, 30), 2: Given((0,), 5, 30)})]
    board = standings(rounds, [Entrant(n, 0) for n in (1, 2, 3)], 1, Scoring.ACCURACY)
    assert teams(board, {1: 1, 2: 2, 3: 1}) == ((1, 500, 2), (2, 0, 1))
