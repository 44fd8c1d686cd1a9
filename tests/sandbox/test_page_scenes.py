"""What the chat page shows and does beyond a lesson; the test plays the bot, over the Bot API."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from bot.settings import ROOT
from tests.process import eventually, fetch, free_port
from tests.sandbox.test_page import CHROMIUM, LAPTOP, PHONE

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")

AMINA, BEN, HALL = 101, 102, -1001
_TOKEN = "1000000001:sandbox"  # noqa: S105 - the pretend Telegram's


class PlayedBot:
    """A bot whose part the test plays."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.offset = 0

    def call(self, method: str, **params: Any) -> Any:
        """A Bot API call; returns its result."""
        return fetch(f"{self.address}/bot{_TOKEN}/{method}", params)["result"]

    def next(self, kind: str) -> Any:
        """The next update of a kind; others are passed over."""

        def look() -> Any:
            for update in self.call("getUpdates", offset=self.offset, timeout=1):
                self.offset = update["update_id"] + 1
                if kind in update:
                    return update[kind]
            return None

        return eventually(look)

    def do(self, act: str, **body: Any) -> Any:
        """An act of the control interface."""
        return fetch(f"{self.address}/sandbox/{act}", body)


@pytest.fixture
def bot() -> Iterator[PlayedBot]:
    port = free_port()
    command = [sys.executable, "-m", "bot.sandbox", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        played = PlayedBot(f"http://127.0.0.1:{port}")
        eventually(lambda: fetch(f"{played.address}/sandbox/ready"))
        yield played
        process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, bot: PlayedBot) -> Iterator[Page]:
    """Amina at a laptop, in her chat with the bot."""
    opened = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(bot.address)
    opened.locator("#start").click()
    bot.next("message")
    yield opened
    opened.close()
    assert errors == []


