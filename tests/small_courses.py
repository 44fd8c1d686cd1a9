"""Two small courses with every kind of question, for tests that go through many lessons."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.content import snapshot
from bot.core.course import (
    Card,
    Catalogue,
    Course,
    Edition,
    Kind,
    Lesson,
    NumberKey,
    Option,
    Question,
    Track,
)

_OPTIONS = tuple(Option(key, key, "so", right=key in "bc") for key in "abcd")
_ONE = tuple(Option(key, key, "so", right=key == "b") for key in "abc")
_NUMBER = NumberKey(Decimal("12.5"), Decimal("0.1"), "", "yes", "no")

QUESTIONS = (
    Question("check", Kind.SINGLE, "first", "?", _ONE),
    Question("one", Kind.SINGLE, "first", "?", _ONE),
    Question("number", Kind.NUMBER, "second", "?", number=_NUMBER),
    Question("several", Kind.SEVERAL, "second", "?", _OPTIONS),
    Question("order", Kind.ORDER, "first", "?", _ONE),
    Question("flags", Kind.SEVERAL, "second", "?", _OPTIONS),
)
OBJECTIVE = {question.id: question.objective for question in QUESTIONS}
LESSONS = {"t/a": ("t/a/one", "t/a/two"), "t/b": ("t/b/one",)}


def objective_of(question: str) -> str:
    """The objective of a question, both by their full names."""
    lesson, _, name = question.partition("#")
    return f"{lesson}#{OBJECTIVE[name]}"


def names_options(question: str) -> bool:
    """Whether answers to a question name options by their place."""
    return not question.endswith(("number", "order"))


def catalogue() -> Catalogue:
    """Two courses with two lessons and one."""
    lessons = {name: _lesson(name) for names in LESSONS.values() for name in names}
    courses = tuple(Course(course, {}, {}, names) for course, names in LESSONS.items())
    return Catalogue((Track("t", {}, courses),), lessons)


def _lesson(name: str) -> Lesson:
    editions = {
        language: Edition(
            language,
            name,
            {"first": "first", "second": "second"},
            {"card": Card("card", "text")},
            {question.id: question for question in QUESTIONS},
            "learned",
            "action",
        )
        for language in ("en", "zh-Hans")
    }
    lesson = Lesson(name, "", ("card", "check"), ("one", "number", "several"), (), editions)
    return replace(lesson, version=snapshot.version(lesson))
