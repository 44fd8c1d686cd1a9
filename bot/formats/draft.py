"""Questions from elsewhere as the draft of a lesson, with what an author must still write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from decimal import Decimal

import yaml
from pydantic import ValidationError

from bot.content import markup, rules
from bot.content.faults import Fault
from bot.content.schema import LessonFile
from bot.content.shaping import shape_faults
from bot.content.tree import Data, read
from bot.core.course import Kind
from bot.formats import text
from bot.formats.bank import WHOLE, Choice, Item, Loss, Part, Value, even
from bot.formats.notes import shown

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_LONGEST_ID = 40
_TO_WRITE = "to-write"
_HEAD = "# yaml-language-server: $schema=../../../schema/lesson.schema.json"


@dataclass(frozen=True, slots=True)
class Draft:
    """The file's text, what lessons could not take of the questions, and what is still to write."""

    text: str
    losses: tuple[Loss, ...]
    to_write: tuple[Fault, ...]


def language_of(items: Sequence[Item]) -> str:
    """Which language questions are in, by their letters."""
    words = " ".join(markup.plain(item.ask) for item in items)
    # One Chinese character says about as much as two or three letters.
    return "zh-Hans" if 2 * len(_HAN.findall(words)) > len(_LATIN.findall(words)) else "en"


def draft(items: Sequence[Item], lesson: str, origin: str, language: str) -> Draft:
    """The file of the lesson `lesson`; `origin` names the file that the questions came from.

    Nothing is made up: what the questions do not say is an empty key, and listed at the end.
    """
    writer = _Writer(lesson)
    body = writer.items(items)
    objectives = dict.fromkeys(_slug(item.objective) for item in items if _slug(item.objective))
    name = lesson.rpartition("/")[2]
    head = [
        _HEAD,
        f"# A draft of {len(items)} questions from {_comment(origin)}; its end says what to write.",
        f"language: {language}",
        "title:",
        *(
            ["objectives:", *(f"  {one}:" for one in objectives)]
            if objectives
            else ["objectives: {}"]
        ),
        "cards: {}",
        "items:",
    ]
    rest = ["flow: []", "quiz: []", "learned:", "action:", "sources: {}", ""]
    words = "\n".join([*head, *body, *rest])
    faults = to_write(f"{name}.yaml", words)
    ending = ["", "# Still to write, as `python3 main.py check` names it:", *_listed(faults)]
    other = f"{name}.zh-Hans.yaml beside this file (`new words` makes it)"
    ending.append(f"# - {other}, and its name in course.yaml")
    return Draft(words + "\n".join(ending) + "\n", tuple(writer.losses), tuple(faults))


def _listed(faults: list[Fault]) -> list[str]:
    """Faults as comments, those of one kind together."""
    lines: dict[tuple[str, str, str], list[int]] = {}
    for one in faults:
        lines.setdefault((one.rule, one.found, one.meant), []).append(one.line)
    return [
        f"# - {rule}: found {_comment(found)}; meant: {_comment(meant)}; line"
        f" {', '.join(map(str, sorted(set(places))))}"
        for (rule, found, meant), places in lines.items()
    ]


def _comment(words: str) -> str:
    return " ".join(words.split()) if words.isprintable() else " ".join(ascii(words).split())


def to_write(path: str, words: str) -> list[Fault]:
    """All that `check` would find in a lesson's file by itself, also behind what is missing."""
    tree = read(path, words.encode())
    if tree.faults or not isinstance(tree.data, dict):
        return sorted(set(tree.faults))
    # What is filled in below stays out of the tree, which whoever reads the same text is given.
    data = deepcopy(tree.data)
    tree = replace(tree, data=data)
    found: list[Fault] = []
    try:
        file = LessonFile.model_validate(data)
    except ValidationError as error:
        found += shape_faults(tree, LessonFile, error)
        for one in error.errors(include_url=False):
            if one["type"] in {"missing", "string_too_short", "string_pattern_mismatch"}:
                _fill(data, one["loc"])
        try:
            file = LessonFile.model_validate(data)
        except ValidationError:
            return sorted(set(found))
    # What stands in for a missing text has faults of its own.
    found += [one for one in rules.check_lesson(tree, file) if _TO_WRITE not in one.found]
    return sorted(set(found))


