"""Events: planned step by step or in one go, changed, cancelled, listed and run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.core import event as rules
from bot.core import live_quiz
from bot.core.cohort import CHOSEN
from bot.core.errors import NotAllowed, UnknownEvent, UnknownPlan
from bot.core.event import BOTH, LINK, NEW, Amiss, Meanwhile, Phase, Plan
from bot.core.follow_up import DELAYS
from bot.core.path import AUDIENCES
from bot.core.rights import Action, Staff
from bot.core.schedule import UNSAID, daytime, zone
from bot.services import follow_ups
from bot.services.cohorts import phase_of
from bot.services.view import Person
from bot.store import audit, cohorts, events, learners, letters, live_games, plans, staff
from bot.store.cohorts import Cohort
from bot.store.database import Database
from bot.store.events import Came, Held
from bot.store.letters import Letter, NewLetter
from bot.store.live_games import Game
from bot.store.plans import Kept
from bot.store.staff import Partner, Rights

AWAITS = "event:"
"""What a typed text answers while an event is planned: `event:` plan `:` field."""
NEWS = "event-news"
"""The letter that tells a cohort that its event is cancelled, or has another time or place."""
_NEWS_PRIORITY = 20
_LOOK_BACK = timedelta(days=2)

_TWICE = timedelta(minutes=2)
"""Within this time the same form is the same event."""


@dataclass(frozen=True, slots=True)
class Names:
    """The quizzes and courses that there are, by name, and the languages."""

    quizzes: Set[str]
    courses: Set[str]
    languages: Set[str]


@dataclass(frozen=True, slots=True)
class Card:
    """An event as those who work on it see it; `game` is the quiz being played there.

    `edits` and `runs`: whether the viewer may.
    """

    held: Held
    phase: Phase
    came: Came
    game: Game | None
    edits: bool
    runs: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """Events of somebody's partners by phase, in order (past ones: the latest first).

    `plans` are what they began and did not finish; `partners` those they may make events for.
    """

    live: tuple[Held, ...]
    upcoming: tuple[Held, ...]
    past: tuple[Held, ...]
    plans: tuple[Kept, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Planning:
    """A plan with what is asked next (`step`; None: nothing) and what is amiss with it.

    `last` is the event that can be repeated; `meanwhile` what others changed under it.
    """

    kept: Kept
    partners: tuple[Partner, ...]
    step: str | None
    faults: Mapping[str, Amiss]
    last: Held | None
    meanwhile: Meanwhile | None = None

    @property
    def plan(self) -> Plan:
        """What is said so far."""
        return self.kept.plan

    @property
    def link(self) -> bool:
        """Whether it is a link for a cohort without an event."""
        return self.kept.about == LINK

    @property
    def changes(self) -> int | None:
        """The event that is changed; None for what is new."""
        return int(self.kept.about) if self.kept.about.isdigit() else None


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A change that was not made, as others made one first; `plan` now holds both."""

    plan: Plan
    meanwhile: Meanwhile


