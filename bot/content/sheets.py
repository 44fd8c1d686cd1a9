"""All that people read and somebody signs, by shelf and name, each with its files by language."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.asking import Asking
from bot.content.drills import Drills
from bot.content.facts import Facts
from bot.content.loader import Loaded
from bot.content.patterns import LoadedPatterns
from bot.content.quizzes import Quizzes
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


def sheets(
    loaded: Loaded, quizzes: Quizzes, drills: Drills, patterns: LoadedPatterns, asking: Asking
) -> Mapping[str, Sheets]:
    """All of it, by shelf."""
    return {
        "lessons": of_lessons(loaded),
        "quizzes": of_quizzes(quizzes),
        "drills": of_drills(drills),
        "tracks": loaded.tracks,
        "courses": loaded.courses,
        "patterns": of_patterns(patterns),
        "facts": of_facts(loaded.facts),
        "helplines": of_helplines(asking),
    }


def named(shelves: Mapping[str, Sheets], asking: Asking) -> frozenset[str]:
    """The facts that texts outside the lessons name."""
    trees = [
        one for shelf in shelves.values() for trees in shelf.values() for one in trees.values()
    ]
    trees += [] if asking.lines is None else [asking.lines]
    return frozenset(name for tree in trees for name in tree.named)


def told_beside(shelves: Mapping[str, Sheets], asking: Asking) -> tuple[Tree, ...]:
    """The files beside the lessons in which people read whom to call."""
    shown = [shelves["drills"], shelves["patterns"]]
    trees = [one for shelf in shown for by in shelf.values() for one in by.values()]
    return (*trees, *(() if asking.lines is None else (asking.lines,)))
