"""The courier: takes letters from the outbox and sends each at most once, at Telegram's pace."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot.chat.pace import Pace, UnderWay
from bot.chat.requests import never_left
from bot.chat.voice import Unreachable, is_group, pause_of
from bot.services.outbox import Outbox
from bot.store.letters import Letter

log = structlog.get_logger()

_PREPARED = 24
"""Letters prepared ahead of their turn. Only those whose call is under way are claimed."""
_LOOK_EVERY = 1.0
_NETWORK_PAUSE = 3.0
"""Seconds until a letter is tried again that found no connection to Telegram."""
_MOVED = 0.5
"""Seconds until a letter to a group that moved is tried where it is now."""
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")

Send = Callable[[], Awaitable[None]]
Prepare = Callable[[Letter], Awaitable[Send | None]]
"""Makes a letter's content; returns the one call that sends it, or None for nothing to say."""


class Courier:
    """Delivers what waits in the outbox."""

    def __init__(self, outbox: Outbox, prepare: Prepare, pace: Pace) -> None:
        self._outbox = outbox
        self._prepare = prepare
        self._pace = pace
        self._one_round = asyncio.Lock()
        self._stopping = False
        self._woken = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Account for an earlier life, then deliver from now on."""
        doubtful = await self._outbox.recover()
        if doubtful:
            log.warning("letters were under way when the bot was stopped", letters=doubtful)
        self._running = asyncio.create_task(self._run())

    def wake(self) -> None:
        """There is a letter that should not wait for the next look."""
        self._woken.set()

    async def stop(self) -> None:
        """Finish what is under way; what waits keeps waiting."""
        self._stopping = True
        self._woken.set()
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
        under_way: dict[int, asyncio.Task[None]] = {}
        try:
            while not self._stopping:
                room = _PREPARED - len(under_way)
                due = await self._outbox.due(_PREPARED) if room > 0 else []
                fresh = [letter for letter in due if letter.id not in under_way][:room]
                for letter in fresh:
                    taken += 1
                    under_way[letter.id] = asyncio.create_task(self._send(letter))
                if not under_way:
                    break
                await asyncio.wait(under_way.values(), return_when=asyncio.FIRST_COMPLETED)
                under_way = {one: task for one, task in under_way.items() if not task.done()}
        finally:
            if under_way:
                await asyncio.wait(under_way.values())
        return taken

    async def _run(self) -> None:
        while not self._stopping:
            try:
                await self.deliver_due()
            except Exception:
                log.exception("the courier stumbled")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._woken.wait()
            self._woken.clear()

    async def _send(self, letter: Letter) -> None:
        try:
            send = await self._prepare(letter)
            if send is None:
                if await self._outbox.claim(letter):
                    await self._outbox.pointless(letter)
            elif message := await self._pace.turn(partial(self._claim, letter)):
                await self._outcome(letter, send, message)
        except Exception as error:
            log.exception("a letter failed", letter=letter.id)
            await self._outbox.claim(letter)
            await self._outbox.failed(letter, type(error).__name__)

    async def _claim(self, letter: Letter) -> bool:
        return not self._stopping and await self._outbox.claim(letter)

    async def _outcome(self, letter: Letter, send: Send, message: UnderWay) -> None:
        try:
            with message:
                await send()
        except Unreachable as error:
            await self._outbox.failed(letter, str(error), gone=True)
        except RetryAfter as error:
            seconds = pause_of(error)
            if not is_group(letter.telegram_id):
                self._pace.hold(seconds)
            await self._outbox.put_back(letter, seconds)
        except ChatMigrated:
            # It certainly did not arrive; the chat's new number is in the letter by now.
            await self._outbox.put_back(letter, _MOVED)
        except BadRequest as error:
            gone = any(sign in error.message.lower() for sign in _GONE)
            await self._outbox.failed(letter, error.message, gone=gone)
        except NetworkError as error:
            if never_left(error):
                # It waits for the network, and expires if that takes too long.
                await self._outbox.put_back(letter, _NETWORK_PAUSE)
            else:
                await self._outbox.in_doubt(letter, type(error).__name__)
        except TelegramError as error:
            await self._outbox.failed(letter, error.message)
        else:
            await self._outbox.sent(letter)
