"""Expressions in lessons come to what the loan's mathematics says, or say where they are wrong."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.expression import Figure, Series, WrongExpression, evaluate, filled, show
from bot.core.figures import FUNCTIONS, with_facts


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) × 4", "20"),
        ("7 ÷ 2", "3.50"),
        ("-5 − -2", "-3"),
        ("12000 * 10%", "1,200"),
        ("percent(800 / 9200, 1)", "8.7%"),
        ("points(apr(10000, 6%, 12, fee=0.5%))", "16.7"),
        ("number(1234.565, 2)", "1,234.57"),
        # The figures that the lessons gave before they were worked out.
        ("payment(10000, 15%, 12)", "903"),
        ("cost(10000, 15%, 36)", "2,480"),
        ("flat_apr(10000, 0.6%, 12)", "13.0%"),
        ("fixed_months(2400, 24%, 120)", "26"),
        ("minimum_months(2400, 24%, 3%, 25)", "155"),
        ("once_apr(100, 115, 14)", "391.1%"),
        ("paid_apr(9200, 833.33, 12)", "15.7%"),
    ],
)
def test_an_expression_is_shown_as_people_write_figures(written: str, shown: str) -> None:
    assert show(evaluate(written, FUNCTIONS)) == shown


@pytest.mark.parametrize(
    ("written", "at", "meant"),
    [
        ("1 + ", 3, "a number"),
        ("apr(10000 6%)", 10, "`,` or `)`"),
        ("aprr(10000, 6%, 12)", 0, "`apr`"),
        ("apr(10000, 6%, 0)", 0, "whole months"),
        ("principal * 2", 0, "one of"),
        ('"a" + 1', 4, "numbers on both sides"),
        ("1 / 0", 0, "divided"),
        ("__import__", 0, "numbers, names"),
        ("apr.x", 3, "numbers, names"),
        ("minimum_cost(2400, 24%, 1%)", 0, "pay it off"),
        ("(" * 50 + "1" + ")" * 50, 20, "fewer brackets"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(written: str, at: int, meant: str) -> None:
    with pytest.raises(WrongExpression, match="meant") as told:
        evaluate(written, FUNCTIONS)
    assert told.value.at == at
    assert meant in told.value.meant


@given(st.text(max_size=80))
def test_any_text_is_worked_out_or_refused(written: str) -> None:
    with contextlib.suppress(WrongExpression):
        assert show(evaluate(written, FUNCTIONS)) is not None


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(1, 10**4))
def test_sums_are_those_of_decimal_numbers(one: int, two: int, three: int) -> None:
    names = {"one": Figure(Decimal(one)), "two": Figure(Decimal(two))}
    found = evaluate(f"(one - two) * {three} + one / {three}", FUNCTIONS, names)
    assert isinstance(found, Figure)
    assert found.value == (Decimal(one) - two) * three + Decimal(one) / three


def test_a_text_is_filled_and_a_fault_counts_from_its_beginning() -> None:
    functions = with_facts({"cn-help": "12378"})
    assert filled("Call {{ fact('cn-help') }} now, {{ 2*3 }}.", functions) == "Call 12378 now, 6."
    with pytest.raises(WrongExpression) as told:
        filled("Call {{ fact('cn-hlp') }}", functions)
    assert told.value.at == len("Call {{ ")


def test_a_series_says_month_by_month_what_the_loan_says_in_all() -> None:
    owed = evaluate("owed(10000, 15%, 12)", FUNCTIONS)
    interest = evaluate("interest(10000, 15%, 12)", FUNCTIONS)
    cost = evaluate("cost(10000, 15%, 12)", FUNCTIONS)
    assert isinstance(owed, Series)
    assert isinstance(interest, Series)
    assert isinstance(cost, Figure)
    assert owed.values[0] == 10_000
    assert list(owed.values) == sorted(owed.values, reverse=True)
    assert abs(sum(interest.values) - cost.value) < Decimal("0.000001")
    # What is still owed is what the interest of the next month is counted on.
    for left, part in zip(owed.values, interest.values, strict=True):
        assert abs(left * Decimal("0.15") / 12 - part) < Decimal("0.000001")


@pytest.mark.parametrize(
    ("series", "count"),
    [
        ("minimum_owed(2400, 24%, 3%, 25)", "minimum_months(2400, 24%, 3%, 25)"),
        ("fixed_owed(2400, 24%, 120)", "fixed_months(2400, 24%, 120)"),
    ],
)
def test_a_series_is_as_long_as_the_loan(series: str, count: str) -> None:
    found, months = evaluate(series, FUNCTIONS), evaluate(count, FUNCTIONS)
    assert isinstance(found, Series)
    assert isinstance(months, Figure)
    assert len(found.values) == months.value


def test_a_series_grows_and_goes_in_steps() -> None:
    assert show(evaluate("grown(1150, 15%, 2)", FUNCTIONS)) == "1150.00 1322.50 1520.88"
    assert show(evaluate("steps(100, -40, 3)", FUNCTIONS)) == "100.00 60.00 20.00"


def test_a_series_cannot_be_reckoned_with() -> None:
    with pytest.raises(WrongExpression):
        evaluate("owed(1000, 0%, 3) + 1", FUNCTIONS)
    with pytest.raises(WrongExpression):
        evaluate("percent(owed(1000, 0%, 3))", FUNCTIONS)
    with pytest.raises(WrongExpression):
        evaluate("grown(1000, 900%, 600)", FUNCTIONS)
