"""How much each sign and word weighs: a logistic model fitted to labelled messages.

A sign never speaks for a message, and a counter-sign never against it: weights keep to their side
of zero, so that each can be explained. A word may speak for either. Words are many, and so are
pulled to zero harder than signs. Everything is reproducible; there is no chance in it.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.core.logistic import Cases, Feature, having, solved
from bot.core.scams.lexicon import value
from bot.core.scams.red_flags import Weights

_PENALTY = 0.3
"""Strength of the pull towards zero, in messages."""
_WARY = 12.0
"""For the words of known scams, written with such examples in mind: others will be worded anew."""
_WRITTEN_FOR = frozenset({"known-scam", "known-scam-twice"})
_OF_WORDS = 10.0
"""For words, which are many: what signs can say, they should."""
_KEPT = 10.0
"""How much harder weights are pulled to what they were than to zero, when a fit starts from them:
what thousands of messages taught, a few hundred do not undo."""
_LEAST = 3
"""Messages in which a word must stand to be weighed."""
_SLIGHT = 0.04
"""A word that weighs less is left out."""
_FOLDS = 5
_MANY, _FEW = 40, 10
"""Genuine messages from which on a collection has a say in where the sum begins; messages from
which on it is told of by itself."""
_FACTOR, _POWER = 20.0, 0.75
"""How much more a message of a small collection counts at most, and how near to alike they are."""
_WRITTEN_BY = frozenset({"real", "indep"})
"""Words before the colon of a source that say who wrote its messages, not where they are from."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled message as its signs and words; `group` holds near-duplicates together."""

    signs: frozenset[str]
    scam: bool
    language: str
    source: str
    group: int
    weight: float = 1.0
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted: signs with where the sum begins, and words."""

    weights: Weights
    words: Mapping[str, float]


def fit(
    examples: Sequence[Example],
    counters: Set[str],
    allowed: float,
    held_back: Sequence[float] = (),
    before: Fitted | None = None,
) -> Fitted:
    """Weights that flag at most a share of `allowed` of the genuine messages of each language.

    `held_back` are the sums of the examples as `apart` finds them, by weights fitted without them:
    a message whose own words were weighed looks clearer than a stranger's will. `before` are
    weights to start from: where a language has no large collection, its sum begins as it did.
    """
    signs, words = _solved(examples, counters, before)
    sums = held_back or [_sum(one, signs, words) for one in examples]
    told = list(zip(examples, sums, strict=True))
    bias = dict(before.weights.bias) if before else {}
    for language in sorted({one.language for one in examples}):
        own = [pair for pair in told if pair[0].language == language]
        if language not in bias or _large(Counter(_genuine([one for one, _ in own]))):
            bias[language] = round(-threshold(own, allowed), 3)
    return Fitted(Weights(signs, bias), words)


def _solved(
    examples: Sequence[Example], counters: Set[str], before: Fitted | None = None
) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of signs and of words, solved together."""
    known = before.weights.signs if before else {}
    known_words = before.words if before else {}
    names = sorted({name for one in examples for name in one.signs} | known.keys())
    often = Counter(word for one in examples for word in one.words)
    words = sorted({word for word, times in often.items() if times >= _LEAST} | known_words.keys())
    signed = having(names, [one.signs for one in examples])
    worded = having(words, [one.words for one in examples])
    features = [
        Feature(
            rows,
            (_WARY if name in _WRITTEN_FOR else _PENALTY) * (_KEPT if name in known else 1),
            -1 if name in counters else 1,
            known.get(name, 0.0),
        )
        for name, rows in zip(names, signed, strict=True)
    ]
    features += [
        Feature(rows, _OF_WORDS * (_KEPT if before else 1), 0, known_words.get(word, 0.0))
        for word, rows in zip(words, worded, strict=True)
    ]
    values = solved(
        features,
        Cases(
            [one.scam for one in examples],
            [one.weight for one in examples],
            [0.0] * len(examples),
        ),
    )
    signs = {name: round(one, 3) for name, one in zip(names, values[: len(names)], strict=True)}
    told = {word: round(one, 2) for word, one in zip(words, values[len(names) :], strict=True)}
    return signs, {word: one for word, one in told.items() if abs(one) >= _SLIGHT}


def collections(examples: Sequence[Example]) -> list[str]:
    """The collection that each is from; those with few messages are one."""
    names = [collection(one.source) for one in examples]
    sizes = Counter(names)
    return [
        name if sizes[name] >= _FEW else f"{one.language}, others"
        for name, one in zip(names, examples, strict=True)
    ]


