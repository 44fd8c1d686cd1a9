"""Facts of the tools: complete, in both languages, and silent once they are too old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.facts import load_facts
from bot.core.fact import ABOUT, REGIONS, fitting, region_of
from bot.settings import ROOT


def test_every_region_has_a_fact_with_its_source() -> None:
    told = load_facts(ROOT / "lessons")
    assert told.faults == ()
    assert {one.region for one in told.facts} == set(REGIONS)
    assert {one.about for one in told.facts} <= set(ABOUT)


def test_a_fact_is_shown_until_it_must_be_checked_again() -> None:
    facts = load_facts(ROOT / "lessons").facts
    lpr = next(one for one in facts if one.id == "cn-private-lending")
    for today, shown in {lpr.check_again_by: True, date(2027, 1, 1): False}.items():
        names = [one.id for one in fitting(facts, "cn", ("short", "cost"), today)]
        assert ("cn-private-lending" in names) is shown


@pytest.mark.parametrize(
    ("currency", "zone", "language", "region"),
    [
        ("£", "Asia/Shanghai", "zh-Hans", "uk"),
        ("", "America/New_York", "en", "us"),
        ("$", "UTC", "zh-Hans", None),
        ("", "UTC", "zh-Hans", "cn"),
        ("", "UTC", "en", None),
    ],
)
def test_a_region_is_guessed_only_where_something_tells(
    currency: str, zone: str, language: str, region: str | None
) -> None:
    assert region_of(currency, zone, language) == region


def test_what_is_wrong_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "facts:\n  one:\n    region: cn\n    about: cost\n    value: x\n    en: x\n"
        "    zh-Hans: x\n    source: x\n    source-zh-Hans: x\n    date: 2020\n"
        "    check_again_by: 2026-02-31\n",
        encoding="utf-8",
    )
    told = load_facts(tmp_path)
    assert [str(one) for one in told.faults] == [
        "facts.yaml:11:21: date: found `2026-02-31`; meant: a day of the calendar"
    ]
    assert told.facts == ()
