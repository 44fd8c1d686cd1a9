"""Something wrong here: reported by learners, answered by organisers, told back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.chat import buttons as packed
from bot.core.errors import NotAllowed
from bot.core.rights import Role
from bot.core.ticket import State
from bot.locales import t
from bot.services.tickets import Tickets
from bot.store import ageing, audit
from tests.content import shelf
from tests.stored import everything, people, read, write
from tests.talk import AMINA, BEN, CHEN, Message, Talk, buttons, labels

OWNER, ORGA, OTTO = 901, 902, 903
FLAG = "⚑ Something wrong here?"
WRONG, UNCLEAR = "A fact is wrong or old", "I do not understand it"
PLAIN, SEND, ALL = "Send without words", "Send it", "All open reports"
ITEM = "loans/true-cost/what-you-get#mei"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two lessons to edit."""
    return shelf.build(tmp_path / "lessons")


@pytest.fixture
async def talk(tmp_path: Path, folder: Path, database_url: str) -> AsyncIterator[Talk]:
    """The bot with an owner and two organisers."""
    given: dict[str, Any] = {
        "lessons": folder,
        "quizzes": tmp_path / "no-quizzes",
        "database": database_url,
    }
    made = Talk(tmp_path, **given, owners=(OWNER,))
    for who in (OWNER, ORGA, OTTO):
        made.world.add_user(who, f"Person {who}", "en")
    async with made.running():
        partner = (await _desk(made).organisers.found(OWNER, "Our centre")).id
        for who in (ORGA, OTTO):
            invited = await _desk(made).organisers.invite(OWNER, partner, Role.ORGANISER)
            await _desk(made).organisers.accept(who, f"Person {who}", invited.secret)
        yield made


def _desk(talk: Talk) -> Any:
    assert talk._running is not None
    return talk._running.desk


def _tickets(talk: Talk) -> Tickets:
    tickets: Tickets = _desk(talk).tickets
    return tickets


async def card_of(talk: Talk, person: int) -> Message:
    """Open the first card of the first lesson."""
    await talk.say(person, "/start")
    lesson = packed.pack(packed.OpenLesson("loans/true-cost/what-you-get"))
    await talk.tap_data(person, lesson)
    skips = [one for one in buttons(talk.last(person)) if one["callback_data"].startswith("x:")]
    return await talk.tap_data(person, skips[0]["callback_data"])


async def report(talk: Talk, person: int, kind: str = WRONG, words: str = "") -> Message:
    """Report the card that is shown."""
    flag = next(one for one in labels(talk.last(person)) if one.startswith("⚑"))
    await talk.tap(person, flag)
    await talk.tap(person, kind)
    if words:
        return await talk.say(person, words)
    return await talk.tap(person, labels(talk.last(person))[0])


async def reported(talk: Talk, person: int = AMINA, kind: str = WRONG, words: str = "") -> Message:
    """Report the first card of the first lesson."""
    await card_of(talk, person)
    return await report(talk, person, kind, words)


async def answered(talk: Talk, words: str, who: int = ORGA) -> Message:
    """Answer the report that waits longest."""
    await talk.say(who, "/tickets")
    await talk.tap(who, labels(talk.last(who))[0])
    await talk.tap(who, "✍️ Answer in a sentence")
    await talk.say(who, words)
    return await talk.tap(who, SEND)


def letters(talk: Talk, person: int) -> list[Message]:
    """Letters about reports that somebody got."""
    return [one for one in talk.messages(person) if one["text"].startswith("✉️")]


async def test_a_report_leaves_one_exactly_where_one_was(talk: Talk) -> None:
    card = await card_of(talk, AMINA)
    asked = await talk.tap(AMINA, FLAG)
    assert asked["message_id"] == card["message_id"]
    assert asked["text"].startswith(card["text"])
    assert labels(asked)[0] == WRONG
    assert "A link does not work" not in labels(asked)
    chosen = await talk.tap(AMINA, WRONG)
    assert "one sentence" in chosen["text"]
    done = await talk.tap(AMINA, PLAIN)
    assert "within 3 days" in done["text"]
    assert done["text"].startswith(card["text"])
    assert labels(done) == labels(card)
    following = await talk.tap(AMINA, "Next →")
    assert "Thank you" not in following["text"]
    assert talk.failures() == []


