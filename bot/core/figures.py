"""The functions that expressions in lessons may call: the loan's mathematics, and how to show it.

Amounts are plain numbers; `rate` is a nominal rate a year (`15%`), `months` the number of monthly
payments; `fee` is charged with each payment as a share of the first amount, `upfront` is kept from
the loan at the start as a share of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches

from bot.core import loan
from bot.core.errors import Refusal
from bot.core.expression import Figure, Function, Series, Value, rounded
from bot.core.loan import Loan, Payment, Period

_NOTHING = Figure(Decimal(0))
_MOST_MONTHS = 600


def _lent(amount: Figure, rate: Figure, months: Figure, fee: Figure, upfront: Figure) -> Loan:
    count = _whole(months)
    payments = loan.equal_instalments(amount.value, rate.value / 12, count)
    payments = loan.with_fees(payments, each=fee.value * amount.value)
    return Loan(amount.value * (1 - upfront.value), payments)


def _whole(months: Figure) -> int:
    if months.value != int(months.value) or not 1 <= months.value <= _MOST_MONTHS:
        raise ValueError(f"1 to {_MOST_MONTHS} whole months")
    return int(months.value)


def apr(
    amount: Figure,
    rate: Figure,
    months: Figure,
    fee: Figure = _NOTHING,
    upfront: Figure = _NOTHING,
) -> Figure:
    """The yearly rate with the fees in it, nominal."""
    return _rate(_lent(amount, rate, months, fee, upfront))


def payment(amount: Figure, rate: Figure, months: Figure, fee: Figure = _NOTHING) -> Figure:
    """The monthly payment."""
    return Figure(_lent(amount, rate, months, fee, _NOTHING).payments[0].amount, 0)


def total(amount: Figure, rate: Figure, months: Figure, fee: Figure = _NOTHING) -> Figure:
    """All payments together."""
    return Figure(_lent(amount, rate, months, fee, _NOTHING).total_paid, 0)


def cost(
    amount: Figure,
    rate: Figure,
    months: Figure,
    fee: Figure = _NOTHING,
    upfront: Figure = _NOTHING,
) -> Figure:
    """What is paid beyond what was in hand."""
    return Figure(_lent(amount, rate, months, fee, upfront).total_cost, 0)


def flat_apr(amount: Figure, fee: Figure, months: Figure) -> Figure:
    """The yearly rate of equal parts of the amount, and a fee each month that never falls."""
    payments = loan.flat_fee(amount.value, fee.value * amount.value, _whole(months))
    return _rate(Loan(amount.value, payments))


def paid_apr(received: Figure, each: Figure, months: Figure) -> Figure:
    """The yearly rate where so much arrived and so much is paid each month."""
    payments = loan.given(received.value, [each.value] * _whole(months))
    return _rate(Loan(received.value, payments))


def once_apr(received: Figure, paid: Figure, days: Figure) -> Figure:
    """The yearly rate where all is paid back at once after some days."""
    at = Payment(_whole(days), paid.value, Decimal(0))
    return _rate(Loan(received.value, (at,), Period(loan.Unit.DAY)))


def minimum_months(
    balance: Figure, rate: Figure, share: Figure, floor: Figure = _NOTHING
) -> Figure:
    """The months until a card is free if only the minimum is paid."""
    return Figure(Decimal(len(_minimum(balance, rate, share, floor))), 0)


def minimum_cost(balance: Figure, rate: Figure, share: Figure, floor: Figure = _NOTHING) -> Figure:
    """The interest of a card on which only the minimum is paid."""
    paid = sum((one.amount for one in _minimum(balance, rate, share, floor)), Decimal(0))
    return Figure(paid - balance.value, 0)


def fixed_months(balance: Figure, rate: Figure, each: Figure) -> Figure:
    """The months until a card is free if the same is paid each month."""
    return Figure(Decimal(len(_checked(balance, rate, each))), 0)


def fixed_cost(balance: Figure, rate: Figure, each: Figure) -> Figure:
    """The interest of a card on which the same is paid each month."""
    paid = sum((one.amount for one in _checked(balance, rate, each)), Decimal(0))
    return Figure(paid - balance.value, 0)


def owed(amount: Figure, rate: Figure, months: Figure) -> Series:
    """What is owed in each month, before its payment."""
    return _before(amount, _lent(amount, rate, months, _NOTHING, _NOTHING).payments)


def interest(amount: Figure, rate: Figure, months: Figure) -> Series:
    """The interest in each monthly payment."""
    payments = _lent(amount, rate, months, _NOTHING, _NOTHING).payments
    return Series(tuple(one.interest for one in payments))


def minimum_owed(balance: Figure, rate: Figure, share: Figure, floor: Figure = _NOTHING) -> Series:
    """What is owed on a card in each month if only the minimum is paid."""
    return _before(balance, _minimum(balance, rate, share, floor))


def fixed_owed(balance: Figure, rate: Figure, each: Figure) -> Series:
    """What is owed on a card in each month if the same is paid each time."""
    return _before(balance, _checked(balance, rate, each))


def grown(amount: Figure, rate: Figure, times: Figure) -> Series:
    """The amount, then what it is after each of some periods in which nothing is paid."""
    each = 1 + rate.value
    return Series(tuple(amount.value * each**at for at in range(_whole(times) + 1)))


def steps(first: Figure, more: Figure, count: Figure) -> Series:
    """So many numbers, each by `more` larger than the one before."""
    return Series(tuple(first.value + more.value * at for at in range(_whole(count))))


def _before(amount: Figure, payments: Sequence[Payment]) -> Series:
    return Series((amount.value, *(one.left for one in payments[:-1])))


def _minimum(balance: Figure, rate: Figure, share: Figure, floor: Figure) -> tuple[Payment, ...]:
    try:
        return loan.revolving(balance.value, rate.value / 12, share.value, floor.value)
    except Refusal as refusal:
        raise ValueError("payments that pay it off") from refusal


def _checked(balance: Figure, rate: Figure, each: Figure) -> tuple[Payment, ...]:
    try:
        return loan.fixed(balance.value, rate.value / 12, each.value)
    except Refusal as refusal:
        raise ValueError("payments that pay it off") from refusal


def _rate(lent: Loan) -> Figure:
    try:
        return Figure(lent.rate().nominal, 1, "%")
    except Refusal as refusal:
        raise ValueError("payments that have a rate") from refusal


def number(value: Figure, places: Figure = _NOTHING) -> Figure:
    """A number with so many digits behind the point."""
    return Figure(value.value, _places(places), "%" if value.unit == "%" else "")


def percent(value: Figure, places: Figure = _NOTHING) -> Figure:
    """A share as per cent."""
    return Figure(value.value, _places(places), "%")


def points(value: Figure) -> Figure:
    """Per cent as a bare number, for answers that are typed in %."""
    shown = value.places
    bare = value.value * 100
    return Figure(bare if shown is None else rounded(bare, shown), shown)


def _places(places: Figure) -> int:
    if places.value != int(places.value) or not 0 <= places.value <= 6:
        raise ValueError("0 to 6 digits")
    return int(places.value)


def round_(value: Figure, places: Figure = _NOTHING) -> Figure:
    """Rounded, a half up."""
    return Figure(rounded(value.value, _places(places)), None, value.unit)


FUNCTIONS: Mapping[str, Function] = {
    "apr": apr,
    "payment": payment,
    "total": total,
    "cost": cost,
    "flat_apr": flat_apr,
    "paid_apr": paid_apr,
    "once_apr": once_apr,
    "minimum_months": minimum_months,
    "minimum_cost": minimum_cost,
    "fixed_months": fixed_months,
    "fixed_cost": fixed_cost,
    "owed": owed,
    "interest": interest,
    "minimum_owed": minimum_owed,
    "fixed_owed": fixed_owed,
    "grown": grown,
    "steps": steps,
    "number": number,
    "percent": percent,
    "points": points,
    "round": round_,
}


def with_facts(values: Mapping[str, str]) -> Mapping[str, Function]:
    """The functions, and `fact("id")`: the figure of a fact."""

    def fact(name: Value) -> Value:
        if not isinstance(name, str) or name not in values:
            near = get_close_matches(str(name), values, n=1)
            raise ValueError(f"`{near[0]}`" if near else "the name of a fact in facts.yaml")
        return values[name]

    return {**FUNCTIONS, "fact": fact}
