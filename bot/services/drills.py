"""Pressure drills: begun, played turn by turn, stopped, and what the other side writes when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from fsrs import Scheduler
from sqlalchemy import Connection

from bot.content import snapshot
from bot.core import drill as story
from bot.core import review, schedule, spacing
from bot.core.course import Catalogue, Kind
from bot.core.drill import PATIENCE, Drill, Outcome, Pace, Scene, SceneWords, Script, State, Turn
from bot.core.errors import DrillOver, DrillUnderWay, HourUnsaid, UnknownDrill
from bot.core.schedule import Schedule
from bot.services import comeback, texts
from bot.services.view import Person
from bot.store import attempts, drill_runs, learners, letters, memories, reminders
from bot.store.database import Database
from bot.store.drill_runs import LEFT, STOPPED, STORY, Run
from bot.store.letters import Letter, NewLetter

DRILL = "drill"
_AT_ONCE = 100
_FIRST = timedelta(seconds=2)
_PRIORITY = {Pace.NOW: 5, Pace.DAY: 40}
"""Somebody waits for what is played now; what is played over a day is no more than a reminder."""
_NEAR = {"zh-Hans": ("CN",), "en": ("UK", "US", "SG")}
"""Regions where a language's readers live, most of them: what is common there comes first."""
_GOODBYE = "left"


@dataclass(frozen=True, slots=True)
class Played:
    """Where a drill stands, and all that a screen needs of it.

    `replaces` is the message whose buttons were the ones to tap; `repeated` says that the choice
    just made was made before; `told` that the debrief was shown.
    """

    run_id: int
    language: str
    drill: Drill
    pace: Pace
    seed: int
    made: tuple[str, ...]
    replaces: int | None
    told: bool
    ended_by: str | None = None
    repeated: bool = False

    @property
    def script(self) -> Script:
        """The words to show."""
        return self.drill.script(self.language)

    @property
    def state(self) -> State:
        """Where the story stands."""
        return story.replay(self.drill, self.made)

    @property
    def scene(self) -> Scene | None:
        """The scene that is open; None at the end of the story."""
        return self.drill.scenes.get(self.state.at)

    @property
    def words(self) -> SceneWords:
        """The words of the open scene."""
        return self.script.scenes[self.state.at]

    @property
    def outcome(self) -> Outcome | None:
        """How the story ended, if it came to an end."""
        return story.outcome(self.drill, self.state)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Everything that was played."""
        return story.turns(self.drill, self.made)

    @property
    def last(self) -> Turn | None:
        """The turn in which something was chosen last."""
        chosen = [turn for turn in self.turns if turn.choice is not None]
        return chosen[-1] if chosen else None


@dataclass(frozen=True, slots=True)
class Line:
    """What a letter says: the message at `place` of the open scene, with choices if `asks`.

    One past the last message is the one that presses; None: the other side has given up.
    """

    played: Played
    place: int | None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The drills there are, the ones played to an end, and the one under way."""

    language: str
    drills: tuple[Drill, ...]
    done: frozenset[str]
    open: Played | None


def _nearest_first(drills: Iterable[Drill], language: str) -> tuple[Drill, ...]:
    """Authors name a drill's regions most common first."""

    def distance(drill: Drill) -> int:
        near = [drill.regions.index(one) for one in _NEAR.get(language, ()) if one in drill.regions]
        return min(near, default=len(drill.regions))

    return tuple(sorted(drills, key=distance))


