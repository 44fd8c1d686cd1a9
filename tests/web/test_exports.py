"""Figures taken away by partners' people, over the real bot."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openpyxl
import orjson
import pytest
from sqlalchemy import Connection, insert, select

from bot.store import cohorts
from bot.store.tables import audit, step_counts
from bot.web.organisers.exports import PAGES, STATEMENTS
from tests.web.house import HOST, ORGANISER, OTHER_ORGANISER, OWNER, House, house

STAGES = ("joined", "started", "completed", "passed", "kept")


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


async def write(home: House, work: Any) -> Any:
    return await home.organisers._database.write(work)


async def cohort(home: House, title: str, *counts: int) -> int:
    """A cohort of ours in which so many reached each stage."""

    def work(conn: Connection) -> int:
        now = home.room.clock()
        made = cohorts.add(
            conn,
            {
                "partner_id": home.ours,
                "code": f"code{title}",
                "title": title,
                "programme": "",
                "language": "en",
                "delays": (),
                "reminders": False,
                "created_at": now,
            },
        )
        for of in (0, made.id):
            for stage, n in zip(STAGES, counts, strict=False):
                key = {"cohort_id": of, "subject": "", "stage": stage, "language": "en"}
                row = {**key, "week": f"2026-06-0{made.id}", "audience": "", "n": n}
                conn.execute(insert(step_counts), row)
        return made.id

    found: int = await write(home, work)
    return found


async def test_what_is_taken_is_what_may_be_shown_and_is_in_the_trail(home: House) -> None:
    await cohort(home, "=HYPERLINK(1)", 40, 30, 12)
    small = await cohort(home, "Tiny", 3)
    browser = await home.browser_of(ORGANISER)
    answer = await browser.get("/dashboard/export/overview/csv")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="overview-')
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert ["Joined", "at least 40", "1.0"] in rows
    assert ["'=HYPERLINK(1)", "40", "30", "12"] in [row[:4] for row in rows]
    assert "fewer than 5" in next(row for row in rows if row[:1] == ["Tiny"])
    chosen = await browser.get(f"/dashboard/export/overview/xlsx?cohort={small}")
    book = openpyxl.load_workbook(io.BytesIO(chosen.content))
    assert book.worksheets[0].cell(2, 2).value == "fewer than 5"

    def trail(conn: Connection) -> list[tuple[int, str, str, int]]:
        found = select(audit.c.telegram_id, audit.c.what, audit.c.about, audit.c.partner_id)
        exports = found.where(audit.c.what == "export").order_by(audit.c.id)
        return [tuple(row) for row in conn.execute(exports)]

    assert await home.organisers._database.read(trail) == [
        (ORGANISER, "export", "overview csv", home.ours),
        (ORGANISER, "export", f"overview xlsx cohort {small}", home.ours),
    ]


async def test_every_page_can_be_taken_in_both_languages(home: House) -> None:
    await cohort(home, "Ours", 40, 30, 12)
    browser = await home.browser_of(OWNER)
    for language in ("en", "zh-Hans"):
        await browser.get(f"/dashboard?language={language}")
        for page in PAGES:
            if page == "event":
                continue
            for form in ("csv", "xlsx"):
                answer = await browser.get(f"/dashboard/export/{page}/{form}")
                assert answer.status_code == 200, (page, form)
                assert answer.content


@pytest.mark.parametrize(
    ("page", "share"),
    [
        ("overview", "Share of those who joined"),
        ("questions", "Share of the answers"),
        ("reminders", "Share of those sent"),
    ],
)
async def test_a_share_says_of_what_it_is(home: House, page: str, share: str) -> None:
    browser = await home.browser_of(OWNER)
    told = (await browser.get(f"/dashboard/export/{page}/csv")).text
    assert set(re.findall(r"Share of[^,\r\n]*", told)) == {share}


async def test_statements_come_line_by_line(home: House) -> None:
    await cohort(home, "Ours", 40, 30, 12)
    browser = await home.browser_of(ORGANISER)
    answer = await browser.get("/dashboard/export/overview/xapi")
    lines = [orjson.loads(line) for line in answer.content.splitlines()]
    verbs = [one["verb"]["display"]["en"] for one in lines]
    assert verbs[:3] == ["registered", "initialized", "completed"]
    for page in PAGES:
        if page not in STATEMENTS:
            answer = await browser.get(f"/dashboard/export/{page}/xapi")
            assert answer.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "nothing/csv",
        "overview/pdf",
        "overview/csv?cohort=x",
        "overview/csv?cohort=999",
        "overview/csv?weeks=3",
        "overview/csv?table=99",
        "event/csv",
        "event/csv?event=5",
    ],
)
async def test_what_is_not_there_cannot_be_taken(home: House, path: str) -> None:
    browser = await home.browser_of(ORGANISER)
    assert (await browser.get(f"/dashboard/export/{path}")).status_code == 404


async def test_only_whoever_may_takes_and_only_theirs(home: House) -> None:
    ours = await cohort(home, "Ours", 40, 30, 12)
    host = await home.browser_of(HOST)
    assert (await host.get("/dashboard/export/overview/csv")).status_code == 403
    nobody = home.browser()
    assert (await nobody.get("/dashboard/export/overview/csv")).status_code == 401
    other = await home.browser_of(OTHER_ORGANISER)
    assert "Ours" not in (await other.get("/dashboard/export/overview/csv")).text
    answer = await other.get(f"/dashboard/export/overview/csv?cohort={ours}")
    assert answer.status_code == 404
    assert (await other.get("/dashboard/export/reminders/csv")).status_code == 403
