"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.event import FARTHEST, Amiss
from bot.core.when import read_when

# A Thursday.
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
_MONTHS = "January February March April May June July August September October November December"
_HAN = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("today 15:00", "2026-11-26", "15:00"),
        ("tomorrow 3pm", "2026-11-27", "15:00"),
        ("3 Dec 15:00", "2026-12-03", "15:00"),
        ("Dec 3, 2026 at 3 p.m.", "2026-12-03", "15:00"),
        ("3rd of December 15.30", "2026-12-03", "15:30"),
        ("Thu 3 Dec, 3 in the afternoon", "2026-12-03", "15:00"),
        ("tonight at 8", "2026-11-26", "20:00"),
        ("Sat at 10", "2026-11-28", "10:00"),
        ("next Friday 10:00", "2026-12-04", "10:00"),
        ("tomorrow noon", "2026-11-27", "12:00"),
        ("in 3 days 10:00", "2026-11-29", "10:00"),
        ("13/12 15:00", "2026-12-13", "15:00"),
        ("3.12. 15:00", "2026-12-03", "15:00"),
        ("2026-12-03T15:00", "2026-12-03", "15:00"),
        ("1 Jan 10:00", "2027-01-01", "10:00"),
        ("29 Feb 10:00", "2028-02-29", "10:00"),
        ("at 3 tomorrow", "2026-11-27", "15:00"),
        ("03:00 tomorrow", "2026-11-27", "03:00"),
        ("12月3日下午3点", "2026-12-03", "15:00"),
        ("十二月三日下午三点半", "2026-12-03", "15:30"),
        ("明天15:00", "2026-11-27", "15:00"),
        ("明晚8点", "2026-11-27", "20:00"),
        ("今晚七点", "2026-11-26", "19:00"),
        ("后天上午十点一刻", "2026-11-28", "10:15"),
        ("下周三 14:30", "2026-12-02", "14:30"),
        ("星期天下午两点", "2026-11-29", "14:00"),
        ("３号下午２点", "2026-12-03", "14:00"),
        ("下个月5号 9:30", "2026-12-05", "09:30"),
        ("明年1月3日 15:00", "2027-01-03", "15:00"),
        ("明天中午", "2026-11-27", "12:00"),
        ("3天后 10:00", "2026-11-29", "10:00"),
    ],
)
def test_a_day_and_a_time_are_read(text: str, day: str, at: str) -> None:
    read = read_when(text, NOW, month_first=None)
    assert read.amiss is None
    assert [one.isoformat() for one in read.days] == [day]
    assert [f"{one:%H:%M}" for one in read.times] == [at]


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("31 Feb 15:00", Amiss.NO_DAY),
        ("2月31日", Amiss.NO_DAY),
        ("31/11 10:00", Amiss.NO_DAY),
        ("2027-02-29 10:00", Amiss.NO_DAY),
        ("tomorrow 25:00", Amiss.NO_TIME),
        ("明天13pm", Amiss.NO_TIME),
        ("12月3日24点", Amiss.NO_TIME),
        ("yesterday 15:00", Amiss.PAST),
        ("昨天", Amiss.PAST),
        ("25 Nov 15:00", Amiss.PAST),
        ("today 9:00", Amiss.PAST),
        ("2019-12-03 15:00", Amiss.PAST),
        ("3 Dec 2030 15:00", Amiss.FAR),
        ("Fri 3 Dec 15:00", Amiss.OTHER_DAY),
        ("12月3日周五", Amiss.OTHER_DAY),
        ("", Amiss.UNREAD),
        ("soon", Amiss.UNREAD),
        ("3 Dec 15:00 in the main hall", Amiss.UNREAD),
        ("下午", Amiss.UNREAD),
        ("20261203", Amiss.UNREAD),
    ],
)
def test_what_cannot_be_meant_is_named(text: str, amiss: Amiss) -> None:
    assert read_when(text, NOW, month_first=None).amiss is amiss


