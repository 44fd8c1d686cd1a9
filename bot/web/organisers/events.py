"""Pages about events: the list, one event, the form, and sessions of a programme side by side."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from urllib.parse import quote

import segno
from starlette.responses import Response

from bot.chat.screens import dates, planning, posters
from bot.chat.screens import events as words
from bot.chat.screens.events import Shelves
from bot.chat.screens.planning import amiss_words
from bot.chat.screens.remind import OFFERED_ZONES, zone_name
from bot.content.library import Library
from bot.content.quizzes import Quiz
from bot.core import deep_links
from bot.core.counting.report import Sibling
from bot.core.doors import Doors
from bot.core.errors import QuizUnderWay, UnknownEvent
from bot.core.event import BOTH, LONGEST_PROGRAMME, NEW, Amiss, Meanwhile, Phase, Plan
from bot.core.live_quiz import Place
from bot.core.path import AUDIENCES
from bot.core.rights import Action
from bot.core.schedule import UNSAID, read_offset, zone
from bot.core.when import When, read_when
from bot.formats import calendar_file
from bot.locales import LANGUAGES, zones
from bot.pictures import poster
from bot.pictures.painter import Painter
from bot.services.events import Card, Events, Overtaken, plan_of
from bot.services.live_quiz import LiveQuiz, Spot
from bot.services.reports import Reports
from bot.store.cohorts import Cohort
from bot.store.events import Event, Held
from bot.store.plans import read as read_written
from bot.store.plans import written
from bot.store.staff import Partner
from bot.web.organisers import leaves
from bot.web.organisers.figures import Words
from bot.web.organisers.frame import HOME, Handle, Room, Visit
from bot.web.requests import Refused

_HERE = f"{HOME}/events"
_ONE = f"{_HERE}/{{event}}"
_PRETEND = 24
_SHARP = 10
"""Dots of a picture for each cell of a code."""
_LONG = 300
"""Characters that a field may hold; what is too long for a poster is said, not cut off."""
_STOOD = 4000
"""Characters of what stood in a form, as it says itself."""
Answers = Mapping[str, str]
Wrong = dict[str, str]


@dataclass(frozen=True, slots=True)
class Kit:
    """What pages about events and cohorts need besides their services.

    `find` finds a quiz by its name and a seed; `messenger` makes links into the bot, and
    `into_group` such that bring it into a group.
    """

    library: Library
    painter: Painter
    doors: Doors
    username: str
    messenger: Callable[[str], str]
    into_group: Callable[[str], str]
    find: Callable[[str, int], Quiz | None]

    @property
    def shelves(self) -> Shelves:
        """What an event can be about."""
        return Shelves(self.library.catalogue, self.library.quizzes)

    async def poster(
        self, visit: Visit, cohort: Cohort, partner: str, held: Event | None
    ) -> Response:
        """The poster to print, in the languages that are asked for or the cohort's own."""
        asked = visit.query.text("language-of-poster", 40)
        drawn = posters.poster(cohort, partner, held, self.username, _known_languages(asked))
        made = await self.painter.make(poster.pdf, drawn)
        return visit.file(made, "application/pdf", f"poster-{cohort.code}.pdf")

    def code(self, visit: Visit, cohort: Cohort) -> Response:
        """The QR code of a cohort's link."""
        written = io.BytesIO()
        link = deep_links.cohort(self.username, cohort.code)
        segno.make(link, error="m", micro=False).save(written, kind="png", scale=_SHARP, border=4)
        return visit.file(written.getvalue(), "image/png")


def _known_languages(asked: str) -> str:
    return asked if asked in {*LANGUAGES, BOTH} else ""


