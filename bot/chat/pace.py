"""Telegram's thirty messages a second: letters are spaced, replies go at once and are counted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

LETTERS_A_SECOND = 28.8
"""Telegram allows 30 in all; the room between is for a reply that comes in the same second."""

_CATCH_UP = 0.03
"""Seconds by which a letter that was held up may follow more closely."""


class Pace:
    """Turns for letters. `now` gives seconds that only grow; `sleep` waits some of them."""

    def __init__(
        self,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        rate: float = LETTERS_A_SECOND,
    ) -> None:
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._gap = 1 / rate
        self._line = asyncio.Lock()
        self._next = 0.0
        self._held_until = 0.0

    def reply(self) -> None:
        """A reply leaves now: the next letter comes a turn later."""
        self._next = max(self._next, self._now() - _CATCH_UP) + self._gap

    def hold(self, seconds: float) -> None:
        """Telegram asked for a pause: no letter leaves before it is over."""
        self._held_until = max(self._held_until, self._now() + seconds)

    async def turn(self) -> None:
        """Wait for a letter's turn; who asked first goes first."""
        async with self._line:
            while (at := max(self._next, self._held_until)) > (now := self._now()):
                await self._sleep(at - now)
            self._next = max(self._next, now - _CATCH_UP) + self._gap
