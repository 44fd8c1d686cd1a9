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
    number = await _awaited(update, context)
    if number is None:
        return False
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
    number = await _awaited(update, context)
    if number is None:
        return False
    language = await language_of(update, context)
    await show(update, context, screens.refused(language, number, "picture"))
    return True


async def _awaited(update: Update, context: Context) -> int | None:
    """The event about which a sentence was asked for a while ago; None: none was."""
    awaited = await context.desk.people.awaiting(person_of(update), PATIENCE) or ""
    return int(awaited.removeprefix(AWAITS)) if awaited.startswith(AWAITS) else None
