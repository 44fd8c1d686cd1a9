"""Something wrong here: a learner reports it, and says whether the answer helped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from bot.content import debriefs, verdicts
from bot.core import drill as story
from bot.core import explanation, progress, review
from bot.core import ticket as rules
from bot.core.course import Lesson, Question
from bot.core.errors import (
    NotThisQuestion,
    TooManyTickets,
    UnknownLesson,
    UnknownTicket,
)
from bot.core.questions.search import Place
from bot.core.scams.patterns import Patterns
from bot.core.ticket import Item, Kind, State
from bot.services import texts
from bot.services.attempts import Attempts
from bot.services.staff import Organisers
from bot.services.texts import Texts
from bot.services.view import Explained, Person, View
from bot.store import attempts, drill_runs, learners, live_games, tickets
from bot.store.database import Database
from bot.store.learners import Learner
from bot.store.tickets import Ticket

AWAITS_WORDS = "flag:"
AWAITS_MORE = "flag-more:"
"""How what a typed text answers begins: a report's words, or what an answer did not settle."""

STEP, CARD, SOURCES, GAME, DRILL, CHECK = "s", "c", "o", "g", "d", "v"
"""Where a flag stands: a step of an attempt, the card that explains it, its lesson's sources; a
question of a live quiz; the end of a drill; or what `/check` said of a message."""

PATIENCE = timedelta(hours=1)
"""For how long a typed text is taken for a report's words."""
_HOUR = timedelta(hours=1)


class Spot(NamedTuple):
    """Where a flag stands.

    `of` is `STEP`, `CARD` or `SOURCES` of the attempt `at`; or `GAME`, for the question at `place`
    of the live quiz `at`; or `DRILL`, for the end of the run `at`; or `CHECK`, for the pattern
    `at` that `/check` named, where `place` is 1 if it saw signs of a scam and 0 if not; or a
    language, for the card at `place` of the lesson `at`, shown as an answer to a question.
    """

    of: str
    at: str
    place: int


class Awaited(NamedTuple):
    """A report whose words are awaited, and the message that asks for them."""

    kind: Kind
    spot: Spot
    message_id: int

    def __str__(self) -> str:
        of, at, place = self.spot
        return f"{AWAITS_WORDS}{self.kind}:{of}:{place}:{self.message_id}:{at}"

    @classmethod
    def read(cls, text: str) -> Awaited:
        """What was written so."""
        kind, of, place, message, at = text.removeprefix(AWAITS_WORDS).split(":", 4)
        return cls(Kind(kind), Spot(of, at, int(place)), int(message))


def number_of(at: str) -> int | None:
    """The number of an attempt or ticket on a button; None where it is something else."""
    return int(at) if at.isascii() and at.isdigit() and len(at) <= 18 else None


@dataclass(frozen=True, slots=True)
class Flagged:
    """What a flag stands under, as it is seen: `name` is the item's, `lesson` its words.

    One of `view`, `explained`, `answer` and `quiz` says what to show again. `known` is a report of
    it that waits for its answer; `seed` drew the numbers, `spoken` is the language of the words.
    """

    spot: Spot
    language: str
    name: str
    item: Item
    lesson: Lesson
    seed: int
    spoken: str
    view: View | None = None
    explained: Explained | None = None
    answer: Place | None = None
    quiz: Lesson | None = None
    known: Ticket | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What can be wrong with it."""
        if self.spot.of == CHECK:
            return (Kind.ALARM if self.spot.place else Kind.MISSED, *rules.OF_A_CHECK)
        return rules.kinds(self.item)


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that was sent; `days`: when to expect the answer, where somebody may give one."""

    flagged: Flagged
    days: int | None


@dataclass(frozen=True, slots=True)
class Replied:
    """What a learner said of an answer; `reopened`: it is open again. `lesson` is still taught."""

    language: str
    reopened: bool
    lesson: str | None


