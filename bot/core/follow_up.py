"""Two questions some time after a session, to see what stayed: when they come, and on what.

They are counted from the session for which somebody came, or from joining where there was none.
A learner meets each objective once before any comes again, in an order of their own: so a group as
a whole is asked everything after each delay, and nobody is asked what the last time taught them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core import probe, review, schedule
from bot.core.course import Catalogue, Kind
from bot.core.schedule import EVERY_DAY, Schedule

DELAYS = (1, 7, 30, 90)
"""Days."""
QUESTIONS = 2
PATIENCE = 2
"""How many in a row may go unanswered until the rest is left out."""
BREATH = timedelta(hours=1)
"""How long somebody who has just answered something is not interrupted."""

_QUICK = (Kind.SINGLE, Kind.TRUE_FALSE, Kind.SEVERAL, Kind.RED_FLAGS, Kind.NUMBER, Kind.ORDER)
"""Kinds of questions, the one that is answered fastest first."""
_LEAST_LATE = timedelta(days=2)
_MOST_LATE = 3


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a group: when it begins and ends (UTC), and what may be asked about it."""

    starts_at: datetime
    ends_at: datetime
    questions: tuple[str, ...] = ()


def name(delay: int, cohort_id: int) -> str:
    """The id under which a follow-up is attempted."""
    return probe.name(f"{probe.FOLLOW}{delay}", str(cohort_id))


def read(lesson_id: str) -> tuple[int, int] | None:
    """(delay, cohort) of a follow-up's id; None for everything else."""
    kind, of = probe.read(lesson_id) or ("", "")
    if not kind.startswith(probe.FOLLOW):
        return None
    return int(kind.removeprefix(probe.FOLLOW)), int(of)


def attended(joined_at: datetime, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions for which somebody came who joined at a moment; those before were over."""
    mine = [one for one in sessions if one.ends_at > joined_at]
    return tuple(sorted(mine, key=lambda one: one.starts_at))


def counted_from(joined_at: datetime, sessions: Sequence[Session]) -> datetime:
    """The moment from which delays count."""
    mine = attended(joined_at, sessions)
    return mine[0].starts_at if mine else joined_at


def first_due(since: datetime, delay: int, chosen: Schedule) -> datetime | None:
    """When a follow-up is due: at the learner's hour, so many days after that day of theirs."""
    there = since.astimezone(schedule.zone(chosen.zone))
    day_before = there.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=delay)
    return schedule.next_time(_daily(chosen), day_before - timedelta(seconds=1))


def last_chance(since: datetime, delay: int) -> datetime:
    """Until when a follow-up still measures what it is meant to: a third late, or two days."""
    late = max(_LEAST_LATE, timedelta(days=delay) / _MOST_LATE)
    return since + timedelta(days=delay + 1) + late


def settled(
    chosen: Schedule, due: datetime, now: datetime, free_from: datetime | None = None
) -> datetime | None:
    """When what was due at `due` is to go: at once if that is not later than `now`.

    It waits for the learner's hour, which may have changed since, for `free_from`, and for the
    next day where it is too late for this one. None where no clock is known.
    """
    daily = _daily(chosen)
    moment = schedule.next_time(daily, max(due, free_from or due) - timedelta(seconds=1))
    if moment is None or moment > now or schedule.timely(daily, moment, now):
        return moment
    return schedule.next_time(daily, now)


def tired(answered: Sequence[bool]) -> bool:
    """Whether the last ones that somebody saw, oldest first, went unanswered."""
    return len(answered) >= PATIENCE and not any(answered[-PATIENCE:])


def objectives(
    catalogue: Catalogue, questions: Sequence[str], course: Sequence[str]
) -> tuple[str, ...]:
    """What may be asked about: the objectives of `questions`, then those of a course, once each."""
    found = []
    for question in questions:
        lesson_id, item = review.split(question)
        lesson = catalogue.lessons.get(lesson_id)
        asked = None if lesson is None else next(iter(lesson.editions.values())).questions.get(item)
        if asked is not None:
            found.append(f"{lesson_id}#{asked.objective}")
    taught = review.known(catalogue, [*found, *course])
    return tuple(dict.fromkeys(one for one in [*found, *course] if one in taught))


def choose(
    catalogue: Catalogue,
    about: Sequence[str],
    *,
    seed: int,
    asked_before: Mapping[str, int],
    worn: Mapping[str, int],
) -> tuple[tuple[str, str], ...]:
    """(lesson, question) pairs on two objectives of `about`, or on one where there is but one.

    `seed` is the learner's own; `asked_before` says how often an objective was asked in earlier
    follow-ups; `worn` ranks questions (`"lesson#question"`) that were met, the least worn lowest.
    """
    order = sorted(about)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order to ask in, not a secret
    order.sort(key=lambda objective: asked_before.get(objective, 0))
    # One objective gives a second question only where the others give none.
    pairs: list[tuple[str, str]] = []
    for place in range(QUESTIONS):
        for objective in order:
            items = _items(catalogue, objective, worn)
            if len(items) > place and items[place] not in pairs and len(pairs) < QUESTIONS:
                pairs.append(items[place])
    return tuple(pairs)


def _items(catalogue: Catalogue, objective: str, worn: Mapping[str, int]) -> list[tuple[str, str]]:
    """Items on an objective: those not yet met first, and of these the quickly answered ones."""
    lesson_id, objective_name = review.split(objective)
    lesson = catalogue.lessons[lesson_id]
    alone = review.standing_alone(lesson, objective_name)
    alone.sort(
        key=lambda one: (worn.get(f"{lesson_id}#{one.id}", 0), _QUICK.index(one.kind), one.id)
    )
    return [(lesson_id, one.id) for one in alone]


def _daily(chosen: Schedule) -> Schedule:
    return replace(chosen, days=EVERY_DAY)
