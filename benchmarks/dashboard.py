"""How fast the organisers' pages answer, and what counting costs those who answer.

On made-up data of a size to choose: each page looked at first by somebody after an hour of nobody,
in which people learned, and first of all after a start; beside the plain query over all rows which
it replaces. Then what people wait for their answers while figures are made anew all the time, and
answers a second through the real service with counting, with counting in the answering transaction,
and with none.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import uvloop
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import Connection, text

from bot import tallying
from bot.content.library import Library
from bot.core.counting.report import Filter
from bot.core.course import Kind
from bot.services.attempts import Attempts
from bot.services.probes import Probes
from bot.services.reports import Reports
from bot.services.reviews import Reviews
from bot.services.stages import Stages
from bot.services.study import Study
from bot.services.tallies import Tallies
from bot.services.texts import Texts
from bot.services.view import Person, View
from bot.settings import ROOT
from bot.store import tallies
from bot.store.database import Database, Work, open_database

T = TypeVar("T")
OWNER = 1
_NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
_EVENTS = 40
"""Events whose pages are opened."""
_AT_ONCE = 64
"""Learners who answer side by side."""
_LEARN, _ANSWERS = 5, 4
"""Learners in an hour of nobody, and answers of each: as many as in a usual minute."""
_ROOMS_AHEAD = 60
"""Rings in which the rooms of past events are looked at."""
_FEW_AT_ONCE, _PAUSE, _BETWEEN = 8, 0.05, 0.2
"""Learners who answer beside figures that are made anew; seconds that they and those rest."""

# What each page would ask the rows themselves. Weeks and stages as the counts have them.
_NAIVE = {
    "overview": """
        SELECT (SELECT count(*) FROM learners),
               (SELECT count(DISTINCT learner_id) FROM attempts),
               (SELECT count(*) FROM (SELECT learner_id, substr(lesson_id, 1, 30) AS course
                  FROM attempts WHERE finished_at IS NOT NULL AND lesson_id NOT LIKE '%:%'
                  GROUP BY learner_id, rtrim(lesson_id, replace(lesson_id, '/', ''))
                  HAVING count(DISTINCT lesson_id) >= 6)),
               (SELECT count(*) FROM (SELECT attempts.id FROM attempts
                  JOIN answers ON answers.attempt_id = attempts.id
                  WHERE lesson_id LIKE 'after:%' GROUP BY attempts.id
                  HAVING 3 * sum("right") >= 2 * count(*)))
    """,
    "questions": """
        SELECT question, language, count(*), sum("right"), avg(seconds)
        FROM (SELECT answers.question, answers.language, answers."right", answers.seconds,
                     min(answers.id) FROM answers
              JOIN attempts ON attempts.id = answers.attempt_id
              GROUP BY attempts.learner_id, answers.question)
        GROUP BY question, language
    """,
    "cohort": """
        SELECT question, count(*), sum("right") FROM (
            SELECT answers.question, answers."right", min(answers.id) FROM cohort_members
            JOIN attempts ON attempts.learner_id = cohort_members.learner_id
            JOIN answers ON answers.attempt_id = attempts.id
            WHERE cohort_members.cohort_id = 7 AND answered_at >= cohort_members.joined_at
            GROUP BY attempts.learner_id, answers.question) GROUP BY question
    """,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that something took, and of the processors' time: the same on a busy machine."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds: half of them took no longer than `p50`, 95 of 100 no longer than `p95`."""

    p50: float
    p95: float
    p99: float
    cpu: float


Row = tuple[str, Waits, Waits, Taken | None]
"""A page: first after an hour of nobody, again right after, and first of all after a start."""


def _waits(taken: list[Taken]) -> Waits:
    later = sorted(one.wall for one in taken)

    def at(share: float) -> float:
        return later[min(len(later) - 1, int(share * len(later)))] * 1000

    cpu = statistics.median(one.cpu for one in taken)
    return Waits(statistics.median(later) * 1000, at(0.95), at(0.99), cpu * 1000)


async def _timed(act: Callable[[], Awaitable[object]]) -> Taken:
    begun, used = time.perf_counter(), time.process_time()
    await act()
    return Taken(time.perf_counter() - begun, time.process_time() - used)


