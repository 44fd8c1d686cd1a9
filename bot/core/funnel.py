"""From joining to knowing it a month later: the figures of it, and which of them lies in which."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.core.disclosure import Figure
from bot.core.tally import ANY, COURSE_STAGES, Stage

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


def figures(courses: Iterable[str]) -> list[Figure]:
    """All figures.

    A stage counts people of the stage before. Those of a course are among those of any course, and
    reached that stage of any course no later. A shorter period lies within a longer one.
    """
    found = [Figure(name(Stage.JOINED))]
    for course in (ANY, *courses):
        for before, stage in pairwise(STAGES):
            first = course and stage is Stage.STARTED
            within = name(stage) if first else name(before, course)
            gaps = ((-1, ((1, name(stage)),)),) if course and not first else ()
            found.append(Figure(name(stage, course), within, gaps))
        for before, stage in pairwise((None, *(COURSE_STAGES if course else STAGES))):
            longer: int | None = None
            for weeks in periods(course):
                found.append(_within_weeks(course, before, stage, weeks, longer))
                longer = weeks
    return found


def _within_weeks(
    course: str, before: Stage | None, stage: Stage, weeks: int, longer: int | None
) -> Figure:
    """A stage in the last weeks; who stood before it when they began is a group too."""
    around = [(before, course)] if before is not None else []
    around += [(stage, ANY)] if course else []
    gaps = tuple(
        (
            1,
            (
                (1, name(other, of)),
                (-1, name(other, of, weeks)),
                (-1, name(stage, course)),
            ),
        )
        for other, of in around
    )
    return Figure(name(stage, course, weeks), name(stage, course, longer), gaps)
