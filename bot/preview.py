"""`preview`: a lesson in the pretend Telegram, shown again each time that its file changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.app import Running
from bot.chat.desk import painted
from bot.chat.screens import study as screens
from bot.content.editing import of_lesson
from bot.content.loader import load
from bot.sandbox import control
from bot.sandbox.telegram import Telegram
from bot.services.preview import Previews
from bot.services.view import Person

READERS = (Person(101, "en"), Person(103, "zh-Hans"))
"""Two people of the pretend Telegram, one for each language."""
_LOOK_EVERY = 0.3


def faults(root: Path, lesson: str, today: date) -> list[str]:
    """What `check` finds in a lesson's own files."""
    return [str(fault) for fault in of_lesson(load(root), lesson, today)]


class Preview:
    """Shows one lesson to both readers, and says what is wrong with its files."""

    def __init__(
        self, root: Path, lesson: str, today: Callable[[], date], say: Callable[[str], None]
    ) -> None:
        self._root = root
        self._lesson = lesson
        self._today = today
        self._say = say

    async def run(self, bot: Running, telegram: Telegram) -> None:
        """Show the lesson, and again whenever it is another, until cancelled."""
        for person in READERS:
            control.act(telegram, "start", {"from": person.telegram_id})
        library = bot.application.bot_data["desk"].library
        seen, stamp = "", None
        while True:
            if stamp != (now := self._stamp()):
                stamp = now
                found = await asyncio.to_thread(faults, self._root, self._lesson, self._today())
                self._say("\n".join(found) or f"{self._lesson}: no faults")
            lesson = library.catalogue.lessons.get(self._lesson)
            if lesson is not None and lesson.version != seen:
                await self.show(bot)
                seen = lesson.version
            await asyncio.sleep(_LOOK_EVERY)

    def _stamp(self) -> tuple[tuple[str, int], ...]:
        folder, name = (self._root / self._lesson).parent, self._lesson.rpartition("/")[2]
        found = sorted(folder.glob(f"{name}.*yaml"))
        return tuple((path.name, path.stat().st_mtime_ns) for path in found)

    async def show(self, bot: Running) -> None:
        """Show the lesson as it is now, in place of what was shown before."""
        desk = bot.application.bot_data["desk"]
        previews: Previews = desk.previews
        for person in READERS:
            view = await previews.follow(person, self._lesson)
            screen, chat = screens.view(view), person.telegram_id
            png = await painted(desk, screen)
            if view.replaces is None:
                number = await desk.voice.send(chat, screen, png=png)
            else:
                number = await desk.voice.edit(chat, view.replaces, screen, png=png)
            await previews.shown(view.attempt_id, number)
