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
    """The lowest sum at which at most a share of `allowed` of genuine messages is flagged.

    Each source with enough of them counts alike, however many it has.
    """
    sizes = Counter(one.source for one in examples if not one.scam)
    large = {source for source, size in sizes.items() if size >= _MANY} or set(sizes)
    genuine = sorted(
        (total(one, weights), 1 / sizes[one.source])
        for one in examples
        if not one.scam and one.source in large
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


def cross_validated(
    examples: Sequence[Example],
    counters: Set[str],
    allowed: float,
    folds: int = FOLDS,
    seen: Callable[[int], object] = lambda _: None,
) -> list[bool]:
    """For each example whether it is flagged by weights fitted without its group."""
    flagged = [False] * len(examples)
    for fold in range(folds):
        train = [one for one in examples if one.group % folds != fold]
        weights = fit(train, counters, allowed)
        for index, one in enumerate(examples):
            if one.group % folds == fold:
                flagged[index] = total(one, weights) >= 0
        seen(fold)
    return flagged


def balanced(examples: Sequence[Example]) -> list[Example]:
    """Examples weighted so that each source and label counts alike, up to a factor of eight."""
    sizes = Counter((one.source, one.scam) for one in examples)
    largest = max(sizes.values(), default=1)
    return [
        Example(
            one.signs,
            one.scam,
            one.language,
            one.source,
            one.group,
            one.weight * min(8.0, largest / sizes[one.source, one.scam]) ** 0.5,
        )
        for one in examples
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
