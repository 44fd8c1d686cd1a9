"""A fit finds a memory unlike FSRS's own, and leaves chance alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Rating

from bot.core import fitting, spacing
from bot.core.fitting import Event
from bot.core.simulation import FIXED, MEMORY, POLICIES, as_few, as_many, simulate
from bot.core.spacing import Memory

START = datetime(2026, 1, 5, tzinfo=UTC)


def people(many: int, stability: float, seed: int) -> list[list[list[Event]]]:
    """Learners whose first memory has this stability in days, asked one thing four times."""
    parameters = list(spacing.DEFAULT.parameters)
    parameters[2] = stability
    truth = spacing.model(parameters)
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    made = []
    for _ in range(many):
        at, memory, history = START, None, []
        for asked in range(4):
            rating = Rating.Good
            if isinstance(memory, Memory) and chance.random() > spacing.strength(memory, at, truth):
                rating = Rating.Again
            history.append(Event(at, rating))
            memory = spacing.remember(memory, at, rating, scheduler=truth)
            at += timedelta(days=chance.choice([2, 5, 12]) * (asked + 1))
        made.append([history])
    return made


def test_a_weaker_memory_is_found_and_predicts_better() -> None:
    found = fitting.fit(people(300, 0.3, 1))
    assert found.repeats >= fitting.ENOUGH
    assert found.after < found.before
    assert found.parameters[2] < spacing.DEFAULT.parameters[2]


def test_a_fit_is_never_worse_than_what_it_began_with() -> None:
    found = fitting.fit(people(60, spacing.DEFAULT.parameters[2], 2))
    assert found.after <= found.before


def test_simulated_years_repeat_and_reviews_help() -> None:
    years = {one.name: simulate(one, 40, 5) for one in POLICIES}
    assert years == {one.name: simulate(one, 40, 5) for one in POLICIES}
    assert years["none"].questions == 0
    assert years["memory"].at_the_end > years["fixed"].at_the_end > years["none"].at_the_end


def test_policies_are_compared_at_equal_numbers_of_questions() -> None:
    fixed, memory = simulate(FIXED, 60, 5), simulate(MEMORY, 60, 5)
    more, less = simulate(as_many(60, 5), 60, 5), simulate(as_few(60, 5), 60, 5)
    assert more.questions == pytest.approx(memory.questions, rel=0.03)
    assert less.questions == pytest.approx(fixed.questions, rel=0.03)
