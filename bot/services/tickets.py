"""Reports of something wrong as organisers see them: listed, answered, corrected, raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.content import debriefs, verdicts
from bot.core import review, schedule
from bot.core import ticket as rules
from bot.core.course import Catalogue, Lesson
from bot.core.errors import AnsweredAlready, NotAllowed, NotCorrected, UnknownTicket
from bot.core.rights import Action
from bot.core.scams.patterns import Patterns
from bot.core.ticket import BEFORE, Item, State, Times
from bot.services.staff import Organisers
from bot.services.texts import Texts
from bot.store import audit, learners, letters, reminders, tickets
from bot.store.database import Database
from bot.store.learners import Learner
from bot.store.letters import DOUBT, SENDING, SENT, WAITING, Letter, NewLetter
from bot.store.tickets import Answer, Claimed, Pile, Ticket

ANSWER, OVERDUE = "ticket", "tickets-overdue"
KINDS = frozenset({ANSWER, OVERDUE})
"""Letters about tickets: the answer to a learner, and what waits too long to an owner."""
AWAITS_ANSWER = "ticket:"
"""How what an organiser's typed text answers begins."""

WHICH = ("open", "overdue", "answered")
"""What a list may show."""

_PRIORITY = {ANSWER: 35, OVERDUE: 45}
_LASTS = {ANSWER: timedelta(days=30), OVERDUE: timedelta(days=2)}
_LOOK_BACK = timedelta(days=90)
"""Over which first answers the time to answer is told."""
_AT_REST = (SENT, WAITING, SENDING, DOUBT)
"""States of a letter that needs no other: it arrived, or it may still."""
_AT_ONCE = 1_000
"""Piles that are listed at most."""
_SHOWN = 200
"""Alike reports whose words are shown at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A pile of alike reports in a list."""

    pile: Pile
    title: str
    days: int
    late: bool


@dataclass(frozen=True, slots=True)
class Open:
    """An open pile with the file and line of its words, and what people wrote."""

    line: Line
    file: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Piles from `skip` on, of `piles` in all; `open` and `overdue` count reports."""

    lines: tuple[Line, ...]
    skip: int
    piles: int
    open: int
    overdue: int
    days: int


@dataclass(frozen=True, slots=True)
class Page:
    """One pile: its oldest report, those alike, the item as it was seen, and what holds today.

    `today` is `same`, `changed` or `gone`; `file` is where the words stand. `last` is the newest
    report in it.
    """

    ticket: Ticket
    title: str
    item: Item | None
    alike: tuple[Ticket, ...]
    answers: Mapping[int, tuple[Answer, ...]]
    beside: tuple[Line, ...]
    today: str
    file: str | None
    days: int
    late: bool
    last: int

    @property
    def people(self) -> int:
        """How many reported it."""
        return len(self.alike)

    @property
    def said(self) -> Answer | None:
        """The newest answer to it."""
        return next(reversed(self.answers.get(self.ticket.id, ())), None)


@dataclass(frozen=True, slots=True)
class Given:
    """What came of answering: how many are told, and how many cannot be reached now."""

    told: int
    unreachable: int
    following: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter to a learner says: the answer to their report."""

    language: str
    ticket: Ticket
    answer: Answer
    title: str
    lesson: str | None
    asks: bool
    reopens: bool


@dataclass(frozen=True, slots=True)
class Raised:
    """What a letter to an owner says."""

    language: str
    tickets: int
    days: int
    oldest: datetime


