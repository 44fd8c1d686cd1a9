"""What organisers set for a cohort: how it begins, what follows, and when it reminds."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core import probe, review
from bot.core.course import Catalogue, Course
from bot.core.follow_up import DELAYS
from bot.core.grading import ONE_TAP
from bot.core.schedule import DAYTIME, EVERY_DAY

CHOSEN = ""
"""A start question that the bot chooses, as it fits the course."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Weekdays (Monday is 0), and a local hour."""

    days: frozenset[int] = frozenset({0, 2, 4})
    hour: int = 19


@dataclass(frozen=True, slots=True)
class Habits:
    """A cohort's own settings.

    `start` is asked on coming in ("lesson#question", `CHOSEN`, or None for nothing); `delays` are
    the days after which questions follow; `pace` is when it reminds, None where each chooses alone.
    """

    start: str | None = CHOSEN
    delays: tuple[int, ...] = DELAYS
    pace: Pace | None = Pace()


def faults(habits: Habits, offered: tuple[str, ...], before: Habits) -> frozenset[str]:
    """The parts of `habits` that cannot be: by the name of the field.

    `offered` are questions to begin with; what stood there before may stay.
    """
    wrong = set()
    if habits.start not in {None, CHOSEN, before.start, *offered}:
        wrong.add("start")
    if not set(habits.delays) <= set(DELAYS):
        wrong.add("delays")
    pace = habits.pace
    if pace is not None and not (pace.days and pace.days <= EVERY_DAY and pace.hour in DAYTIME):
        wrong.add("pace")
    return frozenset(wrong)


def changed(before: Habits, after: Habits) -> tuple[str, ...]:
    """The parts that are not as they were, by the name of the field."""
    return tuple(
        name
        for name in ("start", "delays", "pace")
        if getattr(before, name) != getattr(after, name)
    )


def openings(catalogue: Catalogue, course: Course) -> tuple[str, ...]:
    """Quick questions by which a group can begin a course, in its order: "lesson#question".

    Those that everybody is asked before the course anyway are not among them.
    """
    asked = set(probe.choose(catalogue, course, probe.BEFORE))
    found = []
    for lesson_id in course.lessons:
        lesson = catalogue.lessons.get(lesson_id)
        if lesson is None:
            continue
        for objective in lesson.edition("").objectives:
            found += [
                f"{lesson_id}#{item.id}"
                for item in review.standing_alone(lesson, objective)
                if item.kind in ONE_TAP
                and item.id not in lesson.flow
                and (lesson_id, item.id) not in asked
            ]
    return tuple(dict.fromkeys(found))


def opening(catalogue: Catalogue, course: Course | None, start: str | None) -> str | None:
    """What a group is asked on coming in; None for nothing.

    Left to the bot, it is one that is not asked again to see what the course changed.
    """
    if start != CHOSEN or course is None:
        return start or None
    offered = openings(catalogue, course)
    later = {
        f"{lesson_id}#{item}"
        for which in (probe.AFTER, probe.LATER)
        for lesson_id, item in probe.choose(catalogue, course, which)
    }
    return next((one for one in offered if one not in later), next(iter(offered), None))
