"""A poster for an event or a link: one A4 page, as PDF to print and as PNG to send.

One layout serves both. It is measured with the very fonts it is drawn in, so that long titles
shrink and wrap instead of running off the page. Everything here is for the painter's worker.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import segno

from bot.pictures.drawing import ACCENT, INK, PAPER, SOFT, text
from bot.pictures.lettering import FONTS, SHAPED, USUAL, family, known
from bot.pictures.painter import paint_now

if TYPE_CHECKING:
    from fpdf import FPDF

WIDTH, HEIGHT = 1240, 1754
"""A4 at 150 dots an inch; the layout is in these dots."""
_MIDDLE, _MARGIN = WIDTH / 2, 90
_ROOM = WIDTH - 2 * _MARGIN
_A4_POINTS = 595.28
_SCALE = _A4_POINTS / WIDTH
_QR, _LEAST, _SMALLEST = 660, 470, 300
"""Sides of the code: at most, what the title makes room for, and at least."""
_TITLES = (104, 92, 80, 70, 62, 54, 48)
_ROW, _SENTENCE = 56, 38
_WIDE = 0x2E80
"""From here on characters are Chinese, and may be parted."""
_QUIET = 4
"""Cells of white that a reader wants around the code."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a poster says in one language: how to get in, and what it is in short sentences."""

    scan: str
    code: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """All words of a poster; `when` a line for each language, none for a link without an event."""

    partner: str
    title: str
    when: tuple[str, ...]
    venue: str
    link: str
    code: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """A line of text, its middle at `x`."""

    x: float
    y: float
    words: str
    size: int
    bold: bool = False
    fill: str = INK


@dataclass(frozen=True, slots=True)
class _Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


_Piece = _Words | _Box


def png(poster: Poster) -> bytes:
    """The poster as a picture."""
    return paint_now(svg(poster))


