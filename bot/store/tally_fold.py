"""Counting what was written down: in small steps, each fact once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, bindparam, select, update

from bot.core.counting.tally import Standing
from bot.store.tables import answers, attempts, cohort_members, learners, letters
from bot.store.tally_shares import (
    ANSWERS,
    FACTS,
    CountedAnswer,
    add_answer,
    add_reminder,
    cohorts_at,
)
from bot.store.tally_sums import Changes

REMINDING = ("reminder", "goodbye")
"""The kinds of letters that are counted as reminders."""

ANSWERED_WITHIN = timedelta(days=1)
"""How long after a reminder an answer counts as one to it."""

_WAITING = (
    select(attempts.c.learner_id)
    .join_from(answers, attempts)
    .where(answers.c.first.is_(None))
    .order_by(answers.c.id)
    .limit(bindparam("most")),
    *(
        select(table.c.learner_id)
        .where(table.c.counted.is_(None))
        .order_by(table.c.learner_id)
        .limit(bindparam("most"))
        for table, _ in FACTS
    ),
)
_HOLD = (
    select(learners.c.id)
    .where(learners.c.id.in_(bindparam("those", expanding=True)))
    .order_by(learners.c.id)
    .with_for_update(skip_locked=True, key_share=True)
)
_ANSWERS = (
    ANSWERS.where(
        answers.c.first.is_(None), attempts.c.learner_id.in_(bindparam("those", expanding=True))
    )
    .order_by(answers.c.id)
    .limit(bindparam("most"))
)
_KNOWN = (
    select(attempts.c.learner_id, answers.c.question, answers.c.first, answers.c.right)
    .join_from(attempts, answers)
    .where(
        attempts.c.learner_id.in_(bindparam("those", expanding=True)),
        answers.c.first.is_not(None),
    )
)
_MEMBERSHIPS = select(
    cohort_members.c.learner_id, cohort_members.c.cohort_id, cohort_members.c.joined_at
).where(cohort_members.c.learner_id.in_(bindparam("those", expanding=True)))
_TELL = (
    update(answers)
    .where(answers.c.id == bindparam("answer"))
    .values(first=bindparam("is_first"), rest=bindparam("share"))
)
_REMINDERS = select(letters.c.id, letters.c.learner_id, letters.c.settled_at).where(
    letters.c.learner_id.in_(bindparam("those", expanding=True)),
    letters.c.kind.in_(REMINDING),
    letters.c.state == "sent",
    letters.c.answered.is_(None),
    letters.c.settled_at >= bindparam("earliest"),
)
_MARK = update(letters).where(letters.c.id == bindparam("letter")).values(answered=True)


def waiting(conn: Connection) -> bool:
    """Whether there is anything to count."""
    return any(conn.scalar(query, {"most": 1}) is not None for query in _WAITING)


def fold(conn: Connection, most: int) -> int:
    """Count up to `most` facts of each kind; returns how many were, 0 when none is left.

    A process killed in between has counted nothing of this step. Several processes may count at
    once: each takes learners that no other holds.
    """
    those = {learner for query in _WAITING for learner in conn.scalars(query, {"most": most})}
    if not those:
        return 0
    held = list(conn.scalars(_HOLD, {"those": sorted(those)}))
    if not held:
        return 0
    changes = Changes()
    counted = _fold_answers(conn, changes, held, most)
    for table, add in FACTS:
        wanted = table.c.counted.is_(None) & table.c.learner_id.in_(held)
        rows = conn.execute(select(table).where(wanted).limit(most)).all()
        for row in rows:
            add(changes, row, 1)
        if rows:
            _tick_off(conn, table, [dict(row._mapping) for row in rows])  # noqa: SLF001 - its name
        counted += len(rows)
    changes.write(conn)
    return counted


def _tick_off(conn: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    names = [column.name for column in table.primary_key]
    mine = (table.c[name] == bindparam(f"key_{name}") for name in names)
    keys = [{f"key_{name}": row[name] for name in names} for row in rows]
    conn.execute(update(table).where(*mine).values(counted=True), keys)


def _fold_answers(conn: Connection, changes: Changes, held: Sequence[int], most: int) -> int:
    found = conn.execute(_ANSWERS, {"those": held, "most": most})
    rows = [CountedAnswer(*row) for row in found]
    if not rows:
        return 0
    those = sorted({row.learner_id for row in rows})
    standings: dict[int, Standing] = defaultdict(Standing)
    for learner, question, first, right in conn.execute(_KNOWN, {"those": those}):
        standings[learner].know(question, first=first, right=right)
    members: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    for learner, cohort, at in conn.execute(_MEMBERSHIPS, {"those": those}):
        members[learner].append((cohort, at))
    told = []
    for row in rows:
        first, rest = standings[row.learner_id].take(row.question, right=row.right)
        told.append({"answer": row.id, "is_first": first, "share": rest})
        if first:
            cohorts = cohorts_at(members[row.learner_id], row.answered_at)
            add_answer(changes, replace(row, rest=rest), cohorts)
    conn.execute(_TELL, told)
    _fold_reminders(conn, changes, those, rows)
    return len(rows)


def _fold_reminders(
    conn: Connection, changes: Changes, those: Sequence[int], rows: Sequence[CountedAnswer]
) -> None:
    """Count the reminders that these answers followed; each in the week in which it was sent."""
    times: dict[int, list[datetime]] = defaultdict(list)
    for row in rows:
        times[row.learner_id].append(row.answered_at)
    earliest = min(row.answered_at for row in rows) - ANSWERED_WITHIN
    followed = []
    for letter, learner, sent_at in conn.execute(
        _REMINDERS, {"those": those, "earliest": earliest}
    ):
        if any(sent_at <= at <= sent_at + ANSWERED_WITHIN for at in times[learner]):
            followed.append({"letter": letter})
            add_reminder(changes, "answered", sent_at)
    if followed:
        conn.execute(_MARK, followed)
