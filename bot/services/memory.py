"""The memory model's parameters: fitted from everybody's answers, read at the start."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from fsrs import Scheduler
from sqlalchemy import Connection

from bot.core import grading, live_score, probe, review, spacing
from bot.core.course import Catalogue
from bot.core.fitting import Event
from bot.services.texts import Texts
from bot.store import answers, live_games, live_players


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
    for learner_id, objective, event in (*_alone(conn, catalogue), *_together(conn, catalogue)):
        found.setdefault(learner_id, {}).setdefault(objective, []).append(event)
    return [
        [sorted(events, key=lambda event: event.at) for events in by_objective.values()]
        for by_objective in found.values()
    ]


def _alone(conn: Connection, catalogue: Catalogue) -> Iterator[tuple[int, str, Event]]:
    """What was answered in lessons, reviews and probes; before a course nothing is remembered."""
    for learner_id, attempted, answer in answers.history(conn):
        if probe.kind(attempted) in probe.UNTAUGHT:
            continue
        lesson_id, name = review.split(answer.question)
        lesson = catalogue.lessons.get(lesson_id)
        question = lesson and lesson.edition("").questions.get(name)
        if question:
            rating = spacing.rate(question.kind, right=answer.right, seconds=answer.seconds)
            objective = f"{lesson_id}#{question.objective}"
            yield learner_id, objective, Event(answer.answered_at, rating)


def _together(conn: Connection, catalogue: Catalogue) -> Iterator[tuple[int, str, Event]]:
    """What was answered in live quizzes, graded by the words that each was played with."""
    texts = Texts(lambda: catalogue)
    games = groupby(live_players.history(conn), key=lambda row: row[2].game_id)
    for game_id, rows in games:
        game = live_games.find(conn, game_id)
        lesson = texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
        for learner_id, name, answer in rows:
            question = lesson.edition("").questions[name]
            right = live_score.correctness(question, grading.decode(question, answer.choice)) == 1
            seconds = int((answer.answered_at - answer.shown_at).total_seconds())
            rating = spacing.rate(question.kind, right=right, seconds=seconds)
            yield learner_id, question.objective, Event(answer.answered_at, rating)
