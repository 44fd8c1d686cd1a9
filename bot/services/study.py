"""Taking lessons and reviews: open, go on, answer, finish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from fsrs import Scheduler
from sqlalchemy import Connection

from bot.core import grading, path, probe, progress, review, spacing
from bot.core.course import Catalogue, Course, Kind, Lesson, Question
from bot.core.errors import (
    NothingDue,
    NotThisQuestion,
    UnknownAttempt,
    UnknownLesson,
)
from bot.core.path import Reason
from bot.services import comeback
from bot.services.texts import Texts
from bot.services.view import Ending, Person, View
from bot.store import answers, attempts, learners, memories, reminders
from bot.store.answers import Answer
from bot.store.attempts import Attempt
from bot.store.database import Database

_LONGEST = 3600
"""Seconds after which a question was surely put away in between."""


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
        memory: Scheduler = spacing.DEFAULT,
    ) -> None:
        self._memory = memory
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
            missed = self._missed(conn, learner)
            if missed is not None:
                return missed
            following = self._next(conn, learner)
            if following is None:
                return None
            view = self._open(conn, learner, following)
            return replace(view, reason=path.reason(following, learner.audience))

        return await self._database.write(work)

    async def open_track(self, person: Person, track: str) -> View | None:
        """The open or next lesson of a track; None when all of it is done."""

        def work(conn: Connection) -> View | None:
            if all(one.id != track for one in self._catalogue().tracks):
                raise UnknownLesson
            learner = self._learner(conn, person)
            for attempt in attempts.all_open(conn, learner.id):
                if attempt.lesson_id.rpartition(":")[2].startswith(f"{track}/"):
                    return self._show(conn, attempt, attempt.position)
            following = self._next(conn, learner, track=track)
            return None if following is None else self._open(conn, learner, following)

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
            return self._open(conn, learner, lesson)

        return await self._database.write(work)

    async def ask_three(self, person: Person, kind: str, of: str) -> View:
        """The questions after a course, or a month later; or a lesson's quiz alone, as a test."""

        def work(conn: Connection) -> View:
            learner = self._learner(conn, person)
            attempt = attempts.find_open(conn, learner.id, probe.name(kind, of))
            if attempt is not None:
                return self._show(conn, attempt, attempt.position)
            asked = self._compose(kind, of)
            if asked is None:
                raise UnknownLesson
            return self._begin(conn, learner, asked)

        return await self._database.write(work)

    async def skip(self, person: Person, attempt_id: int) -> View | None:
        """Leave a probe as it is, and go on to the course."""

        def work(conn: Connection) -> View | None:
            attempt = self._find(conn, person, attempt_id)
            view = self._view(conn, attempt, attempt.position)
            if not view.probe:
                raise NotThisQuestion
            if attempt.finished_at is None:
                self._move(conn, attempt, view, finish=True)
            learner = self._learner(conn, person)
            following = self._following(conn, learner, attempt.lesson_id)
            if following is None:
                return None
            view = self._open(conn, learner, following)
            return replace(view, replaces=view.replaces or attempt.message_id)

        return await self._database.write(work)

    async def how_sure(self, person: Person, attempt_id: int, step: int, *, sure: bool) -> View:
        """Take in how sure the learner was of an answer just given. What was said first stands."""

        def work(conn: Connection) -> View:
            attempt = self._find(conn, person, attempt_id)
            view = self._view(conn, attempt, step)
            question, answer = view.question, view.answer
            if question is None or answer is None or view.position != step:
                raise NotThisQuestion
            said = "sure" if sure else "unsure"
            if answers.say_how_sure(conn, attempt.id, answer.question, said):
                self._weigh(conn, attempt, view, answer, sure=sure)
            return self._view(conn, attempt, step)

        return await self._database.write(work)

    async def later_probe(self, person: Person) -> View | None:
        """The questions a month after a course, where they are due; None otherwise."""

        def work(conn: Connection) -> View | None:
            learner = learners.find(conn, person.telegram_id)
            if learner is None:
                return None
            ended = {one.lesson_id: one.finished_at for one in attempts.finished(conn, learner.id)}
            for lesson_id, finished_at in ended.items():
                kind, course = probe.read(lesson_id) or ("", "")
                if kind != probe.AFTER or self._clock() - finished_at < probe.LATER_AFTER:
                    continue
                if probe.name(probe.LATER, course) in ended:
                    continue
                asked = self._compose(probe.LATER, course)
                if asked is not None:
                    return self._begin(conn, learner, asked)
            return None

        return await self._database.write(work)

    async def review(self, person: Person, *, anew: bool = False) -> View:
        """The review under way, or a new one of what is due; raise `NothingDue`.

        With `anew`, one under way that has no answer yet gives way to one with another question
        first.
        """

        def work(conn: Connection) -> View:
            learner = self._learner(conn, person)
            attempt = attempts.find_open(conn, learner.id, review.REVIEW)
            replaces, unlike = None, ""
            if attempt is not None:
                view = self._view(conn, attempt, attempt.position)
                if not anew or view.answers:
                    return self._show(conn, attempt, attempt.position)
                self._move(conn, attempt, view, finish=True)
                replaces, unlike = attempt.message_id, view.lesson.quiz[0]
            begun = self._review(conn, learner, unlike)
            if begun is None:
                raise NothingDue
            return replace(begun, replaces=begun.replaces or replaces)

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
            return None if learner is None else self._next(conn, learner)

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

    def _review(self, conn: Connection, learner: learners.Learner, unlike: str = "") -> View | None:
        """A new review of what is due, which does not begin with the question `unlike`."""
        due = memories.due(conn, learner.id, self._clock())
        seen = dict(answers.times_seen(conn, learner.id))
        seen[unlike] = seen.get(unlike, 0) + 1
        chosen = review.choose(self._catalogue(), due, seen)
        if not chosen:
            return None
        if "#".join(chosen[0]) == unlike:
            chosen = chosen[1:] + chosen[:1]
        return self._begin(conn, learner, review.compose(self._catalogue(), chosen))

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
        learner: learners.Learner,
        *,
        after: str | None = None,
        track: str | None = None,
    ) -> Lesson | None:
        catalogue = self._catalogue()
        found = path.next_lesson(
            catalogue,
            done(conn, learner.id),
            after=after,
            track=track,
            audience=learner.audience,
        )
        return None if found is None else catalogue.lessons[found]

    def _following(
        self, conn: Connection, learner: learners.Learner, lesson_id: str
    ) -> Lesson | None:
        """What comes after an attempt: a probe leads into its course, a test past its lesson."""
        kind, of = probe.read(lesson_id) or ("", lesson_id)
        if kind == probe.TEST and of not in done(conn, learner.id):
            return self._catalogue().lessons.get(of)
        if kind == probe.BEFORE:
            course = self._course(of)
            ready = course.lessons if course else ()
            finished = done(conn, learner.id)
            first = next((one for one in ready if one not in finished), None)
            return None if first is None else self._catalogue().lessons.get(first)
        return self._next(conn, learner, after=of)

    def _missed(self, conn: Connection, learner: learners.Learner) -> View | None:
        """A review, where something that was missed is due; it says what and when."""
        now = self._clock()
        catalogue = self._catalogue()
        for objective in memories.due(conn, learner.id, now):
            memory = memories.find(conn, learner.id, objective)
            lesson = catalogue.lessons.get(review.split(objective)[0])
            if memory is None or not memory.missed:
                return None  # what was missed comes first, so there is nothing more of it
            if lesson is None:
                continue
            words = lesson.edition(learner.language).objectives.get(review.split(objective)[1])
            view = self._review(conn, learner)
            if words is not None and view is not None:
                return replace(view, reason=Reason("missed", words, memory.last_review))
        return None

    def _course(self, course_id: str) -> Course | None:
        return next(
            (
                course
                for track in self._catalogue().tracks
                for course in track.courses
                if course.id == course_id
            ),
            None,
        )

    def _compose(self, kind: str, of: str) -> Lesson | None:
        """A probe of a course or a test of a lesson; None where there is nothing to ask."""
        catalogue = self._catalogue()
        pairs: tuple[tuple[str, str], ...] = ()
        course, lesson = self._course(of), catalogue.lessons.get(of)
        if kind == probe.TEST and lesson is not None:
            pairs = tuple((of, question) for question in lesson.quiz)
        elif kind in probe.KINDS and course is not None:
            pairs = probe.choose(catalogue, course, kind)
        return review.compose(catalogue, pairs, probe.name(kind, of)) if pairs else None

    def _open(self, conn: Connection, learner: learners.Learner, lesson: Lesson) -> View:
        """Begin a lesson; before the first one of a course, three questions just to see."""
        course_id = lesson.id.rpartition("/")[0]
        course = self._course(course_id)
        if course is None or lesson.id != course.lessons[0]:
            return self._begin(conn, learner, lesson)
        probe_id = probe.name(probe.BEFORE, course_id)
        known = attempts.ever(conn, learner.id)
        if any(one == probe_id or one.startswith(f"{course_id}/") for one in known):
            open_probe = attempts.find_open(conn, learner.id, probe_id)
            if open_probe is not None:
                return self._show(conn, open_probe, open_probe.position)
            return self._begin(conn, learner, lesson)
        asked = self._compose(probe.BEFORE, course_id)
        return self._begin(conn, learner, lesson if asked is None else asked)

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
        learner = learners.by_id(conn, attempt.learner_id)
        objectives = memories.due(conn, attempt.learner_id, self._clock())
        kind, of = probe.read(view.lesson.id) or ("", view.lesson.id)
        lesson_done = not kind and view.lesson.id != review.REVIEW
        ended = {one.lesson_id: one for one in attempts.finished(conn, attempt.learner_id)}
        before = ended.get(probe.name(probe.BEFORE, of)) if kind in probe.KINDS else None
        course = self._course(of.rpartition("/")[0])
        finished = done(conn, attempt.learner_id)
        complete = (
            (lesson_done or kind == probe.TEST)
            and course is not None
            and all(one in finished for one in course.lessons)
            and probe.name(probe.AFTER, course.id) not in ended
        )
        return Ending(
            score=progress.score(view.lesson, right),
            fresh=fresh,
            next_lesson=self._following(conn, learner, attempt.lesson_id),
            due=len(review.known(self._catalogue(), objectives)),
            offer_reminders=lesson_done and reminders.find(conn, attempt.learner_id) is None,
            before=progress.Score(before.right, before.of) if before and before.of else None,
            course_done=course.id if complete and course is not None else None,
            lessons_done=len(finished),
        )

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
        comeback.note(conn, attempt.learner_id, given.answered_at)
        if probe.kind(lesson.id) == probe.BEFORE:
            # What was not taught yet is not forgotten either.
            return
        before = memories.find(conn, attempt.learner_id, objective)
        rating = spacing.rate(
            question.kind, right=given.right, seconds=given.seconds, confidence=given.confidence
        )
        after = spacing.remember(before, given.answered_at, rating, scheduler=self._memory)
        memories.save(conn, attempt.learner_id, objective, after)

    def _weigh(
        self, conn: Connection, attempt: Attempt, view: View, answer: Answer, *, sure: bool
    ) -> None:
        """How sure somebody was changes what comes first, and how soon."""
        if view.question is None:
            return
        objective = review.qualified(view.lesson, view.question.objective)
        memory = memories.find(conn, attempt.learner_id, objective)
        if memory is not None and memory.last_review == answer.answered_at:
            weighed = spacing.weigh(memory, right=answer.right, sure=sure)
            memories.save(conn, attempt.learner_id, objective, weighed)


def done(conn: Connection, learner_id: int) -> frozenset[str]:
    """Lessons that a learner has finished or tested out of."""
    ended = attempts.finished(conn, learner_id)
    passed = (probe.passed(one.lesson_id, one.right, one.of) for one in ended)
    return frozenset(one for one in passed if one is not None)


def _local(lesson: Lesson, name: str) -> str:
    return name.removeprefix(f"{lesson.id}#")


def _read_picks(stored: str) -> grading.Picks:
    return tuple(int(pick) for pick in stored.split(",") if pick)