class Tickets:
    """Use cases of organisers about reports. Each method is one transaction."""

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Callable[[], datetime],
        organisers: Organisers,
        *,
        days: int,
        whereabouts: Callable[[], Mapping[tuple[str, str], str]] = dict,
        patterns: Callable[[], Patterns] = Patterns,
    ) -> None:
        """`days`: after so many a report is overdue."""
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._organisers = organisers
        self._days = days
        self._whereabouts = whereabouts
        self._patterns = patterns
        self._texts = Texts(catalogue)

    async def shelf(
        self,
        telegram_id: int,
        which: str = "open",
        *,
        skip: int = 0,
        most: int = 5,
    ) -> Shelf:
        """Piles that are `open`, `overdue` or `answered`; raise `NotAllowed`."""

        def work(conn: Connection) -> Shelf:
            self._allowed(conn, telegram_id)
            return self._shelf(conn, which, skip, most)

        return await self._database.read(work)

    async def everything(self) -> list[Open]:
        """All that is open with where its words stand, for whoever sits at the machine."""

        def work(conn: Connection) -> list[Open]:
            lines = self._shelf(conn, WHICH[0], 0, _AT_ONCE).lines
            return [self._open(conn, line) for line in lines]

        return await self._database.read(work)

    def _open(self, conn: Connection, line: Line) -> Open:
        pile = line.pile
        head = tickets.find(conn, pile.head)
        alike = [] if head is None else tickets.alike(conn, head, [State.OPEN], pile.last)
        words = tuple(said for one in alike for said in (one.words, one.more) if said)
        return Open(line, self._whereabouts().get((pile.item, pile.language)), words)

    async def page(self, telegram_id: int, ticket_id: int) -> Page:
        """One pile, by any of its reports; raise `NotAllowed` or `UnknownTicket`."""

        def work(conn: Connection) -> Page:
            self._allowed(conn, telegram_id)
            return self._page(conn, ticket_id)

        return await self._database.read(work)

    async def compose(self, telegram_id: int, state: State, ticket_id: int, last: int) -> Page:
        """Await an organiser's words for an answer."""

        def work(conn: Connection) -> Page:
            self._allowed(conn, telegram_id)
            page = self._page(conn, ticket_id)
            what = f"{AWAITS_ANSWER}{state}:{ticket_id}:{last}"
            learners.add(conn, telegram_id, "en", self._clock())
            learners.expect(conn, telegram_id, what, self._clock())
            return page

        return await self._database.write(work)

    async def answer(
        self,
        telegram_id: int,
        ticket_id: int,
        last: int,
        state: State,
        *,
        words: str = "",
        ready: str | None = None,
    ) -> Given:
        """Answer a pile up to its report `last`, and write the letters.

        Raise `NotAllowed`, `UnknownTicket`, `NotCorrected`, or `AnsweredAlready` where a colleague
        was first: the first answer stands.
        """
        now = self._clock()

        def work(conn: Connection) -> Given:
            self._allowed(conn, telegram_id)
            head = tickets.find(conn, ticket_id)
            if head is None:
                raise UnknownTicket
            version = self._corrected_in(head) if state is State.CORRECTED else None
            claimed = tickets.claim(conn, head, last, BEFORE[state], state)
            if not claimed:
                raise AnsweredAlready
            given = [
                Answer(one.id, one.turn, state, words, ready, version, telegram_id, now)
                for one in claimed
            ]
            tickets.answer(conn, given)
            audit.note(conn, now, telegram_id, f"report-{state}", head.item)
            told, unreachable = self._tell(conn, claimed, now)
            following = tickets.piles(conn, [State.OPEN], most=1)
            return Given(told, unreachable, following[0].head if following else None)

        return await self._database.write(work)

    async def times(self, telegram_id: int) -> Times | None:
        """How long first answers took lately."""

        def work(conn: Connection) -> Times | None:
            self._allowed(conn, telegram_id)
            return rules.times(tickets.spans(conn, self._clock() - _LOOK_BACK))

        return await self._database.read(work)

    async def raise_overdue(self) -> int:
        """Tell the owners of what waits too long: once of each, and at most once a day.

        Returns how many letters were written. While no owner can be reached, nothing counts as
        told.
        """
        now = self._clock()
        before = rules.patience_ends(now, self._days)

        def work(conn: Connection) -> int:
            known = [learners.find(conn, owner) for owner in sorted(self._organisers.owners)]
            there = [one for one in known if one is not None and one.unreachable_at is None]
            today = now.date().isoformat()
            if not there or letters.about(conn, OVERDUE, today):
                return 0
            tickets.raised(conn, before, now)
            letters.write(conn, [_letter(conn, OVERDUE, owner, today, now) for owner in there])
            return len(there)

        if not await self._database.read(lambda conn: tickets.to_raise(conn, before)):
            return 0
        return await self._database.write(work)

    async def said(self, letter: Letter) -> Said | None:
        """What a letter with an answer says; None: whose report it was, nobody knows any more."""

        def work(conn: Connection) -> Said | None:
            number, turn, *_ = map(int, letter.occurrence.split(":"))
            ticket = tickets.find(conn, number)
            if ticket is None or ticket.learner_id != letter.learner_id:
                return None
            learner = learners.find(conn, letter.telegram_id)
            answers = tickets.answers(conn, number)
            given = next((one for one in answers if one.turn == turn), None)
            if learner is None or given is None:
                return None
            newest = ticket.turn == turn and ticket.state is not State.OPEN
            return Said(
                learner.language,
                ticket,
                given,
                self._title(conn, ticket.item, learner.language, ticket),
                ticket.lesson if ticket.lesson in self._catalogue().lessons else None,
                asks=newest,
                reopens=newest and not ticket.reopened,
            )

        return await self._database.read(work)

    async def overdue(self, letter: Letter) -> Raised | None:
        """What a letter to an owner says; None: everything has its answer by now."""

        def work(conn: Connection) -> Raised | None:
            before = rules.patience_ends(self._clock(), self._days)
            waiting = tickets.count(conn, [State.OPEN], before)
            oldest = tickets.oldest_since(conn)
            if not waiting or oldest is None or not self._organisers.owns(letter.telegram_id):
                return None
            return Raised(letter.language, waiting, self._days, oldest)

        return await self._database.read(work)

    def _allowed(self, conn: Connection, telegram_id: int) -> None:
        if not self._organisers.staff(conn, telegram_id).may(Action.ANSWER_TICKETS):
            raise NotAllowed

    def _shelf(self, conn: Connection, which: str, skip: int, most: int) -> Shelf:
        before = rules.patience_ends(self._clock(), self._days)
        answered = which == "answered"
        states = [one for one in State if (one is not State.OPEN) == answered]
        limit = before if which == "overdue" else None
        found = tickets.piles(conn, states, before=limit, most=most, skip=skip, newest=answered)
        return Shelf(
            tuple(self._line(conn, pile, None if answered else before) for pile in found),
            skip,
            tickets.count_piles(conn, states, limit),
            tickets.count(conn, [State.OPEN]),
            tickets.count(conn, [State.OPEN], before),
            self._days,
        )

    def _line(self, conn: Connection, pile: Pile, late_before: datetime | None) -> Line:
        late = late_before is not None and pile.since < late_before
        days = (self._clock().date() - pile.since.date()).days
        return Line(pile, self._title(conn, pile.item, pile.language), days, late)

    def _title(self, conn: Connection, item: str, language: str, seen: Ticket | None = None) -> str:
        """The title of an item's lesson: today's, else as it was seen, else its name."""
        name = review.split(item)[0]
        lesson = self._served(name)
        if lesson is None and seen is not None and seen.lesson_id == name:
            lesson = self._texts.find(conn, name, seen.version)
        return name if lesson is None else lesson.edition(language).title

    def _page(self, conn: Connection, ticket_id: int) -> Page:
        head = tickets.find(conn, ticket_id)
        if head is None:
            raise UnknownTicket
        now = self._clock()
        alike = tickets.alike(conn, head, [head.state], 2**62)
        before = rules.patience_ends(now, self._days)
        lesson = self._texts.drawn(conn, head.lesson_id, head.version, head.seed)
        return Page(
            head,
            self._title(conn, head.item, head.language, head),
            rules.find(lesson, head.item, head.language),
            tuple(alike),
            {one.id: tuple(tickets.answers(conn, one.id)) for one in alike[:_SHOWN]},
            tuple(self._line(conn, one, before) for one in tickets.beside(conn, head)),
            self._today(head),
            self._whereabouts().get((head.item, head.language)),
            (now.date() - head.waits_since.date()).days,
            head.state is State.OPEN and head.waits_since < before,
            alike[-1].id,
        )

    def _today(self, ticket: Ticket) -> str:
        """Whether the words that were reported are those of today."""
        lesson = self._served(ticket.lesson)
        item = None if lesson is None else rules.find(lesson, ticket.item, ticket.language)
        if item is None:
            return "gone"
        return "same" if rules.wording(item) == ticket.wording else "changed"

    def _served(self, name: str) -> Lesson | None:
        """What a ticket names, as it is taught or told today."""
        told = verdicts.find(self._patterns(), name)
        return debriefs.find(self._catalogue(), name) if told is None else told

    def _corrected_in(self, ticket: Ticket) -> str | None:
        """The version of the lesson in which it is corrected; None where it was taken out."""
        today = self._today(ticket)
        if today == "same":
            raise NotCorrected
        lesson = self._served(ticket.lesson)
        return None if today == "gone" or lesson is None else lesson.version

    def _tell(self, conn: Connection, claimed: list[Claimed], now: datetime) -> tuple[int, int]:
        """Write the letters; returns how many are told, and how many cannot be reached now."""
        known = [one for one in claimed if one.learner_id is not None]
        people = [(one, learners.by_id(conn, one.learner_id or 0)) for one in known]
        there = [(one, who) for one, who in people if who.unreachable_at is None]
        new = [_letter(conn, ANSWER, who, f"{one.id}:{one.turn}", now) for one, who in there]
        letters.write(conn, new)
        return len(there), len(known) - len(there)


