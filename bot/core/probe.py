"""Three quick questions before a course, three like them after it, and once more a month later.

They show what a course changed. The three sets ask different items about the same objectives where
a lesson has enough of them. Groups have one question at their start, and two after each delay:
`core.follow_up`.
"""

from __future__ import annotations

from datetime import timedelta

from bot.core import review
from bot.core.course import Catalogue, Course
from bot.core.grading import ONE_TAP

BEFORE, AFTER, LATER, TEST = "before", "after", "later", "test"
KINDS = (BEFORE, AFTER, LATER)
START, FOLLOW = "start", "follow-"
"""A group's start question; how the kind of a group's follow-up begins, before its days."""
UNTAUGHT = frozenset({BEFORE, START})
"""Asked before anything was taught."""

QUESTIONS = 3
LATER_AFTER = timedelta(days=28)
PASSED = 0.8
"""The share of a lesson's quiz with which somebody may leave the lesson out."""


def name(which: str, of: str) -> str:
    """The id under which a probe of a course, or a test of a lesson, is attempted."""
    return f"{which}:{of}"


def read(lesson_id: str) -> tuple[str, str] | None:
    """(kind, course, lesson or group) of a probe's id; None for a lesson's or a review's."""
    which, colon, of = lesson_id.partition(":")
    known = which in {*KINDS, TEST, START} or which.startswith(FOLLOW)
    return (which, of) if colon and known else None


def kind(lesson_id: str) -> str:
    """The kind of a probe by its id; empty for a lesson or a review."""
    return (read(lesson_id) or ("", ""))[0]


def choose(catalogue: Catalogue, course: Course, which: str) -> tuple[tuple[str, str], ...]:
    """(lesson, question) pairs on at most three objectives, from the first lesson on."""
    objectives = [
        (lesson_id, objective)
        for lesson_id in course.lessons
        if lesson_id in catalogue.lessons
        for objective in next(iter(catalogue.lessons[lesson_id].editions.values())).objectives
    ]
    asked = min(QUESTIONS, len(objectives))
    spread = [objectives[i * len(objectives) // asked] for i in range(asked)]
    pairs = []
    for lesson_id, objective in spread:
        items = _items(catalogue, lesson_id, objective)
        if items:
            pairs.append((lesson_id, items[KINDS.index(which) % len(items)]))
    return tuple(pairs)


def _items(catalogue: Catalogue, lesson_id: str, objective: str) -> list[str]:
    """Items on an objective that stand alone: those quickly answered and not yet met first."""
    lesson = catalogue.lessons[lesson_id]
    alone = review.standing_alone(lesson, objective)
    return [
        item.id
        for item in sorted(alone, key=lambda one: (one.kind not in ONE_TAP, one.id in lesson.quiz))
    ]


def passed(lesson_id: str, right: int, of: int) -> str | None:
    """The lesson that a finished attempt completes; None for a review, a probe, a failed test."""
    probe = read(lesson_id)
    if probe is None:
        return None if lesson_id == review.REVIEW else lesson_id
    return probe[1] if probe[0] == TEST and of and right / of >= PASSED else None
