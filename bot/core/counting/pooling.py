"""Which small groups are joined until what is told of them together tells of none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from bot.core.counting.count import FEW, MOST_FEW, OPEN

_MANY = 2**40
"""More people than there are."""
ROOMY = 2 * FEW - 1
"""People around from which on "all but a few" leaves open how few: at least 5, 1 to 4 less."""
COHORT = 2
"""How deep in the tree the cohorts are; above them they are joined, below them parted."""

Path = tuple[Hashable, ...]
"""Where people stand in the tree, from its root: (partner, cohort, language, audience)."""


@dataclass(slots=True)
class Item:
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
        return 0 < self.n < self.front < ROOMY

    @property
    def gaps_safe(self) -> bool:
        return all(gap is None or gap == 0 or gap >= FEW for gap in self.gaps)


def pooled(
    passing: list[Item], failing: list[Item]
) -> tuple[list[Item], list[Item], list[Item], list[Item]]:
    """The parts left when others are pooled; small groups; what is skipped; pools not told.

    Small ones are pooled nearest first, then with the smallest around. What is not small, but all
    but a few of what is around it, is pooled within its cohort or skipped. What cannot be pooled
    with anything is left out.
    """
    below: dict[Path, list[Item]] = defaultdict(list)
    for item in passing if failing else ():
        if item.n:
            for depth in range(len(item.path) + 1):
                below[item.path[:depth]].append(item)
    waiting: dict[Path, list[Item]] = defaultdict(list)
    for item in failing:
        item.small = int(item.n < FEW or item.vague)
        item.wide = max(item.down + item.up, OPEN - 1) if item.n > 0 else 0
        waiting[item.path].append(item)
    pools: list[Item] = []
    small: list[Item] = []
    most: list[Item] = []
    untold: list[Item] = []
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


def _together(path: Path, members: list[Item]) -> list[Item]:
    """Members as one small group, if they are one: then it is told of a whole cohort, say."""
    # As one of which is known that each of several is in it, more would be known of each.
    if len(members) == 1 or len(members) > FEW - OPEN or any(one.vague for one in members):
        return members
    one = _union(path, members)
    if not 0 <= one.n < FEW:
        return members
    one.small, one.up = 1, MOST_FEW - one.n
    one.wide = one.down + one.up
    return [one]


def _pool(path: Path, members: list[Item], around: list[Item]) -> Item | None:
    """The members as one, with as many others as it takes; None: there are not enough.

    Where the pool tells too much then, it is `untold`: taking more would tell that it did.
    """
    if not any(one.small for one in members) and len(path) < COHORT:
        return None
    for one in members:
        if not one.small:
            one.absorbed = 1
    smallest = iter(sorted((one for one in around if not one.gone), key=_size))
    taken: list[Item] = []
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


def _size(item: Item) -> int:
    """In which order items are taken into pools."""
    return item.front


def _leaves_enough(pool: Item, items: Sequence[Item]) -> bool:
    """Whether what a pool leaves of the figures around it is nobody or not few, by one item alone.

    If only few and few were not few together, whom it took besides would tell of them.
    """
    sure = [one for one in items if not one.vague]
    return pool.gaps_safe and all(
        any((gap := one.gaps[at]) is None or gap >= FEW for one in sure)
        or (len(sure) == len(items) and not any(one.gaps[at] for one in sure))
        for at in range(len(pool.gaps))
    )


def _union(path: Path, items: Sequence[Item]) -> Item:
    gaps: list[int | None] = []
    for several in zip(*(one.gaps for one in items), strict=True):
        known = [one for one in several if one is not None]
        gaps.append(sum(known) if len(known) == len(several) else None)
    return Item(
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


def _roomy(pool: Item) -> bool:
    """Whether there are numbers that a pool could be told of."""
    return pool.down + pool.up >= pool.wide + _margin(pool)


def _open(pool: Item) -> bool:
    """Whether each member that is to be kept may still have several values, as the others give."""
    return _roomy(pool) and min(pool.down, pool.up) >= _margin(pool)


def _margin(pool: Item) -> int:
    return min(OPEN - 1, pool.wide)


def _closed(pool: Item) -> None:
    """Take a pool that is told for one of the others: its members are as well kept in another."""
    margin = _margin(pool)
    pool.down = min(pool.down - margin, pool.n - FEW)
    pool.up -= margin
    pool.wide = 0


def common(paths: Sequence[Path]) -> Path:
    """Where paths part."""
    first = paths[0]
    same = len(first)
    for path in paths[1:]:
        if path is not first:
            same = min(same, len(path))
            while first[:same] != path[:same]:
                same -= 1
    return first[:same]


def room(
    n: int, front: int, falling: Sequence[int | None], rising: Sequence[int | None]
) -> tuple[int, int]:
    """By how much a number may be less or more, and it and its gaps stay as small as they are.

    The gaps that are `falling` are the less the more it is. So what is decided of it is the same
    for all these numbers, and so is what is told.
    """
    down, up = same(n)
    if 0 < n < front < ROOMY:
        return n - 1, front - 1 - n
    few = 0 < n < FEW
    for gaps, is_falling in ((falling, True), (rising, False)):
        for gap in gaps:
            if gap is None:
                continue
            # Of few it makes no difference how few they leave, but that these are no fewer than 0.
            less, more = (max(gap, 0), _MANY) if few else same(gap)
            down = min(down, more if is_falling else less)
            up = min(up, less if is_falling else more)
    return down, up


def same(number: int) -> tuple[int, int]:
    """By how much a number may be less or more and stay none, few, or not few."""
    if number <= 0:
        return 0, 0
    if number < FEW:
        return number - 1, MOST_FEW - number
    return number - FEW, _MANY
