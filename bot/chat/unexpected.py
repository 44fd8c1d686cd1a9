"""Everything else that may come: pictures, edits, unknown commands, groups, blocks."""

from __future__ import annotations

from telegram import ChatMember, Update

from bot.chat import ask, check, flag, loan, quotes, study
from bot.chat.desk import Context, language_of, person_of, show, topic_of
from bot.chat.screens import places
from bot.chat.screens.screen import Screen, plain
from bot.locales import guess, t
from bot.services.flags import PATIENCE

_HERE = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED})
_LONGEST_COMMAND = 33


async def media(update: Update, context: Context) -> None:
    """A picture, a sticker, a voice: not opened, and said so. Of a program the name is read."""
    if not (await flag.nudged(update, context) or await quotes.nudged(update, context)):
        message = update.effective_message
        if message is not None and check.words_of(message):
            await check.forwarded(update, context)
            return
        if await _waits(update, context):
            language = await language_of(update, context)
            await show(update, context, Screen(t(language, "nudge-media-awaited")))
            return
        sticker = message is not None and message.sticker is not None
        await study.nudge(update, context, "nudge-media" if sticker else "nudge-media-words")


async def edited(update: Update, context: Context) -> None:
    """An edited message: not read, and said so."""
    if await _waits(update, context):
        await show(update, context, Screen(t(await language_of(update, context), "nudge-edit")))
    else:
        await study.nudge(update, context, "nudge-edit")


async def _waits(update: Update, context: Context) -> bool:
    """Whether something is asked that a text is to answer: nothing leads away from it then."""
    asked = await context.desk.people.awaiting(person_of(update), PATIENCE)
    return asked is not None or loan.waits(update, context)


async def command(update: Update, context: Context) -> None:
    """A command that there is not."""
    message = update.effective_message
    words = ((message.text if message else None) or "/").split()
    language = await language_of(update, context)
    name = plain(words[0][:_LONGEST_COMMAND])
    await show(update, context, places.nudge(language, "nudge-command", command=name))


async def group(update: Update, context: Context) -> None:
    """Spoken to in a group: a message to look over, a loan, a question, or else what there is."""
    message = update.effective_message
    if message is None or update.effective_user is None:
        return
    if await check.in_group(update, context):
        return
    said = ask.spoken_to(update, context)
    if said and loan.is_offer(said):
        await loan.in_group(update, context)
        return
    if said and await ask.in_group(update, context, said):
        return
    language = await language_of(update, context)
    screen = places.group_hello(language, context.bot.username)
    await context.desk.voice.send(message.chat_id, screen, topic=topic_of(update))


async def standing(update: Update, context: Context) -> None:
    """The bot's standing in a chat changed: blocked, unblocked, added, removed."""
    change = update.my_chat_member
    if change is None:
        return
    here = change.new_chat_member.status in _HERE
    was_here = change.old_chat_member.status in _HERE
    if change.chat.type == change.chat.PRIVATE:
        await context.desk.people.reach(person_of(update).telegram_id, reachable=here)
    elif was_here and not here:
        await context.desk.live.gone(change.chat.id, "removed")
    elif here and not was_here:
        language = guess(change.from_user.language_code)
        screen = places.group_hello(language, context.bot.username)
        await context.desk.voice.send(change.chat.id, screen)
