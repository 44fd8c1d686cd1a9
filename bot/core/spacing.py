"""When to ask again: the memory model FSRS, one state for each objective a learner has met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from bot.core.course import Kind

# Reviews here are days apart, so the model's steps of minutes are left out; and no fuzz, so
# that the same history always gives the same due time.
DEFAULT = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

MISSED, MISSED_WHILE_SURE = 1, 2

_SLOW = 90
"""Seconds after which an answer was searched for."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well an objective is remembered.

    `stability`: days until the chance of remembering falls to 90%; `difficulty`: 1 to 10;
    `last_review` and `due` in UTC; `missed`: 0, `MISSED` or `MISSED_WHILE_SURE` the last time.
    """

    stability: float
    difficulty: float
    last_review: datetime
    due: datetime
    missed: int = 0


def model(parameters: Sequence[float] | None = None, retention: float = 0.9) -> Scheduler:
    """The memory model, with fitted parameters or FSRS's own.

    It asks again where the chance of remembering falls to `retention`.
    """
    return Scheduler(
        parameters=DEFAULT.parameters if parameters is None else tuple(parameters),
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )


def rate(kind: Kind, *, right: bool, seconds: int | None) -> Rating:
    """FSRS's grade for an answer: wrong is Again; a coin's toss or a long search is Hard.

    Easy is never given: a right answer at once may be a lucky tap. How sure somebody was is asked
    after the grade and changes what comes first, and how soon: `weigh`.
    """
    if not right:
        return Rating.Again
    if kind is Kind.TRUE_FALSE or (seconds is not None and seconds > _SLOW):
        return Rating.Hard
    return Rating.Good


def remember(
    memory: Memory | None,
    now: datetime,
    rating: Rating,
    *,
    scheduler: Scheduler = DEFAULT,
) -> Memory:
    """The memory after an answer at `now`; None is an objective never asked before."""
    card, _ = scheduler.review_card(_card(memory, now), rating, now)
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a reviewed card has a state")
    # A whole day at least: what was just answered is not asked again the same evening.
    due = max(card.due, now + timedelta(days=1))
    missed = 0
    if rating is Rating.Again:
        # What was missed comes back the next day, whatever the model thinks of an old memory.
        due = now + timedelta(days=1)
        missed = MISSED
    return Memory(card.stability, card.difficulty, now, due, missed)


def weigh(memory: Memory, *, right: bool, sure: bool) -> Memory:
    """The memory once the learner said how sure they were of the answer that made it.

    Sure and wrong comes first; right by a guess comes back in half the time.
    """
    if not right:
        return replace(memory, missed=MISSED_WHILE_SURE if sure else MISSED)
    if sure:
        return memory
    sooner = (memory.due - memory.last_review) / 2
    return replace(memory, due=memory.last_review + max(timedelta(days=1), sooner))


def strength(memory: Memory, at: datetime, scheduler: Scheduler = DEFAULT) -> float:
    """The chance, from 0 to 1, that an objective would be remembered at a moment."""
    return scheduler.get_card_retrievability(_card(memory, at), max(at, memory.last_review))


def _card(memory: Memory | None, now: datetime) -> Card:
    if memory is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State.Review,
        step=None,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )
