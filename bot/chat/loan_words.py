"""What somebody says to `/loan`, and how it is put into the words of an offer."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from bot.chat.lifeline import worded
from bot.chat.loan_memory import Asked
from bot.chat.loan_memory import typed as said
from bot.chat.screens.screen import width
from bot.core import live_quiz
from bot.core.offers.amount import unfit, without_unfit
from bot.core.offers.correction import begins_anew, is_plain
from bot.core.offers.offer import Kind, Need
from bot.core.offers.unheeded import is_paid_whenever
from bot.core.offers.vocabulary import FROM_TRADITIONAL, Tag
from bot.core.offers.wording import Break, Count, Money, Per, Percent, Span, read
from bot.locales import LANGUAGES, t

_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万半]+(?:个|年|期|天|周|万|千|百|%)")
_WHOLE = re.compile(r"(?<![\d.])-?\d+(?![\d.]*\d)")
_ORDINAL = re.compile("[第期次笔后]")
_LONGEST_CHANGE = 40
"""Width in Latin letters of a text that only puts one thing right."""
EVERYTHING = {Need.AMOUNT, Need.TERM, Need.COST}
_UNITS = {"month": "month", "year": "year", "week": "week", "day": "day"} | {
    "月": "month",
    "年": "year",
    "周": "week",
    "日": "day",
    "天": "day",
}


def puts_right(text: str) -> bool:
    """Whether a text only puts something of an offer right: no, 24 months."""
    said = folded(text).strip()
    if width(text) > _LONGEST_CHANGE or not figures(text) or is_aside(text):
        return False
    rest = _behind(said, "loan-words-instead")
    if rest == said:
        # What points at something may say anything of it, but for a time or a rate alone.
        rest = _behind(said, "loan-words-pointing")
        alone = all(isinstance(item, Span | Count | Percent | Per) for item in read(rest))
        if rest == said or not alone:
            return False
    rest = _behind(rest, "loan-words-filling").lstrip("$€£¥ ")
    return _FIGURE.match(rest) is not None


def is_whole(anew: Asked) -> bool:
    """Whether a text is an offer with nothing to be asked but which of a few it is, and not about
    something else."""
    reading = anew.reading
    whole = reading.offer and not reading.needs and reading.offer.kind is not Kind.RATE
    return bool(whole or reading.could_be) and not is_aside(anew.text)


def leaves_open(anew: Asked) -> bool:
    """Whether somebody borrows a sum and pays it back whenever they can."""
    items = read(anew.text)
    borrows = Tag.BORROW in items and any(isinstance(one, Money) for one in items)
    open_ended = bool(anew.reading.needs) and is_paid_whenever(anew.text)
    return borrows and open_ended and not is_aside(anew.text)


def borrows_unfit(anew: Asked) -> bool:
    """Whether a text names what is borrowed by a figure that no offer can have: 借负500 12期."""
    nonsense = anew.reading.offer is None and anew.reading.needs == (Need.AMOUNT,)
    return nonsense and unfit(anew.text) is not None and Tag.BORROW in read(anew.text)


def is_aside(text: str) -> bool:
    """Whether a text is about a word, a scam, savings or debts unpaid, whatever figures it has."""
    return worded("loan-words-aside").within(folded(text))


def ends(text: str) -> bool:
    """Whether somebody wants no more of it, in any language."""
    return any(
        bare(text) == bare(word)
        for language in LANGUAGES
        for word in t(language, "loan-words-leave").split(",")
    )


def asks_which(text: str) -> bool:
    """Whether a text asks which offer is better, and tells nothing of one."""
    asks = worded("loan-words-comparing").within(folded(text))
    return asks and not figures(without(text, "loan-words-comparing"))


def says_nothing(anew: Asked) -> bool:
    """Whether nothing in a text belongs to an offer, such as thanks for the last one."""
    return not figures(anew.text) and set(anew.reading.needs) == EVERYTHING


def goes_on(anew: Asked) -> bool:
    """Whether a text tells of an offer, but no sum: so it can only be about the one before."""
    told = any(isinstance(item, Span | Count | Percent) for item in read(anew.text))
    return told and Need.AMOUNT in anew.reading.needs and not is_aside(anew.text)


def is_idle(text: str) -> bool:
    """Whether a text has neither a figure nor a word of an offer."""
    idle = all(isinstance(item, Break) or item is Tag.UNSURE for item in read(text))
    return idle and rhythm(text) is None


def small_talk(text: str) -> str | None:
    """What is said to thanks, to a greeting, to "which is better?" before there is anything to
    compare; None: the text is none of these."""
    said = folded(text)
    if figures(without(text, "loan-words-comparing")):
        return None
    if worded("follow-words-thanks").within(said) and (
        is_idle(text) or worded("follow-words-polite").cover(said)
    ):
        return "loan-welcome"
    if worded("loan-words-greeting").cover(said):
        return "loan-hello"
    return "loan-compare-later" if asks_which(text) else None


def put_right(before: Asked, anew: Asked, *, surely: bool = False) -> Asked | None:
    """What was said before with a correction laid over it; None: the text is none.

    One that is `surely` meant as such may lead to a choice.
    """
    alone = anew.reading
    whole = alone.offer is not None and not alone.needs
    if whole or begins_anew(anew.text) or is_idle(anew.text):
        return None
    after = before.changed(anew.text)
    old, new = before.reading, after.reading
    better = new.offer is not None and new.offer != old.offer
    if surely and old.offer is not None and new.could_be:
        plain = [one.offer for one in new.could_be if is_plain(old.offer, one.offer)]
        return after.meaning(plain[0]) if plain else after
    return after if better and set(new.needs) <= set(old.needs) else None


def is_zero(need: Need, text: str) -> bool:
    """Whether nothing is told where something must be."""
    return need in {Need.AMOUNT, Need.TERM} and not _is_share(text) and number(text) == 0


def wrong_figure(text: str) -> str:
    """What to say of a figure that no offer can have; empty: there is none."""
    found = unfit(text)
    return f"loan-{found.value}" if found else ""


def without_wrong_figure(asked: Asked) -> Asked:
    """What is left of a sentence, as nothing can be added to a figure that no offer has."""
    rest = without_unfit(asked.text)
    return said(rest) if figures(rest) and unfit(rest) is None else Asked("")


def figures(text: str) -> bool:
    """Whether a text holds an amount, a share or a time."""
    return any(isinstance(item, Money | Percent | Span | Count) for item in read(text))


def tells_sums(text: str) -> bool:
    """Whether a short text begins or ends with a sum, and tells what for: 900 rent and food."""
    sum_and = text.strip(" .。!！,，元块")
    if not sum_and or width(text) > _LONGEST_CHANGE or is_aside(text) or live_quiz.read_code(text):
        return False
    items = read(text)
    sums = any(isinstance(item, Money) for item in items) and (
        sum_and.lstrip("$€£¥ ")[:1].isdigit() or sum_and[-1].isdigit()
    )
    return sums and not any(isinstance(item, Percent | Span | Count) for item in items)


def only_sum(text: str) -> Decimal | None:
    """The one sum of such a text; None: there are several, or none."""
    found = [item.value for item in read(text) if isinstance(item, Money)]
    return found[0] if tells_sums(text) and len(found) == 1 else None


def number(text: str) -> Decimal | None:
    """The number somebody typed, whatever stands beside it; None for none or more than one."""
    found = [
        item.value if not isinstance(item, Span) else item.count
        for item in read(text)
        if isinstance(item, Money | Percent | Span)
    ]
    if len(found) != 1:
        return None
    return found[0] * 100 if _is_share(text) else found[0]


def _is_share(text: str) -> bool:
    return any(isinstance(item, Percent) for item in read(text))


def which_payment(text: str) -> Decimal | None:
    """Which payment is meant: after 6, the 6th, 第六期; None for none or more than one."""
    whole = _WHOLE.findall(unicodedata.normalize("NFKC", text))
    if whole:
        return Decimal(whole[0]) if len(whole) == 1 else None
    found = read(f"{_ORDINAL.sub('', text).strip()}期")
    counts = [Decimal(item.value) for item in found if isinstance(item, Count)]
    return counts[0] if len(counts) == 1 else number(text)


def rhythm(text: str) -> str | None:
    """What a rate is per, where it was typed: "a month", 月."""
    for item in read(text):
        if isinstance(item, Per | Span) and item.unit in {"day", "week", "month", "year"}:
            return item.unit
    return next((unit for sign, unit in _UNITS.items() if sign in text.lower()), None)


def joined(need: Need, text: str) -> str:
    """The answer in the grammar's words."""
    amounts = all(isinstance(item, Money) for item in read(text))
    match need:
        case Need.AMOUNT:
            return f"borrow {text}"
        case Need.TERM:
            return f"for {text} months" if amounts else f"for {text}"
        case Need.PAYMENT:
            return f"minimum {text}" if _is_share(text) else f"pay {text} a month"
        case _:
            return text


