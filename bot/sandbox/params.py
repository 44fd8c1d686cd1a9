"""Parameters of a Bot API call, which arrive as JSON, as form fields, or as JSON inside fields."""

from __future__ import annotations

from typing import Any

import orjson

from bot.sandbox.errors import bad

Files = dict[str, tuple[str, bytes]]
"""Uploads by field: (file name, content)."""


class Params:
    """A call's parameters, read as what the method needs."""

    def __init__(self, given: dict[str, Any], files: Files | None = None) -> None:
        self.given = given
        self.files = files or {}

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        value = self.given.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number, also from text."""
        value = self.given.get(name)
        if value is None or value == "":
            return default
        try:
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            raise bad(f"invalid {name} specified") from None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no."""
        value = self.given.get(name)
        if value is None:
            return default
        return value is True or str(value).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        """An object or a list, given as it is or as JSON text; None where missing."""
        value = self.given.get(name)
        if not isinstance(value, str | bytes):
            return value
        if not value:
            return None
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad(f"can't parse {name} JSON object") from None

    def has(self, name: str) -> bool:
        """Whether anything was given."""
        return self.given.get(name) is not None
