"""Fitting the judge of the ear for danger to sentences of which it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.questions.danger import SIGNS, Weights, alarm
from bot.core.questions.search_fit import regressed

_ORDINARY = 3.0
_EVERY = 10
"""How much an ordinary question counts in the fit, of which every tenth is enough: there are twenty
of them to one sentence of danger."""
SURE_OF, SURE_OF_ALIKE = 0.995, 0.92
MAYBE_OF = 0.96
"""The shares of ordinary questions (and of what only sounds alike) that are to be answered without
people first, and without a quiet line. A miss is far worse than a false alarm; but who asks thirty
questions gets a line too many."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as the ear hears it that has not learned from it. `ordinary`: somebody's question, and
    not a sentence written to sound like danger."""

    signs: tuple[float, ...]
    danger: bool
    ordinary: bool


def fit(examples: Sequence[Example]) -> Weights:
    """Logistic regression, with thresholds that ordinary questions seldom reach."""
    rows = [
        *((one.signs, one.danger, 1.0) for one in examples if not one.ordinary),
        *((one.signs, False, _ORDINARY) for one in [o for o in examples if o.ordinary][::_EVERY]),
    ]
    whole = sum(weight for _, _, weight in rows) or 1.0
    level = [(signs, danger, weight / whole) for signs, danger, weight in rows]
    fitted = regressed(SIGNS, level, 1e-4)
    weights = Weights(fitted, 0.0, 0.0)
    scores = {True: list[float](), False: list[float]()}
    for one in examples:
        if not one.danger:
            scores[one.ordinary].append(alarm(one.signs, weights))
    sure = max(_above(scores[True], SURE_OF), _above(scores[False], SURE_OF_ALIKE))
    return Weights(fitted, min(sure, _above(scores[True], MAYBE_OF)), sure)


def _above(scores: Sequence[float], share: float) -> float:
    """What is reached by all but a share of the scores."""
    ranked = sorted(scores)
    return round(ranked[min(len(ranked) - 1, int(share * len(ranked)))], 2) if ranked else 0.0


def heard(examples: Iterable[Example], weights: Weights, threshold: float) -> tuple[int, int]:
    """How many examples reach the threshold, of how many."""
    scores = [alarm(one.signs, weights) for one in examples]
    return sum(score >= threshold for score in scores), len(scores)
