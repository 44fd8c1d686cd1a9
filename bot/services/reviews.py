"""Reviews: what is due, asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from sqlalchemy import Connection

from bot.core import review
from bot.core.errors import NothingDue
from bot.core.path import Reason
from bot.core.schedule import UNSAID, zone
from bot.services.attempts import Attempts
from bot.services.view import Person, View
from bot.store import answers, attempts, memories, reminders
from bot.store.database import Database
from bot.store.learners import Learner


class Reviews:
    """Use cases about reviews, and the parts of them that others build on."""

    def __init__(self, database: Database, attempts: Attempts) -> None:
        self._database = database
        self._attempts = attempts

    async def open(self, person: Person) -> View:
        """The review under way, or a new one of what is due; raise `NothingDue`."""

        def work(conn: Connection) -> View:
            view = self.sit(conn, self._attempts.learner(conn, person))
            if view is None:
                raise NothingDue
            return view

        return await self._database.write(work)

    def sit(self, conn: Connection, learner: Learner, *, anew: bool = False) -> View | None:
        """The review under way, or a new one; None where nothing is due.

        With `anew`, one under way that has no answer yet gives way to one with another question
        first.
        """
        attempt = attempts.find_open(conn, learner.id, review.REVIEW)
        if attempt is None:
            return self._begin(conn, learner)
        view = self._attempts.view(conn, attempt, attempt.position)
        if not anew or view.answers:
            return self._attempts.show(conn, attempt, attempt.position)
        self._attempts.move(conn, attempt, view, finish=True)
        begun = self._begin(conn, learner, unlike=view.lesson.quiz[0])
        if begun is None:
            return None
        return replace(begun, replaces=begun.replaces or attempt.message_id)

    def missed(self, conn: Connection, learner: Learner) -> View | None:
        """A review, where something that was missed is due; it says what and when."""
        catalogue = self._attempts.catalogue()
        for objective in memories.due(conn, learner.id, self._attempts.clock()):
            memory = memories.find(conn, learner.id, objective)
            lesson_id, name = review.split(objective)
            lesson = catalogue.lessons.get(lesson_id)
            if memory is None or not memory.missed:
                return None  # what was missed comes first, so there is nothing more of it
            if lesson is None:
                continue
            words = lesson.edition(learner.language).objectives.get(name)
            view = self._begin(conn, learner)
            if words is not None and view is not None:
                when = memory.last_review.astimezone(self._zone(conn, learner))
                return replace(view, reason=Reason("missed", words, when))
        return None

    def _zone(self, conn: Connection, learner: Learner) -> tzinfo:
        """Where the learner's days begin, as far as that is known."""
        known = reminders.find(conn, learner.id)
        return zone(UNSAID if known is None else known.schedule.zone)

    def _begin(self, conn: Connection, learner: Learner, *, unlike: str = "") -> View | None:
        """A new review of what is due, which does not begin with the question `unlike`."""
        catalogue = self._attempts.catalogue()
        due = memories.due(conn, learner.id, self._attempts.clock())
        # What was never asked comes before what was asked least often, and that longest ago.
        asked = answers.asked(conn, learner.id)
        worn = {question: place for place, question in enumerate(asked, 1)}
        worn[unlike] = len(worn) + 1
        chosen = review.choose(catalogue, due, worn)
        if not chosen:
            return None
        if "#".join(chosen[0]) == unlike:
            chosen = chosen[1:] + chosen[:1]
        return self._attempts.begin(conn, learner, review.compose(catalogue, chosen))
