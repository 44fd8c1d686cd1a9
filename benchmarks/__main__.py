"""`make bench`: this bot's lesson tap beside bare echoes, on one pretend Telegram.

Every bot runs in a process of its own and is asked by the same room of learners, in turns, several
rounds long; what is printed are medians over the rounds, and ratios within them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import uvicorn
import uvloop
from rich.console import Console
from rich.table import Table

from benchmarks.room import Room
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram

ROOT = Path(__file__).resolve().parent.parent
AIOGRAM = ROOT / ".venv-bench"


@dataclass(frozen=True, slots=True)
class Subject:
    """A bot to measure: its command, and what everybody says before the taps begin."""

    name: str
    command: tuple[str, ...]
    opening: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one heat showed; waits in milliseconds, memory in MiB, start-up in seconds."""

    rate: float
    p50: float
    p99: float
    cpu: float
    memory: float
    start: float
    telegram: float
    answers: float
    """The share of taps that were answers, or parts of one."""


def _subjects() -> list[Subject]:
    python = sys.executable
    return [
        Subject("lesson tap", (python, "main.py", "run"), ("/start", "/learn")),
        Subject("PTB echo", (python, "-m", "benchmarks.bots.ptb_echo"), ("hello",)),
        Subject(
            "aiogram echo",
            (str(AIOGRAM / "bin" / "python"), "-m", "benchmarks.bots.aiogram_echo"),
            ("hello",),
        ),
    ]


def _set_up_aiogram() -> None:
    wanted = (ROOT / "benchmarks" / "requirements.txt").read_text(encoding="utf-8")
    stamp = AIOGRAM / "installed.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    venv.create(AIOGRAM, clear=True, with_pip=True)
    pip = [str(AIOGRAM / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--requirement", "benchmarks/requirements.txt"], check=True, cwd=ROOT)
    stamp.write_text(wanted, encoding="utf-8")


@asynccontextmanager
async def telegram_serving(room: Telegram, port: int) -> AsyncIterator[None]:
    """The pretend Telegram on the wire."""
    server = Server(room)
    config = uvicorn.Config(server.app(), port=port, log_level="critical", access_log=False)
    site = uvicorn.Server(config)
    serving = asyncio.create_task(site.serve())
    while not site.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.close()
        site.should_exit = True
        await serving


async def _heat(subject: Subject, learners: int, taps: int, port: int) -> Figures:
    room = Room(learners)
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_TOKEN": room.world.token,
        "TELEGRAM_API": f"http://127.0.0.1:{port}",
        "PORT": str(port + 1),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
    }
    async with telegram_serving(room, port):
        begun = time.perf_counter()
        child = subprocess.Popen(subject.command, cwd=ROOT, env=environment)  # noqa: ASYNC220
        try:
            async with asyncio.timeout(60):
                await room.asked.wait()
            start = time.perf_counter() - begun
            await room.enter(list(subject.opening))
            await room.tap(taps // 4)
            used, mine = psutil.Process(child.pid).cpu_times(), time.process_time()
            heat = await room.tap(taps)
            after, mine = psutil.Process(child.pid).cpu_times(), time.process_time() - mine
        finally:
            child.send_signal(signal.SIGTERM)
            _, status, usage = await asyncio.to_thread(os.wait4, child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            shutil.rmtree(folder)
    waits = statistics.quantiles(heat.waits, n=100)
    cpu = after.user + after.system - used.user - used.system
    return Figures(
        rate=len(heat.waits) / heat.seconds,
        p50=waits[49] * 1000,
        p99=waits[98] * 1000,
        cpu=cpu / len(heat.waits) * 1000,
        memory=usage.ru_maxrss / 1024,
        start=start,
        telegram=mine / heat.seconds,
        answers=sum(heat.taps[kind] for kind in "atsh") / len(heat.waits),
    )


def _report(rounds: list[dict[str, Figures]]) -> None:
    console = Console(width=110)
    table = Table("", "taps/s", "p50 ms", "p99 ms", "CPU ms/tap", "peak MiB", "start s", "Telegram")
    for name in rounds[0]:
        heats = [one[name] for one in rounds]

        def median(field: str, heats: list[Figures] = heats) -> float:
            return statistics.median(float(getattr(one, field)) for one in heats)

        table.add_row(
            name,
            f"{median('rate'):.0f}",
            f"{median('p50'):.0f}",
            f"{median('p99'):.0f}",
            f"{median('cpu'):.2f}",
            f"{median('memory'):.0f}",
            f"{median('start'):.2f}",
            f"{median('telegram'):.0%} busy",
        )
    console.print(table)
    first, *others = rounds[0]
    share = statistics.median(one[first].answers for one in rounds)
    console.print(f"{share:.0%} of the {first}s answered something; the others turned a page")
    for other in others:
        ratios = sorted(one[first].rate / one[other].rate for one in rounds)
        console.print(
            f"{first} ÷ {other}: {statistics.median(ratios):.2f} of its taps a second"
            f" (rounds {ratios[0]:.2f} to {ratios[-1]:.2f})"
        )


async def _measure(rounds: int, learners: int, taps: int, port: int) -> None:
    results: list[dict[str, Figures]] = []
    for number in range(rounds):
        figures = {}
        for subject in _subjects():
            figures[subject.name] = await _heat(subject, learners, taps, port)
            print(f"round {number + 1} of {rounds}: {subject.name}", file=sys.stderr)
        results.append(figures)
    _report(results)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--taps", type=int, default=8000)
    parser.add_argument("--port", type=int, default=8399)
    given = parser.parse_args()
    _set_up_aiogram()
    uvloop.run(_measure(given.rounds, given.learners, given.taps, given.port))


if __name__ == "__main__":
    main()
