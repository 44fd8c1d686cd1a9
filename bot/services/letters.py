"""What a letter says, made when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.core.course import Lesson
from bot.services import path
from bot.services.attempts import Attempts
from bot.services.probes import Probes
from bot.services.reminders import FAREWELL, REMINDER
from bot.services.reviews import Reviews
from bot.services.view import View
from bot.store import attempts, learners
from bot.store.database import Database
from bot.store.learners import Learner
from bot.store.letters import Letter


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says: a question that is due, a lesson, a thought, or goodbye."""

    language: str
    review: View | None = None
    due: int = 0
    month_later: bool = False
    lesson: Lesson | None = None
    begun: bool = False
    thought: Lesson | None = None


class Letters:
    """Fills letters."""

    def __init__(
        self, database: Database, attempts: Attempts, probes: Probes, reviews: Reviews
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._probes = probes
        self._reviews = reviews

    async def content(self, letter: Letter) -> Content | None:
        """What a letter says now; None: it has nothing to say any more."""

        def work(conn: Connection) -> Content | None:
            learner = learners.find(conn, letter.telegram_id)
            if learner is None:
                # Erased since the letter was taken: only they themselves may bring them back.
                return None
            if letter.kind == FAREWELL:
                return Content(learner.language)
            return self._reminder(conn, learner) if letter.kind == REMINDER else None

        return await self._database.write(work)

    def _reminder(self, conn: Connection, learner: Learner) -> Content | None:
        """A question that is due, else the lesson that comes next, else a scam of the week."""
        later = self._probes.a_month_later(conn, learner)
        if later is not None:
            return Content(learner.language, review=later, month_later=True)
        view = self._reviews.sit(conn, learner, anew=True)
        if view is not None:
            return Content(learner.language, review=view, due=view.left)
        attempt = attempts.find_open(conn, learner.id)
        if attempt is not None:
            begun = self._attempts.view(conn, attempt, attempt.position).lesson
            return Content(learner.language, lesson=begun, begun=True)
        lesson = path.next_lesson(conn, self._attempts.catalogue(), learner)
        if lesson is not None:
            return Content(learner.language, lesson=lesson)
        return self._thought(learner.language)

    def _thought(self, language: str) -> Content | None:
        """A lesson on scams to think of again, another one each week."""
        taught = self._attempts.catalogue().lessons
        scams = [one for name, one in taught.items() if name.startswith("scams")]
        week = self._attempts.clock().isocalendar()
        if not scams:
            return None
        return Content(language, thought=scams[(week.year * 53 + week.week) % len(scams)])
