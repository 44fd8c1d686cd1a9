"""One sentence after an event: asked for, typed, taken back."""

from __future__ import annotations

from telegram import Update

from bot.chat.buttons import NotAButton, Quote
from bot.chat.desk import Context, language_of, person_of, show, show_below
from bot.chat.screens import quotes as screens
from bot.core.errors import QuoteRefused, UnknownEvent
from bot.services.quotes import AWAITS, PATIENCE


async def tap(update: Update, context: Context, button: Quote) -> None:
    """The question, not now, or back with what was said."""
    desk, person = context.desk, person_of(update)
    match button.what:
        case "ask":
            said = await desk.quotes.begin(person, button.event)
            await show_below(update, context, screens.ask(said))
        case "no":
            await desk.people.await_nothing(person)
            await show(update, context, screens.left_out(await language_of(update, context)))
        case "back":
            await desk.people.await_nothing(person)
            await desk.quotes.take_back(person, button.event)
            await show(update, context, screens.taken_back(await language_of(update, context)))
        case other:
            raise NotAButton(other)


async def typed(update: Update, context: Context, text: str) -> bool:
    """A text in private: the sentence that was asked for; False: none was."""
    desk, person = context.desk, person_of(update)
    awaited = await desk.people.awaiting(person, PATIENCE) or ""
    if not awaited.startswith(AWAITS):
        return False
    number = int(awaited.removeprefix(AWAITS))
    try:
        said = await desk.quotes.say(person, number, text)
    except QuoteRefused as error:
        language = await language_of(update, context)
        await show(update, context, screens.refused(language, number, error.why))
    except UnknownEvent:
        await desk.people.await_nothing(person)
        await show(update, context, screens.gone(await language_of(update, context)))
    else:
        await show(update, context, screens.thanks(said))
    return True


async def nudged(update: Update, context: Context) -> bool:
    """A picture where a sentence is awaited; False: none is."""
    awaited = await context.desk.people.awaiting(person_of(update), PATIENCE) or ""
    if not awaited.startswith(AWAITS):
        return False
    number, language = int(awaited.removeprefix(AWAITS)), await language_of(update, context)
    await show(update, context, screens.refused(language, number, "picture"))
    return True
