"""A year of made-up learners under several ways to ask again; docs/learning.md says what it shows.

Learners forget by a power law with their own strength of memory, which the memory model does not
know. They open a reminder with their own chance. All chance comes from the seed.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fsrs import Rating, Scheduler

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


Choice = Callable[[list[Idea], int], list[Idea]]
"""The ideas to ask about on a day, most urgent first."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to ask again; `retention` is the share at which one that goes by memory asks."""

    name: str
    choose: Choice
    retention: float = 0.9


def never(_: list[Idea], __: int) -> list[Idea]:
    """No reviews."""
    return []


def fixed(every: int | None = None) -> Choice:
    """1, 7 and 30 days after learning, whatever the answers; then each `every` days, if given."""

    def choose(ideas: list[Idea], day: int) -> list[Idea]:
        return [idea for idea in ideas if day - idea.learned >= _due(idea.asked)]

    def _due(asked: int) -> float:
        if asked < len(_FIXED):
            return _FIXED[asked]
        return math.inf if every is None else _FIXED[-1] + every * (asked - len(_FIXED) + 1)

    return choose


def by_memory(ideas: list[Idea], day: int) -> list[Idea]:
    """What the memory model says is due, as `/review` and the reminders ask it."""
    now = _moment(day)
    due = [idea for idea in ideas if idea.memory.due <= now]
    return sorted(due, key=lambda idea: (-idea.memory.missed, idea.memory.due))


NONE = Policy("none", never)
FIXED = Policy("fixed", fixed())
MEMORY = Policy("memory", by_memory)
POLICIES = (NONE, FIXED, MEMORY)


def as_many(learners: int, seed: int) -> Policy:
    """Fixed intervals that go on all year, about as many questions as by memory.

    The days between are sought so that the number fits.
    """
    wanted = simulate(MEMORY, learners, seed).questions

    def policy(every: int) -> Policy:
        return Policy("fixed, more", fixed(every))

    return policy(_nearest(range(5, 200), wanted, lambda n: simulate(policy(n), learners, seed)))


def as_few(learners: int, seed: int) -> Policy:
    """By memory, but about as few questions as at the fixed intervals.

    The share remembered at which it asks again is sought so that the number fits.
    """
    wanted = simulate(FIXED, learners, seed).questions

    def policy(lost: int) -> Policy:
        return Policy("memory, less", by_memory, 1 - lost / 100)

    return policy(_nearest(range(10, 90), wanted, lambda n: simulate(policy(n), learners, seed)))


def simulate(policy: Policy, learners: int, seed: int) -> Result:
    """Play `learners` through a year under a policy."""
    model = spacing.model(retention=policy.retention)
    people = [_person(random.Random(seed * 1_000_003 + n)) for n in range(learners)]  # noqa: S311
    recall, asked = [], 0
    for day in range(YEAR):
        total = known = 0.0
        for person in people:
            _learn(person, day, model)
            if day % 7 in _WRITTEN_ON and person.chance.random() < person.opens:
                for idea in policy.choose(person.ideas, day)[:SITTING]:
                    asked += 1
                    _ask(person, idea, day, model)
            total += len(person.ideas)
            known += sum(idea.recall(day) for idea in person.ideas)
        recall.append(known / total if total else 1.0)
    return Result(policy.name, tuple(recall), asked / learners)


def _nearest(tried: range, wanted: float, play: Callable[[int], Result]) -> int:
    """Where in `tried` about as many questions are asked as `wanted`; they become fewer upward."""
    place = bisect_left(tried, -wanted, key=lambda one: -play(one).questions)
    return min(
        tried[max(0, place - 1) : place + 1], key=lambda one: abs(play(one).questions - wanted)
    )


def _person(chance: random.Random) -> _Learner:
    return _Learner(chance, math.exp(chance.gauss(0, 0.5)), chance.betavariate(2, 3))


def _learn(person: _Learner, day: int, model: Scheduler) -> None:
    if day % 2 or len(person.ideas) >= OBJECTIVES:
        return
    for _ in range(2):
        stability = 4 * person.strength * math.exp(person.chance.gauss(0, 0.5))
        memory = spacing.remember(None, _moment(day), Rating.Good, scheduler=model)
        person.ideas.append(Idea(day, stability, day, memory))


def _ask(person: _Learner, idea: Idea, day: int, model: Scheduler) -> None:
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
    idea.memory = spacing.remember(idea.memory, _moment(day), rating, scheduler=model)


def _moment(day: int) -> datetime:
    return _START + timedelta(days=day)
