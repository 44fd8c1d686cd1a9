"""Which signs our fonts have, and which of them a line is set in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "fonts"
USUAL, LETTERS, KOREAN = "Noto Sans CJK SC", "Noto Sans", "Noto Sans CJK KR"
ARABIC, THAI = "Noto Sans Arabic", "Noto Sans Thai"
DEVANAGARI, TAMIL = "Noto Sans Devanagari", "Noto Sans Tamil"
FONTS = {
    USUAL: (_FOLDER / "NotoSansSC-Regular.otf", _FOLDER / "NotoSansSC-Bold.otf"),
    LETTERS: (_FOLDER / "NotoSans-Regular.ttf", _FOLDER / "NotoSans-Bold.ttf"),
    ARABIC: (_FOLDER / "NotoSansArabic-Regular.ttf", _FOLDER / "NotoSansArabic-Bold.ttf"),
    KOREAN: (_FOLDER / "NotoSansKR-Regular.otf", _FOLDER / "NotoSansKR-Bold.otf"),
    THAI: (_FOLDER / "NotoSansThai-Regular.ttf", _FOLDER / "NotoSansThai-Bold.ttf"),
    DEVANAGARI: (
        _FOLDER / "NotoSansDevanagari-Regular.ttf",
        _FOLDER / "NotoSansDevanagari-Bold.ttf",
    ),
    TAMIL: (_FOLDER / "NotoSansTamil-Regular.ttf", _FOLDER / "NotoSansTamil-Bold.ttf"),
}
"""By family, the one that most lines are set in first: its regular and its bold file."""
SHAPED = frozenset({ARABIC, THAI, DEVANAGARI, TAMIL})
"""Families whose signs change shape or place beside others."""


def lacking(words: str) -> str:
    """The signs of some words that no picture can show, as our fonts lack them; each once."""
    had = frozenset[int]().union(*map(signs, FONTS))
    return "".join(dict.fromkeys(one for one in words if ord(one) not in had))


def known(words: str) -> str:
    """Words without signs that our fonts lack, such as emoji: they would be gaps.

    Of words in letters that they lack, no lonely stop is left.
    """
    gone = lacking(words)
    kept = " ".join("".join(one for one in words if one not in gone).split())
    return kept if any(map(str.isalnum, kept)) else ""


def family(words: str) -> str | None:
    """The first family that has every sign of a line; none where it takes several."""
    return next((one for one in FONTS if all(ord(sign) in signs(one) for sign in words)), None)


@cache
def signs(family: str) -> frozenset[int]:
    """Every sign of a family; both its weights have them."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - heavy, and only pictures need it

    with TTFont(FONTS[family][0], lazy=True) as font:
        return frozenset(font.getBestCmap())
