"""The colours of the pages: readable by light and by dark, and from one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.web.site import STATIC

_PALETTE = (STATIC / "palette.css").read_text(encoding="utf-8")
_SHEETS = (
    STATIC / "organisers.css",
    STATIC / "broadcasts.css",
    STATIC / "tickets.css",
    STATIC / "play.css",
    ROOT / "bot" / "pages" / "style.css",
)
_TEXTS = ("ink", "soft", "accent", "good", "warn", "bad")
_GROUNDS = ("paper", "card", "tint", "good-tint", "warn-tint", "bad-tint")
_FIXED = re.compile(r"\.door img|\.letter|\.l\d")
"""What has the same ground in light and dark: codes to be scanned, and the letters of answers."""


def _colours(dark: bool) -> dict[str, str]:
    light, night = _PALETTE.split("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))
    return found | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", night)) if dark else found


def _light(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    less, more = sorted((_light(one), _light(other)))
    return (more + 0.05) / (less + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_every_ground(dark: bool) -> None:
    colours = _colours(dark)
    pairs = [(text, ground) for text in _TEXTS for ground in _GROUNDS]
    pairs += [("on-accent", "accent"), ("on-accent", "warn"), ("soft", "line"), ("ink", "line")]
    weak = [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert not weak
    assert (_light(colours["paper"]) < 0.1) is dark


@pytest.mark.parametrize("sheet", _SHEETS, ids=lambda sheet: sheet.name)
def test_pages_have_their_colours_from_the_palette(sheet: Path) -> None:
    screen, _, _ = sheet.read_text(encoding="utf-8").partition("@media print")
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", screen)
    own = [where.strip() for where, what in rules if "#" in what and not _FIXED.search(where)]
    assert not own
    used = set(re.findall(r"var\(--([a-z-]+)", screen)) - set(re.findall(r"--([a-z-]+):", screen))
    assert used <= _colours(dark=False).keys()