def _fill(data: Data, path: tuple[str | int, ...]) -> None:
    node: Data = data
    for part in path[:-1]:
        # pydantic names the kind of an item in the path, where the file has no such key.
        if isinstance(node, dict) and part in node:
            node = node[str(part)]
    if not isinstance(node, dict):
        return
    node[str(path[-1])] = _TO_WRITE


class _Writer:
    """Writes items as lines of YAML, and notes what lessons cannot take."""

    def __init__(self, lesson: str) -> None:
        self.losses: list[Loss] = []
        self._lesson = lesson
        self._taken: set[str] = set()
        self._label = ""

    def items(self, items: Sequence[Item]) -> list[str]:
        lines: list[str] = []
        for place, item in enumerate(items, 1):
            self._label = item.label or f"question {place}"
            lines += self._item(item, place)
        return lines or ["  {}"]

    def _lose(self, part: Part, why: str) -> None:
        self.losses.append(Loss(self._label, part, why))

    def _item(self, item: Item, place: int) -> Iterator[str]:
        name = self._id(item.name, place)
        if item.name and name != item.name:
            self._lose(Part.NAME, f"ids are lower-case words joined by `-`: it is `{name}` now")
        if item.lesson and item.lesson != self._lesson:
            self._lose(Part.LESSON, "all questions of a file go into one lesson")
        yield f"  {name}:"
        yield f"    kind: {item.kind}"
        objective = _slug(item.objective)
        if objective != item.objective:
            self._lose(Part.OBJECTIVE, f"ids are lower-case words: it is `{objective}` now")
        yield f"    objective: {objective}".rstrip()
        if item.remark:
            self._lose(Part.REMARK, "lessons answer each option; it stands as a comment there")
            yield f"    # Said to everybody: {_comment(text.one_line(item.remark))}"
        yield from _line("ask", self._markdown(item.ask), 4)
        if item.message is not None and item.kind is Kind.RED_FLAGS:
            yield "    message:"
            yield from _line("from", self._apart(item.message.sender), 6)
            yield from _line("text", self._apart(item.message.text), 6)
        elif item.message is not None:
            self._lose(Part.MESSAGE, "only questions about warning signs show a message")
        yield from self._answers(item)

    def _answers(self, item: Item) -> Iterator[str]:
        if item.kind is Kind.NUMBER:
            yield from self._number(item)
            return
        if item.kind is Kind.TRUE_FALSE:
            yield from self._truth(item)
            return
        if item.kind is Kind.SINGLE and any(0 < one.share < WHOLE for one in item.choices):
            self._lose(Part.SHARES, "an option is right or wrong here: partly right became wrong")
        elif item.kind is not Kind.SINGLE and not even(item):
            self._lose(Part.SHARES, "here all that is right is wanted and nothing else")
        yield "    options:"
        for place, one in enumerate(item.choices):
            yield f"      {_letter(place)}:"
            yield from _line("text", self._apart(" ".join(one.text.split())), 8)
            if item.kind is not Kind.ORDER and self._right(item.kind, one):
                yield "        right: true"
            yield from self._said("feedback", one.feedback, 8)

    def _right(self, kind: Kind, one: Choice) -> bool:
        return one.share >= WHOLE if kind is Kind.SINGLE else one.share > 0

    def _truth(self, item: Item) -> Iterator[str]:
        yes, no = item.choices
        yield f"    answer: {'true' if yes.share > no.share else 'false'}"
        if {yes.share, no.share} != {WHOLE, Decimal(0)}:
            self._lose(Part.SHARES, "a statement is true or false here, with nothing between")
        yield "    feedback:"
        yield from self._said('"true"', yes.feedback, 6)
        yield from self._said('"false"', no.feedback, 6)

    def _number(self, item: Item) -> Iterator[str]:
        key = max(item.values, key=lambda one: one.share)
        if key.share != WHOLE:
            self._lose(Part.SHARES, "a number is right or wrong here: the best one became right")
        yield f"    answer: {shown(key.value)}"
        yield f"    tolerance: {shown(abs(key.tolerance))}"
        yield from _line("unit", self._apart(item.unit), 4)
        yield from self._said("right", key.feedback, 4)
        yield from self._said("wrong", item.otherwise, 4)
        traps = [one for one in item.values if one is not key and self._is_trap(one, key)]
        if traps:
            yield "    traps:"
        for place, one in enumerate(traps):
            yield f"      {_letter(place)}:"
            yield f"        value: {shown(one.value)}"
            yield from self._said("feedback", one.feedback, 8)

    def _is_trap(self, one: Value, key: Value) -> bool:
        if abs(one.value - key.value) <= key.tolerance:
            self._lose(Part.VALUES, f"{shown(one.value)} is as good as the answer here")
            return False
        if one.share > 0:
            self._lose(Part.SHARES, f"{shown(one.value)} was partly right and became wrong")
        if one.tolerance != key.tolerance:
            self._lose(Part.TOLERANCE, f"{shown(one.value)} now has the answer's own tolerance")
        return True

    def _said(self, key: str, html: str, indent: int) -> Iterator[str]:
        # A text that is not there stays an empty key, which `check` names.
        if html:
            yield from _line(key, self._markdown(html), indent)
        else:
            yield f"{' ' * indent}{key}:"

    def _apart(self, words: str) -> str:
        """Words without what lessons would take for a formula."""
        if "{{" not in words:
            return words
        self._lose(Part.MARKUP, "two braces begin a formula in lessons: they are apart now")
        return re.sub(r"\{(?=\{)", "{ ", words)

    def _markdown(self, html: str) -> str:
        html = self._apart(html)
        made = text.markdown(html)
        if made is not None:
            return made
        self._lose(Part.MARKUP, "Markdown has no way to say exactly this; the words are kept")
        return text.markdown(text.of_plain(text.one_line(html))) or text.one_line(html)

    def _id(self, name: str, place: int) -> str:
        wanted = _slug(name) or f"question-{place}"
        found, number = wanted, 2
        while found in self._taken:
            ending = f"-{number}"
            found, number = f"{wanted[: _LONGEST_ID - len(ending)].rstrip('-')}{ending}", number + 1
        self._taken.add(found)
        return found


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST_ID].strip("-")


def _letter(place: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[place] if place < len(letters) else f"option-{place + 1}"


def _line(key: str, words: str, indent: int) -> Iterator[str]:
    """`key: words` in the plainest form that YAML reads back as the same."""
    pad = " " * indent
    block = f"{key}: |\n" + "\n".join(f"  {line}" if line else "" for line in words.split("\n"))
    for form in (f"{key}: {words}", block) if "\n" not in words else (block,):
        if _reads_as(form, words):
            yield from (f"{pad}{line}" if line else "" for line in form.split("\n"))
            return
    yield f'{pad}{key}: "{"".join(map(_quoted, words))}"'


def _quoted(char: str) -> str:
    """A sign as it stands in double quotes."""
    if char in {'"', "\\"}:
        return f"\\{char}"
    if char.isprintable():
        return char
    return "\\n" if char == "\n" else f"\\U{ord(char):08x}"


def _reads_as(form: str, words: str) -> bool:
    try:
        node = yaml.compose(form, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError):
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    return isinstance(value, yaml.ScalarNode) and value.value.rstrip("\n") == words
