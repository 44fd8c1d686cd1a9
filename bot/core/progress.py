"""Where a learner stands: in a lesson, in a course, and over the days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.course import Card, Catalogue, Lesson, Question

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


def next_lesson(
    catalogue: Catalogue, done: Set[str], *, after: str | None = None, track: str | None = None
) -> str | None:
    """The lesson to take next: one not done, in `track` if given, nearest after `after`.

    After a lesson its own course comes first, then its track, then the rest. None when all is done.
    """
    shelf = [
        lesson
        for one in catalogue.tracks
        if track is None or one.id == track
        for course in one.courses
        for lesson in course.lessons
        if lesson in catalogue.lessons
    ]
    if after in shelf:
        place = shelf.index(after)
        course_id = after.rpartition("/")[0]
        track_id = after.partition("/")[0]
        shelf = sorted(
            shelf[place + 1 :] + shelf[:place],
            key=lambda lesson: (
                lesson.rpartition("/")[0] != course_id,
                lesson.partition("/")[0] != track_id,
            ),
        )
    return next((lesson for lesson in shelf if lesson not in done), None)


def streak(days: Iterable[date], today: date) -> int:
    """Days in a row with learning in them, up to today or, while today is young, yesterday."""
    seen = set(days)
    day = today if today in seen else today - timedelta(days=1)
    length = 0
    while day in seen:
        length += 1
        day -= timedelta(days=1)
    return length
