from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.counting.report import WEEKS, BadFilter, Filter

words = st.text(st.characters(categories=("L", "N"), include_characters="-/"), min_size=1)
numbers = st.integers(1, 10**14)


@given(
    st.builds(
        Filter,
        course=st.just("") | words,
        cohort=st.none() | numbers,
        event=st.none() | numbers,
        venue=st.just("") | words,
        partner=st.none() | numbers,
        language=st.sampled_from(("", "en", "zh-Hans")),
        audience=st.sampled_from(("", "-", "worker")),
        weeks=st.none() | st.sampled_from(WEEKS),
    )
)
def test_a_filter_in_an_address_is_read_as_it_was(asked: Filter) -> None:
    assert Filter.read(asked.query()) == asked


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cohort", "x"),
        ("cohort", "-1"),
        ("cohort", "0"),
        ("cohort", "１"),
        ("event", "9" * 30),
        ("partner", "1 or 1=1"),
        ("weeks", "3"),
        ("venue", "x" * 201),
        ("course", "a\x00b"),
    ],
)
def test_what_is_no_filter_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadFilter) as refused:
        Filter.read({name: value})
    assert refused.value.name == name


def test_other_names_of_an_address_are_left_alone() -> None:
    assert Filter.read({"spoken": "en", "order": "hardest", "cohort": " "}) == Filter(language="en")
