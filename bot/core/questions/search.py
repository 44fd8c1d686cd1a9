"""Finding the lesson that answers a question: how each topic is spoken of, and what that tells."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from bot.core.questions.words import PAIR, Terms

LITTLE = 0.02
"""How often a topic is taken to use a term that it has not used yet."""
READ = 0.1
"""How much a term of a card counts beside one of a way to ask: cards say much beside the point."""
HEAT = 2.0
"""By what differences of likelihood are divided to be shares of belief: words come in company, so
naive Bayes is always too sure of itself."""
FIRST = 1.0
"""How much likelier another card has to be than the one that authors put first."""
BEST = 0.5
"""How much a topic's best card counts beside all that is said of the topic: who asks for a detail
speaks of one card."""
_NOTHING = 1e-6
"""What may be left of a count in single precision when all of it is taken away."""


Counts = defaultdict[str, float]
"""How often each term is used."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for a topic, taken apart; with the name of the card that answers it best."""

    topic: str
    terms: Terms
    card: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a lesson says, taken apart; with the name of the card where that can be an answer."""

    topic: str
    name: str
    terms: Terms


class Vocabulary:
    """Numbers of terms. Instead of the terms it keeps their hashes, which take a tenth of the
    memory: among a million terms two meet once in ten million starts."""

    __slots__ = ("_hashes", "_numbers")

    def __init__(self, numbers: Mapping[str, int]) -> None:
        terms = sorted(numbers, key=hash)
        self._hashes = array("q", map(hash, terms))
        self._numbers = array("I", map(numbers.__getitem__, terms))

    def number(self, term: str) -> int | None:
        """A term's number; None: no text holds it."""
        sought = hash(term)
        place = bisect_left(self._hashes, sought)
        found = place < len(self._hashes) and self._hashes[place] == sought
        return self._numbers[place] if found else None

    def __len__(self) -> int:
        return len(self._hashes)


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it sounds to each topic, by number: `likely` is the log-likelihood of its
    terms. `known`, from 0 to 1, is how much of the question any topic has used.
    """

    likely: list[float]
    known: float


class Usage:
    """How often each topic uses each term, so how likely a question is about it: naive Bayes.

    Flat arrays, term by term: what is known of term t stands from `starts[t]` to `starts[t + 1]`.
    """

    __slots__ = ("_counts", "_starts", "_topics", "_vocabulary", "_whole")

    def __init__(self, usage: Sequence[Mapping[str, float]]) -> None:
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        rows = [list(map(numbers.__getitem__, terms)) for terms in usage]
        often = Counter[int]()
        for row in rows:
            often.update(row)
        starts = list(accumulate(map(often.__getitem__, range(len(numbers))), initial=0))
        free, topics, counts = starts[:], [0] * starts[-1], [0.0] * starts[-1]
        for topic, (row, terms) in enumerate(zip(rows, usage, strict=True)):
            for term, count in zip(row, terms.values(), strict=True):
                place = free[term]
                free[term] = place + 1
                topics[place] = topic
                counts[place] = count
        self._vocabulary = Vocabulary(numbers)
        self._starts, self._topics = array("I", starts), array("H", topics)
        self._counts = array("f", counts)
        self._whole = [sum(terms.values()) for terms in usage]

    def hear(self, terms: Terms, without: tuple[int, Terms] | None = None) -> Heard:
        """What a question's terms tell; `without` a text of a topic, as if it was not written."""
        topic, left = without or (-1, {})
        size = len(self._vocabulary)
        whole = list(self._whole)
        if without:
            whole[topic] -= sum(left.values())
        shared = [0.0] * len(whole)
        known = 0.0
        for term, weight in terms.items():
            heard = False
            for user, often in self._users(term):
                count = often - left.get(term, 0.0) if user == topic else often
                if count > _NOTHING:
                    shared[user] += weight * math.log1p(count / LITTLE)
                    heard = True
            known += weight * heard
        little = math.log(LITTLE)
        likely = [
            found + known * (little - math.log(total + LITTLE * size + 1))
            for found, total in zip(shared, whole, strict=True)
        ]
        length = sum(terms.values())
        return Heard(likely, known / length if length else 0.0)

    def _users(self, term: str) -> Iterator[tuple[int, float]]:
        """The topics that use a term, each with how often."""
        number = self._vocabulary.number(term)
        if number is None:
            return iter(())
        here = slice(self._starts[number], self._starts[number + 1])
        return zip(self._topics[here], self._counts[here], strict=True)


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

    def __init__(
        self,
        phrases: Iterable[Phrase],
        passages: Iterable[Passage],
        elsewhere: frozenset[str] = frozenset(),
    ) -> None:
        self.elsewhere = elsewhere
        words: defaultdict[str, Counts] = defaultdict(_none_yet)
        asked: defaultdict[tuple[str, str], Counts] = defaultdict(_none_yet)
        for phrase in phrases:
            count(words[phrase.topic], phrase.terms)
            if phrase.card:
                count(asked[phrase.topic, phrase.card], phrase.terms)
        self._cards: dict[str, list[tuple[int, str]]] = defaultdict(list)
        cards: list[Terms] = []
        for passage in passages:
            count(words[passage.topic], passage.terms, READ)
            if passage.name:
                self._cards[passage.topic].append((len(cards), passage.name))
                usage = asked[passage.topic, passage.name]
                count(usage, passage.terms, READ)
                cards.append(usage)
        _forget_lone_pairs(words.values())
        self._topics = list(words)
        self._numbers = {topic: number for number, topic in enumerate(self._topics)}
        self._rows: list[list[int]] = []
        """The numbers of each topic's cards; what has none is like a topic of one card."""
        for topic in self._topics:
            if topic in self._cards:
                self._rows.append([number for number, _ in self._cards[topic]])
            else:
                self._rows.append([len(cards)])
                cards.append(words[topic])
        self._said = Usage(list(words.values()))
        self._read = Usage(cards)

    def find(self, terms: Terms, without: Phrase | None = None) -> Found:
        """The topics of a question; `without` a way to ask, as if it was not written."""
        if not self._topics or not terms:
            return Found((), _UNHEARD)
        left = (self._numbers[without.topic], without.terms) if without else None
        heard = self._said.hear(terms, left)
        read = self._read.hear(terms, self._left_of_card(without)).likely
        scores = [
            said + BEST * max(read[number] for number in rows)
            for said, rows in zip(heard.likely, self._rows, strict=True)
        ]
        order = sorted(range(len(scores)), key=lambda topic: (-scores[topic], self._topics[topic]))
        shares = _shares([scores[topic] for topic in order])
        ranked = tuple(
            (self._topics[topic], share) for topic, share in zip(order, shares, strict=True)
        )
        taught = self._best(order, among_elsewhere=False)
        other = self._best(order, among_elsewhere=True)
        if taught is None:
            return Found(ranked, _UNHEARD)
        # Tenths, so that it is as large as the other signs and is fitted at the same pace.
        root = 10 * math.sqrt(sum(terms.values()))
        ahead = (scores[taught] - scores[other]) / root if other is not None else 1.0
        share = ranked[order.index(taught)][1]
        return Found(ranked, (share, ahead, heard.known, 1.0))

    def _left_of_card(self, without: Phrase | None) -> tuple[int, Terms] | None:
        """What a phrase adds to a card, where it does."""
        if without is None:
            return None
        if without.topic not in self._cards:
            return self._rows[self._numbers[without.topic]][0], without.terms
        numbers = {name: number for number, name in self._cards[without.topic]}
        return (numbers[without.card], without.terms) if without.card in numbers else None

    def _best(self, order: Sequence[int], *, among_elsewhere: bool) -> int | None:
        return next(
            (one for one in order if (self._topics[one] in self.elsewhere) is among_elsewhere), None
        )

    def cards(self, terms: Terms) -> dict[str, list[tuple[str, float]]]:
        """Topic → its cards, the best answer first, each with its share of the belief. The first of
        its passages is the best, unless another is much more like the question."""
        heard = self._read.hear(terms).likely
        found = {}
        for topic, cards in self._cards.items():
            likely = [
                heard[number] + (FIRST if place == 0 else 0.0)
                for place, (number, _) in enumerate(cards)
            ]
            shares = _shares(likely)
            ranked = sorted(zip(shares, cards, strict=True), key=lambda pair: -pair[0])
            found[topic] = [(name, share) for share, (_, name) in ranked]
        return found


