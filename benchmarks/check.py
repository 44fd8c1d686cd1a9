"""How long `/check` takes: ordinary messages, hostile ones, reading the patterns; memory added.

python -m benchmarks.check
"""

from __future__ import annotations

import statistics
import time
from functools import partial

import psutil

from benchmarks.tools import times
from bot.content.patterns import load
from bot.content.weights import read_messages
from bot.core.scams.red_flags import check
from bot.settings import ROOT

HOSTILE = {
    "one word again and again": "pay " * 25_000,
    "numbers": "12 " * 33_000,
    "right-to-left and invisible": "\u202e\u200b" * 50_000,
    "look-alike letters": "уоur ассоunt " * 8_000,
    "formulas": '=HYPERLINK("http://a.b","x")' * 4_000,
    "markup": "<b><script>&amp;" * 7_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "links": "http://a.b/c " * 8_000,
}
"""Each about 100,000 characters."""


def main() -> None:
    """Print processor times in milliseconds, and megabytes."""
    process = psutil.Process()
    before = process.memory_info().rss
    began = time.process_time()
    patterns = load(ROOT / "lessons").patterns
    read = time.process_time() - began
    if patterns is None:
        raise SystemExit("the patterns have faults: python main.py check")
    began = time.process_time()
    patterns.base.warm()
    warmed = time.process_time() - began
    messages = read_messages([ROOT / "tests" / "data" / "messages_held.csv"])
    answer = partial(check, base=patterns.base)
    _show("messages", times(answer, [one.text for one in messages] * 3))
    for name, text in HOSTILE.items():
        _show(name, times(answer, [text] * 5))
    every = " ".join(
        word for sign in patterns.base.signs for p in sign.phrases for word in p.needed
    )
    _show("every word of every sign", times(answer, [(every * 20)[:100_000]] * 5))
    added = (process.memory_info().rss - before) / 2**20
    print(f"reading the patterns {read * 1e3:.0f} ms, making them ready {warmed * 1e3:.0f} ms")
    print(f"memory added {added:.0f} MB")


def _show(name: str, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    print(f"{name:<30} p50 {statistics.median(times):6.1f} ms   p99 {cuts[98]:6.1f} ms")


if __name__ == "__main__":
    main()
