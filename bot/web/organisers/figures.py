"""Figures as a page shows them: rows with a mark each, a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

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

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its title; `name` is unique in a page. `legend` is pairs of a mark and words."""

    name: str
    title: str
    table: Table
    rows: Sequence[Row] = ()
    picture: Markup = NOTHING
    legend: Sequence[tuple[Markup, str]] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: what, why, and where a button leads."""

    title: str
    reason: str
    link: str
    button: str


@dataclass(frozen=True, slots=True)
class Words:
    """Figures in the words of a language. None stands for what is held back."""

    language: str

    def t(self, key: str, **values: object) -> str:
        """A sentence."""
        return t(self.language, key, **values)

    def number(self, number: int | None) -> str:
        """A whole number of people, answers or the like."""
        return self.t("board-few") if number is None else f"{number:,}"

    def brief(self, number: int | None) -> str:
        """The same where there is little room."""
        return self.t("board-few-brief") if number is None else f"{number:,}"

    def share(self, share: float | None) -> str:
        """A share in percent; what is not quite none or all is not rounded to it."""
        if share is None:
            return self.t("board-held-back")
        if 0 < share < 0.005:
            return "<1%"
        if 0.995 < share < 1:
            return ">99%"
        return f"{share:.0%}"

    def points(self, share: float | None) -> str:
        """A difference of shares, in points of percent, with its sign."""
        if share is None:
            return self.t("board-held-back")
        points = round(100 * share)
        return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "0"

    def of_hundred(self, share: float) -> int:
        """A share as so many of a hundred."""
        return round(100 * share)

    def day(self, day: date) -> str:
        """A day in words."""
        return self._date(day, "y年M月d日", "d MMM y")

    def short_day(self, day: date) -> str:
        """A day of this year, where there is little room."""
        return self._date(day, "M月d日", "d MMM")

    def listed(self, words: Sequence[str]) -> str:
        """Several words in a row."""
        return ("、" if self.language == "zh-Hans" else ", ").join(words)

    def parted(self, words: Sequence[str]) -> str:
        """Several statements in a row, each of which may hold commas."""
        return ("；" if self.language == "zh-Hans" else "; ").join(words)

    def _date(self, day: date, chinese: str, other: str) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - heavy, and only pages need it

        pattern = chinese if self.language == "zh-Hans" else other
        return format_date(day, pattern, locale=self.language.replace("-", "_"))
