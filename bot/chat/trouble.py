"""Refusals and errors into kind words and a log line."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.chat.buttons import NotAButton
from bot.chat.desk import Context, language_of, person_of
from bot.chat.screens.screen import Screen
from bot.chat.voice import Unreachable
from bot.core.course import Kind
from bot.core.errors import (
    BroadcastChanged,
    DrillOver,
    DrillUnderWay,
    NoSuchGame,
    NotAllowed,
    NotChecked,
    NothingPicked,
    NotNow,
    NotTheAuthor,
    NotTheHost,
    OutOfTheRoom,
    Refusal,
    UnknownBroadcast,
    UnknownCohort,
    UnknownDrill,
    UnknownEvent,
    UnknownLesson,
    UnknownPartner,
    UnknownPlan,
    UnknownTicket,
    UnseenCohort,
)
from bot.locales import t

log = structlog.get_logger()

_SAID: dict[type[Exception], str] = {
    DrillOver: "drill-toast-over",
    DrillUnderWay: "drill-toast-one",
    UnknownDrill: "drill-toast-gone",
    NoSuchGame: "live-toast-over",
    BroadcastChanged: "broadcast-toast-changed",
    NotChecked: "broadcast-toast-not-clean",
    NotTheAuthor: "broadcast-toast-not-yours",
    UnknownBroadcast: "staff-toast-gone",
    NotTheHost: "live-toast-host",
    NotNow: "live-toast-not-now",
    OutOfTheRoom: "live-toast-removed",
    NotAllowed: "staff-toast-not-allowed",
    UnknownPartner: "staff-toast-gone",
    UnknownEvent: "staff-toast-gone",
    UnseenCohort: "staff-toast-gone",
    UnknownCohort: "cohort-gone",
    UnknownPlan: "plan-toast-gone",
    UnknownTicket: "ticket-toast-gone",
}


async def on_error(update: object, context: Context) -> None:
    """The last resort of every handler: the person is told, and nothing is lost."""
    error = context.error
    if not isinstance(update, Update) or update.effective_chat is None:
        log.error("an update without a chat failed", exc_info=error)
        return
    if isinstance(error, Unreachable):
        if update.effective_user is not None:
            await context.desk.people.reach(update.effective_user.id, reachable=False)
        return
    if isinstance(error, Refusal | NotAButton) and update.callback_query is not None:
        await _refuse(update, context, error)
        return
    if isinstance(error, NotAllowed):
        words = t(await language_of(update, context), "staff-chat-not-for-you")
        await context.desk.voice.send(update.effective_chat.id, Screen(words))
        return
    log.error("a handler failed", update_id=update.update_id, exc_info=error)
    try:
        await _apologise(update, context)
    except (TelegramError, Unreachable):
        log.warning("could not say so", update_id=update.update_id)


async def _refuse(update: Update, context: Context, error: Exception) -> None:
    query = update.callback_query
    if query is None:
        return
    key = "toast-old"
    if type(error) in _SAID:
        key = _SAID[type(error)]
    elif isinstance(error, UnknownLesson):
        key = "toast-gone"
    elif isinstance(error, NothingPicked):
        view = await context.desk.study.where(person_of(update))
        ordering = view and view.question and view.question.kind is Kind.ORDER
        key = "toast-order" if ordering else "toast-pick"
    await context.desk.voice.answer(query.id, t(await language_of(update, context), key))


async def _apologise(update: Update, context: Context) -> None:
    language = await language_of(update, context)
    if update.callback_query is not None:
        await context.desk.voice.answer(update.callback_query.id, t(language, "toast-trouble"))
    elif update.effective_chat is not None and update.effective_chat.type == "private":
        await context.desk.voice.send(update.effective_chat.id, Screen(t(language, "trouble")))