class EventPages:
    """Pages about events."""

    def __init__(
        self, room: Room, events: Events, live: LiveQuiz, kit: Kit, reports: Reports
    ) -> None:
        self._events = events
        self._live = live
        self._reports = reports
        self._kit = kit
        room.tab(_HERE, "events-tab", Action.SEE_EVENTS)
        see, make, run = Action.SEE_EVENTS, Action.MAKE_EVENTS, Action.RUN_EVENTS
        room.route(_HERE, see, self._list)
        room.route(f"{_HERE}/new", make, self._new)
        room.route(f"{_HERE}/new", make, self._make, methods=("POST",))
        room.route(f"{_HERE}/programme", see, self._programme)
        room.route(_ONE, see, self._show)
        room.route(f"{_ONE}/edit", make, self._standing(self._edit))
        room.route(f"{_ONE}/edit", make, self._standing(self._save), methods=("POST",))
        room.route(f"{_ONE}/cancel", make, self._standing(self._cancel_sure))
        room.route(f"{_ONE}/cancel", make, self._cancel, methods=("POST",))
        room.route(
            f"{_ONE}/programme", make, self._standing(self._set_programme), methods=("POST",)
        )
        room.route(f"{_ONE}/run", run, self._standing(self._run), methods=("POST",))
        room.route(f"{_ONE}/rehearse", run, self._standing(self._rehearse), methods=("POST",))
        room.route(f"{_ONE}/poster.pdf", see, self._poster)
        room.route(f"{_ONE}/code.png", see, self._code)
        room.route(f"{_ONE}/event.ics", see, self._ics)

    # Looking

    async def _list(self, visit: Visit) -> Response:
        at = leaves.place(visit, _HERE, await self._events.viewed(visit.me))
        found = await self._events.shelf(
            visit.me, partner=at.partner, skip=at.skip, most=leaves.LINES + 1
        )
        if at.skip and not found.past:
            return visit.go(at.first)
        past = at.leaf(found.past)
        programmes = await self._events.programmes(visit.me, at.partner)
        return visit.page(
            "events.html",
            at=at,
            live=[_line(visit, one) for one in found.live],
            upcoming=[_line(visit, one) for one in found.upcoming],
            past=[_line(visit, one, over=True) for one in past.lines],
            leaf=past,
            makes=bool(found.partners),
            several=_several(found.live, found.upcoming, found.past),
            programmes=[
                (name, many, f"{_HERE}/programme?name={quote(name)}")
                for name, many in programmes
                if many > 1
            ],
        )

    async def _card(self, visit: Visit) -> Card:
        try:
            return await self._events.card(visit.me, visit.number("event"))
        except UnknownEvent:
            raise Refused(404, "no-page") from None

    def _standing(self, handle: Handle) -> Handle:
        """A page about an event that takes place; one cancelled meanwhile is shown as that."""

        async def answer(visit: Visit) -> Response:
            card = await self._card(visit)
            if card.phase is Phase.CANCELLED and (card.edits or card.runs):
                return await self._page(visit, card, 409, visit.t("events-said-too-late"))
            return await handle(visit)

        return answer

    async def _show(self, visit: Visit) -> Response:
        return await self._page(visit, await self._card(visit))

    async def _page(
        self,
        visit: Visit,
        card: Card,
        status: int = 200,
        problem: str = "",
        wrong: Wrong | None = None,
    ) -> Response:
        held, language = card.held, visit.language
        programmes = await self._events.programmes(visit.me, held.cohort.partner_id)
        # Sessions of all their partners stand on the page that compares them.
        sessions = dict(await self._events.programmes(visit.me))
        own = held.cohort.title[:LONGEST_PROGRAMME]
        event, cohort = held.event, held.cohort
        shelves = self._kit.shelves
        game = card.game
        screen = ""
        if game is not None and game.place == Place.HALL:
            screen = self._kit.doors.screen(game.code)
        group = self._kit.into_group(f"event-{cohort.code}")
        return visit.page(
            "event.html",
            status,
            here=f"{_HERE}/{event.id}",
            at=f"{_HERE}/{event.id}",
            card=card,
            held=held,
            title=cohort.title,
            facts=_facts(visit, held, shelves),
            link=self._kit.messenger(f"{deep_links.COHORT}{cohort.code}"),
            code=cohort.code,
            screen=screen,
            group=group,
            quiz=shelves.quiz(language, event.quiz or "") if event.quiz else None,
            played=words.few(language, card.came.played),
            members=words.few(language, card.came.members),
            programme=f"{_HERE}/programme?name={quote(cohort.programme)}",
            sessions=sessions.get(cohort.programme, 1),
            programmes=[name for name, _ in programmes],
            suggested="" if own == cohort.programme else own,
            wrong=wrong or {},
            report=_report(visit, held),
            quotes=f"{_HERE}/{event.id}/quotes" if card.edits else "",
            papers=[(one, words.spoken(language, one)) for one in (*LANGUAGES, BOTH)],
            phases=Phase,
            problem=problem,
        )

    async def _programme(self, visit: Visit) -> Response:
        name = visit.query.text("name", _LONG)
        if not name:
            return visit.go(_HERE)
        found = await self._events.sessions(visit.me, name)
        if not found:
            raise Refused(404, "no-page")
        learned = await self._learned(visit, [one.held for one in found])
        figures = Words(visit.language)
        at = leaves.place(visit, f"{_HERE}/programme", (), name=name)
        if at.skip >= len(found):
            return visit.go(at.first)
        leaf = at.leaf(found[::-1][at.skip :])
        rows = [
            {
                **_line(visit, one.held),
                **_learned(figures, learned.get(one.held.event.id)),
                "expected": one.held.event.expected,
                "played": words.few(visit.language, one.came.played),
                "members": words.few(visit.language, one.came.members),
            }
            for one in leaf.lines
        ]
        return visit.page(
            "programme.html",
            name=name,
            rows=rows,
            leaf=leaf,
            several=len({one.held.partner for one in found}) > 1,
            learned=bool(learned),
        )

    async def _learned(self, visit: Visit, sessions: Sequence[Held]) -> Mapping[int, Sibling]:
        """What sessions brought, as the report of the latest one tells it beside the others."""
        told = [
            one.event.id
            for one in sessions
            if one.event.cancelled_at is None
            and visit.staff.may(Action.SEE_REPORTS, one.cohort.partner_id)
        ]
        if not told:
            return {}
        found = await self._reports.event(visit.me, told[-1])
        return {one.event: one for one in (found.own, *found.siblings)}

    async def _poster(self, visit: Visit) -> Response:
        held = (await self._card(visit)).held
        return await self._kit.poster(visit, held.cohort, held.partner, held.event)

    async def _code(self, visit: Visit) -> Response:
        return self._kit.code(visit, (await self._card(visit)).held.cohort)

    async def _ics(self, visit: Visit) -> Response:
        held = (await self._card(visit)).held
        entry = posters.entry(held, self._kit.username, visit.room.clock())
        made = await asyncio.to_thread(calendar_file.ics, entry)
        return visit.file(made, "text/calendar; charset=utf-8", f"event-{held.cohort.code}.ics")

    # Making and changing

    async def _new(self, visit: Visit) -> Response:
        partners = await self._events.makers(visit.me)
        if not partners:
            # There the list says what is needed first.
            return visit.go(_HERE)
        plan = Plan(language=visit.language, zone=await self._usual_zone(visit))
        again = visit.query.whole("again")
        if again is not None:
            try:
                held = (await self._events.card(visit.me, again)).held
            except UnknownEvent:
                raise Refused(404, "no-page") from None
            plan = replace(plan_of(held), day=None, at=None)
        return self._form(visit, partners, plan, {})

    async def _usual_zone(self, visit: Visit) -> str:
        """The clock of the newest event, or of the operator, where one is set."""
        found = await self._events.shelf(visit.me)
        for held in (*found.upcoming, *found.live, *found.past):
            return held.event.zone
        return "" if str(visit.room.zone) == "UTC" else str(visit.room.zone)

    async def _make(self, visit: Visit) -> Response:
        partners = await self._events.makers(visit.me)
        plan, wrong = await read_plan(visit, partners, Plan())
        made = None if wrong else await self._events.make_at_once(visit.me, NEW, plan)
        if not isinstance(made, Held):
            wrong = await self._all_wrong(visit, NEW, plan, wrong)
            return self._form(visit, partners, plan, wrong)
        return visit.go(f"{_HERE}/{made.event.id}", "events-said-made", title=made.cohort.title)

    async def _all_wrong(self, visit: Visit, about: str, plan: Plan, wrong: Wrong) -> Wrong:
        """Everything amiss at once: what could not be read, and what does not fit."""
        faults = await self._events.faults(visit.me, about, plan)
        said = {name: amiss_words(visit.language, name, one) for name, one in faults.items()}
        return {**said, **wrong}

    async def _edit(self, visit: Visit) -> Response:
        card = await self._editable(visit)
        partners = await self._events.makers(visit.me)
        return self._form(visit, partners, plan_of(card.held), {}, card.held)

    async def _editable(self, visit: Visit) -> Card:
        card = await self._card(visit)
        if not card.edits:
            raise Refused(403, "not-allowed")
        return card

    async def _save(self, visit: Visit) -> Response:
        card = await self._editable(visit)
        about = str(card.held.event.id)
        partners = await self._events.makers(visit.me)
        base = _stood(visit, card.held)
        plan, wrong = await read_plan(visit, partners, plan_of(card.held))
        made = None if wrong else await self._events.make_at_once(visit.me, about, plan, base)
        if isinstance(made, Overtaken):
            wrong = await self._all_wrong(visit, about, made.plan, {})
            return self._form(
                visit, partners, made.plan, wrong, card.held, meanwhile=made.meanwhile
            )
        if not isinstance(made, Held):
            wrong = await self._all_wrong(visit, about, plan, wrong)
            return self._form(visit, partners, plan, wrong, card.held, base=base)
        same = made.event.sequence == card.held.event.sequence
        return visit.go(f"{_HERE}/{about}", "events-said-same" if same else "events-said-changed")

    def _form(
        self,
        visit: Visit,
        partners: tuple[Partner, ...],
        plan: Plan,
        wrong: Wrong,
        held: Held | None = None,
        *,
        meanwhile: Meanwhile | None = None,
        base: Plan | None = None,
    ) -> Response:
        """The form; `base` is what stood in it at first, where that is not what stands there."""
        shelves = self._kit.shelves
        stands = None if held is None else base or plan_of(held)
        overtaken = []
        if meanwhile is not None:
            stands = meanwhile.now
            overtaken = planning.meanwhile(meanwhile, plan, visit.language, shelves, partners)
        at = f"{_HERE}/new" if held is None else f"{_HERE}/{held.event.id}/edit"
        back = _HERE if held is None else f"{_HERE}/{held.event.id}"
        return visit.page(
            "event_form.html",
            422 if wrong else 409 if overtaken else 200,
            here=at,
            held=held,
            plan=plan,
            stood="" if stands is None else written(stands),
            overtaken=overtaken,
            given={} if overtaken else visit.form.first,
            back=back,
            wrong=wrong,
            longest=_LONG,
            **choices(visit, partners, plan, shelves),
        )

    async def _set_programme(self, visit: Visit) -> Response:
        card = await self._editable(visit)
        number = card.held.event.id
        made = await self._events.set_programme(
            visit.me, number, visit.form.text("programme", _LONG)
        )
        if isinstance(made, Amiss):
            wrong = {"programme": amiss_words(visit.language, "programme", made)}
            return await self._page(visit, card, 422, wrong=wrong)
        named = made.held.cohort.programme
        return visit.go(f"{_HERE}/{number}", "events-said-programme", programme=named)

    async def _cancel_sure(self, visit: Visit) -> Response:
        card = await self._editable(visit)
        at = f"{_HERE}/{card.held.event.id}"
        return visit.page("event_cancel.html", title=card.held.cohort.title, at=at)

    async def _cancel(self, visit: Visit) -> Response:
        await self._card(visit)
        card = await self._events.cancel(visit.me, visit.number("event"))
        return visit.go(f"{_HERE}/{card.held.event.id}", "events-said-cancelled")

    # Running

    async def _run(self, visit: Visit) -> Response:
        card = await self._runnable(visit)
        if card.phase is not Phase.LIVE:
            return await self._page(visit, card, 409, visit.t("event-too-soon"))
        return await self._open(visit, card, pretend=False)

    async def _rehearse(self, visit: Visit) -> Response:
        return await self._open(visit, await self._runnable(visit), pretend=True)

    async def _runnable(self, visit: Visit) -> Card:
        try:
            return await self._events.runnable(visit.me, event_id=visit.number("event"))
        except UnknownEvent:
            raise Refused(404, "no-page") from None

    async def _open(self, visit: Visit, card: Card, *, pretend: bool) -> Response:
        """Open the doors of a hall, and go to its screen, which leads the quiz."""
        event, doors = card.held.event, self._kit.doors
        if card.game is not None and not pretend and card.game.place == Place.HALL:
            return visit.leave(doors.screen_path(card.game.code))
        quiz = self._kit.find(event.quiz or "", int(visit.room.clock().timestamp()))
        if quiz is None:
            return await self._page(visit, card, 409, visit.t("event-quiz-gone"))
        try:
            game = await self._live.begin(
                visit.me,
                Spot(Place.HALL, visit.me),
                quiz,
                card.held.cohort.language,
                rehearsal=_PRETEND if pretend else 0,
                event=None if pretend else event.id,
            )
        except QuizUnderWay:
            return await self._page(visit, card, 409, visit.t("events-busy"))
        return visit.leave(doors.screen_path(game.code))


