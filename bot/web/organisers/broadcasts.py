"""Messages to groups and to alert subscribers: written, previewed, judged, watched, stopped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from bot.chat.screens import broadcast as words
from bot.chat.screens.remind import zone_name
from bot.chat.screens.screen import cut
from bot.content import broadcast as content
from bot.content import markup
from bot.core import schedule
from bot.core.broadcast import FEW, State, shown
from bot.core.errors import (
    BroadcastChanged,
    NobodyToReach,
    NotChecked,
    NotTheAuthor,
    UnknownBroadcast,
)
from bot.core.rights import Action
from bot.locales import LANGUAGES
from bot.services.broadcasts import Broadcasts, Sheet
from bot.services.checks import Checks
from bot.web.organisers.forms import whole
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.requests import Refused

_HERE = f"{HOME}/broadcasts"
_ONE = f"{_HERE}/{{broadcast}}"
_LONGEST_TYPED = 6_000
_WRITTEN = "%Y-%m-%d %H:%M"


class BroadcastPages:
    """The list, and a page for each message: a form while it may be changed, else how it goes."""

    def __init__(self, room: Room, broadcasts: Broadcasts, checks: Checks) -> None:
        self._broadcasts = broadcasts
        self._checks = checks
        needs = Action.BROADCAST
        room.tab(_HERE, "broadcast-tab", needs)
        room.route(_HERE, needs, self._list)
        room.route(_HERE, needs, self._begin, methods=("POST",))
        room.route(_ONE, needs, self._show)
        room.route(_ONE, needs, self._save, methods=("POST",))
        for name, handle in {
            "submit": self._submit,
            "approve": self._approve,
            "back": self._send_back,
            "stop": self._stop,
            "drop": self._drop,
        }.items():
            room.route(f"{_ONE}/{name}", needs, handle, methods=("POST",))

    async def _list(self, visit: Visit) -> Response:
        return await self._shelf(visit)

    async def _shelf(self, visit: Visit, alone: str = "") -> Response:
        """What there is; `alone` names a partner for whom one was begun, and who has no groups."""
        there = await self._broadcasts.shelf(visit.me)
        sheets = [_in_words(visit, one) for one in there.broadcasts]
        rows = [
            {
                "path": f"{_HERE}/{one.broadcast.id}",
                "name": cut(words.name(one), 60),
                "whom": words.whom(one),
                "state": visit.t(f"broadcast-state-{one.broadcast.state}"),
                "mine": one.may_approve,
                "at": _moment(one),
                "sent": _sent(one),
            }
            for one in sheets
        ]
        return visit.page(
            "broadcasts.html",
            409 if alone else 200,
            here=_HERE,
            rows=rows,
            partners=there.partners,
            alone=alone,
        )

    async def _begin(self, visit: Visit) -> Response:
        partner = visit.form.whole("partner")
        if partner is None:
            raise Refused(400, "not-a-form")
        try:
            sheet = await self._broadcasts.begin(visit.me, partner or None)
        except NobodyToReach as refusal:
            return await self._shelf(visit, refusal.partner)
        if (rising := visit.form.whole("rising")) is not None:
            for language, text in (await self._checks.draft(rising, FEW)).items():
                await self._broadcasts.say(visit.me, sheet.broadcast.id, language, text)
        return visit.go(f"{_HERE}/{sheet.broadcast.id}")

    async def _show(self, visit: Visit) -> Response:
        try:
            sheet, cohorts = await self._broadcasts.cohorts(visit.me, visit.number("broadcast"))
        except UnknownBroadcast:
            raise Refused(404, "no-page") from None
        return self._page(visit, sheet, cohorts)

    def _page(
        self,
        visit: Visit,
        sheet: Sheet,
        cohorts: Any,
        status: int = 200,
        wrong: dict[str, str] | None = None,
    ) -> Response:
        sheet = _in_words(visit, sheet)
        found = sheet.broadcast
        zone = zone_name(visit.language, sheet.zone)
        writes = sheet.may_edit and found.state in (State.DRAFT, State.REJECTED)
        return visit.page(
            "broadcast.html",
            status,
            here=f"{_HERE}/{found.id}",
            path=f"{_HERE}/{found.id}",
            sheet=sheet,
            found=found,
            state=visit.t(f"broadcast-state-{found.state}"),
            name=cut(words.name(sheet), 40),
            title=_plain(
                visit.t("broadcast-card-alert" if found.alerts else "broadcast-card-group")
            ),
            standing=_plain(visit.t(_standing(sheet))),
            whom=words.whom(sheet),
            at=f"{_moment(sheet)} ({zone})" if _moment(sheet) else visit.t("broadcast-now"),
            reached=words.people(visit.language, sheet.reached),
            instead=words.instead(sheet),
            cohorts=[(one, one.id in found.cohorts) for one in cohorts],
            texts=[(one, found.texts.get(one, "")) for one in LANGUAGES],
            typed_at=_typed(sheet),
            zone=zone,
            writes=writes,
            previews=_previews(sheet),
            findings=_findings(sheet, tried=status != 200),
            on_its_way=found.state is State.SENDING
            or (found.state is State.STOPPED and found.ended_at is None),
            cells=words.CELLS,
            settled=words.settled(sheet),
            counts=words.counts(sheet),
            report=words.report(sheet) if found.ended_at else [],
            wrong=wrong or {},
        )

    async def _save(self, visit: Visit) -> Response:
        """Keep what was typed, then look it over: the page that follows is the preview."""
        number, me = visit.number("broadcast"), visit.me
        try:
            if visit.form.ticked("again"):
                # Back to the form: what was checked, asked or approved is not any more.
                sheet = await self._broadcasts.look(me, number)
                await self._broadcasts.time(me, number, sheet.broadcast.at)
                return visit.go(f"{_HERE}/{number}")
            sheet, cohorts = await self._broadcasts.cohorts(me, number)
            chosen = {whole(one) for one in visit.form.all("cohort")}
            for cohort in cohorts:
                if (cohort.id in chosen) != (cohort.id in sheet.broadcast.cohorts):
                    on = cohort.id in chosen
                    await self._broadcasts.address(me, number, cohort.id, on=on)
            for language in LANGUAGES:
                text = visit.form.lines(f"text-{language}", _LONGEST_TYPED)
                if text != sheet.broadcast.texts.get(language, ""):
                    await self._broadcasts.say(me, number, language, text)
            typed = visit.form.text("at")
            at = _read(typed, sheet.zone)
            if typed and at is None:
                now, cohorts = await self._broadcasts.cohorts(me, number)
                wrong = {"at": visit.t("broadcast-page-at-wrong", given=typed)}
                return self._page(visit, now, cohorts, 422, wrong)
            if at != sheet.broadcast.at:
                await self._broadcasts.time(me, number, at)
            checked = await self._broadcasts.check(me, number)
            if not checked.broadcast.texts:
                now, cohorts = await self._broadcasts.cohorts(me, number)
                return self._page(visit, now, cohorts, 422)
        except (BroadcastChanged, NotTheAuthor, UnknownBroadcast) as error:
            return self._refused(visit, error)
        return visit.go(f"{_HERE}/{number}#preview")

    async def _submit(self, visit: Visit) -> Response:
        return await self._decide(visit, self._broadcasts.submit)

    async def _approve(self, visit: Visit) -> Response:
        return await self._decide(visit, self._broadcasts.approve)

    async def _decide(self, visit: Visit, decide: Any) -> Response:
        number = visit.number("broadcast")
        try:
            await decide(visit.me, number, visit.form.text("pin"))
        except (BroadcastChanged, UnknownBroadcast, NotChecked) as error:
            return self._refused(visit, error)
        await self._broadcasts.advance()
        return visit.go(f"{_HERE}/{number}")

    async def _send_back(self, visit: Visit) -> Response:
        number, word = visit.number("broadcast"), visit.form.lines("word", 1000)
        try:
            await self._broadcasts.send_back(visit.me, number, visit.form.text("pin"), word)
        except (BroadcastChanged, UnknownBroadcast) as error:
            return self._refused(visit, error)
        return visit.go(f"{_HERE}/{number}")

    async def _stop(self, visit: Visit) -> Response:
        try:
            await self._broadcasts.stop(visit.me, visit.number("broadcast"))
        except (BroadcastChanged, UnknownBroadcast) as error:
            return self._refused(visit, error)
        return visit.go(f"{_HERE}/{visit.number('broadcast')}")

    async def _drop(self, visit: Visit) -> Response:
        try:
            await self._broadcasts.drop(visit.me, visit.number("broadcast"))
        except (BroadcastChanged, NotTheAuthor, UnknownBroadcast) as error:
            return self._refused(visit, error)
        return visit.go(_HERE, "broadcast-dropped")

    def _refused(self, visit: Visit, error: Exception) -> Response:
        """It is not as it was: the page as it is now says so."""
        if isinstance(error, UnknownBroadcast):
            raise Refused(404, "no-page") from error
        mine = not isinstance(error, NotTheAuthor)
        said = "broadcast-page-gone" if mine else "broadcast-toast-not-yours"
        return visit.go(f"{_HERE}/{visit.number('broadcast')}", said)


def _in_words(visit: Visit, sheet: Sheet) -> Sheet:
    """The sheet in the page's language, which need not be the chat's."""
    return replace(sheet, language=visit.language)


def _plain(telegram_html: str) -> str:
    """A sentence of the chat without its tags, and without the sign that it begins with."""
    return re.sub(r"^[^\w“]+", "", markup.plain(telegram_html))


def _standing(sheet: Sheet) -> str:
    """The sentence for where it stands, once it was handed on."""
    found = sheet.broadcast
    if found.ended_at is not None:
        return f"broadcast-ended-{found.state}"
    if found.state is State.STOPPED:
        return "broadcast-stopping"
    if found.state is not State.WAITING:
        return "broadcast-leaving"
    if sheet.may_approve:
        return "broadcast-waits-you-alone" if sheet.mine else "broadcast-waits-for-you"
    return "broadcast-waits"


def _moment(sheet: Sheet) -> str:
    """When it begins, or began."""
    at = sheet.broadcast.began_at or sheet.broadcast.at
    return "" if at is None else words.moment(sheet, at)


def _sent(sheet: Sheet) -> str:
    if sheet.broadcast.began_at is None:
        return ""
    return words.figure(sheet.language, shown(sheet.tally.sent))


def _previews(sheet: Sheet) -> list[tuple[str, list[list[Markup]], list[str]]]:
    """(language, lines of each paragraph, words of the buttons) of each text, as it arrives."""
    found = []
    for language, screen in words.previews(sheet):
        keys = [key.text for row in screen.rows for key in row]
        # Whatever is typed becomes escaped text and the few tags of `content.markup`.
        lines = [
            [Markup(line) for line in part]  # noqa: S704 - see above
            for part in content.paragraphs(screen.text)
        ]
        found.append((language, lines, keys))
    return found


def _findings(sheet: Sheet, *, tried: bool) -> list[tuple[str, list[tuple[bool, str]]]]:
    """(language, [(whether it stops, sentence)]): "" is what is about no text.

    A message just begun is blamed for nothing, unless it was `tried` to save it so.
    """
    return [
        (language, [(one.stops, words.finding(sheet.language, one)) for one in found])
        for language, found in sheet.findings.items()
        if found and (language or sheet.broadcast.texts or tried)
    ]


def _typed(sheet: Sheet) -> str:
    """The chosen time as it is typed."""
    at = sheet.broadcast.at
    return "" if at is None else at.astimezone(schedule.zone(sheet.zone)).strftime(_WRITTEN)


def _read(typed: str, zone: str) -> datetime | None:
    """A time as it is typed, or as a browser's own field sends it."""
    for form in (_WRITTEN, "%Y-%m-%dT%H:%M"):
        try:
            local = datetime.strptime(typed, form)  # noqa: DTZ007 - the zone comes next
            return local.replace(tzinfo=schedule.zone(zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            # The first and the last day that there are have no UTC everywhere.
            continue
    return None
