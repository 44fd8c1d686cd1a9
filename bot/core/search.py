"""Finding the lesson that answers a question: an index over what is taught and how people ask."""

from __future__ import annotations

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from bot.core.words import Terms

K1, B = 1.2, 0.4
"""BM25's own: how fast a repeated word stops counting, and how much long texts are held back."""
NOWHERE_NEAR = 300.0
"""How often a lesson is taken to use a word as everybody does, before its own use counts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for a topic, taken apart; `fuzzy` as `Speech.fuzzy` does it."""

    topic: str
    text: str
    terms: Terms
    fuzzy: Terms


@dataclass(frozen=True, slots=True)
class Passage:
    """A card, or what a lesson asks (without a name), taken apart."""

    topic: str
    name: str
    terms: Terms


FEATURES = (
    *(
        f"{where}-{how}"
        for where in ("asked", "spelt", "read")
        for how in ("nearest", "near", "held")
    ),
    "likely",
)
"""What is known of a topic beside a question. `asked`: ways to ask, by words; `spelt`: the same by
pieces of words or by sounds; `read`: cards and questions of the lesson. `nearest`: how alike the
nearest of them is; `near`: the mean of the nearest three; `held`: how much of the question all of
them hold together (BM25). These are between 0 and 1. `likely`: how much likelier the question's
words are in the lesson, ways to ask and cards together, than anywhere (a log-likelihood ratio by
the root of the question's length, so that it hardly grows with it); from 0, seldom above 1.
"""

Features = tuple[float, ...]


class _Entry:
    """A term: how rare it is, which texts hold it with which weight, which topics how often."""

    __slots__ = ("counts", "rarity", "texts", "topics", "weights")

    def __init__(self) -> None:
        # Arrays: lists of tuples took ten times the memory.
        self.texts, self.weights = array("H"), array("f")
        self.topics, self.counts = array("H"), array("f")
        self.rarity = 0.0


