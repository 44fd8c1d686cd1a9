"""An answer within a transaction: taken once, graded, and remembered."""

from __future__ import annotations

from dataclasses import replace

from fsrs import Scheduler
from sqlalchemy import Connection

from bot.core import grading, probe, review, spacing
from bot.core.course import Kind, Lesson, Question
from bot.core.errors import NotThisQuestion
from bot.services import comeback, groups
from bot.services.attempts import Attempts
from bot.services.view import View
from bot.store import answers, memories
from bot.store.answers import Answer
from bot.store.attempts import Attempt

_LONGEST = 3600
"""Seconds after which a question was surely put away in between."""


class Answers:
    """Takes answers; `memory` is the model by which they are remembered."""

    def __init__(self, attempts: Attempts, memory: Scheduler) -> None:
        self._attempts = attempts
        self._memory = memory

    def take(
        self,
        conn: Connection,
        attempt: Attempt,
        step: int,
        choice: grading.Choice,
        *,
        typed: int | None = None,
    ) -> View:
        """Take the answer to the question at `step`; `typed` is the message that gave it."""
        view = self._attempts.view(conn, attempt, step)
        question = view.question
        if question is None or view.position != step:
            raise NotThisQuestion
        if view.answer is not None:
            return replace(view, repeated=True)
        if question.kind is Kind.NUMBER and typed is None:
            raise NotThisQuestion
        now = self._attempts.clock()
        given = Answer(
            attempt_id=attempt.id,
            question=review.qualified(view.lesson, question.id),
            in_quiz=question.id in view.lesson.quiz,
            choice=grading.encode(choice),
            right=grading.grade(question, choice).right,
            answered_at=now,
            typed_message_id=typed,
            language=view.language,
            names_options=question.kind not in {Kind.NUMBER, Kind.ORDER},
            # The last move of this attempt was what brought the question up.
            seconds=min(_LONGEST, int((now - attempt.touched_at).total_seconds())),
        )
        if not answers.add(conn, given):
            return replace(self._attempts.view(conn, attempt, step), repeated=True)
        self._remember(conn, attempt, view.lesson, question, given)
        objective = review.qualified(view.lesson, question.objective)
        groups.answered(conn, attempt, objective, right=given.right, now=now)
        view = replace(view, picks=(), answers={**view.answers, question.id: given})
        return self._attempts.move(conn, attempt, view)

    def weigh(self, conn: Connection, attempt: Attempt, view: View, *, sure: bool) -> None:
        """How sure somebody was changes what comes first, and how soon. What was said stands."""
        question, answer = view.question, view.answer
        if question is None or answer is None:
            raise NotThisQuestion
        said = "sure" if sure else "unsure"
        if not answers.say_how_sure(conn, attempt.id, answer.question, said):
            return
        objective = review.qualified(view.lesson, question.objective)
        memory = memories.find(conn, attempt.learner_id, objective)
        if memory is not None and memory.last_review == answer.answered_at:
            weighed = spacing.weigh(memory, right=answer.right, sure=sure)
            memories.save(conn, attempt.learner_id, objective, weighed)

    def _remember(
        self, conn: Connection, attempt: Attempt, lesson: Lesson, question: Question, given: Answer
    ) -> None:
        objective = review.qualified(lesson, question.objective)
        comeback.note(conn, attempt.learner_id, given.answered_at, learned=True)
        if probe.kind(lesson.id) in probe.UNTAUGHT:
            # What was not taught yet is not forgotten either.
            return
        before = memories.find(conn, attempt.learner_id, objective)
        rating = spacing.rate(question.kind, right=given.right, seconds=given.seconds)
        after = spacing.remember(before, given.answered_at, rating, scheduler=self._memory)
        memories.save(conn, attempt.learner_id, objective, after)
