from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.counting import gain
from bot.core.counting.gain import Estimate


def covered(chance: Random, people: int, worse: float, better: float) -> bool:
    """Whether the interval of one course's objective holds the truth."""
    drawn = chance.choices((-1, 0, 1), (worse, 1 - worse - better, better), k=people)
    found = gain.of_objective(people, sum(drawn), sum(d * d for d in drawn))
    return found.low <= better - worse <= found.high


@pytest.mark.parametrize("people", [10, 20, 60])
@pytest.mark.parametrize(("worse", "better"), [(0.05, 0.1), (0.1, 0.4), (0.02, 0.7), (0.2, 0.2)])
def test_an_objectives_gain_is_inside_its_interval_about_95_times_of_100(
    people: int, worse: float, better: float
) -> None:
    chance = Random(1)  # noqa: S311
    held = sum(covered(chance, people, worse, better) for _ in range(2000))
    assert held / 2000 >= 0.935


@pytest.mark.parametrize("people", [10, 20, 60])
@pytest.mark.parametrize(("before", "after"), [(0.4, 0.7), (0.3, 0.95), (0.6, 0.6), (0.9, 0.95)])
def test_a_courses_gain_is_inside_its_interval_about_95_times_of_100(
    people: int, before: float, after: float
) -> None:
    chance = Random(2)  # noqa: S311
    held = 0
    for _ in range(2000):
        drawn = []
        for _ in range(people):
            skill = chance.uniform(-0.05, 0.05)
            was = sum(chance.random() < before + skill for _ in range(3))
            now = sum(chance.random() < after + skill for _ in range(3))
            drawn.append(20 * (now - was))
        found = gain.of_course(people, sum(drawn), sum(d * d for d in drawn), 60, 20)
        held += found.low <= after - before <= found.high
    assert held / 2000 >= 0.93


@pytest.mark.parametrize("people", [5, 20, 100])
@pytest.mark.parametrize("true", [0.02, 0.3, 0.5, 0.9])
def test_a_share_is_inside_its_interval_about_95_times_of_100(people: int, true: float) -> None:
    chance = Random(3)  # noqa: S311
    held = 0
    for _ in range(2000):
        found = gain.share(sum(chance.random() < true for _ in range(people)), people)
        held += found.low <= true <= found.high
    assert held / 2000 >= 0.89


def test_students_t_is_that_of_the_tables() -> None:
    for freedom, known in ((4, 2.7764), (6, 2.4469), (11, 2.2010), (30, 2.0423), (200, 1.9719)):
        assert gain.student(freedom) == pytest.approx(known, rel=1e-3)


def test_ten_people_alike_are_no_certainty() -> None:
    found = gain.of_course(10, 0, 0, 60, 20)
    assert found.value == 0
    assert found.high - found.low > 0.1
    assert not found.sure


@given(st.integers(1, 500), st.data())
def test_intervals_hold_their_estimate_and_stay_in_range(of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))
    found = gain.share(right, of)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_ends_are_rounded_outward_so_that_they_do_not_tell_who_got_worse() -> None:
    assert Estimate(0.333, 0.12, 0.51).blurred() == Estimate(0.33, 0.1, 0.55)
    one, other = gain.of_objective(40, 10, 14).blurred(), gain.of_objective(40, 10, 16).blurred()
    assert one == other
