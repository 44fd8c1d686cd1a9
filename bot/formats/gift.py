"""GIFT, Moodle's text form: one question a paragraph, its answers in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from bot.content import markup
from bot.core.course import Kind
from bot.formats import archive, text
from bot.formats.archive import decoded
from bot.formats.bank import (
    NOTHING,
    WHOLE,
    BadFile,
    Bank,
    Choice,
    Item,
    Part,
    Read,
    Tick,
    Value,
    Written,
)
from bot.formats.notes import MOST_ANSWERS, Notes, ask_page, number, shown, steps_page

# Escaped signs stand as these while a question is cut up; no text may hold them.
_ESCAPED = {"\\": "\ufdd0", ":": "\ufdd1", "#": "\ufdd2", "=": "\ufdd3", "{": "\ufdd4"} | {
    "}": "\ufdd5",
    "~": "\ufdd6",
    "n": "\ufdd7",
}
_SIGNS = {mark: "\n" if sign == "n" else sign for sign, mark in _ESCAPED.items()}
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_MARK = re.compile("[\ufdd0-\ufdd7]")
_WEIGHT = re.compile(r"%(-*\d{1,3}(?:\.\d*)?)%")
_TAG = re.compile(r"\[(id|tag):((?:\\.|[^\]\\])*)\]")
_FORMAT = re.compile(r"\[(html|plain|markdown|moodle)\]")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_LONGEST = 50_000
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_ODD = re.compile(r"[<&\n]|  |->|^[\s\[%/$]|\s$")


def write(bank: Bank, tick: Tick) -> Written:
    """The bank as GIFT."""
    out: list[str] = []
    lesson = ""
    for item in bank.items:
        tick()
        if item.lesson != lesson:
            lesson = item.lesson
            out.append(f"$CATEGORY: {_one_line(lesson) or 'top'}\n")
        out.append(_Question(item).text())
    return Written("\n".join(out).encode(), {})


def _one_line(words: str) -> str:
    return " ".join(words.split())


class _Question:
    """Writes one question: as plain text where all its texts are, as HTML where one is not."""

    def __init__(self, item: Item) -> None:
        self._item = item
        texts = [
            markup.plain(item.ask) if item.ask == _plain(item.ask) else "<",
            item.remark,
            item.otherwise,
            *(one.text for one in item.choices),
            *(one.feedback for one in item.choices),
            *(one.feedback for one in item.values),
        ]
        steps = item.kind is Kind.ORDER and any(one.feedback for one in item.choices)
        self._html = steps or item.message is not None or any(map(_ODD.search, texts))

    def text(self) -> str:
        item = self._item
        name = f"::{_escape(_one_line(item.name))}::" if item.name else ""
        form = "[html]" if self._html else ""
        ask = ask_page(item) if self._html else markup.plain(item.ask)
        return f"{self._comment()}{name}{form}{self._sign(ask)}{{{self._answers()}}}\n"

    def _comment(self) -> str:
        item = self._item
        tags = [("tag", f"objective:{item.objective}")] if item.objective else []
        derived = Kind.SINGLE if any(one.share == WHOLE for one in item.choices) else Kind.SEVERAL
        choosing = item.kind in {Kind.SINGLE, Kind.SEVERAL, Kind.RED_FLAGS}
        if item.kind is Kind.RED_FLAGS or (item.kind is Kind.SINGLE and derived is not item.kind):
            tags.append(("tag", f"kind:{item.kind}"))
        if not tags or not (choosing or item.objective):
            return ""
        return "// " + " ".join(f"[{kind}:{_tagged(words)}]" for kind, words in tags) + "\n"

    def _answers(self) -> str:
        item = self._item
        match item.kind:
            case Kind.TRUE_FALSE:
                lines = [self._truth()]
            case Kind.NUMBER:
                lines = ["#", *(self._value(one) for one in item.values)]
                if item.otherwise:
                    lines.append(f"\t~{self._said(item.otherwise)}")
            case Kind.ORDER:
                pairs = enumerate(item.choices, 1)
                lines = [
                    "",
                    *(f"\t={self._sign(self._plain(c.text))} -> {place}" for place, c in pairs),
                ]
            case _:
                lines = ["", *(self._choice(one) for one in item.choices)]
        said = steps_page(item) if item.kind is Kind.ORDER else text.page(item.remark)
        if said:
            shown_html = said if self._html else markup.plain(said)
            lines.append(f"\t####{self._sign(shown_html)}")
        return "\n".join(lines) + ("\n" if len(lines) > 1 else "")

    def _truth(self) -> str:
        yes, no = self._item.choices
        right, wrong = (yes, no) if yes.share > no.share else (no, yes)
        said = ""
        if right.feedback or wrong.feedback:
            said = self._said(wrong.feedback) or "#"
        if right.feedback:
            said += self._said(right.feedback)
        return ("TRUE" if right is yes else "FALSE") + said

    def _value(self, one: Value) -> str:
        weight = f"%{shown(one.share)}%"
        return f"\t={weight}{shown(one.value)}:{shown(one.tolerance)}{self._said(one.feedback)}"

    def _choice(self, one: Choice) -> str:
        if one.share == WHOLE and self._item.kind is Kind.SINGLE:
            mark = "="
        else:
            mark = f"~%{shown(one.share)}%" if one.share else "~"
        return f"\t{mark}{self._sign(self._plain(one.text))}{self._said(one.feedback)}"

    def _plain(self, words: str) -> str:
        return text.of_plain(words).replace("\n", "<br/>") if self._html else words

    def _said(self, feedback: str) -> str:
        if not feedback:
            return ""
        words = text.page(feedback) if self._html else markup.plain(feedback)
        return f"#{self._sign(words)}"

    def _sign(self, words: str) -> str:
        if self._html and words[:1] in {"[", "%", "/", "$"}:
            words = f"&#{ord(words[0])};{words[1:]}"
        return _escape(words)


def _plain(html: str) -> str:
    return text.of_plain(markup.plain(html))


def _escape(words: str) -> str:
    words = _MARK.sub("", words).replace("\\", "\\\\").replace("\n", "\\n")
    return re.sub(r"([:#={}~])", r"\\\1", words)


def _tagged(words: str) -> str:
    return re.sub(r"([\\\]])", r"\\\1", _one_line(words))


def read(data: bytes, tick: Tick) -> Read:
    """A bank from GIFT."""
    notes = Notes(tick)
    lesson = ""
    for line, tags, raw in _paragraphs(decoded(data)):
        words = _ESCAPE.sub(lambda found: _ESCAPED[found.group(1)], raw)
        if words.startswith("$CATEGORY:"):
            lesson = _lesson(_signs(words.removeprefix("$CATEGORY:")).strip())
            continue
        _question(notes, words, line, tags, lesson)
    return notes.done()


def _lesson(category: str) -> str:
    """A category's path without what Moodle puts before it."""
    for before in ("$course$/", "$system$/", "top/"):
        category = category.removeprefix(before)
    return "" if category == "top" else category


