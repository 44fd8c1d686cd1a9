"""The dates of the examples of Appendix J to Regulation Z, and the rates it prints for them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.core.unit_period import us_rate


def monthly(first: date, count: int, months: int = 1) -> list[date]:
    days = []
    for place in range(count):
        year, month = divmod(first.year * 12 + first.month - 1 + months * place, 12)
        last = calendar.monthrange(year, month + 1)[1]
        days.append(date(year, month + 1, min(first.day, last)))
    return days


def weekly(first: date, count: int, weeks: int = 1) -> list[date]:
    return [first + timedelta(weeks=weeks * place) for place in range(count)]


def on_1st_and_16th(first: date, count: int) -> list[date]:
    return [day.replace(day=number) for day in monthly(first, count) for number in (1, 16)][:count]


def paid(days: list[date], amount: str, first: str = "", last: str = "") -> list[tuple[date, str]]:
    amounts = [first or amount, *[amount] * (len(days) - 2), last or amount]
    return list(zip(days, amounts, strict=True))


EXAMPLES = {
    "(c)(1)(i)": ((1978, 1, 10), "5000", paid(monthly(date(1978, 2, 10), 24), "230"), "9.69"),
    "(c)(1)(ii)": ((1978, 2, 10), "6000", paid(monthly(date(1978, 4, 1), 36), "200"), "11.82"),
    "(c)(1)(iii)": (
        (1978, 2, 23),
        "5000",
        paid(on_1st_and_16th(date(1978, 3, 1), 24), "219.17"),
        "10.34",
    ),
    "(c)(1)(iv)": ((1978, 5, 23), "10000", paid(monthly(date(1978, 10, 1), 40, 3), "385"), "8.97"),
    "(c)(1)(v)": ((1978, 3, 20), "500", paid(weekly(date(1978, 4, 21), 30), "17.60"), "14.96"),
    "(c)(2)(i)": (
        (1978, 1, 10),
        "5000",
        paid(monthly(date(1978, 2, 10), 24), "230", first="250"),
        "10.08",
    ),
    "(c)(2)(ii)": (
        (1978, 3, 18),
        "400",
        paid(weekly(date(1978, 4, 20), 12, 4), "38.31", first="39.50"),
        "28.50",
    ),
    "(c)(3)(i)": (
        (1978, 1, 10),
        "5000",
        paid(monthly(date(1978, 2, 10), 24), "230", last="280"),
        "10.50",
    ),
    "(c)(3)(ii)": (
        (1978, 4, 3),
        "200",
        paid(weekly(date(1978, 4, 11), 20, 2), "9.50", last="30"),
        "12.22",
    ),
    "(c)(4)(i)": (
        (1978, 1, 10),
        "5000",
        paid(monthly(date(1978, 2, 10), 24), "230", first="250", last="280"),
        "10.90",
    ),
    "(c)(4)(ii)": (
        (1978, 1, 10),
        "8000",
        paid(monthly(date(1978, 3, 1), 20, 2), "465", first="449.36", last="200"),
        "7.30",
    ),
    "(c)(5)(i)": ((1978, 1, 3), "1000", [(date(1978, 9, 15), "1080")], "11.45"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_dates_give_the_printed_rate(name: str) -> None:
    begun, advance, payments, printed = EXAMPLES[name]
    moves = [(date(*begun), Decimal(advance))]
    moves += [(day, -Decimal(amount)) for day, amount in payments]
    found = us_rate(moves)
    assert found is not None
    assert round(found.nominal * 100, 2) == Decimal(printed)


@pytest.mark.parametrize(
    ("back", "day", "nominal"),
    [
        # By hand from (b)(4)(ii) and (b)(8): (1 + i/2)(1 + i) = 1.13519; (1 + i)² = 1.24; i/2.
        ("1135.19", date(2027, 7, 15), "8.76"),
        ("1240", date(2028, 1, 15), "11.36"),
        ("1044", date(2026, 7, 15), "8.80"),
    ],
)
def test_what_is_paid_back_once_is_counted_in_years_and_their_odd_part(
    back: str, day: date, nominal: str
) -> None:
    found = us_rate([(date(2026, 1, 15), Decimal(1000)), (day, -Decimal(back))])
    assert found is not None
    assert round(found.nominal * 100, 2) == Decimal(nominal)


def test_months_that_end_on_their_last_day_are_months() -> None:
    days = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    moves = [(days[0], Decimal(300)), *[(day, Decimal(-101)) for day in days[1:]]]
    found = us_rate(moves)
    assert found is not None
    assert found.a_year == 12
