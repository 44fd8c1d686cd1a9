"""Moodle XML: everything that a lesson's question says has a place in it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.course import Kind
from bot.formats import nodes, text
from bot.formats.bank import (
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
from bot.formats.nodes import Node, t
from bot.formats.notes import Notes, ask_page, number, shown, steps_page

_TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.SEVERAL: "multichoice",
    Kind.RED_FLAGS: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.NUMBER: "numerical",
    Kind.ORDER: "matching",
}
_FOREIGN = {
    "shortanswer": "lessons have no questions that are answered in words",
    "essay": "lessons have no questions that are answered in sentences",
    "description": "a text without a question",
}


def write(bank: Bank, tick: Tick) -> Written:
    """The bank as Moodle XML; nothing is left out."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>']
    lesson = ""
    for item in bank.items:
        tick()
        if item.lesson != lesson:
            lesson = item.lesson
            path = f"$course$/{t(lesson)}" if lesson else "$course$"
            category = f"<category><text>{path}</text></category>"
            out.append(f'<question type="category">{category}</question>')
        out.append(_question(item))
    out.append("</quiz>\n")
    return Written("\n".join(out).encode(), {})


def _html(tag: str, page: str, inside: str = "") -> str:
    return f'<{tag} format="html"><text>{t(page)}</text>{inside}</{tag}>'


def _question(item: Item) -> str:
    remark = steps_page(item) if item.kind is Kind.ORDER else text.page(item.remark)
    parts = [
        f'<question type="{_TYPES[item.kind]}">',
        f"<name><text>{t(item.name)}</text></name>",
        _html("questiontext", ask_page(item)),
        _html("generalfeedback", remark),
        "<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>",
        *_answers(item),
    ]
    tags = [f"objective:{item.objective}"] if item.objective else []
    if item.kind is Kind.RED_FLAGS:
        tags.append(f"kind:{item.kind}")
    if tags:
        inside = "".join(f"<tag><text>{t(one)}</text></tag>" for one in tags)
        parts.append(f"<tags>{inside}</tags>")
    return "\n".join([*parts, "</question>"])


def _answers(item: Item) -> list[str]:
    match item.kind:
        case Kind.TRUE_FALSE:
            truths = zip(("true", "false"), item.choices, strict=True)
            return [
                f'<answer fraction="{shown(one.share)}" format="moodle_auto_format">'
                f"<text>{word}</text>{_html('feedback', text.page(one.feedback))}</answer>"
                for word, one in truths
            ]
        case Kind.NUMBER:
            return _numbers(item)
        case Kind.ORDER:
            pairs = [
                _html("subquestion", _option(one), f"<answer><text>{place}</text></answer>")
                for place, one in enumerate(item.choices, 1)
            ]
            return ["<shuffleanswers>true</shuffleanswers>", *pairs]
        case _:
            single = "true" if item.kind is Kind.SINGLE else "false"
            shuffled = "false" if item.kind is Kind.RED_FLAGS else "true"
            head = f"<single>{single}</single><shuffleanswers>{shuffled}</shuffleanswers>"
            return [
                f"{head}<answernumbering>abc</answernumbering>",
                *(
                    f'<answer fraction="{shown(one.share)}" format="html">'
                    f"<text>{t(_option(one))}</text>"
                    f"{_html('feedback', text.page(one.feedback))}</answer>"
                    for one in item.choices
                ),
            ]


def _option(one: Choice) -> str:
    return text.of_plain(one.text).replace("\n", "<br/>")


def _numbers(item: Item) -> list[str]:
    out = [
        f'<answer fraction="{shown(one.share)}" format="moodle_auto_format">'
        f"<text>{shown(one.value)}</text>"
        f"{_html('feedback', text.page(one.feedback))}"
        f"<tolerance>{shown(one.tolerance)}</tolerance></answer>"
        for one in item.values
    ]
    if item.otherwise:
        said = _html("feedback", text.page(item.otherwise))
        star = '<answer fraction="0" format="moodle_auto_format"><text>*</text>'
        out.append(f"{star}{said}<tolerance>0</tolerance></answer>")
    if item.unit:
        name = f"<unit_name>{t(item.unit)}</unit_name>"
        out.append(f"<units><unit><multiplier>1</multiplier>{name}</unit></units>")
        # The unit may be typed along or left away: it is not graded.
        out.append("<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty>")
        out.append("<showunits>0</showunits><unitsleft>0</unitsleft>")
    return out


