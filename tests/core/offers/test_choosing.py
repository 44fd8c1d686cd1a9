"""Readings to choose between: few, sensible, different, and none where an answer is sure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from bot.content.offers import understand
from bot.core.offers.assigning import differ
from bot.core.offers.offer import Choice, Kind, Need, Offer
from bot.core.offers.understanding import put_right
from tests.core.offers.told import read_as, sentences

SIGNED = [
    "They give me 9,400, I sign for 10,000, 12 times 900, 200 for the paper",
    "到手9400，合同写1万，12期每期900，另外200办手续",
]


def choices(text: str, *changes: str) -> tuple[Choice, ...]:
    reading = understand(text, changes=changes)
    assert reading.offer is None
    assert reading.needs == (Need.CLEARER,)
    return reading.could_be


def offers(text: str, *changes: str) -> list[Offer]:
    return [one.offer for one in choices(text, *changes)]


@pytest.mark.parametrize("text", SIGNED)
def test_a_sum_that_nobody_explains_is_paid_first_or_left_out(text: str) -> None:
    paid, left = choices(text)
    for one in (paid.offer, left.offer):
        assert one.amount == 10_000
        assert one.received == 9_400
        assert one.paid == (Decimal(900),) * 12
    assert paid.offer.first == 200
    assert left.offer.first == 0
    assert (paid.left, left.left) == ((), (Decimal(200),))


@pytest.mark.parametrize(
    "text",
    ["borrow 4,000 for 3 years, 24 payments of 190 monthly", "借4000，三年，24期每期190"],
)
def test_of_two_times_either_may_be_right(text: str) -> None:
    assert [one.count for one in offers(text)] == [24, 36]


@pytest.mark.parametrize(
    "text",
    [
        "a loan of 1,000 for 12 months at 90 or 24 months at 50",
        "借1000，12期每期90，或者24期每期50",
    ],
)
def test_of_two_offers_in_a_sentence_each_is_a_reading(text: str) -> None:
    assert [(one.count, int(one.paid[0])) for one in offers(text)] == [(12, 90), (24, 50)]


@pytest.mark.parametrize(
    "text",
    [
        "this one 3000 over 12 months at 290, other shop says 265 for 14 months",
        "3000 over 12 months at 290, my cousin asks 265 for 14 months",
        "Lender A: 3,000, 12 x 290. Lender B: 3,000, 14 x 265.",
        "借3000，12期每期290，另一家14期每期265",
        "甲家3千12期每期290，乙家3千14期每期265",
    ],
)
def test_of_two_lenders_each_offer_is_a_reading_and_not_one_plan(text: str) -> None:
    assert [(one.count, int(one.paid[0])) for one in offers(text)] == [(12, 290), (14, 265)]
    assert {one.amount for one in offers(text)} == {Decimal(3000)}


@pytest.mark.parametrize(
    "text",
    [
        "car 12,000, I gave them 2,000, 36 months of 350, the total in the contract is 13,100",
        "手机6999，先给1000，24期每期280，合同写总共7900",
    ],
)
def test_what_was_given_first_may_be_a_deposit(text: str) -> None:
    first = choices(text)[0]
    assert int(first.offer.deposit) in {1_000, 2_000}
    assert len(first.left) == 1  # the total that does not follow from the rest


@pytest.mark.parametrize(
    "text",
    [
        "$15 per $100 for two weeks on $300, rolled over 3 times",
        "borrow $40k, 10 years, first 2 years 3% and then 7%",
        "NGO gives 30,000, 46 weekly kisti of 750. They keep 1,500 as savings and give it back",
        "loan 10,000 paid with 12 payments of 300",
        "借3000，14天一期，利息300，展期了3次",
        "车30万，首付9万贷21万，36期每期6900，押1万保证金，还完退给我",
    ],
)
def test_what_no_offer_here_has_is_still_asked_in_words(text: str) -> None:
    assert choices(text) == ()


def test_whatever_is_offered_makes_sense_and_differs() -> None:
    offered = 0
    for text, _ in sentences():
        found = read_as(text)
        assert not found.could_be or found.needs == (Need.CLEARER,), text
        assert len(found.could_be) <= 3
        for one in found.could_be:
            offered += 1
            loan = one.offer.loan()
            assert one.offer.kind is not Kind.RATE
            assert loan.total_cost >= 0, text
            assert loan.total_paid <= 5 * loan.received, text
            assert 0 <= loan.rate().nominal <= 10, text
        for one, other in combinations(found.could_be, 2):
            assert differ(one.offer, other.offer), text
    assert offered > 100


def test_a_long_list_of_numbers_is_not_turned_over_and_over() -> None:
    text = "borrow 1000, total 1300, " + ", ".join(f"{one} payments of {one}" for one in range(50))
    assert understand(text).could_be == ()


# After a choice, and after a correction


@pytest.mark.parametrize(
    ("text", "change"),
    [("borrow 1000, fee 50 deducted, 12 payments of 95", "no, 60"), ("借1000，12期每期95", "是98")],
)
def test_a_bare_number_takes_the_place_of_a_sum_for_which_it_makes_sense(
    text: str, change: str
) -> None:
    found = offers(text, change)
    assert [[int(one.amount), int(one.deducted), int(one.paid[0])] for one in found] in (
        [[1000, 60, 95]],
        [[1000, 0, 98]],
    )


def test_the_nearest_sum_comes_first() -> None:
    found = offers("borrow 10,000, fee 600 deducted, 12 payments of 900", "no, 800")
    assert [(int(one.paid[0]), int(one.deducted)) for one in found] == [(800, 600), (900, 800)]


def test_what_was_chosen_can_be_put_right() -> None:
    chosen = offers(SIGNED[0])[0]
    assert put_right(chosen, ()).offer == chosen
    after = put_right(chosen, ("no, 15 months",)).offer
    assert after is not None
    assert after.count == 15
    paid = chosen.paid + chosen.paid[:3]
    assert after == replace(chosen, count=15, paid=paid, assumed=frozenset())


def test_a_plan_of_uneven_payments_that_was_chosen_is_told_anew() -> None:
    uneven = Offer(Kind.GIVEN, Decimal(1000), count=2, paid=(Decimal(400), Decimal(700)))
    assert put_right(uneven, ("no, 500",)).needs == (Need.CLEARER,)


def test_an_offer_told_again_is_the_same() -> None:
    told = 0
    for text, _ in sentences():
        offer = read_as(text).offer
        if offer is None or offer.kind is Kind.RATE or offer.on_card:
            continue
        again = put_right(offer, ("please",)).offer
        if again is not None:
            told += 1
            assert not differ(again, offer), text
    assert told > 2_000
