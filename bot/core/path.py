"""The one thing to do next, and why."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from bot.core.course import Catalogue, Course, Lesson

AUDIENCES = ("student", "worker", "family", "business", "new-to-credit")
"""For whom somebody learns; `family` is for elders and those who look after them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something comes next: `missed` (an objective, when), `fits` an audience, or `next`.

    `when` is in the learner's own time; `course` is the one in which it is next.
    """

    kind: str
    objective: str = ""
    when: datetime | None = None
    audience: str = ""
    course: Course | None = None


def next_lesson(
    catalogue: Catalogue,
    done: Set[str],
    *,
    after: str | None = None,
    track: str | None = None,
    audience: str | None = None,
) -> str | None:
    """The lesson to take next: not done, with all it requires done, in `track` if given.

    After a lesson its own course comes first, then its track. Otherwise what suits the audience
    comes before what does not, in the order of the shelf. None when all is done.
    """
    shelf = [
        lesson
        for one in catalogue.tracks
        if track is None or one.id == track
        for course in one.courses
        for lesson in course.lessons
        if lesson in catalogue.lessons
    ]
    if after in shelf:
        place = shelf.index(after)
        course_id, track_id = after.rpartition("/")[0], after.partition("/")[0]
        shelf = sorted(
            shelf[place + 1 :] + shelf[:place],
            key=lambda lesson: (
                lesson.rpartition("/")[0] != course_id,
                lesson.partition("/")[0] != track_id,
            ),
        )
    else:
        shelf.sort(key=lambda lesson: not suits(catalogue.lessons[lesson], audience))
    open_ = [lesson for lesson in shelf if lesson not in done]
    ready = (one for one in open_ if set(catalogue.lessons[one].requires) <= done)
    return next(ready, next(iter(open_), None))


def suits(lesson: Lesson, audience: str | None) -> bool:
    """Whether a lesson is for an audience; one that names none is for all."""
    return audience is None or not lesson.audiences or audience in lesson.audiences


def reason(catalogue: Catalogue, lesson: Lesson, audience: str | None) -> Reason:
    """Why a lesson comes next."""
    if audience is not None and audience in lesson.audiences:
        return Reason("fits", audience=audience)
    return Reason("next", course=catalogue.course(lesson.id.rpartition("/")[0]))
