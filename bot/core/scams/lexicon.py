"""Words that speak for a scam or against it, by weights that `core.scams.weighing` fits.

English by words and pairs of words, Chinese by characters and pairs of them. The weights of all
words of a message together make one sign, whose name says how strong it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.scams.phrase import LINK

Span = tuple[int, int]

_STEPS = ((3.6, "all-scam"), (2.4, "most-scam"), (1.2, "many-scam"), (0.3, "scam"))
"""From which sum on the words are called so; of honest ones the third step divides them in two."""
_LARGEST = 4.5
"""Words alone weigh no more than this, whatever they are."""
_TOLD = 0.1
"""What a word must weigh to be quoted."""
_PIECE = re.compile(rf"[a-z][a-z']+|\d+|[\u4e00-\u9fff]+|{LINK}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text as `core.scams.red_flags` masks it, without numbers.

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
            found += [
                Word(piece[at : at + size], start + at, start + at + size)
                for size in (1, 2)
                for at in range(len(piece) + 1 - size)
            ]
            before = None
            continue
        else:
            one = Word(piece, start, end)
        found.append(one)
        if before is not None and start - before.end < 4:
            found.append(Word(f"{before.text} {one.text}", before.start, end))
        before = one
    return found


def value(weights: Mapping[str, float], message: Iterable[str]) -> float:
    """What the words of a message add to the sum; nothing where they hardly say anything."""
    told = math.fsum(weights.get(word, 0.0) for word in set(message))
    least = _STEPS[-1][0]
    return max(-_LARGEST, min(_LARGEST, told)) if abs(told) >= least else 0.0


def level(worded: float) -> str | None:
    """The sign that a value stands for."""
    if worded > 0:
        return next(f"{name}-words" for least, name in _STEPS if worded >= least)
    if worded < 0:
        return "many-honest-words" if worded <= -_STEPS[2][0] else "honest-words"
    return None


def telling(weights: Mapping[str, float], found: Sequence[Word], most: int = 4) -> list[Span]:
    """Where the words stand that say most for a scam; none that stands everywhere, as `the`."""
    strong = [
        (-weight, word.start, word.end)
        for word in found
        if (weight := weights.get(word.text, 0.0)) > _TOLD and _says_something(word.text)
    ]
    return [(start, end) for _, start, end in sorted(strong)[:most]]


def _says_something(word: str) -> bool:
    """Pairs, links and words of some length; alone, short ones explain nothing to people."""
    return len(word) > 3 or (len(word) > 1 and word[0] >= "\u4e00")
