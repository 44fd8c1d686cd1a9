"""A drill as its authors wrote it, as text by text: the bot's own voice, and the other side's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.content.manuscript import Passage, Role, unmarked
from bot.content.schema import DrillFile, DrillWordsFile, SceneFile, SceneWordsFile
from bot.content.tree import Path, Tree


@dataclass(frozen=True, slots=True)
class Playscript:
    """A drill's files: `tree` and `file` of the source, `words` by language."""

    id: str
    tree: Tree
    file: DrillFile
    words: Mapping[str, tuple[Tree, DrillWordsFile]]

    def trees(self) -> Iterator[tuple[str, Tree]]:
        """The files by language, the source first."""
        yield self.file.language, self.tree
        for language, (tree, _) in self.words.items():
            yield language, tree

    def passages(self) -> Iterator[Passage]:
        """Every text of every language."""
        yield from _passages(self.tree, self.file, self.file.language)
        for language, (tree, words) in self.words.items():
            yield from _passages(tree, words, language)


def _passages(tree: Tree, file: DrillFile | DrillWordsFile, language: str) -> Iterator[Passage]:
    for path, role, text in _texts(file):
        if text is not None:
            yield Passage(tree, path, language, role, unmarked(text))


def _texts(file: DrillFile | DrillWordsFile) -> Iterator[tuple[Path, Role, str | None]]:
    yield ("title",), Role.TITLE, file.title
    yield ("summary",), Role.CARD, file.summary
    yield ("setting",), Role.CARD, file.setting
    for name, scene in file.scenes.items():
        for path, role, text in _turn(scene):
            yield ("scenes", name, *path), role, text
    for name, ending in file.endings.items():
        yield ("endings", name, "happens"), Role.CARD, ending.happens
        yield ("endings", name, "debrief"), Role.FEEDBACK, ending.debrief
    yield ("ends_it",), Role.CLOSING, file.ends_it
    yield ("steps",), Role.CLOSING, file.steps


def _turn(scene: SceneFile | SceneWordsFile) -> Iterator[tuple[Path, Role, str | None]]:
    yield ("from",), Role.QUOTE, scene.sender
    yield ("happens",), Role.CARD, scene.happens
    for place, text in enumerate(scene.messages):
        yield ("messages", place), Role.MESSAGE, text
    yield ("presses",), Role.MESSAGE, scene.presses
    yield ("wants",), Role.FEEDBACK, scene.wants
    for key, choice in scene.choices.items():
        # What the learner may say is no advice of ours.
        yield ("choices", key, "text"), Role.WRONG_OPTION, choice.text
        yield ("choices", key, "turned"), Role.FEEDBACK, choice.turned
