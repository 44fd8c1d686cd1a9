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

**Whom a pool takes** goes by that alone, and by how many are around; how many there are decides
only whether the pool is told. Were the smallest taken, or more taken where too much would be told,
then whom it took would narrow down how many there are (a minimality attack).

A part at one figure lies whole in one part of the next that is published there, so parts make a
forest, and every group whose number follows from them by adding and subtracting is a disjoint
union of parts that reach no further and of what a part leaves of those below it: all of them 0 or
at least 5. `tests/core/counting/test_disclosure.py` attacks this in earnest: of two figures, one
within the other, it tries all that may be so, in a few small cohorts. What three and more figures
tell together is attacked by sums and bounds only, not by trying all.

A figure over people whose parts do not fit what was asked for is reckoned from parts ("about"), and
so tells nothing that they do not.

**Answers** are known of whole cohorts only, and stand beside stages and beside each other (three
questions make a course). They are told in round figures (`about`, `stepped`), so that no sum is
exact; where few were right or wrong they are not told (`siblings`, `without`, `coarsened`).

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

FEW = 5
"""People from which on a group is counted; fewer are "fewer than 5"."""
_MOST_FEW = FEW - 1
_OPEN = 3
"""Values that each small member of a pool may have, at the least."""
_MANY = 2**40
"""More people than there are."""
_STEPS = ((105, 0.01), (25, 0.05), (0, 0.1))
"""From about how many people on a share is told in which steps: one is a person at the least."""
_ROOMY = 2 * FEW - 1
"""People around from which on "all but a few" leaves open how few: at least 5, 1 to 4 less."""
SPLIT = 25
"""People from which on a part of a cohort is told by itself; with fewer, little of it would be."""
COHORT = 2
"""How deep in the tree the cohorts are; above them they are joined, below them parted."""

Path = tuple[Hashable, ...]
"""Where people stand in the tree, from its root: (partner, cohort, language, audience)."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people (or of answers, one a person) as it may be shown.

    `shown`: the number; exact unless `about`, which is reckoned from other figures that are shown,
    or `least`: there are more, in groups that are not told apart. Else None, and `few`: fewer than
    5; `most`: all of the group that it is counted in but a few; neither: held back, as it would
    tell about another group that is small.
    """

    shown: int | None
    few: bool = False
    most: bool = False
    about: bool = False
    least: bool = False

    @property
    def held(self) -> bool:
        """Whether it is held back for the sake of others."""
        return self.shown is None and not self.few and not self.most


TOO_FEW = Count(None, few=True)
ALL_BUT_FEW = Count(None, most=True)
HELD = Count(None)


def safe(number: int, few: int = FEW) -> bool:
    """Whether a group of this size may be told by itself."""
    return number == 0 or number >= few


def single(number: int) -> Count:
    """A figure that stands alone and is part of no other."""
    return TOO_FEW if number < FEW else Count(number)


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
class _Item:
    """Blocks that a figure cannot tell apart, while it is decided what becomes of them.

    `front`: how many the figure around it counts there. `gaps`: None where one cannot be known.
    `down`, `up`: by how much it may be less or more, and the same would be told of all others.
    `wide`: of the groups in it that are to be kept, the two together at the most. `small`: small
    groups in it; `absorbed`: those that are none. `untold`: a pool whose sum is not told.
    """

    blocks: list[int]
    n: int
    front: int
    gaps: list[int | None]
    path: Path
    down: int = 0
    up: int = 0
    wide: int = 0
    small: int = 0
    absorbed: int = 0
    gone: bool = False
    untold: bool = False

    @property
    def vague(self) -> bool:
        """Whether to say few or most of so small a group around would say how many."""
        return 0 < self.n < self.front < _ROOMY

    @property
    def gaps_safe(self) -> bool:
        return all(gap is None or gap == 0 or gap >= FEW for gap in self.gaps)


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
        return total + len(rest) * _MOST_FEW / 2

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
        passing: list[_Item] = []
        failing: list[_Item] = []
        alive = self._nobody(level, numbers)
        for item in self._items(figure, numbers, alive):
            fine = item.n == 0 or (item.n >= FEW and item.gaps_safe)
            (passing if fine else failing).append(item)
        parts, small, most, untold = _pooled(passing, failing)
        for group, item in enumerate(small):
            if item.front >= _ROOMY:
                level.small.update(dict.fromkeys(item.blocks, group))
            else:
                level.vague.update(item.blocks)
        for item in most:
            (level.most if item.front >= _ROOMY else level.vague).update(item.blocks)
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
    ) -> Iterable[_Item]:
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
            path = _common([self._paths[at] for at in blocks])
            room = _room(n, fronts[0], sizes[: len(around)], sizes[len(around) :])
            yield _Item(blocks, n, fronts[0], sizes, path, *room)

    def _covered(self, level: _Level, blocks: Sequence[int]) -> int:
        """How many are in the nearest parts around blocks, which are unions of them."""
        if len(blocks) == 1:
            return self._n[level.cover[blocks[0]]]
        return sum(self._n[part] for part in {level.cover[at] for at in blocks})


