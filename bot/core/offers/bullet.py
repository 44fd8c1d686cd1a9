"""A bullet loan in whatever words: interest is paid again and again, the principal at the end."""

from __future__ import annotations

import re

from bot.core.offers.vocabulary import NUMBERS

_SUM = r"[$£€r]?\d[\d.,]{0,9}k?"
_UNITS = r"day|week|fortnight|month|quarter|year"
_CLAUSE_ENDS = re.compile(
    r"[;、。!?\n()]|,(?!\d{3}(?!\d))|\.(?!\d)|\b(?:then|but|while|with|whereas)\b"
    r"|(?<!principal )(?<!capital )(?<!interest )\band\b"
)
_OF_INTEREST = re.compile(r"\binterest\b|利息|利钱|息钱|[息利]")
_OFTEN = re.compile(
    rf"\b(?:every|each) (?:{_UNITS})|\b(?:monthly|weekly|quarterly|yearly)\b|\bper (?:{_UNITS})"
    r"|每个?(?:月|周|星期|季|年)|月月|按[月季年]|一月一|年年|月(?=[结付清交给])"
    r"|[只光]|平时|期间|\b(?:only|just|along the way|meanwhile)\b"
)
_FIGURE = re.compile(r"\d|%|[一二两三四五六七八九十半][分厘]")
_LENT = re.compile(
    r"\b(?:principal|capital|lump|balloon|original (?:sum|amount|loan)|(?:loan|sum|amount) itself"
    rf"|whole (?:sum|loan|amount)|(?:the|his|her|my|their) (?P<sum>{_SUM}))(?![a-z])"
    r"|(?:本金|本钱|老本|(?:还|归|退|给|清|把)本)(?![息付])"
)
_AT_LAST = re.compile(
    r"\b(?:end|ends|finish|finishes|maturity|after|when|up|due|last|until|till|finally|back|stays|later|term"
    r"|over|afterwards|untouched|closing)\b|[后到期底头满末]|最后|一次|[还归退]"
)
_GROWS = re.compile(
    r"\b(?:calculated|computed|compound(?:s|ed|ing)?|accru(?:es|ed|ing)|added|adds|accumulates?|grows"
    r"|reckoned|worked out|rolled)\b|[计算滚累]"
)
_TIME = re.compile(
    rf"\b(\d{{1,3}}|an?|one|{'|'.join(NUMBERS)}) ((?:{_UNITS})s?)\b"
    r"|(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)(个月|年|周|天|个星期|个季度)"
)


def interest_first(text: str) -> str:
    """`Interest only` where it says so in whatever words; else the text as it is."""
    clauses = _clauses(text)
    often = next((one for one in clauses if _pays_interest(text[one[0] : one[1]])), None)
    if often is None or "interest only" in text or "先息后本" in text:
        return text
    lent = next((one for one in clauses if one != often and _pays_back(text, *one)), None)
    if lent is None or _FIGURE.search(_without_lent(text[lent[0] : lent[1]])):
        return text
    said = text[often[0] : often[1]]
    zh = not said.isascii()
    every = next((one for one in ("week", "quarter", "year", *"周季年") if one in said), "")
    if zh:
        interest = f"、每{every}付息、" if every else "、先息后本、"
    else:
        interest = f", interest only paid every {every}, " if every else ", interest only, "
    time = _TIME.search(text, *lent)
    if zh:
        back = f"、{time.group()}后还本、" if time else "、到期还本、"
    else:
        back = (
            f", for {time.group()}, principal at the end, " if time else ", principal at the end, "
        )
    for (start, end), usual in sorted([(often, interest), (lent, back)], reverse=True):
        text = text[:start] + usual + text[end:]
    return text


def seems_interest_first(text: str) -> bool:
    """Whether it may say that interest is paid often and the principal at the end."""
    text = text.lower().replace("，", "、")
    said = [text[start:end] for start, end in _clauses(text)]
    interest = [one for one in said if _OF_INTEREST.search(one) and not _LENT.search(one)]
    often = any(_OFTEN.search(one) and not _GROWS.search(one) for one in interest)
    return often and any(
        _LENT.search(one) and _AT_LAST.search(one) and not _OF_INTEREST.search(one) for one in said
    )


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where each clause begins and ends."""
    at, found = 0, []
    for end in _CLAUSE_ENDS.finditer(text):
        found.append((at, end.start()))
        at = end.end()
    return [*found, (at, len(text))]


def _pays_interest(clause: str) -> bool:
    """Whether it says that interest is paid again and again, and not how much."""
    often = bool(_OF_INTEREST.search(clause) and _OFTEN.search(clause))
    return (
        often
        and not _GROWS.search(clause)
        and not _FIGURE.search(clause)
        and not _LENT.search(clause)
    )


def _pays_back(text: str, start: int, end: int) -> bool:
    """Whether it says that what was lent is paid at last."""
    clause = text[start:end]
    lent = _LENT.search(clause)
    if lent is None or not _AT_LAST.search(clause) or _OFTEN.search(clause):
        return False
    told = lent.group("sum")
    elsewhere = text[:start] + " ; " + text[end:]
    return told is None or bool(re.search(rf"(?<![\d.,]){re.escape(told)}(?!\d)", elsewhere))


def _without_lent(clause: str) -> str:
    """A clause without what was lent and the time after which it is paid back."""
    return re.sub(_SUM, "", _TIME.sub("", clause), count=1)
