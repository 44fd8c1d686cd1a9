"""Sums with their own numbers: drawn from a seed, so that a restart asks the same again."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.core.course import Lesson, NumberKey, Question, Range, Trap
from bot.core.expression import Figure, WrongExpression, evaluate, filled, rounded
from bot.core.figures import FUNCTIONS

Names = Mapping[str, Figure]


def drawn(lesson: Lesson, seed: int) -> Lesson:
    """The lesson with the numbers of one attempt or game; the same seed draws the same."""
    bank = next(iter(lesson.editions.values())).questions
    if all(question.sum is None for question in bank.values()):
        return lesson
    editions = {
        language: replace(
            edition,
            questions={name: draw(one, seed) for name, one in edition.questions.items()},
        )
        for language, edition in lesson.editions.items()
    }
    return replace(lesson, editions=editions)


def draw(question: Question, seed: int) -> Question:
    """The question with numbers of its own; one without ranges is as it was."""
    key, pattern = question.number, question.sum
    if key is None or pattern is None:
        return question
    chance = random.Random(f"{seed}:{question.id}:values")  # noqa: S311 - no secret
    names = {one.name: Figure(chance.choice(one.choices)) for one in pattern.values}
    return worked_out(question, names)


def worked_out(question: Question, names: Names) -> Question:
    """The question with given numbers; raise `WrongExpression`.

    A trap that comes out as the answer, or as a trap before it, is none for these numbers.
    """
    key, pattern = question.number, question.sum
    if key is None or pattern is None:
        return question
    answer = value(pattern.answer, names)
    traps: list[Trap] = []
    for trap, formula in zip(key.traps, pattern.traps, strict=True):
        wrong = value(formula, names)
        known = (answer, *(one.value for one in traps))
        if all(abs(wrong - one) > key.tolerance for one in known):
            traps.append(Trap(wrong, filled(trap.feedback, FUNCTIONS, names)))
    number = NumberKey(
        answer=answer,
        tolerance=key.tolerance,
        unit=key.unit,
        right=filled(key.right, FUNCTIONS, names),
        wrong=filled(key.wrong, FUNCTIONS, names),
        traps=tuple(traps),
    )
    ask = filled(question.ask, FUNCTIONS, names)
    return replace(question, ask=ask, number=number, sum=None)


def value(formula: str, names: Names) -> Decimal:
    """What a formula comes to, rounded as it would be shown; raise `WrongExpression`."""
    found = evaluate(formula, FUNCTIONS, names)
    if not isinstance(found, Figure):
        what = "a text" if isinstance(found, str) else "a series of numbers"
        raise WrongExpression(0, what, "a number")
    number = found.value * 100 if found.unit == "%" else found.value
    number = number if found.places is None else rounded(number, found.places)
    # Shown without needless zeros: 2.5 × 12 is 30, not 30.0.
    whole = number == number.to_integral_value()
    return number.quantize(Decimal(1)) if whole else number.normalize()


def corners(values: tuple[Range, ...]) -> list[Names]:
    """Draws at the ends of the ranges and in their middle, to try a sum with."""
    picks = (0, -1, None)
    return [
        {
            one.name: Figure(one.choices[len(one.choices) // 2 if pick is None else pick])
            for one in values
        }
        for pick in picks
    ]
