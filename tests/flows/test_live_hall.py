"""A live quiz in a hall, as the host and the players see it in their private chats."""

from __future__ import annotations

import re
from pathlib import Path

from tests.talk import AMINA, BEN, CHEN, Message, Talk, buttons, labels


async def open_hall(talk: Talk, host: int, quiz: str) -> str:
    """The host opens a hall; returns its code."""
    await talk.say(host, "/quiz")
    await talk.tap(host, labels(talk.last(host))[1])
    label = next(one for one in labels(talk.last(host)) if one.startswith(quiz))
    remote = await talk.tap(host, label)
    found = re.search(r"\b([A-Z2-9]{6})\b(?!/)", remote["text"].split("\n")[-3] + remote["text"])
    codes = re.findall(r"/screen/([A-Z2-9]{6})/", remote["text"])
    assert found is not None
    assert len(codes) == 1
    return str(codes[0])


async def answer(talk: Talk, person: int, *, right: bool = True) -> Message:
    """Answer the question that stands in a player's chat, by what the buttons carry."""
    asked = talk.last(person)
    game, position = (int(part) for part in buttons(asked)[0]["callback_data"].split(":")[1:3])
    scene = await talk.live.look(game)
    assert scene.asked is not None
    question = scene.lesson.edition("en").questions[scene.asked.question]
    keys = [place for place, option in enumerate(question.options) if option.right]
    if buttons(asked)[0]["callback_data"].startswith("b:"):
        wrong = next(place for place in range(len(question.options)) if place not in keys)
        return await talk.tap_data(person, f"b:{game}:{position}:{keys[0] if right else wrong}")
    picks = sum(1 << place for place in keys) if right else 0
    for place in keys if right else []:
        option = question.options[place].text
        await talk.tap(person, next(one for one in labels(talk.last(person)) if option in one))
    done = next(one for one in buttons(talk.last(person)) if one["callback_data"][0] == "B")
    assert done["callback_data"] == f"B:{game}:{position}:{picks}"
    return await talk.tap_data(person, done["callback_data"])


