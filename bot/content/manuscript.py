"""A lesson as its authors wrote it: its files, and every text in them that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.content import picturing
from bot.content.schema import (
    AnyItem,
    ItemWords,
    LessonFile,
    LessonWordsFile,
    MarkedOptionFile,
    NumberFile,
    RedFlagsFile,
    TrueFalseFile,
)
from bot.content.tree import Path, Tree

_MARKS = re.compile(r"\*+|`|^>\s?|(?<=\])\([^)]*\)", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n\s\-*>\d])")


class Role(StrEnum):
    """What a text is in a lesson."""

    TITLE = "title"
    OBJECTIVE = "objective"
    CARD = "card"
    ASK = "ask"
    STATEMENT = "statement"
    OPTION = "option"
    WRONG_OPTION = "wrong option"
    QUOTE = "quote"
    MESSAGE = "message"
    FEEDBACK = "feedback"
    CLOSING = "closing"
    QUERY = "query"
    PICTURE = "picture"


SPOKEN = frozenset({Role.CARD, Role.ASK, Role.STATEMENT, Role.FEEDBACK, Role.CLOSING})
"""What the bot says in its own voice, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a file may do although a rule is against it: the reason by the rule's name."""

    tree: Tree
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that people read, without its Markdown; `item` is the question it belongs to."""

    tree: Tree
    path: Path
    language: str
    role: Role
    text: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A lesson's files: `tree` and `file` of the source, `words` by language."""

    id: str
    tree: Tree
    file: LessonFile
    words: Mapping[str, tuple[Tree, LessonWordsFile]]

    def trees(self) -> Iterator[tuple[str, Tree]]:
        """The files by language, the source first."""
        yield self.file.language, self.tree
        for language, (tree, _) in self.words.items():
            yield language, tree

    def passages(self) -> Iterator[Passage]:
        """Every text of every language."""
        yield from _passages(self.tree, self.file, self.file, self.file.language)
        for language, (tree, words) in self.words.items():
            yield from _passages(tree, words, self.file, language)


def unmarked(markdown: str) -> str:
    """Markdown as it is read: no marks, and a paragraph on one line."""
    return _MARKS.sub("", _WRAPPED.sub(" ", markdown)).strip()


def _passages(
    tree: Tree, file: LessonFile | LessonWordsFile, source: LessonFile, language: str
) -> Iterator[Passage]:
    def of(path: Path, role: Role, text: str | None, item: str = "") -> Iterator[Passage]:
        if text is not None:
            yield Passage(tree, path, language, role, unmarked(text), item)

    yield from of(("title",), Role.TITLE, file.title)
    for name, text in file.objectives.items():
        yield from of(("objectives", name), Role.OBJECTIVE, text)
    for name, text in file.cards.items():
        yield from of(("cards", name), Role.CARD, text)
    for name, text in file.notes.items():
        yield from of(("notes", name), Role.CARD, text)
    for name, item in file.items.items():
        original = source.items.get(name)
        if original is None:
            continue
        at: Path = ("items", name)
        asked = Role.STATEMENT if isinstance(original, TrueFalseFile) else Role.ASK
        yield from of((*at, "ask"), asked, item.ask, name)
        for path, role, answer in _answers(item, original):
            yield from of((*at, *path), role, answer, name)
    for name, picture in file.pictures.items():
        for path, text in picturing.texts(picture):
            yield from of(("pictures", name, *path), Role.PICTURE, text)
    yield from of(("learned",), Role.CLOSING, file.learned)
    yield from of(("action",), Role.CLOSING, file.action)
    for index, text in enumerate(file.asks):
        yield from of(("asks", index), Role.QUERY, text)


def _answers(
    item: AnyItem | ItemWords, original: AnyItem
) -> Iterator[tuple[Path, Role, str | None]]:
    if isinstance(item, TrueFalseFile | ItemWords) and item.feedback is not None:
        yield ("feedback", "true"), Role.FEEDBACK, item.feedback.true
        yield ("feedback", "false"), Role.FEEDBACK, item.feedback.false
    if isinstance(item, NumberFile | ItemWords):
        yield ("right",), Role.FEEDBACK, item.right
        yield ("wrong",), Role.FEEDBACK, item.wrong
        for key, trap in item.traps.items():
            yield ("traps", key, "feedback"), Role.FEEDBACK, trap.feedback
    if isinstance(item, RedFlagsFile | ItemWords) and item.message is not None:
        yield ("message", "text"), Role.MESSAGE, item.message.text
    originals = getattr(original, "options", {})
    for key, option in getattr(item, "options", {}).items():
        role = _option_role(original, originals.get(key))
        yield ("options", key, "text"), role, option.text
        yield ("options", key, "feedback"), Role.FEEDBACK, option.feedback


def _option_role(item: AnyItem, option: object) -> Role:
    if isinstance(item, RedFlagsFile):
        return Role.QUOTE
    wrong = isinstance(option, MarkedOptionFile) and not option.right
    return Role.WRONG_OPTION if wrong else Role.OPTION
