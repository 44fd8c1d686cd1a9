"""An event as those who hold it see it, and a link without one."""

from __future__ import annotations

from telegram import Update

from bot.chat.desk import Context, language_of, person_of, show
from bot.chat.screens import events as screens
from bot.chat.screens.events import Shelves
from bot.chat.screens.screen import Screen, paragraphs
from bot.core import deep_links
from bot.core.live_quiz import Place
from bot.core.rights import Action
from bot.locales import t
from bot.services.events import Card


def shelves(context: Context) -> Shelves:
    """What an event can be about."""
    library = context.desk.library
    return Shelves(library.catalogue, library.quizzes)


async def card(update: Update, context: Context, event_id: int, heading: str = "") -> None:
    """An event's card; `heading` names the sentence above it."""
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    await show_card(update, context, found, heading)


async def show_card(update: Update, context: Context, found: Card, heading: str = "") -> None:
    """The same, where it was read already."""
    language, desk = await language_of(update, context), context.desk
    link = deep_links.cohort(context.bot.username, found.held.cohort.code)
    game = found.game
    leads = "" if game is None or game.place != Place.HALL else desk.stage.doors.screen(game.code)
    screen = screens.card(found, language, shelves(context), link, leads)
    if heading:
        screen = Screen(paragraphs(t(language, heading), screen.text), screen.rows)
    await show(update, context, screen)


async def link_card(
    update: Update, context: Context, cohort_id: int, *, made: bool = False
) -> None:
    """A cohort that has a link and no event, as its organisers see it."""
    me, desk = person_of(update).telegram_id, context.desk
    found = await desk.cohorts.look(me, cohort_id)
    edits = (await desk.events.rights(me)).may(Action.MAKE_EVENTS, found.cohort.partner_id)
    link = deep_links.cohort(context.bot.username, found.cohort.code)
    language = await language_of(update, context)
    screen = screens.link_card(found, language, shelves(context), link, edits=edits, made=made)
    await show(update, context, screen)
