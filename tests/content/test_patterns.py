"""Faults in the patterns of scams: each named with its place, and lessons never mind them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.content import patterns
from bot.content.check import report
from bot.content.library import Library
from bot.content.loader import load as load_lessons
from bot.settings import ROOT
from tests.content import shelf
from tests.content.shelf import TODAY

FOLDER = "scams/patterns"
FAMILY = f"{FOLDER}/threats.yaml"
HELP = f"{FOLDER}/help.yaml"
SIGNS = f"{FOLDER}/signs.yaml"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A copy of the patterns to break."""
    root = tmp_path / "lessons"
    shutil.copytree(ROOT / "lessons" / FOLDER, root / FOLDER)
    shutil.copy(ROOT / "lessons" / "facts.yaml", root)
    return root


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Replace words in a file; returns the line where they stood."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_shipped_patterns_are_faultless_and_many() -> None:
    loaded = patterns.load(ROOT / "lessons")
    assert loaded.faults == ()
    assert loaded.patterns is not None
    assert len(loaded.patterns.kinds) >= 40
    for kind in loaded.patterns.kinds.values():
        assert set(kind.words) == {"en", "zh-Hans"}
        assert kind.sources


def test_every_sign_that_can_be_found_has_words() -> None:
    loaded = patterns.load(ROOT / "lessons").patterns
    assert loaded is not None
    for name in loaded.base.weights.signs:
        assert set(loaded.signs[name]) == {"en", "zh-Hans"}


FAULTS = {
    "a number that no fact holds": (
        HELP,
        "{{ fact('cn-fraud-line') }}：反诈",
        "96111：反诈",
        "`96111`",
    ),
    "an unknown sign": (FAMILY, "hints: [blackmail,", "hints: [blackmale,", "blackmail"),
    "an unknown source": (FAMILY, "sources: [mps-2024, ftc", "sources: [mps-2023, ftc", "mps-2024"),
    "a phrase left open": (FAMILY, "- (hacked your|data", "- ((hacked your|data", "not closed"),
    "a name that is none": (SIGNS, "... <link>", "... <lnk>", "<link>"),
    "a missing language": (
        FAMILY,
        "      zh-Hans:\n        name: 裸聊",
        "      zh:\n        name: 裸聊",
        "zh-Hans",
    ),
    "a text too long": (SIGNS, "why: A deadline", f"why: {'Long ' * 40}A deadline", "at most"),
    "a day that never was": (FAMILY, "2024-06-05", "2024-06-31", "a day that exists"),
    "an unknown key": (SIGNS, "    stands: true", "    stand: true", "stands"),
    "a lesson without its course": (
        FAMILY,
        "lesson: scams/impostors/voice-and-face",
        "lesson: voice-and-face",
        "",
    ),
    "a weight of nothing": (f"{FOLDER}/weights.yaml", "  prize:", "  price:", "prize"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(lessons: Path, name: str) -> None:
    file, old, new, meant = FAULTS[name]
    line = edit(lessons, file, old, new)
    faults = patterns.load(lessons).faults
    there = [fault for fault in faults if fault.path == file and abs(fault.line - line) <= 1]
    assert any(meant in str(fault) for fault in there), faults
    assert str(there[0]) in report(lessons, "text", today=TODAY)[0]


def test_a_fault_leaves_no_half_of_the_patterns(lessons: Path) -> None:
    edit(lessons, FAMILY, "hints: [blackmail,", "hints: [blackmale,")
    assert patterns.load(lessons).patterns is None


def test_an_edited_pattern_is_used_at_once_and_a_broken_one_is_not(tmp_path: Path) -> None:
    lessons = shelf.build(tmp_path / "lessons")
    shelf.with_patterns(lessons)
    library = Library(lessons)
    before = library.patterns
    edit(lessons, HELP, "{{ fact('cn-fraud-line') }}：反诈", "96111：反诈")
    changes = library.refresh()
    assert changes is not None
    assert any(fault.path == HELP for fault in changes.faults)
    assert library.patterns is before
    edit(lessons, HELP, "96111：反诈", "{{ fact('cn-fraud-line') }}：公安反诈")
    library.refresh()
    assert any("公安反诈专线" in line for line in library.patterns.regions["cn"].calls["zh-Hans"])


def test_lessons_do_not_take_patterns_for_strays() -> None:
    assert load_lessons(ROOT / "lessons").faults == ()


def test_without_patterns_nothing_is_checked(tmp_path: Path) -> None:
    assert patterns.load(tmp_path) == patterns.LoadedPatterns(None, (), 0)


def test_every_kind_leads_to_a_lesson_that_is_there() -> None:
    kinds = patterns.load(ROOT / "lessons").patterns
    assert kinds is not None
    there = load_lessons(ROOT / "lessons").catalogue.lessons
    assert [kind.id for kind in kinds.kinds.values() if kind.lesson not in there] == []
