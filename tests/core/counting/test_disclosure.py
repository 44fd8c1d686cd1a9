from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.counting import funnel, pooling
from bot.core.counting.count import ALL_BUT_FEW, HELD, TOO_FEW, Count
from bot.core.counting.disclosure import Figure, Published
from bot.core.counting.pooling import Path
from tests.core.counting.attack import (
    bounds,
    equations,
    patterns_of_courses,
    patterns_of_time,
    subtractions,
    told_wrong,
    wheres,
    worlds,
)
from tests.core.counting.crowd import Told, chance, crowd, tell

COURSES = ("a", "b")
WEEKS = (4, 1)
seeds = st.integers(0, 2**32)


def over_weeks(course: str) -> tuple[int, ...]:
    return () if course else WEEKS


def over_nothing(_course: str) -> tuple[int, ...]:
    return ()


@given(seeds, st.booleans())
@settings(max_examples=60)
def test_no_difference_of_published_figures_is_a_small_group(seed: int, overlapping: bool) -> None:
    told = tell(crowd(chance(seed), COURSES, overlapping=overlapping), COURSES)
    assert subtractions(told) == []


@given(seeds)
@settings(max_examples=15)
def test_no_small_group_follows_by_linear_algebra_over_time(seed: int) -> None:
    told = tell(crowd(chance(seed), COURSES), (), over_weeks)
    assert equations(told, patterns_of_time(WEEKS)) == []


@given(seeds)
@settings(max_examples=15)
def test_no_small_group_follows_by_linear_algebra_over_courses(seed: int) -> None:
    told = tell(crowd(chance(seed), COURSES), COURSES, over_nothing)
    assert equations(told, patterns_of_courses(COURSES)) == []


@given(seeds, st.booleans())
@settings(max_examples=60)
def test_no_small_group_is_pinned_down_by_what_its_pool_may_be(
    seed: int, overlapping: bool
) -> None:
    told = tell(crowd(chance(seed), COURSES, overlapping=overlapping), COURSES)
    assert bounds(told) == []


def cohorts(partners: Sequence[int]) -> list[Path]:
    return [(partner, 10 + at, "en", "") for at, partner in enumerate(partners)]


@given(st.lists(st.tuples(st.integers(1, 2), st.integers(5, 10)), min_size=2, max_size=3))
@settings(max_examples=12)
def test_no_small_group_is_the_same_in_all_that_may_be_so(homes: list[tuple[int, int]]) -> None:
    partners, joined = zip(*homes, strict=True)
    assert worlds(cohorts(partners), joined) == []


@pytest.mark.parametrize(
    ("partners", "joined"),
    [
        ((1, 1), (14, 9)),
        ((1, 2), (15, 20)),
        ((2, 1), (8, 5)),
        ((2, 1, 2), (9, 8, 12)),
        ((1, 2, 1), (5, 14, 5)),
        ((1, 1, 2), (9, 14, 6)),
    ],
)
def test_whoever_tries_all_that_may_be_so_finds_no_small_group(
    partners: tuple[int, ...], joined: tuple[int, ...]
) -> None:
    assert worlds(cohorts(partners), joined) == []


@pytest.mark.parametrize("seed", [2857311, 4981467])
def test_what_people_in_several_cohorts_leave_of_everybody_bounds_nothing(seed: int) -> None:
    assert bounds(tell(crowd(chance(seed), COURSES, overlapping=True), COURSES)) == []


@given(seeds)
@settings(max_examples=15)
def test_answers_to_any_filter_are_sums_of_parts(seed: int) -> None:
    told = tell(crowd(chance(seed), COURSES), (), over_weeks)
    assert told_wrong(told, wheres(told)) == []


def leaks(attack: Callable[[Told], list[str]]) -> bool:
    return any(attack(tell(crowd(chance(seed), COURSES), COURSES)) for seed in range(40))


def test_attack_finds_figures_that_are_shown_however_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "pooled", lambda good, bad: (good + bad, [], [], []))
    assert leaks(subtractions)


def test_attack_finds_totals_without_complementary_suppression(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        pooling,
        "_pool",
        lambda path, members, around: pooling._union(path, members) if not path else None,
    )
    assert leaks(subtractions)


