"""How well /ask finds: measured on questions that nobody tuned it to, so that it cannot get worse
unseen. The figures are in docs/ask.md."""

from __future__ import annotations

import pytest

from bot.content.search import Finder, read_questions
from bot.core.course import Catalogue
from bot.core.search import Kind
from bot.core.search_fit import Example, fit
from bot.settings import ROOT
from tests.shipped import library


@pytest.fixture(scope="module")
def finder() -> Finder:
    """What the bot looks into, over the lessons as they are shipped."""
    return library().finder


@pytest.mark.parametrize(
    ("language", "found", "refused"), [("en", 0.8, 0.85), ("zh-Hans", 0.8, 0.85)]
)
def test_strangers_questions_find_their_lesson_or_are_refused(
    finder: Finder, language: str, found: float, refused: float
) -> None:
    questions = read_questions(ROOT / "tests" / "data" / f"ask_{language}.csv", "test")
    replies = [(lesson, finder.ask(question)) for question, lesson in questions]
    covered = [reply for lesson, reply in replies if lesson is not None]
    right = sum(
        reply.kind is Kind.ANSWER and reply.place is not None and reply.place.lesson == lesson
        for lesson, reply in replies
        if lesson is not None
    )
    other = [reply for lesson, reply in replies if lesson is None]
    assert right >= found * len(covered)
    assert sum(reply.kind is not Kind.ANSWER for reply in other) >= refused * len(other)


def test_authors_own_questions_find_their_lesson(finder: Finder, catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        edition = lesson.edition("en")
        replies = [finder.ask(text) for text in edition.asks]
        found = [one.place.lesson for one in replies if one.place is not None]
        assert found.count(lesson.id) >= len(edition.asks) - 3


@pytest.mark.parametrize(
    ("question", "lesson"),
    [
        ("whats apr", "loans/true-cost/apr"),
        ("APR包不包括服务费", "loans/true-cost/apr"),
        ("有人要我的验正码", "scams/messages/codes"),
        ("徵信報告哪裡查", "loans/everyday-credit/credit-report"),
        ("co-sign a loan for my brothr, gaurantor", "loans/before-you-borrow/cosign"),
    ],
)
def test_slips_mixed_and_traditional_writing_are_understood(
    finder: Finder, question: str, lesson: str
) -> None:
    reply = finder.ask(question)
    assert reply.place is not None
    assert reply.place.lesson == lesson


def test_one_question_has_one_answer(finder: Finder) -> None:
    assert finder.ask("is this link safe") == finder.ask("is this link safe")


def test_nothing_is_found_in_nothing(finder: Finder) -> None:
    for text in ("", " ", "???", "\u200b", "🙂", "1 2 3"):
        assert finder.ask(text).kind is not Kind.ANSWER


def test_a_fit_tells_the_taught_from_the_rest() -> None:
    low, high = (0.1,) * 9, (0.6,) * 9
    taught = [Example("a", {"a": high, "b": low}, 1.0, 1.0, 0) for _ in range(20)]
    other = [Example(None, {"a": low, "-x": high}, 0.2, 1.0, 0) for _ in range(20)]
    weights = fit([*taught, *other], frozenset({"-x"}))
    assert all(value > 0 for name, value in weights.rank.items() if name == "asked-nearest")
    assert 0 < weights.threshold < 1
