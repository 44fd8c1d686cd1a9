"""Spreadsheets (xlsx): rows of texts in and out."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.formats import nodes
from bot.formats.archive import Archive
from bot.formats.bank import BadFile

Cells = Sequence[str | int]
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_ROWS = 20_000
_WIDEST = 200
_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def write(rows: Sequence[Cells], widths: Sequence[int]) -> bytes:
    """One sheet of `rows`; texts stay texts, whatever they begin with."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this needs it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(out, options)
    # The same questions give the same file.
    book.set_properties({"created": _DAY.replace(tzinfo=None)})
    sheet = book.add_worksheet("Sheet1")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell)
            elif cell:
                sheet.write_string(place, column, cell)
    book.close()
    return out.getvalue()


def read(data: bytes) -> list[list[str]]:
    """The first sheet's cells as texts; empty rows are there, so that places are the file's."""
    archive = Archive(data)
    if "xl/workbook.xml" not in archive.names:
        raise BadFile("a zip file that is no spreadsheet")
    shared: list[str] = []
    if "xl/sharedStrings.xml" in archive.names:
        root = nodes.read(archive.read("xl/sharedStrings.xml"))
        shared = [_rich(one) for one in root.all("si")]
    sheet = nodes.read(archive.read(_first_sheet(archive)))
    rows: list[list[str]] = []
    for row in sheet.find("row"):
        number = _number(row.get("r"), len(rows) + 1)
        if number > _MOST_ROWS:
            raise BadFile(f"a spreadsheet of more than {_MOST_ROWS:,} rows")
        while len(rows) < number:
            rows.append([])
        for cell in row.all("c"):
            _put(rows[number - 1], cell, shared, number)
    return rows


def _first_sheet(archive: Archive) -> str:
    sheets = nodes.read(archive.read("xl/workbook.xml")).find("sheet")
    wanted = sheets[0].get("id") if sheets else ""
    name = "xl/_rels/workbook.xml.rels"
    links = nodes.read(archive.read(name)).children if name in archive.names else []
    for link in links:
        if link.get("Id") == wanted:
            target = link.get("Target")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise BadFile("a spreadsheet without a sheet")


def _put(row: list[str], cell: nodes.Node, shared: list[str], number: int) -> None:
    found = _PLACE.fullmatch(cell.get("r"))
    column = _column(found.group(1)) if found else len(row)
    if column >= _WIDEST:
        return
    while len(row) <= column:
        row.append("")
    value = cell.words("v")
    if cell.get("t") == "s":
        index = _number(value, 0)
        if value == "" or not 0 <= index < len(shared):
            raise BadFile("a cell whose text is missing", number)
        value = shared[index]
    elif cell.get("t") == "inlineStr":
        inline = cell.first("is")
        value = "" if inline is None else _rich(inline)
    elif cell.get("t") == "b":
        value = "TRUE" if value == "1" else "FALSE"
    row[column] = value


def _rich(node: nodes.Node) -> str:
    """A cell's text, which may come in pieces; how Chinese is pronounced (`rPh`) is left out."""
    pieces = [*node.all("t"), *(text for run in node.all("r") for text in run.all("t"))]
    return "".join(piece.text for piece in pieces)


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise
