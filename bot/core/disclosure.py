"""Figures which cannot reveal one person."""

from __future__ import annotations

from dataclasses import dataclass

FEW = 5
"""People from which on a group is counted; fewer are "fewer than 5"."""


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