def _stood(visit: Visit, held: Held) -> Plan:
    """What stood in a form when it was opened, as it says itself."""
    try:
        return read_written(visit.form.lines("stood", _STOOD))
    except (ValueError, TypeError, RecursionError):
        return plan_of(held)


def _report(visit: Visit, held: Held) -> str:
    """The way to an event's report, for those who may read it; else empty."""
    reads = visit.staff.may(Action.SEE_REPORTS, held.cohort.partner_id)
    return f"{_HERE}/{held.event.id}/report" if reads else ""


def _line(visit: Visit, held: Held, *, over: bool = False) -> dict[str, object]:
    """An event in a list; what is `over` has its report beside it."""
    event = held.event
    return {
        "report": _report(visit, held) if over and event.cancelled_at is None else "",
        "path": f"{_HERE}/{event.id}",
        "title": held.cohort.title,
        "partner": held.partner,
        "when": dates.in_full(visit.language, event.starts_at, event.zone),
        "venue": event.venue,
        "cancelled": event.cancelled_at is not None,
    }


def _learned(figures: Words, found: Sibling | None) -> dict[str, str]:
    """What people knew and learned at a session, as far as it may be told."""
    gain = None if found is None or found.gain is None else found.gain.value
    return {
        "right": figures.share(None if found is None else found.share),
        "gain": figures.points(gain),
    }


