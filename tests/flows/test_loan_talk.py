"""/loan as people talk with it: thanks, greetings, slips, and figures that no loan has."""

from __future__ import annotations

import pytest

from tests.stored import ON_ONE_DATABASE
from tests.talk import AMINA, CHEN, Talk

pytestmark = ON_ONE_DATABASE


async def asked_for_the_amount(talk: Talk, person: int) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, "/loan")
    offer = "另一家说24期每期230" if person == CHEN else "other shop says 24 months 110 a month"
    await talk.say(person, offer)


@pytest.mark.parametrize(
    ("person", "text", "answer"),
    [
        (AMINA, "ok thanks", "You’re welcome"),
        (AMINA, "thank you for your help!", "You’re welcome"),
        (AMINA, "good morning", "Hello!"),
        (AMINA, "so which one, which one is better??", "I cannot compare yet"),
        (AMINA, "hmm", ""),
        (CHEN, "好的谢谢", "不客气"),
        (CHEN, "你好呀", "你好！"),
        (CHEN, "到底选哪个啊", "现在还比不了"),
        (CHEN, "选哪个嘛", "现在还比不了"),
        (CHEN, "嗯嗯", ""),
    ],
)
async def test_what_tells_nothing_of_an_offer_is_answered_and_not_added_to_it(
    talk: Talk, person: int, text: str, answer: str
) -> None:
    await asked_for_the_amount(talk, person)
    shown = (await talk.say(person, text))["text"]
    assert shown.startswith(answer)
    assert text not in shown
    assert ("是多少钱？" if person == CHEN else "How much money is it about?") in shown
    shown = (await talk.say(person, "5000" if person == CHEN else "2000"))["text"]
    assert ("24期，每期230" if person == CHEN else "24 × 110") in shown


