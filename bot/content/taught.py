"""What may be served of the files: read at one time, each part as it is or as it was last good."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.content import patterns, sheets, snapshot, verdicts
from bot.content.asking import Asking, load_asking
from bot.content.drills import Drills, load_drills
from bot.content.faults import Fault
from bot.content.ledger import Ledger, read_ledger
from bot.content.loader import DRILLS, Loaded, load
from bot.content.quizzes import Quiz, Quizzes, load_quizzes
from bot.content.serving import DRAFT, shelved, signed_facts, signed_lines, signed_patterns
from bot.content.whereabouts import Whereabouts, whereabouts
from bot.core.course import Catalogue
from bot.core.drill import Drill
from bot.core.fact import Fact
from bot.core.scams.patterns import Patterns


@dataclass(frozen=True, slots=True)
class Taught:
    """All that is served at one time."""

    catalogue: Catalogue = field(default_factory=lambda: Catalogue((), {}))
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    asking: Asking = field(default_factory=lambda: Asking({}, (), (), 0))
    patterns: Patterns = field(default_factory=Patterns)
    whereabouts: Whereabouts = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read(root: Path, quizzes: Path | None, before: Taught, *, drafts: bool) -> Taught:
    """What may be served of what is there; what has a fault stays as it was `before`.

    `drafts`: whether what nobody signed is served, with a mark, or stays as it was signed last.
    """
    loaded, ledger = load(root), read_ledger(root)
    unsigned = ledger.unsigned("lessons", sheets.of_lessons(loaded))
    there = loaded.catalogue
    if before.catalogue.tracks:
        there = _keep_good(before.catalogue, loaded)
    shelves = ledger.unsigned("tracks", loaded.tracks)
    shelves |= ledger.unsigned("courses", loaded.courses)
    mark = _marked if drafts else _last_signed
    catalogue = shelved(
        mark(there, unsigned, before.catalogue), shelves, before.catalogue, drafts=drafts
    )
    practised = load_drills(root / DRILLS, there)
    unsigned_drills = ledger.unsigned("drills", practised.trees)
    served = _drills(practised, unsigned_drills, before.catalogue, drafts=drafts)
    catalogue = replace(catalogue, drills=served)
    found = load_quizzes(quizzes, catalogue)
    unsigned_quizzes = ledger.unsigned("quizzes", found.trees)
    if drafts:
        found = replace(found, quizzes=_marked_quizzes(found.quizzes, unsigned_quizzes))
    refused = frozenset[str]() if drafts else unsigned_quizzes
    now = replace(
        before,
        catalogue=catalogue,
        quizzes=_keep_good_quizzes(before.quizzes, found, refused),
        whereabouts=whereabouts(loaded.manuscripts),
        faults=(*loaded.faults, *practised.faults, *found.faults),
    )
    now, unsigned_too = _with_facts(now, root, loaded, ledger, drafts=drafts)
    if drafts:
        return now
    named = {
        "": unsigned,
        "shelf ": shelves,
        "drill ": unsigned_drills,
        "quiz ": unsigned_quizzes,
        **unsigned_too,
    }
    left_out = (
        _not_reviewed(f"{called}{name}")
        for called, names in named.items()
        for name in sorted(names)
    )
    return replace(now, faults=(*now.faults, *ledger.faults, *left_out))


def _with_facts(
    now: Taught, root: Path, loaded: Loaded, ledger: Ledger, *, drafts: bool
) -> tuple[Taught, Mapping[str, Set[str]]]:
    """With facts, numbers to call and patterns; and what of them nobody signed, by kind."""
    facts, served = loaded.facts, now.facts
    unsigned = ledger.unsigned("facts", sheets.of_facts(facts))
    if not facts.faults:
        served = signed_facts(facts.facts, unsigned, now.facts, drafts=drafts)
    asking, ways = load_asking(root, now.catalogue, facts.facts), now.asking
    lines = ledger.unsigned("helplines", sheets.of_helplines(asking))
    if not asking.faults:
        good = signed_lines(asking.helplines, lines, served, drafts=drafts)
        ways = replace(asking, helplines=good)
    scams, known = patterns.load(root), now.patterns
    kinds = ledger.unsigned("patterns", sheets.of_patterns(scams))
    if scams.patterns is not None:
        known = signed_patterns(scams, kinds, now.patterns, drafts=drafts)
    told = replace(
        now,
        facts=served,
        asking=ways,
        patterns=known,
        whereabouts={**now.whereabouts, **dict(verdicts.places(scams.trees))},
        faults=(*now.faults, *facts.faults, *asking.faults, *scams.faults),
    )
    return told, {"fact ": unsigned, "helpline ": lines, "patterns ": kinds}


def _drills(
    found: Drills, unsigned: Set[str], before: Catalogue, *, drafts: bool
) -> Mapping[str, Drill]:
    """What may be played; one with a fault, or unsigned where that counts, stays as it was."""
    broken = {Path(fault.path).name.partition(".")[0] for fault in found.faults}
    good = dict(found.drills)
    for name in unsigned & good.keys():
        if drafts:
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
