"""Points in a live quiz: knowing first, speed second.

An answer is worth 1,000 for being right, a part of that for being partly right, and nothing for
being wrong however quick. Where the quiz is scored by speed, a right answer earns a little more for
being quick and for following other right ones. All that can be earned so in a whole quiz is less
than one right answer, so speed parts those who know equally much and never beats knowing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.core.course import Kind, Question
from bot.core.errors import NothingPicked, NotThisQuestion
from bot.core.grading import Choice, grade

WHOLE = 1000
"""Points for a right answer."""
_CLOSE = Fraction(1, 2)
"""The most that a number near the right one is worth, of a whole answer."""
_NEAR = Decimal("0.25")
"""How far off, of the right number, a number is worth nothing."""
_STREAK = 3
"""Right answers in a row after which a streak earns no more."""


class Scoring(StrEnum):
    """Whether being quick counts."""

    ACCURACY = "accuracy"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: what was chosen, seconds `taken` of those `allowed` to this player."""

    choice: Choice
    taken: float
    allowed: float


@dataclass(frozen=True, slots=True)
class Round:
    """A closed question with its answers by player; `position` counts from 0."""

    position: int
    question: Question
    answers: Mapping[int, Given]


@dataclass(frozen=True, slots=True)
class Entrant:
    """A player, and the first question that was theirs to answer."""

    player: int
    joined: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a player stands: equal points share a rank; `was` is the rank one question before.

    `right` of `asked` since joining; `by_share` is the rank by that share. `was` is None for who
    was not there yet.
    """

    player: int
    rank: int
    points: int
    right: int
    asked: int
    by_share: int
    was: int | None


def correctness(question: Question, choice: Choice) -> Fraction:
    """How right an answer is, from 0 to 1; a choice that does not fit the question is wrong.

    Of several options: the share of right ones found less the share of wrong ones taken, so that
    taking everything is worth nothing. A number: by closeness, at most half unless it is right.
    """
    try:
        verdict = grade(question, choice)
    except (NotThisQuestion, NothingPicked):
        return Fraction(0)
    if verdict.right:
        return Fraction(1)
    if isinstance(choice, Decimal):
        return _closeness(question, choice)
    if question.kind not in {Kind.SEVERAL, Kind.RED_FLAGS}:
        return Fraction(0)
    right = sum(option.right for option in question.options)
    wrong = len(question.options) - right
    found = sum(option.right for option in set(verdict.chosen))
    taken = len(set(verdict.chosen)) - found
    return max(Fraction(0), Fraction(found, right) - Fraction(taken, max(1, wrong)))


def _closeness(question: Question, number: Decimal) -> Fraction:
    key = question.number
    if key is None:
        return Fraction(0)
    off = abs(number - key.answer) - key.tolerance
    room = abs(key.answer) * _NEAR or max(key.tolerance, Decimal(1))
    return _CLOSE * max(Fraction(0), 1 - Fraction(off) / Fraction(room))


def points(
    right: Fraction, *, taken: float, allowed: float, streak: int, questions: int, scoring: Scoring
) -> int:
    """Points for an answer in a quiz of `questions`, after `streak` right answers in a row.

    Never less than 0; never less for being more right, quicker or longer in a streak.
    """
    base = int(WHOLE * right)
    if scoring is Scoring.ACCURACY or right < 1:
        return base
    extra = (WHOLE - 1) // max(1, questions)
    for_streak = extra // 5
    quick = 1 - min(1.0, max(0.0, taken / allowed)) if allowed > 0 else 0.0
    return base + int((extra - for_streak) * quick) + for_streak * min(streak, _STREAK) // _STREAK


def standings(
    rounds: Sequence[Round], entrants: Iterable[Entrant], questions: int, scoring: Scoring
) -> tuple[Standing, ...]:
    """The board after `rounds`, best first; of `questions` in the whole quiz."""
    there = list(entrants)
    before = _totals(rounds[:-1], there, questions, scoring) if rounds else {}
    last = rounds[-1].position if rounds else 0
    was = _ranks({one.player: before[one.player][0] for one in there if one.joined < last})
    totals = _totals(rounds, there, questions, scoring)
    ranks = _ranks({player: total for player, (total, _, _) in totals.items()})
    shares = _ranks(
        {player: Fraction(right, max(1, asked)) for player, (_, right, asked) in totals.items()}
    )
    found = [
        Standing(player, ranks[player], total, right, asked, shares[player], was.get(player))
        for player, (total, right, asked) in totals.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.rank, one.by_share, one.player)))


def _totals(
    rounds: Sequence[Round], entrants: Sequence[Entrant], questions: int, scoring: Scoring
) -> dict[int, tuple[int, int, int]]:
    """(points, right, asked since joining) by player."""
    totals = {}
    for one in entrants:
        total = right = streak = asked = 0
        for played in rounds:
            if played.position < one.joined:
                continue
            asked += 1
            given = played.answers.get(one.player)
            share = Fraction(0)
            if given is not None:
                share = correctness(played.question, given.choice)
                total += points(
                    share,
                    taken=given.taken,
                    allowed=given.allowed,
                    streak=streak,
                    questions=questions,
                    scoring=scoring,
                )
            right += share == 1
            streak = streak + 1 if share == 1 else 0
        totals[one.player] = (total, right, asked)
    return totals


def _ranks(values: Mapping[int, int] | Mapping[int, Fraction]) -> dict[int, int]:
    """Rank by value, the highest is 1; equals share a rank and the next ones are left out."""
    ordered: list[int | Fraction] = sorted(values.values(), reverse=True)
    first: dict[int | Fraction, int] = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
    return {player: first[value] for player, value in values.items()}


def teams(
    board: Iterable[Standing], team_of: Mapping[int, int], least: int = 1
) -> tuple[tuple[int, int, int], ...]:
    """(team, mean points, players) of each team, best first: a small team is no disadvantage."""
    points_of: dict[int, list[int]] = {}
    for one in board:
        team = team_of.get(one.player)
        if team is not None:
            points_of.setdefault(team, []).append(one.points)
    means = [
        (team, round(sum(given) / len(given)), len(given))
        for team, given in points_of.items()
        if len(given) >= least
    ]
    return tuple(sorted(means, key=lambda one: (-one[1], one[0])))
