"""The catalogue in use: read once, read again when files change, never made worse by an edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from bot.content.facts import load_facts
from bot.content.faults import Fault
from bot.content.loader import Loaded, load
from bot.content.quizzes import Quiz, Quizzes, load_quizzes
from bot.core.course import Catalogue
from bot.core.fact import Fact

T = TypeVar("T")
_Stamp = dict[str, tuple[int, int]]


class NothingToTeach(Exception):  # noqa: N818 - a state told to the operator
    """No lesson could be read; `faults` say why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Changes:
    """What a refresh brought: lessons and quizzes new, changed or gone, and what was wrong."""

    lessons: tuple[str, ...]
    faults: tuple[Fault, ...]


class Library:
    """Lessons below `root`, and the quizzes made of them.

    `catalogue` and `quizzes` are replaced whole, so a reader never sees half of one.
    """

    def __init__(self, root: Path, quizzes: Path | None = None) -> None:
        self._root = root
        self._quiz_root = quizzes
        self._stamp = _stamp(root, quizzes)
        loaded = load(root)
        if not loaded.catalogue.lessons:
            raise NothingToTeach(loaded.faults)
        self.catalogue: Catalogue = loaded.catalogue
        found = load_quizzes(quizzes, self.catalogue)
        self.quizzes: Mapping[str, Quiz] = found.quizzes
        told = load_facts(root)
        self.facts: tuple[Fact, ...] = told.facts
        self.faults = loaded.faults + found.faults + told.faults

    def refresh(self) -> Changes | None:
        """Read again if a file changed; None if none did.

        A lesson or quiz with a fault keeps the words it had; a broken course or track keeps all.
        """
        stamp = _stamp(self._root, self._quiz_root)
        if stamp == self._stamp:
            return None
        loaded = load(self._root)
        # Compared with the stamp taken before reading: a write in between is seen next time.
        self._stamp = stamp
        before, quizzes_before = self.catalogue, self.quizzes
        self.catalogue = _keep_good(before, loaded)
        found = load_quizzes(self._quiz_root, self.catalogue)
        self.quizzes = _keep_good_quizzes(quizzes_before, found)
        told = load_facts(self._root)
        self.facts = told.facts if not told.faults else self.facts
        self.faults = loaded.faults + found.faults + told.faults
        changed = _differing(before.lessons, self.catalogue.lessons)
        changed += [f"quiz {name}" for name in _differing(quizzes_before, self.quizzes)]
        return Changes(tuple(changed), self.faults)


def _differing(before: Mapping[str, T], now: Mapping[str, T]) -> list[str]:
    return [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]


def _keep_good_quizzes(before: Mapping[str, Quiz], found: Quizzes) -> Mapping[str, Quiz]:
    broken = {Path(fault.path).name.partition(".")[0] for fault in found.faults}
    kept = {name: quiz for name, quiz in before.items() if name in broken}
    return {**kept, **found.quizzes}


def _keep_good(before: Catalogue, loaded: Loaded) -> Catalogue:
    now = loaded.catalogue
    shelves_broken = any(
        Path(fault.path).name.startswith(("track.", "course.")) or fault.rule == "stray-file"
        for fault in loaded.faults
    )
    if shelves_broken or not now.lessons:
        now = replace(now, tracks=before.tracks)
    listed = {name for track in now.tracks for course in track.courses for name in course.lessons}
    lessons = {
        name: now.lessons.get(name) or before.lessons[name]
        for name in sorted(listed)
        if name in now.lessons or name in before.lessons
    }
    return Catalogue(now.tracks, lessons)


def _stamp(*roots: Path | None) -> _Stamp:
    stamp: _Stamp = {}
    paths = (path for root in roots if root is not None for path in root.rglob("*.y*ml"))
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        stamp[str(path)] = (found.st_mtime_ns, found.st_size)
    return stamp
