"""What a player is called before a whole room: on a hall's screen, on the boards of a group."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

from bot.core.naming import holds
from bot.core.scams import contacts
from bot.core.scams.links import find_links
from bot.core.scams.reading import read

LONGEST = 24
_READ = 4 * LONGEST
"""Characters of a name that are looked at: the messenger lets people have longer ones."""
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing."""
_MOST_MARKS = 3
"""Marks over and under one letter; more would reach into the lines beside it."""
_FIGURES = 5
"""Digits that a name may have in a row: a year may stand there, a telephone number may not."""

_DOT = re.compile(r" ?(?:。|\bdot\b|[\[(] ?dot ?[\])]|(?<=[a-z0-9])点(?=[a-z])) ?")
_AROUND = re.compile(r" ?([./]) ?")
_SLASHES = str.maketrans("∕⁄⧸", "///")
_NUMBER = re.compile(r"\d(?:[ .\-]?\d)*")
_REACHED = re.compile(
    r"@[a-z0-9_]"
    r"|微 ?信|薇 ?信|威 ?信|徽信|企微|v信|扣扣|私聊我|加 ?[vq薇微](?![a-z])|加我(?:好友|[微a-z0-9])"
    r"|(?<![a-z])(?:vx|wx|tg|qq|电报)(?:同?号|群| ?[:：]| ?[a-z]*\d)"
    r"|\b(?:wechat|whatsapp|telegram)\b"
)
"""Ways to be reached: nobody needs one in a room, except to sell or to trick."""
_SURNAMES = frozenset({"kim", "la", "ly", "ng", "pro", "ren", "st", "vu", "wang"})
"""Endings of addresses that are people's names too: `J.Kim`, `Dr.Ng`."""


def tidied(text: str) -> str:
    """A name without what would break a line on the screen, or leave it empty."""
    kept, piled = [], 0
    for char in text[: 4 * _READ]:
        piled = piled + 1 if unicodedata.category(char)[0] == "M" else 0
        if piled <= _MOST_MARKS:
            kept.append(" " if _unseen(char) else char)
    return " ".join("".join(kept).split())[:_READ]


def suits(name: str, refused: Set[str]) -> bool:
    """Whether a tidied name may stand before a room.

    Not if it shows nothing, holds one of the words `refused`, or leads somewhere: an address, a
    number, an account.
    """
    if not name or holds(name, refused):
        return False
    plain = _DOT.sub(".", read(name.translate(_SLASHES)).text)
    if "/" in plain:
        plain = _AROUND.sub(r"\1", plain)
    return not (
        _leads(plain)
        or _REACHED.search(plain)
        or contacts.named(plain, frozenset(), frozenset()).keys() & contacts.WAYS
        or any(sum(map(str.isdigit, one[0])) > _FIGURES for one in _NUMBER.finditer(plain))
    )


def _leads(plain: str) -> bool:
    for start, _, host, path, _ in find_links(plain):
        first, _, ending = host.rpartition(".")
        bare = plain.startswith(host, start) and not path and first.replace(".", "").isalpha()
        if not (bare and ending in _SURNAMES):
            return True
    return False


def _unseen(char: str) -> bool:
    return unicodedata.category(char)[0] in {"C", "Z"} or char in _BLANKS
