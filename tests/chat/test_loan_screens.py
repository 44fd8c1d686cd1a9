"""What /loan shows for every sentence of the tests, in both languages, and its pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from bot.chat.buttons import AboutLoan
from bot.chat.screens import loan as screens
from bot.chat.screens import loan_drawn as drawn
from bot.chat.screens import loan_more as more
from bot.chat.screens.money import about, money, percent
from bot.chat.screens.screen import Screen, width
from bot.content.facts import load_facts
from bot.content.offers import understand
from bot.core.affordability import Budget
from bot.core.fact import ABOUT, fitting
from bot.core.loan import Loan, NeverRepaid
from bot.core.offers.offer import CHANGEABLE, Kind, Need, Offer, recast
from bot.core.rate import NoRate
from bot.locales import LANGUAGES, t
from bot.pictures import loan as loan_picture
from bot.pictures import offers as offers_picture
from bot.settings import ROOT
from tests.core.offers.told import read_as, sentences

TEXTS = [text for text, _ in sentences()]
FACTS = load_facts(ROOT / "lessons").facts
LONGEST = 4_096


@cache
def understood() -> tuple[Offer, ...]:
    """Every offer of the sentences, once."""
    found = (read_as(text).offer for text in TEXTS)
    return tuple(dict.fromkeys(offer for offer in found if offer is not None))


@cache
def plans() -> tuple[tuple[Offer, Loan], ...]:
    """Those that have a plan with a rate."""
    found = []
    for offer in understood():
        try:
            loan = offer.loan()
            loan.rate()
        except (NeverRepaid, NoRate):
            continue
        found.append((offer, loan))
    return tuple(found)


def fits(screen: Screen) -> None:
    assert screen.text
    assert len(screen.text) <= LONGEST
    screen.as_dict()  # every button packs


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offer_is_shown_in_every_language(language: str) -> None:
    for offer in understood():
        facts = fitting(FACTS, "cn", ABOUT, date(2026, 11, 25))
        answer = screens.Answer(offer, 2**31, "cn", facts, ("loans/true-cost/apr", "x" * 80))
        fits(screens.result(language, answer))
        fits(screens.wrong(language, offer, 2**31))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plan_is_drawn_compared_and_paid_off(language: str) -> None:
    for offer, loan in plans():
        picture = drawn.loan_picture(language, offer, loan)
        ET.fromstring(loan_picture.svg(picture))  # noqa: S314 - our own
        paid = sum(bar.part + bar.cost for bar in picture.bars)
        assert paid == pytest.approx(float(loan.total_paid))
        costs = sum(bar.cost for bar in picture.bars)
        assert costs == pytest.approx(float(loan.total_cost), abs=0.02 + 1e-9 * paid)
        pair = [(offer, loan), (offer, loan)]
        ET.fromstring(offers_picture.svg(drawn.offers_picture(language, pair)))  # noqa: S314
        fits(more.compared(language, pair, 2**31, None))
        fits(more.settlement(language, offer, 1, 2**31))
        new, at_once = more.monthly(loan)
        budget = Budget(Decimal(1000), Decimal(700), Decimal(0), new)
        fits(
            more.affordable(
                language, budget, offer.currency, at_once=at_once, facts=FACTS, ref=1, lesson=None
            )
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_fits_and_has_a_button_for_each_and_for_none(language: str) -> None:
    shown = 0
    for text in TEXTS:
        could_be = read_as(text).could_be
        if could_be:
            shown += 1
            screen = screens.choose(language, could_be, 2**31)
            fits(screen)
            assert len(screen.rows[0]) == len(could_be)
            assert [key.does for key in screen.rows[1]] == [AboutLoan("choose", 2**31, 0)]
    assert shown > 50


@pytest.mark.parametrize(
    ("text", "apart", "alike"),
    [
        (
            "They give me 9,400, I sign for 10,000, 12 times 900, 200 for the paper",
            ["<b>200 is paid at the very beginning.</b>", "<b>Not counted: 200.</b>"],
            ["\n600 of it is kept back at the beginning."],
        ),
        (
            "borrow 4,000 for 3 years, 24 payments of 190 monthly",
            ["<b>24</b> times", "<b>36</b> times"],
            ["you borrow 4,000 and"],
        ),
    ],
)
def test_what_makes_a_reading_another_stands_out(
    text: str, apart: list[str], alike: list[str]
) -> None:
    shown = screens.choose("en", understand(text).could_be, 1).text
    assert [one for one in apart if one not in shown] == []
    assert all(shown.count(one) == 2 for one in alike)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_can_be_asked(language: str) -> None:
    for need in Need:
        fits(screens.ask(language, need, 2**31, ["<b>" * 3_000]))
    for what in screens.COSTS:
        fits(screens.ask_number(language, what))
    for name in more.SUMS:
        fits(more.ask_sum(language, name, "loan-afford-number"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_fit_on_a_phone(language: str) -> None:
    for one in range(1, screens.EXAMPLES + 1):
        assert width(t(language, f"loan-example-{one}")) <= 36


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CHANGEABLE)
def test_one_payment_is_told_as_paid_once(kind: Kind, language: str) -> None:
    offer = understand("borrow 12000, 12 months, 0.6% fee a month").offer
    assert offer is not None
    once = screens.what(language, replace(recast(offer, kind), count=1))
    wanted = "after 1 month" if language == "en" else "1个月后一次还清"
    assert wanted in once, once


def test_an_offer_can_be_recast_there_and_back() -> None:
    offer = understand("borrow 12000, 12 months, 0.6% fee a month").offer
    assert offer is not None
    for kind in CHANGEABLE:
        again = recast(recast(offer, kind), Kind.FLAT)
        assert again.fee == pytest.approx(offer.fee)
        assert again.kind is Kind.FLAT


@pytest.mark.parametrize(
    ("share", "exact", "said"),
    [
        ("0.130342", "13.03%", "13%"),
        ("0.072", "7.2%", "7.2%"),
        ("3.910714", "391.1%", "391%"),
        ("37.2366", "3,724%", "3,724%"),
        ("-0.5", "−50%", "−50%"),
        ("0", "0%", "0%"),
        ("1e9", "1,000,000%+", "1,000,000%+"),
    ],
)
def test_shares_are_written_as_people_read_them(share: str, exact: str, said: str) -> None:
    assert percent(Decimal(share)) == exact
    assert about(Decimal(share)) == said


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("1234.5", "$", "$1,234.50"),
        ("10000", "元", "10,000元"),
        ("-3", "£", "−£3"),
        ("-0.001", "", "0"),
    ],
)
def test_money_is_written_as_it_was_typed(amount: str, currency: str, shown: str) -> None:
    assert money(Decimal(amount), currency) == shown
