"""How fast the organisers' pages answer, and what counting costs those who answer.

On made-up data of a size to choose: each figure of the pages beside the plain query over all rows
which it replaces, and answers a second through the real service with counting, with counting in the
answering transaction, and with none.
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
from pathlib import Path
from typing import Any, TypeVar

import uvloop
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import Connection, text

from bot import tallying
from bot.content.library import Library
from bot.core.course import Kind
from bot.core.report import Filter
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
    cpu: float


Row = tuple[str, Waits, Waits]
"""A page: looked at anew, and again within the minute for which figures are kept."""


def _waits(taken: list[Taken]) -> Waits:
    later = sorted(one.wall for one in taken)
    at = min(len(later) - 1, int(0.95 * len(later)))
    cpu = statistics.median(one.cpu for one in taken)
    return Waits(statistics.median(later) * 1000, later[at] * 1000, cpu * 1000)


async def _timed(act: Callable[[], Awaitable[object]]) -> Taken:
    begun, used = time.perf_counter(), time.process_time()
    await act()
    return Taken(time.perf_counter() - begun, time.process_time() - used)


class Pages:
    """The pages of the owner over one database; time stands still between two calls of `go_on`."""

    def __init__(self, database: Database, library: Library) -> None:
        self.now = _NOW
        self.database = database
        self.library = library
        self.reports = self._reports()

    def _reports(self) -> Reports:
        def catalogue() -> Any:
            return self.library.catalogue

        def clock() -> datetime:
            return self.now

        texts = Texts(catalogue)
        return Reports(self.database, catalogue, texts, clock, owns=lambda me: me == OWNER)

    def go_on(self) -> None:
        """A minute passes: nothing that is kept for a while is fresh any more."""
        self.now += timedelta(minutes=1)


async def _reads(path: Path, rounds: int, bar: Callable[[str], None]) -> list[Row]:
    library = Library(ROOT / "lessons", ROOT / "quizzes")
    database = await open_database(f"sqlite:///{path}")
    pages = Pages(database, library)
    reports = pages.reports
    choices = (await reports.choices(OWNER)).of
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
        "overview, course + partner + language": Filter(
            course=course, partner=partner, language="en"
        ),
        "overview, course + venue + audience": Filter(
            course=course, venue=venue, audience="worker"
        ),
    }
    found: list[Row] = []

    async def measure(name: str, acts: list[Callable[[], Awaitable[object]]]) -> None:
        anew, kept = [], []
        for act in acts:
            # A minute later nothing is fresh any more; then once more while it is.
            pages.go_on()
            anew.append(await _timed(act))
            kept.append(await _timed(act))
        found.append((name, _waits(anew), _waits(kept)))
        bar(name)

    def again(act: Callable[[], Awaitable[object]]) -> list[Callable[[], Awaitable[object]]]:
        return [act] * rounds

    try:
        for name, asked in filters.items():
            await measure(name, again(lambda asked=asked: reports.overview(OWNER, asked)))  # type: ignore[misc]
        for name, asked in (("all", Filter()), ("a cohort", Filter(cohort=cohort))):
            await measure(
                f"learning, {name}",
                again(lambda asked=asked: reports.learning(OWNER, asked)),  # type: ignore[misc]
            )
            await measure(
                f"questions, {name}",
                again(lambda asked=asked: reports.questions(OWNER, asked)),  # type: ignore[misc]
            )
            await measure(
                f"what to do next, {name}",
                again(lambda asked=asked: reports.suggestions(OWNER, asked)),  # type: ignore[misc]
            )
        await measure("reminders", again(lambda: reports.reminders(OWNER)))
        await measure(
            "an event's page",
            [lambda event=event: reports.event(OWNER, event) for event in events],  # type: ignore[misc]
        )
    finally:
        await database.close()
    return found


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

    async def _walk(self, person: Person, view: View, number: int, until: float) -> None:
        while view.ending is None and time.perf_counter() < until:
            question, attempt, step = view.question, view.attempt_id, view.position
            if question is None or view.answer is not None:
                view = await self._study.go(person, attempt, step + 1)
                continue
            begun = time.perf_counter()
            if question.kind is Kind.NUMBER:
                mark = number * 1000 + step
                view = await self._study.type(person, "12", mark)
            elif question.kind in {Kind.SINGLE, Kind.TRUE_FALSE}:
                view = await self._study.answer(person, attempt, step, number % 2)
            else:
                for place in range(len(question.options)):
                    await self._study.pick(person, attempt, step, place, on=True)
                begun = time.perf_counter()
                view = await self._study.send(person, attempt, step)
            self.waits.append(Taken(time.perf_counter() - begun, 0.0))


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
    ring = _ringing(Tallies(database)) if mode == STEPS else contextlib.nullcontext()
    try:
        async with ring:
            begun, used = time.perf_counter(), time.process_time()
            until = begun + seconds
            await asyncio.gather(*(room.learn(until) for _ in range(_AT_ONCE)))
            if mode == STEPS:
                await Tallies(database).count()
            taken, used = time.perf_counter() - begun, time.process_time() - used
        left = await database.read(_uncounted)
        # The next heat begins with everything counted, whatever this one left.
        while await database.write(lambda conn: tallies.fold(conn, 2000)):
            pass
    finally:
        await database.close()
    many = len(room.waits)
    return Answering(many / taken, used / many * 1000, _waits(room.waits), left)


def _uncounted(conn: Connection) -> int:
    return conn.scalar(text("SELECT count(*) FROM answers WHERE first IS NULL")) or 0


def _report(
    console: Console,
    reads: list[Row],
    naive: dict[str, Taken],
    heats: dict[str, list[Answering]],
) -> None:
    pages = Table("page", "p50 ms", "p95", "CPU", "again p50", "p95", "plain query", "CPU", "ratio")
    beside = {
        "overview": "overview",
        "questions, all": "questions",
        "questions, a cohort": "cohort",
    }
    for name, waits, again in reads:
        plain = naive.get(beside.get(name, ""))
        row = [name, f"{waits.p50:.1f}", f"{waits.p95:.1f}", f"{waits.cpu:.1f}"]
        row += [f"{again.p50:.1f}", f"{again.p95:.1f}"]
        if plain is not None:
            ratio = plain.cpu * 1000 / waits.cpu
            row += [f"{plain.wall * 1000:.0f}", f"{plain.cpu * 1000:.0f}", f"{ratio:.1f}x"]
        pages.add_row(*row)
    console.print(pages)
    writes = Table(
        "counting", "answers/s", "p50 ms", "p95 ms", "CPU ms", "rate", "CPU", "left over"
    )
    for mode, rounds in heats.items():
        pairs = [*zip(rounds, heats[OFF], strict=True)]
        writes.add_row(
            mode,
            f"{statistics.median(one.rate for one in rounds):.0f}",
            f"{statistics.median(one.waits.p50 for one in rounds):.1f}",
            f"{statistics.median(one.waits.p95 for one in rounds):.1f}",
            f"{statistics.median(one.cpu for one in rounds):.2f}",
            _ratios([one.rate / other.rate for one, other in pairs]),
            _ratios([one.cpu / other.cpu for one, other in pairs]),
            f"{statistics.median(one.left for one in rounds):.0f}",
        )
    console.print(writes)
    console.print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f}")


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
                ROOT / "lessons",
                ROOT / "quizzes",
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
    given = parser.parse_args()
    console = Console(width=110)

    def bar(name: str) -> None:
        print(name, file=sys.stderr)

    with _database(given, console) as path:
        reads = uvloop.run(_reads(path, given.rounds, bar))
        naive = {} if given.without_plain else uvloop.run(_naive(path, bar))
        url = given.answering or f"sqlite:///{path}"
        heats: dict[str, list[Answering]] = {OFF: [], STEPS: [], AT_ONCE: []}
        first = 10**10
        for number in range(given.heats):
            for mode, rounds in heats.items():
                first += 10**7
                rounds.append(uvloop.run(_answering(url, mode, given.seconds, first)))
                bar(f"heat {number + 1} of {given.heats}: {mode}")
        _report(console, reads, naive, heats)


if __name__ == "__main__":
    main()
