"""The one thing to do next, and why."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from bot.core.course import Catalogue, Course, Lesson

AUDIENCES = ("student", "worker", "family", "business", "new-to-credit")
"""For whom somebody learns; `family` is for elders and those who look after them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something comes next.

    It was `missed` (an objective, when), a `group` learns it, it `fits` an audience, or is `next`.

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
    together: Sequence[str] = (),
) -> str | None:
    """The lesson to take next: not done, with all it requires done, in `track` if given.

    After a lesson its own course comes first, then the courses that somebody learns `together`
    with others, then its track. Otherwise those courses come first, and what suits the audience
    before what does not, in the order of the shelf. None when all is done.
    """

    def shared(lesson: str) -> int:
        course_id = lesson.rpartition("/")[0]
        return together.index(course_id) if course_id in together else len(together)

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
                shared(lesson),
                lesson.partition("/")[0] != track_id,
            ),
        )
    else:
        shelf.sort(key=lambda one: (shared(one), not suits(catalogue.lessons[one], audience)))
    open_ = [lesson for lesson in shelf if lesson not in done]
    ready = (one for one in open_ if set(catalogue.lessons[one].requires) <= done)
    return next(ready, next(iter(open_), None))


def suits(lesson: Lesson, audience: str | None) -> bool:
    """Whether a lesson is for an audience; one that names none is for all."""
    return audience is None or not lesson.audiences or audience in lesson.audiences


def reason(
    catalogue: Catalogue, lesson: Lesson, audience: str | None, together: Sequence[str] = ()
) -> Reason:
    """Why a lesson comes next."""
    if lesson.id.rpartition("/")[0] in together:
        return Reason("group", course=catalogue.course(lesson.id.rpartition("/")[0]))
    if audience is not None and audience in lesson.audiences:
        return Reason("fits", audience=audience)
    return Reason("next", course=catalogue.course(lesson.id.rpartition("/")[0]))