COST_WORDS = {
    "each": "pay {} a month",
    "fee": "{}% fee a month",
    "yearly": "{}% a year",
    "monthly": "{}% a month",
    "once": "fee {}",
    "total": "total {}",
}


def folded(text: str) -> str:
    """A text as the lists of words are written: small, and in simplified characters."""
    return unicodedata.normalize("NFKC", text).casefold().translate(FROM_TRADITIONAL)


def bare(text: str) -> str:
    """Words alone, to be compared: no case, no signs, no spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum() or char == "%")


def without(text: str, key: str) -> str:
    """A text without the words of a list, and without what ends a question."""
    rest = folded(text)
    for language in LANGUAGES:
        for word in sorted(t(language, key).split(","), key=len, reverse=True):
            rest = rest.replace(word.strip(), " ")
    return "".join(
        " " if char in "?,，、。" and not _grouping(rest, at) else char
        for at, char in enumerate(rest)
    )


def _grouping(text: str, at: int) -> bool:
    """Whether a comma stands inside a number."""
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _behind(text: str, key: str) -> str:
    """A folded text without those words of a list, in any language, that it begins with."""
    lists = (t(language, key).split(",") for language in LANGUAGES)
    words = sorted((word.strip() for words in lists for word in words), key=len, reverse=True)
    while True:
        found = next((one for one in words if _begins(text, one)), None)
        if found is None:
            return text
        text = text[len(found) :].lstrip(" ,.!:;，。！：；、")


def _begins(text: str, word: str) -> bool:
    after = text[len(word) : len(word) + 1]
    return text.startswith(word) and not (word.isascii() and after.isascii() and after.isalnum())
