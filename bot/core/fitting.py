"""Fitting the memory model to what learners really remembered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from fsrs import Rating

from bot.core import spacing
from bot.core.spacing import Memory

ENOUGH = 300
"""Repeated answers below which a fit would be chance."""

_FITTED = (0, 1, 2, 3, 8, 11)
"""Parameters worth fitting from few answers: the first stabilities by grade, and the growth after
a right and a wrong answer."""
_STEPS = (1.3, 1.1, 1.03)
_PULL = 0.5
"""How far a parameter may be expected to lie from FSRS's own, as the spread of its logarithm: few
answers are held back by it from straying, many are not."""
_LEAST, _MOST = 0.05, 100.0


@dataclass(frozen=True, slots=True)
class Event:
    """An answer on an objective: when, and with which grade."""

    at: datetime
    rating: Rating


History = Sequence[Event]
"""A learner's answers on one objective, oldest first."""

Person = Sequence[History]
"""A learner's histories, one for each objective."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters, and the mean log loss of their predictions before and after; `repeats` judged."""

    parameters: tuple[float, ...]
    before: float
    after: float
    repeats: int


def repeats(histories: Iterable[History]) -> int:
    """Answers that came a day or more after another on the same objective."""
    return sum(
        (late.at - early.at).days >= 1 for history in histories for early, late in pairwise(history)
    )


def loss(histories: Sequence[History], parameters: Sequence[float] | None) -> float:
    """Mean log loss of predicting each repeated answer from those before it."""
    scheduler = spacing.model(parameters)
    total, judged = 0.0, 0
    for history in histories:
        memory: Memory | None = None
        for event in history:
            if memory is not None and (event.at - memory.last_review).days >= 1:
                chance = spacing.strength(memory, event.at, scheduler)
                hit = chance if event.rating is not Rating.Again else 1 - chance
                total -= math.log(max(1e-6, hit))
                judged += 1
            memory = spacing.remember(memory, event.at, event.rating, scheduler=scheduler)
    return total / judged if judged else 0.0


def fit(people: Sequence[Person]) -> Fit:
    """Search each parameter up and down in turn, from FSRS's own on.

    A half of the learners is kept aside: `before` and `after` are judged on people never seen.
    """
    train, judge = _together(people[::2]), _together(people[1::2])
    best = list(spacing.DEFAULT.parameters)
    lowest = _cost(train, best)
    for step in _STEPS:
        for place in _FITTED:
            for factor in (step, 1 / step):
                while True:
                    tried = list(best)
                    tried[place] = min(_MOST, max(_LEAST, best[place] * factor))
                    found = _cost(train, tried)
                    if found >= lowest - 1e-6:
                        break
                    best, lowest = tried, found
    before, after = loss(judge, None), loss(judge, best)
    if after > before:
        best, after = list(spacing.DEFAULT.parameters), before
    return Fit(tuple(best), before, after, repeats(_together(people)))


def _together(people: Sequence[Person]) -> list[History]:
    return [history for person in people for history in person]


def _cost(histories: Sequence[History], parameters: Sequence[float]) -> float:
    """The loss, and what straying from FSRS's own parameters costs."""
    strayed = sum(
        (math.log(parameters[place] / spacing.DEFAULT.parameters[place]) / _PULL) ** 2
        for place in _FITTED
    )
    try:
        return loss(histories, parameters) + strayed / (2 * max(1, repeats(histories)))
    except ValueError:  # outside of what the model allows
        return math.inf
