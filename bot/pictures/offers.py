"""Two or three offers side by side: what is in hand and what it costs, on one scale, as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pictures.drawing import ACCENT, INK, MARGIN, SOFT, fit, page, text, width_of
from bot.pictures.loan import COST

WIDTH = 1080
_HEAD, _ROW = 230, 250
_ROOM = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer: its letter, its sums as numbers for the bars, and its words."""

    letter: str
    received: float
    cost: float
    sums_line: str
    rate_line: str


@dataclass(frozen=True, slots=True)
class OffersPicture:
    """All words and numbers on the picture."""

    title: str
    got_label: str
    cost_label: str
    rows: tuple[OfferRow, ...]


def svg(picture: OffersPicture) -> str:
    """The picture as SVG; the same picture gives the same text."""
    parts = [text(MARGIN, 112, fit(picture.title, 52, _ROOM), 52, bold=True)]
    x = float(MARGIN)
    for label, fill in ((picture.got_label, ACCENT), (picture.cost_label, COST)):
        parts.append(f'<rect x="{x:g}" y="152" width="26" height="26" rx="6" fill="{fill}"/>')
        parts.append(text(x + 38, 174, label, 28, fill=SOFT))
        x += 38 + width_of(label, 28) + 48
    most = max((one.received + max(0.0, one.cost) for one in picture.rows), default=0) or 1
    for place, row in enumerate(picture.rows):
        parts += _row(row, _HEAD + _ROW * place, most)
    return page(WIDTH, _HEAD + _ROW * len(picture.rows) + 30, parts)


def _row(row: OfferRow, top: float, most: float) -> list[str]:
    left = MARGIN + 84
    room = _ROOM - 84
    got = room * row.received / most
    cost = room * max(0.0, row.cost) / most
    return [
        f'<circle cx="{MARGIN + 30}" cy="{top + 42}" r="30" fill="{INK}"/>',
        text(MARGIN + 30, top + 56, row.letter, 38, bold=True, fill="#fff", anchor="middle"),
        f'<rect x="{left}" y="{top}" width="{got:.1f}" height="84" fill="{ACCENT}"/>',
        f'<rect x="{left + got:.1f}" y="{top}" width="{cost:.1f}" height="84" fill="{COST}"/>',
        _line(left, top + 132, row.sums_line, room),
        _line(left, top + 178, row.rate_line, room, SOFT),
    ]


def _line(x: float, y: float, words: str, room: float, fill: str = INK) -> str:
    """Words as large as they fit: a sum that is cut off says nothing."""
    size = next((one for one in (30, 28, 26, 24, 22) if width_of(words, one) <= room - 40), 20)
    return text(x, y, fit(words, size, room), size, fill=fill)
