"""Names as people type them."""

from __future__ import annotations


def tidy(text: str) -> str:
    """A text on one line, without line breaks, odd characters and needless spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
