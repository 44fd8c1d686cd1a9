"""A way of speaking, and the few words that `wording` knows for it.

`english`, `chinese` and `figures` are tables of such idioms, applied line by line. Every pattern is
bounded, so that it takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Usual = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Idiom:
    """An example from an offer, the pattern of what is `said`, and how it is `usual` to put it."""

    example: str
    said: str
    usual: Usual


class Table:
    """Idioms in their order; `<name>` in a pattern stands for that one of the `pieces`."""

    def __init__(self, pieces: Mapping[str, str], *idioms: Idiom) -> None:
        self.idioms = idioms
        self._rows = [(re.compile(_whole(one.said, pieces)), one.usual) for one in idioms]
        self._pieces = pieces

    def put(self, text: str) -> str:
        """The text with everything that the table knows put in the usual words."""
        for said, usual in self._rows:
            text = said.sub(usual, text)
        return text

    def only(self, idiom: Idiom) -> Table:
        """A table of one of its idioms."""
        return Table(self._pieces, idiom)

    def without(self, idiom: Idiom) -> Table:
        """The table as it would be without one of its idioms."""
        return Table(self._pieces, *(one for one in self.idioms if one is not idiom))


def _whole(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(f"<{name}>", piece)
    return pattern
