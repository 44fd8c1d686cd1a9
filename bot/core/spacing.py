"""When to ask again: the memory model FSRS, one state for each objective a learner has met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

# Reviews here are days apart, so the model's steps of minutes are left out; and no fuzz, so
# that the same history always gives the same due time.
_MODEL = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """How well an objective is remembered.

    `stability`: days until the chance of remembering falls to 90%; `difficulty`: 1 to 10;
    `last_review` and `due` in UTC.
    """

    stability: float
    difficulty: float
    last_review: datetime
    due: datetime


def remember(memory: Memory | None, now: datetime, *, right: bool) -> Memory:
    """The memory after an answer at `now`; None is an objective never asked before."""
    card = Card(card_id=0, due=now)
    if memory is not None:
        card = Card(
            card_id=0,
            state=State.Review,
            step=None,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due,
            last_review=memory.last_review,
        )
    card, _ = _MODEL.review_card(card, Rating.Good if right else Rating.Again, now)
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a reviewed card has a state")
    # A whole day at least: what was just answered is not asked again the same evening.
    due = max(card.due, now + timedelta(days=1))
    return Memory(card.stability, card.difficulty, now, due)
