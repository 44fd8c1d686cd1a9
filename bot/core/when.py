"""A day and a time as people type them, in English and Chinese, at a given now.

`3 Dec 15:00`, `tomorrow 3pm`, `Sat at 10`, `12月3日下午3点`, `下周三 14:30`, `2026-12-03 15:00`.
A reading may leave a choice: 4/5 is two days in English, and 7 o'clock is morning or evening.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.event import FARTHEST, Amiss
from bot.core.offers.vocabulary import DIGITS_ZH

_LATELY = timedelta(days=92)
"""A day without a year that was over so recently is not meant for next year."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OLD = str.maketrans("點號後週兩個禮鐘時這還", "点号后周两个礼钟时这还")
_COUNTED = r"(?=\s*(?:个?月|日|号|点|时|分|天))"
_RELATIVE = {
    "day after tomorrow": 2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "大后天": 3,
    "后天": 2,
    "后日": 2,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "今天": 0,
    "今日": 0,
    "今": 0,
    "明天": 1,
    "明日": 1,
    "明": 1,
}
_AM = frozenset({"am", "凌晨", "清晨", "早上", "早晨", "上午", "早", "morning"})
_PM = frozenset(
    {"pm", "下午", "傍晚", "晚上", "夜里", "晚", "afternoon", "evening", "tonight", "午后"}
)
_NOON = frozenset({"中午", "正午"})
_PART = (
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|夜里|早|晚"
    r"|\bmorning\b|\bafternoon\b|\bevening\b|\btonight\b)"
)
_CLOCKS = (
    r"(?<!\d)(?P<hour>\d{1,2})\s*[点时](?:(?P<quarter>[一三]刻)|(?P<half>半)|(?P<minute>\d{1,2})(?!\d)分?)?",
    r"(?<!\d)(?P<hour>\d{1,2})\s*[:.h]\s*(?P<minute>\d\d)(?!\d)\s*(?P<half>)(?P<m>am|pm)?\b",
    r"(?<!\d)(?P<hour>\d{1,2})\s*(?P<m>am|pm)\b",
    r"(?<!\d)(?P<hour>\d{1,2})\s*o'?clock",
    r"\bat\s+(?P<hour>\d{1,2})(?!\d)",
    r"^\s*(?P<hour>\d{1,2})\s*$",
)
_BARE = r"(?<!\d)(?P<hour>\d{1,2})(?!\d)"
"""An hour that is known as one by the part of the day beside it."""
_FILLER = re.compile(
    r"\b(?:at|on|the|in|of|from|o'?clock|hrs?|h)\b|的|在|于|整|钟|[\s,，、。.()（）·-]"
)


@dataclass(frozen=True, slots=True)
class When:
    """What was read: days and times that may be meant, none where none was named."""

    days: tuple[date, ...] = ()
    times: tuple[time, ...] = ()
    amiss: Amiss | None = None


class _Wrong(Exception):  # noqa: N818 - it carries what is amiss
    def __init__(self, amiss: Amiss) -> None:
        self.amiss = amiss


def read_when(text: str, now: datetime, *, month_first: bool | None = None) -> When:
    """A typed day, time or both; `now` is local to where the event is.

    `month_first` says what 4/5 is; None leaves both days open.
    """
    rest = _plain(text)
    if not rest:
        return When(amiss=Amiss.UNREAD)
    try:
        days, rest = _days(rest, now.date(), month_first)
        times, rest = _times(rest)
        if not _FILLER.sub("", rest) and (days or times):
            return _to_come(days, times, now)
    except _Wrong as wrong:
        return When(amiss=wrong.amiss)
    return When(amiss=Amiss.UNREAD)


def _to_come(days: tuple[date, ...], times: tuple[time, ...], now: datetime) -> When:
    """What of a reading lies ahead."""
    today, clock = now.date(), now.time()
    ahead = tuple(dict.fromkeys(one for one in days if one >= today))
    if days and not ahead:
        raise _Wrong(Amiss.PAST)
    if ahead == (today,):
        later = tuple(one for one in times if one > clock)
        if times and not later:
            raise _Wrong(Amiss.PAST)
        times = later
    if any(one - today > FARTHEST for one in ahead):
        raise _Wrong(Amiss.FAR)
    return When(ahead, times)


