"""A new lesson begins from a template that can be looked at before a word is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.content import template
from bot.content.drills import load_drills
from bot.content.editing import edit, of_drill
from bot.content.loader import load
from bot.content.review import Reviews
from bot.settings import ROOT
from tests.content import shelf

NAME = f"{shelf.COURSE}/my-lesson"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return shelf.build(tmp_path / "lessons")


def test_a_lesson_from_the_template_can_be_shown_and_lacks_only_words(lessons: Path) -> None:
    template.begin(lessons, NAME)
    loaded, book = shelf.read(lessons)
    assert loaded.faults == ()
    assert loaded.catalogue.courses[0].lessons[-1] == NAME
    assert set(loaded.catalogue.lessons[NAME].editions) == {"en", "zh-Hans"}
    assert {fault.rule for fault in edit(book)} == {"placeholder"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("my-lesson", "track/course/lesson"),
        ("loans/true-cost/My Lesson", "lower-case"),
        ("loans/true-costs/mine", "`loans/true-cost`"),
        (f"{shelf.COURSE}/what-you-get", "is there already"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_written(
    lessons: Path, name: str, said: str
) -> None:
    before = {path: path.read_bytes() for path in lessons.rglob("*.yaml")}
    with pytest.raises(template.CannotBegin, match=said):
        template.begin(lessons, name)
    assert {path: path.read_bytes() for path in lessons.rglob("*.yaml")} == before


def test_a_drill_from_the_template_can_be_played_and_lacks_only_words(lessons: Path) -> None:
    template.begin_drill(lessons, "my-drill", shelf.LESSON.removesuffix(".yaml"))
    loaded, _ = shelf.read(lessons)
    drills = load_drills(lessons / "drills", loaded.catalogue)
    assert drills.faults == ()
    assert set(drills.drills["my-drill"].scripts) == {"en", "zh-Hans"}
    faults = of_drill(loaded, drills, "my-drill", shelf.TODAY)
    assert {fault.rule for fault in faults} == {"placeholder"}


def test_a_drill_with_words_of_the_template_is_not_signed(lessons: Path) -> None:
    template.begin_drill(lessons, "my-drill", shelf.LESSON.removesuffix(".yaml"))
    wrong = Reviews.open(lessons, None).faults_of("drill my-drill", shelf.TODAY)
    assert {fault.rule for fault in wrong} == {"placeholder"}


@pytest.mark.parametrize(
    ("name", "lesson", "said"),
    [
        ("My Drill", "loans/true-cost/what-you-get", "lower-case"),
        ("mine", "loans/true-cost/what-you-gt", "`loans/true-cost/what-you-get`"),
    ],
)
def test_a_drill_that_cannot_be_begun_is_refused(
    lessons: Path, name: str, lesson: str, said: str
) -> None:
    with pytest.raises(template.CannotBegin, match=said):
        template.begin_drill(lessons, name, lesson)
    assert not (lessons / "drills").exists()


def test_a_drill_begun_twice_is_not_overwritten(lessons: Path) -> None:
    lesson = shelf.LESSON.removesuffix(".yaml")
    (file, _) = template.begin_drill(lessons, "mine", lesson)
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(template.CannotBegin, match="is there already"):
        template.begin_drill(lessons, "mine", lesson)
    assert file.read_text(encoding="utf-8") == "mine"


def test_words_of_a_lesson_that_has_none_have_all_its_keys_and_are_still_to_write(
    lessons: Path,
) -> None:
    name = shelf.LESSON.removesuffix(".yaml")
    (lessons / shelf.CHINESE).unlink()
    template.begin_words(lessons, name)
    loaded, book = shelf.read(lessons)
    # A hint in English is longer than a Chinese text may be; nothing else is wrong.
    assert {one.rule for one in loaded.faults if one.path == shelf.CHINESE} <= {"length", "quote"}
    left = [one for one in edit(book) if one.path == shelf.CHINESE]
    assert "placeholder" in {one.rule for one in left}
    with pytest.raises(template.CannotBegin, match="is there already"):
        template.begin_words(lessons, name)


def test_words_of_every_lesson_and_drill_can_be_begun(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))
    loaded = load(root)
    drills = load_drills(root / "drills", loaded.catalogue)
    names = [*loaded.catalogue.lessons, *(f"drill {name}" for name in drills.drills)]
    for path in root.rglob("*.zh-Hans.yaml"):
        if path.name not in {"track.zh-Hans.yaml", "course.zh-Hans.yaml", "asking.zh-Hans.yaml"}:
            path.unlink()
    for name in names:
        template.begin_words(root, name)
    again = load(root)
    found = [*again.faults, *load_drills(root / "drills", again.catalogue).faults]
    wrong = {one.rule for one in found if ".zh-Hans." in one.path}
    assert wrong <= {"length", "quote", "harmless", "options-differ"}, wrong


def test_editors_find_the_schema_of_every_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema in settings["yaml.schemas"]:
        assert (ROOT / schema).is_file()
    for path in [*(ROOT / "lessons").rglob("*.yaml"), *(ROOT / "quizzes").glob("*.yaml")]:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        if first.startswith("# yaml-language-server"):
            named = Path(first.partition("$schema=")[2])
            assert (path.parent / named).is_file(), path
        else:
            assert path.name == "reviews.yaml", path