class Flags:
    """Use cases of learners about reports. Each method is one transaction."""

    def __init__(
        self,
        database: Database,
        attempts: Attempts,
        organisers: Organisers,
        *,
        days: int,
        patterns: Callable[[], Patterns] = Patterns,
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._texts = Texts(attempts.catalogue)
        self._clock: Callable[[], datetime] = attempts.clock
        self._organisers = organisers
        self._days = days
        self._patterns = patterns

    async def look(self, person: Person, spot: Spot) -> Flagged:
        """What a flag stands under; a text that was awaited for it is no longer."""

        def work(conn: Connection) -> Flagged:
            learner = self._attempts.learner(conn, person)
            expected = learners.expected(learner)
            if expected is not None and expected[0].startswith(AWAITS_WORDS):
                learners.choose(conn, person.telegram_id, "awaiting", None)
            return self._find(conn, person, learner, spot)

        return await self._database.write(work)

    async def begin(self, person: Person, spot: Spot, kind: Kind, message_id: int) -> Flagged:
        """Await the words of a report, unless one like it waits already (`known`).

        `message_id` is the message that asks for them. Raise `TooManyTickets` where the learner
        reported a lot.
        """

        def work(conn: Connection) -> Flagged:
            learner = self._attempts.learner(conn, person)
            flagged = self._find(conn, person, learner, spot)
            self._check(kind, flagged)
            known = tickets.open_of(conn, learner.id, flagged.name, kind)
            if known is not None:
                return replace(flagged, known=known)
            self._count(conn, learner)
            what = Awaited(kind, spot, message_id)
            learners.expect(conn, person.telegram_id, str(what), self._clock())
            return flagged

        return await self._database.write(work)

    async def send(self, person: Person, spot: Spot, kind: Kind, words: str) -> Sent:
        """Open a ticket; where one like it waits already, that is found and stays as it is."""

        def work(conn: Connection) -> Sent:
            learner = self._attempts.learner(conn, person)
            flagged = self._find(conn, person, learner, spot)
            self._check(kind, flagged)
            learners.choose(conn, person.telegram_id, "awaiting", None)
            known = tickets.open_of(conn, learner.id, flagged.name, kind)
            if known is None:
                self._count(conn, learner)
                self._texts.pin(conn, flagged.lesson)
                tickets.add(conn, self._ticket(learner, flagged, kind, words))
            answerable = bool(self._organisers.owners) or tickets.anybody_answers(conn)
            return Sent(replace(flagged, known=known), self._days if answerable else None)

        return await self._database.write(work)

    async def reply(self, person: Person, ticket_id: int, turn: int, *, helps: bool) -> Replied:
        """Whether an answer helped. "Not yet" opens the report again, once."""

        def work(conn: Connection) -> Replied:
            learner, ticket = self._own(conn, person, ticket_id)
            if ticket.turn != turn:
                raise UnknownTicket
            if helps or not rules.reopens(ticket.state, reopened=ticket.reopened):
                if ticket.state is not State.OPEN:
                    tickets.helped(conn, ticket.id, turn, yes=helps)
                return self._replied(learner, ticket, reopened=ticket.state is State.OPEN)
            now = self._clock()
            # Reported once more meanwhile: that one waits already, and two would be one too many.
            if tickets.open_of(conn, learner.id, ticket.item, ticket.kind) is None:
                tickets.reopen(conn, ticket.id, turn, now)
            tickets.helped(conn, ticket.id, turn, yes=False)
            learners.expect(conn, person.telegram_id, f"{AWAITS_MORE}{ticket.id}", now)
            return self._replied(learner, ticket, reopened=True)

        return await self._database.write(work)

    def _replied(self, learner: Learner, ticket: Ticket, *, reopened: bool) -> Replied:
        taught = ticket.lesson in self._attempts.catalogue().lessons
        return Replied(learner.language, reopened, ticket.lesson if taught else None)

    async def add(self, person: Person, ticket_id: int, words: str) -> None:
        """Keep what an answer did not settle."""

        def work(conn: Connection) -> None:
            learners.choose(conn, person.telegram_id, "awaiting", None)
            _, ticket = self._own(conn, person, ticket_id)
            if not ticket.more:
                around = self._around(conn, ticket)
                tickets.add_words(conn, ticket.id, rules.sentence(words, around))

        await self._database.write(work)

    def _own(self, conn: Connection, person: Person, ticket_id: int) -> tuple[Learner, Ticket]:
        learner = learners.find(conn, person.telegram_id)
        ticket = tickets.find(conn, ticket_id)
        if learner is None or ticket is None or ticket.learner_id != learner.id:
            raise UnknownTicket
        return learner, ticket

    def _around(self, conn: Connection, ticket: Ticket) -> str:
        lesson = self._texts.find(conn, ticket.lesson_id, ticket.version)
        return repr(rules.find(lesson, ticket.item, ticket.language))

    def _check(self, kind: Kind, flagged: Flagged) -> None:
        if kind not in flagged.kinds:
            raise NotThisQuestion

    def _count(self, conn: Connection, learner: Learner) -> None:
        recent = tickets.made_since(conn, learner.id, self._clock() - _HOUR)
        waiting = tickets.waiting(conn, learner.id)
        if waiting >= rules.MOST_OPEN or recent >= rules.MOST_AN_HOUR:
            raise TooManyTickets

    def _ticket(self, learner: Learner, flagged: Flagged, kind: Kind, words: str) -> Ticket:
        now = self._clock()
        undrawn = rules.find(flagged.lesson, flagged.name, flagged.spoken)
        return Ticket(
            id=0,
            learner_id=learner.id,
            item=flagged.name,
            lesson_id=flagged.lesson.id,
            version=flagged.lesson.version,
            seed=flagged.seed,
            language=flagged.spoken,
            wording=rules.wording(flagged.item if undrawn is None else undrawn),
            kind=kind,
            words=rules.sentence(words, repr(flagged.item)),
            more="",
            state=State.OPEN,
            turn=0,
            opened_at=now,
            waits_since=now,
            reopened=False,
            raised_at=None,
        )

    def _find(self, conn: Connection, person: Person, learner: Learner, spot: Spot) -> Flagged:
        if spot.of in {STEP, CARD, SOURCES}:
            return self._in_an_attempt(conn, person, learner, spot)
        if spot.of == GAME:
            return self._in_a_game(conn, learner, spot)
        if spot.of == DRILL:
            return self._in_a_drill(conn, person, learner, spot)
        if spot.of == CHECK:
            return self._in_a_check(learner, spot)
        lesson = self._attempts.catalogue().lessons.get(spot.at)
        if lesson is None or spot.of not in lesson.editions:
            raise UnknownLesson
        cards = list(lesson.edition(spot.of).answers.values())
        if spot.place >= len(cards):
            raise UnknownLesson
        card = cards[spot.place]
        return Flagged(
            spot,
            learner.language,
            f"{lesson.id}#{card.id}",
            card,
            lesson,
            seed=0,
            spoken=spot.of,
            answer=Place(lesson.id, card.id),
        )

    def _in_an_attempt(
        self, conn: Connection, person: Person, learner: Learner, spot: Spot
    ) -> Flagged:
        number = number_of(spot.at)
        attempt = None if number is None else attempts.find(conn, number, person.telegram_id)
        if attempt is None:
            raise NotThisQuestion
        view = self._attempts.view(conn, attempt, spot.place)
        pinned = self._texts.find(conn, attempt.lesson_id, attempt.version)
        names = progress.steps(view.lesson)
        flagged = Flagged(
            spot,
            learner.language,
            attempt.lesson_id,
            pinned.sources,
            pinned,
            seed=attempt.seed,
            spoken=view.edition.language,
            view=view,
        )
        if spot.of == SOURCES:
            return flagged
        if view.position != spot.place or view.position >= len(names):
            raise NotThisQuestion
        step = names[view.position]
        if spot.of == STEP:
            item = view.edition.cards.get(step) or view.edition.questions[step]
            return replace(flagged, name=review.qualified(pinned, step), item=item)
        if view.question is None or not view.offers_card:
            raise NotThisQuestion
        return self._explaining(flagged, view, view.question)

    def _in_a_game(self, conn: Connection, learner: Learner, spot: Spot) -> Flagged:
        """A question of a live quiz, once its answer is told: until then nothing is said of it."""
        game_id = number_of(spot.at) or 0
        game = live_games.there(conn, game_id)
        asked = None if game is None else live_games.asked(conn, game_id, spot.place)
        if game is None or asked is None or asked.closed_at is None:
            raise NotThisQuestion
        pinned = self._texts.find(conn, f"quiz:{game.quiz}", game.version)
        drawn = self._texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
        edition = drawn.edition(learner.language)
        return Flagged(
            spot,
            learner.language,
            asked.question,
            edition.questions[asked.question],
            pinned,
            seed=game.seed,
            spoken=edition.language,
            quiz=drawn,
        )

    def _in_a_drill(
        self, conn: Connection, person: Person, learner: Learner, spot: Spot
    ) -> Flagged:
        """What a drill told at its end."""
        run = drill_runs.find(conn, number_of(spot.at) or 0, person.telegram_id)
        if run is None:
            raise NotThisQuestion
        drill = texts.drill(conn, self._attempts.catalogue(), run)
        end = story.replay(drill, run.made).at
        told = debriefs.lesson(drill)
        edition = told.edition(learner.language)
        if end not in edition.cards:
            raise NotThisQuestion
        return Flagged(
            spot,
            learner.language,
            f"{told.id}#{end}",
            edition.cards[end],
            told,
            seed=0,
            spoken=edition.language,
        )

    def _in_a_check(self, learner: Learner, spot: Spot) -> Flagged:
        """What /check said: the pattern it named, and nothing of the message."""
        told = verdicts.lesson(self._patterns(), spot.at)
        if told is None or spot.place not in {0, 1}:
            raise NotThisQuestion
        edition = told.edition(learner.language)
        return Flagged(
            spot,
            learner.language,
            f"{told.id}#{spot.at}",
            edition.cards[spot.at],
            told,
            seed=0,
            spoken=edition.language,
        )

    def _explaining(self, flagged: Flagged, view: View, question: Question) -> Flagged:
        """The card that explains a question, in the words of today."""
        lesson_id, short = review.split(question.id)
        lesson = self._attempts.catalogue().lessons.get(lesson_id)
        if lesson is None or short not in lesson.edition(view.language).questions:
            raise UnknownLesson
        name = explanation.card(lesson, short)
        if name is None:
            raise UnknownLesson
        edition = lesson.edition(view.language)
        return replace(
            flagged,
            name=f"{lesson_id}#{name}",
            item=edition.cards[name],
            lesson=lesson,
            seed=0,
            spoken=edition.language,
            view=None,
            explained=Explained(view, lesson, edition.cards[name]),
        )
