"""Where a learner stands, what comes next, and when to ask again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from bot.core import progress
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
    while (after := progress.next_lesson(catalogue, done, after=after)) is not None:
        done.add(after)
    assert done == set(catalogue.lessons)


def test_next_lesson_stays_in_the_course(catalogue: Catalogue) -> None:
    after = "scams/messages/links"
    assert progress.next_lesson(catalogue, {after}, after=after) == "scams/messages/codes"


@given(st.sets(DAYS), DAYS)
def test_a_streak_is_days_in_a_row(days: set[date], today: date) -> None:
    length = progress.streak(days, today)
    last = today if today in days else today - timedelta(days=1)
    assert all(last - timedelta(days=back) in days for back in range(length))
    assert last - timedelta(days=length) not in days


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
