"""A typed sentence as numbers and words of money, in English or Chinese.

Everything here takes time in proportion to the text: no pattern can be made to try again.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from bot.core.offers import vocabulary as words
from bot.core.offers.numerals import (
    NUMBER,
    NUMERALS,
    SUFFIXES,
    WHOLE,
    WORD,
    ZH_SCALES,
    Numerals,
    decimal,
)
from bot.core.offers.plain import plain
from bot.core.offers.vocabulary import DIGITS_ZH, THINGS_ZH, Tag

_GUESSES = 12
"""Misspelt words that are looked up in a text."""
_BIGGEST = Decimal(10) ** 15
_LETTERED_ZH = re.compile(r"[a-j]\d{1,2}(?=[证照本签座级类])")
_OF_EACH = re.compile(r" ?(?:of|at|@) ?[$£€]?\d")
_NAMED = re.compile(r"[a-z]{1,6}\d{1,3}[a-z]{0,5}(?![a-z0-9.,%元块万千百期个天月年周折铢毛])")
_THEN = re.compile(
    r"(?:and )?(?:then|(?<!day )(?<!week )(?<!month )(?<!year )after that|thereafter)\b"
)
_EVERY_SOME_ZH = re.compile(r"每隔?(\d{1,3}|[两二三四五六七八九十])(天|周|个?星期|个月|年)(?!利)")
_FEES = ("手续费", "服务费")
_NONE_OF = ("利率", "利息", "息", *_FEES)
_AND_A_HALF = re.compile(r" and (?:a )?half(?: a)?\b")
# 万3.5, and 万五 before its name or its day: no amount begins with a scale and a digit.
_BEFORE_ITS_NAME = re.compile(
    r"[万千]\d{1,2}(?:\.\d{1,3})?(?![\d.]|[期个年月周百千万])"
    r"|[万千](?:[一二三四五六七八九](?:点[一二三四五六七八九])?)(?:的?[日月]?[息利]|[一每]?[天日]|/天)"
)
_RATE_OF = re.compile(r"[日月年周]\d{1,3}(?:\.\d{1,4})?%")
_RATES_OF = {"日": "day", "月": "month", "年": "year", "周": "week"}
_RATE_AFTER = re.compile(r"(?:[\d一二三四五六七八九]厘?)?的?([日月年]?)[息利]")
_RUN_ZH = re.compile(r"[零〇一二两三四五六七八九十百千万亿]{2,12}")
_PAIR_ZH = re.compile(
    r"(?<![零〇一二两三四五六七八九])([一二两三四五六七八])([二两三四五六七八九])(?![零〇一二两三四五六七八九])"
)
_PERCENT = re.compile(r" ?(?:%|percent\b|per cent\b|pct\b|个百分点|百分点|个点)")
_THOUSANDS = re.compile(r"(?:k|grand|m|w|mil)(?![a-z])")
_BREAKS = frozenset(",;.!?:，。；！？、\n|()[]【】")
_LONGEST_ZH = max(len(word) for word in words.CHINESE)
_LONGEST_SPAN = {"day": 400, "week": 120, "month": 60, "year": 40, "quarter": 40}
_SHARES = {
    "year": {"分": Decimal("0.1"), "厘": Decimal("0.01")},
    "month": {"分": Decimal("0.01"), "厘": Decimal("0.001")},
    "day": {"分": Decimal("0.001"), "厘": Decimal("0.0001")},
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; `plain` if nothing but its place says that it is money."""

    value: Decimal
    currency: str = ""
    plain: bool = True


UNSETTLED = "unsettled"
"""The period of 5厘 without one: half a percent a month, or five a year."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, as a fraction; `every` where the wording itself brings a period (2分 is a month)."""

    value: Decimal
    every: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time."""

    count: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of payments."""

    value: int