def _paragraphs(words: str) -> Iterator[tuple[int, dict[str, str], str]]:
    """(first line, tags of the comments, text) of every paragraph that is not only comments."""
    if _MARK.search(words):
        raise BadFile("signs that no text may hold (U+FDD0 to U+FDD7)")
    lines: list[str] = []
    tags: dict[str, str] = {}
    first = 0
    size = 0
    for place, stripped in chain(archive.lines(words), ((0, ""),)):
        size = size + len(stripped) if stripped else 0
        if size > _LONGEST:
            raise BadFile(f"a question of more than {_LONGEST:,} characters", first or place)
        if stripped.startswith("//"):
            tags |= _tags(stripped)
        elif stripped:
            first = first or place
            lines.append(stripped)
        elif lines:
            yield first, tags, "\n".join(lines)
            lines, tags, first = [], {}, 0


def _tags(comment: str) -> dict[str, str]:
    found = {}
    for kind, escaped in _TAG.findall(comment):
        words = re.sub(r"\\(.)", r"\1", escaped)
        name, mark, value = words.partition(":")
        if kind == "tag" and mark:
            found[name] = value
    return found


def _signs(words: str) -> str:
    return _MARK.sub(lambda found: _SIGNS[found.group()], words)


class _Texts:
    """Reads the texts of one question, whose form is the question's where they name none."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._form = "moodle"

    def ask(self, raw: str) -> str:
        self._form, page = self._page(raw)
        return page

    def page(self, raw: str) -> str:
        return self._page(raw)[1]

    def _page(self, raw: str) -> tuple[str, str]:
        """The form and the text as a page's HTML."""
        raw = raw.strip()
        found = _FORMAT.match(raw)
        form = found.group(1) if found else self._form
        words = _signs(raw[found.end() :] if found else raw).strip()
        if form == "markdown":
            return form, text.page(self._notes.markdown(words))
        if form == "plain" or (form == "moodle" and not _MARKUP.search(words)):
            return form, text.of_plain(words).replace("\n", "<br/>")
        return form, words if form == "html" else words.replace("\n", "<br/>")