def _several(*shelves: tuple[Held, ...]) -> bool:
    """Whether there are events of more than one partner, so that it need be said whose they are."""
    return len({one.partner for shelf in shelves for one in shelf}) > 1


def _facts(visit: Visit, held: Held, shelves: Shelves) -> list[tuple[str, str]]:
    """What is known of an event: words and what they are about."""
    language, event, cohort = visit.language, held.event, held.cohort
    begins = dates.in_full(language, event.starts_at, event.zone)
    found = [
        ("when", visit.t("events-when", when=begins, zone=zone_name(language, event.zone))),
        ("venue", event.venue),
        ("partner", held.partner),
        ("quiz", shelves.quiz(language, event.quiz) or "" if event.quiz else ""),
        ("course", shelves.course(language, cohort.course) or "" if cohort.course else ""),
        ("language", words.spoken(language, cohort.language)),
        ("audience", words.audience_words(language, cohort.audience)),
        ("programme", "" if cohort.programme == cohort.title else cohort.programme),
    ]
    shown = [(visit.t(f"button-plan-{name}"), value) for name, value in found if value]
    return [*shown, (visit.t("events-form-minutes"), str(event.minutes))]


def choices(
    visit: Visit, partners: tuple[Partner, ...], plan: Plan, shelves: Shelves
) -> dict[str, object]:
    """What can be chosen in a form about an event or a link."""
    language = visit.language
    quizzes = [*shelves.quizzes, *(f"~{one.id}" for one in shelves.catalogue.tracks)]
    named = dict.fromkeys((plan.zone, *OFFERED_ZONES))
    return {
        "partners": [(one.id, one.name) for one in partners],
        "zones": [
            (one, zone_name(language, one) if one else visit.t("events-form-choose"))
            for one in named
        ],
        "quizzes": [("", visit.t("plan-no-quiz"))]
        + [(one, shelves.quiz(language, one) or one) for one in quizzes],
        "courses": [(one.id, one.title(language)) for one in shelves.catalogue.courses],
        "spoken": [(one, words.spoken(language, one)) for one in (*LANGUAGES, BOTH)],
        "audiences": [(one, words.audience_words(language, one)) for one in ("", *AUDIENCES)],
    }


