"""Certificates: issued for a finished course, checked by anybody who has the code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.core.course import Catalogue, Course
from bot.core.errors import CourseNotDone
from bot.core.naming import tidy
from bot.services.path import done
from bot.services.view import Person
from bot.store import certificates, learners
from bot.store.certificates import Certificate
from bot.store.database import Database

AWAITS_NAME = "name:"
LONGEST_NAME = 40
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without letters and digits that are mistaken for each other."""
_LETTERS = 12
_LIKE_A_CODE = re.compile(r"(?=.*[\d-])(?:[- ]?[A-Za-z0-9]){8,16}")
"""A name has no digit and no stroke; one code in forty has no digit, but strokes as it is shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A certificate with its course, and the language of whoever looks at it."""

    certificate: Certificate
    course: Course
    language: str


def is_code(text: str) -> bool:
    """Whether a text was meant as a certificate's code, if with slips."""
    return _LIKE_A_CODE.fullmatch(text.strip()) is not None


class Certificates:
    """Use cases about certificates; `chance` gives the digits of a code, 31 bits at a time."""

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Callable[[], datetime],
        chance: Callable[[], int],
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._chance = chance

    async def ask_name(self, person: Person, course_id: str) -> None:
        """The next typed text is the name for this course's certificate."""

        def work(conn: Connection) -> None:
            learner = learners.add(conn, person.telegram_id, person.language, self._clock())
            self._finished(conn, learner, course_id)
            awaited = f"{AWAITS_NAME}{course_id}"
            learners.expect(conn, person.telegram_id, awaited, self._clock())

        await self._database.write(work)

    async def issue(self, person: Person, course_id: str, name: str | None) -> Shown:
        """The certificate for a finished course, with this name on it or none.

        Raise `CourseNotDone`. The code of one issued before stays.
        """

        def work(conn: Connection) -> Shown:
            learner = learners.add(conn, person.telegram_id, person.language, self._clock())
            course = self._finished(conn, learner, course_id)
            new = Certificate(self._code(), learner.id, course_id, None, self._clock())
            certificates.issue(conn, new)
            certificates.rename(conn, learner.id, course_id, name)
            learners.choose(conn, person.telegram_id, "awaiting", None)
            return Shown(certificates.issue(conn, new), course, learner.language)

        return await self._database.write(work)

    async def verify(self, person: Person, code: str) -> Shown | None:
        """The certificate with this code; None: there is none, or its owner was erased."""

        def work(conn: Connection) -> Shown | None:
            found = certificates.find(conn, normal(code))
            course = None if found is None else self._catalogue().course(found.course_id)
            if found is None or course is None:
                return None
            learner = learners.find(conn, person.telegram_id)
            return Shown(found, course, person.language if learner is None else learner.language)

        return await self._database.read(work)

    def _finished(self, conn: Connection, learner: learners.Learner, course_id: str) -> Course:
        course = self._catalogue().course(course_id)
        if course is None or not set(course.lessons) <= done(conn, learner.id):
            raise CourseNotDone
        return course

    def _code(self) -> str:
        number = self._chance() << 62 | self._chance() << 31 | self._chance()
        letters = ""
        for _ in range(_LETTERS):
            number, place = divmod(number, len(_ALPHABET))
            letters += _ALPHABET[place]
        return letters


def normal(code: str) -> str:
    """A code as it is kept, from what somebody typed or scanned."""
    return "".join(char for char in code.upper() if char in _ALPHABET)


def spaced(code: str) -> str:
    """A code as people read it out: in groups of four."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def clean_name(text: str) -> str | None:
    """A typed name without line breaks and odd characters; None where nothing is left."""
    return tidy(text)[:LONGEST_NAME].strip() or None
