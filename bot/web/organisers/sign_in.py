"""Coming in by a one-time link, and going out."""

from __future__ import annotations

import re

from starlette.responses import Response

from bot.core import one_time
from bot.core.errors import ExpiredLink, UnknownLink, UsedLink
from bot.core.rights import Open
from bot.services.staff import Organisers
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.requests import Refused

_DOOR = f"{HOME}/in"
_PLACE = re.compile(r"(?:/[a-z0-9-]{1,40}){1,4}", re.ASCII)
"""A page of the house, from its door on: nothing else can be named, above all no other site."""
_WRONG = {UnknownLink: "unknown-link", UsedLink: "used-link", ExpiredLink: "expired-link"}


class SignInPages:
    """The page that a link opens, and what its button does.

    Looking at it uses nothing up, as messengers look at links to preview them.
    """

    def __init__(self, room: Room, organisers: Organisers) -> None:
        self._room = room
        self._organisers = organisers
        room.route(f"{_DOOR}/{{secret}}", Open.EVERYBODY, self._show)
        room.route(f"{_DOOR}/{{secret}}", Open.EVERYBODY, self._begin, methods=("POST",))
        room.route(f"{HOME}/out", Open.STAFF, self._out, methods=("POST",))
        room.route(f"{HOME}/out/everywhere", Open.STAFF, self._everywhere, methods=("POST",))

    def _secret(self, visit: Visit) -> str:
        client = visit.request.client
        if not self._room.sign_ins.allows("" if client is None else client.host):
            raise Refused(429, "too-often")
        secret: str = visit.request.path_params["secret"]
        if not one_time.is_secret(secret):
            raise Refused(404, "unknown-link")
        return secret

    async def _show(self, visit: Visit) -> Response:
        secret = self._secret(visit)
        try:
            await self._organisers.look_at(secret)
        except tuple(_WRONG) as error:
            raise Refused(410, _WRONG[type(error)]) from None
        then = _then(visit)
        on = f"?next={then}" if then else ""
        return visit.page("sign_in.html", action=f"{_DOOR}/{secret}{on}")

    async def _begin(self, visit: Visit) -> Response:
        secret = self._secret(visit)
        try:
            made = await self._organisers.begin(secret, visit.secret or None)
        except tuple(_WRONG) as error:
            raise Refused(410, _WRONG[type(error)]) from None
        answer = visit.go(HOME + _then(visit))
        path = "/" if self._room.secure else HOME
        visit.set_cookie(answer, self._room.cookie, made, path)
        return answer

    async def _out(self, visit: Visit) -> Response:
        await self._organisers.sign_out(visit.secret)
        return self._gone(visit)

    async def _everywhere(self, visit: Visit) -> Response:
        await self._organisers.sign_out_everywhere(visit.me)
        return self._gone(visit)

    def _gone(self, visit: Visit) -> Response:
        visit.secret = ""
        answer = visit.page("signed_out.html", here=HOME)
        answer.delete_cookie(
            self._room.cookie,
            path="/" if self._room.secure else HOME,
            secure=self._room.secure,
            httponly=True,
            samesite="lax",
        )
        return answer


def _then(visit: Visit) -> str:
    """The page to go on to; empty where none is named that could be there."""
    wished = "".join(visit.query.all("next"))
    return wished if _PLACE.fullmatch(wished) else ""
