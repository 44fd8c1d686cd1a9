"""/loan where a sentence may mean several things: people choose, go wrong, and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stored import ON_ONE_DATABASE
from tests.talk import AMINA, BEN, CHEN, Message, Talk, labels

pytestmark = ON_ONE_DATABASE

SIGNED = "/loan They give me 9,400, I sign for 10,000, 12 times 900, 200 for the paper"
SIGNED_ZH = "/loan 到手9400，合同写1万，12期每期900，另外200办手续"
TIMES = "/loan Borrow 20,000 for 2 years. 36 payments of 700."


async def test_a_tap_is_answered_as_if_it_had_been_read_so_at_once(talk: Talk) -> None:
    asked = await talk.say(AMINA, SIGNED)
    assert "Which is it?" in asked["text"]
    assert labels(asked)[:3] == ["1", "2", "Neither: I’ll write it anew"]
    shown = await talk.tap(AMINA, "1")
    assert "I understood" in shown["text"]
    assert "It costs: 1,600" in shown["text"]
    assert "⚖️ Compare with another offer" in labels(shown)


async def test_the_same_in_chinese_and_by_typing(talk: Talk) -> None:
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    assert "你说的是哪一种" in (await talk.say(CHEN, SIGNED_ZH))["text"]
    assert "成本：1,400" in (await talk.say(CHEN, "第二种"))["text"]
    asked = await talk.say(CHEN, "/loan 三万块，两年，36期每期1050")
    assert "是这样吗" in asked["text"]
    assert labels(asked)[:2] == ["是的", "不是：我重新写"]
    assert "37,800" in (await talk.say(CHEN, "对"))["text"]


async def test_after_a_wrong_tap_the_other_is_still_there_and_twice_is_the_same(
    talk: Talk,
) -> None:
    asked = await talk.say(AMINA, SIGNED)
    assert "1,400" in (await talk.tap(AMINA, "2"))["text"]
    assert "It costs: 1,600" in (await talk.tap(AMINA, "1", asked))["text"]
    assert "It costs: 1,600" in (await talk.tap(AMINA, "1", asked))["text"]


async def test_none_of_them_asks_in_words_and_can_be_taken_back(talk: Talk) -> None:
    asked = await talk.say(AMINA, SIGNED)
    shown = await talk.tap(AMINA, "Neither: I’ll write it anew")
    assert "Please type it again" in shown["text"]
    assert "It costs: 1,600" in (await talk.tap(AMINA, "1", asked))["text"]
    await talk.tap(AMINA, "Neither: I’ll write it anew", asked)
    shown = await talk.say(AMINA, "I get 9,400 and pay 900 a month for 12 months")
    assert "10,800" in shown["text"]


@pytest.mark.parametrize(("word", "then"), [("yes", "25,200"), ("No", "Please type it again")])
async def test_one_reading_is_asked_with_yes_and_no(talk: Talk, word: str, then: str) -> None:
    asked = await talk.say(AMINA, TIMES)
    assert "Is it so?" in asked["text"]
    assert labels(asked)[:2] == ["Yes", "No: I’ll write it anew"]
    assert then in (await talk.say(AMINA, word))["text"]


async def test_an_offer_to_compare_with_is_kept_while_the_other_is_chosen(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 10,000, 12 payments of 930")
    await talk.tap(AMINA, "⚖️ Compare with another offer")
    asked = await talk.say(AMINA, SIGNED.removeprefix("/loan "))
    assert "Which is it?" in asked["text"]
    shown = await talk.tap(AMINA, "2")
    assert "Side by side" in shown["text"]
    assert "930" in shown["text"]
    assert "costs 1,400" in shown["text"]


async def test_a_number_that_may_put_several_things_right_is_asked_about(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 10,000, fee 600 deducted, 12 payments of 900")
    asked = await talk.say(AMINA, "no, 800")
    assert "Which is it?" in asked["text"]
    shown = await talk.tap(AMINA, "2")
    assert "800 of it is kept back" in shown["text"]
    # What was chosen can be put right again.
    shown = await talk.say(AMINA, "no, 15 months")
    assert "900, 15 times" in shown["text"]
    assert "800 of it is kept back" in shown["text"]


async def test_a_correction_that_was_not_meant_so_leaves_the_offer_as_it_was(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 10,000, fee 600 deducted, 12 payments of 900")
    await talk.say(AMINA, "no, 800")
    assert "What is different?" in (await talk.say(AMINA, "neither"))["text"]
    shown = await talk.say(AMINA, "the payment is 850")
    assert "850, 12 times" in shown["text"]
    assert "600 of it is kept back" in shown["text"]


async def test_after_a_restart_it_is_kindly_asked_for_again(
    tmp_path: Path, database_url: str
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        asked = await talk.say(AMINA, SIGNED)
    async with talk.running():
        assert "Please type it again" in (await talk.tap(AMINA, "1", asked))["text"]


async def test_nobody_else_can_choose(talk: Talk) -> None:
    asked = await talk.say(AMINA, SIGNED)
    await talk.say(BEN, "/start")
    gone = await talk.tap_data(BEN, _data(asked, "1"))
    assert "Please type it again" in gone["text"]


async def test_a_made_up_choice_gets_a_word(talk: Talk) -> None:
    asked = await talk.say(AMINA, SIGNED)
    data = _data(asked, "1").rsplit(":", 1)[0]
    before = len(talk.messages(AMINA))
    await talk.tap_data(AMINA, f"{data}:7")
    assert len(talk.messages(AMINA)) == before  # a word at the button, and no answer
    assert "It costs: 1,600" in (await talk.tap(AMINA, "1", asked))["text"]


async def test_a_choice_is_found_long_after(talk: Talk) -> None:
    asked = await talk.say(AMINA, SIGNED)
    await talk.wait(hours=3)
    assert "It costs: 1,600" in (await talk.tap(AMINA, "1", asked))["text"]


def _data(message: Message, label: str) -> str:
    rows = message["reply_markup"]["inline_keyboard"]
    return next(str(one["callback_data"]) for row in rows for one in row if one["text"] == label)