class Pages:
    """The pages of the owner over one database; time stands still between two of its hours."""

    def __init__(self, database: Database, library: Library, first: int = 10**9) -> None:
        self.now = _NOW
        self.database = database
        self.library = library
        self.refreshes: list[Taken] = []
        parts = Attempts(lambda: library.catalogue, lambda: self.now, iter(range(10**9)).__next__)
        study = Study(database, parts, Probes(database, parts), Reviews(database, parts))
        self.room = Room(study, list(library.catalogue.lessons), first)
        self.reports = self.started()

    def started(self) -> Reports:
        """The figures as they are after a start: none at hand."""

        def catalogue() -> Any:
            return self.library.catalogue

        return Reports(
            self.database,
            catalogue,
            Texts(catalogue),
            lambda: self.now,
            owns=lambda me: me == OWNER,
            stopwatch=time.perf_counter,
        )

    async def ready(self) -> Taken:
        """The rings after a start, until all is there."""
        self.reports = self.started()
        made = await _timed(self.reports.refresh)
        for _ in range(_ROOMS_AHEAD):
            await self.reports.refresh()
        return made

    async def hour(self) -> None:
        """Nobody looks for an hour, while people learn; it ends just before the next ring."""
        self.now += timedelta(hours=1)
        for _ in range(_LEARN):
            await self.room.one(_ANSWERS)
        await _count_all(self.database)
        self.refreshes.append(await _timed(self.reports.refresh))
        for _ in range(_ROOMS_AHEAD):
            await self.reports.refresh()
        self.now += timedelta(minutes=1)


async def _reads(
    path: Path, rounds: int, bar: Callable[[str], None]
) -> tuple[list[Row], Taken, list[Taken]]:
    library = Library(ROOT / "lessons", ROOT / "quizzes")
    database = await open_database(f"sqlite:///{path}")
    pages = Pages(database, library)
    choices = (await pages.reports.choices(OWNER)).of
    events = [int(one.value) for one in choices["event"][:_EVENTS]]
    course, partner = choices["course"][0].value, int(choices["partner"][0].value)
    cohort, venue = int(choices["cohort"][0].value), choices["venue"][0].value
    filters: dict[str, Filter] = {
        "overview": Filter(),
        "overview, a course": Filter(course=course),
        "overview, a partner": Filter(partner=partner),
        "overview, a cohort": Filter(cohort=cohort),
        "overview, an event": Filter(event=events[0]),
        "overview, a venue": Filter(venue=venue),
        "overview, a language": Filter(language="zh-Hans"),
        "overview, an audience": Filter(audience="worker"),
        "overview, four weeks": Filter(weeks=4),
        "overview, course + four weeks": Filter(course=course, weeks=4),
        "overview, course + partner + language": Filter(
            course=course, partner=partner, language="en"
        ),
        "overview, course + venue + audience": Filter(
            course=course, venue=venue, audience="worker"
        ),
    }
    asked: dict[str, list[Callable[[Reports], Awaitable[object]]]] = {
        name: [partial(Reports.overview, me=OWNER, asked=one)] for name, one in filters.items()
    }
    for name, one in (("all", Filter()), ("a cohort", Filter(cohort=cohort))):
        asked[f"learning, {name}"] = [partial(Reports.learning, me=OWNER, asked=one)]
        asked[f"questions, {name}"] = [partial(Reports.questions, me=OWNER, asked=one)]
        asked[f"what to do next, {name}"] = [partial(Reports.suggestions, me=OWNER, asked=one)]
    asked["reminders"] = [partial(Reports.reminders, me=OWNER)]
    asked["an event's page"] = [partial(Reports.event, me=OWNER, event=one) for one in events]
    found: list[Row] = []
    try:
        begun = await pages.ready()
        bar("everything was read")
        first = {}
        for name in ("an event's page", "what to do next, all", "questions, all", "overview"):
            act = asked[name][-1]
            first[name] = await _timed(lambda act=act: act(pages.reports))  # type: ignore[misc]
        for name, acts in asked.items():
            cold, again = [], []
            for at in range(rounds):
                act = acts[at % len(acts)]
                await pages.hour()
                cold.append(await _timed(lambda act=act: act(pages.reports)))  # type: ignore[misc]
                again.append(await _timed(lambda act=act: act(pages.reports)))  # type: ignore[misc]
            found.append((name, _waits(cold), _waits(again), first.get(name)))
            bar(name)
    finally:
        await database.close()
    return found, begun, pages.refreshes


