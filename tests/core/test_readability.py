"""Grades of texts agree with published ones, and syllables with the ear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import readability


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # Both sentences and their grades are those by which the formula is usually explained.
        ("The cat sat on the mat.", -1.45),
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            11.3,
        ),
    ],
)
def test_the_grade_is_the_published_one(text: str, grade: float) -> None:
    assert readability.grade(text) == pytest.approx(grade, abs=0.05)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("loan", 1), ("money", 2), ("borrowed", 2), ("wanted", 2), ("table", 2), ("codes", 1),
        ("messages", 3), ("science", 2), ("being", 2), ("create", 2), ("creature", 2),
        ("statement", 2), ("something", 2), ("million", 2), ("everything", 3), ("wasn't", 2),
        ("payment", 2), ("insurance", 3), ("annual", 3), ("instalment", 3), ("queue", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert readability.syllables(word) == count


def test_a_list_is_read_line_by_line() -> None:
    listed = "Ask two things:\n\n- How much arrives?\n- How much is 10,000 in all"
    assert [len(words) for words in readability.english_sentences(listed)] == [3, 3, 5]


@given(st.text(max_size=300))
def test_any_text_has_a_grade(text: str) -> None:
    assert isinstance(readability.grade(text), float)


def test_characters_are_hard_by_their_level() -> None:
    levels = {"钱": 1, "债": 7}
    assert readability.hard_share("钱钱债贷，100", levels, 7) == 0.5
    assert readability.hard_share("100", levels, 7) == 0.0
    assert readability.rare("饕餮钱饕", levels.__contains__) == ["饕", "餮"]
