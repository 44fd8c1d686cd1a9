"""Rows about finished courses that can be shown and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.store.tables import certificates
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Certificate:
    """A course finished; `name` as the learner typed it, or none."""

    code: str
    learner_id: int
    course_id: str
    name: str | None
    issued_at: datetime


_FIND = select(certificates).where(certificates.c.code == bindparam("code"))
_OF = select(certificates).where(
    certificates.c.learner_id == bindparam("learner_id"),
    certificates.c.course_id == bindparam("course_id"),
)
_ALL = (
    select(certificates)
    .where(certificates.c.learner_id == bindparam("learner_id"))
    .order_by(certificates.c.issued_at)
)
_NAME = (
    update(certificates)
    .where(
        certificates.c.learner_id == bindparam("who"), certificates.c.course_id == bindparam("what")
    )
    .values(name=bindparam("called"))
)


def issue(conn: Connection, new: Certificate) -> Certificate:
    """Issue a certificate, or find the one that the learner has for this course."""
    values = {
        "code": new.code,
        "learner_id": new.learner_id,
        "course_id": new.course_id,
        "name": new.name,
        "issued_at": new.issued_at,
    }
    conn.execute(insert_new(conn, certificates), values)
    row = conn.execute(_OF, {"learner_id": new.learner_id, "course_id": new.course_id}).one()
    return Certificate(*row)


def find(conn: Connection, code: str) -> Certificate | None:
    """The certificate with this code."""
    row = conn.execute(_FIND, {"code": code}).first()
    return None if row is None else Certificate(*row)


def of_learner(conn: Connection, learner_id: int) -> tuple[Certificate, ...]:
    """A learner's certificates, oldest first."""
    return tuple(Certificate(*row) for row in conn.execute(_ALL, {"learner_id": learner_id}))


def rename(conn: Connection, learner_id: int, course_id: str, name: str | None) -> None:
    """Write another name on a certificate, or none."""
    conn.execute(_NAME, {"who": learner_id, "what": course_id, "called": name})
