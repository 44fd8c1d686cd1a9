"""Simulated players of mixed skill, and what an evening will ask of Telegram's limits."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.course import Kind, Question
from bot.core.grading import Choice
from bot.core.live_quiz import A_SECOND_MESSAGES, board_for, seconds_for

GROUP_A_MINUTE = 20
"""Messages a minute that Telegram lets a bot send into one group."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a simulated player does: seconds `after` the question opens, and the choice."""

    after: float
    choice: Choice


def plan(question: Question, seconds: int, seed: int, player: int) -> Plan | None:
    """What a simulated player answers, and when; None: they let it pass.

    Each has a skill of their own from 0.3 to 0.95 and a pace; the same seed plays the same.
    """
    own = random.Random(f"{seed}:{player}")  # noqa: S311 - repeatable on purpose
    skill, pace = own.uniform(0.3, 0.95), own.uniform(0.15, 0.75)
    chance = random.Random(f"{seed}:{player}:{question.id}")  # noqa: S311 - repeatable on purpose
    after = seconds * min(1.3, max(0.05, chance.gauss(pace, 0.15)))
    if chance.random() < 0.04 or after >= seconds:
        return None
    return Plan(after, _choice(question, chance, right=chance.random() < skill))


def _choice(question: Question, chance: random.Random, *, right: bool) -> Choice:
    if question.kind is Kind.NUMBER and question.number is not None:
        key = question.number
        if right:
            return key.answer
        if key.traps and chance.random() < 0.5:
            return chance.choice(key.traps).value
        return Decimal(round(float(key.answer) * chance.uniform(0.5, 1.8)))
    places = range(len(question.options))
    true = tuple(place for place in places if question.options[place].right)
    if right:
        return true
    false = [place for place in places if place not in true]
    if question.kind in {Kind.SEVERAL, Kind.RED_FLAGS}:
        return (*true[: chance.randint(0, len(true) - 1)], chance.choice(false))
    return (chance.choice(false),)


@dataclass(frozen=True, slots=True)
class Load:
    """What a quiz asks of Telegram.

    `calls` in all; `a_minute` is the busiest minute of a group, and `over` whether Telegram would
    slow it down; `spread` is seconds between the first and the last player of a hall being served.
    """

    calls: int
    a_minute: int
    over: bool
    spread: float


def group_load(questions: Sequence[Question], seconds: int, extra_messages: int) -> Load:
    """A quiz in a group: a poll and a board for each question; `extra_messages` come before polls.

    The number of players makes no difference.
    """
    times, at = [0.0], 5.0
    for place, question in enumerate(questions):
        times += [at] * (2 if place < extra_messages else 1)
        at += seconds_for(question, seconds) + 2
        times.append(at)
        at += board_for([question]).total_seconds()
    times.append(at)
    busiest = max(sum(since <= one < since + 60 for one in times) for since in times)
    return Load(len(times), busiest, busiest > GROUP_A_MINUTE, 0.0)


def hall_load(questions: int, messengers: int) -> Load:
    """A quiz in a hall: a message and an edit for each question and player in the messenger."""
    spread = messengers / A_SECOND_MESSAGES
    calls = messengers * (3 * questions + 2)
    return Load(calls, math.ceil(min(60, spread) * A_SECOND_MESSAGES), False, spread)
