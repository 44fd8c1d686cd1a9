"""What the answers to a question say about the question.

Difficulty, discrimination and distractors as in classical test theory: R. L. Ebel and D. A.
Frisbie, *Essentials of Educational Measurement* (5th ed., 1991), chapter 13; thresholds after T. M.
Haladyna and M. C. Rodriguez, *Developing and Validating Test Items* (2013), chapter 15: a
distractor that under 5% choose does not work. A flag is raised only where the whole 95% interval
(99% for discrimination and the key, which accuse) lies beyond its threshold; how often sound
questions are flagged all the same is simulated in `tests/core/counting/test_item_analysis.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import atanh, sqrt, tanh
from statistics import NormalDist

from bot.core.counting import gain
from bot.core.counting.gain import Estimate
from bot.core.counting.tally import BUCKETS

FIRST = 20
"""First answers from which on a question is judged at all."""
TO_DISCRIMINATE = 60
"""The same for its discrimination, which takes more."""
TO_COMPARE = 40
"""The same for its options and its time."""
HARD, EASY = 0.35, 0.95
"""The share right below and above which a question teaches little: guessing alone brings 0.25."""
UNUSED = 0.05
SLOW = 60.0
"""Seconds over which a question on a phone is slow."""
WEAK = 0.1
"""Correlation under which a question does not tell who knows more."""
SURE_WRONG = 0.25
_Z99 = NormalDist().inv_cdf(0.995)


class Reason(StrEnum):
    """Why a question looks wrong; the most serious first."""

    BEATS_KEY = "beats-key"
    BACKWARDS = "backwards"
    NOT_TELLING = "not-telling"
    TOO_HARD = "too-hard"
    SURE_WRONG = "sure-wrong"
    TOO_EASY = "too-easy"
    UNUSED = "unused"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Sums:
    """What first answers to a question add up to; see `core.counting.tally.item_sums`.

    `rated_right`: of those whose share right before is known, those right here.
    """

    seen: int
    right: int
    sure_wrong: int = 0
    rated: int = 0
    rated_right: int = 0
    sum_rest: int = 0
    sum_rest_sq: int = 0
    sum_right_rest: int = 0
    spans: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that looks wrong; `option` by its place; `figure` is what is wrong about it."""

    reason: Reason
    figure: float
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a question; None where there is too little."""

    right: Estimate
    discrimination: Estimate | None
    sure_wrong: float
    seconds: float | None
    flags: tuple[Flag, ...] = field(default=())


def analyse(sums: Sums, options: Sequence[tuple[int, bool]] = ()) -> Analysis:
    """Judge a question by at least one answer.

    `options`: how many chose each, and whether it is right; only of questions that take one option.
    """
    right = gain.share(sums.right, sums.seen)
    telling = discrimination(sums)
    seconds = median_seconds(sums.spans)
    sure_wrong = sums.sure_wrong / sums.seen
    flags = []
    if sums.seen >= FIRST:
        flags += _of_difficulty(right)
        if gain.share(sums.sure_wrong, sums.seen).low > SURE_WRONG:
            flags.append(Flag(Reason.SURE_WRONG, sure_wrong))
    if sums.rated >= TO_DISCRIMINATE and telling is not None and right.value <= EASY:
        flags += _of_discrimination(telling)
    if sums.seen >= TO_COMPARE:
        flags += _of_options(sums.seen, options)
        if seconds is not None and sum(sums.spans) >= TO_COMPARE and seconds >= SLOW:
            flags.append(Flag(Reason.SLOW, seconds))
    order = list(Reason)
    flags.sort(key=lambda flag: (order.index(flag.reason), flag.option or 0))
    return Analysis(right, telling, sure_wrong, seconds, tuple(flags))


def _of_difficulty(right: Estimate) -> list[Flag]:
    if right.high < HARD:
        return [Flag(Reason.TOO_HARD, right.value)]
    return [Flag(Reason.TOO_EASY, right.value)] if right.low > EASY else []


def _of_discrimination(telling: Estimate) -> list[Flag]:
    if telling.high < 0:
        return [Flag(Reason.BACKWARDS, telling.value)]
    return [Flag(Reason.NOT_TELLING, telling.value)] if telling.high < WEAK else []


def _of_options(seen: int, options: Sequence[tuple[int, bool]]) -> list[Flag]:
    flags = []
    key = sum(chosen for chosen, right in options if right)
    for place, (chosen, right) in enumerate(options):
        if right:
            continue
        both = chosen + key
        # Of those who chose one of the two, more than half the distractor, beyond chance.
        if both and (chosen - key) / sqrt(both) > _Z99:
            flags.append(Flag(Reason.BEATS_KEY, chosen / seen, place))
        if len(options) > 2 and gain.share(chosen, seen).high < UNUSED:
            flags.append(Flag(Reason.UNUSED, chosen / seen, place))
    return flags


def discrimination(sums: Sums) -> Estimate | None:
    """How being right here goes with the share right on earlier questions: point-biserial, 99%.

    The interval is Fisher's; None where all are right or wrong, or nobody differs elsewhere.
    """
    n, right = sums.rated, sums.rated_right
    if n < FIRST or not 0 < right < n:
        return None
    spread = n * sums.sum_rest_sq - sums.sum_rest**2
    if spread <= 0:
        return None
    r = (n * sums.sum_right_rest - right * sums.sum_rest) / sqrt(spread * right * (n - right))
    r = max(-0.999, min(0.999, r))
    half = _Z99 / sqrt(n - 3)
    return Estimate(r, tanh(atanh(r) - half), tanh(atanh(r) + half))


def median_seconds(spans: Sequence[int]) -> float | None:
    """The median time, drawn straight through its span; the last span's start where it lies there.

    None where no time is known.
    """
    total = sum(spans)
    if not total:
        return None
    passed = 0
    for place, count in enumerate(spans):
        if count and passed + count >= total / 2:
            if place == len(BUCKETS):
                break
            start = BUCKETS[place - 1] if place else 0
            return start + (BUCKETS[place] - start) * (total / 2 - passed) / count
        passed += count
    return float(BUCKETS[-1])
