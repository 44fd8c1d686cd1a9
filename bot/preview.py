"""`preview`: a lesson or drill in the pretend Telegram, shown again whenever its file changes."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.app import Running
from bot.chat.desk import painted
from bot.chat.screens import drill as drill_screens
from bot.chat.screens import study as screens
from bot.content.drills import load_drills
from bot.content.editing import of_drill, of_lesson
from bot.content.faults import Fault, told
from bot.content.library import Library
from bot.content.loader import DRILLS, load
from bot.sandbox import control
from bot.sandbox.telegram import Telegram
from bot.services.drills import Drills
from bot.services.preview import Previews
from bot.services.view import Person

READERS = (Person(101, "en"), Person(103, "zh-Hans"))
"""Two people of the pretend Telegram, one for each language."""
_LOOK_EVERY = 0.3
_DRILL = "drill "


def faults(root: Path, name: str, today: date) -> list[Fault]:
    """What `check` finds in the own files of a lesson, or of a `drill NAME`."""
    loaded = load(root)
    if not name.startswith(_DRILL):
        return of_lesson(loaded, name, today)
    own = name.removeprefix(_DRILL)
    return of_drill(loaded, load_drills(root / DRILLS, loaded.catalogue), own, today)


class Following(ABC):
    """Shows one thing to both readers, and says what is wrong with its files."""

    def __init__(
        self,
        root: Path,
        name: str,
        today: Callable[[], date],
        say: Callable[[str], None],
        before: str = "",
    ) -> None:
        self._root = root
        self._name = name
        self._today = today
        self._say = say
        self._before = before

    @property
    @abstractmethod
    def file(self) -> Path:
        """Its file in the source language."""

    @abstractmethod
    def version(self, library: Library) -> str | None:
        """What it is now; None while it has faults."""

    @abstractmethod
    async def show(self, bot: Running) -> None:
        """Show it as it is now."""

    async def run(self, bot: Running, telegram: Telegram) -> None:
        """Show it, and again whenever it is another, until cancelled."""
        for person in READERS:
            control.act(telegram, "start", {"from": person.telegram_id})
        library: Library = bot.application.bot_data["desk"].library
        seen: str | None = None
        stamp: tuple[tuple[str, int], ...] | None = None
        while True:
            if stamp != (now := self._stamp()):
                stamp = now
                found = await asyncio.to_thread(faults, self._root, self._name, self._today())
                self._say("\n".join(told(found, self._before)) or f"{self._name}: no faults")
            version = self.version(library)
            if version is not None and version != seen:
                await self.show(bot)
                seen = version
            await asyncio.sleep(_LOOK_EVERY)

    def _stamp(self) -> tuple[tuple[str, int], ...]:
        found = sorted(self.file.parent.glob(f"{self.file.stem}.*yaml"))
        return tuple((path.name, path.stat().st_mtime_ns) for path in found)


class Preview(Following):
    """A lesson, at the step where its author is."""

    @property
    def file(self) -> Path:
        """The lesson's file."""
        return self._root / f"{self._name}.yaml"

    def version(self, library: Library) -> str | None:
        """The lesson's version."""
        lesson = library.catalogue.lessons.get(self._name)
        return None if lesson is None else lesson.version

    async def show(self, bot: Running) -> None:
        """Show the lesson as it is now, in place of what was shown before."""
        desk = bot.application.bot_data["desk"]
        previews: Previews = desk.previews
        for person in READERS:
            view = await previews.follow(person, self._name)
            screen, chat = screens.view(view), person.telegram_id
            png = await painted(desk, screen)
            if view.replaces is None:
                number = await desk.voice.send(chat, screen, png=png)
            else:
                number = await desk.voice.edit(chat, view.replaces, screen, png=png)
            await previews.shown(view.attempt_id, number)


class DrillPreview(Following):
    """A drill, at the turn where its author is."""

    @property
    def file(self) -> Path:
        """The drill's file."""
        return self._root / DRILLS / f"{self._name.removeprefix(_DRILL)}.yaml"

    def version(self, library: Library) -> str | None:
        """The drill's version."""
        drill = library.catalogue.drills.get(self._name.removeprefix(_DRILL))
        return None if drill is None else drill.version

    async def show(self, bot: Running) -> None:
        """Show the open turn as it is now, or the end, below what was shown before."""
        desk = bot.application.bot_data["desk"]
        drills: Drills = desk.drills
        for person in READERS:
            played = await drills.follow(person, self._name.removeprefix(_DRILL))
            before = played.replaces
            if played.outcome is not None:
                await desk.voice.send(person.telegram_id, drill_screens.ending(played))
                shown = drill_screens.debrief(played, desk.library.catalogue)
            elif played.repeated:
                shown = drill_screens.again(played, asked=True)
            else:
                shown = drill_screens.begun(played)
            number = await desk.voice.send(person.telegram_id, shown)
            await drills.shown(played.run_id, number)
            if before is not None:
                await desk.voice.strip(person.telegram_id, before)


def preview_of(
    root: Path,
    name: str,
    today: Callable[[], date],
    say: Callable[[str], None],
    before: str = "",
) -> Following:
    """What follows a lesson, or a `drill NAME`; `before` stands before the paths of faults."""
    kind = DrillPreview if name.startswith(_DRILL) else Preview
    return kind(root, name, today, say, before)
