"""What nobody planned for: each gets a helpful reaction, never silence, never an error text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.core.course import Catalogue
from tests.learner import Learner
from tests.talk import AMINA, BEN, Talk, buttons, labels, to_the_lesson


@pytest.fixture
async def asked(talk: Talk) -> Talk:
    """Amina has a question before her."""
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    return talk


@pytest.mark.parametrize(
    "sent",
    [
        {"sticker": True},
        {"voice": True},
        {"photo": "iVBORw0KGgo="},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"text": "what is this?"},
        {"text": "/unknown"},
    ],
)
async def test_anything_sent_in_a_lesson_gets_an_answer(asked: Talk, sent: dict[str, Any]) -> None:
    before = len(asked.messages(AMINA))
    await asked.act("say", person=AMINA, **sent)
    assert len(asked.messages(AMINA)) == before + 2
    assert asked.last(AMINA)["text"]
    assert asked.failures() == []


async def test_anything_sent_before_start_gets_an_answer(talk: Talk) -> None:
    await talk.act("say", person=BEN, sticker=True)
    assert talk.last(BEN)["text"]


async def test_an_edited_message_gets_an_answer(asked: Talk) -> None:
    sent = await asked.act("say", person=AMINA, text="hello")
    before = len(asked.messages(AMINA))
    await asked.act("edit", person=AMINA, message_id=sent["message"]["message_id"], text="9,200")
    assert len(asked.messages(AMINA)) > before


async def test_second_tap_gets_the_same_outcome(asked: Talk) -> None:
    question = asked.last(AMINA)
    data = next(one["callback_data"] for one in buttons(question) if one["text"] == "9,200")
    other = next(one["callback_data"] for one in buttons(question) if one["text"] == "10,000")
    first = await asked.tap_data(AMINA, data, question)
    again = await asked.tap_data(AMINA, other, question)
    assert again["text"] == first["text"]
    assert "Your first answer counts" in asked.toasts()[-1]


async def test_a_text_may_answer_a_one_tap_question(asked: Talk) -> None:
    shown = await asked.say(AMINA, "9,200")
    assert "Right." in shown["text"]


@pytest.mark.parametrize(
    "data", ["", "x", "g:1", "g:999999:0", "a:1:1:99", "l:no/such/lesson", "d:x"]
)
async def test_a_button_from_another_time_gets_a_word(asked: Talk, data: str) -> None:
    await asked.act(
        "updates",
        update_id=900_000,
        callback_query={
            "id": "1",
            "from": {"id": AMINA, "is_bot": False, "first_name": "Amina"},
            "chat_instance": "1",
            "data": data,
            "message": asked.last(AMINA),
        },
    )
    assert all("too old" in call["error"]["description"] for call in asked.failures())
    await asked.tap_data(AMINA, data or "?")
    assert asked.toasts()[-1]


async def test_one_person_cannot_tap_through_the_lesson_of_another(asked: Talk) -> None:
    data = buttons(asked.last(AMINA))[0]["callback_data"]
    await asked.say(BEN, "/start")
    await asked.tap_data(BEN, data)
    assert "Right." not in asked.last(BEN)["text"]


async def test_a_message_to_the_bot_in_a_group_gets_an_answer(talk: Talk) -> None:
    await talk.act("members", chat=-1001, user="bot", action="add")
    name = talk.world.bot["username"]
    await talk.act("say", person=AMINA, chat=-1001, text=f"/learn@{name}")
    assert talk.last(-1001)["text"]


async def test_erasing_really_erases(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    await learner.take("loans/true-cost/what-you-get")
    await talk.say(AMINA, "/privacy")
    await talk.tap(AMINA, "Give me a copy")
    assert any("document" in one for one in talk.messages(AMINA))
    await talk.say(AMINA, "/privacy")
    await talk.tap(AMINA, "Erase everything")
    assert "Yes, erase everything" in labels(talk.last(AMINA))
    await talk.tap(AMINA, "Yes, erase everything")
    await talk.say(AMINA, "/progress")
    assert "0 of 6" in talk.last(AMINA)["text"]


async def test_a_learner_who_blocks_and_comes_back_goes_on(asked: Talk) -> None:
    shown = asked.last(AMINA)
    await asked.act("block", person=AMINA, blocked=True)
    await asked.act("block", person=AMINA, blocked=False)
    again = await asked.say(AMINA, "/learn")
    assert again["text"] == shown["text"]


@pytest.mark.parametrize("fault", ["error_rate", "drop_rate", "lose_reply_rate"])
async def test_an_answer_survives_a_failing_network(
    tmp_path: Path, database_url: str, fault: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await talk.say(AMINA, "/start")
        await to_the_lesson(talk, AMINA, "Loans")
        await talk.tap(AMINA, "Next →")
        talk.fault(**{fault: 1.0}, count=1, methods=["editMessageText"])
        await talk.tap(AMINA, "9,200")
        talk.fault()
        assert "Right." in (await talk.say(AMINA, "/learn"))["text"]
