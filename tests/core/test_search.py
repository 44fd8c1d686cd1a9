"""How well /ask finds: measured on questions that nobody tuned it to, so that it cannot get worse
unseen. The figures are in docs/ask.md."""

from __future__ import annotations

import pytest

from bot.content.search import Finder, read_questions
from bot.core.course import Catalogue
from bot.core.search import FEATURES, Index, Kind, Passage, Phrase
from bot.core.search_fit import Example, cross_fit
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
    low, high = (0.1,) * len(FEATURES), (0.6,) * len(FEATURES)
    taught = [Example("a", {"a": high, "b": low}, 1.0, 1.0, at % 2) for at in range(20)]
    other = [Example(None, {"a": low, "-x": high}, 0.2, 1.0, at % 2) for at in range(20)]
    weights, _ = cross_fit([*taught, *other], frozenset({"-x"}), 2)
    assert all(value > 0 for name, value in weights.rank.items() if name == "asked-nearest")
    assert 0 < weights.threshold < 1


def _likely(index: Index, *words: str, without: frozenset[int] = frozenset()) -> dict[str, float]:
    found = index.features(dict.fromkeys(words, 1.0), {}, without)
    return {topic: values[FEATURES.index("likely")] for topic, values in found.items()}


def test_a_word_of_one_lesson_speaks_for_it_more_than_a_word_of_all() -> None:
    own = [Phrase("a", "bond", {"bond": 1.0}, {}), Phrase("b", "loan", {"loan": 1.0}, {})]
    index = Index(own, [Passage(topic, "", {"money": 1.0}) for topic in "ab"])
    rare, common = _likely(index, "bond"), _likely(index, "money")
    assert rare["a"] > common["a"] == common["b"] > 0
    assert "b" not in rare


def test_cards_and_ways_to_ask_speak_together() -> None:
    phrases = [Phrase(topic, "owe", {"owe": 1.0}, {}) for topic in "ab"]
    index = Index(phrases, [Passage("a", "card", {"owe": 1.0})])
    likely = _likely(index, "owe")
    assert likely["a"] > likely["b"] > 0


def test_a_phrase_left_out_is_as_if_it_had_not_been_written() -> None:
    phrases = [
        Phrase("a", "owe more", {"owe": 1.0, "more": 1.0}, {}),
        Phrase("a", "owe", {"owe": 1.0}, {}),
        Phrase("b", "owe less", {"owe": 1.0, "less": 1.0}, {}),
    ]
    index = Index(phrases, [], remember=True)
    assert _likely(index, "more")["a"] > 0
    assert not _likely(index, "more", without=frozenset({0})).get("a")
    assert not index.words.known("owe", frozenset({0, 1, 2}))
    alone = _likely(index, "owe", without=frozenset({0, 1}))
    assert alone["b"] > alone.get("a", 0.0) == 0.0
