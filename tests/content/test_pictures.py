"""Pictures in lessons' files: read into data, and every fault with its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.content import schema, snapshot
from bot.content.loader import load
from bot.core.picture import Bars, Moment, Months, Timeline
from tests.content import shelf
from tests.content.shelf import CHINESE, LESSON

NAME = LESSON.removesuffix(".yaml")
CARD = "two-numbers"
_BARS = """\
    kind: bars
    title: Mei's loan has two numbers
    parts:
      money: Money
    bars:
      got:
        label: In hand
        values:
          money: "{{ 10000 - 800 }}"
      owed:
        label: Owed
        values:
          money: "{{ 10000 }}"
"""
_MONTHS = """\
    kind: months
    title: What is owed
    along: month
    series:
      owed:
        label: Owed
        shown: columns
        values: "{{ owed(1200, 0%, 3) }}"
      flat:
        label: Flat
        shown: line
        values: "{{ steps(100, 0, 3) }}"
    alt: It falls from 1,200 to {{ 1200 / 3 }}.
"""
_MONTHS_WORDS = """\
    title: 还欠多少
    along: 月
    labels:
      owed: 还欠
      flat: 不变
    alt: 从1,200元降到400元。
"""
_TIMELINE = """\
    kind: timeline
    title: A call
    moments:
      one: { when: Day 1, text: A voice, stop: Hang up }
      two: { when: Day 2, text: A code }
      three: { when: Day 3, text: A fee }
      four: { when: Day 4, text: The end }
"""
_TIMELINE_WORDS = """\
    title: 一个电话
    moments:
      one: { when: 第1天, text: 一个声音, stop: 挂断 }
      two: { when: 第2天, text: 验证码 }
      three: { when: 第3天, text: 一笔费用 }
      four: { when: 第4天, text: 没了 }
"""


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return shelf.build(tmp_path / "lessons")


def put(root: Path, picture: str, words: str) -> None:
    """Another picture on the card, in both languages."""
    for name, block, before in ((LESSON, picture, "\nflow:"), (CHINESE, words, "\nlearned:")):
        file = root / name
        text = file.read_text(encoding="utf-8")
        start, end = text.index("\npictures:\n"), text.index(before)
        text = f"{text[:start]}\npictures:\n  {CARD}:\n{block.rstrip()}{text[end:]}"
        file.write_text(text, encoding="utf-8")


def faults(root: Path) -> list[str]:
    """What is wrong, without the lessons' folder."""
    return [str(fault) for fault in load(root).faults]


def test_bars_come_with_their_numbers_worked_out(lessons: Path) -> None:
    lesson = load(lessons).catalogue.lessons[NAME]
    picture, chinese = (lesson.edition(one).cards[CARD].picture for one in ("en", "zh-Hans"))
    assert isinstance(picture, Bars)
    assert isinstance(chinese, Bars)
    assert [(row.label, row.parts[0].shown) for row in picture.rows] == [
        ("In hand", "9,200"),
        ("Owed", "10,000"),
    ]
    assert [row.label for row in chinese.rows] == ["到手", "要还"]
    assert [row.parts for row in chinese.rows] == [row.parts for row in picture.rows]
    assert picture.rows[0].parts[0].value == Decimal(9200)


def test_a_series_is_what_the_calculator_says(lessons: Path) -> None:
    put(lessons, _MONTHS, _MONTHS_WORDS)
    picture = load(lessons).catalogue.lessons[NAME].edition("zh-Hans").cards[CARD].picture
    assert isinstance(picture, Months)
    assert picture.series[0].values == tuple(map(Decimal, (1200, 800, 400)))
    assert [one.line for one in picture.series] == [False, True]
    assert (picture.along, picture.series[0].label) == ("月", "还欠")


def test_a_timeline_has_its_moments_in_each_language(lessons: Path) -> None:
    put(lessons, _TIMELINE, _TIMELINE_WORDS)
    lesson = load(lessons).catalogue.lessons[NAME]
    picture = lesson.edition("zh-Hans").cards[CARD].picture
    assert isinstance(picture, Timeline)
    assert picture.moments[0] == Moment("第1天", "一个声音", "挂断")
    assert picture.moments[1].stop == ""
    assert "✋ Hang up" in lesson.edition("en").cards[CARD].words


