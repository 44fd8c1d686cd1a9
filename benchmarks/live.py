"""`python -m benchmarks.live`: rooms full of people who answer at once, on a pretend Telegram.

Groups vote in native polls within two seconds; a hall answers by page and by messenger. Shown are
the wait from a question's close to its board, answers taken a second, calls a question, memory, and
answers lost, which must be none: each vote that Telegram took is looked up in the bot's own rows.
Beside it the same votes go to a bare python-telegram-bot that writes each into a table as it comes.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import uvloop
from rich.console import Console
from rich.table import Table

from benchmarks.__main__ import telegram_serving
from benchmarks.hall import Hall, Pages
from bot.content.library import Library
from bot.sandbox import control
from bot.sandbox.params import Files
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import Record, World
from bot.services.live_replay import replay
from bot.services.texts import Texts
from bot.store.database import opened

ROOT = Path(__file__).resolve().parent.parent
FIRST = 100_000
WITHIN = 2.0
"""Seconds in which everybody votes."""


@dataclass(slots=True)
class Group:
    """A group and what happened in it: when polls close, when boards came, calls by method."""

    chat: int
    people: list[int]
    closes: float = 0.0
    waits: list[float] = field(default_factory=list)
    votes: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    over: bool = False


class Rooms(Telegram):
    """A pretend Telegram whose groups vote by themselves."""

    def __init__(self, groups: int, people: int) -> None:
        super().__init__(World(time.time, watch=False))
        self.asked = asyncio.Event()
        self.over = asyncio.Event()
        self.groups: dict[int, Group] = {}
        self._chance = random.Random(groups * people)  # noqa: S311 - repeatable on purpose
        self._voting: set[asyncio.Task[None]] = set()
        for number in range(groups):
            first = FIRST + number * people
            who = list(range(first, first + people))
            for person in who:
                self.world.add_user(person, f"P{person}", "en")
            title = f"Group {number}"
            chat = control.add_chat(
                self.world, {"title": title, "members": who, "type": "supergroup"}
            )
            where = {"chat": chat["id"], "user": "bot"}
            control.change_member(self.world, {**where, "action": "add"})
            control.change_member(self.world, {**where, "action": "promote"})
            self.groups[chat["id"]] = Group(chat["id"], who)

    def call(self, method: str, given: Record, files: Files | None = None) -> tuple[int, Record]:
        """Carry out a method, and let people vote in what it sent."""
        status, body = super().call(method, given, files)
        if method == "getUpdates":
            self.asked.set()
        elif body["ok"] and isinstance(body["result"], dict) and "chat" in body["result"]:
            group = self.groups.get(body["result"]["chat"]["id"])
            if group is not None:
                group.calls[method] += 1
                self._seen(group, body["result"])
        return status, body

    def _seen(self, group: Group, message: Record) -> None:
        if "poll" in message:
            poll = self.world.records["polls"][message["poll"]["id"]]
            group.closes = float(poll["closes_at"])
            self._later(self._vote(group, poll))
        elif group.closes and "text" in message:
            group.waits.append(self.world.now() - group.closes)
            group.closes = 0.0
        elif "🏁" in message.get("caption", "") or message.get("text") == "🏁":
            group.over = True
            if all(one.over for one in self.groups.values()):
                self.over.set()

    def _later(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._voting.add(task)
        task.add_done_callback(self._voting.discard)

    async def _vote(self, group: Group, poll: Record) -> None:
        """Everybody votes, spread over `WITHIN` seconds."""
        begun = time.perf_counter()
        moments = sorted(self._chance.uniform(0, WITHIN) for _ in group.people)
        for moment, person in zip(moments, group.people, strict=True):
            wait = begun + moment - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            places = poll["right"] if self._chance.random() < 0.6 else [0]
            vote = {"from": person, "poll_id": poll["id"], "options": places}
            control.vote(self.world, vote)
            group.votes += 1

    def ask(self) -> None:
        """Every group's first member asks for a quiz."""
        for group in self.groups.values():
            control.say(self.world, {"from": group.people[0], "chat": group.chat, "text": "/quiz"})

    async def begin(self, quiz: str) -> None:
        """Every group's first member asks for the quiz, and starts it."""
        self.ask()
        for label in (quiz, "▶"):
            for group in self.groups.values():
                await self._tap(group, label)

    async def _tap(self, group: Group, label: str) -> None:
        while True:
            for message in reversed(control.history(self.world, str(group.chat), 20)["messages"]):
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                for key in (key for row in rows for key in row):
                    if key["text"].startswith(label):
                        tap = {"chat": group.chat, "message_id": message["message_id"]}
                        control.tap(
                            self.world, {"from": group.people[0], "text": key["text"], **tap}
                        )
                        return
            await asyncio.sleep(0.02)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a scenario showed; waits in seconds, memory in MiB."""

    votes: int
    kept: int
    agrees: bool
    waits: list[float]
    rate: float
    calls: float
    memory: float
    cpu: float


def _rate(moments: Iterable[int]) -> float:
    """Answers a second while they came: the busiest second of any; moments in milliseconds."""
    return max(Counter(moment // 1000 for moment in moments).values(), default=0)


async def _replayed(url: str, games: int) -> tuple[int, bool]:
    """Answers kept over all games, and whether each game agrees with what arrived."""
    library = Library(ROOT / "lessons", ROOT / "quizzes")
    texts = Texts(lambda: library.catalogue)
    async with opened(url) as database:
        played = [await replay(database, texts, str(number + 1)) for number in range(games)]
    return sum(one.recorded for one in played), all(one.agrees for one in played)


def _arrived(database: Path, query: str) -> list[int]:
    with contextlib.closing(sqlite3.connect(database)) as file:
        return [row[0] for row in file.execute(query)]


@dataclass(slots=True)
class Child:
    """A bot in a process of its own; `cpu` in seconds and `memory` in MiB."""

    database: Path
    cpu: float = 0.0
    memory: float = 0.0

    @property
    def url(self) -> str:
        """Its database's."""
        return f"sqlite:///{self.database}"


