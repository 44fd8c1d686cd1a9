"""An attempt within a transaction: begun, looked at, moved and ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.core import grading, progress
from bot.core.course import Catalogue, Lesson
from bot.core.errors import UnknownAttempt
from bot.services.ending import ending
from bot.services.stages import Stages
from bot.services.texts import Texts
from bot.services.view import Person, View
from bot.store import answers, attempts, learners
from bot.store.ageing import GONE
from bot.store.attempts import Attempt
from bot.store.learners import Learner


class Attempts:
    """What lessons, probes and reviews have in common; each method is a part of a use case.

    `chance` gives the seed of a new attempt; it is stored, so that a restart shuffles alike.
    """

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        clock: Callable[[], datetime],
        chance: Callable[[], int],
    ) -> None:
        self.catalogue = catalogue
        self.clock = clock
        self._chance = chance
        self._texts = Texts(catalogue)
        self._stages = Stages(catalogue, self._texts)

    def learner(self, conn: Connection, person: Person) -> Learner:
        """Who is speaking; a new person becomes a learner."""
        return learners.add(conn, person.telegram_id, person.language, self.clock())

    def find(self, conn: Connection, person: Person, attempt_id: int) -> Attempt:
        """A person's own attempt; raise `UnknownAttempt`."""
        attempt = attempts.find(conn, attempt_id, person.telegram_id)
        if attempt is None or attempt.version == GONE:
            raise UnknownAttempt
        return attempt

    def open_one(self, conn: Connection, learner: Learner, lesson_id: str) -> View | None:
        """The open attempt of a lesson, shown where it was left."""
        attempt = attempts.find_open(conn, learner.id, lesson_id)
        return None if attempt is None else self.show(conn, attempt, attempt.position)

    def begin(self, conn: Connection, learner: Learner, lesson: Lesson) -> View:
        """Begin an attempt, pinned to the lesson's words of today."""
        self._texts.pin(conn, lesson)
        attempt = attempts.begin(
            conn,
            learner.id,
            lesson.id,
            lesson.version,
            seed=self._chance(),
            now=self.clock(),
        )
        self._stages.begun(conn, learner.id, lesson.id, attempt.started_at)
        return self.show(conn, attempt, attempt.position)

    def view(self, conn: Connection, attempt: Attempt, step: int) -> View:
        """A step of an attempt, no further than the first question not answered."""
        lesson = self._texts.drawn(conn, attempt.lesson_id, attempt.version, attempt.seed)
        given = {
            name.removeprefix(f"{lesson.id}#"): answer
            for name, answer in answers.of_attempt(conn, attempt.id).items()
        }
        position = progress.reachable(lesson, given.keys(), step)
        return View(
            attempt_id=attempt.id,
            language=attempt.language,
            lesson=lesson,
            position=position,
            seed=attempt.seed,
            picks=grading.read_picks(attempt.picks) if position == attempt.position else (),
            answers=given,
            replaces=attempt.message_id,
        )

    def show(self, conn: Connection, attempt: Attempt, step: int) -> View:
        """Move to a step and look at it; the end finishes the attempt."""
        view = self.view(conn, attempt, step)
        at_end = view.position == len(progress.steps(view.lesson))
        fresh = at_end and attempt.finished_at is None
        if attempt.finished_at is None:
            view = self.move(conn, attempt, view, finish=at_end)
        if not at_end:
            return view
        end = ending(conn, self.catalogue(), attempt, view, now=self.clock(), fresh=fresh)
        return replace(view, ending=end)

    def move(self, conn: Connection, attempt: Attempt, view: View, *, finish: bool = False) -> View:
        """Store where the view stands and what is ticked in it."""
        now = self.clock()
        attempts.move(
            conn,
            attempt,
            to=view.position,
            picks=grading.encode(view.picks),
            now=now,
            finished_at=now if finish else None,
        )
        if finish:
            self._stages.ended(conn, attempt, view, now)
        return view
