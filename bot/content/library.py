"""The catalogue in use: read once, read again when files change, never made worse by an edit."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.content import patterns, sheets, snapshot, verdicts
from bot.content.asking import Asking, load_asking
from bot.content.drills import Drills, load_drills
from bot.content.faults import Fault
from bot.content.ledger import Ledger, read_ledger
from bot.content.loader import DRILLS, Loaded, load
from bot.content.quizzes import Quiz, Quizzes, load_quizzes
from bot.content.search import Finder, Shelf, build_all
from bot.content.serving import DRAFT, shelved, signed_facts, signed_lines, signed_patterns
from bot.content.stored import Store, fingerprint
from bot.content.whereabouts import Whereabouts, whereabouts
from bot.core.course import Catalogue
from bot.core.drill import Drill
from bot.core.fact import Fact
from bot.core.scams.patterns import Patterns

T = TypeVar("T")
_Stamp = dict[str, tuple[int, int]]
_READ = ("catalogue", "quizzes", "facts", "asking", "patterns", "whereabouts", "faults")
"""What a library holds of its files."""


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


@dataclass(frozen=True, slots=True)
class _Told:
    """What is wrong with facts, numbers and patterns, and what of them nobody signed."""

    faults: tuple[Fault, ...]
    unsigned: Mapping[str, Set[str]]
    """Names, by what is said before them."""


class Library:
    """Lessons and drills below `root`, and the quizzes made of the lessons.

    `catalogue`, `quizzes`, `asking` and `patterns` are replaced whole, so a reader never sees half
    of one.
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
        self.catalogue = Catalogue((), {})
        self.quizzes: Mapping[str, Quiz] = {}
        self.facts: tuple[Fact, ...] = ()
        self.asking = Asking({}, (), (), 0)
        self.patterns = Patterns()
        self.whereabouts: Whereabouts = {}
        self.faults: tuple[Fault, ...] = ()
        self._begin()
        if not self.catalogue.lessons:
            raise NothingToTeach(self.faults)

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
        before, quizzes_before = self.catalogue, self.quizzes
        self._made_of, made_of = None, self._fingerprint()
        self._read()
        if not self.faults:  # else some of it may be what was read before
            self._keep(made_of)
        # Compared with the stamp taken before reading: a write in between is seen next time.
        self._stamp = stamp
        changed = _differing(before.lessons, self.catalogue.lessons)
        drills = _differing(before.drills, self.catalogue.drills)
        changed += [f"drill {name}" for name in drills]
        changed += [f"quiz {name}" for name in _differing(quizzes_before, self.quizzes)]
        return Changes(tuple(changed), self.faults)

    def _begin(self) -> None:
        """Take what an earlier start read of the same files, or read them."""
        made_of = self._fingerprint()
        known = self._store.get(f"{made_of}.read") if self._store else None
        if isinstance(known, dict):
            vars(self).update(known)
            self._made_of = made_of
        else:
            self._read()
            self._keep(made_of)

    def _keep(self, made_of: str | None) -> None:
        """Put what was read into the store, if no file was written meanwhile."""
        if self._store is not None and made_of == self._fingerprint():
            self._store.put(f"{made_of}.read", {name: vars(self)[name] for name in _READ})
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

    def _read(self) -> None:
        """Take in what may be served of what is there."""
        loaded, ledger = load(self._root), read_ledger(self._root)
        self.whereabouts = whereabouts(loaded.manuscripts)
        unsigned = ledger.unsigned("lessons", sheets.of_lessons(loaded))
        catalogue = (
            _keep_good(self.catalogue, loaded) if self.catalogue.tracks else loaded.catalogue
        )
        mark = _marked if self._drafts else _last_signed
        shelves = ledger.unsigned("tracks", loaded.tracks)
        shelves |= ledger.unsigned("courses", loaded.courses)
        before, self.catalogue = self.catalogue, mark(catalogue, unsigned, self.catalogue)
        self.catalogue = shelved(self.catalogue, shelves, before, drafts=self._drafts)
        practised = load_drills(self._root / DRILLS, catalogue)
        unsigned_drills = ledger.unsigned("drills", practised.trees)
        drills = self._drills(practised, unsigned_drills, before)
        self.catalogue = replace(self.catalogue, drills=drills)
        found = load_quizzes(self._quiz_root, self.catalogue)
        unsigned_quizzes = ledger.unsigned("quizzes", found.trees)
        if self._drafts:
            found = replace(found, quizzes=_marked_quizzes(found.quizzes, unsigned_quizzes))
        refused = frozenset[str]() if self._drafts else unsigned_quizzes
        self.quizzes = _keep_good_quizzes(self.quizzes, found, refused)
        told = self._tell(loaded, ledger)
        self.faults = (*loaded.faults, *practised.faults, *found.faults, *told.faults)
        if not self._drafts:
            named = {
                "": unsigned,
                "shelf ": shelves,
                "drill ": unsigned_drills,
                "quiz ": unsigned_quizzes,
                **told.unsigned,
            }
            self.faults += ledger.faults + tuple(
                _not_reviewed(f"{called}{name}")
                for called, names in named.items()
                for name in sorted(names)
            )

    def _tell(self, loaded: Loaded, ledger: Ledger) -> _Told:
        """Take in facts, numbers to call and patterns."""
        facts = loaded.facts
        unsigned = ledger.unsigned("facts", sheets.of_facts(facts))
        if not facts.faults:
            self.facts = signed_facts(facts.facts, unsigned, self.facts, drafts=self._drafts)
        asking = load_asking(self._root, self.catalogue, facts.facts)
        lines = ledger.unsigned("helplines", sheets.of_helplines(asking))
        if not asking.faults:
            good = signed_lines(asking.helplines, lines, self.facts, drafts=self._drafts)
            self.asking = replace(asking, helplines=good)
        scams = patterns.load(self._root)
        self.whereabouts = {**self.whereabouts, **dict(verdicts.places(scams.trees))}
        kinds = ledger.unsigned("patterns", sheets.of_patterns(scams))
        if scams.patterns is not None:
            self.patterns = signed_patterns(scams, kinds, self.patterns, drafts=self._drafts)
        return _Told(
            (*facts.faults, *asking.faults, *scams.faults),
            {"fact ": unsigned, "helpline ": lines, "patterns ": kinds},
        )

    def _drills(self, found: Drills, unsigned: Set[str], before: Catalogue) -> Mapping[str, Drill]:
        """What may be played; one with a fault, or unsigned where that counts, stays as it was."""
        broken = {Path(fault.path).name.partition(".")[0] for fault in found.faults}
        good = dict(found.drills)
        for name in unsigned & good.keys():
            if self._drafts:
                good[name] = _draft(good[name])
            else:
                del good[name]
                broken.add(name)
        kept = {name: one for name, one in before.drills.items() if name in broken}
        return {**kept, **good}


