"""What the organisers' pages show: first who may see what, then figures as they may be told."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.core import review
from bot.core.counting import suggestions
from bot.core.counting.count import ALL_BUT_FEW, FEW, Count, safe, single
from bot.core.counting.gain import Estimate
from bot.core.counting.report import (
    ANY,
    UNSAID,
    WEEKS,
    AnsweredRow,
    Asked,
    AskedRow,
    BadFilter,
    Breakdown,
    Change,
    Choice,
    Choices,
    EventReport,
    Filter,
    FlagOf,
    GainRow,
    HelpedRow,
    KeptAfter,
    KeptRow,
    Learning,
    OptionRow,
    Overview,
    Part,
    Place,
    QuestionRow,
    Questions,
    Reminders,
    ReminderWeek,
    RisingRow,
    Sibling,
    Step,
    Suggestion,
    Suggestions,
    TicketSums,
    WeekOf,
)
from bot.core.counting.suggestions import Known
from bot.core.counting.tally import Stage
from bot.core.course import Catalogue
from bot.core.errors import NotAllowed, Refusal
from bot.core.rights import Action, Staff
from bot.services import (
    quotes,
    report_events,
    report_items,
    report_learning,
    report_moment,
    report_next,
)
from bot.services.report_events import Rooms
from bot.services.report_moment import Moment, Standing
from bot.services.report_scope import Map, Scope, scope
from bot.services.report_steps import Sheet, mondays, share_of
from bot.services.texts import Texts
from bot.services.tickets import Tickets
from bot.store import asked as asked_rows
from bot.store import audit, figures, rising
from bot.store import events as event_rows
from bot.store import staff as staff_rows
from bot.store.database import Database, Mark

KEPT = timedelta(seconds=60)
"""How old figures may be before they are made anew; each report says of when they are."""
_CHEAP = 0.05
"""Seconds that whoever looks waits for new figures; those that take longer follow behind."""
_AGEING = timedelta(seconds=40)
_WATCHED = timedelta(minutes=3)
"""Whoever looked so lately finds the figures made anew before they are too old."""
_SPENT_WATCHED, _SPENT = 1 / 60, 1 / 600
"""The share of time that making figures anew may take while somebody looks, and while nobody."""
_WHOLE_TAKES = 10
"""How many times as long as usual it takes to read everything."""
_MOST_WATCHED = 20
_USUAL = 2
"""How many of the last looks are made ready while nobody looks, as they will be the next too."""
_ROOMS, _VISITED = 400, 8
"""Of how many events the rooms are looked at ahead, the latest first; and of how many in a go."""
_WEEKS_OF_REMINDERS = 26
_MOST_RISING = 100
_SEVERAL = 100
"""Rows of the lists of what was asked."""

__all__ = [
    "ANY",
    "UNSAID",
    "WEEKS",
    "AnsweredRow",
    "Asked",
    "AskedRow",
    "BadFilter",
    "Breakdown",
    "Change",
    "Choice",
    "Choices",
    "Estimate",
    "EventReport",
    "Filter",
    "FlagOf",
    "GainRow",
    "HelpedRow",
    "KeptAfter",
    "KeptRow",
    "Learning",
    "OptionRow",
    "Overview",
    "Part",
    "Place",
    "QuestionRow",
    "Questions",
    "ReminderWeek",
    "Reminders",
    "Reports",
    "RisingRow",
    "Sibling",
    "Step",
    "Suggestion",
    "Suggestions",
    "TicketSums",
    "WeekOf",
]


@dataclass(frozen=True, slots=True)
class _Look:
    """Somebody's look at the figures: what is theirs, and what they ask for."""

    staff: Staff
    moment: Moment
    theirs: Map
    scope: Scope
    cells: list[int]

    @property
    def standing(self) -> Standing:
        """What makes the same look for somebody else."""
        return self.staff.owner, frozenset(self.staff.roles.items())


