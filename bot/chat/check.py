"""/check: is this message a scam? Forwarded, pasted, as a caption, or replied to in a group.

Nothing that is looked over is kept. The answer is a reply to the message, and its buttons read the
message from there.
"""

from __future__ import annotations

import asyncio
import re

from telegram import Message, Update

from bot.chat import follow_on, lifeline
from bot.chat.buttons import UNDER_A_CARD, LookOver, NotAButton
from bot.chat.desk import Context, language_of, person_of, show, show_below, topic_of
from bot.chat.screens import check as screens
from bot.chat.screens.screen import Screen, width
from bot.core.questions.search import Kind
from bot.core.scams.links import find_links
from bot.core.scams.reading import read
from bot.core.scams.red_flags import Check, Verdict
from bot.locales import t
from bot.services.asks import Told

_PASTED, _LONG = 70, 140
"""Widths, in Latin letters, from which a text is rather pasted than typed; from which surely so."""
_SENDER = ("【", "[")
"""With what begins a message whose sender is named."""
_SIGNED = re.compile(r"^\s*【[^【】\n]{2,20}】|【[^【】\n]{2,20}】\s*$")
"""How services sign what they send in Chinese, before or behind it."""
_DIGIT = re.compile(r"\d|@")
"""Without one of these a text says no number and no name to write to."""
_OWN = re.compile(
    r"[?？吗么呢]\s*$|怎么|有人|我(?:想|要|需要|该|被|爸|妈|收到|朋友|同学|老公|老婆)"
    r"|\b(?:i|i'm|i've|my|someone|somebody)\b",
    re.IGNORECASE,
)
"""Who asks, or tells of themselves or of what others wrote to them."""
_PROGRAM = re.compile(r"[^\s/\\]{0,60}\.(?:apk|exe|scr|iso|msi)$", re.IGNORECASE)
_REACHED = frozenset({"strange-contact", "number-to-call", "private-number", "premium-number"})
"""Signs of where a message wants to be answered without a link: a chat, a number."""
_SURE = 0.9
"""The score from which a text with one of these is somebody else's, however short."""
_SLOW = 2_000
"""Characters from which the loop does not wait for the look."""


def _says_where(text: str) -> bool:
    """Whether a text may name a number or a name to write to, and is nobody's question or story."""
    return _DIGIT.search(text) is not None and _OWN.search(text) is None


def _advertises(found: Check) -> bool:
    """Whether what was found is surely a scam's and says where to be answered."""
    return found.score >= _SURE and any(sign.id in _REACHED for sign in found.signs)


async def check(update: Update, context: Context) -> None:
    """/check, /check TEXT, or /check in reply to a message."""
    message = update.effective_message
    if message is None:
        return
    _, _, typed = (message.text or "").partition(" ")
    if not typed.strip() and "\n" in (message.text or ""):
        typed = (message.text or "").partition("\n")[2]
    replied = message.reply_to_message
    if typed.strip() and not _says_something(typed):
        await _say(
            update,
            context,
            Screen(t(await language_of(update, context), "check-nothing-to-read")),
            None,
        )
    elif typed.strip():
        await _first_people(update, context, typed, message.message_id)
    elif replied is not None and words_of(replied):
        await _first_people(update, context, words_of(replied), replied.message_id, passed_on=True)
    else:
        language = await language_of(update, context)
        if replied is None:
            follow_on.remember(update, context, Told(looks=True))
            screen = screens.how(language, lifeline.username(update, context))
        else:
            screen = Screen(t(language, "check-nothing-to-read"))
        await _say(update, context, screen, None)


async def forwarded(update: Update, context: Context) -> None:
    """A forwarded message: somebody wants to know what it is."""
    message = update.effective_message
    if message is not None:
        passed_on = message.forward_origin is not None
        text, number = words_of(message), message.message_id
        await _first_people(update, context, text, number, passed_on=passed_on)


