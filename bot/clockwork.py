"""APScheduler's rings: each asks a service what there is to do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.content.library import Library
from bot.services.drills import Drills
from bot.services.follow_ups import FollowUps
from bot.services.reminders import Reminders
from bot.services.reports import Reports
from bot.services.retention import Retention
from bot.services.summaries import Summaries
from bot.services.tallies import Tallies
from bot.services.tickets import Tickets

log = structlog.get_logger()

_LOOK_EVERY = 1.0
_LIVE_EVERY = 0.25
_SELDOM = 60.0
_LAST = 8.0
"""Seconds that a ring under way at the end may take."""


def wind(
    scheduler: AsyncIOScheduler,
    library: Library,
    *,
    follow_ups: FollowUps,
    reminders: Reminders,
    summaries: Summaries,
    drills: Drills,
    tallies: Tallies,
    retention: Retention,
    live: Callable[[], Awaitable[None]],
    tickets: Tickets,
    reports: Reports,
    broadcasts: Callable[[], Awaitable[None]],
) -> Callable[[], Awaitable[None]]:
    """Hang the rings up: lessons that changed, what is due, counts, rooms, reports, broadcasts.

    Returns what takes them down again once those under way have ended; APScheduler cuts them off.
    """
    under_way: set[asyncio.Task[None]] = set()

    def counted(ring: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        async def rung(*asked: object) -> None:
            task = asyncio.current_task()
            if task is not None:
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            await ring(*asked)

        return rung

    async def unwind() -> None:
        if not scheduler.running:
            return
        scheduler.pause()
        # One that is just about to begin is under way after this.
        await asyncio.sleep(0)
        if under_way:
            await asyncio.wait(under_way, timeout=_LAST)
        scheduler.shutdown(wait=False)

    rings: tuple[tuple[Callable[..., Awaitable[None]], float, list[object]], ...] = (
        (reload_lessons, _LOOK_EVERY, [library]),
        (enqueue_reminders, _LOOK_EVERY, [follow_ups, reminders]),
        (enqueue_summaries, _LOOK_EVERY, [summaries]),
        (advance_drills, _LOOK_EVERY, [drills]),
        (count, _LOOK_EVERY, [tallies]),
        (reduce, _LOOK_EVERY, [retention]),
        (live, _LIVE_EVERY, []),
        (raise_tickets, _SELDOM, [tickets]),
        (refresh, _LOOK_EVERY, [reports]),
        (broadcasts, _LOOK_EVERY, []),
    )
    for ring, every, asked in rings:
        scheduler.add_job(
            counted(ring),
            "interval",
            seconds=every,
            args=asked,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    return unwind


async def enqueue_reminders(follow_ups: FollowUps, reminders: Reminders) -> None:
    """Write the letters of what is due; a follow-up first, as it takes a reminder's place."""
    written = await follow_ups.enqueue_due() + await reminders.enqueue_due()
    if written:
        log.info("reminders are due", letters=written)


async def enqueue_summaries(summaries: Summaries) -> None:
    """Write to partners' people what their week was like."""
    await summaries.enqueue_due()


async def advance_drills(drills: Drills) -> None:
    """Let the other side of drills write on."""
    await drills.advance()


async def count(tallies: Tallies) -> None:
    """Count what learners did since the last second."""
    await tallies.count()


async def reduce(retention: Retention) -> None:
    """Let what is old go, a step at a time."""
    await retention.go_on()


async def raise_tickets(tickets: Tickets) -> None:
    """Tell the owners which reports wait too long."""
    written = await tickets.raise_overdue()
    if written:
        log.info("reports wait too long", letters=written)


async def reload_lessons(library: Library) -> None:
    """Read changed lessons again, off the event loop, and say what came of it."""
    changes = await asyncio.to_thread(library.refresh)
    if changes is None:
        return
    if changes.lessons:
        log.info("lessons changed", lessons=list(changes.lessons))
    for fault in changes.faults:
        log.warning("a broken edit: the last good version stays", fault=str(fault))


async def refresh(reports: Reports) -> None:
    """Have the figures made anew in time, ahead of whoever looks at them."""
    await reports.refresh()
