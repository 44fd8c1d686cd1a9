"""Imported questions as the draft of a lesson: whole, and honest about what is missing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from typer.testing import CliRunner

from bot.cli import cli
from bot.content import rules
from bot.content.loader import _question
from bot.content.schema import LessonFile
from bot.content.tree import read as read_tree
from bot.core.course import Catalogue
from bot.formats.bank import BadFile, Bank, Part, from_lessons, from_question
from bot.formats.draft import draft, language_of, to_write
from bot.formats.exchange import FORMATS, export, read
from bot.settings import ROOT
from tests.formats.items import banks, items, odd_items

LESSON = "loans/true-cost/apr"
NEW = "loans/true-cost/imported"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A copy of the lessons to add to."""
    return Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [str(one) for one in arguments])
    return result.exit_code, result.output


def completed(text: str, catalogue: Catalogue) -> str:
    """A draft as an author would end it: with what the lesson around the questions needs."""
    whole = yaml.safe_load((ROOT / "lessons" / f"{LESSON}.yaml").read_text(encoding="utf-8"))
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    for key in ("title", "objectives", "cards", "flow", "quiz", "learned", "action", "sources"):
        data[key] = whole[key]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("name", ["gift", "moodle", "qti21", "qti12", "csv"])
def test_an_exported_lesson_comes_back_as_the_same_questions(
    name: str, lessons: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    bank = tmp_path / "bank"
    assert run("export", name, "-o", bank, "--lessons", LESSON, "--folder", lessons)[0] == 0
    code, said = run("import", bank, "--into", NEW, "--folder", lessons, "--format", name)
    assert code == 0, said
    made = (lessons / f"{NEW}.yaml").read_text(encoding="utf-8")
    (lessons / f"{LESSON}.yaml").write_text(completed(made, catalogue), encoding="utf-8")
    tree = read_tree("x", (lessons / f"{LESSON}.yaml").read_bytes())
    file = LessonFile.model_validate(tree.data)
    assert list(rules.check_lesson(tree, file)) == []
    pairs = file.items.items()
    made_again = tuple(from_question(_question(key, one, None), LESSON) for key, one in pairs)
    assert made_again == from_lessons(catalogue, (LESSON,), "en").items


def test_an_incomplete_draft_names_what_check_would_name(lessons: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_text("Who asks?\nA. I\nB. You\nANSWER: A\n", encoding="utf-8")
    code, said = run("import", bank, "--into", NEW, "--folder", lessons)
    assert code == 0
    assert "1 questions of Aiken" in said
    text = (lessons / f"{NEW}.yaml").read_text(encoding="utf-8")
    for missing in ("0 cards", "no source", "found nothing", "3 to 5"):
        assert missing in text
    feedback = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "feedback:"]
    named = next(line for line in text.splitlines() if "meant: a text" in line)
    assert all(str(line) in named for line in feedback)


def test_import_never_overwrites_and_knows_its_courses(lessons: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_text("Who asks?\nA. I\nB. You\nANSWER: A\n", encoding="utf-8")
    before = (lessons / f"{LESSON}.yaml").read_bytes()
    code, said = run("import", bank, "--into", LESSON, "--folder", lessons)
    assert (code, "there already" in said) == (1, True)
    assert (lessons / f"{LESSON}.yaml").read_bytes() == before
    code, said = run("import", bank, "--into", "loans/true-costs/new", "--folder", lessons)
    assert (code, "`loans/true-cost`" in said) == (1, True)
    code, said = run("import", bank, "--into", "../../etc/new", "--folder", lessons)
    assert (code, "is no lesson" in said) == (1, True)


def test_a_broken_file_is_told_in_one_line(lessons: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.gift"
    bank.write_text("Fine?{T}\n\nBroken {=a", encoding="utf-8")
    code, said = run("import", bank, "--into", NEW, "--folder", lessons)
    assert code == 1
    assert "bank.gift: line 3: a `{` without its `}`" in said
    assert not (lessons / f"{NEW}.yaml").exists()
    code, said = run("import", tmp_path / "gone.txt", "--into", NEW, "--folder", lessons)
    assert (code, "gone.txt" in said) == (1, True)


def test_export_reports_in_short_and_item_by_item(lessons: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    code, said = run("export", "aiken", "-o", bank, "--lessons", "loans/*", "--folder", lessons)
    assert code == 0
    assert "Aiken has only questions with one right option" in said
    listed = (tmp_path / "bank.txt.lost.txt").read_text(encoding="utf-8")
    assert f"{LESSON}#left-out: the whole question" in listed
    code, said = run("export", "aikin", "-o", bank, "--folder", lessons)
    assert (code, "`aiken`" in said) == (1, True)
    code, said = run("export", "gift", "-o", bank, "--lessons", "loan/*", "--folder", lessons)
    assert (code, "no lesson is named" in said) == (1, True)


@settings(max_examples=25)
@given(bank=banks(items()))
def test_a_draft_of_our_own_questions_is_well_formed(bank: Bank) -> None:
    made = draft(bank.items, NEW, "a file", bank.language)
    tree = read_tree("x", made.text.encode())
    assert tree.faults == []
    assert {loss.part for loss in made.losses} <= {Part.LESSON, Part.NAME, Part.MARKUP, Part.VALUES}


@settings(max_examples=40)
@given(bank=banks(odd_items()))
def test_a_draft_of_odd_questions_can_always_be_read(bank: Bank) -> None:
    made = draft(bank.items, NEW, "a\nfile\x07", bank.language)
    tree = read_tree("x", made.text.encode())
    assert tree.faults == []
    assert isinstance(tree.data, dict)
    assert len(tree.data["items"]) == len(bank.items)


def test_partly_right_options_are_told(catalogue: Catalogue) -> None:
    words = "Which? {=a#1 ~%50%b#2 ~c#3 ####All}"
    found = read(words.encode(), FORMATS["gift"])
    made = draft(found.items, NEW, "x", "en")
    assert {loss.part for loss in made.losses} == {Part.SHARES, Part.REMARK}
    assert "# Said to everybody: All" in made.text


def test_the_language_of_questions_is_seen(catalogue: Catalogue) -> None:
    for language in ("en", "zh-Hans"):
        bank = from_lessons(catalogue, (LESSON,), language)
        assert language_of(bank.items) == language


def test_names_that_are_no_ids_become_ids_and_stay_apart(catalogue: Catalogue) -> None:
    one = from_lessons(catalogue, (LESSON,), "en").items[0]
    pair = (replace(one, name="Sam's Total!"), replace(one, name="sam s total"))
    made = draft(pair, NEW, "x", "en")
    assert "\n  sam-s-total:\n" in made.text
    assert "\n  sam-s-total-2:\n" in made.text
    assert sum(loss.part is Part.NAME for loss in made.losses) == 2


def test_an_export_that_nothing_survives_is_an_error_or_empty(catalogue: Catalogue) -> None:
    bank = from_lessons(catalogue, (LESSON,), "en")
    numbers = Bank("en", tuple(item for item in bank.items if item.values))
    made = export(numbers, FORMATS["kahoot"])
    assert made.items == 0
    with pytest.raises(BadFile):
        read(made.data, FORMATS["kahoot"])


def test_two_braces_never_become_a_formula() -> None:
    words = r"What is \{\{ apr(1) \}\}? {=\{\{x\}\} ~y}"
    made = draft(read(words.encode(), FORMATS["gift"]).items, NEW, "x", "en")
    assert "{{" not in made.text
    assert {loss.part for loss in made.losses} == {Part.MARKUP}


def test_what_is_missing_is_still_missing_when_the_same_file_is_looked_at_again() -> None:
    words = "language: en\ntitle: A lesson\n"
    first = to_write("loans/true-cost/new.yaml", words)
    assert any(fault.rule == "missing" for fault in first)
    assert to_write("loans/true-cost/new.yaml", words) == first
