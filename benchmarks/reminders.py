"""`python -m benchmarks.reminders`: reminders that are all due at once, with Telegram's limits on.

Shows how near to the limits they leave, whether Telegram ever had to refuse, and how long a tap
waits meanwhile beside an idle bot. With `--kills N` the bot is killed N times on the way, and every
letter is accounted for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, track
from sqlalchemy import Connection

from bot.core.schedule import EVERY_DAY, Schedule
from bot.store import learners, reminders
from bot.store.database import open_database
from bot.store.reminders import Reminder

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "1000000001:sandbox"  # noqa: S105 - the pretend Telegram's
FIRST = 10_000
TAPPER = 101
LIMIT = 30

say = Console().print


class Telegram:
    """The pretend Telegram, in its own process."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "bot.sandbox", "--port", str(port)]
        self.process = subprocess.Popen(command, cwd=ROOT)
        self._after = 0

    def ask(self, path: str, body: Any = None) -> Any:
        """Get, or post `body`."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.address}/{path}", data, headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.load(answer)

    def ready(self) -> None:
        """Wait until it serves."""
        for _ in range(500):
            try:
                self.ask("sandbox/ready")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise SystemExit("the pretend Telegram does not start")

    def people(self, many: int) -> None:
        """Open a private chat for each learner, and forget what they said."""
        for number in track(range(many), "People come"):
            self.ask("sandbox/say", {"from": FIRST + number, "text": "/start"})
        self.ask(f"bot{TOKEN}/getUpdates", {"offset": -1})
        last = self.ask(f"bot{TOKEN}/getUpdates", {})["result"][-1]["update_id"]
        self.ask(f"bot{TOKEN}/getUpdates", {"offset": last + 1})

    def calls(self) -> list[dict[str, Any]]:
        """Every call since the last time this was asked."""
        found: list[dict[str, Any]] = self.ask(f"sandbox/calls?after={self._after}")
        if found:
            self._after = found[-1]["n"]
        return found

    def tap(self) -> float:
        """Milliseconds from a tap to the edit that answers it."""
        history = self.ask(f"sandbox/chats/{TAPPER}")["messages"][-1]
        key = history["reply_markup"]["inline_keyboard"][-1][0]["text"]
        begun = time.perf_counter()
        self.ask(
            "sandbox/tap",
            {"chat": TAPPER, "from": TAPPER, "message_id": history["message_id"], "text": key},
        )
        edits = history["edits"]
        while self.ask(f"sandbox/chats/{TAPPER}?limit=1")["messages"][-1]["edits"] == edits:
            time.sleep(0.001)
        return (time.perf_counter() - begun) * 1000


async def _fill(url: str, many: int, due: datetime) -> None:
    schedule = Schedule(EVERY_DAY, due.hour, "UTC")

    def work(conn: Connection) -> None:
        for number in range(many):
            one = learners.add(conn, FIRST + number, "en", due)
            reminders.save(conn, Reminder(one.id, schedule, False, 0, 0, None, due))

    database = await open_database(url)
    await database.write(work)
    await database.close()


def _bot(address: str, url: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API": address,
        "DATABASE_URL": url,
        "PUBLIC_URL": "",
        "PORT": str(int(address.rpartition(":")[2]) + 1),
    }
    return subprocess.Popen(
        [sys.executable, "main.py", "run"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )


def _deliveries(url: str) -> dict[str, Any]:
    command = [sys.executable, "main.py", "deliveries", "--json"]
    environment = {**os.environ, "DATABASE_URL": url}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    read: dict[str, Any] = json.loads(told.stdout)
    return read


def _by_state(url: str) -> Counter[str]:
    states: Counter[str] = Counter()
    for row in _deliveries(url)["counts"]:
        states[row["state"]] += row["letters"]
    return states


def _letters(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reminders among calls."""
    return [
        one
        for one in calls
        if one["method"] == "sendMessage" and int(one["params"]["chat_id"]) >= FIRST
    ]


