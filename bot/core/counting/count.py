"""A number of people as it may be shown."""

from __future__ import annotations

from dataclasses import dataclass

FEW = 5
"""People from which on a group is counted; fewer are "fewer than 5"."""
MOST_FEW = FEW - 1
OPEN = 3
"""Values that each small group which is kept may have, at the least."""


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


def about(number: int) -> Count:
    """A number that is no more exact than it looks: three digits, or a multiple of five.

    So are all counts of answers told, and who gave them: else who did not would follow from how
    many there are in the group, and who skipped one question from how many answered another.
    """
    if number < FEW:
        return HELD
    step = max(FEW, 10 ** (len(str(number)) - 2 if number < 1000 else len(str(number)) - 3))
    return Count(step * round(number / step), about=True)
