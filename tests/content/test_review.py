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

COURSE, TRACK = f"{shelf.COURSE}/course.yaml", "loans/track.yaml"
FACTS = """\
facts:
  cn-line:
    region: cn
    about: help
    value: "12378"
    en: Complaints about banks, 12378.
    zh-Hans: 投诉银行打12378。
    source: The regulator
    source-zh-Hans: 监管部门
    date: 2024-03-15
    check_again_by: 2027-03-31
"""
LINES = """\
helplines:
  cn-debt:
    about: debt
    fact: cn-line
    en: complaints
    zh-Hans: 投诉
"""
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
    assert "4 of 5 signed: 80%" in text


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


def test_an_unsigned_title_of_a_course_takes_the_course_away_until_somebody_signs(
    lessons: Path,
) -> None:
    library = Library(lessons, drafts=False)
    old = library.catalogue.courses[0].title("en")
    shelf.edit(lessons, COURSE, "title: ", "title: New ")
    library.refresh()
    assert library.catalogue.courses[0].title("en") == old
    with pytest.raises(NothingToTeach):
        Library(lessons, drafts=False)
    sign(lessons)
    assert Library(lessons, drafts=False).catalogue.courses[0].title("en") == f"New {old}"


def test_an_unsigned_track_or_course_is_marked_where_drafts_are_served(lessons: Path) -> None:
    shelf.edit(lessons, COURSE, "title: ", "title: New ")
    shelf.edit(lessons, TRACK, "title: Loans", "title: Borrowing")
    library = Library(lessons)
    assert library.catalogue.tracks[0].title("en") == "Borrowing 📝"
    assert library.catalogue.courses[0].title("en").startswith("New ")
    assert library.catalogue.courses[0].title("en").endswith(" 📝")
    assert set(library.catalogue.lessons) == {NAME, SECOND}


def test_a_fact_and_a_number_to_call_are_told_only_as_they_were_signed(lessons: Path) -> None:
    (lessons / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (lessons / "helplines.yaml").write_text(LINES, encoding="utf-8")
    assert Library(lessons, drafts=False).facts == ()
    assert Library(lessons, drafts=False).asking.helplines == ()
    assert Library(lessons).facts[0].text("en").endswith("12378. 📝")
    assert standings(lessons) == {
        "fact cn-line": {"all": Standing.NEW},
        "helpline cn-debt": {"all": Standing.NEW},
    }
    sign(lessons)
    library = Library(lessons, drafts=False)
    assert [one.text("en") for one in library.facts] == ["Complaints about banks, 12378."]
    assert [one.fact.value for one in library.asking.helplines] == ["12378"]
    shelf.edit(lessons, "facts.yaml", '"12378"', '"99999"')
    library.refresh()
    assert [one.value for one in library.facts] == ["12378"]
    assert [one.fact.value for one in library.asking.helplines] == ["12378"]
    held_back = [fault.path for fault in library.faults if fault.rule == "unsigned"]
    assert held_back == ["fact cn-line"]


def test_a_later_day_to_look_again_needs_a_signature(lessons: Path) -> None:
    (lessons / "facts.yaml").write_text(FACTS, encoding="utf-8")
    sign(lessons)
    shelf.edit(lessons, "facts.yaml", "2027-03-31", "2028-03-31")
    assert standings(lessons) == {"fact cn-line": {"all": Standing.CHANGED}}
    text, good = report(lessons, "text", quizzes(lessons), today=TODAY)
    assert not good
    assert "facts.yaml:2:3: unsigned" in text


def test_kinds_of_scams_in_a_file_that_nobody_signed_are_not_used(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    shelf.with_patterns(root)
    sign(root)
    shelf.edit(root, "scams/patterns/threats.yaml", "name: ", "name: New ")
    shelf.edit(root, "scams/patterns/help.yaml", "name: Mainland", "name: The Mainland")
    known = Library(root, drafts=False).patterns
    assert "sextortion" not in known.kinds
    assert "sextortion" not in {one.id for one in known.base.families}
    assert "click-tasks" in known.kinds
    assert known.regions == {}
    marked = Library(root).patterns.kinds
    assert [name for name, one in marked.items() if one.words["en"].name.endswith("📝")]
    assert "sextortion" in marked
    sign(root)
    assert "sextortion" in Library(root, drafts=False).patterns.kinds


def test_what_is_gone_loses_its_signature_and_what_is_broken_keeps_it(lessons: Path) -> None:
    (lessons / "facts.yaml").write_text(FACTS, encoding="utf-8")
    sign(lessons)
    shelf.edit(lessons, "facts.yaml", "2027-03-31", "2027-02-31")
    shelf.edit(lessons, LESSON, "Mei needs", "Fatima needs")
    sign(lessons)
    assert set(read_ledger(lessons).shelves["facts"]) == {"cn-line"}
    (lessons / "facts.yaml").unlink()
    shelf.edit(lessons, LESSON, "Fatima needs", "Mei needs")
    sign(lessons)
    assert read_ledger(lessons).shelves["facts"] == {}
