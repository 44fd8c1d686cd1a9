"""A course certificate, drawn as SVG, with a code and a QR that lead to its check."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from bot.pictures.drawing import ACCENT, INK, LINE, PAPER, SOFT, text
from bot.pictures.lettering import USUAL

WIDTH, HEIGHT = 1600, 1130
_QR = 280
_ROOM = WIDTH - 200
_BROAD = frozenset("MWmw@%")
"""Letters as wide as a Chinese character, or nearly."""


@dataclass(frozen=True, slots=True)
class CertificatePicture:
    """All words on the certificate; `name` may be empty, `link` is what the QR opens.

    `also` says the same in the other languages, a line each.
    """

    heading: str
    name: str
    finished: str
    course: str
    date_line: str
    code_line: str
    about: str
    link: str
    also: tuple[str, ...] = ()


def svg(picture: CertificatePicture) -> str:
    """The certificate as SVG; the same words give the same text."""
    middle = WIDTH / 2
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
            f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{USUAL}">'
        ),
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        (
            f'<rect x="40" y="40" width="{WIDTH - 80}" height="{HEIGHT - 80}" rx="24"'
            f' fill="none" stroke="{ACCENT}" stroke-width="6"/>'
        ),
        text(middle, 200, picture.heading, 64, bold=True, anchor="middle"),
    ]
    top = 330
    if picture.name:
        parts.append(
            text(middle, top, picture.name, _fitting(picture.name, 72), bold=True, anchor="middle")
        )
        parts.append(
            f'<line x1="{middle - 360}" y1="{top + 34}" x2="{middle + 360}" y2="{top + 34}"'
            f' stroke="{LINE}" stroke-width="4"/>'
        )
        top += 130
    parts += [
        text(middle, top, picture.finished, 38, fill=SOFT, anchor="middle"),
        text(
            middle,
            top + 90,
            picture.course,
            _fitting(picture.course, 60),
            bold=True,
            anchor="middle",
        ),
        text(middle, top + 160, picture.date_line, 36, fill=SOFT, anchor="middle"),
        *(
            text(middle, top + 236 + 44 * row, words, 30, fill=SOFT, anchor="middle")
            for row, words in enumerate(picture.also)
        ),
        *_qr(picture.link, WIDTH - 120 - _QR, HEIGHT - 120 - _QR),
        text(120, HEIGHT - 190, picture.code_line, 38, bold=True, anchor="start"),
        text(120, HEIGHT - 130, picture.about, 28, fill=SOFT, anchor="start"),
    ]
    return "".join([*parts, "</svg>"])


def _fitting(words: str, size: int) -> int:
    """A size at which words of any length stay on the page."""
    wide = sum(
        1.0 if ord(char) > 0x2E80 or char in _BROAD else 0.7 if char.isupper() else 0.6
        for char in words
    )
    return max(28, min(size, int(_ROOM / max(1.0, wide))))


def _qr(link: str, left: int, top: int) -> list[str]:
    rows = [list(row) for row in segno.make(link, error="m", micro=False).matrix]
    cell = _QR / len(rows)
    squares = [
        f"M{left + x * cell:.2f} {top + y * cell:.2f}h{cell:.2f}v{cell:.2f}h-{cell:.2f}z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    return [f'<path d="{"".join(squares)}" fill="{INK}" shape-rendering="crispEdges"/>']
