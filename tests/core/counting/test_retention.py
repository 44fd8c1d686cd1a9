"""Months are the calendar's."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.core.counting.retention import cutoff


def test_it_is_the_same_day_so_many_months_ago() -> None:
    assert cutoff(datetime(2026, 11, 26, 3, tzinfo=UTC), 24) == datetime(
        2024, 11, 26, 3, tzinfo=UTC
    )
    assert cutoff(datetime(2026, 1, 15, tzinfo=UTC), 6) == datetime(2025, 7, 15, tzinfo=UTC)


def test_a_shorter_month_has_its_last_day() -> None:
    assert cutoff(datetime(2026, 8, 31, tzinfo=UTC), 6).day == 28
    assert cutoff(datetime(2028, 8, 31, tzinfo=UTC), 6).day == 29


@given(st.integers(0, 3650), st.integers(6, 120))
def test_more_months_are_never_later(day: int, months: int) -> None:
    now = datetime.fromtimestamp(1_700_000_000 + day * 86_400, UTC)
    assert cutoff(now, months + 1) < cutoff(now, months) < now
