"""The week's figures on Mondays, for partners' people who want them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core import schedule
from bot.core.errors import NotAllowed
from bot.core.rights import Action
from bot.core.schedule import Schedule
from bot.services.staff import Organisers
from bot.services.view import Person
from bot.store import learners, letters, reminders, summaries
from bot.store.database import Database
from bot.store.letters import NewLetter

SUMMARY = "summary"
"""The kind of its letters; the occurrence is the Monday."""
_MONDAYS, _HOUR = frozenset({0}), 9
_PRIORITY = 60
_LAST = timedelta(hours=12)
"""How long it is still worth sending."""
_BATCH = 100
_ELSEWHERE = "UTC"
"""The zone of whom nobody knows where they live."""


class Summaries:
    """Use cases about the summary. `timezone` is where the bot is at home, if that is said."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        organisers: Organisers,
        timezone: str | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._organisers = organisers
        self._timezone = timezone

    async def wanted(self, person: Person) -> bool:
        """Whether somebody gets it."""

        def work(conn: Connection) -> bool:
            learner = learners.find(conn, person.telegram_id)
            return learner is not None and summaries.find(conn, learner.id) is not None

        return await self._database.read(work)

    async def choose(self, person: Person, *, wanted: bool) -> None:
        """Get it from next Monday on, or no more. Raise `NotAllowed`."""

        def work(conn: Connection) -> None:
            now = self._clock()
            learner = learners.find(conn, person.telegram_id)
            if not wanted:
                if learner is not None:
                    summaries.drop(conn, learner.id)
                return
            if not self._organisers.staff(conn, person.telegram_id).may(Action.SEE_REPORTS):
                raise NotAllowed
            learner = learner or learners.add(conn, person.telegram_id, person.language, now)
            known = reminders.find(conn, learner.id)
            said = "" if known is None else known.schedule.zone
            zone = said or person.home or self._timezone or _ELSEWHERE
            summaries.want(conn, learner.id, zone, _next(zone, now))

        await self._database.write(work)

    async def enqueue_due(self) -> int:
        """Write the letters that are due; who lost the right gets none. Returns how many."""
        now = self._clock()
        if not await self._database.read(lambda conn: summaries.due(conn, now, 1)):
            return 0

        def work(conn: Connection) -> int:
            new = []
            for one in summaries.due(conn, now, _BATCH):
                if not self._organisers.staff(conn, one.telegram_id).may(Action.SEE_REPORTS):
                    summaries.drop(conn, one.learner_id)
                    continue
                monday = now.astimezone(schedule.zone(one.zone)).date().isoformat()
                new.append(NewLetter(one.learner_id, SUMMARY, monday, _PRIORITY, now, now + _LAST))
                summaries.again(conn, one.learner_id, _next(one.zone, now))
            letters.write(conn, new)
            return len(new)

        return await self._database.write(work)


def _next(zone: str, after: datetime) -> datetime:
    """Next Monday morning there."""
    found = schedule.next_time(Schedule(_MONDAYS, _HOUR, zone), after)
    return after + timedelta(days=7) if found is None else found
