"""Partners, who works for them, and their events, for tests."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from bot.core.event import LINK, NEW, Plan
from bot.core.rights import Role
from bot.store import staff
from bot.store.cohorts import Cohort
from bot.store.events import Held
from bot.store.live_games import Game
from bot.store.staff import Member
from tests.talk import Talk

ORGANISER, HOST, STRANGER = 201, 202, 203


async def employ(talk: Talk, person: int, role: Role, partner: str = "Bright Money") -> int:
    """Give somebody a role with a partner; returns the partner's number."""
    database = talk.desk.people._database
    found = await database.write(partial(staff.found, name=partner, now=talk.now()))
    member = Member(person, found.id, role, f"P{person}", talk.now())
    await database.write(partial(staff.add, member=member))
    return found.id


def planned(talk: Talk, partner: int, **said: Any) -> Plan:
    """A plan with nothing amiss: tomorrow at three in the afternoon."""
    plan: dict[str, Any] = {
        "partner": partner,
        "title": "Spot the scam",
        "day": (talk.now() + timedelta(days=1)).date(),
        "at": time(15),
        "zone": "UTC",
        "venue": "Library, Hill Street",
        "quiz": "icebreaker",
        "course": "",
    }
    return Plan(**{**plan, **said})


async def hold(talk: Talk, partner: int, person: int = ORGANISER, **said: Any) -> Held:
    """Make an event."""
    made = await talk.desk.events.make_at_once(person, NEW, planned(talk, partner, **said))
    assert isinstance(made, Held), made
    return made


async def a_link(talk: Talk, partner: int, person: int = ORGANISER, **said: Any) -> Cohort:
    """Make a link without an event."""
    plan = planned(talk, partner, title="Hill School", **said)
    made = await talk.desk.events.make_at_once(person, LINK, plan)
    assert isinstance(made, Cohort), made
    return made


async def open_hall(talk: Talk, held: Held, person: int = ORGANISER) -> Game:
    """An organiser opens the hall of an event whose time has come."""
    await talk.say(person, "/event")
    await talk.tap_data(person, f"C:hall:{held.event.id}")
    game = (await talk.desk.events.card(person, held.event.id)).game
    assert game is not None
    return game


def soon(now: datetime) -> dict[str, Any]:
    """When an event begins that can be run now."""
    then = now + timedelta(minutes=30)
    return {"day": then.date(), "at": then.time().replace(tzinfo=None)}
