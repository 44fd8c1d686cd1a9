"""Cohorts: coming in by a link, leaving, and what their organisers do with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from bot.core import cohort as cohort_rules
from bot.core import event as rules
from bot.core import live_quiz
from bot.core.cohort import Habits
from bot.core.course import Catalogue
from bot.core.errors import NotAllowed, UnknownCohort, UnseenCohort
from bot.core.event import Phase
from bot.core.live_quiz import Place
from bot.core.rights import Action
from bot.services import follow_ups, groups
from bot.services.view import Person
from bot.store import audit, cohorts, events, learners, live_players, paces, quotes, staff
from bot.store.cohorts import Belongs, Cohort, Listed
from bot.store.database import Database
from bot.store.events import Held
from bot.store.live_games import Game
from bot.store.staff import Rights


class Door(StrEnum):
    """What became of somebody who followed a cohort's link."""

    IN = "in"
    AGAIN = "again"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Welcome:
    """A cohort as who followed its link is told of it; `new`: they never met the bot before.

    `held` is its event; `game` the live quiz that can be joined there now.
    """

    door: Door
    cohort: Cohort
    partner: str
    language: str
    new: bool
    held: Held | None
    phase: Phase | None
    game: Game | None


@dataclass(frozen=True, slots=True)
class Settings:
    """A cohort with its habits, as its organisers set them.

    `offered` are questions it can begin with, `chosen` the one that the bot would take; `taught`:
    whether there is anything to ask in follow-ups; `edits`: whether the viewer may change it.
    """

    listed: Listed
    habits: Habits
    offered: tuple[str, ...]
    chosen: str | None
    taught: bool
    edits: bool


