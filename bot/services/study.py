"""Taking lessons: open, go on, answer, finish."""

from __future__ import annotations

from dataclasses import replace

from fsrs import Scheduler
from sqlalchemy import Connection

from bot.core import explanation, grading, review, spacing
from bot.core.errors import NotThisQuestion, UnknownLesson
from bot.core.path import reason
from bot.services import path
from bot.services.answers import Answers
from bot.services.attempts import Attempts
from bot.services.probes import Probes
from bot.services.reviews import Reviews
from bot.services.view import Explained, Person, View
from bot.store import answers, attempts, follow_ups, learners
from bot.store.database import Database


class Study:
    """A learner's way through lessons. Each method is one transaction and returns what to show."""

    def __init__(
        self,
        database: Database,
        attempts: Attempts,
        probes: Probes,
        reviews: Reviews,
        memory: Scheduler = spacing.DEFAULT,
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._probes = probes
        self._reviews = reviews
        self._answers = Answers(attempts, memory)

    async def go_on(self, person: Person) -> View | None:
        """Exactly where the person stopped, else the next lesson; None when all is done."""

        def work(conn: Connection) -> View | None:
            learner = self._attempts.learner(conn, person)
            attempt = attempts.find_open(conn, learner.id)
            if attempt is not None:
                return self._attempts.show(conn, attempt, attempt.position)
            missed = self._reviews.missed(conn, learner)
            if missed is not None:
                return missed
            catalogue = self._attempts.catalogue()
            following = path.next_lesson(conn, catalogue, learner)
            if following is None:
                return None
            view = self._probes.lead_into(conn, learner, following)
            together = follow_ups.courses(conn, learner.id)
            why = reason(catalogue, following, learner.audience, together)
            return replace(view, reason=why)

        return await self._database.write(work)

    async def open_track(self, person: Person, track: str) -> View | None:
        """The open or next lesson of a track; None when all of it is done."""

        def work(conn: Connection) -> View | None:
            catalogue = self._attempts.catalogue()
            if all(one.id != track for one in catalogue.tracks):
                raise UnknownLesson
            learner = self._attempts.learner(conn, person)
            for attempt in attempts.all_open(conn, learner.id):
                if attempt.lesson_id.rpartition(":")[2].startswith(f"{track}/"):
                    return self._attempts.show(conn, attempt, attempt.position)
            following = path.next_lesson(conn, catalogue, learner, track=track)
            return None if following is None else self._probes.lead_into(conn, learner, following)

        return await self._database.write(work)

    async def open_lesson(self, person: Person, lesson_id: str) -> View:
        """A lesson where it was left, or from its start."""

        def work(conn: Connection) -> View:
            learner = self._attempts.learner(conn, person)
            view = self._attempts.open_one(conn, learner, lesson_id)
            if view is not None:
                return view
            lesson = self._attempts.catalogue().lessons.get(lesson_id)
            if lesson is None:
                raise UnknownLesson
            return self._probes.lead_into(conn, learner, lesson)

        return await self._database.write(work)

    async def go(self, person: Person, attempt_id: int, step: int) -> View:
        """Show a step, no further than the first question not answered; the end finishes."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            return self._attempts.show(conn, attempt, step)

        return await self._database.write(work)

    async def answer(self, person: Person, attempt_id: int, step: int, place: int) -> View:
        """Answer a one-tap question. A second answer gets the outcome of the first."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            return self._answers.take(conn, attempt, step, (place,))

        return await self._database.write(work)

    async def how_sure(self, person: Person, attempt_id: int, step: int, *, sure: bool) -> View:
        """Take in how sure the learner was of an answer just given. What was said first stands."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            view = self._attempts.view(conn, attempt, step)
            if view.position != step:
                raise NotThisQuestion
            self._answers.weigh(conn, attempt, view, sure=sure)
            return self._attempts.view(conn, attempt, step)

        return await self._database.write(work)

    async def pick(
        self, person: Person, attempt_id: int, step: int, place: int, *, on: bool
    ) -> View:
        """Tick or untick an option of a question that takes several."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            view = self._attempts.view(conn, attempt, step)
            if view.question is None or view.position != step:
                raise NotThisQuestion
            if view.answer is not None:
                return replace(view, repeated=True)
            picks = grading.pick(view.question, view.picks, place, on=on)
            return self._attempts.move(conn, attempt, replace(view, picks=picks))

        return await self._database.write(work)

    async def clear(self, person: Person, attempt_id: int, step: int) -> View:
        """Untick everything."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            view = self._attempts.view(conn, attempt, step)
            if view.answer is not None:
                return replace(view, repeated=True)
            return self._attempts.move(conn, attempt, replace(view, picks=()))

        return await self._database.write(work)

    async def send(self, person: Person, attempt_id: int, step: int) -> View:
        """Answer with what is ticked; raise `NothingPicked` where that is not enough."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            return self._answers.take(conn, attempt, step, grading.read_picks(attempt.picks))

        return await self._database.write(work)

    async def type(self, person: Person, text: str, message_id: int) -> View:
        """Take a typed text as the answer to the question the person is at.

        The same message is never taken twice. Raise `NotThisQuestion` where nothing is asked that
        could be answered by typing, `NotANumber` where a number is and the text holds none.
        """

        def work(conn: Connection) -> View:
            learner = learners.find(conn, person.telegram_id)
            if learner is None:
                raise NotThisQuestion
            taken = answers.typed(conn, learner.id, message_id)
            if taken is not None:
                attempt = self._attempts.find(conn, person, taken.attempt_id)
                view = self._attempts.view(conn, attempt, attempt.position)
                return replace(view, repeated=True)
            attempt_or_none = attempts.find_open(conn, learner.id)
            if attempt_or_none is None:
                raise NotThisQuestion
            attempt = attempt_or_none
            view = self._attempts.view(conn, attempt, attempt.position)
            if view.question is None or view.answer is not None:
                raise NotThisQuestion
            choice = grading.read_choice(view.question, view.order, text)
            return self._answers.take(conn, attempt, view.position, choice, typed=message_id)

        return await self._database.write(work)

    async def where(self, person: Person) -> View | None:
        """Where the person stands in what is open, without moving anything."""

        def work(conn: Connection) -> View | None:
            learner = learners.find(conn, person.telegram_id)
            attempt = None if learner is None else attempts.find_open(conn, learner.id)
            if attempt is None:
                return None
            return self._attempts.view(conn, attempt, attempt.position)

        return await self._database.read(work)

    async def look(self, person: Person, attempt_id: int) -> View:
        """An attempt as it stands, open or finished."""

        def work(conn: Connection) -> View:
            attempt = self._attempts.find(conn, person, attempt_id)
            return self._attempts.view(conn, attempt, attempt.position)

        return await self._database.read(work)

    async def explain(self, person: Person, attempt_id: int, step: int) -> Explained:
        """The card that explains a question of a review; raise `UnknownLesson` if it is gone."""

        def work(conn: Connection) -> Explained:
            attempt = self._attempts.find(conn, person, attempt_id)
            view = self._attempts.view(conn, attempt, step)
            if view.question is None or view.position != step or not view.offers_card:
                raise NotThisQuestion
            lesson_id, item = review.split(view.question.id)
            lesson = self._attempts.catalogue().lessons.get(lesson_id)
            if lesson is None or item not in lesson.edition(view.language).questions:
                raise UnknownLesson
            name = explanation.card(lesson, item)
            if name is None:
                raise UnknownLesson
            return Explained(view, lesson, lesson.edition(view.language).cards[name])

        return await self._database.read(work)

    async def shown(self, attempt_id: int, message_id: int) -> None:
        """Note which message shows an attempt, so that a later one can take its place."""
        await self._database.write(lambda conn: attempts.shown(conn, attempt_id, message_id))
