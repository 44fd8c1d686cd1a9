"""Keeping what a room has on its phones up to date: lobbies and remotes, redrawn now and then."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.chat.screens import live_hall, live_quiz
from bot.chat.screens.screen import Screen
from bot.chat.voice import Unreachable, Voice
from bot.core.doors import Doors
from bot.core.errors import NoSuchGame
from bot.core.live_quiz import Phase, Place
from bot.services.live_quiz import LiveQuiz
from bot.services.live_scene import Scene
from bot.store.live_games import Game

log = structlog.get_logger()

_EVERY = {Place.GROUP: 3.0, Place.HALL: 1.0}
"""Seconds between two edits of a message: edits in groups count as messages."""
_COUNTDOWN = 20.0
"""Seconds after which a lobby is redrawn for its countdown alone."""
_AT_ONCE = 16


class Stage:
    """Redraws; `redraw` is called by the clock. What it knows is a hint and may be lost."""

    def __init__(
        self, live: LiveQuiz, voice: Voice, doors: Doors, clock: Callable[[], datetime]
    ) -> None:
        self.doors = doors
        self._live = live
        self._voice = voice
        self._clock = clock
        self._waiting: dict[int, float] = {}
        self._last: dict[int, tuple[float, Screen]] = {}
        self._drawing = asyncio.Lock()
        self._asking = 0
        self._asked = asyncio.Condition()

    def changed(self, game_id: int) -> None:
        """Something changed in a game."""
        self._waiting.setdefault(game_id, self._seconds())

    def shown(self, game_id: int, screen: Screen) -> None:
        """A lobby or remote was shown in answer to a tap: it need not be drawn again."""
        self._last[game_id] = (self._seconds(), screen)

    @contextlib.asynccontextmanager
    async def asking(self) -> AsyncIterator[None]:
        """A poll is on its way: a vote in it may come before it is known here."""
        self._asking += 1
        try:
            yield
        finally:
            self._asking -= 1
            async with self._asked:
                self._asked.notify_all()

    async def until_asked(self) -> bool:
        """Wait until a poll that was on its way is known; False where none was."""
        if not self._asking:
            return False
        async with self._asked:
            await self._asked.wait()
        return True

    async def redraw(self) -> None:
        """Redraw what changed, not too often for any chat."""
        if self._drawing.locked():
            return
        async with self._drawing:
            now = self._seconds()
            for game_id, (drawn, _) in self._last.items():
                if now - drawn >= _COUNTDOWN:
                    self.changed(game_id)
            for game_id in list(self._waiting)[:_AT_ONCE]:
                with contextlib.suppress(NoSuchGame):
                    await self._draw(game_id, now)

    async def _draw(self, game_id: int, now: float) -> None:
        scene = await self._live.look(game_id)
        game = scene.game
        drawn, before = self._last.get(game_id, (0.0, None))
        if now - drawn < _EVERY[Place(game.place)]:
            return
        self._waiting.pop(game_id, None)
        over = game.phase == Phase.ENDED
        if over or (game.place == Place.GROUP and game.phase != Phase.LOBBY):
            self._last.pop(game_id, None)
        screen = await self._screen(scene)
        if screen is None or game.lobby_message_id is None or screen == before:
            return
        if not over:
            self._last[game_id] = (now, screen)
        try:
            await self._voice.edit(game.chat_id, game.lobby_message_id, screen)
        except (TelegramError, Unreachable) as error:
            log.info("a lobby could not be redrawn", game=game_id, reason=type(error).__name__)

    async def _screen(self, scene: Scene) -> Screen | None:
        game = scene.game
        if game.place == Place.HALL:
            return self.remote(scene, await self.language(game))
        if game.phase == Phase.LOBBY:
            return live_quiz.lobby(scene, self._clock())
        if game.phase == Phase.ENDED and game.position < 0:
            return live_quiz.nobody_came(game)
        return None

    def remote(self, scene: Scene, language: str) -> Screen:
        """The remote of a hall, with the address of its screen."""
        return live_hall.remote(scene, language, self.doors.screen(scene.game.code))

    async def language(self, game: Game) -> str:
        """The host's language."""
        return await self._live.language_of(game.host_id) or game.languages[0]

    def _seconds(self) -> float:
        return self._clock().timestamp()
