"""Cash flows from a file: `when, amount` on a line, an empty line between loans; or JSON.

`when` is a date or the number of periods since the beginning; where it is left out, each line is a
period. An amount above zero is received, below zero is paid; where the first is paid, the file is
the lender's, and everything is turned round. A line of names may stand first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

_LARGEST = 16 * 1024 * 1024
_MOST_PERIODS = 100_000
_BIGGEST = Decimal(10) ** 15
_WHEN = ("when", "date", "period", "at", "t")
_AMOUNT = ("amount", "cash", "value", "flow")


class WrongFile(Exception):  # noqa: N818 - told to who named it, in one line
    """A file that cannot be read as it should; the text names the line."""


@dataclass(frozen=True, slots=True)
class Move:
    """Money that moves on a date, or after a number of periods."""

    when: date | Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: list[str]


def loans_of(path: Path) -> Iterator[list[Move]]:
    """The loans of a file; raise `WrongFile`."""
    text = read_text(path)
    blocks = _from_json(path, text) if path.suffix == ".json" else _blocks(text)
    for block in blocks:
        moves = [_move(path, line, place) for place, line in enumerate(block)]
        for line, move in zip(block, moves, strict=True):
            if isinstance(move.when, date) is not isinstance(moves[0].when, date):
                raise WrongFile(f"{path}:{line.number}: dates and periods do not mix")
        begun = next((move.amount for move in moves if move.amount), Decimal(0))
        yield [replace(move, amount=-move.amount) for move in moves] if begun < 0 else moves


def read_text(path: Path) -> str:
    """A file as text; raise `WrongFile`."""
    try:
        if path.stat().st_size > _LARGEST:
            raise WrongFile(f"{path}: larger than {_LARGEST // 1024 // 1024} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise WrongFile(f"{path}: {error.strerror}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise WrongFile(f"{path}:{line}: not UTF-8") from error


def json_list(path: Path, text: str) -> list[Any]:
    """A JSON list; raise `WrongFile`."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise WrongFile(f"{path}:{error.lineno}: not JSON") from error
    except RecursionError as error:
        raise WrongFile(f"{path}:1: nested too deep") from error
    if isinstance(found, dict):
        found = next((one for one in found.values() if isinstance(one, list)), None)
    if not isinstance(found, list):
        raise WrongFile(f"{path}:1: a list is wanted")
    return found


def _from_json(path: Path, text: str) -> Iterator[list[_Line]]:
    """A list of amounts, of pairs, or of objects; or a list of such lists."""
    found = json_list(path, text)
    loans = found if found and all(_is_loan(one) for one in found) else [found]
    for loan in loans:
        if loan:
            yield [_Line(1, _cells(path, one)) for one in loan]


def _is_loan(one: Any) -> bool:
    """Whether a part of a list is a loan of its own, and not a pair of when and amount."""
    return isinstance(one, list) and bool(one) and isinstance(one[0], list | dict)


def _cells(path: Path, one: Any) -> list[str]:
    if isinstance(one, dict):
        pair = [
            next((one[name] for name in names if name in one), None) for names in (_WHEN, _AMOUNT)
        ]
        if pair[1] is None:
            raise WrongFile(f'{path}:1: {{"when": …, "amount": …}} is wanted')
        return [str(cell) for cell in pair if cell is not None]
    return [str(cell) for cell in one] if isinstance(one, list) else [str(one)]


def _blocks(text: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.split("#")[0].strip()
        if bare:
            cells = [cell.strip() for cell in bare.replace(";", ",").replace("\t", ",").split(",")]
            if block or not _names(cells):
                block.append(_Line(number, cells))
        elif block and not line.strip():
            yield block
            block = []
    if block:
        yield block


def _names(cells: list[str]) -> bool:
    """A heading: nothing but words."""
    return all(cell and not any(char.isdigit() for char in cell) for cell in cells)


def _move(path: Path, line: _Line, place: int) -> Move:
    if not 1 <= len(line.cells) <= 2:
        raise WrongFile(f"{path}:{line.number}: `when, amount` is wanted, such as `1, -95.50`")
    amount = _number(path, line.number, line.cells[-1])
    when = Decimal(place) if len(line.cells) == 1 else _when(path, line.number, line.cells[0])
    return Move(when, amount)


def _when(path: Path, number: int, text: str) -> date | Decimal:
    if text.count("-") == 2:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise WrongFile(f"{path}:{number}: {text[:40]!r} is no date") from error
    when = _number(path, number, text)
    if not 0 <= when <= _MOST_PERIODS:
        raise WrongFile(f"{path}:{number}: periods count from 0")
    return when


def _number(path: Path, number: int, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise WrongFile(f"{path}:{number}: {text[:40]!r} is no number") from error
    if not value.is_finite() or abs(value) > _BIGGEST:
        raise WrongFile(f"{path}:{number}: {text[:40]!r} is no amount")
    return value
