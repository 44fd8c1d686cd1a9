"""The streams of a hall's pages, over a real server."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx

from bot.serving import serving
from tests.process import free_port
from tests.web.conftest import Browser, Site


async def frames(answer: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    """The frames of a stream."""
    async for line in answer.aiter_lines():
        if line.startswith("data: {"):
            yield json.loads(line.removeprefix("data: "))


async def over_the_wire(site: Site, base: str) -> Browser:
    client = httpx.AsyncClient(base_url=base, timeout=20)
    site.clients.append(client)
    phone = Browser(client, site.hall.game.code)
    await client.get(f"/play/{phone.code}")
    told = await client.post(
        f"/play/{phone.code}/join", json={"name": "Ada", "language": "en"}, headers={"origin": base}
    )
    assert told.status_code == 200
    return phone


async def test_streams_tell_a_change_and_end_cleanly_at_shutdown(site: Site) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    served = serving(site.app, ("127.0.0.1",), port, site.pages.close)
    await served.__aenter__()
    phone = await over_the_wire(site, base)
    async with (
        phone.client.stream("GET", f"/play/{phone.code}/events") as played,
        phone.client.stream("GET", f"{site.screen}/events") as led,
    ):
        player, screen = frames(played), frames(led)
        assert (await anext(player))["room"]["phase"] == "lobby"
        assert (await anext(screen))["screen"]["people"][0]["name"] == "Ada"
        await site.lead("start")
        assert (await anext(player))["room"]["phase"] == "open"
        opened = await anext(screen)
        assert (opened["screen"]["phase"], opened["screen"]["answered"]) == ("open", 0)
        assert opened["now"] == int(site.hall.now.timestamp() * 1000)
        await served.__aexit__(None, None, None)
        # A stream that the server had to cut off would raise here.
        assert [frame async for frame in player] == []
        assert [frame async for frame in screen] == []


async def test_others_answers_send_a_player_nothing(site: Site) -> None:
    port = free_port()
    async with serving(site.app, ("127.0.0.1",), port, site.pages.close):
        phone = await over_the_wire(site, f"http://127.0.0.1:{port}")
        await site.hall.join("Bo", "Cy")
        await site.lead("start")
        async with phone.client.stream("GET", f"/play/{phone.code}/events") as answer:
            player = frames(answer)
            assert (await anext(player))["room"]["phase"] == "open"
            await site.hall.answer("Bo", await site.hall.right())
            await site.hall.answer("Cy", await site.hall.right())
            await site.hall.close()
            assert (await anext(player))["room"]["phase"] == "shown"
