"""What the authors' pages say is there, and nothing that is there is left out."""

from __future__ import annotations

from typing import get_args

from bot.content.coverage import page
from bot.content.loader import load
from bot.content.schema import Topic
from bot.core.competence import TOPICS
from bot.core.figures import FUNCTIONS
from bot.settings import ROOT


def test_coverage_is_as_the_lessons_say() -> None:
    shown = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")
    assert shown == page(ROOT / "lessons"), "python main.py coverage > docs/coverage.md"


def test_every_lesson_says_what_it_teaches() -> None:
    files = load(ROOT / "lessons").manuscripts
    assert [name for name, one in files.items() if not one.file.teaches] == []


def test_authors_may_name_every_topic_of_the_framework() -> None:
    assert set(get_args(get_args(Topic)[0])) == TOPICS


def test_every_function_is_in_the_authors_table() -> None:
    page = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
    for name in FUNCTIONS:
        assert f"{name}(" in page, name
