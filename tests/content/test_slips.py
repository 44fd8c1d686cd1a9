"""A slip of the pen is named in an author's words, at the place where it was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content import slips
from bot.content.loader import load
from bot.content.tree import read
from bot.settings import ROOT
from tests.content import shelf

ENGLISH = (ROOT / "lessons" / shelf.LESSON).read_text(encoding="utf-8")
CHINESE = (ROOT / "lessons" / shelf.CHINESE).read_text(encoding="utf-8")

SLIPS = {
    "a tab": ("    Mei needs", "\tMei needs", "\tMei", "a tab", "plain spaces"),
    "a wide space": ("    Mei needs", "\u3000Mei needs", "\u3000Mei", "a wide space", "plain"),
    "a full-width colon": (
        "title: What",
        "title：What",
        "title：",
        "full-width colon",
        "`title: `",
    ),
    "no space after a key": ("title: What", "title:What", "title:W", "no space after", "`title: `"),
    "no space after a dash": ("  - got less", "  -got less", "-got", "no space after `-`", "`- `"),
    "a colon in a text": ("title: What", "title: Note: what", "title:", "a colon", "between two"),
    "a star first": ("title: What", "title: **What**", "title:", "begins with `*`", "between two"),
    "an at first": ("title: What", "title: @What", "title:", "begins with `@`", "between two"),
    "no quote at the end": ('text: "10,000"', 'text: "10,000', "10,000\n", "nothing closes", '`"`'),
    "words after a quote": ('text: "10,000"', 'text: "10" of 9', '"10" of', "words after", "“ ”"),
    "no bracket at the end": ("before-signing]", "before-signing", "quiz: [", "nothing", "`]`"),
    "a text too far left": ("    The next", "The next", "The next", "too far left", "spaces"),
    "no mark of a text": ("  names: |", "  names:", "  names:", "lines of text", "`names: |`"),
    "a step too short": (
        "    objective: in-h",
        "   objective: in-h",
        "   obj",
        "3 spaces",
        "4, as",
    ),
    "a step too long": (
        "        right: t",
        "         right: t",
        "         right",
        "9 spaces",
        "8, as",
    ),
    "a text on two lines": ("arrived. The", "arrived.\nThe", "The other 800", "second line", "`|`"),
    "a second document": ("learned: You", "---\nlearned: You", "---", "a line `---`", "no such"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_named_where_it_was_made(name: str) -> None:
    old, new, at, found, meant = SLIPS[name]
    assert old in ENGLISH
    text = ENGLISH.replace(old, new, 1)
    fault = read("lesson.yaml", text.encode()).faults[0]
    assert fault.line == text[: text.index(at)].count("\n") + 1 + at.startswith("\n"), str(fault)
    assert found in fault.found
    assert meant in fault.meant


@given(st.data())
def test_any_key_spoiled_is_named_in_its_own_line(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([ENGLISH, CHINESE]))
    lines = text.split("\n")
    in_blocks = {number for start, end in _blocks(text) for number in range(start, end)}
    keys = [
        number
        for number, line in enumerate(lines)
        if re.match(r" *[a-z-]+: [^|]", line) and number not in in_blocks
    ]
    number = data.draw(st.sampled_from(keys))
    spoil = data.draw(st.sampled_from(["：", ":", ": @", ': "…', ": a: "]))
    lines[number] = re.sub(r": ", lambda _: spoil, lines[number], count=1)
    spoiled = "\n".join(lines)
    try:
        yaml.compose(spoiled)
    except yaml.YAMLError:
        fault = read("lesson.yaml", spoiled.encode()).faults[0]
        assert fault.line == number + 1, (str(fault), lines[number])


@given(st.text(alphabet="ab:- \n\t|>\"'[]{}#*&：。\u3000", max_size=60))
def test_whatever_is_written_gets_an_answer(text: str) -> None:
    tree = read("x.yaml", text.encode())
    assert tree.data is not None or tree.faults
    slip = slips.find(text, text.count("\n") + 1)
    assert slip is None or 1 <= slip.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (CHINESE.encode("gb18030"), "a GBK file"),
        (ENGLISH.encode("utf-16"), "a UTF-16 file"),
        (ENGLISH.encode("cp1252", "replace"), "another encoding"),
        (b"PK\x03\x04\x14\x00\x08\xff", "a word processor's file"),
    ],
)
def test_another_encoding_is_named_and_how_to_save_it(raw: bytes, found: str) -> None:
    fault = read("lesson.yaml", raw).faults[0]
    assert found in fault.found
    assert "UTF-8" in fault.meant


def test_an_invisible_sign_is_named_with_its_place() -> None:
    fault = read("lesson.yaml", ENGLISH.replace("Mei needs", "Mei\x0bneeds", 1).encode()).faults[0]
    assert "U+000B" in fault.found
    assert fault.line == ENGLISH[: ENGLISH.index("Mei needs")].count("\n") + 1


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_files_of_other_systems_are_read(ending: str) -> None:
    raw = b"\xef\xbb\xbf" + ENGLISH.replace("\n", ending).encode()
    assert read("lesson.yaml", raw).data == read("lesson.yaml", ENGLISH.encode()).data


SHAPES = {
    "a date": ('date: "2020-05-28"', "date: 28.5.2020", "28.5.2020", "2026-11-26"),
    "a kind": ("kind: several", "kind: multiple", "`multiple`", "`several`"),
    "a sign that begins a remark": ("text: Insurance kept", "text: #Insurance", "#", "a text"),
    "an audience": ("audiences: [worker", "audiences: [workers", "`workers`", "`worker`"),
    "a Chinese comma": ("quiz: [price, ", "quiz: [price，", "price，", "`, `"),
    "a list of keys": ("  - got less than", "  - got: less than", "a mapping", "a colon"),
    "a star alone": ("**10,000**", "**10,000*", "a `*`", "**bold**"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_wrong_value_is_answered_in_words(name: str, tmp_path: Path) -> None:
    old, new, found, meant = SHAPES[name]
    root = shelf.build(tmp_path / "lessons")
    shelf.edit(root, shelf.LESSON, old, new)
    faults = load(root).faults
    assert any(found in fault.found and meant in fault.meant for fault in faults), faults


def test_a_file_that_cannot_be_read_spoils_nothing_in_its_translation(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    shelf.edit(root, shelf.LESSON, "title: What", "title: So: what")
    assert [fault.path for fault in load(root).faults] == [shelf.LESSON]


def _blocks(text: str) -> list[tuple[int, int]]:
    tokens = list(yaml.scan(text))
    return [
        (one.start_mark.line + 1, one.end_mark.line)
        for one in tokens
        if isinstance(one, yaml.ScalarToken) and one.style == "|"
    ]
