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
  is still small the next smallest figure is held back and joins it (complementary suppression);
- what it leaves of the figures around it is 0, or at least 5: else it is not published there, only
  that it is "all but a few";
- a pool leaves each of its small members at least three values that it may have.

A part at one figure lies whole in one part of the next that is published there, so parts make a
forest, and every group whose number follows from them by adding and subtracting is a disjoint
union of parts that reach no further and of what a part leaves of those below it: all of them 0 or
at least 5. `tests/core/test_disclosure.py` attacks this in earnest.

A figure over people whose parts do not fit what was asked for is reckoned from parts ("about"), and
so tells nothing that they do not.

**What is not kept from them.** Whoever looks twice sees what came in between, as figures are those
of the moment; and that all or none of a group did something may be seen of five or more.

The words are those of A. Hundepool and others, *Statistical Disclosure Control* (Wiley, 2012),
chapter 4: threshold rule, primary and complementary suppression, recoding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FEW = 5
"""People from which on a group is counted; fewer are "fewer than 5"."""
_MOST_FEW = FEW - 1
_OPEN = 3
"""Values that each small member of a pool may have, at the least."""

Path = tuple[Hashable, ...]
"""Where people stand in the tree, from its root: (partner, cohort, language, audience)."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people (or of answers, one a person) as it may be shown.

    `shown`: the number; exact unless `about`, which is reckoned from other figures that are shown.
    Else None, and `few`: fewer than 5; `most`: all of the group that it is counted in but a few;
    neither: held back, as it would tell about another group that is small.
    """

    shown: int | None
    few: bool = False
    most: bool = False
    about: bool = False

    @property
    def held(self) -> bool:
        """Whether it is held back for the sake of others."""
        return self.shown is None and not self.few and not self.most


TOO_FEW = Count(None, few=True)
ALL_BUT_FEW = Count(None, most=True)
HELD = Count(None)


def safe(number: int) -> bool:
    """Whether a group of this size may be told by itself."""
    return number == 0 or number >= FEW


def single(number: int) -> Count:
    """A figure that stands alone and is part of no other."""
    return TOO_FEW if number < FEW else Count(number)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to publish: of people who are all counted in the figure `within` too.

    `gaps` are sums of other figures, as (sign, name), that with `own` times this one make the size
    of a group of people, which must not be small either.
    """

    name: str
    within: str | None = None
    gaps: tuple[tuple[int, tuple[tuple[int, str], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """People (places of cells) of whom a figure is known."""

    cells: tuple[int, ...]
    n: int


@dataclass(slots=True)
class _Item:
    """Blocks that a figure cannot tell apart, while it is decided what becomes of them.

    `front`: how many the figure around it counts there. `gaps`: None where one cannot be known.
    """

    blocks: list[int]
    n: int
    front: int
    gaps: list[int | None]
    path: Path
    small: int = 0
    absorbed: int = 0
    absorbed_front: int = 0
    gone: bool = False

    @property
    def gaps_safe(self) -> bool:
        return all(gap is None or safe(gap) for gap in self.gaps)


@dataclass(slots=True)
class _Level:
    """What became of a figure: parts of blocks, the part of each block, and what it is called."""

    parts: list[Part] = field(default_factory=list)
    of: dict[int, int] = field(default_factory=dict)
    # The group of a block that is small with all others of the group together.
    small: dict[int, int] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    most: set[int] = field(default_factory=set)
    # The part known nearest around each block: its own, or one of a figure around.
    cover: dict[int, tuple[str, int]] = field(default_factory=dict)


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
        self._cells = cells
        people = numbers[figures[0].name]
        self._blocks, self._paths, self._hidden = _blocks(cells, people)
        self._block_of = {cell: at for at, block in enumerate(self._blocks) for cell in block}
        self._figures = {one.name: one for one in figures}
        self._numbers = numbers
        self._levels: dict[str, _Level] = {}

    def parts(self, figure: str) -> list[Part]:
        """All that is known of a figure, by places of cells."""
        return [
            Part(tuple(cell for block in part.cells for cell in self._blocks[block]), part.n)
            for part in self._level(figure).parts
        ]

    def count(self, figure: str, cells: Collection[int]) -> Count:
        """A figure over some cells."""
        return self._answer(figure, *self._inside(cells))

    def between(self, longer: str, shorter: str, cells: Collection[int]) -> Count:
        """How many `longer` counts beside those whom `shorter`, which lies within it, counts."""
        blocks, whole = self._inside(cells)
        if self._known(longer, blocks) and self._known(shorter, blocks):
            more = self._exact(longer, blocks)
            return (
                single(more - self._exact(shorter, blocks))
                if whole
                else _about(more - self._exact(shorter, blocks))
            )
        one, other = self._answer(longer, blocks, whole), self._answer(shorter, blocks, whole)
        if one.few:
            return TOO_FEW
        if one.shown is None or other.shown is None:
            return HELD
        return _about(one.shown - other.shown)

    def _inside(self, cells: Collection[int]) -> tuple[set[int], bool]:
        """The blocks that lie whole within cells, and whether these are all of them."""
        wanted = set(cells)
        blocks = {self._block_of[cell] for cell in wanted if cell in self._block_of}
        whole = {at for at in blocks if wanted.issuperset(self._blocks[at])}
        return whole, len(whole) == len(blocks) and not (wanted & self._hidden)

    def _known(self, figure: str, blocks: set[int]) -> bool:
        level = self._level(figure)
        return all(
            at in level.of and blocks.issuperset(level.parts[level.of[at]].cells) for at in blocks
        )

    def _exact(self, figure: str, blocks: set[int]) -> int:
        level = self._level(figure)
        return sum(level.parts[part].n for part in {level.of[at] for at in blocks})

    def _answer(self, figure: str, blocks: set[int], whole: bool) -> Count:
        level = self._level(figure)
        if not blocks:
            return TOO_FEW
        if self._known(figure, blocks):
            number = self._exact(figure, blocks)
            return single(number) if whole or number < FEW else Count(number, about=True)
        if len({level.small.get(at) for at in blocks}) == 1 and blocks <= level.small.keys():
            return TOO_FEW
        if len({level.cover[at] for at in blocks}) == 1 and blocks <= level.most:
            return ALL_BUT_FEW
        if blocks <= level.small.keys() | level.held:
            return HELD
        return _about(round(self._reckon(figure, blocks)))

    def _reckon(self, figure: str, blocks: set[int]) -> float:
        """About how many a figure counts, from parts alone."""
        level = self._level(figure)
        total, left = 0.0, set(blocks)
        for at in {level.of[block] for block in blocks if block in level.of}:
            part = level.parts[at]
            inside = blocks.intersection(part.cells)
            left -= inside
            if len(inside) == len(part.cells):
                total += part.n
            elif part.n:
                total += part.n * self._share(figure, inside, set(part.cells))
        around = self._figures[figure].within
        if not left or around is None:
            return total
        skipped = left & level.most
        gaps = len({level.cover[at] for at in skipped})
        total += max(0.0, self._reckon(around, skipped) - gaps * FEW / 2) if skipped else 0.0
        return total + len({level.small.get(at) for at in left - level.most}) * _MOST_FEW / 2

    def _share(self, figure: str, inside: set[int], blocks: set[int]) -> float:
        """The share of some blocks in more of them, by the figure around this one."""
        within = self._figures[figure].within
        if within is None:
            return 0.0
        of = self._reckon(within, blocks)
        return self._reckon(within, inside) / of if of else 0.0

    def _level(self, name: str) -> _Level:
        found = self._levels.get(name)
        if found is None:
            found = self._levels[name] = self._decide(self._figures[name])
        return found

    def _decide(self, figure: Figure) -> _Level:
        """Which parts of a figure are published."""
        level = _Level()
        counted = self._numbers[figure.name]
        numbers = [sum(counted[cell] for cell in block) for block in self._blocks]
        if figure.within is None:
            for at, number in enumerate(numbers):
                level.of[at] = len(level.parts)
                level.cover[at] = (figure.name, level.of[at])
                level.parts.append(Part((at,), number))
            return level
        passing, failing = [], []
        for item in self._items(figure, numbers):
            if item.n == 0:
                passing.append(item)
            elif item.n < FEW:
                failing.append(item)
            elif item.gaps_safe:
                passing.append(item)
            else:
                level.most.update(item.blocks)
        parts, small = _pooled(passing, failing)
        for group, item in enumerate(small):
            level.small.update(dict.fromkeys(item.blocks, group))
        for item in parts:
            place = len(level.parts)
            level.parts.append(Part(tuple(item.blocks), item.n))
            for at in item.blocks:
                level.of[at] = place
                if item.absorbed and at not in level.small:
                    level.held.add(at)
        around = self._level(figure.within).cover
        for at in range(len(self._blocks)):
            level.cover[at] = (figure.name, level.of[at]) if at in level.of else around[at]
        return level

    def _items(self, figure: Figure, numbers: Sequence[int]) -> list[_Item]:
        """Blocks joined as far as the figures that this one is compared with do not part them."""
        names = {name for _, terms in figure.gaps for _, name in terms}
        covers = [self._level(figure.within or "").cover]
        covers += [self._level(name).cover for name in sorted(names - {figure.within})]
        groups = _joined(range(len(self._blocks)), covers)
        items = []
        for blocks in groups:
            front = self._covered(figure.within or "", blocks)
            n = sum(numbers[at] for at in blocks)
            gaps: list[int | None] = [front - n]
            for own, terms in figure.gaps:
                known = all(at in self._level(name).of for _, name in terms for at in blocks)
                gaps.append(
                    own * n + sum(sign * self._covered(name, blocks) for sign, name in terms)
                    if known
                    else None
                )
            path = _common(self._paths[at] for at in blocks)
            items.append(_Item(blocks, n, front, gaps, path))
        return items

    def _covered(self, name: str, blocks: Sequence[int]) -> int:
        """How many are in the nearest parts around blocks, which are unions of them."""
        cover = self._level(name).cover
        if len(blocks) == 1:
            figure, part = cover[blocks[0]]
            return self._level(figure).parts[part].n
        return sum(self._level(one).parts[part].n for one, part in {cover[at] for at in blocks})


def _about(number: int) -> Count:
    return HELD if number < FEW else Count(number, about=True)


def _common(paths: Iterable[Path]) -> Path:
    """Where paths part."""
    found: Path | None = None
    for path in paths:
        if found is None:
            found = path
        elif found != path:
            same = 0
            for one, other in zip(found, path, strict=False):
                if one != other:
                    break
                same += 1
            found = found[:same]
    return found or ()


def _joined(
    blocks: Iterable[int], covers: Sequence[Mapping[int, tuple[str, int]]]
) -> list[list[int]]:
    """Blocks together that have a cover in common, directly or by others."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at in blocks:
        groups[covers[0][at]].append(at)
    found = list(groups.values())
    for cover in covers[1:]:
        mine: dict[tuple[str, int], int] = {}
        merged: list[list[int]] = []
        where: list[int] = []
        for group in found:
            touched = sorted({_root(where, mine[cover[at]]) for at in group if cover[at] in mine})
            place = touched[0] if touched else len(merged)
            if not touched:
                merged.append([])
                where.append(place)
            for other in touched[1:]:
                merged[place] += merged[other]
                merged[other] = []
                where[other] = place
            merged[place] += group
            for at in group:
                mine.setdefault(cover[at], place)
        found = [group for group in merged if group]
    return found


