"""A hall that answers at once: people on the page, over HTTP and streams, and in the messenger."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import orjson

from bot.sandbox import control
from bot.sandbox.params import Files
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import Record, World

HOST, FIRST = 90_000, 100_000
WITHIN = 2.0
"""Seconds in which everybody answers."""
_ANSWERS = re.compile(r"b:\d+:\d+:\d+")
_SCREEN = re.compile(r"/screen/(\w+)/(\w+)")


class Hall(Telegram):
    """A pretend Telegram whose people tap an option of each question that comes to them."""

    def __init__(self, messengers: int) -> None:
        super().__init__(World(time.time, watch=False))
        self.asked = asyncio.Event()
        self.given = 0
        self.calls: Counter[str] = Counter()
        self.people = list(range(FIRST, FIRST + messengers))
        for person in (HOST, *self.people):
            self.world.add_user(person, f"P{person}", "en")
        self._chance = random.Random(messengers)  # noqa: S311 - repeatable on purpose
        self._tapping: set[asyncio.Task[None]] = set()

    def call(self, method: str, given: Record, files: Files | None = None) -> tuple[int, Record]:
        """Carry out a method, and let the person answer to whom it brought a question."""
        status, body = super().call(method, given, files)
        if method == "getUpdates":
            self.asked.set()
            return status, body
        self.calls[method] += 1
        if method == "sendMessage" and body["ok"]:
            message = body["result"]
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            keys = [key.get("callback_data", "") for row in rows for key in row]
            answers = [one for one in keys if _ANSWERS.fullmatch(one)]
            if answers and message["chat"]["id"] >= FIRST:
                task = asyncio.create_task(self._tap(message, answers))
                self._tapping.add(task)
                task.add_done_callback(self._tapping.discard)
        return status, body

    async def _tap(self, message: Record, answers: list[str]) -> None:
        await asyncio.sleep(self._chance.uniform(0, WITHIN))
        person = message["chat"]["id"]
        tap = {"chat": person, "from": person, "message_id": message["message_id"]}
        control.tap(self.world, {**tap, "data": self._chance.choice(answers)})
        self.given += 1

    async def open(self, quiz: str) -> tuple[str, str]:
        """The host opens the hall; returns its code and the screen's key."""
        control.say(self.world, {"from": HOST, "text": "/quiz"})
        for label in ("📽", quiz):
            await self._host_taps(label)
        while True:
            for message in reversed(self._with_host()):
                found = _SCREEN.search(message.get("text", ""))
                if found:
                    return found[1], found[2]
            await asyncio.sleep(0.02)

    def _with_host(self) -> list[Record]:
        shown: list[Record] = control.history(self.world, str(HOST), 20)["messages"]
        return shown

    async def _host_taps(self, label: str) -> None:
        while True:
            for message in reversed(self._with_host()):
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                for key in (key for row in rows for key in row):
                    if key["text"].startswith(label):
                        tap = {"chat": HOST, "from": HOST, "message_id": message["message_id"]}
                        control.tap(self.world, {**tap, "text": key["text"]})
                        return
            await asyncio.sleep(0.02)

    def come_in(self, code: str) -> None:
        """Everybody sends the code to the bot."""
        for person in self.people:
            control.say(self.world, {"from": person, "text": code})


class Pages:
    """Browsers on phones, and the screen; all see a question's close by the server's clock."""

    def __init__(self, base: str, code: str, key: str, phones: int) -> None:
        self.base = base
        self.given = 0
        self.reveals: list[float] = []
        """Seconds from each close to its answer on each phone."""
        self.boards: list[float] = []
        """Seconds from each close to its board on the screen."""
        self.over = asyncio.Event()
        self._code = code
        self._screen = f"{base}/screen/{code}/{key}"
        self._phones = phones
        self._chance = random.Random(phones)  # noqa: S311 - repeatable on purpose
        self._posting: set[asyncio.Task[None]] = set()
        self._told: dict[int, int] = {}
        self._streams: list[asyncio.Task[None]] = []
        self._sessions: list[aiohttp.ClientSession] = []

    async def come_in(self) -> None:
        """Everybody joins, and listens; one of them answers nothing, so that time closes it."""
        for number in range(self._phones + 1):
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                cookie_jar=aiohttp.CookieJar(unsafe=True),
                timeout=aiohttp.ClientTimeout(total=None),
            )
            self._sessions.append(session)
            door = f"{self.base}/play/{self._code}"
            async with session.get(door) as answer:
                await answer.read()
            named = {"name": f"P{number}", "language": "en"}
            async with session.post(f"{door}/join", json=named) as answer:
                answer.raise_for_status()
            silent = number == self._phones
            self._streams.append(asyncio.create_task(self._play(session, door, silent=silent)))
        self._streams.append(asyncio.create_task(self._watch(self._sessions[0])))

    async def lead(self, what: str) -> None:
        """Use a control of the screen."""
        async with self._sessions[0].post(f"{self._screen}/lead", json={"what": what}) as answer:
            answer.raise_for_status()

    async def state(self) -> Any:
        """What the screen shows."""
        async with self._sessions[0].get(f"{self._screen}/state") as answer:
            return (await answer.json())["screen"]

    async def leave(self) -> None:
        """Close all."""
        for stream in self._streams:
            stream.cancel()
        await asyncio.gather(*self._streams, return_exceptions=True)
        for session in self._sessions:
            await session.close()

    async def _play(self, session: aiohttp.ClientSession, door: str, *, silent: bool) -> None:
        answered, closes, told = -1, 0, -1
        async for frame in _frames(session, f"{door}/events"):
            room = frame["room"]
            at = room["at"] - 1
            if room["phase"] == "open":
                closes = room["closes_at"]
                if at > answered and not silent:
                    answered = at
                    self._later(self._answer(session, door, room["question"]))
            elif room.get("reveal") and told < at:
                told = at
                self.reveals.append(time.time() - closes / 1000)
                self._told[at] = self._told.get(at, 0) + 1
                if self._told[at] == self._phones + 1:
                    self._later(self.lead("next"))

    async def _watch(self, session: aiohttp.ClientSession) -> None:
        closes, told = 0, -1
        async for frame in _frames(session, f"{self._screen}/events"):
            screen = frame["screen"]
            if screen["phase"] == "open":
                closes = screen["closes_at"]
            elif screen.get("reveal") and told < screen["at"]:
                told = screen["at"]
                self.boards.append(time.time() - closes / 1000)
            elif screen["phase"] == "ended":
                self.over.set()

    async def _answer(self, session: aiohttp.ClientSession, door: str, question: Any) -> None:
        await asyncio.sleep(self._chance.uniform(0, WITHIN))
        options = len(question["texts"]["en"]["options"])
        choice: Any = [self._chance.randrange(options)] if options else "20"
        content = {"position": question["position"], "choice": choice}
        async with session.post(f"{door}/answer", json=content) as answer:
            told = await answer.json()
        if told.get("outcome") == "taken":
            self.given += 1
        else:
            raise RuntimeError(f"an answer given in time became {told}")

    def _later(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._posting.add(task)
        task.add_done_callback(self._posting.discard)


async def _frames(session: aiohttp.ClientSession, url: str) -> AsyncIterator[Any]:
    async with contextlib.AsyncExitStack() as stack:
        answer = await stack.enter_async_context(session.get(url, read_bufsize=2**20))
        async for line in answer.content:
            if line.startswith(b"data: {"):
                yield orjson.loads(line[6:])
