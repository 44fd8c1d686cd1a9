"""A lesson goes on where it was though the process is killed at any moment, again and again."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.core.course import Catalogue
from tests.learner import Learner
from tests.process import Demo, demo, eventually
from tests.talk import AMINA, CHEN, Message

_LESSON = "loans/true-cost/what-you-get"
_BETWEEN_KILLS = 4
_LONGEST_WAIT = 0.06


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
