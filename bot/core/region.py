"""Where somebody probably lives, as their timezone and their Chinese tell it."""

from __future__ import annotations

from bot.core.variants import SIMPLIFIED

_UNSAID = frozenset({"", "UTC", "+08:00"})
"""Zones that tell of no place, or of many where Chinese is spoken."""
_OVERSEAS = frozenset({"hant", "tw", "hk", "mo", "sg", "my"})
"""Parts of a client's language code with which Chinese is not mainland China's."""
_IN_BOTH = frozenset("乾夥徵於瞭著藉")
"""Characters of the traditional script that are also written in names and words of the mainland."""

_OF_ZONE = {
    "Asia/Shanghai": "cn",
    "Asia/Urumqi": "cn",
    "Asia/Chongqing": "cn",
    "Asia/Hong_Kong": "hk",
    "Asia/Singapore": "sg",
    "Asia/Kolkata": "in",
    "Asia/Calcutta": "in",
    "Europe/London": "uk",
    "America/New_York": "us",
    "America/Chicago": "us",
    "America/Denver": "us",
    "America/Phoenix": "us",
    "America/Los_Angeles": "us",
    "America/Detroit": "us",
}


def of_zone(zone: str) -> str | None:
    """The region of a timezone by its IANA name; None where it is none that the bot knows."""
    return _OF_ZONE.get(zone)


def overseas(code: str, text: str) -> bool:
    """Whether Chinese is no sign of the mainland: by a client's language code, or by the script."""
    tag, *parts = code.lower().replace("_", "-").split("-")
    named = tag == "zh" and not _OVERSEAS.isdisjoint(parts)
    return named or any(char in SIMPLIFIED and char not in _IN_BOTH for char in text)


def of_speaker(zone: str, language: str, code: str = "", text: str = "") -> str | None:
    """The region of a timezone, or mainland China by Chinese where no zone tells of a place.

    `code` is of the client's language, `text` is what was typed just now.
    """
    told = of_zone(zone)
    if told is not None or zone not in _UNSAID:
        return told
    return "cn" if language == "zh-Hans" and not overseas(code, text) else None
