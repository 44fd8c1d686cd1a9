"""Rates behind cash flows, against published examples and another library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rate import Flow, NoRate, Rate, Why, on_dates, solve

# (c)(1) to (c)(5) of Appendix J to 12 CFR Part 1026 (Regulation Z): an advance, then payments as
# (amount, unit-periods of the first, how many), the odd part of a unit-period before them, and
# the unit-periods of a year. An odd part of 22 days in a month is 22/30; in a quarter, months
# count 30 days.
Stream = tuple[float, int, int]
APPENDIX_J: dict[str, tuple[int, list[Stream], float, float, str]] = {
    "(c)(1)(i) monthly, regular first period": (5000, [(230, 1, 24)], 0, 12, "9.69"),
    "(c)(1)(ii) monthly, long first period": (6000, [(200, 1, 36)], 19 / 30, 12, "11.82"),
    "(c)(1)(iii) twice a month, short first": (5000, [(219.17, 0, 24)], 6 / 15, 24, "10.34"),
    "(c)(1)(iv) quarterly, long first period": (10000, [(385, 1, 40)], 39 / 90, 4, "8.97"),
    "(c)(1)(v) weekly, long first period": (500, [(17.60, 4, 30)], 4 / 7, 52, "14.96"),
    "(c)(2)(i) monthly, odd first payment": (5000, [(250, 1, 1), (230, 2, 23)], 0, 12, "10.08"),
    "(c)(2)(ii) every 4 weeks, odd first": (
        400,
        [(39.50, 1, 1), (38.31, 2, 11)],
        5 / 28,
        13,
        "28.50",
    ),
    "(c)(3)(i) monthly, odd final payment": (5000, [(230, 1, 23), (280, 24, 1)], 0, 12, "10.50"),
    "(c)(3)(ii) every 2 weeks, short first, odd final": (
        200,
        [(9.50, 0, 19), (30, 19, 1)],
        8 / 14,
        26,
        "12.22",
    ),
    "(c)(4)(i) monthly, odd first and final": (
        5000,
        [(250, 1, 1), (230, 2, 22), (280, 24, 1)],
        0,
        12,
        "10.90",
    ),
    "(c)(4)(ii) every two months, short first, odd first and final": (
        8000,
        [(449.36, 0, 1), (465, 1, 18), (200, 19, 1)],
        52 / 60,
        6,
        "7.30",
    ),
    "(c)(5)(i) one payment after 255 days": (1000, [(1080, 1, 1)], 0, 365 / 255, "11.45"),
}

# Annex III to Directive 87/102/EEC as amended by Directive 98/7/EC, part A, whose equation is
# that of Annex I to Directive 2008/48/EC: the calendar with years of 365 days.
ANNEX_III: dict[str, tuple[list[tuple[date, int]], str]] = {
    "first": ([(date(1994, 1, 1), 1000), (date(1995, 7, 1), -1200)], "12.96"),
    "second, 50 kept back": ([(date(1994, 1, 1), 950), (date(1995, 7, 1), -1200)], "16.9"),
    "third": (
        [(date(1994, 1, 1), 1000), (date(1995, 1, 1), -600), (date(1996, 1, 1), -600)],
        "13.07",
    ),
}


@pytest.mark.parametrize("name", APPENDIX_J)
def test_regulation_z_examples_agree_to_the_last_digit(name: str) -> None:
    advance, streams, odd, a_year, printed = APPENDIX_J[name]
    flows = [Flow(Decimal(advance), 0)]
    for amount, first, count in streams:
        flows += [Flow(-Decimal(str(amount)), first + one, odd) for one in range(count)]
    rate = Rate(solve(flows), Decimal(str(a_year)))
    assert round(rate.nominal * 100, 2) == Decimal(printed)


@pytest.mark.parametrize("name", ANNEX_III)
def test_european_examples_agree_to_the_last_digit(name: str) -> None:
    moves, printed = ANNEX_III[name]
    rate = solve(on_dates([(day, Decimal(amount)) for day, amount in moves]))
    wanted = Decimal(printed)
    assert (rate * 100).quantize(wanted) == wanted


@given(
    st.integers(1, 10**7),
    st.lists(st.integers(1, 10**6), min_size=1, max_size=60),
)
def test_rates_agree_with_another_library(advance: int, paid: list[int]) -> None:
    if sum(paid) < advance / 2:
        return  # the other library looks no lower
    ours = float(solve([Flow(Decimal(advance), 0), *_paid(paid)]))
    theirs = pyxirr.npv(ours, [advance, *(-one for one in paid)])
    assert theirs == pytest.approx(0, abs=1e-6 * (advance + sum(paid)) * max(1, abs(1 + ours)))
    other = pyxirr.irr([advance, *(-one for one in paid)])
    if other is not None and 0 < other < 1:
        assert ours == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize(
    ("amounts", "why"),
    [
        ([], Why.NOTHING_MOVES),
        ([100, -100], Why.NOTHING_MOVES),
        ([0, -5], Why.NOTHING_RECEIVED),
        ([100, 5], Why.NOTHING_PAID),
        # Two rates, 10% and 20%: both would make this nothing.
        ([10_000, -23_000, 13_200], Why.SEVERAL_RATES),
        ([100, -150, 100], Why.NO_BALANCE),
    ],
)
def test_what_has_no_rate_says_why(amounts: list[int], why: Why) -> None:
    same_moment = amounts == [100, -100]
    flows = [Flow(Decimal(amount), 0 if same_moment else at) for at, amount in enumerate(amounts)]
    with pytest.raises(NoRate) as refused:
        solve(flows)
    assert refused.value.why is why


def test_a_loan_paid_out_in_two_parts_has_a_rate() -> None:
    amounts = [100, -20, 100, -100, -100]
    rate = solve([Flow(Decimal(amount), at) for at, amount in enumerate(amounts)])
    assert float(rate) == pytest.approx(pyxirr.irr(amounts), abs=1e-9)


@pytest.mark.parametrize("paid", [1, 10**3, 10**9, 10**15])
def test_extreme_loans_have_a_rate(paid: int) -> None:
    rate = solve([Flow(Decimal(1000), 0), Flow(Decimal(-paid), 1)])
    assert float(rate) == pytest.approx(paid / 1000 - 1, rel=1e-9)


def test_a_year_without_its_leap_day_ends_on_the_28th() -> None:
    flows = on_dates([(date(2024, 2, 29), Decimal(100)), (date(2025, 2, 28), Decimal(-110))])
    assert solve(flows) == Decimal("0.1")


def _paid(paid: list[int]) -> list[Flow]:
    return [Flow(Decimal(-one), at) for at, one in enumerate(paid, 1)]
