"""QTI 2.1: a package with a file for each question, a test over them, and a manifest."""

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
    marked,
)
from bot.formats.nodes import Node, a, t
from bot.formats.notes import Notes, ask_page, number, shown, true_false

_SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_INTERACTIONS = {"choiceInteraction", "orderInteraction", "textEntryInteraction"}
_MOST_OPTIONS = len(ascii_uppercase)


def write(bank: Bank, tick: Tick) -> Written:
    """The bank as a QTI 2.1 package."""
    files: dict[str, str] = {}
    kept: list[Item] = []
    left_out: dict[int, str] = {}
    for place, item in enumerate(bank.items):
        tick()
        if len(item.choices) > _MOST_OPTIONS:
            left_out[place] = f"more than {_MOST_OPTIONS} options"
            continue
        kept.append(item)
        files[f"items/{_name(len(kept))}.xml"] = _item(item, len(kept), bank.language)
    test = {"assessment.xml": _test(kept)}
    return Written(packed({"imsmanifest.xml": _manifest(files), **test, **files}), left_out)


def _name(place: int) -> str:
    return f"q{place:05d}"


def _manifest(files: dict[str, str]) -> str:
    space = "http://www.imsglobal.org/xsd/imscp_v1p1"
    names = [name.removeprefix("items/").removesuffix(".xml") for name in files]
    items = "\n".join(
        f'<resource identifier="{name}" type="imsqti_item_xmlv2p1" href="items/{name}.xml">'
        f'<file href="items/{name}.xml"/></resource>'
        for name in names
    )
    needs = "".join(f'<dependency identifierref="{name}"/>' for name in names)
    return (
        f'{_HEAD}<manifest xmlns="{space}" identifier="manifest">\n'
        "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>"
        '\n<organizations/>\n<resources>\n<resource identifier="test"'
        ' type="imsqti_test_xmlv2p1" href="assessment.xml"><file href="assessment.xml"/>'
        f"{needs}</resource>\n{items}\n</resources>\n</manifest>\n"
    )


def _test(items: list[Item]) -> str:
    sections = []
    numbered = enumerate(items, 1)
    for place, (lesson, group) in enumerate(groupby(numbered, lambda one: one[1].lesson), 1):
        refs = "\n".join(
            f'<assessmentItemRef identifier="{_name(number)}" href="items/{_name(number)}.xml"/>'
            for number, _ in group
        )
        title = a(lesson or "Questions")
        sections.append(
            f'<assessmentSection identifier="s{place}" title={title} visible="true">'
            f"\n{refs}\n</assessmentSection>"
        )
    return (
        f'{_HEAD}<assessmentTest xmlns="{_SPACE}" identifier="test" title="Questions">\n'
        '<testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">\n'
        f"{chr(10).join(sections)}\n</testPart>\n</assessmentTest>\n"
    )


def _item(item: Item, place: int, language: str) -> str:
    declared, interaction, processing = _parts(item, language)
    objective = f" label={a(item.objective)}" if item.objective else ""
    label = f" label={a(item.lesson)}" if item.lesson else ""
    said = [(name, page) for name, page in _said(item) if page]
    feedback = "\n".join(_modal("FEEDBACK", name, page) for name, page in said)
    remark = _modal("REMARK", "ALL", text.page(item.remark)) if item.remark else ""
    return (
        f'{_HEAD}<assessmentItem xmlns="{_SPACE}" identifier="{_name(place)}"'
        f" title={a(item.name)}{label} xml:lang={a(language)}"
        ' adaptive="false" timeDependent="false">\n'
        f"{declared}\n"
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>\n'
        '<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>\n'
        '<outcomeDeclaration identifier="REMARK" cardinality="single" baseType="identifier"/>\n'
        f'<itemBody>\n<div class="question {item.kind}"{objective}>{_ask(item)}</div>\n'
        f"{interaction}\n</itemBody>\n"
        f"<responseProcessing>\n{processing}\n"
        '<setOutcomeValue identifier="REMARK"><baseValue baseType="identifier">ALL</baseValue>'
        f"</setOutcomeValue>\n</responseProcessing>\n{feedback}\n{remark}\n</assessmentItem>\n"
    )


