"""The picture of `/progress`: a path of lessons for each course, drawn as SVG."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from html import escape

from bot.pictures.drawing import ACCENT, LINE, PAPER, SOFT, text

WIDTH = 1080
_MARGIN = 72
_HEAD = 300
_ROW = 340
_RADIUS = 44
_SOON_GONE = "#8cc9c3"
_TINT = "#e3f1ef"


@dataclass(frozen=True, slots=True)
class LessonDot:
    """A lesson: `share` is its best score from 0 to 1 if it is finished."""

    title: str
    share: float | None
    open: bool


@dataclass(frozen=True, slots=True)
class KeptBar:
    """What is remembered of a course, from 0 to 1: now, and in a month without repeating."""

    line: str
    now: float
    in_a_month: float


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course and its lessons in order."""

    title: str
    done_line: str
    kept: KeptBar | None
    lessons: tuple[LessonDot, ...]


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """All words and numbers on the picture."""

    title: str
    week_line: str
    due_line: str
    courses: tuple[CourseRow, ...]


def svg(picture: ProgressPicture) -> str:
    """The picture as SVG, 1080 units wide; the same picture gives the same text."""
    height = _HEAD + _ROW * len(picture.courses) + 24
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
            f' viewBox="0 0 {WIDTH} {height}" font-family="Noto Sans CJK SC">'
        ),
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        text(_MARGIN, 118, picture.title, 60, bold=True),
        *_pills((picture.week_line, picture.due_line)),
    ]
    for index, course in enumerate(picture.courses):
        parts += _course(course, _HEAD + _ROW * index)
    return "".join([*parts, "</svg>"])


def _width(words: str, size: int) -> float:
    """About how wide words are drawn: a Chinese character is a square, a letter about half."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in words)
    return size * (wide + 0.56 * (len(words) - wide))


def _fit(words: str, size: int, room: float) -> str:
    if _width(words, size) <= room:
        return words
    while words and _width(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def _pills(lines: tuple[str, ...]) -> list[str]:
    parts, x = [], float(_MARGIN)
    for line in lines:
        width = _width(line, 34) + 64
        parts.append(
            f'<rect x="{x:g}" y="160" width="{width:g}" height="72" rx="36" fill="{_TINT}"/>'
        )
        parts.append(text(x + 32, 208, line, 34))
        x += width + 24
    return parts


def _course(course: CourseRow, top: int) -> list[str]:
    done = _width(course.done_line, 34)
    room = WIDTH - 2 * _MARGIN - done - 40
    parts = [
        text(_MARGIN, top + 40, _fit(course.title, 40, room), 40, bold=True),
        text(WIDTH - _MARGIN, top + 40, course.done_line, 34, fill=SOFT, anchor="end"),
    ]
    if not course.lessons:
        return parts
    first, last = _MARGIN + _RADIUS, WIDTH - _MARGIN - _RADIUS
    gap = (last - first) / max(1, len(course.lessons) - 1)
    y = top + 128
    parts.append(
        f'<line x1="{first}" y1="{y}" x2="{last}" y2="{y}" stroke="{LINE}" stroke-width="6"/>'
    )
    for index, lesson in enumerate(course.lessons):
        parts += _dot(lesson, first + gap * index, y, index + 1)
    if course.kept is not None:
        parts += _kept(course.kept, y + _RADIUS + 36)
    return parts


def _kept(kept: KeptBar, top: int) -> list[str]:
    """A bar of what is remembered: full colour is what a month without repeating would leave."""
    whole = WIDTH - 2 * _MARGIN
    bars = ((1.0, LINE), (kept.now, _SOON_GONE), (kept.in_a_month, ACCENT))
    drawn = [
        f'<rect x="{_MARGIN}" y="{top}" width="{whole * share:g}" height="22" rx="11"'
        f' fill="{fill}"/>'
        for share, fill in bars
    ]
    return [*drawn, text(_MARGIN, top + 62, kept.line, 30, fill=SOFT)]


def _dot(lesson: LessonDot, x: float, y: float, number: int) -> list[str]:
    """Finished: filled, with a ring for the score; begun: a half ring; new: an empty circle."""
    words = escape(lesson.title)
    if lesson.share is not None:
        return [
            f"<g><title>{words}</title>",
            (
                f'<circle cx="{x:g}" cy="{y}" r="{_RADIUS}" fill="{PAPER}" stroke="{LINE}"'
                ' stroke-width="10"/>'
            ),
            _arc(x, y, lesson.share),
            f'<circle cx="{x:g}" cy="{y}" r="{_RADIUS - 12}" fill="{ACCENT}"/>',
            (
                f'<path d="M{x - 14:g} {y + 1} l10 11 l19 -23" fill="none" stroke="#fff"'
                ' stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/></g>'
            ),
        ]
    stroke, dash = (ACCENT, ' stroke-dasharray="14 10"') if lesson.open else (LINE, "")
    return [
        f"<g><title>{words}</title>",
        (
            f'<circle cx="{x:g}" cy="{y}" r="{_RADIUS - 4}" fill="{PAPER}" stroke="{stroke}"'
            f' stroke-width="8"{dash}/>'
        ),
        text(x, y + 12, str(number), 34, fill=SOFT, anchor="middle"),
        "</g>",
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
