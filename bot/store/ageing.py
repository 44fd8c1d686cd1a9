"""Rows that go when they are old enough, a few at a time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, func, select, union, update

from bot.core.review import REVIEW
from bot.store import reductions
from bot.store.reductions import Reduction
from bot.store.tables import (
    answers,
    attempts,
    drill_runs,
    follow_ups,
    lesson_texts,
    live_games,
    tickets,
)
from bot.store.upsert import insert_new

GONE = "gone"
"""The version of an attempt whose words are kept no more."""

ATTEMPTS, PRACTICES, TEXTS = "attempts", "practices", "texts"
"""What is gone through in passes, one a week."""

_ATTEMPTS = (
    select(
        attempts.c.id,
        attempts.c.lesson_id,
        attempts.c.version,
        attempts.c.started_at,
        attempts.c.touched_at,
        attempts.c.finished_at,
        exists().where(answers.c.attempt_id == attempts.c.id).label("answered"),
    )
    .where(attempts.c.id > bindparam("after"))
    .order_by(attempts.c.id)
    .limit(bindparam("most"))
)
_DROP_ATTEMPT = delete(attempts).where(attempts.c.id == bindparam("attempt"))
_WORDLESS = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"))
    .values(version=GONE, picks="", message_id=None)
)
_RUNS = (
    select(drill_runs.c.id, drill_runs.c.started_at, drill_runs.c.ended_at)
    .where(drill_runs.c.id > bindparam("after"))
    .order_by(drill_runs.c.id)
    .limit(bindparam("most"))
)
_UNMADE = update(drill_runs).where(drill_runs.c.id == bindparam("run")).values(made="", zone=None)
_FOLLOW_UPS = (
    select(follow_ups.c.cohort_id, follow_ups.c.learner_id, follow_ups.c.delay)
    .where(follow_ups.c.written_at < bindparam("before"), follow_ups.c.due_at.is_(None))
    .limit(bindparam("most"))
)
_DROP_FOLLOW_UP = delete(follow_ups).where(
    follow_ups.c.cohort_id == bindparam("cohort"),
    follow_ups.c.learner_id == bindparam("learner"),
    follow_ups.c.delay == bindparam("after"),
)
_MANY_ANSWERS = (
    select(func.count()).select_from(answers).where(answers.c.answered_at < bindparam("before"))
)
_UNUSED = delete(lesson_texts).where(
    lesson_texts.c.version.not_in(
        union(
            select(attempts.c.version),
            select(live_games.c.version),
            select(drill_runs.c.version),
            select(tickets.c.version),
        )
    )
)


def of_attempts(conn: Connection, before: datetime, most: int) -> int:
    """Look at the next `most` attempts; of those begun before, keep no more than that they ended.

    Old reviews and what was left open go; of what was finished the words go, once its answers did.
    Returns how many were looked at, 0 where the week's pass is complete.
    """
    place = reductions.place(conn, ATTEMPTS, before)
    if place.position is None:
        return 0
    found = conn.execute(_ATTEMPTS, {"after": place.position, "most": most}).all()
    rows = [row for row in found if row.started_at < before]
    old = [row for row in rows if row.touched_at < before and not row.answered]
    gone: list[dict[str, int]] = []
    worded: list[dict[str, int]] = []
    for row in old:
        if row.finished_at is None or row.lesson_id == REVIEW:
            gone.append({"attempt": row.id})
        elif row.version != GONE:
            worded.append({"attempt": row.id})
    if gone:
        conn.execute(_DROP_ATTEMPT, gone)
    if worded:
        conn.execute(insert_new(conn, lesson_texts), {"version": GONE, "body": ""})
        conn.execute(_WORDLESS, worded)
    return reductions.go_on(conn, place, [row.id for row in rows])


def of_practices(conn: Connection, before: datetime, most: int) -> int:
    """Look at the next `most` practices; of those that ended before, forget what was chosen.

    That they were played stays. Returns how many were looked at, 0 where the pass is complete.
    """
    place = reductions.place(conn, PRACTICES, before)
    if place.position is None:
        return 0
    found = conn.execute(_RUNS, {"after": place.position, "most": most}).all()
    rows = [row for row in found if row.started_at < before]
    ended = [{"run": row.id} for row in rows if row.ended_at is not None and row.ended_at < before]
    if ended:
        conn.execute(_UNMADE, ended)
    return reductions.go_on(conn, place, [row.id for row in rows])


def of_follow_ups(conn: Connection, before: datetime, most: int) -> int:
    """Delete follow-ups that were sent before; returns how many."""
    rows = conn.execute(_FOLLOW_UPS, {"before": before, "most": most}).all()
    if rows:
        keys = [{"cohort": row[0], "learner": row[1], "after": row[2]} for row in rows]
        conn.execute(_DROP_FOLLOW_UP, keys)
    return len(rows)


def of_texts(conn: Connection) -> int:
    """Delete the words that nothing is pinned to any more; returns how many.

    Only where a pass through the attempts has ended since the last time, and while nothing runs:
    what a running bot remembers of a text it does not write again.
    """
    passed, known = reductions.find(conn, ATTEMPTS), reductions.find(conn, TEXTS)
    if passed is None or passed.position is not None or (known and known.week >= passed.week):
        return 0
    reductions.go_on(conn, Reduction(TEXTS, passed.week, None), [])
    return conn.execute(_UNUSED).rowcount


def many_answers(conn: Connection, before: datetime) -> int:
    """How many answers are older than a moment."""
    return conn.scalar(_MANY_ANSWERS, {"before": before}) or 0
