"""Planning an event, or a link without one, by taps and typing; a plan waits where it was left."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

from telegram import Update

from bot.chat import event_card
from bot.chat.buttons import NotAButton, PlanEvent
from bot.chat.desk import Context, language_of, person_of, show
from bot.chat.screens import planning as screens
from bot.chat.screens.planning import Option
from bot.chat.screens.remind import zone_name
from bot.core import event as rules
from bot.core.errors import NotAllowed, UnknownPlan
from bot.core.event import LINK, NEW, Amiss, moment
from bot.core.naming import tidy
from bot.core.schedule import UNSAID, read_offset, zone
from bot.core.when import When, read_when
from bot.locales import zones
from bot.services.events import AWAITS, Planning
from bot.store.cohorts import Cohort

_LINES = {
    "title": rules.LONGEST_TITLE,
    "venue": rules.LONGEST_VENUE,
    "programme": rules.LONGEST_PROGRAMME,
}
_NUMBERS = frozenset({"expected", "minutes"})
_TIMES = frozenset({"day", "at"})
_TYPED = frozenset({*_LINES, *_NUMBERS, *_TIMES, "zone"})
_CHOSEN = frozenset({"quiz", "course", "language", "audience", "programme"})
_FIELDS = _TYPED | _CHOSEN | {"partner"}
_MOST_ZONES = 6


async def begin(update: Update, context: Context, *, link: bool) -> None:
    """Begin a plan, or go on with the one begun before."""
    person = person_of(update)
    where = (await context.desk.reminders.chosen(person)).schedule.zone
    found = await context.desk.events.begin(person, LINK if link else NEW, where)
    await go_on(update, context, found)


async def go_on(update: Update, context: Context, found: Planning, wrong: str = "") -> None:
    """The next question; once all are answered, everything to look at."""
    if found.step is not None:
        await _ask(update, context, found, found.step, wrong)
        return
    await context.desk.people.await_nothing(person_of(update))
    language = await language_of(update, context)
    await show(update, context, screens.check(found, language, event_card.shelves(context)))


async def _ask(
    update: Update, context: Context, found: Planning, field: str, wrong: str = ""
) -> None:
    person = person_of(update)
    if field in _TYPED:
        await context.desk.events.expect(person, found.kept.id, field)
    else:
        await context.desk.people.await_nothing(person)
    language, there = await language_of(update, context), event_card.shelves(context)
    now = _now(context, found)
    await show(update, context, screens.ask(found, field, language, there, now, wrong=wrong))


def _now(context: Context, found: Planning) -> datetime:
    """What time it is where the event is."""
    return context.desk.clock().astimezone(zone(found.plan.zone))


# Taps


async def tap(update: Update, context: Context, button: PlanEvent) -> None:
    """A button of a plan: what it says, or what is to be done with the plan."""
    me, plan_id, value = person_of(update).telegram_id, button.plan, button.value
    desk = context.desk.events
    found = await desk.planning(me, plan_id)
    match button.what:
        case "do":
            await _do(update, context, found, value)
        case "ask" if value in _FIELDS:
            await _ask(update, context, found, value)
        case "again" if value.isdecimal():
            await go_on(update, context, await desk.repeat(me, plan_id, int(value)))
        case "day" | "at" | "when":
            day, at = _carried(button)
            await _set_time(update, context, found, day or found.plan.day, at or found.plan.at)
        case what if what in _FIELDS:
            await go_on(update, context, await desk.say(me, plan_id, **_said(what, value)))
        case other:
            raise NotAButton(other)


def _said(field: str, value: str) -> dict[str, Any]:
    """What a button says of a plan; raise `NotAButton` for what none of ours carries."""
    if field in _CHOSEN:
        return {field: "" if value == "-" else value}
    if field == "zone":
        try:
            zone(value)
        except ValueError as error:
            raise NotAButton(value) from error
        return {field: value}
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise NotAButton(value)
    return {field: int(value)}


def _carried(button: PlanEvent) -> tuple[date | None, time | None]:
    """The day and time that a button carries: 2026-12-03, 1500, or both with a T between."""
    day, _, at = button.value.rpartition("T") if button.what != "day" else (button.value, "", "")
    try:
        return (
            date.fromisoformat(day) if day else None,
            time(int(at[:2]), int(at[2:])) if at else None,
        )
    except ValueError as error:
        raise NotAButton(button.value) from error


async def _do(update: Update, context: Context, found: Planning, what: str) -> None:
    me, desk = person_of(update).telegram_id, context.desk
    if what == "open":
        if found.changes is not None:
            found = await desk.events.edit(me, found.changes)
        await go_on(update, context, found)
    elif what == "drop":
        await desk.people.await_nothing(person_of(update))
        await desk.events.drop(me, found.kept.id)
        await show(update, context, screens.dropped(found, await language_of(update, context)))
    elif what == "make":
        await _make(update, context, found)
    else:
        raise NotAButton(what)


async def _make(update: Update, context: Context, found: Planning) -> None:
    me, desk = person_of(update).telegram_id, context.desk.events
    before = None if found.changes is None else await desk.card(me, found.changes)
    made = await desk.make(me, found.kept.id)
    if isinstance(made, Planning):
        await go_on(update, context, made)
    elif isinstance(made, Cohort):
        await event_card.link_card(update, context, made.id, made=True)
    else:
        heading = "event-made"
        if before is not None:
            same = before.held.event.sequence == made.event.sequence
            heading = "event-same" if same else "event-changed"
        await event_card.card(update, context, made.event.id, heading)


# What is typed


async def typed(update: Update, context: Context, awaiting: str, text: str) -> bool:
    """A text that answers a plan's question; False: the plan is gone."""
    number, _, field = awaiting.removeprefix(AWAITS).partition(":")
    me = person_of(update).telegram_id
    try:
        found = await context.desk.events.planning(me, int(number))
    except (UnknownPlan, NotAllowed):
        await context.desk.people.await_nothing(person_of(update))
        return False
    if field in _TIMES:
        await _typed_time(update, context, found, field, text)
    elif field == "zone":
        await _typed_zone(update, context, found, text)
    elif field in _NUMBERS:
        await _typed_number(update, context, found, field, text)
    else:
        await _typed_line(update, context, found, field, text)
    return True


