"""A review is a lesson made of questions alone, drawn from what is due."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from bot.core.course import Catalogue, Edition, Lesson, Question

REVIEW = "review"
LONGEST = 5


def split(objective: str) -> tuple[str, str]:
    """`"track/course/lesson#objective"` → the lesson's id and the objective's own."""
    lesson_id, _, name = objective.partition("#")
    return lesson_id, name


def course_of(name: str) -> str:
    """`"track/course/lesson#question"`, or an objective's name → the course's id."""
    return split(name)[0].rpartition("/")[0]


def choose(
    catalogue: Catalogue, due: Sequence[str], worn: Mapping[str, int]
) -> tuple[tuple[str, str], ...]:
    """For each due objective (most overdue first) the question least worn by being asked.

    `worn` ranks questions (`"lesson#question"`) that were asked, the least worn lowest. Returns
    (lesson, question) pairs, five at most, neighbours from different lessons where that can be had.
    """
    chosen: list[tuple[str, str]] = []
    for objective in due:
        lesson_id, name = split(objective)
        lesson = catalogue.lessons.get(lesson_id)
        if lesson is None:
            continue
        items = [question.id for question in standing_alone(lesson, name)]
        if items:
            best = min(items, key=lambda item: worn.get(f"{lesson_id}#{item}", 0))
            chosen.append((lesson_id, best))
        if len(chosen) == LONGEST:
            break
    return _interleave(chosen)


def standing_alone(lesson: Lesson, objective: str) -> list[Question]:
    """Items on an objective that can be asked without the lesson's cards before them.

    A check question speaks of the card it follows, so it is taken only where there is no other.
    """
    bank = next(iter(lesson.editions.values())).questions.values()
    mine = [question for question in bank if question.objective == objective]
    return [question for question in mine if question.id not in lesson.flow] or mine


def _interleave(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    left = list(pairs)
    mixed: list[tuple[str, str]] = []
    while left:
        last = mixed[-1][0] if mixed else None
        place = next((i for i, (lesson, _) in enumerate(left) if lesson != last), 0)
        mixed.append(left.pop(place))
    return tuple(mixed)


def compose(
    catalogue: Catalogue, pairs: Sequence[tuple[str, str]], lesson_id: str = REVIEW
) -> Lesson:
    """One lesson out of the chosen questions, in every language that all of them have.

    Questions and objectives are named in full (`"lesson#question"`), as answers are stored.
    """
    lessons = [catalogue.lessons[lesson_id] for lesson_id, _ in pairs]
    first = lessons[0]  # there is one, or there would be nothing to compose
    languages = [
        language
        for language in first.editions
        if all(language in lesson.editions for lesson in lessons)
    ]
    quiz = tuple(f"{lesson_id}#{question}" for lesson_id, question in pairs)
    stamp = f"{lesson_id}\n" + "\n".join(
        f"{lesson.version} {item}" for lesson, item in zip(lessons, quiz, strict=True)
    )
    return Lesson(
        id=lesson_id,
        version=hashlib.sha256(stamp.encode()).hexdigest(),
        flow=(),
        quiz=quiz,
        sources=(),
        editions={language: _edition(catalogue, pairs, language) for language in languages},
    )


def _edition(catalogue: Catalogue, pairs: Sequence[tuple[str, str]], language: str) -> Edition:
    questions: dict[str, Question] = {}
    objectives: dict[str, str] = {}
    for lesson_id, name in pairs:
        edition = catalogue.lessons[lesson_id].editions[language]
        question = edition.questions[name]
        objective = f"{lesson_id}#{question.objective}"
        questions[f"{lesson_id}#{name}"] = replace(
            question, id=f"{lesson_id}#{name}", objective=objective
        )
        objectives[objective] = edition.objectives[question.objective]
    return Edition(
        language=language,
        title="",
        objectives=objectives,
        cards={},
        questions=questions,
        learned="",
        action="",
    )


def qualified(lesson: Lesson, name: str) -> str:
    """A question's or objective's full name, whether it stands in a lesson or in a review."""
    return name if "#" in name else f"{lesson.id}#{name}"


def known(catalogue: Catalogue, objectives: Sequence[str]) -> Set[str]:
    """Those of `objectives` that the catalogue still teaches."""
    return {
        objective
        for objective in objectives
        if (lesson := catalogue.lessons.get(split(objective)[0])) is not None
        and split(objective)[1] in next(iter(lesson.editions.values())).objectives
    }