def test_what_may_mean_two_things_leaves_the_choice() -> None:
    assert [str(one) for one in read_when("4/5", NOW).days] == ["2027-05-04", "2027-04-05"]
    assert [str(one) for one in read_when("4/5", NOW, month_first=True).days] == ["2027-04-05"]
    assert [str(one) for one in read_when("4/5", NOW, month_first=False).days] == ["2027-05-04"]
    assert read_when("tomorrow 7:30", NOW).times == (time(7, 30), time(19, 30))
    # At ten in the morning, seven today can only be the evening.
    assert read_when("today at 7", NOW).times == (time(19),)


def test_one_half_may_be_left_out() -> None:
    assert read_when("3 Dec", NOW).times == ()
    assert read_when("15:00", NOW).days == ()
    assert read_when("tomorrow morning", NOW).days == (date(2026, 11, 27),)


AHEAD = st.integers(1, FARTHEST.days - 1).map(lambda days: NOW.date() + timedelta(days=days))
MOMENTS = st.tuples(AHEAD, st.times().map(lambda one: one.replace(second=0, microsecond=0)))


def english(day: date, at: time) -> list[str]:
    month = _MONTHS.split()[day.month - 1]
    noon = "am" if at.hour < 12 else "pm"
    return [
        f"{day.isoformat()} {at:%H:%M}",
        f"{day.day} {month} {day.year} {at:%H:%M}",
        f"{month[:3]} {day.day}, {day.year} at {(at.hour - 1) % 12 + 1}:{at:%M} {noon}",
        f"{day:%a} {day.day} {month} {day.year}, {at:%H:%M}",
        f"{at:%H:%M} on {day.day}.{day.month}.{day.year}",
    ]


def chinese(day: date, at: time) -> list[str]:
    def han(number: int) -> str:
        tens, ones = divmod(number, 10)
        if tens == 0:
            return _HAN[ones]
        return f"{'' if tens == 1 else _HAN[tens]}十{_HAN[ones] if ones else ''}"

    part = "凌晨" if at.hour < 6 else "上午" if at.hour < 12 else "下午" if at.hour < 18 else "晚上"
    clock = at.hour if at.hour <= 12 else at.hour - 12
    minutes = f"{at.minute}分" if at.minute else ""
    if at.hour == 12:
        part, clock = "", 12
    week = "周" + "一二三四五六日"[day.weekday()]
    return [
        f"{day.year}年{day.month}月{day.day}日 {at:%H:%M}",
        f"{day.year}年{day.month}月{day.day}日{week}{part}{clock}点{minutes}",
        f"{day.year}年{han(day.month)}月{han(day.day)}日{part}{han(clock)}点{minutes}",
    ]


@given(MOMENTS)
def test_every_way_to_write_a_moment_reads_back_as_it(when: tuple[date, time]) -> None:
    day, at = when
    for text in (*english(day, at), *chinese(day, at)):
        read = read_when(text, NOW, month_first=None)
        assert (read.amiss, read.days) == (None, (day,)), text
        assert read.times == (at,), text


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it_or_leads_into_the_past(text: str) -> None:
    read = read_when(text, NOW)
    assert (read.amiss is None) == bool(read.days or read.times)
    for day in read.days:
        assert NOW.date() <= day <= NOW.date() + FARTHEST
        if day == NOW.date() and len(read.days) == 1:
            assert all(one > NOW.time() for one in read.times)


_PIECES = "3 31 12 2026 15:00 7 Dec Feb / . - : 月 日 点 下 周 三 十 tomorrow next at pm 明 今晚 号"
TYPED = st.lists(
    st.sampled_from(_PIECES.split()),
    max_size=7,
)


@given(TYPED, st.sampled_from(["", " "]))
def test_pieces_of_dates_in_any_order_are_read_or_refused(pieces: list[str], between: str) -> None:
    read = read_when(between.join(pieces), NOW)
    assert (read.amiss is None) == bool(read.days or read.times)
