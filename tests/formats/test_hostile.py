"""Files that are broken, odd or meant to harm: a clear answer, with the line where there is one."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.core.course import Catalogue, Kind
from bot.formats.bank import BadFile, Bank, from_lessons
from bot.formats.exchange import FORMATS, export, guess, nothing, read

XML_FORMS = pytest.mark.parametrize("name", ["moodle", "qti21", "qti12"])
ZIP_FORMS = pytest.mark.parametrize("name", ["qti21", "qti12", "kahoot"])
LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<quiz><question type="essay"><name><text>&c;</text></name></question></quiz>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE quiz [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<quiz><question type="essay"><name><text>&secret;</text></name></question></quiz>"""


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def refused(name: str, data: bytes) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read(data, FORMATS[name])
    return caught.value


@XML_FORMS
@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE], ids=["bomb", "outside"])
def test_xml_with_entities_of_its_own_is_refused_where_they_begin(name: str, data: bytes) -> None:
    error = refused(name, data)
    assert "entities" in str(error)
    assert error.line == 2


@ZIP_FORMS
def test_entities_inside_a_package_are_refused_too(name: str) -> None:
    files = {
        "imsmanifest.xml": LAUGHS,
        "xl/workbook.xml": LAUGHS,
        "xl/sharedStrings.xml": LAUGHS,
    }
    assert "entities" in str(refused(name, zipped(files)))


@ZIP_FORMS
@pytest.mark.parametrize("slip", ["../../etc/x.xml", "/etc/x.xml", "C:/x.xml", "a/../../x.xml"])
def test_a_zip_that_reaches_outside_is_refused(name: str, slip: str) -> None:
    error = refused(name, zipped({slip: b"x", "imsmanifest.xml": b"<manifest/>"}))
    assert "outside its folder" in str(error)