def _room(
    n: int, front: int, falling: Sequence[int | None], rising: Sequence[int | None]
) -> tuple[int, int]:
    """By how much a number may be less or more, and it and its gaps stay as small as they are.

    The gaps that are `falling` are the less the more it is. So what is decided of it is the same
    for all these numbers, and so is what is told.
    """
    down, up = _same(n)
    if 0 < n < front < _ROOMY:
        return n - 1, front - 1 - n
    few = 0 < n < FEW
    for gaps, is_falling in ((falling, True), (rising, False)):
        for gap in gaps:
            if gap is None:
                continue
            # Of few it makes no difference how few they leave, but that these are no fewer than 0.
            less, more = (max(gap, 0), _MANY) if few else _same(gap)
            down = min(down, more if is_falling else less)
            up = min(up, less if is_falling else more)
    return down, up


def _same(number: int) -> tuple[int, int]:
    """By how much a number may be less or more and stay none, few, or not few."""
    if number <= 0:
        return 0, 0
    if number < FEW:
        return number - 1, _MOST_FEW - number
    return number - FEW, _MANY


def _least(number: int) -> Count:
    return HELD if number < FEW else Count(number, least=True)


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


def about(number: int) -> Count:
    """A number that is no more exact than it looks: three digits, or a multiple of five.

    So are all counts of answers told, and who gave them: else who did not would follow from how
    many there are in the group, and who skipped one question from how many answered another.
    """
    if number < FEW:
        return HELD
    step = max(FEW, 10 ** (len(str(number)) - 2 if number < 1000 else len(str(number)) - 3))
    return Count(step * round(number / step), about=True)


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
        room = _MOST_FEW * len(self.pool) - sum(numbers[one] for one in self.pool)
        return TOO_FEW if number < FEW and not 0 <= room < _OPEN - 1 else HELD


def _columns(numbers: Sequence[int], pool: frozenset[int]) -> list[int]:
    alone = [one for at, one in enumerate(numbers) if at not in pool]
    return [*alone, sum(numbers[at] for at in pool)] if pool else alone


def _common(paths: Sequence[Path]) -> Path:
    """Where paths part."""
    first = paths[0]
    same = len(first)
    for path in paths[1:]:
        if path is not first:
            same = min(same, len(path))
            while first[:same] != path[:same]:
                same -= 1
    return first[:same]


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
    passing: list[_Item] = []
    failing: list[_Item] = []
    for path, mine in cohorts.items():
        for blocks in _split(mine, cells, people, COHORT):
            number = sum(people[at] for at in blocks)
            common = _common([cells[at] for at in blocks]) if len(blocks) < len(mine) else path
            item = _Item(blocks, number, number, [], common, *_same(number))
            (passing if safe(number) else failing).append(item)
    pools, small, _, _ = _pooled([], failing)
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


