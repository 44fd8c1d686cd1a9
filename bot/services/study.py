"""Taking lessons and reviews: open, go on, answer, finish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.core import grading, progress, review, spacing
from bot.core.course import Catalogue, Edition, Kind, Lesson, Question
from bot.core.errors import (
    NothingDue,
    NotThisQuestion,
    UnknownAttempt,
    UnknownLesson,
)
from bot.services import comeback
from bot.services.texts import Texts
from bot.store import answers, attempts, learners, memories, reminders
from bot.store.answers import Answer
from bot.store.attempts import Attempt
from bot.store.database import Database

_LONGEST = 3600
"""Seconds after which a question was surely put away in between."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is speaking: Telegram's id, and the language to begin with if they are new."""

    telegram_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a lesson: its score, whether it was reached just now, and what comes next."""

    score: progress.Score
    fresh: bool
    next_lesson: Lesson | None
    due: int
    offer_reminders: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Where a learner stands in an attempt; all that a screen needs.

    `position` is the step shown; `answers` go by the question's id in the lesson; `repeated`
    says that the answer just given was given before; `replaces` is the message that showed the
    attempt until now. `ending` is set at the end only.
    """

    attempt_id: int
    language: str
    lesson: Lesson
    position: int
    seed: int
    picks: grading.Picks
    answers: Mapping[str, Answer]
    replaces: int | None = None
    repeated: bool = False
    ending: Ending | None = None

    @property
    def edition(self) -> Edition:
        """The words to show."""
        return self.lesson.edition(self.language)

    @property
    def left(self) -> int:
        """How many steps there are from here on."""
        return len(progress.steps(self.lesson)) - self.position

    @property
    def question(self) -> Question | None:
        """The question at this step, if it is one."""
        steps = progress.steps(self.lesson)
        if self.position >= len(steps):
            return None
        return self.edition.questions.get(steps[self.position])

    @property
    def answer(self) -> Answer | None:
        """What was answered here."""
        question = self.question
        return None if question is None else self.answers.get(question.id)

    @property
    def order(self) -> grading.Picks:
        """The order in which the question's options are shown."""
        question = self.question
        return () if question is None else grading.shown_order(question, self.seed)


