"""Telegram's thirty messages a second: letters wait for a turn, replies go at once and count."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MOST = 30
"""Messages in any `WINDOW`."""

WINDOW = 1.045
"""Seconds: somewhat more than one, as some messages are longer on their way than others."""

_GAP = 1 / 29
"""Seconds between letters. Evenly spread they leave room for a reply at any moment; after a stall
they catch up slowly."""

_AHEAD = 0.035
"""Seconds before its turn at which a letter is made ready."""


class Pace:
    """Turns for letters. `now` gives seconds that only grow; `sleep` waits some of them."""

    def __init__(
        self,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._line = asyncio.Lock()
        self._sent: deque[float] = deque(maxlen=MOST)
        self._held_until = 0.0

    def reply(self) -> None:
        """A reply leaves now: it takes a letter's place."""
        self._sent.append(self._now())

    def hold(self, seconds: float) -> None:
        """Telegram asked for a pause: no letter leaves before it is over."""
        self._held_until = max(self._held_until, self._now() + seconds)

    async def turn(self, ready: Callable[[], Awaitable[bool]]) -> bool:
        """Wait for a letter's turn; who asked first goes first. False: it is not to leave.

        `ready` is asked shortly before, and may be slow: what counts is when the letter leaves.
        """
        async with self._line:
            await self._free(_AHEAD)
            if not await ready():
                return False
            await self._free()
            self._sent.append(self._now())
            return True

    async def _free(self, ahead: float = 0.0) -> None:
        """Wait until a letter may leave, or until that is `ahead` seconds away."""
        while (at := self._earliest() - ahead) > (now := self._now()):
            await self._sleep(at - now)

    def _earliest(self) -> float:
        at = self._held_until
        if self._sent:
            at = max(at, self._sent[-1] + _GAP)
        if len(self._sent) == MOST:
            at = max(at, self._sent[0] + WINDOW)
        return at
