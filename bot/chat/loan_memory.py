"""What people typed into `/loan`, for as long as its buttons need it: in memory, bounded, gone at
the next restart.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from bot.chat.buttons import AboutLoan
from bot.content.offers import understand
from bot.core.offers.correction import says_schedule
from bot.core.offers.offer import Kind, Offer, Reading, recast, unburdened
from bot.core.offers.understanding import put_right

T = TypeVar("T")
_MOST = 2_000
"""Cases, and chats, that are remembered at once."""
PATIENCE = timedelta(minutes=30)
"""For how long the next text of a chat is taken for an answer."""


@dataclass(frozen=True)
class Asked:
    """A sentence, and what was said about it by buttons; it is read once, when that is wanted.

    `said` is what the person wrote and tapped, to be shown; `text` has the reader's words in it.
    """

    text: str
    said: tuple[str, ...] = ()
    every: str = ""
    kind: Kind | None = None
    changes: tuple[str, ...] = ()
    """Later sentences, each of which puts something right."""
    chosen: Offer | None = None
    """What it was said to mean, before those changes."""

    def adding(self, text: str, said: str) -> Asked:
        """The same with more said."""
        joined = f"{self.text}, {text}" if self.text else text
        return replace(self, text=joined, said=(*self.said, said), chosen=None)

    def changed(self, text: str) -> Asked:
        """The same, put right by a later sentence."""
        kind = None if says_schedule(text) else self.kind
        said, changes = (*self.said, text), (*self.changes, text)
        return replace(self, said=said, changes=changes, kind=kind)

    def meaning(self, chosen: Offer) -> Asked:
        """The same, of which it is known now what it means."""
        return replace(self, chosen=chosen, changes=(), kind=None)

    def unchanged(self) -> Asked | None:
        """The same without the last change; None where there was none."""
        if not self.changes:
            return None
        return replace(self, said=self.said[:-1], changes=self.changes[:-1])

    @cached_property
    def reading(self) -> Reading:
        """What it comes to."""
        if self.chosen is not None:
            reading = put_right(self.chosen, self.changes)
        else:
            reading = understand(self.text, self.every, self.changes)
        if reading.offer is None:
            could_be = [replace(one, offer=self._recast(one.offer)) for one in reading.could_be]
            return replace(reading, could_be=tuple(could_be))
        return replace(reading, offer=unburdened(self._recast(reading.offer)))

    def _recast(self, offer: Offer) -> Offer:
        return offer if self.kind is None else recast(offer, self.kind)


def typed(text: str) -> Asked:
    """A sentence as it was typed."""
    return Asked(text, (text,))


@dataclass(frozen=True, slots=True)
class Case:
    """One to three offers that are looked at together, and numbers of a month if they were told."""

    asked: tuple[Asked, ...]
    sums: tuple[Decimal, ...] = ()

    @property
    def last(self) -> Asked:
        """The offer that is talked about."""
        return self.asked[-1]

    def saying(self, asked: Asked) -> Case:
        """The same with the last offer said anew."""
        return replace(self, asked=(*self.asked[:-1], asked))


@dataclass(frozen=True, slots=True)
class Expected:
    """What the next typed text of a chat answers: `what` about the case `ref`; see `chat.loan`."""

    what: str
    ref: int = 0
    detail: str = ""


class LoanMemory:
    """Cases by number. Numbers begin at `first`, so that those from before a restart are unknown.

    A case is found only by the chat that it belongs to.
    """

    def __init__(self, first: int, most: int = _MOST) -> None:
        self._next = first
        self._most = most
        self._cases: OrderedDict[int, tuple[int, Case]] = OrderedDict()
        self._expected: OrderedDict[int, tuple[datetime, Expected]] = OrderedDict()
        self._shown: OrderedDict[int, Mapping[str, AboutLoan]] = OrderedDict()
        self._regions: OrderedDict[int, str] = OrderedDict()

    def keep(self, chat: int, case: Case) -> int:
        """Remember a case for a while; returns its number."""
        self._next += 1
        self._cases[self._next] = (chat, case)
        if len(self._cases) > self._most:
            self._cases.popitem(last=False)
        return self._next

    def find(self, chat: int, ref: int) -> Case | None:
        """The case with a number, if it is still there and this chat's."""
        whose, case = self._cases.get(ref, (None, None))
        return case if whose == chat else None

    def expect(self, chat: int, expected: Expected, now: datetime) -> None:
        """Take the next text of a chat as an answer, if it comes soon."""
        _put(self._expected, chat, (now, expected), self._most)

    def expected(self, chat: int, now: datetime) -> Expected | None:
        """What the next text of a chat answers."""
        since, expected = self._expected.get(chat, (now, None))
        if now - since > PATIENCE:
            self.expect_nothing(chat)
            return None
        return expected

    def expect_nothing(self, chat: int) -> None:
        """The next text is about something else."""
        self._expected.pop(chat, None)
        self._shown.pop(chat, None)

    def show(self, chat: int, labels: Mapping[str, AboutLoan]) -> None:
        """Remember which buttons stand under what was said last, by their words."""
        _put(self._shown, chat, labels, self._most)

    def shown(self, chat: int, label: str) -> AboutLoan | None:
        """The button of that name under what was said last."""
        return self._shown.get(chat, {}).get(label)

    def live_in(self, chat: int, region: str) -> None:
        """Whose rules to show from now on."""
        _put(self._regions, chat, region, self._most)

    def region(self, chat: int) -> str | None:
        """Whose rules were asked for."""
        return self._regions.get(chat)


def _put(kept: OrderedDict[int, T], chat: int, value: T, most: int) -> None:
    kept[chat] = value
    kept.move_to_end(chat)
    if len(kept) > most:
        kept.popitem(last=False)
