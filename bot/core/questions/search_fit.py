"""Fitting the judge of `/ask` to questions whose lesson is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.questions.search import SIGNS, Found, Weights, certainty

_STEPS = 400
WANTED_REFUSALS = 0.97
WANTED_PHRASES = 0.95
"""The shares that are to be refused: of questions about other things, and of the phrases about them
when the index has not got them. A little more than the 95% that are aimed at: a threshold that just
does for some questions is a little low for the next."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question as it was found: the lessons that answer it (none: nothing is taught about it).

    `weight` is how much it counts; `fold` is left out together. `whole`: a question as somebody
    asked it, and not a phrase that an author wrote.
    """

    lessons: frozenset[str]
    found: Found
    weight: float
    fold: int
    whole: bool = True


Row = tuple[Sequence[float], bool, float]
"""Signs, whether it is so, and how much this row counts."""


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
        fits = one.found.first in one.lessons
        answered = _sure(one, weights, elsewhere) >= weights.threshold
        if one.lessons:
            first += fits
            right += answered and fits
            wrong += answered and not fits
        else:
            refused += not answered
    covered = sum(bool(one.lessons) for one in examples)
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
    """Logistic regression: is the first of the ranking an answer? Wrong firsts teach nothing."""
    rows: list[Row] = []
    for one in examples:
        first = one.found.first
        if first is None or first in elsewhere:
            continue
        if not one.lessons or first in one.lessons:
            rows.append((one.found.signs, bool(one.lessons), one.weight))
    sides = {
        side: sum(weight for _, yes, weight in rows if yes is side) or 1.0 for side in (True, False)
    }
    level = [(signs, yes, weight / sides[yes] / 2) for signs, yes, weight in rows]
    return Weights(regressed(SIGNS, level, 1e-3), threshold=0.0)


def regressed(names: Sequence[str], rows: Sequence[Row], restraint: float) -> dict[str, float]:
    """Logistic regression: what each sign adds, by its name; the last one is the constant.

    `restraint` draws all but the constant towards nothing.
    """
    values = [0.0] * len(names)
    climb = _Climb(len(values), 0.1)
    for _ in range(_STEPS):
        slope = [restraint * value for value in values[:-1]] + [0.0]
        for signs, yes, weight in rows:
            score = sum(one * other for one, other in zip(values, signs, strict=True))
            chance = 1 / (1 + math.exp(-max(-40.0, min(40.0, score))))
            pull = (chance - yes) * weight
            for index, sign in enumerate(signs):
                slope[index] += pull * sign
        climb.step(values, slope)
    return {name: round(value, 3) for name, value in zip(names, values, strict=True)}


def _sure(one: Example, weights: Weights, elsewhere: frozenset[str]) -> float:
    """How sure it is that an example is covered; not at all where something else comes first."""
    if one.found.first is None or one.found.first in elsewhere:
        return -1.0
    return certainty(one.found.signs, weights.sure)


def _threshold(examples: Sequence[tuple[Example, Weights]], elsewhere: frozenset[str]) -> float:
    """The lowest certainty that refuses enough of what is not taught."""
    scores: dict[bool, list[float]] = {True: [], False: []}
    for one, weights in examples:
        if not one.lessons:
            scores[one.whole].append(_sure(one, weights, elsewhere))
    for step in range(5, 100):
        threshold = step / 100
        if all(
            sum(score < threshold for score in given) >= wanted * len(given)
            for given, wanted in ((scores[True], WANTED_REFUSALS), (scores[False], WANTED_PHRASES))
        ):
            return threshold
    return 0.99


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
