"""The memory model's parameters: fitted from everybody's answers, read at the start."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from fsrs import Scheduler
from sqlalchemy import Connection

from bot.core import probe, review, spacing
from bot.core.course import Catalogue
from bot.core.fitting import Event
from bot.store import answers


class UnreadableMemory(Exception):  # noqa: N818 - told to the operator in one line
    """The file of fitted parameters cannot be used; the text says why."""


def load(path: Path) -> Scheduler:
    """The model with the parameters in a file, or FSRS's own where there is none."""
    if not path.exists():
        return spacing.DEFAULT
    try:
        return spacing.model(json.loads(path.read_text(encoding="utf-8"))["parameters"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableMemory(f"{path}: {error}") from error


def save(path: Path, parameters: Sequence[float]) -> None:
    """Keep fitted parameters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"parameters": list(parameters)}, indent=1), encoding="utf-8")


def histories(conn: Connection, catalogue: Catalogue) -> list[list[list[Event]]]:
    """Everybody's answers by learner and objective; questions no longer taught are left out."""
    found: dict[int, dict[str, list[Event]]] = {}
    for learner_id, attempted, answer in answers.history(conn):
        if probe.kind(attempted) == probe.BEFORE:
            continue
        lesson_id, name = review.split(answer.question)
        lesson = catalogue.lessons.get(lesson_id)
        question = lesson and lesson.edition("").questions.get(name)
        if not question:
            continue
        rating = spacing.rate(question.kind, right=answer.right, seconds=answer.seconds)
        history = found.setdefault(learner_id, {})
        history.setdefault(f"{lesson_id}#{question.objective}", []).append(
            Event(answer.answered_at, rating)
        )
    return [list(by_objective.values()) for by_objective in found.values()]
