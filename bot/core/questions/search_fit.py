"""Fitting the judge of `/ask` to questions whose lesson is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.core.questions.search import SIGNS, Found, Weights, certainty

_STEPS, _PACE = 400, 0.1
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

    `restraint` draws all but the constant towards nothing. By Adam: small steps down the slope,
    each direction at a pace of its own.
    """
    signs = np.array([signs for signs, _, _ in rows]).reshape(-1, len(names))
    yes = np.array([yes for _, yes, _ in rows], float)
    weights = np.array([weight for _, _, weight in rows])
    pull = np.full(len(names), restraint)
    pull[-1] = 0.0
    values, mean, square = np.zeros((3, len(names)))
    for step in range(1, _STEPS + 1):
        chances = 1 / (1 + np.exp(-np.clip(signs @ values, -40, 40)))
        slope = pull * values + ((chances - yes) * weights) @ signs
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        root = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        values = values - _PACE * mean / (1 - 0.9**step) / root
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


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
