"""Rates and shares that an offer prints beside its payments, held against what these come to.

Advertisements print more than is needed. Whoever takes a wrong sum for the payment does not meet a
printed rate by chance: that it is met says which reading is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.loan import NeverRepaid
from bot.core.offers.offer import Offer
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Break, Item, Money, Per, Percent
from bot.core.rate import NoRate, Rate

_HALF_A_DIGIT = Decimal("0.55")
"""How far off a printed figure may be, in its last digit: it is rounded, and payments were."""
_FEWEST_DIGITS = 1.4
"""A figure that says less is met by chance: 5%."""
_HUNDRED = Decimal(100)
_OF_CHARGES = frozenset({Tag.FEE, Tag.FIRST, Tag.UPFRONT, Tag.DOWN, Tag.COSTS, Tag.ON_TOP})
_ROUNDED = Decimal("0.5")
"""By so much a sum may differ from the share that it is."""


def without_rates(items: Sequence[Item]) -> list[Item]:
    """A sentence without its shares, and without what these are per."""
    left = list(items)
    for at, item in enumerate(items):
        if isinstance(item, Percent):
            for near in (_beside(items, at, -1), _beside(items, at, 1)):
                if near is not None:
                    left[near] = Break()
                    break
            left[at] = Break()
    return left


def without_told_twice(items: Sequence[Item]) -> list[Item]:
    """`3% fee ₹3,000`, `deposit 40% which is 392,000`: of a share and its sum, only the sum."""
    sums = {one.value for one in items if isinstance(one, Money)}
    for at, item in enumerate(items):
        if not isinstance(item, Percent) or item.every or not 0 < item.value < 1:
            continue
        if _beside(items, at, -1) is not None or _beside(items, at, 1) is not None:
            continue
        later = next((one for one in range(at + 1, len(items)) if not _between(items[one])), at)
        first = next((one for one in range(at - 1, -1, -1) if not isinstance(items[one], Tag)), -1)
        words = [one for one in items[first + 1 : later] if isinstance(one, Tag)]
        money = items[later]
        often = isinstance(items[min(later + 1, len(items) - 1)], Per)  # 1%, then 20 a day
        if not isinstance(money, Money) or often or not _OF_CHARGES & set(words):
            continue
        if any(abs(one * item.value - money.value) <= _ROUNDED for one in sums - {money.value}):
            rest = [*items[: first + 1], Break(), *words, *items[later:]]
            return without_told_twice(rest)
    return list(items)


def _between(item: Item) -> bool:
    return isinstance(item, Tag | Break) and item is not Tag.PLUS


def _beside(items: Sequence[Item], at: int, step: int) -> int | None:
    """Where the rhythm of a share stands, with nothing but words between: 月费率0.22%."""
    at += step
    while 0 <= at < len(items) and isinstance(items[at], Tag):
        at += step
    return at if 0 <= at < len(items) and isinstance(items[at], Per) else None


def digits_met(offer: Offer, shares: Sequence[Percent]) -> float:
    """How many decimal digits of printed shares an offer meets."""
    told = list(_told(offer))
    found = 0.0
    for share in {one.value for one in shares if one.value > 0}:
        places = share.normalize().as_tuple().exponent
        slack = _HALF_A_DIGIT * Decimal(10) ** (places if isinstance(places, int) else 0)
        slack = min(slack, share / 4, _HALF_A_DIGIT / _HUNDRED)
        missed = min((abs(one - share) for one in told), default=share)
        digits = -math.log10(2 * slack / share)
        found += digits if missed <= slack and digits >= _FEWEST_DIGITS else 0.0
    return found


def _told(offer: Offer) -> Iterator[Decimal]:
    """Shares that may be printed of an offer, as fractions."""
    if offer.amount <= 0 or offer.received <= 0:
        return
    signed = replace(offer, deducted=Decimal(0), first=Decimal(0))
    for one in (offer, signed) if offer.deducted or offer.first else (offer,):
        try:
            loan = one.loan()
            rate = loan.rate()
        except (NoRate, NeverRepaid):
            continue
        yield from _rates(rate)
        count = max((paid.at for paid in loan.payments), default=0)
        if count:
            cost = loan.total_cost / loan.received
            yield from (cost, cost / count, cost / count * one.period.a_year)
    if offer.deducted:
        yield offer.deducted / offer.amount
    if offer.first:
        yield offer.first / offer.amount


def _rates(rate: Rate) -> Iterator[Decimal]:
    yield from (rate.periodic, rate.nominal, rate.effective)
    if 0 < rate.effective < 1000:
        yield Decimal(str((1 + float(rate.effective)) ** (1 / 12) - 1))
