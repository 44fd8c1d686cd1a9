"""A fact that a tool shows beside its sums: a cap, a duty to disclose, a threshold, a helpline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.core.rate import Rate
from bot.core.region import of_speaker, of_zone, overseas

REGIONS = ("cn", "hk", "sg", "uk", "eu", "us")
ABOUT = ("cost", "short", "card", "deduction", "later", "share", "help", "call", "lesson")
_A_DAY = 0.05
"""Months of 365 days a year are no whole numbers: a little over counts as so many."""


@dataclass(frozen=True, slots=True)
class Covered:
    """Offers that a rule is for. Rates are fractions a year, `months` the longest time.

    `effective` is compounded and reached, `nominal` is not compounded and exceeded.
    """

    effective: Decimal | None = None
    nominal: Decimal | None = None
    months: int | None = None

    def fits(self, rate: Rate | None, months: float | None) -> bool:
        """Whether an offer is one of them; not where what must be known of it is unknown."""
        if (self.effective is not None or self.nominal is not None) and rate is None:
            return False
        return (
            (rate is None or self.effective is None or rate.effective >= self.effective)
            and (rate is None or self.nominal is None or rate.nominal > self.nominal)
            and (self.months is None or (months is not None and months <= self.months + _A_DAY))
        )


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
    offers: Covered | None = None
    """Which offers it is shown beside; None: all."""

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


def covering(facts: Iterable[Fact], rate: Rate | None, months: float | None) -> list[Fact]:
    """Those that are for an offer of this rate and this time, in months; None: not known."""
    return [one for one in facts if one.offers is None or one.offers.fits(rate, months)]


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


_OF_CURRENCY = {"¥": "cn", "£": "uk", "€": "eu", "HK$": "hk", "S$": "sg"}
_AMERICAN = re.compile(r"美元|美金|us ?\$|\busd\b", re.IGNORECASE)
"""`$` is of many places, but not in these words."""
_OWN_YUAN = frozenset({"Asia/Taipei", "Asia/Macau"})
"""Where `元` is money of no place whose facts are known."""


def region_of(
    currency: str, zone: str, language: str, code: str = "", text: str = ""
) -> str | None:
    """Where somebody probably lives; None where nothing tells, or a place without facts does.

    `code` is of the client's language, `text` is the offer as it was typed.
    """
    if currency in _OF_CURRENCY:
        return _OF_CURRENCY[currency]
    if currency == "$":
        return "us" if _AMERICAN.search(text) else of_zone(zone)
    if currency == "元":
        # Hong Kong, Taiwan and Singapore write it too.
        abroad = zone in _OWN_YUAN or of_zone(zone) in {"hk", "sg"} or overseas(code, text)
        return of_zone(zone) if abroad else "cn"
    return None if currency else of_speaker(zone, language, code, text)
