"""Who may do what: every route, command and button, called in the name of everybody.

They are taken from the registries by which the bot answers, so one without a rule fails here.
A new route or button seldom needs a line: what its address or its fields are named says which
thing of our partner is meant (`OURS`); what it posts, or which words it knows, stands below.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.routing import Route
from telegram.ext import CommandHandler

from bot.chat import buttons
from bot.chat.application import ACTIONS, COMMANDS, RULES, STAFF_COMMANDS, TAPS
from bot.core.rights import Action, Open, Rule, Staff
from bot.locales import t
from tests.partners import a_link, hold
from tests.talk import AMINA
from tests.web.house import (
    HOST,
    NOBODY,
    ORGANISER,
    OTHER_HOST,
    OTHER_ORGANISER,
    OWNER,
    House,
    house,
)

PEOPLE = {
    "nobody": NOBODY,
    "host of another partner": OTHER_HOST,
    "organiser of another partner": OTHER_ORGANISER,
    "host": HOST,
    "organiser": ORGANISER,
    "owner": OWNER,
}


async def _ours(home: House) -> int:
    return home.ours


async def _secret(home: House) -> str:
    return await home.organisers.sign_in(HOST)


async def _nowhere(home: House) -> str:
    return "nowhere"


async def _overview(home: House) -> str:
    return "overview"


async def _csv(home: House) -> str:
    return "csv"


async def _ticket(home: House) -> int:
    """An open report of a learner; it belongs to no partner."""
    assert home.talk._running is not None
    desk = home.talk._running.desk
    if not (await desk.tickets.shelf(OWNER)).lines:
        lesson = next(iter(desk.library.catalogue.lessons))
        sends = buttons.pack(buttons.Flag("F", "en", lesson, 0))
        await home.talk.tap_data(AMINA, sends, await home.talk.say(AMINA, "/help"))
    return (await desk.tickets.shelf(OWNER)).lines[0].pile.head


_PROGRAMME = "Safe money"


async def _event(home: House) -> int:
    """An event of ours, as reports know it: they look anew after a while."""
    made = await hold(home.talk, home.ours, ORGANISER, programme=_PROGRAMME)
    await home.talk.act("clock", advance=120)
    return made.event.id


async def _group(home: House) -> int:
    """A group of ours without an event."""
    return (await a_link(home.talk, home.ours, ORGANISER)).id


async def _message(home: House) -> int:
    """A message that somebody of ours began."""
    await _group(home)
    begun = await home.talk.desk.broadcasts.begin(ORGANISER, home.ours)
    return begun.broadcast.id


async def _question(home: House) -> str:
    """A question of a lesson, as the pages name it."""
    name, lesson = next(iter(home.talk.desk.library.catalogue.lessons.items()))
    return f"{name}/{next(iter(lesson.edition('en').questions))}"


OURS: dict[str, Callable[[House], Awaitable[object]]] = {
    "partner": _ours,
    "person": House.newcomer,
    "event": _event,
    "cohort": _group,
    "number": _message,
    "broadcast": _message,
}
"""A thing of our partner's, by the name of a route's parameter or a button's field."""
ANYBODYS: dict[str, Callable[[House], Awaitable[object]]] = {
    "secret": _secret,
    "rest": _nowhere,
    "question": _question,
    "page": _overview,
    "form": _csv,
    "ticket": _ticket,
}
"""What belongs to no partner."""
FORMS: dict[str, dict[str, str]] = {
    "/dashboard/people": {"name": "A new partner"},
    "/dashboard/people/{partner}/name": {"name": "A new name"},
    "/dashboard/people/{partner}/invite": {"role": "host"},
    "/dashboard/tickets/{ticket}": {"how": "holds", "last": "1"},
}
"""What is posted, where an empty form would not get as far as the service."""
QUERIES: dict[str, dict[str, str]] = {"/dashboard/events/programme": {"name": _PROGRAMME}}
"""What of our partner's events a page is asked for, where its address names nothing."""
AUTHORS = {"/dashboard/broadcasts/{number}", "/dashboard/broadcasts/{number}/drop"}
"""What its author alone may change, whatever others may."""
NOTHING_THERE = {("/dashboard/people/{partner}/leave", OWNER)}
"""Who may, but has nothing to do it to: the owner belongs to no team."""
_MAKE = Action.MAKE_EVENTS
WORDS: dict[type[buttons.Button], dict[str, Rule | None]] = {
    buttons.MyTeam: {"show": None},
    buttons.ChangeTeam: dict.fromkeys(("host", "organiser", "remove", "remove-yes")),
    buttons.Ticket: dict.fromkeys(
        ("list", "page", "ready", "corrected", "write-left", "ready-holds")
    ),
    buttons.Broadcast: dict.fromkeys(
        (
            *("open", "write", "when", "check", "preview", "submit", "approve"),
            *("stop", "word", "wordless", "drop", "drop-yes"),
        )
    ),
    buttons.SetGroup: dict.fromkeys(("show", "ask-1", "no-ask-7", "start-none", "pace-own")),
    buttons.OpenEvent: {
        **dict.fromkeys(("card", "ics", "run", "rehearse")),
        **dict.fromkeys(("edit", "cancel", "cancel-yes", "report"), _MAKE),
    },
}
"""What the field `what` of a button that needs a right may say, with the right where it is more."""

