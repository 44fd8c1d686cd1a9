"""Broadcasts: written, checked, approved, sent in small steps, stopped, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.content import broadcast as content
from bot.content.broadcast import Finding
from bot.core import schedule as rules
from bot.core.broadcast import (
    EDITABLE,
    ENDED,
    LASTS,
    LONGEST_WORD,
    STOPPABLE,
    Circle,
    State,
    Tally,
)
from bot.core.course import Catalogue
from bot.core.errors import (
    BroadcastChanged,
    NobodyToReach,
    NotAllowed,
    NotChecked,
    NotTheAuthor,
    UnknownBroadcast,
)
from bot.core.rights import Action, Role, Staff
from bot.core.scams.links import Names
from bot.services.view import Person
from bot.store import audit, cohorts, learners, letters, reminders, staff
from bot.store import broadcasts as rows
from bot.store.broadcasts import Broadcast, Recipient
from bot.store.cohorts import Cohort
from bot.store.database import Database
from bot.store.letters import (
    DOUBT,
    EXPIRED,
    FAILED,
    HELD,
    SENDING,
    SENT,
    WAITING,
    WITHDRAWN,
    Letter,
    NewLetter,
)
from bot.store.staff import Partner

BROADCAST, ASK, TOLD = "broadcast", "broadcast-ask", "broadcast-told"
KINDS = frozenset({BROADCAST, ASK, TOLD})
AWAITS_TEXT, AWAITS_WORD = "broadcast-text:", "broadcast-word:"
"""What a typed text answers: with a broadcast's number and a language, or its pin."""

