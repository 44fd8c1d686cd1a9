"""/stats: figures for partners' people, in words and as a picture; the summary on Mondays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.chat.buttons import ShowStats
from bot.chat.desk import Context, Desk, language_of, person_of, posting, show
from bot.chat.screens import stats as screens
from bot.chat.screens.screen import Screen
from bot.core.counting.report import WEEKS, Filter, Overview
from bot.core.errors import NotAllowed
from bot.pictures import funnel
from bot.store.letters import Letter

log = structlog.get_logger()


async def stats(update: Update, context: Context) -> None:
    """/stats: as a picture, and as text."""
    language = await language_of(update, context)
    found, screen = await _stats(update, context, language, 0)
    await _picture(update, context, language, found)
    await show(update, context, screen)


async def tap(update: Update, context: Context, button: ShowStats) -> None:
    """Another period; or want the summary, or no more."""
    if button.weeks and button.weeks not in WEEKS:
        raise NotAllowed
    language = await language_of(update, context)
    if button.mondays:
        wanted = button.mondays == screens.ON
        await context.desk.summaries.choose(person_of(update), wanted=wanted)
    _, screen = await _stats(update, context, language, button.weeks)
    toast = screens.chosen(language, button.mondays)
    await show(update, context, screen, toast)


async def _stats(
    update: Update, context: Context, language: str, weeks: int
) -> tuple[Overview, Screen]:
    person, desk = person_of(update), context.desk
    asked = Filter(weeks=weeks or None)
    found = await desk.reports.overview(person.telegram_id, asked)
    todo = await desk.reports.suggestions(person.telegram_id, asked)
    weekly = await desk.summaries.wanted(person)
    return found, screens.stats(language, found, todo, weekly=weekly)


async def _picture(update: Update, context: Context, language: str, found: Overview) -> None:
    """Send the picture; the text says the same, so that its failure is no loss."""
    chat = update.effective_chat
    if chat is None:
        return
    desk = context.desk
    try:
        await desk.voice.busy(chat.id, "upload_photo")
        drawn = funnel.svg(screens.picture(language, found))
        await desk.voice.photo(chat.id, await desk.painter.paint(drawn))
    except (OSError, RuntimeError, TelegramError):
        log.exception("a picture of figures could not be sent")


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make the summary; None for whoever lost the right meanwhile."""
    try:
        found = await desk.reports.overview(letter.telegram_id, Filter())
        todo = await desk.reports.suggestions(letter.telegram_id, Filter())
    except NotAllowed:
        return None
    return posting(desk, letter, screens.summary(letter.language, found, todo))
