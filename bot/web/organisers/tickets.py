"""Learners' reports: what waits, how long answers take, and answering one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from bot.chat.screens import tickets as words
from bot.core.errors import AnsweredAlready, NotCorrected, UnknownTicket
from bot.core.rights import Action
from bot.core.ticket import LONGEST_ANSWER, READY, SHORTEST_ANSWER, State, clean
from bot.services.tickets import WHICH, Line, Page, Shelf, Tickets
from bot.store.tickets import Answer
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.requests import Refused

_HERE = f"{HOME}/tickets"
_ONE = f"{_HERE}/{{ticket}}"
_MOST = 20
_WRITTEN = (State.ANSWERED, State.LEFT)


class TicketPages:
    """The list of reports, and a page for those alike."""

    def __init__(self, room: Room, tickets: Tickets) -> None:
        self._tickets = tickets
        answers = Action.ANSWER_TICKETS
        room.tab(_HERE, "tickets-tab", answers)
        room.route(_HERE, answers, self._list)
        room.route(_ONE, answers, self._show)
        room.route(_ONE, answers, self._answer, methods=("POST",))

    async def _list(self, visit: Visit) -> Response:
        which = visit.query.text("show") or WHICH[0]
        if which not in WHICH:
            which = WHICH[0]
        skip = min(visit.query.whole("skip") or 0, 10**6)
        shelf = await self._tickets.shelf(visit.me, which, skip=skip, most=_MOST)
        if skip and not shelf.lines:
            return visit.go(f"{_HERE}?show={which}")
        times = await self._tickets.times(visit.me)
        return visit.page(
            "tickets.html",
            shelf=shelf,
            rows=[self._row(visit, line) for line in shelf.lines],
            shows=[(one, visit.t(f"tickets-show-{one}")) for one in WHICH],
            which=which,
            times=times,
            median=None if times is None else _span(visit, times.median),
            p90=None if times is None else _span(visit, times.p90),
            before=f"{_HERE}?show={which}&skip={max(0, skip - _MOST)}" if skip else None,
            after=_after(shelf, which),
        )

    def _row(self, visit: Visit, line: Line) -> dict[str, Any]:
        pile = line.pile
        return {
            "path": f"{_HERE}/{pile.head}",
            "kind": words.kind(visit.language, pile.kind),
            "title": line.title,
            "item": pile.item,
            "tongue": words.tongue(pile.language),
            "spoken": pile.language,
            "people": words.people(visit.language, pile.people),
            "age": visit.t("ticket-age", days=line.days),
            "late": line.late,
        }

    async def _show(self, visit: Visit) -> Response:
        return await self._page(visit)

    async def _page(
        self, visit: Visit, status: int = 200, warning: str = "", **wrong: str
    ) -> Response:
        try:
            page = await self._tickets.page(visit.me, visit.number("ticket"))
        except UnknownTicket:
            raise Refused(404, "no-page") from None
        ticket, language = page.ticket, visit.language
        return visit.page(
            "ticket.html",
            status,
            here=f"{_HERE}/{ticket.id}",
            page=page,
            ticket=ticket,
            kind=words.kind(language, ticket.kind),
            people=words.people(language, page.people),
            age=visit.t("ticket-age", days=page.days),
            tongue=words.tongue(ticket.language),
            seen=_html(words.as_seen(language, page)),
            today=visit.t(f"ticket-now-{page.today}"),
            answers=[(words.said(language, one), one.at, one.helped) for one in _distinct(page)],
            beside=[self._row(visit, line) for line in page.beside],
            ready=[(one, visit.t(f"ticket-ready-{one}")) for one in READY],
            open=ticket.state is State.OPEN,
            corrigible=ticket.state is not State.CORRECTED,
            longest=LONGEST_ANSWER,
            warning=warning,
            wrong=wrong,
        )

    async def _answer(self, visit: Visit) -> Response:
        number, how = visit.number("ticket"), visit.form.text("how")
        last = visit.form.whole("last")
        said, ready, state = "", None, State.CORRECTED
        if last is None:
            raise Refused(400, "not-a-form")
        if how in READY:
            ready, state = how, State.ANSWERED
        elif how in _WRITTEN:
            state, said = State(how), clean(visit.form.lines("words", 4 * LONGEST_ANSWER))
            if not SHORTEST_ANSWER <= len(said) <= LONGEST_ANSWER:
                fault = words.wrong_length(visit.language, len(said), LONGEST_ANSWER).text
                return await self._page(visit, 422, words=fault)
        elif how != State.CORRECTED:
            raise Refused(400, "not-a-form")
        try:
            given = await self._tickets.answer(
                visit.me, number, last, state, words=said, ready=ready
            )
        except UnknownTicket:
            raise Refused(404, "no-page") from None
        except AnsweredAlready:
            page = await self._tickets.page(visit.me, number)
            theirs = "" if page.said is None else words.said(visit.language, page.said)
            warning = visit.t("ticket-page-colleague", words=theirs)
            return await self._page(visit, 409, warning)
        except NotCorrected:
            return await self._page(visit, 409, visit.t("ticket-page-corrected-not"))
        if not given.told:
            return visit.go(_HERE, "ticket-sent-nobody")
        return visit.go(_HERE, "ticket-sent", people=words.people(visit.language, given.told))


def _distinct(page: Page) -> list[Answer]:
    """Answers to those alike, each once."""
    found: dict[object, Answer] = {}
    for answers in page.answers.values():
        for one in answers:
            found.setdefault((one.state, one.words, one.ready, one.at), one)
    return sorted(found.values(), key=lambda one: one.at)


def _after(shelf: Shelf, which: str) -> str | None:
    shown = shelf.skip + len(shelf.lines)
    return f"{_HERE}?show={which}&skip={shown}" if shown < shelf.piles else None


def _html(telegram_html: str) -> Markup:
    """What a lesson says, on a page; line ends are kept by the style sheet."""
    return Markup(telegram_html)  # noqa: S704 - made of a lesson's Markdown, or escaped


def _span(visit: Visit, span: timedelta) -> str:
    """How long, in the largest unit that fits."""
    from babel.dates import format_timedelta  # noqa: PLC0415 - heavy, and only pages need it

    return format_timedelta(span, threshold=1.2, locale=visit.language.replace("-", "_"))
