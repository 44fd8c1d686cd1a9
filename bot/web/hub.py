"""Who watches which game: everybody who listens is told of a change, from one look at the game."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_PAUSE = 0.15
"""Seconds between two looks at a game, so that a storm of answers makes at most six frames."""
_SILENCE = 15.0
"""Seconds after which a listener is told something even though nothing happened."""
_FRESH = 5.0
"""Seconds for which a view is believed; another process may have changed the game."""
_MOST_UNHEARD = 64
"""Games kept at hand that nobody listens to."""

View = TypeVar("View")


@dataclass(slots=True)
class _Room(Generic[View]):
    """A game's last view, and what wakes those who listen."""

    view: View | None = None
    looked_at: float = float("-inf")
    listeners: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hub(Generic[View]):
    """Views of games. A listener who is slow gets the newest view and misses those between."""

    def __init__(
        self,
        look: Callable[[int], Awaitable[View]],
        pause: float = _PAUSE,
        silence: float = _SILENCE,
    ) -> None:
        self._look = look
        self._pause = pause
        self._silence = silence
        self._rooms: dict[int, _Room[View]] = {}
        self._closed = False

    def touch(self, game_id: int) -> None:
        """Something changed in a game."""
        room = self._rooms.get(game_id)
        if room is not None:
            room.view = None
            room.news.set()
            room.news = asyncio.Event()

    def close(self) -> None:
        """End all listening at once; a server waits for its streams before it stops."""
        self._closed = True
        for room in self._rooms.values():
            room.news.set()

    async def now(self, game_id: int) -> View:
        """The newest view; those who ask at the same time share one look."""
        room = self._room(game_id)
        loop = asyncio.get_running_loop()
        async with room.looking:
            view = room.view
            if view is None or loop.time() - room.looked_at > _FRESH:
                wait = room.looked_at + self._pause - loop.time()
                if wait > 0:
                    await asyncio.sleep(wait)
                news = room.news
                view = await self._look(game_id)
                room.looked_at = loop.time()
                # What changed while it was looked at is looked at again.
                room.view = view if news is room.news else None
            return view

    async def listen(self, game_id: int) -> AsyncIterator[View]:
        """The view now, after each change and after each silence, until the hub is closed."""
        room = self._room(game_id)
        room.listeners += 1
        try:
            while not self._closed:
                news = room.news
                yield await self.now(game_id)
                if self._closed:
                    return
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._silence):
                        await news.wait()
        finally:
            room.listeners -= 1

    def _room(self, game_id: int) -> _Room[View]:
        room = self._rooms.get(game_id)
        if room is None:
            room = self._rooms[game_id] = _Room()
            unheard = [one for one, other in self._rooms.items() if not other.listeners]
            for one in unheard[:-_MOST_UNHEARD]:
                del self._rooms[one]
        return room
