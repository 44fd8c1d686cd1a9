"""Long lists a leaf at a time, with the way to older and newer lines; one partner's, if asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.store.staff import Partner
from bot.web.organisers.filters import address
from bot.web.organisers.frame import Visit

LINES = 20
"""Lines of a leaf; one more is asked for, to know whether there are older ones."""
_FAR = 10**6
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[_T]):
    """Lines, and the addresses of the leaves beside them; None where there is none."""

    lines: Sequence[_T]
    older: str | None
    newer: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list a visit is: lines passed over, and the partner that was chosen, if any.

    `kept` is what else stays in the address.
    """

    path: str
    skip: int
    partner: int | None
    partners: tuple[Partner, ...]
    kept: Mapping[str, str] = field(default_factory=dict)

    def leaf(self, found: Sequence[_T]) -> Leaf[_T]:
        """Cut what was found from `skip` on, up to one line more than a leaf has."""
        older = self._at(self.skip + LINES) if len(found) > LINES else None
        newer = self._at(max(0, self.skip - LINES)) if self.skip else None
        return Leaf(found[:LINES], older, newer)

    @property
    def first(self) -> str:
        """The address of the first leaf, for who comes to one that has gone."""
        return self._at(0)

    def _at(self, skip: int) -> str:
        asked = {"partner": str(self.partner or ""), "skip": str(skip or "")}
        return address(self.path, {**self.kept, **asked})


def place(visit: Visit, path: str, partners: tuple[Partner, ...], **kept: str) -> Place:
    """What the address asks for; a partner that the viewer does not have is none."""
    asked = visit.query.whole("partner")
    chosen = asked if asked in {one.id for one in partners} else None
    return Place(path, min(visit.query.whole("skip") or 0, _FAR), chosen, partners, kept)
