"""Figures as a page shows them: rows with a mark each, a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from bot.core.counting.count import Count
from bot.core.schedule import zone
from bot.locales import t

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a figure: words, the value that counts, and its mark.

    `more` stands quietly beside the value, `note` below; `link` is where the words lead.
    """

    label: str
    value: str
    mark: Markup = NOTHING
    more: str = ""
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same in cells; the first cell of a row names it, all others are figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart; `name` is unique in a page. `legend` is pairs of a mark and words.

    `hidden` are words, each with a link or none, for what has too few people to be drawn.
    """

    name: str
    title: str
    table: Table
    rows: Sequence[Row] = ()
    picture: Markup = NOTHING
    legend: Sequence[tuple[Markup, str]] = ()
    hidden: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: what, why, and where a button leads."""

    title: str
    reason: str
    link: str
    button: str


@dataclass(frozen=True, slots=True)
class Empty:
    """That there is nothing to show, and the way on, if there is one."""

    words: str
    path: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Figures in the words of a language; None stands for what is not shown."""

    language: str

    def t(self, key: str, **values: object) -> str:
        """A sentence."""
        return t(self.language, key, **values)

    def count(self, count: Count) -> str:
        """How many people (or answers, one a person), as far as it may be told."""
        if count.shown is None:
            return self.t(f"board-{_hidden(count)}")
        return self._nearly(count, number=f"{count.shown:,}")

    def brief(self, count: Count) -> str:
        """The same where there is little room."""
        if count.shown is None:
            return self.t(f"board-{_hidden(count)}-brief")
        return f"{'≈' if count.about else '≥' if count.least else ''}{count.shown:,}"

    def people(self, count: Count) -> str:
        """The same with what it counts: "1 person", "fewer than 5 people"."""
        if count.shown is None:
            return self.t(f"board-people-{_hidden(count)}")
        return self._nearly(count, number=self.t("board-people", n=count.shown))

    def _nearly(self, count: Count, number: str) -> str:
        if count.about or count.least:
            return self.t(f"board-{'about' if count.about else 'least'}", number=number)
        return number

    def change(self, now: Count, before: Count) -> str:
        """How a number differs from the one before; nothing where that may not be told."""
        if now.shown is None or before.shown is None or not exact(now) or not exact(before):
            return ""
        more = now.shown - before.shown
        if more == 0:
            return self.t("board-the-same")
        return self.t("board-more-by" if more > 0 else "board-fewer-by", n=abs(more))

    def share(self, share: float | None) -> str:
        """A share in percent; what is not quite none or all is not rounded to it."""
        if share is None:
            return self.t("board-unknown")
        if 0 < share < 0.005:
            return "<1%"
        if 0.995 < share < 1:
            return ">99%"
        return f"{share:.0%}"

    def points(self, share: float | None) -> str:
        """A difference of shares, in points of percent, with its sign."""
        if share is None:
            return self.t("board-unknown")
        points = round(100 * share)
        return f"{_sign(points)}{abs(points)}"

    def gained(self, share: float) -> str:
        """The same with its unit: "+1 point"."""
        points = round(100 * share)
        return self.t("board-points", sign=_sign(points), points=abs(points))

    def day(self, day: date) -> str:
        """A day in words."""
        return self._date(day, "y年M月d日", "d MMM y")

    def short_day(self, day: date) -> str:
        """A day, where there is little room."""
        return self._date(day, "M月d日", "d MMM")

    def moment(self, at: datetime, where: str) -> str:
        """A moment by the clocks of a place."""
        there = at.astimezone(zone(where))
        return f"{self.day(there.date())} {there:%H:%M}"

    def listed(self, words: Sequence[str]) -> str:
        """Several words in a row."""
        return ("、" if self.language == "zh-Hans" else ", ").join(words)

    def parted(self, words: Sequence[str]) -> str:
        """Several statements in a row, each of which may hold commas."""
        return ("；" if self.language == "zh-Hans" else "; ").join(words)

    def joined(self, sentences: Sequence[str]) -> str:
        """Sentences one after the other, each with a capital letter."""
        begun = [one[:1].upper() + one[1:] for one in sentences]
        return ("" if self.language == "zh-Hans" else " ").join(begun)

    def _date(self, day: date, chinese: str, other: str) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - heavy, and only pages need it

        pattern = chinese if self.language == "zh-Hans" else other
        return format_date(day, pattern, locale=self.language.replace("-", "_"))


def exact(count: Count) -> bool:
    """Whether a number is told as it is."""
    return count.shown is not None and not count.about and not count.least


def _sign(points: int) -> str:
    return "+" if points > 0 else "−" if points < 0 else ""


def _hidden(count: Count) -> str:
    return "few" if count.few else "most" if count.most else "held"
