"""Filters live in the address, are told in words, and are taken away one by one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from bot.core.counting.count import ALL_BUT_FEW, HELD, TOO_FEW, Count
from bot.web.organisers.figures import Words
from bot.web.organisers.filters import Choice, Filters, read
from bot.web.organisers.forms import Fields

HERE = "/dashboard/learning"
CHOICES = (
    Choice("weeks", [("", "all time"), ("4", "the last 4 weeks")]),
    Choice("partner", [("", "All"), ("7", "Green & Street <b>"), ("8", "North School")]),
    Choice("course", [("", "All"), ("loans/true-cost", "What a loan really costs")]),
)


def _asked(address: str, language: str = "en", **kept: str) -> Filters:
    query = Fields(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    return read(query, HERE, CHOICES, Words(language), "everybody", **kept)


def test_nothing_asked_for_shows_everything() -> None:
    made = _asked(HERE)
    assert not made.given
    assert not made.chosen
    assert made.sentence == "Shown now: everybody."
    assert made.link() == HERE


def test_what_is_chosen_is_told_and_taken_away_one_by_one() -> None:
    made = _asked(f"{HERE}?partner=7&weeks=4&course=loans/true-cost")
    assert "the last 4 weeks" in made.sentence
    assert "Partner: Green & Street <b>" in made.sentence
    for name in ("weeks", "partner", "course"):
        (one,) = (one for one in made.chosen if f"{name}=" not in one.without)
        left = _asked(one.without)
        assert set(left.given) == set(made.given) - {name}
    assert _asked(made.link()).given == made.given


def test_a_choice_that_is_not_there_is_told_beside_its_field_and_the_others_count() -> None:
    made = _asked(f"{HERE}?partner=99&weeks=4")
    assert dict(made.given) == {"weeks": "4"}
    (fault,) = (one for one in made.fields if one.wrong)
    assert fault.name == "partner"
    assert not fault.given


def test_a_link_of_a_breakdown_adds_its_filter_and_keeps_the_order() -> None:
    made = _asked(f"{HERE}?weeks=4", order="hardest")
    asked = dict(parse_qsl(urlsplit(made.link(partner="8")).query))
    assert asked == {"order": "hardest", "weeks": "4", "partner": "8"}
    assert all("order=hardest" in one.without for one in made.chosen)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_number_held_back_is_told_without_telling_it(language: str) -> None:
    words = Words(language)
    for count in (TOO_FEW, ALL_BUT_FEW, HELD):
        assert words.count(count)
        assert words.people(count)
        assert not words.change(count, Count(12))
        assert not words.change(Count(12), count)
    assert "5" in words.count(TOO_FEW)
    assert words.count(Count(1234)) == "1,234"
    assert "1,200" in words.count(Count(1200, about=True))


def test_what_is_not_quite_all_or_none_is_not_rounded_to_it() -> None:
    words = Words("en")
    assert words.share(0.999) == ">99%"
    assert words.share(0.001) == "<1%"
    assert (words.share(0.0), words.share(1.0)) == ("0%", "100%")
    assert words.points(-0.031) == "−3"
    assert words.points(0.001) == "0"
