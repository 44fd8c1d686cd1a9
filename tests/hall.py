"""A hall for tests: its quiz, its players and a clock to set, on a real database."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.grading import Choice
from bot.core.live_quiz import Place
from bot.locales import refused_names
from bot.services.live_quiz import LiveQuiz, Spot, Taken, Who
from bot.services.texts import Texts
from bot.store.database import opened
from bot.store.live_games import Game
from tests.shipped import library
from tests.stored import new_file

HOST = 101
EVENING = datetime(2026, 3, 2, 19, tzinfo=UTC)


class Hall:
    """A game in a hall. `now` is the time; players are browsers, named by a word."""

    def __init__(self, live: LiveQuiz) -> None:
        self.live = live
        self.now = EVENING
        self.game: Game

    async def open(
        self, quiz: str = "mixed", language: str = "en", rehearsal: int = 0, host: int = HOST
    ) -> Game:
        """Open the doors for a quiz."""
        found = library().quizzes[quiz]
        spot = Spot(Place.HALL, host)
        self.game = await self.live.begin(host, spot, found, language, rehearsal=rehearsal)
        return self.game

    def who(self, name: str) -> Who:
        """A player by name."""
        return Who(name, "en", browser=f"browser of {name}")

    async def join(self, *names: str) -> None:
        """People come in."""
        for name in names:
            await self.live.join(self.game.id, self.who(name))

    async def lead(self, what: str, value: int = 0) -> None:
        """The host uses a control."""
        await self.live.lead(self.game.id, HOST, what, value)

    async def answer(self, name: str, choice: Choice) -> Taken:
        """A player answers the question that is open."""
        scene = await self.live.look(self.game.id)
        return await self.live.answer(self.game.id, scene.game.position, self.who(name), choice)

    async def right(self) -> Choice:
        """The right answer to the question that is open."""
        scene = await self.live.look(self.game.id)
        question = scene.question("en")
        assert question is not None
        if question.number is not None:
            return question.number.answer
        return tuple(place for place, one in enumerate(question.options) if one.right)

    async def wrong(self) -> Choice:
        """A wrong answer to the question that is open."""
        scene = await self.live.look(self.game.id)
        question = scene.question("en")
        assert question is not None
        if question.number is not None:
            return question.number.answer * 2 + 10
        return (next(place for place, one in enumerate(question.options) if not one.right),)

    async def wait(self, seconds: float) -> None:
        """Time passes, and what is due happens."""
        self.now += timedelta(seconds=seconds)
        for game_id in await self.live.events.advance():
            self.live.on_change(game_id)

    async def close(self) -> None:
        """The time of the open question is over."""
        scene = await self.live.look(self.game.id)
        assert scene.asked is not None
        assert scene.asked.closes_at is not None
        await self.wait((scene.asked.closes_at - self.now).total_seconds() + 1)


@contextlib.asynccontextmanager
async def hall(folder: Path) -> AsyncIterator[Hall]:
    """A hall on a database of its own; no game is open yet."""
    async with opened(new_file(folder)) as database:
        chances = iter(range(7_654_321, 10**9, 7_919))
        made: list[Hall] = []
        live = LiveQuiz(
            database,
            lambda: made[0].now,
            lambda: next(chances),
            Texts(lambda: library().catalogue),
            refused_names(),
        )
        made.append(Hall(live))
        yield made[0]