async def _beside(path: Path, seconds: float) -> dict[str, list[Taken]]:
    """What people wait for their answers, by themselves and while figures are made all the time."""
    library = Library(ROOT / "lessons", ROOT / "quizzes")
    database = await open_database(f"sqlite:///{path}")
    pages = Pages(database, library, 3 * 10**9)
    await pages.ready()
    waits: dict[str, list[Taken]] = {}

    async def make() -> None:
        while True:
            pages.now += timedelta(minutes=2)
            await Tallies(database).count()
            await pages.reports.refresh()
            await asyncio.sleep(_BETWEEN)

    async def answer(until: float) -> None:
        while time.perf_counter() < until:
            await pages.room.one(_ANSWERS, pause=_PAUSE)

    try:
        for name in ("answers alone", "figures made beside"):
            pages.room.waits = []
            making = asyncio.create_task(make()) if waits else None
            until = time.perf_counter() + seconds
            await asyncio.gather(*(answer(until) for _ in range(_FEW_AT_ONCE)))
            if making is not None:
                making.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await making
            waits[name] = pages.room.waits
    finally:
        await database.close()
    return waits


async def _naive(path: Path, bar: Callable[[str], None]) -> dict[str, Taken]:
    database = await open_database(f"sqlite:///{path}")
    taken = {}
    try:
        for name, query in _NAIVE.items():

            def work(conn: Connection, query: str = query) -> int:
                return len(conn.execute(text(query)).all())

            taken[name] = await _timed(lambda work=work: database.read(work))  # type: ignore[misc]
            bar(f"plain query: {name}")
    finally:
        await database.close()
    return taken


class _Counting(Database):
    """Counts what each use case did before it is committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, work: Work[T]) -> T:
        def both(conn: Connection) -> T:
            result = work(conn)
            tallies.fold(conn, 200)
            return result

        return await self._database.write(both)

    async def read(self, work: Work[T]) -> T:
        return await self._database.read(work)

    async def settle(self) -> None:
        await self._database.settle()

    async def close(self) -> None:
        await self._database.close()


class _NoStages(Stages):
    """Writes nothing down."""

    def begun(self, *_: object) -> None:
        pass

    def ended(self, *_: object) -> None:
        pass


OFF, STEPS, AT_ONCE = "no counting", "small steps behind", "in the answering transaction"


@dataclass(frozen=True, slots=True)
class Answering:
    """What a heat of answering showed."""

    rate: float
    cpu: float
    """Milliseconds of the processors' time for each answer, with all that led to it."""

    waits: Waits
    left: int
    """Facts not yet counted at its end."""

    later: Taken
    """What counting them took after it."""

    cpu_in_all: float
    """As `cpu`, with what they took to be counted after it."""


