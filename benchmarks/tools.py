"""How long `/loan`, `/check` and `/ask` take with the full content, beside something simpler.

`python -m benchmarks.tools`. Each tool runs in a process of its own, so that the memory it adds is
its own. Times are processor time, so that other work on the machine matters less; a ratio is to the
simple way to do part of the same, on the same texts:

- `/loan`: only the rate of the same cash flows, by `pyxirr` (compiled)
- `/check`: every word of every sign, looked for in the small letters of the text
- `/ask`: the card that holds most words of the question (`benchmarks.ask`)
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

import psutil
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.content.library import Library
from bot.settings import ROOT

_ROUNDS = 3
_HOSTILE = (
    "9" * 100_000,
    "borrow 1,000 12 months " * 4_400,
    "贷款验证码" * 20_000,
    "\u202el\u200bo\u200da\u2066n\u2069 " * 11_000,
    "уоur ассоunt " * 8_000,
    "(a+)+$ " * 14_000,
    "<b><script>&amp;" * 7_000,
    "http://a.b/c " * 8_000,
)
"""About 100,000 characters each; their first 1,500, which `/loan` still reads, are tried too."""

Answer = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Tool:
    """What is measured: texts, taken once it is ready; the tool; the simple way beside it."""

    texts: Callable[[], Sequence[str]]
    answer: Answer
    simple: Answer


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of processor time; memory in MiB; how many texts.

    `ready` and `memory` are what the tool adds to a bot that has read its lessons.
    """

    ready: float
    memory: float
    texts: int
    p50: float
    p99: float
    simple: float
    hostile: float


def _loan(_library: Library) -> Tool:
    import pyxirr  # noqa: PLC0415 - each tool loads only its own

    from bot.content.offers import learned, understand  # noqa: PLC0415
    from bot.core.offers.offer import Kind  # noqa: PLC0415

    def answer(text: str) -> list[float]:
        """Read it and find its rate; the flows come back for the simple way."""
        offer = understand(text).offer
        if offer is None or offer.on_card or offer.kind is Kind.RATE:
            return []
        loan = offer.loan()
        loan.rate()
        paid = [-float(one.amount) for one in loan.payments if one.at]
        return [float(loan.received), *paid]

    learned()
    flows: dict[str, list[float]] = {}

    def texts() -> list[str]:
        """Those that are understood, with their flows."""
        for path in sorted((ROOT / "tests" / "core" / "offers").glob("*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                text = line.partition(" | ")[0]
                if line and not line.startswith("#") and (found := answer(text)):
                    flows[text] = found
        return list(flows)

    return Tool(texts, answer, lambda text: pyxirr.irr(flows[text]))


def _check(_library: Library) -> Tool:
    from bot.content.patterns import load  # noqa: PLC0415
    from bot.content.weights import read_messages  # noqa: PLC0415
    from bot.core.scams.red_flags import check  # noqa: PLC0415

    patterns = load(ROOT / "lessons").patterns
    if patterns is None:
        raise SystemExit("the patterns have faults: python main.py check")
    base = patterns.base
    base.warm()
    words = sorted({one for sign in base.signs for p in sign.phrases for one in p.needed})

    def simple(text: str) -> list[str]:
        small = text.lower()
        return [word for word in words if word in small]

    def texts() -> list[str]:
        held = read_messages([ROOT / "tests" / "data" / "messages_held.csv"])
        return [one.text for one in held]

    return Tool(texts, lambda text: check(text, base), simple)


def _ask(library: Library) -> Tool:
    from benchmarks.ask import scan, strangers, texts_of  # noqa: PLC0415

    library.finder.ready()
    cards = texts_of(library.catalogue)
    return Tool(strangers, library.finder.ask, lambda text: scan(cards, text))


_TOOLS: dict[str, Callable[[Library], Tool]] = {"loan": _loan, "check": _check, "ask": _ask}


def _measure(name: str) -> Figures:
    library = Library(ROOT / "lessons")
    if not library.catalogue.lessons:
        raise SystemExit("no lessons: python main.py check")
    process = psutil.Process()
    before, began = process.memory_info().rss, time.process_time()
    tool = _TOOLS[name](library)
    ready = (time.process_time() - began) * 1e3
    memory = (process.memory_info().rss - before) / 2**20
    texts = tool.texts()
    answered = times(tool.answer, [*texts] * _ROUNDS)
    return Figures(
        ready,
        memory,
        len(texts),
        statistics.median(answered),
        statistics.quantiles(answered, n=100, method="inclusive")[98],
        statistics.median(times(tool.simple, [*texts] * _ROUNDS)),
        max(times(tool.answer, [*_HOSTILE, *(text[:1_500] for text in _HOSTILE)])),
    )


def times(answer: Answer, texts: Iterable[str]) -> list[float]:
    """Milliseconds of processor time for each text."""
    found = []
    for text in texts:
        began = time.process_time()
        answer(text)
        found.append((time.process_time() - began) * 1e3)
    return found


def main() -> None:
    """Measure each tool in a process of its own, and print them side by side."""
    if sys.argv[1:]:
        print(json.dumps(asdict(_measure(sys.argv[1]))))
        return
    table = Table(title="tools: milliseconds of processor time, MiB of memory")
    table.add_column("")
    for head in ("texts", "p50", "p99", "of the simple way", "hostile", "ready", "memory"):
        table.add_column(head, justify="right")
    for name in track(_TOOLS, description="measuring", transient=True):
        one = _measured_apart(name)
        table.add_row(
            f"/{name}",
            f"{one.texts}",
            f"{one.p50:.2f}",
            f"{one.p99:.2f}",
            f"{one.p50 / one.simple:.1f} ×",
            f"{one.hostile:.0f}",
            f"{one.ready:.0f}",
            f"{one.memory:.0f}",
        )
    Console().print(table)


def _measured_apart(name: str) -> Figures:
    command = [sys.executable, "-m", "benchmarks.tools", name]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Figures(**json.loads(done.stdout))


if __name__ == "__main__":
    main()
