"""Which words stand more often in scams than in honest messages, counted from labelled ones.

English by words and pairs of words, Chinese by pairs of characters. A word's weight is the log of
how much more often it stands in scams (naive Bayes, each with one count added).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.phrase import LINK

Span = tuple[int, int]

LEAST = 3
"""Messages in which a word must stand to be counted."""
_STRONG, _VERY, _MOST, _ALL = 0.6, 1.2, 2.4, 3.6
_TOLD = 0.4
_PIECE = re.compile(rf"[a-z][a-z']+|\d+|[\u4e00-\u9fff]+|{LINK}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text as `core.red_flags` masks it, without numbers.

    How long numbers are told one collection from another, not scams from honest messages.
    """
    found: list[Word] = []
    before: Word | None = None
    for match in _PIECE.finditer(text):
        piece, start, end = match.group(), *match.span()
        if piece == LINK:
            one = Word("<link>", start, end)
        elif piece[0].isdigit():
            before = None
            continue
        elif piece[0] >= "\u4e00":
            pairs = (
                Word(piece[i : i + 2], start + i, start + i + 2) for i in range(len(piece) - 1)
            )
            found += pairs
            before = None
            continue
        else:
            one = Word(piece, start, end)
        found.append(one)
        if before is not None and start - before.end < 4:
            found.append(Word(f"{before.text} {one.text}", before.start, end))
        before = one
    return found


def count(rows: Iterable[tuple[Sequence[str], bool, float]]) -> dict[str, float]:
    """Weights from (words of a message, is a scam, how much it counts)."""
    seen: Counter[str] = Counter()
    scams: Counter[str] = Counter()
    honest: Counter[str] = Counter()
    totals = [0.0, 0.0]
    for message, scam, weight in rows:
        totals[scam] += weight
        for word in set(message):
            seen[word] += 1
            (scams if scam else honest)[word] += weight  # type: ignore[assignment]
    least, most = min(totals) or 1.0, max(totals) or 1.0
    one = most / least
    found = {}
    for word, times in seen.items():
        if times < LEAST:
            continue
        in_scams = (scams[word] + 0.5 * one) / (totals[1] + one)
        in_honest = (honest[word] + 0.5 * one) / (totals[0] + one)
        weight = math.log(in_scams / in_honest)
        if abs(weight) >= _TOLD:
            found[word] = round(max(-3.0, min(3.0, weight)), 2)
    return found


def value(weights: Mapping[str, float], message: Iterable[str]) -> float:
    """How a message is worded: above 0 as scams are, below as honest messages are."""
    known = [weights[word] for word in set(message) if word in weights]
    return math.fsum(known) / math.sqrt(len(known) + 4) if known else 0.0


def levels(worded: float) -> tuple[str, ...]:
    """The signs that a value stands for."""
    if worded >= _STRONG:
        steps = ((_STRONG, "scam"), (_VERY, "many-scam"), (_MOST, "most-scam"), (_ALL, "all-scam"))
        return tuple(f"{name}-words" for least, name in steps if worded >= least)
    if worded <= -_STRONG:
        return ("honest-words", "many-honest-words") if worded <= -_VERY else ("honest-words",)
    return ()


def telling(weights: Mapping[str, float], found: Sequence[Word], most: int = 4) -> list[Span]:
    """Where the words stand that say most for a scam."""
    strong = sorted(found, key=lambda word: (-weights.get(word.text, 0.0), word.start))
    return [(word.start, word.end) for word in strong[:most] if weights.get(word.text, 0.0) > _TOLD]
