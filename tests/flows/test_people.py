"""People in danger, and people who cannot stop betting: whom to call, short enough for a phone."""

from __future__ import annotations

import pytest

from bot.core.questions.danger import Worry
from tests.talk import AMINA, CHEN, Talk, labels

THREAT = "he said he will break my legs if i dont pay by tonight"
HELD = "they lock us in the dorm and took my passport, i owe the boss"
LIFE = "i want to end my life"
_MOST_PARTS = 5
"""The number, what to do now, and three more."""


def _live_in(talk: Talk, person: int, region: str) -> None:
    talk.desk.loans.live_in(person, region)


@pytest.mark.parametrize("text", [THREAT, HELD])
async def test_who_is_threatened_reads_the_police_first_and_little_else(
    talk: Talk, text: str
) -> None:
    _live_in(talk, AMINA, "uk")
    parts = (await talk.say(AMINA, text))["text"].split("\n\n")
    assert "call the police" in parts[0]
    assert "999" in parts[0]
    assert "tell somebody you trust" in parts[1].lower()
    assert len(parts) <= _MOST_PARTS
    assert not any("China" in part or "911" in part for part in parts)


async def test_who_is_held_hears_of_the_embassy_and_who_is_threatened_of_other_people(
    talk: Talk,
) -> None:
    held, threatened = [(await talk.say(AMINA, text))["text"] for text in (HELD, THREAT)]
    assert "embassy" in held
    assert "embassy" not in threatened
    assert "where other people are" in threatened


async def test_where_nobody_knows_the_place_all_police_stand_in_one_line(talk: Talk) -> None:
    told = (await talk.say(AMINA, THREAT))["text"]
    line = next(one for one in told.split("\n") if "110" in one)
    assert "999 Hong Kong, Singapore, UK" in line
    assert "911 US" in line
    assert "your local emergency number" in told


async def test_who_may_take_their_life_reads_one_number_and_two_lines(talk: Talk) -> None:
    _live_in(talk, AMINA, "uk")
    parts = (await talk.say(AMINA, LIFE))["text"].split("\n\n")
    assert len(parts) == 4
    assert "116 123" in parts[1]
    assert "999" in parts[2]
    told = (await talk.say(CHEN, "我不想活了"))["text"].split("\n\n")
    assert len(told) == 4
    assert "12356" in told[1]
    assert "110" in told[2]


@pytest.mark.parametrize(("text", "first", "then"), [(THREAT, "911", "988"), (LIFE, "988", "911")])
async def test_more_numbers_come_in_a_message_below(
    talk: Talk, text: str, first: str, then: str
) -> None:
    answer = await talk.say(AMINA, text)
    more = await talk.tap(AMINA, "More numbers")
    assert more["message_id"] > answer["message_id"]
    assert more["text"].index(first) < more["text"].index(then)
    assert "I have not kept what you wrote" in more["text"]
    assert not talk.failures()


async def test_more_numbers_in_a_language_that_there_is_not_are_refused(talk: Talk) -> None:
    await talk.say(AMINA, THREAT)
    before = talk.last(AMINA)
    assert (await talk.tap_data(AMINA, "U:xx:1:uk"))["message_id"] == before["message_id"]


@pytest.mark.parametrize(
    ("region", "number"),
    [("uk", "0808 8020 133"), ("us", "1-800-697-3738"), ("sg", "1800-6-668-668")],
)
async def test_who_cannot_stop_betting_gets_the_line_of_their_place(
    talk: Talk, region: str, number: str
) -> None:
    _live_in(talk, AMINA, region)
    answer = await talk.say(AMINA, "i gamble my whole wage on slots every payday")
    assert "Thank you for saying it" in answer["text"]
    assert number in answer["text"]
    assert "Borrowing to repay" in labels(answer)[0]
    await talk.tap(AMINA, labels(answer)[0])
    assert not talk.failures()


