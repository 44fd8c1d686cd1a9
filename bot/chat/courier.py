"""The courier: takes letters from the outbox and sends each at most once, at Telegram's pace."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot.chat.pace import Pace
from bot.chat.voice import Unreachable, pause_of
from bot.services.outbox import Outbox
from bot.store.letters import Letter

log = structlog.get_logger()

_CLAIMED = 16
"""Letters claimed at once: few, since those under way at a kill are in doubt."""
_UNDER_WAY = 32
_LOOK_EVERY = 1.0
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")

Deliver = Callable[[Letter], Awaitable[bool]]
"""Sends a letter's content in one call, in its turn; False where there is nothing to say."""


class Courier:
    """Delivers what waits in the outbox."""

    def __init__(self, outbox: Outbox, deliver: Deliver, pace: Pace) -> None:
        self._outbox = outbox
        self._deliver = deliver
        self._pace = pace
        self._turns = asyncio.Semaphore(_UNDER_WAY)
        self._one_round = asyncio.Lock()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Account for an earlier life, then deliver from now on."""
        doubtful = await self._outbox.recover()
        if doubtful:
            log.warning("letters were under way when the bot was stopped", letters=doubtful)
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Finish what is under way; what waits keeps waiting."""
        self._stopping = True
        if self._running is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(8):
                    await asyncio.shield(self._running)
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    async def deliver_due(self) -> int:
        """Deliver everything whose time has come; returns how many were taken."""
        async with self._one_round:
            return await self._round()

    async def _round(self) -> int:
        taken = 0
        under_way: set[asyncio.Task[None]] = set()
        try:
            while not self._stopping and (claimed := await self._outbox.claim(_CLAIMED)):
                for letter in claimed:
                    if self._stopping:
                        await self._outbox.put_back(letter)
                        continue
                    await self._turns.acquire()
                    sending = asyncio.create_task(self._send(letter))
                    under_way.add(sending)
                    sending.add_done_callback(under_way.discard)
                    taken += 1
        finally:
            while under_way:
                await asyncio.wait(under_way)
        return taken

    async def _run(self) -> None:
        while not self._stopping:
            try:
                await self.deliver_due()
            except Exception:
                log.exception("the courier stumbled")
            # Short naps, so that a stop is not waited for.
            for _ in range(10):
                if not self._stopping:
                    await asyncio.sleep(_LOOK_EVERY / 10)

    async def _send(self, letter: Letter) -> None:
        try:
            await self._outcome(letter)
        except Exception as error:
            log.exception("a letter failed", letter=letter.id)
            await self._outbox.failed(letter, type(error).__name__)
        finally:
            self._turns.release()

    async def _outcome(self, letter: Letter) -> None:
        try:
            said = await self._deliver(letter)
        except Unreachable as error:
            await self._outbox.failed(letter, str(error), gone=True)
        except RetryAfter as error:
            seconds = pause_of(error)
            self._pace.hold(seconds)
            await self._outbox.put_back(letter, seconds)
        except (BadRequest, ChatMigrated) as error:
            gone = any(sign in error.message.lower() for sign in _GONE)
            await self._outbox.failed(letter, error.message, gone=gone)
        except NetworkError as error:
            await self._outbox.in_doubt(letter, type(error).__name__)
        except TelegramError as error:
            await self._outbox.failed(letter, error.message)
        else:
            await (self._outbox.sent(letter) if said else self._outbox.pointless(letter))
