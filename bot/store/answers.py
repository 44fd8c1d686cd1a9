"""Rows about answers: one for each question of an attempt, and never a second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from bot.store import tallies
from bot.store.tables import answers, attempts
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as given: `question` by its full name, `choice` as `core.grading` encodes it.

    `seconds` is how long the question stood there; `confidence` is `sure`, `unsure` or `unsaid`
    where the learner was asked; `language` is the one in which the question was asked;
    `names_options` says that `choice` is no number and no order.
    """

    attempt_id: int
    question: str
    in_quiz: bool
    choice: str
    right: bool
    answered_at: datetime
    typed_message_id: int | None = None
    seconds: int | None = None
    confidence: str | None = None
    language: str | None = None
    names_options: bool | None = None


_COLUMNS = (
    answers.c.attempt_id,
    answers.c.question,
    answers.c.in_quiz,
    answers.c.choice,
    answers.c.right,
    answers.c.answered_at,
    answers.c.typed_message_id,
    answers.c.seconds,
    answers.c.confidence,
    answers.c.language,
    answers.c.names_options,
)
_OF_ATTEMPT = select(*_COLUMNS).where(answers.c.attempt_id == bindparam("attempt_id"))
_OF_LEARNER = (
    select(*_COLUMNS)
    .join_from(answers, attempts)
    .where(attempts.c.learner_id == bindparam("learner_id"))
    .order_by(answers.c.answered_at, answers.c.id)
)
_TYPED = _OF_LEARNER.where(answers.c.typed_message_id == bindparam("message_id"))
_HISTORY = (
    select(attempts.c.learner_id, attempts.c.lesson_id, *_COLUMNS)
    .join_from(answers, attempts)
    .order_by(attempts.c.learner_id, answers.c.answered_at, answers.c.id)
)
_ASKED = (
    select(answers.c.question)
    .join_from(answers, attempts)
    .where(attempts.c.learner_id == bindparam("learner_id"))
    .group_by(answers.c.question)
    .order_by(func.count(), func.max(answers.c.id))
)
_LAST = (
    select(func.max(answers.c.answered_at))
    .join_from(answers, attempts)
    .where(attempts.c.learner_id == bindparam("learner_id"))
)
_SAY_HOW_SURE = (
    update(answers)
    .where(
        answers.c.attempt_id == bindparam("attempt"),
        answers.c.question == bindparam("name"),
        answers.c.confidence.is_(None),
    )
    .values(confidence=bindparam("how_sure"))
)


def of_attempt(conn: Connection, attempt_id: int) -> Mapping[str, Answer]:
    """Answers of an attempt by question."""
    rows = conn.execute(_OF_ATTEMPT, {"attempt_id": attempt_id})
    return {row.question: Answer(*row) for row in rows}


def of_learner(conn: Connection, learner_id: int) -> tuple[Answer, ...]:
    """Every answer of a learner, oldest first."""
    return tuple(Answer(*row) for row in conn.execute(_OF_LEARNER, {"learner_id": learner_id}))


def typed(conn: Connection, learner_id: int, message_id: int) -> Answer | None:
    """The answer for which this typed message was taken, if it was."""
    row = conn.execute(_TYPED, {"learner_id": learner_id, "message_id": message_id}).first()
    return None if row is None else Answer(*row)


def asked(conn: Connection, learner_id: int) -> tuple[str, ...]:
    """Every question that a learner has answered, the least often first, then the longest ago."""
    return tuple(conn.scalars(_ASKED, {"learner_id": learner_id}))


def last_at(conn: Connection, learner_id: int) -> datetime | None:
    """When a learner answered last."""
    found: datetime | None = conn.scalar(_LAST, {"learner_id": learner_id})
    return found


def add(conn: Connection, answer: Answer) -> bool:
    """Keep an answer. False: the question was answered before, and that answer stands."""
    values = {
        "attempt_id": answer.attempt_id,
        "question": answer.question,
        "in_quiz": answer.in_quiz,
        "choice": answer.choice,
        "right": answer.right,
        "answered_at": answer.answered_at,
        "typed_message_id": answer.typed_message_id,
        "seconds": answer.seconds,
        "language": answer.language,
        "names_options": answer.names_options,
    }
    return conn.execute(insert_new(conn, answers), values).rowcount > 0


def say_how_sure(conn: Connection, attempt_id: int, question: str, confidence: str) -> bool:
    """Keep how sure a learner was. False: it was said before, and that stands."""
    tallies.hold_of_attempt(conn, attempt_id)
    values = {"attempt": attempt_id, "name": question, "how_sure": confidence}
    said = conn.execute(_SAY_HOW_SURE, values).rowcount > 0
    if said and confidence == "sure":
        tallies.weighed(conn, attempt_id, question)
    return said


def history(conn: Connection) -> list[tuple[int, str, Answer]]:
    """(learner, lesson or review, answer) of every answer, each learner's oldest first."""
    return [(row[0], row[1], Answer(*row[2:])) for row in conn.execute(_HISTORY)]
