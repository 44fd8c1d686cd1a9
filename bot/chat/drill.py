"""Pressure drills: choosing one, playing it, stopping it, and the letters of the other side."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update
from telegram.error import TelegramError

from bot.chat.buttons import DrillChoose, NotAButton, PlayDrill, ShowDrill, StopDrill
from bot.chat.desk import Context, Desk, language_of, person_of, show
from bot.chat.screens import drill as screens
from bot.chat.voice import Unreachable
from bot.core.drill import Pace
from bot.core.errors import HourUnsaid, UnknownDrill
from bot.locales import t
from bot.services.drills import Line, Played
from bot.store.drill_runs import STORY
from bot.store.letters import Letter


async def drills(update: Update, context: Context) -> None:
    """/drill: the one under way, or what there is to play."""
    there = await context.desk.drills.shelf(person_of(update))
    if there.open is not None:
        await _show_again(update, context, there.open)
    else:
        await show(update, context, screens.shelf(there))


async def show_drill(update: Update, context: Context, button: ShowDrill) -> None:
    """What a drill is about; the one under way comes first."""
    there = await context.desk.drills.shelf(person_of(update))
    if there.open is not None:
        await _show_again(update, context, there.open)
        return
    drill = context.desk.library.catalogue.drills.get(button.drill)
    if drill is None:
        raise UnknownDrill
    await show(update, context, screens.offer(there, drill))


async def play(update: Update, context: Context, button: PlayDrill) -> None:
    """Begin; over a day only where it is known what time it is for the learner."""
    try:
        pace = Pace(button.pace)
    except ValueError as error:
        raise NotAButton(button.pace) from error
    hour = button.hour if button.hour < screens.UNSAID else None
    try:
        played = await context.desk.drills.begin(person_of(update), button.drill, pace, hour)
    except HourUnsaid:
        language = await language_of(update, context)
        await show(update, context, screens.ask_hour(language, button.drill))
        return
    number = await show(update, context, screens.begun(played))
    if played.replaces is None:
        await context.desk.drills.shown(played.run_id, number)
    await _type(context.desk, update, played)


async def choose(update: Update, context: Context, button: DrillChoose) -> None:
    """Say or do something; the other side answers later, or the story ends."""
    desk = context.desk
    played = await desk.drills.choose(person_of(update), button.run, button.turn, button.place)
    toast = t(played.language, "drill-toast-chosen") if played.repeated else ""
    chat_id = await _take_buttons(update, context, played, toast)
    if played.ended_by == STORY:
        if not played.told:
            await desk.voice.send(chat_id, screens.ending(played))
            await desk.voice.send(chat_id, screens.debrief(played, desk.library.catalogue))
            await desk.drills.told(played.run_id)
    elif not played.repeated:
        number = await desk.voice.send(chat_id, screens.said(played))
        await desk.drills.shown(played.run_id, number)
        await _type(desk, update, played)


async def stop(update: Update, context: Context, button: StopDrill) -> None:
    """End it at once."""
    played = await context.desk.drills.stop(person_of(update), button.run)
    if played is not None:
        await _say_stopped(update, context, played)


async def stopped(update: Update, context: Context) -> bool:
    """/cancel in a drill ends it; False: there is none."""
    played = await context.desk.drills.stop(person_of(update))
    if played is None:
        return False
    await _say_stopped(update, context, played)
    return True


async def nudged(update: Update, context: Context) -> bool:
    """Something was typed in a drill: it is played with buttons; False: there is none."""
    played = await context.desk.drills.where(person_of(update))
    if played is None:
        return False
    await _show_again(update, context, played, t(played.language, "drill-typed"))
    return True


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make what the other side says; returns the call that sends it, or None for nothing."""
    said = await desk.drills.line(letter)
    return None if said is None else partial(_send, desk, letter, said)


async def _send(desk: Desk, letter: Letter, said: Line) -> None:
    played = said.played
    number = await desk.voice.post(letter.telegram_id, screens.line(said))
    if not said.asks and said.place is not None:
        # The next message is being typed.
        with contextlib.suppress(TelegramError, Unreachable):
            await desk.voice.busy(letter.telegram_id, "typing")
        return
    if said.asks:
        await desk.drills.shown(played.run_id, number)
    if played.replaces is not None:
        with contextlib.suppress(TelegramError, Unreachable):
            await desk.voice.strip(letter.telegram_id, played.replaces)


async def _say_stopped(update: Update, context: Context, played: Played) -> None:
    chat_id = await _take_buttons(update, context, played, "")
    await context.desk.voice.send(chat_id, screens.stopped(played))
    await context.desk.drills.told(played.run_id)


async def _take_buttons(update: Update, context: Context, played: Played, toast: str) -> int:
    """Answer the tap, and take the buttons off what was tapped and off what was last to tap."""
    voice, query, chat = context.desk.voice, update.callback_query, update.effective_chat
    if chat is None:
        raise ValueError("an update from nowhere")
    numbers = {played.replaces} if not played.repeated else set()
    if query is not None:
        await voice.answer(query.id, toast)
        if query.message is not None:
            numbers.add(query.message.message_id)
    for number in numbers - {None}:
        if number is not None:
            await voice.strip(chat.id, number)
    return chat.id


async def _show_again(update: Update, context: Context, played: Played, before: str = "") -> None:
    desk = context.desk
    asked = await desk.drills.asked(person_of(update))
    number = await show(update, context, screens.again(played, asked=asked, before=before))
    await desk.drills.shown(played.run_id, number)
    if played.replaces not in {None, number} and update.effective_chat is not None:
        await desk.voice.strip(update.effective_chat.id, played.replaces or 0)


async def _type(desk: Desk, update: Update, played: Played) -> None:
    """Somebody is typing, where somebody waits."""
    if played.pace is Pace.NOW and update.effective_chat is not None:
        with contextlib.suppress(TelegramError, Unreachable):
            await desk.voice.busy(update.effective_chat.id, "typing")
