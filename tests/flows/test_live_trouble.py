"""Live quizzes where somebody forges, hurries or goes away, and where Telegram is ill."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.sandbox import control
from tests.flows.test_live_hall import open_hall
from tests.room import HALL, Room, sums
from tests.talk import AMINA, BEN, CHEN, Talk, buttons, labels

WARM_UP, LOANS = "Two minutes", "What does a loan"


@pytest.fixture
async def room(talk: Talk) -> Room:
    """The village hall's group, with the bot in it and allowed to pin."""
    await talk.act("members", chat=HALL, user="bot", action="add")
    await talk.act("members", chat=HALL, user="bot", action="promote")
    return Room(talk)


async def another_group(talk: Talk, owner: int) -> Room:
    """A group of somebody's own, in which they are the admin."""
    made = await talk.act("chats", type="supergroup", title="Own", members=[owner])
    await talk.act("members", chat=made["id"], user="bot", action="add")
    return Room(talk, made["id"])


async def forge(room: Room, person: int, data: str) -> None:
    """Tap what no button here says, as an altered client can."""
    last = room.last["message_id"]
    await room.talk.act(
        "tap", person=person, chat=room.chat, message_id=last, data=data, force=True
    )


# Forged and hurried taps


async def test_an_admin_of_another_group_leads_nothing_here(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    own = await another_group(talk, BEN)
    await own.open(BEN, WARM_UP)
    await forge(own, BEN, "H:start:1:0")
    await talk.tick()
    assert room.polls() == []
    await forge(own, BEN, "z:remove:1")
    assert talk.toasts()[-1] == "Only the host and the group's admins can do this."


async def test_nobody_comes_in_by_a_forged_button_from_elsewhere(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await open_hall(talk, CHEN, "")
    own = await another_group(talk, BEN)
    await own.open(BEN, WARM_UP)
    for game in (1, 2):
        await forge(own, BEN, f"j:{game}:0")
        assert (await talk.live.look(game)).players == ()


@pytest.mark.parametrize("data", ["b:1:0:15", "b:1:0:999999999999999999", "B:1:0:32768"])
async def test_an_option_that_is_not_there_is_no_answer(talk: Talk, data: str) -> None:
    code = await open_hall(talk, AMINA, WARM_UP)
    await talk.say(BEN, code)
    await talk.say(CHEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await talk.tap_data(BEN, data)
    scene = await talk.live.look(1)
    assert scene.answered == 0
    await talk.tap_data(BEN, buttons(talk.last(BEN))[0]["callback_data"])
    assert (await talk.live.look(1)).answered == 1


async def test_leaving_out_twice_at_once_leaves_one_question_out(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    data = next(
        one["callback_data"]
        for message in room.messages()
        for one in buttons(message)
        if one["text"].startswith("⏭")
    )
    for position in (1, 2):
        for _ in range(2):
            await forge(room, AMINA, data)
        assert (await talk.live.look(1)).game.position == position
        # The next question is there; a third tap falls on it before anybody has read it.
        await talk.pass_seconds(1)
        await forge(room, AMINA, data)
        assert (await talk.live.look(1)).game.position == position
        await talk.pass_seconds(3)


async def test_choosing_a_quiz_twice_at_once_keeps_the_lobby(talk: Talk, room: Room) -> None:
    await room.say(AMINA, "/quiz")
    data = next(one for one in buttons(room.last) if one["text"].startswith(WARM_UP))
    for _ in range(2):
        await forge(room, AMINA, data["callback_data"])
    assert "✋ I'm in" in labels(room.last)


async def test_a_question_that_is_over_says_nothing_to_replies(tmp_path: Path) -> None:
    talk = Talk(tmp_path, quizzes=sums(tmp_path))
    async with talk.running():
        await talk.act("members", chat=HALL, user="bot", action="add")
        room = Room(talk)
        await room.open(AMINA, "Sums")
        await room.start(AMINA)
        asked = room.last["message_id"]
        await talk.pass_seconds(20)
        before = len(room.messages())
        await room.say(BEN, "That one was hard!", reply_to=asked)
        await room.say(BEN, "864", reply_to=asked)
        assert len(room.messages()) == before
        assert (await talk.live.look(1)).players == ()


async def test_a_vote_after_the_end_makes_nobody_a_player(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(AMINA)
    poll = room.polls()[-1]
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "✖")
    assert room.polls()[-1]["is_closed"]
    late = {"id": BEN, "is_bot": False, "first_name": "Ben"}
    await talk.act("updates", poll_answer={"poll_id": poll["id"], "option_ids": [0], "user": late})
    assert [one.name for one in (await talk.live.look(1)).players] == ["Amina"]


async def test_who_leads_a_quiz_that_began_by_itself_has_its_buttons(
    talk: Talk, room: Room
) -> None:
    await room.open(AMINA, WARM_UP)
    await room.tap(BEN, "✋")
    await talk.pass_seconds(125)
    assert len(room.polls()) == 1
    shown = [label for message in room.messages() for label in labels(message)]
    assert "⏸ Pause" in shown
    assert "▶ Start" not in shown


# Two quizzes, and people who go


async def test_a_quiz_queued_in_a_hall_opens_as_a_hall(talk: Talk) -> None:
    await open_hall(talk, AMINA, WARM_UP)
    remote = talk.last(AMINA)
    await talk.say(AMINA, "/quiz")
    await talk.tap(AMINA, labels(talk.last(AMINA))[1])
    await talk.tap(AMINA, next(one for one in labels(talk.last(AMINA)) if LOANS in one))
    await talk.tap(AMINA, "Yes, put it behind")
    await talk.tap_data(AMINA, "H:end:1:0", remote)
    await talk.pass_seconds(8)
    opened = talk.last(AMINA)
    assert "/screen/" in opened["text"]
    await talk.pass_seconds(130)
    assert (await talk.live.look(2)).game.phase == "lobby"
    await talk.say(BEN, (await talk.live.look(2)).game.code)
    await talk.pass_seconds(2)
    assert "In the room: 1" in talk.last(AMINA)["text"]


async def test_a_removed_bot_ends_the_quiz_that_was_queued_too(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.open(BEN, LOANS)
    await room.tap(BEN, "Yes")
    await room.start(AMINA)
    await talk.act("members", chat=HALL, user="bot", action="remove")
    for game in (1, 2):
        assert (await talk.live.look(game)).game.phase == "ended"


async def test_a_pause_that_nobody_ends_is_ended_after_hours(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(BEN)
    await room.tap(AMINA, "⏸")
    await talk.wait(hours=2)
    assert (await talk.live.look(1)).game.phase == "shown"
    await talk.wait(hours=5)
    assert (await talk.live.look(1)).game.phase == "ended"


async def test_a_host_who_erases_everything_is_forgotten_and_the_room_plays_on(
    talk: Talk,
) -> None:
    await open_hall(talk, AMINA, WARM_UP)
    await talk.live.join(1, talk.live_browser("Ada"))
    await talk.tap(AMINA, "▶ Start")
    await talk.people.erase(talk.as_person(AMINA))
    game = (await talk.live.look(1)).game
    assert str(AMINA) not in f"{game.host_id} {game.chat_id} {game.cohosts}"
    assert game.phase == "open"
    assert (await talk.live.lead(1, None, "skip")).game.position == 1
    await open_hall(talk, AMINA, WARM_UP)


# The messages of a room


async def test_a_deleted_lobby_comes_again_once(talk: Talk) -> None:
    forum = await talk.act(
        "chats", type="supergroup", title="Forum", is_forum=True, members=[AMINA, BEN, CHEN]
    )
    await talk.act("members", chat=forum["id"], user="bot", action="add")
    where = control.act(talk.telegram, "topics", {"chat": forum["id"], "name": "Loans"})
    room = Room(talk, forum["id"], where["message_thread_id"])
    await room.open(AMINA, WARM_UP)
    await talk.pass_seconds(4)
    lobby = room.last["message_id"]
    talk.telegram.call("deleteMessage", {"chat_id": forum["id"], "message_id": lobby})
    for person in (BEN, CHEN):
        await talk.live.join(1, talk.live_person(person))
        await talk.pass_seconds(5)
    lobbies = [one for one in talk.messages(forum["id"]) if "✋ I'm in" in labels(one)]
    assert len(lobbies) == 1
    assert lobbies[0]["message_thread_id"] == where["message_thread_id"]
    assert "(2)" in lobbies[0]["text"]


async def test_a_page_of_settings_stays_while_people_come_in(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.tap(AMINA, "⚙")
    await talk.live.join(1, talk.live_person(BEN))
    await talk.pass_seconds(30)
    assert "✖ End the quiz" in labels(room.last)
    await room.tap(AMINA, "‹")
    await talk.live.join(1, talk.live_person(CHEN))
    await talk.pass_seconds(4)
    assert "(2)" in room.last["text"]
    await room.tap(AMINA, "⚙")
    await talk.live.leave(1, talk.live_person(CHEN))
    await talk.pass_seconds(70)
    assert "✋ I'm in" in labels(room.last)


async def test_a_page_of_a_halls_settings_stays_too(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, WARM_UP)
    await talk.tap(AMINA, "⚙ Settings")
    await talk.say(BEN, code)
    await talk.pass_seconds(5)
    assert "✖ End the quiz" in labels(talk.last(AMINA))
    await talk.tap(AMINA, "‹ Back")
    assert "In the room: 1" in talk.last(AMINA)["text"]


# Telegram is ill


async def test_a_group_that_moves_while_a_board_is_on_its_way_gets_it(
    talk: Talk, room: Room
) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(BEN)
    # The group moves, and the bot hears of it only by its next call.
    moved = control.act(talk.telegram, "migrate", {"chat": HALL})
    for number in list(talk.world.records["updates"]):
        talk.world.drop("updates", number)
    there = Room(talk, moved["id"])
    await there.until_board()
    assert "Ben · 1,000" in there.last["text"]
    await there.until_question()


async def test_a_screen_goes_on_while_the_messenger_is_away(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, WARM_UP)
    await talk.live.join(1, talk.live_browser("Ada"))
    await talk.pass_seconds(2)
    await talk.tap(AMINA, "▶ Start")
    talk.fault(drop_rate=1)
    await talk.live.lead(1, None, "extend")
    game = await talk.live.find(code)
    assert game.due_at is not None
    control.act(talk.telegram, "clock", {"advance": 60})
    async with asyncio.timeout(5):
        await talk.clock_tick()
    talk.fault()
    assert (await talk.live.look(1)).game.phase == "shown"


async def test_a_group_under_a_flood_limit_holds_up_no_other(talk: Talk, room: Room) -> None:
    other = await another_group(talk, BEN)
    await room.open(AMINA, WARM_UP)
    await other.open(BEN, WARM_UP)
    talk.telegram.limited = True
    for number in range(25):
        talk.telegram.call("sendMessage", {"chat_id": HALL, "text": str(number)})
    await talk.live.lead(1, AMINA, "start")
    await talk.pass_seconds(3)
    assert room.polls() == []
    await other.start(BEN)
    await other.vote(BEN)
    await other.until_board()
    assert "Ben · 1,000" in other.last["text"]
