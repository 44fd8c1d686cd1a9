"""A hall with its pages, asked over ASGI."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.core.doors import Doors
from bot.core.rights import Staff
from bot.services.quotes import Quotes
from bot.web.hub import Hub
from bot.web.live_quiz import LivePages
from bot.web.site import create_site
from tests.hall import Hall
from tests.hall import hall as opened
from tests.shipped import library

BASE = "http://hall.test"


@dataclass
class Browser:
    """A browser on a phone: it keeps its cookie, and posts as our own page does."""

    client: httpx.AsyncClient
    code: str
    seen: list[str] = field(default_factory=list)
    """All that was sent to it."""

    async def get(self, path: str = "", **headers: str) -> httpx.Response:
        """Get something of the game."""
        answer = await self.client.get(f"/play/{self.code}{path}", headers=headers)
        self.seen.append(answer.text)
        return answer

    async def post(self, what: str, **content: Any) -> httpx.Response:
        """Post as the page does."""
        answer = await self.client.post(
            f"/play/{self.code}/{what}", json=content, headers={"origin": BASE}
        )
        self.seen.append(answer.text)
        return answer

    async def join(self, name: str = "Ada") -> dict[str, Any]:
        """Open the page and come in."""
        await self.get()
        told = await self.post("join", name=name, language="en")
        assert told.status_code == 200, told.text
        read: dict[str, Any] = told.json()
        return read

    async def state(self) -> dict[str, Any]:
        """What the page is shown."""
        read: dict[str, Any] = (await self.get("/state")).json()
        return read


@dataclass
class Site:
    """The site of a hall, with a game open in it."""

    hall: Hall
    pages: LivePages
    doors: Doors
    app: Starlette
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    def browser(self, base: str = BASE) -> Browser:
        """Another phone."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=True)
        client = httpx.AsyncClient(transport=transport, base_url=base)
        self.clients.append(client)
        return Browser(client, self.hall.game.code)

    @property
    def screen(self) -> str:
        """The path of the screen."""
        return self.doors.screen(self.hall.game.code).removeprefix(BASE)

    async def lead(self, what: str, **content: Any) -> httpx.Response:
        """Use a control of the screen."""
        client = self.browser().client
        told = {"what": what, **content}
        return await client.post(f"{self.screen}/lead", json=told, headers={"origin": BASE})

    async def shown(self) -> dict[str, Any]:
        """What the screen shows."""
        answer = await self.browser().client.get(f"{self.screen}/state")
        read: dict[str, Any] = answer.json()["screen"]
        return read


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with opened(tmp_path) as hall:
        await hall.open()
        made = make_site(hall)
        yield made
        for client in made.clients:
            await client.aclose()


def make_site(hall: Hall, base: str = BASE) -> Site:
    """The pages of a hall."""
    doors = Doors(base, b"a secret")
    link: Callable[[str], str] = lambda payload: f"https://t.me/some_bot?start={payload}"  # noqa: E731
    pages = LivePages(
        hall.live,
        Quotes(hall.live._database, lambda: hall.now, lambda _, who: Staff(who, False, {}), set()),
        doors,
        clock=lambda: hall.now,
        chance=lambda: 5,
        catalogue=lambda: library().catalogue,
        username="some_bot",
        messenger=link,
    )
    pages.hub = Hub(pages._view, pause=0)
    hall.live.on_change = pages.hub.touch
    return Site(hall, pages, doors, create_site(*pages.routes()))
