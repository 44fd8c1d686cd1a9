"""The figure of `simulate-learning`: how much is remembered over a year under each policy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from bot.core.simulation import YEAR, Result

WIDTH, HEIGHT = 900, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 280, 40, 60
_COLOURS = {"none": "#7a8794", "fixed": "#b06c00", "memory": "#0b7a75"}
"""By the first word of a policy's name; its variants are dashed."""
_LINE_HEIGHT = 20
_INK, _LINE = "#1d2733", "#d7dee6"


def svg(results: Sequence[Result]) -> str:
    """Recall (0 to 100%) by day, a line for each policy with its questions a learner."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            ' font-family="sans-serif" font-size="14" role="img">'
        ),
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for share in (0.25, 0.5, 0.75, 1.0):
        y = _y(share)
        parts.append(
            f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}" stroke="{_LINE}"/>'
        )
        parts.append(_text(_LEFT - 10, y + 5, f"{share:.0%}", "end"))
    parts += [
        _text(_x(day), HEIGHT - _BOTTOM + 24, f"day {day}", "middle")
        for day in (0, 90, 180, 270, 360)
    ]
    low = math.inf
    for result in sorted(results, key=lambda one: one.at_the_end):
        kind, _, variant = result.policy.partition(",")
        colour = _COLOURS[kind]
        dash = ' stroke-dasharray="7 5"' if variant else ""
        points = " ".join(f"{_x(day):.1f},{_y(one):.1f}" for day, one in enumerate(result.recall))
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}"{dash} stroke-width="2.5"/>'
        )
        words = f"{result.policy}: {result.at_the_end:.0%}, {result.questions:.0f} questions"
        # Lines that end together have their words one above the other.
        low = min(_y(result.at_the_end) + 5, low - _LINE_HEIGHT)
        parts.append(_text(WIDTH - _RIGHT + 10, low, words, "start", colour))
    return "".join([*parts, "</svg>\n"])


def _x(day: float) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * day / (YEAR - 1)


def _y(share: float) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * share


def _text(x: float, y: float, words: str, anchor: str, fill: str = _INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )
