"""Charts of a loan as SVG: sums side by side, and sums from month to month."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.expression import rounded
from bot.core.picture import Bars, Months, Row, Series
from bot.pictures.drawing import ACCENT, INK, LINE, MARGIN, PAPER, SOFT, page, text, width_of
from bot.pictures.wrapping import lines_of

WIDTH = 1080
_ROOM = WIDTH - 2 * MARGIN
_TITLE, _WORDS, _SMALL = 52, 42, 36
LIGHT = "#f2c063"
_EDGE = "#8a5a05"
"""Around what is light, so that it stands out from the paper without colour."""
_MARK = 34

_RIGHT = WIDTH - MARGIN
_HIGH = 560
_WIDEST_COLUMN = 64
_APART, _TOLD = 40, 6
"""Columns up to which they stand apart, and up to which each has its number above it."""
_TICKS = (1, 2, 2.5, 5, 10)


def bars(picture: Bars) -> str:
    """A few sums side by side, with every number beside its bar."""
    parts, top = _head(picture.title)
    if len(picture.legend) > 1:
        for place, label in enumerate(picture.legend):
            parts += _square(MARGIN, top, place)
            more, top = _entry(label, top)
            parts += more
        top += 24
    most = max(sum(one.value for one in row.parts) for row in picture.rows) or 1
    for row in picture.rows:
        more, top = _row(row, top, float(most))
        parts += more
    return page(WIDTH, math.ceil(top + 10), parts)


def months(picture: Months) -> str:
    """Columns, one upon the other, and lines over them."""
    parts, top = _head(picture.title)
    columns = [one for one in picture.series if not one.line]
    lines = [one for one in picture.series if one.line]
    for place, one in enumerate(picture.series):
        if one.line:
            parts.append(_stroke(lines.index(one), f"M{MARGIN - 4} {top + 22}h56"))
        else:
            parts += _square(MARGIN, top, columns.index(one))
        more, top = _entry(one.label, top, MARGIN + 72)
        parts += more
        top += 8 if place + 1 < len(picture.series) else 40
    ticks = _ticks(_highest(columns, lines))
    count = max(len(one.values) for one in picture.series)
    plot = _Plot(_gutter(ticks), top + _HIGH, _HIGH / ticks[-1], count)
    for tick in ticks:
        y = plot.y(tick)
        parts.append(plot.rule(y, INK if tick == 0 else LINE))
        parts.append(text(plot.left - 16, y + 12, _shown(tick), _SMALL, fill=SOFT, anchor="end"))
    parts += _columns(columns, plot)
    if len(picture.series) == 1 and count <= _TOLD:
        parts += _told(picture.series[0], plot)
    for place, one in enumerate(lines):
        parts.append(_stroke(place, _path(one, plot)))
    parts += _along(picture.along, plot)
    return page(WIDTH, math.ceil(plot.bottom + 136), parts)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where values are drawn: from `left` to the margin, upward from `bottom`."""

    left: float
    bottom: float
    scale: float
    count: int

    @property
    def step(self) -> float:
        return (_RIGHT - self.left) / self.count

    def x(self, at: int) -> float:
        """The middle of a period, counted from 0."""
        return self.left + self.step * (at + 0.5)

    def y(self, value: float) -> float:
        return self.bottom - value * self.scale

    def rule(self, y: float, stroke: str) -> str:
        return (
            f'<line x1="{self.left:.1f}" y1="{y:.1f}" x2="{_RIGHT}" y2="{y:.1f}"'
            f' stroke="{stroke}" stroke-width="3"/>'
        )


def _head(title: str) -> tuple[list[str], float]:
    """The title, and where what comes next begins."""
    lines, bottom = lines_of(title, MARGIN, 96, _TITLE, _ROOM, bold=True)
    return lines, bottom + 8


def _entry(label: str, top: float, left: float = MARGIN + 56) -> tuple[list[str], float]:
    """A legend's words beside its mark."""
    return lines_of(label, left, top + 36, _WORDS, WIDTH - MARGIN - left)


def _square(x: float, top: float, place: int) -> list[str]:
    return [_box(x, top + 4, _MARK, _MARK, place)]


def _box(x: float, y: float, width: float, height: float, place: int) -> str:
    """A piece of a bar: the first part is dark, the second light with an edge."""
    if width <= 0 or height <= 0:
        return ""
    if place == 0:
        paint = f'fill="{ACCENT}"'
    else:
        paint = f'fill="{LIGHT}" stroke="{_EDGE}" stroke-width="2"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {paint}/>'


