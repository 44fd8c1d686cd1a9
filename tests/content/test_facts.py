"""Facts of the tools: complete, in both languages, and silent once they are too old."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from bot.chat.screens.loan import Answer, result
from bot.content.facts import load_facts
from bot.content.loader import load
from bot.content.offers import understand
from bot.core.fact import ABOUT, REGIONS, Covered, by_place, fitting, region_of
from bot.core.rate import Rate
from bot.settings import ROOT


def test_every_region_has_a_fact_with_its_source() -> None:
    told = load_facts(ROOT / "lessons")
    assert told.faults == ()
    assert {one.region for one in told.facts} == {*REGIONS, "in", "world"}
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


@pytest.mark.parametrize(
    ("offer", "place", "shown"),
    [
        ("£200 for 30 days at 0.8% a day", "uk-short", True),
        ("£5000 at 10.9% over 48 months", "uk-short", False),
        ("£5000 at 49.9% APR over 12 months", "uk-short", False),
        ("£1000 at 3% a month over 12 months", "uk-short", False),
        ("£1000 at 10% a month over 18 months", "uk-short", False),
        ("HK$10000 at 9% a month for 12 months", "hk-over-cap", True),
        ("HK$10000 at 40% a year for 12 months", "hk-over-cap", False),
        ("$300 for 14 days, fee $45", "us-military", True),
        ("$3000 at 30% a year for 12 months", "us-military", False),
    ],
)
def test_a_rule_is_shown_beside_the_offers_that_it_is_for(
    offer: str, place: str, shown: bool
) -> None:
    understood = understand(offer).offer
    assert understood is not None
    facts = [one for one in load_facts(ROOT / "lessons").facts if one.id == place]
    answer = Answer(understood, 1, facts[0].region, facts)
    assert (facts[0].text("en") in unescape(result("en", answer).text)) is shown


def test_a_rule_for_some_offers_is_not_shown_where_their_time_is_unknown() -> None:
    year = Covered(effective=Decimal(1), months=12)
    dear = Rate(Decimal("0.1"), Decimal(12))
    assert year.fits(dear, 12)
    assert not year.fits(dear, None)
    assert not year.fits(None, 12)


def test_every_ceiling_says_whose_it_is() -> None:
    told = {one.id: one.text("en") for one in load_facts(ROOT / "lessons").facts}
    for name, whose in {
        "hk-cap": "anybody but a bank",
        "hk-crime-rate": "anybody but a bank",
        "sg-moneylenders": "licensed moneylender",
        "cn-private-lending": "without a lending licence",
        "cn-micro-loans": "Micro-loan companies",
        "us-military": "service members",
    }.items():
        assert whose in told[name], name


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
