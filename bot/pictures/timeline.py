"""The timeline of a scam as SVG: what comes when, and where one could have stopped."""

from __future__ import annotations

import math

from bot.core.picture import Moment, Timeline
from bot.pictures.drawing import ACCENT, INK, MARGIN, PAPER, SOFT, TINT, page
from bot.pictures.wrapping import lines_of

WIDTH = 1080
_TITLE, _WORDS, _WHEN = 52, 42, 36
_AXIS = MARGIN + 24
_LEFT = MARGIN + 92
_ROOM = WIDTH - MARGIN - _LEFT
_SIGN = 30


def svg(picture: Timeline) -> str:
    """The picture as SVG; the same timeline gives the same text."""
    title, y = lines_of(picture.title, MARGIN, 96, _TITLE, WIDTH - 2 * MARGIN, bold=True)
    y += 28
    begin = end = y + 40
    parts: list[str] = []
    for one in picture.moments:
        end = y + 40
        more, y = _moment(one, y)
        parts += more
    axis = (
        f'<line x1="{_AXIS}" y1="{begin:g}" x2="{_AXIS}" y2="{end:g}" stroke="{SOFT}"'
        ' stroke-width="6"/>'
    )
    return page(WIDTH, math.ceil(y + 16), [*title, axis, *parts])


def _moment(one: Moment, top: float) -> tuple[list[str], float]:
    dot = (
        f'<circle cx="{_AXIS}" cy="{top + 34:g}" r="17" fill="{PAPER}" stroke="{INK}"'
        ' stroke-width="7"/>'
    )
    when, y = lines_of(one.when, _LEFT, top + 46, _WHEN, _ROOM, bold=True, fill=SOFT)
    words, y = lines_of(one.text, _LEFT, y + 40, _WORDS, _ROOM)
    parts = [dot, *when, *words]
    if one.stop:
        stop, y = _stop(one.stop, y + 14)
        parts += stop
    return parts, y + 34


def _stop(words: str, top: float) -> tuple[list[str], float]:
    """A place to stop: a stop sign, and what one could do."""
    left = _LEFT + 104
    lines, bottom = lines_of(words, left, top + 58, _WORDS, WIDTH - MARGIN - left - 24, bold=True)
    bottom += 12
    ground = (
        f'<rect x="{_LEFT}" y="{top:g}" width="{_ROOM}" height="{bottom - top:g}" rx="18"'
        f' fill="{TINT}" stroke="{ACCENT}" stroke-width="4"/>'
    )
    return [ground, _sign(_LEFT + 54, (top + bottom) / 2), *lines], bottom


def _sign(x: float, y: float) -> str:
    """A stop sign: eight corners and a bar, which need no words."""
    corners = " ".join(
        f"{x + _SIGN * math.cos(turn):.1f},{y + _SIGN * math.sin(turn):.1f}"
        for turn in (math.pi / 8 + math.pi / 4 * place for place in range(8))
    )
    return (
        f'<polygon points="{corners}" fill="{ACCENT}"/>'
        f'<rect x="{x - 16:g}" y="{y - 5:g}" width="32" height="10" fill="{PAPER}"/>'
    )
