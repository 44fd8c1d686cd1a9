"""The picture of `/stats`: how many came how far, as bars under their words; drawn as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.drawing import ACCENT, LINE, MARGIN, SOFT, bar, fit, page, text, width_of

WIDTH = 1080
_HEAD, _ROW, _FOOT = 210, 118, 84
_BAR = 34
_ROOM = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A stage: its words, its number in words, and its share of the first (0 to 1, or unsaid)."""

    label: str
    number: str
    share: float | None


@dataclass(frozen=True, slots=True)
class FunnelPicture:
    """All words and numbers on the picture."""

    title: str
    line: str
    rows: Sequence[FunnelRow]
    foot: str


def svg(picture: FunnelPicture) -> str:
    """The picture as SVG, 1080 units wide; the same picture gives the same text.

    A bar is as long as its share; where that is not said there is a dashed line in its place.
    """
    parts = [
        text(MARGIN, 108, fit(picture.title, 56, _ROOM), 56, bold=True),
        text(MARGIN, 160, fit(picture.line, 30, _ROOM), 30, fill=SOFT),
    ]
    for place, row in enumerate(picture.rows):
        parts += _drawn(row, _HEAD + _ROW * place)
    bottom = _HEAD + _ROW * len(picture.rows)
    parts.append(text(MARGIN, bottom + 44, fit(picture.foot, 26, _ROOM), 26, fill=SOFT))
    return page(WIDTH, bottom + _FOOT, parts)


def _drawn(row: FunnelRow, top: float) -> list[str]:
    number = fit(row.number, 32, _ROOM / 2)
    room = _ROOM - width_of(number, 32) - 24
    parts = [
        text(MARGIN, top + 32, fit(row.label, 32, room), 32),
        text(WIDTH - MARGIN, top + 32, number, 32, bold=True, anchor="end"),
    ]
    if row.share is None:
        middle = top + 48 + _BAR / 2
        parts.append(
            f'<line x1="{MARGIN}" y1="{middle:g}" x2="{WIDTH - MARGIN}" y2="{middle:g}"'
            f' stroke="{LINE}" stroke-width="4" stroke-dasharray="12 12"/>'
        )
    else:
        parts.append(bar(MARGIN, top + 48, _ROOM, _BAR, LINE))
        parts.append(bar(MARGIN, top + 48, _ROOM * row.share, _BAR, ACCENT))
    return parts