def _row(row: Row, top: float, most: float) -> tuple[list[str], float]:
    """A bar below its label, and its numbers below it, each beside a mark of its part."""
    drawn, y = lines_of(row.label, MARGIN, top + 44, _WORDS, _ROOM, bold=True)
    y += 2
    x = float(MARGIN)
    for place, one in enumerate(row.parts):
        width = _ROOM * float(one.value) / most
        drawn.append(_box(x, y, width, 72, place))
        x += width
    y += 72 + 18
    x = float(MARGIN)
    for place, one in enumerate(row.parts):
        if len(row.parts) > 1:
            drawn += _square(x, y, place)
            x += _MARK + 14
        drawn.append(text(x, y + 36, one.shown, _WORDS))
        x += 24.0 * len(one.shown) + 64
    return drawn, y + 66


def _highest(columns: Sequence[Series], lines: Sequence[Series]) -> float:
    """The highest place that anything reaches."""
    count = max((len(one.values) for one in columns), default=0)
    stacked = [sum(_at(one, place) for one in columns) for place in range(count)]
    return max([*stacked, *(float(value) for one in lines for value in one.values)], default=0) or 1


def _at(series: Series, place: int) -> float:
    return float(series.values[place]) if place < len(series.values) else 0.0


def _ticks(most: float) -> list[float]:
    """Round numbers from 0 to `most` or just above, five or six of them at most."""
    rough = most / 5
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * one for one in _TICKS if size * one >= rough)
    return [step * place for place in range(math.ceil(most / step - 1e-9) + 1)]


def _shown(number: float) -> str:
    return f"{number:,.10g}" if number < 1e9 else f"{number:.3g}"


def _gutter(ticks: Sequence[float]) -> float:
    """Where the columns begin, right of the numbers beside them."""
    widest = max(width_of(_shown(tick), _SMALL) for tick in ticks)
    return MARGIN + 16 + widest * 1.15


def _columns(columns: Sequence[Series], plot: _Plot) -> list[str]:
    # Many columns overlap by a hair, so that they read as one shape.
    apart = plot.count <= _APART
    wide = min(_WIDEST_COLUMN, plot.step * 0.72) if apart else plot.step + 1
    parts = []
    for at in range(plot.count):
        y = plot.bottom
        for place, one in enumerate(columns):
            high = _at(one, at) * plot.scale
            y -= high
            parts.append(_box(plot.x(at) - wide / 2, y, wide, high, place))
    return parts if apart else ['<g shape-rendering="crispEdges">', *parts, "</g>"]


def _told(series: Series, plot: _Plot) -> list[str]:
    """The number above each column."""
    told = []
    for at, value in enumerate(series.values):
        words, y = f"{rounded(value, 0):,f}", plot.y(float(value)) - 14
        told.append(text(plot.x(at), y, words, _SMALL, bold=True, anchor="middle"))
    return told


def _path(series: Series, plot: _Plot) -> str:
    """A line through the middles of the periods."""
    points = (
        f"{plot.x(at):.1f} {plot.y(float(value)):.1f}" for at, value in enumerate(series.values)
    )
    return "M" + "L".join(points)


def _stroke(place: int, path: str) -> str:
    """A line: the first whole and dark, the second broken, the third dotted."""
    ink, dashes = ((INK, ""), (_EDGE, "22 14"), (ACCENT, "4 16"))[place]
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    # A rim of paper keeps a line apart from the columns below it.
    rim = f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="16"/>'
    return (
        f'{rim}<path d="{path}" fill="none" stroke="{ink}" stroke-width="9"'
        f' stroke-linecap="round" stroke-linejoin="round"{broken}/>'
    )


def _along(word: str, plot: _Plot) -> list[str]:
    """Below the columns: which periods they are, and the word for one."""
    count = plot.count
    told = range(1, count + 1) if count <= _TOLD else (1, (count + 1) // 2, count)
    y = plot.bottom + 48
    drawn = [text(plot.x(at - 1), y, str(at), _SMALL, fill=SOFT, anchor="middle") for at in told]
    middle = (plot.left + _RIGHT) / 2
    return [*drawn, text(middle, y + 50, word, _SMALL, fill=SOFT, anchor="middle")]
