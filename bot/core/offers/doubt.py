"""Whether it is likelier that a number was misread than that an offer is such."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.core.loan import NeverRepaid
from bot.core.offers.draft import Fee
from bot.core.offers.duration import alike, as_period, periods, years
from bot.core.offers.offer import Kind, Offer
from bot.core.offers.settling import Settled
from bot.core.offers.vocabulary import Tag

_NOTHING = Decimal(0)
_ROUNDED = Decimal("0.995")
"""Of what was got, at least so much is paid back: instalments are rounded."""
_MOST_TIMES = 12
"""Of what was got, no more than so many times is paid back."""
_MOST_IN_A_YEAR = 5
"""The same for a loan of a year at most."""
_LEAST_RECEIVED = Decimal("0.4")
"""Of what is signed for, at least so much is in hand and stays there."""
_ODD = Decimal("0.05")
"""Of what is lent, a sum of less than so much need not be explained."""
_BESIDE = Decimal("0.2")
"""Of what is lent, less than so much is no price that was to be explained."""
_CHEAPEST = Decimal("0.005")
"""A price a year below which a number is taken for misread."""


@dataclass(slots=True)
class Doubted(Settled):
    """A draft that is held against the offer which was made of it."""

    def doubtful(self, offer: Offer) -> bool:
        """Whether it is likelier that a number was misread than that the offer is such.

        Nobody pays back less than they got, or asks for interest and takes almost none.
        """
        if self.at_odds or self._contradicts(offer) or self._left_over(offer):
            return True
        least = offer.amount * _LEAST_RECEIVED
        if offer.received - offer.first < least or self._unexplained(offer):
            return True
        if any(not fee.share and fee.value >= offer.amount for fee in self.fees):
            return True
        if any(self._once_or_often(fee, offer) for fee in self.fees):
            return True
        if offer.kind is Kind.GIVEN:
            paid = sum(offer.paid, offer.first) + offer.fee * offer.count
            brief = offer.count <= offer.period.a_year
            most = _MOST_TIMES if not brief else _MOST_IN_A_YEAR
            at_first = Tag.INTEREST_ONLY in self.tags and self._several_times()
            # A payment of more than was lent is a sum of another loan.
            at_first = at_first or (offer.count > 2 and max(offer.paid[:-1]) > offer.amount)
            extreme = at_first or not _ROUNDED <= paid / offer.received <= most
            extreme = extreme or offer.fee > max(offer.paid)  # a first payment taken for a fee
            return extreme or self._pays_more(offer) or self._adds_up_otherwise(offer)
        two_rates = len(self.rates) > 1 and (
            Tag.PLUS not in self.tags
            or self._several_times()
            or any(not percent.value for percent, _, _ in self.rates)
        )
        # A fee with the last of payments that a rate makes has no place in such a plan.
        last = any({Tag.BALLOON, Tag.WITH_LAST} & set(fee.tags) for fee in self.fees)
        misplaced = last and offer.kind is not Kind.AT_END
        return two_rates or misplaced or self._almost_nothing(offer)

    def _once_or_often(self, fee: Fee, offer: Offer) -> bool:
        """`3% a month taken out first`: for one month, or for all of them?"""
        first = {Tag.UPFRONT, Tag.INTEREST} <= set(fee.tags) and fee.share
        often = fee.per is not None and fee.per.unit != "each"
        whole = offer.count / offer.period.a_year
        return first and often and fee.per is not None and whole > 1 / as_period(fee.per).a_year

    def _contradicts(self, offer: Offer) -> bool:
        """A number of payments, and times that all say another: 3 months, then 9 payments."""
        counts = [count for count, _ in self.counts if count > 1]
        times = [periods(span, offer.period) or 0 for span in self._terms()]
        if len(counts) > 1 or not counts or not times or self.first_span is not None:
            return False
        grouped = offer.kind is Kind.GIVEN and len(set(offer.paid)) > 1
        # A time of one period is when it begins: starting next month.
        return not grouped and all(time > 1 and abs(counts[0] - time) > 1 for time in times)

    def _left_over(self, offer: Offer) -> bool:
        """A number that was named for something which such an offer has not got."""
        if offer.on_card or offer.kind is Kind.RATE:
            return False
        first = self.first_pay is not None and offer.kind is not Kind.GIVEN
        last = self.balloon and offer.kind not in {Kind.GIVEN, Kind.EQUAL}
        same = alike([years(span) for span in self._terms()])
        # 8000元一年，分5年还: the instalments say which of two times is meant.
        said = self.counts or len(set(offer.paid)) > 1 or Tag.INSTALMENTS in self.tags
        told_twice = not same and not said
        many = len({count for count, _ in self.counts}) > 1 or self._several_times()
        either = Tag.OR in self.tags and many
        stray = self.price is not None and self._is_stray(self.price, offer)
        return bool(self.floor or self.share or first or last or told_twice or either or stray)

    def _is_stray(self, price: Decimal, offer: Offer) -> bool:
        """A price that is neither what is lent nor explains it; of a small one nobody can say."""
        if price < offer.amount * _BESIDE:
            return False
        known = [offer.amount, offer.received]
        known += [one + self._paid_down() for one in known]
        used = sum(value for value, _, _ in self.pays)
        return not any(abs(price - one) <= max(one / 100, Decimal(1)) for one in (*known, used))

    def _unexplained(self, offer: Offer) -> bool:
        """A sum was told that the offer has not got, and that does not follow from what it has.

        A small one may be anything; a price for a hundred is no sum of the offer.
        """
        if offer.on_card or offer.kind is Kind.RATE or self.per_hundred:
            return False
        known = sums_of(offer)
        if offer.kind is Kind.AT_END:
            known[:0] = [fee.value for fee in self.fees if not fee.share]  # all are in its rate
        for at, value in enumerate(self.told):
            least = offer.amount * (_BESIDE if value == self.price else _ODD)
            signed = self.got is not None and offer.received < value <= known[-1]
            if value < least or signed or any(near(value, one) for one in known):
                continue
            others = [one for place, one in enumerate(self.told) if place != at]
            pairs = ((one, other) for one in known for other in others)
            if not any(
                near(value, one + other) or near(value, abs(one - other)) for one, other in pairs
            ):
                return True
        return False

    def _pays_more(self, offer: Offer) -> bool:
        """A payment was named that has no place in the offer."""
        total = sum(offer.paid, offer.first)
        known = {offer.amount, offer.received, total, total - offer.amount, *offer.paid}
        known |= {Decimal(count) for count, _ in self.counts}  # "pay in 4: 4 payments"
        known |= {self.balloon, offer.first, offer.fee, offer.amount + self.down}
        if self.first_pay is not None:
            known.add(self.first_pay[0])
        if self.price is not None:
            known.add(self.price)
        # 到手900，合同1000: between what is got and what is paid stands what is signed for.
        signed = self.got is not None
        return any(
            value
            and not (signed and offer.received < value <= total)
            and all(abs(value - one) > max(one / 100, Decimal(1)) for one in known)
            for value, _, _ in self.pays
        )

    def _adds_up_otherwise(self, offer: Offer) -> bool:
        """A total was named, and the payments come to another."""
        if self.total is None:
            return False
        paid = sum(offer.paid)
        charged = paid + offer.fee * offer.count
        sums = (paid, charged, charged + offer.first, paid + offer.first)
        known = [one + more for one in sums for more in (0, offer.deposit, offer.deducted)]
        known += [one - offer.amount for one in sums] + [one - offer.received for one in sums]
        known += [offer.amount, offer.fee * offer.count, offer.first, offer.deducted]
        return all(abs(self.total - one) > max(one / 100, Decimal(1)) for one in known)

    def _almost_nothing(self, offer: Offer) -> bool:
        """A price of less than half a percent a year, that was not said to be none."""
        if self._free() or offer.on_card or not (self.fees or self.rates):
            return False
        if self.rates and all(not percent.value for percent, _, _ in self.rates) and not self.fees:
            return False
        a_year = (offer.rate + offer.fee / offer.amount) * offer.period.a_year
        return a_year + (offer.deducted + offer.first) / offer.amount < _CHEAPEST


def sums_of(offer: Offer) -> list[Decimal]:
    """What an offer has, in sums of money; last of all what is paid in the end."""
    try:
        loan = offer.loan()
    except NeverRepaid:
        return []
    paid, given = loan.total_paid, sum(offer.paid, _NOTHING)
    sums = {
        *(offer.amount, offer.received, offer.received - offer.first),
        *(offer.deducted, offer.first, offer.fee, offer.fee * offer.count),
        *(offer.balloon, offer.deposit, offer.late, offer.amount + offer.deposit),
        *(paid - offer.first, paid - offer.amount, paid + offer.deposit, loan.total_cost),
        *(offer.amount * offer.rate, given, Decimal(offer.count), *offer.paid),
    }
    if offer.paid:
        sums.add(offer.paid[-1] - offer.paid[0])
    for one in loan.payments:
        sums |= {one.amount, one.amount - offer.fee, one.interest, one.amount - one.interest}
    return [*(one for one in sums if one), paid]


def near(one: Decimal, other: Decimal) -> bool:
    """Whether two sums are one, but for what rounding leaves."""
    return abs(one - other) <= max(other / 200, _ROUNDED / 2)
