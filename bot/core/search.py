"""Finding the lesson that answers a question: an index over what is taught and how people ask."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, chain, groupby, pairwise, repeat
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
    """Which texts hold a term, and its weight in each: flat arrays, term by term.

    Terms and texts are numbers. What is known of term t stands from `starts[t]` up to
    `starts[t + 1]`.
    """

    __slots__ = ("_starts", "_texts", "_weights")

    def __init__(
        self,
        size: int,
        terms: Sequence[int],
        texts: Iterable[int],
        weights: Iterable[float],
    ) -> None:
        """From columns, text by text; `size` is how many terms there are."""
        often = Counter(terms)
        starts = list(accumulate(map(often.__getitem__, range(size)), initial=0))
        # Lists while it is filled: they are written to in two thirds of the time.
        free, held_by, held = starts[:], [0] * len(terms), [0.0] * len(terms)
        for term, text, weight in zip(terms, texts, weights, strict=True):
            place = free[term]
            free[term] = place + 1
            held_by[place] = text
            held[place] = weight
        self._starts, self._texts = array("I", starts), array("H", held_by)
        self._weights = array("f", held)

    def texts(self, term: int) -> array[int]:
        """The texts that hold a term, in order."""
        return self._texts[self._starts[term] : self._starts[term + 1]]

    def weights(self, term: int) -> array[float]:
        """The term's weight in each of `texts`."""
        return self._weights[self._starts[term] : self._starts[term + 1]]

    def __len__(self) -> int:
        return len(self._texts)


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


class Texts:
    """Texts in one way of taking them apart, as they are gathered: columns of terms, by number, and
    their weights; `ends` says where each text ends.

    Texts of a topic come one after another; `topics`, with their numbers, are shared by channels.
    """

    def __init__(self, topics: dict[str, int]) -> None:
        self.topics = topics
        self.topic_of = array("H")
        self.numbers: defaultdict[str, int] = defaultdict()
        self.numbers.default_factory = self.numbers.__len__
        self.terms: list[int] = []
        self.weights: list[float] = []
        self.ends: list[int] = []

    def add(self, topic: str, terms: Terms) -> None:
        """One more text."""
        self.topic_of.append(self.topics.setdefault(topic, len(self.topics)))
        self.terms += map(self.numbers.__getitem__, terms)
        self.weights += terms.values()
        self.ends.append(len(self.terms))


@dataclass(frozen=True, slots=True)
class Sought:
    """A term of a question in a channel: its number (None: nowhere), its weight by how rare it is,
    and how many texts of each topic hold it."""

    number: int | None
    weight: float
    counts: Mapping[int, int]