@dataclass(frozen=True, slots=True)
class Per:
    """A rhythm: `count` units (`day`, `week`, `month`, `year`), or `each` payment.

    `before`: it stands before what it is about, as 每月 does.
    """

    unit: str
    count: Decimal = Decimal(1)
    before: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A comma or the like; `closes` where it ends what a bracket began.

    `then`: it says what comes next; `asks`: it ends a question.
    """

    closes: bool = False
    then: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class PerMoney:
    """What follows is an amount that a fee is for: `per $100` after the fee, 每100元 before it."""

    after: bool


@dataclass(frozen=True, slots=True)
class Times:
    """× between two numbers."""


@dataclass(frozen=True, slots=True)
class Range:
    """A hyphen between two numbers: from one to the other."""


Item = Money | Percent | Span | Count | Per | Break | PerMoney | Times | Range | Tag


def read(text: str) -> list[Item]:
    """What the text says, in its order."""
    return list(_Reader(plain(text)).items())


class _Reader(Numerals):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._guesses = _GUESSES
        # The last word, for what a number after it means: 万五 is a rate after 日息 only.
        self._word: Tag | None = None
        self._every = ""

    def items(self) -> Iterator[Item]:
        while self._at < len(self._text):
            before = self._at
            yield from self._here()
            self._at = max(self._at, before + 1)  # whatever stands here, it is read once

    def _here(self) -> Iterator[Item]:
        char = self._text[self._at]
        if char == " ":
            self._at += 1
        elif char.isascii() and char.isdigit():
            yield from self._number()
        elif char in "$£€¥₹" or self._text.startswith(_DOLLARS, self._at):
            yield from self._with_currency()
        elif char.isascii() and char.isalpha():
            yield from self._english()
        elif char == "/":
            self._at += 1
            yield from self._after_slash()
        elif char == "+":
            self._at += 1
            yield Tag.PLUS
        elif char == "@":
            self._at += 1
        elif char in _BREAKS:
            self._at += 1
            self._word, self._every = None, ""
            yield Break(closes=char in ")]】", asks=char in "?？")
        elif char == "-":
            yield from self._minus()
        else:
            yield from self._chinese()

    def _minus(self) -> Iterator[Item]:
        """A minus sign, where it is no hyphen and no range."""
        before = self._text[self._at - 1 : self._at]
        self._at += 1
        number = self._peek().isdigit() or self._peek() in "$£€¥"
        spelled = before in NUMERALS and self._peek() in NUMERALS
        if (before.isdigit() and number) or spelled:
            yield Range()
        if before.isalnum() or not number:
            return
        sign = words.CURRENCIES.get(self._peek(), "")
        self._at += bool(sign)
        for item in self._number(sign) if self._peek().isdigit() else ():
            yield replace(item, value=-item.value) if isinstance(item, Money | Percent) else item

    # Numbers in digits

    def _with_currency(self) -> Iterator[Item]:
        sign = next(
            (one for one in _DOLLARS if self._text.startswith(one, self._at)),
            self._text[self._at],
        )
        self._at += len(sign)
        self._skip()
        if self._at < len(self._text) and self._text[self._at].isdigit():
            yield from self._number(words.CURRENCIES[sign])

    def _number(self, currency: str = "") -> Iterator[Item]:
        found = NUMBER.match(self._text, self._at)
        if found is None:  # a digit beyond ASCII that is no decimal
            self._at += 1
            return
        digits = found.group()
        comma = digits.find(",")
        if (
            comma > 0
            and len(digits) - comma < 4
            and "." not in digits
            and self._unit_follows(found.end())
        ):
            digits = digits[:comma]  # 500,12期
        self._at += len(digits)
        value = decimal(digits, dots_group=currency == "€")
        if not value and self._text.startswith(_NONE_OF, self._at):
            # 0利率; 0手续费 says nothing of a rate.
            yield Tag.NO_FEE if self._text.startswith(_FEES, self._at) else Tag.FREE
            return
        scale = _THOUSANDS.match(self._text, self._at)
        spaced = _THOUSANDS.match(self._text, self._at + 1) if self._peek() == " " else None
        letters = scale.group() if scale else ""
        # "6m" is six months: a million wants a currency, or a part: 1.2m.
        if letters and (currency or letters != "m" or value % 1):
            self._at += len(letters)
            value *= SUFFIXES.get(letters, 1_000_000)
        elif spaced and spaced.group() in {"k", "grand"}:
            self._at = spaced.end()
            value *= 1_000
        elif self._peek() in ZH_SCALES and not (self._peek() in "十百" and value >= 100):
            value = self._scaled(value)
        else:
            value = self._spelled_scale(value)
        yield from self._measured(min(value, _BIGGEST), currency)

    # What a number measures

    def _measured(self, value: Decimal, currency: str = "") -> Iterator[Item]:
        half = _AND_A_HALF.match(self._text, self._at)
        if half:
            self._at = half.end()
            value += Decimal("0.5")
            scale = _THOUSANDS.match(self._text, self._at + 1) if self._peek() == " " else None
            if scale and scale.group() in {"k", "grand"}:
                self._at, value = scale.end(), value * 1_000
            value = self._spelled_scale(value)
        found = _PERCENT.match(self._text, self._at)
        if found:
            self._at = found.end()
            yield Percent(value / 100)
            return
        if self._text.startswith("成", self._at) and 0 < value <= 10:
            self._at += 1
            yield Percent(value / 10)
            return
        share = None if currency else self._share(value)
        self._word = None  # "30 a month" after "contract" is no length of a contract
        if share is not None:
            yield share
            return
        if not currency and self._counts_something_else(value):
            return
        if not value and self._text.startswith(" interest", self._at):
            self._at += len(" interest")
            yield Tag.FREE  # zero interest
            return
        if not currency and not self._text.startswith(_NAMED_LIKE_TIME, self._at):
            length = self._span(value)
            counted = [length] if length is not None else self._count(value)
            if counted:
                yield from counted
                yield from self._times()
                return
        yield self._money(value, currency)
        yield from self._times()

    def _counts_something_else(self, value: Decimal) -> bool:
        """85,000 km, 4 people, 6万公里: neither money nor time."""
        past = self._past(self._at)
        thing = _THINGS_ZH.match(self._text, past) if value < _BIGGEST_NAME else None
        ends = [thing.end()] if thing is not None else []
        ends += [
            past + len(name)
            for name in words.NOT_MONEY_ZH
            if self._text.startswith(name, past) and not (name == "台" and value > 100)
        ]
        if ends:
            self._at = max(ends)
            return True
        found = WORD.match(self._text, past)
        if found is None:
            return False
        word = found.group().rstrip(".")
        if self._is_misspelt(word, found.start()):
            return False
        things = 1 < value <= _FEW_THINGS and _THINGS.fullmatch(word) is not None
        if things and not _is_known(word, _LONGEST_WORD) and word not in words.PARTS:
            self._at = found.end()
            return True  # and 2 pillows
        glued = past == self._at and value < _BIGGEST_NAME and not _is_known(word)  # 4S店, 5G
        if word not in words.NOT_MONEY and not glued:
            return False
        self._at = found.end()
        return True

    def _is_misspelt(self, word: str, at: int) -> bool:
        """12 instalmnts, 24 monts: a slip in what is counted, which is put right."""
        if not 4 < len(word) < 14 or not self._guesses or _is_known(word, _LONGEST_WORD):
            return False
        self._guesses -= 1
        near = get_close_matches(word, _COUNTED, n=1, cutoff=0.82)
        if near:
            self._text = self._text[:at] + near[0] + self._text[at + len(word) :]
        return bool(near)

    def _share(self, value: Decimal) -> Percent | None:
        """2分, 5厘, 1分2 after a word for interest."""
        char = self._peek()
        if char not in {"分", "厘"} or value > 100:
            return None
        rest = self._text[self._at + 1 : self._at + 8]
        named = _RATE_AFTER.match(rest)
        if self._word not in {Tag.INTEREST, Tag.FLAT} and named is None:
            return None
        if named is not None and named.group(1):  # 六厘月息
            self._every = _RATES_OF[named.group(1)]
        every = self._every if self._every in _SHARES else "month"
        unit = _SHARES[every][char]
        if char == "厘" and not self._every:
            every = UNSETTLED
        self._at += 1
        result = value * unit
        tail = re.match(
            r"(\d|[一二三四五六七八九])(?!\d|期|个|年|天|[一二三四五六七八九十百千万]|\.)", rest
        )
        if tail:
            digit = DIGITS_ZH.get(tail.group(1))
            result += Decimal(tail.group(1) if digit is None else digit) * unit / 10
            self._at += 1
            if char == "分" and self._peek() == "厘":
                self._at += 1
        return Percent(result, every)

    def _span(self, value: Decimal) -> Span | None:
        start = self._at
        self._skip(1)
        if self._peek() == "-":
            self._at += 1
        for length in (3, 2, 1):
            unit = words.UNITS_ZH.get(self._text[self._at : self._at + length])
            if unit:
                following = self._text[self._at + length : self._at + length + 1]
                if length == 1 and value > _LONGEST_SPAN[unit] and following in set("供息利还付费"):
                    continue  # 借2000月息2分
                self._at += length
                if unit == "year" and self._peek() == "半":
                    self._at += 1
                    value += Decimal("0.5")
                return Span(value, unit)
        if self._text.startswith("个半月", self._at):
            self._at += 3
            return Span(value + Decimal("0.5"), "month")
        found = WORD.match(self._text, self._at)
        if found:
            word = found.group().rstrip(".")
            unit = words.UNITS.get(word)
            if unit and unit != "each":
                half = _AND_A_HALF.match(self._text, found.end())
                self._at = half.end() if half else found.end()
                return Span(value + Decimal("0.5") if half else value, unit)
        self._at = start
        return None

    def _count(self, value: Decimal) -> list[Item]:
        """12期, 36 payments, 12 easy monthly instalments."""
        one = value > _MOST_LOTS and self._text.startswith(
            (" payment ", " emi"), self._at
        )  # 2 x 600 payment
        if value != value.to_integral_value() or not 0 <= value <= 5_000 or one:
            return []
        word: re.Match[str] | None = None
        name, more = "", False
        if self._text[self._at : self._at + 2].lstrip().startswith("期"):
            self._skip()
            self._at += 1
            return [Count(int(value))]
        if self._text.startswith(("次", "笔"), self._at) and value > 1:
            self._at += 1
            return [Count(int(value))]
        once = WORD.match(self._text, self._past(self._at)) if value == 1 else None
        if once is not None and once.group() == "time":
            self._at = once.end()
            return [Tag.FIRST]
        found: list[Item] = [Count(int(value))]
        at = self._at
        for _ in range(4):
            word = WORD.match(self._text, self._past(at))
            name = word.group().rstrip(".") if word is not None else ""
            if word is None or (name not in _EASY and name not in words.EVERY):
                break
            at, more = word.end(), name in _FURTHER
            if name in words.EVERY:
                found.append(_rhythm(words.EVERY[name]))
            elif name == "interest-free":
                found.append(Tag.FREE)
        each = name in words.PARTS and word is not None and 1 < value <= _MOST_LOTS
        each = each and _OF_EACH.match(self._text, word.end() if word else at) is not None
        parts = each or (name in words.PARTS and at > self._at)  # 18 equal monthly bits
        of = name == "of" and (isinstance(found[-1], Per) or more)
        paid = name == "pays" and len(found) > 1  # two fortnightly pays
        named = parts or paid or name in words.COUNTS or of
        if word is None or value == 0 or not named or (more and name == "times"):
            return []
        # The word stays where it was read ahead to, as it names what follows: payments of 95.
        self._at = word.start() if len(found) > 1 and not parts else word.end()
        if len(found) == 1 and _OF_EACH.match(self._text, self._at):
            found.append(Tag.PAY)  # 16 payments @ 62.50
        return found

    def _money(self, value: Decimal, currency: str) -> Money:
        start = self._at
        self._skip()
        for length in (3, 2, 1):
            sign = words.CURRENCIES.get(self._text[self._at : self._at + length])
            if sign and not self._text[self._at].isascii():
                self._at += length
                tail = self._peek()
                following = self._text[self._at + 1 : self._at + 2]
                digit = DIGITS_ZH.get(
                    tail, int(tail) if tail.isascii() and tail.isdigit() else None
                )
                single = digit is not None and not following.isdigit() and following not in NUMERALS
                if sign == "元" and single and not self._unit_follows(self._at + 1):
                    self._at += 1  # 3块5, 三块五
                    value += Decimal(digit or 0) / 10
                return Money(value, currency or sign, plain=False)
        if self._text.startswith(("毛", "角"), self._at):
            self._at += 1
            return Money(value / 10, currency or "元", plain=False)
        found = WORD.match(self._text, self._at)
        sign = words.CURRENCIES.get(found.group().rstrip(".")) if found else None
        if found and sign:
            self._at = found.end()
            return Money(value, currency or sign, plain=False)
        self._at = start
        return Money(value, currency, plain=not currency)

    def _times(self) -> Iterator[Item]:
        """× after an amount: one of the two numbers is how often."""
        start = self._at
        self._skip()
        if (
            self._peek() not in {"x", "*", "乘"}
            or self._text[self._at + 1 : self._at + 2].isalpha()
        ):
            self._at = start
            return
        self._at += 1
        yield Times()

    # Words

    def _english(self) -> Iterator[Item]:
        found = WORD.match(self._text, self._at)
        if found is None:
            self._at += 1
            return
        word = found.group().rstrip(".")
        then = _THEN.match(self._text, self._at)
        if then is not None:
            self._at = then.end()
            self._word, self._every = None, ""
            yield Break(then=True)
            return
        yield from self._english_word(found, word)

    def _english_word(self, found: re.Match[str], word: str) -> Iterator[Item]:
        name = _NAMED.match(self._text, self._at)
        known = _is_known(word, _LONGEST_BRAND) and not _LETTERED_ZH.match(self._text, self._at)
        if name is not None and word not in _SIGNS and not known:
            self._at = name.end()  # PS5, A54: a thing with a number in its name
            return
        if word == "x" and self._text[self._at + 1 : self._at + 3].strip()[:1].isdigit():
            self._at += 1
            yield Times()
            return
        spelled = self._english_number(word)
        if spelled is not None:
            found_here = list(self._measured(min(spelled, _BIGGEST)))
            alone = [isinstance(one, Money) and one.plain for one in found_here] == [True]
            if not (
                spelled == 1 and alone and found_here[0] == Money(Decimal(1))
            ):  # "if you miss one" is no amount
                yield from found_here
            return
        end = found.start() + len(word)
        if word in {"per", "a", "an", "each", "every", "p", "half", "one", "next", "another"}:
            item = self._rhythm(word, end)
            if item is not None:
                yield from item
                return
        every = self._adverb(word, end)
        if every is not None:
            yield from every
            return
        yield from self._phrase(word, end)

    def _adverb(self, word: str, end: int) -> list[Item] | None:
        """Monthly; each, of a number of payments or wages."""
        if word == "each" and self._text.startswith(" of ", end):
            self._at = end
            return [Per("each")]
        if word not in words.EVERY:
            return None
        self._at = end
        return [Per(*_period(words.EVERY[word]))]

    def _rhythm(self, word: str, end: int) -> list[Item] | None:
        """Per month, every two weeks, a year, per $100, half a year, next month."""
        at = end
        while self._text[at : at + 1] == " ":
            at += 1
        if word == "half" and self._text.startswith("a ", at):
            at += 2
        if word == "p":
            return self._lettered(at)
        if word in {"per", "every", "each"} and self._is_money(at):
            self._at = at
            return [PerMoney(after=True)]
        count = Decimal(1)
        if word == "every":
            count, at = self._every_how_many(at)
        found = WORD.match(self._text, at)
        unit_word = found.group().rstrip(".") if found else ""
        unit = words.UNITS.get(unit_word) or words.EVERY.get(unit_word)
        if found is None or unit is None or len(unit_word) == 1:
            return None
        self._at = found.end()
        spans = word == "half" or word in _ONE or (word in {"a", "an"} and self._word in _SPANNING)
        if spans and unit != "each":
            after: list[Item] = [Tag.AFTER] if word == "next" else []
            half = None if word == "half" else _AND_A_HALF.match(self._text, self._at)
            self._at = half.end() if half else self._at
            length = Decimal("0.5") if word == "half" else Decimal("1.5") if half else Decimal(1)
            return [Span(length, unit), *after]
        if unit == "each":
            return [_rhythm(unit)]
        name, times = _period(unit)
        return [Per(name, times * count)]

    def _is_money(self, at: int) -> bool:
        """Whether an amount stands there, and not how many weeks or months."""
        digits = WHOLE.match(self._text, at)
        if digits is None:
            return self._text[at : at + 1] in set("$£€¥₹")
        following = WORD.match(self._text, self._past(digits.end()))
        return following is None or following.group().rstrip(".") not in words.UNITS

    def _lettered(self, at: int) -> list[Item] | None:
        """p/m, p/a, p/w."""
        found = WORD.match(self._text, at + 1) if self._text.startswith("/", at) else None
        unit = {"m": "month", "a": "year", "w": "week", "d": "day"}.get(
            found.group() if found else ""
        )
        if found is None or unit is None:
            return None
        self._at = found.end()
        return [_rhythm(unit)]

    def _every_how_many(self, at: int) -> tuple[Decimal, int]:
        digits = WHOLE.match(self._text, at)
        if digits and len(digits.group()) <= 3:
            return max(Decimal(1), Decimal(digits.group())), self._past(digits.end())
        found = WORD.match(self._text, at)
        count = (_SOME.get(found.group()) or words.NUMBERS.get(found.group())) if found else None
        if found is None or not count:
            return Decimal(1), at
        return Decimal(count), self._past(found.end())

    def _after_slash(self) -> Iterator[Item]:
        self._skip()
        found = WORD.match(self._text, self._at)
        unit = words.UNITS.get(found.group().rstrip(".")) if found else None
        if found and unit:
            self._at = found.end()
            yield _rhythm(unit)
            return
        for length in (3, 2, 1):
            unit = words.UNITS_ZH.get(self._text[self._at : self._at + length])
            if unit:
                self._at += length
                yield Per(*_period(unit))
                return
        if self._text.startswith("期", self._at):
            self._at += 1
            yield Per("each")

    def _phrase(self, word: str, end: int) -> Iterator[Item]:
        """The longest phrase of up to four words that is known; else a near miss of one word."""
        ends, at = [end], end
        for _ in range(4):
            found = WORD.match(self._text, at + 1) if self._text[at : at + 1] == " " else None
            if found is None:
                break
            at = found.start() + len(found.group().rstrip("."))
            ends.append(at)
        for stop in reversed(ends):
            if self._text[self._at : stop] in words.EMPTY:
                self._at = stop
                return
            tag = words.ENGLISH.get(self._text[self._at : stop])
            if tag is not None:
                self._at = stop
                self._word = tag
                yield tag
                if tag is Tag.COMPOUND:
                    self._skip_rhythm()
                return
        self._at = end
        self._word = _SPANNING_WORDS.get(word)
        if word in words.CURRENCIES:  # "usd 500"
            self._skip()
            if self._peek().isdigit():
                yield from self._number(words.CURRENCIES[word])
            return
        if 4 < len(word) < 16 and self._guesses and word not in _COMMON and word not in words.UNITS:
            self._guesses -= 1
            near = get_close_matches(word, _GUESSABLE.get(word[0], ()), n=1, cutoff=0.82)
            if near and near[0] in words.EVERY:
                yield Per(*_period(words.EVERY[near[0]]))
            elif near:
                self._word = words.ENGLISH[near[0]]
                yield self._word

    def _skip_rhythm(self) -> None:
        """`compounded monthly` is not a rate a month."""
        found = WORD.match(self._text, self._past(self._at))
        if found and found.group().rstrip(".") in words.EVERY:
            self._at = found.end()

    def _chinese(self) -> Iterator[Item]:
        found = self._chinese_word()
        if found is None:
            found = self._chinese_share() or self._chinese_time()
        if found is not None:
            yield from found
            return
        self._spell_out_guess()
        char = self._peek()
        start, value = self._at, self._chinese_number()
        if value is not None:
            found_here = list(self._measured(min(value, _BIGGEST)))
            single = (
                self._at - start == 1
                and value > 0
                and self._peek() != "折"
                and [isinstance(one, Money) for one in found_here] == [True]
            )
            yield from () if single else found_here  # 一体机, 三星: a numeral in a name
            return
        self._at += 1
        if "一" <= char <= "鿿" and char not in _BETWEEN:
            self._word = None

    def _spell_out_guess(self) -> None:
        """两三千 as 两千-三千: neighbouring digits are two numbers, and no number of two digits."""
        run = _RUN_ZH.match(self._text, self._at)
        pairs = [one for one in _PAIR_ZH.finditer(run.group()) if _neighbours(one)] if run else []
        if run is None or len(pairs) != 1:
            return
        before, after = run.group()[: pairs[0].start()], run.group()[pairs[0].end() :]
        if not (before or after):  # 七八个月
            low, high = (str(DIGITS_ZH[digit]) for digit in pairs[0].groups())
        else:
            low, high = (before + digit + after for digit in pairs[0].groups())
        self._text = f"{self._text[: self._at]}{low}-{high}{self._text[run.end() :]}"

    def _chinese_word(self) -> list[Item] | None:
        for length in range(min(_LONGEST_ZH, len(self._text) - self._at), 0, -1):
            known = words.CHINESE.get(self._text[self._at : self._at + length])
            if known is None:
                continue
            every, tag = known
            self._at += length
            found: list[Item] = []
            if every:
                self._every = every
                found.append(replace(_rhythm(every), before=True))
            if tag is not None:
                self._word = tag
                found.append(tag)
            return found
        return None

    def _chinese_share(self) -> list[Item] | None:
        """百分之五, 万分之五; and 万五 after a word for a rate."""
        for start, share in (("百分之", 100), ("千分之", 1_000), ("万分之", 10_000)):
            if self._text.startswith(start, self._at):
                self._at += len(start)
                return self._out_of(share)
        char = self._peek()
        if char not in {"万", "千"}:
            return None
        ahead = _BEFORE_ITS_NAME.match(self._text, self._at)
        if ahead or self._every == "day" or self._word in {Tag.INTEREST, Tag.FEE, Tag.APR}:
            self._at += 1
            return self._out_of(ZH_SCALES[char])
        return None

    def _chinese_time(self) -> list[Item] | None:
        """半年, 下个月; and 每 before an amount."""
        for word, span in _TIMES_ZH.items():
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return [span, *([Tag.AFTER] if word == "下个月" else [])]
        if _RATE_OF.match(self._text, self._at):
            self._at += 1
            self._every = _RATES_OF[self._text[self._at - 1]]
            return [replace(_rhythm(self._every), before=True)]
        if self._peek() != "每":
            return None
        several = _EVERY_SOME_ZH.match(self._text, self._at)
        if several is not None:
            self._at = several.end()
            digits = several.group(1)
            count = Decimal(digits if digits.isdigit() else DIGITS_ZH.get(digits, 10))
            unit = words.UNITS_ZH[several.group(2)]
            return [Per(unit, max(count, Decimal(1)), before=True)]
        self._at += 1
        self._skip()
        if self._peek() == "借":
            self._at += 1
        if self._peek() in {"百", "千", "万"}:  # 每万元
            scale = Decimal(ZH_SCALES[self._peek()])
            self._at += 1
            return [PerMoney(after=False), self._money(scale, "")]
        return [PerMoney(after=False)] if self._number_here() else []

    def _number_here(self) -> bool:
        char = self._peek()
        return char.isdigit() or char in DIGITS_ZH or char in "$£€¥十百千万"

    def _out_of(self, share: int) -> list[Item]:
        found = NUMBER.match(self._text, self._at)
        if found:
            self._at = found.end()
            return [Percent(decimal(found.group()) / share)]
        long = self._peek() == "十" or self._text[self._at + 1 : self._at + 2] in {"十", "点"}
        if long:
            value = self._chinese_number()
            return [] if value is None else [Percent(value / share)]
        if self._peek() not in DIGITS_ZH:
            return []
        digit = DIGITS_ZH[self._peek()]
        self._at += 1
        return [Percent(Decimal(digit) / share)]


_NAMED_LIKE_TIME = ("日元", "日圆", "日币")
"""Currencies that begin like a unit of time."""
_DOLLARS = ("hk$", "us$", "nz$", "nt$", "s$", "a$", "c$", "r$")
_SPANNING = frozenset({Tag.OVER, Tag.IN, Tag.AFTER, Tag.BORROW})
_SPANNING_WORDS = {"for": Tag.OVER, "lasting": Tag.OVER, "of": None}
_COMMON = frozenset(
    {"about", "after", "clear", "instant", "instantly", "again", "their", "there", "these", "those"}
    | {"think", "which", "would", "could", "should", "where", "while", "months", "weeks", "years"}
    | {"today", "tonight", "trader", "traders", "comes", "debts", "change", "changes", "changing"}
    | {"minutes", "parents", "parties", "contact", "contacts", "contacted", "repair", "repairs"}
    | {"repairing", "uncle", "reminder", "reminders", "protect", "protecting", "members"}
    | {"internet", "closing", "correct", "correcting", "warrant", "rental", "process", "waited"}
    | {"depot", "playing", "cares", "fiance", "contractor", "casting", "misled", "dealt"}
)
"""Words that are no slip of one that means something."""
_BETWEEN = frozenset("率的是为约低至只仅需达")
"""What may stand between the name of a rate and its number: 日利率低至万3."""
_EASY = frozenset(
    {"easy", "equal", "small", "low", "fixed", "flexible", "interest-free", "x"}
    | {"debit", "direct", "more", "further", "salary", "payroll"}
)
_FURTHER = frozenset({"more", "further"})
_ONE = frozenset({"one", "next", "another"})
_SOME = {"two": 2, "three": 3, "four": 4, "other": 2, "second": 2}
_TIMES_ZH = {
    "首月": Span(Decimal(1), "month"),
    "头一个月": Span(Decimal(1), "month"),
    "半年": Span(Decimal(6), "month"),
    "半个月": Span(Decimal(15), "day"),
    "下个月": Span(Decimal(1), "month"),
    "下周": Span(Decimal(1), "week"),
}
_FEW_THINGS = 20
"""So many of what has no meaning here are no sum: 2 pillows."""
_THINGS_ZH = re.compile("|".join(THINGS_ZH))
_THINGS = re.compile(r"[a-z]{3,}[a-hj-rtv-z]s")
_LONGEST_WORD = 99
_COUNTED = ["months", "weeks", "years", "payments", "instalments", "installments", "repayments"]
_COUNTED += ["monthly", "weekly", "yearly", "fortnightly", "percent"]
_MOST_LOTS = 60
"""Lots of a sum, such as four lots of £45, are at most so many."""
_BIGGEST_NAME = 1_000
"""A number below this with letters right after it is a name, where these are no unit."""
_LONGEST_NAME = 2
_LONGEST_BRAND = 6
_SIGNS = frozenset({"r", "n", "p", "k", "x", "rm", "php", "zar", "aed", "idr", "rp", "ugx", "tzs"})
"""Letters of currencies before an amount."""
_GLUED = frozenset({"a", "an", "at", "by", "of", "on", "p", "x", "b", "bn", "to", "in"})
_GUESSABLE: dict[str, list[str]] = {}
"""Words of which a slip is heard, by their first letter: hardly anybody mistypes that."""
for _known in {**words.ENGLISH, **words.EVERY}:
    if " " not in _known and len(_known) > 4:
        _GUESSABLE.setdefault(_known[0], []).append(_known)


def _is_known(word: str, longest: int = _LONGEST_NAME) -> bool:
    every: tuple[Container[str], ...] = (words.ENGLISH, words.UNITS, words.EVERY, words.CURRENCIES)
    some = word in words.COUNTS or word in words.SCALES or word in words.NUMBERS
    return some or word in _GLUED or len(word) > longest or any(word in known for known in every)


def _neighbours(pair: re.Match[str]) -> bool:
    low, high = (DIGITS_ZH[digit] for digit in pair.groups())
    return high == low + 1 or (low, high) == (3, 5)


def _rhythm(name: str) -> Per:
    return Per("each") if name == "each" else Per(*_period(name))


def _period(name: str) -> tuple[str, Decimal]:
    unit, count = words.PERIODS[name]
    return unit, Decimal(count)
