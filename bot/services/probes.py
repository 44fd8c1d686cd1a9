"""Questions before a course, after it and a month later, and a lesson's quiz alone as a test."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.core import probe, review
from bot.core.course import Lesson
from bot.core.errors import NotThisQuestion, UnknownLesson
from bot.services import path
from bot.services.attempts import Attempts
from bot.services.view import Person, View
from bot.store import attempts
from bot.store.database import Database
from bot.store.learners import Learner


class Probes:
    """Use cases about probes, and the parts of them that others build on."""

    def __init__(self, database: Database, attempts: Attempts) -> None:
        self._database = database
        self._attempts = attempts

    async def ask(self, person: Person, kind: str, of: str) -> View:
        """The questions after a course, or a month later; or a lesson's quiz alone, as a test."""

        def work(conn: Connection) -> View:
            learner = self._attempts.learner(conn, person)
            view = self._attempts.open_one(conn, learner, probe.name(kind, of))
            if view is not None:
                return view
            asked = self._compose(kind, of)
            if asked is None:
                raise UnknownLesson
            return self._attempts.begin(conn, learner, asked)

        return await self._database.write(work)

    async def skip(self, person: Person, attempt_id: int) -> View | None:
        """Leave a probe as it is, and go on to the course."""

        def work(conn: Connection) -> View | None:
            attempt = self._attempts.find(conn, person, attempt_id)
            view = self._attempts.view(conn, attempt, attempt.position)
            if not view.probe:
                raise NotThisQuestion
            if attempt.finished_at is None:
                self._attempts.move(conn, attempt, view, finish=True)
            learner = self._attempts.learner(conn, person)
            catalogue = self._attempts.catalogue()
            following = path.following(conn, catalogue, learner, attempt.lesson_id)
            if following is None:
                return None
            view = self.lead_into(conn, learner, following)
            return replace(view, replaces=view.replaces or attempt.message_id)

        return await self._database.write(work)

    def lead_into(self, conn: Connection, learner: Learner, lesson: Lesson) -> View:
        """Begin a lesson; before the first one of a course, three questions just to see."""
        course_id = lesson.id.rpartition("/")[0]
        course = self._attempts.catalogue().course(course_id)
        if course is None or lesson.id != course.lessons[0]:
            return self._attempts.begin(conn, learner, lesson)
        probe_id = probe.name(probe.BEFORE, course_id)
        known = attempts.ever(conn, learner.id)
        if any(one == probe_id or one.startswith(f"{course_id}/") for one in known):
            view = self._attempts.open_one(conn, learner, probe_id)
            return self._attempts.begin(conn, learner, lesson) if view is None else view
        asked = self._compose(probe.BEFORE, course_id)
        return self._attempts.begin(conn, learner, lesson if asked is None else asked)

    def a_month_later(self, conn: Connection, learner: Learner) -> View | None:
        """The questions a month after a course, where they are due; None otherwise."""
        ended = {one.lesson_id: one.finished_at for one in attempts.finished(conn, learner.id)}
        for lesson_id, finished_at in ended.items():
            kind, course = probe.read(lesson_id) or ("", "")
            if kind != probe.AFTER or self._attempts.clock() - finished_at < probe.LATER_AFTER:
                continue
            if probe.name(probe.LATER, course) in ended:
                continue
            asked = self._compose(probe.LATER, course)
            if asked is not None:
                return self._attempts.begin(conn, learner, asked)
        return None

    def _compose(self, kind: str, of: str) -> Lesson | None:
        """A probe of a course or a test of a lesson; None where there is nothing to ask."""
        catalogue = self._attempts.catalogue()
        pairs: tuple[tuple[str, str], ...] = ()
        course, lesson = catalogue.course(of), catalogue.lessons.get(of)
        if kind == probe.TEST and lesson is not None:
            pairs = tuple((of, question) for question in lesson.quiz)
        elif kind in probe.KINDS and course is not None:
            pairs = probe.choose(catalogue, course, kind)
        return review.compose(catalogue, pairs, probe.name(kind, of)) if pairs else None
