"""Something wrong here: reported by learners, answered by organisers, told back."""

from __future__ import annotations

from tests.talk import AMINA, BEN, CHEN, Message, Talk, buttons, labels, to_the_lesson

FLAG = "⚑ Something wrong here?"


async def to_the_first_card(talk: Talk, person: int) -> Message:
    await talk.say(person, "/start")
    return await to_the_lesson(talk, person, "Loans")


async def test_a_report_goes_out_without_words_and_one_is_exactly_where_one_was(talk: Talk) -> None:
    card = await to_the_first_card(talk, AMINA)
    asked = await talk.tap(AMINA, FLAG)
    assert asked["message_id"] == card["message_id"]
    assert card["text"] in asked["text"]
    print(asked["text"], labels(asked))
    chosen = await talk.tap(AMINA, "A fact is wrong or old")
    print(chosen["text"], labels(chosen))
    done = await talk.tap(AMINA, "Send without words")
    print(done["text"], labels(done))
    assert labels(done) == labels(card)
    assert talk.failures() == []
