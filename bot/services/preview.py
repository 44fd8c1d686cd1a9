"""A lesson as its author looks at it: in the words of this moment, wherever it stands."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.core.course import Lesson
from bot.core.errors import UnknownLesson
from bot.services.attempts import Attempts
from bot.services.texts import Texts
from bot.services.view import Person, View
from bot.store import attempts
from bot.store.database import Database


class Previews:
    """What `preview` does for one who writes; no learner's attempt is ever moved to other words."""

    def __init__(self, database: Database, attempts: Attempts, texts: Texts) -> None:
        self._database = database
        self._attempts = attempts
        self._texts = texts

    async def follow(self, person: Person, lesson_id: str) -> View:
        """Show the lesson in its newest words, at the step where it is.

        It begins again where its steps or options are others than those answered so far.
        """

        def work(conn: Connection) -> View:
            lesson = self._attempts.catalogue().lessons.get(lesson_id)
            if lesson is None:
                raise UnknownLesson
            learner = self._attempts.learner(conn, person)
            attempt = attempts.find_open(conn, learner.id, lesson_id)
            if attempt is None:
                return self._attempts.begin(conn, learner, lesson)
            before = self._attempts.view(conn, attempt, attempt.position)
            if not _built_alike(before.lesson, lesson):
                self._attempts.move(conn, attempt, before, finish=True)
                return self._attempts.begin(conn, learner, lesson)
            self._texts.pin(conn, lesson)
            attempts.repin(conn, attempt.id, lesson.version)
            moved = self._attempts.find(conn, person, attempt.id)
            return self._attempts.show(conn, moved, moved.position)

        return await self._database.write(work)

    async def shown(self, attempt_id: int, message_id: int) -> None:
        """Note which message shows it."""
        await self._database.write(lambda conn: attempts.shown(conn, attempt_id, message_id))


def _built_alike(one: Lesson, other: Lesson) -> bool:
    """Whether both have the same steps, and questions with the same options."""
    return _frame(one) == _frame(other)


def _frame(lesson: Lesson) -> object:
    bank = next(iter(lesson.editions.values())).questions
    options = {
        name: (one.kind, tuple(option.key for option in one.options)) for name, one in bank.items()
    }
    return lesson.flow, lesson.quiz, options, tuple(lesson.editions)
