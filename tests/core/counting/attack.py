"""Somebody who reads all that is published and wants to know how many are in a small group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement, product

from bot.core.counting import funnel
from bot.core.counting.count import FEW, Count
from bot.core.counting.disclosure import Figure, Published
from bot.core.counting.pooling import Path
from bot.core.counting.tally import ANY, Stage
from tests.core.counting.crowd import AUDIENCES, LANGUAGES, Learner, Named, Told

PRIME = 2**61 - 1
"""What follows over the rationals follows modulo this too, so nothing is overlooked."""

ENDLESS = 10**9
"""More people than there are."""

Terms = tuple[tuple[int, str], ...]


def small(number: int) -> bool:
    """Whether this many is nobody's business."""
    return 1 <= number < FEW


def subtractions(told: Told) -> list[str]:
    """Small groups that a figure shows, or two figures of which one lies in the other, or four.

    For each, the smallest sets of people over whom all its figures are known.
    """
    parts = {
        one.name: {
            cell: at
            for at, part in enumerate(told.published.parts(one.name))
            for cell in part.cells
        }
        for one in told.figures
    }
    found = []
    for what, terms in _sums(told):
        for cells in _alike([parts[name] for _, name in terms], len(told.cells)):
            number = sum(sign * told.true(name, cells) for sign, name in terms)
            if small(number):
                found.append(f"{number} are {what} in {[told.cells[at] for at in cells]}")
    return found


def _sums(told: Told) -> Iterator[tuple[str, Terms]]:
    for one in told.figures:
        yield one.name, ((1, one.name),)
        if one.weeks is not None:
            yield f"{one.name} earlier", ((1, one.before().name), (-1, one.name))
        for around in told.figures:
            if around != one and _holds(around, one):
                yield f"{around.name} not {one.name}", ((1, around.name), (-1, one.name))
            alike = around != one and one.weeks is not None and around.weeks == one.weeks
            if alike and _holds(around.before(), one.before()):
                before = ((1, around.before().name), (-1, one.before().name))
                since = ((-1, around.name), (1, one.name))
                yield f"{around.name} not {one.name} before that", before + since


def _holds(around: Named, one: Named) -> bool:
    """Whether a figure counts everybody whom another counts."""
    if around.weeks is not None:
        same = (around.course, around.stage) == (one.course, one.stage)
        return same and one.weeks is not None and one.weeks <= around.weeks
    later = funnel.STAGES.index(around.stage) <= funnel.STAGES.index(one.stage)
    return around.course in {one.course, ANY} and later


def _alike(parts: Sequence[dict[int, int]], size: int) -> Iterable[list[int]]:
    """The smallest sets of cells that are unions of parts in each of several figures."""
    left = {at for at in range(size) if all(at in one for one in parts)}
    members = [_members(one) for one in parts]
    while left:
        found, edge = set(), {left.pop()}
        whole = True
        while edge:
            at = edge.pop()
            found.add(at)
            for one, of in zip(members, parts, strict=True):
                for other in one[of[at]] if at in of else ():
                    if other not in found:
                        edge.add(other)
            whole = whole and all(at in one for one in parts)
        left -= found
        if whole:
            yield sorted(found)


