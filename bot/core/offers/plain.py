"""The text of an offer as it was meant: one kind of digits and letters, and usual words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.core.offers.chinese import CHINESE_IDIOMS
from bot.core.offers.english import ENGLISH_IDIOMS
from bot.core.offers.figures import ELSEWHERE, WRITTEN
from bot.core.offers.reckoned import by_the_piece, with_dates
from bot.core.offers.stretches import in_payments
from bot.core.offers.vocabulary import FROM_TRADITIONAL
from bot.core.variants import LOOK_ALIKE

LONGEST = 1_500
"""Characters that are read: a long advertisement; an offer in a sentence has a tenth of that."""

# Roubles are written with a letter that looks like a p, or with their sign; zł is a zloty.
_LOOK_ALIKE = str.maketrans({**LOOK_ALIKE, "₽": "p", "ł": "l"})
_LATIN = re.compile(r"[a-z]")


def plain(text: str) -> str:
    """The text as it was meant: one kind of digits and letters, nothing invisible."""
    # A Chinese comma never stands inside a number, as the one it would become may.
    text = text[:LONGEST].replace("，", "、")
    text = unicodedata.normalize("NFKC", text)[: 2 * LONGEST].lower()
    text = text.translate(FROM_TRADITIONAL).translate(_LOOK_ALIKE)
    text = in_payments(WRITTEN.put("".join(_characters(text))))
    if not text.isascii():
        text = CHINESE_IDIOMS.put(by_the_piece(with_dates(text)))
    if _LATIN.search(text):
        text = ENGLISH_IDIOMS.put(text)
    return ELSEWHERE.put(text)


def _characters(text: str) -> Iterator[str]:
    for char in text:
        if "!" <= char <= "~" or "一" <= char <= "鿿":
            yield char
            continue
        kind = unicodedata.category(char)
        if kind == "Nd":
            yield str(unicodedata.decimal(char))
        elif kind in {"Mn", "Me", "Cf", "Cs", "Co"}:
            continue
        elif char == "\n":
            yield char
        elif char in "×✕✖":
            yield "x"
        elif char in "–—−‑":
            yield "-"
        elif kind[0] in "ZC":
            yield " "
        else:
            base = unicodedata.normalize("NFD", char)[0]  # préstamo, Kč
            yield base if base.isascii() else char