async def test_back_leads_back_and_nothing_is_awaited(talk: Talk) -> None:
    card = await card_of(talk, AMINA)
    await talk.tap(AMINA, FLAG)
    await talk.tap(AMINA, WRONG)
    back = await talk.tap(AMINA, "← Back")
    assert (back["text"], labels(back)) == (card["text"], labels(card))
    await talk.say(AMINA, "Mei never existed at all")
    assert "No report is open" in (await talk.say(ORGA, "/tickets"))["text"]


async def test_words_are_kept_masked_and_the_card_is_shown_again(talk: Talk) -> None:
    card = await card_of(talk, AMINA)
    words = "It is 24%, not 8.7%! Ask John Smith +49 151 2345678 @john j@x.de https://evil.example"
    thanks = await report(talk, AMINA, words=words)
    assert thanks["message_id"] > card["message_id"]
    assert labels(thanks) == labels(card)
    old = next(one for one in talk.messages(AMINA) if one["message_id"] == card["message_id"])
    assert labels(old) == []
    await talk.say(ORGA, "/tickets")
    page = await talk.tap(ORGA, labels(talk.last(ORGA))[0])
    assert "It is 24%, not 8.7%!" in page["text"]
    kept = await everything(talk.settings.database_url)
    for secret in ("John", "Smith", "+49 151", "2345678", "@john", "j@x.de", "evil.example"):
        assert secret not in kept, secret
        assert secret not in page["text"], secret


async def test_a_picture_is_asked_for_in_words(talk: Talk) -> None:
    await card_of(talk, AMINA)
    await talk.tap(AMINA, FLAG)
    await talk.tap(AMINA, WRONG)
    await talk.act("say", person=AMINA, photo="iVBORw0KGgo=")
    assert "only read text" in talk.last(AMINA)["text"]
    assert "Thank you" in (await talk.say(AMINA, "The fridge is missing"))["text"]


async def test_a_question_stays_unanswered_while_its_report_is_written(talk: Talk) -> None:
    await card_of(talk, AMINA)
    question = await talk.tap(AMINA, "Next →")
    asked = await talk.tap(AMINA, FLAG)
    assert labels(asked)[0] == "A wrong answer counts as right"
    await talk.tap(AMINA, "A wrong answer counts as right")
    thanks = await talk.say(AMINA, "10,000 is right as well")
    assert labels(thanks) == labels(question)
    page = await _first_page(talk)
    assert "· <b>10,000" in page["html"] or "10,000" in page["text"]
    assert "✓" in page["text"]
    await talk.tap(AMINA, "9,200")
    assert "✅ Right." in talk.last(AMINA)["text"]


async def _first_page(talk: Talk) -> Message:
    await talk.say(ORGA, "/tickets")
    shown = await talk.tap(ORGA, labels(talk.last(ORGA))[0])
    return {"html": "", **shown}


async def test_a_second_report_finds_the_first(talk: Talk) -> None:
    await reported(talk)
    await talk.tap(AMINA, FLAG)
    again = await talk.tap(AMINA, WRONG)
    assert "You told us this on 2 March" in again["text"]
    assert FLAG in labels(again)
    await talk.tap(AMINA, FLAG)
    assert PLAIN in labels(await talk.tap(AMINA, UNCLEAR))


async def test_five_reports_an_hour_are_enough_for_one_person(talk: Talk) -> None:
    await card_of(talk, AMINA)
    for kind in (WRONG, UNCLEAR, "A wrong word or translation", "Something else"):
        assert "Thank you" in (await report(talk, AMINA, kind))["text"]
    await talk.tap(AMINA, "Next →")
    assert "Thank you" in (await report(talk, AMINA, UNCLEAR))["text"]
    await talk.tap(AMINA, FLAG)
    assert "a lot" in (await talk.tap(AMINA, WRONG))["text"]
    await talk.wait(hours=2)
    await talk.tap(AMINA, FLAG)
    assert PLAIN in labels(await talk.tap(AMINA, WRONG))


