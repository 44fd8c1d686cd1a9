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
_HAN = re.compile(r"[\u4e00-\u9fff]")
_UNITS = "元块期个月天日年周星礼季分厘毛角%万千百亿成倍笔次台张"
_PERIODIC = "利化费息综底供租平均还付缴交"
_SPACED = re.compile(
    rf"(?<=[\u4e00-\u9fff\d%]) +(?=(?![{_UNITS}])[\u4e00-\u9fff]|[年月日][{_PERIODIC}])"
    r"|(?<=[%万元块期]) +(?=\d)"
)
"""A space where a comma is meant: 贷6万 放款时扣3% 月利率1% 24期; not one around a number."""


def plain(text: str) -> str:
    """The text as it was meant: one kind of digits and letters, nothing invisible."""
    # A Chinese comma never stands inside a number, as the one it would become may.
    text = text[:LONGEST].replace("，", "、")
    text = unicodedata.normalize("NFKC", text)[: 2 * LONGEST].lower()
    text = text.translate(FROM_TRADITIONAL).translate(_LOOK_ALIKE)
    text = "".join(_characters(text))
    if _HAN.search(text):
        text = _SPACED.sub("、", text)
    text = in_payments(WRITTEN.put(text))
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
