"""Where somebody probably lives: told by a zone, a currency, or Chinese where nothing else does."""

from __future__ import annotations

import pytest

from bot.core.fact import region_of
from bot.core.region import of_speaker, overseas


@pytest.mark.parametrize(
    ("zone", "code", "text", "place"),
    [
        ("", "zh-hans", "我被骗了怎么办", "cn"),
        ("UTC", "en", "我被骗了怎么办", "cn"),
        ("", "zh-hant", "", None),
        ("", "zh-TW", "", None),
        ("", "zh_HK", "", None),
        ("", "zh-hans", "我被騙了怎麼辦", None),
        ("Asia/Taipei", "zh-hans", "", None),
        ("Europe/Berlin", "zh-hans", "", None),
        ("Asia/Hong_Kong", "zh-HK", "我被騙了怎麼辦", "hk"),
        ("Asia/Shanghai", "zh-hant", "我被騙了怎麼辦", "cn"),
    ],
)
def test_chinese_tells_of_the_mainland_only_where_nothing_tells_of_another_place(
    zone: str, code: str, text: str, place: str | None
) -> None:
    assert of_speaker(zone, "zh-Hans", code, text) == place


def test_english_tells_of_no_place() -> None:
    assert of_speaker("", "en", "en", "i was scammed") is None


@pytest.mark.parametrize("text", ["乾隆通宝值多少钱", "关于于於老师", "瞭望塔怎么走", "ok 100"])
def test_a_character_of_both_scripts_is_no_sign(text: str) -> None:
    assert not overseas("zh-hans", text)


@pytest.mark.parametrize(
    ("currency", "zone", "code", "text", "place"),
    [
        ("HK$", "", "zh-hans", "借港币10000", "hk"),
        ("S$", "Asia/Shanghai", "zh-hans", "借1000新币", "sg"),
        ("£", "", "zh-TW", "借500英鎊", "uk"),
        ("$", "", "zh-hans", "借1000美元", "us"),
        ("$", "", "en", "borrow $1,000", None),
        ("NT$", "Asia/Shanghai", "zh-hans", "借10000台币", None),
        ("元", "", "zh-hans", "借1万元", "cn"),
        ("元", "Europe/London", "zh-hans", "借1万元", "cn"),
        ("元", "", "zh-hans", "借1萬元，分12期還", None),
        ("元", "Asia/Taipei", "zh-hans", "借1万元", None),
        ("元", "Asia/Hong_Kong", "zh-HK", "借1万元", "hk"),
        ("", "", "zh-TW", "10000 12%", None),
    ],
)
def test_money_of_a_place_decides_before_the_language(
    currency: str, zone: str, code: str, text: str, place: str | None
) -> None:
    assert region_of(currency, zone, "zh-Hans", code, text) == place
