"""Telegram's menu of commands for partners' people: what their rights let them do, in addition."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import structlog
from telegram.error import TelegramError

from bot.chat.voice import Unreachable, Voice
from bot.core.rights import Rule
from bot.locales import DEFAULT, t
from bot.services.people import People
from bot.services.staff import Organisers
from bot.services.view import Person

log = structlog.get_logger()


class Menus:
    """Redraws menus; nobody waits for it, and where it fails commands can be typed as ever.

    `rules` are the commands in their order, with the rule of each.
    """

    def __init__(
        self, voice: Voice, organisers: Organisers, people: People, rules: Mapping[str, Rule]
    ) -> None:
        self._voice = voice
        self._organisers = organisers
        self._people = people
        self._rules = rules
        self._drawing: set[asyncio.Task[None]] = set()
        self._line = asyncio.Lock()

    def changed(self, telegram_id: int) -> None:
        """Somebody's rights or language changed."""
        task = asyncio.create_task(self._draw(telegram_id))
        self._drawing.add(task)
        task.add_done_callback(self._drawing.discard)

    async def drawn(self) -> None:
        """Wait until every menu is as it should be, or could not be."""
        await asyncio.gather(*self._drawing, return_exceptions=True)

    async def stop(self) -> None:
        """Let go of what is being redrawn."""
        for task in self._drawing:
            task.cancel()
        await self.drawn()

    async def _draw(self, telegram_id: int) -> None:
        # One after the other: somebody's last one to be drawn must be the newest.
        async with self._line:
            staff = await self._organisers.rights(telegram_id)
            language = await self._people.language(Person(telegram_id, DEFAULT))
            there = [one for one, rule in self._rules.items() if staff.passes(rule)]
            commands = [(one, t(language, f"command-{one}")) for one in there]
            try:
                await self._voice.menu(telegram_id, commands if staff.anybody else [])
            except (TelegramError, Unreachable) as error:
                log.info("a menu could not be shown", reason=type(error).__name__)
