"""What learners did, written down to be counted, and taken out of the counts again.

Whoever writes down a fact leaves it uncounted; `fold` counts facts in small steps, each fact once.
What leaves the counts (somebody leaves a cohort, is erased, changes language) is taken out at
once. Both hold the learner's row, so that on PostgreSQL neither sees half of the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.core.counting import tally
from bot.core.counting.tally import ANY, EVERYBODY, Gain, Stage
from bot.store.tables import (
    answers,
    attempts,
    cohort_members,
    gains,
    keeps,
    learners,
    letters,
    reminders,
    step_counts,
    steps,
)
from bot.store.tally_fold import REMINDING, fold, waiting
from bot.store.tally_shares import (
    ANSWERS,
    FACTS,
    CountedAnswer,
    add_answer,
    add_reminder,
    add_step,
    add_sure_wrong,
    cohorts_at,
)
from bot.store.tally_sums import Changes
from bot.store.upsert import insert_new

__all__ = ["REMINDING", "fold", "waiting"]

_HOLD = (
    select(learners.c.id, learners.c.language, func.coalesce(learners.c.audience, ""))
    .where(learners.c.id == bindparam("learner"))
    .with_for_update(key_share=True)
)
_HOLD_OF_ATTEMPT = (
    select(learners.c.id)
    .where(
        learners.c.id
        == select(attempts.c.learner_id)
        .where(attempts.c.id == bindparam("attempt"))
        .scalar_subquery()
    )
    .with_for_update(key_share=True)
)
_MEMBERSHIPS = select(cohort_members.c.cohort_id, cohort_members.c.joined_at).where(
    cohort_members.c.learner_id == bindparam("learner")
)
_ANSWERS = ANSWERS.where(attempts.c.learner_id == bindparam("learner"), answers.c.first)
_ANSWERS_SINCE = _ANSWERS.where(answers.c.answered_at >= bindparam("since"))
_WRONG = ANSWERS.where(
    answers.c.attempt_id == bindparam("attempt"),
    answers.c.question == bindparam("name"),
    answers.c.first,
    ~answers.c.right,
)
_MOVE_STEPS = (
    update(steps)
    .where(steps.c.learner_id == bindparam("learner"))
    .values(language=bindparam("to_language"), audience=bindparam("to_audience"))
)
_HAS_PASSED = select(func.count()).where(
    steps.c.learner_id == bindparam("learner"),
    steps.c.cohort_id == EVERYBODY,
    steps.c.subject == bindparam("about"),
    steps.c.stage == Stage.PASSED,
)
_REMINDED = select(letters.c.settled_at, letters.c.answered).where(
    letters.c.learner_id == bindparam("learner"),
    letters.c.kind.in_(REMINDING),
    letters.c.state == "sent",
)
_MUTED = select(reminders.c.muted_at).where(reminders.c.learner_id == bindparam("learner"))
_UNREACHABLE = select(learners.c.unreachable_at).where(learners.c.id == bindparam("learner"))


@dataclass(frozen=True, slots=True)
class _Held:
    """A learner whose row is held, and what is known of them."""

    id: int
    language: str
    audience: str

    def step(self, cohort_id: int, subject: str, stage: Stage, at: datetime) -> dict[str, object]:
        """A row that says that they reached a stage."""
        return {
            "learner_id": self.id,
            "cohort_id": cohort_id,
            "subject": subject,
            "stage": str(stage),
            "at": at,
            "language": self.language,
            "audience": self.audience,
        }


def met(conn: Connection, learner_id: int, now: datetime) -> None:
    """A learner is here for the first time."""
    held = _hold(conn, learner_id)
    if held is not None:
        conn.execute(insert_new(conn, steps), held.step(EVERYBODY, ANY, Stage.JOINED, now))


def joined(conn: Connection, learner_id: int, cohort_id: int, now: datetime) -> None:
    """A learner came into a cohort just now."""
    held = _hold(conn, learner_id)
    if held is None:
        return
    conn.execute(insert_new(conn, steps), held.step(cohort_id, ANY, Stage.JOINED, now))
    # An answer of this very moment that was counted already belongs to the cohort as well.
    changes = Changes()
    for answer in conn.execute(_ANSWERS_SINCE, {"learner": learner_id, "since": now}):
        add_answer(changes, CountedAnswer(*answer), (cohort_id,))
    changes.write(conn)


def left(conn: Connection, learner_id: int, cohort_id: int) -> None:
    """A learner is about to leave a cohort: their share in its counts goes."""
    if _hold(conn, learner_id) is None:
        return
    since = dict(_memberships(conn, learner_id)).get(cohort_id)
    if since is None:
        return
    changes = Changes()
    for answer in conn.execute(_ANSWERS_SINCE, {"learner": learner_id, "since": since}):
        add_answer(changes, CountedAnswer(*answer), (cohort_id,), sign=-1)
    for table, add in FACTS:
        mine = (table.c.learner_id == learner_id) & (table.c.cohort_id == cohort_id)
        for row in conn.execute(select(table).where(mine, table.c.counted)):
            add(changes, row, -1)
        conn.execute(delete(table).where(mine))
    changes.write(conn)


def erased(conn: Connection, learner_id: int) -> None:
    """A learner is about to be erased: their share in all counts goes."""
    if _hold(conn, learner_id) is None:
        return
    who = {"learner": learner_id}
    changes = Changes()
    members = _memberships(conn, learner_id)
    for answer in conn.execute(_ANSWERS, who):
        row = CountedAnswer(*answer)
        add_answer(changes, row, cohorts_at(members, row.answered_at), sign=-1)
    for table, add in FACTS:
        counted = (table.c.learner_id == learner_id) & table.c.counted
        for fact in conn.execute(select(table).where(counted)):
            add(changes, fact, -1)
    for sent_at, answered in conn.execute(_REMINDED, who):
        add_reminder(changes, "sent", sent_at, -1)
        if answered:
            add_reminder(changes, "answered", sent_at, -1)
    for what, query in (("muted", _MUTED), ("unreachable", _UNREACHABLE)):
        at = conn.scalar(query, who)
        if at is not None:
            add_reminder(changes, what, at, -1)
    changes.write(conn)


def moved(conn: Connection, learner_id: int, language: str, audience: str | None) -> None:
    """A learner speaks another language or learns as somebody else: their stages go along."""
    if _hold(conn, learner_id) is None:
        return
    changes = Changes()
    mine = (steps.c.learner_id == learner_id) & steps.c.counted
    for row in conn.execute(select(steps).where(mine)):
        add_step(changes, row, -1)
        place = (row.cohort_id, row.subject, row.stage, tally.week(row.at))
        changes.add(step_counts, (*place, language, audience or ""), (1,))
    changes.write(conn)
    to = {"to_language": language, "to_audience": audience or ""}
    conn.execute(_MOVE_STEPS, {"learner": learner_id, **to})


def reached(conn: Connection, learner_id: int, subject: str, stage: Stage, now: datetime) -> None:
    """A learner did something in a course, and has now come as far as `stage` in it."""
    held = _hold(conn, learner_id)
    if held is None:
        return
    new = insert_new(conn, steps)
    first = conn.execute(new, held.step(EVERYBODY, subject, stage, now)).rowcount > 0
    # What was reached before somebody joined a cohort is not to the cohort's credit.
    stages = tally.up_to(stage) if first else (Stage.STARTED,)
    rows = [
        held.step(cohort, about, one, now)
        for cohort in cohorts_at(_memberships(conn, learner_id), now)
        for about in dict.fromkeys((subject, ANY))
        for one in stages
    ]
    conn.execute(new, rows)


def gained(
    conn: Connection, learner_id: int, told: Sequence[Gain], *, since: datetime, now: datetime
) -> None:
    """A learner ended the questions after a course; those before it were ended at `since`."""
    held = _hold(conn, learner_id)
    if held is None:
        return
    rows = [
        {
            "learner_id": learner_id,
            "cohort_id": cohort,
            "subject": one.subject,
            "at": now,
            "language": held.language,
            "before_right": one.before,
            "after_right": one.after,
        }
        for cohort in cohorts_at(_memberships(conn, learner_id), since)
        for one in told
    ]
    if rows:
        conn.execute(insert_new(conn, gains), rows)


def followed(
    conn: Connection,
    learner_id: int,
    *,
    cohort_id: int,
    source: str,
    delay: int,
    course: str | None,
    right: Mapping[str, bool],
    now: datetime,
) -> None:
    """A learner answered a follow-up to its end; `right` says of each objective whether it was.

    `source` names it, once for each learner; `delay` is in days; `course` is None where it follows
    an event without one. `EVERYBODY` as the cohort: it is the learner's own, of no cohort.
    """
    held = _hold(conn, learner_id)
    if held is None or not right:
        return
    told = {ANY: (len(right), sum(right.values()))}
    told |= {objective: (1, int(was)) for objective, was in right.items()}
    rows = [
        {
            "learner_id": learner_id,
            "cohort_id": cohort,
            "source": source,
            "subject": subject,
            "delay": delay,
            "at": now,
            "language": held.language,
            "asked": asked,
            "right": well,
        }
        for cohort in dict.fromkeys((EVERYBODY, cohort_id))
        for subject, (asked, well) in told.items()
    ]
    if conn.execute(insert_new(conn, keeps), rows[0]).rowcount == 0:
        return
    conn.execute(insert_new(conn, keeps), rows[1:])
    about = course or ANY
    asked, well = told[ANY]
    passed = conn.scalar(_HAS_PASSED, {"learner": learner_id, "about": about})
    if passed and tally.kept(delay, well, asked):
        reached(conn, learner_id, about, Stage.KEPT, now)


def hold_of_attempt(conn: Connection, attempt_id: int) -> None:
    """Hold the learner whose attempt this is, before an answer of it changes."""
    conn.execute(_HOLD_OF_ATTEMPT, {"attempt": attempt_id})


def weighed(conn: Connection, attempt_id: int, question: str) -> None:
    """A learner said just now that they were sure of an answer."""
    found = conn.execute(_WRONG, {"attempt": attempt_id, "name": question}).first()
    if found is None:
        return
    row = CountedAnswer(*found)
    changes = Changes()
    members = _memberships(conn, row.learner_id)
    add_sure_wrong(changes, row, cohorts_at(members, row.answered_at))
    changes.write(conn)


def reminded(conn: Connection, at: datetime) -> None:
    """A reminder was sent."""
    changes = Changes()
    add_reminder(changes, "sent", at)
    changes.write(conn)


def switched(conn: Connection, what: str, before: datetime | None, after: datetime | None) -> None:
    """Somebody is `muted` or `unreachable` since `after`, and was since `before`."""
    changes = Changes()
    if before is not None:
        add_reminder(changes, what, before, -1)
    if after is not None:
        add_reminder(changes, what, after)
    changes.write(conn)


def _hold(conn: Connection, learner_id: int) -> _Held | None:
    """Hold a learner's row until the transaction ends; None: they were erased just now."""
    row = conn.execute(_HOLD, {"learner": learner_id}).first()
    return None if row is None else _Held(*row)


def _memberships(conn: Connection, learner_id: int) -> list[tuple[int, datetime]]:
    return [(row[0], row[1]) for row in conn.execute(_MEMBERSHIPS, {"learner": learner_id})]
