"""The chat page in a browser, on a phone and on a laptop."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.process import demo

CHROMIUM = shutil.which("chromium")
PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo(tmp_path_factory.mktemp("page")) as one:
        yield one.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize(
    ("size", "person", "words", "answer"),
    [
        (LAPTOP, "Amina", ("Loans", "Skip, to the lesson →", "Next →"), "9,200"),
        (PHONE, "陈晓", ("借钱", "跳过，直接上课 →", "下一步 →"), "9,200元"),
    ],
)
def test_a_lesson_is_taken_in_the_page(
    browser: Browser,
    address: str,
    tmp_path: Path,
    size: dict[str, int],
    person: str,
    words: tuple[str, ...],
    answer: str,
) -> None:
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    _be(page, person)
    page.locator("#start").click()
    for word in words:
        page.get_by_role("button", name=word, exact=True).click()
    page.get_by_role("button", name=answer, exact=True).click()
    expect(page.locator("article .bubble").last).to_contain_text("✅")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=tmp_path / "page.png")
    assert errors == []
    context.close()


def test_the_page_is_used_with_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(address)
    _be(page, "Ben")
    page.locator("#text").focus()
    page.keyboard.type("/start")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Scams", exact=True)
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Just to see")
    page.get_by_role("button", name="Skip, to the lesson →").press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Grace")
    page.get_by_role("button", name="Next →").press("Enter")
    expect(page.get_by_role("log")).not_to_contain_text("After this you can")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    page.close()


def test_a_week_passes_at_a_tap_of_the_clock(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(address)
    _be(page, "李伯")
    page.locator("#text").fill("/remind")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="打开提醒").click()
    expect(page.get_by_role("log")).to_contain_text("下一次")
    page.get_by_role("button", name="+1 week").click()
    expect(page.locator("article.theirs", has_text="🔔")).to_have_count(3)
    page.close()


def _be(page: Page, person: str) -> None:
    expect(page.locator("#title")).to_contain_text("Money Lessons")
    if page.locator("#back").is_visible():
        page.locator("#back").click()
    page.locator("#person").select_option(label=person)
    expect(page.locator("#title")).to_contain_text(person)
