"""What people said after an event, and which of it the report prints."""

from __future__ import annotations

from starlette.responses import Response

from bot.core.errors import TooManyQuotes, UnknownEvent
from bot.core.quote import MOST_PRINTED
from bot.core.rights import Action
from bot.services.quotes import Quotes
from bot.web.organisers.forms import whole
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.requests import Refused

_ONE = f"{HOME}/events/{{event}}/quotes"


class QuotePages:
    """The sentences of one event, with a box for each."""

    def __init__(self, room: Room, quotes: Quotes) -> None:
        self._quotes = quotes
        room.route(_ONE, Action.MAKE_EVENTS, self._show)
        room.route(_ONE, Action.MAKE_EVENTS, self._choose, methods=("POST",))

    async def _show(self, visit: Visit) -> Response:
        return await self._page(visit)

    async def _page(
        self, visit: Visit, ticked: frozenset[int] | None = None, problem: str = ""
    ) -> Response:
        try:
            wall = await self._quotes.wall(visit.me, visit.number("event"))
        except UnknownEvent:
            raise Refused(404, "no-page") from None
        here = f"{HOME}/events/{wall.held.event.id}"
        return visit.page(
            "quotes.html",
            422 if problem else 200,
            here=f"{here}/quotes",
            back=here,
            wall=wall,
            title=wall.held.cohort.title,
            most=MOST_PRINTED,
            problem=problem,
            rows=[
                (one.id, one.words, one.printed if ticked is None else one.id in ticked)
                for one in wall.quotes
            ],
        )

    async def _choose(self, visit: Visit) -> Response:
        number = visit.number("event")
        numbers = (whole(one) for one in visit.form.all("quote"))
        ticked = frozenset(one for one in numbers if one is not None)
        try:
            many = await self._quotes.choose(visit.me, number, ticked)
        except UnknownEvent:
            raise Refused(404, "no-page") from None
        except TooManyQuotes:
            problem = visit.t("quotes-too-many", most=MOST_PRINTED)
            return await self._page(visit, ticked, problem)
        return visit.go(f"{HOME}/events/{number}/quotes", "quotes-said", many=many)
