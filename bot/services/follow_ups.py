"""A cohort's start question, and the two questions that come again and again after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.content.quizzes import Quiz
from bot.core import follow_up as rules
from bot.core import probe, review, schedule
from bot.core.cohort import opening
from bot.core.errors import HourUnsaid
from bot.core.schedule import UNSAID, Schedule, offset_of_hour
from bot.services import groups
from bot.services.attempts import Attempts
from bot.services.groups import Follow, Group
from bot.services.reminders import FAREWELL, FOLLOW_UP, LAST_WORD, QUESTIONS, REMINDER
from bot.services.view import Person, View
from bot.store import (
    answers,
    attempts,
    cohorts,
    events,
    follow_ups,
    learners,
    letters,
    memories,
    reminders,
)
from bot.store.database import Database
from bot.store.follow_ups import FollowUp
from bot.store.learners import Learner
from bot.store.letters import EXPIRED, FAILED, WAITING, Letter, NewLetter

_ONE_A_DAY = frozenset({REMINDER, FAREWELL}) | QUESTIONS
_BATCH = 10
"""Follow-ups written in one transaction: each looks at what its learner has and met."""
_PRIORITY = 50


@dataclass(frozen=True, slots=True)
class Welcome:
    """What follows on joining: the start question where there is one to ask, and the cohort."""

    language: str
    group: Group
    view: View | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody said to follow-ups; `first` is when the first one comes, if any does."""

    language: str
    group: Group
    said: bool
    first: datetime | None = None
    clock: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A cohort that has follow-ups, and whether the learner has agreed to them."""

    cohort_id: int
    title: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter says: two questions, or that no more are sent; `strips` are older messages."""

    language: str
    follow: Follow
    view: View | None = None
    strips: tuple[int, ...] = ()


