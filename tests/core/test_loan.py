"""Schedules and what they cost, against published figures and against themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from bot.core import loan as rules
from bot.core.affordability import Budget
from bot.core.loan import MONTH, Loan, NeverRepaid, Payment, Period, Unit

MADE = {
    "equal instalments": rules.equal_instalments,
    "equal principal": rules.equal_principal,
    "interest first": rules.interest_first,
}
amounts = st.decimals("10", "10000000", places=2)
rates = st.decimals("0.0001", "0.9", places=4)
counts = st.integers(1, 360)


@pytest.mark.parametrize("kind", MADE)
@given(amount=amounts, rate=rates, count=counts)
def test_a_rate_makes_a_schedule_and_the_schedule_gives_it_back(
    kind: str, amount: Decimal, rate: Decimal, count: int
) -> None:
    loan = Loan(amount, MADE[kind](amount, rate, count))
    periodic = loan.rate().periodic
    if count == 1:
        assert float(loan.rate().nominal) == pytest.approx(float(rate * 12), abs=1e-9)
    assert float(periodic) == pytest.approx(float(rate), abs=1e-9)
    assert loan.payments[-1].left == 0
    assert sum(one.interest for one in loan.payments) == pytest.approx(loan.total_cost)


@given(amount=amounts, fee=rates, count=st.integers(2, 60))
def test_a_flat_fee_costs_more_than_it_says_and_less_than_double(
    amount: Decimal, fee: Decimal, count: int
) -> None:
    nominal = Loan(amount, rules.flat_fee(amount, amount * fee, count)).rate().nominal
    assert fee * 12 < nominal < fee * 12 * 2


@given(amount=amounts, rate=rates, count=counts, kept=st.decimals("0.01", "0.9", places=2))
def test_a_deduction_only_ever_makes_a_loan_dearer(
    amount: Decimal, rate: Decimal, count: int, kept: Decimal
) -> None:
    payments = rules.equal_instalments(amount, rate, count)
    whole, cut = Loan(amount, payments), Loan(amount * (1 - kept), payments)
    assert cut.rate().periodic > whole.rate().periodic
    assert cut.total_cost > whole.total_cost


@given(amount=amounts, rate=rates, count=st.integers(2, 120), after=st.integers(1, 119))
def test_settling_early_saves_interest_and_keeps_the_rate(
    amount: Decimal, rate: Decimal, count: int, after: int
) -> None:
    loan = Loan(amount, rules.equal_instalments(amount, rate, count))
    early = rules.settled(loan, after)
    assert early.total_cost <= loan.total_cost
    if after > 1:
        assert float(early.rate().periodic) == pytest.approx(float(rate), abs=1e-9)


def test_the_instalment_agrees_with_a_published_one() -> None:
    # Microsoft's documentation of PMT: 10,000 at 8% a year in 10 months is 1,037.03 a month.
    each = rules.annuity(Decimal(10_000), Decimal("0.08") / 12, 10)
    assert round(each, 2) == Decimal("1037.03")


def test_an_odd_first_period_agrees_with_a_published_one() -> None:
    # MathWorks' documentation of payodd: 4,000 at 11% in 24 months, the first payment after 36
    # days, is 186.7731 a month.
    rate = Decimal("0.11") / 12
    paid = tuple(Payment(at, Decimal("186.7731"), Decimal(0)) for at in range(1, 25))
    found = Loan(Decimal(4000), paid, MONTH, odd=6 / 30).rate()
    assert float(found.periodic) == pytest.approx(float(rate), abs=1e-7)


def test_a_payday_loan_costs_what_the_consumer_bureau_says() -> None:
    # "What is a payday loan?", Consumer Financial Protection Bureau: 15 per 100 for two weeks
    # is an APR of almost 400 percent; 391% in its own example.
    loan = Loan(Decimal(100), rules.at_the_end(Decimal(100), Decimal("0.15"), 1), TWO_WEEKS)
    assert round(loan.rate().nominal * 100) == 391


def test_a_fee_on_the_first_amount_is_no_rate() -> None:
    loan = Loan(Decimal(12_000), rules.flat_fee(Decimal(12_000), Decimal(72), 12))
    assert loan.total_cost == 864
    assert round(loan.held, 3) == Decimal("0.542")
    assert round(loan.rate().nominal, 4) == Decimal("0.1303")
    assert round(loan.rate().effective, 4) == Decimal("0.1384")


def test_only_the_minimum_takes_years() -> None:
    loan = Loan(
        Decimal(10_000),
        rules.revolving(Decimal(10_000), Decimal("0.1825") / 12, Decimal("0.1"), Decimal(50)),
    )
    assert len(loan.payments) == 45
    assert round(loan.total_cost, -1) == 1720


@pytest.mark.parametrize(("share", "floor"), [("0", "0"), ("0.01", "0"), ("0", "20")])
def test_a_minimum_below_the_interest_never_ends(share: str, floor: str) -> None:
    with pytest.raises(NeverRepaid):
        rules.revolving(Decimal(1000), Decimal("0.02"), Decimal(share), Decimal(floor))


def test_buying_now_and_paying_later_is_free_until_it_is_late() -> None:
    paid = (Payment(0, Decimal(25), Decimal(75)), *rules.given(Decimal(75), [Decimal(25)] * 3))
    loan = Loan(Decimal(100), paid, Period(Unit.WEEK, 2))
    assert loan.total_cost == loan.rate().nominal == 0
    late = rules.with_late_fee(loan, Decimal(7))
    assert late.total_cost == 7
    assert late.rate().nominal > Decimal("1.2")


def test_renting_to_own_has_a_rate_too() -> None:
    loan = Loan(Decimal(700), rules.given(Decimal(700), [Decimal(15)] * 104), Period(Unit.WEEK))
    assert loan.total_cost == 860
    assert float(loan.rate().periodic) == pytest.approx(pyxirr.irr([700, *[-15] * 104]), abs=1e-9)


def test_settling_a_flat_fee_loan_early_makes_it_dearer_if_all_fees_stay_due() -> None:
    loan = Loan(Decimal(12_000), rules.flat_fee(Decimal(12_000), Decimal(72), 12))
    free, due = rules.settled(loan, 3), rules.settled(loan, 3, fees_due=True)
    assert free.total_cost == 216
    assert due.total_cost == 864
    assert due.rate().nominal > 2 * loan.rate().nominal


def test_a_budget_shows_shares_and_what_is_left() -> None:
    month = Budget(Decimal(8000), Decimal(3000), Decimal(1000), Decimal(2000))
    assert month.share == Decimal("0.375")
    assert month.left == 2000
    hard = month.stressed()
    assert round(hard.share, 3) == Decimal("0.469")
    assert hard.left == 400


TWO_WEEKS = Period(Unit.DAY, 14)
