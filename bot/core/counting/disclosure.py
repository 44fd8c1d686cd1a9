"""Figures which cannot reveal one person.

**Who is feared.** Somebody with every right there is, who reads every page with every filter,
period and breakdown, keeps all of it, knows these rules, subtracts what lies in something else,
solves the equations, and reasons with "fewer than 5" as 0 to 4. They must not find out how many
are in any group of 1 to 4 people: not in a cohort, a language, an audience or what these have in
common; not among those who came so far, nor among those who came no farther.

**What is published.** Everything is a sum of *parts*, and who knows all parts knows no more than
all pages say. The people are first parted into blocks: cells (cohort, language, audience) which
are joined with their neighbours in the tree of partners, cohorts, languages and audiences until
each has 5 people. Every figure ("completed") counts people that other figures ("started") count
too; its parts are unions of theirs. Within each part

- the figure is 0, or at least 5: small ones are pooled, near neighbours first, and where the pool
  still tells too much others are held back and join it (complementary suppression);
- what it leaves of the figures around it is 0, or at least 5: else it is not published there, only
  that it is "all but a few";
- a pool leaves each of its small members at least three values that it may have, though it be known
  of every other member whether it is none, few, or not few, and the same of what it leaves.

**Whom a pool takes** (`pooling`) goes by that alone, and by how many are around; how many there are
decides only whether the pool is told. Were the smallest taken, or more taken where too much would
be told, then whom it took would narrow down how many there are (a minimality attack).

A part at one figure lies whole in one part of the next that is published there, so parts make a
forest, and every group whose number follows from them by adding and subtracting is a disjoint
union of parts that reach no further and of what a part leaves of those below it: all of them 0 or
at least 5. `tests/core/counting/test_disclosure.py` attacks this in earnest: of two figures, one
within the other, it tries all that may be so, in a few small cohorts. What three and more figures
tell together is attacked by sums and bounds only, not by trying all.

A figure over people whose parts do not fit what was asked for is reckoned from parts ("about"), and
so tells nothing that they do not.

**Answers** are known of whole cohorts only; `answers` says how they are told.

**What is not kept from them.** Whoever looks twice sees what came in between, as figures are those
of the moment: 12 today and 13 tomorrow is one more, and who knows that only one person learned
knows who. That all or none of a group did something may be seen of five or more; and whoever fills
a group with people of their own knows the rest of it.

The words are those of A. Hundepool and others, *Statistical Disclosure Control* (Wiley, 2012),
chapter 4: threshold rule, primary and complementary suppression, recoding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.counting import pooling
from bot.core.counting.count import (
    ALL_BUT_FEW,
    FEW,
    HELD,
    MOST_FEW,
    TOO_FEW,
    Count,
    about,
    safe,
    single,
)
from bot.core.counting.pooling import COHORT, ROOMY, Item, Path

SPLIT = 25
"""People from which on a part of a cohort is told by itself; with fewer, little of it would be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to publish: of people who are all counted in the figure `within` too.

    And in the figures `also`. `gaps` are sums of other figures, as (sign, name), that together with
    this one make the size of a group of people, which must not be small either.
    """

    name: str
    within: str | None = None
    also: tuple[str, ...] = ()
    gaps: tuple[tuple[tuple[int, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """People (places of cells) of whom a figure is known."""

    cells: tuple[int, ...]
    n: int


@dataclass(slots=True)
class _Level:
    """What became of a figure, by block: the nearest part around it, and whether it is its own.

    `small`: the group of a block that is small with all others of the group together. `vague`: few
    or most of so small a group around that to say which would say how many.
    """

    cover: list[int]
    known: list[bool]
    own: list[int] = field(default_factory=list)
    small: dict[int, int] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    most: set[int] = field(default_factory=set)
    vague: set[int] = field(default_factory=set)


class Published:
    """All figures of a moment, as far as they may be known. Filters are sets of cells."""

    def __init__(
        self,
        cells: Sequence[Path],
        numbers: Mapping[str, Sequence[int]],
        figures: Sequence[Figure],
    ) -> None:
        """`numbers` of each figure by cell. The first figure is of all people, `within` none.

        What becomes of a figure is decided when it is first asked for, and depends on nothing else.
        """
        self._blocks, self._paths, self._small = _blocks(cells, numbers[figures[0].name])
        self._block_of = {cell: at for at, block in enumerate(self._blocks) for cell in block}
        self._figures = {one.name: one for one in figures}
        self._numbers = numbers
        self._levels: dict[str, _Level] = {}
        self._arounds: dict[tuple[str, int], float] = {}
        # All parts of all figures: how many, and of which blocks.
        self._n: list[int] = []
        self._members: list[Sequence[int]] = []

    def parts(self, figure: str) -> list[Part]:
        """All that is known of a figure, by places of cells."""
        return [
            Part(
                tuple(cell for block in self._members[at] for cell in self._blocks[block]),
                self._n[at],
            )
            for at in self._level(figure).own
        ]

    def count(self, figure: str, cells: Collection[int]) -> Count:
        """A figure over some cells; of no cell at all it is told that it is none."""
        if not cells:
            return Count(0)
        blocks, whole = self._inside(cells)
        if not blocks:
            return TOO_FEW if any(one.issuperset(cells) for one in self._small) else HELD
        return self._answer(figure, blocks, whole)

    def between(self, longer: str, shorter: str, cells: Collection[int]) -> Count:
        """How many `longer` counts beside those whom `shorter`, which lies within it, counts."""
        blocks, whole = self._inside(cells)
        if not blocks:
            return self.count(longer, cells)
        if self._told(longer, blocks) and self._told(shorter, blocks):
            number = self._exact(longer, blocks) - self._exact(shorter, blocks)
            return single(number) if whole else _least(number)
        one, other = self._answer(longer, blocks, whole), self._answer(shorter, blocks, whole)
        if one.few:
            return TOO_FEW
        if one.shown is None or other.shown is None:
            return HELD
        number = round(self._value(longer, blocks) - self._value(shorter, blocks))
        return about(number) if whole else _least(number)

    def _value(self, figure: str, blocks: set[int]) -> float:
        """A figure as exactly as what is published tells it."""
        if self._told(figure, blocks):
            return self._exact(figure, blocks)
        return self._reckon(figure, blocks)

    def _inside(self, cells: Collection[int]) -> tuple[set[int], bool]:
        """The blocks that lie whole within cells, and whether they hold all people there."""
        wanted = set(cells)
        blocks = {self._block_of[cell] for cell in wanted if cell in self._block_of}
        whole = {at for at in blocks if wanted.issuperset(self._blocks[at])}
        return whole, len(whole) == len(blocks) and wanted <= self._block_of.keys()

    def _told(self, figure: str, blocks: set[int]) -> bool:
        """Whether blocks are a union of parts of a figure."""
        level = self._level(figure)
        return all(level.known[at] for at in blocks) and all(
            blocks.issuperset(self._members[part]) for part in {level.cover[at] for at in blocks}
        )

    def _exact(self, figure: str, blocks: set[int]) -> int:
        cover = self._level(figure).cover
        return sum(self._n[part] for part in {cover[at] for at in blocks})

    def _answer(self, figure: str, blocks: set[int], whole: bool) -> Count:
        level = self._level(figure)
        if self._told(figure, blocks):
            number = self._exact(figure, blocks)
            return single(number) if whole else _least(number)
        if blocks <= level.small.keys() and len({level.small[at] for at in blocks}) == 1:
            return TOO_FEW if whole else HELD
        if blocks <= level.most and len({level.cover[at] for at in blocks}) == 1:
            return ALL_BUT_FEW if whole else HELD
        if blocks <= level.small.keys() | level.held:
            return HELD
        number = round(self._reckon(figure, blocks))
        return about(number) if whole else _least(number)

    def _reckon(self, figure: str, blocks: set[int]) -> float:
        """About how many a figure counts, from what is published alone."""
        level = self._level(figure)
        within = self._figures[figure].within
        total, left = 0.0, {at for at in blocks if not level.known[at]}
        for part in {level.cover[at] for at in blocks - left}:
            members = set(self._members[part])
            if members <= blocks:
                total += self._n[part]
            elif within is not None and self._n[part]:
                of = self._around(within, part)
                inside = self._reckon(within, members & blocks)
                total += self._n[part] * inside / of if of else 0.0
        skipped = left & level.most
        if skipped and within is not None:
            gaps = len({level.cover[at] for at in skipped})
            total += max(0.0, self._reckon(within, skipped) - gaps * FEW / 2)
        vague = left & level.vague
        if vague and within is not None:
            total += self._reckon(within, vague) / 2
        rest = {level.small.get(at) for at in left - skipped - vague}
        return total + len(rest) * MOST_FEW / 2

    def _around(self, within: str, part: int) -> float:
        """About how many the figure around a part counts there; many groups lie in one part."""
        found = self._arounds.get((within, part))
        if found is None:
            found = self._arounds[within, part] = self._reckon(within, set(self._members[part]))
        return found

    def _level(self, name: str) -> _Level:
        found = self._levels.get(name)
        if found is None:
            found = self._levels[name] = self._decide(self._figures[name])
        return found

    def _decide(self, figure: Figure) -> _Level:
        """Which parts of a figure are published."""
        counted = self._numbers[figure.name]
        numbers = [sum(counted[cell] for cell in block) for block in self._blocks]
        if figure.within is None:
            level = _Level([0] * len(numbers), [False] * len(numbers))
            for at, number in enumerate(numbers):
                self._publish(level, (at,), number)
            return level
        level = _Level(self._level(figure.within).cover.copy(), [False] * len(numbers))
        passing: list[Item] = []
        failing: list[Item] = []
        alive = self._nobody(level, numbers)
        for item in self._items(figure, numbers, alive):
            fine = item.n == 0 or (item.n >= FEW and item.gaps_safe)
            (passing if fine else failing).append(item)
        parts, small, most, untold = pooling.pooled(passing, failing)
        for group, item in enumerate(small):
            if item.front >= ROOMY:
                level.small.update(dict.fromkeys(item.blocks, group))
            else:
                level.vague.update(item.blocks)
        for item in most:
            (level.most if item.front >= ROOMY else level.vague).update(item.blocks)
        for item in untold:
            level.held.update(at for at in item.blocks if at not in level.small)
        for item in parts:
            if item.absorbed:
                level.held.update(at for at in item.blocks if at not in level.small)
            self._publish(level, item.blocks, item.n)
        level.held |= level.vague
        return level

    def _publish(self, level: _Level, blocks: Sequence[int], number: int) -> None:
        part = len(self._n)
        self._n.append(number)
        self._members.append(blocks)
        level.own.append(part)
        for at in blocks:
            level.cover[at] = part
            level.known[at] = True

    def _nobody(self, level: _Level, numbers: Sequence[int]) -> list[int]:
        """Publish that nobody is counted where the figure around counts nobody; returns the rest.

        Such blocks count for nothing in any sum, so that whatever they are joined with is as safe
        with them as without.
        """
        empty: dict[int, list[int]] = defaultdict(list)
        for at, part in enumerate(level.cover):
            if not self._n[part]:
                empty[part].append(at)
        for blocks in empty.values():
            if not any(numbers[at] for at in blocks):
                self._publish(level, blocks, 0)
        return [at for at, known in enumerate(level.known) if not known]

    def _items(
        self, figure: Figure, numbers: Sequence[int], alive: Sequence[int]
    ) -> Iterable[Item]:
        """Blocks joined as far as the figures that this one is compared with do not part them."""
        around = [self._level(name) for name in (figure.within or "", *figure.also)]
        gaps = [[(sign, self._level(name)) for sign, name in terms] for terms in figure.gaps]
        levels = [*around, *(one for terms in gaps for _, one in terms)]
        for blocks in _joined(alive, [one.cover for one in levels]):
            n = sum(numbers[at] for at in blocks)
            fronts = [self._covered(one, blocks) for one in around]
            sizes: list[int | None] = [front - n for front in fronts]
            for terms in gaps:
                if all(one.known[at] for _, one in terms for at in blocks):
                    others = sum(sign * self._covered(one, blocks) for sign, one in terms)
                    sizes.append(others + n)
                else:
                    sizes.append(None)
            path = pooling.common([self._paths[at] for at in blocks])
            room = pooling.room(n, fronts[0], sizes[: len(around)], sizes[len(around) :])
            yield Item(blocks, n, fronts[0], sizes, path, *room)

    def _covered(self, level: _Level, blocks: Sequence[int]) -> int:
        """How many are in the nearest parts around blocks, which are unions of them."""
        if len(blocks) == 1:
            return self._n[level.cover[blocks[0]]]
        return sum(self._n[part] for part in {level.cover[at] for at in blocks})


def _joined(blocks: Sequence[int], covers: Sequence[Sequence[int]]) -> list[list[int]]:
    """Blocks together that have a part around them in common, directly or by others."""
    where = {at: at for at in blocks}

    def root(at: int) -> int:
        while where[at] != at:
            where[at] = where[where[at]]
            at = where[at]
        return at

    for cover in {id(one): one for one in covers}.values():
        first: dict[int, int] = {}
        for at in blocks:
            other = first.setdefault(cover[at], at)
            if other != at:
                one, two = root(other), root(at)
                if one != two:
                    where[max(one, two)] = min(one, two)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in blocks:
        groups[root(at)].append(at)
    return list(groups.values())


def _blocks(
    cells: Sequence[Path], people: Sequence[int]
) -> tuple[list[tuple[int, ...]], list[Path], list[frozenset[int]]]:
    """Cells joined until each block has enough people; where each stands; and what is small.

    Small cohorts join each other but no larger one, so that there is more to tell of that. Few
    people who cannot be joined with anybody are in no block, so nothing counts them.
    """
    cohorts: dict[Path, list[int]] = defaultdict(list)
    for at, path in enumerate(cells):
        cohorts[path[:COHORT]].append(at)
    passing: list[Item] = []
    failing: list[Item] = []
    for path, mine in cohorts.items():
        for blocks in _split(mine, cells, people, COHORT):
            number = sum(people[at] for at in blocks)
            common = (
                pooling.common([cells[at] for at in blocks]) if len(blocks) < len(mine) else path
            )
            item = Item(blocks, number, number, [], common, *pooling.same(number))
            (passing if safe(number) else failing).append(item)
    pools, small, _, _ = pooling.pooled([], failing)
    parts = passing + pools
    return (
        [tuple(item.blocks) for item in parts],
        [item.path for item in parts],
        [frozenset(item.blocks) for item in small],
    )


def _split(
    mine: list[int], cells: Sequence[Path], people: Sequence[int], depth: int
) -> list[list[int]]:
    """The cells of a cohort parted by what comes below it, as far as each part is large."""
    if depth >= len(cells[mine[0]]):
        return [mine]
    below: dict[Hashable, list[int]] = defaultdict(list)
    for at in mine:
        below[cells[at][depth]].append(at)
    sized = sorted(
        ((sum(people[at] for at in some), some) for some in below.values()), key=lambda one: one[0]
    )
    rest: list[int] = []
    number = 0
    while sized and (sized[0][0] < SPLIT or (rest and number < SPLIT)):
        size, some = sized.pop(0)
        rest, number = rest + some, number + size
    parts = [part for _, some in sized for part in _split(some, cells, people, depth + 1)]
    return [*parts, rest] if rest else parts


def _least(number: int) -> Count:
    return HELD if number < FEW else Count(number, least=True)
