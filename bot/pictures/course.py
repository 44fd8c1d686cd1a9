"""The picture of a course: its path of lessons, and what is remembered of each idea; as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bot.pictures.drawing import ACCENT, LINE, MARGIN, PAPER, SOFT, fit, page, pills, text
from bot.pictures.ideas import IdeaList, drawn

WIDTH = 1080
_HEAD, _PATH, _FOOT = 264, 150, 36
_RADIUS = 44


@dataclass(frozen=True, slots=True)
class LessonDot:
    """A lesson: `share` is its best score from 0 to 1 if it is finished."""

    share: float | None
    open: bool


@dataclass(frozen=True, slots=True)
class CoursePicture:
    """All words and numbers on the picture."""

    title: str
    done_line: str
    kept_line: str
    lessons: tuple[LessonDot, ...]
    ideas: IdeaList


def svg(picture: CoursePicture) -> str:
    """The picture as SVG, 1080 units wide; the same picture gives the same text."""
    parts = [
        text(MARGIN, 118, fit(picture.title, 54, WIDTH - 2 * MARGIN), 54, bold=True),
        *pills((picture.done_line, picture.kept_line), 160, WIDTH - 2 * MARGIN),
        *_path(picture.lessons, _HEAD + _RADIUS + 12),
        *drawn(picture.ideas, _HEAD + _PATH, WIDTH),
    ]
    return page(WIDTH, _HEAD + _PATH + picture.ideas.height + _FOOT, parts)


def _path(lessons: tuple[LessonDot, ...], y: int) -> list[str]:
    first, last = MARGIN + _RADIUS, WIDTH - MARGIN - _RADIUS
    gap = (last - first) / max(1, len(lessons) - 1)
    parts = [f'<line x1="{first}" y1="{y}" x2="{last}" y2="{y}" stroke="{LINE}" stroke-width="6"/>']
    for place, lesson in enumerate(lessons):
        parts += _dot(lesson, first + gap * place, y, place + 1)
    return parts


def _dot(lesson: LessonDot, x: float, y: float, number: int) -> list[str]:
    """Finished: filled, with a ring for the score; begun: a half ring; new: an empty circle."""
    if lesson.share is not None:
        return [
            (
                f'<circle cx="{x:g}" cy="{y}" r="{_RADIUS}" fill="{PAPER}" stroke="{LINE}"'
                ' stroke-width="10"/>'
            ),
            _arc(x, y, lesson.share),
            f'<circle cx="{x:g}" cy="{y}" r="{_RADIUS - 12}" fill="{ACCENT}"/>',
            (
                f'<path d="M{x - 14:g} {y + 1} l10 11 l19 -23" fill="none" stroke="#fff"'
                ' stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>'
            ),
        ]
    stroke, dash = (ACCENT, ' stroke-dasharray="14 10"') if lesson.open else (LINE, "")
    return [
        (
            f'<circle cx="{x:g}" cy="{y}" r="{_RADIUS - 4}" fill="{PAPER}" stroke="{stroke}"'
            f' stroke-width="8"{dash}/>'
        ),
        text(x, y + 12, str(number), 34, fill=SOFT, anchor="middle"),
    ]


def _arc(x: float, y: float, share: float) -> str:
    """A ring that is closed by the best score."""
    if share >= 1:
        return (
            f'<circle cx="{x:g}" cy="{y:g}" r="{_RADIUS}" fill="none" stroke="{ACCENT}"'
            ' stroke-width="10"/>'
        )
    if share <= 0:
        return ""
    turn = 2 * math.pi * share
    end_x, end_y = x + _RADIUS * math.sin(turn), y - _RADIUS * math.cos(turn)
    large = int(share > 0.5)
    return (
        f'<path d="M{x:g} {y - _RADIUS:g} A{_RADIUS} {_RADIUS} 0 {large} 1'
        f' {end_x:.2f} {end_y:.2f}" fill="none" stroke="{ACCENT}" stroke-width="10"/>'
    )
