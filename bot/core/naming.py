"""Names as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_LETTERS = re.compile(r"[a-z]+")


def tidy(text: str) -> str:
    """A text on one line, without line breaks, odd characters and needless spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def holds(text: str, refused: Set[str]) -> bool:
    """Whether a text holds one of the words, which are in lower case; Latin ones as whole words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    spoken = {*_LETTERS.findall(plain), "".join(_LETTERS.findall(plain))}
    return any(
        word in spoken if word.isascii() else word in plain.replace(" ", "") for word in refused
    )
