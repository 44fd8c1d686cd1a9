"""A learner who reads the buttons and knows the key, to go through lessons as a person does."""

from __future__ import annotations

import re
from itertools import product
from typing import Protocol

from bot.chat import buttons as packed
from bot.content.markup import plain
from bot.core.course import Catalogue, Kind, Lesson, Question
from bot.core.expression import EXPRESSION, Figure
from bot.core.progress import steps
from bot.core.sums import worked_out
from bot.locales import t
from tests.talk import Message, buttons

_ASKING = packed.Choose | packed.Tick | packed.Send


class Chat(Protocol):
    """Where a learner says and taps; each returns when the bot has answered."""

    async def say(self, person: int, text: str) -> Message:
        """Send a text."""

    async def tap_data(self, person: int, data: str) -> Message:
        """Tap a button of the newest message by what it carries."""

    def last(self, chat: int) -> Message:
        """The bot's newest message in a chat."""


class Learner:
    """Goes step by step; `answers` is how many questions were answered."""

    def __init__(self, talk: Chat, catalogue: Catalogue, person: int, language: str) -> None:
        self.talk = talk
        self.person = person
        self.language = language
        self.lesson: Lesson | None = None
        self.answers = 0
        self._lessons = catalogue.lessons

    async def take(self, lesson_id: str, *, right: bool = True) -> Message:
        """Take a lesson from where it stands to its end; returns the last message."""
        await self.open(lesson_id)
        while not self.ended():
            await self.step(right=right)
        return self.talk.last(self.person)

    async def open(self, lesson_id: str) -> None:
        """Open a lesson, past the questions before its course."""
        self.lesson = self._lessons[lesson_id]
        await self.talk.tap_data(self.person, packed.pack(packed.OpenLesson(lesson_id)))
        skips = [one for one in self._shown() if isinstance(one, packed.Skip)]
        if skips:
            await self._tap(skips[0])

    def ended(self) -> bool:
        """Whether the result of a lesson is shown."""
        shown = self._shown()
        return any(isinstance(one, packed.ShowSources) for one in shown)

    async def review(self, *, right: bool = True) -> Message:
        """Answer the review that is shown, to its end; returns the last message."""
        return await self._answer_all(plain(t(self.language, "review-done")), right=right)

    async def three(self, kind: str, *, right: bool = True) -> Message:
        """Answer the questions before or after a course, sure of each; returns the last message."""
        return await self._answer_all(plain(t(self.language, f"{kind}-done")), right=right)

    async def show_what_is_known(self, lesson_id: str) -> Message:
        """Answer a lesson's quiz as a test, all right; returns the last message."""
        of = len(self._lessons[lesson_id].quiz)
        return await self._answer_all(t(self.language, "score", right=of, of=of), right=True)

    async def _answer_all(self, until: str, *, right: bool) -> Message:
        while until not in self.talk.last(self.person)["text"]:
            await self.review_step(right=right)
        return self.talk.last(self.person)

    async def review_step(self, *, right: bool) -> None:
        """One step among questions without cards: an answer, how sure it was, or its outcome."""
        text, shown = self.talk.last(self.person)["text"], self._shown()
        doubts = [one for one in shown if isinstance(one, packed.HowSure)]
        if doubts:
            await self._tap(doubts[0])
            return
        verdicts = ("verdict-right", "verdict-wrong")
        if any(plain(t(self.language, one)) in text for one in verdicts):
            moves = [one for one in shown if isinstance(one, packed.Go)]
            await self._tap(max(moves, key=_step))
            return
        asked = next(
            question
            for lesson in self._lessons.values()
            for question in lesson.edition(self.language).questions.values()
            if _asks(question, text)
        )
        steps_shown = [one for one in shown if isinstance(one, _ASKING)]
        attempt, place = (steps_shown[0].attempt, steps_shown[0].step) if steps_shown else (0, 0)
        await self._answer(asked, attempt, place, right=right)
        self.answers += 1

    async def step(self, *, right: bool = True) -> None:
        """One step: a card is turned, a question answered, an outcome read."""
        shown = self._shown()
        question, place = self._question(shown)
        if question is None:
            forward = max((one for one in shown if isinstance(one, packed.Go)), key=_step)
            await self.talk.tap_data(self.person, packed.pack(forward))
            return
        attempt = next(one.attempt for one in shown if hasattr(one, "attempt"))
        await self._answer(question, attempt, place, right=right)
        self.answers += 1

    async def _answer(self, question: Question, attempt: int, step: int, *, right: bool) -> None:
        if question.kind is Kind.NUMBER:
            drawn = _as_shown(question, self.talk.last(self.person)["text"])
            assert drawn.number is not None
            number = drawn.number.answer if right else drawn.number.answer + 100_000
            await self.talk.say(self.person, f"{number}")
            return
        rights = [place for place, option in enumerate(question.options) if option.right]
        wrongs = [place for place, option in enumerate(question.options) if not option.right]
        if question.kind in {Kind.SINGLE, Kind.TRUE_FALSE}:
            place = (rights if right else wrongs)[0]
            await self._tap(packed.Choose(attempt, step, place))
            return
        everything = list(range(len(question.options)))
        wanted = everything if question.kind is Kind.ORDER else rights
        if not right:
            wanted = everything[::-1] if question.kind is Kind.ORDER else wrongs[:1]
        for place in wanted:
            await self._tap(packed.Tick(attempt, step, place, 1))
        await self._tap(packed.Send(attempt, step))

    async def _tap(self, button: packed.Button) -> None:
        await self.talk.tap_data(self.person, packed.pack(button))

    def _shown(self) -> list[packed.Button]:
        message = self.talk.last(self.person)
        found = [packed.parse(one["callback_data"]) for one in buttons(message)]
        # A reader who finds nothing wrong.
        return [one for one in found if not isinstance(one, packed.Flag)]

    def _question(self, shown: list[packed.Button]) -> tuple[Question | None, int]:
        """The open question that is shown, and its step."""
        assert self.lesson is not None
        asking = [one for one in shown if isinstance(one, _ASKING)]
        if asking:
            place = asking[0].step
        elif len(shown) == 1 and isinstance(shown[0], packed.Go):
            place = shown[0].step + 1
        else:
            return None, 0
        names = steps(self.lesson)
        question = self.lesson.edition(self.language).questions.get(names[place])
        if question is None or (not asking and question.kind is not Kind.NUMBER):
            return None, 0
        assert _asks(question, self.talk.last(self.person)["text"])
        return question, place


def _step(button: packed.Go) -> int:
    return button.step


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _asks(question: Question, text: str) -> bool:
    """Whether a text asks a question, whatever numbers were drawn for it."""
    pieces = EXPRESSION.split(plain(question.ask))[::2]
    pattern = ".*?".join(re.escape(_squeezed(piece)) for piece in pieces)
    return re.search(pattern, _squeezed(text)) is not None


def _as_shown(question: Question, text: str) -> Question:
    """The question with the numbers that stand in a text: a sum is recognised by its ask."""
    values = question.sum.values if question.sum else ()
    for numbers in product(*(one.choices for one in values)):
        pairs = zip(values, numbers, strict=True)
        drawn = worked_out(question, {one.name: Figure(number) for one, number in pairs})
        if _squeezed(plain(drawn.ask)) in _squeezed(text):
            return drawn
    raise AssertionError(f"{question.id} is not asked in {text}")