async def read_plan(
    visit: Visit, partners: tuple[Partner, ...], before: Plan, *, link: bool = False
) -> tuple[Plan, Wrong]:
    """A plan as a form says it, and what of it could not be read."""
    form, language = visit.form, visit.language
    wrong: Wrong = {}
    only = partners[0].id if len(partners) == 1 else None
    plan = replace(
        before,
        partner=form.whole("partner") or (before.partner if only is None else only),
        title=form.text("title", _LONG),
        programme=form.text("programme", _LONG),
        course=form.text("course"),
        language=form.text("language") or before.language,
        audience=form.text("audience"),
    )
    if link:
        return plan, wrong
    plan = replace(
        plan,
        venue=form.text("venue", _LONG),
        quiz=form.text("quiz"),
        zone=form.text("zone"),
        expected=form.whole("expected") or 0,
        minutes=form.whole("minutes") or 0,
        day=None,
        at=None,
    )
    where = form.text("town")
    if where:
        found = await _zones(where)
        plan = replace(plan, zone=found[0] if len(found) == 1 else plan.zone)
        if len(found) != 1:
            key = "events-zone-several" if found else "amiss-zone-unknown"
            values = {"among": ", ".join(zone_name(language, one) for one in found)}
            wrong["town"] = visit.t(key, **(values if found else {"said": where}))
    try:
        now = visit.room.clock().astimezone(zone(plan.zone))
    except ValueError:
        wrong["zone"] = amiss_words(language, "zone", Amiss.UNKNOWN, plan.zone)
        plan = replace(plan, zone=UNSAID)
        now = visit.room.clock()
    return _with_time(visit, plan, wrong, now)