class Events:
    """Use cases about events. Each method is one transaction.

    `known` tells what an event can be about.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        chance: Callable[[], int],
        rights: Rights,
        known: Callable[[], Names],
    ) -> None:
        self._database = database
        self._clock = clock
        self._chance = chance
        self._rights = rights
        self._known = known

    # Looking

    async def rights(self, telegram_id: int) -> Staff:
        """What somebody may do."""
        return await self._database.read(lambda conn: self._rights(conn, telegram_id))

    async def shelf(
        self, telegram_id: int, *, partner: int | None = None, skip: int = 0, most: int = 500
    ) -> Shelf:
        """The events that somebody may see, or a partner's of them; raise `NotAllowed` for who may
        see none.

        Of the past ones `skip` are passed over, and at most `most` follow.
        """

        def work(conn: Connection) -> Shelf:
            viewer = self._viewer(conn, telegram_id)
            seen, now = viewer.among(Action.SEE_EVENTS, partner), self._clock()
            longest = timedelta(minutes=rules.LONGEST) + _LOOK_BACK
            near = events.listed(conn, seen, since=now - longest)
            phases: dict[Phase, list[Held]] = {one: [] for one in Phase}
            for held in near:
                phases[phase_of(held, now)].append(held)
            lately = [*phases[Phase.PAST], *phases[Phase.CANCELLED]]
            lately.sort(key=lambda one: one.event.starts_at, reverse=True)
            past, further = lately[skip : skip + most], max(0, skip - len(lately))
            rest = most - len(past)
            past += events.listed(conn, seen, before=now - longest, skip=further, most=rest)
            return Shelf(
                tuple(phases[Phase.LIVE]),
                tuple(phases[Phase.UPCOMING]),
                tuple(past),
                tuple(plans.of(conn, telegram_id)),
                self._partners(conn, viewer),
            )

        return await self._database.read(work)

    async def card(self, telegram_id: int, event_id: int) -> Card:
        """An event that somebody may see; raise `UnknownEvent`."""
        return await self._database.read(lambda conn: self._card(conn, telegram_id, event_id))

    async def runnable(self, telegram_id: int, *, event_id: int = 0, code: str = "") -> Card:
        """An event that somebody may run, by its number or its cohort's code."""
        read = live_quiz.read_code(code)

        def work(conn: Connection) -> Card:
            number = event_id
            if read is not None:
                cohort = cohorts.by_code(conn, read)
                held = None if cohort is None else events.of_cohort(conn, cohort.id)
                number = 0 if held is None else held.event.id
            card = self._card(conn, telegram_id, number)
            if not card.runs:
                raise NotAllowed
            return card

        return await self._database.read(work)

    async def sessions(self, telegram_id: int, programme: str) -> list[Card]:
        """All sessions of a programme that somebody may see, in order."""

        def work(conn: Connection) -> list[Card]:
            viewer = self._viewer(conn, telegram_id)
            seen = viewer.partners(Action.SEE_EVENTS)
            found = events.listed(conn, seen, cancelled=False, programme=programme)
            return [self._as_card(conn, viewer, one) for one in reversed(found)]

        return await self._database.read(work)

    async def programmes(
        self, telegram_id: int, partner: int | None = None
    ) -> list[tuple[str, int]]:
        """Programmes with their number of sessions."""

        def work(conn: Connection) -> list[tuple[str, int]]:
            seen = self._viewer(conn, telegram_id).among(Action.SEE_EVENTS, partner)
            return events.programmes(conn, seen)

        return await self._database.read(work)

    async def viewed(self, telegram_id: int) -> tuple[Partner, ...]:
        """The partners whose events and cohorts somebody may see."""

        def work(conn: Connection) -> tuple[Partner, ...]:
            viewer = self._viewer(conn, telegram_id)
            return self._partners(conn, viewer, Action.SEE_EVENTS)

        return await self._database.read(work)

    def _viewer(self, conn: Connection, telegram_id: int) -> Staff:
        viewer = self._rights(conn, telegram_id)
        if not viewer.may(Action.SEE_EVENTS):
            raise NotAllowed
        return viewer

    def _card(self, conn: Connection, telegram_id: int, event_id: int) -> Card:
        viewer = self._viewer(conn, telegram_id)
        held = events.find(conn, event_id)
        if held is None or not viewer.may(Action.SEE_EVENTS, held.cohort.partner_id):
            raise UnknownEvent
        return self._as_card(conn, viewer, held)

    def _editable(self, conn: Connection, telegram_id: int, event_id: int) -> Held:
        card = self._card(conn, telegram_id, event_id)
        if not card.edits:
            raise NotAllowed
        if card.held.event.cancelled_at is not None:
            raise UnknownEvent
        return card.held

    def _as_card(self, conn: Connection, viewer: Staff, held: Held) -> Card:
        partner = held.cohort.partner_id
        return Card(
            held,
            phase_of(held, self._clock()),
            events.came(conn, held),
            events.running(conn, held.event.id),
            edits=viewer.may(Action.MAKE_EVENTS, partner),
            runs=viewer.may(Action.RUN_EVENTS, partner),
        )

    def _partners(
        self, conn: Connection, viewer: Staff, action: Action = Action.MAKE_EVENTS
    ) -> tuple[Partner, ...]:
        return tuple(one for one in staff.all_partners(conn) if viewer.may(action, one.id))

    # Planning

    async def begin(self, person: Person, about: str, zone_name: str) -> Planning:
        """Begin a plan, or go on with the one begun before; `about` is `NEW` or `LINK`.

        `zone_name` is where the person is, if that is known and their last event does not tell.
        """

        def work(conn: Connection) -> Planning:
            viewer = self._maker(conn, person.telegram_id)
            partners = self._partners(conn, viewer)
            if not partners:
                raise NotAllowed
            last = events.last_made(conn, person.telegram_id)
            learner = learners.find(conn, person.telegram_id)
            speaks = person.language if learner is None else learner.language
            plan = Plan(
                partner=partners[0].id if len(partners) == 1 else None,
                zone=zone_name if last is None else last.event.zone,
                language=speaks if last is None else last.cohort.language,
            )
            kept = plans.begin(conn, person.telegram_id, about, plan)
            return self._planning(conn, viewer, kept)

        return await self._database.write(work)

    async def edit(self, telegram_id: int, event_id: int) -> Planning:
        """Begin to change an event, or go on with it."""

        def work(conn: Connection) -> Planning:
            stands = plan_of(self._editable(conn, telegram_id, event_id))
            kept = plans.begin(conn, telegram_id, str(event_id), stands, stands)
            kept, meanwhile = _caught_up(conn, kept, stands)
            found = self._planning(conn, self._rights(conn, telegram_id), kept)
            return replace(found, meanwhile=meanwhile)

        return await self._database.write(work)

    async def planning(self, telegram_id: int, plan_id: int) -> Planning:
        """A plan as it stands; raise `UnknownPlan`."""

        def work(conn: Connection) -> Planning:
            viewer, kept = self._kept(conn, telegram_id, plan_id)
            return self._planning(conn, viewer, kept)

        return await self._database.read(work)

    async def say(self, telegram_id: int, plan_id: int, **said: Any) -> Planning:
        """Say something of a plan; raise `UnknownPlan`."""

        def work(conn: Connection) -> Planning:
            viewer, kept = self._kept(conn, telegram_id, plan_id)
            kept = replace(kept, plan=replace(kept.plan, **said))
            plans.save(conn, kept.id, kept.plan)
            return self._planning(conn, viewer, kept)

        return await self._database.write(work)

    async def repeat(self, telegram_id: int, plan_id: int, event_id: int) -> Planning:
        """Plan the same as at another event, but for the day and time."""

        def work(conn: Connection) -> Planning:
            viewer, kept = self._kept(conn, telegram_id, plan_id)
            held = self._card(conn, telegram_id, event_id).held
            if not viewer.may(Action.MAKE_EVENTS, held.cohort.partner_id):
                raise NotAllowed
            plan = replace(plan_of(held), day=kept.plan.day, at=None)
            kept = replace(kept, plan=plan)
            plans.save(conn, kept.id, plan)
            return self._planning(conn, viewer, kept)

        return await self._database.write(work)

    async def drop(self, telegram_id: int, plan_id: int) -> None:
        """Throw a plan away."""

        def work(conn: Connection) -> None:
            _, kept = self._kept(conn, telegram_id, plan_id)
            plans.drop(conn, kept.id)

        await self._database.write(work)

    async def expect(self, person: Person, plan_id: int, field: str) -> None:
        """The next typed text says this of the plan."""

        def work(conn: Connection) -> None:
            learners.add(conn, person.telegram_id, person.language, self._clock())
            awaited = f"{AWAITS}{plan_id}:{field}"
            learners.expect(conn, person.telegram_id, awaited, self._clock())

        await self._database.write(work)

    def _maker(self, conn: Connection, telegram_id: int) -> Staff:
        viewer = self._rights(conn, telegram_id)
        if not viewer.may(Action.MAKE_EVENTS):
            raise NotAllowed
        return viewer

    def _kept(self, conn: Connection, telegram_id: int, plan_id: int) -> tuple[Staff, Kept]:
        viewer = self._maker(conn, telegram_id)
        kept = plans.find(conn, telegram_id, plan_id)
        if kept is None:
            raise UnknownPlan
        return viewer, kept

    def _planning(self, conn: Connection, viewer: Staff, kept: Kept) -> Planning:
        partners = self._partners(conn, viewer)
        link = kept.about == LINK
        step = None
        if not kept.about.isdigit():
            step = rules.open_step(kept.plan, link=link, partners=len(partners))
        faults = self._faults(conn, viewer, kept.about, kept.plan)
        last = events.last_made(conn, kept.telegram_id) if kept.about == NEW else None
        return Planning(kept, partners, step, faults, last)

    def _faults(
        self, conn: Connection, viewer: Staff, about: str, plan: Plan
    ) -> Mapping[str, Amiss]:
        """Everything amiss with a plan, for somebody who would make it."""
        known = self._known()
        found = dict(rules.faults(plan, self._clock(), link=about == LINK))
        if plan.partner is not None and not viewer.may(Action.MAKE_EVENTS, plan.partner):
            found["partner"] = Amiss.UNKNOWN
        if plan.quiz and plan.quiz not in known.quizzes:
            found["quiz"] = Amiss.UNKNOWN
        if plan.course and plan.course not in known.courses:
            found["course"] = Amiss.UNKNOWN
        if plan.audience and plan.audience not in AUDIENCES:
            found["audience"] = Amiss.UNKNOWN
        if plan.language not in {*known.languages, BOTH}:
            found["language"] = Amiss.UNKNOWN
        if about.isdigit():
            held = events.find(conn, int(about))
            if held is not None:
                was = plan_of(held)
                if plan.starts_at == was.starts_at:
                    # What has begun may still be put right in everything else.
                    found.pop("day", None)
                if plan.quiz == was.quiz and found.get("quiz") is Amiss.UNKNOWN:
                    found.pop("quiz")
                if plan.course == was.course and found.get("course") is Amiss.UNKNOWN:
                    found.pop("course")
        return found

    # Making

    async def make(self, telegram_id: int, plan_id: int) -> Held | Cohort | Planning:
        """Make what is planned: an event, a cohort for a link; or the plan, where it has faults.

        Where others changed the event meanwhile, nothing is made until who plans has seen it.
        """

        def work(conn: Connection) -> Held | Cohort | Planning:
            viewer, kept = self._kept(conn, telegram_id, plan_id)
            if kept.about.isdigit():
                stands = plan_of(self._editable(conn, telegram_id, int(kept.about)))
                kept, meanwhile = _caught_up(conn, kept, stands)
                if meanwhile is not None:
                    return replace(self._planning(conn, viewer, kept), meanwhile=meanwhile)
            made = self._made(conn, viewer, kept.about, kept.plan)
            if not isinstance(made, Held | Cohort):
                return self._planning(conn, viewer, kept)
            plans.drop(conn, kept.id)
            return made

        return await self._database.write(work)

    async def make_at_once(
        self, telegram_id: int, about: str, plan: Plan, base: Plan | None = None
    ) -> Held | Cohort | Mapping[str, Amiss] | Overtaken:
        """Make what a form says; or everything that is amiss with it, by field.

        `base` is what stood in the form at first: where something else stands there by now,
        nothing is made until who changes it has seen that.
        """

        def work(conn: Connection) -> Held | Cohort | Mapping[str, Amiss] | Overtaken:
            maker = self._maker(conn, telegram_id)
            if base is not None and about.isdigit():
                stands = plan_of(self._editable(conn, telegram_id, int(about)))
                both, meanwhile = rules.merged(base, plan, stands)
                if meanwhile is not None:
                    return Overtaken(both, meanwhile)
            last = None if about.isdigit() or about == LINK else events.last_made(conn, telegram_id)
            if last is not None and self._is_same(last, plan):
                return last
            return self._made(conn, maker, about, plan)

        return await self._database.write(work)

    def _is_same(self, last: Held, plan: Plan) -> bool:
        """Whether a form was sent twice: the same was made of it just now."""
        lately = self._clock() - last.cohort.created_at < _TWICE
        return lately and last.event.cancelled_at is None and plan_of(last) == _named(plan)

    async def faults(self, telegram_id: int, about: str, plan: Plan) -> Mapping[str, Amiss]:
        """Everything that is amiss with a plan, by field."""

        def work(conn: Connection) -> Mapping[str, Amiss]:
            return self._faults(conn, self._maker(conn, telegram_id), about, plan)

        return await self._database.read(work)

    async def makers(self, telegram_id: int) -> tuple[Partner, ...]:
        """The partners for whom somebody may make events; raise `NotAllowed` if there is none."""

        def work(conn: Connection) -> tuple[Partner, ...]:
            return self._partners(conn, self._maker(conn, telegram_id))

        return await self._database.read(work)

    def _made(
        self, conn: Connection, viewer: Staff, about: str, plan: Plan
    ) -> Held | Cohort | Mapping[str, Amiss]:
        held = None
        if about.isdigit():
            held = self._editable(conn, viewer.telegram_id, int(about))
        plan = _named(plan)
        if held is not None and self._is_alone(conn, held) and plan.title != held.cohort.title:
            # A programme that nobody named is called as its only session is.
            unnamed = plan.programme == _named(replace(plan_of(held), programme="")).programme
            plan = _named(replace(plan, programme="")) if unnamed else plan
        faults = self._faults(conn, viewer, about, plan)
        if faults or plan.partner is None:
            return faults
        now = self._clock()
        shared = {
            "partner_id": plan.partner,
            "title": plan.title,
            "programme": plan.programme,
            "language": plan.language,
            "audience": plan.audience or None,
            "course": plan.course or None,
        }
        own = {
            "venue": plan.venue,
            "starts_at": plan.starts_at,
            "zone": plan.zone,
            "minutes": plan.minutes,
            "quiz": plan.quiz or None,
            "expected": plan.expected,
        }
        if held is not None:
            if plan != plan_of(held):
                if shared["course"] != held.cohort.course and held.cohort.start_question:
                    # It was a question of the course before.
                    shared["start_question"] = CHOSEN
                cohorts.change(conn, held.cohort.id, **shared)
                events.change(conn, held.event.id, **own)
                follow_ups.replan(conn, held.cohort.id, now)
                _note(conn, viewer.telegram_id, held, plan.programme, now)
            after = self._card(conn, viewer.telegram_id, int(about)).held
            if _there(after) != _there(held):
                _tell(conn, after, now)
            return after
        cohort = cohorts.add(
            conn,
            {
                **shared,
                "code": self._code(conn),
                "start_question": CHOSEN,
                "delays": DELAYS,
                "reminders": True,
                "created_at": now,
                "closed_at": None,
            },
        )
        if about == LINK:
            return cohort
        made = {"cohort_id": cohort.id, "made_by": viewer.telegram_id, "cancelled_at": None}
        return events.add(conn, {**own, **made})

    def _is_alone(self, conn: Connection, held: Held) -> bool:
        """Whether no other session of its partner has an event's programme."""
        programme, partner = held.cohort.programme, {held.cohort.partner_id}
        found = events.listed(conn, partner, programme=programme, most=2)
        return all(one.event.id == held.event.id for one in found)

    async def set_programme(self, telegram_id: int, event_id: int, programme: str) -> Card | Amiss:
        """Compare an event with others: by their programme, or by its own title where it is empty.

        What has begun can be compared too, so this is no change of a plan.
        """

        def work(conn: Connection) -> Card | Amiss:
            held = self._editable(conn, telegram_id, event_id)
            if len(programme) > rules.LONGEST_PROGRAMME:
                return Amiss.LONG
            named = _named(replace(plan_of(held), programme=programme)).programme
            cohorts.change(conn, held.cohort.id, programme=named)
            _note(conn, telegram_id, held, named, self._clock())
            return self._card(conn, telegram_id, event_id)

        return await self._database.write(work)

    def _code(self, conn: Connection) -> str:
        """A code that neither a cohort nor a live quiz has: people type both into the chat."""
        while True:
            code = live_quiz.code(self._chance())
            taken = cohorts.by_code(conn, code) or live_games.by_code(conn, code)
            if taken is None:
                return code

    async def news(self, letter: Letter) -> Held | None:
        """The event that a letter tells of, as it is by now; None: they left, or it is gone."""

        def work(conn: Connection) -> Held | None:
            held = events.find(conn, int(letter.occurrence.partition(":")[0]))
            if held is None or letter.learner_id is None:
                return None
            inside = cohorts.membership(conn, held.cohort.id, letter.learner_id) is not None
            return held if inside else None

        return await self._database.read(work)

    async def cancel(self, telegram_id: int, event_id: int) -> Card:
        """Cancel an event; cancelling twice is cancelling once."""

        def work(conn: Connection) -> Card:
            card = self._card(conn, telegram_id, event_id)
            if not card.edits:
                raise NotAllowed
            if card.held.event.cancelled_at is None:
                now = self._clock()
                events.change(conn, event_id, cancelled_at=now)
                follow_ups.replan(conn, card.held.cohort.id, now)
                _tell(conn, self._card(conn, telegram_id, event_id).held, now)
            return self._card(conn, telegram_id, event_id)

        return await self._database.write(work)