def test_an_alert_waits_until_it_is_read(page: Page, bot: PlayedBot) -> None:
    key = {"text": "Why?", "callback_data": "why"}
    bot.call("sendMessage", chat_id=AMINA, text="A card", reply_markup={"inline_keyboard": [[key]]})
    page.get_by_role("button", name="Why?").click()
    expect(page.get_by_role("button", name="Why?")).to_have_attribute("aria-busy", "true")
    query = bot.next("callback_query")
    bot.call("answerCallbackQuery", callback_query_id=query["id"], text="So that", show_alert=True)
    expect(page.get_by_role("dialog")).to_contain_text("So that")
    expect(page.get_by_role("button", name="Why?")).not_to_have_attribute("aria-busy", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_tap_answered_before_the_page_hears_of_it_is_settled(page: Page, bot: PlayedBot) -> None:
    key = {"text": "Why?", "callback_data": "why"}
    bot.call("sendMessage", chat_id=AMINA, text="A card", reply_markup={"inline_keyboard": [[key]]})

    def late(route: Route) -> None:
        asked = route.fetch()
        query = bot.next("callback_query")
        bot.call("answerCallbackQuery", callback_query_id=query["id"], text="So that")
        expect(page.locator("#toast")).to_contain_text("So that")
        route.fulfill(response=asked)

    page.route("**/sandbox/tap", late)
    page.get_by_role("button", name="Why?").click()
    expect(page.locator("#toast")).to_contain_text("So that")
    expect(page.get_by_role("button", name="Why?")).not_to_have_attribute("aria-busy", "true")


def test_a_deep_link_opens_inside_the_page(page: Page, bot: PlayedBot) -> None:
    link = "https://t.me/money_lessons_bot?start=hall-7"
    bot.call("sendMessage", chat_id=AMINA, text=f'<a href="{link}">Join</a>', parse_mode="HTML")
    page.get_by_role("link", name="Join").click()
    assert bot.next("message")["text"] == "/start hall-7"
    assert page.url.startswith(bot.address)


def test_a_group_link_adds_the_bot_and_brings_its_word(page: Page, bot: PlayedBot) -> None:
    key = {"text": "Add me", "url": "https://t.me/money_lessons_bot?startgroup=quiz"}
    bot.call("sendMessage", chat_id=AMINA, text="Play", reply_markup={"inline_keyboard": [[key]]})
    page.get_by_role("link", name="Add me").click()
    page.get_by_role("menuitem", name="Village hall").click()
    assert bot.next("my_chat_member")["new_chat_member"]["status"] == "member"
    assert bot.next("message")["new_chat_members"][0]["is_bot"]
    assert bot.next("message")["text"] == "/start@money_lessons_bot quiz"
    expect(page.locator("#title")).to_have_text("Village hall")


def test_a_group_link_of_another_page_asks_for_the_group_here(page: Page, bot: PlayedBot) -> None:
    page.goto(f"{bot.address}?startgroup=event-ABC234")
    page.get_by_role("menuitem", name="Village hall").click()
    assert bot.next("my_chat_member")["new_chat_member"]["status"] == "member"
    assert bot.next("message")["new_chat_members"][0]["is_bot"]
    assert bot.next("message")["text"] == "/start@money_lessons_bot event-ABC234"
    assert page.url.rstrip("/") == bot.address.rstrip("/")


def test_a_quiz_poll_keeps_its_results_until_it_closes(
    page: Page, bot: PlayedBot, tmp_path: Path
) -> None:
    bot.do("members", chat=HALL, user="bot", action="add")
    sent = bot.call(
        "sendPoll",
        chat_id=HALL,
        question="Borrow 1,000, get 900. What is the fee?",
        options=[{"text": "100"}, {"text": "900"}, {"text": "Nothing"}],
        type="quiz",
        correct_option_ids=[0],
        is_anonymous=False,
        hide_results_until_closes=True,
        explanation="1,000 − 900 = 100.",
        open_period=60,
    )
    page.get_by_role("button", name="Village hall").click()
    poll = page.get_by_role("group", name="Borrow 1,000")
    expect(poll.locator(".timer")).to_contain_text("s left")
    poll.get_by_role("button", name="900").click()
    answer = bot.next("poll_answer")
    assert (answer["user"]["id"], answer["option_ids"]) == (AMINA, [1])
    expect(poll.get_by_role("button", name="900")).to_be_disabled()
    expect(poll).not_to_contain_text("✓")
    expect(poll).not_to_contain_text("1,000 − 900 = 100.")
    bot.do("vote", **{"poll_id": sent["poll"]["id"], "from": BEN, "options": [0]})
    bot.call("stopPoll", chat_id=HALL, message_id=sent["message_id"])
    expect(poll).to_contain_text("100 ✓ · 50%")
    expect(poll).to_contain_text("900 ✗ · 50%")
    expect(poll).to_contain_text("1,000 − 900 = 100.")
    page.screenshot(path=tmp_path / "poll.png")


def test_a_poll_may_take_several_answers(page: Page, bot: PlayedBot) -> None:
    bot.call(
        "sendPoll",
        chat_id=AMINA,
        question="Which are signs?",
        options=[{"text": "Hurry"}, {"text": "A receipt"}, {"text": "A secret"}],
        allows_multiple_answers=True,
        is_anonymous=False,
    )
    poll = page.get_by_role("group", name="Which are signs?")
    poll.get_by_label("Hurry").check()
    poll.get_by_label("A secret").check()
    poll.get_by_role("button", name="Vote").click()
    assert bot.next("poll_answer")["option_ids"] == [0, 2]


def test_messages_are_answered_edited_and_forwarded(page: Page, bot: PlayedBot) -> None:
    bot.call("sendMessage", chat_id=AMINA, text="A <b>bold</b> word", parse_mode="HTML")
    said = page.locator("article.theirs", has_text="bold")
    expect(said.locator("strong")).to_be_visible()
    said.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Reply").click()
    page.keyboard.type("I see")
    page.keyboard.press("Enter")
    reply = bot.next("message")
    assert reply["reply_to_message"]["text"] == "A bold word"
    page.locator("article.mine", has_text="I see").get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Edit").click()
    page.locator("#text").fill("I saw")
    page.keyboard.press("Enter")
    assert bot.next("edited_message")["text"] == "I saw"
    mine = page.locator("article.mine", has_text="I saw")
    expect(mine).to_contain_text("edited")
    mine.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Forward to: Money Lessons").click()
    assert bot.next("message")["forward_origin"]["sender_user"]["first_name"] == "Amina"
    expect(page.get_by_role("log")).to_contain_text("Forwarded from Amina")


def test_files_go_both_ways(page: Page, bot: PlayedBot) -> None:
    note = {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear Amina"}
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach").click()
        page.get_by_role("menuitem", name="File").click()
    chooser.value.set_files(note)  # type: ignore[arg-type]
    document = bot.next("message")["document"]
    assert document["file_name"] == "letter.txt"
    bot.call("sendDocument", chat_id=AMINA, document=document["file_id"], caption="Here it is")
    with page.expect_download() as download:
        page.get_by_role("link", name="letter.txt").last.click()
    assert Path(download.value.path()).read_text() == "Dear Amina"


def test_people_come_block_and_move_the_clock(page: Page, bot: PlayedBot) -> None:
    before = bot.do("clock", advance=0)["now"]
    page.get_by_role("button", name="+1 day").click()
    eventually(lambda: fetch(f"{bot.address}/sandbox/clock")["now"] - before >= 86_400)
    page.get_by_role("button", name="About this chat").click()
    page.get_by_role("menuitem", name="Block the bot").click()
    assert bot.next("my_chat_member")["new_chat_member"]["status"] == "kicked"
    page.get_by_role("button", name="Add a person").click()
    for answer in ("Nadia", "en"):
        page.get_by_role("dialog").get_by_role("textbox").fill(answer)
        page.keyboard.press("Enter")
    expect(page.locator("#title")).to_contain_text("Nadia")
    page.locator("#start").click()
    assert bot.next("message")["from"]["first_name"] == "Nadia"


def test_the_page_speaks_chinese_on_a_phone_at_night(browser: Browser, bot: PlayedBot) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN", color_scheme="dark")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(bot.address)
    expect(page.locator("#start")).to_have_text("开始")
    page.get_by_role("button", name="全部聊天").click()
    expect(page.get_by_role("button", name="新建群组")).to_be_visible()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in dark[4:-1].split(",")[:3]) < 200
    context.close()
