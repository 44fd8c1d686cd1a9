"""The ASGI site beside the bot."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.requests import HEADERS, Refused, refused

STATIC = Path(__file__).parent / "static"
OURS = ("/play", "/screen", "/static", "/healthz", "/dashboard")
"""How the paths of the site's pages begin."""
SMALL = (Middleware(GZipMiddleware),)
"""For what a hall's phones fetch at once on a poor network. Not for pages that hold a secret beside
what somebody else may write into them: there the length would tell about the secret."""
_ASK_AGAIN = [(b"cache-control", b"no-cache"), (b"x-content-type-options", b"nosniff")]


class _Files(StaticFiles):
    """Files of the pages; browsers ask each time whether they changed, as pages and files fit."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_ASK_AGAIN]
            await send(message)

        await super().__call__(scope, receive, told)


class _Slashes:
    """Sends whoever opens a page's address with a slash at its end to the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app, typed = self._app, (scope.get("raw_path") or b"").decode("latin-1")
        if typed != "/" and typed.endswith("/") and scope["method"] in {"GET", "HEAD"}:
            # A path that began with two slashes would be another host's.
            there = "/" + typed.strip("/")
            asked = scope["query_string"].decode("latin-1")
            app = RedirectResponse(f"{there}?{asked}" if asked else there, 307, HEADERS)
        await app(scope, receive, send)


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok")


def create_site(*routes: BaseRoute) -> Starlette:
    """The site with `/healthz`, the files of the pages, and whatever else is given."""
    site = Starlette(
        routes=[
            Route("/healthz", _health),
            Mount("/static", _Files(directory=STATIC), middleware=SMALL),
            *routes,
        ],
        middleware=[Middleware(_Slashes)],
        exception_handlers={Refused: refused},
    )
    # Its own redirects would add a slash where ours takes it away, and name the host.
    site.router.redirect_slashes = False
    return site