REFUSED = ("staff-toast-not-allowed", "staff-toast-gone")
"""What is said to a button; what is another partner's need not even be known to be there."""


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


def allowed(rule: Rule, staff: Staff, partner: int | None) -> bool:
    """What the table of rights says, said again: a role, its actions, and for whom."""
    if rule is Open.EVERYBODY or staff.owner:
        return True
    roles = [role for one, role in staff.roles.items() if partner in {None, one}]
    return any(rule is Open.STAFF or rule in staff_may(role) for role in roles)


def staff_may(role: str) -> set[str]:
    """The actions of a role, as docs/organisers.md tells them."""
    host = {"see-events", "run-events"}
    organiser = {
        *("make-events", "see-reports", "export", "see-asked"),
        *("answer-tickets", "broadcast", "manage-people"),
    }
    return host if role == "host" else host | organiser


def routes(home: House) -> list[tuple[str, str]]:
    """Every path and method under /dashboard that the site answers."""
    found = []
    for route in home.app.routes:
        path = getattr(route, "path", "")
        if path.startswith("/dashboard"):
            assert isinstance(route, Route), f"{path} is no plain route"
            found += [(path, one) for one in route.methods or () if one != "HEAD"]
    return sorted(found)


async def test_every_route_answers_those_who_may_and_no_one_else(home: House) -> None:
    wrong = []
    for path, method in routes(home):
        rule = home.room.rules.get((path, method))
        if rule is None:
            wrong.append(f"{method} {path} has no rule")
            continue
        for who, telegram_id in PEOPLE.items():
            fault = await _call(home, path, method, rule, telegram_id)
            if fault:
                wrong.append(f"{method} {path} as {who}: {fault}")
    assert not wrong, "\n".join(wrong)


async def _call(home: House, path: str, method: str, rule: Rule, telegram_id: int) -> str:
    """Call a route in somebody's name; what is wrong with the outcome, or nothing."""
    address, partner = path, None
    for name in [part.partition(":")[0] for part in path.replace("}", "{").split("{")[1::2]]:
        if name in OURS:
            partner = home.ours
        make = OURS.get(name) or ANYBODYS.get(name)
        if make is None:
            return f"say in OURS or ANYBODYS what {name!r} is"
        for blank in (f"{{{name}}}", f"{{{name}:path}}", f"{{{name}:int}}"):
            address = address.replace(blank, str(await make(home)) if blank in address else "")
    if path in QUERIES:
        await _event(home)
        partner = home.ours
    staff = await home.organisers.rights(telegram_id)
    browser = await home.browser_of(telegram_id) if staff.anybody else home.browser()
    before = await home.kept()
    if method == "GET":
        asked = f"?{urlencode(QUERIES[path])}" if path in QUERIES else ""
        answer = await browser.get(address + asked)
    else:
        answer = await browser.post(address, **FORMS.get(path, {}))
    status = answer.status_code
    if allowed(rule, staff, partner) and path in AUTHORS and method == "POST":
        good = (status == 403) is (telegram_id != ORGANISER) and status < 500
    elif allowed(rule, staff, partner):
        # A page for what is not there is not there for anybody.
        nothing = "{rest:path}" in path or (path, telegram_id) in NOTHING_THERE
        good = status == 404 if nothing else status not in {401, 403, 404} and status < 500
    else:
        good = status in ({403, 404} if staff.anybody else {401})
        if await home.kept() != before:
            return "refused, but something was changed"
    return "" if good else f"{status} with {rule}"


