"""Reminders: what a learner chose, and what falls due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core import schedule as rules
from bot.core.errors import UnknownZone
from bot.core.schedule import GOODBYE, Schedule
from bot.services import groups
from bot.services.view import Person
from bot.store import answers, learners, letters, paces, reminders
from bot.store.database import Database
from bot.store.letters import NewLetter
from bot.store.reminders import Reminder

REMINDER, FAREWELL = "reminder", "goodbye"
FOLLOW_UP, LAST_WORD = "follow-up", "follow-up-end"
QUESTIONS = frozenset({FOLLOW_UP, LAST_WORD})
"""Letters of follow-ups: a day that has one has no reminder."""
AWAITS_ZONE = "zone"

_BATCH = 100
"""Reminders enqueued in one transaction: it holds the database for a few milliseconds."""
_PRIORITY = 50
_DEFAULT_DAYS, _DEFAULT_HOUR = frozenset({0, 2, 4}), 19


@dataclass(frozen=True, slots=True)
class Choice:
    """What `/remind` shows; `reminder` is None for somebody who never agreed to any."""

    language: str
    reminder: Reminder | None
    suggested: Schedule
    now: datetime

    @property
    def schedule(self) -> Schedule:
        """What was chosen, or what is suggested until something is."""
        return self.suggested if self.reminder is None else self.reminder.schedule

    @property
    def asks_zone(self) -> bool:
        """Whether something is wanted, but nobody has said yet what time it is there."""
        wanted = self.reminder is not None and (self.schedule.days or self.reminder.alerts)
        return bool(wanted) and self.schedule.zone == rules.UNSAID


class Reminders:
    """Use cases about reminders; `zone` is where this bot's learners live, if that is known."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        zone: str | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def chosen(self, person: Person) -> Choice:
        """What the person chose so far."""
        return await self._database.read(lambda conn: self._choice(conn, person))

    async def turn(self, person: Person, *, on: bool) -> Choice:
        """Turn reminders on, as chosen before or as suggested; or off."""

        def work(conn: Connection) -> Choice:
            schedule = self._choice(conn, person).schedule
            if on and not schedule.days:
                schedule = replace(schedule, days=_DEFAULT_DAYS)
            if not on:
                schedule = replace(schedule, days=frozenset())
            return self._save(conn, person, schedule)

        return await self._database.write(work)

    async def set_day(self, person: Person, day: int, *, on: bool) -> Choice:
        """Choose a weekday (Monday is 0), or leave it out."""

        def change(schedule: Schedule) -> Schedule:
            days = schedule.days | {day} if on else schedule.days - {day}
            return replace(schedule, days=days & rules.EVERY_DAY)

        return await self._change(person, change)

    async def set_hour(self, person: Person, hour: int) -> Choice:
        """Choose the local hour."""
        return await self._change(person, lambda schedule: replace(schedule, hour=hour % 24))

    async def set_zone(self, person: Person, name: str) -> Choice:
        """Choose a zone by its name; raise `UnknownZone`."""
        try:
            rules.zone(name)
        except ValueError as error:
            raise UnknownZone from error
        return await self._change(person, lambda schedule: replace(schedule, zone=name))

    async def fewer(self, person: Person) -> Choice:
        """About half as many."""
        return await self._change(
            person, lambda schedule: replace(schedule, days=rules.fewer(schedule.days))
        )

    async def alerts(self, person: Person, *, on: bool) -> Choice:
        """Hear of new scams, or not."""

        def work(conn: Connection) -> Choice:
            choice = self._choice(conn, person)
            if choice.reminder is None:
                silent = replace(choice.suggested, days=frozenset())
                return self._save(conn, person, silent, alerts=on)
            reminders.save(conn, replace(choice.reminder, alerts=on))
            return self._choice(conn, person)

        return await self._database.write(work)

    async def pause(self, person: Person, *, on: bool) -> Choice:
        """Pause for a week, or end the pause."""

        def work(conn: Connection) -> Choice:
            schedule = self._choice(conn, person).schedule
            until = self._clock() + timedelta(days=7) if on else None
            return self._save(conn, person, schedule, paused_until=until)

        return await self._database.write(work)

    async def again(self, person: Person, *, tomorrow: bool) -> datetime:
        """Come back in an hour, or tomorrow at the chosen hour; returns when (UTC).

        What would fall due on the same day is left out: one a day is enough.
        """

        def work(conn: Connection) -> datetime:
            now = self._clock()
            learner = self._learner(conn, person)
            known = reminders.find(conn, learner.id)
            schedule = self._suggested(person) if known is None else known.schedule
            moment = now + timedelta(hours=1)
            if tomorrow:
                daily = replace(schedule, days=rules.EVERY_DAY)
                moment = rules.next_time(daily, now + timedelta(hours=12)) or moment
            letters.withdraw(conn, learner.id, REMINDER)
            letters.write(conn, [_letter(learner.id, REMINDER, moment)])
            if known is not None and known.due_at is not None:
                where = rules.zone(schedule.zone)
                same_day = known.due_at.astimezone(where).date() == moment.astimezone(where).date()
                if same_day:
                    later = rules.next_time(schedule, max(known.due_at, moment))
                    reminders.save(conn, replace(known, due_at=later))
            return moment

        return await self._database.write(work)

    async def as_group(self, person: Person, cohort_id: int) -> Choice:
        """Have reminders on a cohort's days, at its hour."""

        def work(conn: Connection) -> Choice:
            pace = paces.of(conn, cohort_id)
            chosen = self._choice(conn, person).schedule
            zone = chosen.zone or groups.zone_of(conn, cohort_id)
            return self._save(conn, person, Schedule(pace.days, pace.hour, zone))

        return await self._database.write(work)

    async def await_zone(self, person: Person) -> None:
        """The next typed text names a zone."""

        def work(conn: Connection) -> None:
            self._learner(conn, person)
            learners.expect(conn, person.telegram_id, AWAITS_ZONE, self._clock())

        await self._database.write(work)

    async def enqueue_due(self) -> int:
        """Write the letters of what is due, in batches, and set the next occurrences."""
        moment = self._clock()
        written = 0
        while True:
            found, new = await self._database.write(lambda conn: self._enqueue(conn, moment))
            written += new
            if found < _BATCH:
                return written

    def _enqueue(self, conn: Connection, now: datetime) -> tuple[int, int]:
        due = reminders.due(conn, now, _BATCH)
        asked = letters.lately(
            conn, [one.learner_id for one, _ in due], QUESTIONS, now - timedelta(days=1)
        )
        new: list[NewLetter] = []
        changed: list[Reminder] = []
        for reminder, reachable in due:
            after, letter = _advanced(
                reminder, now, reachable=reachable, asked=asked.get(reminder.learner_id)
            )
            changed.append(after)
            if letter is not None:
                new.append(letter)
        letters.write(conn, new)
        reminders.advance(conn, changed)
        return len(due), len(new)

    async def _change(self, person: Person, change: Callable[[Schedule], Schedule]) -> Choice:
        def work(conn: Connection) -> Choice:
            choice = self._choice(conn, person)
            paused = None if choice.reminder is None else choice.reminder.paused_until
            return self._save(conn, person, change(choice.schedule), paused_until=paused)

        return await self._database.write(work)

    def _save(
        self,
        conn: Connection,
        person: Person,
        schedule: Schedule,
        *,
        paused_until: datetime | None = None,
        alerts: bool | None = None,
    ) -> Choice:
        learner = self._learner(conn, person)
        now = self._clock()
        known = reminders.find(conn, learner.id)
        if alerts is None:
            alerts = known is not None and known.alerts
        last = answers.last_at(conn, learner.id)
        after = max(now, now if last is None else last + rules.REST)
        reminder = Reminder(
            learner_id=learner.id,
            schedule=schedule,
            alerts=alerts,
            level=0,
            unanswered=0,
            paused_until=paused_until,
            due_at=rules.next_time(schedule, paused_until or after),
            muted_at=None if schedule.days else _muted_since(known, now),
        )
        reminders.save(conn, reminder)
        letters.withdraw(conn, learner.id, REMINDER)
        return Choice(learner.language, reminder, self._suggested(person), now)

    def _choice(self, conn: Connection, person: Person) -> Choice:
        learner = learners.find(conn, person.telegram_id)
        language = person.language if learner is None else learner.language
        known = None if learner is None else reminders.find(conn, learner.id)
        return Choice(language, known, self._suggested(person), self._clock())

    def _suggested(self, person: Person) -> Schedule:
        """What the operator set, else what the person's client names, else to be asked."""
        return Schedule(_DEFAULT_DAYS, _DEFAULT_HOUR, self._zone or person.home or rules.UNSAID)

    def _learner(self, conn: Connection, person: Person) -> learners.Learner:
        return learners.add(conn, person.telegram_id, person.language, self._clock())


