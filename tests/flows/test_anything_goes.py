"""Random taps, texts and clean restarts: nothing unhandled, and no answer lost."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path

import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.chat import buttons as packed
from tests.talk import AMINA, BEN, CHEN, Talk, buttons

_TEXTS = ["/start", "/learn", "/courses", "/progress", "/review", "/cancel", "/help", "/privacy"]
_TEXTS += ["/language", "18", "７００元", "-1", "B", "9,200", "nonsense", "1e999", "⁰", " ", "/x"]


# A tap that changes nothing leads to an edit that changes nothing, and a tap whose answer was lost
# on the way back is answered again: Telegram says so, no more.
_HARMLESS = ("message is not modified", "query is too old")


async def _play(seed: int, folder: Path, steps: int, **faults: float) -> set[tuple[int, int]]:
    """Play at random; returns (attempt, step) of every one-tap answer that was handed over."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    talk = Talk(folder)
    tapped: set[tuple[int, int]] = set()
    left = steps
    while left:
        async with talk.running():
            talk.fault(**faults, seed=seed)
            for _ in range(min(left, chance.randint(20, 60))):
                left -= 1
                await _act(talk, chance, tapped)
            talk.fault()
    refused = {call["error"]["description"] for call in talk.failures()}
    assert not {one for one in refused if not any(known in one for known in _HARMLESS)}, refused
    return tapped


async def _act(talk: Talk, chance: random.Random, tapped: set[tuple[int, int]]) -> None:
    person = chance.choice([AMINA, BEN, CHEN])
    offered = [one for one in talk.messages(person) if buttons(one)]
    if not offered or chance.random() < 0.15:
        before = len(talk.messages(person))
        text = chance.choice(_TEXTS)
        if text.strip():
            await talk.say(person, text)
            assert len(talk.messages(person)) > before + 1, f"silence after {text!r}"
        return
    message = offered[-1] if chance.random() < 0.85 else chance.choice(offered)
    data = chance.choice(buttons(message))["callback_data"]
    if data == packed.pack(packed.Do("erase-yes")):
        return
    button = packed.parse(data)
    toasts = len(talk.toasts())
    await talk.tap_data(person, data, message)
    assert len(talk.toasts()) == toasts + 1, f"no answer to {data}"
    if isinstance(button, packed.Choose):
        tapped.add((button.attempt, button.step))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_random_play_loses_nothing_and_breaks_nothing(seed: int) -> None:
    _play_and_compare(seed, 120)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_bad_network_loses_nothing_either(seed: int) -> None:
    _play_and_compare(seed, 30, error_rate=0.04, drop_rate=0.04, lose_reply_rate=0.04)


def _play_and_compare(seed: int, steps: int, **faults: float) -> None:
    structlog.reset_defaults()
    with tempfile.TemporaryDirectory() as name, capture_logs() as logs:
        folder = Path(name)
        tapped = asyncio.run(_play(seed, folder, steps, **faults))
        with sqlite3.connect(folder / "bot.sqlite3") as file:
            rows = file.execute("SELECT attempt_id, count(*) FROM answers GROUP BY 1")
            kept = dict(rows.fetchall())
        file.close()
    assert [log for log in logs if log["log_level"] in {"error", "critical"}] == []
    wanted = Counter(attempt for attempt, _ in tapped)
    assert all(kept.get(attempt, 0) >= steps for attempt, steps in wanted.items())
