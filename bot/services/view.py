"""Who is speaking, and where they stand: what every screen is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core import follow_up, grading, probe, progress, review
from bot.core.course import Card, Edition, Lesson, Question
from bot.core.path import Reason
from bot.services.groups import Follow, Group, Offer
from bot.store.answers import Answer

_SURE_EVERY = 3
"""How many questions of a review go by until one asks how sure the learner is."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is speaking: Telegram's id, and the language to begin with if they are new.

    `home` is the zone of the country that their client names, if it has but one.
    """

    telegram_id: int
    language: str
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a lesson: its score, whether it was reached just now, and what comes next.

    `before` is the score of the questions before the course, at the end of those after it;
    `course_done` is a course that this lesson completed, `drill` one that practises it. `group` is
    set after a cohort's start question, `unasked` where a lesson ends and its question about
    follow-ups is open, `follow` after a follow-up, `pace` where a cohort's reminders are offered.
    `quote` is the event whose course ended, where one sentence about it is asked for.
    """

    score: progress.Score
    fresh: bool
    next_lesson: Lesson | None
    due: int
    offer_reminders: bool = False
    before: progress.Score | None = None
    course_done: str | None = None
    drill: str | None = None
    lessons_done: int = 0
    group: Group | None = None
    unasked: Group | None = None
    follow: Follow | None = None
    pace: Offer | None = None
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """The card that explains a question which was answered wrong; `view` is where to go back to."""

    view: View
    lesson: Lesson
    card: Card


@dataclass(frozen=True, slots=True)
class View:
    """Where a learner stands in an attempt; all that a screen needs.

    `position` is the step shown; `answers` go by the question's id in the lesson; `repeated`
    says that the answer just given was given before; `replaces` is the message that showed the
    attempt until now. `ending` is set at the end only, `reason` where the bot chose what to show.
    """

    attempt_id: int
    language: str
    lesson: Lesson
    position: int
    seed: int
    picks: grading.Picks
    answers: Mapping[str, Answer]
    replaces: int | None = None
    repeated: bool = False
    ending: Ending | None = None
    reason: Reason | None = None

    @property
    def probe(self) -> str:
        """`before`, `after`, `later`, `test`, `start` or `follow-…`; empty for all else."""
        return probe.kind(self.lesson.id)

    @property
    def follows(self) -> tuple[int, int] | None:
        """(delay, cohort) where this is a cohort's follow-up."""
        return follow_up.read(self.lesson.id)

    @property
    def asks_how_sure(self) -> bool:
        """Whether the learner is asked how sure they were, before they see whether it is right."""
        answer = self.answer
        if answer is None or answer.confidence is not None or self.ending is not None:
            return False
        if self.lesson.id == review.REVIEW:
            return (self.seed + self.position) % _SURE_EVERY == 0
        return self.probe in probe.KINDS

    @property
    def offers_card(self) -> bool:
        """Whether to offer the card that explains it: it was wrong, and its lesson is not here."""
        asked_again = self.lesson.id == review.REVIEW or self.follows is not None
        asked_again = asked_again or self.probe in {probe.AFTER, probe.LATER}
        return asked_again and self.answer is not None and not self.answer.right

    @property
    def edition(self) -> Edition:
        """The words to show."""
        return self.lesson.edition(self.language)

    @property
    def left(self) -> int:
        """How many steps there are from here on."""
        return len(progress.steps(self.lesson)) - self.position

    @property
    def question(self) -> Question | None:
        """The question at this step, if it is one."""
        steps = progress.steps(self.lesson)
        if self.position >= len(steps):
            return None
        return self.edition.questions.get(steps[self.position])

    @property
    def answer(self) -> Answer | None:
        """What was answered here."""
        question = self.question
        return None if question is None else self.answers.get(question.id)

    @property
    def order(self) -> grading.Picks:
        """The order in which the question's options are shown."""
        question = self.question
        return () if question is None else grading.shown_order(question, self.seed)
