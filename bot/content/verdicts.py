"""What /check says of a pattern, as a lesson with one card: reports are about cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from bot.content import cards
from bot.content.tree import Tree
from bot.core.course import Lesson
from bot.core.scams.patterns import Patterns

NAME = "check:"
"""How the id of such a lesson begins; a pattern ends it."""
SIGN = "sign-"
"""How a pattern begins that is a sign; others are kinds of scams, which may be called alike."""


def lesson(patterns: Patterns, pattern: str) -> Lesson | None:
    """A kind of scam, or a sign, as it is told today; the card is called as the pattern is."""
    kind = patterns.kinds.get(pattern)
    told: Mapping[str, tuple[str, str]]
    if kind is not None:
        told = {
            language: (words.name, "\n\n".join((words.runs, words.instead, words.now)))
            for language, words in kind.words.items()
        }
    else:
        told = {
            language: (words.name, words.why)
            for language, words in patterns.signs.get(pattern.removeprefix(SIGN), {}).items()
        }
    if not told:
        return None
    sources = () if kind is None else kind.sources
    shown = {
        language: (title, {pattern: escape(text, quote=False)})
        for language, (title, text) in told.items()
    }
    return cards.lesson(f"{NAME}{pattern}", sources, shown)


def find(patterns: Patterns, name: str) -> Lesson | None:
    """What is told today of the pattern that a ticket names; None for what is not one."""
    return lesson(patterns, name.removeprefix(NAME)) if name.startswith(NAME) else None


def places(trees: Mapping[str, Tree]) -> Iterator[tuple[tuple[str, str], str]]:
    """Where each pattern stands, by (item, language) as `content.whereabouts` has it."""
    for tree in trees.values():
        for path in tree.keys:
            match path:
                case ("families" | "signs" | "counters" as part, str(own), "words", str(language)):
                    pattern = own if part == "families" else f"{SIGN}{own}"
                    line, _ = tree.key_place(path[:2])
                    yield (f"{NAME}{pattern}#{pattern}", language), f"{tree.path}:{line}"
