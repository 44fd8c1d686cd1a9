"""The catalogue in use: read once, read again when files change, never made worse by an edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bot.content.faults import Fault
from bot.content.loader import Loaded, load
from bot.core.course import Catalogue

_Stamp = dict[str, tuple[int, int]]


class NothingToTeach(Exception):  # noqa: N818 - a state told to the operator
    """No lesson could be read; `faults` say why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Changes:
    """What a refresh brought: lessons new, changed or gone, and what was wrong."""

    lessons: tuple[str, ...]
    faults: tuple[Fault, ...]


class Library:
    """Lessons below `root`. `catalogue` is replaced whole, so a reader never sees half of one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stamp = _stamp(root)
        loaded = load(root)
        if not loaded.catalogue.lessons:
            raise NothingToTeach(loaded.faults)
        self.catalogue: Catalogue = loaded.catalogue
        self.faults = loaded.faults

    def refresh(self) -> Changes | None:
        """Read again if a file changed; None if none did.

        A lesson with a fault keeps the words it had; a broken course or track keeps all of it.
        """
        stamp = _stamp(self._root)
        if stamp == self._stamp:
            return None
        loaded = load(self._root)
        # Compared with the stamp taken before reading: a write in between is seen next time.
        self._stamp = stamp
        self.faults = loaded.faults
        before = self.catalogue
        self.catalogue = _keep_good(before, loaded)
        names = {*before.lessons, *self.catalogue.lessons}
        changed = [
            name
            for name in sorted(names)
            if before.lessons.get(name) != self.catalogue.lessons.get(name)
        ]
        return Changes(tuple(changed), loaded.faults)


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


def _stamp(root: Path) -> _Stamp:
    stamp: _Stamp = {}
    for path in root.rglob("*.y*ml"):
        try:
            found = path.stat()
        except OSError:
            continue
        stamp[str(path)] = (found.st_mtime_ns, found.st_size)
    return stamp
