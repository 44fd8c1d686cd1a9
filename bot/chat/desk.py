"""What every handler has at hand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from telegram import Message, Update
from telegram.ext import CallbackContext, ExtBot

from bot.chat.live_stage import Stage
from bot.chat.loan_memory import LoanMemory
from bot.chat.menus import Menus
from bot.chat.screens import study as study_screens
from bot.chat.screens.screen import Screen, captions
from bot.chat.voice import Voice
from bot.content.library import Library
from bot.locales import guess, t, zones
from bot.pictures.painter import Painter
from bot.services.asks import Asks
from bot.services.broadcasts import Broadcasts
from bot.services.certificates import Certificates
from bot.services.checks import Checks
from bot.services.cohorts import Cohorts
from bot.services.drills import Drills
from bot.services.events import Events
from bot.services.flags import Flags
from bot.services.follow_ups import FollowUps
from bot.services.letters import Letters
from bot.services.live_quiz import LiveQuiz
from bot.services.overview import Overviews
from bot.services.people import People
from bot.services.preview import Previews
from bot.services.probes import Probes
from bot.services.quotes import Quotes
from bot.services.reminders import Reminders
from bot.services.reports import Reports
from bot.services.retention import Retention
from bot.services.reviews import Reviews
from bot.services.staff import Organisers
from bot.services.study import Study
from bot.services.summaries import Summaries
from bot.services.tickets import Tickets
from bot.services.view import Person, View
from bot.store.letters import Letter

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Desk:
    """The services, and the voice to answer with."""

    study: Study
    probes: Probes
    reviews: Reviews
    drills: Drills
    people: People
    overviews: Overviews
    reminders: Reminders
    letters: Letters
    certificates: Certificates
    checks: Checks
    library: Library
    painter: Painter
    voice: Voice
    live: LiveQuiz
    stage: Stage
    loans: LoanMemory
    previews: Previews
    asks: Asks
    cohorts: Cohorts
    events: Events
    follow_ups: FollowUps
    retention: Retention
    broadcasts: Broadcasts
    clock: Callable[[], datetime]
    operator: str | None
    organisers: Organisers
    flags: Flags
    tickets: Tickets
    reports: Reports
    summaries: Summaries
    menus: Menus
    quotes: Quotes


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[str, Desk]]):
    """A handler's context, with the desk on it."""

    @property
    def desk(self) -> Desk:
        """What the application was built with."""
        return self.bot_data["desk"]


def posting(
    desk: Desk, letter: Letter, screen: Screen, topic: int = 0
) -> Callable[[], Awaitable[None]]:
    """The call that sends a letter which is one message, after which nothing is to be done."""

    async def send() -> None:
        await desk.voice.post(letter.telegram_id, screen, topic=topic)

    return send


def person_of(update: Update) -> Person:
    """Who is speaking."""
    user = update.effective_user
    if user is None:
        raise ValueError("an update from nobody")
    return Person(user.id, guess(user.language_code), zones.of_language(user.language_code))


def topic_of(update: Update) -> int | None:
    """The topic of a forum that a message is in; None: it is in none."""
    message = update.effective_message
    return message.message_thread_id if message is not None and message.is_topic_message else None


async def painted(desk: Desk, screen: Screen) -> bytes | None:
    """A screen's picture; None: it has none, or none can be had, and the text says the same."""
    if not screen.picture or not captions(screen):
        return None
    try:
        return await desk.painter.paint(screen.picture)
    except Exception:
        log.exception("a picture could not be painted")
        return None


async def show(
    update: Update,
    context: Context,
    screen: Screen,
    toast: str = "",
    *,
    moved_to: int | None = None,
) -> int:
    """Show a screen: in the message that was tapped, or as a new one. Returns its number.

    `moved_to` is the message in which the same is shown by now, if that is known.
    """
    desk, query, chat = context.desk, update.callback_query, update.effective_chat
    if chat is None:
        raise ValueError("an update from nowhere")
    if query is None:
        return await desk.voice.send(chat.id, screen, png=await painted(desk, screen))

    async def place() -> int:
        png, tapped = await painted(desk, screen), query.message
        if tapped is None:
            return await desk.voice.send(chat.id, screen, png=png)
        if png is None and _pictured(update) is not None:
            # A picture cannot become a text. Tapped twice, the text is there already.
            if moved_to in {None, tapped.message_id}:
                return await desk.voice.supersede(chat.id, tapped.message_id, screen)
            return await desk.voice.edit(chat.id, moved_to, screen)
        return await desk.voice.edit(chat.id, tapped.message_id, screen, png=png)

    _, number = await asyncio.gather(desk.voice.answer(query.id, toast), place())
    return number


async def show_below(update: Update, context: Context, screen: Screen, toast: str = "") -> int:
    """Show a screen in a message of its own, whose number is returned: what was tapped stays."""
    desk, query, chat = context.desk, update.callback_query, update.effective_chat
    if chat is None:
        raise ValueError("an update from nowhere")
    if query is not None:
        await desk.voice.answer(query.id, toast)
    return await desk.voice.send(chat.id, screen, png=await painted(desk, screen))


def _pictured(update: Update) -> int | None:
    """The number of the message that was tapped, if it is a picture."""
    query = update.callback_query
    tapped = None if query is None else query.message
    return tapped.message_id if isinstance(tapped, Message) and tapped.photo else None


async def show_view(
    update: Update, context: Context, view: View, *, before: str = "", below: bool = False
) -> None:
    """Show where a learner stands, and take the buttons off where it was shown before.

    `below`: in a message of its own, as what was tapped stays.
    """
    screen = study_screens.view(view)
    before = before or study_screens.why(view)
    if before:
        screen = replace(screen, text=f"{before}\n\n{screen.text}")
    toast = t(view.language, "toast-counted") if view.repeated else ""
    if below:
        number = await show_below(update, context, screen, toast)
    else:
        number = await show(update, context, screen, toast, moved_to=view.replaces)
    if number == view.replaces:
        return
    await context.desk.study.shown(view.attempt_id, number)
    left = None if below else _pictured(update)
    if view.replaces not in {None, left} and update.effective_chat is not None:
        await context.desk.voice.strip(update.effective_chat.id, view.replaces)


async def language_of(update: Update, context: Context) -> str:
    """The language to speak with whoever is speaking."""
    return await context.desk.people.language(person_of(update))
