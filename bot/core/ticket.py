"""A report that something in a lesson is wrong: its kinds, its states, and how long it waits.

An organiser answers an open one: with words, as corrected, or as left for a reason. What was
answered can still be corrected. The learner may say once that it did not help: it is open again.
"""

from __future__ import annotations

import hashlib
import math
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.course import Card, Lesson, Question, Source
from bot.core.scams import masking

Item = Card | Question | tuple[Source, ...]
"""What a report is about: a card, a question, or a lesson's sources."""

LONGEST = 400
"""Characters that are kept of what a learner writes."""
SHORTEST_ANSWER, LONGEST_ANSWER = 3, 800
MOST_OPEN, MOST_AN_HOUR = 10, 5
"""Reports of one learner that wait at a time, and that they can make in an hour."""
FIGURES = 5
"""Digits of a number that may stay in what is reported: `36,000` may, a phone number may not."""


class Kind(StrEnum):
    """What is wrong."""

    FACT = "fact"
    UNCLEAR = "unclear"
    KEY = "key"
    WORDS = "words"
    LINK = "link"
    ELSE = "else"
    ALARM = "alarm"
    MISSED = "missed"


class Part(StrEnum):
    """What it is wrong with."""

    CARD = "card"
    QUESTION = "question"
    SOURCES = "sources"


class State(StrEnum):
    """Where a ticket stands; all but `OPEN` are ways to answer."""

    OPEN = "open"
    ANSWERED = "answered"
    CORRECTED = "corrected"
    LEFT = "left"


BEFORE: Mapping[State, Collection[State]] = {
    State.ANSWERED: (State.OPEN,),
    State.LEFT: (State.OPEN,),
    State.CORRECTED: (State.OPEN, State.ANSWERED, State.LEFT),
}
"""The states from which an organiser may bring a ticket to another."""

READY = ("holds", "clearer", "depends")
"""Answers prepared in every language."""

_KINDS = {
    Part.CARD: (Kind.FACT, Kind.UNCLEAR, Kind.WORDS, Kind.LINK, Kind.ELSE),
    Part.QUESTION: (Kind.KEY, Kind.FACT, Kind.UNCLEAR, Kind.WORDS, Kind.ELSE),
    Part.SOURCES: (Kind.LINK, Kind.FACT, Kind.ELSE),
}

OF_A_CHECK = (Kind.UNCLEAR, Kind.WORDS, Kind.ELSE)
"""What can be wrong with what `/check` says, beside its verdict."""


def part_of(item: Item) -> Part:
    """What kind of thing an item is."""
    match item:
        case Card():
            return Part.CARD
        case Question():
            return Part.QUESTION
        case _:
            return Part.SOURCES


def kinds(item: Item) -> tuple[Kind, ...]:
    """What can be wrong with an item: a link only where there is one."""
    offered = _KINDS[part_of(item)]
    if isinstance(item, Card) and "<a href" not in item.text:
        return tuple(kind for kind in offered if kind is not Kind.LINK)
    return offered


def find(lesson: Lesson, name: str, language: str) -> Item | None:
    """The item `lesson#name` or, without a name, the sources; None where it is not there.

    A review holds questions by their full names.
    """
    lesson_id, hash_, short = name.partition("#")
    if not hash_:
        return lesson.sources if lesson.id == lesson_id else None
    edition = lesson.edition(language)
    own = short if lesson.id == lesson_id else name
    return edition.answers.get(own) or edition.questions.get(own)


def wording(item: Item) -> str:
    """A short hash of an item's words: reports on the very same words go together."""
    if isinstance(item, Question):
        # In a review a question has its full name; its words are the same.
        item = replace(item, id="", objective="")
    return hashlib.blake2b(repr(item).encode(), digest_size=6).hexdigest()


def patience_ends(now: datetime, days: int) -> datetime:
    """What waits since before this moment waits too long."""
    return now - timedelta(days=days)


def reopens(state: State, *, reopened: bool) -> bool:
    """Whether a learner's "not yet" opens a ticket again: once."""
    return state is not State.OPEN and not reopened


@dataclass(frozen=True, slots=True)
class Times:
    """How long first answers took, over `answered` tickets."""

    answered: int
    median: timedelta
    p90: timedelta


def times(spans: Iterable[timedelta]) -> Times | None:
    """Median and 90th percentile (nearest rank, so that each is a time that somebody waited)."""
    known = sorted(spans)
    if not known:
        return None
    return Times(len(known), _rank(known, 0.5), _rank(known, 0.9))


def _rank(known: Sequence[timedelta], share: float) -> timedelta:
    return known[max(0, math.ceil(share * len(known)) - 1)]


def sentence(text: str, around: str = "", longest: int = LONGEST) -> str:
    """What a learner wrote, as it is kept: masked, in one line, cut.

    `around` is the text it speaks of, whose own words may stay.
    """
    kept = masking.masked(clean(text), around=around, figures=FIGURES)
    # What hides a short name is longer than the name.
    return kept if len(kept) <= longest else f"{kept[: longest - 1].rstrip()}…"


def clean(text: str) -> str:
    """A text without characters that turn, hide or break other text."""
    kept = "".join(
        " " if char.isspace() and char != "\n" else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return "\n".join(line.strip() for line in kept.strip().split("\n"))
