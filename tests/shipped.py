"""What is shipped, read once for all tests that change nothing of it."""

from __future__ import annotations

from functools import cache

from bot.content.library import Library
from bot.settings import ROOT

LESSONS, QUIZZES = ROOT / "lessons", ROOT / "quizzes"


@cache
def library() -> Library:
    """Lessons, drills, quizzes and all that stands beside them."""
    return Library(LESSONS, QUIZZES)