@contextlib.asynccontextmanager
async def _ringing(counts: Tallies) -> AsyncIterator[None]:
    """The ring of the clockwork, once a second."""

    async def ring() -> None:
        while True:
            await asyncio.sleep(1)
            await counts.count()

    task = asyncio.create_task(ring())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class Room:
    """Learners who go through lessons as fast as they are answered."""

    def __init__(self, study: Study, lessons: list[str], first: int) -> None:
        self._study, self._lessons = study, lessons
        self._numbers = iter(range(first, first + 10**9))
        self.waits: list[Taken] = []

    async def learn(self, until: float) -> None:
        """One learner after another, each through some lessons."""
        while time.perf_counter() < until:
            number = next(self._numbers)
            person = Person(number, "en")
            for place in range(3):
                lesson = self._lessons[(number + place) % len(self._lessons)]
                view = await self._study.open_lesson(person, lesson)
                await self._walk(person, view, number, until)

    async def one(self, answers: int, pause: float = 0.0) -> None:
        """One learner, who goes through a lesson up to so many answers; rests between them."""
        number = next(self._numbers)
        person = Person(number, "en")
        lesson = self._lessons[number % len(self._lessons)]
        view = await self._study.open_lesson(person, lesson)
        for _ in range(2 * answers):
            if view.ending is not None:
                break
            view = await self._step(person, view, number)
            if pause:
                await asyncio.sleep(pause)

    async def _walk(self, person: Person, view: View, number: int, until: float) -> None:
        while view.ending is None and time.perf_counter() < until:
            view = await self._step(person, view, number)

    async def _step(self, person: Person, view: View, number: int) -> View:
        question, attempt, step = view.question, view.attempt_id, view.position
        if question is None or view.answer is not None:
            return await self._study.go(person, attempt, step + 1)
        begun = time.perf_counter()
        if question.kind is Kind.NUMBER:
            view = await self._study.type(person, "12", number * 1000 + step)
        elif question.kind in {Kind.SINGLE, Kind.TRUE_FALSE}:
            view = await self._study.answer(person, attempt, step, number % 2)
        else:
            for place in range(len(question.options)):
                await self._study.pick(person, attempt, step, place, on=True)
            begun = time.perf_counter()
            view = await self._study.send(person, attempt, step)
        self.waits.append(Taken(time.perf_counter() - begun, 0.0))
        return view


async def _answering(url: str, mode: str, seconds: float, first: int) -> Answering:
    library = Library(ROOT / "lessons", ROOT / "quizzes")
    database = await open_database(url)
    wrapped = _Counting(database) if mode == AT_ONCE else database
    chance = iter(range(1, 10**9)).__next__
    parts = Attempts(lambda: library.catalogue, lambda: datetime.now(UTC), chance)
    if mode == OFF:
        nothing = _NoStages(lambda: library.catalogue, Texts(lambda: library.catalogue))
        parts._stages = nothing  # noqa: SLF001 - there is no other way to do without
    study = Study(wrapped, parts, Probes(wrapped, parts), Reviews(wrapped, parts))
    room = Room(study, list(library.catalogue.lessons), first)
    counts = Tallies(database)
    ring = _ringing(counts) if mode == STEPS else contextlib.nullcontext()
    try:
        async with ring:
            begun, used = time.perf_counter(), time.process_time()
            until = begun + seconds
            await asyncio.gather(*(room.learn(until) for _ in range(_AT_ONCE)))
            taken, used = time.perf_counter() - begun, time.process_time() - used
        left = await database.read(_uncounted)
        # The next heat begins with everything counted, whatever this one left.
        later = await _timed(lambda: _count_all(database))
    finally:
        await database.close()
    many = len(room.waits)
    return Answering(
        rate=many / taken,
        cpu=used / many * 1000,
        waits=_waits(room.waits),
        left=left,
        later=later,
        cpu_in_all=(used + later.cpu) / many * 1000,
    )


async def _count_all(database: Database) -> None:
    while await database.write(lambda conn: tallies.fold(conn, 200)):
        pass


def _uncounted(conn: Connection) -> int:
    return conn.scalar(text("SELECT count(*) FROM answers WHERE first IS NULL")) or 0


def _report_pages(
    console: Console,
    reads: tuple[list[Row], Taken, list[Taken]],
    naive: dict[str, Taken],
    beside: dict[str, list[Taken]],
) -> None:
    rows, begun, refreshes = reads
    pages = Table("page", "p50 ms", "p95", "CPU", "again", "p95", "start", "plain", "CPU", "ratio")
    plainly = {
        "overview": "overview",
        "questions, all": "questions",
        "questions, a cohort": "cohort",
    }
    for name, waits, again, first in rows:
        plain = naive.get(plainly.get(name, ""))
        row = [name, f"{waits.p50:.1f}", f"{waits.p95:.1f}", f"{waits.cpu:.1f}"]
        row += [f"{again.p50:.1f}", f"{again.p95:.1f}"]
        row.append("" if first is None else f"{first.wall * 1000:.1f}")
        if plain is not None:
            ratio = plain.cpu * 1000 / waits.cpu
            row += [f"{plain.wall * 1000:.0f}", f"{plain.cpu * 1000:.0f}", f"{ratio:.0f}x"]
        pages.add_row(*row)
    console.print(pages)
    console.print(
        f"After a start all figures were there in {begun.wall:.1f} s ({begun.cpu:.1f} s of the"
        f" processors); to make them anew after {_LEARN * _ANSWERS} answers took"
        f" {_said(_waits(refreshes))}."
    )
    for name, taken in beside.items():
        console.print(f"{name}: {len(taken)} waits, {_said(_waits(taken))}")


