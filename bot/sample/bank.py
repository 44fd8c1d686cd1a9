"""How made-up learners do at real questions: difficulty, what wrong answers they give, how long."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from bot.content import snapshot
from bot.core import grading, probe, review
from bot.core.course import Catalogue, Kind, Lesson, Question

_GUESSED = {Kind.SINGLE: 0.2, Kind.TRUE_FALSE: 0.35, Kind.SEVERAL: 0.04, Kind.RED_FLAGS: 0.03}
_SECONDS = {
    Kind.SINGLE: 11.0,
    Kind.TRUE_FALSE: 7.0,
    Kind.SEVERAL: 19.0,
    Kind.RED_FLAGS: 24.0,
    Kind.NUMBER: 31.0,
    Kind.ORDER: 22.0,
}
_WRONGS = 6
"""Wrong choices to a question that several people hit upon."""

TOO_HARD, FLAT, TRAP = "too hard", "flat", "trap"
_OF_EACH = 4
"""Questions with each of these flaws."""

Given = tuple[str, tuple[int, ...]]
"""A choice as it is stored, and the options that it names."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question: the chance of a right answer is guess + (1 - guess) / (1 + e^(-slope * (ability -
    difficulty))), but for a trap, which the able fall into.
    """

    number: int
    name: str
    objective: str
    names_options: bool
    slope: float
    difficulty: float
    guess: float
    seconds: float
    trap: bool
    key: Given
    wrong: tuple[Given, ...]
    weights: tuple[float, ...]
    """Of the wrong choices, running up to 1."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Something to sit through: a lesson or a probe, with its questions and the words pinned."""

    lesson_id: str
    version: str
    items: tuple[tuple[Item, bool], ...]
    """Questions in order, and whether each counts for the score."""

    steps: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A course: its lessons, and the probes beside it by kind."""

    id: str
    lessons: tuple[Sitting, ...]
    probes: Mapping[str, Sitting]
    reviews: tuple[Sitting, ...]
    objectives: tuple[str, ...]
    popular: float
    teaches: float
    """By how much it raises the ability to answer about it."""


class Bank:
    """Everything that can be asked; `chance` decides how hard it all is."""

    def __init__(self, catalogue: Catalogue, chance: random.Random) -> None:
        self.catalogue = catalogue
        self.texts: dict[str, str] = {}
        self.items: dict[str, Item] = {}
        names = [
            f"{lesson.id}#{question.id}"
            for lesson in catalogue.lessons.values()
            for question in next(iter(lesson.editions.values())).questions.values()
        ]
        one_tap = [name for name in names if self.question(name).kind is Kind.SINGLE]
        flawed = chance.sample(one_tap, min(len(one_tap), 3 * _OF_EACH))
        self.flaws = {
            name: (TOO_HARD, FLAT, TRAP)[place % 3] for place, name in enumerate(sorted(flawed))
        }
        for number, name in enumerate(names):
            self.items[name] = self._item(number, name, chance)
        self.shelves = tuple(self._shelf(one.id, chance) for one in catalogue.courses)
        self.by_course = {shelf.id: shelf for shelf in self.shelves}

    def question(self, name: str) -> Question:
        """A question by its full name, in the lesson's first language."""
        lesson_id, item = review.split(name)
        edition = next(iter(self.catalogue.lessons[lesson_id].editions.values()))
        return edition.questions[item]

    def _item(self, number: int, name: str, chance: random.Random) -> Item:
        question, flaw = self.question(name), self.flaws.get(name)
        key, wrong = _choices(question, chance)
        drawn = [chance.random() ** 2 + 0.05 for _ in wrong]
        weights = tuple(one / sum(drawn) for one in accumulate(drawn))
        difficulty = chance.gauss(0.0, 0.8) + (3.2 if flaw == TOO_HARD else 0.0)
        return Item(
            number=number,
            name=name,
            objective=f"{review.split(name)[0]}#{question.objective}",
            names_options=question.kind not in {Kind.NUMBER, Kind.ORDER},
            slope=0.05 if flaw == FLAT else math.exp(chance.gauss(0.15, 0.25)),
            difficulty=difficulty,
            guess=_GUESSED.get(question.kind, 0.02) * (0.4 if flaw == TOO_HARD else 1.0),
            seconds=_SECONDS[question.kind] * math.exp(chance.gauss(0, 0.2)),
            trap=flaw == TRAP,
            key=key,
            wrong=wrong,
            weights=weights,
        )

    def _shelf(self, course_id: str, chance: random.Random) -> Shelf:
        course = self.catalogue.course(course_id)
        lessons = [self.catalogue.lessons[name] for name in course.lessons] if course else []
        probes = {}
        for kind in probe.KINDS:
            pairs = probe.choose(self.catalogue, course, kind) if course else ()
            if pairs:
                asked = review.compose(self.catalogue, pairs, probe.name(kind, course_id))
                probes[kind] = self._sitting(asked)
        return Shelf(
            id=course_id,
            lessons=tuple(self._sitting(one) for one in lessons),
            probes=probes,
            reviews=tuple(self._review(lessons[:3], chance) for _ in range(6)),
            objectives=tuple(
                f"{one.id}#{objective}"
                for one in lessons
                for objective in next(iter(one.editions.values())).objectives
            ),
            popular=chance.uniform(0.4, 1.6),
            teaches=chance.uniform(0.4, 1.7),
        )

    def _review(self, lessons: list[Lesson], chance: random.Random) -> Sitting:
        """A few questions about the beginning of a course, as they come up again."""
        pairs = []
        for lesson in lessons:
            objective = chance.choice(list(next(iter(lesson.editions.values())).objectives))
            item = chance.choice(review.standing_alone(lesson, objective))
            pairs.append((lesson.id, item.id))
        return self._sitting(review.compose(self.catalogue, pairs))

    def follow_up(self, lesson_id: str, shelf: Shelf, chance: random.Random) -> Sitting:
        """Two questions about two objectives of a course, under a name of their own."""
        pairs = []
        for objective in chance.sample(shelf.objectives, 2):
            lesson, name = review.split(objective)
            items = review.standing_alone(self.catalogue.lessons[lesson], name)
            pairs.append((lesson, items[-1].id))
        return self._sitting(review.compose(self.catalogue, pairs, lesson_id))

    def _sitting(self, lesson: Lesson) -> Sitting:
        self.texts[lesson.version] = snapshot.dump(lesson)
        questions = next(iter(lesson.editions.values())).questions
        order = (*lesson.flow, *lesson.quiz)
        items = tuple(
            (self.items[review.qualified(lesson, name)], name in lesson.quiz)
            for name in order
            if name in questions
        )
        return Sitting(lesson.id, lesson.version, items, len(order))


