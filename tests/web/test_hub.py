"""Listeners of games: told of changes, sharing one look, never held up by each other."""

from __future__ import annotations

import asyncio

import pytest

from bot.web.hub import Hub

GAME, OTHER = 1, 2


class Watched:
    """A game whose view is how often it was looked at; `gate` can hold a look up."""

    def __init__(self) -> None:
        self.looks: list[int] = []
        self.looked = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def look(self, game_id: int) -> int:
        self.looks.append(game_id)
        self.looked.set()
        await self.gate.wait()
        return len(self.looks)


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def hub(watched: Watched) -> Hub[int]:
    return Hub(watched.look, pause=0)


async def test_everybody_is_told_from_one_look(hub: Hub[int], watched: Watched) -> None:
    listeners = [hub.listen(GAME) for _ in range(50)]
    assert await asyncio.gather(*(anext(one) for one in listeners)) == [1] * 50
    waiting = [asyncio.ensure_future(anext(one)) for one in listeners]
    await asyncio.sleep(0)
    hub.touch(GAME)
    assert await asyncio.gather(*waiting) == [2] * 50
    assert watched.looks == [GAME, GAME]


async def test_a_change_in_another_game_wakes_nobody(hub: Hub[int], watched: Watched) -> None:
    listener = hub.listen(GAME)
    await anext(listener)
    waiting = asyncio.ensure_future(anext(listener))
    hub.touch(OTHER)
    await asyncio.sleep(0)
    assert not waiting.done()
    hub.touch(GAME)
    assert await waiting == 2
    assert watched.looks == [GAME, GAME]


async def test_a_slow_listener_gets_the_newest_and_holds_up_nobody(hub: Hub[int]) -> None:
    slow, quick = hub.listen(GAME), hub.listen(GAME)
    await anext(slow)
    for seen in range(1, 6):
        assert await anext(quick) == seen
        hub.touch(GAME)
    assert await anext(slow) == await anext(quick) == 6


async def test_a_change_during_a_look_is_looked_at_again(hub: Hub[int], watched: Watched) -> None:
    listener = hub.listen(GAME)
    watched.gate.clear()
    first = asyncio.ensure_future(anext(listener))
    await watched.looked.wait()
    hub.touch(GAME)
    watched.gate.set()
    assert await first == 1
    assert await anext(listener) == 2


async def test_changes_in_quick_succession_make_one_look(watched: Watched) -> None:
    hub = Hub(watched.look, pause=0.05)
    listener = hub.listen(GAME)
    await anext(listener)
    for _ in range(100):
        hub.touch(GAME)
    assert await anext(listener) == 2
    waiting = asyncio.ensure_future(anext(listener))
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()


async def test_one_who_vanishes_during_a_look_takes_nothing_along(
    hub: Hub[int], watched: Watched
) -> None:
    watched.gate.clear()
    gone = asyncio.ensure_future(anext(hub.listen(GAME)))
    await watched.looked.wait()
    other = asyncio.ensure_future(anext(hub.listen(GAME)))
    await asyncio.sleep(0)
    gone.cancel()
    watched.gate.set()
    assert await other == 2


async def test_a_silence_is_broken_with_the_same_view(watched: Watched) -> None:
    hub = Hub(watched.look, pause=0, silence=0)
    listener = hub.listen(GAME)
    assert [await anext(listener) for _ in range(3)] == [1, 1, 1]


async def test_closing_ends_all_listening_at_once(hub: Hub[int]) -> None:
    listener = hub.listen(GAME)
    await anext(listener)
    waiting = asyncio.ensure_future(anext(listener))
    await asyncio.sleep(0)
    hub.close()
    with pytest.raises(StopAsyncIteration):
        await waiting
    assert [view async for view in hub.listen(GAME)] == []
