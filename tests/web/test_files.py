from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.web import files
from bot.web.files import Cell, Table

NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\uff1d1+1",
    "\u3000\uff201",
    "\n=cmd|'/c calc'!A0",
    '"=1"',
)


async def read(chunks: AsyncIterator[bytes]) -> bytes:
    return b"".join([chunk async for chunk in chunks])


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", NASTY[:-1])
async def test_no_text_is_a_formula_in_a_csv(text: str) -> None:
    table = Table("t", ["head"], [[text, -4, 0.5, None]])
    _, row = rows_of(await read(files.csv_file([table])))
    assert (row[0][0], row[0].replace("'", "")) == ("'", text.replace("'", ""))
    assert row[1:] == ["-4", "0.5", ""]


@given(st.text(max_size=30))
def test_what_a_csv_cell_begins_with_is_harmless(text: str) -> None:
    cell = files.harmless(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("within", [";=1+1", '";=1+1', "\n=1+1", "; \uff20SUM(A1)", "\t-1", "|+1"])
async def test_no_formula_begins_within_a_text_for_who_parts_lists_by_semicolons(
    within: str,
) -> None:
    table = Table("t", ["head"], [[4, f"Hill School{within}", 5]])
    data = (await read(files.csv_file([table]))).decode("utf-8-sig")
    cells = [cell.lstrip(' "\u3000') for cell in re.split(r"[;|\t\r\n]", data)]
    assert not any(cell.startswith(("=", "+", "-", "@", "\uff20")) for cell in cells)


async def test_a_text_without_signs_is_left_as_it_is() -> None:
    assert files.harmless("Who: you; and me - or them") == "Who: you; and me - or them"


async def test_every_text_stays_a_text_in_a_sheet(tmp_path: Path) -> None:
    texts = [*NASTY, "小组", "http://x.example", "007"]
    tables = [
        Table("One: [of] two?", ["head", "more"], [[text, 3] for text in texts]),
        Table("one  of  two ", ["head"], []),
        Table("History", ["head"], [[None]]),
    ]
    path = tmp_path / "out.xlsx"
    path.write_bytes(await read(files.xlsx_file(tables)))
    book = openpyxl.load_workbook(path)
    first = book.worksheets[0]
    assert len(book.sheetnames) == 3
    cells = [first.cell(place, 1) for place in range(2, len(texts) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:4]] == list(NASTY[:4])
    assert first.cell(2, 2).value == 3


async def test_tables_of_a_csv_are_told_apart() -> None:
    tables = [Table("one", ["a"], [[1]]), Table("two", ["b"], [["小组"]])]
    data = await read(files.csv_file(tables))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [["one"], ["a"], ["1"], [], ["two"], ["b"], ["小组"]]
    assert rows_of(await read(files.csv_file(tables[:1]))) == [["a"], ["1"]]


async def test_a_long_table_comes_in_pieces() -> None:
    rows: Iterator[Sequence[Cell]] = ([at, "x" * 50] for at in range(5_000))
    chunks = [chunk async for chunk in files.csv_file([Table("t", ["n", "x"], rows)])]
    assert len(chunks) > 9
    assert max(map(len, chunks)) < 64 * 1024


@given(st.lists(st.text(max_size=60), max_size=4))
@settings(max_examples=200)
def test_a_files_name_has_no_odd_characters(parts: list[str]) -> None:
    name = files.file_name(*parts, ending="csv")
    assert name.removesuffix(".csv").replace("-", "").isalnum()
    assert name.isascii()
    assert len(name) < 100