def _pooled(
    passing: list[_Item], failing: list[_Item]
) -> tuple[list[_Item], list[_Item], list[_Item], list[_Item]]:
    """The parts left when others are pooled; small groups; what is skipped; pools not told.

    Small ones are pooled nearest first, then with the smallest around. What is not small, but all
    but a few of what is around it, is pooled within its cohort or skipped. What cannot be pooled
    with anything is left out.
    """
    below: dict[Path, list[_Item]] = defaultdict(list)
    for item in passing if failing else ():
        if item.n:
            for depth in range(len(item.path) + 1):
                below[item.path[:depth]].append(item)
    waiting: dict[Path, list[_Item]] = defaultdict(list)
    for item in failing:
        item.small = int(item.n < FEW or item.vague)
        item.wide = max(item.down + item.up, _OPEN - 1) if item.n > 0 else 0
        waiting[item.path].append(item)
    pools: list[_Item] = []
    small: list[_Item] = []
    most: list[_Item] = []
    untold: list[_Item] = []
    for depth in range(max((len(path) for path in waiting), default=-1), -1, -1):
        for path in [one for one in waiting if len(one) == depth]:
            members = _together(path, waiting.pop(path))
            pool = _pool(path, members, below[path])
            if pool is not None:
                small += [one for one in members if one.small]
                if pool.untold:
                    untold.append(pool)
                    continue
                _closed(pool)
                pools.append(pool)
                for up in range(depth + 1):
                    below[path[:up]].append(pool)
                continue
            if depth <= COHORT:
                most += [one for one in members if not one.small]
                members = [one for one in members if one.small]
            if not depth:
                small += members
            elif members:
                waiting[path[:-1]] += members
    return [item for item in passing + pools if not item.gone], small, most, untold


def _together(path: Path, members: list[_Item]) -> list[_Item]:
    """Members as one small group, if they are one: then it is told of a whole cohort, say."""
    # As one of which is known that each of several is in it, more would be known of each.
    if len(members) == 1 or len(members) > FEW - _OPEN or any(one.vague for one in members):
        return members
    one = _union(path, members)
    if not 0 <= one.n < FEW:
        return members
    one.small, one.up = 1, _MOST_FEW - one.n
    one.wide = one.down + one.up
    return [one]


def _pool(path: Path, members: list[_Item], around: list[_Item]) -> _Item | None:
    """The members as one, with as many others as it takes; None: there are not enough.

    Where the pool tells too much then, it is `untold`: taking more would tell that it did.
    """
    if not any(one.small for one in members) and len(path) < COHORT:
        return None
    for one in members:
        if not one.small:
            one.absorbed = 1
    smallest = iter(sorted((one for one in around if not one.gone), key=_size))
    taken: list[_Item] = []
    pool = _union(path, members)
    while not (_roomy(pool) and _leaves_enough(pool, [*members, *taken])):
        other = next(smallest, None)
        if other is None:
            return None
        taken.append(other)
        pool = _union(path, [pool, other])
        if not other.small and not other.absorbed:
            pool.absorbed += 1
    for one in taken:
        one.gone = True
    pool.untold = pool.n < FEW or not _open(pool)
    return pool


def _size(item: _Item) -> int:
    """In which order items are taken into pools."""
    return item.front


def _leaves_enough(pool: _Item, items: Sequence[_Item]) -> bool:
    """Whether what a pool leaves of the figures around it is nobody or not few, by one item alone.

    If only few and few were not few together, whom it took besides would tell of them.
    """
    sure = [one for one in items if not one.vague]
    return pool.gaps_safe and all(
        any((gap := one.gaps[at]) is None or gap >= FEW for one in sure)
        or (len(sure) == len(items) and not any(one.gaps[at] for one in sure))
        for at in range(len(pool.gaps))
    )


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
        down=sum(one.down for one in items),
        up=sum(one.up for one in items),
        wide=max(one.wide for one in items),
        absorbed=sum(one.absorbed for one in items),
    )


def _roomy(pool: _Item) -> bool:
    """Whether there are numbers that a pool could be told of."""
    return pool.down + pool.up >= pool.wide + _margin(pool)


def _open(pool: _Item) -> bool:
    """Whether each member that is to be kept may still have several values, as the others give."""
    return _roomy(pool) and min(pool.down, pool.up) >= _margin(pool)


def _margin(pool: _Item) -> int:
    return min(_OPEN - 1, pool.wide)


def _closed(pool: _Item) -> None:
    """Take a pool that is told for one of the others: its members are as well kept in another."""
    margin = _margin(pool)
    pool.down = min(pool.down - margin, pool.n - FEW)
    pool.up -= margin
    pool.wide = 0
