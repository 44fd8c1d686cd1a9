"""A fact that a tool shows beside its sums: a cap, a duty to disclose, a threshold, a helpline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.core.region import of_zone

REGIONS = ("cn", "hk", "sg", "uk", "eu", "us")
ABOUT = ("cost", "short", "card", "deduction", "later", "share", "help", "call", "lesson")


@dataclass(frozen=True, slots=True)
class Fact:
    """`texts` and `sources` by language; `dated` as its source is; shown until `check_again_by`."""

    id: str
    region: str
    about: str
    value: str
    texts: Mapping[str, str]
    sources: Mapping[str, str]
    dated: str
    check_again_by: date
    values: Mapping[str, str] = field(default_factory=dict)
    """The figure in languages that write it another way: by language."""

    def figure(self, language: str) -> str:
        """The figure as a sentence in a language holds it."""
        return self.values.get(language) or self.value

    def text(self, language: str) -> str:
        """In a language, or in English."""
        return self.texts.get(language) or self.texts["en"]

    def source(self, language: str) -> str:
        """Who says so, in a language, or in English."""
        return self.sources.get(language) or self.sources["en"]


def fitting(
    facts: Iterable[Fact], region: str, about: Iterable[str], today: date, most: int = 3
) -> list[Fact]:
    """The facts of a region that are still good: one of each subject, then a second of each."""
    there = [one for one in good(facts, today) if one.region == region]
    by_subject = [[one for one in there if one.about == subject] for subject in about]
    deepest = max((len(one) for one in by_subject), default=0)
    ordered = [one[place] for place in range(deepest) for one in by_subject if place < len(one)]
    return ordered[:most]


def good(facts: Iterable[Fact], today: date) -> list[Fact]:
    """Those that may still be told."""
    return [one for one in facts if one.check_again_by >= today]


def by_place(facts: Iterable[Fact], names: Iterable[str]) -> Mapping[str, tuple[Fact, ...]]:
    """The named facts by region, in the order of the regions."""
    known = {one.id: one for one in facts}
    found = [known[name] for name in names if name in known]
    return {
        region: tuple(one for one in found if one.region == region)
        for region in REGIONS
        if any(one.region == region for one in found)
    }


_OF_CURRENCY = {"¥": "cn", "元": "cn", "£": "uk", "€": "eu", "HK$": "hk", "S$": "sg"}


def region_of(currency: str, zone: str, language: str) -> str | None:
    """Where somebody probably lives; None where nothing tells. `$` is of many places."""
    return (
        _OF_CURRENCY.get(currency)
        or of_zone(zone)
        or ("cn" if language == "zh-Hans" and not currency else None)
    )