def _ask(item: Item) -> str:
    return nodes.allowed(ask_page(item))


def _modal(outcome: str, name: str, page: str) -> str:
    return (
        f'<modalFeedback outcomeIdentifier="{outcome}" identifier="{name}" showHide="show">'
        f"{nodes.allowed(page)}</modalFeedback>"
    )


def _names(item: Item) -> list[str]:
    if item.kind is Kind.TRUE_FALSE:
        return ["true", "false"]
    return list(ascii_uppercase[: len(item.choices)])


def _said(item: Item) -> list[tuple[str, str]]:
    said = [
        (name, text.page(one.feedback))
        for name, one in zip(_names(item), item.choices, strict=True)
    ]
    said += [(f"V{place}", text.page(one.feedback)) for place, one in enumerate(item.values, 1)]
    return [*said, ("OTHER", text.page(item.otherwise))]


def _parts(item: Item, language: str) -> tuple[str, str, str]:
    """Declaration, interaction and processing of the response."""
    if item.kind is Kind.NUMBER:
        return _number_parts(item)
    if item.kind is Kind.ORDER:
        return _order_parts(item)
    names = _names(item)
    single = item.kind in {Kind.SINGLE, Kind.TRUE_FALSE}
    rights = [name for name, one in zip(names, item.choices, strict=True) if one.share > 0]
    values = "".join(f"<value>{name}</value>" for name in (rights[:1] if single else rights))
    correct = f"<correctResponse>{values}</correctResponse>" if rights else ""
    entries = "".join(
        f'<mapEntry mapKey="{name}" mappedValue="{shown(one.share / 100)}"/>'
        for name, one in zip(names, item.choices, strict=True)
    )
    declared = (
        f'<responseDeclaration identifier="RESPONSE" baseType="identifier"'
        f' cardinality="{"single" if single else "multiple"}">{correct}'
        f'<mapping lowerBound="0" upperBound="1" defaultValue="0">{entries}</mapping>'
        "</responseDeclaration>"
    )
    texts = [one.text for one in item.choices]
    if item.kind is Kind.TRUE_FALSE:
        texts = list(true_false(language))
    free = "false" if item.kind in {Kind.TRUE_FALSE, Kind.RED_FLAGS} else "true"
    interaction = (
        f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="{free}"'
        f' maxChoices="{int(single)}">\n{_simple(names, texts)}\n</choiceInteraction>'
    )
    kept = '<variable identifier="RESPONSE"/>'
    kept = f"<multiple>{kept}</multiple>" if single else kept
    processing = (
        '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/>'
        "</setOutcomeValue>\n"
        f'<setOutcomeValue identifier="FEEDBACK">{kept}</setOutcomeValue>'
    )
    return declared, interaction, processing


def _simple(names: list[str], texts: list[str]) -> str:
    return "\n".join(
        f'<simpleChoice identifier="{name}">{t(words).replace(chr(10), "<br/>")}</simpleChoice>'
        for name, words in zip(names, texts, strict=True)
    )


def _base(kind: str, value: str) -> str:
    return f'<baseValue baseType="{kind}">{value}</baseValue>'


def _order_parts(item: Item) -> tuple[str, str, str]:
    names = _names(item)
    values = "".join(f"<value>{name}</value>" for name in names)
    declared = (
        '<responseDeclaration identifier="RESPONSE" cardinality="ordered" baseType="identifier">'
        f"<correctResponse>{values}</correctResponse></responseDeclaration>"
    )
    simple = _simple(names, [one.text for one in item.choices])
    interaction = (
        f'<orderInteraction responseIdentifier="RESPONSE" shuffle="true">\n{simple}\n'
        "</orderInteraction>"
    )
    every = "".join(_base("identifier", name) for name in names)
    processing = (
        '<responseCondition><responseIf><match><variable identifier="RESPONSE"/>'
        '<correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE">'
        f"{_base('float', '1')}</setOutcomeValue></responseIf></responseCondition>\n"
        f'<setOutcomeValue identifier="FEEDBACK"><multiple>{every}</multiple></setOutcomeValue>'
    )
    return declared, interaction, processing