async def test_organisers_see_what_waits_and_never_who(talk: Talk) -> None:
    await reported(talk, AMINA, words="I think Mei kept it")
    await reported(talk, BEN)
    await talk.wait(days=4)
    await card_of(talk, CHEN)
    await report(talk, CHEN, t("zh-Hans", "ticket-kind-unclear"))
    shown = await talk.say(ORGA, "/tickets")
    assert "3 open reports" in shown["text"]
    assert "2 wait too long" in shown["text"]
    assert re.search(
        r"1\. A fact is wrong or old ⏰\n.*English\n2 people · for 4 days", shown["text"]
    )
    assert re.search(
        r"2\. I do not understand it\n.*简体中文\n1 person · since today", shown["text"]
    )
    page = await talk.tap(ORGA, labels(shown)[0])
    assert "Mei needs a new fridge" in page["text"]
    assert "loans/true-cost/what-you-get.yaml:10" in page["text"]
    assert "I think Mei kept it" in page["text"]
    assert "1 other report on this" in labels(page)
    for name in ("Amina", "Ben", str(AMINA), str(BEN)):
        assert name not in shown["text"] + page["text"]


async def test_one_answer_reaches_everybody_who_reported_it(talk: Talk) -> None:
    await reported(talk, AMINA, words="Nobody keeps 800")
    await reported(talk, BEN)
    await talk.say(ORGA, "/tickets")
    await talk.tap(ORGA, labels(talk.last(ORGA))[0])
    await talk.tap(ORGA, "✍️ Answer in a sentence")
    confirm = await talk.say(ORGA, "Many lenders do: it is called a <b>fee</b> & it counts.")
    assert "goes to 2 people" in confirm["text"]
    assert "<b>fee</b> & it counts" in confirm["text"]
    assert letters(talk, AMINA) == []
    sent = await talk.tap(ORGA, SEND)
    assert "Sent to 2 people" in sent["text"]
    await talk.tick()
    for person in (AMINA, BEN):
        (letter,) = letters(talk, person)
        assert "You told us on 2 March: A fact is wrong or old" in letter["text"]
        assert "it is called a <b>fee</b> & it counts." in letter["text"]
        assert labels(letter) == ["📖 What arrives is not what you owe", "👍 That helps", "Not yet"]
    assert "You wrote: Nobody keeps 800" in letters(talk, AMINA)[0]["text"]
    assert "You wrote" not in letters(talk, BEN)[0]["text"]
    await talk.say(BEN, "/learn")
    helped = await talk.tap(AMINA, "👍 That helps")
    assert labels(helped) == ["📖 What arrives is not what you owe"]
    assert "No report is open" in (await talk.say(ORGA, "/tickets"))["text"]
    assert talk.failures() == []


async def test_not_yet_opens_it_again_once(talk: Talk) -> None:
    await reported(talk, AMINA, UNCLEAR)
    await answered(talk, "Read the second card as well.")
    await talk.tick()
    letter = letters(talk, AMINA)[0]
    again = await talk.tap(AMINA, "Not yet", letter)
    assert "open again" in again["text"]
    assert "Thank you" in (await talk.say(AMINA, "What is a handling fee?"))["text"]
    page = await _first_page(talk)
    assert "What is a handling fee?" in page["text"]
    assert "answered: Read the second card as well." in page["text"]
    await answered(talk, "It is what they keep for the paperwork.")
    await talk.tick()
    second = letters(talk, AMINA)[1]
    assert "for the paperwork" in second["text"]
    assert "Not yet" not in labels(second)
    old = next(one for one in buttons(letter) if one["text"] == "Not yet")["callback_data"]
    await talk.tap_data(AMINA, old, letter)
    assert talk.toasts()[-1] == t("en", "ticket-toast-gone")
    assert "No report is open" in (await talk.say(ORGA, "/tickets"))["text"]


async def test_a_prepared_answer_speaks_the_learners_language(talk: Talk) -> None:
    await card_of(talk, CHEN)
    await report(talk, CHEN, t("zh-Hans", "ticket-kind-fact"), "没有人扣800块")
    await talk.say(ORGA, "/tickets")
    await talk.tap(ORGA, labels(talk.last(ORGA))[0])
    ready = await talk.tap(ORGA, "💬 Take a prepared answer")
    assert "holds as it is written" in ready["text"]
    await talk.tap(ORGA, "1")
    await talk.tick()
    (letter,) = letters(talk, CHEN)
    assert t("zh-Hans", "ticket-ready-holds") in letter["text"]
    assert "没有人扣800块" in letter["text"]
    assert "👍 清楚了" in labels(letter)
    again = await talk.tap(CHEN, "还没有")
    assert "已经重新打开" in again["text"]


