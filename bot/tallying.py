"""The commands about counts: proving them, and making data to count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Table

from bot.content.library import Library
from bot.sample.generate import generate as made
from bot.sample.sink import open_sink
from bot.store import recount as counted
from bot.store import tallies
from bot.store.database import opened
from bot.store.tally_sums import COUNTS

Say = Callable[[str], None]
_SHOWN = 10
_STEP = 2000


async def recount(url: str, *, repair: bool, say: Say, begin: Callable[[int], Say]) -> bool:
    """Compare every count with a recount, and repair it if asked; returns whether all agrees.

    `begin` is told how many parts there are; what it returns is told the name of each part done.
    """
    done = begin(len(COUNTS) + 1)
    agrees = True
    async with opened(url) as database:
        if repair:
            while await database.write(lambda conn: tallies.fold(conn, _STEP)):
                pass

        work = database.write if repair else database.read
        found = await work(partial(_firsts, repair=repair))
        if found:
            agrees = False
            say(f"answers: {found} are not noted as what they are among their learner's")
        done("answers")
        for table in COUNTS:
            differences = await work(partial(_compare, table=table, repair=repair))
            agrees = agrees and not differences
            for one in differences[:_SHOWN]:
                say(f"{one.table} {one.key}: {one.counted}, recounted {one.recounted}")
            if len(differences) > _SHOWN:
                say(f"{table.name}: {len(differences) - _SHOWN} more")
            done(table.name)
        waiting = await database.read(counted.uncounted)
    if waiting:
        say(f"{waiting} facts wait to be counted; the bot does that while it runs.")
    if agrees:
        say("Every count is what a recount gives.")
    elif repair:
        say("Repaired.")
    return agrees


def _firsts(conn: Connection, *, repair: bool) -> int:
    wrong = counted.wrong_firsts(conn)
    if repair:
        counted.repair_firsts(conn, wrong)
    return len(wrong)


def _compare(conn: Connection, table: Table, *, repair: bool) -> list[counted.Difference]:
    if repair:
        counted.hold(conn, table)
    differences = counted.differences(conn, table)
    if repair:
        counted.repair(conn, table, differences)
    return differences


def generate(
    url: str,
    library: Library,
    *,
    learners: int,
    seed: int,
    now: datetime,
    say: Say,
    lived: Callable[[], None],
) -> None:
    """Write made-up learners with all they did to an empty database."""
    sink = open_sink(url)
    answers = made(
        sink,
        library.catalogue,
        library.quizzes,
        learners=learners,
        seed=seed,
        now=now,
        lived=lived,
    )
    sink.finish()
    say(f"{learners:,} learners gave {answers:,} answers.")