async def test_a_number_that_is_asked_stays_asked_over_thanks(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000 for 12 months")
    asked = await talk.tap(AMINA, "The payment each month")
    shown = (await talk.say(AMINA, "thanks"))["text"]
    assert shown.startswith("You’re welcome")
    assert asked["text"] in shown
    assert "12 × 450" in (await talk.say(AMINA, "450"))["text"]


async def test_thanks_are_no_offer_to_compare_with(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 10,000, 12 payments of 930")
    await talk.tap(AMINA, "⚖️ Compare with another offer")
    assert (await talk.say(AMINA, "thanks"))["text"].startswith("You’re welcome")
    assert "Side by side" in (await talk.say(AMINA, "borrow 10,000, 24 payments of 500"))["text"]


async def test_a_greeting_before_any_offer_is_greeted(talk: Talk) -> None:
    await talk.say(AMINA, "/loan")
    shown = (await talk.say(AMINA, "hello"))["text"]
    assert shown.startswith("Hello!")
    assert "could not find" not in shown


@pytest.mark.parametrize(
    ("person", "offer", "change", "paid"),
    [
        (AMINA, "/loan 1900, 12 months, 250", "no 205", "12 × 205"),
        (AMINA, "/loan borrow 3000, pay 560 a month for 6 months", "No, 650.", "6 × 650"),
        (AMINA, "/loan 1900, 12 months, 250", "no, 1800", "12 × 250"),
        (CHEN, "/loan 借1900分12期每期250", "不对，是205", "12期，每期205"),
        (CHEN, "/loan 借1900分12期每期250", "错了，205", "12期，每期205"),
    ],
)
async def test_a_plain_slip_is_put_right_without_a_doubt(
    talk: Talk, person: int, offer: str, change: str, paid: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, offer)
    shown = (await talk.say(person, change))["text"]
    assert paid in shown
    assert "Is it so?" not in shown
    assert "是这样吗" not in shown


async def test_what_was_put_right_can_be_put_right_again(talk: Talk) -> None:
    await talk.say(AMINA, "/loan 1900, 12 months, 250")
    await talk.say(AMINA, "no 205")
    assert "205" not in (await talk.say(AMINA, "thank you"))["text"]
    assert "14 × 205" in (await talk.say(AMINA, "no, 14 months"))["text"]


async def test_a_slip_below_zero_leaves_the_offer_as_it_was(talk: Talk) -> None:
    await talk.say(AMINA, "/loan 1900, 12 months, 250")
    assert "cannot be part of a loan" in (await talk.say(AMINA, "no, -205"))["text"]
    assert "12 × 205" in (await talk.say(AMINA, "no, 205"))["text"]


@pytest.mark.parametrize(
    ("person", "offer", "said"),
    [
        (AMINA, "5000 at 8% over 3 years, no payments in year one", "interest is counted in that"),
        (CHEN, "3万，年利率8%，24期，前三个月不用还", "这段时间的利息也算进去了"),
    ],
)
async def test_interest_before_the_first_payment_is_told(
    talk: Talk, person: int, offer: str, said: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    assert said in (await talk.say(person, f"/loan {offer}"))["text"]


async def test_a_sum_far_from_every_other_is_still_asked_about(talk: Talk) -> None:
    await talk.say(AMINA, "/loan 1900, 12 months, 250")
    assert "Is it so?" in (await talk.say(AMINA, "no, 1000"))["text"]


@pytest.mark.parametrize(
    ("person", "offer", "wrong", "question"),
    [
        (AMINA, "/loan -500", "cannot be part of a loan", "How much money"),
        (AMINA, "/loan 999999999999999999999 1 month", "larger than I can count", "How much money"),
        (CHEN, "/loan -500", "不会有负数", "是多少钱？"),
        (CHEN, "/loan 借-500", "不会有负数", "是多少钱？"),
        (CHEN, "/loan 99999999999999999999999元1个月", "太大了", "是多少钱？"),
    ],
)
async def test_what_is_wrong_with_a_figure_is_said_and_another_is_taken(
    talk: Talk, person: int, offer: str, wrong: str, question: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    shown = (await talk.say(person, offer))["text"]
    assert wrong in shown
    assert question in shown
    assert offer.removeprefix("/loan ")[:9] not in shown
    shown = (await talk.say(person, "500"))["text"]
    assert "500" in shown
    assert wrong not in shown
    assert question not in shown


@pytest.mark.parametrize(
    ("person", "text", "wrong"),
    [
        (AMINA, "-12", "cannot be part of a loan"),
        (AMINA, "0", "cannot be zero"),
        (CHEN, "-12", "不会有负数"),
        (CHEN, "0", "不能是零"),
    ],
)
async def test_such_an_answer_is_not_kept_and_the_question_stays(
    talk: Talk, person: int, text: str, wrong: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, "/loan 我想借5000" if person == CHEN else "/loan borrow 5000")
    shown = (await talk.say(person, text))["text"]
    assert wrong in shown
    assert ("借多久" if person == CHEN else "For how long?") in shown
    so_far = "目前：我想借5000" if person == CHEN else "So far: borrow 5000"
    assert so_far in shown.splitlines()


async def test_such_a_cost_is_asked_for_again(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000 for 12 months")
    asked = await talk.tap(AMINA, "The payment each month")
    shown = (await talk.say(AMINA, "-40"))["text"]
    assert "cannot be part of a loan" in shown
    assert asked["text"] in shown
    assert "12 × 450" in (await talk.say(AMINA, "450"))["text"]


@pytest.mark.parametrize(
    ("person", "offer", "change", "answer"),
    [
        (CHEN, "/loan 借5万,24期,每期还2450", "那是36期", "36期"),
        (CHEN, "/loan 借5万,24期,每期还2450", "24期", "24期"),
        (AMINA, "/loan 3000 over 6 months, pay 560 monthly", "that's 6 months", "6 × 560"),
    ],
)
async def test_a_time_alone_is_about_the_offer_before(
    talk: Talk, person: int, offer: str, change: str, answer: str
) -> None:
    await talk.say(person, offer)
    assert answer in (await talk.say(person, change))["text"]


async def test_a_change_that_does_not_fit_is_asked_about_with_all_that_was_told(
    talk: Talk,
) -> None:
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    await talk.say(CHEN, "/loan 借5万,24期,每期还2450")
    shown = (await talk.say(CHEN, "那是12期"))["text"]
    assert "借5万,24期,每期还2450" in shown
    assert "凑不成一笔账" in shown


async def test_what_may_be_typed_is_said_where_there_is_nothing_to_tap(talk: Talk) -> None:
    await talk.say(AMINA, "/loan 3000 over 6 months, pay 560 monthly")
    shown = await talk.tap(AMINA, "✏️ That is not what I meant")
    assert "Tap it" not in shown["text"]
    assert "24 × 560" in (await talk.say(AMINA, "24 months"))["text"]


async def test_a_picture_leaves_what_was_asked_and_leads_nowhere_else(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000 for 12 months")
    await talk.tap(AMINA, "The payment each month")
    await talk.act("say", person=AMINA, sticker=True)
    shown = talk.last(AMINA)
    assert "still waits" in shown["text"]
    assert "reply_markup" not in shown
    said = await talk.act("say", person=AMINA, text="hmm")
    edited = {"message_id": said["message"]["message_id"], "text": "450"}
    await talk.act("edit", person=AMINA, **edited)
    assert "please send it again" in talk.last(AMINA)["text"]
    assert "reply_markup" not in talk.last(AMINA)
    assert "12 × 450" in (await talk.say(AMINA, "450"))["text"]
