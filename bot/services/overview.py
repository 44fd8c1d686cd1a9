"""Where a learner stands over all courses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.core import probe, progress, review, spacing
from bot.core.course import Catalogue, Course, Track
from bot.core.progress import Score
from bot.core.schedule import zone
from bot.core.spacing import Memory
from bot.services.view import Person
from bot.store import answers, attempts, learners, memories, reminders
from bot.store.database import Database

_GOAL = 3
"""Days of learning a week, until somebody chooses otherwise."""
_WEAKEST = 3


@dataclass(frozen=True, slots=True)
class LessonState:
    """A lesson's state: the best score of those finished, and whether an attempt is open."""

    id: str
    title: str
    best: Score | None
    open: bool


@dataclass(frozen=True, slots=True)
class CourseState:
    """A course with its lessons' states."""

    course: Course
    lessons: tuple[LessonState, ...]

    @property
    def done(self) -> int:
        """How many lessons are finished."""
        return sum(lesson.best is not None for lesson in self.lessons)


@dataclass(frozen=True, slots=True)
class Mastery:
    """How well a course's objectives are remembered: shares from 0 to 1, over those ever asked.

    `now`, and `in_a_month` if nothing is repeated until then.
    """

    course: str
    asked: int
    now: float
    in_a_month: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything `/progress` and `/courses` show; `due` in objectives."""

    language: str
    tracks: tuple[tuple[Track, tuple[CourseState, ...]], ...]
    weeks: progress.Weeks
    due: int
    mastery: tuple[Mastery, ...] = ()
    weakest: tuple[tuple[str, float, float], ...] = ()
    """Objectives in the learner's words with what is remembered now and in a month."""

    @property
    def courses(self) -> tuple[CourseState, ...]:
        """All courses in order."""
        return tuple(course for _, courses in self.tracks for course in courses)


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
            return Overview(person.language, self._shelves(person.language, {}, set()), nothing, 0)
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
        known = memories.of_learner(conn, learner.id)
        return Overview(
            language=learner.language,
            tracks=self._shelves(learner.language, best, opened),
            weeks=progress.weeks(days, now.astimezone(where).date(), learner.weekly_goal or _GOAL),
            due=len(due),
            mastery=self._mastery(known, now),
            weakest=self._weakest(known, learner.language, now),
        )

    def _weakest(
        self, known: dict[str, Memory], language: str, now: datetime
    ) -> tuple[tuple[str, float, float], ...]:
        later = now + timedelta(days=30)
        found = []
        for full in review.known(self._catalogue(), tuple(known)):
            lesson_id, name = review.split(full)
            words = self._catalogue().lessons[lesson_id].edition(language).objectives[name]
            memory = known[full]
            found.append((words, spacing.strength(memory, now), spacing.strength(memory, later)))
        return tuple(sorted(found, key=lambda one: one[1])[:_WEAKEST])

    def _mastery(self, known: dict[str, Memory], now: datetime) -> tuple[Mastery, ...]:
        by_course: dict[str, list[Memory]] = {}
        for objective in review.known(self._catalogue(), tuple(known)):
            course = review.split(objective)[0].rpartition("/")[0]
            by_course.setdefault(course, []).append(known[objective])
        later = now + timedelta(days=30)
        return tuple(
            Mastery(
                course,
                len(memories_),
                fmean(spacing.strength(one, now) for one in memories_),
                fmean(spacing.strength(one, later) for one in memories_),
            )
            for course, memories_ in sorted(by_course.items())
        )

    def _shelves(
        self, language: str, best: dict[str, Score], opened: set[str]
    ) -> tuple[tuple[Track, tuple[CourseState, ...]], ...]:
        catalogue = self._catalogue()
        return tuple(
            (
                track,
                tuple(
                    CourseState(
                        course,
                        tuple(
                            LessonState(
                                name,
                                catalogue.lessons[name].edition(language).title,
                                best.get(name),
                                name in opened,
                            )
                            for name in course.lessons
                            if name in catalogue.lessons
                        ),
                    )
                    for course in track.courses
                ),
            )
            for track in catalogue.tracks
        )
