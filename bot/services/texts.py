"""The words an attempt is pinned to, read back once and then remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from sqlalchemy import Connection

from bot.content import snapshot
from bot.core import sums
from bot.core.course import Catalogue, Lesson
from bot.core.drill import Drill
from bot.store import attempts
from bot.store.drill_runs import Run

_REMEMBERED = 512


class Texts:
    """Lessons by version: from the catalogue, else from memory, else from the database."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        self._catalogue = catalogue
        self._remembered: OrderedDict[str, Lesson] = OrderedDict()

    def pin(self, conn: Connection, lesson: Lesson) -> None:
        """Keep a lesson's words for as long as an attempt may need them."""
        if lesson.version not in self._remembered:
            attempts.keep_text(conn, lesson.version, snapshot.dump(lesson))

    def drawn(self, conn: Connection, lesson_id: str, version: str, seed: int) -> Lesson:
        """The same with the numbers that a seed draws for its sums."""
        return sums.drawn(self.find(conn, lesson_id, version), seed)

    def find(self, conn: Connection, lesson_id: str, version: str) -> Lesson:
        """The lesson in the words of `version`."""
        current = self._catalogue().lessons.get(lesson_id)
        if current is not None and current.version == version:
            return current
        lesson = self._remembered.get(version)
        if lesson is None:
            lesson = snapshot.restore(attempts.text(conn, version))
            self._remembered[version] = lesson
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return lesson


def drill(conn: Connection, catalogue: Catalogue, run: Run) -> Drill:
    """The drill of a run in the words in which it is played."""
    current = catalogue.drills.get(run.drill_id)
    if current is not None and current.version == run.version:
        return current
    return snapshot.restore_drill(attempts.text(conn, run.version))
