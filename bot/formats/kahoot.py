"""Kahoot's spreadsheet: a question, up to four answers, seconds, and which answers are right."""

from __future__ import annotations

import re

from bot.core.course import Kind
from bot.formats import sheet, text
from bot.formats.bank import BadFile, Bank, Item, Read, Tick, Written, marked
from bot.formats.notes import Notes, is_true_false, true_false

_LONGEST_QUESTION, _LONGEST_ANSWER, _MOST_ANSWERS = 120, 75, 4
_SECONDS = 30
# Kahoot reads from the ninth row on, from the second column on; the eighth is its heading.
_HEADING = 8
_COLUMNS = (
    f"Question - max {_LONGEST_QUESTION} characters",
    *(f"Answer {place} - max {_LONGEST_ANSWER} characters" for place in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_WIDTHS = (5, 60, 30, 30, 30, 30, 14, 14)


def write(bank: Bank, tick: Tick) -> Written:
    """The bank's short choices as the spreadsheet; all others are left out."""
    rows: list[sheet.Cells] = [(), ("", "Quiz template"), *[()] * (_HEADING - 3), ("", *_COLUMNS)]
    left_out: dict[int, str] = {}
    for place, item in enumerate(bank.items):
        tick()
        why = _why_not(item)
        if why:
            left_out[place] = why
            continue
        texts = _texts(item, bank.language)
        right = [str(number) for number, one in enumerate(item.choices, 1) if one.share > 0]
        answers = [*texts, *[""] * (_MOST_ANSWERS - len(texts))]
        number = len(rows) - _HEADING + 1
        # A lone right answer is a number, as the template has it.
        key = int(right[0]) if len(right) == 1 else ",".join(right)
        rows.append((number, text.one_line(item.ask), *answers, _SECONDS, key))
    return Written(sheet.write(rows, _WIDTHS), left_out)


def _texts(item: Item, language: str) -> list[str]:
    if item.kind is Kind.TRUE_FALSE:
        return list(true_false(language))
    return [" ".join(one.text.split()) for one in item.choices]


def _why_not(item: Item) -> str:
    """The first reason for which an item has no place; empty where it has one."""
    if item.kind not in {Kind.SINGLE, Kind.SEVERAL, Kind.TRUE_FALSE}:
        return "Kahoot's spreadsheet has only questions with options to choose"
    asked = text.one_line(item.ask)
    texts = _texts(item, "en")
    longest = max(map(len, texts), default=0)
    reasons = {
        "a question or an option without words": not asked or not all(texts),
        f"{len(asked)} characters; Kahoot takes {_LONGEST_QUESTION}": (
            len(asked) > _LONGEST_QUESTION
        ),
        f"an option of {longest} characters; Kahoot takes {_LONGEST_ANSWER}": (
            longest > _LONGEST_ANSWER
        ),
        f"{len(texts)} options; Kahoot takes 2 to {_MOST_ANSWERS}": (
            not 2 <= len(texts) <= _MOST_ANSWERS
        ),
        "no right option": not any(one.share > 0 for one in item.choices),
    }
    return next((why for why, holds in reasons.items() if holds), "")


def read(data: bytes, tick: Tick) -> Read:
    """A bank from the spreadsheet, wherever its heading stands."""
    rows = sheet.read(data)
    start = next((place for place, row in enumerate(rows) if _heading(row) is not None), None)
    if start is None:
        raise BadFile("no row that begins `Question` and goes on with `Answer 1`")
    column = _heading(rows[start]) or 0
    notes = Notes(tick)
    for place, row in enumerate(rows[start + 1 :], start + 2):
        cells = [*row[column:], *[""] * 7][:7]
        if any(cell.strip() for cell in cells[:5]):
            notes.at(cells[0].strip()[:40], place)
            notes.add(_item(cells, place))
    return notes.done()


def _heading(row: list[str]) -> int | None:
    names = [cell.strip().casefold() for cell in row]
    for place, name in enumerate(names[:-1]):
        if name.startswith("question") and names[place + 1].startswith("answer 1"):
            return place
    return None


def _item(cells: list[str], row: int) -> Item:
    asked, *answers, _, keys = cells
    answers = [answer.strip() for answer in answers]
    while answers and not answers[-1]:
        answers.pop()
    if not asked.strip() or len(answers) < 2 or not all(answers):
        raise BadFile("a question with fewer than two answers, or a gap between them", row)
    right = {int(float(key)) for key in re.findall(r"\d{1,3}(?:\.0)?", keys)}
    if not right or not right <= set(range(1, len(answers) + 1)):
        raise BadFile(f"`{keys[:20]}` for the right answers; numbers of answers are meant", row)
    kind = Kind.SINGLE if len(right) == 1 else Kind.SEVERAL
    texts = answers
    if is_true_false(answers) and len(right) == 1:
        kind, texts = Kind.TRUE_FALSE, ["", ""]
    options = [(one, place in right, "") for place, one in enumerate(texts, 1)]
    if len(asked) > text.LONGEST:
        raise BadFile(f"a text of {len(asked):,} characters", row)
    return Item(kind, text.of_plain(asked.strip()), marked(kind, options))