class Channel:
    """Texts of topics in one way of taking them apart; `remember` for leaving one out later."""

    def __init__(self, texts: Iterable[tuple[str, Terms]], *, remember: bool = False) -> None:
        self._terms: list[Terms] = []
        self._topic_of = array("H")
        self.topics: list[str] = []
        numbers: dict[str, int] = {}
        entries: dict[str, _Entry] = {}
        norms = array("f")
        for number, (topic, terms) in enumerate(texts):
            place = numbers.setdefault(topic, len(numbers))
            if place == len(self.topics):
                self.topics.append(topic)
            self._topic_of.append(place)
            if remember:
                self._terms.append(terms)
            norms.append(0.0)
            for term, weight in terms.items():
                entry = entries.get(term)
                if entry is None:
                    entry = entries[term] = _Entry()
                entry.texts.append(number)
                entry.weights.append(weight)
                if entry.topics and entry.topics[-1] == place:
                    entry.counts[-1] += 1.0
                else:
                    entry.topics.append(place)
                    entry.counts.append(1.0)
        self._entries = entries
        self._weigh_texts(norms)

    def _weigh_texts(self, norms: array[float]) -> None:
        count = len(self.topics)
        self._rarest = math.log(1 + (count + 0.5) / 0.5)
        lengths = [0.0] * count
        for entry in self._entries.values():
            there = len(entry.topics)
            entry.rarity = math.log(1 + (count - there + 0.5) / (there + 0.5))
            for place, often in zip(entry.topics, entry.counts, strict=True):
                lengths[place] += often * entry.rarity
            for number, weight in zip(entry.texts, entry.weights, strict=True):
                norms[number] += (entry.rarity * weight) ** 2
        for entry in self._entries.values():
            for place, number in enumerate(entry.texts):
                entry.weights[place] *= entry.rarity / (math.sqrt(norms[number]) or 1.0)
        mean = sum(lengths) / max(1, count) or 1.0
        self._held_back = [K1 * (1 - B + B * length / mean) for length in lengths]

    @property
    def size(self) -> float:
        """How many terms its texts hold."""
        return sum(sum(entry.counts) for entry in self._entries.values())

    def known(self, term: str, without: Set[int] = frozenset()) -> bool:
        """Whether any text holds the term (besides the texts `without`)."""
        entry = self._entries.get(term)
        return entry is not None and sum(entry.counts) > self._left_out(term, without)

    def _left_out(self, term: str, without: Set[int]) -> int:
        return sum(term in self._terms[number] for number in without)

    def counts(self, term: str, without: Set[int] = frozenset()) -> dict[str, float]:
        """Topic → how many of its texts hold the term; those `without` are of one topic."""
        entry = self._entries.get(term)
        if entry is None:
            return {}
        found = {
            self.topics[place]: often
            for place, often in zip(entry.topics, entry.counts, strict=True)
        }
        if left_out := self._left_out(term, without):
            found[self.topics[self._topic_of[next(iter(without))]]] -= left_out
        return found

    def weigh(self, terms: Terms, without: Set[int] = frozenset()) -> Terms:
        """The question's terms by their rarity; a term that is nowhere is as rare as can be."""
        return {
            term: weight
            * (self._entries[term].rarity if self.known(term, without) else self._rarest)
            for term, weight in terms.items()
        }

    def scores(self, weighed: Terms) -> dict[int, float]:
        """Text → how alike it is to the question (cosine)."""
        norm = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for term, weight in weighed.items():
            entry = self._entries.get(term)
            if entry is not None:
                for number, there in zip(entry.texts, entry.weights, strict=True):
                    scores[number] += weight * there / norm
        return scores

    def alike(self, weighed: Terms, without: Set[int] = frozenset()) -> dict[str, list[float]]:
        """Topic → how alike its texts are to the question, the best three."""
        scores = self.scores(weighed)
        for number in without:
            scores.pop(number, None)
        best: dict[int, list[float]] = {}
        for number, score in scores.items():
            near = best.setdefault(self._topic_of[number], [])
            if len(near) < 3:
                heapq.heappush(near, score)
            elif score > near[0]:
                heapq.heapreplace(near, score)
        return {self.topics[place]: near for place, near in best.items()}

    def held(self, weighed: Terms, without: Set[int] = frozenset()) -> dict[str, float]:
        """Topic → how much of the question its words hold, 0 to 1 (BM25 over what it could be)."""
        whole = (sum(weighed.values()) or 1.0) * (K1 + 1)
        own = self._topic_of[next(iter(without))] if without else -1
        scores: dict[int, float] = defaultdict(float)
        for term, weight in weighed.items():
            entry = self._entries.get(term)
            if entry is None:
                continue
            for place, often in zip(entry.topics, entry.counts, strict=True):
                if place == own:
                    # As if the texts had not been written.
                    often -= self._left_out(term, without)  # noqa: PLW2901
                if often > 0:
                    scores[place] += weight * often * (K1 + 1) / (often + self._held_back[place])
        return {self.topics[place]: score / whole for place, score in scores.items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """The ranker's weight for each of `FEATURES`, and the judge's of its certainty.

    Both are logistic and fitted by `fit-ask`; from `threshold` on a question counts as covered.
    """

    rank: Mapping[str, float]
    sure: Mapping[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Found:
    """A topic with its place in the ranking: `share` of the belief, and what it was seen by."""

    topic: str
    share: float
    features: Features


class Index:
    """What is taught in one language, ready to be asked. `elsewhere` are topics not taught.

    `remember` keeps what is needed to leave a phrase out, for fitting.
    """

    def __init__(
        self,
        phrases: Iterable[Phrase],
        passages: Iterable[Passage],
        elsewhere: frozenset[str] = frozenset(),
        *,
        remember: bool = False,
    ) -> None:
        phrases, passages = tuple(phrases), tuple(passages)
        self.elsewhere = elsewhere
        self.words = Channel(((one.topic, one.terms) for one in phrases), remember=remember)
        self.fuzzy = Channel(((one.topic, one.fuzzy) for one in phrases), remember=remember)
        self.read = Channel((one.topic, one.terms) for one in passages)
        self._size = self.words.size + self.read.size
        self.phrases = phrases if remember else ()
        self._cards = {
            number: (one.topic, one.name) for number, one in enumerate(passages) if one.name
        }

    def features(
        self, terms: Terms, fuzzy: Terms, without: Set[int] = frozenset()
    ) -> dict[str, Features]:
        """Topic → `FEATURES`. `without` leaves phrases of one topic out."""
        told = []
        for channel, given, left_out in (
            (self.words, terms, without),
            (self.fuzzy, fuzzy, without),
            (self.read, terms, frozenset[int]()),
        ):
            weighed = channel.weigh(given, left_out)
            told.append((channel.alike(weighed, left_out), channel.held(weighed, left_out)))
        likely = self._likely(terms, without)
        found = {}
        for topic in {topic for _, held in told for topic in held}:
            values = []
            for near, held in told:
                best = near.get(topic, [0.0])
                values += [max(best), sum(best) / 3, held.get(topic, 0.0)]
            found[topic] = (*values, likely.get(topic, 0.0))
        return found

    def _likely(self, terms: Terms, without: Set[int]) -> dict[str, float]:
        scores: dict[str, float] = defaultdict(float)
        for term, weight in terms.items():
            counts = self.words.counts(term, without)
            for topic, often in self.read.counts(term).items():
                counts[topic] = counts.get(topic, 0.0) + often
            usual = NOWHERE_NEAR * (sum(counts.values()) + 0.5) / self._size
            for topic, often in counts.items():
                scores[topic] += weight * math.log1p(often / usual)
        length = 10 * math.sqrt(sum(terms.values()) or 1.0)
        return {topic: score / length for topic, score in scores.items()}

    def card(self, topic: str, terms: Terms) -> str | None:
        """The card of a topic that is most like the question; None: no card shares a word."""
        best, name = 0.0, None
        for number, score in self.read.scores(self.read.weigh(terms)).items():
            lesson, card = self._cards.get(number, ("", ""))
            if lesson == topic and score > best:
                best, name = score, card
        return name


def ranked(features: Mapping[str, Features], rank: Mapping[str, float]) -> list[Found]:
    """Topics, the likeliest first, with each one's share of the belief (softmax)."""
    scores = {
        topic: sum(rank[name] * value for name, value in zip(FEATURES, values, strict=True))
        for topic, values in features.items()
    }
    if not scores:
        return []
    highest = max(scores.values())
    shares = {topic: math.exp(score - highest) for topic, score in scores.items()}
    whole = sum(shares.values())
    order = sorted(shares, key=lambda topic: (-shares[topic], topic))
    return [Found(topic, shares[topic] / whole, features[topic]) for topic in order]


SIGNS = ("share", "margin", "outside", "ahead", *FEATURES, "known", "one")
"""What tells whether the first of a ranking is an answer at all. `share` and `margin` over the
second; the belief in what is not taught, `outside`, and how far the first is `ahead` of the best
of it; the first's features; how much is `known`; `one` is the constant."""


def signs(found: Sequence[Found], known: float, elsewhere: Set[str]) -> Features:
    """The values of `SIGNS`; `known` is the share of the question's words that are known here."""
    if not found:
        return (*([0.0] * (len(SIGNS) - 1)), 1.0)
    first = found[0]
    second = found[1].share if len(found) > 1 else 0.0
    shares = [one.share for one in found if one.topic in elsewhere]
    ahead = math.log(first.share / max(shares)) / 5 if shares else 1.0
    others = (first.share - second, sum(shares), min(1.0, ahead))
    return (first.share, *others, *first.features, known, 1.0)


def certainty(values: Features, sure: Mapping[str, float]) -> float:
    """How sure it is that a question is covered, 0 to 1."""
    score = sum(sure[name] * value for name, value in zip(SIGNS, values, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def known_share(channel: Channel, terms: Terms, without: Set[int] = frozenset()) -> float:
    """How much of a question is words that the index knows, 0 to 1; pairs do not count."""
    whole = known = 0.0
    for term, weight in terms.items():
        if " " in term or term[0] == "~":
            continue
        whole += weight
        known += weight * channel.known(term, without)
    return known / whole if whole else float(bool(terms))


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


@dataclass(frozen=True, slots=True)
class Reply:
    """What was found for a question, in its language.

    `place` is set for an answer, and for somebody in need where a lesson may help afterwards.
    `score` is the certainty that it is covered. `others` are the next best places, or the nearest
    topics. `decides`: a decision was asked for.
    """

    kind: Kind
    language: str
    place: Place | None
    score: float
    others: tuple[Place, ...]
    decides: bool = False
