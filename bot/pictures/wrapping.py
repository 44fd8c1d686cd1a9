"""Words on a picture in as many lines as they need."""

from __future__ import annotations

import unicodedata

from bot.pictures.drawing import INK, text
from bot.pictures.message import wrap

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_NARROWER = (0.6, 0.7, 0.8, 0.9)
_LATIN = 0.88
"""Of the room, since letters are wider than the half of a square that `width_of` takes them for."""


def wrapped(words: str, size: int, room: float) -> list[str]:
    """Words in as few lines as surely fit into the room, all about as long as each other."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in words)
    if wide < len(words) / 4:
        # The font draws round quotes as wide as a Chinese character.
        words, room = words.translate(_STRAIGHT), room * _LATIN
    lines = wrap(words, size, room)
    for share in _NARROWER:
        narrower = wrap(words, size, room * share)
        if len(narrower) == len(lines):
            return narrower
    return lines


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
