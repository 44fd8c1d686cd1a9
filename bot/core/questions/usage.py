"""Who uses which terms how often, and how likely a text is theirs: naive Bayes, in flat arrays."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.core.questions.words import Terms

Small, Single = np.int32, np.float32
Few = np.uint16
"""Whose a text is."""
Whole = NDArray[np.int64]
Numbers = NDArray[np.int32]
Those = NDArray[np.uint16]
Weights = NDArray[np.float32]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
N = TypeVar("N", int, Whole)

LITTLE = 0.02
"""How often a user is taken to use a term that they have not used yet."""
_NOTHING = 1e-5
"""What may be left of a count in single precision when all of it is taken away."""

# A term's number says in its highest bits of what the lower ones are made.
_PAIR, _APART, _CHARACTERS = 1 << 60, 1 << 61, 1 << 62
_WORD, _CHARACTER = 24, 16
_MOST_CHARACTERS = 3
_UNKNOWN = -1


class Codes:
    """A number for each term: for words as they come, for two words made of theirs, for up to three
    characters made of them. So pairs, of which there are millions, need not be kept as texts."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}

    def word(self, word: str) -> int:
        """A word's number; the next one for a new word."""
        return self._words.setdefault(word, len(self._words))

    def learned(self, term: str) -> int:
        """A term's number, whatever it is."""
        for word in () if _of_characters(term) else term.replace(" _ ", " ").split(" "):
            self.word(word)
        return self.of(term)

    def of(self, term: str) -> int:
        """A term's number, below zero where nobody uses its words."""
        known = self._words.get(term)
        if known is not None:
            return known
        if " " in term:
            first, *between, last = term.split(" ")
            one, other = self._words.get(first), self._words.get(last)
            if one is None or other is None:
                return _UNKNOWN
            return paired(one, other, apart=bool(between))
        if not _of_characters(term):
            return _UNKNOWN
        return run_together(*map(ord, term))


def _of_characters(term: str) -> bool:
    return len(term) <= _MOST_CHARACTERS and not term.isascii()


def paired(first: N, second: N, *, apart: bool = False) -> N:
    """The number of two words side by side, or `apart` by one; of many pairs at once, too."""
    return (_APART if apart else _PAIR) | first << _WORD | second


def run_together(first: N, *others: N) -> N:
    """The number of one to three characters in a row; of many rows at once, too."""
    code = first % (1 << _CHARACTER)
    for each in others:
        code = code << _CHARACTER | each % (1 << _CHARACTER)
    return _CHARACTERS | code