def _root(where: list[int], place: int) -> int:
    while where[place] != place:
        place = where[place]
    return place


def _blocks(
    cells: Sequence[Path], people: Sequence[int]
) -> tuple[list[tuple[int, ...]], list[Path], frozenset[int]]:
    """Cells joined until each block has enough people; where each stands; and what is left over."""
    passing: list[_Item] = []
    failing: list[_Item] = []
    for at, (path, number) in enumerate(zip(cells, people, strict=True)):
        item = _Item([at], number, number, [], path)
        (passing if safe(number) else failing).append(item)
    # Nothing tells which cells are in a block, so that there is nothing to keep open in it.
    parts, _ = _pooled(passing, failing, tight=False)
    hidden = frozenset(range(len(cells))).difference(*(item.blocks for item in parts))
    return [tuple(item.blocks) for item in parts], [item.path for item in parts], hidden


def _pooled(
    passing: list[_Item], failing: list[_Item], *, tight: bool = True
) -> tuple[list[_Item], list[_Item]]:
    """The parts that are left when small ones are pooled, and the groups that are small.

    Nearest first, then with the smallest around; what cannot be pooled with anything is left out.
    """
    below: dict[Path, list[_Item]] = defaultdict(list)
    for item in passing if failing else ():
        if item.n:
            for depth in range(len(item.path) + 1):
                below[item.path[:depth]].append(item)
    waiting: dict[Path, list[_Item]] = defaultdict(list)
    for item in failing:
        item.small = 1
        waiting[item.path].append(item)
    pools: list[_Item] = []
    small: list[_Item] = []
    for depth in range(max((len(path) for path in waiting), default=-1), -1, -1):
        for path in [one for one in waiting if len(one) == depth]:
            members = _together(path, waiting.pop(path))
            pool = _pool(path, members, below[path], tight=tight)
            if pool is not None:
                small += members
                pools.append(pool)
                for up in range(depth + 1):
                    below[path[:up]].append(pool)
            elif depth:
                waiting[path[:-1]] += members
            else:
                small += members
    return [item for item in passing + pools if not item.gone], small