class Drills:
    """Use cases about drills; `memory` is the model by which choices are remembered."""

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Callable[[], datetime],
        chance: Callable[[], int],
        memory: Scheduler = spacing.DEFAULT,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._chance = chance
        self._memory = memory

    async def shelf(self, person: Person) -> Shelf:
        """What there is to play."""

        def work(conn: Connection) -> Shelf:
            learner = learners.find(conn, person.telegram_id)
            language = person.language if learner is None else learner.language
            runs: Sequence[Run] = ()
            if learner is not None:
                runs = drill_runs.of_learner(conn, learner.id)
            under_way = next((one for one in runs if one.ended_at is None), None)
            return Shelf(
                language=language,
                drills=_nearest_first(self._catalogue().drills.values(), language),
                done=frozenset(one.drill_id for one in runs if one.ended_by == STORY),
                open=None if under_way is None else self._played(conn, under_way),
            )

        return await self._database.read(work)

    async def begin(
        self, person: Person, drill_id: str, pace: Pace, hour: int | None = None
    ) -> Played:
        """Begin a drill; begun twice, it is the same. `hour` is the local one, if it was said.

        Raise `DrillUnderWay`, `UnknownDrill`, or `HourUnsaid` where it goes over a day.
        """

        def work(conn: Connection) -> Played:
            now = self._clock()
            learner = learners.add(conn, person.telegram_id, person.language, now)
            under_way = drill_runs.find_open(conn, learner.id)
            if under_way is not None:
                if under_way.drill_id != drill_id:
                    raise DrillUnderWay
                return replace(self._played(conn, under_way), repeated=True)
            drill = self._catalogue().drills.get(drill_id)
            if drill is None:
                raise UnknownDrill
            known = _clock_of(conn, learner.id) is not None
            if pace is Pace.DAY and hour is None and not known:
                raise HourUnsaid
            attempts.keep_text(conn, drill.version, snapshot.dump_drill(drill))
            run = drill_runs.begin(
                conn,
                learner.id,
                drill.id,
                drill.version,
                pace=pace,
                zone=None if known or hour is None else schedule.offset_of_hour(now, hour),
                seed=self._chance(),
                now=now,
                due_at=now + _FIRST,
            )
            comeback.note(conn, learner.id, now)
            return self._played(conn, run)

        return await self._database.write(work)

    async def follow(self, person: Person, drill_id: str) -> Played:
        """For its author: the drill in its newest words, at the turn or the end where it is.

        It begins anew where that turn is no longer there, or nothing was played yet; `repeated`
        says that it did not.
        """

        def work(conn: Connection) -> Played:
            now = self._clock()
            drill = self._catalogue().drills.get(drill_id)
            if drill is None:
                raise UnknownDrill
            learner = learners.add(conn, person.telegram_id, person.language, now)
            runs = drill_runs.of_learner(conn, learner.id)
            run = runs[-1] if runs and runs[-1].drill_id == drill_id else None
            attempts.keep_text(conn, drill.version, snapshot.dump_drill(drill))
            if run is not None and _still_leads(drill, run):
                drill_runs.note(conn, run.id, version=drill.version)
                played = replace(self._played(conn, run), drill=drill, repeated=True)
                if played.scene is not None:
                    letters.withdraw(conn, run.learner_id, DRILL)
                    due = now + PATIENCE[played.pace].presses
                    drill_runs.move(conn, run, written=len(played.words.messages), due_at=due)
                return played
            if run is not None and run.ended_at is None:
                self._end(conn, run, STOPPED)
            begun = drill_runs.begin(
                conn,
                learner.id,
                drill.id,
                drill.version,
                pace=Pace.NOW,
                zone=None,
                seed=self._chance(),
                now=now,
                due_at=now + _FIRST,
            )
            return self._played(conn, begun)

        return await self._database.write(work)

    async def choose(self, person: Person, run_id: int, turn: int, place: int) -> Played:
        """Say or do something; what was chosen first in a turn stands.

        Raise `DrillOver` where the drill was stopped or left.
        """

        def work(conn: Connection) -> Played:
            run = self._find(conn, person, run_id)
            played = self._played(conn, run)
            if turn < len(run.made):
                return replace(played, repeated=True)
            scene = played.scene
            if run.ended_at is not None or scene is None:
                raise DrillOver
            if turn > len(run.made) or place >= len(scene.choices):
                raise UnknownDrill
            return self._choose(conn, run, played, scene.choices[place].key)

        return await self._database.write(work)

    async def stop(self, person: Person, run_id: int | None = None) -> Played | None:
        """End a drill at once, the one under way if none is named; None: there was none.

        Raise `DrillOver` where the one named has ended already, and the learner knows.
        """

        def work(conn: Connection) -> Played | None:
            learner = learners.find(conn, person.telegram_id)
            if run_id is not None:
                run: Run | None = self._find(conn, person, run_id)
            else:
                run = None if learner is None else drill_runs.find_open(conn, learner.id)
            if run is None:
                return None
            if run.ended_at is not None and (run.told or run.ended_by != STOPPED):
                raise DrillOver
            if run.ended_at is None:
                self._end(conn, run, STOPPED)
            return replace(self._played(conn, run), ended_by=STOPPED)

        return await self._database.write(work)

    async def where(self, person: Person) -> Played | None:
        """The drill under way."""

        def work(conn: Connection) -> Played | None:
            learner = learners.find(conn, person.telegram_id)
            run = None if learner is None else drill_runs.find_open(conn, learner.id)
            return None if run is None else self._played(conn, run)

        return await self._database.read(work)

    async def asked(self, person: Person) -> bool:
        """Whether the open scene has been said to its end, so that its choices may be shown."""

        def work(conn: Connection) -> bool:
            learner = learners.find(conn, person.telegram_id)
            run = None if learner is None else drill_runs.find_open(conn, learner.id)
            if run is None:
                return False
            return run.written >= len(self._played(conn, run).words.messages)

        return await self._database.read(work)

    async def shown(self, run_id: int, message_id: int) -> None:
        """Note which message has the buttons to tap now."""
        await self._note(run_id, message_id=message_id)

    async def told(self, run_id: int) -> None:
        """Note that the debrief was shown."""
        await self._note(run_id, told=True)

    async def _note(self, run_id: int, **values: object) -> None:
        await self._database.write(lambda conn: drill_runs.note(conn, run_id, **values))

    async def advance(self) -> int:
        """Write the letters of what the other side says now; returns how many runs moved."""
        now = self._clock()
        moved = 0
        while True:
            due = await self._database.read(lambda conn: drill_runs.due(conn, now, _AT_ONCE))
            for run_id in due:
                await self._database.write(partial(self._step, run_id=run_id, now=now))
            moved += len(due)
            if len(due) < _AT_ONCE:
                return moved

    async def line(self, letter: Letter) -> Line | None:
        """What a letter says now; None: the story has gone on, or is over."""

        def work(conn: Connection) -> Line | None:
            run_id, turn, place = letter.occurrence.split(":")
            run = drill_runs.by_id(conn, int(run_id))
            if run is None:
                return None
            played = self._played(conn, run)
            if turn == _GOODBYE:
                return Line(played, None)
            if run.ended_at is not None or int(turn) != len(run.made):
                return None
            at, last = int(place), len(played.words.messages) - 1
            return Line(played, at, asks=at >= last)

        return await self._database.read(work)

    def _find(self, conn: Connection, person: Person, run_id: int) -> Run:
        run = drill_runs.find(conn, run_id, person.telegram_id)
        if run is None:
            raise UnknownDrill
        return run

    def _played(self, conn: Connection, run: Run) -> Played:
        drill = texts.drill(conn, self._catalogue(), run)
        return Played(
            run_id=run.id,
            language=run.language,
            drill=drill,
            pace=Pace(run.pace),
            seed=run.seed,
            made=run.made,
            replaces=run.message_id,
            told=run.told,
            ended_by=run.ended_by,
        )

    def _choose(self, conn: Connection, run: Run, played: Played, key: str) -> Played:
        now = self._clock()
        after = replace(played, made=(*run.made, key))
        scene = after.scene
        comeback.note(conn, run.learner_id, now, learned=scene is None)
        if scene is None:
            if self._end(conn, run, STORY, made=after.made):
                self._remember(conn, run, story.shown_by(played.drill, after.made), now)
            return replace(after, ended_by=STORY)
        due = now + _FIRST + story.typing(after.words.messages[0])
        if played.pace is Pace.DAY:
            due = self._awake(conn, run, now + timedelta(hours=scene.hours))
        drill_runs.move(conn, run, made=after.made, written=0, due_at=due)
        # What would have come had nobody answered.
        letters.withdraw(conn, run.learner_id, DRILL)
        return after

    def _end(self, conn: Connection, run: Run, how: str, **values: object) -> bool:
        letters.withdraw(conn, run.learner_id, DRILL)
        now = self._clock()
        return drill_runs.move(conn, run, ended_at=now, ended_by=how, due_at=None, **values)

    def _remember(
        self, conn: Connection, run: Run, shown: Mapping[str, bool], now: datetime
    ) -> None:
        """What the deciding choices show goes into the memory, as answers do."""
        for objective in review.known(self._catalogue(), list(shown)):
            before = memories.find(conn, run.learner_id, objective)
            rating = spacing.rate(Kind.SINGLE, right=shown[objective], seconds=None)
            after = spacing.remember(before, now, rating, scheduler=self._memory)
            memories.save(conn, run.learner_id, objective, after)

    def _step(self, conn: Connection, *, run_id: int, now: datetime) -> None:
        """The next message of the scene, then one that presses, then the other side gives up."""
        run = drill_runs.by_id(conn, run_id)
        if run is None or run.ended_at is not None or run.due_at is None or run.due_at > now:
            return
        played, pace = self._played(conn, run), Pace(run.pace)
        patience, messages = PATIENCE[pace], played.words.messages
        learner = learners.by_id(conn, run.learner_id)
        if learner.unreachable_at is not None:
            self._end(conn, run, LEFT)
            return
        gone = run.written > len(messages) or now - run.due_at > patience.gives_up
        if pace is Pace.DAY:
            awake = self._awake(conn, run, now)
            if awake > now:
                drill_runs.move(conn, run, due_at=awake)
                return
        if gone:
            if self._end(conn, run, LEFT):
                self._write(conn, run, _GOODBYE, 0, now)
            return
        written = run.written + 1
        if written < len(messages):
            due = now + story.typing(messages[written])
        else:
            due = now + (patience.presses if written == len(messages) else patience.gives_up)
        if drill_runs.move(conn, run, written=written, due_at=due):
            self._write(conn, run, str(len(run.made)), run.written, now)

    def _write(self, conn: Connection, run: Run, turn: str, place: int, now: datetime) -> None:
        pace = Pace(run.pace)
        letter = NewLetter(
            learner_id=run.learner_id,
            kind=DRILL,
            occurrence=f"{run.id}:{turn}:{place}",
            priority=_PRIORITY[pace],
            not_before=now,
            expires_at=now + PATIENCE[pace].lasts,
        )
        letters.write(conn, [letter])

    def _awake(self, conn: Connection, run: Run, moment: datetime) -> datetime:
        """`moment`, or the morning after where it is night and the learner wants none of it."""
        known = _clock_of(conn, run.learner_id)
        if known is None:
            return moment if run.zone is None else schedule.daytime(run.zone, moment)
        night_too = bool(known.days) and known.quiet
        return moment if night_too else schedule.daytime(known.zone, moment)


def _still_leads(drill: Drill, run: Run) -> bool:
    """Whether the choices of a run lead through a drill as it is now, on or to an end as before."""
    try:
        state = story.replay(drill, run.made)
    except story.NoSuchChoice:
        return False
    if run.ended_at is None:
        return state.at in drill.scenes
    return run.ended_by == STORY and state.at in drill.endings


def _clock_of(conn: Connection, learner_id: int) -> Schedule | None:
    """The learner's reminders, which know their clock; None where they chose none."""
    known = reminders.find(conn, learner_id)
    if known is None:
        return None
    try:
        schedule.zone(known.schedule.zone)
    except ValueError:
        return None
    return known.schedule
