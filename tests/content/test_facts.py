"""Facts of the tools: complete, in both languages, and silent once they are too old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.facts import load_facts
from bot.content.loader import load
from bot.core.fact import ABOUT, REGIONS, by_place, fitting, region_of
from bot.settings import ROOT


def test_every_region_has_a_fact_with_its_source() -> None:
    told = load_facts(ROOT / "lessons")
    assert told.faults == ()
    assert {one.region for one in told.facts} == set(REGIONS)
    assert {one.about for one in told.facts} <= set(ABOUT)


def test_the_rules_of_a_lesson_fit_into_a_message_in_every_place() -> None:
    loaded = load(ROOT / "lessons")
    for name, one in loaded.manuscripts.items():
        for place, rules in by_place(loaded.facts.facts, one.file.facts).items():
            for language in ("en", "zh-Hans"):
                told = sum(len(each.text(language) + each.source(language)) for each in rules)
                assert told < 3000, (name, place, language)


def test_a_rule_is_told_in_two_breaths() -> None:
    for one in load_facts(ROOT / "lessons").facts:
        assert len(one.text("en")) <= 280, one.id
        assert len(one.text("zh-Hans")) <= 100, one.id
        assert one.text("zh-Hans") != one.text("en"), one.id


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
