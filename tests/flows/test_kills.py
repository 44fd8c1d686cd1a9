"""A lesson goes on where it was though the process is killed at any moment, again and again."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from bot.chat import buttons as packed
from bot.core import drill as story
from bot.core.course import Catalogue
from bot.settings import ROOT
from tests.learner import Learner
from tests.process import Demo, demo, eventually
from tests.room import HALL
from tests.talk import AMINA, CHEN, Message, buttons

_LESSON = "loans/true-cost/what-you-get"
_BETWEEN_KILLS = 4
_LONGEST_WAIT = 0.06
_DRILL, _WAY = "parcel-fee", ("open", "read", "fill", "enter", "confirm")


class Struck:
    """Talks with a demo as `Talk` does, and kills it soon after every few acts."""

    def __init__(self, one: Demo, chance: random.Random) -> None:
        self._demo = one
        self._chance = chance
        self.kills = 0

    async def say(self, person: int, text: str) -> Message:
        """Send a text, and wait for what comes of it."""
        return await self._act(person, "say", text=text)

    async def tap_data(self, person: int, data: str) -> Message:
        """Tap a button by what it carries, and wait for what comes of it."""
        tapped = {"message_id": self.last(person)["message_id"], "data": data, "force": True}
        return await self._act(person, "tap", chat=person, **tapped)

    def last(self, chat: int) -> Message:
        """The bot's newest message."""
        messages = self._demo.get(f"chats/{chat}")["messages"]
        said: list[Message] = [one for one in messages if one["from"]["is_bot"]]
        return said[-1] if said else {}

    async def _act(self, person: int, act: str, **body: Any) -> Message:
        before = _looks(self.last(person))
        self._demo.post(act, person=person, **body)
        if self._chance.randrange(_BETWEEN_KILLS) == 0:
            # No moment is waited for: the kill comes whenever it comes.
            await asyncio.sleep(self._chance.uniform(0, _LONGEST_WAIT))
            self._demo.end(signal.SIGKILL)
            self._demo.start()
            self.kills += 1
        eventually(lambda: _looks(self.last(person)) != before)
        return self.last(person)


def _looks(message: Message) -> str:
    shown = {name: message.get(name) for name in ("message_id", "text", "reply_markup")}
    return json.dumps(shown, sort_keys=True)


@pytest.mark.parametrize(("person", "language"), [(AMINA, "en"), (CHEN, "zh-Hans")])
def test_a_lesson_survives_kills_at_any_moment(
    tmp_path: Path, catalogue: Catalogue, person: int, language: str
) -> None:
    with demo(tmp_path) as one:
        struck = Struck(one, random.Random(person))  # noqa: S311 - repeatable on purpose
        learner = Learner(struck, catalogue, person, language)
        asyncio.run(_take(struck, learner, person))
        assert one.end() == 0
    with sqlite3.connect(tmp_path / "demo.sqlite3") as file:
        kept = file.execute("SELECT count(*), sum(right) FROM answers").fetchone()
    file.close()
    assert struck.kills
    assert kept == (learner.answers, learner.answers)


async def _take(struck: Struck, learner: Learner, person: int) -> None:
    await struck.say(person, "/start")
    await learner.take(_LESSON)


def test_no_reminder_comes_twice_though_the_process_is_killed(tmp_path: Path) -> None:
    people, kills = 60, 4
    chance = random.Random(kills)  # noqa: S311 - repeatable on purpose
    with demo(tmp_path) as one:
        for person in range(1_000, 1_000 + people):
            one.post("say", person=person, text="/remind")
        eventually(lambda: all(one.last(1_000 + n)["from"]["is_bot"] for n in range(people)))
        for person in range(1_000, 1_000 + people):
            one.post("tap", chat=person, person=person, text="Turn them on")
        eventually(lambda: all("your clock" in one.last(1_000 + n)["text"] for n in range(people)))
        for person in range(1_000, 1_000 + people):
            one.post("tap", chat=person, person=person, text="London")
        eventually(lambda: all("Next one" in one.last(1_000 + n)["text"] for n in range(people)))
        one.end()
        _make_due(tmp_path / "demo.sqlite3")
        one.start()
        for _ in range(kills):
            time.sleep(chance.uniform(0.2, 0.6))
            one.end(signal.SIGKILL)
            one.start()
        eventually(lambda: not _states(tmp_path / "demo.sqlite3") & {"waiting", "sending"})
        arrived = [
            sum(
                "🔔" in message.get("text", "")
                for message in one.get(f"chats/{person}")["messages"]
            )
            for person in range(1_000, 1_000 + people)
        ]
    with sqlite3.connect(tmp_path / "demo.sqlite3") as file:
        counted = dict(file.execute("SELECT state, count(*) FROM letters GROUP BY 1").fetchall())
    file.close()
    assert max(arrived) == 1
    assert sum(counted.values()) == people
    assert people - sum(arrived) <= counted.get("in doubt", 0)
    assert set(counted) <= {"sent", "in doubt"}


