"""How much two texts have in common, by the pieces they are made of (Broder's shingles, 1997)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Set
from itertools import combinations

_PIECE = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_TOO_COMMON = 40


def shingles(text: str, size: int = 3) -> frozenset[tuple[str, ...]]:
    """Runs of `size` words; of one word or Chinese character each. A shorter text is one run."""
    pieces = _PIECE.findall(text.casefold())
    count = max(1, len(pieces) - size + 1)
    return (
        frozenset(tuple(pieces[at : at + size]) for at in range(count)) if pieces else frozenset()
    )


def likeness(one: Set[Hashable], other: Set[Hashable]) -> float:
    """The share of what is in both among what is in either, from 0 to 1."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def alike(texts: Mapping[str, Set[Hashable]], least: float) -> Iterator[tuple[str, str, float]]:
    """Pairs whose likeness is at least `least`, in the order of `texts`.

    Only pairs that share a run which is not in very many texts are compared at all.
    """
    holders: dict[Hashable, list[str]] = {}
    for name, runs in texts.items():
        for run in runs:
            holders.setdefault(run, []).append(name)
    pairs = {
        pair
        for names in holders.values()
        if 1 < len(names) <= _TOO_COMMON
        for pair in combinations(names, 2)
    }
    places = {name: place for place, name in enumerate(texts)}
    for one, other in sorted(pairs, key=lambda pair: (places[pair[0]], places[pair[1]])):
        how = likeness(texts[one], texts[other])
        if how >= least:
            yield one, other, how
