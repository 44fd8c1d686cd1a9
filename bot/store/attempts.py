"""Rows about lessons under way and done, and the texts they are pinned to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update

from bot.store.tables import answers, attempts, learners, lesson_texts
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Attempt:
    """One going through a lesson.

    `position` counts steps from 0; `picks` are options ticked but not sent; `message_id` is the
    message that shows it; `finished_at` is None while it is open.
    """

    id: int
    learner_id: int
    lesson_id: str
    version: str
    seed: int
    position: int
    picks: str
    message_id: int | None
    started_at: datetime
    touched_at: datetime
    finished_at: datetime | None
    language: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished lesson: quiz questions right, of those asked, in one attempt."""

    attempt_id: int
    lesson_id: str
    right: int
    of: int
    finished_at: datetime


_COLUMNS = (
    attempts.c.id,
    attempts.c.learner_id,
    attempts.c.lesson_id,
    attempts.c.version,
    attempts.c.seed,
    attempts.c.position,
    attempts.c.picks,
    attempts.c.message_id,
    attempts.c.started_at,
    attempts.c.touched_at,
    attempts.c.finished_at,
)


def _with_language() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS, learners.c.language).join_from(attempts, learners)


_FIND = _with_language().where(
    attempts.c.id == bindparam("attempt_id"), learners.c.telegram_id == bindparam("telegram_id")
)
_BY_ID = _with_language().where(attempts.c.id == bindparam("attempt_id"))
_OPEN = (
    _with_language()
    .where(attempts.c.learner_id == bindparam("learner_id"), attempts.c.finished_at.is_(None))
    .order_by(attempts.c.touched_at.desc(), attempts.c.id.desc())
)
_ALL = (
    _with_language()
    .where(attempts.c.learner_id == bindparam("learner_id"))
    .order_by(attempts.c.started_at, attempts.c.id)
)
_OPEN_LESSON = _OPEN.where(attempts.c.lesson_id == bindparam("lesson_id"))
_MOVE = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt_id"))
    .values(
        position=bindparam("to"),
        picks=bindparam("picks"),
        touched_at=bindparam("now"),
        finished_at=bindparam("finished_at"),
    )
)
_REPIN = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt_id"))
    .values(version=bindparam("version"))
)
_SHOWN = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt_id"))
    .values(message_id=bindparam("message_id"))
)
_FINISHED = (
    select(
        attempts.c.id,
        attempts.c.lesson_id,
        func.count(answers.c.id).filter(answers.c.right, answers.c.in_quiz)
        + func.coalesce(attempts.c.reduced_right, 0),
        func.count(answers.c.id).filter(answers.c.in_quiz)
        + func.coalesce(attempts.c.reduced_answers, 0),
        attempts.c.finished_at,
    )
    .join_from(attempts, answers, isouter=True)
    .where(attempts.c.learner_id == bindparam("learner_id"), attempts.c.finished_at.is_not(None))
    .group_by(attempts.c.id)
    .order_by(attempts.c.finished_at, attempts.c.id)
)
_EVER = (
    select(attempts.c.lesson_id).where(attempts.c.learner_id == bindparam("learner_id")).distinct()
)
_TEXT = select(lesson_texts.c.body).where(lesson_texts.c.version == bindparam("version"))


def find(conn: Connection, attempt_id: int, telegram_id: int) -> Attempt | None:
    """The attempt, if it is this person's."""
    row = conn.execute(_FIND, {"attempt_id": attempt_id, "telegram_id": telegram_id}).first()
    return None if row is None else Attempt(*row)


def by_id(conn: Connection, attempt_id: int) -> Attempt:
    """An attempt that is there."""
    return Attempt(*conn.execute(_BY_ID, {"attempt_id": attempt_id}).one())


def find_open(conn: Connection, learner_id: int, lesson_id: str | None = None) -> Attempt | None:
    """The open attempt touched last, or the one of a given lesson."""
    if lesson_id is None:
        row = conn.execute(_OPEN, {"learner_id": learner_id}).first()
    else:
        found = {"learner_id": learner_id, "lesson_id": lesson_id}
        row = conn.execute(_OPEN_LESSON, found).first()
    return None if row is None else Attempt(*row)


def all_open(conn: Connection, learner_id: int) -> tuple[Attempt, ...]:
    """Every open attempt of a learner, touched last first."""
    return tuple(Attempt(*row) for row in conn.execute(_OPEN, {"learner_id": learner_id}))


def of_learner(conn: Connection, learner_id: int) -> tuple[Attempt, ...]:
    """Every attempt of a learner, oldest first."""
    return tuple(Attempt(*row) for row in conn.execute(_ALL, {"learner_id": learner_id}))


def begin(
    conn: Connection, learner_id: int, lesson_id: str, version: str, *, seed: int, now: datetime
) -> Attempt:
    """Open an attempt, or find the one that is open for this lesson."""
    values = {
        "learner_id": learner_id,
        "lesson_id": lesson_id,
        "version": version,
        "seed": seed,
        "position": 0,
        "picks": "",
        "started_at": now,
        "touched_at": now,
    }
    conn.execute(insert_new(conn, attempts), values)
    begun = find_open(conn, learner_id, lesson_id)
    if begun is None:
        raise AssertionError("an attempt just begun is open")
    return begun


def move(
    conn: Connection,
    attempt: Attempt,
    *,
    to: int,
    picks: str,
    now: datetime,
    finished_at: datetime | None,
) -> None:
    """Store where the learner stands and what is ticked."""
    values = {
        "attempt_id": attempt.id,
        "to": to,
        "picks": picks,
        "now": now,
        "finished_at": finished_at,
    }
    conn.execute(_MOVE, values)


def repin(conn: Connection, attempt_id: int, version: str) -> None:
    """Pin an attempt to other words."""
    conn.execute(_REPIN, {"attempt_id": attempt_id, "version": version})


def shown(conn: Connection, attempt_id: int, message_id: int) -> None:
    """Note which message shows the attempt now."""
    conn.execute(_SHOWN, {"attempt_id": attempt_id, "message_id": message_id})


def finished(conn: Connection, learner_id: int) -> tuple[Finished, ...]:
    """Every finished attempt with its score, oldest first."""
    return tuple(Finished(*row) for row in conn.execute(_FINISHED, {"learner_id": learner_id}))


def ever(conn: Connection, learner_id: int) -> frozenset[str]:
    """Every lesson, probe or review that a learner ever began."""
    return frozenset(conn.scalars(_EVER, {"learner_id": learner_id}))


def keep_text(conn: Connection, version: str, body: str) -> None:
    """Keep the words that an attempt is pinned to."""
    conn.execute(insert_new(conn, lesson_texts), {"version": version, "body": body})


def text(conn: Connection, version: str) -> str:
    """The words of a version that was kept."""
    return str(conn.execute(_TEXT, {"version": version}).scalar_one())
