"""The end of a live quiz as a picture: three steps, who stands on them, and the next few."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pictures.drawing import ACCENT, INK, MARGIN, SOFT, SOON_GONE, TINT, fit, page, pills, text
from bot.pictures.lettering import known

WIDTH = 1080
_FLOOR = 700
_STEP = 288
_LINE = 76
# Places from left to right; how high a step is depends on the rank, so equals stand level.
_PLACES = (2, 1, 3)
_HEIGHTS = {1: 340, 2: 250, 3: 180}
_FILLS = {1: ACCENT, 2: SOON_GONE, 3: TINT}


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody on the board: their rank, name and what stands beside it."""

    rank: int
    name: str
    score: str


@dataclass(frozen=True, slots=True)
class PodiumPicture:
    """All words and numbers on the picture; `rows` best first, equals with the same rank."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[Row, ...]


def svg(picture: PodiumPicture) -> str:
    """The picture as SVG, 1080 units wide; the same picture gives the same text."""
    parts = [
        text(MARGIN, 118, fit(known(picture.title), 60, WIDTH - 2 * MARGIN), 60, bold=True),
        *pills(picture.lines, 150, WIDTH - 2 * MARGIN),
    ]
    for at, place in enumerate(_PLACES):
        if len(picture.rows) >= place:
            parts += _step(picture.rows[place - 1], MARGIN + 46 + _STEP * at)
    rest = picture.rows[3:]
    for number, row in enumerate(rest):
        y = _FLOOR + 90 + _LINE * number
        parts += [
            text(MARGIN, y, f"{row.rank}", 40, fill=SOFT),
            text(MARGIN + 80, y, fit(_name(row), 40, 560), 40),
            text(WIDTH - MARGIN, y, row.score, 40, fill=SOFT, anchor="end"),
        ]
    return page(WIDTH, _FLOOR + 60 + _LINE * len(rest), parts)


def _name(row: Row) -> str:
    return known(row.name) or "…"


def _step(row: Row, x: float) -> list[str]:
    height = _HEIGHTS[min(3, row.rank)]
    top, middle = _FLOOR - height, x + _STEP / 2 - 10
    ink = "#ffffff" if row.rank == 1 else INK
    return [
        (
            f'<rect x="{x:g}" y="{top}" width="{_STEP - 20}" height="{height}" rx="24"'
            f' fill="{_FILLS[min(3, row.rank)]}"/>'
        ),
        text(middle, top - 28, fit(_name(row), 42, _STEP - 24), 42, bold=True, anchor="middle"),
        text(middle, top + 96, str(row.rank), 80, bold=True, fill=ink, anchor="middle"),
        text(middle, top + 152, row.score, 36, fill=ink, anchor="middle"),
    ]
