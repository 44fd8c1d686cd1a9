"""Where somebody probably lives, as their timezone tells it."""

from __future__ import annotations

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


def of_zone(zone: str) -> str | None:
    """The region of a timezone by its IANA name; None where it is none that the bot knows."""
    return _OF_ZONE.get(zone)
