"""/ask, and free texts that are questions: in private, and in groups where the bot is spoken to."""

from __future__ import annotations

import re

from telegram import Update

from bot.chat import check, follow_on, lifeline
from bot.chat.buttons import ShowAnswer, Thumb
from bot.chat.desk import Context, language_of, painted, person_of, topic_of
from bot.chat.lifeline import username
from bot.chat.screens import ask as screens
from bot.chat.screens.screen import Screen
from bot.core.errors import UnknownLesson
from bot.core.helpline import Helpline, fitting
from bot.core.questions.search import Kind, Place, Reply
from bot.core.scams.links import find_links
from bot.core.scams.reading import read
from bot.locales import LANGUAGES
from bot.services.asks import Told

_COMMAND = re.compile(r"^/\w+(?:@\w+)?\s*")
_LOANS = "loans/"
_LONGEST = 4_000
"""Characters of a text that are looked at; the rest cannot change what it asks."""


async def ask(update: Update, context: Context) -> None:
    """/ask with a question; alone it says how."""
    text = _COMMAND.sub("", _text(update))
    if not text.strip():
        language, private = await language_of(update, context), username(update, context) is None
        await _say(update, context, screens.how(language, private=private))
        return
    if await lifeline.first(update, context, text):
        return
    language = await language_of(update, context)
    reply = await context.desk.asks.find(text, language)
    if await follow_on.taken(update, context, text, reply):
        return
    if reply.kind is Kind.SMALL_TALK:
        private = username(update, context) is None
        await _say(update, context, screens.how(reply.language, private=private))
    else:
        await _tell(update, context, text, reply)
    await lifeline.quietly(update, context, text)


async def instead(update: Update, context: Context) -> bool:
    """Take a text as a question; False: it is small talk, or an attempt at a lesson's question.

    Somebody in danger was looked for before (`lifeline.first`).
    """
    text = _text(update)
    view = await context.desk.study.where(person_of(update))
    open_question = view is not None and view.question is not None and view.answer is None
    asks = context.desk.asks
    if (
        open_question
        and not asks.asks(text)
        and not asks.was_in_danger(person_of(update).telegram_id)
    ):
        return False
    language = await language_of(update, context)
    reply = await context.desk.asks.find(text, language)
    if await follow_on.taken(update, context, text, reply, learning=open_question):
        return True
    sure = reply.kind in {Kind.ANSWER, Kind.THIS_BOT, Kind.GAMBLING}
    if reply.kind is Kind.SMALL_TALK or (open_question and not sure):
        return False
    await _tell(update, context, text, reply)
    return True


async def story(update: Update, context: Context, *, of_a_loan: bool) -> bool:
    """Answer who tells what happened to them, though it has figures and is as long as a message of
    a stranger's; False: they do not, or nothing fits. Then it can still be looked over as one."""
    text, message = _text(update), update.effective_message
    pasted = check.seems_pasted(text)
    if message is None or find_links(read(text).text) or (of_a_loan and not pasted):
        return False
    reply = await context.desk.asks.find(text, await language_of(update, context))
    if not reply.story or reply.place is None:
        return False
    loans = reply.kind is Kind.ANSWER and reply.place.lesson.startswith(_LOANS)
    if reply.kind not in {Kind.ANSWER, Kind.GAMBLING} or loans is not of_a_loan:
        return False
    await _tell(update, context, text, reply, to=message.message_id if pasted else None)
    return True


async def surely(update: Update, context: Context) -> bool:
    """Answer a text if it is a question that a lesson surely covers; False: it is none.

    Somebody in danger was looked for before.
    """
    text = _text(update)
    if not context.desk.asks.asks(text):
        return False
    language = await language_of(update, context)
    reply = await context.desk.asks.find(text, language)
    if reply.kind is not Kind.ANSWER:
        return False
    await _tell(update, context, text, reply)
    return True


def spoken_to(update: Update, context: Context) -> str:
    """What is said to the bot in a group, by its name or as a reply; empty: nothing."""
    message, name = update.effective_message, context.bot.username
    text = _text(update)
    if message is None or text.startswith("/"):
        return ""
    replied = message.reply_to_message
    to_me = (
        replied is not None
        and replied.from_user is not None
        and (replied.from_user.id == context.bot.id)
    )
    called = re.compile(rf"@{re.escape(name)}\b", re.IGNORECASE)
    return called.sub(" ", text).strip() if to_me or called.search(text) else ""