@contextlib.asynccontextmanager
async def _bot(telegram: Rooms | Hall, command: tuple[str, ...], port: int) -> AsyncIterator[Child]:
    """A bot that has begun to ask for updates; its database goes when this is left."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    child = Child(folder / "bench.sqlite3")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_TOKEN": telegram.world.token,
        "TELEGRAM_API": f"http://127.0.0.1:{port}",
        "DATABASE_URL": child.url,
        "PORT": str(port + 1),
    }
    async with telegram_serving(telegram, port):
        process = subprocess.Popen(  # noqa: ASYNC220
            (sys.executable, *command), cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
        )
        try:
            async with asyncio.timeout(60):
                await telegram.asked.wait()
            child.cpu = sum(psutil.Process(process.pid).cpu_times()[:2])
            yield child
        finally:
            process.send_signal(signal.SIGTERM)
            await asyncio.to_thread(process.wait)
            shutil.rmtree(folder)


def _used(child: Child) -> None:
    """Note what the bot's process has used since it began to ask, and holds now."""
    for one in psutil.Process().children():
        child.cpu = sum(one.cpu_times()[:2]) - child.cpu
        child.memory = one.memory_info().rss / 2**20


async def play(groups: int, people: int, quiz: str, port: int) -> Figures:
    """Groups that vote all at once."""
    rooms = Rooms(groups, people)
    async with _bot(rooms, ("main.py", "run"), port) as child:
        await rooms.begin(quiz)
        async with asyncio.timeout(900):
            await rooms.over.wait()
        _used(child)
        kept, agrees = await _replayed(child.url, groups)
        rate = _rate(_arrived(child.database, "SELECT arrived_at FROM live_arrivals"))
    all_groups = list(rooms.groups.values())
    polls = sum(one.calls["sendPoll"] for one in all_groups)
    calls = sum(one.calls["sendPoll"] + one.calls["sendPhoto"] - 1 for one in all_groups)
    return _figures(rooms, child, kept, rate, agrees=agrees, calls=calls / polls)