async def test_corrected_means_that_another_text_is_served(talk: Talk, folder: Path) -> None:
    await reported(talk)
    page = await _first_page(talk)
    assert "still this one" in page["text"]
    refused = await talk.tap(ORGA, "✔️ It is corrected")
    assert "still the one that they reported" in refused["text"]
    shelf.edit(folder, shelf.LESSON, "Mei needs a new fridge", "Mei needs a new stove")
    assert _desk(talk).library.refresh() is not None
    page = await talk.tap(ORGA, "← Back")
    assert "another one" in page["text"]
    assert "Mei needs a new fridge" in page["text"]
    await talk.tap(ORGA, "✔️ It is corrected")
    await talk.tick()
    assert "It is corrected" in letters(talk, AMINA)[0]["text"]
    notes = await read(talk.settings.database_url, lambda conn: audit.page(conn, 1))
    assert [(one.telegram_id, one.what, one.about) for one in notes] == [
        (ORGA, "report-corrected", ITEM)
    ]


async def test_what_was_answered_can_be_corrected_later(talk: Talk, folder: Path) -> None:
    await reported(talk)
    await answered(talk, "You are right, we will mend it.")
    await talk.tick()
    shelf.edit(folder, shelf.LESSON, "Mei needs a new fridge", "Mei needs a new stove")
    _desk(talk).library.refresh()
    given = await _tickets(talk).answer(ORGA, 1, 1, State.CORRECTED)
    assert given.told == 1
    await talk.tick()
    assert "It is corrected" in letters(talk, AMINA)[1]["text"]


async def test_left_as_it_is_needs_a_reason(talk: Talk) -> None:
    await reported(talk)
    await _first_page(talk)
    await talk.tap(ORGA, "We leave it, because …")
    assert "too short" in (await talk.say(ORGA, "no"))["text"]
    assert "811 characters" in (await talk.say(ORGA, "x" * 811))["text"]
    await talk.say(ORGA, "Mei is only an example.")
    await talk.tap(ORGA, SEND)
    await talk.tick()
    letter = letters(talk, AMINA)[0]
    assert "leave it as it is. The reason: Mei is only an example." in letter["text"]


async def test_the_first_answer_stands_and_the_second_is_told(talk: Talk) -> None:
    await reported(talk)
    for who in (ORGA, OTTO):
        await talk.say(who, "/tickets")
        await talk.tap(who, labels(talk.last(who))[0])
        await talk.tap(who, "✍️ Answer in a sentence")
        await talk.say(who, f"The answer of {who}.")
    await talk.tap(ORGA, SEND)
    late = await talk.tap(OTTO, SEND)
    assert "answered before you" in late["text"]
    assert f"The answer of {ORGA}." in late["text"]
    await talk.tick()
    (letter,) = letters(talk, AMINA)
    assert f"The answer of {ORGA}." in letter["text"]


async def test_of_many_answers_at_once_one_stands(talk: Talk) -> None:
    await reported(talk)
    given = await asyncio.gather(
        *(
            _tickets(talk).answer(who, 1, 1, State.ANSWERED, words=str(who))
            for who in [ORGA, OTTO] * 4
        ),
        return_exceptions=True,
    )
    assert [type(one).__name__ for one in given].count("Given") == 1
    assert [type(one).__name__ for one in given].count("AnsweredAlready") == 7


async def test_an_old_page_answers_only_what_it_showed(talk: Talk) -> None:
    await reported(talk, AMINA)
    await talk.say(ORGA, "/tickets")
    await talk.tap(ORGA, labels(talk.last(ORGA))[0])
    await talk.tap(ORGA, "✍️ Answer in a sentence")
    await talk.say(ORGA, "That is only how Mei tells it.")
    await reported(talk, BEN, words="And the deposit?")
    await talk.tap(ORGA, SEND)
    await talk.tick()
    assert len(letters(talk, AMINA)) == 1
    assert letters(talk, BEN) == []
    assert "And the deposit?" in (await _first_page(talk))["text"]


async def test_a_lesson_that_is_gone_can_still_be_answered(talk: Talk, folder: Path) -> None:
    await reported(talk)
    shelf.remove(folder, shelf.LESSON, shelf.CHINESE)
    shelf.edit(folder, f"{shelf.COURSE}/course.yaml", "  - what-you-get\n", "")
    _desk(talk).library.refresh()
    assert "loans/true-cost/what-you-get" not in _desk(talk).library.catalogue.lessons
    page = await _first_page(talk)
    assert "no longer served" in page["text"]
    assert "Mei needs a new fridge" in page["text"]
    assert "What arrives is not what you owe" in page["text"]
    await talk.tap(ORGA, "✔️ It is corrected")
    await talk.tick()
    letter = letters(talk, AMINA)[0]
    assert "taken it out" in letter["text"]
    assert labels(letter) == ["👍 That helps", "Not yet"]


