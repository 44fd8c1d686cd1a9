"""Where a learner stands, what comes next, and when to ask again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from bot.core import path, progress
from bot.core.course import Catalogue
from bot.core.spacing import Memory, remember

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@given(st.data())
def test_nobody_gets_past_an_open_question(catalogue: Catalogue, data: st.DataObject) -> None:
    lesson = data.draw(st.sampled_from(sorted(catalogue.lessons.values(), key=lambda one: one.id)))
    names = progress.steps(lesson)
    questions = [name for name in names if name in lesson.edition("en").questions]
    answered = data.draw(st.sets(st.sampled_from(questions)))
    target = data.draw(st.integers(-5, 50))
    place = progress.reachable(lesson, answered, target)
    assert 0 <= place <= len(names)
    assert all(name in answered for name in names[:place] if name in questions)


@given(st.data())
def test_score_counts_the_quiz_alone(catalogue: Catalogue, data: st.DataObject) -> None:
    lesson = catalogue.lessons["loans/true-cost/apr"]
    right = data.draw(st.dictionaries(st.sampled_from(progress.steps(lesson)), st.booleans()))
    score = progress.score(lesson, right)
    assert score.of == len(lesson.quiz)
    assert score.right == sum(right.get(name, False) for name in lesson.quiz)


def test_next_lesson_leads_through_everything_once(catalogue: Catalogue) -> None:
    done: set[str] = set()
    after = None
    while (after := path.next_lesson(catalogue, done, after=after)) is not None:
        done.add(after)
    assert done == set(catalogue.lessons)


def test_next_lesson_stays_in_the_course(catalogue: Catalogue) -> None:
    after = "scams/messages/links"
    assert path.next_lesson(catalogue, {after}, after=after) == "scams/messages/codes"


@given(st.sets(DAYS), DAYS, st.sampled_from([1, 3, 5]))
def test_weeks_count_back_and_forgive_one(days: set[date], today: date, goal: int) -> None:
    found = progress.weeks(days, today, goal)
    assert 0 <= found.this_week <= 7
    full = {today - timedelta(days=ahead) for ahead in range(200)}
    assert progress.weeks(full, today, goal).in_a_row >= 28
    assert progress.weeks(days | full, today, goal).in_a_row >= found.in_a_row


def test_a_missed_week_is_saved_once() -> None:
    monday = date(2026, 3, 2)
    reached = {monday - timedelta(weeks=week) for week in (1, 3, 4)}
    found = progress.weeks(reached, monday, 1)
    assert (found.in_a_row, found.saved) == (3, True)
    found = progress.weeks(reached - {monday - timedelta(weeks=3)}, monday, 1)
    assert (found.in_a_row, found.saved) == (1, False)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 60)), min_size=1, max_size=20))
def test_what_is_known_comes_back_later_and_never_the_same_day(
    answers: list[tuple[bool, int]],
) -> None:
    memory: Memory | None = None
    now = NOW
    for right, days in answers:
        now += timedelta(days=days)
        if memory is not None:
            known, missed = remember(memory, now, Rating.Good), remember(memory, now, Rating.Again)
            assert known.due >= missed.due
        memory = remember(memory, now, Rating.Good if right else Rating.Again)
        assert memory.due >= now + timedelta(days=1)
        assert memory.stability > 0
