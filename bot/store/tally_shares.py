"""What a row of what learners did adds to the counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select

from bot.core.counting import tally
from bot.core.counting.tally import EVERYBODY, First
from bot.store.tables import (
    answers,
    attempts,
    choice_counts,
    gain_counts,
    gains,
    item_counts,
    keep_counts,
    keeps,
    reminder_counts,
    step_counts,
    steps,
)
from bot.store.tally_sums import Changes, sums

Members = Sequence[tuple[int, datetime]]
"""The cohorts that a learner is in, and since when."""


@dataclass(frozen=True, slots=True)
class CountedAnswer:
    """An answer, as far as it is counted."""

    id: int
    learner_id: int
    question: str
    right: bool
    choice: str
    answered_at: datetime
    seconds: int | None
    confidence: str | None
    language: str | None
    names_options: bool | None
    rest: int | None

    @property
    def item(self) -> tuple[str, str, str]:
        """The rows of counts that it belongs to, whatever the cohort."""
        return self.question, self.language or "", tally.week(self.answered_at)


ANSWERS = select(
    answers.c.id,
    attempts.c.learner_id,
    answers.c.question,
    answers.c.right,
    answers.c.choice,
    answers.c.answered_at,
    answers.c.seconds,
    answers.c.confidence,
    answers.c.language,
    answers.c.names_options,
    answers.c.rest,
).join_from(answers, attempts)
"""Reads `CountedAnswer`s."""


def cohorts_at(members: Members, at: datetime) -> tuple[int, ...]:
    """The cohorts in which something of a moment counts."""
    return (EVERYBODY, *(cohort for cohort, joined_at in members if joined_at <= at))


def add_answer(
    changes: Changes, row: CountedAnswer, cohorts: Sequence[int], *, sign: int = 1
) -> None:
    """Count a first answer."""
    chosen = tally.places(row.choice, names_options=bool(row.names_options))
    first = First(row.right, row.confidence == "sure", row.seconds, row.rest, chosen)
    values = tally.item_sums(first)
    for cohort in cohorts:
        changes.add(item_counts, (cohort, *row.item), values, sign)
        for place in chosen:
            changes.add(choice_counts, (cohort, *row.item, place), (1,), sign)


def add_sure_wrong(changes: Changes, row: CountedAnswer, cohorts: Sequence[int]) -> None:
    """A first answer that is counted already was wrong, and its learner sure of it."""
    values = tuple(int(name == "sure_wrong") for name in tally.ITEM_SUMS)
    for cohort in cohorts:
        changes.add(item_counts, (cohort, *row.item), values)


def add_step(changes: Changes, row: Any, sign: int = 1) -> None:
    """Count a stage that was reached."""
    place = (row.cohort_id, row.subject, row.stage, tally.week(row.at))
    changes.add(step_counts, (*place, row.language, row.audience), (1,), sign)


def add_gain(changes: Changes, row: Any, sign: int = 1) -> None:
    """Count the questions before and after a course."""
    key = (row.cohort_id, row.subject, row.language, tally.week(row.at))
    changes.add(gain_counts, key, tally.gain_sums(row.before_right, row.after_right), sign)


def add_keep(changes: Changes, row: Any, sign: int = 1) -> None:
    """Count a follow-up."""
    key = (row.cohort_id, row.subject, row.delay, row.language, tally.week(row.at))
    changes.add(keep_counts, key, (row.asked, row.right), sign)


FACTS: tuple[tuple[Table, Callable[[Changes, Any, int], None]], ...] = (
    (steps, add_step),
    (gains, add_gain),
    (keeps, add_keep),
)
"""The tables of facts, and how a row of each is counted."""


def add_reminder(changes: Changes, what: str, at: datetime, sign: int = 1) -> None:
    """Count a reminder that was `sent` or `answered`, or somebody `muted` or `unreachable`."""
    values = tuple(int(name == what) for name in sums(reminder_counts))
    changes.add(reminder_counts, (tally.week(at),), values, sign)
