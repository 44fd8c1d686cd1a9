"""Words on a picture in as many lines as they need."""

from __future__ import annotations

import unicodedata

from bot.pictures.drawing import INK, text
from bot.pictures.message import wrap

_LATIN = 0.88
"""Of the room, since letters are wider than the half of a square that `width_of` takes them for."""


def wrapped(words: str, size: int, room: float) -> list[str]:
    """Words in lines that surely fit into the room."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in words)
    return wrap(words, size, room if wide > len(words) / 2 else room * _LATIN)


def lines_of(
    words: str,
    x: float,
    y: float,
    size: int,
    room: float,
    *,
    bold: bool = False,
    fill: str = INK,
) -> tuple[list[str], float]:
    """The words as SVG, the first line on `y`; and where the next thing may begin below them."""
    leading = round(size * 1.32)
    lines = wrapped(words, size, room)
    drawn = [
        text(x, y + leading * place, line, size, bold=bold, fill=fill)
        for place, line in enumerate(lines)
    ]
    return drawn, y + leading * (len(lines) - 1) + round(size * 0.5)
