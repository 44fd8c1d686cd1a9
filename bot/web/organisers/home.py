"""The first page: the overview for whoever may see it, and what there is for everybody else."""

from __future__ import annotations

from starlette.responses import Response

from bot.core.rights import Action, Open
from bot.services.staff import Organisers
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.organisers.overview import OverviewPage


class HomePage:
    """The first page."""

    def __init__(self, room: Room, organisers: Organisers, overview: OverviewPage) -> None:
        self._organisers = organisers
        self._overview = overview
        room.tab(HOME, "staff-tab-home", Open.STAFF)
        room.route(HOME, Open.STAFF, self._show)

    async def _show(self, visit: Visit) -> Response:
        # Before there is any partner there is nothing to look over, but something to begin with.
        if await self._organisers.partners(visit.me, Action.SEE_REPORTS):
            return await self._overview.show(visit)
        teams = await self._organisers.teams(visit.me)
        roles = visit.staff.roles
        works = [(one.partner.name, roles.get(one.partner.id)) for one in teams]
        return visit.page("home.html", works=works)