async def test_who_blocked_the_bot_hears_of_it_on_coming_back(talk: Talk) -> None:
    await reported(talk)
    await talk.act("block", person=AMINA, blocked=True)
    sent = await answered(talk, "It is called a handling fee.")
    assert "1 person cannot be reached" in sent["text"]
    await talk.tick()
    assert letters(talk, AMINA) == []
    await talk.act("block", person=AMINA, blocked=False)
    await talk.say(AMINA, "/start")
    await talk.tick()
    assert len(letters(talk, AMINA)) == 1
    await talk.say(AMINA, "/start")
    await talk.tick()
    assert len(letters(talk, AMINA)) == 1


async def test_who_was_erased_is_told_nothing_and_the_report_stays(talk: Talk) -> None:
    await reported(talk, AMINA, words="Nobody keeps 800")
    export = await talk.export(AMINA)
    assert [(one["about"], one["words"], one["state"]) for one in export["reports"]] == [
        (ITEM, "Nobody keeps 800", "open")
    ]
    assert AMINA in await people(talk.settings.database_url)
    await talk.people.erase(talk.as_person(AMINA))
    assert AMINA not in await people(talk.settings.database_url)
    assert "Nobody keeps 800" in (await _first_page(talk))["text"]
    sent = await answered(talk, "They do, and it counts as a price.")
    assert "Nobody is told" in sent["text"]
    before = len(talk.messages(AMINA))
    await talk.say(AMINA, "/start")
    await talk.tick()
    assert letters(talk, AMINA) == []
    assert len(talk.messages(AMINA)) == before + 2


async def test_the_words_of_a_report_outlive_who_read_them(talk: Talk) -> None:
    await reported(talk)
    await talk.people.erase(talk.as_person(AMINA))
    await write(talk.settings.database_url, lambda conn: conn.execute(ageing._UNUSED))
    assert "Mei needs a new fridge" in (await _first_page(talk))["text"]


async def test_an_erased_organiser_is_not_named_and_the_answer_stays(talk: Talk) -> None:
    await reported(talk)
    await answered(talk, "It is called a handling fee.")
    assert (await talk.export(ORGA))["reports_answered"][0][
        "words"
    ] == "It is called a handling fee."
    await talk.people.erase(talk.as_person(ORGA))
    page = await _tickets(talk).page(OTTO, 1)
    assert page.said is not None
    assert (page.said.telegram_id, page.said.words) == (0, "It is called a handling fee.")


async def test_who_is_no_organiser_any_more_answers_nothing(talk: Talk) -> None:
    await reported(talk)
    await talk.say(ORGA, "/tickets")
    await talk.tap(ORGA, labels(talk.last(ORGA))[0])
    await talk.tap(ORGA, "✍️ Answer in a sentence")
    await talk.say(ORGA, "It is called a handling fee.")
    await _desk(talk).organisers.remove(OWNER, ORGA, 1)
    await talk.tap(ORGA, SEND)
    await talk.tick()
    assert letters(talk, AMINA) == []
    with pytest.raises(NotAllowed):
        await _tickets(talk).answer(ORGA, 1, 1, State.ANSWERED, words="still here")


async def test_others_see_no_report_and_change_none(talk: Talk) -> None:
    await reported(talk, AMINA, words="Nobody keeps 800")
    assert "Nobody keeps" not in (await talk.say(BEN, "/tickets"))["text"]
    for what in (
        "list",
        "page",
        "ready",
        "corrected",
        "write-left",
        "ready-holds",
        "send-answered",
    ):
        await talk.tap_data(BEN, packed.pack(packed.Ticket(what, 1, 1)))
        assert "Nobody keeps" not in talk.last(BEN)["text"]
    for what in ("+", "-"):
        await talk.tap_data(BEN, packed.pack(packed.Flag(what, "answer", "1", 0)))
    page = await _tickets(talk).page(ORGA, 1)
    assert (page.ticket.state, page.ticket.turn) == (State.OPEN, 0)


