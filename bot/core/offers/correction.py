"""A later sentence laid over an earlier one: what it says takes the place of the same kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from math import log10
from typing import TypeVar

from bot.core.offers.draft import Draft, Fee
from bot.core.offers.offer import Offer
from bot.core.offers.roles import with_times
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Count, Item, Money, Per, Percent, Span, read

D = TypeVar("D", bound=Draft)
_SCHEDULES = frozenset(
    {
        Tag.EQUAL,
        Tag.EQUAL_PRINCIPAL,
        Tag.INTEREST_ONLY,
        Tag.FLAT,
        Tag.AT_END,
        Tag.INSTALMENTS,
    }
)
"""Words for how something is paid back, of which the last ones said count."""
_WHEN = frozenset(
    {Tag.UPFRONT, Tag.FIRST, Tag.NOW, Tag.FIRST_PAYMENT, Tag.WITH_LAST, Tag.AT_END, Tag.AFTER}
    | {Tag.ADDED, Tag.ON_TOP, Tag.PLUS, Tag.SPREAD, Tag.CASH, Tag.INCLUDED, Tag.TOGETHER}
)
"""Words for when a fee is paid."""
_ALONE = (
    "got",
    "price",
    "limit",
    "rest",
    "first_pay",
    "first_span",
    "base",
    "base_per",
    "total",
    "down",
    "down_share",
    "balloon",
    "late",
    "share",
    "floor",
    "currency",
)
"""What an offer has one of."""
_SUMS = ("principal", "got", "price", "limit", "rest", "total", "down", "balloon", "late")
_OF_OFFER = ("amount", "fee", "deducted", "first", "balloon", "deposit", "late")
"""The sums of an offer beside what is paid."""
_SLIP = log10(1.5)
"""A sum that is put right by no more than so many times is surely the one that was meant."""
_EACH = re.compile(
    r"\b(?:each|apiece)\b(?! (?:payment|instal|day|week|fortnight|month|quarter|year))"
)
_FIGURE = (
    r"([^\s,，;；、。a-z一-鿿]{0,4}\d[^\s，;；、。]{0,12}?"
    r"(?: ?(?:months?|weeks?|days?|years?|payments?))?)"
)
_ITS = "(?:it's |it is |should be )?"
_NOT_BUT = (
    re.compile(rf"(?:\bnot|\bisn't|instead of) {_FIGURE}(?:[,;] ?| )(?:but )?{_ITS}{_FIGURE}$"),
    re.compile(rf"{_FIGURE} (?:is|was) (?:wrong|a mistake|a typo)[,;:]? ?{_ITS}{_FIGURE}$"),
    re.compile(rf"不是{_FIGURE}[,，、]?(?:而)?是{_FIGURE}$"),
    re.compile(rf"{_FIGURE}(?:不对|错了|写错了|打错了)[,，、]?(?:应该|应)?是{_FIGURE}$"),
)
_BUT_NOT = re.compile(rf"{_FIGURE}(?: a (?:month|week|day)| each)?,? not {_FIGURE}$")


def drafted(text: str) -> tuple[Draft, Sequence[Item]]:
    """What a sentence alone says."""
    items = with_times(read(text))
    draft = Draft()
    draft.take(items)
    return draft, items


def says_schedule(text: str) -> bool:
    """Whether a text says how something is paid back."""
    return bool(drafted(text)[0].tags & _SCHEDULES)


def begins_anew(text: str) -> bool:
    """Whether a text is rather the beginning of another offer: a sum to borrow, and more."""
    draft, items = drafted(text)
    figures = sum(isinstance(item, Money | Percent | Span | Count) for item in items)
    return draft.principal is not None and figures > 1


def lay_over(draft: Draft, text: str) -> None:
    """Put what a later text says in place of what was said before."""
    draft.told = []  # what was said before need not be explained by what is said now
    wrong, text = without_wrong(text)
    if wrong is not None:
        value = _only_sum(text)
        if value is not None:
            draft.at_odds |= not _replaced(draft, wrong, value)
            return
    new, items = drafted(_EACH.sub("each payment", text))
    if new.tags & _SCHEDULES:
        draft.tags -= _SCHEDULES
    draft.tags |= new.tags
    draft.nonsense |= new.nonsense
    draft.at_odds |= new.at_odds or len(new.bare) > 1
    new.pays += [one for one in new.bare if one[1] is not None]
    new.bare = [one for one in new.bare if one[1] is None]
    fees = [fee for fee in draft.fees if not fee.share]
    sums = (draft.pays, draft.total, draft.got, draft.bare[1:], draft.balloon, draft.down, fees)
    draft.at_odds |= bool(new.bare) and any(sums)  # which of them is meant?
    _amounts(draft, new)
    _times(draft, new)
    _rates(draft, new, items)
    _fees(draft, new)
    _payments(draft, new)


def without_wrong(text: str) -> tuple[Decimal | None, str]:
    """`Not 90, 95` and `95, not 90` as the sum that was wrong, and what is said in its place."""
    text = text.strip().lower().rstrip(".!。！ ")
    for pattern in _NOT_BUT:
        found = pattern.search(text)
        if found is not None:
            return _only_sum(found.group(1)), found.group(2)
    found = _BUT_NOT.search(text)
    return (None, text) if found is None else (_only_sum(found.group(2)), found.group(1))


def instead(draft: D, text: str) -> Iterator[tuple[D, Decimal]]:
    """`No, 950`: drafts in each of which another sum is that, and how many times the old one."""
    items = [item for item in read(text) if isinstance(item, Money | Percent | Span | Count | Per)]
    if len(items) != 1 or not isinstance(items[0], Money):
        return
    value = items[0].value
    if value <= 0:
        return
    sums = [getattr(draft, name) for name in _SUMS]
    sums += [one for one, _, _ in (*draft.pays, *draft.bare)]
    sums += [fee.value for fee in draft.fees if not fee.share]
    for wrong in dict.fromkeys(one for one in sums if one):
        changed = deepcopy(draft)
        changed.told = []
        if wrong != value and _replaced(changed, wrong, value):
            yield changed, value / wrong


def is_plain(old: Offer, new: Offer) -> bool:
    """Whether a bare number changed just one sum, and surely that one.

    It is the only sum, or the nearest one and but a digit of it was mistaken.
    """
    sums, anew = _sums(old), _sums(new)
    changed = [name for name in sums if sums[name] != anew.get(name)]
    alike = (old.kind, old.period, old.count, old.rate) == (
        new.kind,
        new.period,
        new.count,
        new.rate,
    )
    if not alike or len(changed) != 1 or sums.keys() != anew.keys():
        return False
    right, wrong = anew[changed[0]], sums[changed[0]]
    far = {name: abs(log10(right / value)) for name, value in sums.items()}
    if far[changed[0]] > min(*far.values(), _SLIP):
        return False
    slips = [value for value in sums.values() if _is_slip(value, right)]
    return len(sums) == 1 or slips == [wrong]


def _is_slip(wrong: Decimal, right: Decimal) -> bool:
    """1900 for 1800, 250 for 205: one digit is another, or two beside each other changed places."""
    one, other = (f"{value.normalize():f}" for value in (wrong, right))
    odd = [at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours]
    swapped = len(odd) == 2 and odd[1] - odd[0] == 1 and sorted(one) == sorted(other)
    return len(one) == len(other) and (len(odd) == 1 or swapped)


def _sums(offer: Offer) -> dict[str, Decimal]:
    """The sums of an offer by name; payments that are alike as one."""
    sums = {name: getattr(offer, name) for name in _OF_OFFER}
    sums["amount"] += offer.deposit  # the price was told
    each = offer.paid if len(set(offer.paid)) > 1 else offer.paid[:1]
    sums |= {f"paid {at}": value for at, value in enumerate(each)}
    return {name: value for name, value in sums.items() if value > 0}


def _only_sum(text: str) -> Decimal | None:
    """The sum that a text is, if it is nothing else."""
    items = [item for item in read(text) if isinstance(item, Money | Percent | Span | Count)]
    return items[0].value if len(items) == 1 and isinstance(items[0], Money) else None


def _replaced(draft: Draft, wrong: Decimal, right: Decimal) -> bool:
    """Put one sum in place of another wherever that stands; False if it stands nowhere."""
    found = False
    for name in _SUMS:
        if getattr(draft, name) == wrong:
            setattr(draft, name, right)
            found = True
    for sums in (draft.pays, draft.bare):
        for at, (value, per, place) in enumerate(sums):
            if value == wrong:
                sums[at] = (right, per, place)
                found = True
    for fee in draft.fees:
        if not fee.share and fee.value == wrong:
            fee.value, found = right, True
    return found


def _amounts(draft: Draft, new: Draft) -> None:
    nothing = Draft()
    for name in _ALONE:
        if getattr(new, name) != getattr(nothing, name):
            setattr(draft, name, getattr(new, name))
    amount = new.principal if new.principal is not None else next((v for v, _, _ in new.bare), None)
    if amount is None:
        return
    if draft.principal is None and draft.price is not None and new.principal is None:
        draft.price = amount
        return
    if draft.principal is None and draft.price is None and draft.got is None:
        draft.bare = draft.bare[1:]  # the first number without a word was the amount
    draft.principal = amount


def _times(draft: Draft, new: Draft) -> None:
    if new.spans or new.counts:
        draft.spans = [one for one in draft.spans if one[2]] + new.spans
        draft.counts = new.counts
    if new.rhythm is not None:
        rhythm = draft.rhythm = new.rhythm
        draft.pays = [(value, per and rhythm, at) for value, per, at in draft.pays]


def _rates(draft: Draft, new: Draft, items: Sequence[Item]) -> None:
    """A share without a name is a rate, or the fee where there is no rate."""
    every = next((item for item in items if isinstance(item, Per)), None)
    figures = any(isinstance(item, Money | Percent | Span | Count) for item in items)
    if not figures and every is not None and Tag.INTEREST in new.tags:
        draft.rates = [(percent, every, tags) for percent, _, tags in draft.rates]
    if not new.rates:
        return
    shares = [fee for fee in draft.fees if fee.share]
    if not draft.rates and len(shares) == 1 and len(new.rates) == 1:
        (percent, per, tags), fee = new.rates[0], shares[0]
        if Tag.INTEREST not in tags:
            fee.value, fee.per = percent.value, per or fee.per
            return
    before = draft.rates[0][1] if len(draft.rates) == 1 else None
    draft.rates = [(percent, per or before, tags) for percent, per, tags in new.rates]


def _fees(draft: Draft, new: Draft) -> None:
    fees = [fee for fee in new.fees if not _is_base(fee)]
    base = next((fee.value for fee in new.fees if _is_base(fee)), None)
    if base is not None:
        draft.principal = base  # 服务费是从三万里扣的
    if fees:
        often = {fee.per is None for fee in fees}
        once = [fee for fee in draft.fees if fee.per is None]
        unsaid = new.rhythm is None and not new.tags & _WHEN
        if once and unsaid and all(Tag.UPFRONT in fee.tags for fee in once):
            # 服务费是2000: less of it, and still kept back.
            fees = [
                replace(fee, tags=[*fee.tags, Tag.UPFRONT]) if fee.per is None else fee
                for fee in fees
            ]
        draft.fees = [fee for fee in draft.fees if (fee.per is None) not in often] + fees
    elif Tag.UPFRONT in new.tags:
        draft.fees = [
            replace(fee, tags=[*fee.tags, Tag.UPFRONT]) if fee.per is None else fee
            for fee in draft.fees
        ]


def _is_base(fee: Fee) -> bool:
    """Whether it is what a fee is taken from."""
    return not fee.share and fee.per is None and Tag.FROM in fee.tags


def _payments(draft: Draft, new: Draft) -> None:
    if not new.pays:
        return
    before = draft.pays[0][1] if len(draft.pays) == 1 else None
    draft.pays = [
        (value, before if before and (per is None or per.unit == "each") else per, at)
        for value, per, at in new.pays
    ]
