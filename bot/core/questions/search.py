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
    """A question as it sounds to each user, and to each group of users: the log-likelihood of its
    terms. `known`, from 0 to 1, is how much of the question anybody has used.
    """

    users: list[float]
    groups: list[float]
    known: float


class Usage:
    """How often each user uses each term, so how likely a question is theirs: naive Bayes. Users
    stand in `groups`, each beside its own; a group uses what all of it use.

    Flat arrays, term by term: what is known of term t stands from `starts[t]` to `starts[t + 1]`.
    """

    __slots__ = ("_counts", "_groups", "_starts", "_users", "_vocabulary", "_whole")

    def __init__(self, usage: Sequence[Mapping[str, float]], groups: Sequence[int] = ()) -> None:
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        rows = [list(map(numbers.__getitem__, terms)) for terms in usage]
        often = Counter[int]()
        for row in rows:
            often.update(row)
        starts = list(accumulate(map(often.__getitem__, range(len(numbers))), initial=0))
        free, users, counts = starts[:], [0] * starts[-1], [0.0] * starts[-1]
        for user, (row, terms) in enumerate(zip(rows, usage, strict=True)):
            for term, count in zip(row, terms.values(), strict=True):
                place = free[term]
                free[term] = place + 1
                users[place] = user
                counts[place] = count
        numbers.default_factory = None  # It holds itself by it, and all terms with it.
        self._vocabulary = Vocabulary(numbers)
        self._starts, self._users = array("I", starts), array("H", users)
        self._counts = array("f", counts)
        self._whole = [sum(terms.values()) for terms in usage]
        self._groups = list(groups) or list(range(len(usage)))

    def hear(self, terms: Terms, without: tuple[int, Terms] | None = None) -> Heard:
        """What a question's terms tell; `without` a text of a user, as if it was not written."""
        mine, left = without or (-1, {})
        whole = list(self._whole)
        if without:
            whole[mine] -= sum(left.values())
        groups = self._groups
        together = [0.0] * (max(groups, default=-1) + 1)
        for user, total in enumerate(whole):
            together[groups[user]] += total
        by_user, by_group = [0.0] * len(whole), [0.0] * len(together)
        known = 0.0
        for term, weight in terms.items():
            group, used = -1, 0.0
            heard = False
            for user, often in self._used(term):
                count = often - left.get(term, 0.0) if user == mine else often
                if count <= _NOTHING:
                    continue
                heard = True
                by_user[user] += weight * math.log1p(count / LITTLE)
                if groups[user] != group:
                    if used:
                        by_group[group] += weight * math.log1p(used / LITTLE)
                    group, used = groups[user], 0.0
                used += count
            if used:
                by_group[group] += weight * math.log1p(used / LITTLE)
            known += weight * heard
        length = sum(terms.values())
        return Heard(
            self._likely(by_user, whole, known),
            self._likely(by_group, together, known),
            known / length if length else 0.0,
        )

    def _likely(self, found: list[float], whole: list[float], known: float) -> list[float]:
        little, unused = math.log(LITTLE), LITTLE * len(self._vocabulary) + 1
        return [
            shared + known * (little - math.log(total + unused))
            for shared, total in zip(found, whole, strict=True)
        ]

    def _used(self, term: str) -> Iterator[tuple[int, float]]:
        """The users of a term, each with how often."""
        number = self._vocabulary.number(term)
        if number is None:
            return iter(())
        here = slice(self._starts[number], self._starts[number + 1])
        return zip(self._users[here], self._counts[here], strict=True)


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
        # What is said of a topic, by card; "": of none of them.
        said: defaultdict[str, defaultdict[str, Counts]] = defaultdict(_nothing_yet)
        for phrase in phrases:
            count(said[phrase.topic][phrase.card], phrase.terms)
        named: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for passage in passages:
            count(said[passage.topic][passage.name], passage.terms, READ)
            if passage.name:
                named[passage.topic][passage.name] = None
        self._topics = list(said)
        self._places = {
            (topic, card): place
            for place, (topic, card) in enumerate(
                (topic, card) for topic, those in said.items() for card in those
            )
        }
        """Where in the usage stands what is said of a card, and of none of a topic's cards."""
        self._cards = {
            topic: {card: self._places[topic, card] for card in cards}
            for topic, cards in named.items()
        }
        """Topic → its cards that can be an answer."""
        numbers = {topic: number for number, topic in enumerate(self._topics)}
        usage = [used for those in said.values() for used in those.values()]
        _forget_lone_pairs(usage)
        self._usage = Usage(usage, [numbers[topic] for topic, _ in self._places])
        self._rows = [
            list(self._cards[topic].values())
            if topic in self._cards
            else [self._places[topic, card] for card in said[topic]]
            for topic in self._topics
        ]

    def find(self, terms: Terms, without: Phrase | None = None) -> Found:
        """The topics of a question; `without` a way to ask, as if it was not written."""
        if not self._topics or not terms:
            return Found((), _UNHEARD)
        heard = self._usage.hear(terms, self._left_of(without))
        scores = [
            said + BEST * max(heard.users[number] for number in rows)
            for said, rows in zip(heard.groups, self._rows, strict=True)
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

    def _left_of(self, without: Phrase | None) -> tuple[int, Terms] | None:
        """What a phrase adds to the usage that it is counted in."""
        if without is None:
            return None
        return self._places[without.topic, without.card], without.terms

    def _best(self, order: Sequence[int], *, among_elsewhere: bool) -> int | None:
        return next(
            (one for one in order if (self._topics[one] in self.elsewhere) is among_elsewhere), None
        )

    def cards(self, terms: Terms) -> dict[str, list[tuple[str, float]]]:
        """Topic → its cards, the best answer first, each with its share of the belief."""
        heard = self._usage.hear(terms).users
        found = {}
        for topic, cards in self._cards.items():
            shares = _shares([heard[number] for number in cards.values()])
            ranked = sorted(zip(shares, cards, strict=True), key=lambda pair: -pair[0])
            found[topic] = [(name, share) for share, name in ranked]
        return found


def _shares(likely: Sequence[float]) -> list[float]:
    """Log-likelihoods as shares of the belief."""
    highest = max(likely)
    beliefs = [math.exp((one - highest) / HEAT) for one in likely]
    whole = sum(beliefs)
    return [belief / whole for belief in beliefs]


def _nothing_yet() -> defaultdict[str, Counts]:
    return defaultdict(_none_yet)


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
