"""What people will do differently after a session: said, taken back, chosen for the report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core import quote as rules
from bot.core.counting.count import FEW
from bot.core.errors import NotAllowed, QuoteRefused, TooManyQuotes, UnknownEvent
from bot.core.rights import Action, Staff
from bot.services.live_quiz import Who
from bot.services.view import Person
from bot.store import audit, cohorts, events, learners, live_games, live_players, quotes
from bot.store.database import Database
from bot.store.events import Held
from bot.store.learners import Learner
from bot.store.quotes import Author, Own, Quote
from bot.store.staff import Rights

AWAITS = "quote:"
"""How what a typed text answers begins: `quote:` and the event's number."""
PATIENCE = timedelta(hours=1)
"""For how long a typed text is taken for the sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """A session as somebody who was there is asked about it; `words`: what they said of it."""

    event_id: int
    title: str
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Wall:
    """What was said after an event, for its organisers.

    Nothing of it is shown where fewer than five were there (`few`).
    """

    held: Held
    few: bool
    quotes: tuple[Quote, ...]


class Quotes:
    """Use cases. Each method is one transaction. `refused` are words that no sentence may hold."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        rights: Rights,
        refused: Set[str],
    ) -> None:
        self._database = database
        self._clock = clock
        self._rights = rights
        self._refused = refused

    # Those who were there

    async def after_game(self, person: Person, game_id: int) -> Said | None:
        """What a player of an event's live quiz is asked; None: it was at no event."""

        def work(conn: Connection) -> Said | None:
            learner = learners.find(conn, person.telegram_id)
            held = events.of_game(conn, game_id)
            if learner is None or held is None or not self._was_there(conn, held, learner):
                return None
            return _said(conn, held, learner)

        return await self._database.read(work)

    async def begin(self, person: Person, event_id: int) -> Said:
        """Ask: the next typed text is the sentence; raise `UnknownEvent` for who was not there."""

        def work(conn: Connection) -> Said:
            held, learner = self._there(conn, person, event_id)
            awaited = f"{AWAITS}{event_id}"
            learners.expect(conn, person.telegram_id, awaited, self._clock())
            return _said(conn, held, learner)

        return await self._database.write(work)

    async def say(self, person: Person, event_id: int, text: str) -> Said:
        """Keep a sentence, in place of one said before; raise `QuoteRefused`, `UnknownEvent`."""
        self._check(text)

        def work(conn: Connection) -> Said:
            held, learner = self._there(conn, person, event_id)
            self._keep(conn, held, Author(learner_id=learner.id), text)
            learners.choose(conn, person.telegram_id, "awaiting", None)
            return _said(conn, held, learner)

        return await self._database.write(work)

    async def take_back(self, person: Person, event_id: int) -> bool:
        """Delete one's sentence at once; False: there was none."""

        def work(conn: Connection) -> bool:
            learner = learners.find(conn, person.telegram_id)
            if learner is None:
                return False
            return quotes.take_back(conn, event_id, Author(learner_id=learner.id))

        return await self._database.write(work)

    async def mine(self, person: Person) -> list[Own]:
        """What a person said, and after what."""

        def work(conn: Connection) -> list[Own]:
            learner = learners.find(conn, person.telegram_id)
            return [] if learner is None else quotes.of_learner(conn, learner.id)

        return await self._database.read(work)

    # A hall's page

    async def of_game(self, game_id: int) -> dict[int, str] | None:
        """What the players on a hall's page said, by player; None: they are not asked."""

        def work(conn: Connection) -> dict[int, str] | None:
            held = events.of_game(conn, game_id)
            return None if held is None else quotes.of_game(conn, game_id)

        return await self._database.read(work)

    async def say_here(self, game_id: int, who: Who, text: str) -> str:
        """Keep a browser's sentence, or with no text take it back; returns what is kept.

        Raise `QuoteRefused`; `UnknownEvent` for who is not in the game, or where it is at none.
        """
        if text.strip():
            self._check(text)

        def work(conn: Connection) -> str:
            held, game = events.of_game(conn, game_id), live_games.there(conn, game_id)
            player = live_players.by_browser(conn, game_id, who.browser or "")
            if held is None or game is None or game.ended_at is None or player is None:
                raise UnknownEvent
            if player.standing == live_players.REMOVED:
                raise UnknownEvent
            author = Author(player_id=player.id)
            if text.strip():
                self._keep(conn, held, author, text)
            else:
                quotes.take_back(conn, held.event.id, author)
            return quotes.words(conn, held.event.id, author)

        return await self._database.write(work)

    def _check(self, text: str) -> None:
        wrong = rules.amiss(text, self._refused)
        if wrong is not None:
            raise QuoteRefused(wrong)

    def _keep(self, conn: Connection, held: Held, author: Author, text: str) -> None:
        around = f"{held.cohort.title} {held.partner} {held.event.venue}"
        kept = rules.sentence(text, around)
        quotes.say(conn, held.event.id, author, kept, self._clock())

    def _there(self, conn: Connection, person: Person, event_id: int) -> tuple[Held, Learner]:
        learner, held = learners.find(conn, person.telegram_id), events.find(conn, event_id)
        if learner is None or held is None or not self._was_there(conn, held, learner):
            raise UnknownEvent
        return held, learner

    def _was_there(self, conn: Connection, held: Held, learner: Learner) -> bool:
        """Whether somebody played at an event or, once it has begun, belongs to its cohort."""
        for game in events.games(conn, held.event.id):
            player = live_players.by_person(conn, game.id, learner.telegram_id)
            if player is not None and player.standing != live_players.REMOVED:
                return True
        inside = cohorts.membership(conn, held.cohort.id, learner.id) is not None
        return inside and held.event.starts_at <= self._clock()

    # Organisers

    async def wall(self, telegram_id: int, event_id: int) -> Wall:
        """What was said after an event; raise `UnknownEvent`, `NotAllowed`."""

        def work(conn: Connection) -> Wall:
            held = self._organised(conn, telegram_id, event_id)
            few = _few(conn, held)
            return Wall(held, few, () if few else tuple(quotes.of_event(conn, event_id)))

        return await self._database.read(work)

    async def choose(self, telegram_id: int, event_id: int, ids: Collection[int]) -> int:
        """Print these and no others; returns how many are. Raise `TooManyQuotes`.

        What was taken back or said anew since the page was opened is left out.
        """

        def work(conn: Connection) -> int:
            held = self._organised(conn, telegram_id, event_id)
            there = () if _few(conn, held) else quotes.of_event(conn, event_id)
            chosen = {one.id for one in there} & set(ids)
            if len(chosen) > rules.MOST_PRINTED:
                raise TooManyQuotes
            if chosen != {one.id for one in there if one.printed}:
                quotes.choose(conn, event_id, chosen)
                now, partner = self._clock(), held.cohort.partner_id
                audit.note(conn, now, telegram_id, "quotes", f"event {event_id}", partner)
            return len(chosen)

        return await self._database.write(work)

    def _organised(self, conn: Connection, telegram_id: int, event_id: int) -> Held:
        viewer: Staff = self._rights(conn, telegram_id)
        held = events.find(conn, event_id)
        if held is None or not viewer.may(Action.SEE_EVENTS, held.cohort.partner_id):
            raise UnknownEvent
        if not viewer.may(Action.MAKE_EVENTS, held.cohort.partner_id):
            raise NotAllowed
        return held


