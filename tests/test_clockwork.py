"""The clockwork's rings."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clockwork import wind


async def test_a_ring_under_way_at_the_end_is_let_to_its_end(
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun, going, ended = asyncio.Event(), asyncio.Event(), []
    nothing: Any = _Nothing()

    async def live() -> None:
        begun.set()
        await going.wait()
        ended.append(True)

    scheduler = AsyncIOScheduler(timezone="UTC")
    unwind = wind(
        scheduler,
        nothing,
        follow_ups=nothing,
        reminders=nothing,
        summaries=nothing,
        drills=nothing,
        tallies=nothing,
        retention=nothing,
        live=live,
        tickets=nothing,
        reports=nothing,
        broadcasts=live,
    )
    scheduler.start()
    await begun.wait()
    with caplog.at_level(logging.INFO, "apscheduler"):
        down = asyncio.ensure_future(unwind())
        await asyncio.sleep(0)
        going.set()
        await down
    assert ended == [True]
    assert not any(record.exc_info for record in caplog.records)


class _Nothing:
    """Lessons that never change, reminders that are never due, and nothing to count."""

    def refresh(self) -> None:
        return None

    async def advance(self) -> int:
        return 0

    async def enqueue_due(self) -> int:
        return 0

    async def count(self) -> int:
        return 0

    async def go_on(self) -> int:
        return 0
