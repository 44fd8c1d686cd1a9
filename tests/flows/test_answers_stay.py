"""What was answered stays to be looked at while somebody follows where it leads."""

from __future__ import annotations

import pytest

from bot.chat.screens import ask as screens
from tests.talk import AMINA, CHEN, Message, Talk, buttons, labels

PAID = "I sent 800 dollars to a man who said he was from my bank. what can i do"


def text_of(talk: Talk, person: int, shown: Message) -> str:
    """What a message says by now."""
    texts = {one["message_id"]: one["text"] for one in talk.messages(person) if "text" in one}
    return str(texts[shown["message_id"]])


@pytest.mark.parametrize(
    ("asked", "button"),
    [
        ("/check You have won a prize. Pay the fee first at win-prize.top", "📖"),
        ("/loan borrow 1000, 12 payments of 100", "📖"),
        ("is 0.05% a day a lot?", "Take this lesson"),
    ],
)
async def test_a_lesson_opens_below_the_answer_that_leads_to_it(
    talk: Talk, asked: str, button: str
) -> None:
    answer = await talk.say(AMINA, asked)
    lesson = next(label for label in labels(answer) if label.startswith(button))
    opened = await talk.tap(AMINA, lesson)
    assert opened["message_id"] > answer["message_id"]
    assert text_of(talk, AMINA, answer) == answer["text"]
    assert labels(opened)
    # Tapped again, the newest is the one to go on in.
    again = await talk.tap(AMINA, lesson, answer)
    older = {one["message_id"]: one for one in talk.messages(AMINA)}[opened["message_id"]]
    assert again["text"] == opened["text"]
    assert not buttons(older)
    assert talk.failures() == []


@pytest.mark.parametrize(
    ("person", "text", "after", "steps", "says"),
    [
        (AMINA, "i want to end my life", "ok", "first steps", "Day 1"),
        (CHEN, "我不想活了", "好的", "先做什么", "第1天"),
    ],
)
async def test_first_steps_are_a_card_below_the_number_to_call_and_no_quiz(
    talk: Talk, person: int, text: str, after: str, steps: str, says: str
) -> None:
    first = await talk.say(person, text)
    for shown in (first, await talk.say(person, after)):
        card = await talk.tap(person, next(one for one in labels(shown) if steps in one), shown)
        assert card["message_id"] > shown["message_id"]
        assert text_of(talk, person, shown) == shown["text"]
        assert says in card["text"]
        assert labels(card)[0] in {"Take this lesson", "学这一课"}


async def test_who_told_of_a_loss_is_not_led_to_a_check_of_their_own_words(talk: Talk) -> None:
    card = await talk.say(AMINA, PAID)
    gone = await talk.tap(AMINA, "💸 Money is already gone")
    assert "The first hour counts" in gone["text"]
    assert text_of(talk, AMINA, card) == card["text"]
    called = await talk.tap(AMINA, "United Kingdom")
    assert "whom to call" in called["text"]
    assert "← Back to the check" not in [*labels(gone), *labels(called)]


async def test_the_card_on_the_first_hour_has_the_way_to_whom_to_call(talk: Talk) -> None:
    await talk.say(CHEN, "我刚给骗子转了两万，怎么办")
    assert "头一个小时最要紧" in (await talk.tap(CHEN, "💸 钱已经转走了"))["text"]


@pytest.mark.parametrize(
    ("words", "button"),
    [
        ("Is it a pyramid? Take a pencil. Draw your own line.", "Is it a pyramid?"),
        ("Someone used my name: what comes first, and who helps?", "Someone used my name"),
        ("只晚了一两天？多半没那么严重，先看是哪种债：", "只晚了一两天？"),
        (
            "想一想：手里有5,000元往外借的人，为什么缺五十块",
            "想一想：手里有5,000元往外借的人，为什么缺五十块",
        ),
        ("Two numbers together:\n• a\n• b", "Two numbers together"),
        ("1.5 percent a month is 18 a year, and that is a lot of money", None),
    ],
)
def test_a_card_is_named_by_a_sentence_where_one_fits_on_a_button(
    words: str, button: str | None
) -> None:
    assert screens.beginning(words) == (button or words)
