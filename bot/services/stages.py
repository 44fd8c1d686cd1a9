"""What the end of an attempt means for how far a learner has come, within a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.core import probe, review
from bot.core.counting import tally
from bot.core.counting.tally import EVERYBODY, Ended, Stage
from bot.core.course import Catalogue, Lesson
from bot.services.texts import Texts
from bot.services.view import View
from bot.store import answers, attempts, tallies
from bot.store.answers import Answer
from bot.store.attempts import Attempt, Finished


class Stages:
    """Writes down the stages that learners reach, and what they gained and kept."""

    def __init__(self, catalogue: Callable[[], Catalogue], texts: Texts) -> None:
        self._catalogue = catalogue
        self._texts = texts

    def begun(self, conn: Connection, learner_id: int, lesson_id: str, now: datetime) -> None:
        """A learner began something."""
        course_id = tally.course_of(lesson_id)
        if course_id is not None:
            tallies.reached(conn, learner_id, course_id, Stage.STARTED, now)

    def ended(self, conn: Connection, attempt: Attempt, view: View, now: datetime) -> None:
        """A learner ended something, as `view` shows it."""
        course_id = tally.course_of(attempt.lesson_id)
        if course_id is None:
            return
        finished = attempts.finished(conn, attempt.learner_id)
        course = self._catalogue().course(course_id)
        ended = (Ended(one.lesson_id, one.right, one.of) for one in finished)
        stage = tally.stage(course_id, course.lessons if course else (), ended)
        tallies.reached(conn, attempt.learner_id, course_id, stage, now)
        if sum(one.lesson_id == attempt.lesson_id for one in finished) > 1:
            # What a repeated try shows is practice.
            return
        right = _right(view.lesson, view.answers.values())
        match probe.kind(attempt.lesson_id):
            case probe.LATER:
                tallies.followed(
                    conn,
                    attempt.learner_id,
                    cohort_id=EVERYBODY,
                    source=attempt.lesson_id,
                    delay=tally.DELAY_LATER,
                    course=course_id,
                    right=right,
                    now=now,
                )
            case probe.AFTER:
                before_id = probe.name(probe.BEFORE, course_id)
                before = next((one for one in finished if one.lesson_id == before_id), None)
                if before is not None:
                    told = tally.gains(course_id, self._was_right(conn, before), right)
                    since = before.finished_at
                    tallies.gained(conn, attempt.learner_id, told, since=since, now=now)

    def _was_right(self, conn: Connection, before: Finished) -> dict[str, bool]:
        given = answers.of_attempt(conn, before.attempt_id)
        if not given:
            # Skipped, or reduced by age; then its words may be gone as well.
            return {}
        version = attempts.by_id(conn, before.attempt_id).version
        lesson = self._texts.find(conn, before.lesson_id, version)
        return _right(lesson, given.values())


def _right(lesson: Lesson, given: Iterable[Answer]) -> dict[str, bool]:
    """Whether each objective that was asked about was right."""
    questions = next(iter(lesson.editions.values())).questions
    return {
        review.qualified(lesson, questions[name].objective): answer.right
        for answer in given
        if (name := answer.question.removeprefix(f"{lesson.id}#")) in questions
    }
