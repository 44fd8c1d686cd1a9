"""The pictures of /loan with large sums: every number whole, and apart from the next."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.pictures import loan, offers
from bot.pictures.loan import LoanPicture, PaymentBar
from bot.pictures.offers import OfferRow, OffersPicture
from tests.pictures.test_card import Box, boxes, faults

_APART = 24
"""Less, and two numbers read as one."""
SUMS = {
    "en": ("250,000.00", "440,115.46", "190,115.46"),
    "zh": ("1,200,000元", "1,844,709.12元", "644,709.12元"),
    "large": ("12,000,000元", "18,447,091.20元", "6,447,091.20元"),
}
RATE = "1,000,000%+ a year effective ・ 1,564.25% nominal"


def _drawn(sums: tuple[str, str, str], payments: int) -> list[Box]:
    labels = ("in your hand", "paid in all", "cost")
    picture = LoanPicture(
        "What it costs",
        tuple(zip(labels, sums, strict=True)),
        RATE,
        "paid back",
        "interest and fees",
        "still owed",
        "payments 1 to 10",
        "payments 351 to 360",
        1,
        (PaymentBar(1, 1, 1),) * payments,
    )
    svg = loan.svg(picture)
    assert not faults(svg)
    return boxes(svg)


@pytest.mark.parametrize("sums", SUMS.values(), ids=SUMS)
def test_large_sums_stand_apart(sums: tuple[str, str, str]) -> None:
    row = [one for one in _drawn(sums, 36) if one.words in sums]
    assert len(row) == len(sums)
    for one, following in pairwise(row):
        assert following.left - one.right >= _APART


def test_a_single_payment_is_named_below_its_bar() -> None:
    label = next(one for one in _drawn(SUMS["en"], 1) if one.words == "payments 1 to 10")
    assert round(label.left + label.right) == loan.WIDTH


@pytest.mark.parametrize("sums", SUMS.values(), ids=SUMS)
def test_no_sum_of_a_comparison_is_cut_off(sums: tuple[str, str, str]) -> None:
    line = "in your hand {} ・ paid in all {} ・ cost {}".format(*sums)
    rows = tuple(OfferRow(letter, 1000, 300, line, RATE) for letter in "ABC")
    svg = offers.svg(OffersPicture("Side by side", "in your hand", "cost", rows))
    assert not faults(svg)
    assert [one.words for one in boxes(svg)].count(line) == len(rows)