@pytest.mark.parametrize(
    "data",
    [
        "W:z:s:1:0",
        "W:?:s:99:0",
        "W:?:s:x:0",
        "W:f:s:1:99",
        "W:?:en:a/b/c:0",
        "W:?:en:loans/true-cost/what-you-get:99",
        "W:k:s:1:0",
        "W:+:answer:x:1",
        "W:!:answer:1:1",
        "Y:no:1:1",
        "Y:page:77:1",
        "Y:send-open:1:1",
    ],
)
async def test_what_no_button_says_changes_nothing(talk: Talk, data: str) -> None:
    await card_of(talk, AMINA)
    await talk.say(ORGA, "/tickets")
    for who in (AMINA, ORGA):
        await talk.tap_data(who, data)
    assert "No report is open" in (await talk.say(ORGA, "/tickets"))["text"]
    assert talk.failures() == []


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b><script>alert(1)</script> & </i>",
        "y" * 4000,
        "\u202eabc\u202c \x00 d",
        "😀" * 1900,
        "you are all idiots",
    ],
)
async def test_whatever_people_write_is_shown_and_breaks_nothing(talk: Talk, words: str) -> None:
    thanks = await reported(talk, AMINA, words=words)
    assert "Thank you" in thanks["text"]
    await _first_page(talk)
    await answered(talk, "Thank you for telling us.")
    await talk.tick()
    assert len(letters(talk, AMINA)) == 1
    assert talk.failures() == []


async def test_what_waits_too_long_is_raised_to_the_owner_once(talk: Talk) -> None:
    await reported(talk)
    await talk.wait(days=2.9)
    await talk.say(OWNER, "/start")
    assert not [one for one in talk.messages(OWNER) if "⏰" in one["text"]]
    await talk.wait(hours=4)
    (raised,) = [one for one in talk.messages(OWNER) if "⏰" in one["text"]]
    assert "1 report waits for an answer for more than 3 days" in raised["text"]
    await talk.wait(days=2)
    assert len([one for one in talk.messages(OWNER) if "waits for an answer" in one["text"]]) == 1
    shown = await talk.tap(OWNER, "Look at them", raised)
    assert "1 open report" in shown["text"]


async def test_what_waits_is_raised_once_an_owner_can_be_reached(talk: Talk) -> None:
    await reported(talk)
    await talk.wait(days=5)
    assert [one for one in talk.messages(OWNER) if "⏰" in one["text"]] == []
    await talk.say(OWNER, "/start")
    await talk.wait(hours=1)
    assert len([one for one in talk.messages(OWNER) if "⏰" in one["text"]]) == 1


async def test_an_answer_waits_for_the_morning_where_the_night_is_known(talk: Talk) -> None:
    await reported(talk)
    person = talk.as_person(AMINA)
    await _desk(talk).reminders.set_zone(person, "Asia/Tokyo")
    await talk.wait(hours=2)
    await answered(talk, "It is called a handling fee.")
    await talk.tick()
    assert letters(talk, AMINA) == []
    await talk.wait(hours=10)
    assert len(letters(talk, AMINA)) == 1


async def test_a_review_reports_the_question_of_its_lesson(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    asked = await talk.tap_data(
        AMINA, packed.pack(packed.OpenLesson("loans/true-cost/what-you-get"))
    )
    assert "Just to see" in asked["text"]
    await report(talk, AMINA, "A wrong answer counts as right")
    page = await _tickets(talk).page(ORGA, 1)
    assert page.ticket.item.startswith("loans/true-cost/")
    assert page.ticket.lesson_id == "before:loans/true-cost"
    assert page.today == "same"
    assert page.file is not None


async def test_a_link_of_the_sources_can_be_reported(talk: Talk) -> None:
    await card_of(talk, AMINA)
    attempt = next(one for one in buttons(talk.last(AMINA)) if one["text"] == "Next →")
    number = attempt["callback_data"].split(":")[1]
    sources = await talk.tap_data(AMINA, f"r:{number}")
    done = await report(talk, AMINA, "A link does not work")
    assert done["text"].startswith(sources["text"])
    page = await _first_page(talk)
    assert "Civil Code" in page["text"]
    assert "what-you-get.yaml:" in page["text"]


async def test_words_come_too_late_after_an_hour(talk: Talk) -> None:
    await card_of(talk, AMINA)
    await talk.tap(AMINA, FLAG)
    await talk.tap(AMINA, WRONG)
    await talk.wait(hours=2)
    await talk.say(AMINA, "what does a handling fee cost me?")
    assert "No report is open" in (await talk.say(ORGA, "/tickets"))["text"]
