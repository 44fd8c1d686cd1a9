"""The lines of a question in the lessons' files, for whoever wants to rewrite it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.content.loader import TRANSLATIONS
from bot.content.tree import read

_MOST_LINES = 80


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The file below the lessons' folder, the first line of the question, and its lines."""

    file: str
    line: int
    lines: tuple[str, ...]


def excerpts(root: Path, lesson: str, question: str) -> tuple[Excerpt, ...]:
    """A question in the lesson's own file, then in each translation that has it.

    The lesson and the question are names that the catalogue knows.
    """
    names = (f"{lesson}.yaml", *(f"{lesson}.{language}.yaml" for language in TRANSLATIONS))
    found = (_in_file(root, name, question) for name in names)
    return tuple(one for one in found if one is not None)


def _in_file(root: Path, name: str, question: str) -> Excerpt | None:
    try:
        tree = read(name, (root / name).read_bytes())
    except OSError:
        return None
    path = ("items", question)
    if path not in tree.keys:
        return None
    line, column = tree.keys[path]
    lines = tree.text.split("\n")[line - 1 :]
    end = next(
        (at for at, one in enumerate(lines) if at and one.strip() and _indent(one) < column),
        len(lines),
    )
    kept = [one[column - 1 :] for one in lines[:end]]
    while kept and not kept[-1].strip():
        kept.pop()
    return Excerpt(name, line, tuple(kept[:_MOST_LINES]))


def _indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
