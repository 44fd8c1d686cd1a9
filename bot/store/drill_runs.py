"""Rows about drills being played and played: one open for each learner at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update

from bot.store.tables import drill_runs, learners
from bot.store.upsert import insert_new

STORY, STOPPED, LEFT = "story", "stopped", "left"
"""How a run ends: the story came to its end, the learner stopped it, or nobody answered."""


@dataclass(frozen=True, slots=True)
class Run:
    """A drill played by a learner; `drill_runs` in `store.tables` says what each column holds."""

    id: int
    learner_id: int
    drill_id: str
    version: str
    pace: str
    zone: str | None
    seed: int
    made: tuple[str, ...]
    written: int
    due_at: datetime | None
    message_id: int | None
    told: bool
    started_at: datetime
    ended_at: datetime | None
    ended_by: str | None
    language: str


def _with_language() -> Select[*tuple[Any, ...]]:
    return select(drill_runs, learners.c.language).join_from(drill_runs, learners)


_FIND = _with_language().where(
    drill_runs.c.id == bindparam("run"), learners.c.telegram_id == bindparam("telegram_id")
)
_OPEN = _with_language().where(
    drill_runs.c.learner_id == bindparam("learner_id"), drill_runs.c.ended_at.is_(None)
)
_BY_ID = _with_language().where(drill_runs.c.id == bindparam("run"))
_ALL = (
    _with_language()
    .where(drill_runs.c.learner_id == bindparam("learner_id"))
    .order_by(drill_runs.c.started_at, drill_runs.c.id)
)
_DUE = (
    select(drill_runs.c.id)
    .where(drill_runs.c.ended_at.is_(None), drill_runs.c.due_at <= bindparam("now"))
    .order_by(drill_runs.c.due_at)
    .limit(bindparam("most"))
)


def find(conn: Connection, run_id: int, telegram_id: int) -> Run | None:
    """The run, if it is this person's."""
    row = conn.execute(_FIND, {"run": run_id, "telegram_id": telegram_id}).first()
    return None if row is None else _read(row)


def by_id(conn: Connection, run_id: int) -> Run | None:
    """The run, if it is there."""
    row = conn.execute(_BY_ID, {"run": run_id}).first()
    return None if row is None else _read(row)


def find_open(conn: Connection, learner_id: int) -> Run | None:
    """The run that a learner is in."""
    row = conn.execute(_OPEN, {"learner_id": learner_id}).first()
    return None if row is None else _read(row)


def of_learner(conn: Connection, learner_id: int) -> tuple[Run, ...]:
    """Every run of a learner, oldest first."""
    return tuple(_read(row) for row in conn.execute(_ALL, {"learner_id": learner_id}))


def begin(
    conn: Connection,
    learner_id: int,
    drill_id: str,
    version: str,
    *,
    pace: str,
    zone: str | None,
    seed: int,
    now: datetime,
    due_at: datetime,
) -> Run:
    """Begin a run, or find the one that is open."""
    values = {
        "learner_id": learner_id,
        "drill_id": drill_id,
        "version": version,
        "pace": pace,
        "zone": zone,
        "seed": seed,
        "made": "",
        "written": 0,
        "due_at": due_at,
        "told": False,
        "started_at": now,
    }
    conn.execute(insert_new(conn, drill_runs), values)
    begun = find_open(conn, learner_id)
    if begun is None:
        raise AssertionError("a run just begun is open")
    return begun


def due(conn: Connection, now: datetime, most: int) -> list[int]:
    """Ids of runs in which something happens by itself now, longest due first."""
    return list(conn.scalars(_DUE, {"now": now, "most": most}))


def move(conn: Connection, run: Run, **values: Any) -> bool:
    """Move a story on from where it was read; False: somebody else has done so, or it ended."""
    if "made" in values:
        values["made"] = ",".join(values["made"])
    statement = update(drill_runs).where(
        drill_runs.c.id == run.id,
        drill_runs.c.made == ",".join(run.made),
        drill_runs.c.written == run.written,
        drill_runs.c.ended_at.is_(None),
    )
    return conn.execute(statement.values(values)).rowcount > 0


def note(conn: Connection, run_id: int, **values: Any) -> None:
    """Note which message has the buttons (`message_id`), or that the debrief was shown (`told`)."""
    conn.execute(update(drill_runs).where(drill_runs.c.id == run_id).values(values))


def _read(row: Any) -> Run:
    values = row._asdict()
    return Run(**{**values, "made": tuple(filter(None, row.made.split(",")))})
