"""Counts of made-up learners, summed while they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bot.core.counting import tally
from bot.sample.bank import Item

MONDAY = 4 * 86_400_000
"""The first Monday after the beginning of 1970, in milliseconds from it."""
WEEK = 7 * 86_400_000
_SPANS = tuple(tally.span(seconds) for seconds in range(61))
_SUMS = len(tally.ITEM_SUMS)
_SEEN, _RIGHT, _SURE, _RATED, _RATED_RIGHT, _REST, _SQUARE, _BOTH, _SPAN = range(9)
_LONGEST = 60


class Counting:
    """The rows of counts, by keys that are quick to make."""

    def __init__(self, languages: tuple[str, ...], items: Iterable[Item]) -> None:
        self.languages = languages
        self.names = {item.number: item.name for item in items}
        self.items: dict[tuple[int, int, int], list[int]] = {}
        self.choices: dict[tuple[int, int, int, int], int] = {}
        self.steps: dict[tuple[Any, ...], int] = {}
        self.gains: dict[tuple[Any, ...], list[int]] = {}
        self.keeps: dict[tuple[Any, ...], list[int]] = {}
        self.reminders: dict[int, list[int]] = {}

    def answer(
        self,
        cohort: int,
        item: Item,
        slot: int,
        told: tuple[bool, bool, int, int | None, tuple[int, ...]],
    ) -> None:
        """Count a first answer; `slot` is its week and language.

        `told`: right, sure of it, seconds, rest, the options chosen.
        """
        right, sure, seconds, rest, places = told
        number = item.number
        sums = self.items.get((cohort, number, slot))
        if sums is None:
            sums = self.items[cohort, number, slot] = [0] * _SUMS
        sums[_SEEN] += 1
        if right:
            sums[_RIGHT] += 1
        elif sure:
            sums[_SURE] += 1
        if rest is not None:
            sums[_RATED] += 1
            sums[_REST] += rest
            sums[_SQUARE] += rest * rest
            if right:
                sums[_RATED_RIGHT] += 1
                sums[_BOTH] += rest
        sums[_SPAN + _SPANS[min(seconds, _LONGEST)]] += 1
        if item.names_options:
            for place in places:
                key = (cohort, number, slot, place)
                self.choices[key] = self.choices.get(key, 0) + 1

    def slot(self, at: int, language: int) -> int:
        """The week and the language of something, as one number."""
        return (at - MONDAY) // WEEK * len(self.languages) + language

    def step(self, key: tuple[Any, ...]) -> None:
        """Count a stage; `key` is a row's, with the week as a number."""
        self.steps[key] = self.steps.get(key, 0) + 1

    def add(self, rows: dict[Any, list[int]], key: Any, sums: tuple[int, ...]) -> None:
        """Count a gain, a follow-up or a reminder."""
        held = rows.setdefault(key, [0] * len(sums))
        for place, value in enumerate(sums):
            held[place] += value

    def rows(self) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """The rows of each table of counts, sorted."""
        tongues, many = self.languages, len(self.languages)
        yield (
            "item_counts",
            sorted(
                (cohort, self.names[number], tongues[slot % many], week(slot // many), *sums)
                for (cohort, number, slot), sums in self.items.items()
            ),
        )
        yield (
            "choice_counts",
            sorted(
                (cohort, self.names[number], tongues[slot % many], week(slot // many), place, n)
                for (cohort, number, slot, place), n in self.choices.items()
            ),
        )
        yield (
            "step_counts",
            sorted(
                (cohort, subject, stage, week(at), language, audience, n)
                for (cohort, subject, stage, at, language, audience), n in self.steps.items()
            ),
        )
        yield (
            "gain_counts",
            sorted(
                (cohort, subject, language, week(at), *sums)
                for (cohort, subject, language, at), sums in self.gains.items()
            ),
        )
        yield (
            "keep_counts",
            sorted(
                (cohort, subject, delay, language, week(at), *sums)
                for (cohort, subject, delay, language, at), sums in self.keeps.items()
            ),
        )
        yield (
            "reminder_counts",
            sorted((week(at), *sums) for at, sums in self.reminders.items()),
        )


@cache
def week(number: int) -> str:
    """The name of a week by its number."""
    return tally.week(datetime(1970, 1, 5, tzinfo=UTC) + timedelta(weeks=number))
