"""/remind, and what the buttons under a reminder do."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update
from telegram.error import TelegramError

from bot.chat import study
from bot.chat.buttons import NotAButton, Remind, Zone
from bot.chat.desk import Context, Desk, person_of, show
from bot.chat.screens import dates, places
from bot.chat.screens import remind as screens
from bot.chat.voice import Unreachable
from bot.core.schedule import offset_of_longitude, read_offset
from bot.locales import zones
from bot.services.letters import Content
from bot.services.reminders import AWAITS_ZONE, Choice
from bot.store.letters import Letter


async def remind(update: Update, context: Context) -> None:
    """/remind: what is chosen, to be changed."""
    await _settings(update, context, await context.desk.reminders.chosen(person_of(update)))


async def change(update: Update, context: Context, button: Remind) -> None:
    """A button of that screen, or one under a reminder."""
    desk, person = context.desk.reminders, person_of(update)
    match button.what:
        case "on" | "off":
            choice = await desk.turn(person, on=button.what == "on")
        case "day" | "no-day":
            choice = await desk.set_day(person, button.value, on=button.what == "day")
        case "hour":
            choice = await desk.set_hour(person, button.value)
        case "pause":
            choice = await desk.pause(person, on=bool(button.value))
        case "alerts":
            choice = await desk.alerts(person, on=bool(button.value))
        case "fewer":
            choice = await desk.fewer(person)
        case "again":
            await _again(update, context, tomorrow=bool(button.value))
            return
        case other:
            raise NotAButton(other)
    await _settings(update, context, choice)


async def as_group(update: Update, context: Context, cohort_id: int) -> None:
    """Reminders on a group's days, at its hour."""
    choice = await context.desk.reminders.as_group(person_of(update), cohort_id)
    await _settings(update, context, choice)


async def _settings(update: Update, context: Context, choice: Choice) -> None:
    if choice.asks_zone:
        await context.desk.reminders.await_zone(person_of(update))
    await show(update, context, screens.settings(choice))


async def _again(update: Update, context: Context, *, tomorrow: bool) -> None:
    desk, person = context.desk.reminders, person_of(update)
    moment = await desk.again(person, tomorrow=tomorrow)
    choice = await desk.chosen(person)
    words = dates.when(choice.language, moment, choice.schedule.zone)
    await show(update, context, places.nudge(choice.language, "again-then", when=words))


async def ask_zone(update: Update, context: Context) -> None:
    """Which timezone?"""
    await context.desk.reminders.await_zone(person_of(update))
    choice = await context.desk.reminders.chosen(person_of(update))
    await show(update, context, screens.ask_zone(choice))


async def zone(update: Update, context: Context, button: Zone) -> None:
    """A timezone was tapped."""
    await _set_zone(update, context, button.name)


async def typed(update: Update, context: Context, text: str) -> None:
    """The timezone that was asked for, in somebody's words."""
    # The names of all cities are read at the first question: not while others wait for the loop.
    offset = read_offset(text)
    found = (offset,) if offset else await asyncio.to_thread(zones.find, text)
    if len(found) == 1:
        await _set_zone(update, context, found[0])
        return
    choice = await context.desk.reminders.chosen(person_of(update))
    among = found or await asyncio.to_thread(zones.alike, text)
    screen = screens.ask_zone(choice, wrong=text)
    if among:
        screen = screens.which_zone(choice, text, among, known=bool(found))
    await show(update, context, screen)


async def place(update: Update, context: Context) -> None:
    """A shared place: its longitude, rounded to an hour, and nothing else of it."""
    message = update.effective_message
    awaited = await context.desk.people.awaiting(person_of(update)) == AWAITS_ZONE
    if message is None or message.location is None or not awaited:
        await study.nudge(update, context, "nudge-media")
        return
    await _set_zone(update, context, offset_of_longitude(message.location.longitude))


async def _set_zone(update: Update, context: Context, name: str) -> None:
    desk, person = context.desk.reminders, person_of(update)
    choice = await desk.set_zone(person, name)
    await context.desk.people.await_nothing(person)
    await show(update, context, screens.settings(choice))


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make a letter's content; returns the call that sends it, or None for nothing to say."""
    content = await desk.letters.content(letter)
    return None if content is None else partial(_send, desk, letter, content)


async def _send(desk: Desk, letter: Letter, content: Content) -> None:
    number = await desk.voice.post(letter.telegram_id, screens.letter(content))
    if content.review is None:
        return
    await desk.study.shown(content.review.attempt_id, number)
    if content.review.replaces is not None:
        # The letter has left, whatever becomes of the buttons elsewhere.
        with contextlib.suppress(TelegramError, Unreachable):
            await desk.voice.strip(letter.telegram_id, content.review.replaces)
