"""Timezones by the names that people have for where they live, in every language of the bot.

City and country names are CLDR's, through Babel; `cities.yaml` adds those without a zone of their
own. All of it is read at the first question.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import yaml

from bot.locales import FOLDER, LANGUAGES

_MOST = 8
"""Zones to choose from, where a name leaves several open."""
_READ = (*LANGUAGES, "zh-Hant")
_SUFFIXES = ("时间", "時間", "市", "省", " time", " city")
_CONTINENTS = (
    *("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/"),
    *("Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"),
)
_NO_LAND = frozenset({"AQ", "UM", "ZZ", "QO", "EU", "EZ", "UN", "XA", "XB"})
"""Codes of what is no country where people live."""
_NAMESAKES = frozenset({"GE"})
"""Countries that share their name with a place elsewhere."""


def find(text: str) -> tuple[str, ...]:
    """The zones that a city's, country's or zone's name may mean; none where nobody knows it.

    `Cambridge, UK` means the one in that country.
    """
    names = _names()
    whole = names.get(_normal(text))
    if whole is not None:
        return whole[:_MOST]
    first, *rest = re.split(r"[,，、(（]", text)
    found = names.get(_normal(first), ()) if rest else ()
    for word in rest:
        near = set(names.get(_normal(word.strip(" )）")), ()))
        found = tuple(zone for zone in found if zone in near) or found
    return found[:_MOST]


def alike(text: str) -> tuple[str, ...]:
    """Zones of names that are written much like `text`, for who mistyped."""
    wanted = _normal(text)
    if len(wanted) < 4:
        return ()
    close = difflib.get_close_matches(wanted, _names(), n=3, cutoff=0.85)
    return tuple(dict.fromkeys(zone for name in close for zone in _names()[name]))[:_MOST]


def city(language: str, zone: str) -> str:
    """A zone by the name of its city."""
    own = zone.rsplit("/", 1)[-1].replace("_", " ")
    return _cities(language).get(_modern(zone), own)


@cache
def of_language(language_code: str | None) -> str | None:
    """The zone of the country in a client's language code: `en-GB`, `zh-TW`, `zh-hans`.

    None where the code names none, or one with several zones: then it is better to ask.
    """
    tag, *parts = (language_code or "").lower().replace("_", "-").split("-")
    region = next((part for part in parts if len(part) == 2 and part.isalpha()), "")
    if tag == "zh" and not region and "hant" not in parts:
        region = "cn"
    zones = _regions().get(region.upper(), ())
    return zones[0] if len(zones) == 1 else None


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Zones by normalised name; what is listed by hand comes first."""
    known = available_timezones()
    names: dict[str, dict[str, None]] = {}

    def add(name: str, zone: str) -> None:
        modern = _modern(zone)
        if modern in known:
            names.setdefault(_normal(name), {})[modern] = None

    by_hand = _by_hand()
    for zone, listed in by_hand["cities"].items():
        for name in listed:
            add(name, zone)
    for zone in sorted(known):
        if zone.startswith(_CONTINENTS):
            add(zone.rsplit("/", 1)[-1], zone)
        if "/" in zone or zone in {"UTC", "GMT"}:
            add(zone, zone)
    for language in _READ:
        for zone, name in _cities(language).items():
            add(name, zone)
    # A country named like its capital is the capital, so countries come last.
    cities = set(names)
    countries = [one for language in _READ for one in _countries(language)]
    countries += [(code, name) for code, listed in by_hand["countries"].items() for name in listed]
    for code, name in countries:
        if _normal(name) not in cities or code in _NAMESAKES:
            for zone in _regions().get(code, ()):
                add(name, zone)
    return {name: tuple(zones) for name, zones in names.items()}


@cache
def _regions() -> Mapping[str, tuple[str, ...]]:
    from babel.core import get_global  # noqa: PLC0415 - only once somebody asks

    listed = {region: tuple(zones) for region, zones in get_global("territory_zones").items()}
    by_hand = {region: tuple(zones) for region, zones in _by_hand()["regions"].items()}
    return listed | by_hand


@cache
def _cities(language: str) -> Mapping[str, str]:
    """Cities by zone; those that English spells as the zone does are left out."""
    zones = _locale(language).time_zones
    return {_modern(zone): names["city"] for zone, names in zones.items() if "city" in names}


def _countries(language: str) -> list[tuple[str, str]]:
    named = _locale(language).territories.items()
    return [(code, str(name)) for code, name in named if code.isalpha() and code not in _NO_LAND]


def _locale(language: str) -> Any:
    from babel import Locale  # noqa: PLC0415 - only once somebody asks

    return Locale.parse(language, sep="-")


def _modern(zone: str) -> str:
    """A zone by its name of today: Asia/Calcutta is Asia/Kolkata."""
    from babel.core import get_global  # noqa: PLC0415 - only once somebody asks

    return str(get_global("zone_aliases").get(zone, zone))


@cache
def _by_hand() -> Mapping[str, Mapping[str, list[str]]]:
    read: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
        (FOLDER / "cities.yaml").read_text(encoding="utf-8")
    )
    return read


def _normal(name: str) -> str:
    """A name as it is compared: without case, accents, dots, and words such as "city"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"[\s_\-]+", " ", re.sub(r"[.'’]", "", plain)).strip()
    for suffix in _SUFFIXES:
        if len(plain) > len(suffix) + 1:
            plain = plain.removesuffix(suffix)
    return plain.strip()
