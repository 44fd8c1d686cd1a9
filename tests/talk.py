"""People talking with the bot through the pretend Telegram, without a network."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

from bot.app import Running, bot_running
from bot.chat.desk import Desk
from bot.chat.intake import KINDS
from bot.sandbox import control
from bot.sandbox.faults import Faults
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import World
from bot.services.letters import Letters
from bot.services.live_quiz import LiveQuiz, Who
from bot.services.people import People
from bot.services.tallies import Tallies
from bot.services.view import Person
from bot.settings import Settings
from bot.store.database import opened
from tests.shipped import LESSONS, QUIZZES, library
from tests.stored import new_file, next_moment

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()
AMINA, BEN, CHEN = 101, 102, 103
_HOUR, _DAY = timedelta(hours=1), 24

Message = dict[str, Any]


class Talk:
    """A world with the bot in it. Acts return when the bot has done all it does about them."""

    def __init__(
        self,
        folder: Path,
        lessons: Path = LESSONS,
        quizzes: Path = QUIZZES,
        timezone: str | None = "UTC",
        database: str = "",
        owners: tuple[int, ...] = (),
        site: str | None = None,
    ) -> None:
        self.world = World(lambda: NOON)
        self.telegram = Telegram(self.world)
        self.request = SandboxRequest(self.telegram)
        self.settings = Settings(
            _env_file=None,  # type: ignore[call-arg]
            database_url=database or new_file(folder),
            lessons=lessons,
            quizzes=quizzes,
            cache=folder / "cache",
            timezone=timezone,
            serve_drafts=True,
            owners=owners,
            site_url=site,
        )
        self._library = library() if (lessons, quizzes) == (LESSONS, QUIZZES) else None
        self._running: Running | None = None

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Talk]:
        """The bot running; it can be entered again, which is a restart."""
        async with bot_running(
            self.settings,
            self.world.token,
            "http://sandbox",
            self.now,
            self.request,
            library=self._library,
        ) as running:
            self._running = running
            self.world.meta("allowed")["kinds"] = list(KINDS)
            await self.settle()
            running.go()
            yield self
            await self.settle()

    @property
    def desk(self) -> Desk:
        """The running bot's services."""
        assert self._running is not None
        return self._running.desk

    @property
    def tallies(self) -> Tallies:
        """What counts for the organisers."""
        assert self._running is not None
        return self._running.tallies

    @property
    def letters(self) -> Letters:
        """What fills the running bot's letters."""
        assert self._running is not None
        return self._running.application.bot_data["desk"].letters

    @property
    def live(self) -> LiveQuiz:
        """The running bot's live quizzes."""
        assert self._running is not None
        return self._running.desk.live

    @property
    def people(self) -> People:
        """What the running bot knows of people."""
        assert self._running is not None
        return self._running.desk.people

    @staticmethod
    def live_person(telegram_id: int) -> Who:
        """Somebody in the messenger as a player."""
        return Who(f"P{telegram_id}", "en", telegram_id=telegram_id)

    @staticmethod
    def live_browser(name: str) -> Who:
        """Somebody on the page as a player."""
        return Who(name, "en", browser=f"browser of {name}")

    @staticmethod
    def as_person(telegram_id: int) -> Person:
        """Somebody as services know them."""
        return Person(telegram_id, "en")

    async def export(self, telegram_id: int) -> dict[str, Any]:
        """Everything that is kept of somebody."""
        return await self.people.export(self.as_person(telegram_id))

    def now(self) -> datetime:
        """The sandbox's time."""
        return datetime.fromtimestamp(self.world.now(), UTC)

    async def settle(self) -> None:
        """Hand over what Telegram has for the bot, and wait until it is done."""
        assert self._running is not None
        updates = list(self.world.records["updates"].values())
        await self._running.intake.accept(updates)
        for update in updates:
            self.world.drop("updates", str(update["update_id"]))
        await self._running.intake.idle()

    async def tick(self) -> None:
        """Do what is due now."""
        assert self._running is not None
        await self._running.tick()
        await self.settle()

    async def clock_tick(self) -> None:
        """Do what is due in live quizzes now, as the clock's ring does: calls take their time."""
        assert self._running is not None
        await self._running.live_tick()

    async def pass_seconds(self, seconds: int) -> None:
        """Let time pass, second by second."""
        for _ in range(seconds):
            control.act(self.telegram, "clock", {"advance": 1})
            await self.settle()
            await self.tick()

    async def wait(self, **span: float) -> None:
        """Let time pass, hour by hour, with all that falls due in it; figures are counted once."""
        assert self._running is not None
        hours = timedelta(**span) / timedelta(hours=1)
        while hours > 0:
            control.act(self.telegram, "clock", {"advance": min(hours, 1) * 3600})
            await self._running.due()
            hours -= 1
        await self.tick()

    async def leap(self, **span: float) -> None:
        """Let time pass as `wait` does, without most hours in which nothing falls due: on to the
        hour after the next moment that a row names, and a day at most. No ring may come between:
        it would find that what it began has grown a day old."""
        assert self._running is not None
        self._running.scheduler.pause()
        until = self.now() + timedelta(**span)
        async with opened(self.settings.database_url) as database:
            while (left := (until - self.now()) / _HOUR) > 0:
                moment = await database.read(partial(next_moment, now=self.now()))
                hours = _DAY if moment is None else ceil((moment - self.now()) / _HOUR)
                control.act(self.telegram, "clock", {"advance": min(hours, _DAY, left) * 3600})
                await self._running.due()
        self._running.scheduler.resume()
        await self.tick()

    async def act(self, name: str, **body: Any) -> Any:
        """An act of the control interface, and what the bot does about it."""
        if "person" in body:
            body["from"] = body.pop("person")
        result = control.act(self.telegram, name, body)
        await self.settle()
        return result

    async def say(self, person: int, text: str) -> Message:
        """Send a text; returns the newest message of the bot."""
        await self.act("say", person=person, text=text)
        return self.last(person)

    async def tap(self, person: int, text: str, message: Message | None = None) -> Message:
        """Tap a button of the newest message (or of `message`) by its words."""
        at = message or self.last(person)
        await self.act("tap", person=person, chat=person, message_id=at["message_id"], text=text)
        return self.last(person)

    async def tap_data(self, person: int, data: str, message: Message | None = None) -> Message:
        """Tap a button by what it carries, as an old client may."""
        at = message or self.last(person)
        await self.act(
            "tap",
            person=person,
            chat=person,
            message_id=at["message_id"],
            data=data,
            force=True,
        )
        return self.last(person)

    def messages(self, chat: int) -> list[Message]:
        """All messages of a chat, oldest first; the caption of a picture is its text, too."""
        shown: list[Message] = control.history(self.world, str(chat), 10_000)["messages"]
        return [
            {"text": message["caption"], **message} if "caption" in message else message
            for message in shown
            if not message["deleted"]
        ]

    def last(self, chat: int) -> Message:
        """The bot's newest message in a chat."""
        return [one for one in self.messages(chat) if one["from"]["is_bot"]][-1]

    def failures(self) -> list[dict[str, Any]]:
        """Calls that Telegram refused."""
        return [call for call in self.world.calls if not call["ok"]]

    def toasts(self) -> list[str]:
        """What was said in answers to taps."""
        return [event["text"] for event in self.world.events if event["type"] == "toast"]

    def fault(self, **fault: Any) -> None:
        """Let calls fail from now on; nothing given: no more."""
        self.request.faults = Faults.parse(fault) if fault else Faults()


def buttons(message: Message) -> list[dict[str, str]]:
    """The inline buttons below a message, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def labels(message: Message) -> list[str]:
    """What the buttons below a message say."""
    return [button["text"] for button in buttons(message)]


async def to_the_lesson(talk: Talk, person: int, track: str) -> Message:
    """Choose a track in the greeting, and skip the questions before its first course."""
    asked = await talk.tap(person, track)
    assert "Just to see" in asked["text"]
    return await talk.tap(person, "Skip, to the lesson →")
