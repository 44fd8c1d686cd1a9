"""Logistic regression over things that a text has or has not: how much each of them speaks for yes.

Fitted by Newton's steps, one weight at a time (coordinate descent), as nearly every weight belongs
to a few examples only. There is no chance in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]

_ROUNDS = 120
_REST, _STILL = 6, 4e-3
"""What hardly moves is looked at again only every few rounds."""
_NEAR = 1e-3


def logistic(total: float) -> float:
    """Log-odds as a share from 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Cases:
    """Examples with what is known of them: whether yes is right, how much each counts, and the
    log-odds that it begins with, told by something else."""

    yes: Sequence[bool]
    counts: Sequence[float]
    begin: Sequence[float]


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that some examples have: their numbers; how hard its weight is pulled, in examples;
    the side of zero, 1 or -1, that it keeps to (0: either); and what it is pulled to, which is what
    is known of it before."""

    having: Sequence[int]
    pull: float
    side: int = 0
    before: float = 0.0


def having(names: Iterable[str], examples: Sequence[Set[str]]) -> list[list[int]]:
    """For each of the names the numbers of the examples that have it."""
    rows: dict[str, list[int]] = {name: [] for name in names}
    for number, there in enumerate(examples):
        for name in there & rows.keys():
            rows[name].append(number)
    return list(rows.values())


def solved(features: Sequence[Feature], cases: Cases) -> list[float]:
    """The weight of each feature. A constant is fitted with them and not told: who decides by the
    sum chooses where it begins."""
    model = _Model(cases)
    everyone = np.arange(len(cases.yes))
    rows = [np.array(one.having, int) for one in features]
    values = [one.before for one in features]
    model.lay(rows, values)
    every: Sequence[int] = range(len(features))
    awake = every
    for turn in range(1, _ROUNDS):
        largest = abs(model.move(everyone, model.step(everyone, 1e-9, 0.0)))
        moved = []
        for index in awake:
            one = features[index]
            moved_by = values[index] - one.before
            wanted = values[index] + model.step(rows[index], one.pull, moved_by)
            if wanted * one.side < 0:
                # Never to the other side of zero.
                wanted = 0.0
            step = model.move(rows[index], wanted - values[index])
            values[index] += step
            largest = max(largest, abs(step))
            if abs(step) > _STILL:
                moved.append(index)
        if largest < _NEAR and len(awake) == len(every):
            break
        awake = every if turn % _REST == 0 or not moved else moved
    return values


class _Model:
    """The sums of all examples while weights are being found, with their probabilities."""

    def __init__(self, cases: Cases) -> None:
        self._sums = np.array(cases.begin, float)
        self._counts = np.array(cases.counts, float)
        self._yes = self._counts * np.array(cases.yes, float)
        self._chances = _chances(self._sums)

    def lay(self, rows: Sequence[Rows], values: Sequence[float]) -> None:
        """Begin with these weights."""
        for own, value in zip(rows, values, strict=True):
            self._sums[own] += value
        self._chances = _chances(self._sums)

    def step(self, rows: Rows, pull: float, off: float) -> float:
        """The loss's slope along one weight that is `off` what it is pulled to, over its curvature:
        how far to go."""
        chances, counts = self._chances[rows], self._counts[rows]
        slope = pull * off + float(counts @ chances - self._yes[rows].sum())
        curve = pull + float(counts @ np.maximum(chances * (1 - chances), 0.02))
        return -slope / curve

    def move(self, rows: Rows, step: float) -> float:
        """Change one weight by so much, within one; returns the change."""
        step = max(-1.0, min(1.0, step))
        if abs(step) < _NEAR / 10:
            return 0.0
        self._sums[rows] += step
        self._chances[rows] = _chances(self._sums[rows])
        return step


def _chances(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
