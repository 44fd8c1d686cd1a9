"""Typed amounts for a month: with small words, as two numbers, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.offers.amount import Between, Unfit, amount, unfit, without_unfit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 4500 a month", 4500),
        ("i get about 4,500 a month after tax", 4500),
        ("four and a half thousand", 4500),
        ("$4.5k or so", 4500),
        ("24000 a year", 2000),
        ("3000 every week", 13000),
        ("大概四千五", 4500),
        ("每月4500元", 4500),
        ("4500左右", 4500),
        ("我一個月４５００", 4500),
        ("四五零零", 4500),
        ("none", 0),
        ("I don't have any", 0),
        ("没有别的贷款", 0),
        ("-5", -5),
    ],
)
def test_an_amount_with_a_few_small_words(text: str, value: int) -> None:
    assert amount(text) == pytest.approx(Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三千吧", 2000, 3000),
        ("三四千块吧", 3000, 4000),
        ("一两万", 10000, 20000),
        ("一千二三", 1200, 1300),
        ("十五六万", 150000, 160000),
        ("2、3千", 2000, 3000),
        ("两千到三千", 2000, 3000),
        ("2-3k", 2000, 3000),
        ("8-12k", 8000, 12000),
        ("800 or 1k", 800, 1000),
        ("2 to 3 thousand", 2000, 3000),
        ("two or three thousand", 2000, 3000),
        ("two three thousand", 2000, 3000),
        ("between 2000 and 3000 a month", 2000, 3000),
    ],
)
def test_two_amounts(text: str, low: int, high: int) -> None:
    assert amount(text) == Between(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "我被骗了两万怎么办",
        "我刚给骗子转了5000",
        "I was scammed of 2000 what now",
        "I owe 2000 to a friend",
        "借5000 12期 每期480",
        "4500, 2300",
        "12%",
        "3 months",
        "3000多",
        "几千",
        "",
        "9" * 100,
        "or or or to to",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "wrong", "rest"),
    [
        ("-500", Unfit.BELOW_NOTHING, ""),
        ("-1万", Unfit.BELOW_NOTHING, ""),
        ("借-500", Unfit.BELOW_NOTHING, "借"),
        ("borrow minus 500", Unfit.BELOW_NOTHING, "borrow minus 500"),
        ("999999999999999999999 1 month", Unfit.TOO_LARGE, "1 month"),
        ("99999999999999999999999元1个月", Unfit.TOO_LARGE, "1个月"),
        ("- 12 months", None, "- 12 months"),
        ("10-12 months", None, "10-12 months"),
    ],
)
def test_what_no_offer_can_have_is_named_and_left_out(
    text: str, wrong: Unfit | None, rest: str
) -> None:
    assert unfit(text) is wrong
    assert without_unfit(text) == rest
