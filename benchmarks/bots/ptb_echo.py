"""A bare python-telegram-bot echo over this project's own backend."""

from __future__ import annotations

import os
from typing import Any

import uvloop
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from bot.chat.requests import AiohttpRequest


def _next(count: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data=str(count + 1))]])


async def _say(update: Update, _: Any) -> None:
    if update.message is not None:
        await update.message.reply_text("0", reply_markup=_next(0))


async def _tap(update: Update, _: Any) -> None:
    query = update.callback_query
    if query is not None:
        data = query.data or ""
        await query.answer()
        await query.edit_message_text(data, reply_markup=_next(int(data)))


def main() -> None:
    """Poll until stopped."""
    uvloop.install()
    base = os.environ["TELEGRAM_API"]
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_TOKEN"])
        .base_url(f"{base}/bot")
        .concurrent_updates(256)
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest())
        .build()
    )
    application.add_handler(CallbackQueryHandler(_tap))
    application.add_handler(MessageHandler(filters.TEXT, _say))
    application.run_polling()


if __name__ == "__main__":
    main()
