"""What a loan moves and when: schedules, what they cost, and the rate behind them.

A rate here is a fraction a period. Amounts are not rounded: a schedule that is rounded to cents
differs in its last instalment only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.core.errors import Refusal
from bot.core.rate import Flow, Rate, solve

_MOST_PAYMENTS = 1_200
_NOTHING = Decimal(0)
_CENT = Decimal("0.01")


class NeverRepaid(Refusal):
    """The payments do not even cover the interest, or would take more than a hundred years."""


class Unit(StrEnum):
    """What periods are counted in."""

    DAY = "day"
    WEEK = "week"
    HALF_MONTH = "half-month"
    MONTH = "month"
    YEAR = "year"


_A_YEAR = {Unit.DAY: 365, Unit.WEEK: 52, Unit.HALF_MONTH: 24, Unit.MONTH: 12, Unit.YEAR: 1}


@dataclass(frozen=True, slots=True)
class Period:
    """The time between two payments: `count` units.

    A year has 365 days, 52 weeks, 24 half months, 12 months.
    """

    unit: Unit
    count: int = 1

    @property
    def a_year(self) -> Decimal:
        """How many of them a year has."""
        return Decimal(_A_YEAR[self.unit]) / self.count

    @property
    def in_days(self) -> Period:
        """Weeks as days, in which the law counts a loan that is paid back at once."""
        return Period(Unit.DAY, 7 * self.count) if self.unit is Unit.WEEK else self

    def times(self, count: int) -> Period:
        """A period `count` times as long."""
        return replace(self, count=self.count * count)


MONTH = Period(Unit.MONTH)


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment, `at` periods after the beginning, and what is owed after it."""

    at: int
    amount: Decimal
    left: Decimal
    interest: Decimal = _NOTHING
    fee: Decimal = _NOTHING


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan as it is lived: what is in hand at the beginning, and the payments that follow.

    `odd` is how many periods more than one pass before the first payment (an odd first period):
    0.5 for 45 days before monthly payments, −0.5 for 15.
    """

    received: Decimal
    payments: tuple[Payment, ...]
    period: Period = MONTH
    odd: float = 0.0

    @property
    def total_paid(self) -> Decimal:
        """All payments together."""
        return sum((one.amount for one in self.payments), _NOTHING)

    @property
    def total_cost(self) -> Decimal:
        """What is paid beyond what was in hand."""
        return self.total_paid - self.received

    @property
    def is_free(self) -> bool:
        """Whether it costs nothing but what rounds off its payments, half a cent each."""
        return abs(self.total_cost) < _CENT * max(1, len(self.payments)) / 2 + _CENT / 2

    @property
    def held(self) -> Decimal:
        """The share of the amount that is held on average until the last payment."""
        last = max((one.at for one in self.payments), default=0)
        owed = {one.at: one.left for one in self.payments}
        if not last or not self.received:
            return Decimal(1)
        now, sum_ = max(self.received, *owed.values()), _NOTHING
        first = now
        for at in range(last):
            now = owed.get(at, now)
            sum_ += now
        return sum_ / (first * last)

    def flows(self) -> list[Flow]:
        """The loan as cash flows."""
        whole, part = _parted(self.odd)
        paid = [
            Flow(-one.amount, one.at + whole, part) if one.at else Flow(-one.amount, 0)
            for one in self.payments
        ]
        return [Flow(self.received, 0), *paid]

    def rate(self) -> Rate:
        """The rate behind it; raise `NoRate`.

        Of a loan that is paid back at once the whole time is one period, but a year at most, as US
        law has it; there an odd part of a year earns simple interest (Appendix J (b)(8)).
        """
        paid = [one for one in self.payments if one.amount and one.at]
        if len(paid) == 1 and not self.odd:
            now = self.received - sum((one.amount for one in self.payments if not one.at), _NOTHING)
            whole = self.period.times(paid[0].at).in_days
            years = max(1.0, 1 / float(whole.a_year))
            compound = solve([Flow(now, 0), Flow(-paid[0].amount, years)])
            if whole.a_year >= 1:
                return Rate(compound, whole.a_year)
            back = Flow(-paid[0].amount, *_parted(years))
            return Rate(solve([Flow(now, 0), back]), Decimal(1), compound)
        return Rate(solve(self.flows()), self.period.a_year)


def annuity(amount: Decimal, rate: Decimal, count: int, balloon: Decimal = _NOTHING) -> Decimal:
    """The equal instalment that pays `amount` off in `count` periods, with `balloon` at the end."""
    if not rate:
        return (amount - balloon) / count
    shrunk = (1 + rate) ** -count
    return (amount - balloon * shrunk) * rate / (1 - shrunk)


def equal_instalments(
    amount: Decimal, rate: Decimal, count: int, balloon: Decimal = _NOTHING
) -> tuple[Payment, ...]:
    """The same each time, interest on what is still owed; a balloon is paid with the last."""
    each = annuity(amount, rate, count, balloon)
    payments, left = [], amount
    for at in range(1, count + 1):
        interest, rest = left * rate, count - at
        # What is owed is what the remaining payments are worth: adding up would lose digits.
        shrunk = (1 + rate) ** -rest
        left = each * (1 - shrunk) / rate if rate else each * rest
        left = left + balloon * shrunk if rest else _NOTHING
        payments.append(Payment(at, each if rest else each + balloon, left, interest))
    return tuple(payments)


def after(amount: Decimal, rate: Decimal, odd: float) -> Decimal:
    """What an amount has grown to when the first whole period of an `odd` one begins.

    Whole periods compound, a part of one earns simple interest.
    """
    whole, part = _parted(odd)
    return amount * (1 + rate) ** whole * (1 + rate * Decimal(repr(part)))


def _parted(odd: float) -> tuple[int, float]:
    whole = math.floor(odd)
    return whole, odd - whole


def equal_principal(amount: Decimal, rate: Decimal, count: int) -> tuple[Payment, ...]:
    """The same part of the amount each time, and the interest on what is still owed."""
    part = amount / count
    owed = [amount * (count - at) / count for at in range(count + 1)]
    return tuple(
        Payment(at, part + owed[at - 1] * rate, owed[at], owed[at - 1] * rate)
        for at in range(1, count + 1)
    )


def interest_first(amount: Decimal, rate: Decimal, count: int) -> tuple[Payment, ...]:
    """Only interest, and the whole amount with the last payment."""
    interest = amount * rate
    early = tuple(Payment(at, interest, amount, interest) for at in range(1, count))
    return (*early, Payment(count, amount + interest, _NOTHING, interest))


def at_the_end(amount: Decimal, rate: Decimal, count: int) -> tuple[Payment, ...]:
    """Everything at the end, with simple interest for each period."""
    interest = amount * rate * count
    return (Payment(count, amount + interest, _NOTHING, interest),)


def flat_fee(amount: Decimal, fee: Decimal, count: int) -> tuple[Payment, ...]:
    """Equal parts of the amount, and the same fee each time, however little is still owed."""
    part = amount / count
    return tuple(Payment(at, part + fee, amount - part * at, fee=fee) for at in range(1, count + 1))


def given(amount: Decimal, paid: Sequence[Decimal]) -> tuple[Payment, ...]:
    """Payments as they were named; what is owed falls as if each paid the same share of it."""
    total = sum(paid, _NOTHING)
    left, payments = amount, []
    for at, one in enumerate(paid, 1):
        part = amount * one / total if total else _NOTHING
        left -= part
        payments.append(Payment(at, one, max(left, _NOTHING), one - part))
    return tuple(payments)


def revolving(
    balance: Decimal, rate: Decimal, share: Decimal, floor: Decimal = _NOTHING
) -> tuple[Payment, ...]:
    """A card on which only the minimum is paid: `share` of what is owed, at least `floor`.

    Interest is added first. Without a floor the rest is paid once it is below one.
    """
    payments: list[Payment] = []
    left = balance
    smallest = floor or Decimal(1)
    while left > 0:
        interest = left * rate
        owed = left + interest
        pay = owed if owed <= smallest else min(owed, max(owed * share, floor))
        if pay <= interest or len(payments) == _MOST_PAYMENTS:
            raise NeverRepaid
        left = owed - pay
        payments.append(Payment(len(payments) + 1, pay, left, interest))
    return tuple(payments)


def fixed(balance: Decimal, rate: Decimal, each: Decimal) -> tuple[Payment, ...]:
    """A card or an open loan on which the same is paid each time until nothing is owed."""
    return revolving(balance, rate, _NOTHING, each)


def with_fees(
    payments: Sequence[Payment], *, each: Decimal = _NOTHING, first: Decimal = _NOTHING
) -> tuple[Payment, ...]:
    """A fee with every payment, and one paid at the very beginning."""
    charged = tuple(replace(one, amount=one.amount + each, fee=one.fee + each) for one in payments)
    if not first:
        return charged
    owed = payments[0].left + (payments[0].amount - payments[0].interest - payments[0].fee)
    return (Payment(0, first, owed, fee=first), *charged)


def with_late_fee(loan: Loan, fee: Decimal, times: int = 1) -> Loan:
    """The same loan if the first `times` payments after the beginning come with a late fee."""
    payments, late = [], 0
    for one in loan.payments:
        if one.at and late < times:
            late += 1
            payments.append(replace(one, amount=one.amount + fee, fee=one.fee + fee))
        else:
            payments.append(one)
    return replace(loan, payments=tuple(payments))


def settled(loan: Loan, after: int, *, fees_due: bool = False, penalty: Decimal = _NOTHING) -> Loan:
    """The loan if all that is owed is paid with payment number `after`.

    Interest that has not yet come up falls away. Fees that have not yet come up do too, unless
    the contract wants them all (`fees_due`). `penalty` is a share of what is paid early.
    """
    kept = [one for one in loan.payments if one.at <= after]
    if not kept or kept[-1].at == loan.payments[-1].at:
        return loan
    last = kept[-1]
    rest = [one for one in loan.payments if one.at > after]
    fees = sum((one.fee for one in rest), _NOTHING) if fees_due else _NOTHING
    closing = last.left * (1 + penalty) + fees
    return replace(
        loan,
        payments=(
            *kept[:-1],
            replace(last, amount=last.amount + closing, left=_NOTHING, fee=last.fee + fees),
        ),
    )
