"""Tables as files: CSV and XLSX, harmless in a spreadsheet and sent bit by bit."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

Cell = str | int | float | None
_ROWS = 500
"""Rows that are written before others have their turn."""
_BYTES = 64 * 1024
# East Asian spreadsheets take the wide signs for the narrow ones.
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SIGNS = "=+@\\-\uff1d\uff0b\uff0d\uff20"
# Where lists are parted by semicolons, a spreadsheet begins cells anew within a text of ours.
_WITHIN = re.compile(f"([;|\t\r\n][\\s'\"]*)(?=[{_SIGNS}])")
_ODD = re.compile(r"[^a-z0-9]+")
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET = 31


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name; texts, numbers, and None for nothing."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def file_name(*parts: str, ending: str) -> str:
    """A name of small letters, digits and hyphens."""
    joined = "-".join(_ODD.sub("-", part.lower()).strip("-") for part in parts)
    return f"{_ODD.sub('-', joined).strip('-')[:80] or 'figures'}.{ending}"


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins one."""
    if not isinstance(cell, str):
        return cell
    within = _WITHIN.sub(r"\1'", cell)
    return f"'{within}" if cell.lstrip(" \u3000\ufeff").startswith(_BEGINS) else within


async def csv_file(tables: Sequence[Table]) -> AsyncIterator[bytes]:
    """All tables in one file, each below its name and parted by an empty line; of one it alone.

    It begins with a byte order mark, without which Excel takes Chinese for something else.
    """
    yield b"\xef\xbb\xbf"
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for at, row in enumerate(_lines(tables), 1):
        writer.writerow(["" if cell is None else harmless(cell) for cell in row])
        if at % _ROWS == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
            await asyncio.sleep(0)
    yield out.getvalue().encode()


def _lines(tables: Sequence[Table]) -> Iterator[Sequence[Cell]]:
    for at, table in enumerate(tables):
        if at:
            yield ()
        if len(tables) > 1:
            yield (table.name,)
        yield table.head
        yield from table.rows


async def xlsx_file(tables: Sequence[Table]) -> AsyncIterator[bytes]:
    """A sheet for each table."""
    with tempfile.TemporaryDirectory(prefix="figures-") as folder:
        path = Path(folder) / "figures.xlsx"
        await asyncio.to_thread(_write, tables, path)
        with path.open("rb") as file:
            while chunk := await asyncio.to_thread(file.read, _BYTES):
                yield chunk


def _write(tables: Sequence[Table], path: Path) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this needs it

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
        "tmpdir": str(path.parent),
    }
    with Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True})
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(_sheet_name(table.name, taken))
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 0, 36)
            sheet.set_column(1, max(1, len(table.head) - 1), 16)
            for column, word in enumerate(table.head):
                sheet.write_string(0, column, word, bold)
            for place, row in enumerate(table.rows, 1):
                for column, cell in enumerate(row):
                    _put(sheet, place, column, cell)


def _put(sheet: Any, place: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(place, column, cell)
    elif cell is not None:
        sheet.write_number(place, column, cell)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have, unlike those before it."""
    plain = _NOT_IN_SHEETS.sub(" ", name).strip()[:_LONGEST_SHEET] or "1"
    found, number = plain, 1
    while found.casefold() in taken or found.casefold() == "history":
        number += 1
        found = f"{plain[: _LONGEST_SHEET - 4]} {number}"
    taken.add(found.casefold())
    return found


async def json_lines(statements: Iterable[object]) -> AsyncIterator[bytes]:
    """One JSON object a line."""
    lines: list[bytes] = []
    for one in statements:
        lines.append(orjson.dumps(one) + b"\n")
        if len(lines) == _ROWS:
            yield b"".join(lines)
            lines.clear()
            await asyncio.sleep(0)
    yield b"".join(lines)
