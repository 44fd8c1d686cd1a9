"""Quizzes to play: those of the folder, and those drawn from the lessons."""

from __future__ import annotations

from bot.content.library import Library
from bot.content.quizzes import Quiz, compose
from bot.core import live_quiz
from bot.core.live_score import Scoring
from bot.locales import LANGUAGES, t

_DRAWN, _SECONDS = 8, 20


def find(library: Library, name: str, seed: int) -> Quiz | None:
    """A quiz of the folder, or one drawn from the lessons (`~loans`, `~all`)."""
    if not name.startswith("~"):
        return library.quizzes.get(name)
    track = name.removeprefix("~")
    catalogue = library.catalogue
    pairs = live_quiz.draw(
        catalogue, None if track == "all" else track, _DRAWN, seed, easy=track == "all"
    )
    if not pairs:
        return None
    key = "live-drawn" if track == "all" else f"live-drawn-{track}"
    titles = {language: t(language, key) for language in LANGUAGES}
    quiz_id = f"drawn-{track}-{seed}"
    lesson = compose(catalogue, quiz_id, pairs, titles)
    return Quiz(quiz_id, titles, titles, lesson, Scoring.SPEED, _SECONDS)
