"""Slips of the pen that keep a file from being read, named as its author sees them.

A parser says what it expected, in its own words and often a line too late. Nearly all that breaks a
lesson's file is one of a few slips, which show in a line or in how lines stand beneath each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_KEY = re.compile(r"""((?:- +)*)("[^"]+"|'[^']+'|[A-Za-z0-9_-]+):(?=\s|$)""")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(#.*)?")
_ODD_INDENT = re.compile(r" *([^\S \n])")
_WIDE_COLON = re.compile(r"(?:- +)*[\"“”']?([A-Za-z0-9_-]+)[\"“”']?\s*(：)")
_CLOSE_COLON = re.compile(r"(?:- +)*([a-z0-9_-]+):(?=[^\s/])")
_CLOSE_DASH = re.compile(r"-(?=[^\s\d-])")
_NO_BEGINNING = re.compile(r"[*&!%@`]|[-?:](?=\s)|[|>](?=\S)|[,\]}]")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_BRACKETS = {"[": "]", "{": "}"}
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?<!^)\ufeff"
)

IN_QUOTES = 'the whole text between two `"`'


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip and its place, which counts from 1; `meant` is what to write instead."""

    line: int
    column: int
    found: str
    meant: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line outside of blocks of text; `words` begin after `indent` characters.

    `above` is the line before it that is not empty, `block` whether text in a block stands between.
    """

    number: int
    indent: int
    words: str
    above: _Line | None = None
    block: bool = False

    @property
    def key(self) -> str:
        """The word before its colon, if it has one."""
        found = _KEY.match(self.words)
        return found[2] if found else ""

    @property
    def value(self) -> str:
        """What stands after the key or the dash."""
        found = _KEY.match(self.words)
        rest = self.words[found.end() :] if found else re.sub(r"^(?:- +)+", "", self.words)
        return rest.strip()

    @property
    def plain(self) -> bool:
        """Whether it is text alone, without a key or a dash."""
        return not self.key and not self.words.startswith("-")

    def at(self, place: int, found: str, meant: str) -> Slip:
        """A slip at character `place` of the words."""
        return Slip(self.number, self.indent + place + 1, found, meant)


def find(text: str, line: int) -> Slip | None:
    """The slip nearest before `line`, where a parser gave up; None if it is another kind."""
    before = text.splitlines()[:line]
    odd = list(_odd_spaces(before))
    if odd:
        return odd[-1]
    lines = list(_outside_blocks(before))
    # A key without its colon makes other things of all text below it: it is looked for first.
    keys = [slip for one in lines if (slip := _colon(one)) is not None]
    if keys:
        return keys[-1]
    for place, one in reversed(list(enumerate(lines, 1))):
        for look in _LOOKS:
            slip = look(one)
            if slip is not None:
                return slip
        slip = _crooked(lines[:place])
        if slip is not None:
            return slip
    return None


def unreadable(text: str) -> Slip | None:
    """The first character that no text file holds, such as what a word processor leaves."""
    found = _UNREADABLE.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    line, column = before.count("\n") + 1, found.start() - before.rfind("\n")
    return Slip(line, column, f"an invisible sign (U+{ord(found[0]):04X})", "letters and spaces")


def _odd_spaces(lines: Sequence[str]) -> Iterator[Slip]:
    """Tabs and wide spaces at the beginning of lines, where only spaces tell what belongs where."""
    for number, line in enumerate(lines, 1):
        found = _ODD_INDENT.match(line)
        if found and line.strip():
            what = "a tab" if found[1] == "\t" else "a wide space"
            meant = "plain spaces at the beginning of the line, as in the lines around it"
            yield Slip(number, found.start(1) + 1, what, meant)


def _outside_blocks(lines: Sequence[str]) -> Iterator[_Line]:
    """The lines that are no text in a block (`|`), no comment and not empty."""
    above: _Line | None = None
    fence, passed = -1, False
    for number, line in enumerate(lines, 1):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words or (fence < 0 and words.startswith("#")):
            continue
        if 0 <= fence < indent:
            passed = True
            continue
        one = _Line(number, indent, words, above, passed)
        yield one
        fence = indent if one.key and _BLOCK.fullmatch(one.value) else -1
        above, passed = one, False


