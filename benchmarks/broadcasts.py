"""`python -m benchmarks.broadcasts`: one message to a large group, with Telegram's limits on.

Shows how near to the limits it leaves, whether Telegram ever had to refuse, how long a tap waits
meanwhile beside an idle bot, and that everybody got it once.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from datetime import UTC, datetime

from rich.console import Console
from sqlalchemy import Connection

from benchmarks.reminders import FIRST, Telegram, measure
from bot.core.broadcast import State
from bot.core.schedule import Schedule, offset_of_hour
from bot.store import broadcasts, cohorts, learners, letters, reminders, staff
from bot.store.database import open_database
from bot.store.reminders import Reminder

say = Console().print


async def _fill(url: str, many: int) -> None:
    """A group at midday, and an approved message to it whose letters are still to be written."""
    now = datetime.now(UTC)
    midday = Schedule(frozenset(), 12, offset_of_hour(now, 12))

    def work(conn: Connection) -> None:
        partner = staff.found(conn, "Community centre", now)
        values = {
            "partner_id": partner.id,
            "code": "MARKET",
            "title": "Market stalls",
            "programme": "",
            "language": "en",
            "delays": (),
            "reminders": False,
            "created_at": now,
        }
        cohort = cohorts.add(conn, values)
        for number in range(many):
            one = learners.add(conn, FIRST + number, "en", now)
            reminders.save(conn, Reminder(one.id, midday, False, 0, 0, None, None))
            cohorts.join(conn, cohort.id, one.id, now)
        texts = {"en": "We meet on Friday at six. Bring a bill that you do not understand."}
        added = broadcasts.add(conn, author=1, partner_id=partner.id, now=now, texts=texts)
        broadcasts.address(conn, added.id, cohort.id, on=True)
        found = broadcasts.find(conn, added.id)
        if found is None:
            raise AssertionError("a row just added is there")
        going = {"began_at": now, "cohort_cursor": cohort.id, "learner_cursor": 0}
        broadcasts.change(conn, found, state=State.SENDING, pin=found.wording.pin, **going)

    database = await open_database(url)
    await database.write(work)
    await database.close()


async def _ended(url: str) -> None:
    database = await open_database(url)
    found = await database.read(lambda conn: broadcasts.find(conn, 1))
    about = await database.read(lambda conn: letters.about(conn, "broadcast", "1"))
    await database.close()
    if found is not None:
        say(f"it is {found.state}; its letters: {about}; kept of it: {found.tally}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.broadcasts", description=__doc__)
    parser.add_argument("--recipients", type=int, default=2000)
    parser.add_argument("--port", type=int, default=8398)
    given = parser.parse_args()
    telegram = Telegram(given.port)
    try:
        telegram.ready()
        telegram.people(given.recipients)
        telegram.ask("sandbox/faults", {"flood_limits": True})
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/bot.sqlite3"
            asyncio.run(_fill(url, given.recipients))
            measure(telegram, url, given.recipients, "messages")
            asyncio.run(_ended(url))
    finally:
        telegram.process.terminate()


if __name__ == "__main__":
    main()