def _number_parts(item: Item) -> tuple[str, str, str]:
    right = next((one for one in item.values if one.share == WHOLE), None)
    key = f"<correctResponse><value>{shown(right.value)}</value></correctResponse>" if right else ""
    declared = (
        '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="float">'
        f"{key}</responseDeclaration>"
    )
    unit = f' <span class="unit">{t(item.unit)}</span>' if item.unit else ""
    entry = '<textEntryInteraction responseIdentifier="RESPONSE" expectedLength="12"/>'
    interaction = f'<div class="answer">{entry}{unit}</div>'
    steps = [_case(one, place) for place, one in enumerate(item.values, 1)]
    other = _set("FEEDBACK", f"<multiple>{_base('identifier', 'OTHER')}</multiple>")
    processing = (
        f"<responseCondition>{''.join(steps)}<responseElse>{other}</responseElse>"
        "</responseCondition>"
    )
    return declared, interaction, processing


def _set(name: str, value: str) -> str:
    return f'<setOutcomeValue identifier="{name}">{value}</setOutcomeValue>'


def _case(one: Value, place: int) -> str:
    tag = "responseIf" if place == 1 else "responseElseIf"
    off = shown(one.tolerance)
    said = f"<multiple>{_base('identifier', f'V{place}')}</multiple>"
    return (
        f'<{tag}><equal toleranceMode="absolute" tolerance="{off} {off}">'
        f'<variable identifier="RESPONSE"/>{_base("float", shown(one.value))}</equal>'
        f"{_set('SCORE', _base('float', shown(one.share / 100)))}"
        f"{_set('FEEDBACK', said)}</{tag}>"
    )


def read(data: bytes, tick: Tick) -> Read:
    """A bank from a QTI 2.1 package, or from the file of one question."""
    notes = Notes(tick)
    if not is_zip(data):
        root = nodes.read(data)
        _take(notes, root)
        return notes.done()
    archive = Archive(data)
    for name in item_files(archive):
        try:
            _take(notes, nodes.read(archive.read(name)))
        except BadFile as error:
            raise BadFile(f"{name[:80]}: {error}") from error
    return notes.done()


def item_files(archive: Archive) -> list[str]:
    """The files of its questions, as its manifest lists them."""
    if "imsmanifest.xml" not in archive.names:
        raise BadFile("a package without imsmanifest.xml")
    manifest = nodes.read(archive.read("imsmanifest.xml"))
    return [
        one.get("href")
        for one in manifest.find("resource")
        if one.get("type").startswith("imsqti_item") or one.get("type") == "imsqti_apip_item"
    ]


def _take(notes: Notes, root: Node) -> None:
    if root.tag != "assessmentItem":
        raise BadFile(
            f"XML that begins with <{root.tag[:40]}>; <assessmentItem> is meant", root.line
        )
    name = root.get("title")
    notes.at(name or root.get("identifier"), root.line)
    body = root.first("itemBody")
    found = [] if body is None else [one for one in body.walk() if one.tag.endswith("Interaction")]
    if body is None or len(found) != 1 or found[0].tag not in _INTERACTIONS:
        kinds = ", ".join(sorted({one.tag for one in found})) or "none"
        notes.lose(Part.ITEM, f"lessons take one choice, order or number; here: {kinds[:80]}")
        return
    made = _made(notes, root, found[0])
    if made is None:
        return
    block = next((one for one in body.find("div") if "question" in one.get("class").split()), None)
    page = _page_without(body, found[0]) if block is None else block.inner()
    ask, message = notes.ask(page)
    marks = [] if block is None else block.get("class").split()
    if Kind.RED_FLAGS in marks and made.kind is Kind.SEVERAL:
        made = replace(made, kind=Kind.RED_FLAGS)
    notes.add(
        replace(
            made,
            ask=ask,
            message=message,
            name=name,
            lesson=root.get("label"),
            objective="" if block is None else block.get("label"),
            remark=notes.html(_modals(root, "REMARK").get("ALL", "")),
        )
    )


def _page_without(body: Node, interaction: Node) -> str:
    """The question around an interaction, with the prompt in it."""
    prompt = interaction.first("prompt")
    kept = interaction.tail
    interaction.children, interaction.tag = ([] if prompt is None else [prompt]), "div"
    interaction.attributes, interaction.text, interaction.tail = {}, "", kept
    return body.inner()


