"""What each sign is worth for a part, learned from offers whose figures are known.

The likelihood of the right suppositions among all of a sentence is made as large as may be, with
every weight pulled towards zero: by steps along the slope, each the smaller the more a weight was
moved already (AdaGrad). Sentences come in their order, and there is no chance in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.core.loan import NeverRepaid
from bot.core.offers.likelihood import (
    NEITHER,
    NOTHING_LEARNED,
    Learned,
    cost_of,
    ranked_of,
    signs_of,
    signs_of_none,
    weighed,
)
from bot.core.offers.supposing import Plan
from bot.core.offers.surroundings import Sentence
from bot.core.rate import NoRate

_LEAST = 10
"""Sentences in which a sign must stand to be weighed."""
_PULL = 2.0
"""The strength of the pull towards zero, in sentences."""
_PASSES = 24
_STEP = 0.5
_PARTS = 5
_BELIEFS = (0.5, 0.7, 0.9)
_SLIGHT = 0.05
"""A sign that weighs less is left out."""
_NEARLY_COST, _NEARLY_RATE = 0.002, 0.005
_CENT, _TINY = 0.02, 1e-5

Sign = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what it costs and its nominal rate a year; None where it is to be asked
    about."""

    sentence: Sentence
    cost: float | None = None
    nominal: float | None = None


@dataclass(slots=True)
class _Case:
    """The signs of each supposition, the last of which is that none is right; which are right."""

    signs: list[list[int]]
    right: list[bool]


def taught(examples: Sequence[Told], seen: Callable[[], object] = lambda: None) -> Learned:
    """What examples teach: at first how to look, then what to believe."""
    return fit(examples, fit(examples, NOTHING_LEARNED, seen), seen)


def steps(examples: Sequence[Told], *, judged: bool) -> int:
    """How often `seen` is told."""
    once = 2 * (len(examples) + _PASSES)
    left_out = len(examples[::_PARTS])
    return once + judged * (once - 2 * left_out)


def judged(examples: Sequence[Told], seen: Callable[[], object] = lambda: None) -> list[str]:
    """How one sentence of every five is told by what the others teach."""
    held = examples[::_PARTS]
    known = taught([one for at, one in enumerate(examples) if at % _PARTS], seen)
    lines = []
    for least in (0.0, *_BELIEFS):
        answered = right = asked = 0
        for one in held:
            best = next(iter(ranked_of(one.sentence, known)), None)
            if best is None or best.belief < least:
                continue
            answered += one.cost is not None
            asked += one.cost is None
            right += is_right(best.supposition.plan, one)
        lines.append(
            f"believed {least:.0%} and more: {right} of {answered} right,"
            f" and {asked} read that are to be asked about; of {len(held)}"
        )
    return lines


def fit(
    examples: Sequence[Told], before: Learned, seen: Callable[[], object] = lambda: None
) -> Learned:
    """Weights learned from examples; `before` says which suppositions are worth a look."""
    names: dict[Sign, int] = {}
    cases = []
    for one in examples:
        case = _case(one, before, names)
        # At first nothing is known, and what is right may not be among those that are kept.
        if before.weights or one.cost is None or any(case.right[:-1]):
            cases.append(case)
        seen()
    often = Counter(
        sign for case in cases for sign in {one for signs in case.signs for one in signs}
    )
    weights = _solved(cases, [often[at] for at in range(len(names))], seen)
    told: dict[str, dict[str, float]] = {}
    for (about, sign), at in names.items():
        if abs(weights[at]) >= _SLIGHT:
            told.setdefault(about, {})[sign] = round(weights[at], 2)
    return Learned(told)


def _case(one: Told, before: Learned, names: dict[Sign, int]) -> _Case:
    found = weighed(one.sentence, before)
    signs = [_numbered(signs_of(each, one.sentence), names) for each in found]
    signs.append(_numbered([(NEITHER, signs_of_none(one.sentence, len(found)))], names))
    right = [is_right(each.plan, one) for each in found]
    return _Case(signs, [*right, not any(right)])


def _numbered(told: Iterable[tuple[str, Sequence[str]]], names: dict[Sign, int]) -> list[int]:
    return [
        names.setdefault((about, sign), len(names))
        for about, signs in told
        for sign in ("", *signs)
    ]


def is_right(plan: Plan, told: Told) -> bool:
    """Whether a plan costs what it should, at the rate that it should have."""
    if told.cost is None or told.nominal is None:
        return False
    if abs(cost_of(plan) - told.cost) > max(_CENT, _NEARLY_COST * abs(told.cost)):
        return False
    try:
        rate = plan.offer("", frozenset()).loan().rate()
    except (NoRate, NeverRepaid):
        return False
    missed = abs(float(rate.nominal) - told.nominal)
    return missed <= max(_TINY, _NEARLY_RATE * abs(told.nominal))


def _solved(
    cases: Sequence[_Case], often: Sequence[int], seen: Callable[[], object]
) -> list[float]:
    for case in cases:
        case.signs = [[at for at in signs if often[at] >= _LEAST] for signs in case.signs]
    weights, moved = [0.0] * len(often), [1.0] * len(often)
    for _ in range(_PASSES):
        for case in cases:
            slope = _slope(case, weights)
            for at, steep in slope.items():
                down = steep + _PULL * weights[at] / often[at]
                moved[at] += down * down
                weights[at] -= _STEP * down / math.sqrt(moved[at])
        seen()
    return weights


def _slope(case: _Case, weights: Sequence[float]) -> dict[int, float]:
    """How the sentence's likelihood falls with each weight."""
    scores = [sum(weights[at] for at in signs) for signs in case.signs]
    highest = max(scores)
    shares = [math.exp(one - highest) for one in scores]
    every = sum(shares)
    rightly = sum(share for share, right in zip(shares, case.right, strict=True) if right)
    slope: dict[int, float] = {}
    for signs, share, right in zip(case.signs, shares, case.right, strict=True):
        steep = share / every - (share / max(rightly, 1e-12) if right else 0.0)
        if abs(steep) > 1e-4:
            for at in signs:
                slope[at] = slope.get(at, 0.0) + steep
    return slope