@dataclass(frozen=True, slots=True)
class Used:
    """Which terms stand in which texts, a row each: the text's number, the term's, its weight."""

    codes: Codes
    texts: Numbers
    terms: Whole
    weights: Weights

    @classmethod
    def of(cls, codes: Codes, texts: Iterable[Terms]) -> Used:
        """Texts that are taken apart, in their order."""
        at, terms, weights = array("i"), array("q"), array("f")
        for number, found in enumerate(texts):
            at.extend([number] * len(found))
            terms.extend(map(codes.learned, found))
            weights.extend(found.values())
        return cls(codes, np.array(at, Small), np.array(terms, int), np.array(weights, Single))

    def of_those(self, chosen: Flags) -> Used:
        """The chosen texts alone, numbered anew."""
        rows = chosen[self.texts]
        numbers = np.cumsum(chosen, dtype=Small) - 1
        return Used(self.codes, numbers[self.texts[rows]], self.terms[rows], self.weights[rows])

    def beside(self, other: Used, first: int = 0) -> Used:
        """With other texts of the same codes, which are numbered from `first`."""
        return Used(
            self.codes,
            np.concatenate((self.texts, other.texts + first)),
            np.concatenate((self.terms, other.terms)),
            np.concatenate((self.weights, other.weights)),
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as it sounds to each user, and to each group of users: the log-likelihood of its
    terms. `length` is the weight of all its terms; `known`, from 0 to 1, is how much of it anybody
    has used.
    """

    users: Floats
    groups: Floats
    known: float
    length: float


class _Table:
    """Who uses a term, each with the logarithm of how often: for term t what stands from
    `starts[t]` to `starts[t + 1]`."""

    __slots__ = ("_logs", "_starts", "_who")

    def __init__(self, terms: Numbers, who: Those, counts: Floats, size: int) -> None:
        """Rows in the order of terms, and of who uses them; what stands twice is added up."""
        first = np.flatnonzero(_anew(terms) | _anew(who))
        starts = np.searchsorted(terms[first], np.arange(size + 1, dtype=Small)).astype(np.uint32)
        self._starts = array("I", starts.tobytes())
        self._who = who[first]
        added = np.add.reduceat(counts, first) if len(first) else counts
        self._logs = np.log1p(added / LITTLE).astype(Single)

    def tell(self, term: int, left: tuple[int, float] | None) -> tuple[Those, Weights]:
        """Who uses a term; `left` is someone, and how often that is too much."""
        here = slice(self._starts[term], self._starts[term + 1])
        who, logs = self._who[here], self._logs[here]
        if left is None:
            return who, logs
        counts = np.expm1(logs) * LITTLE - np.where(who == left[0], left[1], 0.0)
        still = counts > _NOTHING
        return who[still], np.log1p(counts[still] / LITTLE).astype(Single)


def _added(who: NDArray[np.integer], values: NDArray[np.floating], size: int = 0) -> Floats:
    """The sum of the values of each."""
    return np.asarray(np.bincount(who, values, size), float)


class _Sum:
    """What terms add to each of `size` users, added up once for all."""

    __slots__ = ("_size", "_values", "_who")

    def __init__(self, size: int) -> None:
        self._size = size
        self._who: list[Those] = []
        self._values: list[Weights] = []

    def add(self, who: Those, values: Weights) -> None:
        self._who.append(who)
        self._values.append(values)

    def all(self) -> Floats:
        if not self._who:
            return np.zeros(self._size)
        return _added(np.concatenate(self._who), np.concatenate(self._values), self._size)


def _by_term(
    used: Used, rank: Numbers, size: int, *, lone_pairs: bool
) -> tuple[Whole, Weights, Whole]:
    """The terms in order, the weight of each, and a row for each term in each text: the term's
    place times `size`, and the text's `rank`. Millions of rows, so that nothing is kept for longer
    than it is needed."""
    order = np.argsort(used.terms, kind="stable")
    terms, texts = used.terms[order], rank[used.texts[order]]
    first = np.flatnonzero(_anew(terms))
    known, weights = terms[first], used.weights[order[first]]
    often = np.diff(first, append=len(terms))
    del order, terms
    if not lone_pairs:
        told = (known < _PAIR) | (known >= _CHARACTERS) | (often > 1)
        texts = texts[np.repeat(told, often)]
        known, weights, often = known[told], weights[told], often[told]
    rows = np.repeat(np.arange(len(known)) * size, often)
    rows += texts
    rows.sort()
    return known, weights, rows[_anew(rows)]


def _anew(rows: NDArray[np.integer]) -> Flags:
    """Where another value begins, in rows that are sorted."""
    return np.concatenate((np.ones(min(len(rows), 1), bool), rows[1:] != rows[:-1]))


class Usage:
    """How often each user uses each term, so how likely a text is theirs. Users stand in `groups`,
    each beside its own; a group uses what all of it use.
    """

    def __init__(
        self,
        used: Used,
        users: Sequence[int],
        shares: float | Floats = 1.0,
        groups: Sequence[int] = (),
        *,
        lone_pairs: bool = True,
    ) -> None:
        """`users` and `shares`: whose each text is, and how much it counts. Without `lone_pairs`,
        those are left out that stand in one text alone: most do, and they tell nothing."""
        self._codes = used.codes
        self._groups = np.array(groups or range(max(users, default=-1) + 1), Few)
        # Texts by their users, so that terms in the order of texts are in that of users too.
        order = np.argsort(np.array(users, Few), kind="stable")
        size = max(len(order), 1)
        rank = np.empty(len(order), Small)
        rank[order] = np.arange(len(order))
        whose = np.array(users, Few)[order]
        counting = np.broadcast_to(np.asarray(shares, float), len(order))[order]
        known, weights, rows = _by_term(used, rank, size, lone_pairs=lone_pairs)
        numbers = (rows // size).astype(Small)
        rows %= size
        counts, who = weights[numbers] * counting[rows], whose[rows]
        del rows
        self._known = array("q", known.tobytes())
        self._by_user = _Table(numbers, who, counts, len(known))
        self._by_group = _Table(numbers, self._groups[who], counts, len(known))
        self._whole = _added(who, counts, len(self._groups))

    def hear(self, terms: Terms, without: tuple[int, Terms] | None = None) -> Heard:
        """What a text's terms tell; `without` a text of a user, as if it was not written."""
        mine, left = without or (-1, {})
        whole = self._whole.copy()
        if without:
            whole[mine] -= sum(left.values())
        together = _added(self._groups, whole)
        by_user, by_group, known = _Sum(len(whole)), _Sum(len(together)), 0.0
        for term, weight in terms.items():
            number = self._number(term)
            if number is None:
                continue
            less = left.get(term)
            user = None if less is None else (mine, less)
            group = None if less is None else (int(self._groups[mine]), less)
            who, logs = self._by_user.tell(number, user)
            by_user.add(who, logs * weight)
            known += weight * bool(len(who))
            who, logs = self._by_group.tell(number, group)
            by_group.add(who, logs * weight)
        length = sum(terms.values())
        return Heard(
            self._likely(by_user.all(), whole, known),
            self._likely(by_group.all(), together, known),
            known / length if length else 0.0,
            length,
        )

    def _likely(self, found: Floats, whole: Floats, known: float) -> Floats:
        unused = LITTLE * len(self._known) + 1
        return found + known * (math.log(LITTLE) - np.log(whole + unused))

    def _number(self, term: str) -> int | None:
        code = self._codes.of(term)
        place = bisect_left(self._known, code)
        return place if place < len(self._known) and self._known[place] == code else None
