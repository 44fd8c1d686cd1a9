"""A bare aiogram echo, in an environment of its own."""

import asyncio
import os

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

dispatcher = Dispatcher()


def _next(count: int) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text="Next", callback_data=str(count + 1))
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


@dispatcher.message()
async def _say(message: Message) -> None:
    await message.answer("0", reply_markup=_next(0))


@dispatcher.callback_query()
async def _tap(query: CallbackQuery) -> None:
    await query.answer()
    await query.message.edit_text(query.data, reply_markup=_next(int(query.data)))


async def main() -> None:
    """Poll until stopped."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API"])
    bot = Bot(os.environ["TELEGRAM_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    uvloop.install()
    asyncio.run(main())
