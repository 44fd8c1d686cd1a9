"""A lesson or drill as one text and back: what runs on it keeps the words it began with."""

from __future__ import annotations

import hashlib

from pydantic import TypeAdapter

from bot.core.course import Lesson
from bot.core.drill import Drill

_LESSON = TypeAdapter(Lesson)
_DRILL = TypeAdapter(Drill)


def dump(lesson: Lesson) -> str:
    """The lesson as JSON."""
    return _LESSON.dump_json(lesson).decode()


def restore(text: str) -> Lesson:
    """The lesson that `dump` wrote."""
    return _LESSON.validate_json(text)


def version(lesson: Lesson) -> str:
    """A hash over all that the lesson holds but its version: the same wherever it is computed."""
    return hashlib.sha256(_LESSON.dump_json(lesson, exclude={"version"})).hexdigest()[:32]


def dump_drill(drill: Drill) -> str:
    """The drill as JSON."""
    return _DRILL.dump_json(drill).decode()


def restore_drill(text: str) -> Drill:
    """The drill that `dump_drill` wrote."""
    return _DRILL.validate_json(text)


def drill_version(drill: Drill) -> str:
    """A hash over all that the drill holds but its version."""
    return hashlib.sha256(_DRILL.dump_json(drill, exclude={"version"})).hexdigest()[:32]
