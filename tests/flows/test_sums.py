"""Sums with their own numbers, as people meet them alone and in a room."""

from __future__ import annotations

import re
from pathlib import Path

from bot.core.course import Catalogue
from tests.learner import Learner
from tests.room import HALL, Room
from tests.talk import AMINA, BEN, Talk

LESSON = "loans/true-cost/what-you-get"


def numbers(text: str) -> tuple[int, int, int]:
    """What Omar signs for, what arrives, and what he pays back."""
    found = re.search(r"signs for ([\d,]+)\. ([\d,]+) arrives.*?back ([\d,]+)", text)
    assert found is not None, text
    signed, arrives, paid = (int(one.replace(",", "")) for one in found.groups())
    return signed, arrives, paid


async def asked(talk: Talk, catalogue: Catalogue, person: int) -> str:
    """Go through a lesson to its sum; returns what is asked."""
    await talk.say(person, "/start")
    learner = Learner(talk, catalogue, person, "en")
    await learner.open(LESSON)
    while "Omar signs for" not in talk.last(person)["text"]:
        await learner.step()
    return str(talk.last(person)["text"])


async def test_what_is_asked_is_what_is_graded_and_a_restart_asks_the_same(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path)
    async with talk.running():
        text = await asked(talk, catalogue, AMINA)
        assert "{{" not in text
        _, arrives, paid = numbers(text)
    async with talk.running():
        await talk.say(AMINA, "/learn")
        assert numbers(talk.last(AMINA)["text"])[1:] == (arrives, paid)
        told = await talk.say(AMINA, f"{paid - arrives}")
        assert f"{paid:,} paid − {arrives:,} received = {paid - arrives:,}" in told["text"]


async def test_a_trap_is_recognised_by_the_numbers_that_were_drawn(
    talk: Talk, catalogue: Catalogue
) -> None:
    signed, arrives, paid = numbers(await asked(talk, catalogue, BEN))
    told = await talk.say(BEN, f"{paid - signed}")
    assert f"{paid:,} − {arrives:,} = {paid - arrives:,}" in told["text"]


async def test_a_room_gets_the_same_numbers_and_is_scored_by_them(tmp_path: Path) -> None:
    quizzes = tmp_path / "quizzes"
    quizzes.mkdir()
    (quizzes / "sums.yaml").write_text(
        "title: Sums\nsummary: Sums.\nscoring: accuracy\nseconds: 10\nquestions:\n"
        f"  - {LESSON}#price\n  - {LESSON}#no-interest-ad\n"
        "  - loans/true-cost/compare-two#early\n"
    )
    (quizzes / "sums.zh-Hans.yaml").write_text("title: 算一算\nsummary: 算一算。\n")
    talk = Talk(tmp_path, quizzes=quizzes)
    async with talk.running():
        await talk.act("members", chat=HALL, user="bot", action="add")
        room = Room(talk)
        await room.open(AMINA, "Sums")
        await room.start(AMINA)
        put = room.last
        _, arrives, paid = numbers(put["text"])
        await room.say(AMINA, f"{paid - arrives}", reply_to=put["message_id"])
        await room.say(BEN, f"{paid - arrives}", reply_to=put["message_id"])
        await talk.pass_seconds(18)
        board = next(
            one["text"] for one in room.messages() if "The first five" in one.get("text", "")
        )
    assert "Amina · 1,000 · 1/1" in board
    assert "Ben · 1,000 · 1/1" in board
