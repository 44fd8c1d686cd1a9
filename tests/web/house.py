"""The organisers' house over a real bot: partners, staff, and browsers that are signed in."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, select
from starlette.applications import Starlette

from bot.core.rights import Role
from bot.services.staff import Organisers
from bot.store.database import Database
from bot.store.tables import metadata
from bot.web.organisers.frame import Room
from bot.web.site import create_site
from tests.talk import Talk

OWNER, ORGANISER, HOST, OTHER_ORGANISER, OTHER_HOST, NOBODY = range(7_000_000_901, 7_000_000_907)
"""Long numbers: a short one may stand by chance in a hash, and tests look for them everywhere."""
BASE = "http://127.0.0.1:8080"
TOKEN = re.compile(r'name="token" value="(\w+)"')


def rows(conn: Connection) -> str:
    """Every row of every table, as text; but not which updates were seen."""
    tables = [one for one in metadata.sorted_tables if one.name != "inbox"]
    return "\n".join(str(row) for table in tables for row in conn.execute(select(table)))


class Browser:
    """A browser; once signed in it posts with the token of its session, as our forms do."""

    def __init__(self, app: Starlette, base: str = BASE, address: str = "10.0.0.1") -> None:
        transport = httpx.ASGITransport(app, client=(address, 4000))
        self.client = httpx.AsyncClient(
            transport=transport, base_url=base, headers={"accept-language": "en"}
        )
        self.token = ""

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """Open a page; redirects are not followed."""
        answer = await self.client.get(path, headers=headers)
        found = TOKEN.search(answer.text)
        self.token = found.group(1) if found else self.token
        return answer

    async def post(self, path: str, **fields: Any) -> httpx.Response:
        """Send a form."""
        return await self.client.post(
            path,
            data={"token": self.token, **fields},
            headers={"origin": str(self.client.base_url).rstrip("/")},
        )

    async def done(self, path: str, **fields: Any) -> httpx.Response:
        """Send a form and follow to the page that says what was done."""
        answer = await self.post(path, **fields)
        assert answer.status_code == 303, answer.text
        return await self.get(answer.headers["location"])


class House:
    """The bot with two partners, `ours` and `theirs`, and somebody of each role."""

    def __init__(self, talk: Talk, base: str = BASE) -> None:
        assert talk._running is not None
        self.talk = talk
        self.base = base
        self.room: Room = talk._running.room
        self.app = create_site(*talk._running.routes())
        self.ours, self.theirs = 0, 0
        self.browsers: list[Browser] = []
        self._newest = 1000

    @property
    def organisers(self) -> Organisers:
        """The use cases about rights."""
        assert self.talk._running is not None
        return self.talk._running.desk.organisers

    async def kept(self) -> str:
        """Every row of every table."""
        assert self.talk._running is not None
        database: Database = self.organisers._database
        return await database.read(rows)

    async def people(self) -> None:
        """Two partners with their teams."""
        self.ours = (await self.organisers.found(OWNER, "Our community centre")).id
        self.theirs = (await self.organisers.found(OWNER, "Their school")).id
        await self.employ(ORGANISER, self.ours, Role.ORGANISER)
        await self.employ(HOST, self.ours, Role.HOST)
        await self.employ(OTHER_ORGANISER, self.theirs, Role.ORGANISER)
        await self.employ(OTHER_HOST, self.theirs, Role.HOST)

    async def newcomer(self) -> int:
        """Another host of ours, who may be removed."""
        self._newest += 1
        await self.employ(self._newest, self.ours, Role.HOST)
        return self._newest

    async def employ(self, who: int, partner: int, role: Role, name: str = "") -> None:
        """Make somebody staff."""
        made = await self.organisers.invite(OWNER, partner, role)
        await self.organisers.accept(who, name or f"Person {who}", made.secret)

    def browser(self) -> Browser:
        """A browser that nobody signed in with, at an address of its own."""
        number = len(self.browsers)
        address = f"10.0.{number // 250}.{number % 250 + 1}"
        self.browsers.append(Browser(self.app, self.base, address))
        return self.browsers[-1]

    async def link(self, who: int) -> str:
        """The path of a link that signs somebody in."""
        return f"/dashboard/in/{await self.organisers.sign_in(who)}"

    async def browser_of(self, who: int) -> Browser:
        """A browser in which somebody is signed in."""
        browser = self.browser()
        answer = await browser.post(await self.link(who))
        assert answer.status_code == 303, answer.text
        await browser.get("/dashboard")
        return browser


@contextlib.asynccontextmanager
async def house(
    folder: Path, database: str = "", base: str = BASE, *, people: bool = True, **given: Any
) -> AsyncIterator[House]:
    """A house with its people in it, or not yet. `base` is where its site is reached."""
    talk = Talk(folder, database=database, owners=(OWNER,), site=base, **given)
    for who in (OWNER, ORGANISER, HOST, OTHER_ORGANISER, OTHER_HOST, NOBODY):
        talk.world.add_user(who, f"Person {who}", "en")
    async with talk.running():
        assert talk._running is not None
        # What rings by itself would change rows between two looks.
        talk._running.scheduler.pause()
        made = House(talk, base)
        if people:
            await made.people()
        yield made
        for browser in made.browsers:
            await browser.client.aclose()
