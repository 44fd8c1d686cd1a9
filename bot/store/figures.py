"""The counts behind the organisers' figures, read as they are; nothing here is fit to be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    case,
    cast,
    func,
    select,
)

from bot.core.counting.item_analysis import Sums
from bot.core.counting.tally import ITEM_SUMS, SPANS
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
    subject: str
    stage: str
    language: str
    audience: str
    n: int
    since: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemSum:
    """First answers to a question in a language, of a cohort."""

    cohort: int
    question: str
    language: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class ChoiceSum:
    """How often an option was chosen first, in a cohort."""

    cohort: int
    question: str
    language: str
    place: int
    n: int


@dataclass(frozen=True, slots=True)
class GainSum:
    """Who answered before and after; see `core.counting.tally.gain_sums`."""

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


def _whole(column: ColumnElement[int]) -> ColumnElement[int]:
    """A sum as a number: PostgreSQL sums into decimals."""
    return cast(func.coalesce(func.sum(column), 0), BigInteger)


_SPANS = tuple(f"t{place}" for place in range(SPANS))
_TOLD = tuple(name for name in ITEM_SUMS if name not in _SPANS)


def _by_cohort(table: Table, of: Sequence[str], told: Sequence[str]) -> tuple[Select[Any], ...]:
    """Sums of some cohorts: of everything, and of what has one of some names."""
    key = [table.c[name] for name in ("cohort_id", *of)]
    found = (
        select(*key, *(_whole(table.c[name]) for name in told))
        .where(table.c.cohort_id.in_(bindparam("cohorts", expanding=True)))
        .group_by(*key)
    )
    return found, found.where(table.c[of[0]].in_(bindparam("names", expanding=True)))


_ITEMS = _by_cohort(item_counts, ("question", "language"), (*_TOLD, *_SPANS))
_CHOICES = _by_cohort(choice_counts, ("question", "language", "place"), ("n",))
_GAINS = _by_cohort(
    gain_counts, ("subject",), ("people", "before_right", "after_right", "sum_d", "sum_dd")
)
_KEEPS = _by_cohort(keep_counts, ("subject", "delay"), ("asked", "right"))

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


def steps(
    conn: Connection,
    weeks: Sequence[str],
    subject: str | None = None,
    cohort_ids: Collection[int] = (),
    stages: Collection[str] = (),
) -> list[StepSum]:
    """Stages, with how many reached them since each of some weeks.

    With a `subject` ("": any course), only of it, and there of some cohorts and stages.
    """
    since = [_whole(case((step_counts.c.week >= week, step_counts.c.n), else_=0)) for week in weeks]
    key = (
        step_counts.c.cohort_id,
        step_counts.c.subject,
        step_counts.c.stage,
        step_counts.c.language,
        step_counts.c.audience,
    )
    found = select(*key, _whole(step_counts.c.n), *since).group_by(*key)
    if subject is not None:
        found = found.where(
            step_counts.c.subject == subject,
            step_counts.c.cohort_id.in_(cohort_ids),
            step_counts.c.stage.in_(stages),
        )
    return [_step(tuple(row)) for row in conn.execute(found)]


def _step(row: tuple[Any, ...]) -> StepSum:
    cohort, subject, stage, language, audience, n, *since = row
    return StepSum(cohort, subject, stage, language, audience, n, tuple(since))


def items(
    conn: Connection, cohort_ids: Collection[int], questions: Collection[str] | None = None
) -> list[ItemSum]:
    """First answers to questions (None: to all), by cohort."""
    return [_item(row) for row in _some(conn, _ITEMS, cohort_ids, questions)]


def choices(
    conn: Connection, cohort_ids: Collection[int], questions: Collection[str] | None = None
) -> list[ChoiceSum]:
    """How often each option of questions (None: of all) was chosen, by cohort."""
    return [ChoiceSum(*row) for row in _some(conn, _CHOICES, cohort_ids, questions)]


def gains(
    conn: Connection, cohort_ids: Collection[int], subjects: Collection[str] | None = None
) -> list[GainSum]:
    """What courses and objectives (None: all) changed, by cohort."""
    return [GainSum(*row) for row in _some(conn, _GAINS, cohort_ids, subjects)]


def keeps(
    conn: Connection, cohort_ids: Collection[int], subjects: Collection[str] | None = None
) -> list[KeepSum]:
    """What was still known of objectives (None: of all), by cohort."""
    return [KeepSum(*row) for row in _some(conn, _KEEPS, cohort_ids, subjects)]


def reminders(conn: Connection, since: str) -> list[ReminderWeek]:
    """Weeks of reminders, the newest first."""
    return [ReminderWeek(*row) for row in conn.execute(_REMINDERS, {"since": since})]


def _item(row: tuple[Any, ...]) -> ItemSum:
    cohort, question, language, *numbers = row
    named = dict(zip(_TOLD, numbers, strict=False))
    spans = tuple(numbers[len(_TOLD) :])
    return ItemSum(cohort, question, language, Sums(**named, spans=spans))


def _some(
    conn: Connection,
    queries: tuple[Select[Any], ...],
    cohort_ids: Collection[int],
    names: Collection[str] | None,
) -> Iterator[tuple[Any, ...]]:
    of_all, of_some = queries
    given: dict[str, Any] = {"cohorts": list(cohort_ids)}
    if names is None:
        rows = conn.execute(of_all, given)
    else:
        rows = conn.execute(of_some, {**given, "names": list(names)})
    return (tuple(row) for row in rows)
