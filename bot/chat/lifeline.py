"""People first: whatever a text was given to, somebody in danger gets somebody to call."""

from __future__ import annotations

from functools import cache

from telegram import Update

from bot.chat.buttons import MoreNumbers, NotAButton
from bot.chat.desk import Context, language_of, person_of, topic_of
from bot.chat.screens import ask as screens
from bot.content import hanzi
from bot.core.helpline import Helpline, fitting
from bot.core.questions.asking import Phrases
from bot.core.questions.danger import Worry
from bot.core.questions.search import Kind, Reply
from bot.core.questions.words import folded
from bot.core.region import of_speaker, of_zone, overseas
from bot.locales import LANGUAGES, t


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
    group, where it would make others wonder; nor after an answer that says whom to call."""
    desk, chat = context.desk, update.effective_chat
    if chat is None or username(update, context) is not None:
        return
    if await _worry(update, context, text) is Worry.MAYBE:
        reply = await desk.asks.find(text, await language_of(update, context))
        if reply.kind is Kind.GAMBLING:
            return
        language = reply.language
        where = await region(update, context, language)
        lines = _lines(context, "life", where)
        await desk.voice.send(chat.id, screens.quiet(language, lines, where))


async def still(update: Update, context: Context, reply: Reply) -> bool:
    """Stay with somebody who was in danger a short while ago and writes what nothing answers: the
    number again, and no word of lessons. False: it is answered as usual. Not in a group.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or username(update, context) is not None:
        return False
    unanswered = reply.kind in {Kind.UNKNOWN, Kind.SMALL_TALK}
    if not unanswered or not context.desk.asks.was_in_danger(user.id):
        return False
    where = await region(update, context, reply.language)
    steps = context.desk.asks.first_steps("", reply.language).place
    catalogue, lines = context.desk.library.catalogue, _lines(context, "life", where)
    screen = screens.still(catalogue, reply.language, lines, where, steps)
    await context.desk.voice.send(chat.id, screen, topic=topic_of(update))
    return True


async def _worry(update: Update, context: Context, text: str) -> Worry:
    user = update.effective_user
    if worded("follow-words-polite").cover(folded(text, hanzi.tables())):
        # To an ear that learns, "ok thanks" sounds like a farewell.
        return Worry.NONE
    await context.desk.asks.ready()
    return context.desk.asks.worry(0 if user is None else user.id, text)


async def tell(update: Update, context: Context, reply: Reply, *, passed_on: bool = False) -> None:
    """Whom to call, there where it was said."""
    desk, chat = context.desk, update.effective_chat
    if chat is None:
        return
    where = await region(update, context, reply.language)
    life, threat = (_lines(context, about, where) for about in ("life", "threat"))
    name = username(update, context)
    catalogue = desk.library.catalogue
    screen = screens.people(
        catalogue, reply, life, name, passed_on=passed_on, police=threat, region=where
    )
    await desk.voice.send(chat.id, screen, topic=topic_of(update))


async def more_numbers(update: Update, context: Context, button: MoreNumbers) -> None:
    """Every number, in a message of its own: the one to call now stays where it is."""
    desk, chat, query = context.desk, update.effective_chat, update.callback_query
    if query is None or chat is None:
        return
    if button.language not in LANGUAGES:
        raise NotAButton(button.language)
    await desk.voice.answer(query.id)
    life, threat = (_lines(context, about, button.region) for about in ("life", "threat"))
    threatened = bool(button.threatened)
    screen = screens.more_numbers(button.language, threat, life, threatened=threatened)
    await desk.voice.send(chat.id, screen, topic=topic_of(update))


def _lines(context: Context, about: str, where: str | None) -> list[Helpline]:
    today = context.desk.clock().date()
    return fitting(context.desk.library.asking.helplines, about, where, today)


async def about_gambling(update: Update, context: Context, reply: Reply) -> None:
    """Whom to talk to about gambling, and the lesson on debts that grow."""
    desk, chat = context.desk, update.effective_chat
    if chat is None:
        return
    where = await region(update, context, reply.language)
    lines, listen = (_lines(context, about, where) for about in ("gambling", "life"))
    calls = screens.gambling_calls(lines, listen, where, reply.language)
    name = username(update, context)
    screen = screens.gambling(reply, desk.library.catalogue, calls, name)
    await desk.voice.send(chat.id, screen, topic=topic_of(update))


async def region(update: Update, context: Context, language: str) -> str | None:
    """Where somebody probably is: as they said, or as their zone and their Chinese tell it.

    Nothing is looked up where others would see it.
    """
    code, text = spoken(update)
    if username(update, context) is not None:
        return of_speaker("", language, code, text)
    chat = update.effective_chat
    said = None if chat is None else context.desk.loans.region(chat.id)
    return said or of_speaker(await zone(update, context, text), language, code, text)


async def zone(update: Update, context: Context, text: str) -> str:
    """The zone somebody chose, or else the one that their client's language suggests.

    A client in simplified Chinese suggests the mainland; who writes `text` in it is elsewhere.
    """
    code, _ = spoken(update)
    choice = await context.desk.reminders.chosen(person_of(update))
    guessed = choice.reminder is None and of_zone(choice.schedule.zone) == "cn"
    return "" if guessed and overseas(code, text) else choice.schedule.zone


@cache
def worded(key: str) -> Phrases:
    """Words to look for, in any language; the longer ones first."""
    lists = (t(language, key).split(",") for language in LANGUAGES)
    words = (word.strip() for words in lists for word in words)
    return Phrases(sorted(words, key=len, reverse=True))


def spoken(update: Update) -> tuple[str, str]:
    """The code of somebody's client's language, and what they typed just now."""
    user, message = update.effective_user, update.message
    code = None if user is None else user.language_code
    return code or "", (message.text if message else None) or ""


def username(update: Update, context: Context) -> str | None:
    """The bot's name where lessons cannot be taken: in a group."""
    chat = update.effective_chat
    return None if chat is None or chat.type == chat.PRIVATE else context.bot.username
