"""`fit-memory` on the answers of learners whose memory is known: it finds what they are like."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Rating, Scheduler
from sqlalchemy import Connection, insert

from bot.core import fitting, review, spacing
from bot.core.course import Catalogue, Kind
from bot.core.fitting import Event
from bot.core.spacing import Memory
from bot.settings import ROOT
from bot.store.tables import answers, attempts, learners, lesson_texts
from tests import stored

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAYS = 200

_SAID = {Rating.Again: (False, 20), Rating.Hard: (True, 120), Rating.Good: (True, 20)}
"""(right, seconds) of a single-choice answer, as the bot grades it."""


def model(changed: dict[int, float]) -> Scheduler:
    """FSRS with some of its parameters multiplied."""
    own = spacing.DEFAULT.parameters
    return spacing.model([value * changed.get(place, 1) for place, value in enumerate(own)])


def lives(truth: Scheduler, many: int, seed: int, ideas: int) -> list[list[list[Event]]]:
    """Learners who remember as `truth` says and are asked as the bot asks, when they get to it."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    return [
        [list(_life(truth, chance, n, eager)) for n in range(ideas)]
        for eager in [chance.betavariate(2, 3) for _ in range(many)]
    ]


def _life(truth: Scheduler, chance: random.Random, nth: int, eager: float) -> Iterator[Event]:
    at = START + timedelta(days=nth, minutes=nth)
    real: Memory | None = None
    thought: Memory | None = None
    while at < START + timedelta(days=DAYS):
        knows = 0.8 if real is None else spacing.strength(real, at, truth)
        graded = [Rating.Good, Rating.Good, Rating.Hard]
        rating = chance.choice(graded) if chance.random() < knows else Rating.Again
        yield Event(at, rating)
        real = spacing.remember(real, at, rating, scheduler=truth)
        thought = spacing.remember(thought, at, rating)
        late = timedelta(
            days=int(chance.expovariate(eager / 2 + 0.1)), minutes=chance.randrange(600)
        )
        at = thought.due + late


async def keep(url: str, people: list[list[list[Event]]], questions: list[str]) -> None:
    """Write lives down as the answers of reviews."""

    given = [
        (who, question, event)
        for who, histories in enumerate(people, 1)
        for question, history in zip(questions, histories, strict=True)
        for event in history
    ]
    known = [
        {"id": who, "telegram_id": who, "language": "en", "created_at": START}
        for who in range(1, len(people) + 1)
    ]
    sat = [
        {
            "id": number,
            "learner_id": who,
            "lesson_id": review.REVIEW,
            "version": "v",
            "seed": 1,
            "position": 1,
            "picks": "",
            "started_at": event.at,
            "touched_at": event.at,
            "finished_at": event.at,
        }
        for number, (who, _, event) in enumerate(given, 1)
    ]
    answered = [
        {
            "attempt_id": number,
            "question": question,
            "in_quiz": True,
            "choice": "0",
            "right": _SAID[event.rating][0],
            "answered_at": event.at,
            "seconds": _SAID[event.rating][1],
        }
        for number, (_, question, event) in enumerate(given, 1)
    ]

    def work(conn: Connection) -> None:
        conn.execute(insert(lesson_texts).values(version="v", body="{}"))
        conn.execute(insert(learners), known)
        conn.execute(insert(attempts), sat)
        conn.execute(insert(answers), answered)

    await stored.write(url, work)


def one_question_an_idea(catalogue: Catalogue) -> list[str]:
    """Single-choice questions on different objectives."""
    found: dict[str, str] = {}
    for name, lesson in catalogue.lessons.items():
        for question in lesson.edition("en").questions.values():
            if question.kind is Kind.SINGLE:
                found.setdefault(f"{name}#{question.objective}", f"{name}#{question.id}")
    return list(found.values())[:12]


async def fitted(folder: Path, catalogue: Catalogue, truth: Scheduler) -> tuple[str, Path]:
    """What the command says about a file of sixty such learners, and where it writes."""
    questions = one_question_an_idea(catalogue)
    url, kept = f"sqlite:///{folder}/bot.sqlite3", folder / "memory.json"
    await keep(url, lives(truth, 60, 71, len(questions)), questions)
    told = subprocess.run(  # noqa: ASYNC221 - nothing else runs here
        [sys.executable, "main.py", "fit-memory"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "MEMORY": str(kept)},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout, kept


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({0: 0.3, 1: 0.3, 2: 0.3, 3: 0.3}, id="forgets soon"),
        pytest.param({0: 3, 1: 3, 2: 3, 3: 3}, id="forgets late"),
        pytest.param({8: 0.5}, id="gains little by repeating"),
    ],
)
async def test_a_memory_unlike_the_models_is_found_and_predicts_others_like_it(
    tmp_path: Path, catalogue: Catalogue, changed: dict[int, float]
) -> None:
    truth = model(changed)
    told, kept = await fitted(tmp_path, catalogue, truth)
    assert "written to" in told
    parameters = json.loads(kept.read_text(encoding="utf-8"))["parameters"]
    others = [history for person in lives(truth, 60, 72, 12) for history in person]
    own, found, best = (
        fitting.loss(others, one) for one in (None, parameters, list(truth.parameters))
    )
    # At least half of the way from FSRS's own prediction to the best there can be.
    assert found <= own - (own - best) / 2


async def test_a_memory_like_the_models_hardly_changes_it(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    told, kept = await fitted(tmp_path, catalogue, spacing.DEFAULT)
    if "stay" in told:
        assert not kept.exists()
        return
    parameters = json.loads(kept.read_text(encoding="utf-8"))["parameters"]
    others = [history for person in lives(spacing.DEFAULT, 60, 72, 12) for history in person]
    assert fitting.loss(others, parameters) <= fitting.loss(others, None) + 0.002
