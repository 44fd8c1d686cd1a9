"""Telegram's flood limits: 30 messages a second in all, 1 a second a chat, 20 a minute a group."""

from __future__ import annotations

import math
from collections import deque

from bot.sandbox.errors import flood

OVERALL = 30
GROUP = 20
BURST = 5


class FloodLimits:
    """Counts what was sent; times are unix seconds of the sandbox."""

    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._chats: dict[int, tuple[float, float]] = {}

    def spend(self, chat_id: int, now: float) -> None:
        """Count a message to a chat; raise 429 where it is one too many."""
        _forget(self._all, now - 1)
        if len(self._all) >= OVERALL:
            raise flood(math.ceil(self._all[0] + 1 - now) or 1)
        if chat_id < 0:
            sent = self._groups.setdefault(chat_id, deque())
            _forget(sent, now - 60)
            if len(sent) >= GROUP:
                raise flood(math.ceil(sent[0] + 60 - now) or 1)
            sent.append(now)
        else:
            left, since = self._chats.get(chat_id, (float(BURST), now))
            left = min(float(BURST), left + (now - since))
            if left < 1:
                raise flood(math.ceil(1 - left) or 1)
            self._chats[chat_id] = (left - 1, now)
        self._all.append(now)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