def _with_time(visit: Visit, plan: Plan, wrong: Wrong, now: datetime) -> tuple[Plan, Wrong]:
    """The plan with its day and time, however they were typed: not every browser has pickers."""
    day, at = visit.form.text("day"), visit.form.text("at")
    named: date | None = None
    if day:
        read = _read(visit, day, now)
        named = read.days[0] if len(read.days) == 1 else None
        if named is None:
            wrong["day"] = _unread(visit, "day", read, day)
    clock: time | None = None
    if at:
        # A time is read without a day: whether it is over, all of it together will show.
        read = _read(visit, at, datetime.combine(now.date(), time(0), now.tzinfo))
        clock = read.times[0] if len(read.times) == 1 and not read.days else None
        if clock is None:
            wrong["at"] = _unread(visit, "at", read, at)
    return replace(plan, day=named, at=clock), wrong


def _read(visit: Visit, text: str, now: datetime) -> When:
    return read_when(text, now, month_first=True if visit.language == "zh-Hans" else None)


def _unread(visit: Visit, field: str, read: When, said: str) -> str:
    """Why a day or a time was not taken."""
    if read.amiss is None and (len(read.days) > 1 or len(read.times) > 1):
        return visit.t("events-two-readings", said=said)
    return amiss_words(visit.language, field, read.amiss or Amiss.UNREAD, said)


async def _zones(text: str) -> tuple[str, ...]:
    offset = read_offset(text)
    # The names of all cities are read at the first question: not while others wait for the loop.
    return (offset,) if offset else await asyncio.to_thread(zones.find, text)