class Study:
    """A learner's way through lessons. Each method is one transaction and returns what to show.

    `chance` gives the seed of a new attempt; it is stored, so that a restart shuffles alike.
    """

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Callable[[], datetime],
        chance: Callable[[], int],
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._chance = chance
        self._texts = Texts(catalogue)

    async def go_on(self, person: Person) -> View | None:
        """Exactly where the person stopped, else the next lesson; None when all is done."""

        def work(conn: Connection) -> View | None:
            learner = self._learner(conn, person)
            attempt = attempts.find_open(conn, learner.id)
            if attempt is not None:
                return self._show(conn, attempt, attempt.position)
            following = self._next(conn, learner.id)
            return None if following is None else self._begin(conn, learner, following)

        return await self._database.write(work)

    async def open_track(self, person: Person, track: str) -> View | None:
        """The open or next lesson of a track; None when all of it is done."""

        def work(conn: Connection) -> View | None:
            if all(one.id != track for one in self._catalogue().tracks):
                raise UnknownLesson
            learner = self._learner(conn, person)
            for attempt in attempts.all_open(conn, learner.id):
                if attempt.lesson_id.startswith(f"{track}/"):
                    return self._show(conn, attempt, attempt.position)
            following = self._next(conn, learner.id, track=track)
            return None if following is None else self._begin(conn, learner, following)

        return await self._database.write(work)

    async def open_lesson(self, person: Person, lesson_id: str) -> View:
        """A lesson where it was left, or from its start."""

        def work(conn: Connection) -> View:
            learner = self._learner(conn, person)
            attempt = attempts.find_open(conn, learner.id, lesson_id)
            if attempt is not None:
                return self._show(conn, attempt, attempt.position)
            lesson = self._catalogue().lessons.get(lesson_id)
            if lesson is None:
                raise UnknownLesson
            return self._begin(conn, learner, lesson)

        return await self._database.write(work)

    async def review(self, person: Person) -> View:
        """The review under way, or a new one of what is due; raise `NothingDue`."""

        def work(conn: Connection) -> View:
            learner = self._learner(conn, person)
            attempt = attempts.find_open(conn, learner.id, review.REVIEW)
            if attempt is not None:
                return self._show(conn, attempt, attempt.position)
            due = memories.due(conn, learner.id, self._clock())
            seen = answers.times_seen(conn, learner.id)
            chosen = review.choose(self._catalogue(), due, seen)
            if not chosen:
                raise NothingDue
            return self._begin(conn, learner, review.compose(self._catalogue(), chosen))

        return await self._database.write(work)

    async def go(self, person: Person, attempt_id: int, step: int) -> View:
        """Show a step, no further than the first question not answered; the end finishes."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            return self._show(conn, attempt, step)

        return await self._database.write(work)

    async def answer(self, person: Person, attempt_id: int, step: int, place: int) -> View:
        """Answer a one-tap question. A second answer gets the outcome of the first."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            return self._answer(conn, attempt, step, (place,))

        return await self._database.write(work)

    async def pick(
        self, person: Person, attempt_id: int, step: int, place: int, *, on: bool
    ) -> View:
        """Tick or untick an option of a question that takes several."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            view = self._view(conn, attempt, step)
            if view.question is None or view.position != step:
                raise NotThisQuestion
            if view.answer is not None:
                return replace(view, repeated=True)
            picks = grading.pick(view.question, view.picks, place, on=on)
            return self._move(conn, attempt, replace(view, picks=picks))

        return await self._database.write(work)

    async def clear(self, person: Person, attempt_id: int, step: int) -> View:
        """Untick everything."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            view = self._view(conn, attempt, step)
            if view.answer is not None:
                return replace(view, repeated=True)
            return self._move(conn, attempt, replace(view, picks=()))

        return await self._database.write(work)

    async def send(self, person: Person, attempt_id: int, step: int) -> View:
        """Answer with what is ticked; raise `NothingPicked` where that is not enough."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            picks = _read_picks(attempt.picks)
            return self._answer(conn, attempt, step, picks)

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
                attempt = self._find(conn, person, taken.attempt_id)
                return replace(self._view(conn, attempt, attempt.position), repeated=True)
            attempt_or_none = attempts.find_open(conn, learner.id)
            if attempt_or_none is None:
                raise NotThisQuestion
            attempt = attempt_or_none
            view = self._view(conn, attempt, attempt.position)
            if view.question is None or view.answer is not None:
                raise NotThisQuestion
            choice = grading.read_choice(view.question, view.order, text)
            return self._answer(conn, attempt, view.position, choice, typed=message_id)

        return await self._database.write(work)

    async def where(self, person: Person) -> View | None:
        """Where the person stands in what is open, without moving anything."""

        def work(conn: Connection) -> View | None:
            learner = learners.find(conn, person.telegram_id)
            attempt = None if learner is None else attempts.find_open(conn, learner.id)
            return None if attempt is None else self._view(conn, attempt, attempt.position)

        return await self._database.read(work)

    async def next_lesson(self, person: Person) -> Lesson | None:
        """The lesson to take next, without beginning it; None when all is done."""

        def work(conn: Connection) -> Lesson | None:
            learner = learners.find(conn, person.telegram_id)
            return None if learner is None else self._next(conn, learner.id)

        return await self._database.read(work)

    async def look(self, person: Person, attempt_id: int) -> View:
        """An attempt as it stands, open or finished."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            return self._view(conn, attempt, attempt.position)

        return await self._database.read(work)

    async def shown(self, attempt_id: int, message_id: int) -> None:
        """Note which message shows an attempt, so that a later one can take its place."""
        await self._database.write(lambda conn: attempts.shown(conn, attempt_id, message_id))

    def _learner(self, conn: Connection, person: Person) -> learners.Learner:
        return learners.add(conn, person.telegram_id, person.language, self._clock())

    def _find(self, conn: Connection, person: Person, attempt_id: int) -> Attempt:
        attempt = attempts.find(conn, attempt_id, person.telegram_id)
        if attempt is None:
            raise UnknownAttempt
        return attempt

    def _next(
        self,
        conn: Connection,
        learner_id: int,
        *,
        after: str | None = None,
        track: str | None = None,
    ) -> Lesson | None:
        done = {one.lesson_id for one in attempts.finished(conn, learner_id)}
        catalogue = self._catalogue()
        found = progress.next_lesson(catalogue, done, after=after, track=track)
        return None if found is None else catalogue.lessons[found]

    def _begin(self, conn: Connection, learner: learners.Learner, lesson: Lesson) -> View:
        self._texts.pin(conn, lesson)
        attempt = attempts.begin(
            conn,
            learner.id,
            lesson.id,
            lesson.version,
            seed=self._chance(),
            now=self._clock(),
        )
        return self._show(conn, attempt, attempt.position)

    def _view(self, conn: Connection, attempt: Attempt, step: int) -> View:
        lesson = self._texts.find(conn, attempt.lesson_id, attempt.version)
        given = {
            _local(lesson, name): answer
            for name, answer in answers.of_attempt(conn, attempt.id).items()
        }
        position = progress.reachable(lesson, given.keys(), step)
        return View(
            attempt_id=attempt.id,
            language=attempt.language,
            lesson=lesson,
            position=position,
            seed=attempt.seed,
            picks=_read_picks(attempt.picks) if position == attempt.position else (),
            answers=given,
            replaces=attempt.message_id,
        )

    def _show(self, conn: Connection, attempt: Attempt, step: int) -> View:
        view = self._view(conn, attempt, step)
        at_end = view.position == len(progress.steps(view.lesson))
        fresh = at_end and attempt.finished_at is None
        if attempt.finished_at is None:
            view = self._move(conn, attempt, view, finish=at_end)
        return replace(view, ending=self._end(conn, attempt, view, fresh)) if at_end else view

    def _end(self, conn: Connection, attempt: Attempt, view: View, fresh: bool) -> Ending:
        right = {name: answer.right for name, answer in view.answers.items()}
        following = self._next(conn, attempt.learner_id, after=attempt.lesson_id)
        objectives = memories.due(conn, attempt.learner_id, self._clock())
        due = len(review.known(self._catalogue(), objectives))
        offer = view.lesson.id != review.REVIEW
        offer = offer and reminders.find(conn, attempt.learner_id) is None
        return Ending(progress.score(view.lesson, right), fresh, following, due, offer)

    def _move(
        self, conn: Connection, attempt: Attempt, view: View, *, finish: bool = False
    ) -> View:
        now = self._clock()
        attempts.move(
            conn,
            attempt,
            to=view.position,
            picks=grading.encode(view.picks),
            now=now,
            finished_at=now if finish else None,
        )
        return view

    def _answer(
        self,
        conn: Connection,
        attempt: Attempt,
        step: int,
        choice: grading.Choice,
        *,
        typed: int | None = None,
    ) -> View:
        view = self._view(conn, attempt, step)
        question = view.question
        if question is None or view.position != step:
            raise NotThisQuestion
        if view.answer is not None:
            return replace(view, repeated=True)
        if question.kind is Kind.NUMBER and typed is None:
            raise NotThisQuestion
        now = self._clock()
        given = Answer(
            attempt_id=attempt.id,
            question=review.qualified(view.lesson, question.id),
            in_quiz=question.id in view.lesson.quiz,
            choice=grading.encode(choice),
            right=grading.grade(question, choice).right,
            answered_at=now,
            typed_message_id=typed,
            # The last move of this attempt was what brought the question up.
            seconds=min(_LONGEST, int((now - attempt.touched_at).total_seconds())),
        )
        if not answers.add(conn, given):
            return replace(self._view(conn, attempt, step), repeated=True)
        self._remember(conn, attempt, view.lesson, question, given)
        view = replace(view, picks=(), answers={**view.answers, question.id: given})
        return self._move(conn, attempt, view)

    def _remember(
        self, conn: Connection, attempt: Attempt, lesson: Lesson, question: Question, given: Answer
    ) -> None:
        objective = review.qualified(lesson, question.objective)
        before = memories.find(conn, attempt.learner_id, objective)
        rating = spacing.rate(
            question.kind, right=given.right, seconds=given.seconds, confidence=given.confidence
        )
        after = spacing.remember(before, given.answered_at, rating)
        memories.save(conn, attempt.learner_id, objective, after)
        comeback.note(conn, attempt.learner_id, given.answered_at)


def _local(lesson: Lesson, name: str) -> str:
    return name.removeprefix(f"{lesson.id}#")


def _read_picks(stored: str) -> grading.Picks:
    return tuple(int(pick) for pick in stored.split(",") if pick)
