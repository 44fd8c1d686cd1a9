"""Updates of one chat are handled one after another, those of several side by side."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.updates import InOrder


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=60), st.integers(1, 4), st.integers(0, 3))
def test_each_line_keeps_its_order(keys: list[int], running: int, yields: int) -> None:
    seen: list[tuple[int, int]] = []
    busy: set[int] = set()

    async def handle(item: tuple[int, int]) -> None:
        assert item[0] not in busy
        assert len(busy) < running
        busy.add(item[0])
        for _ in range(yields):
            await asyncio.sleep(0)
        busy.remove(item[0])
        seen.append(item)

    async def play() -> None:
        order = InOrder(handle, running=running, waiting=8)
        for number, key in enumerate(keys):
            await order.put(key, (key, number))
        await order.idle()

    asyncio.run(play())
    for key in set(keys):
        assert [n for k, n in seen if k == key] == [n for n, k in enumerate(keys) if k == key]


async def test_stopping_finishes_what_was_begun_and_nothing_else() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    done: list[int] = []

    async def handle(item: int) -> None:
        begun.set()
        await go_on.wait()
        done.append(item)

    order = InOrder(handle, running=1)
    await order.put("a", 1)
    await order.put("a", 2)
    await order.put("b", 3)
    await begun.wait()
    stopping = asyncio.create_task(order.stop(5.0))
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert done == [1]