def _draft(drill: Drill) -> Drill:
    scripts = {
        language: replace(script, title=f"{script.title} {DRAFT}")
        for language, script in drill.scripts.items()
    }
    draft = replace(drill, scripts=scripts)
    return replace(draft, version=snapshot.drill_version(draft))


def _marked(catalogue: Catalogue, unsigned: Set[str], _: Catalogue) -> Catalogue:
    """All of it; what nobody signed is a draft."""
    lessons = dict(catalogue.lessons)
    for name in unsigned & lessons.keys():
        draft = replace(lessons[name], draft=True)
        lessons[name] = replace(draft, version=snapshot.version(draft))
    return replace(catalogue, lessons=lessons)


def _marked_quizzes(quizzes: Mapping[str, Quiz], unsigned: Set[str]) -> dict[str, Quiz]:
    marked = dict(quizzes)
    for name in unsigned & marked.keys():
        titles = {tag: f"{title} {DRAFT}" for tag, title in marked[name].titles.items()}
        marked[name] = replace(marked[name], titles=titles)
    return marked


def _last_signed(catalogue: Catalogue, unsigned: Set[str], before: Catalogue) -> Catalogue:
    """What is signed; else the last text that was; else nothing."""
    kept = {name: before.lessons[name] for name in unsigned if name in before.lessons}
    whole = replace(catalogue, lessons={**catalogue.lessons, **kept})
    return whole.without(unsigned - kept.keys())


def _not_reviewed(name: str) -> Fault:
    found, meant = "a text that nobody signed", "`python main.py review`"
    return Fault(name, 1, 1, "unsigned", found, meant)


def _differing(before: Mapping[str, T], now: Mapping[str, T]) -> list[str]:
    return [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]


def _keep_good_quizzes(
    before: Mapping[str, Quiz], found: Quizzes, unsigned: Set[str]
) -> Mapping[str, Quiz]:
    broken = {Path(fault.path).name.partition(".")[0] for fault in found.faults} | unsigned
    kept = {name: quiz for name, quiz in before.items() if name in broken}
    good = {name: quiz for name, quiz in found.quizzes.items() if name not in unsigned}
    return {**kept, **good}


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
