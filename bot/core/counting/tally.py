"""What is counted of what learners do: the rules behind the organisers' figures.

A learner counts once among everybody, and once in each cohort that they are in, there for what
they did since joining it. Counts go by weeks. An answer counts if it is the learner's first to its
question, among those still kept; in the language in which it was asked. Stages go by what is known
of the learner now: their language, and for whom they learn.

A learner reaches these stages, of a course or of any:

- *joined*: the first visit, or coming into a cohort;
- *started*: a lesson of the course, or the questions before it, begun or ended;
- *completed*: every lesson of it done, or left out after a test;
- *passed*: completed, and at least two thirds of the questions after it right, or 80% of its
  lessons' quizzes, the best try of each;
- *kept*: passed, and at least half of a follow-up 28 days or more after right.

A stage counts in a cohort if it was reached since joining, and those before it count from then on
too, so that no stage counts more people than the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import probe

EVERYBODY = 0
"""The cohort that every learner is in."""

ANY = ""
"""The subject that stands for any course, or for all objectives together."""


class Stage(StrEnum):
    """How far a learner came, in this order."""

    JOINED = "joined"
    STARTED = "started"
    COMPLETED = "completed"
    PASSED = "passed"
    KEPT = "kept"


COURSE_STAGES = (Stage.STARTED, Stage.COMPLETED, Stage.PASSED, Stage.KEPT)
KEPT_AFTER = 28
"""Days after which somebody who still knows it has kept it."""

DELAY_LATER = 30
"""As which follow-up the questions a month after a course count."""

SIXTIETHS = 60
"""Into which a course's share right is counted, so that one to six questions give whole numbers."""

ENOUGH = 5
"""Earlier answers from which on the share right among them says something."""

BUCKETS = (3, 5, 8, 13, 20, 30, 60)
"""Seconds under which an answer falls into each span of time; the last span has no end."""

SPANS = len(BUCKETS) + 1


def week(at: datetime) -> str:
    """The week of a moment (UTC), named by its Monday: "2026-11-23"."""
    day = at.date()
    return (day - timedelta(days=day.weekday())).isoformat()


def span(seconds: int) -> int:
    """The span of time into which an answer falls, from 0."""
    return next((place for place, under in enumerate(BUCKETS) if seconds < under), SPANS - 1)


def rest(right: int, of: int) -> int | None:
    """The share right in whole percent, rounded down; None where there are too few answers."""
    return 100 * right // of if of >= ENOUGH else None


@dataclass(slots=True)
class Standing:
    """A learner's answers so far, of those still kept; grows as more are taken.

    `answered` are the questions, `firsts` and `right` how many answers were first, and right.
    """

    firsts: int = 0
    right: int = 0
    answered: set[str] = field(default_factory=set)

    def know(self, question: str, *, first: bool, right: bool) -> None:
        """Take in an answer that was counted before."""
        self.answered.add(question)
        if first:
            self.firsts += 1
            self.right += right

    def take(self, question: str, *, right: bool) -> tuple[bool, int | None]:
        """Whether an answer is the first to its question, and its `rest`."""
        first = question not in self.answered
        before = rest(self.right, self.firsts) if first else None
        self.know(question, first=first, right=right)
        return first, before


@dataclass(frozen=True, slots=True)
class First:
    """A first answer, as far as it is counted; `places` are the options chosen, none for a number.

    `seconds` and `rest` are None where they are not known.
    """

    right: bool
    sure: bool
    seconds: int | None
    rest: int | None
    places: tuple[int, ...] = ()


ITEM_SUMS = (
    "seen",
    "right",
    "sure_wrong",
    "rated",
    "rated_right",
    "sum_rest",
    "sum_rest_sq",
    "sum_right_rest",
    *(f"t{place}" for place in range(SPANS)),
)


def item_sums(first: First) -> tuple[int, ...]:
    """What a first answer adds to each of `ITEM_SUMS`."""
    known = first.rest is not None
    share = first.rest or 0
    spans = [0] * SPANS
    if first.seconds is not None:
        spans[span(first.seconds)] = 1
    return (
        1,
        int(first.right),
        int(first.sure and not first.right),
        int(known),
        int(known and first.right),
        share,
        share * share,
        share * first.right,
        *spans,
    )


def places(choice: str, *, names_options: bool) -> tuple[int, ...]:
    """The options that a stored choice names, each once."""
    return tuple(sorted({int(one) for one in choice.split(",") if one})) if names_options else ()


@dataclass(frozen=True, slots=True)
class Ended:
    """An attempt that came to its end: quiz questions right, of those answered."""

    lesson_id: str
    right: int
    of: int


def course_of(lesson_id: str) -> str | None:
    """The course to which an attempt belongs: a lesson's, a test's or a probe's; None: a review."""
    found = probe.read(lesson_id)
    if found is not None and found[0] in probe.KINDS:
        return found[1]
    course = (found[1] if found else lesson_id).rpartition("/")[0]
    return course or None


def stage(course_id: str, lessons: Sequence[str], ended: Iterable[Ended]) -> Stage:
    """How far a course that was started has come; `ended` may hold attempts of other courses."""
    best: dict[str, Ended] = {}
    after = False
    for one in ended:
        lesson = probe.passed(one.lesson_id, one.right, one.of)
        if lesson is not None and _share(one) >= _share(best.get(lesson)):
            best[lesson] = one
        if one.lesson_id == probe.name(probe.AFTER, course_id):
            after = after or (one.of > 0 and 3 * one.right >= 2 * one.of)
    if not lessons or any(lesson not in best for lesson in lessons):
        return Stage.STARTED
    right = sum(best[lesson].right for lesson in lessons)
    of = sum(best[lesson].of for lesson in lessons)
    return Stage.PASSED if after or (of and 5 * right >= 4 * of) else Stage.COMPLETED


def _share(one: Ended | None) -> float:
    if one is None:
        return -1.0
    return one.right / one.of if one.of else 0.0


def up_to(reached: Stage) -> tuple[Stage, ...]:
    """The stages of a course up to one that was reached."""
    return COURSE_STAGES[: COURSE_STAGES.index(reached) + 1]


def kept(delay: int, right: int, asked: int) -> bool:
    """Whether a follow-up shows that somebody still knows it."""
    return delay >= KEPT_AFTER and asked > 0 and 2 * right >= asked


@dataclass(frozen=True, slots=True)
class Gain:
    """The questions before and after something: in sixtieths of a course's, else 0 or 1."""

    subject: str
    before: int
    after: int


def gains(course_id: str, before: Mapping[str, bool], after: Mapping[str, bool]) -> list[Gain]:
    """What a course changed; `before` and `after` say of each objective whether it was right.

    None where either was left unanswered. Objectives count where both asked about them.
    """
    if not before or not after:
        return []
    return [
        Gain(course_id, _sixtieths(before), _sixtieths(after)),
        *(
            Gain(objective, int(before[objective]), int(after[objective]))
            for objective in sorted(before.keys() & after.keys())
        ),
    ]


def _sixtieths(right: Mapping[str, bool]) -> int:
    return SIXTIETHS * sum(right.values()) // len(right)


def gain_sums(before: int, after: int) -> tuple[int, int, int, int, int]:
    """What a learner adds to people, before_right, after_right, sum_d and sum_dd."""
    return 1, before, after, after - before, (after - before) ** 2
