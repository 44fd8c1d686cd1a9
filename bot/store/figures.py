"""The counts behind the organisers' figures, read as they are; nothing here is fit to be shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    cast,
    func,
    select,
)

from bot.core.item_analysis import Sums
from bot.core.tally import EVERYBODY, ITEM_SUMS, SPANS
from bot.store.tables import (
    choice_counts,
    cohorts,
    events,
    gain_counts,
    item_counts,
    keep_counts,
    partners,
    reminder_counts,
    step_counts,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort, as far as figures ask about it."""

    cohort: int
    partner: int
    partner_name: str
    title: str
    course: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """An event, as far as figures ask about it."""

    event: int
    cohort: int
    title: str
    venue: str


@dataclass(frozen=True, slots=True)
class StepSum:
    """Who reached a stage: ever, and since each of the weeks that were asked for."""

    cohort: int
    stage: str
    language: str
    audience: str
    n: int
    since: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemSum:
    """First answers to a question in a language: of a cohort, or of a partner's cohorts."""

    of: int
    question: str
    language: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class ChoiceSum:
    """How often an option was chosen first: in a cohort, or in a partner's cohorts."""

    of: int
    question: str
    language: str
    place: int
    n: int


@dataclass(frozen=True, slots=True)
class GainSum:
    """Who answered before and after; see `core.tally.gain_sums`."""

    cohort: int
    subject: str
    people: int
    before: int
    after: int
    sum_d: int
    sum_dd: int


@dataclass(frozen=True, slots=True)
class KeepSum:
    """Follow-up questions asked, and answered right."""

    cohort: int
    subject: str
    delay: int
    asked: int
    right: int


@dataclass(frozen=True, slots=True)
class ReminderWeek:
    """A week of reminders, by its Monday."""

    week: str
    sent: int
    answered: int
    muted: int
    unreachable: int


_GROUPS = (
    select(
        cohorts.c.id,
        cohorts.c.partner_id,
        partners.c.name,
        cohorts.c.title,
        cohorts.c.course,
        cohorts.c.created_at,
    )
    .join(partners, partners.c.id == cohorts.c.partner_id)
    .order_by(cohorts.c.id.desc())
)
_SESSIONS = (
    select(events.c.id, events.c.cohort_id, cohorts.c.title, events.c.venue)
    .join(cohorts, cohorts.c.id == events.c.cohort_id)
    .where(events.c.cancelled_at.is_(None))
    .order_by(events.c.starts_at.desc(), events.c.id)
)
_SUBJECTS = select(step_counts.c.subject).distinct().where(step_counts.c.cohort_id == EVERYBODY)
_REMINDERS = (
    select(reminder_counts)
    .where(reminder_counts.c.week >= bindparam("since"))
    .order_by(reminder_counts.c.week.desc())
)


def groups(conn: Connection) -> list[Group]:
    """Every cohort, the newest first."""
    return [Group(*row) for row in conn.execute(_GROUPS)]


def sessions(conn: Connection) -> list[Session]:
    """Every event that was not cancelled, the latest first."""
    return [Session(*row) for row in conn.execute(_SESSIONS)]


def subjects(conn: Connection) -> list[str]:
    """The courses that anybody began."""
    return sorted(row[0] for row in conn.execute(_SUBJECTS) if row[0])


def steps(conn: Connection, subject: str, weeks: Sequence[str]) -> list[StepSum]:
    """Stages of a course ("": of any), with how many reached them since each of some weeks."""
    since = [_whole(case((step_counts.c.week >= week, step_counts.c.n), else_=0)) for week in weeks]
    key = (
        step_counts.c.cohort_id,
        step_counts.c.stage,
        step_counts.c.language,
        step_counts.c.audience,
    )
    found = (
        select(*key, _whole(step_counts.c.n), *since)
        .where(step_counts.c.subject == subject)
        .group_by(*key)
    )
    return [_step(tuple(row)) for row in conn.execute(found)]


