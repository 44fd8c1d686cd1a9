"""The way in: every update is recorded before Telegram is told that we have it.

Telegram forgets an update once a later offset is asked for. So a batch is written to the inbox
first; what is recorded and not handled is handled at the next start; and handling twice is
harmless, because facts are kept under unique keys.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

import orjson
import structlog
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat import buttons
from bot.chat.updates import InOrder
from bot.chat.voice import pause_of

log = structlog.get_logger()

KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "poll_answer",
)
_READ_OF_TAPPED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")
_HOUR = 15
"""Degrees of longitude that the sun moves in an hour."""
_POLL = 50
_LONGEST_PAUSE = 15.0
_BATCH = 100
"""As many updates as Telegram gives at once."""
_CATCHING_UP = 1.5
"""Seconds in which what was fetched after a silence is handled."""


class Inbox(Protocol):
    """Where updates are kept until they are handled."""

    async def record(self, updates: Sequence[tuple[int, bytes]]) -> frozenset[int]:
        """Keep updates; returns the ids of those not known already, handled or not."""

    async def waiting(self) -> list[tuple[int, bytes]]:
        """What is kept, oldest first."""

    async def handled(self, update_ids: Sequence[int]) -> None:
        """Let go of updates, but know them if they come again."""


class Intake:
    """Takes updates in, by polling or from a webhook, and has them handled in order."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        handle: Callable[[Update], Awaitable[None]],
        *,
        running: int = 128,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._handle = handle
        self._order = InOrder(self._run, running=running)
        self._done: list[int] = []
        self._news = asyncio.Event()
        self._flushing = asyncio.Lock()
        self._marking: asyncio.Task[None] | None = None
        self._polling: asyncio.Task[None] | None = None
        self._heard_again = -math.inf
        self._polls_fail = False

    @property
    def deaf(self) -> bool:
        """Whether what people do may not have reached the bot: it asks in vain, or did just now."""
        since = asyncio.get_running_loop().time() - self._heard_again
        return self._polls_fail or since < _CATCHING_UP

    async def start(self) -> None:
        """Handle what an earlier life left, then be ready for more."""
        self._marking = asyncio.create_task(self._mark())
        left = await self._inbox.waiting()
        if left:
            log.info("handling what was recorded before", updates=len(left))
        for _, body in left:
            raw = orjson.loads(body)
            await self._order.put(_line(raw), raw)

    def poll(self) -> None:
        """Begin to ask Telegram for updates."""
        self._polls_fail = True
        self._polling = asyncio.create_task(self._poll())

    async def accept(self, raws: Sequence[dict[str, Any]]) -> None:
        """Record updates, then hand them on; they are safe when this returns."""
        raws = [_lean(raw) for raw in raws]
        fresh = await self._inbox.record([(raw["update_id"], orjson.dumps(raw)) for raw in raws])
        for raw in raws:
            if raw["update_id"] in fresh:
                await self._order.put(_line(raw), raw)

    async def stop(self, grace: float = 8.0) -> None:
        """Stop asking, finish what was begun, and keep what was not for the next start."""
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.gather(self._polling, return_exceptions=True)
        await self._order.stop(grace)
        await self._flush()
        if self._marking is not None:
            self._marking.cancel()
            await asyncio.gather(self._marking, return_exceptions=True)

    async def idle(self) -> None:
        """Wait until everything taken in is handled and let go of."""
        await self._order.idle()
        await self._flush()

    async def _run(self, raw: dict[str, Any]) -> None:
        try:
            update = Update.de_json(raw, self._bot)
        except (KeyError, TypeError, ValueError, AttributeError):
            log.warning("an update that cannot be read", update_id=raw["update_id"])
        else:
            await self._handle(update)
        # Reached only when handling ended: one cut off by a stop stays recorded.
        self._done.append(raw["update_id"])
        self._news.set()

    async def _mark(self) -> None:
        """Let go of what was handled, all that waits at once."""
        while True:
            await self._news.wait()
            self._news.clear()
            await self._flush()

    async def _flush(self) -> None:
        # One at a time: who waits for this knows that all that was handled is let go of.
        async with self._flushing:
            done, self._done = self._done, []
            await self._inbox.handled(done)

    async def _poll(self) -> None:
        offset = 0
        pause = 0.0
        while True:
            try:
                raws = await self._bot.do_api_request(
                    "getUpdates",
                    {
                        "offset": offset,
                        # Answered at once where it is not known what waits.
                        "timeout": 0 if self._polls_fail else _POLL,
                        "allowed_updates": list(KINDS),
                    },
                    read_timeout=_POLL + 10.0,
                )
            except InvalidToken:
                log.critical("Telegram does not know this token")
                raise
            except RetryAfter as error:
                pause = pause_of(error)
            except Conflict:
                log.critical("another program asks for this bot's updates: stop it, or this one")
                pause = _LONGEST_PAUSE
            except (NetworkError, TelegramError) as error:
                pause = min(_LONGEST_PAUSE, max(0.5, pause * 2))
                self._polls_fail = True
                log.warning("cannot reach Telegram", reason=type(error).__name__, again_in=pause)
            else:
                pause = 0.0
                if raws:
                    await self.accept(raws)
                    offset = max(raw["update_id"] for raw in raws) + 1
                if self._polls_fail and len(raws) < _BATCH:
                    self._polls_fail = False
                    self._heard_again = asyncio.get_running_loop().time()
            if pause:
                await asyncio.sleep(pause)


def _lean(raw: dict[str, Any]) -> dict[str, Any]:
    """An update without what nobody reads: it is neither stored nor parsed.

    Of a tapped message its text and buttons, and what it replies to where a button is about that;
    of a shared place all but the hour it lies in.
    """
    query, message = raw.get("callback_query"), raw.get("message")
    if isinstance(query, dict) and isinstance(query.get("message"), dict):
        tapped = query["message"]
        about = str(query.get("data")).startswith(buttons.ABOUT_A_MESSAGE)
        names = (*_READ_OF_TAPPED, "reply_to_message") if about else _READ_OF_TAPPED
        read = {name: tapped[name] for name in names if name in tapped}
        if tapped.get("photo"):
            # Whether it is a picture matters, its sizes do not.
            read["photo"] = tapped["photo"][:1]
        return {**raw, "callback_query": {**query, "message": read}}
    if isinstance(message, dict) and isinstance(message.get("location"), dict):
        east = message["location"].get("longitude")
        rounded = round(east / _HOUR) * _HOUR if isinstance(east, int | float) else 0
        kept = {"longitude": rounded, "latitude": 0}
        without = {name: value for name, value in message.items() if name != "venue"}
        return {**raw, "message": {**without, "location": kept}}
    return raw


def _line(raw: dict[str, Any]) -> object:
    """The line an update stands in: its chat, else its person, else its own."""
    for value in raw.values():
        if not isinstance(value, dict):
            continue
        for owner in (value.get("message"), value):
            if isinstance(owner, dict) and isinstance(owner.get("chat"), dict):
                return owner["chat"].get("id")
        for who in ("from", "user"):
            if isinstance(value.get(who), dict):
                return value[who].get("id")
    return raw["update_id"]
