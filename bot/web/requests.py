"""What requests to the site's pages have in common: JSON in and out, and who may post."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.requests import Request
from starlette.responses import Response

_LARGEST = 4096
_OURS = frozenset({"same-origin", "none"})

HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """A request that is answered with a status and the name of what is wrong."""

    def __init__(self, status: int, name: str) -> None:
        super().__init__(name)
        self.status = status
        self.name = name


def answer(content: Any, status: int = 200) -> Response:
    """JSON, not to be kept."""
    return Response(orjson.dumps(content), status, HEADERS, "application/json")


async def refused(_: Request, error: Exception) -> Response:
    """The handler of `Refused`."""
    if not isinstance(error, Refused):
        raise error
    return answer({"error": error.name}, error.status)


async def read_all(request: Request, largest: int = _LARGEST) -> bytes:
    """What was posted, as bytes."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > largest:
            raise Refused(413, "too-large")
    return raw


def from_here(request: Request, base: str) -> None:
    """Refuse what another site's page posts in a visitor's name; `base` is our public address."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in _OURS:
        raise Refused(403, "elsewhere")
    origin = request.headers.get("origin")
    ours = {request.headers.get("host", ""), urlsplit(base).netloc}
    if origin is not None and urlsplit(origin).netloc not in ours:
        raise Refused(403, "elsewhere")


async def body(request: Request) -> dict[str, Any]:
    """The JSON object that was posted."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused(415, "not-json")
    raw = await read_all(request)
    try:
        given = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Refused(400, "not-json") from None
    if not isinstance(given, dict):
        raise Refused(400, "not-json")
    return given


def text(given: dict[str, Any], name: str, longest: int = 200) -> str:
    """A text of the body."""
    value = given.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise Refused(400, name)
    return value


def whole(given: dict[str, Any], name: str, default: int | None = None) -> int:
    """A whole number of the body that the database can hold."""
    value = given.get(name, default)
    if type(value) is not int or abs(value) >= 2**62:
        raise Refused(400, name)
    return value
