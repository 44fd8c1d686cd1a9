"""Expressions in lessons come to what the loan's mathematics says, or say where they are wrong."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.expression import Figure, WrongExpression, evaluate, filled, show
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
