"""The picture of a loan: every payment with what it costs, and what is still owed, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.drawing import (
    ACCENT,
    INK,
    LINE,
    MARGIN,
    SOFT,
    TINT,
    bar,
    fit,
    page,
    text,
    width_of,
)

WIDTH, HEIGHT = 1080, 1120
COST = "#c77d0a"
_LEFT, _RIGHT = MARGIN, WIDTH - MARGIN
_BARS_TOP, _BARS_BOTTOM = 470, 770
_OWED_TOP, _OWED_BOTTOM = 880, 1010
_WIDEST_BAR = 90


@dataclass(frozen=True, slots=True)
class PaymentBar:
    """A payment, or several next to each other: what pays the loan back, what it costs on top."""

    part: float
    cost: float
    left: float


@dataclass(frozen=True, slots=True)
class LoanPicture:
    """All words and numbers on the picture; `figures` are (label, amount)."""

    title: str
    figures: tuple[tuple[str, str], ...]
    rate_line: str
    part_label: str
    cost_label: str
    owed_label: str
    first_label: str
    last_label: str
    start: float
    bars: tuple[PaymentBar, ...]


def svg(picture: LoanPicture) -> str:
    """The picture as SVG; the same picture gives the same text."""
    parts = [
        text(MARGIN, 112, fit(picture.title, 52, WIDTH - 2 * MARGIN), 52, bold=True),
        *_figures(picture.figures),
        bar(MARGIN, 322, WIDTH - 2 * MARGIN, 72, TINT),
        text(
            WIDTH / 2,
            370,
            fit(picture.rate_line, 34, WIDTH - 2 * MARGIN - 60),
            34,
            bold=True,
            anchor="middle",
        ),
        *_legend(picture),
        *_payments(picture),
        *_owed(picture),
    ]
    return page(WIDTH, HEIGHT, parts)


def _figures(figures: Sequence[tuple[str, str]]) -> list[str]:
    room = (WIDTH - 2 * MARGIN) / max(1, len(figures))
    size = next(
        (
            one
            for one in (56, 50, 44, 38)
            if all(width_of(big, one) <= room - 60 for _, big in figures)
        ),
        32,
    )
    parts = []
    for place, (label, amount) in enumerate(figures):
        x = MARGIN + room * place
        fill = COST if place == len(figures) - 1 else INK
        parts.append(text(x, 222, fit(amount, size, room - 16), size, bold=True, fill=fill))
        parts.append(text(x, 274, fit(label, 30, room - 16), 30, fill=SOFT))
    return parts


def _legend(picture: LoanPicture) -> list[str]:
    x, parts = float(MARGIN), []
    for label, fill in ((picture.part_label, ACCENT), (picture.cost_label, COST)):
        parts.append(f'<rect x="{x:g}" y="424" width="26" height="26" rx="6" fill="{fill}"/>')
        parts.append(text(x + 38, 446, label, 28, fill=SOFT))
        x += 38 + width_of(label, 28) + 48
    return parts


def _columns(count: int) -> tuple[float, float]:
    """How far bars are apart, and how wide they are."""
    step = (_RIGHT - _LEFT) / max(1, count)
    return step, min(_WIDEST_BAR, max(2.0, step * 0.72))


def _payments(picture: LoanPicture) -> list[str]:
    most = max((one.part + one.cost for one in picture.bars), default=0) or 1
    scale = (_BARS_BOTTOM - _BARS_TOP) / most
    step, wide = _columns(len(picture.bars))
    parts = []
    for place, one in enumerate(picture.bars):
        x = _LEFT + step * place + (step - wide) / 2
        part, cost = max(0.0, one.part) * scale, max(0.0, one.cost) * scale
        parts.append(_column(x, _BARS_BOTTOM - part, wide, part, ACCENT))
        parts.append(_column(x, _BARS_BOTTOM - part - cost, wide, cost, COST))
    base = _BARS_BOTTOM + 2
    parts += [
        (
            f'<line x1="{_LEFT}" y1="{base}" x2="{_RIGHT}" y2="{base}" stroke="{LINE}"'
            ' stroke-width="4"/>'
        ),
    ]
    if len(picture.bars) == 1:
        middle = (_LEFT + _RIGHT) / 2
        return [
            *parts,
            text(middle, base + 42, picture.first_label, 28, fill=SOFT, anchor="middle"),
        ]
    return [
        *parts,
        text(_LEFT, base + 42, picture.first_label, 28, fill=SOFT),
        text(_RIGHT, base + 42, picture.last_label, 28, fill=SOFT, anchor="end"),
    ]


def _column(x: float, y: float, wide: float, high: float, fill: str) -> str:
    if high <= 0:
        return ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{fill}"/>'


def _owed(picture: LoanPicture) -> list[str]:
    most = max([picture.start, *(one.left for one in picture.bars)]) or 1
    scale = (_OWED_BOTTOM - _OWED_TOP) / most
    step = (_RIGHT - _LEFT) / max(1, len(picture.bars))
    points, owed = [], picture.start
    for place, one in enumerate(picture.bars):
        y = _OWED_BOTTOM - owed * scale
        points += [(_LEFT + step * place, y), (_LEFT + step * (place + 1), y)]
        owed = one.left
    shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return [
        (
            f'<polygon points="{_LEFT},{_OWED_BOTTOM} {shape} {_RIGHT},{_OWED_BOTTOM}"'
            f' fill="{TINT}" stroke="{ACCENT}" stroke-width="3"/>'
        ),
        text(_LEFT, _OWED_BOTTOM + 46, picture.owed_label, 28, fill=SOFT),
    ]
