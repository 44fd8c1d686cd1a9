"""Pages about cohorts: the list, a link for a school or a firm, and shutting a door."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from bot.chat.screens import events as words
from bot.chat.screens.habits import pace as pace_words
from bot.chat.screens.planning import amiss_words
from bot.core import deep_links
from bot.core.cohort import CHOSEN, Habits, Pace
from bot.core.errors import UnknownCohort
from bot.core.event import BOTH, LINK, Plan
from bot.core.follow_up import DELAYS
from bot.core.rights import Action
from bot.core.schedule import DAYTIME
from bot.locales import LANGUAGES
from bot.services.cohorts import Cohorts, Settings
from bot.services.events import Events
from bot.store.cohorts import Cohort, Listed
from bot.store.staff import Partner
from bot.web.organisers import leaves
from bot.web.organisers.events import Kit, Wrong, choices, read_plan
from bot.web.organisers.forms import whole
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.organisers.titles import Titles
from bot.web.requests import Refused

_HERE = f"{HOME}/cohorts"
_ONE = f"{_HERE}/{{cohort}}"
_LONG = 300


class CohortPages:
    """Pages about cohorts."""

    def __init__(
        self, room: Room, cohorts: Cohorts, events: Events, kit: Kit, titles: Titles
    ) -> None:
        self._cohorts = cohorts
        self._events = events
        self._kit = kit
        self._titles = titles
        room.tab(_HERE, "cohorts-tab", Action.SEE_EVENTS)
        room.route(_HERE, Action.SEE_EVENTS, self._list)
        room.route(f"{_HERE}/new", Action.MAKE_EVENTS, self._new)
        room.route(f"{_HERE}/new", Action.MAKE_EVENTS, self._make, methods=("POST",))
        room.route(_ONE, Action.SEE_EVENTS, self._show)
        room.route(f"{_ONE}/settings", Action.MAKE_EVENTS, self._settings)
        room.route(f"{_ONE}/settings", Action.MAKE_EVENTS, self._set, methods=("POST",))
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
        if at.skip and not leaf.lines:
            return visit.go(at.first)
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
        settings = await self._looked(visit)
        found = settings.listed
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
            habits=self._habits(visit, settings),
            members=words.few(language, found.members),
            event=found.event_id,
            shut=cohort.closed_at is not None,
            edits=settings.edits,
            link=self._kit.messenger(f"{deep_links.COHORT}{cohort.code}"),
            code=cohort.code,
            papers=[(one, words.spoken(language, one)) for one in (*LANGUAGES, BOTH)],
        )

    async def _looked(self, visit: Visit) -> Settings:
        try:
            return await self._cohorts.settings(visit.me, visit.number("cohort"))
        except UnknownCohort:
            raise Refused(404, "no-page") from None

    def _habits(self, visit: Visit, found: Settings) -> list[tuple[str, str]]:
        """What is set for a group: words and what they are about."""
        habits, language = found.habits, visit.language
        asked = found.chosen if habits.start == CHOSEN else habits.start
        start = visit.t("cohort-start-none")
        if asked:
            key = "cohort-start-bot" if habits.start == CHOSEN else "cohort-start-this"
            start = visit.t(key, asks=self._titles.asked(asked, language))
        return [
            (visit.t("cohort-start"), start),
            (visit.t("cohort-delays"), words.delays(language, habits.delays)),
            (visit.t("cohort-pace"), pace_words(language, habits)),
        ]

    async def _settings(self, visit: Visit) -> Response:
        return self._sheet(visit, await self._looked(visit))

    async def _set(self, visit: Visit) -> Response:
        found = await self._looked(visit)
        given = _given(visit, found)
        made = await self._cohorts.set(visit.me, found.listed.cohort.id, lambda _: given)
        if not isinstance(made, Settings):
            wrong = {part: visit.t(f"cohort-{part}-amiss") for part in sorted(made)}
            return self._sheet(visit, replace(found, habits=given), wrong)
        said = "cohort-said-same" if made.habits == found.habits else "cohort-said-set"
        return visit.go(f"{_HERE}/{found.listed.cohort.id}", said)

    def _sheet(self, visit: Visit, found: Settings, wrong: Wrong | None = None) -> Response:
        if not found.edits:
            raise Refused(403, "not-allowed")
        cohort, habits, language = found.listed.cohort, found.habits, visit.language
        # What was chosen before may stay, though it is offered no more.
        named = dict.fromkeys((*found.offered, *filter(None, [cohort.start_question])))
        return visit.page(
            "cohort_settings.html",
            422 if wrong else 200,
            here=f"{_HERE}/{cohort.id}/settings",
            back=f"{_HERE}/{cohort.id}",
            title=cohort.title,
            found=found,
            habits=habits,
            start="none" if habits.start is None else habits.start or "bot",
            course=self._kit.shelves.course(language, cohort.course or ""),
            questions=[
                (
                    one,
                    self._titles.asked(one, language),
                    self._titles.lesson(one, language),
                    one == found.chosen,
                )
                for one in named
            ],
            delays=[(one, visit.t(f"cohort-delay-{one}")) for one in DELAYS],
            days=[(one, visit.t(f"day-{one}")) for one in range(7)],
            hours=[(one, f"{one}:00") for one in DAYTIME],
            pace=habits.pace or Pace(),
            wrong=wrong or {},
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


def _given(visit: Visit, found: Settings) -> Habits:
    """A group's habits as the form says them."""
    form = visit.form
    start: str | None = form.text("start")
    start = {"none": None, "bot": CHOSEN}.get(start or "bot", start)
    pace = None
    if form.text("pace") == "group":
        read = [whole(one) for one in form.all("day")]
        hour = form.whole("hour")
        days = frozenset(one for one in read if one is not None)
        pace = Pace(days, -1 if hour is None else hour)
    delays = [whole(one) for one in form.all("delay")]
    return Habits(
        found.habits.start if found.listed.cohort.course is None else start,
        tuple(sorted({one for one in delays if one is not None})),
        pace,
    )
