"""Finding the lesson that answers a question: an index over what is taught and how people ask."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, chain
from operator import mul

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


class Postings:
    """Which rows (texts, or topics) hold a term, with a number each: flat arrays, term by term.

    A term is a number here. Those of term t are from `starts[t]` up to `starts[t + 1]`.
    """

    __slots__ = ("_rows", "_starts", "_values")

    def __init__(
        self, size: int, rows: Sequence[Collection[int]], values: Iterable[Iterable[float]]
    ) -> None:
        """From the terms that each row holds, with a value for each, and how many terms exist."""
        often = Counter(chain.from_iterable(rows))
        starts = list(accumulate((often[term] for term in range(size)), initial=0))
        # Lists while it is filled: they are written to in two thirds of the time.
        free, row_at, value_at = starts[:], [0] * starts[-1], [0.0] * starts[-1]
        for row, (terms, there) in enumerate(zip(rows, values, strict=True)):
            for term, value in zip(terms, there, strict=True):
                place = free[term]
                free[term] = place + 1
                row_at[place] = row
                value_at[place] = value
        self._starts, self._rows = array("I", starts), array("H", row_at)
        self._values = array("f", value_at)

    def of(self, term: int) -> Iterator[tuple[int, float]]:
        """The rows that hold a term, each with its number."""
        there = slice(self._starts[term], self._starts[term + 1])
        return zip(self._rows[there], self._values[there], strict=True)

    def count(self, term: int) -> int:
        """How many rows hold a term."""
        return self._starts[term + 1] - self._starts[term]

    def __len__(self) -> int:
        return len(self._rows)


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


Weighed = list[tuple[int | None, float]]
"""A question's terms by their numbers in a channel (None: nowhere), with their weights there."""


class Texts:
    """Texts of topics in one way of taking them apart, as they are gathered; terms by number."""

    def __init__(self) -> None:
        self.numbers: defaultdict[str, int] = defaultdict()
        self.numbers.default_factory = self.numbers.__len__
        self.topics: dict[str, int] = {}
        self.topic_of = array("H")
        self.terms: list[list[int]] = []
        self.weights: list[list[float]] = []

    def add(self, topic: str, terms: Terms) -> None:
        """One more text."""
        self.topic_of.append(self.topics.setdefault(topic, len(self.topics)))
        self.terms.append(list(map(self.numbers.__getitem__, terms)))
        self.weights.append(list(terms.values()))