async def _wrong(
    update: Update, context: Context, found: Planning, field: str, what: Amiss, *, said: str = ""
) -> None:
    """Ask again, and say what was amiss."""
    language = await language_of(update, context)
    await _ask(update, context, found, field, screens.amiss(language, field, what, said))


async def _typed_line(
    update: Update, context: Context, found: Planning, field: str, text: str
) -> None:
    line = tidy(text)
    if not line or len(line) > _LINES[field]:
        await _wrong(update, context, found, field, Amiss.LONG if line else Amiss.MISSING)
        return
    me = person_of(update).telegram_id
    await go_on(update, context, await context.desk.events.say(me, found.kept.id, **{field: line}))


async def _typed_number(
    update: Update, context: Context, found: Planning, field: str, text: str
) -> None:
    read = re.findall(r"\d+", unicodedata.normalize("NFKC", text))
    number = int(read[0]) if len(read) == 1 and len(read[0]) < 10 else None
    least, most = (1, rules.MOST) if field == "expected" else (rules.SHORTEST, rules.LONGEST)
    if number is None or not least <= number <= most:
        await _wrong(update, context, found, field, Amiss.RANGE)
        return
    me = person_of(update).telegram_id
    await go_on(
        update, context, await context.desk.events.say(me, found.kept.id, **{field: number})
    )


async def _typed_zone(update: Update, context: Context, found: Planning, text: str) -> None:
    offset = read_offset(text)
    # The names of all cities are read at the first question: not while others wait for the loop.
    named = (offset,) if offset else await asyncio.to_thread(zones.find, text)
    if len(named) == 1:
        me = person_of(update).telegram_id
        said = await context.desk.events.say(me, found.kept.id, zone=named[0])
        await go_on(update, context, said)
        return
    among = (named or await asyncio.to_thread(zones.alike, text))[:_MOST_ZONES]
    if not among:
        await _wrong(update, context, found, "zone", Amiss.UNKNOWN, said=text)
        return
    language = await language_of(update, context)
    options = [Option(zone_name(language, one), "zone", one) for one in among]
    await show(
        update, context, screens.which(found, language, event_card.shelves(context), options)
    )


async def _typed_time(
    update: Update, context: Context, found: Planning, field: str, text: str
) -> None:
    """Read a day, a time or both, with what was said of the other before."""
    language, now = await language_of(update, context), _now(context, found)
    read = read_when(text, now, month_first=True if language == "zh-Hans" else None)
    if read.amiss is not None:
        await _wrong(update, context, found, field, read.amiss, said=text)
        return
    options = _options(found, read, now, language)
    if not options:
        await _wrong(update, context, found, field, Amiss.PAST)
    elif len(options) == 1:
        button = PlanEvent(options[0].field, found.kept.id, options[0].value)
        day, at = _carried(button)
        await _set_time(
            update, context, found, day or found.plan.day, at or found.plan.at, asked=field
        )
    else:
        there = event_card.shelves(context)
        await show(update, context, screens.which(found, language, there, options))


def _options(found: Planning, read: When, now: datetime, language: str) -> list[Option]:
    """What may be meant, as buttons say it; what is over is not."""
    days = read.days or (() if found.plan.day is None else (found.plan.day,))
    times = read.times or (() if found.plan.at is None else (found.plan.at,))
    if not days:
        return [Option(f"{one:%H:%M}", "at", f"{one:%H%M}") for one in times]
    if not times:
        return [Option(screens.day_words(language, one), "day", one.isoformat()) for one in days]
    both = [(day, at) for day in days for at in times]
    clock = now.replace(tzinfo=None)
    return [
        Option(screens.option_words(language, day, at), "when", f"{day.isoformat()}T{at:%H%M}")
        for day, at in both
        if datetime.combine(day, at) > clock
    ]


async def _set_time(
    update: Update,
    context: Context,
    found: Planning,
    day: date | None,
    at: time | None,
    *,
    asked: str = "at",
) -> None:
    """Take a day and a time, if there is such a moment and it is to come."""
    where = found.plan.zone
    if day is not None and at is not None and where != UNSAID:
        begins = moment(day, at, where)
        if begins is None:
            await _wrong(update, context, found, asked, Amiss.NO_TIME, said=f"{at:%H:%M}")
            return
        if begins <= context.desk.clock():
            await _wrong(update, context, found, asked, Amiss.PAST)
            return
    me = person_of(update).telegram_id
    said = await context.desk.events.say(me, found.kept.id, day=day, at=at)
    if said.step is None and said.plan.at is None:
        await _ask(update, context, said, "at")
    else:
        await go_on(update, context, said)
