"""Fitting the ranker and the judge of `/ask` to questions whose lesson is known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.search import (
    FEATURES,
    SIGNS,
    Features,
    Weights,
    certainty,
    ranked,
    signs,
)

_CANDIDATES = 15
"""Topics a question is fitted on: the right one has to win against these."""
_RANK_STEPS, _SURE_STEPS = 120, 400
WANTED_REFUSALS = 0.97
WANTED_PHRASES = 0.9
"""The shares that are to be refused: of questions about other things, and of the phrases about them
when the index has not got them, so that not even their words are known. A little more than the 95%
that are aimed at: a threshold that just does for some questions is a little low for the next."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question seen from the index: its topic, or None where nothing is taught about it.

    `known` as in `search.known_share`; `weight` is how much it counts; `fold` is left out together.
    `whole`: a question as people ask it, and not a phrase: the threshold is set on these.
    `elsewhere`: the topic of what is not taught, where it is known.
    """

    topic: str | None
    features: Mapping[str, Features]
    known: float
    weight: float
    fold: int
    whole: bool = True
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """How examples fared: found first, answered rightly, answered wrongly, refused rightly."""

    covered: int
    first: int
    right: int
    wrong: int
    other: int
    refused: int


def judge(examples: Sequence[Example], weights: Weights, elsewhere: frozenset[str]) -> Judged:
    """How the weights do on examples."""
    first = right = wrong = refused = 0
    for one in examples:
        found = ranked(one.features, weights.rank)
        top = found[0].topic if found else None
        sure = certainty(signs(found, one.known, elsewhere), weights.sure)
        answered = top is not None and top not in elsewhere and sure >= weights.threshold
        if one.topic is None:
            refused += not answered
        else:
            first += top == one.topic
            right += answered and top == one.topic
            wrong += answered and top != one.topic
    covered = sum(one.topic is not None for one in examples)
    return Judged(covered, first, right, wrong, len(examples) - covered, refused)


def cross_fit(
    examples: Sequence[Example], elsewhere: frozenset[str], folds: int
) -> tuple[Weights, list[tuple[Example, Weights]]]:
    """Weights fitted to all, and each example with weights that were fitted without its fold.

    All have the threshold that does on the latter: on what it was fitted to, every judge is too
    sure of itself.
    """
    judged: list[tuple[Example, Weights]] = []
    for fold in range(folds):
        weights = _fit([one for one in examples if one.fold != fold], elsewhere)
        judged += [(one, weights) for one in examples if one.fold == fold]
    threshold = _threshold(judged, elsewhere)
    return (
        replace(_fit(examples, elsewhere), threshold=threshold),
        [(one, replace(weights, threshold=threshold)) for one, weights in judged],
    )


def _fit(examples: Sequence[Example], elsewhere: frozenset[str]) -> Weights:
    """First the ranking, then the certainty; the threshold is not set yet."""
    rank = _fit_rank(examples)
    return Weights(rank, _fit_sure(examples, rank, elsewhere), 0.0)


def _fit_rank(examples: Sequence[Example]) -> dict[str, float]:
    """Softmax over the candidates of each question."""
    rows: list[tuple[list[Features], int, float]] = []
    for one in examples:
        topic = one.topic or one.elsewhere
        if topic is None or topic not in one.features:
            continue
        names = sorted(one.features, key=lambda name: (-sum(one.features[name]), name))
        names = names[:_CANDIDATES]
        if topic not in names:
            names[-1] = topic
        rows.append(([one.features[name] for name in names], names.index(topic), one.weight))
    whole = sum(weight for _, _, weight in rows) or 1.0
    values = [5.0] * len(FEATURES)
    climb = _Climb(len(values), 0.2)
    for _ in range(_RANK_STEPS):
        slope = [1e-4 * value for value in values]
        for candidates, right, weight in rows:
            scores = [_dot(values, one) for one in candidates]
            highest = max(scores)
            shares = [math.exp(score - highest) for score in scores]
            total = sum(shares)
            for place, (candidate, share) in enumerate(zip(candidates, shares, strict=True)):
                pull = (share / total - (place == right)) * weight / whole
                for index, value in enumerate(candidate):
                    slope[index] += pull * value
        climb.step(values, slope)
    return {name: round(value, 3) for name, value in zip(FEATURES, values, strict=True)}


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True))


def _fit_sure(
    examples: Sequence[Example], rank: Mapping[str, float], elsewhere: frozenset[str]
) -> dict[str, float]:
    """Logistic regression: is the first of the ranking an answer? Wrong firsts teach nothing."""
    rows: list[tuple[Features, bool, float]] = []
    for one in examples:
        found = ranked(one.features, rank)
        if not found or found[0].topic in elsewhere:
            continue
        if one.topic is None or found[0].topic == one.topic:
            rows.append((signs(found, one.known, elsewhere), one.topic is not None, one.weight))
    sides = {
        side: sum(weight for _, yes, weight in rows if yes is side) or 1.0 for side in (True, False)
    }
    values = [0.0] * len(SIGNS)
    climb = _Climb(len(values), 0.1)
    for _ in range(_SURE_STEPS):
        slope = [1e-3 * value for value in values[:-1]] + [0.0]
        for given, yes, weight in rows:
            score = max(-40.0, min(40.0, _dot(values, given)))
            pull = (1 / (1 + math.exp(-score)) - yes) * weight / sides[yes] / 2
            for index, value in enumerate(given):
                slope[index] += pull * value
        climb.step(values, slope)
    return {name: round(value, 3) for name, value in zip(SIGNS, values, strict=True)}


def _threshold(examples: Sequence[tuple[Example, Weights]], elsewhere: frozenset[str]) -> float:
    """The lowest certainty that refuses enough of what is not taught."""
    scores: dict[bool, list[float]] = {True: [], False: []}
    for one, weights in examples:
        if one.topic is None:
            found = ranked(one.features, weights.rank)
            taught = bool(found) and found[0].topic not in elsewhere
            known = signs(found, one.known, elsewhere)
            scores[one.whole].append(certainty(known, weights.sure) if taught else 0.0)
    for step in range(5, 96):
        threshold = step / 100
        if all(
            sum(score < threshold for score in given) >= wanted * len(given)
            for given, wanted in ((scores[True], WANTED_REFUSALS), (scores[False], WANTED_PHRASES))
        ):
            return threshold
    return 0.95


class _Climb:
    """Adam: small steps down a slope, each direction at a pace of its own."""

    def __init__(self, size: int, pace: float) -> None:
        self._pace = pace
        self._mean = [0.0] * size
        self._square = [0.0] * size
        self._steps = 0

    def step(self, values: list[float], slope: Sequence[float]) -> None:
        """Move `values` one step down."""
        self._steps += 1
        for index, lean in enumerate(slope):
            self._mean[index] = 0.9 * self._mean[index] + 0.1 * lean
            self._square[index] = 0.99 * self._square[index] + 0.01 * lean * lean
            mean = self._mean[index] / (1 - 0.9**self._steps)
            square = self._square[index] / (1 - 0.99**self._steps)
            values[index] -= self._pace * mean / (math.sqrt(square) + 1e-8)
