"""A message as a phone shows it, drawn as SVG, for people to look for its warning signs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from bot.pictures.drawing import LINE, MARGIN, SOFT, fit, page, text, width_of

WIDTH = 1080
_SIZE = 44
_LEADING = 64
_ROOM = WIDTH - 2 * MARGIN - 96
_LONGEST_PIECE = 28
_NEVER_FIRST = "，。！？；：、”）》"


@dataclass(frozen=True, slots=True)
class Phone:
    """A message and who the phone says it is from."""

    sender: str
    text: str


def svg(phone: Phone) -> str:
    """The picture as SVG, 1080 units wide; the same message gives the same text."""
    lines = [line for part in phone.text.splitlines() for line in wrap(part, _SIZE, _ROOM)]
    bubble = _LEADING * len(lines) + 72
    parts = [
        f'<circle cx="{MARGIN + 44}" cy="92" r="44" fill="{LINE}"/>',
        f'<circle cx="{MARGIN + 44}" cy="80" r="15" fill="{SOFT}"/>',
        f'<path d="M{MARGIN + 18} 116 a26 22 0 0 1 52 0 z" fill="{SOFT}"/>',
        text(MARGIN + 116, 108, fit(phone.sender, 46, _ROOM), 46, bold=True),
        (
            f'<rect x="{MARGIN}" y="172" width="{WIDTH - 2 * MARGIN}" height="{bubble}" rx="36"'
            f' fill="#ffffff" stroke="{LINE}" stroke-width="3"/>'
        ),
        *(
            text(MARGIN + 48, 256 + _LEADING * number, line, _SIZE)
            for number, line in enumerate(lines)
        ),
    ]
    return page(WIDTH, bubble + 260, parts)


def wrap(words: str, size: int, room: float) -> list[str]:
    """Words in lines that fit into `room`: at spaces, and between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(words):
        if line and width_of(line + piece, size) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(words: str) -> list[str]:
    """What a line may be broken between; a long word without spaces, such as a link, anywhere."""
    pieces: list[str] = []
    for char in words:
        last = pieces[-1] if pieces else " "
        after_wide = _wide(last[-1]) and char not in _NEVER_FIRST
        if _wide(char) or after_wide or last[-1] == " " or len(last) >= _LONGEST_PIECE:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and char not in _NEVER_FIRST
