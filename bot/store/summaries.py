"""Rows about who wants the week's figures on Mondays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.tables import learners, summaries
from bot.store.upsert import put


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody to whom a summary is due; `zone` is where they live."""

    learner_id: int
    telegram_id: int
    zone: str


_DUE = (
    select(summaries.c.learner_id, learners.c.telegram_id, summaries.c.zone)
    .join(learners, learners.c.id == summaries.c.learner_id)
    .where(summaries.c.due_at <= bindparam("now"))
    .order_by(summaries.c.due_at)
    .limit(bindparam("most"))
)
_FIND = select(summaries.c.zone, summaries.c.due_at).where(
    summaries.c.learner_id == bindparam("learner")
)
_DROP = delete(summaries).where(summaries.c.learner_id == bindparam("learner"))
_AGAIN = (
    update(summaries)
    .where(summaries.c.learner_id == bindparam("learner"))
    .values(due_at=bindparam("next_"))
)


def want(conn: Connection, learner_id: int, zone: str, due_at: datetime) -> None:
    """Somebody wants it."""
    values = {"learner_id": learner_id, "zone": zone, "due_at": due_at}
    conn.execute(put(conn, summaries), values)


def drop(conn: Connection, learner_id: int) -> None:
    """Somebody does not want it, or may not have it any more."""
    conn.execute(_DROP, {"learner": learner_id})


def find(conn: Connection, learner_id: int) -> tuple[str, datetime] | None:
    """(zone, when it is due) of somebody who wants it; None for anybody else."""
    row = conn.execute(_FIND, {"learner": learner_id}).first()
    return None if row is None else (row[0], row[1])


def due(conn: Connection, now: datetime, most: int) -> list[Due]:
    """To whom it is due."""
    return [Due(*row) for row in conn.execute(_DUE, {"now": now, "most": most})]


def again(conn: Connection, learner_id: int, due_at: datetime) -> None:
    """When it is due next."""
    conn.execute(_AGAIN, {"learner": learner_id, "next_": due_at})
