"""Readings of a sentence between which its writer may choose, where none is sure enough to answer.

Each is held against the sentence again: what a reading leaves out, and what nobody would lend for,
speaks against it; what makes no sense at all is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations

from bot.core.loan import MONTH, NeverRepaid, Period, Unit
from bot.core.offers.assigning import differ
from bot.core.offers.claims import digits_met
from bot.core.offers.doubt import near, sums_of
from bot.core.offers.duration import as_period, periods
from bot.core.offers.offer import Choice, Kind, Offer, unburdened
from bot.core.offers.roles import MOST_PAYMENTS, Places
from bot.core.offers.unheeded import is_heeded
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Count, Item, Money, Per, Percent, Span
from bot.core.rate import NoRate, Rate

_NOTHING = Decimal(0)
_MOST = 3
_FAR = 1.1
"""By so much less likely than the first, a reading is not shown."""
_WORST = 2.4
"""What speaks against a reading that is shown at most."""
_SUM_LEFT = 1.0
_PAYMENT_LEFT = 2.0
"""The same for a sum that comes again and again."""
_LARGE_LEFT = 1.4
"""The same for one that is larger than what is lent."""
_LENT_LEFT = 1.8
"""The same for one that is said to be lent."""
_ASIDE_LEFT = 0.3
"""The same for one that is said to be something else."""
_TOTAL_LEFT = 0.6
"""The same for one that is said to be a total: such are often reckoned wrongly."""
_TIME_LEFT = 0.7
_SHARE_LEFT = 0.6
_NEARLY = 0.4
"""The same for a number of payments that is off by one."""
_SAID, _UNSAID, _ELSEWHERE = 0.3, 0.9, 0.95
"""What speaks against a place for a sum that its own words name, that of a purchase, and none."""
_MOST_BACK = 5
"""Of what was got, no more than so many times is paid back."""
_STEEPEST = Decimal(10)
"""A nominal rate a year beyond which nobody would mean it."""
_STEEP = ((Decimal(1), 0.3), (Decimal(2), 0.3), (Decimal(5), 0.6))
"""Nominal rates above which each so much more speaks against a reading."""
_CHEAP = 0.7
_FLATTEST = Decimal("0.005")
_LEAST_COST = Decimal("0.001")
"""Of what was got, it costs at least so much, unless it is free."""
_LEAST_RECEIVED = Decimal("0.4")
"""Of what is signed for, at least so much is in hand."""
_SMALL = 100
"""A sum of less than one in so many of a loan is not told to have been left out."""
_LEAST_IN_HAND = Decimal("0.7")
"""Of what is signed for, a sum of at least so much may be what is in hand."""
_LEAST_BACK, _DEAREST = Decimal("0.5"), Decimal("2.5")
"""So many times a price is paid back, where only the sums say what is lent."""
_LEAST_DOWN, _MOST_KEPT, _MOST_UNNAMED = Decimal("0.05"), Decimal("0.25"), Decimal("0.1")
"""Of what something costs, a deposit is at least so much, and a fee at most; or one unnamed."""
_LEAST_MORE = 4
"""Of a payment, what comes with each is at most one in so many."""
_YEARS = frozenset(Money(Decimal(one)) for one in range(1990, 2040) if one != 2000)
_OF_FEES = frozenset({Tag.FEE, Tag.UPFRONT, Tag.FIRST, Tag.COSTS, Tag.CASH})
_OF_DEPOSITS = frozenset({Tag.DOWN, Tag.NOW, Tag.REST})
_NO_PLACE = frozenset({Tag.ASIDE, Tag.LATE, Tag.OFF, Tag.INTEREST, Tag.TOTAL})


def choices(items: Sequence[Item], found: Iterable[tuple[Offer, float]]) -> tuple[Choice, ...]:
    """At most three, the likeliest first; `found` are offers, and what speaks against each."""
    told = _Told(items)
    doubts: dict[Offer, float] = {}
    for made, doubt in found:
        plain = unburdened(made)
        doubts[plain] = min(doubt, doubts.get(plain, doubt))
    weighed: list[tuple[float, Decimal, Choice]] = []
    for made, doubt in doubts.items():
        for offer, more in told.with_places(made):
            against = doubt + more + told.against(offer)
            rate = _sensible_rate(offer) if against <= _WORST else None
            if rate is not None and not (told.shares and offer.loan().total_cost == 0):
                choice = Choice(offer, told.left_out(offer))
                weighed.append((round(against + _unusual(rate), 3), rate.nominal, choice))
    weighed.sort(key=lambda one: one[:2])
    kept: list[Choice] = []
    for against, _, choice in weighed:
        if against > min(_WORST, weighed[0][0] + _FAR) or len(kept) == _MOST:
            break
        if all(differ(choice.offer, one.offer) for one in kept):
            kept.append(choice)
    return tuple(kept)


def is_sensible(offer: Offer) -> bool:
    """Whether somebody may lend or borrow so."""
    return _sensible_rate(offer) is not None


def left_out(items: Sequence[Item], offer: Offer) -> tuple[Decimal, ...]:
    """Sums of a sentence that an offer neither has nor explains."""
    return _Told(items).left_out(offer)


def _sensible_rate(offer: Offer) -> Rate | None:
    """What a year costs; None where nobody would lend or borrow so."""
    if offer.kind is Kind.FLAT and offer.fee * offer.count * 2 > offer.amount:
        return None  # a payment, taken for a fee
    if offer.kind is Kind.RATE or offer.received < offer.amount * _LEAST_RECEIVED:
        return None
    try:
        loan = offer.loan()
        rate = loan.rate()
    except (NeverRepaid, NoRate):
        return None
    cost, free = loan.total_cost, "free-first" in offer.assumed
    least = loan.received * _LEAST_COST
    if (cost < least and not (free and cost == 0)) or rate.nominal > _STEEPEST:
        return None
    return rate if loan.total_paid <= loan.received * _MOST_BACK else None


def _unusual(rate: Rate) -> float:
    """What speaks against a price that few lenders ask for."""
    dear = sum(more for steep, more in _STEEP if rate.nominal > steep)
    return dear + _CHEAP * (rate.nominal < _FLATTEST)


class _Told:
    """What a sentence tells, to hold an offer against."""

    def __init__(self, items: Sequence[Item]) -> None:
        placed = [one for one in Places(items).placed if isinstance(one.what, Money)]
        self.sums = {one.what.value: one for one in placed if isinstance(one.what, Money)}
        self.counts = {one.value for one in items if isinstance(one, Count) and one.value > 1}
        self.spans = [one for one in items if isinstance(one, Span)]
        years = {value for value, one in self.sums.items() if one.what in _YEARS}
        self.beside = years | {one for one in self.sums if self.sums[one].has(Tag.ASIDE)}
        """Sums that are likely none of the offer's: a year, an age."""
        self.bought = Tag.PRICE in items
        self._known: dict[Offer, list[Decimal]] = {}
        self.shares = [one for one in items if isinstance(one, Percent) and one.value]
        self._often = {value for value, one in self.sums.items() if one.per is not None}
        figures = [one for one in items if not isinstance(one, Per) and one is not Tag.PAY]
        for one, other in pairwise(figures):
            for mine, yours in ((one, other), (other, one)):
                if isinstance(mine, Money) and isinstance(yours, Count):
                    self._often.add(mine.value)

    def left_out(self, offer: Offer) -> tuple[Decimal, ...]:
        """Sums that the offer neither has nor explains."""
        known = self._known_to(offer)
        return tuple(
            value
            for value in self.sums
            if value * _SMALL >= offer.amount and not any(near(value, one) for one in known)
        )

    def _known_to(self, offer: Offer) -> list[Decimal]:
        if offer not in self._known:
            self._known[offer] = list(set(sums_of(offer)))
        return self._known[offer]

    def against(self, offer: Offer) -> float:
        """What speaks against an offer because it leaves something out or turns it round."""
        sums = sum(self._weight(value, offer) for value in self.left_out(offer))
        return sums + self._untimely(offer) + self._misplaced(offer) + self._unshared(offer)

    def _unshared(self, offer: Offer) -> float:
        """Shares of which nothing is in a plan of given payments."""
        if offer.kind is not Kind.GIVEN:
            return 0.0
        known, left = self._known_to(offer), 0
        for share in self.shares:
            money = share.value * offer.amount
            left += not (any(near(money, one) for one in known) or digits_met(offer, [share]))
        return _SHARE_LEFT * left

    def _weight(self, value: Decimal, offer: Offer) -> float:
        placed = self.sums[value]
        if value in self.beside:
            return _ASIDE_LEFT
        if value in self._often:
            return _PAYMENT_LEFT
        if placed.has(Tag.TOTAL):
            return _TOTAL_LEFT
        if placed.has(Tag.BORROW) or placed.is_lent:
            return _LENT_LEFT
        return _LARGE_LEFT if value > offer.amount else _SUM_LEFT

    def _untimely(self, offer: Offer) -> float:
        """Times and numbers of payments that are left out, or made up."""
        counts = self.counts - {offer.count, *offer.stages}
        near_by = sum(abs(one - offer.count) == 1 for one in counts)
        against = _TIME_LEFT * (len(counts) - near_by) + _NEARLY * near_by
        spans = [is_heeded(one, offer) for one in self.spans]
        once = offer.count == 1 or offer.kind is Kind.AT_END
        if (once and not any(spans)) or (offer.on_card and (self.spans or self.counts)):
            against += _WORST
        return against + _TIME_LEFT * spans.count(False)

    def _misplaced(self, offer: Offer) -> float:
        """What is lent taken for a deposit, or for a price; a year for a sum of money."""
        if {offer.first, offer.deducted, offer.deposit, offer.amount} & self.beside:
            return _WORST
        if not offer.deposit:
            return 0.0
        lent = [value for value, one in self.sums.items() if one.has(Tag.BORROW) or one.is_lent]
        whole = offer.amount + offer.deposit
        return _SUM_LEFT * any(near(one, offer.deposit) or near(one, whole) for one in lent)

    def with_places(self, offer: Offer) -> Iterator[tuple[Offer, float]]:
        """The offer as it is, and with one or two sums that it leaves out put into it."""
        yield offer, 0.0
        for once, against in self._with_place(offer):
            yield once, against
            for twice, more in self._with_place(once):
                yield twice, against + more

    def _with_place(self, offer: Offer) -> Iterator[tuple[Offer, float]]:
        """The offer with a sum that it leaves out: with each payment, in hand, put down, a fee."""
        left = [one for one in self.left_out(offer) if one not in self.beside]
        if len(left) > _MOST or offer.kind is not Kind.GIVEN:
            return
        for value in left:
            placed = self.sums[value]
            small = offer.count > 1 and value * _LEAST_MORE <= offer.paid[0]
            if placed.per is not None and small and not offer.fee:
                yield replace(offer, fee=value), _SAID
            if value in self._often or placed.has(*_NO_PLACE):
                continue
            named = placed.has(*_OF_FEES)
            whole = offer.amount
            lent = placed.has(Tag.BORROW, Tag.PRICE) or placed.is_lent or offer.deducted
            if whole * _LEAST_IN_HAND <= value < whole and not (lent or offer.deposit):
                against = _SAID if placed.has(Tag.GET) else _ELSEWHERE
                yield replace(offer, deducted=whole - value), against
            if whole * _LEAST_DOWN <= value < whole and not (named or offer.deposit):
                bought = _UNSAID if self.bought else _ELSEWHERE
                against = _SAID if placed.has(*_OF_DEPOSITS) else bought
                yield replace(offer, amount=whole - value, deposit=value), against
            if value <= whole * (_MOST_KEPT if named else _MOST_UNNAMED):
                against = _SAID if named else _UNSAID
                if placed.has(Tag.UPFRONT):
                    yield replace(offer, deducted=offer.deducted + value), against
                elif not offer.first:
                    yield replace(offer, first=value), against


