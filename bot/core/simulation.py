"""A year of made-up learners under three ways to ask again; see docs/learning.md for what it says.

Learners forget by a power law with their own strength of memory, which the memory model does not
know. They open a reminder with their own chance. All chance comes from the seed.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fsrs import Rating

from bot.core import spacing
from bot.core.spacing import Memory

YEAR = 365
OBJECTIVES = 24
"""Two courses of six lessons with two objectives each, learned one lesson every other day."""
SITTING = 5
_START = datetime(2026, 1, 5, tzinfo=UTC)
_FIXED = (1, 7, 30)
_WRITTEN_ON = frozenset({0, 2, 4})

_DECAY = -0.5
_FACTOR = 0.9 ** (1 / _DECAY) - 1


@dataclass(slots=True)
class Idea:
    """What one learner knows of one objective: true `stability` in days, last seen on a day."""

    learned: int
    stability: float
    seen: int
    memory: Memory
    asked: int = 0

    def recall(self, day: int) -> float:
        """The true chance of remembering it on a day."""
        return float((1 + _FACTOR * (day - self.seen) / self.stability) ** _DECAY)


@dataclass(frozen=True, slots=True)
class Result:
    """A policy's year: recall by day (mean over learners and ideas), questions asked a learner."""

    policy: str
    recall: tuple[float, ...]
    questions: float

    @property
    def at_the_end(self) -> float:
        """Mean recall on the last day."""
        return self.recall[-1]


@dataclass(slots=True)
class _Learner:
    chance: random.Random
    strength: float
    opens: float
    ideas: list[Idea] = field(default_factory=list)


Policy = Callable[[list[Idea], int], list[Idea]]
"""The ideas to ask about on a day, most urgent first."""


def never(_: list[Idea], __: int) -> list[Idea]:
    """No reviews."""
    return []


def fixed(ideas: list[Idea], day: int) -> list[Idea]:
    """1, 7 and 30 days after learning, whatever the answers."""
    return [
        idea
        for idea in ideas
        if idea.asked < len(_FIXED) and day - idea.learned >= _FIXED[idea.asked]
    ]


def by_memory(ideas: list[Idea], day: int) -> list[Idea]:
    """What the memory model says is due, as `/review` and the reminders ask it."""
    now = _moment(day)
    due = [idea for idea in ideas if idea.memory.due <= now]
    return sorted(due, key=lambda idea: (-idea.memory.missed, idea.memory.due))


POLICIES: dict[str, Policy] = {"none": never, "fixed": fixed, "memory": by_memory}


def simulate(policy: str, learners: int, seed: int) -> Result:
    """Play `learners` through a year under a policy of `POLICIES`."""
    choose = POLICIES[policy]
    people = [_person(random.Random(seed * 1_000_003 + n)) for n in range(learners)]  # noqa: S311
    recall, asked = [], 0
    for day in range(YEAR):
        total = known = 0.0
        for person in people:
            _learn(person, day)
            if day % 7 in _WRITTEN_ON and person.chance.random() < person.opens:
                for idea in choose(person.ideas, day)[:SITTING]:
                    asked += 1
                    _ask(person, idea, day)
            total += len(person.ideas)
            known += sum(idea.recall(day) for idea in person.ideas)
        recall.append(known / total if total else 1.0)
    return Result(policy, tuple(recall), asked / learners)


def _person(chance: random.Random) -> _Learner:
    return _Learner(chance, math.exp(chance.gauss(0, 0.5)), chance.betavariate(2, 3))


def _learn(person: _Learner, day: int) -> None:
    if day % 2 or len(person.ideas) >= OBJECTIVES:
        return
    for _ in range(2):
        stability = 4 * person.strength * math.exp(person.chance.gauss(0, 0.5))
        memory = spacing.remember(None, _moment(day), Rating.Good)
        person.ideas.append(Idea(day, stability, day, memory))


def _ask(person: _Learner, idea: Idea, day: int) -> None:
    chance_to_know = idea.recall(day)
    right = person.chance.random() < chance_to_know
    if right:
        # The harder it was to remember, the more it helps.
        idea.stability *= 1 + person.strength * (0.4 + 4.0 * (1 - chance_to_know))
    else:
        # The card that explains it is read again.
        idea.stability = max(2.0, 0.5 * idea.stability)
    idea.seen = day
    idea.asked += 1
    rating = Rating.Good if right else Rating.Again
    idea.memory = spacing.remember(idea.memory, _moment(day), rating)


def _moment(day: int) -> datetime:
    return _START + timedelta(days=day)
