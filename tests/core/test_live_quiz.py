"""Which answers a live quiz takes, its clocks, codes and teams."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import grading, live_quiz
from bot.core.course import Catalogue
from bot.core.live_quiz import Arrival, Phase, judge

OPENED = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLOSES = OPENED + timedelta(seconds=20)


def judged(after: float, **more: object) -> Arrival:
    known: dict[str, object] = {
        "phase": Phase.OPEN,
        "position": 3,
        "named": 3,
        "now": OPENED + timedelta(seconds=after),
        "closes_at": CLOSES,
        "answered": False,
        "removed": False,
        "empty": False,
        "native": False,
    }
    return judge(**(known | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "more", "outcome"),
    [
        (1, {}, Arrival.TAKEN),
        (20, {}, Arrival.TAKEN),
        (20.001, {}, Arrival.LATE),
        (21, {"native": True}, Arrival.TAKEN),
        (21, {"native": True, "phase": Phase.SHOWN}, Arrival.LATE),
        (1, {"named": 2}, Arrival.LATE),
        (1, {"named": 4}, Arrival.LATE),
        (1, {"phase": Phase.ASKING}, Arrival.LATE),
        (1, {"answered": True}, Arrival.REPEATED),
        (30, {"answered": True, "phase": Phase.SHOWN}, Arrival.REPEATED),
        (1, {"empty": True}, Arrival.RETRACTED),
        (1, {"empty": True, "answered": True}, Arrival.RETRACTED),
        (1, {"removed": True}, Arrival.REMOVED),
    ],
)
def test_the_first_answer_in_time_is_taken_and_no_other(
    after: float, more: dict[str, object], outcome: Arrival
) -> None:
    assert judged(after, **more) is outcome


def test_a_question_is_open_for_the_longest_own_time_after_the_last_was_served() -> None:
    assert live_quiz.open_for(20, [100, 100], 0) == timedelta(seconds=20)
    assert live_quiz.open_for(20, [100, 150], 50) == timedelta(seconds=32)
    assert live_quiz.open_for(20, [], 0) == timedelta(seconds=20)


@given(st.integers(0, 2**31 - 1))
def test_a_code_is_read_as_it_was_written_and_as_people_type_it(chance: int) -> None:
    code = live_quiz.code(chance)
    assert live_quiz.read_code(code) == code
    assert live_quiz.read_code(f" {code[:3].lower()} {code[3:]} ") == code


@pytest.mark.parametrize("text", ["", "ABC", "ABCDEFG", "ABC1O0", "请问几点", "12 34 5"])
def test_other_texts_are_no_code(text: str) -> None:
    assert live_quiz.read_code(text) is None


@given(st.sets(st.integers(1, 10_000), min_size=1, max_size=60), st.integers(2, 6), st.integers())
def test_teams_at_random_are_balanced_and_repeatable(
    players: set[int], teams: int, seed: int
) -> None:
    dealt = live_quiz.deal(sorted(players), teams, seed)
    sizes = Counter(dealt.values())
    assert max(sizes.values()) - min([sizes[team] for team in range(1, teams + 1)]) <= 1
    assert dealt == live_quiz.deal(sorted(players, reverse=True), teams, seed)


def test_a_draw_repeats_with_its_seed_and_keeps_to_its_track(catalogue: Catalogue) -> None:
    drawn = live_quiz.draw(catalogue, "loans", 8, 5, easy=False)
    assert drawn == live_quiz.draw(catalogue, "loans", 8, 5, easy=False)
    assert drawn != live_quiz.draw(catalogue, "loans", 8, 6, easy=False)
    assert len(drawn) == 8
    assert all(lesson.startswith("loans/") for lesson, _ in drawn)
    asked = [
        f"{lesson}#{catalogue.lessons[lesson].edition('en').questions[name].objective}"
        for lesson, name in drawn
    ]
    assert len(set(asked)) == 8


def test_an_easy_draw_asks_nothing_to_reckon_or_search(catalogue: Catalogue) -> None:
    for lesson, name in live_quiz.draw(catalogue, None, 20, 5, easy=True):
        assert catalogue.lessons[lesson].edition("en").questions[name].kind in {
            "single",
            "true_false",
        }


def test_a_board_stays_as_long_as_its_reason_takes_to_read_aloud(catalogue: Catalogue) -> None:
    shown = []
    for lesson in catalogue.lessons.values():
        for name in lesson.edition("en").questions:
            each = [one.questions[name] for one in lesson.editions.values()]
            alone = live_quiz.board_for(each[:1])
            assert alone <= live_quiz.board_for(each) <= timedelta(seconds=40)
            shown.append((len(grading.why(each[0])), alone))
    assert min(stays for _, stays in shown) >= timedelta(seconds=8)
    assert min(shown)[1] < max(shown)[1]
