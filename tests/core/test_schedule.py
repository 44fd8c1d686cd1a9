"""Reminders come at the chosen local hour, once a chosen day, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import schedule as rules
from bot.core.schedule import EVERY_DAY, Schedule

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ZONES = sorted(available_timezones())
_START, _END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)

days = st.sets(st.integers(0, 6), min_size=1).map(frozenset)
hours = st.integers(0, 23)


def changes(zone: ZoneInfo) -> list[datetime]:
    """The moments, to the hour, at which a zone's clocks change within five years."""
    found, at, step = [], _START, timedelta(days=7)
    while at < _END:
        later = at + step
        if at.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            low, high = at, later
            while high - low > timedelta(hours=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(zone).utcoffset() == at.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            found.append(high)
        at = later
    return found


def _holds_around(zone_name: str, around: datetime, hour: int) -> None:
    """Walk over a week around a change: once each local day, at the hour or where it landed."""
    zone = ZoneInfo(zone_name)
    chosen = Schedule(EVERY_DAY, hour, zone_name)
    at = around - timedelta(days=3)
    seen: list[date] = []
    while at < around + timedelta(days=3):
        following = rules.next_time(chosen, at)
        assert following is not None
        assert at < following <= at + timedelta(hours=50)
        local = following.astimezone(zone)
        seen.append(local.date())
        if local.hour != hour:
            # Only an hour that does not exist on that day may be moved.
            wall = datetime.combine(local.date(), datetime.min.time()).replace(hour=hour)
            there = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
            assert there.replace(tzinfo=None) != wall
        at = following
    assert len(set(seen)) == len(seen)
    assert all(b - a <= timedelta(days=2) for a, b in pairwise(seen))


@pytest.mark.parametrize("hour", [0, 1, 2, 3, 19, 23])
def test_every_zone_over_five_years_around_each_change_of_clocks(hour: int) -> None:
    changed = 0
    for name in ZONES:
        for moment in changes(ZoneInfo(name)):
            _holds_around(name, moment, hour)
            changed += 1
    assert changed > 1_000


@given(days, hours, st.sampled_from(ZONES), st.datetimes(_START.replace(tzinfo=None)))
def test_the_next_time_is_later_soon_and_on_a_chosen_day(
    chosen: frozenset[int], hour: int, zone: str, after: datetime
) -> None:
    after = after.replace(tzinfo=UTC) if after.year < 2100 else NOW
    found = rules.next_time(Schedule(chosen, hour, zone), after)
    assert found is not None
    assert after < found <= after + timedelta(days=9)
    assert found.astimezone(ZoneInfo(zone)).weekday() in chosen


def test_a_learner_who_moves_is_written_at_the_new_hour() -> None:
    london = rules.next_time(Schedule(EVERY_DAY, 19, "Europe/London"), NOW)
    shanghai = rules.next_time(Schedule(EVERY_DAY, 19, "Asia/Shanghai"), NOW)
    assert london == datetime(2026, 11, 24, 19, tzinfo=UTC)
    assert shanghai == datetime(2026, 11, 25, 11, tzinfo=UTC)


def test_leap_day_is_a_day_like_others() -> None:
    before = datetime(2028, 2, 28, 20, tzinfo=UTC)
    assert rules.next_time(Schedule(EVERY_DAY, 19, "UTC"), before) == datetime(
        2028, 2, 29, 19, tzinfo=UTC
    )


def test_no_days_is_never() -> None:
    assert rules.next_time(Schedule(frozenset(), 19, "UTC"), NOW) is None


@given(days, hours, st.sampled_from(ZONES))
def test_silence_thins_reminders_until_a_goodbye(
    chosen: frozenset[int], hour: int, zone: str
) -> None:
    schedule = Schedule(chosen, hour, zone)
    at: datetime | None = rules.next_time(schedule, NOW)
    level = unanswered = 0
    gaps: list[timedelta] = []
    while at is not None:
        level, unanswered = rules.thinned(level, unanswered)
        after = rules.following(schedule, at, level)
        if after is not None:
            gaps.append(after - at)
        at = after
    assert level == rules.SILENT
    assert len(gaps) + 1 == sum(pace.patience for pace in rules.PACES)
    slack = timedelta(hours=2)
    assert all(gap >= timedelta(days=3) - slack for gap in gaps[3:])
    assert all(gap >= timedelta(days=7) - slack for gap in gaps[6:])


@given(days)
def test_fewer_is_fewer_and_ends(chosen: frozenset[int]) -> None:
    less = rules.fewer(chosen)
    assert less < chosen


def test_fewer_days_are_spread() -> None:
    assert rules.fewer(EVERY_DAY) == {1, 3, 5}
    assert rules.fewer(frozenset({0, 2, 4})) == {0, 4}
    assert rules.fewer(frozenset({0})) == frozenset()


@pytest.mark.parametrize(
    ("late", "goes"),
    [(0, True), (1, True), (2.9, False), (24, False)],
)
def test_an_hour_late_is_caught_up_and_a_day_is_dropped(late: float, goes: bool) -> None:
    due = datetime(2026, 11, 24, 19, tzinfo=UTC)
    assert rules.timely(Schedule(EVERY_DAY, 19, "UTC"), due, due + timedelta(hours=late)) is goes


def test_night_is_quiet_unless_chosen() -> None:
    late = datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert not rules.timely(Schedule(EVERY_DAY, 20, "UTC"), late - timedelta(hours=2), late)
    assert rules.timely(Schedule(EVERY_DAY, 22, "UTC"), late, late)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("+8", "+08:00"),
        ("UTC+5:30", "+05:30"),
        ("gmt -3", "-03:00"),
        ("＋0800", "+08:00"),
        ("−4", "-04:00"),
        ("8", None),
        ("+15", None),
        ("soon", None),
    ],
)
def test_offsets_are_read_as_people_write_them(text: str, offset: str | None) -> None:
    assert rules.read_offset(text) == offset


def test_a_longitude_gives_whole_hours() -> None:
    assert rules.offset_of_longitude(121.5) == "+08:00"
    assert rules.offset_of_longitude(-74.0) == "-05:00"
    assert rules.offset_of_longitude(0.1) == "+00:00"


@given(st.integers(0, 4_000_000_000), st.integers(0, 23))
def test_an_offset_made_of_the_hour_somebody_sees_gives_that_hour(moment: int, hour: int) -> None:
    now = datetime.fromtimestamp(moment, UTC)
    where = rules.zone(rules.offset_of_hour(now, hour))
    assert now.astimezone(where).hour == hour


@given(st.sampled_from(ZONES), st.datetimes(_START.replace(tzinfo=None), _END.replace(tzinfo=None)))
def test_what_may_wait_waits_for_the_day(zone: str, now: datetime) -> None:
    now = now.replace(tzinfo=UTC)
    found = rules.daytime(zone, now)
    assert now <= found <= now + timedelta(hours=13)
    assert 8 <= found.astimezone(ZoneInfo(zone)).hour < 21
