"""Rows about the questions that follow a session, and what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.core.follow_up import Session
from bot.store.tables import (
    answers,
    attempts,
    cohort_members,
    cohorts,
    event_games,
    events,
    follow_ups,
    learners,
    live_games,
    live_questions,
)
from bot.store.upsert import put


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Two questions to come, or that were sent; see the table for what each field means."""

    cohort_id: int
    learner_id: int
    delay: int
    since: datetime
    zone: str
    seed: int
    due_at: datetime | None
    written_at: datetime | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A follow-up's attempt: under what name, whether it was shown, and answers given."""

    lesson_id: str
    shown: bool
    answers: int


@dataclass(frozen=True, slots=True)
class Held:
    """A session that was not cancelled, and the quiz planned for it."""

    event_id: int
    starts_at: datetime
    zone: str
    minutes: int
    quiz: str | None


_DUE = (
    select(follow_ups, learners.c.unreachable_at)
    .join_from(follow_ups, learners, follow_ups.c.learner_id == learners.c.id)
    .where(follow_ups.c.due_at <= bindparam("now"))
    .order_by(follow_ups.c.due_at)
    .limit(bindparam("most"))
)
_OF = (
    select(follow_ups)
    .where(
        follow_ups.c.cohort_id == bindparam("cohort"),
        follow_ups.c.learner_id == bindparam("learner"),
    )
    .order_by(follow_ups.c.delay)
)
_OF_COHORT = (
    select(follow_ups)
    .where(follow_ups.c.cohort_id == bindparam("cohort"), follow_ups.c.written_at.is_(None))
    .order_by(follow_ups.c.learner_id, follow_ups.c.delay)
)
_DROP = delete(follow_ups).where(
    follow_ups.c.cohort_id == bindparam("cohort"),
    follow_ups.c.learner_id == bindparam("learner"),
    follow_ups.c.written_at.is_(None),
)
_SET = (
    update(follow_ups)
    .where(
        follow_ups.c.cohort_id == bindparam("cohort"),
        follow_ups.c.learner_id == bindparam("learner"),
        follow_ups.c.delay == bindparam("after"),
    )
    .values(due_at=bindparam("next_due"), written_at=bindparam("written"))
)
_HELD = (
    select(events.c.id, events.c.starts_at, events.c.zone, events.c.minutes, events.c.quiz)
    .where(events.c.cohort_id == bindparam("cohort"), events.c.cancelled_at.is_(None))
    .order_by(events.c.starts_at)
)
_PLAYED = (
    select(live_questions.c.question)
    .join_from(event_games, live_questions, event_games.c.game_id == live_questions.c.game_id)
    .join(live_games, live_games.c.id == event_games.c.game_id)
    .where(
        event_games.c.event_id == bindparam("event"),
        live_questions.c.void.is_(False),
        live_games.c.rehearsal.is_(False),
    )
    .order_by(event_games.c.game_id, live_questions.c.position)
)
_SEEN = (
    select(attempts.c.lesson_id, attempts.c.message_id.is_not(None), func.count(answers.c.id))
    .join_from(attempts, answers, isouter=True)
    .where(
        attempts.c.learner_id == bindparam("learner"),
        attempts.c.lesson_id.in_(bindparam("names", expanding=True)),
    )
    .group_by(attempts.c.id)
    .order_by(attempts.c.started_at)
)
_ASKED = (
    select(answers.c.question)
    .join_from(answers, attempts)
    .where(
        attempts.c.learner_id == bindparam("learner"),
        attempts.c.lesson_id.in_(bindparam("names", expanding=True)),
    )
)
_COURSES = (
    select(cohorts.c.course)
    .join_from(cohort_members, cohorts)
    .where(cohort_members.c.learner_id == bindparam("learner"), cohorts.c.course.is_not(None))
    .order_by(cohort_members.c.joined_at.desc())
)


def save(conn: Connection, new: Sequence[FollowUp]) -> None:
    """Keep follow-ups in place of those with the same delay."""
    rows = [{name: getattr(one, name) for name in FollowUp.__slots__} for one in new]
    if rows:
        conn.execute(put(conn, follow_ups), rows)


def due(conn: Connection, now: datetime, most: int) -> list[tuple[FollowUp, bool]]:
    """Those due at `now`, longest due first, each with whether the learner can be reached."""
    rows = conn.execute(_DUE, {"now": now, "most": most})
    return [(FollowUp(*row[:-1]), row.unreachable_at is None) for row in rows]


def of(conn: Connection, cohort_id: int, learner_id: int) -> list[FollowUp]:
    """A learner's follow-ups of a cohort, the soonest first."""
    rows = conn.execute(_OF, {"cohort": cohort_id, "learner": learner_id})
    return [FollowUp(*row) for row in rows]


def unwritten(conn: Connection, cohort_id: int) -> list[FollowUp]:
    """Those of a cohort that were not written yet."""
    return [FollowUp(*row) for row in conn.execute(_OF_COHORT, {"cohort": cohort_id})]


def settle(
    conn: Connection, one: FollowUp, *, due_at: datetime | None, written_at: datetime | None
) -> None:
    """Note when it is due, and when its letter was written."""
    key = {"cohort": one.cohort_id, "learner": one.learner_id, "after": one.delay}
    conn.execute(_SET, {**key, "next_due": due_at, "written": written_at})


def drop(conn: Connection, cohort_id: int, learner_id: int) -> None:
    """Leave out what was not written yet."""
    conn.execute(_DROP, {"cohort": cohort_id, "learner": learner_id})


def held(conn: Connection, cohort_id: int) -> list[Held]:
    """The sessions of a cohort that were not cancelled, in order."""
    return [Held(*row) for row in conn.execute(_HELD, {"cohort": cohort_id})]


def played(conn: Connection, event_id: int) -> tuple[str, ...]:
    """The questions that were asked in a session's live quizzes."""
    return tuple(dict.fromkeys(conn.scalars(_PLAYED, {"event": event_id})))


def session(one: Held, questions: tuple[str, ...] = ()) -> Session:
    """A session as the rules see it."""
    return Session(one.starts_at, one.starts_at + timedelta(minutes=one.minutes), questions)


def seen(conn: Connection, learner_id: int, names: Sequence[str]) -> list[Seen]:
    """The attempts of a learner under some names, oldest first."""
    rows = conn.execute(_SEEN, {"learner": learner_id, "names": list(names)})
    return [Seen(row[0], bool(row[1]), row[2]) for row in rows]


def asked(conn: Connection, learner_id: int, names: Sequence[str]) -> list[str]:
    """The questions that a learner answered in attempts under some names."""
    return list(conn.scalars(_ASKED, {"learner": learner_id, "names": list(names)}))


def courses(conn: Connection, learner_id: int) -> tuple[str, ...]:
    """The courses of a learner's cohorts, that of the one joined last first."""
    return tuple(conn.scalars(_COURSES, {"learner": learner_id}))
