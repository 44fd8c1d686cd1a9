"""The organisers' pages in a browser: by keyboard alone, without scripts, on paper, on a phone."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Browser, Page, async_playwright, expect
from sqlalchemy import Connection, insert

from bot.core.quote import LONGEST, MOST_PRINTED
from bot.store.tables import event_counts, quotes
from tests.process import free_port
from tests.sandbox.test_page import CHROMIUM
from tests.web.house import OWNER, House, house
from tests.web.test_boards import PAGES, fill

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")

MANY = 240
PHONE = {"width": 360, "height": 740}
_OPEN_ALL = "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
_TABS = 60
"""More than any page's way to what is looked for."""


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    port = free_port()
    async with house(tmp_path, base=f"http://127.0.0.1:{port}") as made:
        await fill(made, MANY)
        server = uvicorn.Server(uvicorn.Config(made.app, port=port, log_level="error", ws="none"))
        serving = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
            await asyncio.sleep(0.01)
        yield made
        server.should_exit = True
        await serving


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        await chromium.close()


@contextlib.asynccontextmanager
async def _opened(browser: Browser, home: House, *, scripts: bool = True) -> AsyncIterator[Page]:
    """A page on which the owner has signed in."""
    context = await browser.new_context(java_script_enabled=scripts, locale="en-GB")
    page = await context.new_page()
    await page.goto(home.base + await home.link(OWNER))
    await _reach(page, "main button")
    await page.keyboard.press("Enter")
    await expect(page.locator("h1")).to_have_text("Overview")
    yield page
    await context.close()


async def _reach(page: Page, what: str) -> None:
    """Go on with the tabulator until something has the focus, which shows."""
    aim = page.locator(what).first
    for _ in range(_TABS):
        await page.keyboard.press("Tab")
        if await page.locator(f":is({what}):focus").count():
            await expect(aim).to_have_css("outline-style", "solid")
            return
    raise AssertionError(f"{what} cannot be reached by keyboard")


async def test_everything_is_reached_by_keyboard_and_without_scripts(
    browser: Browser, home: House
) -> None:
    async with _opened(browser, home, scripts=False) as page:
        await page.keyboard.press("Tab")
        await expect(page.locator(":focus")).to_have_text("To the content")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await expect(page.locator("main :focus")).to_have_text("Choose what to show")
        await page.keyboard.press("Enter")
        await _reach(page, "#f-weeks")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        await _reach(page, "form[method=get] button")
        await page.keyboard.press("Enter")
        await expect(page.locator(".shown")).to_have_text("Shown now: everybody; the last 4 weeks.")
        assert "weeks=4" in page.url
        await _reach(page, ".chosen a")
        await page.keyboard.press("Enter")
        await expect(page.locator(".shown")).to_contain_text("everybody")
        assert "weeks" not in page.url
        table = page.locator("#funnel details")
        await _reach(page, "#funnel summary")
        await page.keyboard.press("Enter")
        await expect(table.get_by_role("rowheader", name="Passed")).to_be_visible()
        await _reach(page, "#by-language .label a")
        await page.keyboard.press("Enter")
        await expect(page.locator(".shown")).to_contain_text("Language: English")
        for name in ("Learning", "Questions", "Asked", "Reminders"):
            await _reach(page, f".side a:text-is('{name}')")
            await page.keyboard.press("Enter")
            await expect(page.locator(".side [aria-current]")).to_have_text(name)
        await _reach(page, ".side a:text-is('Questions')")
        await page.keyboard.press("Enter")
        await _reach(page, ".sort a:text-is('fewest right')")
        await page.keyboard.press("Enter")
        await expect(page.locator(".sort [aria-current]")).to_have_text("fewest right")
        await _reach(page, ".items .ask a")
        await page.keyboard.press("Enter")
        await expect(page.locator("h1")).to_contain_text("A question in")


async def test_the_report_of_an_event_is_one_sheet_with_four_long_sentences_on_it(
    browser: Browser, home: House
) -> None:
    def say(conn: Connection) -> None:
        conn.execute(insert(event_counts), {"event_id": 1, "played": MANY})
        for number in range(MOST_PRINTED):
            # A Chinese sentence of as many characters takes more room.
            words = ("先把要还的总额问清楚，再签字。" if number % 2 else "I read it first, ") * 40
            now = home.room.clock()
            said = {"event_id": 1, "words": words[:LONGEST], "written_at": now, "printed": True}
            conn.execute(insert(quotes), said)

    await home.organisers._database.write(say)
    async with _opened(browser, home) as page:
        for language in ("en", "zh-Hans"):
            await page.goto(f"{home.base}/dashboard/events/1/report?language={language}")
            assert await page.locator("blockquote").count() == MOST_PRINTED
            paper = await page.pdf(prefer_css_page_size=True)
            assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, language


async def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, home: House) -> None:
    async with _opened(browser, home) as page:
        await page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        for path in PAGES:
            for language in ("en", "zh-Hans"):
                await page.goto(f"{home.base}{path}?language={language}")
                await page.evaluate(_OPEN_ALL)
                wide = await page.evaluate("document.documentElement.scrollWidth")
                assert wide <= PHONE["width"], (path, language)


async def test_a_groups_settings_are_chosen_by_keyboard_without_scripts(
    browser: Browser, home: House
) -> None:
    async with _opened(browser, home, scripts=False) as page:
        await page.goto(f"{home.base}/dashboard/cohorts/1")
        await _reach(page, "#habits ~ p a")
        await page.keyboard.press("Enter")
        await expect(page.locator("h1")).to_have_text("Questions and reminders")
        await _reach(page, "input[name=start]:checked")
        await page.keyboard.press("ArrowDown")
        await _reach(page, "input[name=delay][value='7']")
        await page.keyboard.press("Space")
        await _reach(page, "input[name=pace]:checked")
        await page.keyboard.press("ArrowUp")
        await _reach(page, "main button.main")
        await page.keyboard.press("Enter")
        await expect(page.locator(".notice")).to_have_text("Saved.")
        facts = page.locator("section:has(#habits)")
        await expect(facts).to_contain_text("a day, a month and three months later")
        await expect(facts).to_contain_text("Each person chooses alone")
