"""A fact that a tool shows beside its sums: a cap, a duty to disclose, a threshold, a helpline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

REGIONS = ("cn", "hk", "sg", "uk", "eu", "us")
ABOUT = ("cost", "short", "card", "deduction", "later", "share", "help")


@dataclass(frozen=True, slots=True)
class Fact:
    """`texts` by language; `dated` as the source bears it; shown until `check_again_by`."""

    id: str
    region: str
    about: str
    value: str
    texts: Mapping[str, str]
    source: str
    dated: str
    check_again_by: date

    def text(self, language: str) -> str:
        """In a language, or in English."""
        return self.texts.get(language) or self.texts["en"]


def fitting(
    facts: Iterable[Fact], region: str, about: Iterable[str], today: date, most: int = 3
) -> list[Fact]:
    """The facts of a region that are still good, those of the first subject first."""
    good = [one for one in facts if one.region == region and one.check_again_by >= today]
    ordered = [one for subject in about for one in good if one.about == subject]
    return ordered[:most]


_OF_CURRENCY = {"¥": "cn", "元": "cn", "£": "uk", "€": "eu", "HK$": "hk", "S$": "sg"}
_OF_ZONE = {
    "Asia/Shanghai": "cn",
    "Asia/Urumqi": "cn",
    "Asia/Chongqing": "cn",
    "Asia/Hong_Kong": "hk",
    "Asia/Singapore": "sg",
    "Europe/London": "uk",
    "America/New_York": "us",
    "America/Chicago": "us",
    "America/Denver": "us",
    "America/Phoenix": "us",
    "America/Los_Angeles": "us",
    "America/Detroit": "us",
}


def region_of(currency: str, zone: str, language: str) -> str | None:
    """Where somebody probably lives; None where nothing tells. `$` is of many places."""
    return (
        _OF_CURRENCY.get(currency)
        or _OF_ZONE.get(zone)
        or ("cn" if language == "zh-Hans" and not currency else None)
    )
