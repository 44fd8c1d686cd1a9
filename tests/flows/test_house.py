"""The organisers' house in a browser, by keyboard alone, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.process import Demo, demo, eventually
from tests.sandbox.test_page import CHROMIUM

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")

AMINA, BEN = 101, 102
SIZES: tuple[ViewportSize, ...] = (
    {"width": 360, "height": 740},
    {"width": 390, "height": 844},
    {"width": 1280, "height": 800},
)
_FOCUSED = """() => {
  const one = document.activeElement;
  const seen = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    words: one === document.body ? "" : one.innerText || one.labels?.[0]?.innerText || "",
    outlined: seen.outlineStyle !== "none" && parseFloat(seen.outlineWidth) >= 2,
    there: box.width > 0 && box.height > 0,
  };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with demo(tmp_path_factory.mktemp("demo")) as one:
        yield one


def way_in(bot: Demo, person: int = AMINA) -> str:
    """The link that the bot gives to somebody in the chat."""
    before = bot.get(f"chats/{person}")["messages"]
    bot.post("say", person=person, text="/dashboard")

    def link() -> str | None:
        newest = bot.get(f"chats/{person}")["messages"]
        keys = newest[-1].get("reply_markup", {}).get("inline_keyboard", [])
        fresh = len(newest) >= len(before) + 2 or newest[-1] not in before
        return str(keys[0][0]["url"]) if fresh and keys and "url" in keys[0][0] else None

    address: str = eventually(link)
    return address


def tab_to(page: Page, words: str) -> None:
    """Press Tab until something with these words has the focus, and can be seen to have it."""
    page.wait_for_load_state()  # a page has words before it has styles
    for _ in range(80):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        if words in at["words"]:
            assert at["outlined"], f"{words} does not show that it has the focus"
            assert at["there"]
            return
    raise AssertionError(f"Tab never comes to {words!r}")


def press(page: Page, words: str, key: str = "Enter") -> None:
    """Go to something by Tab and press it."""
    tab_to(page, words)
    page.keyboard.press(key)


def follow(page: Page, words: str, heading: str) -> None:
    """Press something that leads to another page, and be there."""
    press(page, words)
    expect(page.locator("h1")).to_have_text(heading)


def test_everything_about_people_is_done_by_keyboard(browser: Browser, bot: Demo) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(way_in(bot))
        follow(page, "Sign in", "Welcome")
        press(page, "To the content")
        follow(page, "Add the first partner", "People")
        tab_to(page, "Name of the partner")
        page.keyboard.type("Night market")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Night market was added.")
        # With nobody in the team yet the form to invite the first one is open.
        tab_to(page, "Host")
        page.keyboard.press("ArrowDown")
        follow(page, "Make an invitation link", "The invitation is ready")
        link = page.get_by_label("Invitation link").input_value()
        assert "organiser for Night market" in page.locator("main").inner_text()
        bot.post("start", person=BEN, payload=link.partition("?start=")[2])
        eventually(lambda: "You are an organiser" in bot.last(BEN).get("text", ""))
        follow(page, "Done", "People")
        follow(page, "Remove", "Remove Ben?")
        press(page, "Yes, remove")
        expect(page.get_by_role("status")).to_have_text("Ben was removed.")
        follow(page, "Audit trail", "Audit trail")
        expect(page.locator("tbody tr").first).to_contain_text("took a role")
        press(page, "Owner")
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_hidden()
        page.keyboard.press("Enter")
        follow(page, "Sign out", "You are signed out")


def test_it_works_without_scripts_on_every_size_in_both_languages(
    browser: Browser, bot: Demo
) -> None:
    for size in SIZES:
        for locale, other in (("en-GB", "简体中文"), ("zh-CN", "English")):
            with browser.new_context(
                locale=locale,
                viewport=size,
                java_script_enabled=False,
            ) as context:
                page = context.new_page()
                page.goto(way_in(bot))
                page.locator("main button").click()
                for path in ("", "/people", "/audit", "/nothing"):
                    page.goto(f"{bot.address}/dashboard{path}")
                    wide = page.locator("html").evaluate("one => one.scrollWidth")
                    assert wide <= size["width"], f"{path} is {wide} wide"
                page.goto(f"{bot.address}/dashboard/people")
                before = page.locator("h1").inner_text()
                page.get_by_role("link", name=other).click()
                assert page.locator("h1").inner_text() != before
                assert page.url == f"{bot.address}/dashboard/people"


def test_the_first_person_of_the_demo_owns_it_and_others_do_not(bot: Demo, tmp_path: Path) -> None:
    bot.post("say", person=BEN, text="/dashboard")
    eventually(lambda: "people who organise events" in bot.last(BEN).get("text", ""))