def _colon(line: _Line) -> Slip | None:
    wide = _WIDE_COLON.match(line.words)
    if wide:
        meant = f"`{wide[1]}: `, with the colon of an English keyboard and a space"
        return line.at(wide.start(2), "a full-width colon `：`", meant)
    close = _CLOSE_COLON.match(line.words)
    if close:
        return line.at(close.end(), f"no space after `{close[1]}:`", f"`{close[1]}: `")
    return None


def _dash(line: _Line) -> Slip | None:
    if line.words == "---" and line.above is not None:
        return line.at(0, "a line `---`", "no such line, or only as the first one")
    if _CLOSE_DASH.match(line.words):
        return line.at(1, "no space after `-`", "`- ` before what is listed")
    return None


def _value(line: _Line) -> Slip | None:
    """A text that needs quotes, or whose quotes or brackets are not closed."""
    value = line.value
    place = line.words.rfind(value) if value else 0
    if value[:1] in _QUOTED:
        return _quotes(line, value, place)
    if value[:1] in _BRACKETS:
        closing = _BRACKETS[value[0]]
        if value.count(value[0]) <= value.count(closing):
            return None
        return line.at(place, f"a `{value[0]}` that nothing closes", f"`{closing}` at the end")
    if _NO_BEGINNING.match(value):
        mark = "a backtick" if value[0] == "`" else f"`{value[0]}`"
        return line.at(place, f"a text that begins with {mark}", IN_QUOTES)
    colon = None if value.startswith("#") or line.plain else re.search(r":(\s|$)", value)
    if colon is None:
        return None
    return line.at(place + colon.start(), "a colon in a text without quotes", IN_QUOTES)


def _quotes(line: _Line, value: str, place: int) -> Slip | None:
    mark = value[0]
    closed = _QUOTED[mark].match(value)
    if closed is None:
        return line.at(place, f"a `{mark}` that nothing closes", f"`{mark}` at the end, too")
    rest = value[closed.end() :].strip()
    if rest and not rest.startswith("#"):
        found = f"words after the second `{mark}`"
        meant = f"{IN_QUOTES}, and “ ” for quotes inside it"
        return line.at(place + closed.end(), found, meant)
    return None


def _text(line: _Line) -> Slip | None:
    """A line that has neither a key nor a dash: text that left its place."""
    if not line.plain or line.above is None:
        return None
    first, above = line, line.above
    while above.plain and above.above is not None:
        first, above = above, above.above
    if first.block or _BLOCK.fullmatch(above.value):
        meant = "as many spaces as before the text above"
        return first.at(0, "a line of text too far left", meant)
    if above.key and not above.value:
        found, meant = f"lines of text after `{above.key}:`", f"`{above.key}: |` above them"
        return above.at(above.words.find(":"), found, meant)
    return _value(above) or first.at(
        0, "a second line of a text", "the text on one line, or below `|`"
    )


# What a line alone tells, the surest first.
_LOOKS: tuple[Callable[[_Line], Slip | None], ...] = (_dash, _value, _text)


def _crooked(lines: Sequence[_Line]) -> Slip | None:
    """The last line, if it begins at a place where no line above it could have begun."""
    last = lines[-1]
    open_: list[_Line] = []
    for line in lines[:-1]:
        open_ = [one for one in open_ if one.indent <= line.indent]
        if not open_ or open_[-1].indent < line.indent:
            open_.append(line)
    above = last.above
    if above is None or last.plain or above.plain:
        return None
    deeper = last.indent > above.indent
    inside = last.indent == above.indent + 2 and above.words.startswith("- ")
    if inside or (deeper and above.key and not above.value):
        return None
    if not deeper and any(one.indent == last.indent for one in open_):
        return None
    near = min(reversed(open_), key=lambda one: abs(one.indent - last.indent))
    wrong, right = (near, last) if near.indent % 2 and not last.indent % 2 else (last, near)
    name, beside = (f"`{one.key}`" if one.key else "`-`" for one in (wrong, right))
    return wrong.at(
        0, f"{wrong.indent} spaces before {name}", f"{right.indent}, as before {beside}"
    )
