"""A text in private: each is asked in turn whether it is theirs, until one takes it."""

from __future__ import annotations

from telegram import Update

from bot.chat import (
    ask,
    broadcast,
    certificates,
    check,
    cohorts,
    flag,
    lifeline,
    live_hall,
    loan,
    planning,
    quotes,
    remind,
    staff,
    study,
    tickets,
)
from bot.chat.desk import Context, person_of
from bot.core import live_quiz
from bot.services.certificates import AWAITS_NAME
from bot.services.events import AWAITS as AWAITS_PLAN
from bot.services.flags import PATIENCE
from bot.services.quotes import AWAITS as AWAITS_SENTENCE
from bot.services.reminders import AWAITS_ZONE
from bot.services.staff import AWAITS_PARTNER


async def typed(update: Update, context: Context) -> None:
    """What was asked for by name, before people in need; then offers, halls, and lessons last."""
    message, person = update.effective_message, person_of(update)
    text = (message.text if message else None) or ""
    awaited = await context.desk.people.awaiting(person) or ""
    if await broadcast.typed(update, context, awaited, text):
        return
    if awaited.startswith(AWAITS_SENTENCE) and await quotes.typed(update, context, text):
        return
    if await lifeline.first(update, context, text):
        # Where it is only guessed, a long text may be a stranger's: both, then.
        if not context.desk.asks.outright(text):
            await check.pasted(update, context)
        return
    if await _said_by_them(update, context, awaited, text):
        await lifeline.quietly(update, context, text)


async def _said_by_them(update: Update, context: Context, awaited: str, text: str) -> bool:
    """Hand a text on; True: somebody spoke freely.

    What was pasted to be looked over, others wrote; what the bot had asked for (a date, a name,
    what is wrong with a card) says no more than that.
    """
    if await _reported(update, context):
        return False
    # What somebody tells of their own comes before all that is done with what others wrote.
    if await ask.story(update, context, of_a_loan=False) or await loan.typed(update, context):
        return True
    if await _in_a_hall(update, context, text) or await _filled_in(update, context, awaited, text):
        return False
    return await _found_out(update, context)


async def _found_out(update: Update, context: Context) -> bool:
    """See what a text is. A scam comes before an offer of a loan, and that before an offer to look
    the text over."""
    if await check.warned(update, context) or await check.awaited(update, context):
        return False
    if await loan.offered(update, context) or await ask.story(update, context, of_a_loan=True):
        return True
    if await check.offered(update, context):
        return False
    await study.typed(update, context)
    return True


async def _reported(update: Update, context: Context) -> bool:
    """Take a report of something wrong, or an answer to one, while it is waited for."""
    awaited = await context.desk.people.awaiting(person_of(update), PATIENCE) or ""
    return await flag.typed(update, context, awaited) or await tickets.typed(
        update, context, awaited
    )


async def _in_a_hall(update: Update, context: Context, text: str) -> bool:
    """Take a code of a hall or a cohort, or what a player in a hall says."""
    code = live_quiz.read_code(text)
    if code is not None:
        if await live_hall.opened(update, context, code):
            return True
        if await cohorts.typed(update, context, code):
            return True
    return await live_hall.typed(update, context, text)


async def _filled_in(update: Update, context: Context, awaited: str, text: str) -> bool:
    """Take what was asked for outside a lesson."""
    if awaited.startswith(AWAITS_NAME):
        await certificates.named(update, context, awaited)
    elif awaited == AWAITS_PARTNER:
        await staff.named(update, context)
    elif awaited == AWAITS_ZONE:
        await remind.typed(update, context, text)
    else:
        ours = awaited.startswith(AWAITS_PLAN)
        return ours and await planning.typed(update, context, awaited, text)
    return True
