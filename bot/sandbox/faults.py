"""Faults to order: latency, server errors, dropped connections, lost replies."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import ControlError


@dataclass(slots=True)
class Faults:
    """What goes wrong, and how often; rates from 0 to 1, times in milliseconds.

    `drop_rate`: the connection closes and nothing happened. `lose_reply_rate`: it happened, but
    the answer never comes. `count` bounds how many errors are made; None is no bound.
    """

    latency_ms: float = 0.0
    jitter_ms: float = 0.0
    error_rate: float = 0.0
    drop_rate: float = 0.0
    lose_reply_rate: float = 0.0
    methods: tuple[str, ...] = ()
    count: int | None = None
    flood_limits: bool = False
    seed: int = 0
    _chance: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311

    @classmethod
    def parse(cls, body: Any) -> Faults:
        """Read a request's body; raise `ControlError` for what is not a fault."""
        if not isinstance(body, dict):
            raise ControlError(400, "the body must be a JSON object")
        faults = cls()
        known = {name for name in cls.__slots__ if not name.startswith("_")}
        for name, value in body.items():
            if name not in known:
                raise ControlError(400, f"`{name}` is none of {', '.join(sorted(known))}")
            if name == "methods":
                faults.methods = tuple(str(one).lower() for one in value)
            elif name == "flood_limits":
                faults.flood_limits = bool(value)
            elif value is not None and (
                isinstance(value, bool) or not isinstance(value, int | float)
            ):
                raise ControlError(400, f"`{name}` must be a number")
            else:
                setattr(faults, name, value)
        faults._chance = random.Random(faults.seed)  # noqa: S311 - repeatable on purpose
        return faults

    def shown(self) -> dict[str, Any]:
        """The settings as JSON."""
        names = (name for name in self.__slots__ if not name.startswith("_"))
        return {name: getattr(self, name) for name in names}

    def delay(self) -> float:
        """Seconds by which the next call is late."""
        return (self.latency_ms + self._chance.random() * self.jitter_ms) / 1000

    def strikes(self, method: str) -> str | None:
        """What happens to this call: `error`, `drop`, `lose_reply`, or nothing."""
        if self.methods and method.lower() not in self.methods:
            return None
        for name in ("error", "drop", "lose_reply"):
            if self._chance.random() < getattr(self, f"{name}_rate"):
                if self.count is not None:
                    if self.count <= 0:
                        return None
                    self.count -= 1
                return name
        return None
