"""Timezones by the names of places, in both languages and as people write them."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

import pytest
import yaml

from bot.chat import buttons
from bot.locales import FOLDER, LANGUAGES, zones


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("上海", "Asia/Shanghai"),
        ("北京市", "Asia/Shanghai"),
        ("深圳", "Asia/Shanghai"),
        ("香港", "Asia/Hong_Kong"),
        ("台北", "Asia/Taipei"),
        ("纽约", "America/New_York"),
        ("紐約", "America/New_York"),
        ("伦敦", "Europe/London"),
        ("旧金山", "America/Los_Angeles"),
        ("新加坡", "Asia/Singapore"),
        ("法国", "Europe/Paris"),
        ("Beijing", "Asia/Shanghai"),
        ("beijing time", "Asia/Shanghai"),
        ("Mumbai", "Asia/Kolkata"),
        ("calcutta", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"),
        ("New York City", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("ZURICH", "Europe/Zurich"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Paris, France", "Europe/Paris"),
        ("Cambridge, UK", "Europe/London"),
        ("asia/tokyo", "Asia/Tokyo"),
        ("Japan", "Asia/Tokyo"),
    ],
)
def test_a_place_is_found_by_its_name(said: str, zone: str) -> None:
    assert zones.find(said) == (zone,)


@pytest.mark.parametrize(
    ("said", "among"),
    [
        ("乌鲁木齐", {"Asia/Shanghai", "Asia/Urumqi"}),
        ("圣地亚哥", {"America/Los_Angeles", "America/Santiago"}),
        ("Hyderabad", {"Asia/Kolkata", "Asia/Karachi"}),
        ("Georgia", {"Asia/Tbilisi", "America/New_York"}),
        ("美国", {"America/New_York", "Pacific/Honolulu"}),
        ("usa", {"America/Chicago", "America/Denver"}),
    ],
)
def test_a_name_of_several_clocks_is_left_open(said: str, among: set[str]) -> None:
    found = zones.find(said)
    assert among <= set(found)
    assert 2 <= len(found) <= 8


@pytest.mark.parametrize("said", ["", " ", "Atlantis", "18", "，", "yes", "下午三点"])
def test_what_is_no_place_is_none(said: str) -> None:
    assert zones.find(said) == ()


def test_a_slip_of_the_finger_is_understood_and_never_taken_as_said() -> None:
    assert zones.find("Shangai") == ()
    assert zones.alike("Shangai") == ("Asia/Shanghai",)
    assert zones.alike("Atlantis") == ()


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("zh-hans", "Asia/Shanghai"),
        ("zh-CN", "Asia/Shanghai"),
        ("zh-hans-SG", "Asia/Singapore"),
        ("zh-hant", None),
        ("zh-hant-HK", "Asia/Hong_Kong"),
        ("zh-TW", "Asia/Taipei"),
        ("en-GB", "Europe/London"),
        ("en-US", None),
        ("pt-br", None),
        ("en", None),
        ("", None),
        (None, None),
        ("xx-!!", None),
    ],
)
def test_a_client_tells_the_zone_only_where_its_country_has_one(
    code: str | None, zone: str | None
) -> None:
    assert zones.of_language(code) == zone


def test_every_zone_written_by_hand_is_one_and_fits_on_a_button() -> None:
    read = yaml.safe_load((FOLDER / "cities.yaml").read_text(encoding="utf-8"))
    listed = {*read["cities"], *(zone for group in read["regions"].values() for zone in group)}
    for zone in listed:
        assert ZoneInfo(zone)
        buttons.pack(buttons.Zone(zone))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_zone_has_a_name_that_finds_it_or_asks(language: str) -> None:
    for zone in available_timezones():
        if zone.startswith(("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/")):
            name = zones.city(language, zone)
            assert zones.find(name), (zone, name)