@pytest.mark.parametrize("name", ["imsmanifest.xml", "xl/workbook.xml"])
def test_a_zip_bomb_is_refused_in_little_memory(name: str) -> None:
    bomb = zipped({name: b" " * (300 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    tracemalloc.start()
    error = refused("kahoot" if name.startswith("xl") else "qti21", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more than 64 MB" in str(error)
    assert peak < 200 * 1024 * 1024


def test_many_files_in_one_zip_are_refused() -> None:
    assert "5,001 files" in str(refused("qti21", zipped({f"{n}.xml": b"" for n in range(5001)})))


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    assert "at most 16 MB" in str(refused("gift", b"x" * (16 * 1024 * 1024 + 1)))


@XML_FORMS
def test_xml_nested_deep_is_refused(name: str) -> None:
    deep = b"<quiz>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</quiz>"
    assert "deep" in str(refused(name, deep))


def test_xml_of_endless_elements_is_refused_in_little_memory() -> None:
    wide = b"<quiz>" + b"<a/>" * 600_000 + b"</quiz>"
    assert "elements" in str(refused("moodle", wide))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("gift", b"q {" + b"~a" * 10_000 + b"}", "more than 100 answers"),
        ("gift", b"\\=" * 1_000_000, "more than 50,000 characters"),
        ("gift", b"{}\n\n" * 100_001, "more than 100,000 things"),
        ("gift", b"q{T}\n\n" * 20_001, "more than 20,000 questions"),
        ("gift", b"[html]" + b"<a " * 6_000 + b"{T}", "marks of HTML"),
        ("gift", (b"[html]" + b"<a " * 400 + b"x" * 18_000 + b"{T}\n\n") * 40, "marks of HTML"),
        ("gift", b"[html]" + b"x" * 30_000 + b"{T}", "30,000 characters"),
        ("gift", b"x" * (8 * 1024 * 1024 + 1), "at most 8 MB"),
        ("aiken", b"A. \n" * 100_000, "more than 100 lines"),
        ("csv", b'kind,question\n"' + b"x" * 200_000, "field larger"),
    ],
)
def test_a_file_made_to_take_hours_is_refused_at_once(name: str, data: bytes, why: str) -> None:
    assert why in str(refused(name, data))


@XML_FORMS
def test_broken_xml_names_its_line(name: str) -> None:
    error = refused(name, b"<quiz>\n<question>\n</quiz>")
    assert error.line == 3


@pytest.mark.parametrize(
    ("name", "data", "line", "why"),
    [
        ("gift", b"Fine?{=a ~b}\n\nBroken {=a ~b\n", 3, "`{` without its `}`"),
        ("gift", b"::n::Two {=a ~b} {=c ~d}\n", 1, "second `{`"),
        ("gift", b"\n\nHow much?{#many}\n", 3, "`many` where a number should be"),
        ("gift", b"How much?{#1e999999}\n", 1, "beyond all measure"),
        ("gift", b"How much?{#}\n", 1, "where a number should be"),
        ("gift", b"One?{~a}\n", 1, "a choice of one"),
        ("gift", b"ok\nna\xefve?{T}\n", 2, "not UTF-8"),
        ("gift", b"zero\n\x00{T}\n", 2, "zero byte"),
        ("gift", b"   \n", 0, "empty file"),
        ("gift", b"// only a comment\n", 0, "no question of GIFT"),
        ("aiken", b"Who?\nA. I\nB. You\n", 1, "without `ANSWER:`"),
        ("aiken", b"Who?\nA. I\nB. You\nANSWER: C\n", 4, "none of A, B"),
        ("aiken", b"Who?\nA. I\nC. You\nANSWER: C\n", 1, "instead of A, B, C"),
        ("aiken", b"Who?\nA. I\nor not\nANSWER: A\n", 3, "no option"),
        ("aiken", b"ANSWER: A\n", 1, "without a question"),
        ("csv", b"name,words\na,b\n", 1, "no column `kind`"),
        ("csv", b"kind,question,option 1\nriddle,Who?,I\n", 2, "the kind `riddle`"),
        ("csv", b"kind,question,option 1,share 1\nsingle,Who?,I,all\n", 2, "`all` where a number"),
        ("csv", b'kind,question\nsingle,"Who?\n', 2, "not closed"),
        ("csv", b"kind,question\nsingle,Who?,I\n", 2, "more cells"),
        ("csv", b"kind,question\nsingle,Who?\n", 2, "without options"),
        ("moodle", b"<html><body/></html>", 1, "begins with <html>"),
        ("moodle", b'<quiz>\n<question type="numerical"/>\n</quiz>', 2, "without a number"),
        ("qti12", b"<quiz/>", 1, "<questestinterop> is meant"),
        ("qti21", b"<quiz/>", 1, "<assessmentItem> is meant"),
        ("qti21", b"PK\x03\x04 and no more", 0, "damaged, or none"),
        ("kahoot", b"Question,Answer 1\n", 0, "damaged, or none"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong_and_where(
    name: str, data: bytes, line: int, why: str
) -> None:
    error = refused(name, data)
    assert why in str(error)
    assert error.line == line


def test_a_package_without_a_manifest_or_a_file_of_it_is_refused() -> None:
    assert "imsmanifest" in str(refused("qti21", zipped({"a.xml": b"<a/>"})))
    manifest = b'<manifest><resource type="imsqti_item_xmlv2p1" href="gone.xml"/></manifest>'
    assert "gone.xml" in str(refused("qti21", zipped({"imsmanifest.xml": manifest})))


def test_a_fault_inside_a_package_names_file_and_line() -> None:
    manifest = b'<manifest><resource type="imsqti_item_xmlv2p1" href="q.xml"/></manifest>'
    item = b"<assessmentItem>\n<itemBody>\n</assessmentItem>"
    error = refused("qti21", zipped({"imsmanifest.xml": manifest, "q.xml": item}))
    assert str(error).startswith("q.xml: line 3:")


def test_a_spreadsheet_without_a_heading_or_with_gaps_is_refused() -> None:
    assert "Answer 1" in str(refused("kahoot", sheet([["a", "b"]])))
    heading = ["Question", "Answer 1", "Answer 2", "Answer 3", "Answer 4", "Time", "Correct"]
    error = refused("kahoot", sheet([heading, ["Who?", "I", "", "You", "", "20", "1"]]))
    assert error.line == 2
    error = refused("kahoot", sheet([heading, ["Who?", "I", "You", "", "", "20", "3"]]))
    assert "right answers" in str(error)


def sheet(rows: list[list[str]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["gift", "aiken", "csv"])
@pytest.mark.parametrize("change", ["bom", "windows", "old mac", "utf-16"])
def test_marks_and_line_ends_of_other_systems_change_nothing(
    name: str, change: str, catalogue: Catalogue
) -> None:
    bank = from_lessons(catalogue, tuple(catalogue.lessons)[:3], "zh-Hans")
    made = export(bank, FORMATS[name]).data
    text = made.decode("utf-8-sig").replace("\r\n", "\n")
    other = {
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "windows": text.replace("\n", "\r\n").encode(),
        "old mac": text.replace("\n", "\r").encode(),
        "utf-16": text.encode("utf-16"),
    }[change]
    assert read(other, FORMATS[name]).items == read(made, FORMATS[name]).items


def test_formulas_in_a_table_stay_texts() -> None:
    data = b"kind,question,option 1,share 1,option 2\r\nsingle,'=1+1,'@a,100,b\r\n"
    item = read(data, FORMATS["csv"]).items[0]
    assert (item.ask, item.choices[0].text) == ("=1+1", "@a")
    again = export(Bank("en", (item,)), FORMATS["csv"]).data.decode("utf-8-sig")
    assert ",'=1+1," in again
    assert ",'@a," in again


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=50)
@given(data=st.binary(max_size=300))
def test_noise_is_read_or_refused_but_never_crashes(name: str, data: bytes) -> None:
    with contextlib.suppress(BadFile):
        read(data, FORMATS[name])


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(
    name: str, data: st.DataObject, catalogue: Catalogue
) -> None:
    bank = from_lessons(catalogue, ("loans/true-cost/apr",), "en")
    whole = FORMATS[name].write(bank, nothing).data
    place = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    noise = data.draw(st.binary(max_size=10))
    with contextlib.suppress(BadFile):
        read(whole[:place] + noise + whole[place + length :], FORMATS[name])


@pytest.mark.parametrize("name", FORMATS)
def test_the_form_of_a_file_is_seen_by_itself(name: str, catalogue: Catalogue) -> None:
    bank = from_lessons(catalogue, ("loans/true-cost/apr",), "en")
    form = FORMATS[name]
    assert guess(f"bank{form.ending}", export(bank, form).data) is form


def test_a_spreadsheet_is_what_other_programs_read(tmp_path: Path, catalogue: Catalogue) -> None:
    bank = from_lessons(catalogue, ("loans/true-cost/apr",), "en")
    file = tmp_path / "bank.xlsx"
    file.write_bytes(export(bank, FORMATS["kahoot"]).data)
    rows = [[cell.value for cell in row] for row in load_workbook(file).active.iter_rows()]
    assert rows[7][1] == "Question - max 120 characters"
    first = next(item for item in bank.items if item.kind is Kind.SINGLE)
    assert rows[8][1] == first.ask
    assert rows[8][7] == 1 + [one.share > 0 for one in first.choices].index(True)
