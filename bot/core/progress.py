"""Where a learner stands: in a lesson, in a course, and over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.course import Card, Lesson, Question

Step = Card | Question


@dataclass(frozen=True, slots=True)
class Score:
    """Questions answered right, of those asked."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; an empty quiz counts as complete."""
        return self.right / self.of if self.of else 1.0


def steps(lesson: Lesson) -> tuple[str, ...]:
    """Ids of cards and questions in the order they come; the end of the lesson is one past."""
    return lesson.flow + lesson.quiz


def furthest(lesson: Lesson, answered: Set[str]) -> int:
    """The step up to which the learner may go: the first question not answered, or the end."""
    edition = next(iter(lesson.editions.values()))
    for index, step in enumerate(steps(lesson)):
        if step in edition.questions and step not in answered:
            return index
    return len(steps(lesson))


def reachable(lesson: Lesson, answered: Set[str], target: int) -> int:
    """`target`, held within the lesson and before the first question not answered."""
    return max(0, min(target, furthest(lesson, answered)))


def score(lesson: Lesson, right: Mapping[str, bool]) -> Score:
    """The quiz's score; `right` says of each answered question whether it was right."""
    return Score(sum(right.get(question, False) for question in lesson.quiz), len(lesson.quiz))


@dataclass(frozen=True, slots=True)
class Weeks:
    """How the weekly goal goes: days learned this week, and weeks in a row that reached it.

    `saved`: one missed week lies among them and was forgiven.
    """

    goal: int
    this_week: int
    in_a_row: int
    saved: bool


def weeks(days: Iterable[date], today: date, goal: int) -> Weeks:
    """Weeks (Monday to Sunday) that reached `goal` days, counted back from this one.

    This week counts once it is reached and breaks nothing while it is young; one missed week among
    the others is forgiven, if the one before it was reached.
    """
    monday = today - timedelta(days=today.weekday())
    learned = Counter(day - timedelta(days=day.weekday()) for day in set(days) if day <= today)
    length, saved, week = int(learned[monday] >= goal), False, monday - timedelta(days=7)
    while True:
        if learned[week] >= goal:
            length += 1
        elif not saved and learned[week - timedelta(days=7)] >= goal:
            saved = True
        else:
            break
        week -= timedelta(days=7)
    return Weeks(goal, learned[monday], length, saved)
