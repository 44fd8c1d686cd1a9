"""What the pictures have in common: their colours, and a line of text."""

from __future__ import annotations

from html import escape

INK = "#1d2733"
SOFT = "#5b6876"
LINE = "#d7dee6"
ACCENT = "#0b7a75"
PAPER = "#fbfaf7"


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
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}"{weight} fill="{fill}"'
        f' text-anchor="{anchor}">{escape(words)}</text>'
    )
