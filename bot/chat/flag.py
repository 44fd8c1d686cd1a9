"""Something wrong here: reported from under a card or question, and back to where one was."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.chat.buttons import Flag, NotAButton
from bot.chat.desk import Context, Desk, language_of, person_of, posting, show, show_below
from bot.chat.screens import ask as ask_screens
from bot.chat.screens import flag as screens
from bot.chat.screens import study as study_screens
from bot.chat.screens.screen import Screen
from bot.core.errors import TooManyTickets
from bot.services.flags import (
    AWAITS_MORE,
    AWAITS_WORDS,
    CHECK,
    DRILL,
    PATIENCE,
    SOURCES,
    Awaited,
    Flagged,
    Spot,
    number_of,
)
from bot.store.letters import Letter

_KINDS = {letter: kind for kind, letter in screens.LETTERS.items()}


async def tap(update: Update, context: Context, button: Flag) -> None:
    """The flag itself, a kind, sending it without words, or back."""
    desk, person = context.desk, person_of(update)
    if button.of == screens.ANSWER:
        await _reply(update, context, button)
        return
    spot = Spot(button.of, button.at, button.place)
    above = _above(button)
    if above is not None:
        flagged = await desk.flags.look(person, above)
        await show_below(update, context, screens.kinds(flagged, _base(context, flagged)))
        return
    if button.what in {screens.ASK, screens.BACK}:
        flagged = await desk.flags.look(person, spot)
        base = _base(context, flagged)
        await show(
            update,
            context,
            base if button.what == screens.BACK else screens.kinds(flagged, base),
        )
        return
    kind = _KINDS.get(button.what.lower())
    if kind is None:
        raise NotAButton(button.what)
    try:
        if button.what.isupper():
            sent = await desk.flags.send(person, spot, kind, "")
            screen = screens.before(_base(context, sent.flagged), screens.thanks(sent))
        else:
            asks = update.effective_message
            number = 0 if asks is None else asks.message_id
            flagged = await desk.flags.begin(person, spot, kind, number)
            base = _base(context, flagged)
            screen = (
                screens.words(flagged, base, kind)
                if flagged.known is None
                else screens.before(base, screens.known(flagged))
            )
    except TooManyTickets:
        screen = await _enough(update, context, spot)
    await show(update, context, screen)


def _above(button: Flag) -> Spot | None:
    """What a flag stands under whose question comes in a message of its own."""
    if button.what != screens.ASK:
        return None
    if button.of == DRILL and button.place == screens.BELOW:
        return Spot(DRILL, button.at, 0)
    if button.of == CHECK and button.place >= screens.UNDER_A_CHECK:
        return Spot(CHECK, button.at, button.place - screens.UNDER_A_CHECK)
    return None


async def of_game(update: Update, context: Context, spot: Spot) -> None:
    """The link under a question of a live quiz: what is wrong with it?"""
    flagged = await context.desk.flags.look(person_of(update), spot)
    await show(update, context, screens.kinds(flagged, _base(context, flagged)))


async def typed(update: Update, context: Context, awaited: str) -> bool:
    """A text: a report's words, or what an answer did not settle; False: it is neither."""
    message, person = update.effective_message, person_of(update)
    text = (message.text if message else None) or ""
    if awaited.startswith(AWAITS_MORE):
        ticket = int(awaited.removeprefix(AWAITS_MORE))
        await context.desk.flags.add(person, ticket, text)
        await show(update, context, screens.more_thanks(await language_of(update, context)))
        return True
    if not awaited.startswith(AWAITS_WORDS):
        return False
    kind, spot, asked = Awaited.read(awaited)
    try:
        sent = await context.desk.flags.send(person, spot, kind, text)
    except TooManyTickets:
        await show(update, context, await _enough(update, context, spot))
        return True
    screen = screens.before(_base(context, sent.flagged), screens.thanks(sent))
    number = await show(update, context, screen)
    await _moved(context, sent.flagged, number)
    if update.effective_chat is not None:
        await context.desk.voice.strip(update.effective_chat.id, asked)
    return True


async def nudged(update: Update, context: Context) -> bool:
    """A picture where words are awaited; False: none are."""
    awaited = await context.desk.people.awaiting(person_of(update), PATIENCE) or ""
    if not awaited.startswith((AWAITS_WORDS, AWAITS_MORE)):
        return False
    await show(update, context, screens.text_only(await language_of(update, context)))
    return True


async def _reply(update: Update, context: Context, button: Flag) -> None:
    """Under an answer: it helps, or not yet."""
    desk, query, chat = context.desk, update.callback_query, update.effective_chat
    ticket, helps = number_of(button.at), button.what == screens.HELPS
    if button.what not in {screens.HELPS, screens.NOT_YET} or ticket is None:
        raise NotAButton(button.what)
    if query is None or chat is None:
        return
    said = await desk.flags.reply(person_of(update), ticket, button.place, helps=helps)
    lesson = desk.library.catalogue.lessons.get(said.lesson or "")
    await desk.voice.answer(query.id, "" if said.reopened else screens.helped(said.language))
    if query.message is not None:
        title = "" if lesson is None else lesson.edition(said.language).title
        rows = screens.lesson_row(title, said.lesson)
        await desk.voice.keys(chat.id, query.message.message_id, rows)
    if said.reopened:
        await desk.voice.send(chat.id, screens.reopened(said.language))


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make a letter with an answer; returns the call that sends it."""
    said = await desk.tickets.said(letter)
    return None if said is None else posting(desk, letter, screens.letter(said))


async def _enough(update: Update, context: Context, spot: Spot) -> Screen:
    flagged = await context.desk.flags.look(person_of(update), spot)
    return screens.before(_base(context, flagged), screens.enough(flagged.language))


def _base(context: Context, flagged: Flagged) -> Screen:
    """What the flag stands under, as it was shown."""
    if flagged.explained is not None:
        return study_screens.explanation(flagged.explained)
    if flagged.answer is not None:
        catalogue = context.desk.library.catalogue
        return ask_screens.answer(catalogue, flagged.answer, flagged.spoken)
    if flagged.quiz is not None:
        return screens.played(flagged)
    if flagged.spot.of in {DRILL, CHECK}:
        return screens.named(flagged)
    if flagged.view is None:
        raise AssertionError("a flag stands under something")
    if flagged.spot.of == SOURCES:
        return study_screens.sources(flagged.view)
    return study_screens.view(flagged.view)


async def _moved(context: Context, flagged: Flagged, number: int) -> None:
    """An attempt is shown in a new message now."""
    view = flagged.view if flagged.explained is None else flagged.explained.view
    if view is not None:
        await context.desk.study.shown(view.attempt_id, number)
