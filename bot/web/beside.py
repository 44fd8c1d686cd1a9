"""The demo's one port: the bot's site, and behind it the pretend Telegram."""

from __future__ import annotations

import ipaddress

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.site import OURS


class Beside:
    """Hands a request to the site or to the pretend Telegram.

    The latter obeys everybody, so it is served to this computer alone.
    """

    def __init__(self, telegram: ASGIApp) -> None:
        self._telegram = telegram
        self.site: ASGIApp | None = None
        """The bot's site, while the bot runs."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._telegram(scope, receive, send)
        elif scope["path"].startswith(OURS):
            starting = PlainTextResponse("The bot is starting.", 503)
            await (self.site or starting)(scope, receive, send)
        elif _is_here(scope):
            await self._telegram(scope, receive, send)
        else:
            refused = PlainTextResponse("The pretend Telegram is for its own computer.", 403)
            await refused(scope, receive, send)


def _is_here(scope: Scope) -> bool:
    client = scope.get("client")
    if client is None:
        return True
    try:
        return ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False
