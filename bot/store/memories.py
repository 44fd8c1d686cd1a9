"""Rows about what is remembered: one for each learner and objective."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.core.spacing import Memory
from bot.store.tables import memories
from bot.store.upsert import put

_STATE = (
    memories.c.stability,
    memories.c.difficulty,
    memories.c.last_review,
    memories.c.due,
    memories.c.missed,
)
_FIND = select(*_STATE).where(
    memories.c.learner_id == bindparam("learner_id"),
    memories.c.objective == bindparam("objective"),
)
_ALL = (
    select(memories.c.objective, *_STATE)
    .where(memories.c.learner_id == bindparam("learner_id"))
    .order_by(memories.c.due, memories.c.objective)
)
_DUE = (
    select(memories.c.objective)
    .where(memories.c.learner_id == bindparam("learner_id"), memories.c.due <= bindparam("now"))
    .order_by(memories.c.missed.desc(), memories.c.due, memories.c.objective)
)


def find(conn: Connection, learner_id: int, objective: str) -> Memory | None:
    """The memory of an objective, if it was ever asked."""
    row = conn.execute(_FIND, {"learner_id": learner_id, "objective": objective}).first()
    return None if row is None else Memory(*row)


def save(conn: Connection, learner_id: int, objective: str, memory: Memory) -> None:
    """Keep a memory in place of the one before."""
    values = {
        "learner_id": learner_id,
        "objective": objective,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "last_review": memory.last_review,
        "due": memory.due,
        "missed": memory.missed,
    }
    conn.execute(put(conn, memories), values)


def of_learner(conn: Connection, learner_id: int) -> dict[str, Memory]:
    """Every memory of a learner by objective, the one due first before the others."""
    rows = conn.execute(_ALL, {"learner_id": learner_id})
    return {row[0]: Memory(*row[1:]) for row in rows}


def due(conn: Connection, learner_id: int, now: datetime) -> tuple[str, ...]:
    """Objectives due at `now`: those missed while sure first, then missed, then most overdue."""
    return tuple(conn.scalars(_DUE, {"learner_id": learner_id, "now": now}))
