"""Judging an answer: what was chosen, whether it is right, and what to say of it."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from bot.core.course import Kind, Option, Question
from bot.core.errors import NotANumber, NothingPicked, NotThisQuestion

Picks = tuple[int, ...]
"""Options by their place in the author's order, in the order they were chosen."""

Choice = Picks | Decimal

ONE_TAP = frozenset({Kind.SINGLE, Kind.TRUE_FALSE})
MANY_TAPS = frozenset({Kind.SEVERAL, Kind.RED_FLAGS, Kind.ORDER})

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)")
_SCALES = {"千": 1_000, "万": 10_000, "萬": 10_000, "亿": 100_000_000, "k": 1_000}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged answer.

    `chosen` are the options picked, in the order picked; `missed` the right ones that were
    not; `feedback` what is said of a number. Feedback of options stands in the options.
    """

    right: bool
    chosen: tuple[Option, ...] = ()
    missed: tuple[Option, ...] = ()
    feedback: str = ""


def grade(question: Question, choice: Choice) -> Verdict:
    """Judge `choice`; raise `NotThisQuestion` where it does not fit the question's kind."""
    if question.kind is Kind.NUMBER:
        if not isinstance(choice, Decimal):
            raise NotThisQuestion
        return _grade_number(question, choice)
    if isinstance(choice, Decimal):
        raise NotThisQuestion
    if any(not 0 <= pick < len(question.options) for pick in choice):
        raise NotThisQuestion
    if not choice:
        raise NothingPicked
    chosen = tuple(question.options[pick] for pick in choice)
    if question.kind is Kind.ORDER:
        if len(set(choice)) != len(question.options):
            raise NothingPicked
        return Verdict(choice == tuple(range(len(question.options))), chosen)
    if question.kind in ONE_TAP and len(choice) != 1:
        raise NotThisQuestion
    missed = tuple(
        option
        for place, option in enumerate(question.options)
        if option.right and place not in choice
    )
    return Verdict(not missed and all(option.right for option in chosen), chosen, missed)


def fits(question: Question, choice: Choice) -> bool:
    """Whether a choice is one that the question offers."""
    try:
        grade(question, choice)
    except (NotThisQuestion, NothingPicked):
        return False
    return isinstance(choice, Decimal) or len(set(choice)) == len(choice)


def _grade_number(question: Question, given: Decimal) -> Verdict:
    key = question.number
    if key is None:
        raise NotThisQuestion
    if abs(given - key.answer) <= key.tolerance:
        return Verdict(right=True, feedback=key.right)
    for trap in key.traps:
        if abs(given - trap.value) <= key.tolerance:
            return Verdict(right=False, feedback=trap.feedback)
    return Verdict(right=False, feedback=key.wrong)


def why(question: Question) -> str:
    """Why the right answer is right, as Telegram HTML."""
    if question.number is not None:
        return question.number.right
    return next((one.feedback for one in question.options if one.right), "")


def read_number(text: str) -> Decimal:
    """Read the one number in `text`, as people type it.

    Takes `13%`, `13.0`, `1,200`, `1 200`, `13,5`, `１３％`, `1.2万`, with words around.
    Raise `NotANumber` where there is none, or more than one.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("。", ".")
    plain = "".join(_ascii_digit(char) for char in plain)
    found = list(_NUMBER.finditer(plain))
    if len(found) != 1 or len(plain) > _LONGEST:
        raise NotANumber
    digits = found[0].group().replace(" ", "")
    if "," in digits:
        grouped = re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", digits)
        digits = digits.replace(",", "" if grouped else ".")
    scale = plain[found[0].end() :].lstrip()[:1].lower()
    follows = plain[found[0].end() :].lstrip()[1:2]
    if scale == "k" and follows.isalpha():
        scale = ""
    return Decimal(digits) * _SCALES.get(scale, 1)


def _ascii_digit(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


def read_choice(question: Question, order: Picks, text: str) -> Choice:
    """Read a typed answer: a number, or for one-tap questions a letter or an option's own words.

    `order` is the order in which the options are shown, so that "B" means what B shows.
    Raise `NotANumber` or `NotThisQuestion` where the text is no answer.
    """
    if question.kind is Kind.NUMBER:
        return read_number(text)
    if question.kind not in ONE_TAP:
        raise NotThisQuestion
    said = unicodedata.normalize("NFKC", text).strip().casefold()
    for letter, place in zip("abcdef", order, strict=False):
        words = unicodedata.normalize("NFKC", question.options[place].text).strip().casefold()
        if said in {letter, f"{letter}.", f"{letter})", words}:
            return (place,)
    raise NotThisQuestion


def shown_order(question: Question, seed: int) -> Picks:
    """The order in which options are shown: shuffled where order would give something away.

    The same seed gives the same order, and an ordering is never shown solved.
    """
    places = list(range(len(question.options)))
    if question.kind in {Kind.TRUE_FALSE, Kind.RED_FLAGS} or len(places) < 2:
        return tuple(places)
    chance = random.Random(f"{seed}:{question.id}")  # noqa: S311 - a shuffle, not a secret
    chance.shuffle(places)
    if question.kind is Kind.ORDER and places == sorted(places):
        places.append(places.pop(0))
    return tuple(places)


def encode(choice: Choice) -> str:
    """A choice as it is stored: `"2,0"` or `"13.5"`."""
    if isinstance(choice, Decimal):
        return format(choice, "f")
    return ",".join(str(pick) for pick in choice)


def decode(question: Question, stored: str) -> Choice:
    """Read back what `encode` wrote."""
    if question.kind is Kind.NUMBER:
        return Decimal(stored)
    return read_picks(stored)


def read_picks(stored: str) -> Picks:
    """Read back ticks that `encode` wrote."""
    return tuple(int(pick) for pick in stored.split(",") if pick)


def pick(question: Question, picks: Picks, place: int, *, on: bool) -> Picks:
    """Tick or untick an option. Ticking twice is ticking once, so a repeated tap is harmless."""
    if question.kind not in MANY_TAPS or not 0 <= place < len(question.options):
        raise NotThisQuestion
    rest = tuple(one for one in picks if one != place)
    if not on:
        return rest
    return picks if place in picks else (*picks, place)
