"""What people say on after an answer: thanks, "what now?", "is it safe then?".

Texts are looked at one by one, and these tell nothing by themselves; what was told last says what
they may be about.
"""

from __future__ import annotations

from telegram import Update

from bot.chat import lifeline
from bot.chat.desk import Context, topic_of
from bot.chat.lifeline import username, worded
from bot.chat.screens import ask as screens
from bot.chat.screens import check as check_screens
from bot.chat.screens.screen import Screen
from bot.content import hanzi
from bot.core.questions.search import Kind, Reply
from bot.core.questions.words import folded
from bot.locales import t
from bot.services.asks import Told


async def taken(
    update: Update, context: Context, text: str, reply: Reply, *, learning: bool = False
) -> bool:
    """Answer a text that says something only after what was told last; False: it is none such.

    `reply`: what was found for the text alone. `learning`: a question of a lesson is open, so that
    only what is about a message, or said after danger, is answered. Of groups nothing is known.
    """
    said = folded(text, hanzi.tables())
    private = username(update, context) is None
    if private and worded("follow-words").cover(said):
        screen = _leading_on(context, said, reply, _who(update), learning=learning)
        if screen is not None:
            await _say(update, context, screen)
            return True
    if await lifeline.still(update, context, reply):
        return True
    small_talk = reply.kind is Kind.SMALL_TALK and not learning
    return small_talk and await thanked(update, context, text, reply.language)


def _leading_on(
    context: Context, said: str, reply: Reply, who: int, *, learning: bool
) -> Screen | None:
    """What to say after what was told last; None: the text is answered as if it stood alone."""
    language, unknown = reply.language, reply.kind is Kind.UNKNOWN
    asks = context.desk.asks
    last = asks.told(who)
    if last is not None and last.place is None and not last.looks:
        # What points at the message is about it, though a card might answer: "should i call them?"
        found = reply.kind in {Kind.ANSWER, Kind.THIS_BOT}
        about_it = unknown or (found and worded("follow-words-pointing").within(said))
        return check_screens.still(language, signs=last.signs) if about_it else None
    doubts = unknown and not learning and not asks.was_in_danger(who)
    if doubts and worded("follow-words-doubting").within(said):
        return check_screens.how(language)
    goes_on = unknown or worded("follow-words-on").cover(said)
    if goes_on and not learning and last is not None and last.place is not None:
        return screens.more_of(context.desk.library.catalogue, last.place, last.others, language)
    return None


async def thanked(update: Update, context: Context, text: str, language: str) -> bool:
    """Answer thanks; False: the text has none."""
    if not worded("follow-words-thanks").within(folded(text, hanzi.tables())):
        return False
    await _say(update, context, Screen(t(language, "follow-welcome")))
    return True


def says_little(text: str) -> bool:
    """Whether a text says nothing by itself: "is it safe", "what now"."""
    return worded("follow-words").cover(folded(text, hanzi.tables()))


async def doubted(update: Update, context: Context, text: str, reply: Reply) -> bool:
    """Say in a group how to have a message looked over, where nobody knows which is doubted; False:
    the text says more, or has an answer of its own."""
    said = folded(text, hanzi.tables())
    doubts = worded("follow-words").cover(said) and worded("follow-words-doubting").within(said)
    if reply.kind is not Kind.UNKNOWN or not doubts:
        return False
    await _say(update, context, check_screens.how(reply.language, username(update, context)))
    return True


def remember(update: Update, context: Context, told: Told) -> None:
    """Keep in mind what somebody was told; nothing in a group, where it would be others' matter."""
    if username(update, context) is None:
        context.desk.asks.tell(_who(update), told)


def _who(update: Update) -> int:
    user = update.effective_user
    return 0 if user is None else user.id


async def _say(update: Update, context: Context, screen: Screen) -> None:
    chat = update.effective_chat
    if chat is not None:
        await context.desk.voice.send(chat.id, screen, topic=topic_of(update))
