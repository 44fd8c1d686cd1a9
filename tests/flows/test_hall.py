"""An evening in a hall: the screen, a phone on the page, and somebody in the messenger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.process import Demo, demo, eventually
from tests.sandbox.test_page import CHROMIUM

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")

AMINA, BEN = 101, 102
PROJECTOR, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
QUESTIONS = 10
RELOADED, CUT_OFF, PAUSED = 2, 3, 4
READABLE = 0.045
"""How high the type of options is at least, of the screen: for ten metres."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Demo]:
    with demo(tmp_path) as one:
        yield one


def keys(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [key["text"] for row in rows for key in row]


def tap(bot: Demo, person: int, word: str) -> None:
    """Tap the button with `word` on it, once it is there."""

    def look() -> str | None:
        return next((one for one in keys(bot.last(person)) if word in one), None)

    bot.post("tap", person=person, text=eventually(look))


def begin(bot: Demo, quiz: str, *, command: str = "/quiz") -> str:
    """Ben opens a hall; returns the screen's address, which the bot gives to him alone."""
    bot.post("say", person=BEN, text=command)
    if command == "/quiz":
        tap(bot, BEN, "In a hall")
    tap(bot, BEN, quiz)

    def link() -> str | None:
        found = re.search(r"http://\S+/screen/\S+", bot.last(BEN)["text"])
        return found.group() if found else None

    address: str = eventually(link)
    return address


class Phone:
    """A phone whose owner plays on the page; what went wrong in its script is kept."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(address)

    def answer(self) -> None:
        """Answer whatever is asked: the first option, the first two, or a number."""
        page = self.page
        if page.locator("form input").is_visible():
            page.locator("form input").fill("20")
            page.locator("form button").click()
        elif page.locator(".tick").first.is_visible():
            for place in (0, 1):
                page.locator(".options button").nth(place).click()
            page.get_by_role("button", name="Send").click()
        else:
            page.locator(".options button").first.click()


def answer_in_messenger(bot: Demo, person: int, position: int) -> None:
    """The same, by buttons or by typing."""

    def asked() -> dict[str, Any] | None:
        message = bot.last(person)
        return message if f"{position} of {QUESTIONS}" in message["text"] else None

    message = eventually(asked)
    labels = keys(message)
    if not labels:
        bot.post("say", person=person, text="20")
    elif labels[0].startswith("☐"):
        tap(bot, person, labels[0])
        eventually(lambda: keys(bot.last(person))[0].startswith("☑"))
        tap(bot, person, keys(bot.last(person))[-1])
    else:
        tap(bot, person, labels[0])


def fits(screen: Page) -> bool:
    """Whether all is on the screen, and none of it too small to read."""
    fitted = screen.evaluate(
        """() => [...document.querySelectorAll("#stage, .sides > *")].every((part) =>
            [...part.children].every((child) =>
                child.getBoundingClientRect().bottom <= part.getBoundingClientRect().bottom + 2))"""
    )
    sizes = screen.evaluate(
        """() => [...document.querySelectorAll(".open .options li")].map(
            (one) => parseFloat(getComputedStyle(one).fontSize) / innerHeight)"""
    )
    return bool(fitted) and all(size >= READABLE for size in sizes)


class Evening:
    """Ben's screen, Ada's phone and Amina in the messenger, side by side."""

    def __init__(self, browser: Browser, bot: Demo, pictures: Path) -> None:
        self.bot = bot
        self.pictures = pictures
        self.screen = browser.new_page(viewport=PROJECTOR)  # type: ignore[arg-type]
        self.errors: list[str] = []
        self.screen.on("pageerror", lambda error: self.errors.append(str(error)))
        self.screen.goto(begin(bot, "Money in and money out"))
        self.phone = Phone(browser.new_context(viewport=PHONE), f"{bot.address}/play")  # type: ignore[arg-type]
        self.page = self.phone.page

    def picture(self, name: str) -> None:
        """Keep what both show, to be looked at."""
        self.screen.screenshot(path=self.pictures / f"{name}-screen.png")
        self.page.screenshot(path=self.pictures / f"{name}-phone.png")

    def come_in(self) -> None:
        """Ada by typing the code on the page, Amina by sending it to the bot."""
        code = self.screen.locator(".code").inner_text()
        self.page.get_by_label("Type the code").fill(code.lower())
        self.page.keyboard.press("Enter")
        self.page.get_by_label("Your name in the room").fill("Ada")
        self.page.get_by_role("button", name="Join", exact=True).click()
        expect(self.page.locator("#page")).to_contain_text("You are Ada.")
        self.bot.post("say", person=AMINA, text=code)
        eventually(lambda: "You are in" in self.bot.last(AMINA)["text"])
        expect(self.screen.locator("#names li")).to_have_count(2)
        expect(self.screen.locator("#count")).to_have_text("2")
        self.picture("lobby")

    def rename(self) -> None:
        """The host corrects a name from the screen."""
        self.screen.keyboard.press("r")
        ada = self.screen.locator("dialog li", has_text="Ada")
        ada.get_by_role("button", name="Rename").click()
        self.screen.locator("dialog input").fill("Ada L")
        self.screen.keyboard.press("Enter")
        expect(self.page.locator("#page")).to_contain_text("You are Ada L.")
        expect(ada).to_contain_text("Ada L")
        self.screen.keyboard.press("Escape")

    def question(self, position: int) -> None:
        """A question is asked and answered; in some of them something happens."""
        progress = f"Question {position} of {QUESTIONS}"
        expect(self.screen.locator(".open .line")).to_contain_text(progress)
        expect(self.page.locator("#page")).to_contain_text(progress)
        expect(self.screen.locator("#answered")).to_contain_text("0 of 2")
        assert fits(self.screen)
        self.picture(f"question-{position}")
        if position == RELOADED:
            self.page.reload()
            expect(self.page.locator("#page")).to_contain_text(progress)
        if position == CUT_OFF:
            self.phone.context.set_offline(True)
            expect(self.page.locator("#offline")).to_be_visible()
        self.phone.answer()
        self.phone.context.set_offline(False)
        expect(self.page.locator("#page")).to_contain_text("Your answer is in")
        expect(self.page.locator("#offline")).to_be_hidden()
        expect(self.screen.locator("#answered")).to_contain_text("1 of 2")
        if position == PAUSED:
            self.screen.keyboard.press("p")
            expect(self.screen.locator("#paused")).to_contain_text("waits after this question")
        answer_in_messenger(self.bot, AMINA, position)

    def told(self, position: int) -> None:
        """The answer is shown, and the host goes on with one key or another."""
        expect(self.screen.locator("#stage")).to_have_class("shown")
        expect(self.screen.locator(".rows li")).to_have_count(2)
        expect(self.page.locator(".verdict")).to_be_visible()
        assert fits(self.screen)
        self.picture(f"told-{position}")
        if position == PAUSED:
            expect(self.screen.locator("#paused")).to_contain_text("Paused")
            self.screen.keyboard.press("p")
        else:
            self.screen.keyboard.press("ArrowRight" if position % 2 else "Enter")

    def end(self) -> None:
        """The podium on the screen, and everybody's own result with them."""
        expect(self.screen.locator("#stage")).to_have_class("ended")
        expect(self.screen.locator(".podium")).to_contain_text("Ada L")
        expect(self.page.locator("#page")).to_contain_text("of 10 right")
        eventually(lambda: "of 10 right" in self.bot.last(AMINA)["text"])
        self.picture("end")
        assert self.errors == self.phone.errors == []
        self.phone.context.close()
        self.screen.close()


def test_a_whole_evening_on_screen_phone_and_messenger(
    browser: Browser, bot: Demo, tmp_path: Path
) -> None:
    evening = Evening(browser, bot, tmp_path)
    evening.come_in()
    evening.rename()
    evening.screen.keyboard.press("Space")
    for position in range(1, QUESTIONS + 1):
        evening.question(position)
        evening.told(position)
    evening.end()


def test_a_screen_that_lost_the_network_catches_up(browser: Browser, bot: Demo) -> None:
    context = browser.new_context(viewport=PROJECTOR)  # type: ignore[arg-type]
    address = begin(bot, "Two minutes to warm up")
    screen = context.new_page()
    screen.goto(address)
    code = screen.locator(".code").inner_text()
    context.set_offline(True)
    expect(screen.locator("#offline")).to_be_visible()
    bot.post("say", person=AMINA, text=code)
    eventually(lambda: "You are in" in bot.last(AMINA)["text"])
    tap(bot, BEN, "Start")
    context.set_offline(False)
    expect(screen.locator("#stage")).to_have_class("open")
    expect(screen.locator("#offline")).to_be_hidden()
    context.close()


def test_a_phone_plays_without_streams(browser: Browser, bot: Demo) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.route("**/events", lambda route: route.abort())
    address = begin(bot, "Two minutes to warm up")
    code = address.split("/")[-2]
    phone = Phone(context, f"{bot.address}/play/{code}")
    phone.page.get_by_role("button", name="Join", exact=True).click()
    expect(phone.page.locator("#page")).to_contain_text("The quiz begins soon")
    tap(bot, BEN, "Start")
    expect(phone.page.locator("#page")).to_contain_text("Question 1 of 3")
    phone.answer()
    expect(phone.page.locator(".verdict")).to_be_visible(timeout=10_000)
    assert phone.errors == []
    context.close()


def test_a_rehearsal_fills_the_room_and_says_what_it_is(browser: Browser, bot: Demo) -> None:
    address = begin(bot, "Two minutes to warm up", command="/rehearse")
    screen = browser.new_page(viewport=PROJECTOR)  # type: ignore[arg-type]
    screen.goto(address)
    expect(screen.locator("#names li")).to_have_count(24)
    expect(screen.locator("#rehearsal")).to_contain_text("Rehearsal")
    screen.keyboard.press("Space")
    expect(screen.locator("#stage")).to_have_class("open")
    screen.keyboard.press("x")
    screen.get_by_role("button", name="End it").click()
    expect(screen.locator("#stage")).to_have_class("ended")
    screen.close()


def test_a_volunteer_gets_from_the_chat_to_the_screen(browser: Browser, bot: Demo) -> None:
    page = browser.new_page(viewport=PROJECTOR)  # type: ignore[arg-type]
    page.goto(bot.address)
    page.locator("#text").fill("/quiz")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="In a hall").click()
    page.get_by_role("button", name="Two minutes").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="/screen/").click()
    code = opened.value.locator(".code").inner_text()
    page.goto(f"{bot.address}/play/{code}")
    page.get_by_role("link", name="Open in Telegram").click()
    expect(page.get_by_role("log")).to_contain_text("In the room you are called")
    expect(opened.value.locator("#count")).to_have_text("1")
    page.context.close()
