"""What people say on after an answer: thanks, "what now?", "is it safe then?"."""

from __future__ import annotations

import pytest

from tests.stored import ON_ONE_DATABASE
from tests.talk import AMINA, CHEN, Talk, labels, to_the_lesson

pytestmark = ON_ONE_DATABASE

GROUP = -1001
SCAM = "USPS: your parcel is held, a fee of $1.99 is due. Pay within 12 hours: usps-fee.top/x"
PLAIN = "/check Dinner is at eight, bring the blue chairs"
CODE = "i already clicked on it and gave the code"
LIFE = "i want to end my life"


@pytest.mark.parametrize("text", ["is it safe then", "Should I call them?", "what now", "安全吗"])
async def test_who_asks_on_after_a_check_hears_of_that_message(talk: Talk, text: str) -> None:
    await talk.say(AMINA, f"/check {SCAM}")
    told = await talk.say(AMINA, text)
    assert any(words in told["text"] for words in ("Do not tap, call, pay", "别点、别打"))
    assert len(labels(told)) == 1
    assert "safe" not in told["text"]
    assert not talk.failures()


async def test_what_has_no_signs_is_not_called_safe_when_asked_again(talk: Talk) -> None:
    await talk.say(AMINA, PLAIN)
    told = (await talk.say(AMINA, "so is it safe?"))["text"]
    assert "proves nothing" in told
    assert "safe" not in told


async def test_a_question_of_its_own_is_answered_after_a_check_too(talk: Talk) -> None:
    await talk.say(AMINA, f"/check {SCAM}")
    told = (await talk.say(AMINA, "someone wants the otp i just got"))["text"]
    assert "From the lesson: A code is a key" in told


async def test_what_a_message_was_is_forgotten_after_half_an_hour(talk: Talk) -> None:
    await talk.say(AMINA, f"/check {SCAM}")
    await talk.wait(minutes=31)
    assert "looked over" not in (await talk.say(AMINA, "what now"))["text"]


async def test_what_now_after_a_card_leads_on_from_it(talk: Talk) -> None:
    await talk.say(AMINA, CODE)
    told = await talk.say(AMINA, "what now")
    assert "A code is a key" in told["text"]
    assert "Take this lesson" in labels(told)
    assert "💸 Money is already gone" in labels(told)
    assert "I don't know this yet" in (await talk.say(CHEN, "what now"))["text"]


async def test_money_gone_is_shown_below_the_card_with_nothing_to_go_back_to(talk: Talk) -> None:
    story = "he says he can get it back for me for 150"
    card = await talk.say(AMINA, story)
    told = await talk.tap(AMINA, "💸 Money is already gone")
    assert told["message_id"] > card["message_id"]
    assert "The first hour counts" in told["text"]
    assert "← Back to the check" not in labels(told)
    called = await talk.tap(AMINA, labels(told)[0])
    assert "whom to call" in called["text"]
    assert "← Back to the check" not in labels(called)
    assert not talk.failures()


async def test_whether_it_is_a_scam_with_nothing_to_look_at_says_how_to_send_it(
    talk: Talk,
) -> None:
    for text, words in (("is this a scam?", "Forward it to me"), ("是真的吗", "转发给我")):
        assert words in (await talk.say(AMINA, text))["text"]


@pytest.mark.parametrize("text", ["ok thanks", "thank you dear", "好的谢谢", "谢谢小姑娘"])
async def test_thanks_get_a_word_back_and_no_line_to_call(talk: Talk, text: str) -> None:
    before = len(talk.messages(CHEN))
    told = (await talk.say(CHEN, text))["text"]
    assert told.startswith(("You're welcome", "不客气"))
    assert len(talk.messages(CHEN)) == before + 2


async def test_thanks_in_a_group_get_a_word_back(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    await talk.act("say", person=AMINA, chat=GROUP, text=f"@{name} thanks")
    assert "You're welcome" in talk.last(GROUP)["text"]


@pytest.mark.parametrize("text", ["ok i called", "thanks", "i am in germany", "ok", "what now"])
async def test_who_was_in_danger_is_not_told_of_lessons_or_of_passing_it_on(
    talk: Talk, text: str
) -> None:
    talk.desk.loans.live_in(AMINA, "uk")
    await talk.say(AMINA, CODE)
    await talk.say(AMINA, LIFE)
    told = (await talk.say(AMINA, text))["text"]
    assert "I'm still here" in told
    assert "116 123" in told
    assert "lesson" not in told
    assert await talk.desk.asks.unanswered() == []
    await talk.wait(minutes=61)
    assert "still here" not in (await talk.say(AMINA, text))["text"]


async def test_a_message_looked_over_after_danger_is_what_is_asked_about(talk: Talk) -> None:
    await talk.say(AMINA, LIFE)
    await talk.say(AMINA, f"/check {SCAM}")
    assert "Do not tap" in (await talk.say(AMINA, "is it safe then"))["text"]


async def test_a_picture_and_a_voice_are_answered_with_how_to_have_them_read(talk: Talk) -> None:
    await talk.act("say", person=AMINA, voice=True)
    assert "Type here what it says" in talk.last(AMINA)["text"]


async def test_and_then_is_no_question_of_its_own(talk: Talk) -> None:
    await talk.say(CHEN, "花呗分期免息是真的吗")
    assert "两个方案，一个数，两句话" in (await talk.say(CHEN, "然后呢"))["text"]


async def test_in_a_lesson_a_message_looked_over_is_asked_about_and_else_the_question_stays(
    talk: Talk,
) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    assert "looked over" not in (await talk.say(AMINA, "is it safe then?"))["text"]
    await talk.say(AMINA, f"/check {SCAM}")
    assert "Do not tap" in (await talk.say(AMINA, "is it safe then?"))["text"]
    await talk.say(AMINA, LIFE)
    assert "still here" in (await talk.say(AMINA, "thanks"))["text"]


@pytest.mark.parametrize(
    ("person", "question", "more"),
    [
        (AMINA, "what is an apr", "what does that mean"),
        (AMINA, "what is an apr", "tell me more"),
        (CHEN, "什么是年化利率", "这个什么意思"),
        (CHEN, "什么是年化利率", "没听懂，再说说"),
    ],
)
async def test_who_did_not_understand_gets_more_of_the_same(
    talk: Talk, person: int, question: str, more: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, question)
    shown = (await talk.say(person, more))["text"]
    assert ("下面可以接着看" if person == CHEN else "here is more of it") in shown
