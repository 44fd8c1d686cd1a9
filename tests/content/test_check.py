"""Faults in lessons: each named with its place, all at once, and never a crash."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.cli import cli
from bot.content import markup, schema, taught, template
from bot.content.asking import Asking, load_asking
from bot.content.check import named, report
from bot.content.library import Library
from bot.content.loader import load
from bot.settings import ROOT
from tests.content.shelf import CHINESE, LESSON, TODAY, courses, edit

NAME = LESSON.removesuffix(".yaml")


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A copy of the lessons to break."""
    return Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of one course to break: it is checked in a tenth of the time."""
    return courses(tmp_path / "lessons", "loans/true-cost")


def line_of(root: Path, name: str, words: str) -> int:
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_shipped_lessons_are_faultless() -> None:
    assert load(ROOT / "lessons").faults == ()


def test_shipped_schemas_are_current() -> None:
    for name, text in schema.documents().items():
        assert (ROOT / "schema" / name).read_text(encoding="utf-8") == text


FAULTS = {
    "an unknown id": (LESSON, "flow: [mei,", "flow: [may,", "flow: [may", "mei"),
    "a lesson required before it comes": (
        LESSON,
        "objectives:",
        "requires: [apr]\nobjectives:",
        "requires: [apr]",
        "a lesson listed before it",
    ),
    "a missing key": (LESSON, "learned:", "lerned:", "lerned:", "learned"),
    "two right options": (
        LESSON,
        '        text: "8,400"\n',
        '        text: "8,400"\n        right: true\n',
        "    options:",
        "exactly one",
    ),
    "no right option": (LESSON, "        right: true\n", "", "    options:", "exactly one"),
    "no number": (LESSON, "tolerance: 0", "tolerance: none", "tolerance: none", "number"),
    "a wrong boolean": (LESSON, "answer: false", "answer: maybe", "answer: maybe", "true or false"),
    "an unknown kind": (LESSON, "kind: several", "kind: severall", "kind: severall", "several"),
    "a day that never was": (LESSON, '"2020-05-28"', '"2020-02-30"', "2020-02-30", "day"),
    "markup Telegram has not": (LESSON, "Mei needs", "# Mei needs", "# Mei", "text"),
    "an option left out": (CHINESE, "      twice:", "      thrice:", "thrice", "twice"),
    "a title too long": (CHINESE, "title: 到手", f"title: {'长' * 30}", "title:", "at most 18"),
    "a key twice": (LESSON, "learned:", "title: Again\nlearned:", "title: Again", "once"),
    "too few ways to ask": (
        LESSON,
        (
            "  - no interest but they cut something off at the start\n"
            "  - how do i work out what a loan costs me in the end\n"
            "  - got less than in the contract\n"
        ),
        "",
        "asks:",
        "6 or more",
    ),
    "a way to ask twice": (
        CHINESE,
        "  - 怎么算这钱借得贵不贵",
        '  - "钱还没到手先扣了八百"',
        '"钱还没到手先扣了八百"',
        "another way",
    ),
    "a note under the name of a question": (
        LESSON,
        "notes:\n",
        "notes:\n  mei-uses: |\n    A name that is taken.\n",
        "  mei-uses: |",
        "names of their own",
    ),
    "a note in one language alone": (
        CHINESE,
        "notes:\n",
        "notes:\n  alone: |\n    只有中文的一条。\n",
        "  alone: |",
        "one of `",
    ),
    "a note too long for a phone": (
        CHINESE,
        "notes:\n",
        f"notes:\n  endless: |\n    {'长' * 201}\n",
        "  endless: |",
        "at most 200",
    ),
    "broken YAML": (LESSON, "flow: [mei,", "flow: [mei,,", "flow:", ""),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(course: Path, name: str) -> None:
    file, old, new, at, meant = FAULTS[name]
    edit(course, file, old, new)
    text, good = report(course, "text", today=TODAY, only=[NAME])
    assert not good
    place = f"{file}:{line_of(course, file, at)}:"
    found = [line for line in text.splitlines() if line.startswith(place)]
    assert found, text
    assert any(meant in line for line in found), text


def test_all_faults_are_told_in_one_run(lessons: Path) -> None:
    edit(lessons, LESSON, "tolerance: 0", "tolerance: none")
    edit(lessons, LESSON, '"2020-05-28"', '"yesterday"')
    edit(lessons, "scams/messages/links.yaml", "kind: order", "kind: row")
    told = json.loads(report(lessons, "json", today=TODAY)[0])
    rows = told["faults"] if isinstance(told, dict) else told
    assert len({(row["path"], row["line"]) for row in rows}) >= 3


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_no_broken_file_ends_the_check(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    root = tmp_path_factory.mktemp("lessons")
    folder = root / "loans/true-cost"
    folder.mkdir(parents=True)
    for name in ("track.yaml", "track.zh-Hans.yaml"):
        shutil.copy(ROOT / "lessons/loans" / name, root / "loans")
    for name in ("course.yaml", "course.zh-Hans.yaml", Path(LESSON).name, Path(CHINESE).name):
        shutil.copy(ROOT / "lessons/loans/true-cost" / name, folder)
    victim = chance.choice(sorted(root.rglob("*.yaml")))
    data = bytearray(victim.read_bytes())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 30)] = chance.choice(
            [b"", b"\n", b": ", b"- ", b"\t", b"{", b"]", b"*x", b"&a", b"!!int", b"\xff", b'"']
        )
    victim.write_bytes(bytes(data))
    text, _ = report(root, "text", today=TODAY)
    assert text


def test_a_broken_edit_keeps_the_last_good_lesson(course: Path) -> None:
    library = Library(course)
    before = library.catalogue
    edit(course, LESSON, "learned:", "lerned:")
    changes = library.refresh()
    assert changes is not None
    assert changes.faults
    assert library.catalogue.lessons == before.lessons


def test_a_good_edit_is_taught_at_once(course: Path) -> None:
    library = Library(course)
    assert library.refresh() is None
    edit(course, LESSON, "Mei needs", "Fatima needs")
    assert library.refresh() is not None
    lesson = library.catalogue.lessons[NAME]
    assert "Fatima needs" in lesson.edition("en").cards["mei"].text


def test_nobody_sees_half_of_an_edit(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(course)
    before, looked = library.catalogue, []

    def meanwhile(*given: Any) -> Asking:
        looked.append(library.catalogue is before)
        return load_asking(*given)

    monkeypatch.setattr(taught, "load_asking", meanwhile)
    edit(course, LESSON, "Mei needs", "Fatima needs")
    assert library.refresh() is not None
    assert looked == [True]
    assert library.catalogue is not before


@given(st.text(max_size=200))
def test_any_text_becomes_html_that_shows_no_tags(text: str) -> None:
    shown, _ = markup.render(text)
    plain = markup.plain(shown)
    assert "<b>" not in plain or "<b>" in text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**a** *b* `c`", "<b>a</b> <i>b</i> <code>c</code>"),
        ("**判断：**零利息。", "<b>判断：</b>零利息。"),
        ("看这里：**年化**（一）", "看这里：<b>年化</b>（一）"),
        ("写着**“免费”**的", "写着<b>“免费”</b>的"),
        ("**一。**二，**三。**四", "<b>一。</b>二，<b>三。</b>四"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ("[x](https://a.example)", '<a href="https://a.example">x</a>'),
        ("a\n\nb", "a\n\nb"),
    ],
)
def test_markdown_becomes_what_telegram_takes(written: str, shown: str) -> None:
    assert markup.render(written) == (shown, ())


def test_stars_that_make_nothing_bold_are_a_fault() -> None:
    assert [one.what for one in markup.render("a ** b")[1]] == ["a `**` that makes nothing bold"]


def test_an_expression_that_is_wrong_is_named_where_it_stands(course: Path) -> None:
    old, new = "Every loan has two", "Every {{ aprr(1) }} loan has two"
    edit(course, LESSON, old, new)
    line = line_of(course, LESSON, "aprr")
    column = (course / LESSON).read_text("utf-8").splitlines()[line - 1].index("aprr") + 1
    text, _ = report(course, "text", today=TODAY)
    assert f"{LESSON}:{line}:{column}: expression: found `aprr`; meant: one of `apr`" in text


def test_a_fact_that_is_not_there_is_a_fault(course: Path) -> None:
    edit(course, CHINESE, "title: ", "title: \"{{ fact('zzz') }}\" #")
    text, _ = report(course, "text", today=TODAY)
    assert f"{CHINESE}:{line_of(course, CHINESE, 'zzz')}:" in text
    assert "the name of a fact in facts.yaml" in text


def test_a_text_that_begins_with_a_number_keeps_it() -> None:
    assert markup.render("0. It needs nothing.")[0] == "0. It needs nothing."


def test_one_lesson_is_checked_alone(course: Path) -> None:
    edit(course, LESSON, "tolerance: 0", "tolerance: none")
    text, good = report(course, "text", today=TODAY, only=["loans/true-cost/apr"])
    assert good
    assert text == "loans/true-cost/apr: no faults"
    text, good = report(course, "text", today=TODAY, only=[NAME])
    assert not good
    assert all(line.startswith("loans/true-cost/what-you-get") for line in text.splitlines())


def test_ways_to_ask_are_for_lessons_of_their_course(course: Path) -> None:
    edit(course, "loans/true-cost/ways.yaml", "  what-you-get:", "  what-you-gte:")
    said = report(course, "text", today=TODAY)[0]
    line = line_of(course, "loans/true-cost/ways.yaml", "  what-you-gte:")
    assert f"loans/true-cost/ways.yaml:{line}:3: unknown-id" in said
    assert "meant: `loans/true-cost/what-you-get`" in said


def test_cards_that_can_be_answers_are_cards_of_the_lesson(tmp_path: Path) -> None:
    lessons = courses(tmp_path / "lessons", "scams/messages")
    for name in ("ways.yaml", "ways.zh-Hans.yaml"):
        edit(
            lessons,
            f"scams/messages/{name}",
            "  first-hour:\n    bank:",
            "  first-hour:\n    bunk:",
        )
    said = report(lessons, "text", today=TODAY)[0]
    for name in ("ways.yaml", "ways.zh-Hans.yaml"):
        line = line_of(lessons, f"scams/messages/{name}", "    bunk:")
        assert f"scams/messages/{name}:{line}:5: unknown-id: found `bunk`, no card" in said
    assert "meant: `bank`" in said


def test_a_card_that_got_another_name_takes_no_question_from_anybody(tmp_path: Path) -> None:
    lessons = courses(tmp_path / "lessons", "loans/true-cost", "scams/messages")
    library = Library(lessons)
    for name in ("first-hour.yaml", "first-hour.zh-Hans.yaml"):
        edit(lessons, f"scams/messages/{name}", "  bank: |", "  the-bank: |")
    edit(lessons, "scams/messages/first-hour.yaml", "pavel-now, bank,", "pavel-now, the-bank,")
    changes = library.refresh()
    assert changes is not None
    assert any(one.path.endswith("ways.yaml") for one in changes.faults)
    assert library.finder.ask("whats apr").place is not None
    found = library.finder.ask("i sent money to a scammer, what now").place
    assert found is not None
    assert found.lesson == "scams/messages/first-hour"


def test_a_new_way_to_ask_is_understood_at_once(course: Path) -> None:
    library = Library(course)
    edit(course, "loans/true-cost/ways.yaml", "    [\n", "    [\n      the wobblegong took half,\n")
    assert library.refresh() is not None
    reply = library.finder.ask("they said a wobblegong took half")
    near = {one.lesson for one in (reply.place, *reply.others) if one is not None}
    assert "loans/true-cost/what-you-get" in near


def test_a_path_before_each_fault_leads_to_its_file(course: Path) -> None:
    edit(course, LESSON, "tolerance: 0", "tolerance: none")
    text, _ = report(course, "text", today=TODAY, before="lessons/")
    assert f"lessons/{LESSON}:{line_of(course, LESSON, 'tolerance: none')}:" in text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("lessons/scams/messages/links.yaml", "scams/messages/links"),
        ("lessons/scams/messages/links.zh-Hans.yaml", "scams/messages/links"),
        ("lessons\\drills\\officer.yaml", "drill officer"),
        ("quizzes/elders.zh-Hans.yaml", "quiz elders"),
        ("/home/lee/bot/lessons/scams/messages/links.yaml", "scams/messages/links"),
        ("./lessons/scams/messages/links.yaml", "scams/messages/links"),
        ("scams/messages/links", "scams/messages/links"),
        ("drill officer", "drill officer"),
    ],
)
def test_a_lesson_may_be_named_by_its_file(words: str, name: str) -> None:
    assert named(words) == name


def test_what_names_a_lesson_with_faults_is_told_to_wait_for_it(lessons: Path) -> None:
    edit(lessons, "scams/impostors/voice-and-face.yaml", "quiz: [", "quiz: [nothing, ")
    text, _ = report(lessons, "text", today=TODAY)
    of_drill = next(line for line in text.splitlines() if line.startswith("drills/new-number"))
    assert "voice-and-face" in of_drill
    assert "mend those first" in of_drill


def test_what_a_template_left_is_one_line_a_file(course: Path) -> None:
    template.begin(course, "loans/true-cost/mine")
    text, _ = report(course, "text", today=TODAY, only=["loans/true-cost/mine"])
    left = [line for line in text.splitlines() if "placeholder" in line]
    assert len(left) == 2
    assert all("more such in this file" in line for line in left)


@pytest.mark.parametrize("name", ["loans/true-cost/apt", "/etc/hosts", "../README", "drill ofcer"])
def test_a_name_without_a_file_is_refused_and_not_praised(name: str) -> None:
    result = CliRunner().invoke(cli, ["check", name])
    assert result.exit_code == 1
    assert "there is no such file" in result.output
