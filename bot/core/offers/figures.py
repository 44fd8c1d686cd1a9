"""How figures are written that differ by place, and figures that are no sum, time or share."""

from __future__ import annotations

import re

from bot.core.offers.idiom import Idiom, Table

# Currencies of places that write 3 450 and 249,90.
_SPACED = re.compile(
    r"(?<![a-z])(?:zl|zlotych|zlote|zloty|pln|kr|sek|nok|dkk|kronor|kroner|kc|czk|korun|huf|forint"
    r"|rub|rubles|roubles|uah|eur|euros?|zar|rand|chf|fcfa|cfa|xof|bgn|leva|kwacha|kes|ksh)(?![a-z])"
    r"|€|(?<![a-z])r ?(?=\d)"
)
_RATED = re.compile(r"(?:rate|interest|apr|ear|factor|times|x|率|息)(?: (?:of|is|at|=))?[ :]*$")


def _joined(found: re.Match[str]) -> str:
    """R14 000, 3 450 rand."""
    *sign, first, rest = (one for one in found.groups() if one)
    return "".join(sign) + first + rest.replace(" ", "")


def _joined_there(found: re.Match[str]) -> str:
    """3 450, where a currency of such a place is named."""
    return _joined(found) if _SPACED.search(found.string) else found.group()


def _grouped(found: re.Match[str]) -> str:
    """7.500 euro: three digits after a point are thousands, except of a rate."""
    before = found.string[max(0, found.start() - 20) : found.start()]
    return found.group() if _RATED.search(before) else found.group(1) + found.group(2)


_THOUSANDS = {"groups": r"([1-9]\d{0,2})((?: \d{3}){1,2})"}

WRITTEN = Table(
    _THOUSANDS,
    Idiom(
        "loan 3 450 zl",
        r"(?<![\d.,x*] )(?<![\w.,])(r ?)?<groups>(?![\d%]|\.\d|,\d{3})",
        _joined_there,
    ),
    Idiom(
        "12 payments, R14 200",
        r"(?<![\w.,])(r ?|kr ?|zar ?)<groups>(?![\d%]|\.\d|,\d{3})"
        r"|(?<![\w.,])(?<!\d )()<groups>"
        r"(?= (?:rand|zar|kr|kronor|zl|pln|rub|roubles|(?:every|each|per)"
        r" (?:week|month|quarter|year|two|half)|monthly|weekly|quarterly)\b)",
        _joined,
    ),
    Idiom(
        "7.500 euro",
        r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.]|,\d{3})"
        r"(?! ?(?:%|per ?cent|pct|[万千百亿]|k\b))",
        _grouped,
    ),
    Idiom("CHF 9'000", r"(?<=\d)['’](?=\d{3}(?!\d))", ""),
)
"""Figures whose thousands stand apart."""

ELSEWHERE = Table(
    {},
    Idiom("call +44 20 7946 0000", r"(?<![\w.,])(?:\+\d|0\d{2,4})[\d -]{4,16}\d", " "),
    Idiom("or 13800138000", r"(?<![\w.,])1[3-9]\d{9}(?![\d.,])", " "),
    Idiom("2026-03-15 borrowed 500", r"(?<![\w.,])(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?!\d)", " "),
    Idiom("due 3/15/2026", r"(?<![\w.,])\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)", " "),
    Idiom(
        "a loan of 2L",
        r"(?<![\w.,])((?:₹|rs\.? ?)?\d{1,2}(?:\.\d{1,2})?) ?l(?![a-z\d])",
        r"\1 lakh",
    ),
    Idiom("a Kia 3h20", r"(?<![\w.,$£€])\d{1,4}[a-jln-vy-z]\d{1,6}(?![\w.,%])", " "),
    Idiom("a Galaxy a05", r"(?<![\w.,$£€])[a-z]{1,2}0\d{1,2}(?![\w.,%])", " "),
)
"""Numbers to call, dates and names in figures."""