async def in_group(update: Update, context: Context, text: str) -> bool:
    """A question to the bot in a group; False: it is small talk."""
    reply = await context.desk.asks.find(text, await language_of(update, context))
    if reply.kind is Kind.SMALL_TALK:
        return await follow_on.thanked(update, context, text, reply.language)
    if await follow_on.doubted(update, context, text, reply):
        return True
    if reply.kind is Kind.UNKNOWN and follow_on.says_little(text):
        # What it is about was told to others too, and is not kept.
        await _say(update, context, screens.how(reply.language, private=False))
        return True
    await _tell(update, context, text, reply)
    return True


async def show_answer(update: Update, context: Context, button: ShowAnswer) -> None:
    """Another card, in a message of its own."""
    place = _place(context, button)
    query = update.callback_query
    if query is not None:
        await context.desk.voice.answer(query.id)
    catalogue = context.desk.library.catalogue
    screen = screens.answer(catalogue, place, button.language, None, username(update, context))
    await _say(update, context, screen)
    follow_on.remember(update, context, Told(place))


async def thumb(update: Update, context: Context, button: Thumb) -> None:
    """A thumb under an answer: counted, and the thumbs are taken away."""
    place, query, chat = _place(context, button), update.callback_query, update.effective_chat
    if query is None:
        return
    await context.desk.asks.thumb(place, button.language, up=bool(button.up))
    await context.desk.voice.answer(query.id, screens.thanked(button.language, up=bool(button.up)))
    if query.message is None or chat is None:
        return
    screen = screens.answer(
        context.desk.library.catalogue, place, button.language, None, username(update, context)
    )
    await context.desk.voice.keys(chat.id, query.message.message_id, screen.rows[:1])


async def _tell(
    update: Update, context: Context, text: str, reply: Reply, *, to: int | None = None
) -> None:
    """Say what was found. `to`: the message, where it could be one of a stranger's."""
    desk, name = context.desk, username(update, context)
    catalogue = desk.library.catalogue
    if reply.kind is Kind.PEOPLE:
        await lifeline.tell(update, context, reply)
    elif reply.kind is Kind.GAMBLING:
        await lifeline.about_gambling(update, context, reply)
    elif reply.kind is Kind.THIS_BOT:
        await _about_itself(update, context, reply)
    elif reply.place is not None:
        calls: list[Helpline] = []
        if reply.story and not reply.place.lesson.startswith(_LOANS):
            there = await _people_there(update, context, reply.language)
            calls = [line for line in there if line.about == "scam"]
        screen = screens.answer(
            catalogue,
            reply.place,
            reply.language,
            reply,
            name,
            calls=calls,
            looks=to is not None,
        )
        await _say(update, context, screen, to)
        follow_on.remember(update, context, Told(reply.place, reply.others))
    else:
        lines = await _people_there(update, context, reply.language)
        user = update.effective_user
        kept = await desk.asks.note(0 if user is None else user.id, text, reply)
        await _say(update, context, screens.unknown(catalogue, reply, lines, kept=kept))


async def _about_itself(update: Update, context: Context, reply: Reply) -> None:
    language, name = reply.language, context.bot.username
    lines = await _people_there(update, context, language) if reply.about == "people" else []
    private = username(update, context) is None
    operator = context.desk.operator
    screen = screens.this_bot(language, reply.about, name, operator, lines, private=private)
    await _say(update, context, screen)


async def _people_there(update: Update, context: Context, language: str) -> list[Helpline]:
    """Who helps with debts and scams where somebody is; nobody where that is not known."""
    desk = context.desk
    region = await lifeline.region(update, context, language)
    return [
        line
        for about in ("debt", "scam")
        for line in fitting(desk.library.asking.helplines, about, region, desk.clock().date())
        if line.fact.region == region
    ]


async def _say(update: Update, context: Context, screen: Screen, to: int | None = None) -> None:
    chat = update.effective_chat
    if chat is None:
        return
    png = await painted(context.desk, screen)
    await context.desk.voice.send(chat.id, screen, topic=topic_of(update), to=to, png=png)


def _text(update: Update) -> str:
    message = update.effective_message
    return ((message.text if message else None) or "")[:_LONGEST]


def _place(context: Context, button: ShowAnswer | Thumb) -> Place:
    catalogue = context.desk.library.catalogue
    if button.language not in LANGUAGES:
        raise UnknownLesson
    place = screens.place_at(catalogue, button.lesson, button.place, button.language)
    if place is None:
        raise UnknownLesson
    return place
