"""A room full of learners who tap again as soon as they are answered."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

import orjson

from bot.sandbox import control
from bot.sandbox.params import Files
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import Record, World

FIRST_LEARNER = 10_000


def _choice(data: list[str], chance: random.Random) -> str:
    """The button that a learner taps: answers where there are some, else the way on."""
    ticked = any(one[:2] == "c:" or (one[:2] == "t:" and one.endswith(":0")) for one in data)
    answers = [
        one
        for one in data
        if one.startswith("a:")
        or (one.startswith("t:") and one.endswith(":1"))
        or (one.startswith("s:") and ticked)
    ]
    onward = [one for one in data if one.startswith(("g:", "l:"))]
    return chance.choice(answers) if answers else (onward or data)[-1]


@dataclass(slots=True)
class _Learner:
    """What a learner waits for: `query` to be answered, and the screen to change."""

    chance: random.Random
    step: int = -1
    query: str | None = None
    since: float = 0.0
    screen: Record | None = None


def _step(data: str) -> int:
    """The step that a button of a lesson leads to; -1 for any other button."""
    parts = data.split(":")
    return int(parts[2]) if parts[0] == "g" else -1


@dataclass(slots=True)
class Heat:
    """What one heat measured: seconds from a tap to its last effect, and taps by kind of button."""

    waits: list[float] = field(default_factory=list)
    taps: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


class Room(Telegram):
    """A pretend Telegram whose people tap by themselves.

    A tap counts as answered when its callback query was answered and the message was edited.
    """

    def __init__(self, learners: int) -> None:
        super().__init__(World(time.time, watch=False))
        self.asked = asyncio.Event()
        """Set at the first getUpdates: the bot serves."""
        self._learners = {
            FIRST_LEARNER + number: _Learner(random.Random(number))  # noqa: S311 - not a secret
            for number in range(learners)
        }
        self._queries: dict[str, int] = {}
        self._left = 0
        self._open = 0
        self._heat = Heat()
        self._running = False
        self._over = asyncio.Event()

    def call(self, method: str, given: Record, files: Files | None = None) -> tuple[int, Record]:
        """Carry out a method, and let the learner whom it answers tap again."""
        status, body = super().call(method, given, files)
        if method == "getUpdates":
            self.asked.set()
        elif method == "answerCallbackQuery":
            self._answered(str(given.get("callback_query_id")))
        elif method in {"sendMessage", "editMessageText"} and body["ok"]:
            self._shown(body["result"])
        return status, body

    async def enter(self, words: list[str]) -> None:
        """Everybody says `words`, one after the other, and waits for an answer to each."""
        for text in words:
            for learner in self._learners.values():
                learner.screen = None
            for number in self._learners:
                control.say(self.world, {"from": number, "text": text})
            while any(one.screen is None for one in self._learners.values()):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def tap(self, times: int) -> Heat:
        """All tap, `times` in all; every learner has one tap under way at most."""
        self._left, self._heat, self._running = times, Heat(), True
        self._over.clear()
        begun = time.perf_counter()
        for number in self._learners:
            self._go_on(number)
        await self._over.wait()
        self._heat.seconds = time.perf_counter() - begun
        self._running = False
        return self._heat

    def _go_on(self, number: int) -> None:
        if not self._left:
            if not self._open:
                self._over.set()
            return
        learner = self._learners[number]
        shown = learner.screen or {}
        row = [key for line in shown["reply_markup"]["inline_keyboard"] for key in line]
        data = [key["callback_data"] for key in row if "callback_data" in key]
        chosen = _choice(data, learner.chance)
        learner.screen = None
        if 0 <= _step(chosen) < learner.step:
            # The only way is back: a question to be answered by typing, which is not measured.
            learner.step = -1
            control.say(self.world, {"from": number, "text": "5"})
            return
        learner.step = _step(chosen)
        learner.since = time.perf_counter()
        self._heat.taps[chosen.partition(":")[0]] += 1
        tap = {"chat": number, "from": number, "message_id": shown["message_id"], "data": chosen}
        self._left -= 1
        self._open += 1
        learner.query = control.tap(self.world, tap)["callback_query_id"]
        self._queries[learner.query] = number

    def _answered(self, query: str) -> None:
        number = self._queries.pop(query, None)
        if number is not None:
            learner = self._learners[number]
            learner.query = None
            self._perhaps_next(number, learner)

    def _shown(self, message: Record) -> None:
        number = message["chat"]["id"]
        learner = self._learners.get(number)
        if learner is not None and "reply_markup" in message:
            learner.screen = orjson.loads(orjson.dumps(message))
            self._perhaps_next(number, learner)

    def _perhaps_next(self, number: int, learner: _Learner) -> None:
        if learner.query is not None or learner.screen is None or not self._running:
            return
        if learner.since:
            self._heat.waits.append(time.perf_counter() - learner.since)
            learner.since = 0.0
            self._open -= 1
        self._go_on(number)
