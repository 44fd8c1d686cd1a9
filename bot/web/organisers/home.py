"""The first page: what there is."""

from __future__ import annotations

from starlette.responses import Response

from bot.core.rights import Open
from bot.services.staff import Organisers
from bot.web.organisers.frame import HOME, Room, Visit


class HomePage:
    """The first page."""

    def __init__(self, room: Room, organisers: Organisers) -> None:
        self._organisers = organisers
        room.tab(HOME, "staff-tab-home", Open.STAFF)
        room.route(HOME, Open.STAFF, self._show)

    async def _show(self, visit: Visit) -> Response:
        teams = await self._organisers.teams(visit.me)
        roles = visit.staff.roles
        works = [(one.partner.name, roles.get(one.partner.id)) for one in teams]
        return visit.page("home.html", works=works)