def _together(path: Path, members: list[_Item]) -> list[_Item]:
    """Members as one small group, if they are one: then it is told of a whole cohort, say."""
    one = _union(path, members)
    if len(members) == 1 or not 0 <= one.n < FEW:
        return members
    one.small = 1
    return [one]


def _pool(path: Path, members: list[_Item], around: list[_Item], *, tight: bool) -> _Item | None:
    """The members as one, with as many of the smallest around as it takes; None: not enough."""
    taken: list[_Item] = []
    rest = sorted((one for one in around if not one.gone), key=lambda one: one.n)
    pool = _union(path, members)
    for other in rest:
        if _sound(pool, tight=tight):
            break
        taken.append(other)
        pool = _union(path, [pool, other])
        if not other.small:
            pool.absorbed += 1
            pool.absorbed_front += other.front
    if not _sound(pool, tight=tight):
        return None
    for one in taken:
        one.gone = True
    return pool


def _union(path: Path, items: Sequence[_Item]) -> _Item:
    gaps: list[int | None] = []
    for several in zip(*(one.gaps for one in items), strict=True):
        known = [one for one in several if one is not None]
        gaps.append(sum(known) if len(known) == len(several) else None)
    return _Item(
        blocks=[at for one in items for at in one.blocks],
        n=sum(one.n for one in items),
        front=sum(one.front for one in items),
        gaps=gaps,
        path=path,
        small=sum(one.small for one in items),
        absorbed=sum(one.absorbed for one in items),
        absorbed_front=sum(one.absorbed_front for one in items),
    )


def _sound(pool: _Item, *, tight: bool) -> bool:
    """Whether a pool may be told, and its small members stay open."""
    if pool.n < FEW or not pool.gaps_safe:
        return False
    if not tight:
        return True
    # What one small member has at the least and at the most, if all others are as they may be.
    least = pool.n - pool.absorbed_front - _MOST_FEW * (pool.small - 1)
    most = pool.n - FEW * pool.absorbed
    return min(most, _MOST_FEW) - max(least, 0) + 1 >= _OPEN
