"""Rules about facts that age: each looked at again in time, told once, and none for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.content.faults import Fault
from bot.content.manuscript import Role
from bot.content.rule import Book, Rule
from bot.content.tree import Path, Tree, leaves
from bot.core.expression import EXPRESSION

NOTICE = timedelta(days=30)
"""How long before its day a fact is said to be due."""
_IN_LESSONS = "lesson"
_TOLD = frozenset({Role.CARD, Role.ASK, Role.STATEMENT, Role.FEEDBACK, Role.CLOSING, Role.OPTION})
_STEPS = frozenset({"steps", "instead", "now", "calls", "en", "zh-Hans"})
"""Where files beside the lessons say whom to call."""
_UNSAID = frozenset({"sources", "source", "phrases", "signals", "counter"})

# Numbers to call: grouped ones, and China's short ones.
_CALLED = re.compile(
    r"(?<![\d,.])(?:0?\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?|(?:12|96)\d{3})(?![\d,.%])"
    r"|(?<![\d,.])(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)"
)
_CALL = re.compile(
    r"\b(?:calls?|dial|ring|phone|text to|line|hotline|police)\b|拨|打|热线|报警|专线",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:China|UK|US|Hong Kong|Singapore|England|Scotland|Britain|America|EU)\b"
    r"|中国|内地|大陆|香港|新加坡|英国|美国|欧盟"
)
_RULED = re.compile(
    r"\b(?:may not|must|have to|has to|at most|up to|no more than|caps?|capped|limit(?:ed|s)?|laws?"
    r"|legal|illegal|forbids?|forbidden|allowed|free|insured|within|lose|right to|guideline)\b"
    r"|不得|不许|必须|最高|最多|上限|不超|以内|规定|法律|违法|免费|内可以|算骚扰|保留|保存",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d(?:[\d,.]*\d)?\*{0,2} ?(?:%|days?\b|weeks?\b|months?\b|years?\b|hours?\b|calls?\b|times\b)"
    r"|[£€$¥]\d|\d[:：]\d\d"
    r"|\d[\d,.]*\*{0,2}(?:%|天|日内|个月|次|倍|小时|个工作日|万?元|万?英镑|万?美元|万?港元|万?新元)"
    r"|(?<!\d)\d{1,2}\*{0,2}年"
)
_SINCE = re.compile(
    r"\bsince \*{0,2}(?:\d+ )?(?:[A-Z][a-z]+ )?20\d\d|20\d\d年(?:\d+月)?(?:\d+日)?\*{0,2}起"
)
_LAW = re.compile(
    r"\b(?:Act|Law|Ordinance|Directive|Code|Regulation) (?:of )?(?:19|20)\d\d\b"
    r"|《[^》]*(?:法|条例|规定|办法|解释)》"
)
_SENTENCE = re.compile(r"(?<=[.!?;。！？；])\s*|\n")


def _due(book: Book) -> Iterator[Fault]:
    tree = book.loaded.facts.tree
    for one in book.loaded.facts.facts:
        if one.check_again_by - NOTICE <= book.today:
            path = ("facts", one.id, "check_again_by")
            meant = "somebody to look again, and a later day"
            yield replace(
                tree.fault(path, "fact-due", f"{one.check_again_by}", meant), warning=True
            )


def _unused(book: Book) -> Iterator[Fault]:
    tree, named = book.loaded.facts.tree, book.named
    for one in book.loaded.facts.facts:
        if one.about == _IN_LESSONS and one.id not in named:
            found, meant = f"`{one.id}`, which no lesson names", "a fact that is told somewhere"
            yield tree.fault(("facts", one.id), "unused-fact", found, meant, key=True)


def _typed(book: Book) -> Iterator[Fault]:
    values = {
        one.value: one.id
        for one in book.loaded.facts.facts
        if _is_number(one.value) and len(one.value) > len("999")
    }
    for passage in (text for one in book.manuscripts.values() for text in one.passages()):
        if passage.role in _TOLD:
            text = _written(passage.tree, passage.path)
            found = _number_in(text, values) or _law_in(text)
            if found is not None:
                meant = "{{ fact('…') }}, from facts.yaml"
                yield passage.tree.fault(passage.path, "typed-fact", f"`{found}`", meant)
    for tree in book.beside:
        for path, _ in leaves(tree.data):
            spoken = path and _STEPS & {*path} and not _UNSAID & {*path}
            found = _number_in(_written(tree, path), values) if spoken else None
            if found is not None:
                meant = "{{ fact('…') }}, from facts.yaml"
                yield tree.fault(path, "typed-fact", f"`{found}`", meant)


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"[\d -]+", value))


def _written(tree: Tree, path: Path) -> str:
    """A text as it stands in the file, without its expressions."""
    data = tree.data if tree.written is None else tree.written
    for step in path:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return ""
    return EXPRESSION.sub("", data) if isinstance(data, str) else ""


def _number_in(text: str, values: dict[str, str]) -> str | None:
    """A number to call that a fact holds, or that is spoken of as one."""
    for found in re.finditer(r"(?<![\d,.])[\d-][\d -]*\d(?![\d,.%])", text):
        if found.group() in values and _CALL.search(text):
            return found.group()
    for sentence in _SENTENCE.split(text):
        called = _CALLED.search(sentence)
        if called is not None and _CALL.search(sentence):
            return called.group()
    return None


def _law_in(text: str) -> str | None:
    """A law by its name, or a figure that a place's law sets."""
    for sentence in _SENTENCE.split(text):
        law = _LAW.search(sentence)
        if law is not None:
            return law.group()
        ruled = _FIGURE.search(sentence) is not None and _RULED.search(sentence)
        if _PLACE.search(sentence) and (ruled or _SINCE.search(sentence)):
            return sentence.strip()
    return None


RULES = (
    Rule("fact-due", "A number or a cap that was right last year sends people wrong.", _due),
    Rule(
        "typed-fact",
        "A number to call, a law or its figure grows old in a text; a fact is looked at again.",
        _typed,
    ),
    Rule("unused-fact", "A fact that nobody reads is looked after for nothing.", _unused),
)