def test_a_drill_survives_kills_and_says_nothing_twice(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    drill, chance = catalogue.drills[_DRILL], random.Random(3)  # noqa: S311 - repeatable
    kills = 0
    with demo(tmp_path) as one:
        for button in (packed.ShowDrill(_DRILL), packed.PlayDrill(_DRILL, "now", 24)):
            one.post("say", person=AMINA, text="/drill")
            eventually(lambda: "🎭" in one.last(AMINA).get("text", ""))
            tap(one, button)
        for turn, key in enumerate(_WAY):
            asked = _asked(one, turn)
            scene = story.turns(drill, _WAY[:turn])[-1].scene
            place = [choice.key for choice in scene.choices].index(key)
            tap(one, packed.DrillChoose(asked.run, turn, place))
            if turn % 2 == 0:
                time.sleep(chance.uniform(0, _LONGEST_WAIT))
                one.end(signal.SIGKILL)
                one.start()
                kills += 1
        eventually(lambda: "The practice is over" in one.last(AMINA)["text"])
        texts = [message["text"] for message in one.get(f"chats/{AMINA}")["messages"]]
    script = drill.script("en")
    said = [
        text for turn in story.turns(drill, _WAY) for text in script.scenes[turn.scene.id].messages
    ]
    arrived = [sum(words in text for text in texts) for words in said]
    with sqlite3.connect(tmp_path / "demo.sqlite3") as file:
        doubtful = file.execute("SELECT count(*) FROM letters WHERE state = 'in doubt'").fetchone()
        made = file.execute("SELECT made, ended_by FROM drill_runs").fetchall()
    file.close()
    assert kills == 3
    assert made == [(",".join(_WAY), "story")]
    assert max(arrived) == 1
    assert arrived.count(0) <= doubtful[0]


def tap(one: Demo, button: packed.Button) -> None:
    """Tap a button by what it carries."""
    newest = one.last(AMINA)["message_id"]
    data = packed.pack(button)
    one.post("tap", chat=AMINA, person=AMINA, message_id=newest, data=data, force=True)


def _asked(one: Demo, turn: int) -> packed.DrillChoose:
    """Let the sandbox's time go by until the choices of a turn are there."""
    for _ in range(60):
        for key in buttons(one.last(AMINA)):
            button = packed.parse(key["callback_data"])
            if isinstance(button, packed.DrillChoose) and button.turn == turn:
                return button
        one.post("clock", advance=8)
    raise AssertionError("nobody asked")


def _make_due(database: Path) -> None:
    """Every reminder is due now, where it is about noon."""
    ahead = 12 - datetime.now(UTC).hour
    zone = f"{'-' if ahead < 0 else '+'}{abs(ahead):02}:00"
    moment = int(time.time() * 1000)
    with sqlite3.connect(database) as file:
        file.execute("UPDATE reminders SET due_at = ?, hour = 12, zone = ?", (moment, zone))
    file.close()


def _states(database: Path) -> set[str]:
    with sqlite3.connect(database, timeout=10) as file:
        states = {row[0] for row in file.execute("SELECT state FROM letters")}
    file.close()
    return states or {"waiting"}


class Voters:
    """People in a group who vote in whatever poll is open, while the process is killed."""

    def __init__(self, one: Demo, people: range, chance: random.Random) -> None:
        self._demo = one
        self._people = people
        self._chance = chance
        self.kills = 0
        for person in people:
            one.post("users", id=person, first_name=f"P{person}")
            one.post("members", chat=HALL, user=person, action="add")

    def messages(self) -> list[Message]:
        """What the bot said in the group."""
        history = self._demo.get(f"chats/{HALL}")["messages"]
        return [message for message in history if message["from"]["is_bot"]]

    def said(self, words: str) -> bool:
        """Whether the bot said something that holds these words."""
        return any(words in message.get("text", "") for message in self.messages())

    def boards(self) -> list[str]:
        """The boards that were shown."""
        texts = (message.get("text", "") for message in self.messages())
        return [text for text in texts if "The first five" in text]

    def polls(self) -> list[dict[str, Any]]:
        """All polls with their votes."""
        ids = [message["poll"]["id"] for message in self.messages() if "poll" in message]
        return [self._demo.get(f"polls/{one}") for one in ids]

    def tap(self, text: str) -> None:
        """The host taps a button of the newest message that has one like it."""
        for message in reversed(self.messages()):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for key in (key for row in rows for key in row):
                if key["text"].startswith(text):
                    where = {"chat": HALL, "message_id": message["message_id"]}
                    self._demo.post("tap", person=AMINA, text=key["text"], **where)
                    return
        raise AssertionError(f"no button begins with {text!r}")

    def strike(self) -> None:
        """Kill the process at no particular moment, and start it again."""
        time.sleep(self._chance.uniform(0, _LONGEST_WAIT))
        self._demo.end(signal.SIGKILL)
        self._demo.start()
        self.kills += 1

    def play(self) -> None:
        """Vote in what is open until the podium is there; time is moved on when all have voted."""
        while not any("🏁" in message.get("caption", "") for message in self.messages()):
            open_ = [poll for poll in self.polls() if not poll["is_closed"]]
            for poll in open_[-1:]:
                for person in self._people:
                    if str(person) not in poll["votes"]:
                        self._vote(person, poll)
            if self._chance.randrange(3) == 0:
                self.strike()
            self._demo.post("clock", advance=4)
            time.sleep(0.2)

    def _vote(self, person: int, poll: dict[str, Any]) -> None:
        options = poll["right"] if self._chance.random() < 0.7 else [0]
        try:
            self._demo.post("vote", person=person, poll_id=poll["id"], options=options)
        except HTTPError as error:
            # It closed meanwhile, and Telegram takes no vote any more.
            if error.code != HTTPStatus.CONFLICT:
                raise
        if self._chance.randrange(12) == 0:
            self.strike()


def test_a_live_quiz_loses_and_doubles_nothing_though_the_process_is_killed(
    tmp_path: Path,
) -> None:
    with demo(tmp_path) as one:
        voters = Voters(one, range(2_000, 2_012), random.Random(7))  # noqa: S311 - repeatable
        one.post("members", chat=HALL, user="bot", action="add")
        one.post("say", person=AMINA, chat=HALL, text="/quiz")
        eventually(lambda: voters.said("Which quiz"))
        voters.tap("Two minutes")
        eventually(lambda: voters.said("by itself"))
        voters.tap("▶")
        eventually(voters.polls)
        voters.play()
        boards, polls = voters.boards(), voters.polls()
        one.end()
    command = [sys.executable, "main.py", "replay", "--last", "--json", "--database"]
    told = json.loads(subprocess.check_output([*command, str(tmp_path / "demo.sqlite3")], cwd=ROOT))
    assert voters.kills > 3
    assert told["agrees"]
    assert told["questions"] == 3
    # A poll whose fate was unknown is asked again; what was voted in the last one counts.
    last = {poll["question"]: len(poll["votes"]) for poll in polls}
    assert told["received"] == told["scored"] == sum(last.values())
    assert told["players"] == 12
    with sqlite3.connect(tmp_path / "demo.sqlite3") as file:
        sent = file.execute(
            "SELECT state, count(*) FROM letters WHERE kind = 'live-board' GROUP BY 1"
        ).fetchall()
    file.close()
    states = dict(sent)
    assert len(boards) == len(set(boards))
    assert states.get("sent", 0) <= len(boards) <= states.get("sent", 0) + states.get("in doubt", 0)
