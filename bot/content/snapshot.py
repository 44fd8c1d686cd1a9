"""A lesson as one text and back, so that an open attempt keeps the words it began with."""

from __future__ import annotations

import hashlib

from pydantic import TypeAdapter

from bot.core.course import Lesson

_LESSON = TypeAdapter(Lesson)


def dump(lesson: Lesson) -> str:
    """The lesson as JSON."""
    return _LESSON.dump_json(lesson).decode()


def restore(text: str) -> Lesson:
    """The lesson that `dump` wrote."""
    return _LESSON.validate_json(text)


def version(lesson: Lesson) -> str:
    """A hash over all that the lesson holds but its version: the same wherever it is computed."""
    return hashlib.sha256(_LESSON.dump_json(lesson, exclude={"version"})).hexdigest()[:32]
