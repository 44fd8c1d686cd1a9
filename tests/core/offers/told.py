"""Every sentence of the tests of offers, with the columns after it, and how it is understood."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.content.offers import understand
from bot.core.offers.offer import Reading

FOLDER = Path(__file__).parent


def sentences() -> Iterator[tuple[str, str]]:
    """Sentences, and what stands after each; see `reckoning`."""
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, rest = line.partition(" | ")
                yield text, rest


@cache
def read_as(text: str) -> Reading:
    """What is understood of a sentence: read once, for all tests that look at every one."""
    return understand(text)
