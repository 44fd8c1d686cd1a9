"""Whose numbers and rules somebody gets: of where they are, and never of the mainland by guess."""

from __future__ import annotations

from typing import Any

import pytest

from tests.talk import Talk

LING = 707
"""Whose client speaks what each test says, from their first word on."""


async def speaking(talk: Talk, code: str, text: str) -> Any:
    """What the bot says to a text from a client in a language."""
    await talk.act("say", person=LING, text=text, language_code=code)
    return talk.last(LING)


@pytest.mark.parametrize("code", ["zh-TW", "zh-hant", "zh-HK"])
async def test_a_client_of_another_place_is_not_taken_for_the_mainland(
    talk: Talk, code: str
) -> None:
    text = (await speaking(talk, code, "/loan 借10000，分12期，每期手续费0.6%"))["text"]
    assert "IRR" not in text
    assert "中国内地的规定" not in text


async def test_the_script_of_another_place_is_heard_too(talk: Talk) -> None:
    told = await speaking(talk, "zh-hans", "哪個基金適合我退休用")
    assert "12378" not in told["text"]
    assert "96110" not in told["text"]
    told = await speaking(talk, "zh-hans", "哪个基金适合我退休用")
    assert "12378" in told["text"]


async def test_hong_kong_dollars_get_hong_kongs_rules(talk: Talk) -> None:
    text = (await speaking(talk, "zh-hans", "/loan 借10000港币，分12期，每期还920"))["text"]
    assert "香港的规定" in text
    assert "IRR" not in text


async def test_the_place_chosen_for_an_offer_holds_for_numbers(talk: Talk) -> None:
    await speaking(talk, "zh-hans", "/loan 借1万元，分12期，每期手续费0.6%")
    await talk.tap(LING, "📍 看我所在地的规定")
    await talk.tap(LING, "香港")
    told = await speaking(talk, "zh-hans", "哪个基金适合我退休用")
    assert "12378" not in told["text"]
    assert "东华三院" in told["text"]
