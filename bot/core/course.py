"""What is taught: tracks, courses, lessons, cards and questions, as loaded and checked."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from bot.core.picture import Picture, in_words

if TYPE_CHECKING:
    from bot.core.drill import Drill


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"
    NUMBER = "number"
    ORDER = "order"
    RED_FLAGS = "red_flags"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `right` has no meaning in an ordering, where position decides."""

    key: str
    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Trap:
    """A wrong number that many people give, and what leads to it."""

    value: Decimal
    feedback: str


@dataclass(frozen=True, slots=True)
class NumberKey:
    """The key of a number question: right within `tolerance` of `answer`, both in `unit`."""

    answer: Decimal
    tolerance: Decimal
    unit: str
    right: str
    wrong: str
    traps: tuple[Trap, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """A name in a sum, and the numbers that may stand for it."""

    name: str
    choices: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """How a number question gets its numbers: ranges to draw from, and expressions in their names.

    `traps` stand in the order of the key's. The texts of such a question hold `{{ … }}` until they
    are drawn (`core.sums`), and its key is an example.
    """

    values: tuple[Range, ...]
    answer: str
    traps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message shown for inspection; `sender` as a phone would display it. Plain text."""

    sender: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """An item of the bank, in one language.

    `options` stand in the author's order, which is the right order for `Kind.ORDER`.
    A true/false question has the options `true` and `false`.
    `number` is set for `Kind.NUMBER` only, `sum` where its numbers are drawn for each attempt;
    `message` is set for `Kind.RED_FLAGS` only.
    `ask` and all feedback are Telegram HTML; option texts and the message are plain.
    """

    id: str
    kind: Kind
    objective: str
    ask: str
    options: tuple[Option, ...] = ()
    number: NumberKey | None = None
    message: Message | None = None
    sum: Sum | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One idea. `text` is Telegram HTML, beside which a picture may stand."""

    id: str
    text: str
    picture: Picture | None = None

    @property
    def words(self) -> str:
        """All that it says, its picture too. Telegram HTML."""
        if self.picture is None:
            return self.text
        return f"{self.text}\n\n{escape(in_words(self.picture), quote=False)}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, with the source's own date: YYYY, YYYY-MM or YYYY-MM-DD."""

    title: str
    date: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A lesson in one language: everything a person reads, and how people ask for it (`asks`).

    `notes` answer details that people ask about; nobody is shown them unasked.
    """

    language: str
    title: str
    objectives: Mapping[str, str]
    cards: Mapping[str, Card]
    questions: Mapping[str, Question]
    learned: str
    action: str
    asks: tuple[str, ...] = ()
    notes: Mapping[str, Card] = field(default_factory=dict)

    @property
    def answers(self) -> dict[str, Card]:
        """What can answer a question: its cards, then its notes."""
        return {**self.cards, **self.notes}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with all its editions, which share ids, keys and order.

    `flow` names cards and check questions in the order they are shown; `quiz` names the
    questions asked after them; every other question waits for reviews.
    `version` is a hash of all that is here, so equal versions have equal texts.
    `audiences` are those whom it suits best (none: everybody); `requires` are lessons before it;
    `facts` name the rules that belong to it and differ by place.
    A `draft` was not reviewed as it is, and says so.
    """

    id: str
    version: str
    flow: tuple[str, ...]
    quiz: tuple[str, ...]
    sources: tuple[Source, ...]
    editions: Mapping[str, Edition]
    audiences: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    draft: bool = False
    facts: tuple[str, ...] = ()

    def edition(self, language: str) -> Edition:
        """The words in `language`, or in the source language where there is no translation."""
        return self.editions.get(language) or next(iter(self.editions.values()))


@dataclass(frozen=True, slots=True)
class Course:
    """A shelf of lessons in teaching order; `titles` and `summaries` by language."""

    id: str
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    lessons: tuple[str, ...]

    def title(self, language: str) -> str:
        """Its title in a language, else in English."""
        return self.titles.get(language) or self.titles["en"]


@dataclass(frozen=True, slots=True)
class Track:
    """A subject, such as loans; `titles` by language, `courses` in order."""

    id: str
    titles: Mapping[str, str]
    courses: tuple[Course, ...]

    def title(self, language: str) -> str:
        """Its title in a language, else in English."""
        return self.titles.get(language) or self.titles["en"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that can be taught and practised at a moment."""

    tracks: tuple[Track, ...]
    lessons: Mapping[str, Lesson]
    drills: Mapping[str, Drill] = field(default_factory=dict)

    @property
    def courses(self) -> tuple[Course, ...]:
        """All courses, in the order of their tracks."""
        return tuple(course for track in self.tracks for course in track.courses)

    def without(self, names: Set[str]) -> Catalogue:
        """The same without some lessons, and without courses and tracks that are left empty."""
        lessons = {name: one for name, one in self.lessons.items() if name not in names}
        tracks = []
        for track in self.tracks:
            courses = [
                replace(one, lessons=tuple(name for name in one.lessons if name not in names))
                for one in track.courses
            ]
            left = tuple(one for one in courses if one.lessons)
            if left:
                tracks.append(replace(track, courses=left))
        return Catalogue(tuple(tracks), lessons)

    def course(self, course_id: str) -> Course | None:
        """The course with this id, if it is taught."""
        return next((course for course in self.courses if course.id == course_id), None)

    def drill_for(self, lesson_id: str) -> Drill | None:
        """The drill that practises what a lesson teaches: one of its own before a shared one."""
        fitting = [drill for drill in self.drills.values() if lesson_id in drill.lessons]
        return min(fitting, key=lambda drill: drill.lessons.index(lesson_id), default=None)
