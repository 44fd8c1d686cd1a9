"""Saying things to Telegram, and what to do when it does not go well.

An edit or an answer to a tap may be repeated without harm, so it is, until it works. A message
whose fate is unknown is sent again too: twice is better than silence.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram import Bot, InputFile, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.chat.pace import Pace
from bot.chat.screens.screen import Rows, Screen, keyboard

log = structlog.get_logger()

_PAUSES = (0.2, 0.5, 1, 2, 4, 8, 8, 8, 8, 8, 8)
"""Seconds between tries: about a minute in all."""

_UNCHANGED = "message is not modified"
_PICTURED = "there is no text in the message to edit"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


_COUNTED = frozenset({"sendMessage", "sendPhoto", "sendDocument"})


def pause_of(error: RetryAfter) -> float:
    """Seconds for which Telegram asks to wait."""
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


def _in(topic: int | None) -> dict[str, Any]:
    """The parameter that names a forum's topic, if there is one."""
    return {"message_thread_id": topic} if topic else {}


def is_group(chat_id: Any) -> bool:
    """Whether a chat is a group: it has a limit of its own, and a pause there is for it alone."""
    return isinstance(chat_id, int) and chat_id < 0


def _captioned(png: bytes, screen: Screen) -> dict[str, Any]:
    """The parameters of sendPhoto for a screen with its picture."""
    values = {
        "photo": InputFile(png, filename="picture.png"),
        "reply_markup": keyboard(screen.rows),
    }
    return values | ({"caption": screen.text, "parse_mode": "HTML"} if screen.text else {})


def _as_media(png: bytes, screen: Screen) -> dict[str, Any]:
    """The parameters of editMessageMedia for a screen with its picture."""
    media = InputMediaPhoto(png, screen.text, "HTML", filename="picture.png")
    return {"media": media, "reply_markup": keyboard(screen.rows)}


class Unreachable(Exception):  # noqa: N818 - a state of the person, not a fault
    """The person blocked the bot, or is gone."""


