"""Messages to many: where one stands, who has a say in it, and what of its figures is shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=1)
"""How long after its time a letter of a broadcast may still leave."""

LONGEST = 1_500
"""Characters of a text as people see it: two of them fit into one message to who approves."""

LONGEST_WORD = 300
"""Characters of the word with which a text is sent back."""

FEW = 5
"""Fewer people than this are never counted out."""


class State(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    CHECKED = "checked"
    WAITING = "waiting"
    APPROVED = "approved"
    SENDING = "sending"
    DONE = "done"
    STOPPED = "stopped"
    REJECTED = "rejected"


MOVES: Mapping[State, Set[State]] = {
    State.DRAFT: {State.CHECKED},
    State.CHECKED: {State.DRAFT, State.WAITING, State.APPROVED},
    State.WAITING: {State.DRAFT, State.APPROVED, State.REJECTED},
    # Back to waiting: whoever approved it lost the right to before it began.
    State.APPROVED: {State.DRAFT, State.WAITING, State.SENDING, State.STOPPED},
    State.SENDING: {State.DONE, State.STOPPED},
    # An alert of the command line reaches who has subscribed since.
    State.DONE: {State.SENDING},
    State.STOPPED: set(),
    State.REJECTED: {State.DRAFT, State.CHECKED},
}
"""From each state, those that may come next."""

EDITABLE = frozenset(state for state, after in MOVES.items() if State.DRAFT in after) | {
    State.DRAFT
}
"""While a broadcast is in one of these, its author may change it; that voids every approval."""

STOPPABLE = frozenset(state for state, after in MOVES.items() if State.STOPPED in after)
ENDED = frozenset({State.DONE, State.STOPPED})


@dataclass(frozen=True, slots=True)
class Wording:
    """What is approved: texts by language, to whom (no cohorts: alert subscribers), and when.

    `at` is None for as soon as it is approved.
    """

    texts: Mapping[str, str]
    cohorts: frozenset[int]
    at: datetime | None

    @property
    def pin(self) -> str:
        """A hash of everything in it: approved is this, and nothing else."""
        whole = [
            sorted(self.texts.items()),
            sorted(self.cohorts),
            None if self.at is None else int(self.at.timestamp() * 1000),
        ]
        return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Circle:
    """Who has a say in a broadcast, by Telegram ids: the partner's organisers, and the owners.

    Alert subscribers belong to no partner: only owners have a say about what goes to them.
    """

    organisers: frozenset[int]
    owners: frozenset[int]
    alerts: bool = False

    @property
    def judges(self) -> frozenset[int]:
        """Who is asked for approval."""
        return self.owners if self.alerts else self.organisers

    def needs_second(self, author: int) -> bool:
        """Whether somebody other than the author has to approve."""
        if self.alerts:
            return author not in self.owners or len(self.owners) > 1
        return bool(self.organisers - {author})

    def may_approve(self, author: int, who: int) -> bool:
        """Whether somebody's approval counts."""
        allowed = self.owners if self.alerts else self.organisers | self.owners
        return who in allowed and (who != author or not self.needs_second(author))


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a broadcast's letters, and how many people tapped `opened`."""

    waiting: int = 0
    sent: int = 0
    unreachable: int = 0
    failed: int = 0
    expired: int = 0
    stopped: int = 0
    left: int = 0
    doubt: int = 0
    opened: int = 0

    @property
    def written(self) -> int:
        """All of its letters."""
        return self.waiting + self.settled

    @property
    def settled(self) -> int:
        """Those that will not change any more."""
        return self.sent + self.missed

    @property
    def missed(self) -> int:
        """Those that certainly or probably did not arrive."""
        return self.unreachable + self.failed + self.expired + self.stopped + self.left + self.doubt


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it may be shown: `value`, `at_least` so many, or (both None) fewer than five."""

    value: int | None = None
    at_least: int | None = None


def shown(number: int) -> Shown:
    """One figure that stands alone: of five or more people, in fives.

    How many are in a group is told elsewhere: an exact figure beside it would give away the few
    who want no messages, read the other language or are in two groups.
    """
    if not number:
        return Shown(0)
    return Shown() if number < FEW else Shown(at_least=number // FEW * FEW)


def disclosed(parts: Mapping[str, int]) -> dict[str, Shown]:
    """Figures that add up to a number which may be known: no small one follows from the others.

    Where some are hidden and come to fewer than five together, the smallest of the others is shown
    as at least so many, low enough that the hidden ones may be anything from one to four.
    """
    told = {name: shown(number) for name, number in parts.items()}
    hidden = [number for number in parts.values() if 0 < number < FEW]
    if hidden and (len(hidden) == 1 or sum(hidden) < FEW):
        open_ones = [(number, name) for name, number in parts.items() if number >= FEW]
        if open_ones:
            number, name = min(open_ones)
            told[name] = Shown(at_least=max(1, (number - FEW + 1) // FEW * FEW))
    return told
