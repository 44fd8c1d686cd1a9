from __future__ import annotations

from bot.core.once import Once


def test_the_same_deed_is_first_once_for_each_person() -> None:
    once = Once()
    assert [once.first(who, "asked") for who in (1, 1, 2, 1)] == [True, False, True, False]
    assert once.first(1, "asked something else")


def test_what_was_done_long_ago_is_forgotten_first() -> None:
    once = Once(2)
    assert [once.first(1, what) for what in "abacab"] == [True, True, False, True, False, True]