def read(data: bytes, tick: Tick) -> Read:
    """A bank from Moodle XML."""
    root = nodes.read(data)
    if root.tag != "quiz":
        raise BadFile(
            f"XML that begins with <{root.tag[:40]}>; Moodle's begins with <quiz>", root.line
        )
    notes = Notes(tick)
    lesson = ""
    for node in root.all("question"):
        kind = node.get("type")
        if kind == "category":
            lesson = _lesson(node.words("category", "text"))
            continue
        name = node.words("name", "text")
        notes.at(name or node.words("questiontext", "text")[:40], node.line)
        if kind in _FOREIGN:
            notes.lose(Part.ITEM, _FOREIGN[kind])
            continue
        item = _item(notes, node, kind)
        if item is not None:
            notes.add(replace(item, name=name, lesson=lesson))
    return notes.done()


def _lesson(category: str) -> str:
    for before in ("$course$", "$module$", "$system$", "/", "top", "/"):
        category = category.removeprefix(before)
    return category


def _page(notes: Notes, node: Node | None) -> str:
    """A text in whatever form it says it has, as a page's HTML."""
    if node is None:
        return ""
    words = node.words("text")
    match node.get("format", "html"):
        case "plain_text":
            return text.of_plain(words).replace("\n", "<br/>")
        case "markdown":
            return text.page(notes.markdown(words))
        case "moodle_auto_format":
            return words.replace("\n", "<br/>")
        case _:
            return words


def _item(notes: Notes, node: Node, kind: str) -> Item | None:
    if node.find("file"):
        notes.lose(Part.PICTURE, "files inside a question are not taken")
    made: Item | None
    match kind:
        case "multichoice":
            single = node.words("single") not in {"false", "0"}
            choices = tuple(_choice(notes, one) for one in node.all("answer"))
            made = Item(Kind.SINGLE if single else Kind.SEVERAL, "", choices)
        case "truefalse":
            made = _truth(notes, node)
        case "numerical":
            made = _number(notes, node)
        case "matching":
            made = _matching(notes, node)
        case "ordering":
            made = Item(
                Kind.ORDER, "", tuple(Choice(_words(notes, one)) for one in node.all("answer"))
            )
        case _:
            notes.lose(Part.ITEM, f"lessons have no questions of the kind `{kind[:40]}`")
            made = None
    return None if made is None else _whole(notes, node, made)


def _whole(notes: Notes, node: Node, made: Item) -> Item:
    tags = [one.words("text") for tags in node.all("tags") for one in tags.all("tag")]
    known = dict(tag.split(":", 1) for tag in tags if ":" in tag)
    if known.get("kind") == Kind.RED_FLAGS and made.kind is Kind.SEVERAL:
        made = replace(made, kind=Kind.RED_FLAGS)
    ask, message = notes.ask(_page(notes, node.first("questiontext")))
    said, choices = _page(notes, node.first("generalfeedback")), made.choices
    if made.kind is Kind.ORDER:
        remark, choices = notes.steps(said, choices)
    else:
        remark = notes.html(said)
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint"):
        if node.words(name, "text"):
            notes.lose(Part.EXTRA, f"lessons answer each option; <{name}> has no place")
    objective = known.get("objective", "")
    return replace(
        made, ask=ask, message=message, remark=remark, choices=choices, objective=objective
    )


def _words(notes: Notes, node: Node) -> str:
    return notes.option(_page(notes, node))


def _choice(notes: Notes, node: Node) -> Choice:
    share = number(node.get("fraction", "0"), node.line)
    return Choice(_words(notes, node), share, notes.html(_page(notes, node.first("feedback"))))


def _truth(notes: Notes, node: Node) -> Item:
    by_word = {one.words("text").casefold(): one for one in node.all("answer")}
    if set(by_word) != {"true", "false"}:
        raise BadFile("a true or false question without its two answers", node.line)
    pair = (_choice(notes, by_word["true"]), _choice(notes, by_word["false"]))
    return Item(Kind.TRUE_FALSE, "", tuple(replace(one, text="") for one in pair))


def _number(notes: Notes, node: Node) -> Item:
    values, otherwise = [], ""
    for one in node.all("answer"):
        said = notes.html(_page(notes, one.first("feedback")))
        share = number(one.get("fraction", "0"), one.line)
        if one.words("text") == "*":
            otherwise = said
            continue
        value = number(one.words("text"), one.line)
        tolerance = number(one.words("tolerance") or "0", one.line)
        values.append(Value(value, tolerance, share, said))
    if not values:
        raise BadFile("a number question without a number", node.line)
    units = node.find("unit")
    if len(units) > 1:
        notes.lose(Part.UNIT, "a number has one unit here; the first is kept")
    unit = units[0].words("unit_name") if units else ""
    return Item(Kind.NUMBER, "", values=tuple(values), otherwise=otherwise, unit=unit)


def _matching(notes: Notes, node: Node) -> Item | None:
    pairs = [(_words(notes, one), one.words("answer", "text")) for one in node.all("subquestion")]
    ordered = notes.ordered(pairs)
    return None if ordered is None else Item(Kind.ORDER, "", ordered)
