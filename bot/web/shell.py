"""The pages' shells: plain HTML with a few blanks, the words, and what a page may load."""

from __future__ import annotations

import html
from functools import cache
from typing import Any

import orjson
import segno
from starlette.requests import Request
from starlette.responses import Response

from bot.locales import DEFAULT, LANGUAGES, guess, phrases
from bot.web.requests import HEADERS
from bot.web.site import STATIC

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
)
_MESSENGER = "https://web.telegram.org https://*.telegram.org"


@cache
def _template(name: str) -> str:
    return (STATIC / f"{name}.html").read_text(encoding="utf-8")


def language_of(request: Request) -> str:
    """The first language of a browser that there are words in."""
    for part in request.headers.get("accept-language", "").split(",")[:10]:
        code = part.partition(";")[0].strip().lower()
        if code.startswith(("zh", "en")):
            return guess(code)
    return DEFAULT


def page(
    name: str,
    language: str,
    setup: dict[str, Any],
    *,
    status: int = 200,
    framed: bool = False,
    pictures: dict[str, str] | None = None,
) -> Response:
    """A page with what its script begins from; `pictures` are QR codes by name.

    `framed`: the messenger may open it inside itself.
    """
    words = {one: phrases(one, "hall-") for one in LANGUAGES}
    told = orjson.dumps({**setup, "language": language, "words": words}).decode()
    blanks = {
        "language": language,
        "title": html.escape(words[language]["title"]),
        "noscript": html.escape(" / ".join(words[one]["noscript"] for one in LANGUAGES)),
        # Inside a script element only `<` could end it.
        "setup": told.replace("<", "\\u003c"),
    }
    shown = _template(name)
    for blank, value in {**blanks, **(pictures or {})}.items():
        shown = shown.replace("{{" + blank + "}}", value)
    frames = f"frame-ancestors 'self' {_MESSENGER}" if framed else "frame-ancestors 'none'"
    headers = {**HEADERS, "content-security-policy": f"{_POLICY} {frames}"}
    return Response(shown, status, headers, "text/html")


def qr(address: str) -> str:
    """A QR code as SVG that fills its place; readable from afar, with its quiet zone."""
    made: str = segno.make(address, error="m", micro=False).svg_inline(
        border=3, omitsize=True, svgclass=None, lineclass=None, dark="#14202b", light="#ffffff"
    )
    return made
