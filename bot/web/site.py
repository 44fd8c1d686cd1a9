"""The ASGI site beside the bot."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from bot.web.requests import Refused, refused

STATIC = Path(__file__).parent / "static"
OURS = ("/play", "/screen", "/static", "/healthz", "/dashboard")
"""How the paths of the site's pages begin."""
_ASK_AGAIN = [(b"cache-control", b"no-cache"), (b"x-content-type-options", b"nosniff")]


class _Files(StaticFiles):
    """Files of the pages; browsers ask each time whether they changed, as pages and files fit."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_ASK_AGAIN]
            await send(message)

        await super().__call__(scope, receive, told)


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok")


def create_site(*routes: BaseRoute) -> Starlette:
    """The site with `/healthz`, the files of the pages, and whatever else is given."""
    return Starlette(
        routes=[Route("/healthz", _health), Mount("/static", _Files(directory=STATIC)), *routes],
        exception_handlers={Refused: refused},
    )