_BATCH = 500
"""Letters written, or taken back, in one transaction: it holds the database for some 20 ms."""
_STEPS = 20
"""The most small steps that one broadcast makes at a time: to begin, and one for each cohort."""
_ALERT, _STAFF, _GROUP = 40, 20, 60
"""Priorities: somebody waits for what staff are told; a warning goes before reminders, which have
their hour; what a group is told has a day."""
_STAFF_LASTS = timedelta(days=7)
_NEWEST = 30
_LONGEST_TYPED = 6_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A broadcast as somebody of the staff sees it.

    `findings` are by language; under "" stands what is about no text. `readers`: whom it would
    reach now, by language. `total`: how many letters there will be. `second`: whether somebody
    else has to approve; `resting`: whether letters wait for morning. `zone`: the viewer's.
    """

    broadcast: Broadcast
    language: str
    zone: str
    now: datetime
    partner: Partner | None
    titles: Mapping[int, str]
    findings: Mapping[str, tuple[Finding, ...]]
    readers: Mapping[str, int]
    tally: Tally
    total: int
    resting: bool
    second: bool
    author: str
    mine: bool
    may_edit: bool
    may_approve: bool
    may_stop: bool

    @property
    def reached(self) -> int:
        """How many people it would reach now."""
        return sum(self.readers.values())

    @property
    def clean(self) -> bool:
        """Whether nothing has to be mended before it may go."""
        return not any(one.stops for found in self.findings.values() for one in found)

    def instead(self) -> dict[str, int]:
        """How many readers of a language get the other one, for each language without a text."""
        texts = self.broadcast.texts
        if not texts:
            return {}
        return {one: many for one, many in self.readers.items() if many and one not in texts}


@dataclass(frozen=True, slots=True)
class Shelf:
    """What somebody may write to, and what was written: the newest first."""

    language: str
    zone: str
    now: datetime
    partners: tuple[Partner, ...]
    broadcasts: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A broadcast as one person gets it; `cohort` and `title` are None for an alert."""

    number: int
    language: str
    text: str
    cohort: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What staff are told by a letter: `ask`, `approved`, `rejected`, `waiting`, `done`, `late`."""

    what: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Watched:
    """A broadcast as one of the staff sees it in a message."""

    sheet: Sheet
    telegram_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Hushed:
    """Whether a person gets messages of a cohort from now on."""

    language: str
    on: bool


@dataclass(frozen=True, slots=True)
class House:
    """What broadcasts need to know of the bot they are in.

    `owners` are Telegram ids; `zone` is where this bot's learners live, if that is known; `names`
    are for judging links; `hosts` are the bot's own sites.
    """

    catalogue: Callable[[], Catalogue]
    names: Callable[[], Names]
    owners: frozenset[int] = frozenset()
    zone: str | None = None
    hosts: frozenset[str] = field(default_factory=frozenset)


class Broadcasts:
    """Use cases about broadcasts. Who asks is named by their Telegram id; each needs the right."""

    def __init__(self, database: Database, clock: Callable[[], datetime], house: House) -> None:
        self._database = database
        self._clock = clock
        self._house = house

    async def shelf(self, who: int) -> Shelf:
        """What somebody may write to, and what there is."""

        def work(conn: Connection) -> Shelf:
            person = self._staff(conn, who)
            if not person.may(Action.BROADCAST):
                raise NotAllowed
            partners = person.partners(Action.BROADCAST)
            found = rows.newest(conn, partners, None if person.owner else who, _NEWEST)
            language, zone = self._speaks(conn, who)
            there = [
                one for one in staff.all_partners(conn) if partners is None or one.id in partners
            ]
            sheets = [self._sheet(conn, person, one, look=False) for one in found]
            return Shelf(language, zone, self._clock(), tuple(there), tuple(sheets))

        return await self._database.read(work)

    async def cohorts(self, who: int, number: int) -> tuple[Sheet, tuple[Cohort, ...]]:
        """A draft, and the cohorts that it may go to, the newest first."""

        def work(conn: Connection) -> tuple[Sheet, tuple[Cohort, ...]]:
            person, found = self._found(conn, who, number)
            there = [] if found.partner_id is None else cohorts.of_partner(conn, found.partner_id)
            return self._sheet(conn, person, found), tuple(there)

        return await self._database.read(work)

    async def begin(self, who: int, partner_id: int | None) -> Sheet:
        """Begin a draft for cohorts of a partner; None: for alert subscribers.

        Raise `NobodyToReach` where the partner has no cohorts: the draft would only lie about.
        """

        def work(conn: Connection) -> Sheet:
            person = self._staff(conn, who)
            partner = None if partner_id is None else staff.partner(conn, partner_id)
            unknown = partner_id is not None and partner is None
            if unknown or not person.may(Action.BROADCAST, partner_id):
                raise NotAllowed
            if partner is not None and not cohorts.of_partner(conn, partner.id):
                raise NobodyToReach(partner.name)
            added = rows.add(conn, author=who, partner_id=partner_id, now=self._clock())
            return self._sheet(conn, person, added)

        return await self._database.write(work)

    async def look(self, who: int, number: int) -> Sheet:
        """A broadcast as it stands."""

        def work(conn: Connection) -> Sheet:
            return self._sheet(conn, *self._found(conn, who, number))

        return await self._database.read(work)

    async def address(self, who: int, number: int, cohort_id: int, *, on: bool) -> Sheet:
        """Choose a cohort, or leave it out."""

        def work(conn: Connection, found: Broadcast) -> dict[str, Any]:
            cohort = cohorts.find(conn, cohort_id)
            if cohort is None or cohort.partner_id != found.partner_id:
                raise NotAllowed
            rows.address(conn, number, cohort_id, on=on)
            return {}

        return await self._edit(who, number, work)

    async def say(self, who: int, number: int, language: str, text: str) -> Sheet:
        """Write the text in a language; an empty one takes it away."""

        def work(_: Connection, found: Broadcast) -> dict[str, Any]:
            texts = {key: one for key, one in found.texts.items() if key != language}
            kept = text.replace("\r\n", "\n").strip()[:_LONGEST_TYPED]
            return {"texts": {**texts, language: kept} if kept else texts}

        return await self._edit(who, number, work)

    async def time(self, who: int, number: int, at: datetime | None) -> Sheet:
        """Choose when it goes out; None: as soon as it may."""
        return await self._edit(who, number, lambda _, __: {"at": at})

    async def drop(self, who: int, number: int) -> None:
        """Delete what was not approved yet."""

        def work(conn: Connection) -> None:
            _, found = self._found(conn, who, number)
            self._own(found, who)
            rows.drop(conn, number)

        await self._database.write(work)

    async def check(self, who: int, number: int) -> Sheet:
        """Look the text over; where nothing stops it, it may be sent or handed on as it is."""

        def work(conn: Connection) -> Sheet:
            person, found = self._found(conn, who, number)
            self._own(found, who)
            sheet = self._sheet(conn, person, found)
            if found.state not in {State.DRAFT, State.REJECTED} or not sheet.clean:
                return sheet
            rows.change(conn, found, state=State.CHECKED, pin=found.wording.pin)
            return self._again(conn, person, number)

        return await self._database.write(work)

    async def submit(self, who: int, number: int, pin: str) -> Sheet:
        """Send what was checked, or ask a second person where there is one."""

        def work(conn: Connection) -> Sheet:
            person, found = self._found(conn, who, number)
            if found.pin != pin or found.author != who:
                raise BroadcastChanged
            if found.state is not State.CHECKED:
                return self._sheet(conn, person, found)
            if not self._sheet(conn, person, found).clean:
                raise NotChecked
            if self._circle(conn, found).needs_second(who):
                self._ask(conn, found)
            else:
                self._approve(conn, found, who)
            return self._again(conn, person, number)

        return await self._database.write(work)

    async def approve(self, who: int, number: int, pin: str) -> Sheet:
        """Let exactly this go out."""

        def work(conn: Connection) -> Sheet:
            person, found = self._found(conn, who, number)
            if found.pin != pin:
                raise BroadcastChanged
            if found.state is not State.WAITING:
                return self._sheet(conn, person, found)
            self._judge(conn, found, who)
            self._approve(conn, found, who)
            if who != found.author:
                self._tell(conn, found, "approved")
            return self._again(conn, person, number)

        return await self._database.write(work)

    async def send_back(self, who: int, number: int, pin: str, word: str) -> Sheet:
        """Do not let it go out, and say why."""

        def work(conn: Connection) -> Sheet:
            person, found = self._found(conn, who, number)
            if found.pin != pin:
                raise BroadcastChanged
            if found.state is State.REJECTED:
                return self._sheet(conn, person, found)
            if found.state is not State.WAITING:
                raise BroadcastChanged
            self._judge(conn, found, who)
            kept = word.strip()[:LONGEST_WORD] or None
            rows.change(conn, found, state=State.REJECTED, word=kept)
            self._note(conn, who, "broadcast-sent-back", found)
            self._tell(conn, found, "rejected")
            return self._again(conn, person, number)

        return await self._database.write(work)

    async def stop(self, who: int, number: int) -> Sheet:
        """Let nothing more of it leave. What has left has left."""

        def work(conn: Connection) -> Sheet:
            person, found = self._found(conn, who, number)
            if found.state in ENDED:
                return self._sheet(conn, person, found)
            if found.state not in STOPPABLE:
                raise BroadcastChanged
            now = self._clock()
            values: dict[str, Any] = {"state": State.STOPPED}
            if found.state is not State.SENDING:
                values |= {"ended_at": now, "tally": Tally()}
            rows.change(conn, found, **values)
            # Those that are being made ready are the next ones, so they are among these.
            letters.withdraw_some(conn, BROADCAST, str(number), _BATCH, now)
            self._note(conn, who, "broadcast-stopped", found)
            return self._again(conn, person, number)

        return await self._database.write(work)

    async def advance(self) -> int:
        """Let time do its part: begin what is due, write and take back letters, end what is done.

        Returns how many letters were written.
        """
        now = self._clock()
        numbers = await self._database.read(lambda conn: rows.at_work(conn, now))
        written = 0
        for number in numbers:
            for _ in range(_STEPS):
                before = written
                new, more = await self._database.write(partial(self._step, number=number))
                written += new
                if not more or written - before == _BATCH:
                    break
        return written

    async def alert(
        self, name: str, texts: Mapping[str, str]
    ) -> tuple[int, Mapping[str, tuple[Finding, ...]]]:
        """Warn alert subscribers from the command line: how many letters are new, and findings.

        A name is one alert: sent again, it reaches only who has subscribed since, with the texts
        of the first time. Nothing is sent where a finding stops it.
        """
        # Before the transaction: the command line loads all lessons for it, and the bot would wait.
        checked = self._check(texts)

        def begin(conn: Connection) -> tuple[Broadcast | None, Mapping[str, tuple[Finding, ...]]]:
            now = self._clock()
            found, findings = rows.by_name(conn, name), checked
            if found is None:
                if any(one.stops for some in findings.values() for one in some):
                    return None, findings
                found = rows.add(conn, author=0, partner_id=None, now=now, name=name, texts=texts)
                self._note(conn, 0, "broadcast-approved", found)
            elif found.state is State.STOPPED:
                return None, {}
            else:
                findings = {}
            rows.change(
                conn,
                found,
                state=State.SENDING,
                pin=found.wording.pin,
                began_at=now,
                ended_at=None,
                tally=None,
                cohort_cursor=0,
                learner_cursor=0,
            )
            return rows.find(conn, found.id), findings

        found, findings = await self._database.write(begin)
        if found is None:
            return 0, findings
        number = found.id
        before = await self._database.read(lambda conn: _written(conn, number))
        while found is not None and found.cohort_cursor is not None:
            await self._database.write(partial(self._step, number=number))
            found = await self._database.read(lambda conn: rows.find(conn, number))
        # A running bot may have written some of them.
        return await self._database.read(lambda conn: _written(conn, number)) - before, findings

    async def arrival(self, letter: Letter) -> Arrival | None:
        """What a recipient's letter says now; None: it has nothing to say any more."""

        def work(conn: Connection) -> Arrival | None:
            found = rows.find(conn, int(letter.occurrence))
            learner = learners.find(conn, letter.telegram_id)
            if found is None or learner is None or found.state is not State.SENDING:
                return None
            text = _text(found.texts, learner.language)
            if found.alerts:
                known = reminders.find(conn, learner.id)
                wanted = known is not None and known.alerts
                return Arrival(found.id, learner.language, text) if wanted else None
            cohort_id = rows.hearing(conn, found.id, learner.id)
            cohort = None if cohort_id is None else cohorts.find(conn, cohort_id)
            if cohort is None:
                return None
            return Arrival(found.id, learner.language, text, cohort.id, cohort.title)

        return await self._database.read(work)

    async def news(self, letter: Letter) -> News | None:
        """What a letter to staff says now; None: it is not true any more."""
        number, what, pin = letter.occurrence.split(":")

        def work(conn: Connection) -> News | None:
            person = self._staff(conn, letter.telegram_id)
            found = rows.find(conn, int(number))
            if found is None or found.pin != pin or not self._sees(person, found):
                return None
            sheet = self._sheet(conn, person, found)
            if what == "ask" and not (found.state is State.WAITING and sheet.may_approve):
                return None
            return News(what, sheet)

        return await self._database.read(work)

    async def shown(self, who: int, number: int, message_id: int) -> None:
        """Note the message in which somebody of the staff watches it."""
        await self._database.write(lambda conn: rows.show_in(conn, number, who, message_id))

    async def watched(self) -> list[Watched]:
        """Everybody who watches a broadcast that is on its way or has ended."""

        def work(conn: Connection) -> list[Watched]:
            found = []
            for number in rows.watched(conn):
                one = rows.find(conn, number)
                if one is None or one.began_at is None:
                    continue
                for who, message_id in rows.screens(conn, number):
                    person = self._staff(conn, who)
                    if self._sees(person, one):
                        sheet = self._sheet(conn, person, one, look=False)
                        found.append(Watched(sheet, who, message_id))
            return found

        return await self._database.read(work)

    async def unwatch(self, number: int) -> None:
        """Everybody has seen how it ended."""
        await self._database.write(lambda conn: rows.watched_no_more(conn, number))

    async def tapped(self, person: Person, number: int) -> str:
        """A recipient tapped that they read it; returns their language."""

        def work(conn: Connection) -> str:
            learner = learners.find(conn, person.telegram_id)
            if learner is None or rows.find(conn, number) is None:
                raise UnknownBroadcast
            rows.tap(conn, number, learner.id)
            return learner.language

        return await self._database.write(work)

    async def hush(self, person: Person, cohort_id: int, *, on: bool) -> Hushed:
        """A recipient wants no more messages from a cohort (`on`), or wants them again.

        Whoever is not in it gets none anyhow, and does not learn whether it is there.
        """

        def work(conn: Connection) -> Hushed:
            learner = learners.find(conn, person.telegram_id)
            if learner is None:
                raise UnknownBroadcast
            if not on or cohorts.membership(conn, cohort_id, learner.id) is not None:
                rows.mute(conn, cohort_id, learner.id, on=on)
            return Hushed(learner.language, on)

        return await self._database.write(work)

    async def muted(self, person: Person) -> list[tuple[int, str]]:
        """(id, title) of the groups from which somebody wants no messages."""

        def work(conn: Connection) -> list[tuple[int, str]]:
            learner = learners.find(conn, person.telegram_id)
            return [] if learner is None else rows.mutes(conn, learner.id)

        return await self._database.read(work)

    async def expect(self, who: int, what: str) -> None:
        """The next typed text answers this."""
        await self._database.write(lambda conn: learners.expect(conn, who, what, self._clock()))

    def _staff(self, conn: Connection, who: int) -> Staff:
        return staff.rights(conn, who, owner=who in self._house.owners)

    def _sees(self, person: Staff, found: Broadcast) -> bool:
        if found.partner_id is not None:
            return person.may(Action.BROADCAST, found.partner_id)
        return person.owner or (person.telegram_id == found.author and person.may(Action.BROADCAST))

    def _found(self, conn: Connection, who: int, number: int) -> tuple[Staff, Broadcast]:
        person = self._staff(conn, who)
        if not person.may(Action.BROADCAST):
            raise NotAllowed
        found = rows.find(conn, number)
        if found is None or not self._sees(person, found):
            raise UnknownBroadcast
        return person, found

    def _own(self, found: Broadcast, who: int) -> None:
        if found.author != who:
            raise NotTheAuthor
        if found.state not in EDITABLE:
            raise BroadcastChanged

    async def _edit(
        self, who: int, number: int, work: Callable[[Connection, Broadcast], dict[str, Any]]
    ) -> Sheet:
        """Change a draft. Whatever was approved of it is not any more."""

        def whole(conn: Connection) -> Sheet:
            person, found = self._found(conn, who, number)
            self._own(found, who)
            values = work(conn, found)
            void = {"state": State.DRAFT, "pin": None, "approved_by": None, "approved_at": None}
            rows.change(conn, found, **{**void, **values})
            return self._again(conn, person, number)

        return await self._database.write(whole)

    def _again(self, conn: Connection, person: Staff, number: int) -> Sheet:
        found = rows.find(conn, number)
        if found is None:
            raise UnknownBroadcast
        return self._sheet(conn, person, found)

    def _circle(self, conn: Connection, found: Broadcast) -> Circle:
        organisers = (
            frozenset()
            if found.partner_id is None
            else frozenset(
                one.telegram_id
                for one in staff.members(conn, found.partner_id)
                if one.role is Role.ORGANISER
            )
        )
        return Circle(organisers, self._house.owners, found.alerts)

    def _sheet(
        self, conn: Connection, person: Staff, found: Broadcast, *, look: bool = True
    ) -> Sheet:
        """Everything about it; `look`: with what the rules find, and whom it would reach."""
        who, circle = person.telegram_id, self._circle(conn, found)
        partner = None if found.partner_id is None else staff.partner(conn, found.partner_id)
        members = [] if partner is None else staff.members(conn, partner.id)
        titles = {one: cohorts.find(conn, one) for one in sorted(found.cohorts)}
        tally = self._tally(conn, found)
        writing = found.cohort_cursor is not None
        readers = rows.readers(conn, found) if look or writing else {}
        language, zone = self._speaks(conn, who)
        editable = found.state in EDITABLE
        return Sheet(
            broadcast=found,
            language=language,
            zone=zone,
            now=self._clock(),
            partner=partner,
            titles={one: cohort.title for one, cohort in titles.items() if cohort is not None},
            findings=self._findings(found, readers) if look and editable else {},
            readers=readers,
            tally=tally,
            total=max(tally.written, sum(readers.values()) if writing else 0),
            resting=found.state is State.SENDING
            and letters.later(conn, BROADCAST, str(found.id), self._clock()),
            second=circle.needs_second(found.author),
            author=next((one.name for one in members if one.telegram_id == found.author), ""),
            mine=found.author == who,
            may_edit=editable and found.author == who,
            may_approve=found.state is State.WAITING and circle.may_approve(found.author, who),
            may_stop=found.state in STOPPABLE,
        )

    def _findings(
        self, found: Broadcast, readers: Mapping[str, int]
    ) -> dict[str, tuple[Finding, ...]]:
        whole = []
        if not found.texts:
            whole.append(Finding("no-text", "", True))
        if not found.alerts and not found.cohorts:
            whole.append(Finding("no-cohort", "", True))
        elif not sum(readers.values()):
            whole.append(Finding("nobody", "", True))
        if found.at is not None and found.at < self._clock():
            whole.append(Finding("past", "", True))
        return {**self._check(found.texts), "": tuple(whole)}

    def _check(self, texts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
        """What the rules find in each text, by language."""
        names = self._house.names()
        known = self._house.hosts | content.hosts(self._house.catalogue())
        return {key: content.check(text, key, names, known) for key, text in texts.items()}

    def _speaks(self, conn: Connection, who: int) -> tuple[str, str]:
        """Somebody's language, and their zone or what is most likely theirs."""
        learner = learners.find(conn, who)
        if learner is None:
            return "en", self._likely("en")
        known = reminders.find(conn, learner.id)
        zone = "" if known is None else known.schedule.zone
        return learner.language, zone or self._likely(learner.language)

    def _likely(self, language: str) -> str:
        return self._house.zone or ("Asia/Shanghai" if language.startswith("zh") else "UTC")

    def _ask(self, conn: Connection, found: Broadcast) -> None:
        rows.change(conn, found, state=State.WAITING)
        self._note(conn, found.author, "broadcast-asked", found)
        self._ask_judges(conn, found)

    def _ask_judges(self, conn: Connection, found: Broadcast) -> None:
        for one in sorted(self._circle(conn, found).judges - {found.author}):
            self._write(conn, one, ASK, f"{found.id}:ask:{found.pin}")

    def _judge(self, conn: Connection, found: Broadcast, who: int) -> None:
        if not self._circle(conn, found).may_approve(found.author, who):
            raise NotAllowed

    def _approve(self, conn: Connection, found: Broadcast, who: int) -> None:
        values = {"state": State.APPROVED, "approved_by": who, "approved_at": self._clock()}
        rows.change(conn, found, **values)
        self._note(conn, who, "broadcast-approved", found)

    def _tell(self, conn: Connection, found: Broadcast, what: str) -> None:
        self._write(conn, found.author, TOLD, f"{found.id}:{what}:{found.pin}")

    def _write(self, conn: Connection, who: int, kind: str, occurrence: str) -> None:
        """Tell one of the staff, where the bot may write to them."""
        now, learner = self._clock(), learners.find(conn, who)
        if learner is not None and learner.unreachable_at is None:
            one = NewLetter(learner.id, kind, occurrence, _STAFF, now, now + _STAFF_LASTS)
            letters.write(conn, [one])

    def _note(self, conn: Connection, who: int, what: str, found: Broadcast) -> None:
        about = f"broadcast {found.id}" if found.name is None else f"alert {found.name}"
        audit.note(conn, self._clock(), who, what, about, found.partner_id)

    def _step(self, conn: Connection, *, number: int) -> tuple[int, bool]:
        """One small step: how many letters were written, and whether another may follow at once."""
        found = rows.find(conn, number)
        if found is None or found.ended_at is not None:
            return 0, False
        match found.state:
            case State.APPROVED:
                return 0, self._begin(conn, found)
            case State.SENDING if found.cohort_cursor is not None:
                return self._write_some(conn, found, found.cohort_cursor)
            case State.SENDING:
                self._end(conn, found, State.DONE)
            case State.STOPPED:
                taken = letters.withdraw_some(conn, BROADCAST, str(number), _BATCH, self._clock())
                if not taken:
                    self._end(conn, found, State.STOPPED)
            case _:
                pass
        return 0, False

    def _begin(self, conn: Connection, found: Broadcast) -> bool:
        """It is time: if what was approved still stands, and who approved it still may."""
        now = self._clock()
        if found.wording.pin != found.pin:
            rows.change(conn, found, state=State.DRAFT, approved_by=None)
        elif now - max(filter(None, (found.at, found.approved_at)), default=now) > LASTS:
            rows.change(conn, found, state=State.STOPPED, ended_at=now, tally=Tally())
            self._note(conn, found.author, "broadcast-stopped", found)
            self._tell(conn, found, "late")
        elif not self._circle(conn, found).may_approve(found.author, found.approved_by or 0):
            rows.change(conn, found, state=State.WAITING, approved_by=None)
            self._tell(conn, found, "waiting")
            self._ask_judges(conn, found)
        else:
            first = min(found.cohorts, default=0)
            values = {"began_at": now, "cohort_cursor": first, "learner_cursor": 0}
            rows.change(conn, found, state=State.SENDING, **values)
            self._note(conn, found.author, "broadcast-begun", found)
            return True
        return False

    def _write_some(self, conn: Connection, found: Broadcast, cohort_id: int) -> tuple[int, bool]:
        """The letters of the next recipients, each once whatever cohorts they are in."""
        to = rows.recipients(conn, cohort_id, found.learner_cursor or 0, _BATCH)
        following: int | None = cohort_id
        after: int | None = to[-1].learner_id if to else 0
        if len(to) < _BATCH:
            later = sorted(one for one in found.cohorts if one > cohort_id)
            following, after = (later[0], 0) if later else (None, None)
        if not rows.step(conn, found, following, after):
            return 0, False
        known = self._usual_zone(conn, cohort_id)
        written = letters.write(conn, [self._letter(one, found, known) for one in to])
        return written, following is not None and len(to) < _BATCH

    def _usual_zone(self, conn: Connection, cohort_id: int) -> str:
        """The zone of recipients who have not said theirs: where their cohort met, or likely is."""
        cohort = cohorts.find(conn, cohort_id) if cohort_id else None
        if cohort is None:
            return self._house.zone or rules.UNSAID
        return rows.zone_of(conn, cohort_id) or self._likely(cohort.language)

    def _letter(self, to: Recipient, found: Broadcast, usual: str) -> NewLetter:
        begins = rules.daytime(to.zone or usual, self._clock())
        priority = _ALERT if found.alerts else _GROUP
        return NewLetter(to.learner_id, BROADCAST, str(found.id), priority, begins, begins + LASTS)

    def _end(self, conn: Connection, found: Broadcast, state: State) -> None:
        """All letters have left or never will: keep what became of them, and tell the author."""
        if letters.unsettled(conn, BROADCAST, str(found.id)):
            return
        tally = self._tally(conn, found)
        rows.change(conn, found, state=state, ended_at=self._clock(), tally=tally)
        if state is State.DONE:
            self._note(conn, found.author, "broadcast-done", found)
        self._tell(conn, found, "done")

    def _tally(self, conn: Connection, found: Broadcast) -> Tally:
        """What became of its letters: as kept at its end, else counted."""
        if found.began_at is None:
            return found.tally or Tally()
        opened = rows.opened(conn, found.id)
        if found.tally is not None:
            kept = {name: getattr(found.tally, name) for name in Tally.__slots__}
            return Tally(**{**kept, "opened": opened})
        these = (BROADCAST, str(found.id))
        counts = letters.about(conn, *these)
        failed, late = counts.get(FAILED, 0), counts.get(EXPIRED, 0)
        gone = letters.unreached(conn, *these) if failed else 0
        left = letters.pointless(conn, *these) if late else 0
        return Tally(
            waiting=sum(counts.get(state, 0) for state in (WAITING, SENDING, HELD)),
            sent=counts.get(SENT, 0),
            unreachable=gone,
            failed=failed - gone,
            expired=late - left,
            stopped=counts.get(WITHDRAWN, 0),
            left=left,
            doubt=counts.get(DOUBT, 0),
            opened=opened,
        )


def _written(conn: Connection, number: int) -> int:
    return sum(letters.about(conn, BROADCAST, str(number)).values())


def _text(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, or in the first one that there is."""
    return texts.get(language) or next(iter(texts.values()))