def _report_answers(console: Console, heats: dict[str, list[Answering]]) -> None:
    writes = Table(
        "counting", "answers/s", "p50 ms", "p99", "CPU", "and after", "rate", "CPU in all", "left"
    )
    for mode, several in heats.items():
        pairs = [*zip(several, heats[OFF], strict=True)]
        writes.add_row(
            mode,
            f"{statistics.median(one.rate for one in several):.0f}",
            f"{statistics.median(one.waits.p50 for one in several):.1f}",
            f"{statistics.median(one.waits.p99 for one in several):.1f}",
            f"{statistics.median(one.cpu for one in several):.2f}",
            f"{statistics.median(one.later.wall for one in several):.1f} s",
            _ratios([one.rate / other.rate for one, other in pairs]),
            _ratios([one.cpu_in_all / other.cpu for one, other in pairs]),
            f"{statistics.median(one.left for one in several):.0f}",
        )
    console.print(writes)


def _said(waits: Waits) -> str:
    told = f"p50 {waits.p50:.1f} ms, p95 {waits.p95:.1f}, p99 {waits.p99:.1f}"
    return f"{told}, CPU {waits.cpu:.0f}" if waits.cpu else told


def _ratios(found: list[float]) -> str:
    return f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


@contextlib.contextmanager
def _database(given: argparse.Namespace, console: Console) -> Iterator[Path]:
    """The database that was named, or one made for this."""
    if given.database is not None and given.database.exists():
        yield given.database
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = given.database or Path(folder) / "bench.sqlite3"
        begun = time.perf_counter()
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("Learners", total=given.learners)
            tallying.generate(
                f"sqlite:///{path}",
                Library(ROOT / "lessons", ROOT / "quizzes"),
                learners=given.learners,
                seed=1,
                now=_NOW,
                say=console.print,
                lived=lambda: progress.advance(task),
            )
        size = path.stat().st_size / 2**20
        console.print(f"made in {time.perf_counter() - begun:.0f} s, {size:,.0f} MiB")
        yield path


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dashboard", description=__doc__)
    parser.add_argument("--learners", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=30, help="looks at each page")
    parser.add_argument("--heats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8.0, help="of each heat of answering")
    parser.add_argument("--database", type=Path, help="made by generate-data; made if not there")
    parser.add_argument("--answering", help="another database for the answering, by its address")
    parser.add_argument("--without-plain", action="store_true", help="they may take minutes")
    parser.add_argument("--without-pages", action="store_true", help="only the answering")
    given = parser.parse_args()
    console = Console(width=110)

    def bar(name: str) -> None:
        print(name, file=sys.stderr)

    with _database(given, console) as path:
        if not given.without_pages:
            reads = uvloop.run(_reads(path, given.rounds, bar))
            naive = {} if given.without_plain else uvloop.run(_naive(path, bar))
            beside = uvloop.run(_beside(path, given.seconds))
            _report_pages(console, reads, naive, beside)
        url = given.answering or f"sqlite:///{path}"
        heats: dict[str, list[Answering]] = {OFF: [], STEPS: [], AT_ONCE: []}
        first = 10**10
        for number in range(given.heats):
            for mode, rounds in heats.items():
                first += 10**7
                rounds.append(uvloop.run(_answering(url, mode, given.seconds, first)))
                bar(f"heat {number + 1} of {given.heats}: {mode}")
        if given.heats:
            _report_answers(console, heats)
        console.print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