def _step(row: tuple[Any, ...]) -> StepSum:
    cohort, stage, language, audience, n, *since = row
    return StepSum(cohort, stage, language, audience, n, tuple(since))


def items(conn: Connection, cohort_ids: Collection[int]) -> list[ItemSum]:
    """First answers to every question, by cohort."""
    key = (item_counts.c.cohort_id, item_counts.c.question, item_counts.c.language)
    summed = [_whole(item_counts.c[name]) for name in (*_TOLD, *_SPANS)]
    found = select(*key, *summed).where(item_counts.c.cohort_id.in_(cohort_ids)).group_by(*key)
    return [_item(tuple(row)) for row in conn.execute(found)]


def items_of_partners(conn: Connection) -> list[ItemSum]:
    """How many answered every question first, and right, by partner; no more of it."""
    key = (cohorts.c.partner_id, item_counts.c.question, item_counts.c.language)
    found = (
        select(*key, _whole(item_counts.c.seen), _whole(item_counts.c.right))
        .join(cohorts, cohorts.c.id == item_counts.c.cohort_id)
        .group_by(*key)
    )
    rows: Any = conn.execute(found)
    return [ItemSum(of, name, said, Sums(seen, right)) for of, name, said, seen, right in rows]


def choices(conn: Connection, cohort_ids: Collection[int]) -> list[ChoiceSum]:
    """How often each option was chosen, by cohort."""
    found = _choices(choice_counts.c.cohort_id).where(choice_counts.c.cohort_id.in_(cohort_ids))
    return [ChoiceSum(*row) for row in conn.execute(found)]


def choices_of_partners(conn: Connection) -> list[ChoiceSum]:
    """How often each option was chosen, by partner."""
    found = _choices(cohorts.c.partner_id).join(cohorts, cohorts.c.id == choice_counts.c.cohort_id)
    return [ChoiceSum(*row) for row in conn.execute(found)]


def gains(conn: Connection) -> list[GainSum]:
    """What courses and objectives changed, by cohort."""
    key = (gain_counts.c.cohort_id, gain_counts.c.subject)
    summed = [
        _whole(gain_counts.c[name])
        for name in ("people", "before_right", "after_right", "sum_d", "sum_dd")
    ]
    return [GainSum(*row) for row in conn.execute(select(*key, *summed).group_by(*key))]


def keeps(conn: Connection) -> list[KeepSum]:
    """What was still known, by cohort."""
    key = (keep_counts.c.cohort_id, keep_counts.c.subject, keep_counts.c.delay)
    summed = [_whole(keep_counts.c[name]) for name in ("asked", "right")]
    return [KeepSum(*row) for row in conn.execute(select(*key, *summed).group_by(*key))]


def reminders(conn: Connection, since: str) -> list[ReminderWeek]:
    """Weeks of reminders, the newest first."""
    return [ReminderWeek(*row) for row in conn.execute(_REMINDERS, {"since": since})]


def _whole(column: ColumnElement[int]) -> ColumnElement[int]:
    """A sum as a number: PostgreSQL sums into decimals."""
    return cast(func.coalesce(func.sum(column), 0), BigInteger)


_SPANS = tuple(f"t{place}" for place in range(SPANS))
_TOLD = tuple(name for name in ITEM_SUMS if name not in _SPANS)


def _item(row: tuple[Any, ...]) -> ItemSum:
    of, question, language, *numbers = row
    named = dict(zip(_TOLD, numbers, strict=False))
    spans = tuple(numbers[len(_TOLD) :])
    return ItemSum(of, question, language, Sums(**named, spans=spans))


def _choices(of: ColumnElement[int]) -> Select[Any]:
    key = (of, choice_counts.c.question, choice_counts.c.language, choice_counts.c.place)
    return select(*key, _whole(choice_counts.c.n)).group_by(*key)
