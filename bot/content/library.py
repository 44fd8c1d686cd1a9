"""The catalogue in use: read once, read again when files change, never made worse by an edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.content.asking import Asking
from bot.content.faults import Fault
from bot.content.quizzes import Quiz
from bot.content.search import Finder, Shelf, build_all
from bot.content.stored import Store, fingerprint
from bot.content.taught import Taught, read
from bot.content.whereabouts import Whereabouts
from bot.core.course import Catalogue
from bot.core.fact import Fact
from bot.core.scams.patterns import Patterns

T = TypeVar("T")
_Stamp = dict[str, tuple[int, int]]


class NothingToTeach(Exception):  # noqa: N818 - a state told to the operator
    """No lesson could be read; `faults` say why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Changes:
    """What a refresh brought: what is new, changed or gone, and what was wrong."""

    lessons: tuple[str, ...]
    faults: tuple[Fault, ...]


class Library:
    """Lessons and drills below `root`, and the quizzes made of the lessons.

    What is taught is replaced whole, so a reader never sees half of it.
    """

    def __init__(
        self,
        root: Path,
        quizzes: Path | None = None,
        *,
        drafts: bool = True,
        store: Store | None = None,
    ) -> None:
        """`drafts`: whether what nobody signed is served, with a mark, or left out; `store` keeps
        what is read, and the index made of it, for the next start."""
        self._root = root
        self._quiz_root = quizzes
        self._drafts = drafts
        self._store = store
        self._made_of: str | None = None
        self._stamp = _stamp(root, quizzes)
        self._taught = Taught()
        self._begin()
        if not self.catalogue.lessons:
            raise NothingToTeach(self.faults)

    @property
    def catalogue(self) -> Catalogue:
        """Tracks, courses, lessons and drills."""
        return self._taught.catalogue

    @property
    def quizzes(self) -> Mapping[str, Quiz]:
        """Quizzes for groups and halls, by name."""
        return self._taught.quizzes

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What differs by place, each until somebody must look again."""
        return self._taught.facts

    @property
    def asking(self) -> Asking:
        """How people ask, and whom to call."""
        return self._taught.asking

    @property
    def patterns(self) -> Patterns:
        """Kinds of scams and their signs."""
        return self._taught.patterns

    @property
    def whereabouts(self) -> Whereabouts:
        """In which file and line each text stands."""
        return self._taught.whereabouts

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, or left out as nobody signed it."""
        return self._taught.faults

    @cached_property
    def finder(self) -> Finder:
        """What finds the card that answers a question."""
        return Finder(lambda: self.catalogue, lambda: self.asking, self._shelves)

    def refresh(self) -> Changes | None:
        """Read again if a file changed; None if none did.

        A lesson, drill or quiz with a fault keeps the words it had; a broken course or track
        keeps all.
        """
        stamp = _stamp(self._root, self._quiz_root)
        if stamp == self._stamp:
            return None
        before = self._taught
        self._made_of, made_of = None, self._fingerprint()
        self._read()
        if not self.faults:  # else some of it may be what was read before
            self._keep(made_of)
        # Compared with the stamp taken before reading: a write in between is seen next time.
        self._stamp = stamp
        changed = _differing(before.catalogue.lessons, self.catalogue.lessons)
        drills = _differing(before.catalogue.drills, self.catalogue.drills)
        changed += [f"drill {name}" for name in drills]
        changed += [f"quiz {name}" for name in _differing(before.quizzes, self.quizzes)]
        return Changes(tuple(changed), self.faults)

    def _begin(self) -> None:
        """Take what an earlier start read of the same files, or read them."""
        made_of = self._fingerprint()
        known = self._store.get(f"{made_of}.read") if self._store else None
        if isinstance(known, Taught):
            self._taught = known
            self._made_of = made_of
        else:
            self._read()
            self._keep(made_of)

    def _read(self) -> None:
        self._taught = read(self._root, self._quiz_root, self._taught, drafts=self._drafts)

    def _keep(self, made_of: str | None) -> None:
        """Put what was read into the store, if no file was written meanwhile."""
        if self._store is not None and made_of == self._fingerprint():
            self._store.put(f"{made_of}.read", self._taught)
            self._made_of = made_of

    def _fingerprint(self) -> str | None:
        if self._store is None:
            return None
        roots = [root for root in (self._root, self._quiz_root) if root is not None]
        return f"{fingerprint(roots)}-{'all' if self._drafts else 'signed'}"

    def _shelves(self, catalogue: Catalogue, asking: Asking) -> dict[str, Shelf]:
        """The index, from the store if it was built of just these before."""
        made_of = self._made_of
        # While files are read again, another thread may hold lessons of one time, ways of another.
        settled = catalogue is self.catalogue and asking is self.asking
        if self._store is None or made_of is None or not settled:
            return build_all(catalogue, asking)
        known = self._store.get(f"{made_of}.index")
        if isinstance(known, dict):
            return known
        shelves = build_all(catalogue, asking)
        self._store.put(f"{made_of}.index", shelves)
        return shelves


def _differing(before: Mapping[str, T], now: Mapping[str, T]) -> list[str]:
    return [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]


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
