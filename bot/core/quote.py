"""One sentence after a session: what somebody will do differently. Masked, short, and theirs."""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum

from bot.core import ticket
from bot.core.naming import holds

LONGEST = 200
MOST_PRINTED = 4
"""Sentences on the report of one event."""
_FEWEST_LETTERS = 4
_WORDS = (
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday APR"
)
"""Words with a capital that are nobody's name: so "from Monday" may stay as it is."""


class Amiss(StrEnum):
    """Why a sentence is not kept."""

    EMPTY = "empty"
    LONG = "long"
    RUDE = "rude"


def amiss(text: str, refused: Set[str]) -> Amiss | None:
    """What is wrong with a sentence; `refused` are words that it may not hold, in lower case."""
    line = _line(text)
    if sum(char.isalpha() for char in line) < _FEWEST_LETTERS:
        return Amiss.EMPTY
    if len(line) > LONGEST:
        return Amiss.LONG
    return Amiss.RUDE if holds(line, refused) else None


def sentence(text: str, around: str = "") -> str:
    """A sentence as it is kept: on one line, without names, links and long numbers.

    `around` are words that may stay, such as the session's title.
    """
    return ticket.sentence(_line(text), f"{_WORDS} {around}", LONGEST)


def _line(text: str) -> str:
    return " ".join(ticket.clean(text).split())
