"""Answers of whole cohorts, told so that no sum is exact and no few stand out.

They stand beside stages and beside each other (three questions make a course): so they are told in
round figures (`about`, `stepped`), and where few were right or wrong they are not told (`siblings`,
`without`, `coarsened`). What is feared is in `disclosure`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.counting.count import FEW, HELD, MOST_FEW, OPEN, TOO_FEW, Count, about, safe

_STEPS = ((105, 0.01), (25, 0.05), (0, 0.1))
"""From about how many people on a share is told in which steps: one is a person at the least."""


def siblings(
    total: Sequence[int] | None,
    parts: Sequence[Sequence[int]],
    least: int = FEW,
    few: int = FEW,
) -> list[bool]:
    """Which of several parts may be told beside their total (None: which is not told).

    Each is a group of people as numbers of those who did this, that, or the other ("right, wrong").
    What is left of the total without the parts that are told must not be small either; what is less
    than none is nobody, but people who are in several parts. `few`: fewer of what is counted are
    too few people.
    """
    told = [sum(part) >= least and all(safe(one, few) for one in part) for part in parts]
    if total is None:
        return told
    rest = list(total)
    for part, shown in zip(parts, told, strict=True):
        if shown:
            rest = [one - other for one, other in zip(rest, part, strict=True)]
    for at in sorted(range(len(parts)), key=lambda one: sum(parts[one])):
        if not any(0 < one < few for one in rest):
            break
        if told[at]:
            told[at] = False
            rest = [one + other for one, other in zip(rest, parts[at], strict=True)]
    return told


def share_told(right: int, of: int) -> bool:
    """Whether it may be told how many of a group did something right."""
    return of >= FEW and safe(right) and safe(of - right)


def stepped(share: float, of: int) -> float:
    """A share in steps of a person or more of a group of about `of`; none and all stay so."""
    if share in {0.0, 1.0}:
        return share
    step = next(step for least, step in _STEPS if of >= least)
    return round(min(max(round(share / step), 1), round(1 / step) - 1) * step, 2)


@dataclass(frozen=True, slots=True)
class Share:
    """About how many, and which share of them: all that may be told of a group, as numbers."""

    of: int
    value: float

    @classmethod
    def told(cls, right: float, of: int) -> Share:
        """The share right of a group that is not small, where `share_told` says so."""
        people = about(of).shown or 0
        return cls(people, stepped(right / of, people))


def joint(shares: Sequence[Share]) -> Share:
    """The share in several groups together, from what is told of each and nothing else."""
    of = sum(one.of for one in shares)
    return Share(of, sum(one.of * one.value for one in shares) / of if of else 0.0)


def overall(parts: Sequence[tuple[int, int]]) -> float | None:
    """The share right over several questions, of (right, answers) each, beside their own shares.

    It is reckoned from those that are told by themselves: counted in, others could be narrowed
    down. None where fewer than half are told, as the rest would speak for too much.
    """
    told = [Share.told(*one) for one in parts if share_told(*one)]
    if not told or 2 * len(told) < len(parts):
        return None
    return round(joint(told).value, 2)


def without(total: Sequence[int], parts: Mapping[str, Sequence[int]], few: int = FEW) -> set[str]:
    """Parts of a total (objectives of a course) that must not be told beside it and the others.

    As numbers in `siblings`: what the others leave of the total must not be small.
    """
    held: set[str] = set()
    rest = [one - sum(part[at] for part in parts.values()) for at, one in enumerate(total)]
    for name in sorted(parts, key=lambda one: (min(filter(None, parts[one]), default=0), one)):
        if not any(0 < one < few for one in rest):
            break
        held.add(name)
        rest = [one + other for one, other in zip(rest, parts[name], strict=True)]
    return held


def coarsened(
    key: int, total: Sequence[int], parts: Sequence[Sequence[int]]
) -> list[Coarse | None]:
    """How the options of a question may be told of everybody, then of each part; None: not.

    An option is a number of people, and everybody chose one; `key` is the right one. Those others
    that fewest chose of all are pooled until no option that is told is small, neither in a group
    nor in what the groups that tell it leave of everybody. The pools of a question lie in one
    another, so what follows from several groups follows from the one that pools most.
    """
    order = sorted(range(len(total)), key=lambda place: (place == key, total[place], place))
    found: list[Coarse | None] = [None] * (len(parts) + 1)
    left = list(range(len(parts)))
    for many in range(len(total) - 1, -1, -1):
        pool = frozenset(order[:many])
        whole = _columns(total, pool)
        sound = all(safe(one) for one in whole)
        if sound:
            found[0] = Coarse(pool)
        columns = [_columns(parts[at], pool) for at in left]
        told = siblings(whole if sound else None, columns)
        left = [at for at, is_told in zip(left, told, strict=True) if is_told]
        for at in left:
            found[at + 1] = Coarse(pool)
    return found


@dataclass(frozen=True, slots=True)
class Coarse:
    """Options of which only the sum is told, by their places; none, or several."""

    pool: frozenset[int]

    def count(self, place: int, numbers: Sequence[int]) -> Count:
        """What is told of an option, where as many chose each as `numbers` says."""
        number = numbers[place]
        if place not in self.pool:
            return TOO_FEW if number < FEW else about(number)
        # If all of the pool can only just be few, it is not said of any: it would say how few.
        room = MOST_FEW * len(self.pool) - sum(numbers[one] for one in self.pool)
        return TOO_FEW if number < FEW and not 0 <= room < OPEN - 1 else HELD


def _columns(numbers: Sequence[int], pool: frozenset[int]) -> list[int]:
    alone = [one for at, one in enumerate(numbers) if at not in pool]
    return [*alone, sum(numbers[at] for at in pool)] if pool else alone
