"""Texts made to break a message or to keep the bot busy: each is answered, and none is refused."""

from __future__ import annotations

import pytest

from tests.talk import AMINA, Talk

HOSTILE = {
    "right-to-left": "\u202epay\u202d the code \u2066now\u2069 " * 100,
    "zero-width": "v\u200be\u200br\u200bi\u200bf\u200by " * 250,
    "homoglyphs": "уоur раураl ассоunt is lосkеd " * 100,
    "combining": "e" + "\u0301" * 3_900,
    "joined emoji": "👨‍👩‍👧‍👦" * 350,
    "markup": "<b><i>&lt;</a>`*_[x](http://a.b)" * 120,
    "regular expressions": "(a+)+$" * 600,
    "almost an address": "http://" + "a." * 1_900,
    "formulas": "=1+1/0*(" * 480,
    "brackets": "(" * 3_900,
    "numbers": "0.6% fee a month 12 months borrow 10000 " * 95,
    "Chinese": "借1万分12期每期手续费0.6%转账验证码" * 180,
    "one letter": "a" * 3_900,
}


@pytest.mark.parametrize("command", ["/check", "/loan", "/ask"])
@pytest.mark.parametrize("kind", HOSTILE)
async def test_a_hostile_text_is_answered_and_breaks_no_message(
    talk: Talk, command: str, kind: str
) -> None:
    await talk.say(AMINA, "/start")
    before = talk.last(AMINA)["message_id"]
    shown = await talk.say(AMINA, f"{command} {HOSTILE[kind]}")
    assert shown["message_id"] > before
    assert shown["text"].strip()
    assert not set(shown["text"]) & set("\u202e\u202d\u2066\u2069")
    assert talk.failures() == []
