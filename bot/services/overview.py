"""Where a learner stands over all courses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.core import probe, progress, review, spacing
from bot.core.course import Catalogue, Course, Track
from bot.core.progress import Score
from bot.core.schedule import zone
from bot.services.view import Person
from bot.store import answers, attempts, learners, memories, reminders
from bot.store.database import Database

_GOAL = 3
"""Days of learning a week, until somebody chooses otherwise."""
_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class LessonState:
    """A lesson's state: the best score of those finished, and whether an attempt is open."""

    id: str
    title: str
    best: Score | None
    open: bool


@dataclass(frozen=True, slots=True)
class IdeaState:
    """An objective in the learner's words, and the chance (0 to 1) that it is remembered.

    `now`, and `in_a_month` if nothing is repeated until then.
    """

    words: str
    now: float
    in_a_month: float


@dataclass(frozen=True, slots=True)
class CourseState:
    """A course with its lessons' states; of its objectives those ever asked, the weakest first.

    `of` counts all of its objectives; `drills` are those that practise it, as (id, title).
    """

    course: Course
    lessons: tuple[LessonState, ...]
    ideas: tuple[IdeaState, ...]
    of: int
    drills: tuple[tuple[str, str], ...] = ()

    @property
    def done(self) -> int:
        """How many lessons are finished."""
        return sum(lesson.best is not None for lesson in self.lessons)

    @property
    def now(self) -> float:
        """How many objectives the learner would likely remember now."""
        return sum(idea.now for idea in self.ideas)

    @property
    def in_a_month(self) -> float:
        """How many in a month, if nothing is repeated until then."""
        return sum(idea.in_a_month for idea in self.ideas)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything `/progress` and `/courses` show; `due` in objectives."""

    language: str
    tracks: tuple[tuple[Track, tuple[CourseState, ...]], ...]
    weeks: progress.Weeks
    due: int

    @property
    def courses(self) -> tuple[CourseState, ...]:
        """All courses in order."""
        return tuple(course for _, courses in self.tracks for course in courses)

    @property
    def ideas(self) -> tuple[IdeaState, ...]:
        """Every objective ever asked, the weakest first."""
        return _weakest_first(idea for course in self.courses for idea in course.ideas)


class Overviews:
    """Reads where a learner stands. `timezone` decides when a day ends."""

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Callable[[], datetime],
        timezone: ZoneInfo,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._timezone = timezone

    async def of(self, person: Person) -> Overview:
        """The overview of a person; one not known yet has done nothing."""
        return await self._database.read(lambda conn: self._overview(conn, person))

    def _overview(self, conn: Connection, person: Person) -> Overview:
        learner = learners.find(conn, person.telegram_id)
        if learner is None:
            nothing = progress.weeks((), self._clock().date(), _GOAL)
            return Overview(person.language, self._shelves(_Known(person.language)), nothing, 0)
        now = self._clock()
        best: dict[str, Score] = {}
        for one in attempts.finished(conn, learner.id):
            lesson_id = probe.passed(one.lesson_id, one.right, one.of)
            score = Score(one.right, one.of)
            if lesson_id and (lesson_id not in best or score.share > best[lesson_id].share):
                best[lesson_id] = score
        opened = {attempt.lesson_id for attempt in attempts.all_open(conn, learner.id)}
        reminder = reminders.find(conn, learner.id)
        where = self._timezone if reminder is None else zone(reminder.schedule.zone)
        days = {
            answer.answered_at.astimezone(where).date()
            for answer in answers.of_learner(conn, learner.id)
        }
        due = review.known(self._catalogue(), memories.due(conn, learner.id, now))
        known = _Known(
            learner.language,
            best,
            opened,
            {
                objective: (spacing.strength(memory, now), spacing.strength(memory, now + _MONTH))
                for objective, memory in memories.of_learner(conn, learner.id).items()
            },
        )
        return Overview(
            language=learner.language,
            tracks=self._shelves(known),
            weeks=progress.weeks(days, now.astimezone(where).date(), learner.weekly_goal or _GOAL),
            due=len(due),
        )

    def _shelves(self, known: _Known) -> tuple[tuple[Track, tuple[CourseState, ...]], ...]:
        catalogue = self._catalogue()
        return tuple(
            (track, tuple(_course(catalogue, course, known) for course in track.courses))
            for track in catalogue.tracks
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a learner: best scores, open lessons, and strengths by objective."""

    language: str
    best: Mapping[str, Score] = field(default_factory=dict)
    opened: Set[str] = frozenset()
    strengths: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def _course(catalogue: Catalogue, course: Course, known: _Known) -> CourseState:
    lessons, ideas, of = [], [], 0
    for name in course.lessons:
        if name not in catalogue.lessons:
            continue
        edition = catalogue.lessons[name].edition(known.language)
        best, opened = known.best.get(name), name in known.opened
        lessons.append(LessonState(name, edition.title, best, opened))
        for objective, words in edition.objectives.items():
            of += 1
            strength = known.strengths.get(f"{name}#{objective}")
            if strength is not None:
                ideas.append(IdeaState(words, *strength))
    drills = tuple(
        (drill.id, drill.script(known.language).title)
        for drill in catalogue.drills.values()
        if any(name in course.lessons for name in drill.lessons)
    )
    return CourseState(course, tuple(lessons), _weakest_first(ideas), of, drills)


def _weakest_first(ideas: Iterable[IdeaState]) -> tuple[IdeaState, ...]:
    return tuple(sorted(ideas, key=lambda one: (one.now, one.words)))