# What is replaced in which picture, by what, and what is said of it.
WRONG: dict[str, tuple[str, str, str, str]] = {
    "typed": (
        "months",
        '"{{ steps(100, 0, 3) }}"',
        '"100 100 100"',
        "typed: found a number that",
    ),
    "typed bar": ("bars", '"{{ 10000 }}"', "10000", "typed: found a number that"),
    "no alt": ("months", "    alt: It falls from 1,200 to {{ 1200 / 3 }}.\n", "", "no `alt` here"),
    "no stop": ("timeline", ", stop: Hang up", "", "no `stop`"),
    "too few": ("timeline", "      four: { when: Day 4, text: The end }\n", "", "3 moments"),
    "too long": (
        "timeline",
        "A voice",
        "A voice " * 11,
        "found 87 characters; meant: at most 80",
    ),
    "a long title": ("bars", "Mei's loan", "Mei's loan " * 6, "characters; meant: at most 60"),
    "unknown kind": (
        "bars",
        "kind: bars",
        "kind: pie",
        "found `pie`; meant: one of `bars`, `months`",
    ),
    "no kind": ("bars", "    kind: bars\n", "", "`kind:` with one of bars, months, timeline"),
    "a sum": ("months", "owed(1200", "owde(1200", "expression: found `owde`"),
    "one value": ("months", "steps(100, 0, 3)", "100", "1 values; meant: 2 to 240"),
    "unknown key": ("months", "shown: line", "shows: line", "meant: `shown`"),
    "no part": ("bars", '          money: "{{ 10000 }}"\n', "          x: 1\n", "no `money`"),
}
_PICTURES = {
    "bars": (_BARS + "    alt: Two bars.\n", None),
    "months": (_MONTHS, _MONTHS_WORDS),
    "timeline": (_TIMELINE, _TIMELINE_WORDS),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_named_with_its_place(lessons: Path, name: str) -> None:
    kind, old, new, said = WRONG[name]
    picture, words = _PICTURES[kind]
    if words is not None:
        put(lessons, picture, words)
    assert faults(lessons) == []
    shelf.edit(lessons, LESSON, old, new)
    found = [one for one in faults(lessons) if said in one]
    assert found, faults(lessons)
    path, line, column, _ = found[0].split(":", 3)
    written = (lessons / LESSON).read_text(encoding="utf-8").split("\n")
    first = written.index("pictures:") + 1
    assert path == LESSON
    assert int(line) > first
    assert 1 <= int(column) <= len(written[int(line) - 1]) + 1


def test_a_picture_without_its_card_is_a_fault(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, f"pictures:\n  {CARD}:", "pictures:\n  two-number:")
    assert any("`two-number`; meant: `two-numbers`" in one for one in faults(lessons))


def test_a_translation_lacks_nothing_and_adds_nothing(lessons: Path) -> None:
    shelf.edit(lessons, CHINESE, "      got: 到手\n", "      gots: 到手\n")
    found = faults(lessons)
    assert any("keyed-alike: found no `got`" in one for one in found)
    assert any("keyed-alike: found `gots`; meant: `got`" in one for one in found)


def test_a_translation_without_alt_is_a_fault(lessons: Path) -> None:
    put(lessons, _MONTHS, _MONTHS_WORDS.replace("    alt: 从1,200元降到400元。\n", ""))
    assert any("keyed-alike: found no `alt`" in one for one in faults(lessons))


def test_editors_complete_pictures_and_take_expressions_for_numbers() -> None:
    documents = schema.documents()
    lesson = documents["lesson.schema.json"]
    assert '"MonthsFile"' in lesson
    assert '"TimelineFile"' in lesson
    assert '"PictureWords"' in documents["lesson-words.schema.json"]


def test_what_an_attempt_keeps_has_its_pictures(lessons: Path) -> None:
    for picture, words in _PICTURES.values():
        if words is not None:
            put(lessons, picture, words)
        lesson = load(lessons).catalogue.lessons[NAME]
        assert snapshot.restore(snapshot.dump(lesson)) == lesson
