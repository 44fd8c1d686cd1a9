"""Questions in people's own words: finding a card, keeping what was not found, counting thumbs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.content.search import Finder
from bot.core.offers.amount import amount
from bot.core.once import Once
from bot.core.questions.asking import grouped, masked
from bot.core.questions.danger import Worry
from bot.core.questions.search import Kind, Place, Reply
from bot.store import asked
from bot.store.asked import Thumbs
from bot.store.database import Database

_FEWEST_WORDS = 2
"""A question with fewer words than this says too little to an organiser."""


_STILL = timedelta(hours=1)
"""How long somebody who was in danger is listened to more closely."""
_SOON = timedelta(minutes=30)
"""How long what was answered last says what "and then?" may be about."""
_MOST_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Group:
    """Questions alike to which nothing was found: how often, and in which words."""

    language: str
    times: int
    near: str | None
    last_day: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told last: a card with topics near it, or what a look at a message gave;
    or (`looks`) how to send one."""

    place: Place | None = None
    others: tuple[Place, ...] = ()
    signs: bool = False
    looks: bool = False


class Asks:
    """Use cases about questions. Nothing of who asked is kept."""

    def __init__(self, database: Database, finder: Finder, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._finder = finder
        self._clock = clock
        self._once = Once()
        # In memory alone, and for an hour: of who was in danger nothing is written down.
        self._in_danger: dict[int, datetime] = {}
        # In memory alone, too: which card it was, and nothing of what was written.
        self._told: dict[int, tuple[datetime, Told]] = {}

    async def ready(self) -> None:
        """Make ready what is looked into, off the loop: some seconds, after lessons changed."""
        await asyncio.to_thread(self._finder.ready)

    async def find(self, text: str, language: str) -> Reply:
        """What answers a question; `language` where its own does not show."""
        await self.ready()
        return self._finder.ask(text, language)

    def asks(self, text: str) -> bool:
        """Whether a text looks like a question."""
        return self._finder.asks(text)

    def worry(self, who: int, text: str) -> Worry:
        """How much a text sounds like danger; who was in danger just now is heard sooner."""
        worry = self._finder.worry(text).worry
        now = self._clock()
        before = self._in_danger.get(who)
        if worry is Worry.MAYBE and amount(text):
            # A mere amount means no more than it says, however it sounds.
            return Worry.NONE
        if worry is Worry.MAYBE and before is not None and now - before < _STILL:
            # Who speaks of gambling gets people to call for that, and the quiet line below.
            gambles = self._finder.ask(text).kind is Kind.GAMBLING
            worry = Worry.MAYBE if gambles else Worry.SURE
        if worry is Worry.SURE:
            self._told.pop(who, None)
            self._in_danger.pop(who, None)
            self._in_danger[who] = now
            while len(self._in_danger) > _MOST_REMEMBERED:
                del self._in_danger[next(iter(self._in_danger))]
        return worry

    def was_in_danger(self, who: int) -> bool:
        """Whether somebody got people to call a short while ago."""
        before = self._in_danger.get(who)
        return before is not None and self._clock() - before < _STILL

    def tell(self, who: int, told: Told) -> None:
        """Remember for a short while what somebody was told, as they may ask on."""
        self._told.pop(who, None)
        self._told[who] = (self._clock(), told)
        while len(self._told) > _MOST_REMEMBERED:
            del self._told[next(iter(self._told))]

    def told(self, who: int) -> Told | None:
        """What somebody was told just now; None: nothing, or it is long ago."""
        at, told = self._told.get(who, (None, None))
        return told if at is not None and self._clock() - at < _SOON else None

    def outright(self, text: str) -> bool:
        """Whether danger is named in words that are known for it."""
        return self._finder.worry(text).outright

    def first_steps(self, text: str, language: str) -> Reply:
        """What answers somebody who may be in danger."""
        return self._finder.first_steps(text, language)

    async def note(self, who: int, text: str, reply: Reply) -> bool:
        """Keep a question that was not answered, masked; False: there was too little of it.

        Whoever asks it again is not counted again: five times is five people.
        """
        if reply.kind is not Kind.UNKNOWN:
            return False
        kept = masked(text, self._finder.knows)
        if len(self._finder.terms(kept, reply.language)) < _FEWEST_WORDS:
            return False
        if not self._once.first(who, (reply.language, kept)):
            return True
        near = reply.others[0].lesson if reply.others else None
        day = self._clock().date()
        await self._database.write(lambda conn: asked.note(conn, reply.language, kept, near, day))
        return True

    async def thumb(self, place: Place, language: str, *, up: bool) -> None:
        """Count a thumb."""
        await self._database.write(lambda conn: asked.thumb(conn, str(place), language, up=up))

    async def unanswered(self) -> list[Group]:
        """Questions without an answer, alike ones together, the most frequent first."""
        kept = await self._database.read(asked.all_unanswered)
        await self.ready()
        groups: list[Group] = []
        for language in sorted({one.language for one in kept}):
            own = [one for one in kept if one.language == language]
            terms = [(one.question, self._finder.terms(one.question, language)) for one in own]
            for numbers in grouped(terms):
                members = [own[number] for number in numbers]
                groups.append(
                    Group(
                        language,
                        sum(one.times for one in members),
                        members[0].near,
                        max(one.last_day for one in members).isoformat(),
                        tuple(one.question for one in members),
                    )
                )
        return sorted(groups, key=lambda group: (-group.times, group.language, group.questions))

    async def thumbs(self) -> list[Thumbs]:
        """How each card helped, the least helpful first."""
        return await self._database.read(asked.all_thumbs)
