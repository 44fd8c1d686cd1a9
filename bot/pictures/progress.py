"""The picture of `/progress`: a map of all courses, and what is worth repeating; drawn as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.drawing import (
    ACCENT,
    LINE,
    MARGIN,
    SOFT,
    SOON_GONE,
    bar,
    fit,
    page,
    pills,
    text,
    two_tone,
    width_of,
)
from bot.pictures.ideas import IdeaList, drawn

WIDTH = 1080
_HEAD, _TRACK, _CELL, _FOOT = 264, 60, 150, 36
_BETWEEN = 48
_SIZES = (27, 25, 23)
"""Of a title, as far as it fits."""
_COLUMN = (WIDTH - 2 * MARGIN - _BETWEEN) / 2


@dataclass(frozen=True, slots=True)
class CourseCell:
    """A course on the map: its lessons in order, each `done`, `open` or `new`.

    `now` and `in_a_month` are the share of all its ideas that is remembered, from 0 to 1; None
    where none was asked yet.
    """

    title: str
    line: str
    lessons: tuple[str, ...]
    now: float | None = None
    in_a_month: float = 0.0


@dataclass(frozen=True, slots=True)
class TrackColumn:
    """A track and its courses."""

    title: str
    courses: tuple[CourseCell, ...]


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """All words and numbers on the picture."""

    title: str
    week_line: str
    due_line: str
    tracks: tuple[TrackColumn, ...]
    ideas: IdeaList


def svg(picture: ProgressPicture) -> str:
    """The picture as SVG, 1080 units wide; the same picture gives the same text."""
    parts = [
        text(MARGIN, 118, picture.title, 60, bold=True),
        *pills((picture.week_line, picture.due_line), 160, WIDTH - 2 * MARGIN),
    ]
    top = float(_HEAD)
    for begin in range(0, len(picture.tracks), 2):
        pair = picture.tracks[begin : begin + 2]
        for place, track in enumerate(pair):
            parts += _column(track, MARGIN + place * (_COLUMN + _BETWEEN), top)
        top += _TRACK + _CELL * max(len(track.courses) for track in pair) + _FOOT
    parts += drawn(picture.ideas, top, WIDTH)
    return page(WIDTH, int(top) + picture.ideas.height + _FOOT, parts)


def _column(track: TrackColumn, x: float, top: float) -> list[str]:
    parts = [text(x, top + 32, fit(track.title, 32, _COLUMN), 32, fill=SOFT)]
    for place, course in enumerate(track.courses):
        parts += _cell(course, x, top + _TRACK + _CELL * place)
    return parts


def _cell(course: CourseCell, x: float, top: float) -> list[str]:
    size = next((one for one in _SIZES if width_of(course.title, one) <= _COLUMN), _SIZES[-1])
    parts = [
        text(x, top + 32, fit(course.title, size, _COLUMN), size, bold=True),
        *_lessons(course.lessons, x, top + 48),
        text(x, top + 120, fit(course.line, 26, _COLUMN), 26, fill=SOFT),
    ]
    if course.now is not None:
        parts += two_tone(x, top + 74, _COLUMN, 12, now=course.now, in_a_month=course.in_a_month)
    return parts


def _lessons(lessons: Sequence[str], x: float, y: float) -> list[str]:
    """A piece for each lesson: full once it is done, half while it is open."""
    piece = (_COLUMN + 8) / max(1, len(lessons)) - 8
    parts = []
    for place, state in enumerate(lessons):
        left = x + place * (piece + 8)
        parts.append(bar(left, y, piece, 16, ACCENT if state == "done" else LINE))
        if state == "open":
            parts.append(bar(left, y, piece / 2, 16, SOON_GONE))
    return parts
