"""What is kept of a person: seeing it, taking it, erasing it."""

from __future__ import annotations

import orjson
from telegram import Update

from bot.chat.desk import Context, language_of, person_of, show
from bot.chat.screens import cohorts, follow_up, places, quotes
from bot.locales import t


async def privacy(update: Update, context: Context) -> None:
    """/privacy."""
    language = await language_of(update, context)
    belonging = await context.desk.cohorts.belonging(person_of(update))
    asking = await context.desk.follow_ups.asking(person_of(update))
    kept = places.privacy(language, context.desk.retention.months)
    screen = follow_up.in_privacy(kept, asking, language)
    screen = cohorts.in_privacy(screen, belonging, language)
    muted = await context.desk.broadcasts.muted(person_of(update))
    screen = cohorts.muted_in_privacy(screen, muted, language)
    said = await context.desk.quotes.mine(person_of(update))
    await show(update, context, quotes.in_privacy(screen, said, language))


async def export(update: Update, context: Context) -> None:
    """Everything as a JSON file."""
    chat, query, desk = update.effective_chat, update.callback_query, context.desk
    if chat is None or query is None:
        return
    person = person_of(update)
    kept = orjson.dumps(await desk.people.export(person), option=orjson.OPT_INDENT_2)
    await desk.voice.answer(query.id)
    caption = t(await language_of(update, context), "export-caption")
    await desk.voice.document(chat.id, "my-data.json", kept, caption)


async def erase(update: Update, context: Context) -> None:
    """Asked before anything is erased."""
    await show(update, context, places.erase_sure(await language_of(update, context)))


async def erase_yes(update: Update, context: Context) -> None:
    """Erase everything."""
    language = await language_of(update, context)
    await context.desk.people.erase(person_of(update))
    context.desk.menus.changed(person_of(update).telegram_id)
    await show(update, context, places.erased(language))


async def keep(update: Update, context: Context) -> None:
    """Keep everything."""
    await show(update, context, places.kept(await language_of(update, context)))
