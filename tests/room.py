"""A group playing a live quiz, as the people in it see and tap it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.sandbox import control
from tests.talk import Message, Talk, labels

HALL = -1001


def sums(folder: Path) -> Path:
    """A folder of quizzes with one, "Sums", whose first question is a number."""
    quizzes = folder / "quizzes"
    quizzes.mkdir()
    (quizzes / "sums.yaml").write_text(
        "title: Sums\nsummary: Sums.\nscoring: accuracy\nseconds: 10\nquestions:\n"
        "  - loans/true-cost/fee-is-not-rate#fee-total\n"
        "  - loans/true-cost/what-you-get#no-interest-ad\n"
        "  - loans/true-cost/compare-two#early\n"
    )
    (quizzes / "sums.zh-Hans.yaml").write_text("title: 算一算\nsummary: 算一算。\n")
    return quizzes


class Room:
    """A group chat of the pretend Telegram with a quiz in it."""

    def __init__(self, talk: Talk, chat: int = HALL, topic: int | None = None) -> None:
        self.talk = talk
        self.chat = chat
        self.topic = topic

    def messages(self) -> list[Message]:
        """What the bot said here, oldest first."""
        return [
            one
            for one in self.talk.messages(self.chat)
            if one["from"]["is_bot"]
            and (self.topic is None or one.get("message_thread_id") == self.topic)
        ]

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        return self.messages()[-1]

    async def say(self, person: int, text: str, **more: Any) -> None:
        """Somebody writes into the group."""
        where = {} if self.topic is None else {"topic": self.topic}
        await self.talk.act("say", person=person, chat=self.chat, text=text, **where, **more)

    async def tap(self, person: int, text: str) -> None:
        """Tap the newest button here that begins with `text`."""
        for message in reversed(self.messages()):
            for label in labels(message):
                if label.startswith(text):
                    await self.talk.act(
                        "tap",
                        person=person,
                        chat=self.chat,
                        message_id=message["message_id"],
                        text=label,
                    )
                    return
        raise AssertionError(f"no button begins with {text!r}")

    async def open(self, host: int, quiz: str) -> None:
        """/quiz, and choose one by the beginning of its name."""
        await self.say(host, "/quiz")
        await self.tap(host, quiz)

    async def start(self, host: int) -> None:
        """The host taps Start, and the first question comes."""
        await self.tap(host, "▶")
        await self.talk.tick()

    def polls(self) -> list[dict[str, Any]]:
        """All polls, with their keys and votes."""
        return [
            control.poll(self.talk.world, one["poll"]["id"])
            for one in self.messages()
            if "poll" in one
        ]

    async def vote(self, person: int, *, right: bool = True) -> None:
        """Vote in the newest poll."""
        poll = self.polls()[-1]
        keys = poll["right"]
        wrong = [place for place in range(len(poll["options"])) if place not in keys]
        await self.talk.act(
            "vote", person=person, poll_id=poll["id"], options=keys if right else wrong[:1]
        )

    async def until_board(self) -> None:
        """Let time pass until the question is closed and its board is there."""
        before = len(self.messages())
        for _ in range(60):
            await self.talk.pass_seconds(1)
            fresh = self.messages()[before:]
            if any("✅" in one.get("text", "") for one in fresh):
                return
        raise AssertionError("no board came")

    async def until_question(self) -> None:
        """Let time pass until the next question is there."""
        before = len(self.polls())
        for _ in range(30):
            await self.talk.pass_seconds(1)
            if len(self.polls()) > before:
                return
        raise AssertionError("no question came")