def _members(part: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for cell, at in part.items():
        found[at].append(cell)
    return found


class Solver:
    """Knows sums over kinds of people, and finds out whether another sum follows from them."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, int]] = {}

    def learn(self, row: dict[int, int]) -> None:
        """Take note of how often each kind counts in a sum that is known."""
        left = self._reduced(row)
        if left:
            pivot = min(left)
            inverse = pow(left[pivot], -1, PRIME)
            self._rows[pivot] = {at: value * inverse % PRIME for at, value in left.items()}

    def knows(self, row: dict[int, int]) -> bool:
        """Whether a sum follows from those that are known."""
        return not self._reduced(row)

    def _reduced(self, row: dict[int, int]) -> dict[int, int]:
        left = dict(row)
        done = -1
        while True:
            pivot = min((at for at in left if at > done and at in self._rows), default=None)
            if pivot is None:
                return left
            times, done = left[pivot], pivot
            for at, value in self._rows[pivot].items():
                changed = (left.get(at, 0) - times * value) % PRIME
                if changed:
                    left[at] = changed
                else:
                    left.pop(at, None)


def equations(told: Told, patterns: Sequence[Learner]) -> list[str]:
    """Small groups whose number follows from all parts of all figures by linear algebra.

    A kind of people is a cell and a pattern of stages. All patterns that could be are unknowns,
    those too that nobody has, as whoever reads the figures cannot tell.
    """
    solver = Solver()
    counts = {
        one.name: [
            at for at, kind in enumerate(patterns) if kind.counted(one.course, one.stage, one.weeks)
        ]
        for one in told.figures
    }
    width = len(patterns)
    for one in told.figures:
        for part in told.published.parts(one.name):
            solver.learn({cell * width + at: 1 for cell in part.cells for at in counts[one.name]})
    found = []
    for where in _wheres(told):
        for one, other in product(told.figures, [None, *told.figures]):
            away = set() if other is None else set(counts[other.name])
            inside = [at for at in counts[one.name] if at not in away]
            nested = other is None or away <= set(counts[one.name])
            if not nested or not inside:
                continue
            number = told.true(one.name, where)
            number -= 0 if other is None else told.true(other.name, where)
            row = {cell * width + at: 1 for cell in where for at in inside}
            if small(number) and solver.knows(row):
                found.append(f"{number} are {one.name} not {other} in {where}")
    return found


def _wheres(told: Told) -> list[tuple[int, ...]]:
    """Every cell, everything that cells have in common, and everybody."""
    found: set[tuple[int, ...]] = set()
    for keep in product((True, False), repeat=4):
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for at, path in enumerate(told.cells):
            groups[tuple(one for one, kept in zip(path, keep, strict=True) if kept)].append(at)
        found.update(tuple(cells) for cells in groups.values())
    return sorted(found)


def patterns_of_time(weeks: Sequence[int]) -> list[Learner]:
    """Every way to go through the stages of any course, in steps of some periods."""
    times = sorted({0, *weeks}, reverse=True)
    return [
        Learner(
            (),
            LANGUAGES[0],
            AUDIENCES[0],
            {(ANY, stage): ago for stage, ago in zip(funnel.STAGES, way, strict=False)},
        )
        for length in range(1, len(funnel.STAGES) + 1)
        for way in combinations_with_replacement(times, length)
    ]


def patterns_of_courses(courses: Sequence[str]) -> list[Learner]:
    """Every way to be somewhere in some courses."""
    found = []
    for far in product(range(len(funnel.STAGES)), repeat=len(courses)):
        reached: dict[tuple[str, Stage], int] = {(ANY, Stage.JOINED): 0}
        for course, steps in zip(courses, far, strict=True):
            for stage in funnel.STAGES[1 : steps + 1]:
                reached[course, stage] = reached[ANY, stage] = 0
        found.append(Learner((), LANGUAGES[0], AUDIENCES[0], reached))
    return found


def bounds(told: Told) -> list[str]:
    """Small groups in pools whose number is pinned down by what the others of the pool may be.

    "Fewer than 5" is 0 to 4; what is held back is at least 5, and no more than the figure around.
    Where people are in several cohorts, those without any are what these leave of everybody: that
    is no number of people, may be less than none, and is bounded by no figure around it.
    """
    found = []
    published = told.published
    for one in told.figures:
        level, figure = published._level(one.name), published._figures[one.name]
        if figure.within is None:
            continue
        cover = published._level(figure.within).cover
        numbers = [told.true(one.name, block) for block in published._blocks]
        item = {
            at: place
            for place, item in enumerate(published._items(figure, numbers, range(len(numbers))))
            for at in item.blocks
        }
        for place in {item[at] for at in level.most}:
            mine = [at for at in item if item[at] == place]
            front = sum(published._n[at] for at in {cover[at] for at in mine})
            if front - FEW < 2:
                found.append(f"1 of {front} is not {one.name}")
        for part in level.own:
            members: dict[str, list[int]] = defaultdict(list)
            for at in published._members[part]:
                if at in level.small:
                    members[f"few in group {level.small[at]}"].append(at)
                elif at in level.held:
                    vague = "vague" if at in level.vague else "held"
                    members[f"{vague} in item {item[at]}"].append(at)
            ranges = {}
            for name, blocks in members.items():
                front = sum(published._n[at] for at in {cover[at] for at in blocks})
                low = FEW if name.startswith("held") else 0
                high = FEW - 1 if name.startswith("few") else front
                rest = told.overlapping and any(
                    told.cells[cell][1] == 0 for at in blocks for cell in published._blocks[at]
                )
                if rest:
                    low = FEW if name.startswith("held") else -ENDLESS
                    high = FEW - 1 if name.startswith("few") else ENDLESS
                ranges[name] = low, high
            known = published._n[part]
            lowest = sum(low for low, _ in ranges.values())
            highest = sum(high for _, high in ranges.values())
            for name, (low, high) in ranges.items():
                least = max(low, known - (highest - high))
                most = min(high, known - (lowest - low))
                cells = [cell for at in members[name] for cell in published._blocks[at]]
                if small(told.true(one.name, cells)) and least == most:
                    found.append(f"{least} are {one.name}, {name}")
    return found


def worlds(cells: Sequence[Path], joined: Sequence[int]) -> list[str]:
    """Small groups whose number is the same in all that may be so, given all that is told.

    Whoever knows these rules may try each way in which those who joined can have started, and keep
    those of which the same would be told, about any cohorts: so this attack is exact.
    """
    figures = [Figure("joined"), Figure("started", "joined")]
    wheres = [
        [at for at in range(len(cells)) if chosen >> at & 1] for chosen in range(1, 2 ** len(cells))
    ]
    alike: dict[tuple[Count, ...], list[tuple[int, ...]]] = defaultdict(list)
    for started in product(*(range(one + 1) for one in joined)):
        published = Published(cells, {"joined": joined, "started": started}, figures)
        told = [published.count("started", where) for where in wheres]
        told += [published.between("joined", "started", where) for where in wheres]
        alike[tuple(told)].append(started)
    found = []
    for fitting in alike.values():
        for at, of in enumerate(joined):
            numbers = {one[at] for one in fitting}
            if len(numbers) == 1 and any(small(one) or small(of - one) for one in numbers):
                found.append(f"{numbers} of {of} in {cells[at]} if {fitting}")
    return found


def told_wrong(told: Told, wheres: Iterable[tuple[int, ...]]) -> list[str]:
    """Answers that say something else than the parts do, or than is so."""
    found = []
    for where in wheres:
        for one in told.figures:
            count = told.published.count(one.name, where)
            true = told.true(one.name, where)
            exact = count.shown is not None and not count.about and not count.least
            if exact and (count.shown != true or true < FEW):
                found.append(f"{one.name} {where}: {count} for {true}")
            if count.few and true >= FEW:
                found.append(f"{one.name} {where}: few for {true}")
    return found


def wheres(told: Told) -> list[tuple[int, ...]]:
    """What can be asked for: all single, double and triple filters."""
    return _wheres(told)
