"""Finding the lesson that answers a question: how each topic is spoken of, and what that tells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.core.questions.usage import Floats, Heard, Usage, Used
from bot.core.questions.words import Terms

READ = 0.1
"""How much a term of a card counts beside one of a way to ask: cards say much beside the point."""
HEAT = 2.0
"""By what differences of likelihood are divided to be shares of belief: words come in company, so
naive Bayes is always too sure of itself."""
BEST = 0.5
"""How much a topic's best card counts beside all that is said of the topic: who asks for a detail
speaks of one card."""


@dataclass(frozen=True, slots=True)
class Place:
    """A card of a lesson; or what is said of a topic, and of none of its cards: no card."""

    lesson: str
    card: str

    def __str__(self) -> str:
        return f"{self.lesson}#{self.card}"


@dataclass(frozen=True, slots=True)
class Said:
    """Texts taken apart: what is said of which place."""

    places: Sequence[Place]
    used: Used


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judge makes of `SIGNS`, fitted by `fit-ask`; from `threshold` on a question counts
    as covered."""

    sure: Mapping[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Found:
    """Topics, the likeliest first, each with its share of the belief; and what the judge sees."""

    topics: tuple[tuple[str, float], ...]
    signs: tuple[float, ...]

    @property
    def first(self) -> str | None:
        """The likeliest topic."""
        return self.topics[0][0] if self.topics else None


SIGNS = ("share", "ahead", "known", "one")
"""What tells whether the first lesson is an answer at all: its `share` of the belief; how far it is
`ahead` of the best of what is not taught, by the root of the question's length, as differences grow
so with words that say nothing; how much of the question is `known`; `one` is the constant."""
_UNHEARD = (0.0, 0.0, 0.0, 1.0)


class Index:
    """What is taught in one language, ready to be asked. `elsewhere` are topics not taught."""

    def __init__(self, asked: Said, read: Said, elsewhere: frozenset[str] = frozenset()) -> None:
        """`asked` are ways to ask, each with the card that answers it best; `read` is what lessons
        say, with the card where that can be an answer."""
        self.elsewhere = elsewhere
        said: dict[str, dict[str, None]] = defaultdict(dict)
        for place in (*asked.places, *read.places):
            said[place.lesson][place.card] = None
        self._topics = list(said)
        places = [Place(topic, card) for topic, cards in said.items() for card in cards]
        self._places = {place: number for number, place in enumerate(places)}
        self._cards: dict[str, dict[str, int]] = defaultdict(dict)
        """Topic → its cards that can be an answer, each with where in the usage it stands."""
        for place in read.places:
            if place.card:
                self._cards[place.lesson][place.card] = self._places[place]
        numbers = {topic: number for number, topic in enumerate(self._topics)}
        self._usage = Usage(
            asked.used.beside(read.used, len(asked.places)),
            [self._places[place] for place in (*asked.places, *read.places)],
            np.repeat((1.0, READ), (len(asked.places), len(read.places))),
            [numbers[place.lesson] for place in places],
            lone_pairs=False,
        )
        answers = [
            list(self._cards[topic].values())
            if topic in self._cards
            else [self._places[Place(topic, card)] for card in said[topic]]
            for topic in self._topics
        ]
        self._answers = np.array([place for those in answers for place in those], int)
        self._first = np.cumsum([0, *map(len, answers[:-1])])
        """What may answer, by topic; and where each topic's begin."""

    def hear(self, terms: Terms, without: tuple[Place, Terms] | None = None) -> Heard:
        """A question as it sounds to each card and topic; `without` a way to ask, as if it was not
        written."""
        return self._usage.hear(terms, without and (self._places[without[0]], without[1]))

    def find(self, heard: Heard) -> Found:
        """The topics of a question."""
        if not self._topics or not heard.length:
            return Found((), _UNHEARD)
        best = np.maximum.reduceat(heard.users[self._answers], self._first)
        scores = (heard.groups + BEST * best).tolist()
        order = sorted(range(len(scores)), key=lambda topic: (-scores[topic], self._topics[topic]))
        shares = _shares(np.array([scores[topic] for topic in order]))
        ranked = tuple(
            (self._topics[topic], share) for topic, share in zip(order, shares, strict=True)
        )
        taught = self._best(order, among_elsewhere=False)
        other = self._best(order, among_elsewhere=True)
        if taught is None:
            return Found(ranked, _UNHEARD)
        # Tenths, so that it is as large as the other signs and is fitted at the same pace.
        root = 10 * math.sqrt(heard.length)
        ahead = (scores[taught] - scores[other]) / root if other is not None else 1.0
        share = ranked[order.index(taught)][1]
        return Found(ranked, (share, ahead, heard.known, 1.0))

    def _best(self, order: Sequence[int], *, among_elsewhere: bool) -> int | None:
        return next(
            (one for one in order if (self._topics[one] in self.elsewhere) is among_elsewhere), None
        )

    def cards(self, heard: Heard) -> dict[str, list[tuple[str, float]]]:
        """Topic → its cards, the best answer first, each with its share of the belief."""
        found = {}
        for topic, cards in self._cards.items():
            shares = _shares(heard.users[list(cards.values())])
            found[topic] = sorted(zip(cards, shares, strict=True), key=lambda pair: -pair[1])
        return found


def _shares(likely: Floats) -> list[float]:
    """Log-likelihoods as shares of the belief."""
    beliefs = np.exp((likely - likely.max()) / HEAT)
    shares: list[float] = (beliefs / beliefs.sum()).tolist()
    return shares


def certainty(signs: Sequence[float], sure: Mapping[str, float]) -> float:
    """How sure it is that a question is covered, 0 to 1."""
    score = sum(sure[name] * value for name, value in zip(SIGNS, signs, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


class Kind(StrEnum):
    """What a question turned out to be."""

    ANSWER = "answer"
    UNKNOWN = "unknown"
    PEOPLE = "people"
    SMALL_TALK = "small-talk"
    THIS_BOT = "this-bot"
    GAMBLING = "gambling"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was found for a question, in its language.

    `place` is set for an answer, and for somebody in need where a lesson may help afterwards.
    `score` is the certainty that it is covered (0: nothing was found). `others` are the next best
    places, or the nearest topics. `decides`: a decision was asked for. `threatened`: by somebody
    else, who is in danger; `held`: who may not leave. `about`: what of the bot itself was asked.
    `story`: somebody told what happened to them.
    """

    kind: Kind
    language: str
    place: Place | None
    score: float
    others: tuple[Place, ...]
    decides: bool = False
    threatened: bool = False
    held: bool = False
    about: str = ""
    story: bool = False