def test_attack_finds_the_few_who_did_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling.Item, "gaps_safe", True)
    assert leaks(subtractions)


def test_attack_finds_the_few_who_did_not_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    real = funnel.figures
    monkeypatch.setattr(
        funnel,
        "figures",
        lambda *given: [Figure(one.name, one.within, one.also) for one in real(*given)],
    )
    assert leaks(subtractions)


def test_attack_finds_pools_of_which_all_members_are_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "_open", lambda pool: True)
    assert leaks(bounds)


def test_trying_all_finds_pools_that_are_told_though_a_member_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pooling, "_open", lambda pool: True)
    assert worlds(cohorts((1, 1)), (14, 9))


def test_trying_all_finds_pools_that_took_more_as_they_left_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pooling, "_leaves_enough", lambda pool, items: pool.gaps_safe)
    assert worlds(cohorts((1, 2, 1)), (5, 14, 5))


def test_trying_all_finds_whom_a_pool_took_as_the_smallest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pooling, "_size", lambda item: item.n)
    assert worlds(cohorts((1, 1, 1)), (14, 12, 12))


def test_linear_algebra_finds_what_subtracting_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling.Item, "gaps_safe", True)
    assert any(
        equations(tell(crowd(chance(seed), COURSES), (), over_weeks), patterns_of_time(WEEKS))
        for seed in range(10)
    )


def published(joined: dict[tuple[object, ...], tuple[int, int]]) -> Published:
    """Who joined and who started, by cell."""
    figures = [Figure("joined"), Figure("started", "joined")]
    numbers = {
        "joined": [one for one, _ in joined.values()],
        "started": [two for _, two in joined.values()],
    }
    return Published(list(joined), numbers, figures)


def test_a_small_figure_is_pooled_with_the_next_and_the_total_stays_exact() -> None:
    told = published(
        {
            (1, 11, "en", ""): (40, 3),
            (1, 12, "en", ""): (40, 12),
            (1, 13, "en", ""): (40, 30),
        }
    )
    assert told.count("started", [0]) == TOO_FEW
    assert told.count("started", [1]) == HELD
    assert told.count("started", [2]).shown == 30
    assert told.count("started", [0, 1, 2]) == Count(45)


def test_all_but_a_few_is_said_and_reckoned_with_in_totals() -> None:
    told = published({(1, 11, "en", ""): (40, 38), (1, 12, "en", ""): (40, 20)})
    assert told.count("started", [0]) == ALL_BUT_FEW
    both = told.count("started", [0, 1])
    assert both.about
    assert both.shown is not None
    assert abs(both.shown - 58) <= 2


def test_small_cohorts_of_a_partner_are_told_together() -> None:
    told = published(
        {(1, 11, "en", ""): (3, 3), (1, 12, "en", ""): (3, 3), (2, 21, "en", ""): (50, 20)}
    )
    assert told.count("joined", [0]) == TOO_FEW
    assert told.count("joined", [0, 1]).shown == 6


def test_a_cohort_is_told_whole_rather_than_by_parts_of_which_little_could_be_told() -> None:
    told = published({(1, 11, "en", "worker"): (12, 6), (1, 11, "zh", ""): (12, 7)})
    assert told.count("started", [0, 1]).shown == 13
    assert told.count("started", [0]).shown is None


def test_nobody_is_fewer_than_five() -> None:
    told = published({(1, 11, "en", ""): (0, 0)})
    assert told.count("joined", [0]) == TOO_FEW


def test_whoever_is_not_told_apart_may_come_on_top() -> None:
    told = published(
        {(1, 11, "en", ""): (12, 6), (1, 11, "zh", ""): (12, 7), (2, 0, "en", ""): (40, 9)}
    )
    assert told.count("started", [0, 2]) == Count(9, least=True)


@pytest.mark.parametrize("started", [1, 4, 5])
def test_of_six_neither_few_nor_most_is_said_as_that_would_say_how_many(started: int) -> None:
    told = published({(1, 11, "en", ""): (6, started), (1, 12, "en", ""): (40, 20)})
    assert told.count("started", [0]) == HELD