def _question(notes: Notes, words: str, line: int, tags: dict[str, str], lesson: str) -> None:
    name = ""
    if words.startswith("::") and "::" in words[2:]:
        name, _, words = words[2:].partition("::")
        name = _signs(name).strip()
    notes.at(name or _signs(words)[:40], line)
    start, end = words.find("{"), words.find("}")
    if (start < 0) != (end < 0) or end < start:
        raise BadFile("a `{` without its `}`, or the other way round", line)
    if start < 0:
        notes.lose(Part.ITEM, "a text without a question")
        return
    inside, after = words[start + 1 : end].strip(), words[end + 1 :].strip()
    if "{" in inside or "{" in after:
        raise BadFile("a second `{` in one question; is an empty line missing?", line)
    texts = _Texts(notes)
    asked, message = notes.ask(texts.ask(words[:start] + (f" _____ {after}" if after else "")))
    inside, remark = _apart(inside)
    item = _answered(notes, texts, inside, line)
    if item is None:
        return
    kind = tags.get("kind", "")
    if kind in {Kind.RED_FLAGS, Kind.SINGLE} and item.kind in {Kind.SINGLE, Kind.SEVERAL}:
        item = replace(item, kind=Kind(kind))
    said, choices = texts.page(remark) if remark else "", item.choices
    if item.kind is Kind.ORDER:
        told, choices = notes.steps(said, choices)
    else:
        told = notes.html(said)
    notes.add(
        replace(
            item,
            ask=asked,
            message=message,
            name=name,
            lesson=lesson,
            remark=told,
            choices=choices,
            objective=tags.get("objective", ""),
        )
    )


def _apart(inside: str) -> tuple[str, str]:
    """The answers, and what is said to everybody after `####`."""
    place = inside.rfind("####")
    return (inside, "") if place < 0 else (inside[:place].strip(), inside[place + 4 :])


def _answered(notes: Notes, texts: _Texts, inside: str, line: int) -> Item | None:
    """The item that the answers make, as yet without its question."""
    truth, *said = inside.split("#", 2)
    if truth.strip() in _TRUTHS:
        right = _TRUTHS[truth.strip()]
        wrong_said, right_said = (notes.html(texts.page(one)) for one in [*said, "", ""][:2])
        yes = Choice("", WHOLE if right else NOTHING, right_said if right else wrong_said)
        no = Choice("", NOTHING if right else WHOLE, wrong_said if right else right_said)
        return Item(Kind.TRUE_FALSE, "", (yes, no))
    if inside.startswith("#"):
        return _numbers(notes, texts, inside[1:], line)
    if "~" in inside:
        several = "=" not in inside
        choices = [_choice(notes, texts, one, line) for one in _cut(inside, "~=", line)]
        if len(choices) < 2:
            raise BadFile("a choice of one", line)
        return Item(Kind.SEVERAL if several else Kind.SINGLE, "", tuple(choices))
    if "->" in inside and inside.startswith("="):
        pairs = [one[1:].rpartition("->") for one in _cut(inside, "=", line)]
        if not all(mark for _, mark, _ in pairs):
            raise BadFile("a pair without `->`", line)
        said_pairs = [
            (notes.option(texts.page(left)), _signs(right).strip()) for left, _, right in pairs
        ]
        ordered = notes.ordered(said_pairs)
        return None if ordered is None else Item(Kind.ORDER, "", ordered)
    notes.lose(Part.ITEM, "lessons have no questions that are answered in words")
    return None


def _cut(words: str, marks: str, line: int) -> list[str]:
    """Answers, each with its mark in front; one too many is enough to be refused."""
    if sum(words.count(mark) for mark in marks) > 2 * MOST_ANSWERS:
        raise BadFile(f"a question of more than {MOST_ANSWERS} answers", line)
    return [one.strip() for one in re.findall(rf"[{marks}][^{marks}]*", words)]


def _weighed(raw: str, otherwise: Decimal, line: int) -> tuple[Decimal, str]:
    found = _WEIGHT.match(raw)
    if found is None:
        return otherwise, raw
    return number(found.group(1), line), raw[found.end() :]


def _choice(notes: Notes, texts: _Texts, raw: str, line: int) -> Choice:
    share, rest = _weighed(raw[1:].strip(), WHOLE if raw[0] == "=" else NOTHING, line)
    words, _, said = rest.partition("#")
    return Choice(notes.option(texts.page(words)), share, notes.html(texts.page(said)))


def _numbers(notes: Notes, texts: _Texts, inside: str, line: int) -> Item:
    inside, tilde, wrong = inside.partition("~")
    otherwise = notes.html(texts.page(wrong.partition("#")[2])) if tilde else ""
    values = []
    answers = _cut(inside, "=", line) if "=" in inside else [f"={inside.strip()}"]
    for raw in answers:
        share, rest = _weighed(raw[1:].strip(), WHOLE, line)
        words, _, said = rest.partition("#")
        feedback = notes.html(texts.page(said))
        words = _signs(words).strip()
        if words == "*":
            otherwise = otherwise or feedback
            continue
        values.append(_value(words, share, feedback, line))
    if not values:
        raise BadFile("a number question without a number", line)
    return Item(Kind.NUMBER, "", values=tuple(values), otherwise=otherwise)


def _value(words: str, share: Decimal, feedback: str, line: int) -> Value:
    low, dots, high = words.partition("..")
    if dots:
        bottom, top = number(low, line), number(high, line)
        return Value((bottom + top) / 2, abs(top - bottom) / 2, share, feedback)
    value, _, tolerance = words.partition(":")
    return Value(number(value, line), number(tolerance or "0", line), share, feedback)
