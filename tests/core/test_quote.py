"""One sentence after a session: what is kept of it, and what is not."""

from __future__ import annotations

import pytest

from bot.core.quote import LONGEST, Amiss, amiss, sentence
from bot.locales import refused_names


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I will ask for the APR first.", "I will ask for the APR first."),
        ("  Two\nlines,   one sentence ", "Two lines, one sentence"),
        ("Call me on 13812345678", "Call me on #"),
        ("I will save 50 a week from Monday", "I will save 50 a week from Monday"),
        ("See https://cheap-loans.example/now first", "See [link] first"),
        ("I will tell Mrs Mary Jones", "I will tell Mrs [name]"),
        ("我叫张小美，以后先问利率", "我叫[某]，以后先问利率"),
        ("以后签字之前先看还款总额", "以后签字之前先看还款总额"),
        ("Ask at Hill School again", "Ask at Hill School again"),
    ],
)
def test_a_sentence_is_kept_without_what_leads_to_a_person(text: str, kept: str) -> None:
    assert sentence(text, "Hill School") == kept


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", Amiss.EMPTY),
        (" . ", Amiss.EMPTY),
        ("ok", Amiss.EMPTY),
        ("\u202e\u200b", Amiss.EMPTY),
        ("先看总额", None),
        ("I read it first", None),
        ("a" * (LONGEST + 1), Amiss.LONG),
        ("a " * LONGEST, Amiss.LONG),
        ("You are all a bunch of BITCH", Amiss.RUDE),
        ("都是傻 逼", Amiss.RUDE),
    ],
)
def test_what_is_no_sentence_is_refused_with_its_reason(text: str, wrong: Amiss | None) -> None:
    assert amiss(text, refused_names()) is wrong


def test_what_hides_a_name_never_makes_a_sentence_too_long() -> None:
    text = "x" * 60 + " @abc" * 28
    assert amiss(text, set()) is None
    assert len(sentence(text)) <= LONGEST
