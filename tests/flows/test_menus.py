"""Telegram's menu of commands: partners' people find theirs in it, and only while they are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.core.rights import Role
from bot.sandbox import control
from tests.talk import AMINA, Talk

OWNER = 102


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with Talk(tmp_path, owners=(OWNER,)).running() as running:
        yield running


async def menu(talk: Talk, person: int) -> dict[str, str]:
    """What somebody's menu shows beside what everybody's does: words by command."""
    await talk.desk.menus.drawn()
    commands: dict[str, Any] = control.state(talk.world)["commands"]
    return {one["command"]: one["description"] for one in commands.get(f"chat:{person}:", [])}


async def employed(talk: Talk, role: Role) -> int:
    """Amina works for a partner, whose number is returned."""
    await talk.say(AMINA, "/start")
    partner = (await talk.desk.organisers.found(OWNER, "Bright Money")).id
    made = await talk.desk.organisers.invite(OWNER, partner, role)
    await talk.say(AMINA, f"/start i-{made.secret}")
    return partner


async def test_who_is_invited_finds_the_commands_of_their_role(talk: Talk) -> None:
    assert await menu(talk, AMINA) == {}
    await employed(talk, Role.ORGANISER)
    shown = await menu(talk, AMINA)
    assert {"event", "dashboard", "team", "tickets", "broadcast", "stats", "learn"} <= set(shown)
    assert shown["event"] == "Plan and run events"


async def test_a_host_finds_no_commands_that_hosts_may_not_use(talk: Talk) -> None:
    await employed(talk, Role.HOST)
    shown = await menu(talk, AMINA)
    assert {"event", "dashboard", "team"} <= set(shown)
    assert not {"tickets", "broadcast", "stats"} & set(shown)


async def test_it_speaks_the_language_that_was_chosen(talk: Talk) -> None:
    await employed(talk, Role.ORGANISER)
    await talk.say(AMINA, "/language")
    await talk.tap(AMINA, "简体中文")
    assert (await menu(talk, AMINA))["event"] == "安排活动、开场"


async def test_who_is_removed_has_everybodys_menu_again(talk: Talk) -> None:
    partner = await employed(talk, Role.ORGANISER)
    await talk.desk.organisers.remove(OWNER, AMINA, partner)
    assert await menu(talk, AMINA) == {}


async def test_who_erases_everything_has_everybodys_menu_again(talk: Talk) -> None:
    await employed(talk, Role.ORGANISER)
    await talk.say(AMINA, "/privacy")
    await talk.tap_data(AMINA, "d:erase-yes")
    assert await menu(talk, AMINA) == {}


async def test_where_telegram_refuses_rights_are_given_all_the_same(talk: Talk) -> None:
    talk.fault(methods=["setMyCommands"], error_rate=1.0)
    partner = await employed(talk, Role.ORGANISER)
    assert await menu(talk, AMINA) == {}
    assert partner in (await talk.desk.organisers.rights(AMINA)).roles