async def awaited(update: Update, context: Context) -> bool:
    """Look over what is typed after `/check` alone, however short; True: it was. A question that a
    lesson answers is somebody's own."""
    message = update.effective_message
    asks, told = context.desk.asks, context.desk.asks.told(person_of(update).telegram_id)
    text = "" if message is None else words_of(message)
    if message is None or told is None or not told.looks or not _says_something(text):
        return False
    view = await context.desk.study.where(person_of(update))
    learning = view is not None and view.question is not None and view.answer is None
    if learning or follow_on.says_little(text):
        return False
    found = await _look(context, text)
    reply = await asks.find(text, await language_of(update, context))
    doubtful = found.verdict is Verdict.SIGNS and not text.rstrip().endswith(("?", "？"))
    question = asks.asks(text) and reply.kind is not Kind.UNKNOWN and not doubtful
    if question or reply.kind is Kind.SMALL_TALK:
        return False
    await _answer(update, context, text, message.message_id, found)
    return True


async def pasted(update: Update, context: Context) -> bool:
    """A long text without a command: looked over if it has signs of a scam. True: it was answered.

    What may answer an open question is short, so nothing of it comes here.
    """
    return await warned(update, context) or await offered(update, context)


async def warned(update: Update, context: Context) -> bool:
    """Look over what somebody else may have written; True: it has signs of a scam, which is said.

    That is a text that is long or has a link; and a short one, if it is no question, says where to
    be answered and is surely a scam's. What a service signed is looked over whatever it has.
    """
    message = update.effective_message
    text = "" if message is None else words_of(message)
    if message is None:
        return False
    signed = _SIGNED.search(text) is not None
    pasted = signed or seems_pasted(text) or bool(find_links(read(text).text))
    if not pasted and not _says_where(text):
        return False
    found = await _look(context, text)
    wanted = signed or found.verdict is Verdict.SIGNS if pasted else _advertises(found)
    if wanted:
        await _answer(update, context, text, message.message_id, found)
    return wanted


async def offered(update: Update, context: Context) -> bool:
    """Offer to look a long text over, though it has no signs; True: it was offered."""
    message = update.effective_message
    wide = 0 if message is None else width(words_of(message)[:4_096])
    if message is None or wide < _LONG:
        return False
    view = await context.desk.study.where(person_of(update))
    if view is not None and view.question is not None:
        return False
    screen = screens.offer(await language_of(update, context))
    await _say(update, context, screen, message.message_id)
    return True


def seems_pasted(text: str) -> bool:
    """Whether a text is so long that somebody else may have written it."""
    return width(text[:4_096]) >= _PASTED


async def suspected(update: Update, context: Context, *, whole: bool) -> bool:
    """Typed where something else is awaited: looked over if somebody else surely wrote it.

    That is with a link or a sender's name (【建设银行】), or if it is long and has two signs of a
    scam; where it is a `whole` offer of a loan, with such a mark and signs; and a short one that
    says where to be answered and is surely a scam's. True: it was answered.
    """
    message = update.effective_message
    text = "" if message is None else words_of(message)
    link = bool(find_links(read(text).text)) or text.lstrip().startswith(_SENDER)
    long, where = not whole and seems_pasted(text), _says_where(text)
    if message is None or not (link or long or where):
        return False
    found = await _look(context, text)
    signs = found.verdict is Verdict.SIGNS
    marked = link and (signs or not whole)
    several = long and signs and len(screens.shown(found)) > 1
    if not (marked or several or (where and _advertises(found))):
        return False
    await _answer(update, context, text, message.message_id, found)
    return True


async def in_group(update: Update, context: Context) -> bool:
    """Mentioned in reply to somebody's message: that is looked over. True: it was."""
    message = update.effective_message
    replied = None if message is None else message.reply_to_message
    if message is None or replied is None or not words_of(replied):
        return False
    mentioned = f"@{context.bot.username}".lower() in words_of(message).lower()
    if not mentioned or (replied.from_user is not None and replied.from_user.id == context.bot.id):
        return False
    asked = words_of(replied)
    await _first_people(update, context, asked, replied.message_id, passed_on=True)
    return True


