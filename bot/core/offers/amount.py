"""A typed answer that is a month's amount and little else: "about 4500 a month", 大概四千五."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.core.loan import MONTH, Period, Unit
from bot.core.offers import vocabulary as words
from bot.core.offers.draft import LARGEST
from bot.core.offers.wording import Item, Money, Range, Span, read

_LONGEST = 80
"""Characters of an answer that can be an amount and a few words."""
_SMALL = re.compile(
    r"\b(?:about|around|approx(?:imately|\.)?|roughly|circa|ca|maybe|perhaps|probably|almost|nearly"
    r"|some|say|so|well|just|only|ok|okay|um+|hm+|please|exactly|or so|more or less|give or take"
    r"|i|we|i'm|im|my|our|the|of|is|it's|its|it|that's|for|on|with|get|got|earn|make|have|has"
    r"|bring|take|home|income|salary|wages?|pay|net|gross|after tax|in total|total|altogether"
    r"|rent|bills|other|debts?|loans?|goes|go|out|comes?|in|spend|need|to|dear)\b(?!\w)"
    r"|大概|大约|大致|差不多|左右|上下|样子|可能|应该|也就|只有|一共|总共|合计|全部|加起来|算上"
    r"|到手|税后|税前|收入|工资|薪水|月薪|月入|房租|支出|开销|固定|其他|其它|别的|贷款|家里|我们"
    r"|[我家有是挣赚拿能就才要得花付还债约近吧呢啊呀了的嗯哦那得算给需]"
)
_RHYTHMS = {
    Unit.WEEK: re.compile(
        r"(?:\b(?:an?|per|each|every)|/) ?w(?:ee)?k\b|\bweekly\b|[每一/]个?(?:周|星期|礼拜)"
    ),
    Unit.YEAR: re.compile(
        r"(?:\b(?:an?|per|each|every)|/) ?y(?:ea)?r\b|\b(?:yearly|pa)\b|[每一/]年"
    ),
    Unit.MONTH: re.compile(
        r"(?:\b(?:an?|per|each|every)|/) ?mo(?:nth)?\b|\b(?:monthly|pm)\b|[每一/]个?月"
    ),
}
_DIGITS = "一二两三四五六七八九"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TWO_UNITS = re.compile(rf"\b({_UNITS}) ({_UNITS})\b")
_BETWEEN = re.compile(
    r"^(?:between|from|在|从)?(.+?)(?:[-~、至到/]|\b(?:or|to)\b|或者?|还是)(.+?)(?:之间)?$"
)
_AND = re.compile(r"^between(.+?)\band\b(.+)$")
_SCALE = re.compile(
    r"((?:\b|(?<=\d))(?:k|w|grand|hundred|thousand|million)|[十百千万]+)"
    r"(?: ?(?:[^\d\W]+|[$£€¥₹]))?$"
)
_VAGUE = "几多来"
_PIECE = re.compile(r"[a-z]+|[^a-z]")
_KNOWN = frozenset(
    [*words.NUMBERS, *words.SCALES, *words.CURRENCIES, "a", "and", "half", "w"]
) | frozenset(
    "0123456789.,' -$£€¥₹零〇半点十百千万亿"
    + _VAGUE
    + _DIGITS
    + "".join(filter(str.isalpha, words.CURRENCIES))
)
_WRITTEN = re.compile(r"(?<!\d)-? ?[$€£¥₹]?\d[\d,.]*(?: ?(?:[万亿元$€£¥₹]|块钱?|dollars?))*")
_NONE = re.compile(r"没{1,2}|无|零|none|nothing|nil|nope?|zero|(?:don'?t|not) any")


class Unfit(StrEnum):
    """Why a figure can be none of an offer."""

    BELOW_NOTHING = "below-nothing"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Between:
    """Two amounts, of which somebody may mean either or anything between."""

    low: Decimal
    high: Decimal


def amount(text: str) -> Decimal | Between | None:
    """What comes or goes in a month; None: the text is more than an amount, or none.

    What is for a week or a year is turned into a month's.
    """
    if len(text) > _LONGEST:
        return None
    text = _folded(text)
    every = MONTH
    for unit, pattern in _RHYTHMS.items():
        if pattern.search(text):
            every = Period(unit)
            text = pattern.sub(" ", text)
    between = _AND.match(text.strip()) or _BETWEEN.match(_bare(text, keep_or=True))
    text = _bare(text)
    if _NONE.fullmatch(text):
        return Decimal(0)
    two = _either(between.group(1), between.group(2)) if between else _neighbours(text)
    found = _one(text) if two is None else two
    return None if found is None else _a_month(found, every)


def unfit(text: str) -> Unfit | None:
    """What is wrong with the first figure of a text that no offer can have; None: there is none."""
    for item in read(text):
        if isinstance(item, Money | Span):
            value = item.value if isinstance(item, Money) else item.count
            if value < 0:
                return Unfit.BELOW_NOTHING
            if isinstance(item, Money) and value > LARGEST:
                return Unfit.TOO_LARGE
    return None


def without_unfit(text: str) -> str:
    """A text without such figures, as far as they are written in digits."""
    kept = _WRITTEN.sub(lambda one: " " if unfit(one[0]) else one[0], _folded(text))
    return " ".join(kept.split()).strip(" ,，、。")


def is_figures(text: str) -> bool:
    """Whether there are only figures and small words, though it may be no amount: `3000多`."""
    return all(one in _KNOWN for one in _PIECE.findall(_bare(_folded(text))))


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower().translate(words.FROM_TRADITIONAL)
    return re.sub(r"[‐‑‒–—−]", "-", text.replace("’", "'"))


def _bare(text: str, *, keep_or: bool = False) -> str:
    """The text without small words; `keep_or`: with those that stand between two amounts."""
    kept = text.replace(" to ", " or ") if keep_or else text
    return " ".join(_SMALL.sub(" ", kept).split()).strip(" .,;:!?。、")


def _a_month(found: Decimal | Between, every: Period) -> Decimal | Between:
    times = every.a_year / MONTH.a_year
    if isinstance(found, Between):
        return Between(found.low * times, found.high * times)
    return found * times


def _one(text: str) -> Decimal | None:
    """The only amount of a text in which nothing else stands."""
    match _items(text):
        case [Money(value=value)]:
            return value
    return None


def _items(text: str) -> list[Item]:
    """What is read of a text, if there are only figures."""
    vague = any(char in _VAGUE for char in text)
    if not text or vague or not all(one in _KNOWN for one in _PIECE.findall(text)):
        return []
    return read(text)


def _either(one: str, other: str) -> Between | None:
    """`2-3k`, 两千到三千: two amounts; the first may leave its scale to the second."""
    one, other = _bare(one), _bare(other)
    low, high = _one(one), _one(other)
    if low is None or high is None:
        return None
    scale = _SCALE.search(other)
    gap = " " if scale and scale.group(1).isascii() else ""
    scaled = _one(f"{one}{gap}{scale.group(1)}") if scale else None
    if scaled is not None and not _SCALE.search(one) and low < scaled <= high:
        low = scaled
    return Between(min(low, high), max(low, high)) if low != high else None


def _neighbours(text: str) -> Between | None:
    """两三千, 一千二三, two three thousand: neighbouring digits are no number of two digits."""
    match _items(text):
        case [Money(value=low), Range(), Money(value=high)]:
            return Between(low, high) if low < high else None
    found = _TWO_UNITS.search(text)
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    first, other = _one(before + found.group(1) + after), _one(before + found.group(2) + after)
    return None if first is None or other is None or first == other else Between(first, other)
