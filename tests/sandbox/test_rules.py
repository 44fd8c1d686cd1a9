"""The pretend Telegram refuses what Telegram refuses, in Telegram's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import control
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import World

AMINA = 101


@pytest.fixture
def telegram() -> Telegram:
    telegram = Telegram(World(lambda: 1_000.0))
    control.act(telegram, "say", {"from": AMINA, "text": "hello"})
    return telegram


def refused(telegram: Telegram, method: str, **given: Any) -> str:
    status, body = telegram.call(method, given)
    assert (status, body["ok"], body["error_code"]) == (status, False, status)
    return str(body["description"])


@pytest.mark.parametrize(
    ("method", "given", "words"),
    [
        ("sendMessage", {"chat_id": AMINA, "text": ""}, "message text is empty"),
        ("sendMessage", {"chat_id": AMINA, "text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"chat_id": 4_000, "text": "x"}, "chat not found"),
        (
            "sendMessage",
            {"chat_id": AMINA, "text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities",
        ),
        (
            "sendMessage",
            {
                "chat_id": AMINA,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x" * 65}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            "editMessageText",
            {"chat_id": AMINA, "message_id": 99, "text": "x"},
            "message to edit not found",
        ),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
        ("noSuchMethod", {}, "Not Found"),
    ],
)
def test_what_telegram_refuses_is_refused(
    telegram: Telegram, method: str, given: dict[str, Any], words: str
) -> None:
    assert words in refused(telegram, method, **given)


def test_an_edit_that_changes_nothing_is_refused(telegram: Telegram) -> None:
    _, body = telegram.call("sendMessage", {"chat_id": AMINA, "text": "x"})
    number = body["result"]["message_id"]
    words = refused(telegram, "editMessageText", chat_id=AMINA, message_id=number, text="x")
    assert "message is not modified" in words


def test_who_blocked_the_bot_hears_nothing(telegram: Telegram) -> None:
    control.act(telegram, "block", {"from": AMINA, "blocked": True})
    words = refused(telegram, "sendMessage", chat_id=AMINA, text="x")
    assert words == "Forbidden: bot was blocked by the user"


def test_flood_limits_name_the_wait(telegram: Telegram) -> None:
    telegram.limited = True
    bodies = [telegram.call("sendMessage", {"chat_id": AMINA, "text": "x"})[1] for _ in range(60)]
    late = [body for body in bodies if not body["ok"]]
    assert late
    assert all(body["error_code"] == 429 for body in late)
    assert all(body["parameters"]["retry_after"] >= 1 for body in late)


def test_updates_wait_until_they_are_confirmed(telegram: Telegram) -> None:
    first = telegram.call("getUpdates", {})[1]["result"]
    again = telegram.call("getUpdates", {})[1]["result"]
    assert [one["update_id"] for one in again] == [one["update_id"] for one in first]
    rest = telegram.call("getUpdates", {"offset": first[-1]["update_id"] + 1})[1]["result"]
    assert rest == []


def test_a_journal_brings_everything_back(tmp_path: Path) -> None:
    journal = tmp_path / "telegram.sqlite3"
    world = World(lambda: 1_000.0, journal)
    telegram = Telegram(world)
    control.act(telegram, "say", {"from": AMINA, "text": "hello"})
    telegram.call("sendMessage", {"chat_id": AMINA, "text": "hi"})
    world.close()
    again = World(lambda: 1_000.0, journal)
    texts = [one["text"] for one in control.history(again, str(AMINA), 10)["messages"]]
    again.close()
    assert texts == ["hello", "hi"]
