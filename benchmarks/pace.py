"""`python -m benchmarks.pace`: the courier's pacing alone, in time that does not pass.

Letters leave through `Pace` as in the courier, some taps are answered meanwhile, and each message
reaches Telegram's flood limits a little later, by a wait drawn from a seed. Time jumps from one
event to the next, so that what is shown is the rule and not this machine: the share of the limit
that is used, and how often Telegram would have refused.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import selectors
from collections import Counter
from dataclasses import dataclass

from rich.console import Console

from bot.chat.pace import Pace
from bot.sandbox.errors import ApiError
from bot.sandbox.limits import OVERALL, FloodLimits

_WORKERS = 24
"""Letters under way at once, as in the courier."""


class _Jumping(selectors.DefaultSelector):
    """Waits for nothing: what would have been waited for is added to `now`."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout:
            self.now += timeout
        found: list[tuple[selectors.SelectorKey, int]] = super().select(0)
        return found


class _Loop(asyncio.SelectorEventLoop):
    """An event loop in which time jumps."""

    def __init__(self) -> None:
        self.jumping = _Jumping()
        super().__init__(self.jumping)

    def time(self) -> float:
        return self.jumping.now


@dataclass(frozen=True, slots=True)
class Run:
    """Letters sent, seconds they took, refusals, and taps answered meanwhile."""

    letters: int
    seconds: float
    refused: int
    taps: int

    @property
    def share(self) -> float:
        """Of the messages that the limit allows in this time, how many letters and replies left."""
        return (self.letters + self.taps) / (self.seconds * OVERALL)


async def play(letters: int, longest: float, taps_a_second: float, seed: int) -> Run:
    """Send `letters`; a message, and its answer, is up to `longest` seconds on its way."""
    loop = asyncio.get_running_loop()
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    pace, limits = Pace(), FloodLimits()
    left, counts = letters, Counter[str]()

    async def arrive(chat: int) -> bool:
        await asyncio.sleep(chance.uniform(0, longest))
        try:
            limits.spend(chat, loop.time())
        except ApiError as refusal:
            counts["refused"] += 1
            pace.hold(float(refusal.as_dict()["parameters"]["retry_after"]))
            return False
        finally:
            await asyncio.sleep(chance.uniform(0, longest))
        return True

    async def claimed() -> bool:
        await asyncio.sleep(chance.uniform(0, 0.005))
        return True

    async def courier() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            chat = letters - left
            message = await pace.turn(claimed)
            with message or contextlib.nullcontext():
                arrived = await arrive(chat)
            left += not arrived

    async def taps() -> None:
        while left > 0:
            await asyncio.sleep(chance.expovariate(taps_a_second))
            with pace.reply():
                counts["taps"] += await arrive(10**9 + counts["taps"])

    meanwhile = [asyncio.create_task(taps())] if taps_a_second else []
    await asyncio.gather(*(courier() for _ in range(_WORKERS)))
    seconds = loop.time()
    for task in meanwhile:
        task.cancel()
    return Run(letters, seconds, counts["refused"], counts["taps"])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pace", description=__doc__)
    parser.add_argument("--letters", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    say = Console().print
    for longest, taps in ((0.005, 0.0), (0.02, 0.0), (0.02, 0.5), (0.2, 0.0)):
        with asyncio.Runner(loop_factory=_Loop) as runner:
            run = runner.run(play(given.letters, longest, taps, given.seed))
        say(
            f"{run.letters:,} letters, up to {longest * 1000:.0f} ms on their way,"
            f" {run.taps:,} taps answered: {run.letters / run.seconds:.2f} letters a second,"
            f" {run.share:.1%} of the limit used, {run.refused} refused"
        )


if __name__ == "__main__":
    main()