def _plain(text: str) -> str:
    """What was typed, in one spelling: half-width, small, with figures for Chinese numerals."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_OLD).strip()
    plain = re.sub(r"(?<=\d)t(?=\d\d:)", " ", plain)
    plain = re.sub(r"\b([ap])\s?\.?\s?m\b\.?", r"\1m", plain)
    plain = re.sub(rf"[零〇一二两三四五六七八九十]+{_COUNTED}", _figure, plain)
    return re.sub(r"(?<=[点时])[零〇一二三四五六七八九十]+(?!刻)", _figure, plain)


def _figure(found: re.Match[str]) -> str:
    """十二 → 12."""
    tens, ten, ones = found[0].rpartition("十")
    if not ten:
        return "".join(str(DIGITS_ZH[char]) for char in found[0])
    high = DIGITS_ZH.get(tens[-1:], 1) if len(tens) <= 1 else 99
    return str(10 * high + (DIGITS_ZH.get(ones, 0) if len(ones) <= 1 else 0))


def _take(pattern: str, text: str) -> tuple[re.Match[str] | None, str]:
    """The first place where a pattern fits, and the text without it."""
    found = re.search(pattern, text)
    return found, text if found is None else f"{text[: found.start()]} {text[found.end() :]}"


def _days(text: str, today: date, month_first: bool | None) -> tuple[tuple[date, ...], str]:
    """The days that a text names, and the rest of it."""
    named: tuple[date, ...] = ()
    for pattern, read in _ways(month_first):
        found, rest = _take(pattern, text)
        if found is not None:
            named, text = read(found, today), rest
            break
    weekday, text = _weekday(text, today)
    if weekday is None:
        return named, text
    if not named:
        return (weekday,), text
    fitting = tuple(one for one in named if one.weekday() == weekday.weekday())
    if not fitting:
        raise _Wrong(Amiss.OTHER_DAY)
    return fitting, text


_Read = Callable[[re.Match[str], date], tuple[date, ...]]


def _ways(month_first: bool | None) -> Iterator[tuple[str, _Read]]:
    """How a day may be written; the first that fits is meant."""
    yield rf"(?<!\d){_YEAR}\s*[-/.年]\s*(?P<month>\d{{1,2}})\s*[-/.月]\s*{_TH}(?!\d)[日号]?", _full
    yield r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)?(?!\d)", _full
    yield (
        r"(?<![\d/])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?(?![\d/])",
        lambda found, today: _slashed(found, today, month_first),
    )
    yield (
        r"(?:(?P<next>明年)|今年)?\s*(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})(?!\d)[日号]?",
        _full,
    )
    yield r"(?P<later>下个?月)\s*(?P<day>\d{1,2})[日号]?", _of_month
    yield r"(?<!\d)(?P<later>)(?P<day>\d{1,2})[日号]", _of_month
    yield rf"(?<!\d){_TH}\s*(?:of\s+)?-?{_MONTH}(?:[\s,-]*{_YEAR}(?!\d|:))?", _full
    yield rf"\b{_MONTH}\s*{_TH}(?![\d:])(?:[\s,]*{_YEAR}(?!\d|:))?", _full
    yield r"\bin\s+(?P<ahead>\d{1,3})\s+days?\b|(?<!\d)(?P<days>\d{1,3})\s*天[之以]?后", _ahead
    # 今晚 and tonight say a part of the day too, which is left for the time.
    yield r"(?P<word>day after tomorrow|yesterday|today|(?=tonight)|tomorrow)\b", _relative
    yield (
        r"(?P<word>大后天|后[天日]|昨[天日]|前天|今[天日]|明[天日]|今(?=[早晚])|明(?=[早晚]))",
        _relative,
    )


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _Wrong(Amiss.NO_DAY) from error


def _full(found: re.Match[str], today: date) -> tuple[date, ...]:
    parts = found.groupdict()
    named = parts["month"]
    month = int(named) if named.isdigit() else _MONTHS.index(named[:3]) + 1
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("next"):
        year = today.year + 1
    return (_in_year(year, month, int(parts["day"]), today),)


def _in_year(year: int | None, month: int, day: int, today: date) -> date:
    """A day; without a year the next one, unless it was over only lately."""
    if year is not None:
        return _date(year, month, day)
    if (month, day) == (2, 29):
        leap = next(one for one in range(today.year, today.year + 9) if calendar.isleap(one))
        return _date(leap, 2, 29)
    named = _date(today.year, month, day)
    return named if named >= today - _LATELY else _date(today.year + 1, month, day)


def _slashed(found: re.Match[str], today: date, month_first: bool | None) -> tuple[date, ...]:
    one, two, year = int(found["one"]), int(found["two"]), found["year"]
    full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
    orders = {None: [(two, one), (one, two)], True: [(one, two)], False: [(two, one)]}[month_first]
    possible = [(month, day) for month, day in orders if 1 <= month <= 12]
    if not possible:
        raise _Wrong(Amiss.NO_DAY)
    read = []
    for month, day in possible:
        try:
            read.append(_in_year(full, month, day, today))
        except _Wrong:
            if len(possible) == 1:
                raise
    if not read:
        raise _Wrong(Amiss.NO_DAY)
    return tuple(read)


def _of_month(found: re.Match[str], today: date) -> tuple[date, ...]:
    """The 3rd: of this month, or of the next once it is over."""
    day, later = int(found["day"]), bool(found["later"]) or int(found["day"]) < today.day
    month = today.month % 12 + 1 if later else today.month
    return (_date(today.year + int(later and today.month == 12), month, day),)


def _ahead(found: re.Match[str], today: date) -> tuple[date, ...]:
    return (today + timedelta(days=int(found["ahead"] or found["days"])),)


def _relative(found: re.Match[str], today: date) -> tuple[date, ...]:
    return (today + timedelta(days=_RELATIVE[found["word"] or "tonight"]),)


def _weekday(text: str, today: date) -> tuple[date | None, str]:
    """A weekday: the next one, or that of next week."""
    found, rest = _take(rf"\b(?:(?P<which>next|this|coming)\s+)?{_WEEKDAY}", text)
    if found is not None:
        place, later = _DAYS.index(found["weekday"][:3]), found["which"] == "next"
    else:
        found, rest = _take(
            r"(?P<which>下下|下|这|本)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天1-7])", text
        )
        if found is None:
            return None, text
        sign = found["weekday"]
        place = int(sign) - 1 if sign.isdigit() else "一二三四五六日天".index(sign) % 8
        place = 6 if place == 7 else place
        later = found["which"] in {"下", "下下"}
    if later:
        weeks = 2 if found["which"] == "下下" else 1
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=weeks, days=place), rest
    if found["which"] in {"这", "本"}:
        return today + timedelta(days=place - today.weekday()), rest
    return today + timedelta(days=(place - today.weekday()) % 7), rest


def _times(text: str) -> tuple[tuple[time, ...], str]:
    """The times that a text names, and the rest of it."""
    part, text = _take(_PART, text)
    said = "" if part is None else part["part"]
    for pattern in (*_CLOCKS, *([_BARE] if said else [])):
        found, rest = _take(pattern, text)
        if found is not None:
            return _hours(found.groupdict(), said), rest
    noon, rest = _take(r"\b(?:noon|midday)\b", text)
    if noon is not None or said in _NOON:
        return (time(12),), rest
    return (), text


def _hours(found: dict[str, str | None], said: str) -> tuple[time, ...]:
    """The times that an hour may be, by what was said of the part of the day."""
    typed = found["hour"] or ""
    hour, marker = int(typed), found.get("m") or said
    minute = int(found.get("minute") or 0)
    if found.get("half"):
        minute = 30
    if found.get("quarter"):
        minute = 15 if (found["quarter"] or "")[0] == "一" else 45
    if hour > 23 or minute > 59 or (found.get("m") and not 1 <= hour <= 12):
        raise _Wrong(Amiss.NO_TIME)
    if marker in _NOON:
        return (time(hour + 12 if hour < 3 else hour, minute),)
    if marker in _PM:
        return (time(hour + 12 if hour < 12 else hour, minute),)
    if marker in _AM:
        return (time(0 if hour == 12 else hour, minute),)
    if len(typed) == 2 or hour == 0 or hour > 8:
        return (time(hour, minute),)
    # Nobody holds a class at three at night; seven may be either.
    evening = time(hour + 12, minute)
    return (evening,) if hour < 6 else (time(hour, minute), evening)