async def test_who_was_in_danger_and_then_speaks_of_gambling_is_not_sent_to_the_police(
    talk: Talk,
) -> None:
    _live_in(talk, AMINA, "uk")
    await talk.say(AMINA, LIFE)
    before = len(talk.messages(AMINA))
    await talk.say(AMINA, "i gambled away my wage again")
    told = [one["text"] for one in talk.messages(AMINA)[before + 1 :]]
    assert "0808 8020 133" in told[0]
    assert not any("call the police" in one for one in told)


async def test_no_quiet_line_follows_a_line_for_gamblers(talk: Talk) -> None:
    text = "赌球输光了工资，不敢回家"
    assert talk.desk.asks.worry(0, text) is Worry.MAYBE
    assert "谢谢你愿意说出来" in (await talk.say(CHEN, text))["text"]


async def test_where_there_is_no_gambling_line_somebody_listens(talk: Talk) -> None:
    answer = await talk.say(CHEN, "怎么戒赌，工资又输在赌球上")
    assert "谢谢你愿意说出来" in answer["text"]
    assert "12356" in answer["text"]
    assert "183 4633" not in answer["text"]


async def test_where_nobody_knows_the_place_every_gambling_line_is_named(talk: Talk) -> None:
    told = (await talk.say(AMINA, "my husband gambled our savings away again"))["text"]
    assert "0808 8020 133 UK" in told
    assert "183 4633 Hong Kong" in told
    assert "findahelpline.com" in told


@pytest.mark.parametrize(
    "text",
    [
        "casino app won't let me withdraw my winnings until i deposit more",
        "someone invited me to an illegal gambling site to make money",
        "网上赌博平台不让我提现，要先交保证金",
        "有人拉我去境外赌博平台赚钱，是骗局吗",
    ],
)
async def test_a_gambling_site_that_cheats_is_a_scam(talk: Talk, text: str) -> None:
    answer = await talk.say(AMINA, text)
    assert "Thank you for saying it" not in answer["text"]
    assert "谢谢你愿意说出来" not in answer["text"]
    assert labels(answer)[0] in {"Take this lesson", "学这一课"}


STORY = (
    "My daughter (16) sent a private photo to a boy she met online. Now he says she must pay 800"
    " or he sends it to her whole class. She is crying and I don't know what to do first"
)
STORY_ZH = (
    "我儿子十五岁，打游戏认识个女的，给人发了裸照，现在对方要八千块，不给就发给他全班同学，"
    "孩子哭得不行，我该先做什么"
)


@pytest.mark.parametrize(
    ("text", "kind", "step", "line", "person"),
    [
        (STORY, "not you and not your family", "Do not answer, do not pay", "Report Fraud", AMINA),
        (
            STORY_ZH,
            "错在干这种事的人",
            "不回、不给",
            "96110",
            CHEN,
        ),
    ],
)
async def test_a_parents_story_is_heard_as_one_and_can_be_looked_over_still(
    talk: Talk, text: str, kind: str, step: str, line: str, person: int
) -> None:
    if person == AMINA:
        _live_in(talk, AMINA, "uk")
    before = len(talk.messages(person))
    await talk.say(person, text)
    answer = talk.messages(person)[before + 1]
    for words in (kind, step, line):
        assert words in answer["text"]
    look = next(one for one in labels(answer) if "🔎" in one)
    await talk.act("tap", person=person, chat=person, message_id=answer["message_id"], text=look)
    assert not talk.failures()


async def test_a_story_is_heard_while_an_offer_is_awaited(talk: Talk) -> None:
    await talk.say(AMINA, "/loan")
    before = len(talk.messages(AMINA))
    await talk.say(AMINA, "my son sent pictures, now they want 800 or they post them")
    assert "Do not answer, do not pay" in talk.messages(AMINA)[before + 1]["text"]


async def test_a_strangers_message_is_looked_over_as_ever(talk: Talk) -> None:
    told = await talk.say(
        AMINA,
        "Hi mum I dropped my phone in the sink, this is my friend's number for now. I need to pay"
        " a bill of 780 today, she lends me the phone, please transfer it to her account",
    )
    assert "warning sign" in told["text"]
