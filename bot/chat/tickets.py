"""/tickets: learners' reports, answered by organisers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Message, Update

from bot.chat import flag
from bot.chat.buttons import NotAButton, Ticket
from bot.chat.desk import Context, Desk, language_of, person_of, posting, show
from bot.chat.screens import tickets as screens
from bot.core.errors import AnsweredAlready, NotAllowed, NotCorrected, UnknownTicket
from bot.core.ticket import LONGEST_ANSWER, READY, SHORTEST_ANSWER, State, clean
from bot.locales import t
from bot.services.tickets import ANSWER, AWAITS_ANSWER
from bot.store.letters import Letter


async def tickets(update: Update, context: Context) -> None:
    """/tickets: what is open."""
    await _careful(update, context, _list(update, context, 0))


async def tap(update: Update, context: Context, button: Ticket) -> None:
    """A button of the list or of a report."""
    await _careful(update, context, _do(update, context, button))


async def _careful(update: Update, context: Context, doing: Awaitable[None]) -> None:
    try:
        await doing
    except NotAllowed:
        await show(update, context, screens.not_you(await language_of(update, context)))
    except UnknownTicket:
        await show(update, context, screens.gone(await language_of(update, context)))


async def _list(update: Update, context: Context, skip: int) -> None:
    me, desk = person_of(update).telegram_id, context.desk
    there = await desk.tickets.shelf(me, skip=skip, most=screens.PAGE)
    if not there.lines and skip:
        there = await desk.tickets.shelf(me, most=screens.PAGE)
    await show(update, context, screens.shelf(await language_of(update, context), there))


async def _do(update: Update, context: Context, button: Ticket) -> None:
    me, desk = person_of(update).telegram_id, context.desk
    language = await language_of(update, context)
    what, _, rest = button.what.partition("-")
    match what, rest:
        case "list", "":
            await _list(update, context, button.id)
        case "page", "":
            page = await desk.tickets.page(me, button.id)
            await desk.people.await_nothing(person_of(update))
            await show(update, context, screens.page(language, page))
        case "ready", "":
            page = await desk.tickets.page(me, button.id)
            await show(update, context, screens.ready(language, page))
        case "write", "answered" | "left":
            state = State(rest)
            page = await desk.tickets.compose(me, state, button.id, button.last)
            await show(update, context, screens.compose(language, page, state))
        case "ready", name if name in READY:
            await _answer(update, context, button, State.ANSWERED, ready=name)
        case "corrected", "":
            await _answer(update, context, button, State.CORRECTED)
        case "send", "answered" | "left":
            await _send(update, context, button, State(rest))
        case _:
            raise NotAButton(button.what)


async def _send(update: Update, context: Context, button: Ticket, state: State) -> None:
    """Send the words that the confirmation replies to."""
    query = update.callback_query
    asked = None if query is None else query.message
    written = asked.reply_to_message if isinstance(asked, Message) else None
    words = clean((written.text if written else None) or "")
    if not SHORTEST_ANSWER <= len(words) <= LONGEST_ANSWER:
        language = await language_of(update, context)
        if query is not None:
            await context.desk.voice.answer(query.id, t(language, "ticket-write-again"))
        return
    await context.desk.people.await_nothing(person_of(update))
    await _answer(update, context, button, state, words=words)


async def _answer(
    update: Update,
    context: Context,
    button: Ticket,
    state: State,
    *,
    words: str = "",
    ready: str | None = None,
) -> None:
    me, desk = person_of(update).telegram_id, context.desk
    language = await language_of(update, context)
    try:
        given = await desk.tickets.answer(
            me, button.id, button.last, state, words=words, ready=ready
        )
    except AnsweredAlready:
        page = await desk.tickets.page(me, button.id)
        await show(update, context, screens.colleague(language, page))
    except NotCorrected:
        page = await desk.tickets.page(me, button.id)
        await show(update, context, screens.not_corrected(language, page))
    else:
        await show(update, context, screens.sent(language, given))


async def typed(update: Update, context: Context, awaited: str) -> bool:
    """A text: an organiser's answer, shown once more before it leaves; False: none is awaited."""
    message = update.effective_message
    if message is None or not awaited.startswith(AWAITS_ANSWER):
        return False
    await _careful(update, context, _confirm(update, context, message, awaited))
    return True


async def _confirm(update: Update, context: Context, message: Message, awaited: str) -> None:
    state, ticket, last = awaited.removeprefix(AWAITS_ANSWER).split(":")
    language = await language_of(update, context)
    words = clean(message.text or "")
    page = await context.desk.tickets.page(person_of(update).telegram_id, int(ticket))
    if not SHORTEST_ANSWER <= len(words) <= LONGEST_ANSWER:
        screen = screens.wrong_length(language, len(words), LONGEST_ANSWER)
    else:
        screen = screens.confirm(language, page, State(state), words, int(last))
    await context.desk.voice.send(message.chat_id, screen, to=message.message_id)


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make a letter about reports; returns the call that sends it, or None for nothing to say."""
    if letter.kind == ANSWER:
        return await flag.prepare(desk, letter)
    raised = await desk.tickets.overdue(letter)
    return None if raised is None else posting(desk, letter, screens.overdue(raised))
