"""The rules of a lesson that differ by place: one's own first, each with its source."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.course import Catalogue
from tests.learner import Learner
from tests.talk import AMINA, CHEN, Talk, labels

LESSON = "loans/when-it-gets-hard/collectors"
ENGLISH, CHINESE = "📍 The rules where I live", "📍 我这里的规定"


async def finished(talk: Talk, catalogue: Catalogue, person: int, language: str) -> Learner:
    await talk.say(person, "/start")
    learner = Learner(talk, catalogue, person, language)
    await learner.take(LESSON)
    return learner


async def test_a_chinese_learner_sees_the_rules_of_the_mainland_first(
    talk: Talk, catalogue: Catalogue
) -> None:
    await finished(talk, catalogue, CHEN, "zh-Hans")
    shown = await talk.tap(CHEN, CHINESE)
    assert "中国内地的规定" in shown["text"]
    assert "晚10点到早8点" in shown["text"]
    assert "GB/T 45251-2025" in shown["text"]
    assert "2025-02-28" in shown["text"]
    assert labels(shown)[:4] == ["香港", "新加坡", "英国", "美国"]


async def test_who_lives_nowhere_known_is_asked_and_may_look_at_every_place(
    talk: Talk, catalogue: Catalogue
) -> None:
    await finished(talk, catalogue, AMINA, "en")
    asked = await talk.tap(AMINA, ENGLISH)
    assert "Where do you live?" in asked["text"]
    shown = await talk.tap(AMINA, "United States")
    assert "8:00 or after 21:00" in shown["text"]
    shown = await talk.tap(AMINA, "Hong Kong")
    assert "8:00 or after 21:00" not in shown["text"]
    assert "tell you in writing" in shown["text"]
    assert "no date given" in shown["text"]
    back = await talk.tap(AMINA, "← Back")
    assert ENGLISH in labels(back)


async def test_a_rule_is_told_until_somebody_must_look_again(
    talk: Talk, catalogue: Catalogue
) -> None:
    await finished(talk, catalogue, CHEN, "zh-Hans")
    last = max(one.check_again_by for one in talk.desk.library.facts)
    ahead = last - talk.now().date() + timedelta(days=1)
    await talk.act("clock", advance=ahead.total_seconds())
    shown = await talk.tap(CHEN, CHINESE)
    assert "正在重新核对" in shown["text"]
    assert "晚10点到早8点" not in shown["text"]


@pytest.mark.parametrize("place", ["cn", "nowhere", ""])
async def test_a_button_of_any_place_is_answered(
    talk: Talk, catalogue: Catalogue, place: str
) -> None:
    await finished(talk, catalogue, AMINA, "en")
    attempt = talk.last(AMINA)
    data = next(
        key["callback_data"]
        for row in attempt["reply_markup"]["inline_keyboard"]
        for key in row
        if key["text"] == ENGLISH
    )
    await talk.tap_data(AMINA, f"{data}{place}")
    assert talk.failures() == []
