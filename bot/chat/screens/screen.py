"""A screen: what a message says, and the buttons under it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from bot.chat.buttons import Button, pack
from bot.content import markup

NO_PREVIEW = {"is_disabled": True}
_LONGEST_CAPTION = 1_024
"""What Telegram allows, in UTF-16 units."""


@dataclass(frozen=True, slots=True)
class Key:
    """A button: its words, and what it does, or the address it opens (`page`: as a Mini App)."""

    text: str
    does: Button | None = None
    url: str | None = None
    page: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The button as the Bot API takes it."""
        if self.url is not None:
            return {"text": self.text, "url": self.url}
        if self.page is not None:
            return {"text": self.text, "web_app": {"url": self.page}}
        if self.does is None:
            raise ValueError(f"the button {self.text!r} does nothing")
        return {"text": self.text, "callback_data": pack(self.does)}


Rows = Sequence[Sequence[Key]]


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: Telegram HTML and rows of buttons; `picture` is SVG that stands above the text."""

    text: str
    rows: Rows = ()
    picture: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The parameters of sendMessage and editMessageText."""
        return {
            "text": self.text,
            "parse_mode": "HTML",
            "link_preview_options": NO_PREVIEW,
            "reply_markup": keyboard(self.rows),
        }


def captions(screen: Screen) -> bool:
    """Whether its text has room below a picture."""
    return len(markup.plain(screen.text).encode("utf-16-le")) // 2 <= _LONGEST_CAPTION


def keyboard(rows: Rows) -> dict[str, Any]:
    """Inline buttons as the Bot API takes them; empty rows are left out."""
    return {"inline_keyboard": [[key.as_dict() for key in row] for row in rows if row]}


def plain(text: str) -> str:
    """Plain text for use in Telegram HTML."""
    return escape(text, quote=False)


def paragraphs(*parts: str) -> str:
    """Parts with an empty line between; empty parts are left out."""
    return "\n\n".join(part for part in parts if part)


def with_list(screen: Screen, head: str, listed: Sequence[tuple[str, Key]]) -> Screen:
    """A screen with a list below its text, if there is any, and above its buttons one for each."""
    if not listed:
        return screen
    text = paragraphs(screen.text, "\n".join([head, *(line for line, _ in listed)]))
    return Screen(text, [*([key] for _, key in listed), *screen.rows])


def width(text: str) -> int:
    """How wide a text is, in Latin letters: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def cut(text: str, widest: int) -> str:
    """`text`, shortened to what a button can show."""
    if width(text) <= widest:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > widest - 1:
            break
        kept += char
    return f"{kept.rstrip()}…"