class Channel:
    """Texts, ready to be compared with a question; `remember` for leaving one out later."""

    def __init__(self, texts: Texts, *, remember: bool = False) -> None:
        self.topics = list(texts.topics)
        self._topic_of = texts.topic_of
        self._vocabulary = Vocabulary(texts.numbers)
        self._left = [frozenset(terms) for terms in texts.terms] if remember else []
        often = [Counter[int]() for _ in self.topics]
        for place, terms in zip(texts.topic_of, texts.terms, strict=True):
            often[place].update(terms)
        size, count = len(texts.numbers), len(self.topics)
        self._topics = Postings(size, often, [one.values() for one in often])
        rarities = [
            math.log(1 + (count - there + 0.5) / (there + 0.5)) for there in range(count + 1)
        ]
        self._rarest = rarities[0]
        self._rarity = array("f", (rarities[self._topics.count(term)] for term in range(size)))
        self._texts = Postings(size, texts.terms, map(self._to_one, texts.terms, texts.weights))
        lengths = [sum(map(mul, one.values(), self._rarities(one))) for one in often]
        mean = sum(lengths) / max(1, count) or 1.0
        self._held_back = [K1 * (1 - B + B * length / mean) for length in lengths]

    def _rarities(self, terms: Iterable[int]) -> Iterator[float]:
        return map(self._rarity.__getitem__, terms)

    def _to_one(self, terms: list[int], kinds: list[float]) -> list[float]:
        """The weights of a text's terms by their rarity, as long together as any text's."""
        weights = list(map(mul, kinds, self._rarities(terms)))
        norm = math.hypot(*weights) or 1.0
        return [weight / norm for weight in weights]

    @property
    def size(self) -> int:
        """How many terms its texts hold."""
        return len(self._texts)

    def known(self, term: str, without: Set[int] = frozenset()) -> bool:
        """Whether any text holds the term (besides the texts `without`)."""
        return self._is_known(self._vocabulary.number(term), without)

    def _is_known(self, number: int | None, without: Set[int]) -> bool:
        return number is not None and self._texts.count(number) > self._left_out(number, without)

    def _left_out(self, number: int, without: Set[int]) -> int:
        return sum(number in self._left[text] for text in without)

    def counts(self, term: str, without: Set[int] = frozenset()) -> dict[str, float]:
        """Topic → how many of its texts hold the term; those `without` are of one topic."""
        number = self._vocabulary.number(term)
        if number is None:
            return {}
        found = {self.topics[place]: often for place, often in self._topics.of(number)}
        if left_out := self._left_out(number, without):
            found[self.topics[self._topic_of[next(iter(without))]]] -= left_out
        return found

    def weigh(self, terms: Terms, without: Set[int] = frozenset()) -> Weighed:
        """The question's terms by their rarity; a term that is nowhere is as rare as can be."""
        weighed: Weighed = []
        for term, weight in terms.items():
            number = self._vocabulary.number(term)
            rarity = self._rarest
            if number is not None and self._is_known(number, without):
                rarity = self._rarity[number]
            weighed.append((number, weight * rarity))
        return weighed

    def scores(self, weighed: Weighed) -> dict[int, float]:
        """Text → how alike it is to the question (cosine)."""
        norm = math.hypot(*(weight for _, weight in weighed)) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for number, weight in weighed:
            if number is not None:
                share = weight / norm
                for text, there in self._texts.of(number):
                    scores[text] += share * there
        return scores

    def alike(self, weighed: Weighed, without: Set[int] = frozenset()) -> dict[str, list[float]]:
        """Topic → how alike its texts are to the question, the best three."""
        scores = self.scores(weighed)
        for text in without:
            scores.pop(text, None)
        near: dict[int, list[float]] = defaultdict(list)
        for text, score in scores.items():
            near[self._topic_of[text]].append(score)
        return {self.topics[place]: sorted(all_)[-3:] for place, all_ in near.items()}

    def held(self, weighed: Weighed, without: Set[int] = frozenset()) -> dict[str, float]:
        """Topic → how much of the question its words hold, 0 to 1 (BM25 over what it could be)."""
        whole = (sum(weight for _, weight in weighed) or 1.0) * (K1 + 1)
        own = self._topic_of[next(iter(without))] if without else -1
        scores: dict[int, float] = defaultdict(float)
        for number, weight in weighed:
            if number is None:
                continue
            for place, often in self._topics.of(number):
                if place == own:
                    # As if the texts had not been written.
                    often -= self._left_out(number, without)  # noqa: PLW2901
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
        self.elsewhere = elsewhere
        self.phrases: list[Phrase] = []
        self._cards: dict[int, tuple[str, str]] = {}
        words, fuzzy, read = Texts(), Texts(), Texts()
        for phrase in phrases:
            words.add(phrase.topic, phrase.terms)
            fuzzy.add(phrase.topic, phrase.fuzzy)
            if remember:
                self.phrases.append(phrase)
        for number, passage in enumerate(passages):
            read.add(passage.topic, passage.terms)
            if passage.name:
                self._cards[number] = (passage.topic, passage.name)
        self.words = Channel(words, remember=remember)
        self.fuzzy = Channel(fuzzy, remember=remember)
        self.read = Channel(read)
        self._size = self.words.size + self.read.size

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

    def cards(self, terms: Terms) -> dict[str, str]:
        """Topic → its card that is most like the question, where one shares a word with it."""
        best: dict[str, tuple[float, str]] = {}
        for number, score in self.read.scores(self.read.weigh(terms)).items():
            if number in self._cards:
                topic, card = self._cards[number]
                if score > best.get(topic, (0.0,))[0]:
                    best[topic] = (score, card)
        return {topic: card for topic, (_, card) in best.items()}


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
