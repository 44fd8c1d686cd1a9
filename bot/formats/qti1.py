"""QTI 1.2: one file of questions, in a package with a manifest or by itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from string import ascii_uppercase

from bot.core.course import Kind
from bot.formats import nodes, text
from bot.formats.archive import Archive, is_zip, packed
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
    share_of,
)
from bot.formats.nodes import Node, a, t
from bot.formats.notes import Notes, ask_page, is_true_false, number, shown, true_false

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_FILE = "questions.xml"
_TYPES = {
    Kind.SINGLE: "multiple_choice_question",
    Kind.SEVERAL: "multiple_answers_question",
    Kind.RED_FLAGS: "multiple_answers_question",
    Kind.TRUE_FALSE: "true_false_question",
    Kind.NUMBER: "numerical_question",
    Kind.ORDER: "ordering_question",
}
_MOST_OPTIONS = len(ascii_uppercase)


def write(bank: Bank, tick: Tick) -> Written:
    """The bank as a QTI 1.2 package."""
    left_out: dict[int, str] = {}
    kept: list[Item] = []
    for place, item in enumerate(bank.items):
        if len(item.choices) > _MOST_OPTIONS:
            left_out[place] = f"more than {_MOST_OPTIONS} options"
        else:
            kept.append(item)
    sections = []
    numbered = enumerate(kept, 1)
    for place, (lesson, group) in enumerate(groupby(numbered, lambda one: one[1].lesson), 1):
        made = []
        for index, item in group:
            tick()
            made.append(_item(item, index, bank.language))
        title = f" title={a(lesson)}" if lesson else ""
        inside = "\n".join(made)
        sections.append(f'<section ident="s{place}"{title}>\n{inside}\n</section>')
    words = (
        f'{_HEAD}<questestinterop xmlns="{_SPACE}">\n<assessment ident="test" title="Questions">\n'
        f"{chr(10).join(sections)}\n</assessment>\n</questestinterop>\n"
    )
    return Written(packed({"imsmanifest.xml": _manifest(), _FILE: words}), left_out)


def _manifest() -> str:
    space = "http://www.imsglobal.org/xsd/imscp_v1p1"
    return (
        f'{_HEAD}<manifest xmlns="{space}" identifier="manifest">\n'
        "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>\n"
        '<organizations/>\n<resources>\n<resource identifier="questions"'
        f' type="imsqti_xmlv1p2" href="{_FILE}"><file href="{_FILE}"/></resource>\n'
        "</resources>\n</manifest>\n"
    )


def _material(page: str) -> str:
    return f'<material><mattext texttype="text/html">{t(page)}</mattext></material>'


def _item(item: Item, place: int, language: str) -> str:
    fields = {"question_type": _TYPES[item.kind], "kind": item.kind.value} | {
        name: value for name, value in (("objective", item.objective), ("unit", item.unit)) if value
    }
    listed = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{t(value)}</fieldentry>"
        "</qtimetadatafield>"
        for name, value in fields.items()
    )
    names = _names(item)
    said = [
        *zip((f"{name}_fb" for name in names), (c.feedback for c in item.choices), strict=True),
        *((f"V{number}_fb", one.feedback) for number, one in enumerate(item.values, 1)),
        ("general_incorrect_fb", item.otherwise),
        ("general_fb", item.remark),
    ]
    feedback = "\n".join(
        f'<itemfeedback ident="{name}"><flow_mat>{_material(text.page(one))}</flow_mat>'
        "</itemfeedback>"
        for name, one in said
        if one
    )
    return (
        f'<item ident="q{place:05d}" title={a(item.name)}>\n'
        f"<itemmetadata><qtimetadata>{listed}</qtimetadata></itemmetadata>\n"
        f"<presentation>{_material(ask_page(item))}\n{_response(item, names, language)}\n"
        "</presentation>\n"
        '<resprocessing><outcomes><decvar varname="SCORE" vartype="Decimal" minvalue="0"'
        f' maxvalue="100"/></outcomes>\n{_conditions(item, names)}\n</resprocessing>\n'
        f"{feedback}\n</item>"
    )


def _names(item: Item) -> list[str]:
    return list(ascii_uppercase[: len(item.choices)])


def _response(item: Item, names: list[str], language: str) -> str:
    if item.kind is Kind.NUMBER:
        return (
            '<response_str ident="response1" rcardinality="Single">'
            '<render_fib fibtype="Decimal"><response_label ident="answer1"/></render_fib>'
            "</response_str>"
        )
    cardinality = {Kind.SINGLE: "Single", Kind.TRUE_FALSE: "Single", Kind.ORDER: "Ordered"}
    texts = [one.text for one in item.choices]
    if item.kind is Kind.TRUE_FALSE:
        texts = list(true_false(language))
    labels = "\n".join(
        f'<response_label ident="{name}">{_material(_option(words))}</response_label>'
        for name, words in zip(names, texts, strict=True)
    )
    shuffle = "No" if item.kind in {Kind.TRUE_FALSE, Kind.RED_FLAGS} else "Yes"
    return (
        f'<response_lid ident="response1" rcardinality="{cardinality.get(item.kind, "Multiple")}">'
        f'<render_choice shuffle="{shuffle}">\n{labels}\n</render_choice></response_lid>'
    )


def _option(words: str) -> str:
    return text.of_plain(words).replace("\n", "<br/>")


def _condition(test: str, share: Decimal | None, action: str, shown_name: str, go_on: str) -> str:
    scored = (
        ""
        if share is None
        else f'<setvar varname="SCORE" action="{action}">{shown(share)}</setvar>'
    )
    said = (
        f'<displayfeedback feedbacktype="Response" linkrefid="{shown_name}"/>' if shown_name else ""
    )
    return (
        f'<respcondition continue="{go_on}"><conditionvar>{test}</conditionvar>{scored}{said}'
        "</respcondition>"
    )


def _conditions(item: Item, names: list[str]) -> str:
    out = [_condition("<other/>", None, "Set", "general_fb", "Yes")] if item.remark else []
    pairs = list(zip(names, item.choices, strict=True))
    if item.kind is Kind.ORDER:
        wanted = "".join(
            f'<varequal respident="response1" index="{place}">{name}</varequal>'
            for place, name in enumerate(names, 1)
        )
        out += [
            _condition("<other/>", None, "Set", f"{name}_fb", "Yes")
            for name, one in pairs
            if one.feedback
        ]
        out.append(_condition(f"<and>{wanted}</and>", WHOLE, "Set", "", "No"))
    for name, one in pairs if item.kind is not Kind.ORDER else []:
        test = f'<varequal respident="response1">{name}</varequal>'
        out.append(_condition(test, one.share, "Add", f"{name}_fb" if one.feedback else "", "Yes"))
    for place, value in enumerate(item.values, 1):
        said = f"V{place}_fb" if value.feedback else ""
        out.append(_condition(_near(value), value.share, "Set", said, "No"))
    if item.otherwise:
        out.append(_condition("<other/>", None, "Set", "general_incorrect_fb", "No"))
    return "\n".join(out)


def _near(value: Value) -> str:
    equal = f'<varequal respident="response1">{shown(value.value)}</varequal>'
    low, high = value.value - value.tolerance, value.value + value.tolerance
    return (
        f'<or>{equal}<and><vargte respident="response1">{shown(low)}</vargte>'
        f'<varlte respident="response1">{shown(high)}</varlte></and></or>'
    )


def read(data: bytes, tick: Tick) -> Read:
    """A bank from a QTI 1.2 package, or from a file of questions by itself."""
    notes = Notes(tick)
    if not is_zip(data):
        _take_file(notes, nodes.read(data))
        return notes.done()
    archive = Archive(data)
    if "imsmanifest.xml" not in archive.names:
        raise BadFile("a package without imsmanifest.xml")
    for one in nodes.read(archive.read("imsmanifest.xml")).find("resource"):
        name = one.get("href") or next((file.get("href") for file in one.all("file")), "")
        if not one.get("type").startswith("imsqti_xmlv1") or not name:
            continue
        try:
            _take_file(notes, nodes.read(archive.read(name)))
        except BadFile as error:
            raise BadFile(f"{name[:80]}: {error}") from error
    return notes.done()


def _take_file(notes: Notes, root: Node) -> None:
    if root.tag != "questestinterop":
        raise BadFile(
            f"XML that begins with <{root.tag[:40]}>; <questestinterop> is meant", root.line
        )
    _take_all(notes, root, "")


def _take_all(notes: Notes, node: Node, lesson: str) -> None:
    for child in node.children:
        if child.tag in {"section", "assessment", "objectbank"}:
            titled = child.get("title") if child.tag == "section" else ""
            _take_all(notes, child, titled or lesson)
        elif child.tag == "item":
            _take(notes, child, lesson)


def _take(notes: Notes, node: Node, lesson: str) -> None:
    name = node.get("title")
    notes.at(name or node.get("ident"), node.line)
    fields = {
        one.words("fieldlabel"): one.words("fieldentry") for one in node.find("qtimetadatafield")
    }
    shown_ = node.first("presentation")
    responses = (
        [] if shown_ is None else shown_.find("response_lid", "response_str", "response_num")
    )
    if shown_ is None or len(responses) != 1:
        notes.lose(Part.ITEM, f"lessons have one answer to a question; here are {len(responses)}")
        return
    said = {
        one.get("ident"): notes.html("".join(_text_page(text_) for text_ in one.find("mattext")))
        for one in node.all("itemfeedback")
    }
    response = responses[0]
    made = (
        _chosen(notes, node, response, said)
        if response.tag == "response_lid"
        else _typed(notes, node, said)
    )
    if made is None:
        return
    if fields.get("kind") == Kind.RED_FLAGS and made.kind is Kind.SEVERAL:
        made = replace(made, kind=Kind.RED_FLAGS)
    materials = [one for one in shown_.walk() if one.tag == "mattext"]
    inside = {id(one) for one in response.find("mattext")}
    page = "".join(_text_page(one) for one in materials if id(one) not in inside)
    ask, message = notes.ask(page)
    notes.add(
        replace(
            made,
            ask=ask,
            message=message,
            name=name,
            lesson=lesson,
            objective=fields.get("objective", ""),
            unit=fields.get("unit", "") if made.kind is Kind.NUMBER else "",
            remark=said.get("general_fb", ""),
        )
    )


def _text_page(node: Node) -> str:
    if node.get("texttype") == "text/html":
        return node.words() if not node.children else node.inner()
    return text.of_plain(node.words()).replace("\n", "<br/>")


def _chosen(notes: Notes, node: Node, response: Node, said: dict[str, str]) -> Item | None:
    texts = {
        one.get("ident"): notes.option("".join(_text_page(text_) for text_ in one.find("mattext")))
        for one in response.find("response_label")
    }
    conditions = node.find("respcondition")
    cardinality = response.get("rcardinality", "Single")
    if cardinality == "Ordered":
        return _ordered(node, conditions, texts, said)
    kind = Kind.SINGLE if cardinality == "Single" else Kind.SEVERAL
    shares = dict.fromkeys(texts, NOTHING)
    for one in conditions:
        _score(one, kind, shares)
    told = {name: said.get(f"{name}_fb", "") for name in texts}
    for one in conditions:
        link, names = one.first("displayfeedback"), _equals(one)
        if link is not None and len(names) == 1 and names[0] in told:
            told[names[0]] = told[names[0]] or said.get(link.get("linkrefid"), "")
    if kind is Kind.SINGLE and is_true_false(list(texts.values())):
        kind, texts = Kind.TRUE_FALSE, dict.fromkeys(texts, "")
    return Item(
        kind, "", tuple(Choice(words, shares[name], told[name]) for name, words in texts.items())
    )


def _equals(condition: Node) -> list[str]:
    """Options that a condition wants chosen; those within `not` it does not want."""
    unwanted = {id(one) for no in condition.find("not") for one in no.find("varequal")}
    return [one.words() for one in condition.find("varequal") if id(one) not in unwanted]


def _score(condition: Node, kind: Kind, shares: dict[str, Decimal]) -> None:
    scored = condition.first("setvar")
    names = [name for name in _equals(condition) if name in shares]
    if scored is None or not names:
        return
    share = number(scored.words() or "0", scored.line)
    if len(names) == 1 and not condition.find("not"):
        shares[names[0]] = share
    elif share > 0:
        # All of these and none of the others.
        for name in shares:
            shares[name] = share_of(name in names, kind, len(names))


def _ordered(
    node: Node, conditions: list[Node], texts: dict[str, str], said: dict[str, str]
) -> Item:
    for one in conditions:
        wanted = one.find("varequal")
        if len(wanted) == len(texts) and one.first("setvar") is not None:
            ranked = sorted(wanted, key=lambda equal: number(equal.get("index", "0"), equal.line))
            names = [equal.words() for equal in ranked]
            if sorted(names) == sorted(texts):
                return Item(
                    Kind.ORDER,
                    "",
                    tuple(
                        Choice(texts[name], NOTHING, said.get(f"{name}_fb", "")) for name in names
                    ),
                )
    raise BadFile("an order that does not name each option once", node.line)


def _typed(notes: Notes, node: Node, said: dict[str, str]) -> Item | None:
    values, otherwise = [], said.get("general_incorrect_fb", "")
    for one in node.find("respcondition"):
        scored, link = one.first("setvar"), one.first("displayfeedback")
        told = "" if link is None else said.get(link.get("linkrefid"), "")
        value = _value(one)
        if scored is not None and value is not None:
            share = number(scored.words() or "0", scored.line)
            values.append(Value(value[0], value[1], share, told))
    if not values:
        notes.lose(Part.ITEM, "lessons have no questions that are answered in words")
        return None
    return Item(Kind.NUMBER, "", values=tuple(values), otherwise=otherwise)


def _value(condition: Node) -> tuple[Decimal, Decimal] | None:
    """The number that a condition wants and how far off it may be; None where it wants words."""
    lows, highs = condition.find("vargte", "vargt"), condition.find("varlte", "varlt")
    equals = condition.find("varequal")
    low = number(lows[0].words(), lows[0].line) if lows else None
    high = number(highs[0].words(), highs[0].line) if highs else None
    if equals:
        try:
            value = number(equals[0].words(), equals[0].line)
        except BadFile:
            return None
        return value, NOTHING if high is None else abs(high - value)
    if low is None or high is None:
        return None
    return (low + high) / 2, abs(high - low) / 2
