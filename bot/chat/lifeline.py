"""People first: whatever a text was given to, somebody in danger gets somebody to call."""

from __future__ import annotations

from telegram import Update

from bot.chat.desk import Context, language_of, person_of, topic_of
from bot.chat.screens import ask as screens
from bot.core.danger import Worry
from bot.core.helpline import fitting, region_of
from bot.core.search import Reply


async def first(update: Update, context: Context, text: str, *, passed_on: bool = False) -> bool:
    """Answer a text in which somebody may be in danger; False: nobody seems to be.

    `passed_on`: somebody else may have written it, as it was forwarded or replied to.
    """
    if await _worry(update, context, text) is not Worry.SURE:
        return False
    reply = context.desk.asks.first_steps(text, await language_of(update, context))
    await tell(update, context, reply, passed_on=passed_on)
    return True


async def quietly(update: Update, context: Context, text: str) -> None:
    """After the answer: whom to talk to, where a text may have meant more than it said. Not in a
    group, where it would make others wonder."""
    desk, chat = context.desk, update.effective_chat
    if chat is None or username(update, context) is not None:
        return
    if await _worry(update, context, text) is Worry.MAYBE:
        language = desk.asks.first_steps(text, await language_of(update, context)).language
        where = await region(update, context, language)
        lines = fitting(desk.library.asking.helplines, "life", where, desk.clock().date())
        own = [line for line in lines if line.fact.region == where]
        await desk.voice.send(chat.id, screens.quiet(language, own or lines))


async def _worry(update: Update, context: Context, text: str) -> Worry:
    user = update.effective_user
    await context.desk.asks.ready()
    return context.desk.asks.worry(0 if user is None else user.id, text)


async def tell(update: Update, context: Context, reply: Reply, *, passed_on: bool = False) -> None:
    """Whom to call, there where it was said."""
    desk, chat = context.desk, update.effective_chat
    if chat is None:
        return
    where = await region(update, context, reply.language)
    life, threat = (
        fitting(desk.library.asking.helplines, about, where, desk.clock().date())
        for about in ("life", "threat")
    )
    name = username(update, context)
    screen = screens.people(reply, life, name, passed_on=passed_on, police=threat)
    await desk.voice.send(chat.id, screen, topic=topic_of(update))


async def region(update: Update, context: Context, language: str) -> str | None:
    """Where somebody probably is. Nothing is looked up where others would see it."""
    if username(update, context) is not None:
        return region_of("", language)
    choice = await context.desk.reminders.chosen(person_of(update))
    return region_of(choice.schedule.zone, language)


def username(update: Update, context: Context) -> str | None:
    """The bot's name where lessons cannot be taken: in a group."""
    chat = update.effective_chat
    return None if chat is None or chat.type == chat.PRIVATE else context.bot.username
