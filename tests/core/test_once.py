from __future__ import annotations

from bot.core.once import Once


def test_the_same_deed_is_first_once_for_each_person() -> None:
    once = Once()
    assert [once.first(who, "asked") for who in (1, 1, 2, 1)] == [True, False, True, False]
    assert once.first(1, "asked something else")


def test_to_look_whether_somebody_did_it_is_no_deed() -> None:
    once = Once()
    assert not once.done(1, "asked")
    assert not once.done(1, "asked")
    assert once.first(1, "asked")
    assert once.done(1, "asked")
    assert not once.done(2, "asked")


def test_what_was_done_long_ago_is_forgotten_first() -> None:
    once = Once(2)
    assert [once.first(1, what) for what in "abacab"] == [True, True, False, True, False, True]
