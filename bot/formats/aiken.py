"""Aiken: a question in one line, options `A.` and so on, and `ANSWER:` with one letter."""

from __future__ import annotations

import re
from string import ascii_uppercase

from bot.core.course import Kind
from bot.formats import text
from bot.formats.archive import decoded, lines
from bot.formats.bank import BadFile, Bank, Choice, Item, Read, Tick, Written, marked
from bot.formats.notes import MOST_ANSWERS, Notes, is_true_false, true_false

_OPTION = re.compile(r"([A-Za-z])[.)]\s+(.*)")
_ANSWER = re.compile(r"ANSWER\s*[:：]\s*(.*)", re.IGNORECASE)


def write(bank: Bank, tick: Tick) -> Written:
    """The bank's choices of one as Aiken; all others are left out."""
    out: list[str] = []
    left_out: dict[int, str] = {}
    for place, item in enumerate(bank.items):
        tick()
        why = _why_not(item)
        if why:
            left_out[place] = why
            continue
        out.append(_question(item, bank.language))
    return Written("\n".join(out).encode(), left_out)


def _why_not(item: Item) -> str:
    asked = text.one_line(item.ask)
    if item.kind not in {Kind.SINGLE, Kind.TRUE_FALSE}:
        return "Aiken has only questions with one right option"
    if sum(one.share > 0 for one in item.choices) != 1:
        return "Aiken wants exactly one right option"
    if not asked or _OPTION.match(asked) or _ANSWER.match(asked):
        return "it begins like an option or an answer, so Aiken would take it for one"
    if len(item.choices) > len(ascii_uppercase):
        return "Aiken has no more letters for its options"
    empty = item.kind is Kind.SINGLE and not all(one.text.strip() for one in item.choices)
    return "an option without a text" if empty else ""


def _question(item: Item, language: str) -> str:
    texts = [" ".join(one.text.split()) for one in item.choices]
    if item.kind is Kind.TRUE_FALSE:
        texts = list(true_false(language))
    right = next(place for place, one in enumerate(item.choices) if one.share > 0)
    options = [f"{ascii_uppercase[place]}. {words}" for place, words in enumerate(texts)]
    return "\n".join([text.one_line(item.ask), *options, f"ANSWER: {ascii_uppercase[right]}", ""])


def read(data: bytes, tick: Tick) -> Read:
    """A bank from Aiken."""
    notes = Notes(tick)
    asked: list[str] = []
    options: list[tuple[str, str]] = []
    first = 0
    for place, line in lines(decoded(data)):
        option, answer = _OPTION.fullmatch(line), _ANSWER.fullmatch(line)
        if not line:
            continue
        first = first or place
        if len(asked) + len(options) > MOST_ANSWERS:
            raise BadFile(f"a question of more than {MOST_ANSWERS} lines", first)
        if answer is not None:
            notes.add(_item(notes, asked, options, answer.group(1).strip(), (first, place)))
            asked, options, first = [], [], 0
        elif option is not None and asked:
            options.append((option.group(1).upper(), option.group(2)))
        elif options:
            raise BadFile(
                "a line between the options that is no option; is `ANSWER:` missing?", place
            )
        else:
            asked.append(line)
    if asked or options:
        raise BadFile("a question without `ANSWER:`", first)
    return notes.done()


def _item(
    notes: Notes,
    asked: list[str],
    options: list[tuple[str, str]],
    letter: str,
    lines: tuple[int, int],
) -> Item:
    first, last = lines
    letters = [name for name, _ in options]
    if not asked or len(options) < 2:
        raise BadFile("`ANSWER:` without a question and two options before it", last)
    if letters != list(ascii_uppercase[: len(letters)]):
        raise BadFile(f"options {', '.join(letters)} instead of A, B, C …", first)
    if letter.upper() not in letters:
        raise BadFile(f"`ANSWER: {letter[:20]}`, which is none of {', '.join(letters)}", last)
    words = "\n".join(asked)
    notes.at(words[:40], first)
    if len(words) > text.LONGEST:
        raise BadFile(f"a text of {len(words):,} characters", first)
    right = letters.index(letter.upper())
    texts = [one for _, one in options]
    if is_true_false(texts):
        chosen = marked(Kind.TRUE_FALSE, [("", right == place, "") for place in range(2)])
        return Item(Kind.TRUE_FALSE, text.of_plain(words), chosen)
    choices: tuple[Choice, ...] = marked(
        Kind.SINGLE, [(one, right == place, "") for place, one in enumerate(texts)]
    )
    return Item(Kind.SINGLE, text.of_plain(words), choices)
