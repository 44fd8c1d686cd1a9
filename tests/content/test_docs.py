"""What the authors' pages say is there, and nothing that is there is left out."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import get_args

import pytest
import yaml
from pydantic import TypeAdapter
from typer.main import get_command

from bot.cli import cli
from bot.content.coverage import page
from bot.content.loader import load
from bot.content.schema import AnyItem, FactFile, ItemWords, Topic
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


PAGES = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_there(page: Path) -> None:
    commands = get_command(cli).commands  # type: ignore[attr-defined]
    named = re.findall(r"python3? main\.py ([a-z-]+)", page.read_text(encoding="utf-8"))
    assert set(named) <= {*commands, "setup"}


def examples() -> list[str]:
    page = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
    found = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    return [one for one in found if one[0] == " " and "    ask: " in one]


def test_questions_on_the_authors_page_are_questions() -> None:
    kinds = set()
    for example in examples():
        for item in yaml.load(dedent(example), yaml.BaseLoader).values():  # noqa: S506 - texts only
            if "kind" in item:
                kinds.add(TypeAdapter(AnyItem).validate_python(item).kind)
            else:
                ItemWords.model_validate(item)
    assert kinds == {"single", "red_flags", "number"}


def test_quotes_on_the_authors_page_stand_in_their_message() -> None:
    for example in examples():
        for item in yaml.load(dedent(example), yaml.BaseLoader).values():  # noqa: S506
            if "message" in item:
                said = item["message"]["text"]
                assert all(one["text"] in said for one in item["options"].values())


def test_the_fact_on_the_authors_page_is_a_fact() -> None:
    page = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
    found = re.search(r"(?:^    .*\n)*^    uk-deposit-cap:\n(?:^    .*\n)*", page, re.MULTILINE)
    assert found is not None
    (fact,) = yaml.load(dedent(found[0]), yaml.BaseLoader).values()  # noqa: S506
    FactFile.model_validate(fact)