class Reports:
    """Use cases about figures. `owns` knows the owner; `tickets` sums up reports of learners.

    Whoever looks is shown the figures at hand, which `refresh` makes anew behind them; how often
    goes by how many seconds of the `stopwatch` it takes.
    """

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        texts: Texts,
        clock: Callable[[], datetime],
        *,
        owns: Callable[[int], bool],
        tickets: Tickets | None = None,
        stopwatch: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._owns = owns
        self._tickets = tickets
        self._stopwatch = stopwatch
        self._rooms = Rooms(texts)
        self._unvisited: list[int] = []
        self._moment: Moment | None = None
        self._changed: set[Mark] | None = set()
        self._took = 0.0
        self._for_nobody = False
        self._looked_at: datetime | None = None
        self._watched: OrderedDict[tuple[int, Filter], datetime] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()
        self._one_renews = asyncio.Lock()

    async def choices(self, me: int) -> Choices:
        """What somebody can choose in filters."""
        staff = await self._staff(me, Action.SEE_REPORTS)
        moment = await self._at_hand()
        return self._choices(moment.sheet, moment.sheet.map.theirs(staff))

    async def overview(self, me: int, asked: Filter) -> Overview:
        """From joining to knowing it a month later. Raise `BadFilter`."""
        async with self._one_at_a_time:
            look = await self._look(me, asked)
            made = await self._overview_of(look, asked)
        self._watched[me, asked] = self._clock()
        self._watched.move_to_end((me, asked))
        if len(self._watched) > _MOST_WATCHED:
            self._watched.popitem(last=False)
        return made

    async def refresh(self) -> None:
        """Make the figures anew if they are old enough for that, ahead of whoever looks."""
        now, held, seen = self._clock(), self._moment, False
        if self._unvisited:
            await self._visit([self._unvisited.pop() for _ in self._unvisited[:_VISITED]])
        if held is not None:
            seen = self._looked_at is not None and now - self._looked_at < _WATCHED
            least, spent = (_AGEING, _SPENT_WATCHED) if seen else (KEPT, _SPENT)
            pause = max(least, timedelta(seconds=self._took / spent))
            if timedelta(0) <= now - held.at < pause:
                return
        made = await self._renew(held, ahead=not seen)
        self._for_nobody = not seen
        watched = [one for one, at in self._watched.items() if now - at < _WATCHED]
        watched = watched or [*self._watched][-_USUAL:]
        for me, asked in watched:
            with contextlib.suppress(Refusal):
                staff = await self._staff(me, Action.SEE_REPORTS)
                async with self._one_at_a_time:
                    look = _look_at(made, staff, asked)
                    await self._overview_of(look, asked)
                    await self._known(look, asked)

    async def _visit(self, events: list[int]) -> None:
        """Look ahead at what is shown of events beside others of their programme."""

        def work(conn: Connection) -> None:
            for event in events:
                self._rooms.visit(conn, event)

        await self._database.read(work)

    async def _overview_of(self, look: _Look, asked: Filter) -> Overview:
        made = look.moment.overviews.get((look.standing, asked))
        if made is None:
            made = await asyncio.to_thread(self._overview, look, asked)
            look.moment.overviews[look.standing, asked] = made
        return made

    async def _known(self, look: _Look, asked: Filter) -> Known:
        """What suggestions are made of."""
        found = look.moment.known.get((look.scope, asked))
        if found is None:
            items, moment = await self._items(look, asked), look.moment
            found = await asyncio.to_thread(_known, moment, look.scope, items)
            moment.known[look.scope, asked] = found
        return found

    def _overview(self, look: _Look, asked: Filter) -> Overview:
        sheet = look.moment.sheet
        choices = self._choices(sheet, look.theirs)
        return Overview(
            asked,
            look.moment.at,
            sheet.steps(asked, look.cells),
            sheet.change(asked.course, look.cells),
            () if asked.course else sheet.trend(look.cells),
            sheet.breakdowns(asked, look.cells, choices),
        )

    async def learning(self, me: int, asked: Filter) -> Learning:
        """What was learned and kept, over all time and in all languages.

        A filter by weeks, language or audience narrows nothing here.
        """
        async with self._one_at_a_time:
            look = await self._look(me, asked)
            return await asyncio.to_thread(self._learning, look, asked)

    def _learning(self, look: _Look, asked: Filter) -> Learning:
        moment, titles = look.moment, self._titles
        courses, objectives = report_learning.gains(moment.gains.values(), look.scope, titles)
        kept = report_learning.kept(moment.keeps.values(), look.scope, titles)
        if asked.course:
            courses = [one for one in courses if one.subject == asked.course]
            objectives = [
                one for one in objectives if review.course_of(one.subject) == asked.course
            ]
            kept = [one for one in kept if review.course_of(one.subject) == asked.course]
        return Learning(
            asked,
            moment.at,
            tuple(courses),
            tuple(objectives),
            tuple(kept),
            tuple(report_learning.forgotten(kept)),
        )

    async def questions(self, me: int, asked: Filter) -> Questions:
        """Item analysis, over all time. A filter by weeks or audience narrows nothing here."""
        async with self._one_at_a_time:
            look = await self._look(me, asked)
            return Questions(asked, look.moment.at, await self._items(look, asked))

    async def _items(self, look: _Look, asked: Filter) -> tuple[QuestionRow, ...]:
        moment, key = look.moment, (look.scope, asked.course)
        known = moment.rows.get(key)
        if known is None:
            items, catalogue = moment.items.values(), self._catalogue()
            known = moment.rows[key] = tuple(
                await asyncio.to_thread(
                    report_items.rows, items, look.scope, catalogue, asked.course
                )
            )
        return tuple(one for one in known if asked.language in {ANY, one.language})

    async def asked(self, me: int) -> Asked:
        """What was asked and not understood, of everybody: nothing in it leads to a partner."""
        await self._staff(me, Action.SEE_ASKED)
        now = self._clock()

        def work(conn: Connection) -> Asked:
            unanswered = asked_rows.all_unanswered(conn)
            often = [one for one in unanswered if one.times >= FEW][:_SEVERAL]
            thumbs = [one for one in asked_rows.all_thumbs(conn) if one.up + one.down >= FEW]
            groups = [one for one in rising.newest(conn, _MOST_RISING) if one.seen >= FEW]
            return Asked(
                now,
                tuple(
                    AskedRow(
                        one.language,
                        one.question,
                        Count(one.times),
                        one.near or "",
                        self._lesson_titles(one.near or ""),
                        one.last_day,
                    )
                    for one in often
                ),
                Count(sum(one.times < FEW for one in unanswered)),
                tuple(
                    HelpedRow(
                        one.card,
                        one.language,
                        self._lesson_titles(one.card.partition("#")[0]),
                        single(one.up),
                        single(one.down),
                    )
                    for one in thumbs[:_SEVERAL]
                ),
                tuple(
                    RisingRow(
                        one.id,
                        one.example,
                        one.language,
                        one.kind or "",
                        Count(one.seen),
                        one.first_seen.date(),
                        one.last_seen.date(),
                    )
                    for one in groups
                ),
                None,
            )

        found = await self._database.read(work)
        return replace(found, tickets=await self._waiting(me))

    async def _waiting(self, me: int) -> TicketSums | None:
        """Reports from learners, for whoever may answer them."""
        if self._tickets is None:
            return None
        try:
            shelf = await self._tickets.shelf(me, most=1)
        except NotAllowed:
            return None
        return TicketSums(
            shelf.open,
            shelf.overdue,
            max((line.days for line in shelf.lines), default=0),
        )

    async def reminders(self, me: int) -> Reminders:
        """Reminders of everybody, by week; for the owner."""
        staff = await self._staff(me, Action.SEE_REPORTS)
        if not staff.owner:
            raise NotAllowed
        now = self._clock()
        since = mondays(now.date())[1] - timedelta(weeks=_WEEKS_OF_REMINDERS - 1)
        found = await self._database.read(lambda conn: figures.reminders(conn, since.isoformat()))
        return Reminders(now, tuple(_week(one) for one in found))

    async def suggestions(self, me: int, asked: Filter) -> Suggestions:
        """What to do next, for what a filter shows."""
        async with self._one_at_a_time:
            look = await self._look(me, asked)
            known, items = await self._known(look, asked), await self._items(look, asked)
        may_see_asked = look.staff.may(Action.SEE_ASKED)
        heard = await self.asked(me) if may_see_asked else None
        rows = suggestions.suggest(report_next.with_asked(known, heard))
        titles = self._choices(look.moment.sheet, look.theirs)
        questions = {(one.question, one.language): one for one in items}
        return Suggestions(
            look.moment.at,
            tuple(report_next.worded(one, self._titles, titles, questions) for one in rows),
        )

    async def cancelled(self, me: int, event: int) -> bool:
        """Whether an event of theirs was cancelled, so that it has no report."""
        found = await self._database.read(lambda conn: event_rows.find(conn, event))
        staff = await self._staff(me, Action.SEE_REPORTS)
        theirs = found is not None and staff.may(Action.SEE_REPORTS, found.cohort.partner_id)
        return found is not None and theirs and found.event.cancelled_at is not None

    async def event(self, me: int, event: int) -> EventReport:
        """One event. Raise `BadFilter` for one that is not there or not theirs."""
        asked = Filter(event=event)
        async with self._one_at_a_time:
            await self._know(me, event)
            look = await self._look(me, asked)
            made = look.moment.events.get((look.standing, event))
            # What is printed may have been taken back since, and days changed: it is never kept.
            said, delays = await self._database.read(
                lambda conn: (quotes.printed(conn, event), report_events.delays(conn, event))
            )
            if made is not None:
                return replace(made, quotes=said, delays=delays)
            learned = await asyncio.to_thread(self._learning, look, asked)
            sheet = look.moment.sheet
            known = _known(look.moment, look.scope, ())

            def came(cohort: int) -> Count:
                return sheet.count(Stage.JOINED, ANY, None, sheet.of_cohort(cohort))

            gains = look.moment.gains.values()
            of_courses = [one for one in gains if not one.of_objective]

            def gained(cohort: int) -> Estimate | None:
                courses = report_learning.alone(of_courses, cohort)
                return courses[0].gain if courses else None

            room = await self._database.read(
                lambda conn: self._rooms.read(conn, event, look.theirs)
            )
            choices = self._choices(sheet, look.theirs)
            rows = suggestions.suggest(known)
            first = report_next.worded(rows[0], self._titles, choices, {}) if rows else None
            cohort = room.place.cohort
            made = look.moment.events[look.standing, event] = EventReport(
                place=room.place,
                at=look.moment.at,
                came=came(cohort),
                # As the event's own page tells it: its room saw who played.
                played=Count(0) if not room.played else single(room.played),
                steps=sheet.steps(asked, look.cells),
                questions=room.questions,
                right=room.right,
                gains=(*learned.courses, *learned.objectives),
                kept=next((one.after for one in learned.kept if not one.subject), ()),
                siblings=tuple(
                    Sibling(
                        one.event,
                        one.title,
                        one.starts_at,
                        came(one.cohort),
                        share,
                        gained(one.cohort),
                    )
                    for one, share in room.siblings
                ),
                suggestion=first,
            )
            return replace(made, quotes=said, delays=delays)

    async def taken(self, me: int, page: str, form: str, asked: Filter) -> None:
        """Somebody takes figures away: it is written down. Raise `NotAllowed`."""
        async with self._one_at_a_time:
            look = await self._look(me, asked)
        partners = look.scope.partners
        partner = next(iter(partners)) if len(partners) == 1 else None
        what = " ".join((page, form, *(f"{name} {of}" for name, of in asked.query().items())))

        def work(conn: Connection) -> None:
            staff = staff_rows.rights(conn, me, owner=self._owns(me))
            if not staff.may(Action.EXPORT, asked.partner):
                raise NotAllowed
            audit.note(conn, self._clock(), me, "export", what, partner)

        await self._database.write(work)

    # What all of them need

    async def _staff(self, me: int, action: Action) -> Staff:
        """Who asks; raise `NotAllowed`."""
        staff = await self._database.read(
            lambda conn: staff_rows.rights(conn, me, owner=self._owns(me))
        )
        if not staff.may(action):
            raise NotAllowed
        return staff

    async def _look(self, me: int, asked: Filter) -> _Look:
        staff = await self._staff(me, Action.SEE_REPORTS)
        return _look_at(await self._at_hand(), staff, asked)

    async def _know(self, me: int, event: int) -> None:
        """Make figures anew that are of a moment before there was this event of theirs."""
        held = self._moment
        if held is None or any(one.event == event for one in held.sheet.map.sessions):
            return
        found = await self._database.read(lambda conn: event_rows.find(conn, event))
        staff = await self._staff(me, Action.SEE_REPORTS)
        if found is not None and staff.may(Action.SEE_REPORTS, found.cohort.partner_id):
            await self._renew(held)

    async def _at_hand(self) -> Moment:
        """The figures to show: those of a moment ago, and older ones where new ones take long."""
        now = self._looked_at = self._clock()
        held, cheap = self._moment, self._took <= _CHEAP
        if held is not None:
            fresh = timedelta(0) <= now - held.at < KEPT and not self._for_nobody
            if fresh or not cheap:
                return held
        made = await self._renew(held)
        self._for_nobody = False
        return made

    async def _renew(self, held: Moment | None, *, ahead: bool = False) -> Moment:
        """Make the figures anew that are `held`, unless somebody did so meanwhile."""
        async with self._one_renews:
            if self._moment is not None and self._moment is not held:
                return self._moment
            now, begun = self._clock(), self._stopwatch()
            # What changes from here on is read now or the next time; what was asked for is kept
            # until it has been read.
            marks = self._database.changed()
            if marks is None or self._changed is None:
                self._changed = None
            else:
                self._changed |= marks
            made: Moment | None = None
            fresh = held is not None and timedelta(0) <= now - held.read_at < report_moment.WHOLE
            if held is not None and fresh and self._changed is not None:
                catalogue = self._catalogue()
                made = await report_moment.renew(
                    self._database, catalogue, now, held, self._changed, ahead=ahead
                )
            whole = made is None
            if made is None:
                made = await report_moment.read(self._database, self._catalogue(), now, held)
                self._unvisited = [one.event for one in made.sheet.map.sessions[:_ROOMS]][::-1]
            self._changed = set()
            self._moment = made
            self._took = self._stopwatch() - begun
            if whole and marks is not None:
                self._took /= _WHOLE_TAKES
            return made

    def _choices(self, sheet: Sheet, theirs: Map) -> Choices:
        partners = {one.partner: one.partner_name for one in theirs.groups}
        venues = sorted({one.venue for one in theirs.sessions if one.venue})
        languages = sorted({str(path[2]) for path in sheet.cells})
        audiences = sorted({str(path[3]) for path in sheet.cells})
        of = {
            "course": tuple(Choice(one, self._titles(one)) for one in sheet.courses),
            "partner": tuple(
                Choice(str(one), {ANY: name})
                for one, name in sorted(partners.items(), key=lambda each: each[1])
            ),
            "cohort": tuple(Choice(str(one.cohort), {ANY: one.title}) for one in theirs.groups),
            "event": tuple(Choice(str(one.event), {ANY: one.title}) for one in theirs.sessions),
            "venue": tuple(Choice(one, {ANY: one}) for one in venues),
            "language": tuple(Choice(one, {}) for one in languages),
            "audience": tuple(Choice(one or UNSAID, {}) for one in audiences),
        }
        return Choices(of)

    def _titles(self, subject: str) -> Mapping[str, str]:
        """What a course, a lesson or an objective is called, by language."""
        lesson_id, of_objective, objective = subject.partition("#")
        if not of_objective:
            if subject in self._catalogue().lessons:
                return self._lesson_titles(subject)
            course = self._catalogue().course(subject)
            return {} if course is None else course.titles
        lesson = self._catalogue().lessons.get(lesson_id)
        if lesson is None:
            return {}
        return {
            language: edition.objectives[objective]
            for language, edition in lesson.editions.items()
            if objective in edition.objectives
        }

    def _lesson_titles(self, lesson_id: str) -> Mapping[str, str]:
        lesson = self._catalogue().lessons.get(lesson_id)
        if lesson is None:
            return {}
        return {language: edition.title for language, edition in lesson.editions.items()}


def _look_at(moment: Moment, staff: Staff, asked: Filter) -> _Look:
    """A look at a moment; raise `BadFilter`."""
    sheet = moment.sheet
    theirs = sheet.map.theirs(staff)
    if asked.course and asked.course not in sheet.courses:
        raise BadFilter("course", asked.course)
    found = scope(theirs, staff, asked)
    return _Look(staff, moment, theirs, found, sheet.within(found, asked))


def _known(moment: Moment, scope: Scope, items: Sequence[QuestionRow]) -> Known:
    gains, keeps = moment.gains.values(), moment.keeps.values()
    return report_next.known(moment.sheet, scope, gains, keeps, items, today=moment.at.date())


def _week(one: figures.ReminderWeek) -> ReminderWeek:
    answered = single(one.answered)
    if not safe(one.sent - one.answered):
        answered = ALL_BUT_FEW
    sent = single(one.sent)
    return ReminderWeek(
        date.fromisoformat(one.week),
        sent,
        answered,
        single(one.muted),
        single(one.unreachable),
        share_of(answered, sent.shown),
    )
