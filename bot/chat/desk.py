"""What every handler has at hand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from bot.chat.live_stage import Stage
from bot.chat.loan_memory import LoanMemory
from bot.chat.menus import Menus
from bot.chat.screens import study as study_screens
from bot.chat.screens.screen import Screen
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


async def show(update: Update, context: Context, screen: Screen, toast: str = "") -> int:
    """Show a screen: in the message that was tapped, or as a new one. Returns its number."""
    voice, query, chat = context.desk.voice, update.callback_query, update.effective_chat
    if chat is None:
        raise ValueError("an update from nowhere")
    if query is None:
        return await voice.send(chat.id, screen)
    if query.message is None:
        _, number = await asyncio.gather(voice.answer(query.id, toast), voice.send(chat.id, screen))
        return number
    _, number = await asyncio.gather(
        voice.answer(query.id, toast), voice.edit(chat.id, query.message.message_id, screen)
    )
    return number


async def show_view(update: Update, context: Context, view: View, *, before: str = "") -> None:
    """Show where a learner stands, and take the buttons off where it was shown before."""
    screen = study_screens.view(view)
    before = before or study_screens.why(view)
    if before:
        screen = Screen(f"{before}\n\n{screen.text}", screen.rows)
    toast = t(view.language, "toast-counted") if view.repeated else ""
    number = await show(update, context, screen, toast)
    if number == view.replaces:
        return
    await context.desk.study.shown(view.attempt_id, number)
    if view.replaces is not None and update.effective_chat is not None:
        await context.desk.voice.strip(update.effective_chat.id, view.replaces)


async def language_of(update: Update, context: Context) -> str:
    """The language to speak with whoever is speaking."""
    return await context.desk.people.language(person_of(update))
