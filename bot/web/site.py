"""The ASGI site beside the bot."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok")


def create_site(*routes: Route) -> Starlette:
    """The site with `/healthz` and whatever else is given."""
    return Starlette(routes=[Route("/healthz", _health), *routes])
