"""Sums that say together what they are, where words beside them are new or stand elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.offers.assigning import assigned, differ
from bot.core.offers.roles import with_times
from bot.core.offers.wording import read
from tests.core.offers.told import read_as, sentences


@pytest.mark.parametrize(
    ("text", "received", "paid"),
    [
        ("blah 600 and in 30 days blah 690", 600, 690),
        ("blah 5,000, blah fee 900 so 4,100 blah, full 5,000 due after 30 days", 4100, 5000),
        ("blah 7,500, 84 blah monthly of 118, total 9,912", 7500, 9912),
        ("blah price 24,500, 3,000 deposit, 48 x 299 monthly, 9,800 balloon", 21500, 24152),
        ("他让我拿600，三十天以后我欠他690", 600, 690),
        ("批了3000，平台费450先走，卡上2550，30天后还足3000", 2550, 3000),
    ],
)
def test_sums_are_told_apart_without_the_words_for_them(
    text: str, received: int, paid: int
) -> None:
    found = assigned(with_times(read(text)))
    assert found is not None
    assert found.offer.received == received
    assert sum(found.offer.paid) == paid


def test_what_follows_from_other_sums_leaves_no_doubt() -> None:
    text = "signed for 5,000, fee 900 deducted, got 4,100, pay back 5,000 in 30 days"
    found = assigned(with_times(read(text)))
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        "600 and 690",  # no time
        "1,000 loan, 12 payments of 100 monthly, total 1,300",  # 1,200 is not 1,300
        "loan 9,000, deposit 1,000, price 12,000, 36 months at 290",  # 11,000 is not 9,000
        "600, 690 and 710 in 30 days",  # which of them?
        "borrow 600 at 5% for 30 days",  # a share, which is read by its words
        "600 for 30 days, 590 back",  # less than was lent
    ],
)
def test_what_does_not_fit_together_is_left_alone(text: str) -> None:
    assert assigned(with_times(read(text))) is None


@pytest.mark.parametrize(
    ("text", "received", "paid"),
    [
        ("blah 600, blah 510, 21 days", 510, 600),
        ("blah 5,000, blah 4,200 blah, blah 5,100 blah 14 days", 4200, 5100),
    ],
)
def test_sums_that_can_be_arranged_in_one_way_only_need_no_words_at_a_loss(
    text: str, received: int, paid: int
) -> None:
    found = assigned(with_times(read(text)), at_a_loss=True)
    assert found is not None
    assert found.offer.received == received
    assert sum(found.offer.paid) == paid
    assert not found.sure


def test_sums_that_each_have_a_time_are_paid_at_those_times() -> None:
    found = assigned(
        with_times(read("borrowed 300, 45 after two weeks, 45 two weeks later, 345 after 2 weeks"))
    )
    assert found is not None
    assert [int(one) for one in found.offer.paid] == [45, 45, 345]


def test_two_prices_are_no_price_and_deposit() -> None:
    found = with_times(read("300 or 400 for a phone, 20 a month for 24 months"))
    assert assigned(found, at_a_loss=True) is None


def test_lends_five_thousand_and_wants_six() -> None:
    found = assigned(with_times(read("would lend me five thousand if I give him six in a year")))
    assert found is not None
    assert found.offer.paid == (Decimal(6000),)


def test_both_ways_to_read_a_sentence_agree() -> None:
    both = 0
    different = set[str]()
    for text, _ in sentences():
        offer, found = read_as(text).offer, assigned(with_times(read(text)))
        if offer is None or found is None or offer.on_card:
            continue
        both += 1
        if differ(found.offer, offer):
            different.add(text)
    assert both > 500
    assert different == {
        # A plan of four parts, of which the first is paid at the till.
        "pay in 4: $200 purchase, 4 payments of $50 every two weeks",
        "I get 900 pounds less 45 arranging fee, then 4 monthly repayments of 270",
        # What is bought at the price for cash: the other way knows no discount.
        "旧车抵4万,新车11万,差的7万可以24期免息,可我要是付现金能再便宜4000",
    }
