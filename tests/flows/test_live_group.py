"""A live quiz in a Telegram group, as the people in it see it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fsrs import Rating

from bot.core.course import Catalogue
from bot.locales import LANGUAGES, t
from bot.sandbox import control
from bot.services import memory
from tests import stored
from tests.room import HALL, Room, sums
from tests.talk import AMINA, BEN, CHEN, Talk, labels

LOANS, WARM_UP = "What does a loan", "Two minutes"


@pytest.fixture
async def room(talk: Talk) -> Room:
    """The village hall's group, with the bot in it and allowed to pin."""
    await talk.act("members", chat=HALL, user="bot", action="add")
    await talk.act("members", chat=HALL, user="bot", action="promote")
    return Room(talk)


async def play(room: Room, *, questions: int) -> None:
    """Amina knows everything, Ben nothing, Chen lets the first one pass."""
    for number in range(questions):
        await room.vote(AMINA)
        await room.vote(BEN, right=False)
        if number:
            await room.vote(CHEN)
        await room.until_board()
        if number < questions - 1:
            await room.until_question()


async def test_a_group_plays_a_quiz_to_its_podium(talk: Talk, room: Room) -> None:
    await talk.say(AMINA, "/start")
    await room.open(AMINA, WARM_UP)
    assert "Nobody is in yet" in room.last["text"]
    await room.tap(BEN, "✋")
    await talk.pass_seconds(4)
    assert "Ben" in room.last["text"]
    await room.start(AMINA)
    await play(room, questions=3)
    board = room.last["text"]
    assert re.search(r"1\. Amina · 3,000 · 3/3", board)
    assert re.search(r"3\. Ben · 0 · 0/3", board)
    await talk.pass_seconds(18)
    podium = room.last
    assert "photo" in podium
    assert "3 players, 3 questions" in podium["caption"]
    assert "Amina: 3,000 points, 3 of 3 right" in podium["caption"]
    assert "My own result" in labels(podium)
    # Amina began the bot before, so her own result comes to her; the others may ask for theirs.
    assert "You had 3 of 3 right: place 1 of 3" in talk.last(AMINA)["text"]
    assert talk.failures() == []


@pytest.mark.parametrize("called", ["t.me/winners", "赚钱加微信abc123", "WWW.WIN.TOP", "\u3164"])
async def test_who_is_called_like_an_advertisement_plays_under_another_name(
    talk: Talk, room: Room, called: str
) -> None:
    await room.open(AMINA, WARM_UP)
    seller, voter = [
        (await talk.act("users", first_name=called, language_code=spoken))["id"]
        for spoken in ("en", "zh-hans")
    ]
    for one in (seller, voter):
        await talk.act("members", chat=HALL, user=one, action="add")
    await room.tap(seller, "✋")
    await talk.pass_seconds(4)
    assert "In the room (1)" in room.last["text"]
    await room.start(AMINA)
    await room.vote(seller)
    await room.vote(voter, right=False)
    await room.until_board()
    board = room.last["text"]
    assert called not in board
    lines = re.findall(r"^\d\. (.+?) · [\d,]+ · \d/\d$", board, re.MULTILINE)
    firsts = {word for language in LANGUAGES for word in t(language, "live-name-first").split(",")}
    assert len(lines) == 2
    assert all(any(line.startswith(word) for word in firsts) for line in lines), lines


async def test_a_question_costs_a_poll_and_a_board_however_many_play(
    talk: Talk, room: Room
) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    people = [AMINA, BEN, CHEN]
    for number in range(40):
        added = await talk.act("users", first_name=f"P{number}")
        await talk.act("members", chat=HALL, user=added["id"], action="add")
        people.append(added["id"])
    before = len(talk.world.calls)
    for person in people:
        await room.vote(person)
    await room.until_board()
    calls = list(talk.world.calls)[before:]
    assert [one["method"] for one in calls] == ["sendMessage"]
    assert "43 of 43 right" in room.last["text"]