def _choices(question: Question, chance: random.Random) -> tuple[Given, tuple[Given, ...]]:
    """The right choice, and wrong ones; each as `core.grading` judges it."""
    places = range(len(question.options))
    if question.number is not None:
        answer = question.number.answer
        wrong_numbers = [trap.value for trap in question.number.traps]
        wrong_numbers += [answer * 2 + 7, answer + 1000, answer / 4 + Decimal(10000)]
        key: grading.Choice = answer
        wrong: list[grading.Choice] = [*wrong_numbers[:_WRONGS]]
    elif question.kind is Kind.ORDER:
        key = tuple(places)
        wrong = [tuple(chance.sample(places, len(places))) for _ in range(_WRONGS)]
    elif question.kind in grading.ONE_TAP:
        key = next((place,) for place in places if question.options[place].right)
        wrong = [(place,) for place in places if not question.options[place].right]
    else:
        key = tuple(place for place in places if question.options[place].right)
        wrong = [
            tuple(chance.sample(places, chance.randint(1, len(places)))) for _ in range(3 * _WRONGS)
        ]
    wrong = [one for one in dict.fromkeys(wrong) if not grading.grade(question, one).right]
    return _given(key), tuple(_given(one) for one in wrong[:_WRONGS])


def _given(choice: grading.Choice) -> Given:
    named = () if isinstance(choice, Decimal) else choice
    return grading.encode(choice), tuple(named)
