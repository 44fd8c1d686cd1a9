"""Rows about messages that people let us learn from: masked, grouped, and linked to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.store.tables import rising_groups, rising_marks
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Group:
    """Messages alike: how many, since when, and one of them, masked. `kind` is a kind of scam."""

    id: int
    example: str
    language: str
    kind: str | None
    seen: int
    first_seen: datetime
    last_seen: datetime


_ALIKE = (
    select(rising_marks.c.group_id)
    .where(rising_marks.c.mark.in_(bindparam("marks", expanding=True)))
    .group_by(rising_marks.c.group_id)
    .having(func.count() >= bindparam("shared"))
    .order_by(func.count().desc(), rising_marks.c.group_id)
    .limit(1)
)
_SEEN = (
    update(rising_groups)
    .where(rising_groups.c.id == bindparam("group_id"))
    .values(seen=rising_groups.c.seen + 1, last_seen=bindparam("now"))
)
_NEWEST = select(rising_groups).order_by(
    rising_groups.c.last_seen.desc(), rising_groups.c.id.desc()
)


def alike(conn: Connection, marks: Sequence[str], shared: int) -> int | None:
    """The group with which a message shares the most marks, if it is `shared` or more."""
    found = conn.scalar(_ALIKE, {"marks": list(marks), "shared": shared})
    return None if found is None else int(found)


def add(
    conn: Connection,
    example: str,
    *,
    language: str,
    kind: str | None,
    marks: Sequence[str],
    now: datetime,
) -> int:
    """A new group with one message."""
    values = {
        "example": example,
        "language": language,
        "kind": kind,
        "seen": 1,
        "first_seen": now,
        "last_seen": now,
    }
    added = conn.execute(insert(rising_groups).returning(rising_groups.c.id), values).scalar_one()
    for mark in dict.fromkeys(marks):
        conn.execute(insert_new(conn, rising_marks), {"mark": mark, "group_id": added})
    return int(added)


def seen(conn: Connection, group_id: int, now: datetime) -> None:
    """One more message of a group."""
    conn.execute(_SEEN, {"group_id": group_id, "now": now})


def newest(conn: Connection, limit: int) -> list[Group]:
    """Groups, the one seen last first."""
    return [Group(*row) for row in conn.execute(_NEWEST.limit(limit))]


def find(conn: Connection, group_id: int) -> Group | None:
    """A group by its number."""
    row = conn.execute(select(rising_groups).where(rising_groups.c.id == group_id)).first()
    return None if row is None else Group(*row)
