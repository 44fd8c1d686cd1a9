"""Answers are judged by rule, and numbers are read as people type them."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import grading
from bot.core.course import Kind, NumberKey, Option, Question, Trap
from bot.core.errors import NotANumber, NothingPicked, NotThisQuestion


def question(kind: Kind, rights: list[bool]) -> Question:
    options = tuple(Option(f"o{i}", f"Option {i}", "why", right) for i, right in enumerate(rights))
    return Question("q", kind, "objective", "Ask", options)


def number(answer: str, tolerance: str = "0", *traps: str) -> Question:
    given_traps = tuple(Trap(Decimal(value), f"trap {value}") for value in traps)
    key = NumberKey(Decimal(answer), Decimal(tolerance), "%", "yes", "no", given_traps)
    return Question("q", Kind.NUMBER, "objective", "Ask", number=key)


keys = st.lists(st.booleans(), min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("13%", "13"),
        ("13.0", "13.0"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("13,5", "13.5"),
        ("１３％", "13"),
        ("１，２００元", "1200"),
        ("1.2万", "12000"),
        ("about 18 percent", "18"),
        ("-3", "-3"),
        ("−3", "-3"),
    ],
)
def test_numbers_are_read_as_typed(typed: str, value: str) -> None:
    assert grading.read_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "none", "12 or 13 or 14", "%", "💶"])
def test_what_is_no_number_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotANumber):
        grading.read_number(typed)


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["", "%", " 元", "％"]))
def test_every_number_is_read_back(value: Decimal, unit: str) -> None:
    assert grading.read_number(f"{value:,}{unit}") == value


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(NotANumber):
        assert grading.read_number(text).is_finite()


@given(keys, st.data())
def test_several_is_right_exactly_when_all_right_options_are_picked(
    rights: list[bool], data: st.DataObject
) -> None:
    asked = question(Kind.SEVERAL, rights)
    picked = data.draw(st.sets(st.integers(0, len(rights) - 1), min_size=1))
    verdict = grading.grade(asked, tuple(picked))
    assert verdict.right == (picked == {i for i, right in enumerate(rights) if right})
    assert len(verdict.chosen) == len(picked)


@given(keys, st.data())
def test_an_order_is_right_only_as_the_author_wrote_it(
    rights: list[bool], data: st.DataObject
) -> None:
    asked = question(Kind.ORDER, rights)
    order = tuple(data.draw(st.permutations(range(len(rights)))))
    assert grading.grade(asked, order).right == (order == tuple(range(len(rights))))


@given(
    st.decimals(-1000, 1000, places=2), st.decimals(0, 10, places=2), st.decimals(-20, 20, places=2)
)
def test_a_number_is_right_within_the_tolerance(
    answer: Decimal, tolerance: Decimal, off: Decimal
) -> None:
    asked = number(str(answer), str(tolerance))
    assert grading.grade(asked, answer + off).right == (abs(off) <= tolerance)


def test_a_typical_wrong_number_gets_its_own_words() -> None:
    asked = number("18", "0", "1.5")
    assert grading.grade(asked, Decimal("1.5")).feedback == "trap 1.5"
    assert grading.grade(asked, Decimal(7)).feedback == "no"


@given(st.sampled_from([k for k in Kind if k is not Kind.NUMBER]), keys, st.integers(0, 2**31))
def test_shown_order_shows_every_option_once_and_is_repeatable(
    kind: Kind, rights: list[bool], seed: int
) -> None:
    asked = question(kind, rights)
    order = grading.shown_order(asked, seed)
    assert sorted(order) == list(range(len(rights)))
    assert order == grading.shown_order(asked, seed)
    if kind is Kind.ORDER:
        assert order != tuple(range(len(rights)))


@given(keys, st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=20))
def test_ticking_twice_is_ticking_once(rights: list[bool], ticks: list[tuple[int, bool]]) -> None:
    asked = question(Kind.SEVERAL, rights)
    picks: grading.Picks = ()
    for place, on in ticks:
        if place >= len(rights):
            with pytest.raises(NotThisQuestion):
                grading.pick(asked, picks, place, on=on)
            continue
        picks = grading.pick(asked, picks, place, on=on)
        assert grading.pick(asked, picks, place, on=on) == picks
        assert (place in picks) == on
        assert grading.decode(asked, grading.encode(picks)) == picks


def test_nothing_chosen_is_refused() -> None:
    with pytest.raises(NothingPicked):
        grading.grade(question(Kind.SEVERAL, [True, False]), ())
    with pytest.raises(NothingPicked):
        grading.grade(question(Kind.ORDER, [True, True, True]), (1,))


def test_an_answer_of_another_kind_is_refused() -> None:
    with pytest.raises(NotThisQuestion):
        grading.grade(question(Kind.SINGLE, [True, False]), Decimal(1))
    with pytest.raises(NotThisQuestion):
        grading.grade(number("1"), (0,))
