"""Something wrong here, under live quizzes and drills: told in private, wherever one saw it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.course import Catalogue
from bot.core.rights import Role
from bot.store import live_games
from tests.flows import test_drills
from tests.hall import hall as a_hall
from tests.partners import ORGANISER, employ
from tests.room import HALL, Room
from tests.talk import AMINA, BEN, Message, Talk, buttons, labels
from tests.web.conftest import make_site

WARM_UP = "Two minutes"
ASKS = "What is wrong here?"


@pytest.fixture
async def room(talk: Talk) -> Room:
    """A group with the bot in it."""
    await talk.act("members", chat=HALL, user="bot", action="add")
    await talk.act("members", chat=HALL, user="bot", action="promote")
    return Room(talk)


async def closed(talk: Talk, room: Room) -> str:
    """The first question of a group's quiz is over; returns what the flag's link carries."""
    await talk.say(BEN, "/start")
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(BEN)
    await room.until_board()
    links = [one["url"] for one in buttons(room.last) if "⚑" in one["text"]]
    assert len(links) == 1
    return links[0].partition("?start=")[2]


async def test_a_groups_flag_leads_into_the_private_chat_and_opens_a_ticket(
    talk: Talk, room: Room
) -> None:
    payload = await closed(talk, room)
    asked = await talk.say(BEN, f"/start {payload}")
    assert "✅ True" in asked["text"]
    assert ASKS in asked["text"]
    await talk.tap(BEN, next(one for one in labels(asked) if "answer" in one.lower()))
    told = await talk.say(BEN, "I think both are right.")
    assert "Thank you" in told["text"]
    ticket = (await talk.export(BEN))["reports"][0]
    assert ticket["words"] == "I think both are right."
    assert "#" in ticket["about"]
    assert not ticket["about"].startswith("quiz:")
    assert ASKS not in str([one.get("text") for one in room.messages()])


async def test_of_a_question_that_is_open_nothing_is_told(talk: Talk, room: Room) -> None:
    payload = await closed(talk, room)
    code = payload.removeprefix("f-").partition("-")[0]
    for position in ("1", "99", "9" * 30, "-1", "x", ""):
        told = await talk.say(BEN, f"/start f-{code}-{position}")
        assert "its answer is not told yet" in told["text"]
    assert "cannot find" in (await talk.say(BEN, "/start f-NOGAME-0"))["text"]
    await talk.tap_data(BEN, "W:?:g:1:1")
    assert ASKS not in talk.last(BEN)["text"]


async def test_after_the_game_a_player_finds_every_question_under_the_result(
    talk: Talk, room: Room
) -> None:
    await closed(talk, room)
    game = await talk.desk.people._database.read(live_games.last)
    assert game is not None
    await talk.live.lead(game.id, AMINA, "end")
    await talk.tick()
    result = talk.last(BEN)
    which = await talk.tap(BEN, "⚑ Something wrong in a question?", result)
    assert which["message_id"] != result["message_id"]
    assert [one[:2] for one in labels(which)] == ["1."]
    asked = await talk.tap(BEN, labels(which)[0])
    assert "1 of 3" in asked["text"]
    back = await _back(talk, asked)
    assert labels(back) == ["⚑ Something wrong here?"]


async def _back(talk: Talk, asked: Message) -> Message:
    return await talk.tap(BEN, labels(asked)[-1])


async def test_a_phones_page_leads_to_the_flag_in_the_messenger(tmp_path: Path) -> None:
    async with a_hall(tmp_path) as hall:
        game = await hall.open()
        site = make_site(hall)
        phone = site.browser()
        page = (await phone.get()).text
        assert f"start=f-{game.code}-" in page
        for client in site.clients:
            await client.aclose()


async def test_what_a_drill_tells_at_its_end_is_reported_like_a_card(
    talk: Talk, catalogue: Catalogue
) -> None:
    await employ(talk, ORGANISER, Role.ORGANISER)
    drill = catalogue.drills["officer"]
    await talk.say(AMINA, "/start")
    await test_drills.begin(talk, AMINA, drill.id)
    await test_drills.hear(talk, AMINA)
    path = ("through", "prove", "go", "reception")
    debrief = await test_drills.play(talk, AMINA, drill, path)
    asked = await talk.tap(AMINA, "⚑ Something wrong here?", debrief)
    assert asked["message_id"] != debrief["message_id"]
    assert ASKS in asked["text"]
    await talk.tap(AMINA, labels(asked)[0])
    told = await talk.say(AMINA, "That number is an old one.")
    assert "Thank you" in told["text"]
    (report,) = (await talk.export(AMINA))["reports"]
    assert report["about"].startswith("drill:officer#")
    page = await talk.desk.tickets.page(ORGANISER, 1)
    assert page.title == drill.script("en").title
    # The same text is served: it can neither be called corrected nor taken out.
    assert page.today == "same"
