"""Rows about cohorts, and who belongs to them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.store import tallies
from bot.store.tables import cohort_members, cohorts, events, learners, partners
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Cohort:
    """Learners who came by the same door; see the table for what each field means."""

    id: int
    partner_id: int
    code: str
    title: str
    programme: str
    language: str
    audience: str | None
    course: str | None
    start_question: str | None
    delays: tuple[int, ...]
    reminders: bool
    created_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A learner in a cohort; `agreed` to follow-ups, or None where not asked yet."""

    cohort_id: int
    learner_id: int
    joined_at: datetime
    agreed: bool | None


_FIND = select(cohorts).where(cohorts.c.id == bindparam("cohort"))
_BY_CODE = select(cohorts).where(cohorts.c.code == bindparam("code"))
_OF_PARTNER = (
    select(cohorts)
    .where(cohorts.c.partner_id == bindparam("partner"))
    .order_by(cohorts.c.id.desc())
)
_OF_LEARNER = (
    select(cohort_members)
    .where(cohort_members.c.learner_id == bindparam("learner"))
    .order_by(cohort_members.c.joined_at)
)
_LEAVE = delete(cohort_members).where(
    cohort_members.c.cohort_id == bindparam("cohort"),
    cohort_members.c.learner_id == bindparam("learner"),
)
_AGREE = (
    update(cohort_members)
    .where(
        cohort_members.c.cohort_id == bindparam("cohort"),
        cohort_members.c.learner_id == bindparam("learner"),
    )
    .values(agreed=bindparam("said"))
)


def add(conn: Connection, values: dict[str, Any]) -> Cohort:
    """Add a cohort."""
    key = conn.execute(cohorts.insert().values(values)).inserted_primary_key
    if key is None:
        raise AssertionError("a row just added has a key")
    return Cohort(*conn.execute(_FIND, {"cohort": int(key[0])}).one())


def find(conn: Connection, cohort_id: int) -> Cohort | None:
    """A cohort by its number."""
    row = conn.execute(_FIND, {"cohort": cohort_id}).first()
    return None if row is None else Cohort(*row)


def by_code(conn: Connection, code: str) -> Cohort | None:
    """The cohort whose link carries this code."""
    row = conn.execute(_BY_CODE, {"code": code}).first()
    return None if row is None else Cohort(*row)


def of_partner(conn: Connection, partner_id: int) -> list[Cohort]:
    """A partner's cohorts, the newest first."""
    return [Cohort(*row) for row in conn.execute(_OF_PARTNER, {"partner": partner_id})]


def join(conn: Connection, cohort_id: int, learner_id: int, now: datetime) -> bool:
    """Let a learner in; False: they are in it already."""
    values = {"cohort_id": cohort_id, "learner_id": learner_id, "joined_at": now, "agreed": None}
    new = conn.execute(insert_new(conn, cohort_members), values).rowcount > 0
    if new:
        tallies.joined(conn, learner_id, cohort_id, now)
    return new


def agree(conn: Connection, cohort_id: int, learner_id: int, *, said: bool) -> None:
    """Note whether they want the questions that follow."""
    conn.execute(_AGREE, {"cohort": cohort_id, "learner": learner_id, "said": said})


def leave(conn: Connection, cohort_id: int, learner_id: int) -> bool:
    """Let a learner out; False: they were not in it."""
    tallies.left(conn, learner_id, cohort_id)
    return conn.execute(_LEAVE, {"cohort": cohort_id, "learner": learner_id}).rowcount > 0


def memberships(conn: Connection, learner_id: int) -> list[Membership]:
    """The cohorts that a learner is in."""
    return [Membership(*row) for row in conn.execute(_OF_LEARNER, {"learner": learner_id})]


@dataclass(frozen=True, slots=True)
class Listed:
    """A cohort with its partner, how many belong to it, and the number of its event, if any."""

    cohort: Cohort
    partner: str
    members: int
    event_id: int | None


@dataclass(frozen=True, slots=True)
class Belongs:
    """A cohort that a learner is in, as they are shown it."""

    cohort_id: int
    title: str
    partner: str
    joined_at: datetime
    agreed: bool | None


_BELONGS = (
    select(
        cohort_members.c.cohort_id,
        cohorts.c.title,
        partners.c.name,
        cohort_members.c.joined_at,
        cohort_members.c.agreed,
    )
    .join(cohorts, cohorts.c.id == cohort_members.c.cohort_id)
    .join(partners, partners.c.id == cohorts.c.partner_id)
    .where(cohort_members.c.learner_id == bindparam("learner"))
    .order_by(cohort_members.c.joined_at)
)
_MEMBER = select(cohort_members).where(
    cohort_members.c.cohort_id == bindparam("cohort"),
    cohort_members.c.learner_id == bindparam("learner"),
)


def change(conn: Connection, cohort_id: int, **values: Any) -> None:
    """Change a cohort."""
    conn.execute(update(cohorts).where(cohorts.c.id == cohort_id).values(values))


def membership(conn: Connection, cohort_id: int, learner_id: int) -> Membership | None:
    """A learner's place in a cohort, if they are in it."""
    row = conn.execute(_MEMBER, {"cohort": cohort_id, "learner": learner_id}).first()
    return None if row is None else Membership(*row)


def belonging(conn: Connection, learner_id: int) -> list[Belongs]:
    """The cohorts that a learner is in, with what they are called."""
    return [Belongs(*row) for row in conn.execute(_BELONGS, {"learner": learner_id})]


def reachable(conn: Connection, cohort_id: int) -> list[int]:
    """The members of a cohort whom the bot can write to."""
    statement = (
        select(cohort_members.c.learner_id)
        .join(learners, learners.c.id == cohort_members.c.learner_id)
        .where(cohort_members.c.cohort_id == cohort_id, learners.c.unreachable_at.is_(None))
    )
    return list(conn.scalars(statement))


def listed(
    conn: Connection,
    partner_ids: Set[int] | None,
    *,
    cohort_id: int | None = None,
    skip: int = 0,
    most: int | None = None,
) -> list[Listed]:
    """Cohorts of some partners (None: of all), or one of them, the newest first."""
    members = (
        select(func.count()).where(cohort_members.c.cohort_id == cohorts.c.id).scalar_subquery()
    )
    event = (
        select(func.min(events.c.id)).where(events.c.cohort_id == cohorts.c.id).scalar_subquery()
    )
    statement = (
        select(*cohorts.columns, partners.c.name, members, event)
        .join(partners, partners.c.id == cohorts.c.partner_id)
        .order_by(cohorts.c.id.desc())
        .offset(skip)
        .limit(most)
    )
    if partner_ids is not None:
        statement = statement.where(cohorts.c.partner_id.in_(partner_ids))
    if cohort_id is not None:
        statement = statement.where(cohorts.c.id == cohort_id)
    return [Listed(Cohort(*row[:-3]), *row[-3:]) for row in conn.execute(statement)]
