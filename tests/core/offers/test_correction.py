"""An offer put right by a later sentence: what it says anew counts, the rest stays."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.content.offers import understand
from bot.core.loan import Unit
from bot.core.offers.correction import is_plain
from bot.core.offers.offer import Kind, Need, Offer


def put_right(text: str, *changes: str) -> Offer:
    reading = understand(text, changes=changes)
    assert reading.offer is not None, reading.needs
    return reading.offer


@pytest.mark.parametrize("change", ["no, it is due in 3 weeks", "不对，三周后还"])
def test_another_time(change: str) -> None:
    offer = put_right("borrow 500, pay back 600 in 10 days", change)
    assert (offer.period.unit, offer.period.count * offer.count) == (Unit.DAY, 21)
    assert offer.paid == (Decimal(600),)


@pytest.mark.parametrize("change", ["weekly", "每周还"])
def test_another_rhythm(change: str) -> None:
    offer = put_right("borrow 3000, pay 150 for 24 payments", change)
    assert (offer.period.unit, offer.count, offer.paid[0]) == (Unit.WEEK, 24, Decimal(150))


@pytest.mark.parametrize("change", ["5% per month", "月利率5%"])
def test_another_rate(change: str) -> None:
    offer = put_right("borrow 5000 at 12% a year for 12 months", change)
    assert (offer.rate, offer.count) == (Decimal("0.05"), 12)


def test_a_rate_without_a_period_keeps_the_one_before() -> None:
    offer = put_right("borrow 5000 at 1% a month for 12 months", "no, 2%")
    assert offer.rate == Decimal("0.02")


def test_a_rate_is_for_another_time() -> None:
    assert put_right("借10万，年利率6%，3年", "是月利率").rate == Decimal("0.06")


def test_a_share_changes_the_fee_where_there_is_no_rate() -> None:
    offer = put_right("借1万分12期，每期手续费0.6%", "不对，是0.8%")
    assert (offer.kind, offer.fee) == (Kind.FLAT, Decimal(80))


@pytest.mark.parametrize("change", ["it is 8000", "借八千"])
def test_another_amount(change: str) -> None:
    assert put_right("borrow 5000 at 12% a year for 12 months", change).amount == 8000


def test_which_of_several_sums_a_bare_number_is_nobody_guesses() -> None:
    told = understand("borrow 3000, pay 560 a month for 6 months", changes=["no, 650"])
    assert told.needs == (Need.CLEARER,)


def test_another_payment() -> None:
    offer = put_right("borrow 1,000, 12 monthly payments of 30", "the payments are 95")
    assert (offer.amount, offer.paid[0]) == (Decimal(1000), Decimal(95))


@pytest.mark.parametrize(
    "change",
    ["no, 95 each", "no 95 each", "95 apiece", "not 30, 95", "95, not 30", "30 is wrong, it's 95"],
)
def test_another_payment_in_few_words(change: str) -> None:
    offer = put_right("borrow 1,000, 12 monthly payments of 30", change)
    assert (offer.amount, offer.count, set(offer.paid)) == (Decimal(1000), 12, {Decimal(95)})


@pytest.mark.parametrize("change", ["不对，每期95", "不是90，是95", "90写错了，应该是95"])
def test_another_payment_in_few_chinese_words(change: str) -> None:
    offer = put_right("借1000，分12期，每期还90", change)
    assert (offer.amount, offer.count, set(offer.paid)) == (Decimal(1000), 12, {Decimal(95)})


def test_a_sum_that_was_never_told_cannot_be_put_right() -> None:
    told = understand("borrow 1,000, 12 monthly payments of 90", changes=["not 80, 95"])
    assert told.needs == (Need.CLEARER,)


def test_what_only_the_sums_told_can_be_put_right_too() -> None:
    assert put_right("they gave me 300 and in 2 weeks i owe 345", "3 weeks").period.count == 21
    assert put_right("they gave me 300 and in 2 weeks i owe 345", "not 345, 350").paid == (
        Decimal(350),
    )
    assert put_right("7.500 euro, 84 monthly rates of 118, in total 9.912", "8 years").count == 96


@pytest.mark.parametrize("change", ["首付1000", "1000 down"])
def test_a_deposit(change: str) -> None:
    assert put_right("手机6000，分12期，每期500", change).amount == 5000


@pytest.mark.parametrize("change", ["服务费是从三万里扣的", "it is deducted upfront"])
def test_a_fee_is_kept_back(change: str) -> None:
    offer = put_right("借三万，服务费10%，分12期，每期还2800", change)
    assert offer.deducted == 3000


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("是先息后本", Kind.INTEREST_ONLY),
        ("interest only", Kind.INTEREST_ONLY),
        ("等额本金", Kind.EQUAL_PRINCIPAL),
        ("it is a flat rate", Kind.FLAT),
    ],
)
def test_another_way_to_pay_back(change: str, kind: Kind) -> None:
    assert put_right("借10万，年利率6%，3年", change).kind is kind


def test_the_last_correction_counts() -> None:
    offer = put_right("借10万，年利率6%，3年", "是先息后本", "等额本金", "两年")
    assert (offer.kind, offer.count) == (Kind.EQUAL_PRINCIPAL, 24)


def test_corrections_without_end_are_too_long() -> None:
    assert understand("borrow 500", changes=["24 months"] * 500).needs == (Need.SHORTER,)


@pytest.mark.parametrize(
    ("told", "change", "plain"),
    [
        ("1900, 12 months, 250", "no, 205", [True]),
        ("1900, 12 months, 250", "no, 1800", [True]),
        ("1900, 12 months, 250", "no, 1000", [False]),
        ("borrow 195, pay 60 a week for 4 weeks", "no, 205", [False]),
        ("borrow 195, pay 60 a week for 4 weeks", "no, 196", [True]),
        ("phone 195, deposit 60, 3 payments of 50", "no, 205", [False]),
        ("2000 loan, 12 payments of 195, fee 60", "no, 205", [False, False]),
        ("2000 loan, 12 payments of 195, fee 60", "no, 196", [True, False]),
        ("800 loan, 12 payments of 75, 60 setup fee", "no, 65", [False, False]),
        ("借5万，24期，每期还2450", "不对，2540", [True]),
        ("借5万，24期，每期还2450", "不对，2600", [False]),
    ],
)
def test_a_bare_number_is_plain_where_one_sum_alone_may_have_been_mistyped(
    told: str, change: str, plain: list[bool]
) -> None:
    found = understand(told, changes=[change]).could_be
    assert [is_plain(put_right(told), one.offer) for one in found] == plain


def test_a_bare_number_may_be_a_fee_too() -> None:
    told = understand("borrow 500 at 12% for 6 months, fee 60 deducted", changes=["no, 65"])
    assert told.needs == (Need.CLEARER,)


@pytest.mark.parametrize(
    ("change", "got"),
    [("不是1万，是8千", 8000), ("not 8000, 8500", 8500), ("8500, not 8000", 8500)],
)
def test_which_sum_was_wrong_may_be_said(change: str, got: int) -> None:
    assert put_right("借1万，到手8千，12期每期还950", change).received == got


def test_of_a_sum_that_was_never_told_there_is_nothing_to_choose() -> None:
    told = understand("借5万，24期，每期还2450", changes=["不是1万，是8千"])
    assert (told.needs, told.could_be) == ((Need.CLEARER,), ())