def _wait_until_empty(url: str, many: int) -> None:
    while True:
        states = _by_state(url)
        if sum(states.values()) >= many and not states["waiting"] and not states["sending"]:
            return
        time.sleep(5)


def measure(telegram: Telegram, url: str, many: int, what: str = "reminders") -> None:
    """The pace, and the taps meanwhile; `what` the letters are."""
    bot = _bot(telegram.address, url)
    telegram.ask("sandbox/say", {"from": TAPPER, "text": "/courses"})
    while telegram.ask(f"sandbox/chats/{TAPPER}")["messages"][-1]["from"]["id"] == TAPPER:
        time.sleep(0.05)
    busy, idle = [], []
    good: list[float] = []
    flooded = 0
    with Progress() as shown:
        bar = shown.add_task(f"{what.capitalize()} leave", total=many)
        while len(good) < many:
            busy.append(telegram.tap())
            time.sleep(0.2)
            calls = telegram.calls()
            good += [one["at"] for one in _letters(calls) if one["ok"]]
            flooded += sum(not one["ok"] and one["error"]["error_code"] == 429 for one in calls)
            shown.update(bar, completed=len(good))
    _wait_until_empty(url, many)
    for _ in range(min(200, len(busy))):
        idle.append(telegram.tap())
        time.sleep(0.2)
    bot.terminate()
    bot.wait()
    rate = (len(good) - 1) / (good[-1] - good[0])
    say(f"{len(good)} {what} left at {rate:.2f} a second: {rate / LIMIT:.1%} of the limit")
    say(f"Telegram refused {flooded} calls with 429")
    ratio = statistics.median(busy) / statistics.median(idle)
    say(
        f"a tap meanwhile: {statistics.median(busy):.1f} ms at the median,"
        f" {ratio:.2f} of an idle bot's"
    )


def kill(telegram: Telegram, url: str, many: int, kills: int) -> None:
    """Kill the bot again and again, then account for every letter."""
    chance = random.Random(kills)  # noqa: S311 - repeatable on purpose
    share = many / 28 / kills
    arrived: Counter[int] = Counter()

    def count() -> None:
        arrived.update(int(c["params"]["chat_id"]) for c in _letters(telegram.calls()) if c["ok"])

    for _ in track(range(kills), "Killing"):
        bot = _bot(telegram.address, url)
        # From the middle of the start to well into the sending.
        time.sleep(chance.uniform(0.3, 2 * (1.0 + share)))
        bot.send_signal(signal.SIGKILL)
        bot.wait()
        count()
    bot = _bot(telegram.address, url)
    _wait_until_empty(url, many)
    bot.terminate()
    bot.wait()
    count()
    states = _by_state(url)
    say(f"{kills} kills; letters: {dict(states)}")
    say(f"arrived: {len(arrived)} of {many}; twice: {sum(n > 1 for n in arrived.values())}")
    unaccounted = many - states["sent"] - states["in doubt"]
    never = many - len(arrived)
    say(f"in doubt, and never arrived: {never}; accounted for neither way: {unaccounted}")
    if unaccounted or never > states["in doubt"] or max(arrived.values()) > 1:
        raise SystemExit("letters were lost or doubled")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reminders", description=__doc__)
    parser.add_argument("--reminders", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--port", type=int, default=8398)
    given = parser.parse_args()
    telegram = Telegram(given.port)
    try:
        telegram.ready()
        telegram.people(given.reminders)
        telegram.ask("sandbox/faults", {"flood_limits": True})
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/bot.sqlite3"
            due = datetime.now(UTC) - timedelta(minutes=1)
            asyncio.run(_fill(url, given.reminders, due))
            if given.kills:
                kill(telegram, url, given.reminders, given.kills)
            else:
                measure(telegram, url, given.reminders)
    finally:
        telegram.process.terminate()


if __name__ == "__main__":
    main()