class FollowUps:
    """Use cases about follow-ups; `zone` is where this bot's learners live, if that is known."""

    def __init__(
        self,
        database: Database,
        attempts: Attempts,
        quizzes: Callable[[], Mapping[str, Quiz]],
        chance: Callable[[], int],
        zone: str | None,
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._quizzes = quizzes
        self._clock = attempts.clock
        self._chance = chance
        self._zone = zone

    # On joining

    async def welcome(self, person: Person, cohort_id: int) -> Welcome | None:
        """What follows on joining; None for who is not in the cohort."""

        def work(conn: Connection) -> Welcome | None:
            learner = self._attempts.learner(conn, person)
            found = self._group(conn, learner, cohort_id)
            if found is None:
                return None
            return Welcome(learner.language, found, self._start(conn, learner, cohort_id))

        return await self._database.write(work)

    async def skip(self, person: Person, cohort_id: int) -> Welcome | None:
        """Leave the start question out."""

        def work(conn: Connection) -> Welcome | None:
            learner = self._attempts.learner(conn, person)
            asked = probe.name(probe.START, str(cohort_id))
            attempt = attempts.find_open(conn, learner.id, asked)
            if attempt is not None:
                view = self._attempts.view(conn, attempt, attempt.position)
                self._attempts.move(conn, attempt, view, finish=True)
            found = self._group(conn, learner, cohort_id)
            return None if found is None else Welcome(learner.language, found)

        return await self._database.write(work)

    def _start(self, conn: Connection, learner: Learner, cohort_id: int) -> View | None:
        """The start question, as long as it is unanswered and taught."""
        asked = probe.name(probe.START, str(cohort_id))
        if asked in attempts.ever(conn, learner.id):
            return self._attempts.open_one(conn, learner, asked)
        found, catalogue = cohorts.find(conn, cohort_id), self._attempts.catalogue()
        if found is None:
            return None
        course = catalogue.course(found.course or "")
        lesson_id, item = review.split(opening(catalogue, course, found.start_question) or "")
        lesson = catalogue.lessons.get(lesson_id)
        if lesson is None or item not in next(iter(lesson.editions.values())).questions:
            return None
        composed = review.compose(catalogue, ((lesson_id, item),), asked)
        return self._attempts.begin(conn, learner, composed)

    # Consent

    async def agree(self, person: Person, cohort_id: int, hour: int | None = None) -> Agreed | None:
        """Have the questions that follow; None for who is not in the cohort.

        `hour` is what the learner's clock shows; raise `HourUnsaid` where it must be said first.
        """

        def work(conn: Connection) -> Agreed | None:
            learner = self._attempts.learner(conn, person)
            mine = groups.member(conn, cohort_id, learner.id)
            found = cohorts.find(conn, cohort_id)
            if mine is None or found is None:
                return None
            zone = self._zone_of(conn, person, learner, cohort_id, hour)
            cohorts.agree(conn, cohort_id, learner.id, said=True)
            since, seed = groups.counted_from(conn, mine), self._chance()
            known = {one.delay: one for one in follow_ups.of(conn, cohort_id, learner.id)}
            planned = []
            for delay in found.delays:
                one = known.get(delay) or FollowUp(
                    cohort_id, learner.id, delay, since, zone, seed, None, None
                )
                if one.written_at is None:
                    fresh = replace(one, since=since, zone=zone)
                    planned.append(groups.planned(conn, fresh, self._clock()))
            follow_ups.save(conn, planned)
            return self._agreed(conn, learner, cohort_id, said=True)

        return await self._database.write(work)

    async def decline(self, person: Person, cohort_id: int) -> Agreed | None:
        """Have no questions, or no more of them; None for who is not in the cohort."""

        def work(conn: Connection) -> Agreed | None:
            learner = self._attempts.learner(conn, person)
            cohorts.agree(conn, cohort_id, learner.id, said=False)
            follow_ups.drop(conn, cohort_id, learner.id)
            return self._agreed(conn, learner, cohort_id, said=False)

        return await self._database.write(work)

    def _agreed(
        self, conn: Connection, learner: Learner, cohort_id: int, *, said: bool
    ) -> Agreed | None:
        found = self._group(conn, learner, cohort_id)
        if found is None:
            return None
        rows = follow_ups.of(conn, cohort_id, learner.id)
        coming = [one for one in rows if one.due_at is not None]
        if not coming:
            return Agreed(learner.language, found, said)
        clock = groups.clock_of(conn, cohort_id, learner.id, coming[0].zone)
        first = max(coming[0].due_at or self._clock(), self._clock())
        return Agreed(learner.language, found, said, first, clock)

    def _zone_of(
        self, conn: Connection, person: Person, learner: Learner, cohort_id: int, hour: int | None
    ) -> str:
        """Where the learner's clock is: as they said, where they meet, or as their client tells."""
        known = reminders.find(conn, learner.id)
        said = UNSAID if known is None else known.schedule.zone
        if hour is not None:
            return offset_of_hour(self._clock(), hour)
        zone = said or groups.zone_of(conn, cohort_id) or self._zone or person.home
        if not zone:
            raise HourUnsaid
        return zone

    async def asking(self, person: Person) -> list[Asking]:
        """A person's cohorts that have follow-ups."""

        def work(conn: Connection) -> list[Asking]:
            learner = learners.find(conn, person.telegram_id)
            found = []
            for mine in [] if learner is None else cohorts.memberships(conn, learner.id):
                one = cohorts.find(conn, mine.cohort_id)
                if one is not None and groups.asks(conn, one):
                    found.append(Asking(one.id, one.title, mine.agreed is True))
            return found

        return await self._database.read(work)

    async def after_game(self, game_id: int, telegram_id: int) -> Group | None:
        """The cohort of a live quiz, where a player of it was not asked yet about follow-ups."""

        def work(conn: Connection) -> Group | None:
            held, learner = events.of_game(conn, game_id), learners.find(conn, telegram_id)
            if held is None or learner is None:
                return None
            found = self._group(conn, learner, held.cohort.id)
            return found if found is not None and found.asks else None

        return await self._database.read(work)

    # What a learner does about one

    async def later(self, person: Person, cohort_id: int, delay: int) -> Agreed | None:
        """Not today: tomorrow at their hour, if that still shows what it is meant to.

        None for who is not in the cohort any more.
        """

        def work(conn: Connection) -> Agreed | None:
            learner = self._attempts.learner(conn, person)
            one = self._find(conn, learner, cohort_id, delay)
            found = self._group(conn, learner, cohort_id)
            if found is None:
                return None
            if one is None:
                return Agreed(learner.language, found, said=False)
            clock = groups.clock_of(conn, cohort_id, learner.id, one.zone)
            now = self._clock()
            moment = rules.settled(clock, now, now, _tomorrow(clock, now))
            if moment is not None and moment > rules.last_chance(one.since, delay):
                moment = None
            follow_ups.settle(conn, one, due_at=moment, written_at=one.written_at)
            return Agreed(learner.language, found, said=True, first=moment, clock=clock)

        return await self._database.write(work)

    async def now(self, person: Person, cohort_id: int, delay: int) -> View | None:
        """The two questions at once; None where there is nothing to ask any more."""

        def work(conn: Connection) -> View | None:
            learner = self._attempts.learner(conn, person)
            one = self._find(conn, learner, cohort_id, delay)
            if one is None:
                return None
            view = self._ask(conn, learner, one)
            if view is not None:
                follow_ups.settle(conn, one, due_at=None, written_at=self._clock())
            return view

        return await self._database.write(work)

    def _find(
        self, conn: Connection, learner: Learner, cohort_id: int, delay: int
    ) -> FollowUp | None:
        rows = follow_ups.of(conn, cohort_id, learner.id)
        return next((one for one in rows if one.delay == delay), None)

    def _group(self, conn: Connection, learner: Learner, cohort_id: int) -> Group | None:
        catalogue = self._attempts.catalogue()
        return groups.group(conn, catalogue, learner.id, cohort_id, self._clock())

    # What falls due

    async def enqueue_due(self) -> int:
        """Write the letters of what is due, in batches; at most one a day to each learner.

        A follow-up takes the place of that day's reminder.
        """
        moment = self._clock()
        written = 0
        while True:
            found, new = await self._database.write(lambda conn: self._enqueue(conn, moment))
            written += new
            if found < _BATCH:
                return written

    def _enqueue(self, conn: Connection, now: datetime) -> tuple[int, int]:
        due = follow_ups.due(conn, now, _BATCH)
        written = 0
        for one, reachable in due:
            letter = self._take(conn, one, now, reachable=reachable)
            if letter is not None:
                letters.write(conn, [letter])
                written += 1
        return len(due), written

    def _take(
        self, conn: Connection, one: FollowUp, now: datetime, *, reachable: bool
    ) -> NewLetter | None:
        """The letter of a follow-up that is due; or it is put off, or left out."""
        if not groups.wanted(conn, one):
            follow_ups.settle(conn, one, due_at=None, written_at=one.written_at)
            return None
        clock = groups.clock_of(conn, one.cohort_id, one.learner_id, one.zone)
        free = _tomorrow(clock, now) if not reachable else self._free(conn, one, clock, now)
        moment = rules.settled(clock, one.due_at or now, now, free)
        if moment is not None and moment > rules.last_chance(one.since, one.delay):
            moment = None
        if moment is None or moment > now:
            follow_ups.settle(conn, one, due_at=moment, written_at=one.written_at)
            return None
        leaves = self._after_a_breath(conn, one, moment)
        if not schedule.timely(clock, leaves, leaves):
            follow_ups.settle(conn, one, due_at=_tomorrow(clock, now), written_at=one.written_at)
            return None
        if not self._about(conn, one, self._met(conn, one)):
            follow_ups.settle(conn, one, due_at=None, written_at=one.written_at)
            return None
        kind = FOLLOW_UP
        if rules.tired(_answered(conn, one)):
            kind = LAST_WORD
            for other in follow_ups.of(conn, one.cohort_id, one.learner_id):
                if other.due_at is not None:
                    follow_ups.settle(conn, other, due_at=None, written_at=other.written_at)
        else:
            follow_ups.settle(conn, one, due_at=None, written_at=now)
        self._displace(conn, one.learner_id, clock, now)
        return NewLetter(
            learner_id=one.learner_id,
            kind=kind,
            occurrence=f"{one.cohort_id}:{one.delay}@{moment.isoformat(timespec='minutes')}",
            priority=_PRIORITY,
            not_before=leaves,
            expires_at=leaves + schedule.CATCH_UP,
        )

    def _free(
        self, conn: Connection, one: FollowUp, clock: Schedule, now: datetime
    ) -> datetime | None:
        """From when on something may be sent: after a pause, and not twice on a day."""
        known = reminders.find(conn, one.learner_id)
        if known is not None and known.paused_until is not None and known.paused_until > now:
            return known.paused_until
        where = schedule.zone(clock.zone)
        today = now.astimezone(where).date()
        for kind, state, not_before, _ in letters.of_learner(conn, one.learner_id):
            gone = state in {EXPIRED, FAILED} or (kind == REMINDER and state == WAITING)
            if kind in _ONE_A_DAY and not gone and not_before.astimezone(where).date() == today:
                return _tomorrow(clock, now)
        return None

    def _after_a_breath(self, conn: Connection, one: FollowUp, moment: datetime) -> datetime:
        last = answers.last_at(conn, one.learner_id)
        return moment if last is None else max(moment, last + rules.BREATH)

    def _displace(self, conn: Connection, learner_id: int, clock: Schedule, now: datetime) -> None:
        """Take the place of today's reminder."""
        tomorrow = _tomorrow(clock, now)
        letters.withdraw(conn, learner_id, REMINDER, before=tomorrow)
        known = reminders.find(conn, learner_id)
        if known is not None and known.due_at is not None and known.due_at < tomorrow:
            late = schedule.next_time(known.schedule, tomorrow - timedelta(seconds=1))
            reminders.advance(conn, [replace(known, due_at=late)])

    # What it says

    async def said(self, letter: Letter) -> Said | None:
        """What a letter says now; None: it has nothing to say any more."""

        def work(conn: Connection) -> Said | None:
            learner = learners.find(conn, letter.telegram_id)
            cohort_id, _, rest = letter.occurrence.partition("@")[0].partition(":")
            if learner is None:
                return None
            one = self._find(conn, learner, int(cohort_id), int(rest))
            told = None if one is None else groups.follow(conn, one, self._clock())
            if one is None or told is None or not groups.wanted(conn, one):
                return None
            if letter.kind == LAST_WORD:
                return Said(learner.language, told)
            strips = self._close_older(conn, one)
            view = self._ask(conn, learner, one)
            return None if view is None else Said(learner.language, told, view, strips)

        return await self._database.write(work)

    def _close_older(self, conn: Connection, one: FollowUp) -> tuple[int, ...]:
        """Put away what was left unanswered of a cohort; returns the messages that showed it."""
        shown = []
        for attempt in attempts.all_open(conn, one.learner_id):
            found = rules.read(attempt.lesson_id)
            if found is not None and found[1] == one.cohort_id and found[0] != one.delay:
                view = self._attempts.view(conn, attempt, attempt.position)
                self._attempts.move(conn, attempt, view, finish=True)
                shown.append(attempt.message_id)
        return tuple(number for number in shown if number is not None)

    def _ask(self, conn: Connection, learner: Learner, one: FollowUp) -> View | None:
        """The follow-up under way, or begun now; None where there is nothing to ask, or no more."""
        name = rules.name(one.delay, one.cohort_id)
        view = self._attempts.open_one(conn, learner, name)
        if view is not None:
            return view
        if name in attempts.ever(conn, learner.id):
            return None
        pairs = self._pairs(conn, one)
        if not pairs:
            return None
        composed = review.compose(self._attempts.catalogue(), pairs, name)
        return self._attempts.begin(conn, learner, composed)

    def _pairs(self, conn: Connection, one: FollowUp) -> tuple[tuple[str, str], ...]:
        """What to ask: items that the learner has not met, on what was asked least often."""
        catalogue = self._attempts.catalogue()
        met = self._met(conn, one)
        names = [rules.name(delay, one.cohort_id) for delay in rules.DELAYS]
        answered = answers.asked(conn, one.learner_id)
        return rules.choose(
            catalogue,
            self._about(conn, one, met),
            seed=one.seed,
            asked_before=Counter(
                objective
                for question in follow_ups.asked(conn, one.learner_id, names)
                for objective in rules.objectives(catalogue, [question], ())
            ),
            worn=dict.fromkeys(met, 1) | {name: at for at, name in enumerate(answered, 2)},
        )

    def _about(self, conn: Connection, one: FollowUp, met: Sequence[str]) -> tuple[str, ...]:
        """The objectives that sessions covered with `met`, then those met of the course."""
        catalogue = self._attempts.catalogue()
        of = cohorts.find(conn, one.cohort_id)
        shelf = catalogue.course((of and of.course) or "")
        taught = () if shelf is None else shelf.lessons
        known = memories.of_learner(conn, one.learner_id) if taught else {}
        learned = [name for name in known if review.split(name)[0] in taught]
        learned.sort(key=lambda name: taught.index(review.split(name)[0]))
        return rules.objectives(catalogue, met, learned)

    def _met(self, conn: Connection, one: FollowUp) -> tuple[str, ...]:
        """The questions of the sessions that a learner came for, as far as these have begun."""
        mine = groups.member(conn, one.cohort_id, one.learner_id)
        found: list[str] = []
        for held in follow_ups.held(conn, one.cohort_id):
            session = follow_ups.session(held)
            begun = session.starts_at <= self._clock()
            if mine is None or not begun or not rules.attended(mine.joined_at, [session]):
                continue
            planned = self._quizzes().get(held.quiz or "")
            found += follow_ups.played(conn, held.event_id) or (
                planned.lesson.quiz if planned is not None else ()
            )
        return tuple(dict.fromkeys(found))


def replan(conn: Connection, cohort_id: int, now: datetime) -> None:
    """A session was made, moved or cancelled, or other days were chosen: what was not sent yet
    counts anew.

    Who was told that no more come is left in peace.
    """
    changed = []
    for one in follow_ups.unwritten(conn, cohort_id):
        if one.due_at is None and rules.tired(_answered(conn, one)):
            continue
        mine = groups.member(conn, cohort_id, one.learner_id)
        if mine is not None:
            moved = replace(one, since=groups.counted_from(conn, mine))
            changed.append(groups.planned(conn, moved, now))
    follow_ups.save(conn, changed)


def _answered(conn: Connection, one: FollowUp) -> list[bool]:
    """Of this cohort's earlier follow-ups that the learner saw: whether each was answered."""
    names = [rules.name(delay, one.cohort_id) for delay in rules.DELAYS if delay < one.delay]
    return [seen.answers > 0 for seen in follow_ups.seen(conn, one.learner_id, names) if seen.shown]


def _tomorrow(clock: Schedule, now: datetime) -> datetime:
    """The learner's next midnight (UTC)."""
    where = schedule.zone(clock.zone)
    there = now.astimezone(where)
    day = there.date() + timedelta(days=1)
    return schedule.at_local(day, 0, where) or now + timedelta(days=1)
