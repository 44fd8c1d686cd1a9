"""Nothing is served that was not signed as it is, and a review shows what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.check import report
from bot.content.ledger import LEDGER, Standing, read_ledger
from bot.content.library import Library, NothingToTeach
from bot.content.review import Reviews
from bot.settings import ROOT
from tests.content import shelf
from tests.content.shelf import CHINESE, LESSON, OTHER, TODAY

NAME, SECOND = LESSON.removesuffix(".yaml"), OTHER.removesuffix(".yaml")
QUIZ = "title: Cost\nsummary: For all.\nscoring: accuracy\nseconds: 20\nquestions:\n"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """Two lessons and a quiz, all signed."""
    root = shelf.build(tmp_path / "lessons")
    folder = quizzes(root)
    folder.mkdir()
    questions = "".join(f"  - {NAME}#{item}\n" for item in ("price", "true-rate", "which-first"))
    (folder / "cost.yaml").write_text(QUIZ + questions, encoding="utf-8")
    (folder / "cost.zh-Hans.yaml").write_text("title: 价\nsummary: 大家。\n", encoding="utf-8")
    sign(root)
    return root


def quizzes(root: Path) -> Path:
    return root.parent / "quizzes"


def sign(root: Path) -> None:
    reviews = Reviews.open(root, quizzes(root))
    for one in list(reviews.waiting()):
        reviews.sign(one.name, "project maintainers", "2026-11-25")


def standings(root: Path) -> dict[str, dict[str, Standing]]:
    return {one.name: dict(one.standings) for one in Reviews.open(root, quizzes(root)).waiting()}


def test_all_that_is_shipped_is_signed() -> None:
    assert Reviews.open(ROOT / "lessons", ROOT / "quizzes").summary().endswith(": 100%")


def test_a_signature_holds_until_a_text_changes(lessons: Path) -> None:
    assert standings(lessons) == {}
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    assert standings(lessons) == {NAME: {"en": Standing.CHANGED, "zh-Hans": Standing.STALE}}
    shelf.edit(lessons, CHINESE, "小梅要交", "小美要交")
    assert standings(lessons) == {NAME: {"en": Standing.CHANGED, "zh-Hans": Standing.CHANGED}}
    sign(lessons)
    assert standings(lessons) == {}


def test_a_better_translation_leaves_the_source_signed(lessons: Path) -> None:
    shelf.edit(lessons, CHINESE, "小梅要交", "小美要交")
    assert standings(lessons) == {NAME: {"en": Standing.SIGNED, "zh-Hans": Standing.CHANGED}}


def test_comments_and_exceptions_need_no_signature(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "objectives:", "# why\nallow:\n  promise: It is.\nobjectives:")
    assert standings(lessons) == {}


def test_a_review_shows_what_is_new_and_nothing_else(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    shelf.edit(lessons, LESSON, "  - where did the 800 go\n", "")
    (one,) = Reviews.open(lessons, quizzes(lessons)).waiting()
    assert [place for place, _ in one.differences["en"].texts] == ["cards.mei"]
    assert "Fatima needs" in str(one)
    assert "Every loan has two numbers" not in str(one)
    assert one.differences["en"].gone == 1


def test_check_lists_what_is_not_signed(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    text, good = report(lessons, "text", quizzes(lessons), today=TODAY)
    assert not good
    assert f"{LESSON}:1:1: unsigned" in text or f"{LESSON}:2:1: unsigned" in text
    assert "stale-translation" in text
    assert "2 of 3 signed: 66%" in text


def test_a_lesson_with_faults_is_not_to_be_signed(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "learned: ", "learned: Your money is guaranteed. ")
    reviews = Reviews.open(lessons, quizzes(lessons))
    assert [fault.rule for fault in reviews.faults_of(NAME, TODAY)] == ["promise"]
    assert reviews.faults_of(SECOND, TODAY) == []


def test_a_ledger_written_by_hand_is_refused(lessons: Path) -> None:
    (lessons / LEDGER).write_text("lessons: {a: {by: me}}\n", encoding="utf-8")
    assert [fault.path for fault in read_ledger(lessons).faults] == [LEDGER]
    assert not report(lessons, "text", quizzes(lessons), today=TODAY)[1]


def test_drafts_are_left_out_where_only_signed_texts_may_be_served(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    library = Library(lessons, quizzes(lessons), drafts=False)
    assert set(library.catalogue.lessons) == {SECOND}
    assert library.catalogue.courses[0].lessons == (SECOND,)
    assert library.quizzes == {}
    assert [fault.path for fault in library.faults if fault.rule == "unsigned"] == [NAME]


def test_drafts_are_marked_where_they_may_be_served(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    shelf.edit(quizzes(lessons), "cost.yaml", "Cost", "Price")
    library = Library(lessons, quizzes(lessons), drafts=True)
    marked = {name: lesson.draft for name, lesson in library.catalogue.lessons.items()}
    assert marked == {NAME: True, SECOND: False}
    assert library.quizzes["cost"].titles["en"] == "Price 📝"


def test_an_unsigned_edit_leaves_the_last_signed_text_in_service(lessons: Path) -> None:
    library = Library(lessons, quizzes(lessons), drafts=False)
    before, played = library.catalogue.lessons, library.quizzes["cost"]
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    shelf.edit(quizzes(lessons), "cost.yaml", "Cost", "Price")
    changes = library.refresh()
    assert changes is not None
    assert changes.lessons == ()
    assert library.catalogue.lessons == before
    assert library.quizzes["cost"] == played
    sign(lessons)
    changes = library.refresh()
    assert changes is not None
    assert set(changes.lessons) == {NAME, "quiz cost"}


def test_with_nothing_signed_there_is_nothing_to_teach(lessons: Path) -> None:
    (lessons / LEDGER).unlink()
    with pytest.raises(NothingToTeach):
        Library(lessons, quizzes(lessons), drafts=False)
