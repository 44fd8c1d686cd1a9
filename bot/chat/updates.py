"""The order of updates: a chat's one after the other, different chats side by side, bounded."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

Handle = Callable[[Any], Awaitable[None]]


class InOrder:
    """Runs `handle` for items in order within a key; at most `running` at a time.

    `put` waits while `waiting` items are not begun, so that whoever fetches more is held back.
    """

    def __init__(self, handle: Handle, *, running: int = 128, waiting: int = 1024) -> None:
        self._handle = handle
        self._turns = asyncio.Semaphore(running)
        self._room = asyncio.Semaphore(waiting)
        self._lines: dict[object, deque[Any]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def put(self, key: object, item: Any) -> None:
        """Take an item; it is handled after all earlier ones of the same key."""
        await self._room.acquire()
        line = self._lines.get(key)
        if line is not None:
            line.append(item)
            return
        self._lines[key] = deque([item])
        worker = asyncio.create_task(self._work(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def stop(self, grace: float) -> None:
        """Finish what was begun, for `grace` seconds at most; what was not begun is let go."""
        self._stopping = True
        if self._workers:
            _, late = await asyncio.wait(self._workers, timeout=grace)
            for worker in late:
                worker.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._workers:
            await asyncio.wait(self._workers)

    async def _work(self, key: object) -> None:
        line = self._lines[key]
        try:
            while line and not self._stopping:
                item = line.popleft()
                async with self._turns:
                    if self._stopping:
                        return
                    self._room.release()
                    await self._handle(item)
        finally:
            del self._lines[key]
