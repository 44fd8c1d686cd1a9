"""What the pictures have in common: their colours, and a line of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape

from bot.pictures.lettering import USUAL, family

INK = "#1d2733"
SOFT = "#5b6876"
LINE = "#d7dee6"
ACCENT = "#0b7a75"
PAPER = "#fbfaf7"
TINT = "#e3f1ef"
SOON_GONE = "#8cc9c3"
"""What is remembered now and would not be in a month; `ACCENT` is what would be."""

MARGIN = 72
_GAP = 20


def text(
    x: float,
    y: float,
    words: str,
    size: int,
    *,
    bold: bool = False,
    fill: str = INK,
    anchor: str = "start",
) -> str:
    """A line of text as SVG; `anchor` is `start`, `middle` or `end`."""
    weight = ' font-weight="700"' if bold else ""
    own = family(words) or USUAL
    named = "" if own == USUAL else f' font-family="{own}"'
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}"{weight} fill="{fill}"'
        f' text-anchor="{anchor}"{named}>{escape(words)}</text>'
    )


def page(width: int, height: int, parts: Sequence[str]) -> str:
    """A whole picture on the paper that all pictures have."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{USUAL}">'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
    )
    return "".join([head, *parts, "</svg>"])


def bar(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A bar with round ends; none where it has no width."""
    if width <= 0:
        return ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{max(width, height):g}" height="{height:g}"'
        f' rx="{height / 2:g}" fill="{fill}"/>'
    )


def two_tone(
    x: float, y: float, width: float, height: float, *, now: float, in_a_month: float
) -> list[str]:
    """A bar of what is remembered, from 0 to 1: light is what a month without repeating takes."""
    shares = ((1.0, LINE), (now, SOON_GONE), (in_a_month, ACCENT))
    return [bar(x, y, width * share, height, fill) for share, fill in shares]


def pills(lines: Sequence[str], y: float, room: float) -> list[str]:
    """Short lines side by side, each on a tinted ground, as large as the room allows."""
    fitting = (
        one for one in (34, 32, 30, 28, 26) if sum(_pill(line, one) for line in lines) <= room
    )
    size = next(fitting, 24)
    parts, x = [], float(MARGIN)
    for line in lines:
        parts.append(bar(x, y, _pill(line, size) - _GAP, 2 * size, TINT))
        parts.append(text(x + 0.75 * size, y + 1.36 * size, line, size))
        x += _pill(line, size)
    return parts


def _pill(line: str, size: int) -> float:
    return width_of(line, size) + 1.5 * size + _GAP


def width_of(words: str, size: int) -> float:
    """About how wide words are drawn: a Chinese character is a square, a letter about half."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in words)
    return size * (wide + 0.5 * (len(words) - wide))


def fit(words: str, size: int, room: float) -> str:
    """Words shortened to the room they have."""
    if width_of(words, size) <= room:
        return words
    while words and width_of(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"
