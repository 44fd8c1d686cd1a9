"""Pages about cohorts: the list, a link for a school or a firm, and shutting a door."""

from __future__ import annotations

from starlette.responses import Response

from bot.chat.screens import events as words
from bot.chat.screens.planning import amiss_words
from bot.core import deep_links
from bot.core.errors import UnknownCohort
from bot.core.event import BOTH, LINK, Plan
from bot.core.rights import Action
from bot.locales import LANGUAGES
from bot.services.cohorts import Cohorts
from bot.services.events import Events
from bot.store.cohorts import Cohort, Listed
from bot.store.staff import Partner
from bot.web.organisers import leaves
from bot.web.organisers.events import Kit, Wrong, choices, read_plan
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.requests import Refused

_HERE = f"{HOME}/cohorts"
_ONE = f"{_HERE}/{{cohort}}"
_LONG = 300


class CohortPages:
    """Pages about cohorts."""

    def __init__(self, room: Room, cohorts: Cohorts, events: Events, kit: Kit) -> None:
        self._cohorts = cohorts
        self._events = events
        self._kit = kit
        room.tab(_HERE, "cohorts-tab", Action.SEE_EVENTS)
        room.route(_HERE, Action.SEE_EVENTS, self._list)
        room.route(f"{_HERE}/new", Action.MAKE_EVENTS, self._new)
        room.route(f"{_HERE}/new", Action.MAKE_EVENTS, self._make, methods=("POST",))
        room.route(_ONE, Action.SEE_EVENTS, self._show)
        room.route(f"{_ONE}/door", Action.MAKE_EVENTS, self._door, methods=("POST",))
        room.route(f"{_ONE}/poster.pdf", Action.SEE_EVENTS, self._poster)
        room.route(f"{_ONE}/code.png", Action.SEE_EVENTS, self._code)

    async def _list(self, visit: Visit) -> Response:
        at = leaves.place(visit, _HERE, await self._events.viewed(visit.me))
        leaf = at.leaf(
            await self._cohorts.listed(
                visit.me, partner=at.partner, skip=at.skip, most=leaves.LINES + 1
            )
        )
        rows = [
            {
                "path": f"{_HERE}/{one.cohort.id}",
                "title": one.cohort.title,
                "partner": one.partner,
                "event": one.event_id,
                "members": words.few(visit.language, one.members),
                "shut": one.cohort.closed_at is not None,
            }
            for one in leaf.lines
        ]
        several = len({one.partner for one in leaf.lines}) > 1
        makes = visit.staff.may(Action.MAKE_EVENTS) and bool(await self._events.makers(visit.me))
        return visit.page("cohorts.html", at=at, leaf=leaf, rows=rows, several=several, makes=makes)

    async def _found(self, visit: Visit) -> Listed:
        try:
            return await self._cohorts.look(visit.me, visit.number("cohort"))
        except UnknownCohort:
            raise Refused(404, "no-page") from None

    async def _show(self, visit: Visit) -> Response:
        found = await self._found(visit)
        cohort, language, shelves = found.cohort, visit.language, self._kit.shelves
        facts = [
            ("partner", found.partner),
            ("course", shelves.course(language, cohort.course or "") or ""),
            ("language", words.spoken(language, cohort.language)),
            ("audience", words.audience_words(language, cohort.audience)),
            ("programme", "" if cohort.programme == cohort.title else cohort.programme),
        ]
        return visit.page(
            "cohort.html",
            at=f"{_HERE}/{cohort.id}",
            number=cohort.id,
            title=cohort.title,
            facts=[(visit.t(f"button-plan-{name}"), value) for name, value in facts if value],
            members=words.few(language, found.members),
            event=found.event_id,
            shut=cohort.closed_at is not None,
            edits=visit.staff.may(Action.MAKE_EVENTS, cohort.partner_id),
            link=self._kit.messenger(f"{deep_links.COHORT}{cohort.code}"),
            code=cohort.code,
            papers=[(one, words.spoken(language, one)) for one in (*LANGUAGES, BOTH)],
        )

    async def _new(self, visit: Visit) -> Response:
        partners = await self._events.makers(visit.me)
        if not partners:
            # There the list says what is needed first.
            return visit.go(_HERE)
        return self._form(visit, partners, Plan(language=visit.language), {})

    async def _make(self, visit: Visit) -> Response:
        partners = await self._events.makers(visit.me)
        plan, _ = await read_plan(visit, partners, Plan(), link=True)
        made = await self._events.make_at_once(visit.me, LINK, plan)
        if not isinstance(made, Cohort):
            faults = await self._events.faults(visit.me, LINK, plan)
            wrong = {name: amiss_words(visit.language, name, one) for name, one in faults.items()}
            return self._form(visit, partners, plan, wrong)
        return visit.go(f"{_HERE}/{made.id}", "cohorts-said-made", title=made.title)

    def _form(
        self, visit: Visit, partners: tuple[Partner, ...], plan: Plan, wrong: Wrong
    ) -> Response:
        return visit.page(
            "cohort_form.html",
            422 if wrong else 200,
            here=f"{_HERE}/new",
            plan=plan,
            wrong=wrong,
            longest=_LONG,
            **choices(visit, partners, plan, self._kit.shelves),
        )

    async def _door(self, visit: Visit) -> Response:
        found = await self._found(visit)
        shut = visit.form.text("door") == "shut"
        await self._cohorts.close(visit.me, found.cohort.id, closed=shut)
        said = "cohorts-said-shut" if shut else "cohorts-said-open"
        return visit.go(f"{_HERE}/{found.cohort.id}", said)

    async def _poster(self, visit: Visit) -> Response:
        found = await self._found(visit)
        event = None
        if found.event_id is not None:
            event = (await self._events.card(visit.me, found.event_id)).held.event
        return await self._kit.poster(visit, found.cohort, found.partner, event)

    async def _code(self, visit: Visit) -> Response:
        return self._kit.code(visit, (await self._found(visit)).cohort)
