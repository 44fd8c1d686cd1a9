"""Keeping what a room has on its phones up to date: lobbies and remotes, redrawn now and then."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.chat.screens import live_hall, live_quiz
from bot.chat.screens.screen import Screen
from bot.chat.voice import Unreachable, Voice, pause_of
from bot.core.doors import Doors
from bot.core.errors import NoSuchGame
from bot.core.live_quiz import RUNNING, Phase, Place
from bot.services.live_quiz import LiveQuiz
from bot.services.live_scene import Scene
from bot.store.live_games import Game

log = structlog.get_logger()

_EVERY = {Place.GROUP: 3.0, Place.HALL: 1.0}
"""Seconds between two edits of a message: edits in groups count as messages."""
_COUNTDOWN = 20.0
"""Seconds after which a lobby is redrawn for its countdown alone."""
_SETTINGS = 60.0
"""Seconds for which a page of settings keeps its place."""
_WHEN_AWAY = 5.0
"""Seconds until a redraw is tried again where Telegram cannot be reached."""
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn last, and when."""

    at: float
    place: Place
    screen: Screen


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
        self._last: dict[int, _Drawn] = {}
        self._held: dict[int, float] = {}
        self._finished: set[int] = set()
        """Games with nothing left to redraw: a group's once it runs, and all that are over."""
        self._drawing: dict[int, asyncio.Task[None]] = {}
        self._asking = 0
        self._asked = asyncio.Condition()

    def changed(self, game_id: int) -> None:
        """Something changed in a game."""
        if game_id in self._finished:
            return
        self._waiting.setdefault(game_id, self._seconds())

    def shown(self, game: Game, screen: Screen) -> None:
        """A lobby or remote was shown in answer to a tap: it need not be drawn again."""
        self._held.pop(game.id, None)
        if game.place == Place.GROUP and game.phase in RUNNING:
            self._finish(game.id)
            return
        self._last[game.id] = _Drawn(self._seconds(), Place(game.place), screen)

    async def hold(self, game_id: int) -> None:
        """A page of settings opens in the place of a lobby or remote: it stays for a while."""
        self._held[game_id] = self._seconds() + _SETTINGS
        if game_id in self._drawing:
            # What is on its way now would come after the page and cover it.
            await asyncio.wait([self._drawing[game_id]])
        self._last.pop(game_id, None)
        self.changed(game_id)

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

    def redraw(self) -> None:
        """Begin to redraw what changed, not too often for any chat.

        Nobody waits for it: where Telegram is slow, rooms play on.
        """
        now = self._seconds()
        for game_id, drawn in self._last.items():
            if now - drawn.at >= _COUNTDOWN:
                self.changed(game_id)
        for game_id in [one for one in self._waiting if self._may_draw(one, now)]:
            if len(self._drawing) >= _AT_ONCE:
                return
            del self._waiting[game_id]
            task = self._drawing[game_id] = asyncio.create_task(self._draw(game_id, now))
            task.add_done_callback(partial(self._done, game_id))

    def _may_draw(self, game_id: int, now: float) -> bool:
        last = self._last.get(game_id)
        too_soon = last is not None and now - last.at < _EVERY[last.place]
        return not too_soon and game_id not in self._drawing and not self._is_held(game_id)

    def _is_held(self, game_id: int) -> bool:
        now = self._seconds()
        return self._held.get(game_id, now) > now

    def _done(self, game_id: int, task: asyncio.Task[None]) -> None:
        del self._drawing[game_id]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a redraw failed", game=game_id, exc_info=error)

    async def drawn(self) -> None:
        """Wait until what is being redrawn is there."""
        await asyncio.gather(*self._drawing.values(), return_exceptions=True)

    async def stop(self) -> None:
        """Let go of what is being redrawn: the next change draws it again."""
        for task in self._drawing.values():
            task.cancel()
        await self.drawn()

    async def _draw(self, game_id: int, now: float) -> None:
        try:
            scene = await self._live.look(game_id)
        except NoSuchGame:
            return
        game = scene.game
        last = self._last.get(game_id)
        over = game.phase == Phase.ENDED
        if over or (game.place == Place.GROUP and game.phase in RUNNING):
            self._finish(game_id)
        screen = await self._screen(scene)
        if screen is None or game.lobby_message_id is None or (last and screen == last.screen):
            return
        if self._is_held(game_id):
            self.changed(game_id)
            return
        if not over:
            self._last[game_id] = _Drawn(now, Place(game.place), screen)
        try:
            number = await self._voice.edit(
                game.chat_id, game.lobby_message_id, screen, topic=game.topic_id, once=True
            )
        except (BadRequest, ChatMigrated, Unreachable) as error:
            log.info("a lobby could not be redrawn", game=game_id, reason=type(error).__name__)
            return
        except TelegramError as error:
            self._again(game_id, pause_of(error) if isinstance(error, RetryAfter) else _WHEN_AWAY)
            return
        if number != game.lobby_message_id:
            # Somebody deleted it, or the group moved: the new one is redrawn from now on.
            await self._live.lobby_shown(game_id, number)

    def _finish(self, game_id: int) -> None:
        self._last.pop(game_id, None)
        self._waiting.pop(game_id, None)
        self._finished.add(game_id)

    def _again(self, game_id: int, pause: float) -> None:
        """Draw it later, as it will be then."""
        self._finished.discard(game_id)
        self._last.pop(game_id, None)
        self._held[game_id] = self._seconds() + pause
        self.changed(game_id)

    async def _screen(self, scene: Scene) -> Screen | None:
        game = scene.game
        if game.place == Place.HALL:
            return self.remote(scene, await self.language(game))
        if game.phase == Phase.LOBBY or (game.phase in RUNNING and game.position == 0):
            # Once it has begun, by itself or by a tap, what leads it stands in the lobby's place.
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
