"""What the authors' pages say is there, and nothing that is there is left out."""

from __future__ import annotations

import re

from bot.content.loader import load
from bot.core.figures import FUNCTIONS
from bot.settings import ROOT


def test_coverage_names_every_lesson_once() -> None:
    table = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")
    named = re.findall(r"[a-z-]+/[a-z0-9-]+(?=,| \|)", table)
    lessons = [name.partition("/")[2] for name in load(ROOT / "lessons").catalogue.lessons]
    assert sorted(named) == sorted(lessons)


def test_every_function_is_in_the_authors_table() -> None:
    page = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
    for name in FUNCTIONS:
        assert f"{name}(" in page, name
