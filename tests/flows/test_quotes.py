"""One sentence after an event: asked for, kept without a name, taken back."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import Connection

from bot.core.course import Catalogue
from bot.core.errors import TooManyQuotes, UnknownEvent
from bot.core.live_quiz import Arrival
from bot.core.rights import Role
from bot.locales import t
from bot.services.quotes import Said, after_course
from bot.store import learners, quotes
from bot.store.events import Held
from tests.learner import Learner
from tests.partners import ORGANISER, STRANGER, employ, hold, open_hall, soon
from tests.room import Room
from tests.talk import AMINA, BEN, Talk, labels

ASK = "✏️ What will I do differently?"
BACK = "↩️ Take it back"


@pytest.fixture
async def held(talk: Talk) -> Held:
    """An event that can be run now."""
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    return await hold(talk, partner, **soon(talk.now()))


async def played(talk: Talk, held: Held, *people: int, pages: int = 0) -> str:
    """A quiz of the event in a hall, from its start to its end; returns its code."""
    game = await open_hall(talk, held)
    for person in people:
        await talk.say(person, "/start")
        await talk.say(person, f"/start q-{game.code}")
    for number in range(pages):
        await talk.live.join(game.id, talk.live_browser(f"Page {number}"))
    await talk.live.lead(game.id, ORGANISER, "start")
    await talk.pass_seconds(1)
    for person in people:
        taken = await talk.live.answer(game.id, 0, talk.live_person(person), (0,))
        assert taken.outcome is Arrival.TAKEN
    await talk.pass_seconds(40)
    await talk.live.lead(game.id, ORGANISER, "end")
    await talk.tick()
    return game.code


async def wall(talk: Talk, held: Held) -> list[str]:
    """What its organisers see."""
    return [one.words for one in (await talk.desk.quotes.wall(ORGANISER, held.event.id)).quotes]


async def test_a_player_writes_a_sentence_and_sees_how_it_is_kept(talk: Talk, held: Held) -> None:
    await played(talk, held, AMINA, pages=4)
    assert ASK in labels(talk.last(AMINA))
    screen = await talk.tap(AMINA, ASK)
    assert "at most 200 characters" in screen["text"]
    assert "print it without your name" in screen["text"]
    assert "They can ask nobody who wrote it" in screen["text"]
    screen = await talk.say(AMINA, "I ask for the total first. Call me: 13812345678")
    assert "I ask for the total first. Call me: #" in screen["text"]
    assert await wall(talk, held) == ["I ask for the total first. Call me: #"]


async def test_a_second_sentence_takes_the_place_of_the_first(talk: Talk, held: Held) -> None:
    code = await played(talk, held, AMINA, pages=4)
    await talk.tap(AMINA, ASK)
    await talk.say(AMINA, "I wait a day.")
    screen = await talk.say(AMINA, f"/start result-{code}")
    screen = await talk.tap(AMINA, ASK, screen)
    assert "So far you wrote:" in screen["text"]
    await talk.say(AMINA, "I wait two days.")
    assert await wall(talk, held) == ["I wait two days."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ok", "too short for a sentence"),
        ("long " * 60, "longer than 200 characters"),
        ("you bitch you", "do not pass on"),
    ],
)
async def test_what_cannot_be_printed_is_asked_for_again(
    talk: Talk, held: Held, text: str, said: str
) -> None:
    await played(talk, held, AMINA, pages=4)
    await talk.tap(AMINA, ASK)
    screen = await talk.say(AMINA, text)
    assert said in screen["text"]
    assert await wall(talk, held) == []
    screen = await talk.say(AMINA, "I read it twice.")
    assert "I read it twice." in screen["text"]


async def test_not_now_is_fine_and_then_a_text_is_a_text(talk: Talk, held: Held) -> None:
    await played(talk, held, AMINA, pages=4)
    await talk.tap(AMINA, ASK)
    screen = await talk.tap(AMINA, "Not now")
    assert screen["text"] == t("en", "quote-left-out")
    await talk.say(AMINA, "I read it twice.")
    assert await wall(talk, held) == []


async def test_it_is_taken_back_at_once_from_the_thanks_and_from_privacy(
    talk: Talk, held: Held
) -> None:
    await played(talk, held, AMINA, pages=4)
    result = talk.last(AMINA)
    for _ in range(2):
        await talk.tap(AMINA, ASK, result)
        await talk.say(AMINA, "I read it twice.")
        assert await wall(talk, held) == ["I read it twice."]
        kept = await talk.export(AMINA)
        assert [one["words"] for one in kept["said_after_events"]] == ["I read it twice."]
        screen = await talk.tap(AMINA, BACK)
        assert "Taken back" in screen["text"]
        assert await wall(talk, held) == []
    await talk.tap(AMINA, ASK, result)
    await talk.say(AMINA, "I read it twice.")
    screen = await talk.say(AMINA, "/privacy")
    assert "• Spot the scam: “I read it twice.”" in screen["text"]
    await talk.tap(AMINA, "↩️ Take back: Spot the scam")
    assert await wall(talk, held) == []
    assert "I read it twice" not in (await talk.say(AMINA, "/privacy"))["text"]


async def test_erasing_oneself_erases_the_sentence_and_leaving_the_group_does_too(
    talk: Talk, held: Held
) -> None:
    await played(talk, held, AMINA, BEN, pages=4)
    for person in (AMINA, BEN):
        await talk.say(person, f"/start c-{held.cohort.code}")
        await talk.desk.quotes.say(talk.as_person(person), held.event.id, f"I am {person} now.")
    assert len(await wall(talk, held)) == 2
    await talk.people.erase(talk.as_person(AMINA))
    assert await wall(talk, held) == [f"I am {BEN} now."]
    await talk.desk.cohorts.leave(talk.as_person(BEN), held.cohort.id)
    assert await wall(talk, held) == []


async def test_who_was_not_there_is_asked_nothing(talk: Talk, held: Held) -> None:
    await played(talk, held, AMINA)
    await talk.say(BEN, "/start")
    await talk.tap_data(BEN, f"V:ask:{held.event.id}")
    assert talk.toasts()[-1] == "That is not there any more."
    with pytest.raises(UnknownEvent):
        await talk.desk.quotes.say(talk.as_person(BEN), held.event.id, "I was there!")


async def test_fewer_than_five_who_were_there_are_shown_to_nobody(talk: Talk, held: Held) -> None:
    await played(talk, held, AMINA, pages=3)
    await talk.tap(AMINA, ASK)
    await talk.say(AMINA, "I read it twice.")
    shown = await talk.desk.quotes.wall(ORGANISER, held.event.id)
    assert (shown.few, shown.quotes) == (True, ())
    assert await talk.desk.quotes.choose(ORGANISER, held.event.id, {1}) == 0


async def test_the_report_prints_what_was_chosen_and_nothing_taken_back(
    talk: Talk, held: Held
) -> None:
    await played(talk, held, AMINA, BEN, pages=4)
    for person in (AMINA, BEN):
        said = f"I wait {person} days."
        await talk.desk.quotes.say(talk.as_person(person), held.event.id, said)
    assert (await talk.desk.reports.event(ORGANISER, held.event.id)).quotes == ()
    first, second = (await talk.desk.quotes.wall(ORGANISER, held.event.id)).quotes
    await talk.desk.quotes.choose(ORGANISER, held.event.id, {first.id, second.id, 9_999})
    report = await talk.desk.reports.event(ORGANISER, held.event.id)
    assert report.quotes == (f"I wait {AMINA} days.", f"I wait {BEN} days.")
    await talk.desk.quotes.take_back(talk.as_person(AMINA), held.event.id)
    report = await talk.desk.reports.event(ORGANISER, held.event.id)
    assert report.quotes == (f"I wait {BEN} days.",)
    # What is said anew was chosen by nobody.
    await talk.desk.quotes.say(talk.as_person(BEN), held.event.id, "Something else.")
    assert (await talk.desk.reports.event(ORGANISER, held.event.id)).quotes == ()


async def test_a_sheet_has_room_for_four(talk: Talk, held: Held) -> None:
    code = await played(talk, held, AMINA, pages=5)
    game = await talk.live.find(code)
    for number in range(5):
        who = talk.live_browser(f"Page {number}")
        await talk.desk.quotes.say_here(game.id, who, f"I wait {number} days.")
    there = (await talk.desk.quotes.wall(ORGANISER, held.event.id)).quotes
    with pytest.raises(TooManyQuotes):
        await talk.desk.quotes.choose(ORGANISER, held.event.id, {one.id for one in there})
    assert await talk.desk.quotes.choose(ORGANISER, held.event.id, {there[0].id}) == 1


async def test_another_partners_organiser_sees_and_chooses_nothing(talk: Talk, held: Held) -> None:
    await employ(talk, STRANGER, Role.ORGANISER, "Others")
    with pytest.raises(UnknownEvent):
        await talk.desk.quotes.wall(STRANGER, held.event.id)
    with pytest.raises(UnknownEvent):
        await talk.desk.quotes.choose(STRANGER, held.event.id, {1})


async def test_players_of_a_group_are_asked_under_their_own_result(talk: Talk) -> None:
    # Who hosts is in the group, and works for the partner.
    partner = await employ(talk, AMINA, Role.ORGANISER)
    held = await hold(talk, partner, AMINA, **soon(talk.now()))
    room = Room(talk)
    await talk.say(BEN, "/start")
    payload = f"event-{held.cohort.code}"
    await talk.act("startgroup", person=AMINA, chat=room.chat, payload=payload)
    await room.start(AMINA)
    await room.vote(BEN)
    await room.until_board()
    game = (await talk.desk.events.card(AMINA, held.event.id)).game
    assert game is not None
    await talk.live.lead(game.id, AMINA, "end")
    await talk.tick()
    assert ASK in labels(talk.last(BEN))


async def test_old_sentences_go_with_the_answers(talk: Talk, held: Held) -> None:
    await played(talk, held, AMINA, pages=4)
    await talk.desk.quotes.say(talk.as_person(AMINA), held.event.id, "I read it twice.")
    database = talk.desk.people._database
    later = partial(quotes.forget, before=talk.now(), most=10)
    assert await database.write(later) == 0
    await talk.act("clock", advance=60)
    later = partial(quotes.forget, before=talk.now(), most=10)
    assert await database.write(later) == 1
    assert await wall(talk, held) == []


async def test_the_end_of_the_events_course_asks_until_something_was_said(
    talk: Talk, catalogue: Catalogue
) -> None:
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    course = catalogue.courses[0]
    held = await hold(talk, partner, course=course.id, **soon(talk.now()))
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    database = talk.desk.people._database

    def asked(conn: Connection) -> Said | None:
        learner = learners.find(conn, AMINA)
        assert learner is not None
        return after_course(conn, learner, course.id, talk.now())

    # It has not begun yet.
    assert await database.read(asked) is None
    await talk.act("clock", advance=3600)
    said = await database.read(asked)
    assert said is not None
    assert said.event_id == held.event.id
    await talk.desk.quotes.say(talk.as_person(AMINA), held.event.id, "I read it twice.")
    assert await database.read(asked) is None


async def test_the_last_lesson_of_the_events_course_leads_to_the_question(
    talk: Talk, catalogue: Catalogue
) -> None:
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    course = catalogue.courses[0]
    held = await hold(talk, partner, course=course.id, **soon(talk.now()))
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    await talk.act("clock", advance=3600)
    learner = Learner(talk, catalogue, AMINA, "en")
    for lesson in course.lessons:
        assert ASK not in labels(talk.last(AMINA))
        await learner.take(lesson)
    assert ASK in labels(talk.last(AMINA))
    await talk.tap(AMINA, ASK)
    await talk.say(AMINA, "I read it twice.")
    assert [one.words for one in await talk.desk.quotes.mine(talk.as_person(AMINA))] == [
        "I read it twice."
    ]