def catch_up(conn: Connection, learner: Learner, now: datetime) -> None:
    """Somebody can be reached again: write the answers that did not arrive meanwhile."""
    states = letters.states(conn, learner.id, ANSWER)
    since = now - _LASTS[ANSWER]
    new = []
    for answer in tickets.answers_to(conn, learner.id, since):
        about = f"{answer.ticket_id}:{answer.turn}"
        tries = [one for one in states if one == about or one.startswith(f"{about}:")]
        if not any(states[one] in _AT_REST for one in tries):
            again = about if not tries else f"{about}:{len(tries)}"
            new.append(_letter(conn, ANSWER, learner, again, now))
    letters.write(conn, new)


def reported(conn: Connection, learner_id: int) -> list[dict[str, Any]]:
    """Everything that a learner reported, as it is kept, with its answers: JSON-ready."""
    return [
        {
            "about": one.item,
            "kind": one.kind,
            "words": one.words,
            "added": one.more,
            "language": one.language,
            "state": one.state,
            "reported": one.opened_at.isoformat(),
            "answers": [
                {
                    "kind": given.state,
                    "words": given.words or given.ready or "",
                    "answered": given.at.isoformat(),
                    "helped": given.helped,
                }
                for given in tickets.answers(conn, one.id)
            ],
        }
        for one in tickets.of_learner(conn, learner_id)
    ]


def given_by(conn: Connection, telegram_id: int) -> list[dict[str, Any]]:
    """What somebody answered as an organiser: JSON-ready."""
    return [
        {
            "report": one.ticket_id,
            "kind": one.state,
            "words": one.words or one.ready or "",
            "answered": one.at.isoformat(),
        }
        for one in tickets.answered_by(conn, telegram_id)
    ]


def forget(conn: Connection, telegram_id: int) -> bool:
    """Take an organiser's number off what they answered, which stays; False: there is nothing."""
    return tickets.forget(conn, telegram_id)


def _letter(conn: Connection, kind: str, to: Learner, occurrence: str, now: datetime) -> NewLetter:
    begins = _awake(conn, to.id, now)
    return NewLetter(to.id, kind, occurrence, _PRIORITY[kind], begins, begins + _LASTS[kind])


def _awake(conn: Connection, learner_id: int, now: datetime) -> datetime:
    """`now`, or the morning after where it is known to be night for somebody."""
    known = reminders.find(conn, learner_id)
    if known is None:
        return now
    try:
        return schedule.daytime(known.schedule.zone, now)
    except ValueError:
        return now
