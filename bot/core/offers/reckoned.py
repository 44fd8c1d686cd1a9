"""What is reckoned in a Chinese offer: the price of all pieces, the time between two days."""

from __future__ import annotations

import re
from datetime import date

from bot.core.offers.vocabulary import DIGITS_ZH, THINGS_ZH

SCALES_ZH = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_NUMERAL = r"(?:\d{1,5}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,7})"
_THING = "|".join(one.partition("(")[0] for one in THINGS_ZH)
_A_DAY = re.compile(
    r"(?:(?:20\d\d)年)?(\d{1,2})月(\d{1,2})[日号](?!线)|(本|这个|当|下|下个)月(\d{1,2})[日号]"
)
_TIMED = re.compile(
    r"每|期|月月|天天|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:个月|天|周|年)(?!前)"
)
_COUNTED = re.compile(rf"({_NUMERAL})({'|'.join(THINGS_ZH)})(?![、,。]?(?:现钱|利))")
_A_PIECE = re.compile(
    rf"(?:每一?|一)({_THING})([^、,。;\d贵多少便宜省利费差比]{{0,6}}?)"
    rf"(?:算|按|合|卖|要|是|作价|定价|单价)*({_NUMERAL})"
    r"(?:块钱|元钱|块|元)?(?![\d%期个天年万])"
)


def with_dates(text: str) -> str:
    """11月26号支500、下月10号扣550: the time between two days, where it names no other."""
    days = list(_A_DAY.finditer(text))
    if len(days) != 2 or _TIMED.search(_A_DAY.sub("", text)):
        return text
    between = _between(*days)
    if between is None:
        return text
    first, second = days
    return (
        text[: first.start()] + text[first.end() : second.start()] + between + text[second.end() :]
    )


def _between(first: re.Match[str], second: re.Match[str]) -> str | None:
    """How long it is from one day to the other; the year is not known, so none is a leap year."""
    months, here = [], 0
    for one in (first, second):
        month, _, which, _ = one.groups()
        if month is None and which not in {"下", "下个"} and one is second:
            return None
        here = int(month) if month is not None else here + (one is second)
        months.append(here)
    day, last = (int(one.group(2) or one.group(4)) for one in (first, second))
    relative = first.group(1) is None
    if day == last:
        ahead = (months[1] - months[0]) % 12 or 12
        return f"{ahead}个月后"
    if relative:
        return None  # how long this month is, nobody says
    month = (months[1] - 1) % 12 + 1
    try:
        begin = date(2001, months[0], day)
        end = date(2001 + (month < months[0]), month, last)
    except ValueError:
        return None
    return f"{(end - begin).days}天后" if end > begin else None


def by_the_piece(text: str) -> str:
    """40头猪苗、一头算600: what all of them come to."""
    pieces = {one.group(1) for one in _A_PIECE.finditer(text)}
    counted = [
        one for one in _COUNTED.finditer(text) if one.group(2) in pieces and small(one.group(1)) > 1
    ]
    if len(counted) != 1:
        return text
    number, thing = small(counted[0].group(1)), counted[0].group(2)

    def priced(found: re.Match[str]) -> str:
        return (
            f"{found.group(2)}{number * small(found.group(3)):.10g}元"
            if found.group(1) == thing
            else found.group()
        )

    begin, end = counted[0].span()
    return _A_PIECE.sub(priced, text[:begin]) + _A_PIECE.sub(priced, text[end:])


def small(numeral: str) -> float:
    """A number in digits, or a Chinese one below a million."""
    if numeral[0].isdigit():
        return float(numeral)
    total, digit, last = 0, 0, 1
    for char in numeral:
        scale = SCALES_ZH.get(char)
        if scale is None:
            digit = DIGITS_ZH[char]
        else:
            total, digit, last = total + (digit or 1) * scale, 0, scale
    if digit and last >= 100 and numeral[-2] in SCALES_ZH:
        return total + digit * last / 10  # 一百二
    return total + digit