class Cohorts:
    """Use cases about cohorts. Each method is one transaction."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        rights: Rights,
        catalogue: Callable[[], Catalogue],
    ) -> None:
        self._database = database
        self._clock = clock
        self._rights = rights
        self._catalogue = catalogue

    # Learners

    async def find(self, code: str) -> Cohort | None:
        """The cohort with a code, however it was typed."""
        read = live_quiz.read_code(code)
        if read is None:
            return None
        return await self._database.read(lambda conn: cohorts.by_code(conn, read))

    async def join(self, person: Person, code: str) -> Welcome:
        """Come in by a code; raise `UnknownCohort`.

        Who is in it already stays, whatever became of the door since.
        """
        read = live_quiz.read_code(code)

        def work(conn: Connection) -> Welcome:
            found = None if read is None else cohorts.by_code(conn, read)
            if found is None:
                raise UnknownCohort
            return self._enter(conn, person, found)

        return await self._database.write(work)

    async def enter(self, person: Person, cohort_id: int) -> Welcome:
        """Come in by an offer's button; raise `UnknownCohort` for who was made none.

        Numbers can be counted through, codes cannot: so a number alone opens no door.
        """

        def work(conn: Connection) -> Welcome:
            found = cohorts.find(conn, cohort_id)
            if found is None or not _invited(conn, found, person.telegram_id):
                raise UnknownCohort
            return self._enter(conn, person, found)

        return await self._database.write(work)

    def _enter(self, conn: Connection, person: Person, cohort: Cohort) -> Welcome:
        now = self._clock()
        before = learners.find(conn, person.telegram_id)
        learner = before or learners.add(conn, person.telegram_id, person.language, now)
        held = events.of_cohort(conn, cohort.id)
        if cohorts.membership(conn, cohort.id, learner.id) is not None:
            door = Door.AGAIN
        elif held is not None and held.event.cancelled_at is not None:
            door = Door.CANCELLED
        elif cohort.closed_at is not None:
            door = Door.CLOSED
        else:
            cohorts.join(conn, cohort.id, learner.id, now)
            door = Door.IN
        return self._welcome(conn, door, cohort, held, learner.language, new=before is None)

    def _welcome(
        self,
        conn: Connection,
        door: Door,
        cohort: Cohort,
        held: Held | None,
        language: str,
        *,
        new: bool,
    ) -> Welcome:
        partner = staff.partner(conn, cohort.partner_id)
        game = None if held is None else events.running(conn, held.event.id)
        return Welcome(
            door,
            cohort,
            "" if partner is None else partner.name,
            language,
            new,
            held,
            None if held is None else phase_of(held, self._clock()),
            game if game is not None and game.place == Place.HALL else None,
        )

    async def welcome(self, person: Person, cohort_id: int) -> Welcome:
        """A cohort as one of its members sees it; raise `UnknownCohort` for who is not in it."""

        def work(conn: Connection) -> Welcome:
            learner = learners.find(conn, person.telegram_id)
            found = cohorts.find(conn, cohort_id)
            if learner is None or found is None:
                raise UnknownCohort
            if cohorts.membership(conn, cohort_id, learner.id) is None:
                raise UnknownCohort
            held = events.of_cohort(conn, cohort_id)
            return self._welcome(conn, Door.AGAIN, found, held, learner.language, new=False)

        return await self._database.read(work)

    async def leave(self, person: Person, cohort_id: int) -> Cohort | None:
        """Leave a cohort at once; None: they were not in it. Leaving twice is leaving once.

        Who counts through numbers learns nothing about the cohorts of others.
        """

        def work(conn: Connection) -> Cohort | None:
            learner = learners.find(conn, person.telegram_id)
            if learner is not None:
                quotes.leave(conn, cohort_id, learner.id)
            if learner is None or not cohorts.leave(conn, cohort_id, learner.id):
                return None
            return cohorts.find(conn, cohort_id)

        return await self._database.write(work)

    async def belonging(self, person: Person) -> list[Belongs]:
        """The cohorts that a person is in."""

        def work(conn: Connection) -> list[Belongs]:
            learner = learners.find(conn, person.telegram_id)
            return [] if learner is None else cohorts.belonging(conn, learner.id)

        return await self._database.read(work)

    async def offer(self, game_id: int, telegram_id: int) -> Cohort | None:
        """The cohort that a player of an event's quiz can be offered to come into.

        None for who plays without the messenger or does not learn with the bot, for who is in it
        already, and where the door is shut.
        """

        def work(conn: Connection) -> Cohort | None:
            held = events.of_game(conn, game_id)
            learner = learners.find(conn, telegram_id)
            if held is None or learner is None or held.cohort.closed_at is not None:
                return None
            if live_players.by_person(conn, game_id, telegram_id) is None:
                return None
            inside = cohorts.membership(conn, held.cohort.id, learner.id) is not None
            return None if inside else held.cohort

        return await self._database.read(work)

    # Organisers

    async def listed(
        self,
        telegram_id: int,
        *,
        partner: int | None = None,
        skip: int = 0,
        most: int | None = None,
    ) -> list[Listed]:
        """The cohorts that somebody may see, or a partner's of them, the newest first."""

        def work(conn: Connection) -> list[Listed]:
            viewer = self._rights(conn, telegram_id)
            if not viewer.may(Action.SEE_EVENTS):
                raise NotAllowed
            seen = viewer.among(Action.SEE_EVENTS, partner)
            return cohorts.listed(conn, seen, skip=skip, most=most)

        return await self._database.read(work)

    async def look(self, telegram_id: int, cohort_id: int) -> Listed:
        """A cohort that somebody may see; raise `UnseenCohort`."""

        def work(conn: Connection) -> Listed:
            return self._seen(conn, telegram_id, cohort_id)

        return await self._database.read(work)

    def _seen(self, conn: Connection, telegram_id: int, cohort_id: int) -> Listed:
        viewer = self._rights(conn, telegram_id)
        if not viewer.may(Action.SEE_EVENTS):
            raise NotAllowed
        seen = viewer.partners(Action.SEE_EVENTS)
        found = cohorts.listed(conn, seen, cohort_id=cohort_id)
        if not found:
            raise UnseenCohort
        return found[0]

    async def close(self, telegram_id: int, cohort_id: int, *, closed: bool) -> Listed:
        """Shut a cohort's door, or open it again; who is in stays in."""

        def work(conn: Connection) -> Listed:
            seen = self._seen(conn, telegram_id, cohort_id)
            viewer = self._rights(conn, telegram_id)
            if not viewer.may(Action.MAKE_EVENTS, seen.cohort.partner_id):
                raise NotAllowed
            if closed != (seen.cohort.closed_at is not None):
                at = self._clock() if closed else None
                cohorts.change(conn, cohort_id, closed_at=at)
            return self._seen(conn, telegram_id, cohort_id)

        return await self._database.write(work)

    async def settings(self, telegram_id: int, cohort_id: int) -> Settings:
        """What a cohort's organisers set for it; raise `UnseenCohort`."""

        def work(conn: Connection) -> Settings:
            return self._settings(conn, telegram_id, cohort_id)

        return await self._database.read(work)

    async def set(
        self, telegram_id: int, cohort_id: int, change: Callable[[Habits], Habits]
    ) -> Settings | frozenset[str]:
        """Change a cohort's habits; or the parts of them that cannot be, and nothing is changed.

        Who agreed to follow-ups keeps those days that stay: what they did not agree to is not added
        for them, and what is taken away is not sent any more.
        """

        def work(conn: Connection) -> Settings | frozenset[str]:
            found = self._settings(conn, telegram_id, cohort_id)
            partner = found.listed.cohort.partner_id
            if not found.edits:
                raise NotAllowed
            before, after = found.habits, change(found.habits)
            wrong = cohort_rules.faults(after, found.offered, before)
            if wrong:
                return wrong
            now = self._clock()
            for part in cohort_rules.changed(before, after):
                _KEEP[part](conn, cohort_id, after)
                about = f"cohort {cohort_id}"
                audit.note(conn, now, telegram_id, f"cohort-{part}", about, partner)
            if before.delays != after.delays:
                follow_ups.replan(conn, cohort_id, now)
            return self._settings(conn, telegram_id, cohort_id)

        return await self._database.write(work)

    def _settings(self, conn: Connection, telegram_id: int, cohort_id: int) -> Settings:
        seen = self._seen(conn, telegram_id, cohort_id)
        cohort, catalogue = seen.cohort, self._catalogue()
        course = catalogue.course(cohort.course or "")
        edits = self._rights(conn, telegram_id).may(Action.MAKE_EVENTS, cohort.partner_id)
        return Settings(
            seen,
            Habits(
                cohort.start_question,
                cohort.delays,
                paces.of(conn, cohort_id) if cohort.reminders else None,
            ),
            () if course is None else cohort_rules.openings(catalogue, course),
            cohort_rules.opening(catalogue, course, cohort_rules.CHOSEN),
            taught=groups.taught(conn, cohort),
            edits=edits,
        )


