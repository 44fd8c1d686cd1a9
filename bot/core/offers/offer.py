"""An offer as it was understood, or what must be asked before it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.core import loan as schedules
from bot.core.loan import MONTH, Loan, Payment, Period
from bot.core.rate import Rate

_NOTHING = Decimal(0)


class Kind(StrEnum):
    """How an offer is paid back."""

    EQUAL = "equal"
    EQUAL_PRINCIPAL = "equal-principal"
    INTEREST_ONLY = "interest-only"
    FLAT = "flat"
    AT_END = "at-end"
    GIVEN = "given"
    CARD_MINIMUM = "card-minimum"
    CARD_FIXED = "card-fixed"
    RATE = "rate"


class Need(StrEnum):
    """What must be asked before a figure can be given."""

    SHORTER = "shorter"
    CLEARER = "clearer"
    AMOUNT = "amount"
    TERM = "term"
    COST = "cost"
    RATE_PERIOD = "rate-period"
    SCHEDULE = "schedule"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The rate as the offer itself names it, and what it is per."""

    value: Decimal
    every: Period


@dataclass(frozen=True, slots=True)
class Offer:
    """What was understood. Amounts are in the currency that was written; `rate` is a period's.

    `amount` is what is borrowed, `deposit` what a buyer pays of a price beside it, `deducted` what
    is kept back of it, `first` what is paid at the beginning, `fee` what comes with every payment,
    `late` what a late payment would cost; `odd` is as in `Loan`.
    """

    kind: Kind
    amount: Decimal
    period: Period = MONTH
    count: int = 1
    rate: Decimal = _NOTHING
    fee: Decimal = _NOTHING
    deducted: Decimal = _NOTHING
    first: Decimal = _NOTHING
    paid: tuple[Decimal, ...] = ()
    balloon: Decimal = _NOTHING
    deposit: Decimal = _NOTHING
    share: Decimal = _NOTHING
    floor: Decimal = _NOTHING
    late: Decimal = _NOTHING
    odd: float = 0.0
    currency: str = ""
    quoted: Quoted | None = None
    assumed: frozenset[str] = frozenset()

    @property
    def received(self) -> Decimal:
        """What is in hand at the beginning."""
        return self.amount - self.deducted

    @property
    def stages(self) -> list[int]:
        """How many payments in a row are the same, and how many there are up to each change."""
        runs, begun = [], 0
        for at, value in enumerate(self.paid):
            if at + 1 == len(self.paid) or self.paid[at + 1] != value:
                runs += [at + 1 - begun, at + 1]
                begun = at + 1
        return runs

    @property
    def on_card(self) -> bool:
        """Whether it is a debt that stands already, as on a card."""
        return self.kind in {Kind.CARD_MINIMUM, Kind.CARD_FIXED}

    @property
    def costs_at_once(self) -> bool:
        """Whether all that it costs is what is kept back or paid at the beginning."""
        plans = {Kind.EQUAL, Kind.EQUAL_PRINCIPAL, Kind.FLAT}
        return self.kind in plans and not (self.rate or self.fee) and self.deducted + self.first > 0

    @property
    def quoted_rate(self) -> Rate:
        """The rate as it stands in the offer, where that is all there is."""
        return Rate(self.rate, self.period.a_year)

    def loan(self) -> Loan:
        """Its cash flows; raise `NeverRepaid` for a card that is never paid off."""
        payments = schedules.with_fees(
            self._payments(),
            each=_NOTHING if self.kind is Kind.FLAT else self.fee,
            first=self.first,
        )
        return Loan(self.received, payments, self.period, self.odd)

    def _payments(self) -> tuple[Payment, ...]:
        rate, count = self.rate, self.count
        amount = schedules.after(self.amount, rate, self.odd) if rate else self.amount
        made: dict[Kind, Callable[[], tuple[Payment, ...]]] = {
            Kind.EQUAL: lambda: schedules.equal_instalments(amount, rate, count, self.balloon),
            Kind.EQUAL_PRINCIPAL: lambda: schedules.equal_principal(amount, rate, count),
            Kind.INTEREST_ONLY: lambda: schedules.interest_first(amount, rate, count),
            Kind.FLAT: lambda: schedules.flat_fee(amount, self.fee, count),
            Kind.AT_END: lambda: schedules.at_the_end(amount, rate, count),
            Kind.GIVEN: lambda: schedules.given(amount, self.paid),
            Kind.CARD_MINIMUM: lambda: schedules.revolving(amount, rate, self.share, self.floor),
            Kind.CARD_FIXED: lambda: schedules.fixed(amount, rate, self.floor),
            Kind.RATE: tuple,  # a rate alone moves no money
        }
        return made[self.kind]()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a sentence may mean, where nothing says that it does."""

    offer: Offer
    left: tuple[Decimal, ...] = ()
    """Sums of the sentence that have no place in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a sentence: an offer, or what is needed, or both where only rates are known."""

    offer: Offer | None = None
    needs: tuple[Need, ...] = ()
    could_be: tuple[Choice, ...] = ()
    """Where `clearer` is needed: what may be meant, the likeliest first."""


CHANGEABLE = (Kind.EQUAL, Kind.FLAT, Kind.EQUAL_PRINCIPAL, Kind.INTEREST_ONLY, Kind.AT_END)
"""Ways to pay back a loan whose rate or fee is known, in the order in which they are offered."""


def recast(offer: Offer, kind: Kind) -> Offer:
    """The same offer, paid back in another of the `CHANGEABLE` ways."""
    if kind is offer.kind or not {kind, offer.kind} <= set(CHANGEABLE):
        return offer
    rate, fee = offer.rate, offer.fee
    if offer.kind is Kind.FLAT:
        rate, fee = fee / offer.amount, _NOTHING
    if kind is Kind.FLAT:
        rate, fee = _NOTHING, fee + offer.amount * rate
    assumed = offer.assumed - {"equal", "yearly"}
    return replace(offer, kind=kind, rate=rate, fee=fee, assumed=assumed)


def unburdened(offer: Offer) -> Offer:
    """The same offer; payments that carry a fee of nothing are equal ones that cost nothing.

    So what such a plan costs is looked for where it is: at the beginning.
    """
    return recast(offer, Kind.EQUAL) if offer.kind is Kind.FLAT and not offer.fee else offer


def known(assumed: Iterable[str]) -> list[str]:
    """Assumptions in the order in which they are told."""
    order = ("monthly", "yearly", "equal", "at-end", "fee-first", "first-now", "apr-effective")
    rest = ("free-first", "no-floor", "per-base")
    return [one for one in (*order, *rest) if one in set(assumed)]
