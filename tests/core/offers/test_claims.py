"""Rates that an offer prints beside its payments say which reading of its sums is right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.content.offers import understand
from bot.core.loan import annuity
from bot.core.offers.claims import digits_met, without_rates
from bot.core.offers.offer import Kind, Offer
from bot.core.offers.wording import Per, Percent, read


def twelve(each: str) -> Offer:
    return Offer(Kind.GIVEN, Decimal(10000), count=12, paid=(Decimal(each),) * 12)


A_YEAR = Decimal("0.1137")
EQUAL = twelve(str(round(annuity(Decimal(10000), A_YEAR / 12, 12), 2)))
FLAT = twelve(str(round(Decimal(10000) / 12 + 63, 2)))


@pytest.mark.parametrize(
    ("offer", "share"),
    [
        (EQUAL, "0.1137"),  # a year's rate
        (EQUAL, "0.1198"),  # compounded
        (EQUAL, "0.00947"),  # a month's
        (FLAT, "0.0063"),  # of the whole amount, each month
        (FLAT, "0.0756"),  # and a year
        (replace(EQUAL, deducted=Decimal(275)), "0.0275"),  # what is kept
        (replace(EQUAL, deducted=Decimal(275)), "0.1137"),  # without what is kept
        (replace(EQUAL, deducted=Decimal(275)), "0.1669"),  # with it
    ],
)
def test_a_printed_share_is_met_in_each_way_that_lenders_count(offer: Offer, share: str) -> None:
    assert digits_met(offer, [Percent(Decimal(share))]) > 0


@pytest.mark.parametrize("share", ["0.1292", "0.0745", "0.0213"])
def test_another_share_is_not_met(share: str) -> None:
    assert digits_met(EQUAL, [Percent(Decimal(share))]) == 0


def test_a_share_that_says_little_proves_nothing() -> None:
    assert digits_met(EQUAL, [Percent(Decimal("0.11"))]) == 0


def test_what_a_share_is_per_goes_with_it_and_other_rhythms_stay() -> None:
    items = without_rates(read("0.6% a month on 10000, 12 payments of 893.33 every week"))
    assert not any(isinstance(one, Percent) for one in items)
    assert [one.unit for one in items if isinstance(one, Per)] == ["week"]


@pytest.mark.parametrize(
    ("text", "nominal"),
    [
        (("13,995, deposit 3000, 48 payments of 221.40, final payment 4,296.59, 9000 miles a year,"
         " excess 14.9p. 12.9% apr"), 0.12194),
        ("12 months, loan 1,00,000, admin fee 2000, 98000 in bank. EMI 9897, total interest 18762",
         0.37054),
        (("10k loan 3 month tenure, add-on 2.95% monthly so 3,628.33 a month. Use my code get 50."
         " 4.36% contractual"), 0.52354),
        ("手机5000块分6期，费率0.72%每期，一期还869.33", 0.14662),
        ("借15万分24个月还，月平息0.20%，手续费每年1%加进去本金变153,000，每月还6,681，年利率6.68%",
         0.06486),
    ],
)  # fmt: skip
def test_an_offer_is_what_its_printed_figures_prove(text: str, nominal: float) -> None:
    reading = understand(text)
    assert reading.offer is not None, reading.needs
    assert float(reading.offer.loan().rate().nominal) == pytest.approx(nominal, rel=1e-3)


def test_what_is_not_in_hand_was_kept_back_where_both_rates_say_so() -> None:
    text = (
        "10k, 36 months, 5% fee comes out, i get 9,500, then 341.48 monthly. APR 17.59% rate 13.94%"
    )
    offer = understand(text).offer
    assert offer is not None
    assert (offer.amount, offer.deducted) == (Decimal(10_000), Decimal(500))


@pytest.mark.parametrize(
    "text",
    [
        "borrow 10,000, 24 months, 3.80% flat, instalment 448.33, fee 1% taken off. EIR write 8.12",
        "贷款10万，12期，年利率5.88%，每期本金8,333元（第一期8,337），利息照剩下的本金算",
        "剩7万贷2年，手续费8400，头一个月一起收要交11317，以后每月2917共24期",
    ],
)
def test_payments_that_leave_a_rate_unmet_or_cost_nothing_are_asked_about(text: str) -> None:
    assert understand(text).offer is None


def test_a_payment_is_not_believed_for_a_rate_that_it_does_not_come_to() -> None:
    assert (
        understand("10k loan, 3 months, 3,628.33 a month and 50, 7.77% contractual").offer is None
    )
