"""Questions on paper and on pages: what is asked, and apart from it the answer with its reasons."""

from __future__ import annotations

from bot.core.course import Kind, Option, Question
from bot.core.grading import shown_order
from bot.locales import t
from bot.pages.frame import block, e, inline

_LETTERS = "ABCDEF"
# Options stand in the same order at every making, so that a printed key fits a printed page.
SEED = 1


def asked(question: Question, language: str) -> str:
    """The question with its options."""
    parts = [f'<div class="ask">{block(question.ask)}</div>']
    if question.message is not None:
        words = e(question.message.text).replace("\n", "<br>")
        parts.append(
            f'<figure class="message"><figcaption>{e(question.message.sender)}</figcaption>'
            f"<p>{words}</p></figure>"
        )
    if question.number is not None:
        unit = f" {e(question.number.unit)}" if question.number.unit else ""
        parts.append(f'<p class="blank">{e(t(language, "site-blank"))} ________{unit}</p>')
    if question.options:
        items = "".join(f"<li>{_words(one, language)}</li>" for one in in_order(question))
        kind = "several" if question.kind in {Kind.SEVERAL, Kind.RED_FLAGS} else "one"
        kind = "order" if question.kind is Kind.ORDER else kind
        parts.append(f'<ol class="options {kind}">{items}</ol>')
    return "\n".join(parts)


def in_order(question: Question) -> tuple[Option, ...]:
    """The options as they are shown."""
    return tuple(question.options[place] for place in shown_order(question, SEED))


def _words(option: Option, language: str) -> str:
    return e(option.text or t(language, f"button-{option.key}"))


def answered(question: Question, language: str) -> str:
    """The answer, and what is said to every option."""
    if question.number is not None:
        return _number(question)
    shown = in_order(question)
    letters = dict(zip((one.key for one in shown), _LETTERS, strict=False))
    if question.kind is Kind.ORDER:
        items = "".join(
            f"<li><b>{letters[one.key]}. {_words(one, language)}</b> {inline(one.feedback)}</li>"
            for one in question.options
        )
        return f'<ol class="steps">{items}</ol>'
    items = "".join(
        f'<li class="{"right" if one.right else "wrong"}">{_mark(one, language)}'
        f" <b>{letters[one.key]}. {_words(one, language)}</b><br>{inline(one.feedback)}</li>"
        for one in shown
    )
    return f'<ul class="verdicts">{items}</ul>'


def _mark(option: Option, language: str) -> str:
    word = e(t(language, "site-right" if option.right else "site-wrong"))
    sign = "✓" if option.right else "✗"
    hidden = f'<span class="unseen">{word}</span>'
    return f'<span class="mark" aria-hidden="true">{sign}</span>{hidden}'


def _number(question: Question) -> str:
    key = question.number
    if key is None:
        return ""
    value = f"{_figure(format(key.answer.normalize(), 'f'))}{_unit(key.unit)}"
    if key.tolerance:
        value = f"{value} (± {format(key.tolerance.normalize(), 'f')})"
    traps = "".join(
        f'<li class="wrong"><b>{_figure(format(one.value.normalize(), "f"))}{_unit(key.unit)}</b>'
        f" {inline(one.feedback)}</li>"
        for one in key.traps
    )
    listed = f'<ul class="verdicts">{traps}</ul>' if traps else ""
    return f"<p><b>{e(value)}</b> {inline(key.right)}</p>{listed}"


def _figure(digits: str) -> str:
    """A number with its thousands apart, as the lessons write it."""
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else digits


def _unit(unit: str) -> str:
    return unit if unit == "%" or not unit.isascii() else f" {unit}" if unit else ""


def key(question: Question, language: str) -> str:
    """The answer in short, for the end of a hand-out: letters, and why the right ones are right."""
    if question.number is not None:
        number = question.number
        value = f"{_figure(format(number.answer.normalize(), 'f'))}{_unit(number.unit)}"
        return f"<b>{e(value)}</b> {inline(number.right)}"
    letters = dict(zip((one.key for one in in_order(question)), _LETTERS, strict=False))
    if question.kind is Kind.ORDER:
        return f"<b>{' → '.join(letters[one.key] for one in question.options)}</b>"
    right = [one for one in in_order(question) if one.right]
    if question.kind is Kind.TRUE_FALSE:
        return f"<b>{_words(right[0], language)}</b> {inline(right[0].feedback)}"
    return " ".join(f"<b>{letters[one.key]}</b> {inline(one.feedback)}" for one in right)
