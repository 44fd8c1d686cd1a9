"""Rows that were deleted because of their age, while their counts stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.core.counting import tally
from bot.store.tables import answers, attempts, gains, keeps, reductions
from bot.store.upsert import put

ANSWERS, LETTERS = "answers", "letters"
"""What may have been reduced."""

_FIND = select(reductions).where(reductions.c.what == bindparam("what"))
_LOOK = (
    select(
        answers.c.id,
        answers.c.attempt_id,
        answers.c.in_quiz,
        answers.c.right,
        answers.c.first.is_not(None).label("counted"),
        answers.c.answered_at,
    )
    .where(answers.c.id > bindparam("after"))
    .order_by(answers.c.id)
    .limit(bindparam("most"))
)
_KEEP_SCORE = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"))
    .values(
        reduced_answers=func.coalesce(attempts.c.reduced_answers, 0) + bindparam("many"),
        reduced_right=func.coalesce(attempts.c.reduced_right, 0) + bindparam("well"),
    )
)
_DROP = delete(answers).where(answers.c.id == bindparam("answer"))


@dataclass(frozen=True, slots=True)
class Reduction:
    """Rows of weeks before `week` are gone, or are going: `position` is how far it came."""

    what: str
    week: str
    position: int | None


def note(conn: Connection, what: str, before: datetime) -> None:
    """Rows older than a moment were deleted: only the weeks after it can be counted again."""
    week = tally.week(before + timedelta(days=7))
    known = find(conn, what)
    if known is None or known.week < week:
        _save(conn, Reduction(what, week, None))


def find(conn: Connection, what: str) -> Reduction | None:
    """How far rows of a kind were reduced."""
    row = conn.execute(_FIND, {"what": what}).first()
    return None if row is None else Reduction(*row)


def place(conn: Connection, what: str, before: datetime) -> Reduction:
    """Where a pass through rows of a kind stands, in the order of their ids."""
    week = tally.week(before)
    known = find(conn, what)
    return known if known is not None and known.week >= week else Reduction(what, week, 0)


def go_on(conn: Connection, stood: Reduction, looked_at: Sequence[int]) -> int:
    """Keep where a pass stands; it is complete where nothing was looked at. Returns how many."""
    position = looked_at[-1] if looked_at else None
    _save(conn, Reduction(stood.what, stood.week, position))
    return len(looked_at)


def monday(week: str) -> datetime:
    """The moment at which a week begins."""
    return datetime.fromisoformat(week).replace(tzinfo=UTC)


def reduce(conn: Connection, before: datetime, most: int) -> int:
    """Look at the next `most` answers, and delete those of the weeks before that of `before`.

    Their counts stay, and attempts keep their scores. Returns how many were looked at: 0 when all
    were, and all that is old is gone. Then what was learned from them about gains and follow-ups
    goes as well; what was learned about stages stays, so that none is counted twice.
    """
    known = place(conn, ANSWERS, before)
    if known.position is None:
        return 0
    until = monday(known.week)
    rows = conn.execute(_LOOK, {"after": known.position, "most": most}).all()
    old = [row for row in rows if row.counted and row.answered_at < until]
    scores: dict[int, list[int]] = {}
    for row in old:
        if row.in_quiz:
            score = scores.setdefault(row.attempt_id, [0, 0])
            score[0] += 1
            score[1] += row.right
    if scores:
        conn.execute(
            _KEEP_SCORE,
            [
                {"attempt": attempt, "many": many, "well": well}
                for attempt, (many, well) in sorted(scores.items())
            ],
        )
    if old:
        conn.execute(_DROP, [{"answer": row.id} for row in old])
    if not rows:
        for table in (gains, keeps):
            conn.execute(delete(table).where(table.c.at < until, table.c.counted))
    return go_on(conn, known, [row.id for row in rows])


def _save(conn: Connection, reduction: Reduction) -> None:
    values = {"what": reduction.what, "week": reduction.week, "position": reduction.position}
    conn.execute(put(conn, reductions), values)