async def test_results_are_hidden_and_the_key_stays_until_the_close(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    sent = next(one for one in talk.world.calls if one["method"] == "sendPoll")
    assert sent["params"]["hide_results_until_closes"] in {True, "true"}
    assert sent["params"]["is_anonymous"] in {False, "false"}
    assert int(sent["params"]["open_period"]) == 15
    await room.vote(BEN)
    assert [one["voter_count"] for one in room.polls()[-1]["options"]] == [0, 0]
    assert not any("✅" in one.get("text", "") for one in room.messages())


async def test_only_the_host_an_admin_or_a_cohost_leads(talk: Talk, room: Room) -> None:
    await room.open(BEN, WARM_UP)
    await room.tap(CHEN, "▶")
    assert "群管理员" in talk.toasts()[-1]
    assert room.polls() == []
    await room.tap(CHEN, "✋")
    await room.tap(BEN, "⚙")
    await room.tap(BEN, "🤝")
    await room.tap(BEN, "陈晓")
    assert "may lead too" in talk.toasts()[-1]
    await room.tap(CHEN, "‹")
    await room.tap(CHEN, "‹")
    await room.tap(AMINA, "+1 min")  # who made the group is an admin of it
    assert talk.toasts()[-1] == "One minute more."
    await room.start(CHEN)
    assert len(room.polls()) == 1


async def test_a_quiz_begins_by_itself_and_closes_where_nobody_came(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await talk.pass_seconds(125)
    assert room.polls() == []
    assert "Nobody came in" in room.last["text"]
    await room.open(AMINA, WARM_UP)
    await room.tap(BEN, "✋")
    await talk.pass_seconds(125)
    assert len(room.polls()) == 1


async def test_a_second_quiz_queues_behind_the_first(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.open(BEN, LOANS)
    assert "is being played here" in room.last["text"]
    await room.tap(BEN, "Yes")
    assert "begins when this one is over" in room.last["text"]
    await room.start(AMINA)
    await room.vote(BEN)
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "✖")
    await talk.pass_seconds(8)
    assert "🎯 What does a loan" in room.last["text"]


async def test_a_quiz_that_waits_behind_another_is_taken_out_by_its_host_alone(
    talk: Talk, room: Room
) -> None:
    await room.open(AMINA, WARM_UP)
    await room.open(BEN, LOANS)
    await room.tap(BEN, "Yes")
    waits = room.last
    await room.tap(CHEN, "↩")
    assert "begins when this one is over" in room.last["text"]
    await room.tap(BEN, "↩")
    assert room.last["message_id"] == waits["message_id"]
    assert "It will not begin" in room.last["text"]
    await room.start(AMINA)
    await room.vote(BEN)
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "✖")
    await talk.pass_seconds(8)
    assert not [one for one in room.messages() if "🎯 What does a loan" in one.get("text", "")]


async def test_two_topics_play_two_quizzes(talk: Talk) -> None:
    forum = await talk.act(
        "chats", type="supergroup", title="Forum", is_forum=True, members=[AMINA, BEN]
    )
    await talk.act("members", chat=forum["id"], user="bot", action="add")
    topics = [
        control.act(talk.telegram, "topics", {"chat": forum["id"], "name": one})
        for one in ("Loans", "Scams")
    ]
    rooms = [Room(talk, forum["id"], one["message_thread_id"]) for one in topics]
    for one, host in zip(rooms, (AMINA, BEN), strict=True):
        await one.open(host, WARM_UP)
    for one, host in zip(rooms, (AMINA, BEN), strict=True):
        await one.start(host)
    await rooms[0].vote(AMINA)
    await rooms[1].vote(BEN, right=False)
    await rooms[0].until_board()
    await talk.pass_seconds(2)
    boards = [
        next(m["text"] for m in one.messages() if "The first five" in m.get("text", ""))
        for one in rooms
    ]
    assert "Amina · 1,000" in boards[0]
    assert "Ben" not in boards[0]
    assert "Ben · 0" in boards[1]


async def test_without_the_right_to_pin_it_says_so_and_goes_on(talk: Talk) -> None:
    room = Room(talk)
    await talk.act("members", chat=HALL, user="bot", action="add")
    await room.open(AMINA, WARM_UP)
    assert "“Pin messages”" in room.last["text"]
    await room.start(AMINA)
    assert len(room.polls()) == 1


async def test_without_the_right_to_send_polls_it_waits_and_says_which(
    talk: Talk, room: Room
) -> None:
    await talk.say(AMINA, "/start")
    await room.open(AMINA, WARM_UP)
    await talk.act("members", chat=HALL, user="bot", action="restrict")
    await room.tap(AMINA, "▶")
    await talk.pass_seconds(6)
    told = [one.get("text", "") for one in [*room.messages(), talk.last(AMINA)]]
    assert any("“Send polls”" in one or "cannot ask the next question" in one for one in told)
    await talk.act("members", chat=HALL, user="bot", action="promote")
    await talk.tap(AMINA, "▶ Go on")
    await talk.pass_seconds(5)
    assert len(room.polls()) == 1


async def test_a_group_that_becomes_a_supergroup_plays_on(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(BEN)
    moved = await talk.act("migrate", chat=HALL)
    there = Room(talk, moved["id"])
    await there.until_board()
    assert "Ben · 1,000" in there.last["text"]
    await there.until_question()


async def test_a_removed_bot_ends_the_quiz_and_keeps_what_was_answered(
    talk: Talk, room: Room
) -> None:
    await talk.say(AMINA, "/start")
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(AMINA)
    await room.until_board()
    await talk.act("members", chat=HALL, user="bot", action="remove")
    await talk.pass_seconds(3)
    texts = [one.get("text", "") for one in talk.messages(AMINA)]
    assert any("removed from the group" in one for one in texts)
    assert any("You had 1 of 1 right" in one for one in texts)


async def test_the_hosts_buttons_pause_skip_and_remove(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(BEN)
    await room.tap(AMINA, "⏭")
    assert room.polls()[0]["is_closed"]
    await talk.tick()
    await room.until_question() if len(room.polls()) < 2 else None
    assert len(room.polls()) == 2
    await room.vote(BEN)
    await room.tap(AMINA, "⏸")
    await room.until_board()
    # The question that was left out counts for nobody.
    assert "Ben · 1,000 · 1/1" in room.last["text"]
    await talk.pass_seconds(60)
    assert len(room.polls()) == 2
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "🚪")
    await room.tap(AMINA, "Ben")
    await room.tap(AMINA, "‹")
    await room.tap(AMINA, "‹")
    await room.tap(AMINA, "▶")
    await talk.pass_seconds(2)
    assert len(room.polls()) == 3
    await room.until_board()
    assert "Ben" not in room.last["text"]


async def test_a_number_is_typed_as_a_reply_and_scored_by_closeness(tmp_path: Path) -> None:
    own = Talk(tmp_path, quizzes=sums(tmp_path))
    async with own.running():
        await own.act("members", chat=HALL, user="bot", action="add")
        here = Room(own)
        await here.open(AMINA, "Sums")
        await here.start(AMINA)
        asked = here.last
        assert "Reply to this message with a number" in asked["text"]
        for person, text in ((AMINA, "864"), (BEN, "about 900"), (CHEN, "一千多 2000")):
            await here.say(person, text, reply_to=asked["message_id"])
        await here.say(BEN, "no idea", reply_to=asked["message_id"])
        assert "Reply to this message" in here.last["text"]
        await own.pass_seconds(18)
        board = next(
            one["text"] for one in here.messages() if "The first five" in one.get("text", "")
        )
    assert "Amina · 1,000 · 1/1" in board
    near = re.search(r"Ben · (\d+) · 0/1", board)
    assert near is not None
    assert 0 < int(near.group(1)) < 500
    assert "陈晓 · 0 · 0/1" in board


async def test_both_languages_at_once(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "🌐 English")
    await room.tap(AMINA, "🌐 简体中文")
    await room.tap(AMINA, "‹")
    assert "Two minutes to warm up" in room.last["text"]
    assert "两分钟热身" in room.last["text"]
    await room.tap(AMINA, "▶")
    await talk.tick()
    poll = room.polls()[-1]
    assert "True or false?" in poll["question"]
    assert "判断" in poll["question"]
    assert [one["text"] for one in poll["options"]] == ["True / 对", "False / 不对"]


async def test_teams_by_button_and_at_random(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "No teams")
    assert any(one.startswith("Teams by button: 2") for one in labels(room.last))
    await room.tap(AMINA, "‹")
    await room.tap(AMINA, "Team 1")
    await room.tap(BEN, "Team 2")
    assert talk.toasts()[-1] == "You are in team 2."
    await room.start(AMINA)
    await room.vote(AMINA)
    await room.vote(BEN, right=False)
    await room.until_board()
    assert "1. Team 1 · 1,000" in room.last["text"]
    assert "2. Team 2 · 0" in room.last["text"]


async def test_an_answer_in_a_room_is_remembered_like_one_alone(talk: Talk, room: Room) -> None:
    for person in (AMINA, BEN):
        await talk.say(person, "/start")
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await play(room, questions=3)
    await talk.pass_seconds(18)
    result = talk.last(BEN)
    assert "You had 0 of 3 right" in result["text"]
    assert any(label.startswith("📖") for label in labels(result))
    await talk.wait(days=2)
    asked = await talk.say(BEN, "/review")
    assert "Review 1 of" in asked["text"]


async def test_the_memory_model_is_fitted_to_rooms_as_well(
    talk: Talk, room: Room, catalogue: Catalogue
) -> None:
    for person in (AMINA, BEN):
        await talk.say(person, "/start")
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await play(room, questions=3)
    await talk.pass_seconds(18)
    known = await stored.read(
        talk.settings.database_url, lambda conn: memory.histories(conn, catalogue)
    )
    graded = [sorted(event.rating for events in person for event in events) for person in known]
    amina, ben = sorted(graded, key=lambda ratings: Rating.Again in ratings)
    assert len(amina) == len(ben) == 3
    assert Rating.Again not in amina
    assert set(ben) == {Rating.Again}


async def test_a_rehearsal_is_marked_plays_and_counts_nowhere(talk: Talk, room: Room) -> None:
    await talk.say(AMINA, "/start")
    await room.say(AMINA, "/rehearse")
    await room.tap(AMINA, WARM_UP)
    lobby = room.last["text"]
    assert "Rehearsal" in lobby
    assert "Telegram allows 20 a minute" in lobby
    await room.start(AMINA)
    await room.until_board()
    found = re.search(r"(\d+) of (\d+) right", room.last["text"])
    assert found is not None
    assert 15 <= int(found.group(2)) <= 24
    assert 0 < int(found.group(1)) < int(found.group(2))
    for _ in range(2):
        await room.until_question()
        await room.until_board()
    await talk.pass_seconds(18)
    assert "Rehearsal" in room.last["caption"]
    assert not any("You had" in one.get("text", "") for one in talk.messages(AMINA))


async def test_a_link_leads_to_ones_own_result(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await play(room, questions=3)
    await talk.pass_seconds(18)
    buttons = [key for row in room.last["reply_markup"]["inline_keyboard"] for key in row]
    payload = buttons[0]["url"].split("start=")[1]
    await talk.act("start", person=CHEN, payload=payload)
    # He came in with the second question, so that one is the first of his.
    assert "2题里你答对2题" in talk.last(CHEN)["text"]
    await talk.act("start", person=CHEN, payload="result-ZZZZZZ")
    assert "没找到" in talk.last(CHEN)["text"]


async def test_a_restart_in_the_middle_closes_the_question_on_time(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    room = Room(talk)
    async with talk.running():
        await talk.act("members", chat=HALL, user="bot", action="add")
        await room.open(AMINA, WARM_UP)
        await room.start(AMINA)
        await room.vote(AMINA)
    # While the bot is away, somebody else votes, and the poll closes.
    poll = room.polls()[-1]
    control.act(
        talk.telegram, "vote", {"from": BEN, "poll_id": poll["id"], "options": poll["right"]}
    )
    control.act(talk.telegram, "clock", {"advance": 60})
    async with talk.running():
        await talk.pass_seconds(3)
        boards = [one for one in room.messages() if "The first five" in one.get("text", "")]
        assert len(boards) == 1
        assert "2 of 2 right" in boards[0]["text"]
        await talk.pass_seconds(16)
        assert len(room.polls()) == 2


async def test_a_poll_whose_fate_is_unknown_is_asked_again(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    talk.fault(lose_reply_rate=1, methods=["sendPoll"], count=1)
    await room.tap(AMINA, "▶")
    await talk.pass_seconds(8)
    assert len(room.polls()) == 2
    await room.vote(BEN)
    await room.until_board()
    assert "1 of 1 right" in room.last["text"]


async def test_telegram_asking_for_a_pause_delays_and_loses_nothing(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    talk.telegram.limited = True
    await room.start(AMINA)
    for number in range(3):
        await room.vote(AMINA)
        await room.until_board()
        if number < 2:
            await room.until_question()
    await talk.pass_seconds(18)
    assert "Amina: 3,000 points" in room.last["caption"]


async def test_stale_buttons_and_unknown_polls_do_no_harm(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    lobby = room.last
    await room.start(AMINA)
    await room.vote(AMINA)
    await talk.act(
        "tap",
        person=AMINA,
        chat=HALL,
        message_id=lobby["message_id"],
        data="H:start:1:0",
        force=True,
    )
    assert talk.toasts()[-1] == "That cannot be done just now."
    await talk.act(
        "tap", person=BEN, chat=HALL, message_id=lobby["message_id"], data="j:99:0", force=True
    )
    assert talk.toasts()[-1] == "This quiz is over."
    await talk.act(
        "updates",
        poll_answer={
            "poll_id": "77",
            "option_ids": [0],
            "user": {"id": BEN, "is_bot": False, "first_name": "Ben"},
        },
    )
    await room.until_board()
    assert "1 of 1 right" in room.last["text"]


async def test_telegram_away_for_a_minute_delays_the_board_and_loses_nothing(
    talk: Talk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object, **__: object) -> tuple[int, bytes]:
        raise ConnectionRefusedError

    await room.open(AMINA, WARM_UP)
    await room.start(AMINA)
    await room.vote(AMINA)
    with monkeypatch.context() as patched:
        patched.setattr(talk.request, "do_request", refused)
        await talk.pass_seconds(20)
    await talk.pass_seconds(6)
    boards = [one["text"] for one in room.messages() if "The first five" in one.get("text", "")]
    assert len(boards) == 1
    assert "Amina · 1,000" in boards[0]
    await talk.pass_seconds(20)
    assert len(room.polls()) >= 2


async def test_a_quiz_goes_on_when_its_host_leaves(talk: Talk, room: Room) -> None:
    await room.open(BEN, WARM_UP)
    await room.start(BEN)
    await talk.act("members", chat=HALL, user=BEN, action="leave")
    await room.vote(CHEN)
    await room.until_board()
    await room.tap(AMINA, "Next")  # an admin of the group
    await talk.tick()
    assert len(room.polls()) == 2


async def test_the_hello_in_a_group_offers_a_quiz(talk: Talk) -> None:
    await talk.act("members", chat=HALL, user="bot", action="add")
    room = Room(talk)
    await room.tap(AMINA, "🎯")
    assert "Which quiz?" in room.last["text"]


async def test_choosing_a_player_says_what_for(talk: Talk, room: Room) -> None:
    await room.open(AMINA, WARM_UP)
    await room.tap(AMINA, "⚙")
    await room.tap(AMINA, "🚪 Remove somebody")
    assert talk.toasts()[-1] == "Who shall leave?"