def _keep_start(conn: Connection, cohort_id: int, habits: Habits) -> None:
    cohorts.change(conn, cohort_id, start_question=habits.start)


def _keep_delays(conn: Connection, cohort_id: int, habits: Habits) -> None:
    cohorts.change(conn, cohort_id, delays=habits.delays)


def _keep_pace(conn: Connection, cohort_id: int, habits: Habits) -> None:
    cohorts.change(conn, cohort_id, reminders=habits.pace is not None)
    if habits.pace is None:
        paces.drop(conn, cohort_id)
    else:
        paces.save(conn, cohort_id, habits.pace)


_KEEP: Mapping[str, Callable[[Connection, int, Habits], None]] = {
    "start": _keep_start,
    "delays": _keep_delays,
    "pace": _keep_pace,
}
"""How each part of a cohort's habits is kept."""


def _invited(conn: Connection, cohort: Cohort, telegram_id: int) -> bool:
    """Whether somebody is in a cohort, or played in a quiz of its event."""
    learner = learners.find(conn, telegram_id)
    if learner is not None and cohorts.membership(conn, cohort.id, learner.id) is not None:
        return True
    held = events.of_cohort(conn, cohort.id)
    games = [] if held is None else events.games(conn, held.event.id)
    return any(live_players.by_person(conn, one.id, telegram_id) is not None for one in games)


def phase_of(held: Held, now: datetime) -> Phase:
    """Where an event stands in time."""
    one = held.event
    cancelled = one.cancelled_at is not None
    return rules.phase(one.starts_at, one.minutes, now, cancelled=cancelled)
