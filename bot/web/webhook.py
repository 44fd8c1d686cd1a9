"""Updates pushed by Telegram: recorded first, acknowledged then."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

Accept = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]

PATH = "/telegram"
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LARGEST = 1024 * 1024


def route(secret: str, accept: Accept) -> Route:
    """The webhook's route; `accept` returns once updates are safe."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("the secret token is missing or wrong", 403)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                return PlainTextResponse("too large", 413)
        try:
            update = orjson.loads(body)
        except orjson.JSONDecodeError:
            return PlainTextResponse("not JSON", 400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return PlainTextResponse("not an update", 400)
        await accept([update])
        return PlainTextResponse("")

    return Route(PATH, receive, methods=["POST"])
