"""Telegram's thirty messages a second: letters wait for a turn, replies go at once and count."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import deque
from collections.abc import Awaitable, Callable
from math import inf, isinf

LETTERS = 29
"""Messages in any `WINDOW` after which letters wait: there is always room for a reply."""

WINDOW = 1.003
"""Seconds between what surely arrived and what takes its place."""

_GAP = 1 / 30
"""Seconds between letters: evenly spread, they catch up slowly after a stall."""

_AHEAD = 0.035
"""Seconds before its turn at which a letter is made ready."""

_TRIPS = 300
"""Messages whose trips tell how long one takes at the least."""

_LOOK_AGAIN = 0.005
"""Seconds after which to look whether a message has been answered, where all wait for that."""


class Pace:
    """Turns for letters. `now` gives seconds that only grow; `sleep` waits some of them.

    When a message reached Telegram is not known, only that it was between its leaving and its
    answer. So a place among the `LETTERS` is taken until the answer, less what the shortest trip
    takes, is a `WINDOW` old: however long a message was on its way, Telegram never sees more.
    """

    def __init__(
        self,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._line = asyncio.Lock()
        self._last: float | None = None
        self._under_way = 0
        self._free_at: list[float] = []
        self._trips: deque[float] = deque(maxlen=_TRIPS)
        self._held_until = 0.0

    def reply(self) -> UnderWay:
        """A reply leaves now: it takes a letter's place."""
        self._last = self._now()
        self._under_way += 1
        return UnderWay(self, self._last)

    def hold(self, seconds: float) -> None:
        """Telegram asked for a pause: no letter leaves before it is over."""
        self._held_until = max(self._held_until, self._now() + seconds)

    async def turn(self, ready: Callable[[], Awaitable[bool]]) -> UnderWay | None:
        """Wait for a letter's turn; who asked first goes first. None: it is not to leave.

        `ready` is asked shortly before, and may be slow: what counts is when the letter leaves.
        """
        async with self._line:
            await self._free(_AHEAD)
            if not await ready():
                return None
            await self._free()
            return self.reply()

    def answered(self, left: float) -> None:
        """Telegram answered the message that left then."""
        now = self._now()
        self._under_way -= 1
        self._trips.append(now - left)
        insort(self._free_at, now - min(self._trips) + WINDOW)

    async def _free(self, ahead: float = 0.0) -> None:
        """Wait until a letter may leave, or until that is `ahead` seconds away."""
        while (wait := self._earliest() - ahead - self._now()) > 0:
            await self._sleep(_LOOK_AGAIN if isinf(wait) else wait)

    def _earliest(self) -> float:
        """When a letter may leave; never, where that waits for an answer."""
        now, at = self._now(), self._held_until
        while self._free_at and self._free_at[0] <= now:
            self._free_at.pop(0)
        if self._last is not None:
            at = max(at, self._last + _GAP)
        too_many = self._under_way + len(self._free_at) - LETTERS + 1
        if too_many > len(self._free_at):
            return inf
        return max(at, self._free_at[too_many - 1]) if too_many > 0 else at


class UnderWay:
    """A message on its way to Telegram and its answer on the way back, while the context lasts."""

    def __init__(self, pace: Pace, left: float) -> None:
        self._pace = pace
        self._left = left

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._pace.answered(self._left)