async def test_a_hall_plays_from_the_code_to_everybodys_own_result(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    joined = await talk.say(BEN, code.lower())
    assert "You are in: Two minutes to warm up" in joined["text"]
    await talk.act("start", person=CHEN, payload=f"q-{code}")
    assert "你已加入：两分钟热身" in talk.last(CHEN)["text"]
    await talk.pass_seconds(2)
    assert "In the room: 2" in talk.last(AMINA)["text"]
    await talk.tap(AMINA, "▶ Start")
    for number in range(3):
        await talk.pass_seconds(1)
        assert f"{number + 1} of 3" in talk.last(BEN)["text"]
        assert "Look at the screen" in (await answer(talk, BEN))["text"]
        chosen = await answer(talk, CHEN, right=False)
        assert "请看大屏幕" in chosen["text"]
        await talk.pass_seconds(17)
    results = {person: talk.last(person)["text"] for person in (BEN, CHEN)}
    assert "You had 3 of 3 right: place 1 of 2" in results[BEN]
    assert "3题里你答对0题，2人中排第2" in results[CHEN]
    assert any(label.startswith("📖") for label in labels(talk.last(CHEN)))
    assert "photo" in talk.last(AMINA)
    assert talk.failures() == []


async def test_the_next_question_says_in_private_how_the_last_one_went(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.say(CHEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await answer(talk, BEN)
    await answer(talk, CHEN, right=False)
    await talk.pass_seconds(17)
    assert "The last one: right" in talk.last(BEN)["text"]
    assert "上一题的答案是对" in talk.last(CHEN)["text"]


async def test_it_closes_as_soon_as_everybody_has_answered(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await answer(talk, BEN)
    await talk.pass_seconds(2)
    assert "answer shown" in talk.last(AMINA)["text"]


async def test_names_are_made_for_the_room_and_can_be_changed(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    joined = await talk.say(BEN, code)
    assert "Ben" not in joined["text"]
    assert "Lightning" in (await talk.say(BEN, "Lightning"))["text"]
    assert "does not suit" in (await talk.say(BEN, "fuck you"))["text"]
    assert "Grape" in (await talk.say(BEN, "  Grape\u200b "))["text"]
    scene = await talk.live.look(1)
    assert [one.name for one in scene.players] == ["Grape"]


async def test_a_wrong_code_and_a_code_of_a_quiz_that_is_over_are_answered(talk: Talk) -> None:
    await talk.act("start", person=BEN, payload="q-ABCDEF")
    assert "I know no quiz with the code ABCDEF" in talk.last(BEN)["text"]
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.tap(AMINA, "⚙ Settings")
    await talk.tap(AMINA, "✖ End the quiz")
    await talk.act("start", person=BEN, payload=f"q-{code}")
    assert "no quiz" in talk.last(BEN)["text"]


async def test_who_comes_late_gets_the_open_question_at_once(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await talk.say(CHEN, code)
    assert "第1题" in talk.last(CHEN)["text"]
    await answer(talk, CHEN)
    scene = await talk.live.look(1)
    assert scene.answered == 1


async def test_everybodys_clock_starts_when_their_question_is_there(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "What does a loan")
    for person in (BEN, CHEN):
        await talk.say(person, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await answer(talk, BEN)
    await talk.live.reached(1, 0, CHEN)  # noted once: a second time moves nothing
    await talk.pass_seconds(3)
    await answer(talk, CHEN)
    await talk.pass_seconds(2)
    scene = await talk.live.look(1)
    by_name = {scene.name_of(one.player): one.points for one in scene.board}
    quick, slow = sorted(by_name.values(), reverse=True)
    assert quick > slow > 1000


async def test_more_time_is_taken_in_private_and_keeps_the_question_open(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.tap(BEN, "⏳ Time: 100%")
    assert "⏳ Time: 150%" in labels(talk.last(BEN))
    await talk.say(CHEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.pass_seconds(20)
    scene = await talk.live.look(1)
    assert not scene.revealed
    await talk.pass_seconds(5)
    scene = await talk.live.look(1)
    assert scene.revealed


async def test_more_time_is_not_taken_after_the_first_answer(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    joined = await talk.say(BEN, code)
    await talk.say(CHEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await answer(talk, BEN)
    await talk.tap(BEN, "⏳ Time: 100%", joined)
    assert talk.toasts()[-1] == "That cannot be done just now."
    scene = await talk.live.look(1)
    assert {one.extra for one in scene.players} == {100}


async def test_late_taps_and_second_taps_change_nothing(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.say(CHEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    asked = talk.last(BEN)
    first = await answer(talk, BEN)
    data = [one["callback_data"] for one in buttons(asked)]
    for one in data:
        await talk.tap_data(BEN, one, asked)
    assert talk.toasts()[-1] == "You answered this before. Your first answer counts."
    assert talk.last(BEN)["text"] == first["text"]
    late = talk.last(CHEN)
    await talk.pass_seconds(30)
    await talk.tap_data(CHEN, buttons(late)[0]["callback_data"], late)
    assert "时间到了" in talk.toasts()[-1] or "时间到了" in talk.last(CHEN)["text"]
    scene = await talk.live.look(1)
    assert sum(one.right for one in scene.board) <= 1


async def test_a_player_who_leaves_gets_no_more_questions(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.say(CHEN, code)
    await talk.tap(BEN, "Leave")
    assert "You are out" in talk.last(BEN)["text"]
    await talk.tap(AMINA, "▶ Start")
    await talk.pass_seconds(1)
    assert "You are out" in talk.last(BEN)["text"]


async def test_a_hall_goes_on_after_a_restart(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    async with talk.running():
        code = await open_hall(talk, AMINA, "Two minutes")
        await talk.say(BEN, code)
        await talk.tap(AMINA, "▶ Start")
        await talk.tick()
    async with talk.running():
        await answer(talk, BEN)
        await talk.pass_seconds(17)
        assert "2 of 3" in talk.last(BEN)["text"]
        assert "The last one: right" in talk.last(BEN)["text"]


async def test_what_a_player_answered_is_exported_and_erased(talk: Talk) -> None:
    code = await open_hall(talk, AMINA, "Two minutes")
    await talk.say(BEN, code)
    await talk.tap(AMINA, "▶ Start")
    await talk.tick()
    await answer(talk, BEN)
    people = talk.people
    kept = await people.export(talk.as_person(BEN))
    assert len(kept["live_quizzes"]) == 1
    assert kept["live_quizzes"][0]["answers"][0]["choice"] != ""
    assert await people.erase(talk.as_person(BEN))
    scene = await talk.live.look(1)
    assert scene.players == ()
    assert scene.answered == 0
