"""What is chance and what is not, beside the binomial distribution of the textbook."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import likeness
from bot.core.counting import chance


@given(st.integers(0, 40), st.floats(0.05, 0.95))
def test_equal_chances_are_the_binomial_distribution(trials: int, p: float) -> None:
    wanted = [comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(trials + 1)]
    assert chance.counts([p] * trials) == pytest.approx(wanted)


@given(st.lists(st.floats(0.05, 0.95), max_size=30))
def test_all_counts_together_are_certain(chances: list[float]) -> None:
    assert sum(chance.counts(chances)) == pytest.approx(1)
    assert all(0 <= chance.surprise(k, chances) <= 1 for k in range(len(chances) + 1))


def test_a_coin_that_falls_ten_times_alike_is_a_surprise() -> None:
    assert chance.surprise(10, [0.5] * 10) == pytest.approx(2 / 1024)
    assert chance.surprise(5, [0.5] * 10) == pytest.approx(1)


def test_texts_are_alike_by_what_they_share() -> None:
    texts = {
        "one": likeness.shingles("How much is that a year?"),
        "same": likeness.shingles("How much is that - a YEAR"),
        "other": likeness.shingles("Who may see your photos?"),
    }
    assert list(likeness.alike(texts, 0.9)) == [("one", "same", 1.0)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_from_either_side(one: str, other: str) -> None:
    first, second = likeness.shingles(one), likeness.shingles(other)
    assert likeness.likeness(first, second) == likeness.likeness(second, first)
    assert likeness.likeness(first, first) in {0.0, 1.0}
