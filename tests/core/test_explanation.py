"""Each item is explained by a card of its lesson, mostly the one that a teacher would take."""

from __future__ import annotations

import pytest

from bot.core import explanation
from bot.core.course import Catalogue


def test_every_item_has_a_card_of_its_own_lesson(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        edition = next(iter(lesson.editions.values()))
        for item in edition.questions:
            assert explanation.card(lesson, item) in edition.cards


@pytest.mark.parametrize(
    ("lesson", "item", "card"),
    [
        ("loans/true-cost/what-you-get", "which-first", "names"),
        ("loans/true-cost/rate-per-what", "least", "compound"),
        ("loans/true-cost/apr", "left-out", "leaves-out"),
        ("loans/true-cost/minimum-payment", "interest-month", "where-it-goes"),
        ("scams/messages/links", "ivan-owner", "house"),
        ("scams/messages/codes", "match", "kinds"),
        ("scams/messages/caller-id", "safe", "safe-account"),
        ("scams/messages/first-hour", "ready", "bank"),
    ],
)
def test_a_card_is_found_by_what_it_says(
    catalogue: Catalogue, lesson: str, item: str, card: str
) -> None:
    assert explanation.card(catalogue.lessons[lesson], item) == card