def svg(poster: Poster) -> str:
    """The poster as SVG."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{USUAL}">'
    )
    parts = []
    for one in _layout(poster):
        if isinstance(one, _Words):
            drawn = text(
                one.x, one.y, one.words, one.size, bold=one.bold, fill=one.fill, anchor="middle"
            )
        else:
            drawn = (
                f'<rect x="{one.x:.2f}" y="{one.y:.2f}" width="{one.width:.2f}"'
                f' height="{one.height:.2f}" fill="{one.fill}" shape-rendering="crispEdges"/>'
            )
        parts.append(drawn)
    return "".join([head, *parts, "</svg>"])


def pdf(poster: Poster) -> bytes:
    """The poster as PDF, with the parts of the fonts that it uses.

    Arabic letters join, and of the two only the painter joins them: such a poster is a picture on
    the page, and so is one with a line that takes several fonts.
    """
    page = _page()
    page.set_title(poster.title)
    page.set_creator("")
    page.set_producer("")
    page.add_page()
    pieces = list(_layout(poster))
    if any(family(one.words) in {*SHAPED, None} for one in pieces if isinstance(one, _Words)):
        page.image(io.BytesIO(paint_now(svg(poster), zoom=2)), 0, 0, page.w, page.h)
        return bytes(page.output())
    for one in pieces:
        red, green, blue = (int(one.fill[place : place + 2], 16) for place in (1, 3, 5))
        if isinstance(one, _Words):
            page.set_text_color(red, green, blue)
            page.set_font(family(one.words) or USUAL, "B" if one.bold else "", one.size * _SCALE)
            left = one.x * _SCALE - page.get_string_width(one.words) / 2
            page.text(left, one.y * _SCALE, one.words)
        else:
            page.set_fill_color(red, green, blue)
            x, y, width, height = (
                value * _SCALE for value in (one.x, one.y, one.width, one.height)
            )
            page.rect(x, y, width, height, style="F")
    return bytes(page.output())


def _page() -> FPDF:
    """An empty A4 document that knows our fonts; its unit is the point."""
    from fpdf import FPDF  # noqa: PLC0415 - only the worker needs it

    page = FPDF(unit="pt", format="A4")
    page.set_auto_page_break(False)
    for name, (regular, bold) in FONTS.items():
        page.add_font(name, "", str(regular))
        page.add_font(name, "B", str(bold))
    return page


@cache
def _ruler() -> FPDF:
    return _page()


def _width(words: str, size: float, *, bold: bool) -> float:
    """How wide words are drawn."""
    ruler, own = _ruler(), family(words)
    if own is None:
        return sum(_width(sign, size, bold=bold) for sign in words)
    ruler.set_font(own, "B" if bold else "", size)
    return float(ruler.get_string_width(words))


def _layout(poster: Poster) -> Iterator[_Piece]:
    """Every piece of the poster: the head from the top, the foot from the bottom, the code between.

    The title shrinks as long as that leaves the code too small to be read from some steps away.
    """
    foot, rule = _foot(poster)
    for size in _TITLES:
        head, end = _head(poster, size)
        room = rule - end - 40
        if room >= _LEAST:
            break
    side = max(_SMALLEST, min(_QR, room))
    yield _Box(0, 0, WIDTH, HEIGHT, PAPER)
    yield _Box(0, 0, WIDTH, 28, ACCENT)
    yield from head
    yield from _code(poster.link, _MIDDLE - side / 2, end + 20 + (room - side) / 2, side)
    yield from foot


def _head(poster: Poster, size: int) -> tuple[list[_Words], float]:
    """Who, what, when and where, and where they end."""
    partner = _fitting(known(poster.partner), (42, 36, 30, 24), 1)
    pieces = _lines(partner, 120, 1.2, fill=ACCENT)
    title = _fitting(known(poster.title), [one for one in _TITLES if one <= size], 3, bold=True)
    y = 150.0 + title[1]
    pieces += _lines(title, y, 1.2, bold=True)
    y += 1.2 * title[1] * (len(title[0]) - 1) + 30
    for words in poster.when:
        line = _fitting(words, (54, 48, 42), 1)
        y += 1.25 * line[1]
        pieces += _lines(line, y, 1.2)
    if poster.venue:
        venue = _fitting(known(poster.venue), (48, 42, 36), 2)
        y += 1.3 * venue[1]
        pieces += _lines(venue, y, 1.2, fill=SOFT)
        y += 1.2 * venue[1] * (len(venue[0]) - 1)
    return pieces, y + 30


def _foot(poster: Poster) -> tuple[list[_Piece], float]:
    """How to get in and what it is, and where that begins."""
    columns = poster.columns
    rows = max(len(one.sentences) for one in columns)
    rule = HEIGHT - 50 - _ROW * rows - 24
    pieces: list[_Piece] = [_Box(_MARGIN, rule, _ROOM, 3, ACCENT)]
    widest = [
        max(_width(words, _SENTENCE, bold=False) for words in one.sentences) + 40 for one in columns
    ]
    size = int(_SENTENCE * min(1.0, _ROOM / sum(widest)))
    left = float(_MARGIN)
    for column, wide in zip(columns, widest, strict=True):
        room = _ROOM * wide / sum(widest)
        pieces += [
            _Words(left + room / 2, rule + 24 + _ROW * (row + 0.6), words, size)
            for row, words in enumerate(column.sentences)
        ]
        left += room
    spaced = f"{poster.code[:3]} {poster.code[3:]}"
    y = rule - 44.0
    pieces.append(_Words(_MIDDLE, y, spaced, 92, bold=True, fill=ACCENT))
    y -= 98
    for one in reversed(columns):
        pieces += _lines(_fitting(one.code, (36, 32, 28), 1), y, 1.2, fill=SOFT)
        y -= 48
    for one in reversed(columns):
        pieces += _lines(_fitting(one.scan, (44, 38, 32), 1, bold=True), y, 1.2, bold=True)
        y -= 58
    return pieces, y + 8


_Fitted = tuple[list[str], int]
"""Lines, and the size they are set in."""


def _fitting(words: str, sizes: Sequence[int], most: int, *, bold: bool = False) -> _Fitted:
    """Words in the largest size in which they take no more than `most` lines."""
    fits = [
        (lines, size) for size in sizes if len(lines := _wrapped(words, size, bold=bold)) <= most
    ]
    if fits:
        # A little smaller is better than a line more.
        return min(fits, key=lambda one: (len(one[0]) + 3 * (fits[0][1] / one[1] - 1), -one[1]))
    lines = _wrapped(words, sizes[-1], bold=bold)[:most]
    last = lines[-1]
    while last and _width(f"{last}…", sizes[-1], bold=bold) > _ROOM:
        last = last[:-1]
    return [*lines[:-1], f"{last.rstrip()}…"], sizes[-1]


def _wrapped(words: str, size: int, *, bold: bool) -> list[str]:
    """Words in lines that fit; Chinese may break after any character, but not before a stop."""
    lines, line = [], ""
    for piece in _pieces(words, size, bold=bold):
        if line and _width((line + piece).rstrip(), size, bold=bold) > _ROOM:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _pieces(words: str, size: int, *, bold: bool) -> Iterator[str]:
    """What is not broken: a Latin word with its space, a Chinese character with its stop.

    A word that is wider than the page is broken all the same.
    """
    piece = ""
    for char in words:
        stop = char in "，。！？、；：）》”’"
        breaks = ord(char) >= _WIDE or piece[-1:] == " " or ord(piece[-1:] or " ") >= _WIDE
        if piece and not stop and (breaks or _width(piece + char, size, bold=bold) > _ROOM):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _lines(
    fitted: _Fitted, y: float, apart: float, *, bold: bool = False, fill: str = INK
) -> list[_Words]:
    lines, size = fitted
    return [
        _Words(_MIDDLE, y + row * apart * size, words, size, bold, fill)
        for row, words in enumerate(lines)
    ]


def _code(link: str, left: float, top: float, side: float) -> Iterator[_Box]:
    """The QR code of a link, dark cells of a row joined: seams between them would show in print."""
    yield _Box(left, top, side, side, "#ffffff")
    rows = [bytes(row) for row in segno.make(link, error="m", micro=False).matrix]
    cell = side / (len(rows) + 2 * _QUIET)
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = 0
            while x + run < len(row) and row[x + run]:
                run += 1
            if run:
                yield _Box(
                    left + (x + _QUIET) * cell,
                    top + (y + _QUIET) * cell,
                    run * cell,
                    cell * 1.02,
                    INK,
                )
            x += run + 1
