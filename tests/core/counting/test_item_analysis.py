from __future__ import annotations

from dataclasses import replace
from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.counting import gain, item_analysis, tally
from bot.core.counting.item_analysis import Reason, Sums, analyse
from bot.core.counting.tally import First

SOUND = Sums(200, 130, spans=(0, 0, 0, 100, 100, 0, 0, 0))


def answered(
    chance: Random, people: int, *, telling: float, hard: float = 0.0
) -> tuple[Sums, list[tuple[int, bool]]]:
    """A question with four options as people of different skill answer it after ten others."""
    sums = [0] * len(tally.ITEM_SUMS)
    options = [0, 0, 0, 0]
    for _ in range(people):
        skill = chance.gauss(0, 1)
        before = sum(chance.random() < 1 / (1 + exp(-skill - 0.5)) for _ in range(10))
        right = chance.random() < 1 / (1 + exp(hard - 0.5 - telling * skill))
        options[0 if right else chance.choice((1, 2, 3))] += 1
        first = First(right, sure=False, seconds=int(chance.gammavariate(4, 4)), rest=10 * before)
        sums = [one + other for one, other in zip(sums, tally.item_sums(first), strict=True)]
    named = dict(zip(tally.ITEM_SUMS, sums, strict=True))
    spans = tuple(named[f"t{place}"] for place in range(tally.SPANS))
    found = Sums(**{name: n for name, n in named.items() if not name[1:].isdigit()}, spans=spans)
    return found, [(chosen, place == 0) for place, chosen in enumerate(options)]


@pytest.mark.parametrize("people", [20, 60, 200, 1000])
def test_a_sound_question_is_seldom_flagged(people: int) -> None:
    chance = Random(people)  # noqa: S311
    flagged = sum(bool(analyse(*answered(chance, people, telling=1.0)).flags) for _ in range(400))
    assert flagged / 400 <= 0.02


def test_a_question_at_the_threshold_is_flagged_no_more_often_than_said() -> None:
    chance = Random(5)  # noqa: S311
    hard = sum(
        gain.share(sum(chance.random() < 0.35 for _ in range(60)), 60).high < 0.35
        for _ in range(4000)
    )
    assert hard / 4000 <= 0.035


def test_a_question_that_tells_nothing_is_found_with_many_answers() -> None:
    chance = Random(6)  # noqa: S311
    found = sum(
        Reason.NOT_TELLING
        in {one.reason for one in analyse(*answered(chance, 3000, telling=0.0)).flags}
        for _ in range(30)
    )
    assert found >= 24


def test_a_wrong_key_is_found() -> None:
    sums, options = answered(Random(7), 400, telling=1.0, hard=-1.0)  # noqa: S311
    swapped = [(options[1][0], True), (options[0][0], False), *options[2:]]
    wrong = replace(sums, right=options[1][0])
    reasons = [one.reason for one in analyse(wrong, swapped).flags]
    assert reasons[0] is Reason.BEATS_KEY


def test_backwards_is_said_where_the_better_ones_get_it_wrong() -> None:
    sums, options = answered(Random(8), 400, telling=-1.0)  # noqa: S311
    assert Reason.BACKWARDS in {one.reason for one in analyse(sums, options).flags}


@pytest.mark.parametrize(
    ("sums", "options", "reason"),
    [
        (replace(SOUND, right=30), (), Reason.TOO_HARD),
        (replace(SOUND, right=199), (), Reason.TOO_EASY),
        (replace(SOUND, sure_wrong=70), (), Reason.SURE_WRONG),
        (SOUND, ((130, True), (69, False), (1, False)), Reason.UNUSED),
        (replace(SOUND, spans=(0, 0, 0, 0, 0, 0, 50, 150)), (), Reason.SLOW),
    ],
)
def test_each_fault_is_named(
    sums: Sums, options: tuple[tuple[int, bool], ...], reason: Reason
) -> None:
    assert [one.reason for one in analyse(sums, options).flags] == [reason]


@given(st.integers(1, item_analysis.FIRST - 1), st.data())
def test_nothing_is_said_of_few_answers(seen: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, seen))
    options = ((right, True), (seen - right, False), (0, False))
    spans = (0, 0, 0, 0, 0, 0, 0, seen)
    sums = Sums(seen, right, seen - right, seen, right, 50 * seen, 3000 * seen, 50 * right, spans)
    assert analyse(sums, options).flags == ()


def test_discrimination_is_the_correlation_of_the_answers_themselves() -> None:
    chance = Random(9)  # noqa: S311
    rests = [chance.randint(0, 100) for _ in range(50)]
    rights = [chance.random() < rest / 100 for rest in rests]
    mean_x, mean_y = sum(rests) / 50, sum(rights) / 50
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(rests, rights, strict=True))
    under = sum((x - mean_x) ** 2 for x in rests) * sum((y - mean_y) ** 2 for y in rights)
    sums = Sums(
        50,
        sum(rights),
        rated=50,
        rated_right=sum(rights),
        sum_rest=sum(rests),
        sum_rest_sq=sum(x * x for x in rests),
        sum_right_rest=sum(x for x, y in zip(rests, rights, strict=True) if y),
    )
    found = item_analysis.discrimination(sums)
    assert found is not None
    assert found.value == pytest.approx(over / under**0.5)


@given(st.lists(st.integers(0, 50), min_size=8, max_size=8))
def test_the_median_lies_in_the_span_of_the_median(spans: list[int]) -> None:
    found = item_analysis.median_seconds(spans)
    if not sum(spans):
        assert found is None
        return
    assert found is not None
    ends = (0, *tally.BUCKETS)
    below = sum(n for n, end in zip(spans, ends[1:], strict=False) if end <= found)
    if found < tally.BUCKETS[-1]:
        started = sum(n for n, start in zip(spans, ends, strict=False) if start < found)
        assert started >= sum(spans) / 2
    assert below <= sum(spans) / 2 + max(spans)