def _modals(root: Node, outcome: str = "") -> dict[str, str]:
    return {
        one.get("identifier"): one.inner()
        for one in root.all("modalFeedback")
        if outcome in {"", one.get("outcomeIdentifier")}
        and (outcome or one.get("outcomeIdentifier") != "REMARK")
    }


def _made(notes: Notes, root: Node, interaction: Node) -> Item | None:
    declared = {one.get("identifier"): one for one in root.all("responseDeclaration")}
    response = declared.get(interaction.get("responseIdentifier"))
    if response is None:
        raise BadFile("a question whose answer is not declared", interaction.line)
    said = {name: notes.html(page) for name, page in _modals(root).items()}
    if interaction.tag == "textEntryInteraction":
        return _number(notes, root, response, said)
    rights = [one.words() for key in response.all("correctResponse") for one in key.all("value")]
    texts = {
        one.get("identifier"): notes.option(_without_feedback(notes, one, said))
        for one in interaction.all("simpleChoice")
    }
    if interaction.tag == "orderInteraction":
        if sorted(rights) != sorted(texts):
            raise BadFile("an order that does not name each option once", response.line)
        steps = tuple(Choice(texts[name], NOTHING, said.get(name, "")) for name in rights)
        return Item(Kind.ORDER, "", steps)
    kind = Kind.SINGLE if response.get("cardinality") == "single" else Kind.SEVERAL
    if set(texts) == {"true", "false"} and kind is Kind.SINGLE:
        kind, texts = Kind.TRUE_FALSE, {"true": "", "false": ""}
    mapping = response.first("mapping")
    options = [(words, name in rights, said.get(name, "")) for name, words in texts.items()]
    if mapping is None:
        return Item(kind, "", marked(kind, options))
    shares = {
        one.get("mapKey"): number(one.get("mappedValue", "0"), one.line) * 100
        for one in mapping.all("mapEntry")
    }
    otherwise = number(mapping.get("defaultValue", "0"), mapping.line) * 100
    return Item(
        kind,
        "",
        tuple(
            Choice(words, shares.get(name, otherwise), said.get(name, ""))
            for name, words in texts.items()
        ),
    )


def _without_feedback(notes: Notes, node: Node, said: dict[str, str]) -> str:
    """An option's HTML; feedback that stands inside it goes to the rest of the feedback."""
    for one in node.all("feedbackInline"):
        said.setdefault(node.get("identifier"), notes.html(one.inner()))
    node.children = [one for one in node.children if one.tag != "feedbackInline"]
    return node.inner()


def _number(notes: Notes, root: Node, response: Node, said: dict[str, str]) -> Item | None:
    if response.get("baseType") not in {"float", "integer"}:
        notes.lose(Part.ITEM, "lessons have no questions that are answered in words")
        return None
    values = [
        _value(case, said)
        for case in root.find("responseIf", "responseElseIf")
        if case.first("equal") is not None
    ]
    kept = [one for one in values if one is not None]
    if not kept:
        keys = [one for key in response.all("correctResponse") for one in key.all("value")]
        if not keys:
            raise BadFile("a number question without a number", response.line)
        kept = [Value(number(keys[0].words(), keys[0].line))]
    unit = next((one.words() for one in root.find("span") if one.get("class") == "unit"), "")
    return Item(Kind.NUMBER, "", values=tuple(kept), otherwise=said.get("OTHER", ""), unit=unit)


def _value(case: Node, said: dict[str, str]) -> Value | None:
    equal = case.first("equal")
    base = None if equal is None else equal.first("baseValue")
    if equal is None or base is None:
        return None
    share, name = WHOLE, ""
    for one in case.all("setOutcomeValue"):
        value = next(iter(one.find("baseValue")), None)
        if value is not None and one.get("identifier") == "SCORE":
            share = number(value.words(), value.line) * 100
        elif value is not None and one.get("identifier") == "FEEDBACK":
            name = value.words()
    off = equal.get("tolerance", "0").split()
    tolerance = number(off[0], equal.line) if off else Decimal(0)
    return Value(number(base.words(), base.line), tolerance, share, said.get(name, ""))
