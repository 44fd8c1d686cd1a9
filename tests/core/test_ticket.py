"""Reports of something wrong: kinds, states, words and times."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import review, ticket
from bot.core.course import Card, Catalogue
from bot.core.ticket import Kind, State

HOURS = st.lists(st.integers(0, 10_000).map(lambda hours: timedelta(hours=hours)), min_size=1)


def test_a_link_can_be_wrong_only_where_there_is_one() -> None:
    assert Kind.LINK not in ticket.kinds(Card("a", "plain words"))
    assert Kind.LINK in ticket.kinds(Card("a", '<a href="https://x.example">a page</a>'))
    assert Kind.LINK in ticket.kinds(())


def test_only_a_question_can_have_a_wrong_key(catalogue: Catalogue) -> None:
    edition = next(iter(catalogue.lessons.values())).edition("en")
    for question in edition.questions.values():
        assert Kind.KEY in ticket.kinds(question)
    for card in edition.cards.values():
        assert Kind.KEY not in ticket.kinds(card)


def test_a_question_has_the_same_wording_in_a_review(catalogue: Catalogue) -> None:
    lesson_id, lesson = next(iter(catalogue.lessons.items()))
    for name in lesson.quiz:
        composed = review.compose(catalogue, [(lesson_id, name)])
        for language in lesson.editions:
            there = ticket.find(composed, f"{lesson_id}#{name}", language)
            here = ticket.find(lesson, f"{lesson_id}#{name}", language)
            assert there is not None
            assert here is not None
            assert ticket.wording(there) == ticket.wording(here)


def test_one_other_word_is_another_wording() -> None:
    card = Card("a", "Mei needs a fridge.")
    assert ticket.wording(card) != ticket.wording(replace(card, text="Mei needs a stove."))


def test_what_is_not_there_is_not_found(catalogue: Catalogue) -> None:
    lesson_id, lesson = next(iter(catalogue.lessons.items()))
    assert ticket.find(lesson, f"{lesson_id}#nothing", "en") is None
    assert ticket.find(lesson, "another/lesson/there", "en") is None
    assert ticket.find(lesson, lesson_id, "en") == lesson.sources


def test_what_waits_longer_than_the_patience_is_overdue() -> None:
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert ticket.patience_ends(now, 3) == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_not_yet_opens_an_answered_one_once() -> None:
    for state in State:
        assert ticket.reopens(state, reopened=False) == (state is not State.OPEN)
        assert not ticket.reopens(state, reopened=True)


def test_only_what_is_not_corrected_can_be_corrected() -> None:
    assert State.CORRECTED not in ticket.BEFORE[State.CORRECTED]
    assert set(ticket.BEFORE[State.ANSWERED]) == {State.OPEN}


@given(HOURS)
def test_the_times_are_times_that_somebody_waited(spans: list[timedelta]) -> None:
    found = ticket.times(spans)
    assert found is not None
    assert found.answered == len(spans)
    assert sum(span <= found.median for span in spans) * 2 >= len(spans)
    assert sum(span <= found.p90 for span in spans) * 10 >= len(spans) * 9
    assert {found.median, found.p90} <= set(spans)


def test_without_answers_there_are_no_times() -> None:
    assert ticket.times([]) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("It is 24%, not 36,000.", "It is 24%, not 36,000."),
        ("Call me on +49 151 2345678", "Call me on #"),
        ("my card 6222 0212 3456 7890 was", "my card # was"),
        ("write to jo@x.org or @jo_x", "write to [mail] or [name]"),
        ("see https://evil.example/login?x=1", "see [link]"),
        ("Ask John Smith about it", "[name] about it"),
        ("The Annual Percentage Rate is wrong", "The Annual Percentage Rate is wrong"),
        ("我叫王小明，利率应该是24%", "我叫[某]，利率应该是24%"),
        ("a\x00b\u202ec\n\n\td", "abc d"),
        ("x" * 900, "x" * 399 + "…"),
    ],
)
def test_words_are_kept_without_what_names_a_person(written: str, kept: str) -> None:
    assert ticket.sentence(written, "The annual percentage rate is 24%.") == kept


@given(st.text(max_size=1_000))
def test_any_words_can_be_kept(written: str) -> None:
    kept = ticket.sentence(written)
    assert len(kept) <= ticket.LONGEST
    assert "\x00" not in kept
    assert "\n" not in kept
    kept.encode()