class Voice:
    """Calls of the Bot API as this bot needs them. `pause` waits some seconds; `pace` is told."""

    def __init__(
        self,
        bot: Bot,
        pace: Pace | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._pace = pace or Pace()
        self._pause = pause

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        *,
        topic: int | None = None,
        to: int | None = None,
        png: bytes | None = None,
    ) -> int:
        """Send a screen, in reply to a message where `to` names one; returns its number.

        `png`: its picture, under which the text then stands.
        """
        values: dict[str, Any] = {"chat_id": chat_id, **_in(topic)}
        values |= screen.as_dict() if png is None else _captioned(png, screen)
        if to is not None:
            values["reply_parameters"] = {"message_id": to, "allow_sending_without_reply": True}
        sent = await self._call("sendMessage" if png is None else "sendPhoto", values)
        return int(sent["message_id"])

    async def post(
        self, chat_id: int, screen: Screen, *, topic: int | None = None, reply: bool = False
    ) -> int:
        """Send a letter, in one try: it must not come twice. `reply`: people are to reply to it."""
        values: dict[str, Any] = {"chat_id": chat_id, **screen.as_dict(), **_in(topic)}
        if reply:
            values["reply_markup"] = {"force_reply": True}
        return int((await self._once("sendMessage", values))["message_id"])

    async def _once(self, endpoint: str, values: dict[str, Any]) -> Any:
        try:
            return await self._bot.do_api_request(endpoint, values)
        except Forbidden as error:
            raise Unreachable(error.message) from error

    async def post_poll(
        self, chat_id: int, poll: dict[str, Any], *, topic: int | None = None
    ) -> tuple[str, int]:
        """Send a native poll, in one try; returns the poll's id and the message's number."""
        values = {"chat_id": chat_id, **poll, **_in(topic)}
        sent = await self._once("sendPoll", values)
        return str(sent["poll"]["id"]), int(sent["message_id"])

    async def post_photo(
        self, chat_id: int, png: bytes, screen: Screen, *, topic: int | None = None
    ) -> int:
        """Send a picture with words under it, in one try."""
        values: dict[str, Any] = {
            "chat_id": chat_id,
            **_captioned(png, screen),
            **_in(topic),
        }
        return int((await self._once("sendPhoto", values))["message_id"])

    async def pin(self, chat_id: int, message_id: int) -> None:
        """Keep a message on top, quietly; raise `BadRequest` where that is not allowed."""
        values = {"chat_id": chat_id, "message_id": message_id, "disable_notification": True}
        await self._call("pinChatMessage", values)

    async def stop_poll(self, chat_id: int, message_id: int) -> None:
        """Close a native poll."""
        await self._call("stopPoll", {"chat_id": chat_id, "message_id": message_id})

    async def keys(self, chat_id: int, message_id: int, rows: Rows) -> None:
        """Put other buttons under a message; its words stay."""
        values = {
            "chat_id": chat_id,
            "message_id": message_id,
            "reply_markup": keyboard(rows),
        }
        try:
            await self._call("editMessageReplyMarkup", values)
        except BadRequest as error:
            if _UNCHANGED not in error.message.lower():
                raise

    async def edit(
        self,
        chat_id: int,
        message_id: int,
        screen: Screen,
        *,
        topic: int | None = None,
        once: bool = False,
        png: bytes | None = None,
    ) -> int:
        """Show a screen in a message; where that is gone, in a new one. Returns its number.

        `once`: it is not tried again, as there will be another screen by then.
        `png`: its picture; a message of text becomes one with a picture, but never the reverse.
        """
        values: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
        values |= screen.as_dict() if png is None else _as_media(png, screen)
        endpoint = "editMessageText" if png is None else "editMessageMedia"
        try:
            await (self._once if once else self._call)(endpoint, values)
        except BadRequest as error:
            text = error.message.lower()
            if _UNCHANGED in text:
                return message_id
            if any(gone in text for gone in _GONE):
                return await self.send(chat_id, screen, topic=topic, png=png)
            if _PICTURED in text:
                return await self.supersede(chat_id, message_id, screen)
            raise
        return message_id

    async def supersede(self, chat_id: int, message_id: int, screen: Screen) -> int:
        """Show a screen in a new message in place of one with a picture. Returns its number."""
        number = await self.send(chat_id, screen)
        try:
            await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})
        except BadRequest:
            # After two days a message stays; then only its buttons go.
            await self.strip(chat_id, message_id)
        return number

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message that is no longer the place to tap."""
        values = {"chat_id": chat_id, "message_id": message_id}
        try:
            await self._call("editMessageReplyMarkup", values)
        except BadRequest:
            log.debug("a message could not be stripped")

    async def answer(self, query_id: str, text: str = "") -> None:
        """End a tap's waiting, with a short word if there is one."""
        values = {"callback_query_id": query_id}
        if text:
            values["text"] = text
        try:
            await self._call("answerCallbackQuery", values)
        except BadRequest:
            # A tap from before a restart: Telegram has stopped waiting, the person has not.
            log.debug("a tap was too old to answer")

    async def photo(self, chat_id: int, png: bytes, caption: str = "") -> None:
        """Send a picture; the caption is Telegram HTML."""
        file = InputFile(png, filename="picture.png")
        values: dict[str, Any] = {"chat_id": chat_id, "photo": file}
        if caption:
            values |= {"caption": caption, "parse_mode": "HTML"}
        await self._call("sendPhoto", values)

    async def document(self, chat_id: int, name: str, content: bytes, caption: str) -> None:
        """Send a file."""
        file = InputFile(content, filename=name)
        values = {"chat_id": chat_id, "document": file, "caption": caption}
        await self._call("sendDocument", values)

    async def menu(self, chat_id: int, commands: Sequence[tuple[str, str]]) -> None:
        """Show one chat these commands, by name and words; none: those that everybody has."""
        values: dict[str, Any] = {"scope": {"type": "chat", "chat_id": chat_id}}
        if commands:
            values["commands"] = [{"command": one, "description": said} for one, said in commands]
        await self._once("setMyCommands" if commands else "deleteMyCommands", values)

    async def busy(self, chat_id: int, action: str) -> None:
        """Show that something takes a moment."""
        await self._call("sendChatAction", {"chat_id": chat_id, "action": action})

    async def _call(self, endpoint: str, values: dict[str, Any]) -> Any:
        """A call whose answer is left as it came: building objects nobody reads takes time."""
        for pause in (*_PAUSES, None):
            counted = self._pace.reply() if endpoint in _COUNTED else contextlib.nullcontext()
            try:
                with counted:
                    return await self._bot.do_api_request(endpoint, values)
            except Forbidden as error:
                raise Unreachable(error.message) from error
            except RetryAfter as error:
                wait = pause_of(error)
                if not is_group(values.get("chat_id")):
                    self._pace.hold(wait)
                log.info("Telegram asks for a pause", method=endpoint, seconds=wait)
            except (BadRequest, ChatMigrated):
                raise
            except NetworkError as error:
                if pause is None:
                    raise
                wait = pause
                log.warning("a call failed", method=endpoint, reason=type(error).__name__)
            await self._pause(wait)
        raise NetworkError(f"{endpoint}: Telegram asked for pauses too often")
