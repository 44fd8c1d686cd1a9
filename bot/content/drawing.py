"""Questions whose numbers are drawn: the loaded example, with its texts as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.content import markup
from bot.content.faults import Fault
from bot.content.schema import LessonFile, NumberFile
from bot.content.tree import Data, Tree
from bot.core import sums
from bot.core.course import Lesson, Question, Range, Sum, Trap
from bot.core.expression import EXPRESSION, WrongExpression

_MARKS = ("\ue000", "\ue001")


def with_sums(lesson: Lesson, file: LessonFile, trees: Mapping[str, Tree]) -> Lesson:
    """The lesson with its sums ready to be drawn; `trees` are its files by language."""
    source = trees[file.language]
    items = {
        name: item
        for name, item in file.items.items()
        if isinstance(item, NumberFile) and item.values
    }
    if not items:
        return lesson
    editions = dict(lesson.editions)
    for language, edition in lesson.editions.items():
        questions = dict(edition.questions)
        for name, item in items.items():
            written = _written(trees[language], name) if language in trees else {}
            questions[name] = _drawable(questions[name], item, _written(source, name), written)
        editions[language] = replace(edition, questions=questions)
    return replace(lesson, editions=editions)


def faults(lesson: Lesson, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    """Sums that come to nothing at the ends of their ranges or in the middle."""
    for language, edition in lesson.editions.items():
        for name, question in edition.questions.items():
            for names in sums.corners(question.sum.values) if question.sum else ():
                try:
                    sums.worked_out(question, names)
                except WrongExpression as wrong:
                    with_ = ", ".join(f"{key} {one.value:f}" for key, one in names.items())
                    found = f"{wrong.found} with {with_}"
                    path = ("items", name)
                    yield trees[language].fault(path, "sum", found, wrong.meant, key=True)
                    break


def _written(tree: Tree, name: str) -> Mapping[str, Data]:
    """An item as it is written, before its figures were worked out."""
    found = tree.templates.get(name)
    if found is None and isinstance(tree.data, dict):
        items = tree.data.get("items")
        found = items.get(name) if isinstance(items, dict) else None
    return found if isinstance(found, dict) else {}


def _drawable(
    question: Question, item: NumberFile, source: Mapping[str, Data], words: Mapping[str, Data]
) -> Question:
    key = question.number
    if key is None:
        return question
    formulas = _traps(source)
    feedback = _traps(words)
    number = replace(
        key,
        right=_html(words.get("right")) or key.right,
        wrong=_html(words.get("wrong")) or key.wrong,
        traps=tuple(
            Trap(trap.value, _html(feedback.get(name, {}).get("feedback")) or trap.feedback)
            for name, trap in zip(item.traps, key.traps, strict=True)
        ),
    )
    pattern = Sum(
        values=tuple(Range(name, one.choices()) for name, one in item.values.items()),
        answer=_formula(source.get("answer"), str(item.answer)),
        traps=tuple(
            _formula(formulas.get(name, {}).get("value"), str(trap.value))
            for name, trap in item.traps.items()
        ),
    )
    ask = _html(words.get("ask")) or question.ask
    return replace(question, ask=ask, number=number, sum=pattern)


def _traps(written: Mapping[str, Data]) -> dict[str, Mapping[str, Data]]:
    traps = written.get("traps")
    found = traps.items() if isinstance(traps, dict) else ()
    return {name: trap for name, trap in found if isinstance(trap, dict)}


def _formula(written: Data | None, otherwise: str) -> str:
    text = written.strip() if isinstance(written, str) else otherwise
    whole = EXPRESSION.fullmatch(text)
    return whole.group(1) if whole else text


def _html(text: Data | None) -> str:
    """Telegram HTML in which the expressions stand untouched, as stars in them mean times."""
    if not isinstance(text, str):
        return ""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"{_MARKS[0]}{len(kept) - 1}{_MARKS[1]}"

    shown = markup.render(EXPRESSION.sub(keep, text))[0]
    for place, expression in enumerate(kept):
        shown = shown.replace(f"{_MARKS[0]}{place}{_MARKS[1]}", expression)
    return shown
