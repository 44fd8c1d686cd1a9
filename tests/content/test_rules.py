"""Every rule about words and banks finds a bad example and lets a good one be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.check import report
from bot.content.editing import RULES, edit
from bot.content.loader import load
from bot.content.manuscript import Manuscript
from bot.content.rule import Book
from bot.content.schema import LessonFile, SingleFile, TrueFalseFile
from bot.settings import ROOT
from tests.content import shelf
from tests.content.shelf import CHINESE, LESSON, OTHER, TODAY

_HEAVY = "Administrative remuneration obligations unquestionably necessitate documentation. " * 20
_MONTH = "A shop card asks **1.5% a month**. How much is that a year, without compounding?"
_DAY = "A loan app writes **0.1% a day**. How much is that a year, without compounding?"

# rule → the file, what is replaced in it, a bad example, a good one
EXAMPLES: dict[str, tuple[str, str, str, str]] = {
    "reading-level": (
        LESSON,
        "feedback: That is the number",
        f"feedback: {_HEAVY}That is the number",
        "feedback: To many that is the number",
    ),
    "long-sentence": (
        CHINESE,
        "learned: ",
        f"learned: {'先看到手多少，' * 7}再签。",
        f"learned: {'先看到手多少。' * 7}再签。",
    ),
    "rare-character": (CHINESE, "learned: ", "learned: 别做饕餮。", "learned: 别做鱼饵。"),
    "hard-characters": (
        CHINESE,
        "learned: ",
        f"learned: {'贿赂' * 30}。",
        f"learned: {'钱' * 30}。",
    ),
    "promise": (
        LESSON,
        "learned: ",
        "learned: Your money is guaranteed. ",
        "learned: Who writes “guaranteed” wants you to stop asking. Nobody is always safe. ",
    ),
    "advice": (
        LESSON,
        "learned: ",
        "learned: You should take the second loan. ",
        "learned: Look at both loans. ",
    ),
    "scorn": (CHINESE, "learned: ", "learned: 只有傻子才签。", "learned: 这不是你傻。"),
    "untranslated": (
        CHINESE,
        "title: 到手的钱，和要还的钱",
        "title: What arrives is not what you owe",
        "title: 到手多少，要还多少",
    ),
    "placeholder": (CHINESE, "learned: ", "learned: 会[写：学到什么]", "learned: 〔写〕"),
    "all-of-the-above": (
        LESSON,
        "text: The payment due next month",
        "text: All of the above",
        "text: All that is due next month",
    ),
    "options-alike": (
        LESSON,
        "text: The payment due next month",
        "text: Some insurance kept from the loan",
        "text: Some insurance bought elsewhere",
    ),
    "near-duplicate": (OTHER, _DAY, f"{_MONTH} Type it.", f"Mei pays by the day. {_DAY}"),
    "feedback": (
        LESSON,
        "feedback: That is only what was kept at the start.",
        'feedback: "Not that."\n      more:\n        value: 1\n        feedback: That was left.',
        "feedback: This is only what was kept at the start.",
    ),
    "verdict": (
        CHINESE,
        "feedback: ",
        "feedback: 对。",
        "feedback: 对半分，",
    ),
    "fact-due": ("facts.yaml", "2027-06-30", "2026-12-20", "2026-12-31"),
    "typed-fact": (
        LESSON,
        "learned: ",
        "learned: In the UK a lender may take at most 15% a year. ",
        "learned: Mei from the UK paid 15% a year. Her lender may ask for {{ fact('us-line') }}. ",
    ),
    "unused-fact": ("facts.yaml", "  us-line:", "  us-lines:", "  us-line:"),
    "link": (
        LESSON,
        "learned: ",
        "learned: See [this](https://nowhere). ",
        "learned: See [this](https://www.gov.uk/money). ",
    ),
}


FACTS = (
    'facts:\n  us-line:\n    region: us\n    about: lesson\n    value: "988"\n    en: A line.\n'
    "    zh-Hans: 热线。\n    source: A source.\n    source-zh-Hans: 来源。\n    date: 2026\n"
    "    check_again_by: 2027-06-30\n"
)


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """Two lessons to edit, and a fact that one of them names."""
    root = shelf.build(tmp_path / "lessons")
    (root / "facts.yaml").write_text(FACTS, encoding="utf-8")
    shelf.edit(root, LESSON, "Mei needs a new fridge", "Call {{ fact('us-line') }}. Mei needs")
    return root


def broken(root: Path) -> set[tuple[str, str]]:
    """The (file, rule) pairs that are found."""
    return {(fault.path, fault.rule) for fault in edit(shelf.read(root)[1])}


def test_shipped_lessons_keep_every_rule() -> None:
    # Which facts no text names shows only beside all that is not a lesson: `check` looks there.
    found = edit(Book(load(ROOT / "lessons"), TODAY))
    assert [fault for fault in found if fault.rule != "unused-fact"] == []
    assert report(ROOT / "lessons", "text", ROOT / "quizzes", today=TODAY)[1]


def test_every_rule_has_a_name_a_reason_and_an_example() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.reason.endswith(".") for rule in RULES)
    assert {*names} == {*EXAMPLES, *LEANING}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_bad_example_is_found_and_a_good_one_is_not(lessons: Path, rule: str) -> None:
    file, old, bad, good = EXAMPLES[rule]
    text = (lessons / file).read_text(encoding="utf-8")
    shelf.edit(lessons, file, old, good)
    assert (file, rule) not in broken(lessons)
    (lessons / file).write_text(text, encoding="utf-8")
    shelf.edit(lessons, file, old, bad)
    assert (file, rule) in broken(lessons)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_exception_with_a_reason_is_taken(lessons: Path, rule: str) -> None:
    file, old, bad, _ = EXAMPLES[rule]
    shelf.edit(lessons, file, old, bad)
    head = "facts:" if file == "facts.yaml" else "objectives:"
    shelf.edit(lessons, file, head, f"allow:\n  {rule}: It is meant.\n{head}")
    assert (file, rule) not in broken(lessons)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Call 0800 138 1111. ", True),
        ("不放心就拨12345。", True),
        ("这是《劳动合同法》写明的。", True),
        ("在香港，最多收10%。", True),
        ("Since 2021 the UK has such a rule. In the UK it holds since July 2026. ", True),
        ("She pays 12,345 in 36 parts. ", False),
        ("2004年，英国有150万人这样做。", False),
        ("In the UK 10 million mails came in. ", False),
    ],
)
def test_numbers_to_call_and_laws_stand_in_facts(lessons: Path, said: str, found: bool) -> None:
    file = CHINESE if re.search("[一-鿿]", said) else LESSON
    shelf.edit(lessons, file, "learned: ", f"learned: {said}")
    assert ((file, "typed-fact") in broken(lessons)) is found


def test_a_number_typed_beside_the_lessons_is_found(lessons: Path) -> None:
    (lessons / "helplines.yaml").write_text(
        "helplines:\n  us-life:\n    about: life\n    fact: us-line\n"
        "    en: a line; police 96110\n    zh-Hans: 热线\n",
        encoding="utf-8",
    )
    assert "helplines.yaml:5:9: typed-fact" in report(lessons, "text", today=TODAY)[0]
    shelf.edit(lessons, "helplines.yaml", "96110", "{{ fact('us-line') }}")
    assert "typed-fact" not in report(lessons, "text", today=TODAY)[0]


def test_an_exception_that_nothing_needs_is_a_fault(lessons: Path) -> None:
    shelf.edit(lessons, LESSON, "objectives:", "allow:\n  promise: It is meant.\nobjectives:")
    shelf.edit(lessons, CHINESE, "objectives:", "allow:\n  promises: It is meant.\nobjectives:")
    assert broken(lessons) == {(LESSON, "stale-exception"), (CHINESE, "unknown-id")}


Change = Callable[[str, LessonFile], LessonFile]


def right_first(_: str, file: LessonFile) -> LessonFile:
    """Every right option at the first place."""
    items = dict(file.items)
    for name, item in items.items():
        if isinstance(item, SingleFile):
            options = sorted(item.options.items(), key=lambda pair: not pair[1].right)
            items[name] = item.model_copy(update={"options": dict(options)})
    return file.model_copy(update={"items": items})


def right_longest(_: str, file: LessonFile) -> LessonFile:
    """Every right option the longest."""
    items = dict(file.items)
    for name, item in items.items():
        if isinstance(item, SingleFile):
            options = {
                key: one.model_copy(update={"text": "a long answer" if one.right else "short"})
                for key, one in item.options.items()
            }
            items[name] = item.model_copy(update={"options": options})
    return file.model_copy(update={"items": items})


def all_true(_: str, file: LessonFile) -> LessonFile:
    """Every statement true."""
    items = {
        name: item.model_copy(update={"answer": True}) if isinstance(item, TrueFalseFile) else item
        for name, item in file.items.items()
    }
    return file.model_copy(update={"items": items})


LEANING: dict[str, Change] = {
    "place": right_first,
    "longest-option": right_longest,
    "true-or-false": all_true,
}


@pytest.mark.parametrize("rule", LEANING)
def test_a_bank_that_leans_is_found(rule: str) -> None:
    loaded = load(ROOT / "lessons")
    leaning: dict[str, Manuscript] = {
        name: replace(one, file=LEANING[rule](name, one.file))
        for name, one in loaded.manuscripts.items()
    }
    found = [*edit(Book(replace(loaded, manuscripts=leaning), TODAY))]
    assert {(fault.path, fault.rule) for fault in found} >= {
        ("loans/track.yaml", rule),
        ("scams/track.yaml", rule),
    }
