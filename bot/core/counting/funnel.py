"""From joining to knowing it a month later: the figures of it, and which of them lies in which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from bot.core.counting.disclosure import Figure
from bot.core.counting.tally import ANY, COURSE_STAGES, Stage

PERIODS = (52, 12, 8, 7, 6, 5, 4, 3, 2, 1)
"""Weeks up to now, this week counted, over which stages of any course are told; longest first."""
COURSE_PERIODS = (52, 12, 4, 2, 1)
"""The same for the stages of one course."""
STAGES = (Stage.JOINED, *COURSE_STAGES)


def name(stage: str, course: str = ANY, weeks: int | None = None) -> str:
    """The figure of who reached a stage of a course (or any), ever or in the last weeks."""
    return f"{course}|{stage}|{weeks or ''}"


def periods(course: str) -> tuple[int, ...]:
    """The periods over which the stages of a course are told."""
    return COURSE_PERIODS if course else PERIODS


def stages(course: str) -> tuple[Stage, ...]:
    """The stages that are told of a course; of any course also who joined."""
    return COURSE_STAGES if course else STAGES


def figures(courses: Iterable[str], over: Callable[[str], Sequence[int]] = periods) -> list[Figure]:
    """All figures of any course and of each; `over` says over which periods.

    A stage counts people of the stage before. Those of a course are among those of any course, and
    reached that stage of any course no later. A shorter period lies within a longer one.
    """
    found = [Figure(name(Stage.JOINED))]
    for course in (ANY, *courses):
        for before, stage in pairwise(STAGES):
            if not course:
                found.append(Figure(name(stage), name(before)))
            elif stage is COURSE_STAGES[0]:
                found.append(Figure(name(stage, course), name(stage)))
            else:
                found.append(Figure(name(stage, course), name(before, course), (name(stage),)))
        for at, stage in enumerate(STAGES):
            if course and stage is Stage.JOINED:
                continue
            around = [(one, ANY) for one in STAGES[: at + bool(course)]]
            around += [(one, course) for one in STAGES[1:at] if course]
            longer: int | None = None
            for weeks in over(course):
                found.append(_within_weeks(stage, course, weeks, longer, around))
                longer = weeks
    return found


def _within_weeks(
    stage: Stage, course: str, weeks: int, longer: int | None, around: list[tuple[Stage, str]]
) -> Figure:
    """A stage in the last weeks; who had come to one around it before them, but not to it."""
    gaps = tuple(
        ((1, name(other, of)), (-1, name(other, of, weeks)), (-1, name(stage, course)))
        for other, of in around
    )
    also = (name(stage),) if course else ()
    return Figure(name(stage, course, weeks), name(stage, course, longer), also, gaps)
