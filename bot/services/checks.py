"""Looking messages over, and learning from those that people let us keep, masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.core.once import Once
from bot.core.scams import masking, red_flags
from bot.core.scams.patterns import Patterns
from bot.store import rising
from bot.store.database import Database
from bot.store.rising import Group

SHOWN = 20


class Checks:
    """Use cases about messages that may be scams. What is looked over is not kept."""

    def __init__(
        self,
        database: Database,
        patterns: Callable[[], Patterns],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._clock = clock
        self._patterns = patterns
        self._once = Once()

    @property
    def patterns(self) -> Patterns:
        """What messages are looked over for now."""
        return self._patterns()

    def warm(self) -> None:
        """Be as quick with the first message as with the next. Takes most of a second."""
        self.patterns.base.warm()

    def look(self, text: str) -> red_flags.Check:
        """What stands in a message."""
        return red_flags.check(text, self.patterns.base)

    def masked(self, text: str) -> str:
        """The message as it would be kept."""
        firms = [word for name in self.patterns.base.names.known for word in name.words]
        return masking.masked(text, firms)

    async def learn(self, who: int, text: str) -> str:
        """Keep a message, masked, with those that are alike; returns what is kept.

        Of one person it counts once among those alike.
        """
        kept, found, now = self.masked(text), self.look(text), self._clock()
        marks = masking.marks(kept)
        kind = found.families[0] if found.families else None
        language = "zh-Hans" if any("\u4e00" <= char <= "\u9fff" for char in kept) else "en"

        def work(conn: Connection) -> int:
            group = rising.alike(conn, marks, masking.ALIKE)
            if group is None:
                return rising.add(conn, kept, language=language, kind=kind, marks=marks, now=now)
            if not self._once.done(who, group):
                rising.seen(conn, group, now)
            return group

        # Remembered behind the transaction, which may be run again.
        self._once.first(who, await self._database.write(work))
        return kept

    async def group(self, group_id: int) -> Group | None:
        """A group by its number."""
        return await self._database.read(lambda conn: rising.find(conn, group_id))

    async def draft(self, group_id: int, least: int = 1) -> dict[str, str]:
        """A warning by language, from the kind of scam of a group that was seen often enough;
        empty: it was not, or is of no known kind."""
        group = await self.group(group_id)
        seen = group is not None and group.seen >= least
        kind = self.patterns.kinds.get(group.kind or "") if group is not None and seen else None
        if kind is None:
            return {}
        return {
            language: f"{words.name}: {words.runs} {words.now}"
            if language == "en"
            else f"{words.name}：{words.runs}{words.now}"
            for language, words in kind.words.items()
        }

    async def rising(self, limit: int = SHOWN) -> list[Group]:
        """Groups of messages alike, the one seen last first."""
        return await self._database.read(lambda conn: rising.newest(conn, limit))
