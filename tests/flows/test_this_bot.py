"""What people ask about the bot itself: a short true answer, and the button that does it."""

from __future__ import annotations

import pytest

from tests.stored import ON_ONE_DATABASE
from tests.talk import AMINA, CHEN, Talk, labels

pytestmark = ON_ONE_DATABASE

GROUP = -1001

ASKED = [
    ("are you a person", "Nobody types here", None),
    ("who made you", "they have not said so", "Who runs me"),
    ("is this free", "no fee, no subscription", None),
    ("what can you do", "loans and scams", "All I can do"),
    ("do you keep what i write", "I don't keep what you write", "What I keep"),
    ("how do I stop the messages", "turns my reminders off", "🔔 Reminders"),
    ("can i talk to somebody", "nobody sits behind me", "Where help is free"),
    ("is this the real bot", "letter by letter", "Who runs me"),
    ("do you speak spanish", "English and Chinese", "Change the language"),
    ("你是真人吗", "没有人在打字", None),
    ("你是谁做的", "谁在运营", "谁在运营"),
    ("收费吗", "不收费", None),
    ("你能做什么", "贷款和防骗", "我能做的事"),
    ("会不会保存我的话", "不保存", "我存了什么"),
    ("怎么不再收消息", "/remind", "提醒设置"),
    ("转人工", "没有真人客服", "哪里有免费帮助"),
    ("这是官方的机器人吗", "差一个字母都是假的", "谁在运营"),
    ("可以转繁体吗", "繁体字看得懂", "换语言"),
]


@pytest.mark.parametrize(("text", "words", "button"), ASKED)
async def test_each_kind_of_question_gets_its_answer_and_its_button(
    talk: Talk, text: str, words: str, button: str | None
) -> None:
    answer = await talk.say(CHEN if text > "一" else AMINA, text)
    assert words in answer["text"]
    assert "I don't know this yet" not in answer["text"]
    if button is None:
        assert labels(answer) == []
    else:
        assert button in labels(answer)
        await talk.tap(CHEN if text > "一" else AMINA, button)
        assert not talk.failures()


async def test_who_wants_a_person_gets_those_who_help_where_they_are(talk: Talk) -> None:
    talk.desk.loans.live_in(AMINA, "uk")
    told = (await talk.say(AMINA, "can i speak to a real person"))["text"]
    assert "StepChange" in told
    assert "Report Fraud" in told


async def test_the_reminders_are_turned_off_from_there(talk: Talk) -> None:
    await talk.say(AMINA, "stop sending me messages")
    assert "Reminders" in (await talk.tap(AMINA, "🔔 Reminders"))["text"]


async def test_a_group_gets_the_answer_without_what_is_somebodys_own(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    await talk.act("say", person=AMINA, chat=GROUP, text=f"@{name} do you keep what i write")
    told = talk.last(GROUP)
    assert "I don't keep what you write" in told["text"]
    assert labels(told) == []


async def test_what_has_no_answer_ready_is_passed_on_as_ever(talk: Talk) -> None:
    told = (await talk.say(AMINA, "why was my answer marked wrong in lesson two"))["text"]
    assert "I don't know this yet" in told
