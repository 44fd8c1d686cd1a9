"""Danger that nobody says outright: told by how people in danger write, and how others do."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from bot.core.questions.usage import Floats, Usage, Used
from bot.core.questions.words import EDGE, Terms, ends_of, pieces

HELD = "captivity"
THREATS = frozenset({"violence", HELD})
"""What comes from somebody else, so that the police are needed too."""
_BREATH = 240
"""How much is heard together; a long text is mostly about something else. Letters, of which a
Chinese character counts for three."""
_FEWEST_WORDS, _FEWEST_CHARACTERS = 3, 4
"""With fewer nothing can be told but by phrases: `ok bye`, `算了`."""
_HEAT = 2.0
"""By what likelihoods are divided before those of several groups are put together: words come in
company, so naive Bayes is always too sure of itself."""
_SENTENCE = re.compile(r"[^.!?。！？;；\n]+[.!?。！？;；\n]*")
_HAN = re.compile(r"[\u3400-\u9fff]")


class Worry(IntEnum):
    """How much a text sounds like danger."""

    NONE = 0
    MAYBE = 1
    """The answer as usual, and a quiet line on whom to talk to."""
    SURE = 2
    """People first, and no lesson."""


class Cry(NamedTuple):
    """What was heard in a text: how much it sounds like danger, whether somebody else threatens,
    whether it is named in words that are known for it, and whether somebody may be held."""

    worry: Worry
    threatened: bool
    outright: bool
    held: bool = False


def breaths(text: str) -> Iterator[str]:
    """A folded text in parts of whole sentences, each as long as one remark."""
    said, length = "", 0
    for sentence in _SENTENCE.findall(text):
        more = len(sentence) + 2 * len(_HAN.findall(sentence))
        if said and length + more > _BREATH:
            yield said
            said, length = "", 0
        said += sentence
        length += more
    if said:
        yield said


def edges(text: str, language: str) -> Terms:
    """How a folded text begins and ends, and in Chinese its threes of characters: `走了` at the end
    of all is not what it is in the middle."""
    said = pieces(text)
    if language != "zh-Hans":
        return ends_of(said, language)
    whole = "".join(said)
    threes = (whole[at : at + 3] for at in range(len(whole) - 2))
    found = dict.fromkeys((three for three in threes if not three.isascii()), EDGE)
    return found | ends_of(said, language)


_SIZES = {"en": (2, 3), "zh-Hans": (1, 2, 3)}
"""Letters of a scrap: of a word with its borders, or of a run of Chinese."""


def scraps(text: str, language: str) -> frozenset[str]:
    """What a folded text is made of, in scraps of two or three letters: they know `hurting` and
    `hurtin` for the same, which words do not."""
    said = pieces(text)
    runs = ["".join(said)] if language == "zh-Hans" else [f" {word} " for word in said]
    return frozenset(
        run[at : at + size]
        for run in runs
        for size in _SIZES[language]
        for at in range(len(run) + 1 - size)
    )


def says_enough(text: str) -> bool:
    """Whether a folded text is long enough to tell anything from how it sounds."""
    characters = len(_HAN.findall(text))
    return characters >= _FEWEST_CHARACTERS or len(pieces(text)) >= _FEWEST_WORDS


SIGNS = ("figure", "anything", "alike", "asked", "known", "one")
"""What tells. By the root of the text's length: how far the kinds of danger are ahead of what
sounds like it (`figure`) and of all else that people write (`anything`); how far all danger
together is ahead of what sounds like it (`alike`) and of all that people ask (`asked`). Then how
much of the text is `known`, and the constant."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judge makes of `SIGNS` and of single scraps, fitted by `fit-people`; and the scores
    (log-odds) from which on it is worried, and sure."""

    sure: Mapping[str, float]
    scraps: Mapping[str, float]
    maybe_from: float
    sure_from: float


ALIKE, TAUGHT, ELSEWHERE = "-alike", "-taught", "-elsewhere"
"""Whose a text is that nobody in danger wrote: of those who only sound alike; of who asks what is
taught, and what is not."""
_DANGER, _ALIKE, _ASKED = range(3)


class Ear:
    """Naive Bayes over who says what."""

    def __init__(self, used: Used, whose: Sequence[str]) -> None:
        """`whose`: for each text the kind of danger that its writer is in, `ALIKE`, `TAUGHT` or
        `ELSEWHERE`."""
        others = (ALIKE, TAUGHT, ELSEWHERE)
        self._kinds = tuple(kind for kind in dict.fromkeys(whose) if kind not in others)
        numbers = {name: number for number, name in enumerate((*self._kinds, *others))}
        # Also danger of all kinds, and all that is asked: of one kind there are few sentences.
        groups = [*(_DANGER for _ in self._kinds), _ALIKE, _ASKED, _ASKED]
        self._usage = Usage(used, [numbers[one] for one in whose], groups=groups)

    def signs(self, terms: Terms) -> tuple[float, ...]:
        """What the judge sees, in the order of `SIGNS`."""
        length = sum(terms.values())
        if not length or not self._kinds:
            return (0.0,) * len(SIGNS)
        heard = self._usage.hear(terms)
        kind = _together(heard.users[: len(self._kinds)])
        others = heard.users[len(self._kinds) :]
        alike = float(others[0])
        danger, asked = float(heard.groups[_DANGER]), float(heard.groups[_ASKED])
        ahead = (kind - alike, kind - _together(others), danger - alike, danger - asked)
        root = math.sqrt(length)
        return (*(one / root for one in ahead), heard.known, 1.0)

    def kind(self, terms: Terms) -> str | None:
        """What threatens most probably, if anything does."""
        if not self._kinds or not terms:
            return None
        likely = self._usage.hear(terms).users[: len(self._kinds)]
        return self._kinds[int(likely.argmax())]


def alarm(signs: Sequence[float], heard: Iterable[str], weights: Weights) -> float:
    """How much a text sounds like danger, by its signs and its scraps; as log-odds."""
    if not any(signs):
        return -math.inf
    told = sum(weights.sure[name] * value for name, value in zip(SIGNS, signs, strict=True))
    return told + math.fsum(weights.scraps.get(one, 0.0) for one in heard)


def worry(found: float, weights: Weights) -> Worry:
    """What is to be done about so much alarm."""
    if found >= weights.sure_from:
        return Worry.SURE
    return Worry.MAYBE if found >= weights.maybe_from else Worry.NONE


def _together(likely: Floats) -> float:
    highest = likely.max()
    return float(highest + _HEAT * np.log(np.exp((likely - highest) / _HEAT).sum()))