def collection(source: str) -> str:
    """The collection that a source is part of: its language, and its first two words.

    Of `real:SMS screenshots (India)` these are `SMS screenshots`. A word before a colon that does
    not say who wrote them names the collection by itself.
    """
    language, _, name = source.partition(", ")
    head, colon, rest = name.partition(":")
    if not colon or head in _WRITTEN_BY:
        head = " ".join(re.findall(r"[^\W\d_]+", rest if colon else name)[:2])
    return f"{language}, {head}"


def threshold(sums: Sequence[tuple[Example, float]], allowed: float) -> float:
    """The lowest sum at which at most a share of `allowed` of genuine messages is flagged.

    Each collection with enough of them counts alike, however many it has.
    """
    honest = [(one, told) for one, told in sums if not one.scam]
    names = _genuine([one for one, _ in sums])
    sizes = Counter(names)
    large = _large(sizes) or set(sizes)
    genuine = sorted(
        (told, 1 / sizes[name])
        for (_, told), name in zip(honest, names, strict=True)
        if name in large
    )
    every = math.fsum(weight for _, weight in genuine)
    above = 0.0
    for told, weight in reversed(genuine):
        above += weight
        if above > allowed * every:
            return told + 0.02
    return -3.0


def _genuine(examples: Sequence[Example]) -> list[str]:
    """The collections of the genuine ones."""
    return collections([one for one in examples if not one.scam])


def _large(sizes: Mapping[str, int]) -> set[str]:
    """The collections that have a say in where the sum begins."""
    return {name for name, size in sizes.items() if size >= _MANY}


def _sum(one: Example, signs: Mapping[str, float], words: Mapping[str, float]) -> float:
    return math.fsum(signs.get(name, 0.0) for name in one.signs) + value(words, one.words)


def apart(
    examples: Sequence[Example],
    counters: Set[str],
    parts: Sequence[int],
    seen: Callable[[], object] = lambda: None,
    before: Fitted | None = None,
) -> list[float]:
    """For each example its sum by weights fitted without its part; `seen` is told of each part."""
    sums = [0.0] * len(examples)
    for part in sorted(set(parts)):
        signs, words = _solved(
            [one for one, own in zip(examples, parts, strict=True) if own != part],
            counters,
            before,
        )
        for index, one in enumerate(examples):
            if parts[index] == part:
                sums[index] = _sum(one, signs, words)
        seen()
    return sums


def folds(examples: Sequence[Example]) -> list[int]:
    """Parts for cross-validation: near-duplicates are in the same."""
    return [one.group % _FOLDS for one in examples]


def strangers(examples: Sequence[Example]) -> list[int]:
    """Parts by where messages are from: each is told by what all the others teach."""
    names = collections(examples)
    order = sorted(set(names))
    return [order.index(name) for name in names]


def balanced(examples: Sequence[Example]) -> list[Example]:
    """Examples weighted so that each collection and label counts nearly alike.

    One large collection of chats would otherwise decide that every word of a bank is a scam's.
    """
    names = [(collection(one.source), one.scam) for one in examples]
    sizes = Counter(names)
    largest = max(sizes.values(), default=1)
    factors = [min(_FACTOR, largest / sizes[name]) ** _POWER for name in names]
    mean = math.fsum(factors) / max(1, len(factors))
    return [
        replace(one, weight=one.weight * factor / mean)
        for one, factor in zip(examples, factors, strict=True)
    ]


def interval(hits: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share by Wilson (1927)."""
    if of == 0:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = share + z * z / (2 * of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


def shingles(text: str) -> frozenset[str]:
    """What a message consists of, without its numbers: word triples, or character fours."""
    plain = re.sub(r"\d+", "0", text.lower())
    words = re.findall(r"[a-z']+|[\u4e00-\u9fff]", plain)
    if len(words) < 3:
        return frozenset({" ".join(words)})
    return frozenset(" ".join(words[i : i + 3]) for i in range(len(words) - 2))


def groups(texts: Sequence[str]) -> list[int]:
    """A number for each text, the same for near-duplicates: by their smallest hashed shingles."""
    first: dict[str, int] = {}
    found: list[int] = []
    for text in texts:
        smallest = sorted(_hash(one) for one in shingles(text))[:3]
        known = [first[one] for one in smallest if one in first]
        number = min(known) if known else int(_hash(text), 16) % 1_000_003
        for one in smallest:
            first.setdefault(one, number)
        found.append(number)
    return found


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
