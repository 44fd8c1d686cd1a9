"""The organisers' pages: who gets in, and what they find."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.house import HOST, ORGANISER, OWNER, House, house


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


async def test_the_owner_sees_every_team_and_the_trail(home: House) -> None:
    browser = await home.browser_of(OWNER)
    people = await browser.get("/dashboard/people")
    assert people.status_code == 200
    assert "Our community centre" in people.text
    assert "Their school" in people.text
    trail = await browser.get("/dashboard/audit")
    assert "gave a role" in trail.text


@pytest.mark.parametrize("who", [ORGANISER, HOST])
async def test_others_see_their_own_team_alone(home: House, who: int) -> None:
    people = await (await home.browser_of(who)).get("/dashboard/people")
    assert "Our community centre" in people.text
    assert "Their school" not in people.text


async def test_a_partner_is_added_and_somebody_invited_on_the_page(home: House) -> None:
    browser = await home.browser_of(OWNER)
    added = await browser.done("/dashboard/people", name="Village hall")
    assert "Village hall was added." in added.text
    again = await browser.get("/dashboard/people")
    assert "was added" not in again.text
    invited = await browser.post(f"/dashboard/people/{home.ours}/invite", role="host")
    assert "?start=i-" in invited.text
    wrong = await browser.post("/dashboard/people", name="village HALL")
    assert wrong.status_code == 422
    assert "There is a partner with this name already." in wrong.text