def printed(conn: Connection, event_id: int) -> tuple[str, ...]:
    """The sentences on the report of an event."""
    held = events.find(conn, event_id)
    if held is None:
        return ()
    chosen = tuple(one.words for one in quotes.of_event(conn, event_id) if one.printed)
    return () if not chosen or _few(conn, held) else chosen


def after_course(conn: Connection, learner: Learner, course_id: str, now: datetime) -> Said | None:
    """What a learner is asked at the end of the course of an event they belong to.

    None where there is no such event that has begun, or they said it already.
    """
    for mine in cohorts.memberships(conn, learner.id):
        held = events.of_cohort(conn, mine.cohort_id)
        if held is None or held.cohort.course != course_id or held.event.starts_at > now:
            continue
        if held.event.cancelled_at is not None:
            continue
        said = _said(conn, held, learner)
        if not said.words:
            return said
    return None


def _said(conn: Connection, held: Held, learner: Learner) -> Said:
    words = quotes.words(conn, held.event.id, Author(learner_id=learner.id))
    return Said(held.event.id, held.cohort.title, learner.language, words)


def _few(conn: Connection, held: Held) -> bool:
    """Whether so few were there that one could guess who wrote what."""
    came = events.came(conn, held)
    return max(came.played, came.members) < FEW
