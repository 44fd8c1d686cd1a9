"""A card with a picture: shown in place, told in words, and gone when the next card comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.buttons import Go, OpenLesson, ShowAnswer, pack, parse
from bot.sandbox import control
from tests.content import shelf
from tests.talk import AMINA, CHEN, Message, Talk, buttons, labels

LESSON = shelf.LESSON.removesuffix(".yaml")


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with Talk(tmp_path).running() as talk:
        yield talk


async def to_the_picture(talk: Talk, person: int = AMINA) -> Message:
    """Go to the card with a picture; returns its message."""
    await talk.say(person, "/start")
    await talk.tap_data(person, pack(OpenLesson(LESSON)))
    if any("Skip" in one or "直接" in one for one in labels(talk.last(person))):
        skip = next(one for one in labels(talk.last(person)) if "Skip" in one or "直接" in one)
        await talk.tap(person, skip)
    await forward(talk, person)
    await talk.tap(person, "9,200" if person == AMINA else "9,200元")
    return await forward(talk, person)


async def forward(talk: Talk, person: int = AMINA) -> Message:
    """Tap what leads to the next step."""
    found = [one for one in buttons(talk.last(person)) if isinstance(_does(one), Go)]
    return await talk.tap_data(person, found[-1]["callback_data"])


def _does(button: dict[str, str]) -> object:
    return parse(button["callback_data"]) if "callback_data" in button else None


def tappable(talk: Talk, person: int = AMINA) -> list[Message]:
    """The messages that still lead on."""
    return [one for one in talk.messages(person) if any("Next" in each for each in labels(one))]


async def test_the_message_becomes_a_picture_with_the_card_below(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    shown = await to_the_picture(talk)
    assert shown["photo"][0]["width"] == 1080
    assert "Every loan has two numbers" in shown["caption"]
    assert "In words: Two bars for Mei's loan. In hand: 9,200." in shown["caption"]
    kinds = {one["type"] for one in shown["caption_entities"]}
    assert "expandable_blockquote" in kinds
    assert tappable(talk) == [shown]
    assert talk.failures() == []


async def test_the_next_card_takes_its_place(talk: Talk) -> None:
    picture = await to_the_picture(talk)
    after = await forward(talk)
    assert "photo" not in after
    assert picture["message_id"] not in {one["message_id"] for one in talk.messages(AMINA)}
    assert len(tappable(talk)) == 1
    back = await talk.tap(AMINA, "← Back")
    assert back["message_id"] == after["message_id"]
    assert back["photo"] == picture["photo"]
    assert talk.failures() == []


async def test_in_chinese_it_has_chinese_words(talk: Talk) -> None:
    shown = await to_the_picture(talk, CHEN)
    assert "图中内容：小梅这笔借款的两条横条" in shown["caption"]
    assert shown["photo"] != (await to_the_picture(talk))["photo"]


async def test_tapped_twice_it_is_shown_once(talk: Talk) -> None:
    picture = await to_the_picture(talk)
    data = next(one["callback_data"] for one in buttons(picture) if "Next" in one["text"])
    before = len(talk.messages(AMINA))
    tap = {"from": AMINA, "chat": AMINA, "message_id": picture["message_id"], "data": data}
    for _ in range(2):
        control.act(talk.telegram, "tap", tap)
    await talk.settle()
    assert len(talk.messages(AMINA)) == before
    assert len(tappable(talk)) == 1


async def test_what_cannot_be_painted_is_told_in_words(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(svg: str) -> bytes:
        raise OSError(svg[:0])

    monkeypatch.setattr(talk.desk.painter, "paint", broken)
    shown = await to_the_picture(talk)
    assert "photo" not in shown
    assert "In words: Two bars for Mei's loan." in shown["text"]


async def test_a_flag_under_a_picture_keeps_it(talk: Talk) -> None:
    picture = await to_the_picture(talk)
    flag = next(one for one in labels(picture) if "⚑" in one)
    asked = await talk.tap(AMINA, flag)
    assert asked["message_id"] == picture["message_id"]
    assert asked["photo"] == picture["photo"]
    assert talk.failures() == []


async def test_a_photo_that_telegram_keeps_loses_its_buttons(talk: Talk) -> None:
    """After two days a bot cannot take a message back."""
    picture = await to_the_picture(talk)
    await talk.act("clock", advance=49 * 3600)
    await forward(talk)
    left = next(one for one in talk.messages(AMINA) if one["message_id"] == picture["message_id"])
    assert labels(left) == []


async def test_an_answer_to_a_question_comes_with_its_picture(talk: Talk) -> None:
    await talk.say(AMINA, "/ask what is an apr")
    cards = list(talk.desk.library.catalogue.lessons[LESSON].edition("en").cards)
    button = ShowAnswer(LESSON, cards.index("two-numbers"), "en")
    shown = await talk.tap_data(AMINA, pack(button))
    assert "Every loan has two numbers" in shown["caption"]
    assert "photo" in shown
