"""What the pages of figures call questions, their options, and kinds of scam."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.content.markup import plain
from bot.core.course import Catalogue, Question
from bot.core.scams.patterns import Kind
from bot.core.sums import draw
from bot.locales import t

EXAMPLE = 1
"""The seed of the numbers that stand for all that are drawn."""
_LONGEST = 160
"""Characters of a question in a list."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Finds words by the names that figures have; `scams` are the kinds of scam."""

    catalogue: Callable[[], Catalogue]
    scams: Mapping[str, Kind]

    def question(self, name: str, language: str) -> Question | None:
        """A question ("loans/true-cost/apr#sam-total") as some learner sees it."""
        lesson_id, _, key = name.partition("#")
        lesson = self.catalogue().lessons.get(lesson_id)
        found = None if lesson is None else lesson.edition(language).questions.get(key)
        return None if found is None else draw(found, EXAMPLE)

    def lesson(self, name: str, language: str) -> str:
        """The title of the lesson to which a question, a card or an objective belongs."""
        lesson = self.catalogue().lessons.get(name.partition("#")[0])
        return name if lesson is None else lesson.edition(language).title

    def asks(self, name: str, language: str) -> str:
        """What a question asks, whole and on one line, without marks."""
        question = self.question(name, language)
        return name if question is None else " ".join(plain(question.ask).split())

    def asked(self, name: str, language: str) -> str:
        """The same on a line or two."""
        words = self.asks(name, language)
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"

    def option(self, name: str, language: str, place: int | None) -> str:
        """The words of an option by its place; empty where there is none."""
        question = self.question(name, language)
        if question is None or place is None or not 0 <= place < len(question.options):
            return ""
        option = question.options[place]
        # What is true or false has no words of its own.
        return option.text or t(language, f"button-{option.key}")

    def scam(self, kind: str, language: str) -> str:
        """What a kind of scam is called."""
        found = self.scams.get(kind)
        words = None if found is None else found.words.get(language)
        return t(language, "board-rising-unknown") if words is None else words.name
