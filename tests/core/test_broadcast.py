"""Who has a say in a broadcast, what is approved, and which figures are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.broadcast import (
    EDITABLE,
    FEW,
    MOVES,
    STOPPABLE,
    Circle,
    Shown,
    State,
    Wording,
    disclosed,
    shown,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
WEI, ROSA, KIM, OWNER, OTHER = 1, 2, 3, 8, 9


@pytest.mark.parametrize(
    ("organisers", "author", "who", "may"),
    [
        ({WEI, ROSA}, WEI, ROSA, True),
        ({WEI, ROSA}, WEI, WEI, False),
        ({WEI, ROSA}, WEI, OWNER, True),
        ({WEI, ROSA}, WEI, KIM, False),
        ({WEI}, WEI, WEI, True),
        # The author was removed meanwhile: the one who is left has a say, the author has none.
        ({ROSA}, WEI, ROSA, True),
        ({ROSA}, WEI, WEI, False),
        (set(), WEI, WEI, False),
        # The owner writes for a partner.
        ({WEI}, OWNER, OWNER, False),
        ({WEI}, OWNER, WEI, True),
        (set(), OWNER, OWNER, True),
    ],
)
def test_who_may_approve_a_message_to_a_group(
    organisers: set[int], author: int, who: int, may: bool
) -> None:
    circle = Circle(frozenset(organisers), frozenset({OWNER}))
    assert circle.may_approve(author, who) is may


@pytest.mark.parametrize(
    ("owners", "author", "who", "may"),
    [
        ({OWNER}, WEI, OWNER, True),
        ({OWNER}, WEI, WEI, False),
        ({OWNER}, WEI, ROSA, False),
        ({OWNER}, OWNER, OWNER, True),
        ({OWNER, OTHER}, OWNER, OWNER, False),
        ({OWNER, OTHER}, OWNER, OTHER, True),
        (set(), WEI, WEI, False),
    ],
)
def test_who_may_approve_an_alert(owners: set[int], author: int, who: int, may: bool) -> None:
    circle = Circle(frozenset(), frozenset(owners), alerts=True)
    assert circle.may_approve(author, who) is may


def test_anything_changed_is_another_pin() -> None:
    first = Wording({"en": "Come", "zh-Hans": "来"}, frozenset({1, 2}), None)
    same = Wording({"zh-Hans": "来", "en": "Come"}, frozenset({2, 1}), None)
    assert first.pin == same.pin
    others = [
        Wording({"en": "Come"}, frozenset({1, 2}), None),
        Wording({"en": "Come ", "zh-Hans": "来"}, frozenset({1, 2}), None),
        Wording({"en": "来", "zh-Hans": "Come"}, frozenset({1, 2}), None),
        Wording({"en": "Come", "zh-Hans": "来"}, frozenset({1}), None),
        Wording({"en": "Come", "zh-Hans": "来"}, frozenset({1, 2}), NOW),
        Wording({"en": "Come", "zh-Hans": "来"}, frozenset({1, 2}), NOW + timedelta(hours=1)),
    ]
    assert len({first.pin, *(one.pin for one in others)}) == 7


def test_what_was_handed_on_never_comes_back_without_an_approval() -> None:
    assert State.SENDING not in EDITABLE
    assert {State.DONE, State.STOPPED} & (EDITABLE | STOPPABLE) == set()
    into_sending = {state for state, after in MOVES.items() if State.SENDING in after}
    assert into_sending == {State.APPROVED, State.DONE}
    into_approved = {state for state, after in MOVES.items() if State.APPROVED in after}
    assert into_approved == {State.CHECKED, State.WAITING}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, Shown(0)),
        (1, Shown()),
        (4, Shown()),
        (5, Shown(at_least=5)),
        (24, Shown(at_least=20)),
    ],
)
def test_one_to_four_are_not_counted_out_and_more_are_counted_in_fives(
    number: int, told: Shown
) -> None:
    assert shown(number) == told


PARTS = st.dictionaries(
    st.sampled_from(["sent", "failed", "expired", "stopped"]), st.integers(0, 60), min_size=1
)


@given(PARTS)
def test_a_hidden_figure_does_not_follow_from_the_others_and_the_whole(
    parts: dict[str, int],
) -> None:
    told = disclosed(parts)
    for name, number in parts.items():
        assert told[name].value in {number, None}
        if 0 < number < FEW:
            assert told[name] == Shown()
        if (least := told[name].at_least) is not None:
            assert least <= number
    small = {name for name, number in parts.items() if 0 < number < FEW}
    large = [number for number in parts.values() if number >= 2 * FEW]
    if len(small) == 1 and large:
        # Knowing the whole, any of one to four is possible.
        known = sum(one.at_least or 0 for one in told.values())
        assert all(sum(parts.values()) - hidden >= known for hidden in range(1, FEW))
