"""Numbers as people write them: digits with points and commas, scales, Chinese and English words.

Everything here takes time in proportion to the text: no pattern can be made to try again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.offers import vocabulary as words
from bot.core.offers.vocabulary import DIGITS_ZH

ZH_SCALES: dict[str, int] = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 10**8}
# 1,234.5 or 12,34,567 or 1.234,5 or 1.234.567 or 0,6 or 1234.5: what fits first.
NUMBER = re.compile(
    r"[1-9]\d{0,2}(?: \d{3}){0,2} 000(?![\d.,])"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3},\d{1,2}(?!\d|,\d)"
    r"|\d+(?:\.\d+)?"
)
WHOLE = re.compile(r"\d+")
NUMERALS = frozenset([*DIGITS_ZH, *ZH_SCALES])
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*\.?(?:[a-z]\.)*")
SUFFIXES = {"k": 1_000, "grand": 1_000, "w": 10_000}


class Numerals:
    """A place in a text, and the numbers that are written there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1] or "\0"

    def _skip(self, most: int = 3) -> None:
        for _ in range(most):
            if self._peek() != " ":
                return
            self._at += 1

    def _past(self, at: int) -> int:
        while self._text[at : at + 1] in {" ", "-"}:
            at += 1
        return at

    def _spelled_scale(self, value: Decimal) -> Decimal:
        found = WORD.match(self._text, self._at + 1) if self._peek() == " " else None
        name = found.group().rstrip(".") if found else ""
        if found and name in words.SCALES and name not in SUFFIXES:
            self._at = found.start() + len(name)
            value *= words.SCALES[name]
        return value

    def _scaled(self, value: Decimal) -> Decimal:
        """1万5, 3千2, 1.5万, 1万5千: digits and Chinese scales together."""
        total, last = Decimal(0), 1
        while self._peek() in ZH_SCALES:
            last = 1
            while self._peek() in ZH_SCALES:
                last *= ZH_SCALES[self._peek()]
                self._at += 1
            total += value * last
            found = NUMBER.match(self._text, self._at)
            if found and "," in found.group() and self._unit_follows(found.end()):
                found = WHOLE.match(self._text, self._at)  # 2万8,36期
            if found is None or "." in found.group() or "," in found.group():
                # 1万五: a Chinese digit may follow too.
                tail = self._peek()
                whole = self._text[self._at + 1 : self._at + 2] in NUMERALS
                if (
                    tail in DIGITS_ZH
                    and last >= 1_000
                    and not (whole or self._unit_follows(self._at + 1))
                ):
                    self._at += 1
                    total += Decimal(DIGITS_ZH[tail]) * last / 10
                return total
            after = self._text[found.end() : found.end() + 1]
            if after in ZH_SCALES:
                value = Decimal(found.group())
                self._at = found.end()
                continue
            # 1万5 is 15,000; but in 借1万12期 the 12 belongs to what follows.
            if self._unit_follows(found.end()) or len(found.group()) > 4:
                return total
            self._at = found.end()
            digits = len(found.group())
            return total + Decimal(found.group()) * last / Decimal(10) ** digits
        return total

    def _unit_follows(self, at: int) -> bool:
        rest = self._text[at : at + 3]
        return rest.startswith(
            ("期", "个", "天", "日", "月", "年", "周", "%", "星", "礼", "季", "次")
        )

    def _chinese_number(self) -> Decimal | None:
        """一万二千, 两万五, 三千, 十二: where one stands here, read it."""
        at, total, section, digit, last, zero = self._at, 0, 0, -1, 1, False
        for char in self._text[at : at + 24]:
            if char == "十" and last >= 1_000 and not zero:
                # 一百万三十年, 五千二十四期: a ten right after thousands is of what follows.
                at -= digit >= 0
                digit = -1
                break
            if char in DIGITS_ZH:
                digit = max(digit, 0) * 10 + DIGITS_ZH[char]
                zero = zero or not DIGITS_ZH[char]
            elif char in ZH_SCALES and (at > self._at or char == "十"):
                last, zero = ZH_SCALES[char], False
                if last >= 10_000:
                    total += (section + max(digit, 0) or 1) * last
                    section = 0
                else:
                    section += (1 if digit < 0 else digit) * last
                digit = -1
            else:
                break
            at += 1
        if at == self._at:
            return None
        if digit >= 0 and last >= 100 and self._text[at - 2] in ZH_SCALES:
            # 两万五 is 25,000, 一千二 is 1,200; but in 两万五期 the 五 is of what follows.
            if self._unit_follows(at):
                at -= 1
            else:
                section += digit * last // 10
            digit = 0
        self._at = at
        return self._with_point(Decimal(total + section + max(digit, 0)))

    def _with_point(self, value: Decimal) -> Decimal:
        """三点五万."""
        if self._peek() != "点" or self._text[self._at + 1 : self._at + 2] not in DIGITS_ZH:
            return value
        self._at += 1
        place = Decimal("0.1")
        while self._peek() in DIGITS_ZH:
            value += DIGITS_ZH[self._peek()] * place
            place /= 10
            self._at += 1
        return self._scaled(value) if self._peek() in ZH_SCALES else value

    def _english_number(self, first: str) -> Decimal | None:
        total, section, seen = 0, 0, False
        word, end, end_of_last = first, self._at + len(first), -1
        if word in {"a", "an"}:
            found = WORD.match(self._text, end + 1)
            if found is None or found.group() not in words.SCALES:
                return None
            word, end, section = found.group(), found.end(), 1
            seen = True
        while True:
            parts = word.split("-")
            if not all(part in words.NUMBERS or part in words.SCALES for part in parts[1:]):
                # one-off: a word of its own, of which no half is a number
                return Decimal(total + section) if self._at == end_of_last else None
            for part in parts:
                if part in words.NUMBERS:
                    section += words.NUMBERS[part]
                elif part in words.SCALES and (section or seen):
                    scale = words.SCALES[part]
                    if scale == 100:
                        section = (section or 1) * 100
                    else:
                        total += (section or 1) * scale
                        section = 0
                elif not (part == "and" and seen):
                    return Decimal(total + section) if seen else None
                seen = True
            self._at = end_of_last = end
            found = WORD.match(self._text, end + 1) if self._text[end : end + 1] == " " else None
            if found is None or (found.group() == "and" and not self._number_after(found.end())):
                return Decimal(total + section)
            word = found.group().rstrip(".")
            end = found.start() + len(word)

    def _number_after(self, at: int) -> bool:
        found = WORD.match(self._text, at + 1)
        return found is not None and found.group().split("-")[0] in words.NUMBERS


def decimal(text: str, *, dots_group: bool = False) -> Decimal:
    """A number as `NUMBER` finds it; `dots_group` for 1.500 that is one thousand five hundred."""
    text = text[:40].replace(" ", "")
    comma, dot = text.rfind(","), text.rfind(".")
    if comma >= 0 and dot >= 0:
        point = "," if comma > dot else "."
    elif comma >= 0:
        point = "." if len(text) - comma == 4 or text.count(",") > 1 else ","
    else:
        grouped = text.count(".") > 1 or (dots_group and len(text) - dot == 4)
        point = "," if grouped else "."
    whole, _, part = text.partition(point)
    digits = whole.replace(",", "").replace(".", "")
    return Decimal(f"{digits}.{part or 0}")
