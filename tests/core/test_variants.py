"""Characters that are written in more than one way, as all that reads texts takes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content import hanzi
from bot.core.offers.plain import plain
from bot.core.questions.words import folded
from bot.core.scams.reading import read
from bot.core.variants import LOOK_ALIKE, READ_AS, SIMPLIFIED


@pytest.mark.parametrize("letter", LOOK_ALIKE)
def test_no_letter_hides_a_word_from_any_of_the_tools(letter: str) -> None:
    meant = LOOK_ALIKE[letter]
    assert read(letter).text == meant
    assert folded(letter, hanzi.tables()) == meant
    assert plain(letter) == meant


def test_what_is_simplified_stays_as_it_is() -> None:
    assert not SIMPLIFIED.keys() & set(SIMPLIFIED.values())
    assert not READ_AS.keys() & set(READ_AS.values())


def test_a_message_and_a_question_are_read_with_one_table() -> None:
    tables = replace(hanzi.tables(), regional={})
    for char, simple in SIMPLIFIED.items():
        assert folded(char, tables) == simple
        assert read(char).text == READ_AS[char]
    assert {char for char in SIMPLIFIED if READ_AS[char] != SIMPLIFIED[char]} == {"帳"}


def test_cantonese_is_read_by_character_in_a_message_and_by_word_in_a_question() -> None:
    assert read("我唔知").text == "我不知"
    assert folded("我唔知", hanzi.tables()) == "我不知道"