async def play_bare(people: int, port: int) -> Figures:
    """One group, and a bare bot that writes each vote as it comes."""
    rooms = Rooms(1, people)
    async with _bot(rooms, ("-m", "benchmarks.bots.ptb_poll"), port) as child:
        rooms.ask()
        async with asyncio.timeout(900):
            await rooms.over.wait()
        _used(child)
        moments = _arrived(child.database, "SELECT at FROM votes")
    return _figures(rooms, child, len(moments), _rate(moments), agrees=True, calls=1.0)


def _figures(
    rooms: Rooms, child: Child, kept: int, rate: float, *, agrees: bool, calls: float
) -> Figures:
    all_groups = list(rooms.groups.values())
    return Figures(
        votes=sum(one.votes for one in all_groups),
        kept=kept,
        agrees=agrees,
        waits=[wait for one in all_groups for wait in one.waits],
        rate=rate,
        calls=calls,
        memory=child.memory,
        cpu=child.cpu,
    )


async def play_hall(phones: int, messengers: int, quiz: str, port: int) -> tuple[Figures, Figures]:
    """A hall; returns what its screen showed, and its phones."""
    hall = Hall(messengers)
    async with _bot(hall, ("main.py", "run"), port) as child:
        code, key = await hall.open(quiz)
        pages = Pages(f"http://127.0.0.1:{port + 1}", code, key, phones)
        await pages.come_in()
        hall.come_in(code)
        async with asyncio.timeout(120):
            while len(await _there(pages)) < phones + messengers + 1:  # noqa: ASYNC110 - as shown
                await asyncio.sleep(0.2)
        await pages.lead("start")
        async with asyncio.timeout(600):
            await pages.over.wait()
        await pages.leave()
        _used(child)
        kept, agrees = await _replayed(child.url, 1)
        rate = _rate(_arrived(child.database, "SELECT arrived_at FROM live_arrivals"))
    given = pages.given + hall.given
    questions = max(1, len(pages.boards))
    calls = sum(hall.calls.values()) / questions
    both = (
        Figures(given, kept, agrees, waits, rate, calls, child.memory, child.cpu)
        for waits in (pages.boards, pages.reveals)
    )
    return next(both), next(both)


async def _there(pages: Pages) -> list[object]:
    return list((await pages.state())["people"])


def report(found: dict[str, Figures]) -> None:
    """Print a table of the scenarios."""
    heads = ("answers", "kept", "lost", "close → shown p50 s", "p99 s", "best second")
    table = Table("", *heads, "calls/question", "CPU ms/answer", "MiB")
    for name, one in found.items():
        waits = sorted(one.waits)
        table.add_row(
            name,
            str(one.votes),
            str(one.kept),
            str(one.votes - one.kept) + ("" if one.agrees else " !"),
            f"{statistics.median(waits):.2f}",
            f"{waits[min(len(waits) - 1, int(len(waits) * 0.99))]:.2f}",
            f"{one.rate:.0f}",
            f"{one.calls:.2f}",
            f"{1000 * one.cpu / max(1, one.kept):.2f}",
            f"{one.memory:.0f}",
        )
    Console(width=150).print(table)


async def _measure(quiz: str, port: int) -> None:
    found = {}
    for name, groups, people in (("1 group of 500", 1, 500), ("50 groups of 30", 50, 30)):
        found[name] = await play(groups, people, quiz, port)
        print(f"{name}: done", file=sys.stderr)
    found["1 group of 500, bare bot"] = await play_bare(500, port)
    screen, phones = await play_hall(300, 100, quiz, port)
    found["hall, 300 pages + 100: screen"], found["the same: on the pages"] = screen, phones
    report(found)
    ours, bare = found["1 group of 500"], found["1 group of 500, bare bot"]
    waits = statistics.median(ours.waits) / statistics.median(bare.waits)
    cost = (ours.cpu / max(1, ours.kept)) / (bare.cpu / max(1, bare.kept))
    print(
        f"beside the bare bot: {waits:.2f} of its wait for the board, {cost:.2f} of its CPU a vote"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--quiz", default="Two minutes", help="How the quiz's name begins.")
    parser.add_argument("--port", type=int, default=8391)
    given = parser.parse_args()
    uvloop.run(_measure(given.quiz, given.port))


if __name__ == "__main__":
    main()
