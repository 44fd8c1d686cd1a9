from __future__ import annotations

import random
from dataclasses import fields, replace
from typing import Any

import pytest

from bot.core.counting.gain import Estimate
from bot.core.counting.item_analysis import Flag, Reason
from bot.core.counting.suggestions import (
    FollowUps,
    Idle,
    Kind,
    Known,
    Missed,
    Rising,
    Suspect,
    Unanswered,
    Waiting,
    suggest,
)

HARDLY = Estimate(0.04, -0.1, 0.15)
MISSED = Missed("loans/cards/minimum#grows", 7, 100, 0.34, 0.38, HARDLY)
SUSPECT = Suspect("loans/cards/minimum#q1", "en", 200, 0.3, (Flag(Reason.BEATS_KEY, 0.5, 1),))
WAITING = Waiting(5, 0, 2)
ASKED = Unanswered("en", "can i pay twice", 30, "loans/cards/minimum")
RISING = Rising(3, "parcel", 12, 1)
IDLE = Idle(7, 60, 10, 14)
DROPPED = FollowUps(7, 80, 10)
EVERYTHING = Known(
    missed=[MISSED],
    suspects=[SUSPECT],
    waiting=WAITING,
    unanswered=[ASKED],
    rising=[RISING],
    idle=[IDLE],
    follow_ups=[DROPPED],
)


def kinds(known: Known) -> list[Kind]:
    return [one.kind for one in suggest(known)]


def test_three_things_are_said_that_help_most() -> None:
    assert kinds(EVERYTHING) == [Kind.REWRITE, Kind.SESSION, Kind.ALERT]


def test_nothing_known_is_nothing_said() -> None:
    assert suggest(Known()) == []


def test_what_is_overdue_comes_first_however_little_it_is() -> None:
    assert kinds(replace(EVERYTHING, waiting=Waiting(1, 1, 9)))[0] is Kind.ANSWER


def test_a_session_says_for_whom_and_why() -> None:
    (one,) = suggest(Known(missed=[MISSED]))
    assert one.names == {"objective": "loans/cards/minimum#grows", "cohort": "7"}
    assert one.figures == {"people": 100, "missed": pytest.approx(0.62), "gain": 0.04}


@pytest.mark.parametrize(
    "known",
    [
        Known(missed=[replace(MISSED, people=6, after=0.0)]),
        Known(missed=[replace(MISSED, people=20, after=0.6)]),
        Known(missed=[replace(MISSED, gain=Estimate(0.3, 0.2, 0.4))]),
        Known(missed=[replace(MISSED, after=0.9, gain=HARDLY)]),
        Known(suspects=[replace(SUSPECT, seen=9)]),
        Known(suspects=[replace(SUSPECT, flags=())]),
        Known(suspects=[replace(SUSPECT, flags=(Flag(Reason.TOO_EASY, 0.99),))]),
        Known(waiting=Waiting(0, 0, 0)),
        Known(unanswered=[replace(ASKED, times=4)]),
        Known(rising=[replace(RISING, seen=4)]),
        Known(rising=[replace(RISING, days=40)]),
        Known(idle=[replace(IDLE, days=1)]),
        Known(idle=[replace(IDLE, joined=8, started=0)]),
        Known(idle=[replace(IDLE, started=40)]),
        Known(follow_ups=[replace(DROPPED, first=10, later=0)]),
        Known(follow_ups=[replace(DROPPED, later=60)]),
    ],
)
def test_tiny_or_healthy_numbers_do_not_speak(known: Known) -> None:
    assert suggest(known) == []


def test_one_kind_is_said_once() -> None:
    many = [replace(MISSED, objective=f"o{at}", people=100 + at) for at in range(9)]
    (one,) = suggest(Known(missed=many))
    assert one.names["objective"] == "o8"


def test_the_order_in_which_things_are_known_changes_nothing() -> None:
    twice: dict[str, Any] = {
        one.name: [*value, *value]
        if isinstance(value := getattr(EVERYTHING, one.name), list)
        else value
        for one in fields(Known)
    }
    chance = random.Random(1)  # noqa: S311
    said = suggest(Known(**twice))
    for _ in range(20):
        for value in twice.values():
            if isinstance(value, list):
                chance.shuffle(value)
        assert suggest(Known(**twice)) == said
