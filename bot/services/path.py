"""Where a learner's path leads: what is done, and what comes next."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.core import path, probe
from bot.core.course import Catalogue, Lesson
from bot.store import attempts, follow_ups
from bot.store.learners import Learner


def done(conn: Connection, learner_id: int) -> frozenset[str]:
    """Lessons that a learner has finished or tested out of."""
    ended = attempts.finished(conn, learner_id)
    passed = (probe.passed(one.lesson_id, one.right, one.of) for one in ended)
    return frozenset(one for one in passed if one is not None)


def done_since(conn: Connection, learner_id: int, moment: datetime) -> int:
    """How many lessons a learner has finished since a moment."""
    ended = attempts.finished(conn, learner_id)
    late = [one for one in ended if one.finished_at >= moment]
    return len({probe.passed(one.lesson_id, one.right, one.of) for one in late} - {None})


def next_lesson(
    conn: Connection,
    catalogue: Catalogue,
    learner: Learner,
    *,
    after: str | None = None,
    track: str | None = None,
) -> Lesson | None:
    """The lesson to take next, of a track or after a lesson; None when all is done."""
    found = path.next_lesson(
        catalogue,
        done(conn, learner.id),
        after=after,
        track=track,
        audience=learner.audience,
        together=follow_ups.courses(conn, learner.id),
    )
    return None if found is None else catalogue.lessons[found]


def following(
    conn: Connection, catalogue: Catalogue, learner: Learner, lesson_id: str
) -> Lesson | None:
    """What comes after an attempt: a probe leads into its course, a test past its lesson."""
    kind, of = probe.read(lesson_id) or ("", lesson_id)
    if kind == probe.TEST and of not in done(conn, learner.id):
        return catalogue.lessons.get(of)
    if kind == probe.BEFORE:
        course = catalogue.course(of)
        ready = course.lessons if course else ()
        finished = done(conn, learner.id)
        first = next((one for one in ready if one not in finished), None)
        return None if first is None else catalogue.lessons.get(first)
    return next_lesson(conn, catalogue, learner, after=of)
