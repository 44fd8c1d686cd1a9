"""What the shape of a message gives away, whatever its words are."""

from __future__ import annotations

import re

from bot.core.scams.phrase import LINK

Span = tuple[int, int]

_WORD = re.compile(r"[a-z0-9']+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OF_A_WORD = 0.6
"""What a Chinese character counts for, in words."""
_BARE, _TERSE = 8, 20
"""Words beside a link: hardly any, and no more than it takes to make somebody tap."""
_BROKEN = re.compile(
    r"(?<![a-zA-Z])://[^\s]{0,40}|https?:/(?!/)\S{0,40}|https?:/{3,}\S{0,40}"
    r"|[\w\-]{3,40}\.(?:coM|cOm|cOM|COm)\b\S{0,40}"
)
"""Links that people can follow and filters do not find: `://`, `https:/x`, `YR431.coM`."""
_TICKET = re.compile(
    r"\W{0,3}(?:[A-Za-z]{2,12}[ \-]?(?:ID|Id|id)\W{1,3}\w{0,12}\d"
    r"|[A-Za-z]{0,6}\d[A-Za-z0-9_#]{4,16}\b)"
)
"""A number before anything is said, another in each message: `NtxID:265569`, `f3147403`."""
_SIGNED = re.compile(
    r"^\W{0,3}[【\[][^】\]\n]{2,24}[】\]]|[【\[][^】\]\n]{2,24}[】\]](?=\W{0,3}$)"
    r"|[\-–~] ?[A-Z][\w &.]{1,25}(?=\s{0,3}$)"
)
"""The sender's name where services write it: `【顺丰速运】`, `- Axis Bank`."""


def little(text: str) -> str | None:
    """The sign for how little stands beside a link, in a text as `red_flags` masks it."""
    count = len(_WORD.findall(text)) + _OF_A_WORD * len(_HAN.findall(text))
    if LINK not in text or count > _TERSE:
        return None
    return "link-bare" if count <= _BARE else "link-terse"


def broken(original: str) -> list[Span]:
    """Where links stand that are written so that filters miss them."""
    return [match.span() for match in _BROKEN.finditer(original)]


def ticket(original: str) -> list[Span]:
    """The number that a message begins with, if it does."""
    match = _TICKET.match(original)
    return [match.span()] if match else []


def signature(original: str) -> list[Span]:
    """Where the sender's name stands, as services sign."""
    match = _SIGNED.search(original)
    return [match.span()] if match else []