def test_every_command_action_and_button_has_a_rule() -> None:
    names = {*COMMANDS, *STAFF_COMMANDS, *ACTIONS, *TAPS, "start"}
    assert names == set(RULES)


async def test_every_command_the_bot_listens_to_is_in_the_table(home: House) -> None:
    assert home.talk._running is not None
    heard = {
        command
        for group in home.talk._running.application.handlers.values()
        for handler in group
        if isinstance(handler, CommandHandler)
        for command in handler.commands
    }
    assert heard <= set(RULES)


@pytest.mark.parametrize("who", PEOPLE)
async def test_every_command_answers_those_who_may_and_no_one_else(home: House, who: str) -> None:
    staff = await home.organisers.rights(PEOPLE[who])
    wrong = []
    for name in sorted(["start", *COMMANDS, *STAFF_COMMANDS]):
        told = await home.talk.say(PEOPLE[who], f"/{name}")
        refused = told.get("text") == t("en", "staff-chat-not-for-you")
        if refused is allowed(RULES[name], staff, None):
            wrong.append(f"/{name} as {who}: {told.get('text', '')[:40]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", PEOPLE)
async def test_every_button_answers_those_who_may_and_no_one_else(home: House, who: str) -> None:
    telegram_id, wrong = PEOPLE[who], []
    await home.talk.say(telegram_id, "/help")
    taps: list[tuple[Rule, buttons.Button, int | None]] = [
        (RULES[name], buttons.Do(name), None)
        for name in sorted(ACTIONS)
        if name not in {"erase-yes", "export"}
    ]
    for kind in TAPS:
        taps += await _examples(home, kind)
    for rule, button, partner in taps:
        staff = await home.organisers.rights(telegram_id)
        at = await home.talk.say(telegram_id, "/help") if rule is not Open.EVERYBODY else None
        at = at or home.talk.last(telegram_id)
        before, toasts = await home.kept(), len(home.talk.toasts())
        await home.talk.tap_data(telegram_id, buttons.pack(button), at)
        said = home.talk.toasts()[toasts:]
        hidden = any(t("en", one) in said for one in REFUSED)
        may = allowed(rule, staff, partner)
        if may and hidden:
            wrong.append(f"{button} as {who}: refused")
        if not may and not hidden:
            wrong.append(f"{button} as {who}: not refused, {said}")
        if not may and await home.kept() != before:
            wrong.append(f"{button} as {who}: something was changed")
    assert not wrong, "\n".join(wrong)


async def _examples(
    home: House, kind: type[buttons.Button]
) -> list[tuple[Rule, buttons.Button, int | None]]:
    """Buttons of a kind with their rules, about our partner where they are about one."""
    made: list[tuple[Rule, buttons.Button, int | None]] = []
    for what, more in WORDS.get(kind, {"x": None}).items():
        values: list[Any] = []
        partner = None
        for field in fields(kind):
            if field.name in OURS and RULES[kind] is not Open.EVERYBODY:
                partner = home.ours
                values.append(await OURS[field.name](home))
            elif field.type == "int":
                values.append(1)
            else:
                values.append(what if field.name == "what" else "en")
        made.append((more or RULES[kind], kind(*values), partner))
    return made
