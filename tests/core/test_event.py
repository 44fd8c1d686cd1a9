"""Plans of events: what is amiss with one, what is asked next, and phases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.event import (
    AFTER,
    DOORS,
    LONGEST_TITLE,
    Amiss,
    Phase,
    Plan,
    faults,
    moment,
    open_step,
    phase,
    steps,
)
from bot.core.naming import tidy

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
GOOD = Plan(
    partner=1,
    title="Spot the scam",
    day=date(2026, 12, 3),
    at=time(15),
    zone="Asia/Shanghai",
    venue="Library",
    quiz="icebreaker",
    course="",
)


def test_a_good_plan_has_nothing_amiss() -> None:
    assert faults(GOOD, NOW) == {}
    assert GOOD.starts_at == datetime(2026, 12, 3, 7, tzinfo=UTC)


def test_everything_amiss_is_named_at_once() -> None:
    found = faults(Plan(expected=0, minutes=1, programme="x" * 61), NOW)
    assert set(found) == {
        "partner",
        "title",
        "venue",
        "zone",
        "day",
        "at",
        "quiz",
        "expected",
        "minutes",
        "programme",
    }


@pytest.mark.parametrize(
    ("changed", "field", "amiss"),
    [
        ({"title": "x" * (LONGEST_TITLE + 1)}, "title", Amiss.LONG),
        ({"day": date(2026, 11, 25)}, "day", Amiss.PAST),
        ({"day": date(2029, 11, 25)}, "day", Amiss.FAR),
        ({"quiz": ""}, "quiz", Amiss.NOTHING),
        ({"expected": 5001}, "expected", Amiss.RANGE),
    ],
)
def test_one_fault_is_named_alone(changed: dict[str, object], field: str, amiss: Amiss) -> None:
    assert faults(replace(GOOD, **changed), NOW) == {field: amiss}  # type: ignore[arg-type]


def test_a_link_needs_neither_time_nor_place() -> None:
    assert faults(Plan(partner=1, title="Hill School"), NOW, link=True) == {}


def test_a_time_that_the_clocks_jump_over_is_none() -> None:
    assert moment(date(2027, 3, 28), time(2, 30), "Europe/Paris") is None
    plan = replace(GOOD, day=date(2027, 3, 28), at=time(2, 30), zone="Europe/Paris")
    assert faults(plan, NOW) == {"at": Amiss.NO_TIME}
    # What comes twice is the first of both.
    twice = moment(date(2026, 10, 25), time(2, 30), "Europe/Paris")
    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_questions_come_in_order_and_what_is_known_is_not_asked() -> None:
    plan = Plan(partner=1, zone="UTC")
    asked = []
    answers = {
        "title": {"title": "x"},
        "day": {"day": date(2026, 12, 3)},
        "at": {"at": time(15)},
        "venue": {"venue": "x"},
        "quiz": {"quiz": ""},
        "course": {"course": "loans/true-cost"},
    }
    while (step := open_step(plan)) is not None:
        asked.append(step)
        plan = replace(plan, **answers[step])  # type: ignore[arg-type]
    assert asked == ["title", "day", "at", "venue", "quiz", "course"]
    assert open_step(Plan(), partners=2) == "partner"
    assert steps(link=True) == ("title", "course")


@given(st.integers(-10_000, 10_000), st.integers(10, 720))
def test_phases_follow_each_other(minutes_from_now: int, lasts: int) -> None:
    starts = NOW + timedelta(minutes=minutes_from_now)
    order = [Phase.UPCOMING, Phase.LIVE, Phase.PAST]
    seen = [
        order.index(phase(starts, lasts, at, cancelled=False))
        for at in (NOW - timedelta(days=30), NOW, NOW + timedelta(days=30))
    ]
    assert seen == sorted(seen)
    assert phase(starts, lasts, NOW, cancelled=True) is Phase.CANCELLED


def test_it_can_be_run_from_an_hour_before_until_two_hours_after() -> None:
    ends = NOW + timedelta(minutes=60)
    edges = {
        NOW - DOORS - timedelta(seconds=1): Phase.UPCOMING,
        NOW - DOORS: Phase.LIVE,
        ends + AFTER: Phase.LIVE,
        ends + AFTER + timedelta(seconds=1): Phase.PAST,
    }
    for at, expected in edges.items():
        assert phase(NOW, 60, at, cancelled=False) is expected


@given(st.text(max_size=60))
def test_a_tidy_line_is_one_line_without_edges(text: str) -> None:
    line = tidy(text)
    assert line == line.strip()
    assert all(one.isprintable() for one in line)
    assert tidy(line) == line