def words_of(message: Message) -> str:
    """What a message says: its text, or a picture's caption; where its hidden links lead; and the
    name of a program that comes with it."""
    text = message.text or message.caption or ""
    hidden = {
        one.url
        for one in (*message.entities, *message.caption_entities)
        if one.url is not None and one.url not in text
    }
    named = None if message.document is None else message.document.file_name
    program = _PROGRAM.search(named or "")
    return "\n".join(part for part in (text, *sorted(hidden), program and program[0]) if part)


async def tap(update: Update, context: Context, button: LookOver) -> None:
    """A button under an answer."""
    query, desk = update.callback_query, context.desk
    if query is None:
        return
    language = await language_of(update, context)
    regions = desk.checks.patterns.regions
    replies = isinstance(query.message, Message) and query.message.reply_to_message is not None
    answered = replies and button.where != UNDER_A_CARD
    match button.what, regions.get(button.where):
        case "gone", None:
            # Under a card it comes below: the card is to be read still.
            place = show if answered else show_below
            screen = screens.gone(language, list(regions.values()), back=answered)
            await place(update, context, screen)
        case "gone", region if region is not None:
            catalogue = desk.library.catalogue
            screen = screens.calls(language, region, catalogue, back=answered)
            await show(update, context, screen)
        case "look" | "learn" | "keep" | "no", _:
            await _about_the_message(update, context, button.what, language)
        case other, _:
            raise NotAButton(other)


async def _about_the_message(update: Update, context: Context, what: str, language: str) -> None:
    """What needs the message again: it is read from the reply that the button stands under."""
    query, desk = update.callback_query, context.desk
    answer = None if query is None else query.message
    replied = answer.reply_to_message if isinstance(answer, Message) else None
    text = "" if replied is None else _without_command(words_of(replied))
    if query is None or not text:
        if query is not None:
            await desk.voice.answer(query.id, t(language, "check-gone-text"))
    elif what == "look":
        found = await _look(context, text)
        await show(update, context, _screen(context, language, found, None))
    elif what == "learn":
        await show(update, context, screens.learn_ask(language, desk.checks.masked(text)))
    else:
        if what == "keep":
            await desk.checks.learn(person_of(update).telegram_id, text)
        # What was found is to be read still, and what to do now.
        screen = _screen(context, language, await _look(context, text), None)
        await show(update, context, screens.learn_told(language, screen, kept=what == "keep"))


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _without_command(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if first.startswith("/") else text


async def _first_people(
    update: Update, context: Context, text: str, to: int, *, passed_on: bool = False
) -> None:
    """Look a message over, but people first where somebody in it may be in danger; both where that
    is only guessed, as messages of strangers sound like anything."""
    heard = await lifeline.first(update, context, text, passed_on=passed_on)
    if not heard or not context.desk.asks.outright(text):
        await _answer(update, context, text, to)


async def _answer(
    update: Update, context: Context, text: str, to: int, found: Check | None = None
) -> None:
    language = await language_of(update, context)
    if not context.desk.checks.patterns.signs:
        screen = Screen(t(language, "check-unready"))
    else:
        looked = found or await _look(context, text)
        screen = _screen(context, language, looked, lifeline.username(update, context))
        follow_on.remember(update, context, Told(signs=looked.verdict is Verdict.SIGNS))
    await _say(update, context, screen, to)


def _screen(context: Context, language: str, found: Check, username: str | None) -> Screen:
    desk = context.desk
    patterns, catalogue = desk.checks.patterns, desk.library.catalogue
    return screens.answer(language, found, patterns, catalogue, username=username)


async def _look(context: Context, text: str) -> Check:
    if len(text) < _SLOW:
        return context.desk.checks.look(text)
    return await asyncio.to_thread(context.desk.checks.look, text)


async def _say(update: Update, context: Context, screen: Screen, to: int | None) -> None:
    message = update.effective_message
    if message is None:
        return
    await context.desk.voice.send(message.chat_id, screen, topic=topic_of(update), to=to)


async def about(update: Update, context: Context) -> None:
    """/about: who runs the bot, what it never asks for, and how to tell a copy."""
    language = await language_of(update, context)
    screen = screens.about(language, context.bot.username, context.desk.operator)
    if update.callback_query is None:
        await _say(update, context, screen, None)
    else:
        await show(update, context, screen)
