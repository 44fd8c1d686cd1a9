"""Who works for which partner: inviting and removing them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from bot.core import one_time
from bot.core.errors import NameRefused, NameTaken, UnknownLink
from bot.core.rights import Action, Open, Role
from bot.services.staff import Organisers, Team
from bot.store.staff import Member
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.requests import Refused

_HERE = f"{HOME}/people"
_TEAM = f"{_HERE}/{{partner}}"
_GIVEN = (Role.HOST, Role.ORGANISER)
_MANY = 8
"""From so many partners on they are a list, and each opens by itself."""


class PeoplePages:
    """The teams, and what may be done about them. `messenger` makes a link into the bot."""

    def __init__(self, room: Room, organisers: Organisers, messenger: Callable[[str], str]) -> None:
        self._organisers = organisers
        self._messenger = messenger
        manage = Action.MANAGE_PEOPLE
        room.tab(_HERE, "staff-tab-people", Open.STAFF)
        room.route(_HERE, Open.STAFF, self._show)
        room.route(_HERE, Action.MANAGE_PARTNERS, self._found, methods=("POST",))
        room.route(f"{_TEAM}/name", Action.MANAGE_PARTNERS, self._rename, methods=("POST",))
        room.route(f"{_TEAM}/invite", manage, self._invite, methods=("POST",))
        room.route(f"{_TEAM}/withdraw", manage, self._withdraw, methods=("POST",))
        room.route(f"{_TEAM}/remove/{{person}}", manage, self._sure)
        room.route(f"{_TEAM}/remove/{{person}}", manage, self._remove, methods=("POST",))
        room.route(f"{_TEAM}/leave", Open.STAFF, self._sure)
        room.route(f"{_TEAM}/leave", Open.STAFF, self._leave, methods=("POST",))

    async def _show(self, visit: Visit) -> Response:
        return await self._teams(visit)

    async def _teams(self, visit: Visit, status: int = 200, **wrong: str) -> Response:
        teams = await self._organisers.teams(visit.me)
        many = len(teams) >= _MANY
        on = visit.request.path_params.get("partner")
        asked = visit.query.whole("partner") if on is None else visit.number("partner")
        chosen = [one for one in teams if one.partner.id == asked]
        return visit.page(
            "people.html",
            status,
            here=_HERE,
            teams=chosen if many else teams,
            listed=teams if many and not chosen else [],
            many=many,
            roles=_GIVEN,
            owner=visit.staff.may(Action.MANAGE_PARTNERS),
            my_id=visit.me,
            wrong=wrong,
        )

    async def _found(self, visit: Visit) -> Response:
        name = visit.form.text("name", 400)
        try:
            partner = await self._organisers.found(visit.me, name)
        except NameRefused:
            return await self._teams(visit, 422, name=visit.t("staff-name-refused"))
        except NameTaken:
            return await self._teams(visit, 422, name=visit.t("staff-name-taken"))
        return visit.go(_of(partner.id), "staff-said-founded", name=partner.name)

    async def _rename(self, visit: Visit) -> Response:
        partner_id, name = visit.number("partner"), visit.form.text("name", 400)
        field = f"name-{partner_id}"
        try:
            partner = await self._organisers.rename(visit.me, partner_id, name)
        except NameRefused:
            return await self._teams(visit, 422, **{field: visit.t("staff-name-refused")})
        except NameTaken:
            return await self._teams(visit, 422, **{field: visit.t("staff-name-taken")})
        return visit.go(_of(partner_id), "staff-said-renamed", name=partner.name)

    async def _invite(self, visit: Visit) -> Response:
        role = visit.form.text("role")
        if role not in _GIVEN:
            raise Refused(400, "not-a-form")
        made = await self._organisers.invite(visit.me, visit.number("partner"), Role(role))
        link = self._messenger(one_time.INVITED + made.secret)
        # Not after a redirect: the link is shown this once, and kept nowhere.
        return visit.page("invited.html", here=_HERE, made=made, link=link)

    async def _withdraw(self, visit: Visit) -> Response:
        partner_id, invitation = visit.number("partner"), visit.form.text("invitation")
        try:
            await self._organisers.withdraw(visit.me, partner_id, invitation)
        except UnknownLink:
            return visit.go(_of(partner_id), "staff-said-gone")
        return visit.go(_of(partner_id), "staff-said-withdrawn")

    async def _sure(self, visit: Visit) -> Response:
        team, member = await self._member(visit)
        mine = member.telegram_id == visit.me
        return visit.page("remove.html", team=team, member=member, mine=mine)

    async def _member(self, visit: Visit) -> tuple[Team, Member]:
        """Whom the address names, if the viewer may remove them."""
        partner_id = visit.number("partner")
        leaving = "person" not in visit.request.path_params
        person = visit.me if leaving else visit.number("person")
        for team in await self._organisers.teams(visit.me):
            for member in team.members:
                named = (team.partner.id, member.telegram_id) == (partner_id, person)
                if named and (team.manage or leaving):
                    return team, member
        raise Refused(404, "no-page")

    async def _remove(self, visit: Visit) -> Response:
        partner_id, person = visit.number("partner"), visit.number("person")
        gone = await self._organisers.remove(visit.me, person, partner_id)
        return visit.go(_of(partner_id), "staff-said-removed", name=gone.name)

    async def _leave(self, visit: Visit) -> Response:
        await self._organisers.remove(visit.me, visit.me, visit.number("partner"))
        return visit.go(_HERE, "staff-chat-left")


def _of(partner_id: int) -> str:
    """Where a partner stands, on a page of all or by itself."""
    return f"{_HERE}?partner={partner_id}#partner-{partner_id}"