def _shares(likely: Sequence[float]) -> list[float]:
    """Log-likelihoods as shares of the belief."""
    highest = max(likely)
    beliefs = [math.exp((one - highest) / HEAT) for one in likely]
    whole = sum(beliefs)
    return [belief / whole for belief in beliefs]


def _none_yet() -> Counts:
    return defaultdict(float)


def _forget_lone_pairs(usage: Collection[dict[str, float]]) -> None:
    """Drop pairs of words that stand in one phrase alone: most do, and they tell nothing."""
    whole = Counts(float)
    for terms in usage:
        for term, weight in terms.items():
            if " " in term:
                whole[term] += weight
    for terms in usage:
        for term in [term for term in terms if " " in term and whole[term] < 2 * PAIR]:
            del terms[term]


def count(usage: Counts, terms: Terms, share: float = 1.0) -> None:
    """Count the terms of a text, each by its weight and by how much the text counts."""
    for term, weight in terms.items():
        usage[term] += share * weight


def certainty(signs: Sequence[float], sure: Mapping[str, float]) -> float:
    """How sure it is that a question is covered, 0 to 1."""
    score = sum(sure[name] * value for name, value in zip(SIGNS, signs, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


@dataclass(frozen=True, slots=True)
class Place:
    """A card of a lesson."""

    lesson: str
    card: str

    def __str__(self) -> str:
        return f"{self.lesson}#{self.card}"


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
