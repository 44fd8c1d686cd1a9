"""Who did what lately, so that one person does not pass for five. Kept in memory alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

_REMEMBERED = 20_000


class Once:
    """Remembers the last deeds, as hashes from which nothing leads back."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        self._remembered = remembered
        self._deeds: OrderedDict[int, None] = OrderedDict()

    def done(self, who: int, what: Hashable) -> bool:
        """Whether somebody did something, as far as is remembered."""
        return hash((who, what)) in self._deeds

    def first(self, who: int, what: Hashable) -> bool:
        """Whether somebody does something for the first time, as far as is remembered."""
        deed, known = hash((who, what)), self.done(who, what)
        self._deeds[deed] = None
        self._deeds.move_to_end(deed)
        if len(self._deeds) > self._remembered:
            self._deeds.popitem(last=False)
        return not known
