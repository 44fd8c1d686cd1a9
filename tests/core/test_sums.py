"""Sums with their own numbers: repeatable, right by their own key, the same in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import markup, snapshot
from bot.content.check import report
from bot.content.loader import load
from bot.core import grading, review, sums
from bot.core.course import Lesson, Question
from bot.core.expression import EXPRESSION
from bot.settings import ROOT
from tests.content import shelf

CATALOGUE = load(ROOT / "lessons").catalogue
WITH_SUMS = sorted(
    name
    for name, lesson in CATALOGUE.lessons.items()
    if any(one.sum for one in lesson.editions["en"].questions.values())
)
seeds = st.integers(0, 2**31 - 1)


def drawn_sums(lesson: Lesson, seed: int) -> list[tuple[Question, Question]]:
    """Every sum of a lesson: as it is written, and drawn."""
    drawn = sums.drawn(lesson, seed)
    return [
        (one, drawn.editions[language].questions[name])
        for language, edition in lesson.editions.items()
        for name, one in edition.questions.items()
        if one.sum is not None
    ]


def test_lessons_of_several_courses_have_sums() -> None:
    assert len({name.rpartition("/")[0] for name in WITH_SUMS}) >= 3


@given(st.sampled_from(WITH_SUMS), seeds)
def test_every_draw_is_right_by_its_own_key_and_shows_no_expression(name: str, seed: int) -> None:
    for _, question in drawn_sums(CATALOGUE.lessons[name], seed):
        key = question.number
        assert key is not None
        assert grading.grade(question, key.answer).right
        assert key.answer > 0
        for trap in key.traps:
            verdict = grading.grade(question, trap.value)
            assert not verdict.right
            assert verdict.feedback == trap.feedback
        told = [question.ask, key.right, key.wrong, *(trap.feedback for trap in key.traps)]
        assert not any(EXPRESSION.search(text) or "{{" in text for text in told)
        shown = f"{key.answer:,f}"
        assert shown in markup.plain(key.right)
        assert shown in markup.plain(key.wrong)
        assert grading.decode(question, grading.encode(key.answer)) == key.answer
        assert grading.read_number(f"{key.answer:,f}") == key.answer


@given(st.sampled_from(WITH_SUMS), seeds)
def test_the_same_seed_draws_the_same_in_every_language_and_after_a_restart(
    name: str, seed: int
) -> None:
    lesson = CATALOGUE.lessons[name]
    first = sums.drawn(lesson, seed)
    assert sums.drawn(snapshot.restore(snapshot.dump(lesson)), seed) == first
    for one, other in zip(
        first.editions["en"].questions.values(),
        first.editions["zh-Hans"].questions.values(),
        strict=True,
    ):
        if one.number is not None and other.number is not None:
            assert one.number.answer == other.number.answer


@pytest.mark.parametrize("name", WITH_SUMS)
def test_neighbours_get_other_numbers(name: str) -> None:
    asks = {
        tuple(question.ask for _, question in drawn_sums(CATALOGUE.lessons[name], seed))
        for seed in range(40)
    }
    assert len(asks) >= 3


@given(seeds)
def test_a_review_of_a_sum_draws_its_own_numbers(seed: int) -> None:
    name = "loans/true-cost/apr"
    lesson = review.compose(CATALOGUE, [(name, "total-b")])
    (_, question), _ = drawn_sums(lesson, seed)
    assert question.number is not None
    assert question.sum is None
    assert question.id == f"{name}#total-b"


def test_lessons_without_sums_are_left_as_they_are() -> None:
    lesson = CATALOGUE.lessons["scams/messages/codes"]
    assert sums.drawn(lesson, 1) is lesson


def test_a_sum_that_cannot_be_worked_out_is_a_fault(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    answer = 'answer: "{{ %s }}"'
    shelf.edit(root, shelf.LESSON, answer % "kept + more", answer % "kept / (kept - 500)")
    text, good = report(root, "text", today=shelf.TODAY)
    assert not good
    assert f"{shelf.LESSON}:" in text
    assert "sum: found a sum without a result with signed 8000, kept 500, more 425" in text


def test_ranges_that_are_none_are_faults(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    shelf.edit(root, shelf.LESSON, "{ from: 200, to: 500, step: 50 }", "{ from: 200, step: 50 }")
    text, _ = report(root, "text", today=shelf.TODAY)
    assert "`from`, `to` and `step`, or `of`" in text


def test_a_trap_that_comes_out_as_the_answer_is_none(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    shelf.edit(root, shelf.LESSON, "more: { from: 175, to: 425,", "more: { from: -50, to: 50,")
    lesson = load(root).catalogue.lessons[shelf.LESSON.removesuffix(".yaml")]
    question = lesson.editions["en"].questions["price"]
    drawn = [sums.draw(question, seed).number for seed in range(50)]
    # Where nothing more was paid back, what was kept at the start is the whole price.
    same = [one for one in drawn if one and len(one.traps) < 2]
    assert same
    assert len(same) < len(drawn)
    assert all(trap.value != one.answer for one in same for trap in one.traps)
