"""How often somebody may ask: a bucket each, which fills again with time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

_REMEMBERED = 10_000


class Limits:
    """`burst` at once, then `rate` a second, by the clock `seconds`; old buckets are forgotten."""

    def __init__(self, burst: float, rate: float, seconds: Callable[[], float]) -> None:
        self._burst = burst
        self._rate = rate
        self._seconds = seconds
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, who: str) -> bool:
        """Take one from a bucket; False where it is empty."""
        now = self._seconds()
        left, at = self._buckets.pop(who, (self._burst, now))
        left = min(self._burst, left + max(0.0, now - at) * self._rate)
        allowed = left >= 1
        self._buckets[who] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return allowed
