"""Telling what happened to oneself from what a stranger sends."""

from __future__ import annotations

import pytest

from bot.core.questions.story import own_story


@pytest.mark.parametrize(
    "text",
    [
        "my son sent pictures, now they want 800 or they post them",
        "he took my card and i did not see it, can you tell me what i do",
        "我儿子给人发了照片，现在对方要八百，不给就发出去",
        "我妈接到电话，他说是银行的，你能帮我看看吗",
    ],
)
def test_a_story_is_of_ones_own_and_of_others(text: str) -> None:
    assert own_story(text)


@pytest.mark.parametrize(
    "text",
    [
        "what is an apr",
        "what can they see if i share my screen",
        "他们能看到我手机上的短信吗",
        "they want my code",
        "i recorded you, he said, pay 800 or they all see it",
        "mum i lost my phone, send the money to my friend, she will give it to you",
        "hi mum i dropped my phone, this is my friend's number, please send her the 780",
        "爸，我手机进水了，他们说今天要交钱，打给我朋友",
        "尊敬的客户，我行发现他人盗用您的账户，请立即核实",
        "日息万五贵不贵",
    ],
)
def test_a_message_speaks_to_its_reader(text: str) -> None:
    assert not own_story(text)