def plans(items: Sequence[Item]) -> Iterator[Offer]:
    """A sum, what may pay it back, and how often: whatever words stand beside them."""
    told = [one for one in items if isinstance(one, Money)]
    sums = list(dict.fromkeys(one.value for one in told))
    cash = next((one.currency for one in told if one.currency), "")
    spans = [one for one in items if isinstance(one, Span) and one.count > 0]
    rhythms = {one for one in items if isinstance(one, Per) and one.unit != "each"}
    if len(sums) < 2 or len(rhythms) > 1:
        return
    weekly = any(one.unit == "week" for one in spans)
    named = next(iter(rhythms), None)
    period = as_period(named) if named else Period(Unit.WEEK) if weekly else MONTH
    assumed = frozenset() if named or weekly else frozenset({"monthly"})
    made = Offer(Kind.GIVEN, _NOTHING, period, currency=cash, assumed=assumed)
    counts = [one.value for one in items if isinstance(one, Count)]
    counts += [periods(one, period) or 0 for one in spans]
    for count in dict.fromkeys(one for one in counts if 1 < one <= MOST_PAYMENTS):
        for amount, each in permutations(sums, 2):
            whole = each * count  # less than the amount, where a deposit is yet to be found
            if amount * _LEAST_BACK <= whole <= amount * _DEAREST and each < amount:
                paid = (each,) * count
                yield replace(made, amount=amount, count=count, paid=paid)
