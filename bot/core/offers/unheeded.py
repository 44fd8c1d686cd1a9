"""What a sentence says of times, rhythms and shares that an offer made of it does not heed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.core.loan import Period, Unit
from bot.core.offers.duration import unit_of, years
from bot.core.offers.offer import Kind, Need, Offer
from bot.core.offers.plain import plain
from bot.core.offers.vocabulary import DIGITS_ZH, NUMBERS, UNITS, UNITS_ZH, Tag
from bot.core.offers.wording import Break, Item, Span

_UNSURE_WHEN = re.compile(
    r"\b(?:no idea|(?:don'?t|do not) know|unsure|not sure|not told|(?:didn'?t|did not|won'?t) say"
    r"|never said|(?:didn'?t|won'?t) tell me) (?:when|how often)\b"
)
_WHENEVER = re.compile(
    r"\bwhenever (?:i|we|he|she|they|it)(?:'ve|'m| am| are| is| have| has| can| got| get|'s)?\b"
    r"|\bwhen (?:i|we) (?:can|have (?:some|it|money|cash))\b|\bin (?:bits|dribs and drabs)\b"
    r"|\bno (?:set|fixed) (?:monthly |weekly |daily )?(?:payments?|instal?lments?|dates?|days?"
    r"|schedule|amounts?|times?)\b|\bas and when\b"
    r"|(?:什么时候|几时|哪天|啥时候|怎么)还[^、。;]{0,4}(?:没|未|随|都行|不一定|看|再说)"
    r"|分几(?:次|回|期)[^。;]{0,10}(?:没|未|随|不一定|都行)|有钱就还|(?:手头|手里)(?:宽|有钱)"
    r"|有多少还多少|想还就还"
)
"""Words of paying on no days in particular."""
_OF_SALES = re.compile(
    r"(?<![\d.])\d[\d.]{0,4} ?(?:%|per ?cent) of (?:my |your |our |the |all )?"
    r"(?:(?:daily|weekly|monthly|card|credit|gross|future|net) ){0,3}"
    r"(?:sales|takings|turnover|receipts|receivables|revenues?)\b"
    r"|(?:流水|营业额|销售额|收款)的?\d[\d.]{0,4}%"
)
"""A share of what is sold, so that nobody can say how long it takes."""
_COST_UNTOLD = re.compile(
    r"\b(?:fees?|charges?|insurance|interest)\b[^.;!?%\d]{0,40}\b(?:how much|what (?:it|they|that) "
    r"(?:is|are|costs?|comes? to))\b[^.;!?%\d]{0,20}"
    r"\b(?:don'?t know|no idea|not (?:say|said|tell|told)|never said|untold|unknown|unclear)\b"
    r"|\b(?:fees?|charges?|insurance|interest)\b[^.;!?%\d]{0,30}"
    r"\b(?:(?:didn'?t|won'?t|wouldn'?t|don'?t|never|not|no idea|doesn'?t)[ a-z]{0,20})"
    r"(?:how much|what (?:it|they|that) (?:is|are|costs?|comes? to))\b"
    r"|[费息][^、。;\d%]{0,3}另[算收计付外][^、。;\d%]{0,4}[、]?[^、。;\d%]{0,4}"
    r"(?:多少|没告诉|没说|不知道|不清楚|没讲|未说)"
    r"|[费息](?:是|要|收)?多少[^、。;\d%]{0,4}(?:没|不知道|不清楚|不说|不肯说|未)"
)
"""A charge of which nobody says how much it is."""
_UNTOLD = ((_OF_SALES, Need.TERM), (_COST_UNTOLD, Need.COST))
_CLAUSE = re.compile(r"[;、。!?\n()]|,(?!\d{3}(?!\d))|\.(?!\d)")
_RATED = re.compile(r"%|\b(?:per ?cent|interest|fee|rate|compound\w*)\b|[息利率费分厘]")
_MONTH_NAMES = (
    r"january|february|march|april|may|june|july|august|september|october|november|december"
)
_WEEKDAYS = re.compile(
    r"\b(?:every|each|per) (?:weekday|(?:working|business|week) ?day|trading day)\b"
    r"|\bmon(?:day)? ?(?:to|-|through|till|until) ?fri(?:day)?\b"
    r"|\b(?:5|five) days (?:a|per|each) week\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:and|&) (?:on )?[a-z]{3,6}days?\b"
    r"|每个?工作日|周一[到至]周?五|星期一[到至]星期?五|每周[五5]天|周[一二三四五六][、，,和与及](?:周|星期)?[二三四五六日](?![百千万十])"
)
_EXCEPT = re.compile(
    r"\b(?:except|excluding|but not|apart from|skip(?:ping)?|not|closed|off"
    r"|no (?:work|payments?|collections?))(?: for| on| in| nothing| every)*"
    rf" (?:{_MONTH_NAMES}|(?:sun|satur|mon|fri)days?|weekends?|holidays)\b"
)
_DAILY = re.compile(r"\b(?:every|each|a|per) day\b|\bdaily\b|每天|天天")
_OFTEN = re.compile(
    r"\b(?:every|each|per|a) (?:single )?(?:day|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:daily|weekly|nightly)\b|每个?(?:天|日|周|星期|礼拜|晚)"
)
_EVERY = re.compile(
    r"\bevery (?:(other|second|third|fourth|\d{1,3}|[a-z]{3,6})[ -])?"
    r"(day|week|fortnight|month|quarter|year)s?\b"
    r"|\b(fortnightly|bi-?weekly|quarterly|half[ -]yearly)\b"
)
_EVERY_ZH = re.compile(
    r"每隔?(?:(\d{1,3}|[两二三四五六七八九十半])个?)(天|周|星期|礼拜|月|季度?|年)(?!利)"
)
_NAMED = {
    "fortnightly": Period(Unit.WEEK, 2),
    "biweekly": Period(Unit.WEEK, 2),
    "bi-weekly": Period(Unit.WEEK, 2),
    "quarterly": Period(Unit.MONTH, 3),
    "half-yearly": Period(Unit.MONTH, 6),
    "half yearly": Period(Unit.MONTH, 6),
}
_UNITS = UNITS | UNITS_ZH | {"季": "quarter"}
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4}
_TAKEN_FIRST = re.compile(
    r"(?<![\d.])\d[\d.]{0,5} ?(?:%|per ?cent)"
    r"(?: \w{1,9}){0,2} (?:first|off (?:first|the top)|up-? ?front|in advance)"
    r"(?=[,.;]|$| (?:then|so|and)\b)"
    r"|先[扣收][掉了]?(?:第?一|首|头)个?月的?利息"
    r"|(?:先|直接|当场|上来就?)(?:砍|扣|抽|收|拿|斩|切)[掉去走了]*"
    r"(?:\d[\d.]{0,4}%|[一二两三四五\d]成|百分之)"
)
_RETURNED = re.compile(
    r"\b(?:savings?|security|deposit|refundable|held|holds?|keeps?|kept)\b.{0,60}"
    r"\b(?:refund(?:s|ed)?|returns? (?:it|them|that)|returned|gives? (?:it|them|that) back"
    r"|comes? back|get it back|gets? returned|give back|given back)\b|\brefundable\b"
)
_SHARES = re.compile(r"\bshare (?:deposit|account|capital)s?\b")
_WITHHELD = re.compile(
    r"\b(?:cut|deduct|keep|kept|take|took|withh[eo]ld|hold)(?:s|ed|ing)? [^.;!?]{0,40}"
    r"\bfirst (?:(?:one|two|three|four|\d) )?(?:instal?lment|payment|emi|month)s?\b"
    r"|\bdeposit\b[^.;!?\d]{0,20}\b(?:counts?|goes|used|applied|pays?)\b[^.;!?\d]{0,14}"
    r"\b(?:last|final) (?:instal?lment|payment|month|one)\b"
    r"|[押保][^、。;\d]{0,6}(?:抵|顶|当|冲)[^、。;\d]{0,2}(?:最后|末|尾)[一]?[期个笔]"
    r"|免最后一期"
)
_BEYOND = re.compile(
    r"\b(?:another|the other|the second) (?:half|[$£€]?\d)|\bmore (?:\w+ ){1,4}later"
    r"|\broll (?:it|over)\b|\bbasis points?\b|\balready paid\b|\bfor both\b"
    r"|\b(?:first|one) (?:week|month) free\b"
    r"|(?:押|质保|保证)[^。；]{0,20}退|退[还回给]?我|(?:免|少还)第?[一首]期|已经还了|每人|基点|还有[^。；]{0,8}分期"
)
"""Several loans or payers, money that comes in parts or back, a payment that is spared."""
_HALF_A_DAY = Decimal("0.0014")
"""In years, by so much may two times differ that are the same one."""
_MODEL_YEAR = range(2005, 2031)
_BARE_YEAR = re.compile(r"\b([a-z]{4,12}) (20[0-3]\d)(?=[,;.:!?)]|$)")


def unheeded(text: str, items: Sequence[Item], offer: Offer) -> Need | None:
    """What must be asked because the sentence says it and the offer has it not."""
    usual = plain(text)
    untold = next((need for said, need in _UNTOLD if said.search(usual)), None)
    if untold is not None or offer.kind is Kind.RATE or offer.on_card:
        return untold
    guessed = "monthly" in offer.assumed and (
        _UNSURE_WHEN.search(usual) or (offer.kind is Kind.GIVEN and _WHENEVER.search(usual))
    )
    if (
        guessed
        or _unsure_when(items)
        or _on_weekdays(text.lower(), offer)
        or _rhythm_unheeded(usual, offer)
    ):
        return Need.SCHEDULE
    if _is_model_year(usual, offer):
        return Need.AMOUNT
    if _is_returned(usual, offer) or _share_unheeded(usual, offer) or _time_unheeded(items, offer):
        return Need.CLEARER
    return None


def is_paid_whenever(text: str) -> bool:
    """Whether it is said to be paid back on no days in particular."""
    return _WHENEVER.search(plain(text)) is not None


def is_beyond(text: str) -> bool:
    """Whether a sentence is about what no offer here has, so that no reading of it is right."""
    usual = plain(text)
    return any(one.search(usual) for one in (_RETURNED, _SHARES, _WITHHELD, _BEYOND))


def _unsure_when(items: Sequence[Item]) -> bool:
    """`Dunno if I pay bit by bit or at the end`."""
    if Tag.UNSURE not in items:
        return False
    said: list[Item] = []
    for item in items[items.index(Tag.UNSURE) :]:
        if isinstance(item, Break):
            break
        said.append(item)
    return Tag.OR in said and (Tag.AT_END in said or Tag.INSTALMENTS in said)


def _on_weekdays(text: str, offer: Offer) -> bool:
    """Several days a week, which no period of a loan is; unless it also says each day."""
    if offer.count > 1 and _EXCEPT.search(text):
        return True
    daily = offer.period.unit is Unit.DAY and _DAILY.search(text)
    return offer.count > 1 and not daily and _WEEKDAYS.search(text) is not None


def _rhythm_unheeded(text: str, offer: Offer) -> bool:
    """A rhythm of paying is said, and the offer has another."""
    if offer.count == 1:
        return False
    for clause in _CLAUSE.split(text):
        if _RATED.search(clause):
            continue
        if any(one.a_year != offer.period.a_year for one in _rhythms(clause)):
            return True
        assumed = "monthly" in offer.assumed and offer.kind is Kind.GIVEN
        if assumed and _OFTEN.search(clause):
            return True
    return False


def _rhythms(clause: str) -> Iterator[Period]:
    """Rhythms of more than one unit, which are said of payments and seldom of anything else."""
    for found in _EVERY.finditer(clause):
        number, unit, named = found.groups()
        if named:
            yield _NAMED.get(named) or Period(Unit.WEEK, 2)
            continue
        if number is None or number.isdigit():
            count = int(number or 1)
        else:
            count = _ORDINALS.get(number, 0) or NUMBERS.get(number, 0)
        if count:
            yield _as_months(Period(*unit_of(_UNITS[unit])).times(count))
    for found in _EVERY_ZH.finditer(clause):
        number, unit = found.groups()
        whole = Period(*unit_of(_UNITS[unit]))
        if number == "半":
            if unit in {"年", "月"}:
                yield Period(Unit.MONTH, 6) if unit == "年" else Period(Unit.HALF_MONTH)
            continue
        count = int(number) if number.isdigit() else (DIGITS_ZH | {"十": 10})[number]
        if count:
            yield _as_months(whole.times(count))


def _as_months(period: Period) -> Period:
    """Every 7 days is every week."""
    if period.unit is Unit.DAY and period.count % 7 == 0:
        return Period(Unit.WEEK, period.count // 7)
    return period


def _is_model_year(text: str, offer: Offer) -> bool:
    """`14% yearly, 48 months, Corolla 2019`: the year of a thing, and no sum."""
    if offer.kind is Kind.GIVEN or offer.currency or offer.amount not in _MODEL_YEAR:
        return False
    return any(Decimal(found.group(2)) == offer.amount for found in _BARE_YEAR.finditer(text))


def _is_returned(text: str, offer: Offer) -> bool:
    """What is kept back comes back in the end, or is a payment: no offer here has that."""
    kept = offer.deducted or offer.first or offer.deposit
    returned = bool(kept) and _RETURNED.search(text) is not None
    returned = returned or _SHARES.search(text) is not None
    return returned or _WITHHELD.search(text) is not None


def _share_unheeded(text: str, offer: Offer) -> bool:
    """A share is taken first, and nothing is kept back, paid first or paid down."""
    taken = offer.deducted or offer.first or offer.deposit or offer.amount != offer.received
    return not taken and _TAKEN_FIRST.search(text) is not None


def _time_unheeded(items: Sequence[Item], offer: Offer) -> bool:
    """A time is said that the offer has not got."""
    return not all(is_heeded(one, offer) for one in items if isinstance(one, Span))


def is_heeded(span: Span, offer: Offer) -> bool:
    """Whether a time is the whole of an offer, or a part of it in which payments differ."""
    if span.count <= 1:
        return True
    each = 1 / offer.period.a_year
    odd = Decimal(str(round(offer.odd, 6))) * each
    whole = each * offer.count
    known = [each, odd, odd + each, whole, whole + odd, whole - each, whole + each]
    known += [each * one for one in offer.stages]
    length = years(span)
    return any(abs(length - one) <= max(length / 20, _HALF_A_DAY) for one in known)
