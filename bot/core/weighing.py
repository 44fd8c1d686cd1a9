"""How much each sign weighs: a logistic model fitted to labelled messages, and how well it does.

A sign never speaks for a message, and a counter-sign never against it: weights keep to their side
of zero, so that each can be explained. Everything is reproducible; there is no chance in it.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from bot.core.red_flags import Weights

_PENALTY = 1.0
"""Strength of the pull towards zero, in messages."""
_WARY = 12.0
"""For the words of known scams, written with such examples in mind: others will be worded anew."""
_WRITTEN_FOR = frozenset({"known-scam", "known-scam-twice"})
_ROUNDS = 120
FOLDS = 5
_MANY = 100
_FACTOR, _POWER = 20.0, 0.75
_WRITTEN_BY = frozenset({"real", "indep"})
_NEAR = 1e-3


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled message as its signs; `group` holds near-duplicates together."""

    signs: frozenset[str]
    scam: bool
    language: str
    source: str
    group: int
    weight: float = 1.0


def fit(
    examples: Sequence[Example], counters: Set[str], allowed: float, penalty: float = _PENALTY
) -> Weights:
    """Weights that flag at most a share of `allowed` of the genuine messages of each language."""
    names = sorted({name for one in examples for name in one.signs})
    place = {name: index for index, name in enumerate(names)}
    having: list[list[int]] = [[] for _ in names]
    for row, one in enumerate(examples):
        for name in one.signs:
            having[place[name]].append(row)
    everyone = list(range(len(examples)))
    values, bias, sums = [0.0] * len(names), 0.0, [0.0] * len(examples)
    for _ in range(_ROUNDS):
        largest = abs(step := -_slope(examples, everyone, sums))
        bias = _move(bias, step, everyone, sums)
        for index, name in enumerate(names):
            # Newton's step one weight at a time, which never crosses to the other side of zero.
            pull = penalty * (_WARY if name in _WRITTEN_FOR else 1.0)
            slope = _slope(examples, having[index], sums, pull, values[index])
            wanted = values[index] - slope
            wanted = min(0.0, wanted) if name in counters else max(0.0, wanted)
            step = wanted - values[index]
            largest = max(largest, abs(step))
            values[index] = _move(values[index], step, having[index], sums)
        if largest < _NEAR:
            break
    signs = {name: round(values[index], 3) for name, index in place.items()}
    languages = sorted({one.language for one in examples})
    fitted = Weights(signs, dict.fromkeys(languages, bias))
    begins = {
        language: round(
            bias
            - threshold([one for one in examples if one.language == language], fitted, allowed),
            3,
        )
        for language in languages
    }
    return Weights(signs, begins)


def _slope(
    examples: Sequence[Example],
    rows: Sequence[int],
    sums: Sequence[float],
    penalty: float = 0.0,
    value: float = 0.0,
) -> float:
    """The loss's slope along one weight, over its curvature: how far to go."""
    slope, curve = penalty * value, penalty + 1e-9
    for row in rows:
        one, chance = examples[row], _logistic(sums[row])
        slope += one.weight * (chance - one.scam)
        curve += one.weight * max(chance * (1 - chance), 0.02)
    return slope / curve


def _move(value: float, step: float, rows: Sequence[int], sums: list[float]) -> float:
    step = max(-1.0, min(1.0, step))
    for row in rows:
        sums[row] += step
    return value + step


def threshold(examples: Sequence[Example], weights: Weights, allowed: float) -> float:
    """The lowest sum at which at most a share of `allowed` of genuine messages is flagged."""
    return _lowest([(one, total(one, weights)) for one in examples], allowed)


def _lowest(rows: Sequence[tuple[Example, float]], allowed: float) -> float:
    """The lowest sum at which at most a share of `allowed` of genuine messages is flagged.

    Each collection with enough of them counts alike, however many it has; small ones are one.
    """
    sizes = Counter(kin(one.source) for one, _ in rows if not one.scam)
    several = {name: name if size >= _MANY else "" for name, size in sizes.items()}
    sizes = Counter(several[kin(one.source)] for one, _ in rows if not one.scam)
    genuine = sorted(
        (value, 1 / sizes[several[kin(one.source)]]) for one, value in rows if not one.scam
    )
    every = math.fsum(weight for _, weight in genuine)
    above = 0.0
    for value, weight in reversed(genuine):
        above += weight
        if above > allowed * every:
            return min(3.0, max(-3.0, value + 0.02))
    return -3.0


def total(one: Example, weights: Weights) -> float:
    """The sum of an example's weights; from 0 on it is flagged."""
    signs = math.fsum(weights.signs.get(name, 0.0) for name in one.signs)
    return weights.bias.get(one.language, 0.0) + signs


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def source_folds(examples: Sequence[Example], folds: int = FOLDS) -> list[int]:
    """A fold for each example, no collection in two: the largest first, into the emptiest fold.

    What is judged by weights fitted to other collections is judged as a stranger's message is.
    """
    sizes = Counter(kin(one.source) for one in examples)
    filled, fold_of = [0] * folds, dict[str, int]()
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold_of[name] = filled.index(min(filled))
        filled[fold_of[name]] += size
    return [fold_of[kin(one.source)] for one in examples]


def cross_validated(
    examples: Sequence[Example],
    counters: Set[str],
    allowed: float,
    folds: int = FOLDS,
    seen: Callable[[int], object] = lambda _: None,
) -> list[float]:
    """For each example its sum, by weights fitted without its group."""
    sums = [0.0] * len(examples)
    for fold in range(folds):
        train = [one for one in examples if one.group % folds != fold]
        weights = fit(train, counters, allowed)
        for index, one in enumerate(examples):
            if one.group % folds == fold:
                sums[index] = total(one, weights)
        seen(fold)
    return sums


def unseen_threshold(
    weights: Weights, examples: Sequence[Example], sums: Sequence[float], allowed: float
) -> Weights:
    """Weights whose bias allows for the sums of messages that were not fitted to, by language."""
    rows = list(zip(examples, sums, strict=True))
    bias = {
        language: round(
            value - _lowest([row for row in rows if row[0].language == language], allowed), 3
        )
        for language, value in weights.bias.items()
    }
    return Weights(weights.signs, bias)


def balanced(examples: Sequence[Example]) -> list[Example]:
    """Examples weighted so that small collections have nearly as much to say as large ones."""
    factors = shares([(one.source, one.scam) for one in examples])
    return [
        Example(
            one.signs,
            one.scam,
            one.language,
            one.source,
            one.group,
            one.weight * factor,
        )
        for one, factor in zip(examples, factors, strict=True)
    ]


def shares(rows: Sequence[tuple[str, bool]]) -> list[float]:
    """How much each message counts, from (source, is a scam) of every one.

    One large collection of chats would otherwise decide that every word of a bank is a scam's.
    """
    sizes = Counter((kin(source), scam) for source, scam in rows)
    largest = max(sizes.values(), default=1)
    factors = [min(_FACTOR, largest / sizes[kin(source), scam]) ** _POWER for source, scam in rows]
    mean = math.fsum(factors) / max(1, len(factors))
    return [factor / mean for factor in factors]


def kin(source: str) -> str:
    """The collection that a source is part of: its language, and its first two words.

    Of `real:SMS screenshots (India)` these are `SMS screenshots`; `real` and `indep` only say who
    wrote them. Another word before a colon names the collection.
    """
    language, _, name = source.partition(", ")
    head, colon, rest = name.partition(":")
    if not colon or head in _WRITTEN_BY:
        head = " ".join(re.findall(r"[^\W\d_]+", rest if colon else name)[:2])
    return f"{language}, {head}"


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
