"""What was learned of offers: where it answers, where it only doubts, and how it is learned."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.content import offers
from bot.content.offers import understand
from bot.core.offers import understanding
from bot.core.offers.learning import Told, taught
from bot.core.offers.likelihood import Learned, ranked, ranked_of
from bot.core.offers.offer import Need
from bot.core.offers.plain import LONGEST
from bot.core.offers.roles import with_times
from bot.core.offers.surroundings import surveyed
from bot.core.offers.wording import read

PAWNED = (
    "pawned mums ring at Boonit they gave me £300 , 7 months, pay back in one go 488.79."
    " Interest only they said, 8.99% per month"
)


PAID_BACK = Learned({"paid back": {"": 20.0}, "the whole": {"beside 0": 20.0}})


def test_what_the_rules_ask_without_need_is_answered_by_what_was_learned() -> None:
    assert understanding.understand(PAWNED).needs == (Need.SCHEDULE,)
    offer = understanding.understand(PAWNED, learned=PAID_BACK).offer
    assert offer is not None
    assert offer.amount == 300
    assert offer.paid == (Decimal("488.79"),)


@pytest.mark.parametrize(
    "text",
    [
        "a $300 advance, $40 each payday, 9 times",
        "M-Kopa, deposit 2,500 then 40 every day for one year and it is yours",
        "$15 per $100 for two weeks on $300, rolled over 3 times",
        "borrow 1000",
        "借1万，每次发工资还300，还10次",
    ],
)
def test_what_is_missing_is_still_asked(text: str) -> None:
    assert understand(text).offer is None


def test_shares_of_belief_are_those_of_different_readings_and_no_more_than_all() -> None:
    found = ranked(with_times(read("loan 10,000, 12 payments of 900, fee 200")), offers.learned())
    beliefs = [one.belief for one in found]
    assert beliefs == sorted(beliefs, reverse=True)
    assert 0 < sum(beliefs) <= 1 + 1e-9
    assert found[0].supposition.plan.amount == 10_000


def test_a_sum_that_nothing_explains_is_noticed() -> None:
    learned = offers.learned()
    met = ranked(with_times(read("borrow 1000, 12 payments of 100, total 1200")), learned)[0]
    left = ranked(with_times(read("borrow 1000, 12 payments of 100, 777")), learned)
    assert not met.leaves_out
    assert any(one.leaves_out for one in left)


def test_examples_teach_which_of_two_sums_is_lent() -> None:
    def told(first: int, second: int) -> Told:
        text = f"{first} zub, {second} gorp, 12 months"
        cost = 12 * first - second
        offer = understanding.understand(f"borrow {second}, 12 monthly payments of {first}").offer
        assert offer is not None
        rate = float(offer.loan().rate().nominal)
        return Told(surveyed(with_times(read(text))), float(cost), rate)

    examples = [told(90 + one, 1_000) for one in range(12)]
    learned = taught(examples)
    assert learned == taught(examples)
    asked = surveyed(with_times(read("95 zub, 1000 gorp, 12 months")))
    before, after = ranked_of(asked, Learned()), ranked_of(asked, learned)
    assert after[0].supposition.plan.runs == ((Decimal(95), 12),)
    assert after[0].belief > max(one.belief for one in before)


def test_what_was_learned_is_read_as_it_was_written(tmp_path: Path) -> None:
    learned = Learned({"payment": {"": -0.5, "is pay": 1.25}, "amount": {"borrow before": 2.0}})
    offers.save(learned, tmp_path / "weights.yaml")
    assert offers.learned(tmp_path / "weights.yaml") == learned


def test_a_file_of_offers_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "offers.csv"
    path.write_text("text,needs,total_cost,nominal_apr\nborrow 10,,much,0\n", encoding="utf-8")
    with pytest.raises(offers.UnreadableOffers, match="row 2"):
        offers.read_told(path)


def test_a_heap_of_figures_is_not_supposed_about() -> None:
    text = "borrow 1000, " + ", ".join(f"{one} payments of {one}" for one in range(2, 60))
    assert ranked(with_times(read(text[:LONGEST])), offers.learned()) == []
