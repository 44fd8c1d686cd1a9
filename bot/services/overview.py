"""Where a learner stands over all courses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.core import progress, review
from bot.core.course import Catalogue, Course, Track
from bot.core.progress import Score
from bot.services.study import Person
from bot.store import answers, attempts, learners, memories
from bot.store.database import Database


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
class Overview:
    """Everything `/progress` and `/courses` show; `streak` in days, `due` in objectives."""

    language: str
    tracks: tuple[tuple[Track, tuple[CourseState, ...]], ...]
    streak: int
    due: int

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
            return Overview(person.language, self._shelves(person.language, {}, set()), 0, 0)
        now = self._clock()
        best: dict[str, Score] = {}
        for one in attempts.finished(conn, learner.id):
            score = Score(one.right, one.of)
            if one.lesson_id not in best or score.share > best[one.lesson_id].share:
                best[one.lesson_id] = score
        opened = {attempt.lesson_id for attempt in attempts.all_open(conn, learner.id)}
        days = {
            answer.answered_at.astimezone(self._timezone).date()
            for answer in answers.of_learner(conn, learner.id)
        }
        due = review.known(self._catalogue(), memories.due(conn, learner.id, now))
        return Overview(
            language=learner.language,
            tracks=self._shelves(learner.language, best, opened),
            streak=progress.streak(days, now.astimezone(self._timezone).date()),
            due=len(due),
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