def _muted_since(known: Reminder | None, now: datetime) -> datetime | None:
    """Since when reminders that are off now have been; None where they never were on."""
    if known is None:
        return None
    return now if known.schedule.days else known.muted_at


def _advanced(
    reminder: Reminder, now: datetime, *, reachable: bool, asked: datetime | None
) -> tuple[Reminder, NewLetter | None]:
    """A due reminder's next occurrence, and the letter for this one if it is to be written.

    `asked` is when a follow-up is for that was written lately: one message a day is enough.
    """
    due, schedule = reminder.due_at or now, reminder.schedule
    if not reachable:
        return replace(reminder, due_at=None), None
    if reminder.paused_until is not None and reminder.paused_until > now:
        return replace(reminder, due_at=rules.next_time(schedule, reminder.paused_until)), None
    where = rules.zone(schedule.zone)
    twice = asked is not None and asked.astimezone(where).date() == now.astimezone(where).date()
    if twice or not rules.timely(schedule, due, now):
        return replace(reminder, due_at=rules.next_time(schedule, now)), None
    kind = FAREWELL if reminder.level == GOODBYE else REMINDER
    level, unanswered = rules.thinned(reminder.level, reminder.unanswered)
    after = replace(
        reminder,
        level=level,
        unanswered=unanswered,
        due_at=rules.following(schedule, max(due, now), level),
    )
    return after, _letter(reminder.learner_id, kind, due)


def _letter(learner_id: int, kind: str, due: datetime) -> NewLetter:
    return NewLetter(
        learner_id=learner_id,
        kind=kind,
        occurrence=due.isoformat(timespec="minutes"),
        priority=_PRIORITY,
        not_before=due,
        expires_at=due + rules.CATCH_UP,
    )