class Channel:
    """Texts, ready to be compared with a question; `remember` for leaving one out later.

    `without` are texts left out, of one topic: as if they had not been written.
    """

    def __init__(self, texts: Texts, *, remember: bool = False) -> None:
        self._topic_of = texts.topic_of
        self._vocabulary = Vocabulary(texts.numbers)
        parts = [slice(*ends) for ends in pairwise((0, *texts.ends))]
        self._left = [frozenset(texts.terms[part]) for part in parts] if remember else []
        self._spans: dict[int, slice] = {}
        by_topic: dict[int, list[int]] = {}
        for topic, ours in groupby(range(len(parts)), texts.topic_of.__getitem__):
            numbers = list(ours)
            self._spans[topic] = slice(numbers[0], numbers[-1] + 1)
            by_topic[topic] = texts.terms[parts[numbers[0]].start : parts[numbers[-1]].stop]
        size, count = len(texts.numbers), len(by_topic)
        there = Counter(chain.from_iterable(map(set, by_topic.values())))
        rarities = [math.log(1 + (count - n + 0.5) / (n + 0.5)) for n in range(count + 1)]
        self._rarest = rarities[0]
        self._rarity = array("f", (rarities[there[term]] for term in range(size)))
        weighed = list(map(mul, texts.weights, map(self._rarity.__getitem__, texts.terms)))
        of_text = chain.from_iterable(map(repeat, range(len(parts)), map(_length, parts)))
        to_one = chain.from_iterable(_to_one(weighed[part]) for part in parts)
        self._postings = Postings(size, texts.terms, of_text, to_one)
        lengths = {
            topic: sum(map(self._rarity.__getitem__, terms)) for topic, terms in by_topic.items()
        }
        mean = sum(lengths.values()) / max(1, count) or 1.0
        self._held_back = {
            topic: K1 * (1 - B + B * length / mean) for topic, length in lengths.items()
        }

    @property
    def size(self) -> int:
        """How many terms its texts hold."""
        return len(self._postings)

    def known(self, term: str, without: Set[int] = frozenset()) -> bool:
        """Whether any text holds the term."""
        number = self._vocabulary.number(term)
        return number is not None and bool(self._counts(number, without))

    def _counts(self, number: int, without: Set[int]) -> Counter[int]:
        """Topic → how many of its texts hold the term."""
        counts = Counter(map(self._topic_of.__getitem__, self._postings.texts(number)))
        for text in without:
            if number in self._left[text]:
                counts[self._topic_of[text]] -= 1
        return +counts if without else counts

    def seek(self, terms: Terms, without: Set[int] = frozenset()) -> list[Sought]:
        """The question's terms by their rarity; a term that is nowhere is as rare as can be."""
        sought = []
        for term, weight in terms.items():
            number = self._vocabulary.number(term)
            counts = Counter[int]() if number is None else self._counts(number, without)
            rarity = self._rarest if number is None or not counts else self._rarity[number]
            sought.append(Sought(number, weight * rarity, counts))
        return sought

    def scores(self, sought: Iterable[Sought]) -> list[float]:
        """How alike each text is to the question (cosine)."""
        sought = list(sought)
        norm = math.hypot(*(one.weight for one in sought)) or 1.0
        scores = [0.0] * len(self._topic_of)
        for one in sought:
            if one.number is not None:
                share = one.weight / norm
                texts, weights = (
                    self._postings.texts(one.number),
                    self._postings.weights(one.number),
                )
                for text, weight in zip(texts, weights, strict=True):
                    scores[text] += share * weight
        return scores

    def alike(
        self, sought: Iterable[Sought], without: Set[int] = frozenset()
    ) -> dict[int, list[float]]:
        """Topic → how alike its texts are to the question, the best three, the best last."""
        scores = self.scores(sought)
        for text in without:
            scores[text] = 0.0
        return {topic: sorted(scores[span])[-3:] for topic, span in self._spans.items()}

    def held(self, sought: Sequence[Sought]) -> dict[int, float]:
        """Topic → how much of the question its words hold, 0 to 1 (BM25 over what it could be)."""
        whole = (sum(one.weight for one in sought) or 1.0) * (K1 + 1)
        scores: dict[int, float] = defaultdict(float)
        for one in sought:
            most = one.weight * (K1 + 1) / whole
            for topic, often in one.counts.items():
                scores[topic] += most * often / (often + self._held_back[topic])
        return scores


def _length(part: slice) -> int:
    return int(part.stop - part.start)


def _to_one(weights: list[float]) -> list[float]:
    """The weights of a text's terms, as long together as any text's."""
    norm = math.hypot(*weights) or 1.0
    return [weight / norm for weight in weights]


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
        topics: dict[str, int] = {}
        words, fuzzy, read = Texts(topics), Texts(topics), Texts(topics)
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
        self._topics = list(topics)
        self._size = self.words.size + self.read.size

    def features(
        self, terms: Terms, fuzzy: Terms, without: Set[int] = frozenset()
    ) -> dict[str, Features]:
        """Topic → `FEATURES`. `without` leaves phrases of one topic out."""
        asked = self.words.seek(terms, without)
        spelt = self.fuzzy.seek(fuzzy, without)
        read = self.read.seek(terms)
        told = (
            (self.words.alike(asked, without), self.words.held(asked)),
            (self.fuzzy.alike(spelt, without), self.fuzzy.held(spelt)),
            (self.read.alike(read), self.read.held(read)),
        )
        likely = self._likely(terms, asked, read)
        found = {}
        for topic in {topic for _, held in told for topic in held}:
            values = []
            for near, held in told:
                best = near.get(topic, [0.0])
                values += [best[-1], sum(best) / 3, held.get(topic, 0.0)]
            found[self._topics[topic]] = (*values, likely.get(topic, 0.0))
        return found

    def _likely(
        self, terms: Terms, asked: Iterable[Sought], read: Iterable[Sought]
    ) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for weight, one, other in zip(terms.values(), asked, read, strict=True):
            counts = dict(one.counts)
            for topic, often in other.counts.items():
                counts[topic] = counts.get(topic, 0) + often
            usual = NOWHERE_NEAR * (sum(counts.values()) + 0.5) / self._size
            for topic, often in counts.items():
                scores[topic] += weight * math.log1p(often / usual)
        length = 10 * math.sqrt(sum(terms.values()) or 1.0)
        return {topic: score / length for topic, score in scores.items()}

    def cards(self, terms: Terms) -> dict[str, str]:
        """Topic → its card that is most like the question, where one shares a word with it."""
        scores = self.read.scores(self.read.seek(terms))
        best: dict[str, tuple[float, str]] = {}
        for number, (topic, card) in self._cards.items():
            if scores[number] > best.get(topic, (0.0,))[0]:
                best[topic] = (scores[number], card)
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
