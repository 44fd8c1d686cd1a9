"""All that people read and somebody signs, by shelf and name, each with its files by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.content import patterns
from bot.content.asking import Asking, load_asking
from bot.content.drills import Drills, load_drills
from bot.content.facts import Facts
from bot.content.faults import Fault
from bot.content.loader import DRILLS, Loaded, load
from bot.content.patterns import LoadedPatterns
from bot.content.quizzes import Quizzes, load_quizzes
from bot.content.tree import Tree

ALL = "all"
"""Stands for the language where one file holds them all."""
Sheets = Mapping[str, Mapping[str, Tree]]


def of_lessons(loaded: Loaded) -> Sheets:
    """The good lessons."""
    return {
        name: dict(one.trees())
        for name, one in loaded.manuscripts.items()
        if name in loaded.catalogue.lessons
    }


def of_quizzes(found: Quizzes) -> Sheets:
    """The good quizzes."""
    return {name: trees for name, trees in found.trees.items() if name in found.quizzes}


def of_drills(found: Drills) -> Sheets:
    """The good drills."""
    return {name: trees for name, trees in found.trees.items() if name in found.drills}


def of_patterns(found: LoadedPatterns) -> Sheets:
    """The files of patterns, unless one of them has a fault."""
    return {} if found.patterns is None else {name: {ALL: one} for name, one in found.trees.items()}


def of_facts(found: Facts) -> Sheets:
    """Each good fact."""
    return {one.id: {ALL: found.tree.part(("facts", one.id))} for one in found.facts}


def of_helplines(found: Asking) -> Sheets:
    """Each number to call."""
    if found.lines is None:
        return {}
    lines = found.lines
    return {one.id: {ALL: lines.part(("helplines", one.id))} for one in found.helplines}


@dataclass(frozen=True)
class Content:
    """All that was read, each part with what is wrong with it."""

    loaded: Loaded
    quizzes: Quizzes
    drills: Drills
    patterns: LoadedPatterns
    asking: Asking

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with any of it."""
        return tuple(fault for part in self._parts for fault in part.faults)

    @property
    def files(self) -> int:
        """How many files were read."""
        return sum(part.files for part in self._parts)

    @property
    def _parts(self) -> tuple[Loaded | Facts | Quizzes | Drills | LoadedPatterns | Asking, ...]:
        loaded = self.loaded
        return (loaded, loaded.facts, self.drills, self.quizzes, self.patterns, self.asking)

    @cached_property
    def sheets(self) -> Mapping[str, Sheets]:
        """What somebody signs, by shelf."""
        return {
            "lessons": of_lessons(self.loaded),
            "quizzes": of_quizzes(self.quizzes),
            "drills": of_drills(self.drills),
            "tracks": self.loaded.tracks,
            "courses": self.loaded.courses,
            "patterns": of_patterns(self.patterns),
            "facts": of_facts(self.loaded.facts),
            "helplines": of_helplines(self.asking),
        }

    @property
    def beside(self) -> tuple[Tree, ...]:
        """The files beside the lessons in which people read whom to call."""
        shown = [self.sheets["drills"], self.sheets["patterns"]]
        trees = [one for shelf in shown for by in shelf.values() for one in by.values()]
        return (*trees, *(() if self.asking.lines is None else (self.asking.lines,)))


def read_all(root: Path, quizzes: Path | None) -> Content:
    """All that is below `root`, and the quizzes made of its lessons."""
    loaded = load(root)
    return Content(
        loaded,
        load_quizzes(quizzes, loaded.catalogue),
        load_drills(root / DRILLS, loaded.catalogue),
        patterns.load(root),
        load_asking(root, loaded.catalogue, loaded.facts.facts),
    )
