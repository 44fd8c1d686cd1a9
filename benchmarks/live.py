"""`python -m benchmarks.live`: rooms full of people who answer at once, on a pretend Telegram.

Groups vote in native polls within two seconds; a hall answers by page and by messenger. Shown are
the wait from a question's close to its board, answers taken a second, calls a question, memory, and
answers lost, which must be none: each vote that Telegram took is looked up in the bot's own rows.
Beside it the same votes go to a bare python-telegram-bot that writes each into a table as it comes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
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
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import uvloop
from rich.console import Console
from rich.table import Table

from benchmarks.__main__ import telegram_serving
from bot.sandbox import control
from bot.sandbox.params import Files
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import Record, World

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
        elif "🏁" in message.get("caption", ""):
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

    async def begin(self, quiz: str) -> None:
        """Every group's first member asks for the quiz, and starts it."""
        for group in self.groups.values():
            control.say(self.world, {"from": group.people[0], "chat": group.chat, "text": "/quiz"})
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


def _rate(database: Path) -> float:
    """Answers a second while they came: the busiest second of any."""
    with sqlite3.connect(database) as file:
        seconds = Counter(
            row[0] // 1000 for row in file.execute("SELECT arrived_at FROM live_arrivals")
        )
    file.close()
    return max(seconds.values(), default=0)


def _replayed(database: Path, games: int) -> tuple[int, bool]:
    """Answers kept over all games, and whether each game agrees with what arrived."""
    kept, agrees = 0, True
    for number in range(1, games + 1):
        command = [sys.executable, "main.py", "replay", str(number), "--json", "--database"]
        told = json.loads(subprocess.check_output([*command, str(database)], cwd=ROOT))
        kept += told["recorded"]
        agrees = agrees and told["agrees"]
    return kept, agrees


async def play(groups: int, people: int, quiz: str, port: int) -> Figures:
    """One scenario: the bot in a process of its own, all groups at once."""
    rooms = Rooms(groups, people)
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    database = folder / "bench.sqlite3"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_TOKEN": rooms.world.token,
        "TELEGRAM_API": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{database}",
        "PORT": str(port + 1),
    }
    async with telegram_serving(rooms, port):
        command = (sys.executable, "main.py", "run")
        child = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: ASYNC220
        try:
            async with asyncio.timeout(60):
                await rooms.asked.wait()
            await rooms.begin(quiz)
            async with asyncio.timeout(900):
                await rooms.over.wait()
            memory = psutil.Process(child.pid).memory_info().rss / 2**20
        finally:
            child.send_signal(signal.SIGTERM)
            await asyncio.to_thread(child.wait)
    kept, agrees = await asyncio.to_thread(_replayed, database, groups)
    rate = _rate(database)
    shutil.rmtree(folder)
    all_groups = list(rooms.groups.values())
    polls = sum(one.calls["sendPoll"] for one in all_groups)
    calls = sum(one.calls["sendPoll"] + one.calls["sendPhoto"] - 1 for one in all_groups)
    return Figures(
        votes=sum(one.votes for one in all_groups),
        kept=kept,
        agrees=agrees,
        waits=[wait for one in all_groups for wait in one.waits],
        rate=rate,
        calls=calls / polls,
        memory=memory,
    )


def report(found: dict[str, Figures]) -> None:
    """Print a table of the scenarios."""
    heads = ("votes", "kept", "lost", "close → board p50 s", "p99 s", "best second")
    table = Table("", *heads, "calls/question", "MiB")
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
            f"{one.memory:.0f}",
        )
    Console(width=120).print(table)


async def _measure(quiz: str, port: int) -> None:
    found = {}
    for name, groups, people in (("1 group of 500", 1, 500), ("50 groups of 30", 50, 30)):
        found[name] = await play(groups, people, quiz, port)
        print(f"{name}: done", file=sys.stderr)
    report(found)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--quiz", default="Two minutes", help="How the quiz's name begins.")
    parser.add_argument("--port", type=int, default=8391)
    given = parser.parse_args()
    uvloop.run(_measure(given.quiz, given.port))


if __name__ == "__main__":
    main()