def _caught_up(conn: Connection, kept: Kept, stands: Plan) -> tuple[Kept, Meanwhile | None]:
    """A plan over what stands there now, with what others changed since it was looked at."""
    plan, meanwhile = rules.merged(kept.base or stands, kept.plan, stands)
    if kept.base != stands:
        plans.save(conn, kept.id, plan)
        plans.rebase(conn, kept.id, stands)
    return replace(kept, plan=plan, base=stands), meanwhile


def _there(held: Held) -> tuple[datetime, str]:
    """When and where."""
    return held.event.starts_at, held.event.venue


def _note(conn: Connection, who: int, held: Held, programme: str, now: datetime) -> None:
    """Note who compares an event with others than before."""
    if programme != held.cohort.programme:
        about = f"event {held.event.id}"
        audit.note(conn, now, who, "event-programme", about, held.cohort.partner_id)


def _tell(conn: Connection, held: Held, now: datetime) -> None:
    """Tell everybody in an event's cohort what became of it, if it is still to come.

    Not at night where it is held, unless it would be over by the morning.
    """
    event = held.event
    if event.starts_at <= now:
        return
    begins = daytime(event.zone, now)
    if begins >= event.starts_at:
        begins = now
    ends = max(event.starts_at, begins + timedelta(hours=1))
    occurrence = f"{event.id}:{event.sequence}"
    there = cohorts.reachable(conn, held.cohort.id)
    letters.write(
        conn, [NewLetter(one, NEWS, occurrence, _NEWS_PRIORITY, begins, ends) for one in there]
    )


def _named(plan: Plan) -> Plan:
    """A plan whose programme is its title where it has none of its own."""
    return replace(plan, programme=plan.programme or plan.title[: rules.LONGEST_PROGRAMME])


def plan_of(held: Held) -> Plan:
    """An event as a plan."""
    one, cohort = held.event, held.cohort
    where = UTC if one.zone == UNSAID else zone(one.zone)
    local = one.starts_at.astimezone(where)
    return Plan(
        partner=cohort.partner_id,
        title=cohort.title,
        day=local.date(),
        at=local.time().replace(tzinfo=None),
        zone=one.zone,
        venue=one.venue,
        quiz=one.quiz or "",
        course=cohort.course or "",
        language=cohort.language,
        audience=cohort.audience or "",
        expected=one.expected,
        minutes=one.minutes,
        programme=cohort.programme,
    )
