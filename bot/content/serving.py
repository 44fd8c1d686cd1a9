"""What of courses, facts, numbers and patterns may be served: marked as a draft, or only if signed.

Where drafts are refused, what nobody signed keeps its last signed words, or is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from bot.content.patterns import LoadedPatterns
from bot.core.course import Catalogue, Course, Track
from bot.core.fact import Fact
from bot.core.helpline import Helpline
from bot.core.scams.patterns import Patterns

DRAFT = "📝"
"""Stands behind a title or text that nobody signed."""
_EVERY_KIND = frozenset({"signs", "names"})
"""Files of patterns on which all kinds of scams stand."""


def shelved(
    catalogue: Catalogue, unsigned: Set[str], before: Catalogue, *, drafts: bool
) -> Catalogue:
    """Tracks and courses as they may be served; `unsigned` are ids of both."""
    if not unsigned:
        return catalogue
    tracks = {one.id: one for one in before.tracks}
    courses = {one.id: one for one in before.courses}
    made = []
    for track in catalogue.tracks:
        served = track
        if track.id in unsigned:
            old = tracks.get(track.id)
            if not drafts and old is None:
                continue
            served = _draft_track(track) if drafts or old is None else old
        parts = [_served_course(one, unsigned, courses, drafts=drafts) for one in track.courses]
        made.append(replace(served, courses=tuple(one for one in parts if one is not None)))
    whole = replace(catalogue, tracks=tuple(made))
    listed = {name for course in whole.courses for name in course.lessons}
    return replace(whole.without(listed ^ whole.lessons.keys()), drills=whole.drills)


def _draft_track(track: Track) -> Track:
    return replace(track, titles=_marked(track.titles))


def _served_course(
    course: Course, unsigned: Set[str], before: Mapping[str, Course], *, drafts: bool
) -> Course | None:
    if course.id not in unsigned:
        return course
    if drafts:
        return replace(course, titles=_marked(course.titles))
    return before.get(course.id)


def _marked(texts: Mapping[str, str]) -> dict[str, str]:
    return {tag: f"{text.removesuffix(DRAFT).rstrip()} {DRAFT}" for tag, text in texts.items()}


def signed_facts(
    facts: Iterable[Fact], unsigned: Set[str], before: Iterable[Fact], *, drafts: bool
) -> tuple[Fact, ...]:
    """The facts that may be told."""
    if drafts:
        return tuple(
            replace(one, texts=_marked(one.texts)) if one.id in unsigned else one for one in facts
        )
    old = {one.id: one for one in before}
    served = [old.get(one.id) if one.id in unsigned else one for one in facts]
    return tuple(one for one in served if one is not None)


def signed_lines(
    lines: Iterable[Helpline], unsigned: Set[str], facts: Iterable[Fact], *, drafts: bool
) -> tuple[Helpline, ...]:
    """The numbers that may be shown, each with its fact as it is served."""
    told = {one.id: one for one in facts}
    served = []
    for line in lines:
        fact = told.get(line.fact.id)
        if fact is None or (line.id in unsigned and not drafts):
            continue
        texts = _marked(line.texts) if line.id in unsigned else line.texts
        served.append(replace(line, fact=fact, texts=texts))
    return tuple(served)


def signed_patterns(
    found: LoadedPatterns, unsigned: Set[str], before: Patterns, *, drafts: bool
) -> Patterns:
    """The patterns that may be used; `unsigned` are names of their files."""
    now = found.patterns
    if now is None:
        return before
    kinds = found.kinds_of(unsigned)
    if drafts:
        marked = {
            name: replace(
                one,
                words={
                    tag: replace(words, name=f"{words.name} {DRAFT}")
                    for tag, words in one.words.items()
                },
            )
            if name in kinds
            else one
            for name, one in now.kinds.items()
        }
        return replace(now, kinds=marked)
    if unsigned and (before.kinds or unsigned & _EVERY_KIND):
        return before
    left = tuple(one for one in now.base.families if one.id not in kinds)
    return replace(
        now,
        base=replace(now.base, families=left),
        kinds={name: one for name, one in now.kinds.items() if name not in kinds},
        regions={} if "help" in unsigned else now.regions,
    )
