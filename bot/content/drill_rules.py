"""What must hold of a drill beyond its shape; each rule yields the faults it found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.content.faults import Fault, did_you_mean, lesson_meant
from bot.content.rules import same_keys, sources_dated, texts_fit_in
from bot.content.schema import DrillFile, DrillWordsFile, SceneFile, SceneWordsFile
from bot.content.tree import Path, Tree
from bot.core.course import Catalogue

Found = Iterator[Fault]

MARK = "🎭"
"""Stands before everything of a drill. The bot sets it, so that no author can forget it."""

_MOST_MESSAGES, _MOST_CHOICES, _FEWEST_CHOICES = 4, 4, 2
_ADDRESS = re.compile(
    r"(?<![a-z0-9.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![a-z0-9-])", re.IGNORECASE
)
_PRETENDED = (".example", ".test", ".invalid")
_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}")


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest that texts may be: `words` in words of English, all else in characters."""

    title: int
    summary: int
    text: int
    message: int
    words: int
    choice: int
    turned: int
    debrief: int


LATIN = Limits(
    title=40, summary=100, text=320, message=240, words=40, choice=36, turned=240, debrief=420
)
CHINESE = Limits(
    title=20, summary=50, text=160, message=120, words=120, choice=18, turned=120, debrief=210
)


def limits(language: str) -> Limits:
    """A Chinese character says about twice as much as a Latin one."""
    return CHINESE if language.startswith("zh") else LATIN


def check_drill(tree: Tree, drill: DrillFile, catalogue: Catalogue) -> Found:
    """Every rule about a drill's own file."""
    for rule in DRILL_RULES:
        yield from rule(tree, drill)
    yield from _taught(tree, drill, catalogue)
    yield from _fits(tree, drill, limits(drill.language))
    for name, scene in drill.scenes.items():
        for key, choice in scene.choices.items():
            path: Path = ("scenes", name, "choices", key)
            yield from _turned(tree, path, choice.turned, needed=choice.move is not None)


def check_words(tree: Tree, words: DrillWordsFile, drill: DrillFile, language: str) -> Found:
    """Every rule about a translation."""
    yield from same_keys(tree, ("scenes",), words.scenes, drill.scenes)
    yield from same_keys(tree, ("endings",), words.endings, drill.endings)
    for name, scene in words.scenes.items():
        source = drill.scenes.get(name)
        if source is None:
            continue
        at: Path = ("scenes", name, "choices")
        yield from same_keys(tree, at, scene.choices, source.choices)
        for key, choice in scene.choices.items():
            if key in source.choices:
                needed = source.choices[key].move is not None
                yield from _turned(tree, (*at, key), choice.turned, needed=needed)
    yield from _fits(tree, words, limits(language))


def _turned(tree: Tree, path: Path, turned: str | None, *, needed: bool) -> Found:
    if needed and turned is None:
        meant = "why the story turned here"
        yield tree.fault(path, "turned", "no `turned`", meant, key=True)
    if turned is not None and not needed:
        meant = "`move: out` or `move: deeper`, or no such key"
        yield tree.fault((*path, "turned"), "turned", "`turned` where nothing did", meant, key=True)


def choices_lead_somewhere(tree: Tree, drill: DrillFile) -> Found:
    """`to` names a scene or an ending, and no name is both."""
    known = {*drill.scenes, *drill.endings}
    for name, key, to in _leads(drill):
        if to not in known:
            path: Path = ("scenes", name, "choices", key, "to")
            yield tree.fault(path, "unknown-id", f"`{to}`", did_you_mean(to, known))
    for name in sorted({*drill.scenes} & {*drill.endings}):
        found = f"`{name}` for a scene and an ending"
        yield tree.fault(("endings", name), "repeated", found, "names of their own", key=True)
    if not drill.scenes:
        yield tree.fault(("scenes",), "scenes", "no scene", "one or more", key=True)


def everything_is_reached(tree: Tree, drill: DrillFile) -> Found:
    """Every scene and every ending can come."""
    reached = {next(iter(drill.scenes), "")}
    waiting = list(reached)
    while waiting:
        scene = drill.scenes.get(waiting.pop())
        for choice in scene.choices.values() if scene else ():
            if choice.to not in reached:
                reached.add(choice.to)
                waiting.append(choice.to)
    for where, names in (("scenes", drill.scenes), ("endings", drill.endings)):
        for name in names:
            if name not in reached:
                found = f"`{name}`, to which nothing leads"
                yield tree.fault((where, name), "unreachable", found, "a choice to it", key=True)


def every_path_ends(tree: Tree, drill: DrillFile) -> Found:
    """Whatever is chosen, the story goes on to an ending: no choice leads back."""
    leads: dict[str, list[tuple[str, str]]] = {name: [] for name in drill.scenes}
    for name, key, to in _leads(drill):
        leads[name].append((key, to))
    done: set[str] = set()
    for start in drill.scenes:
        path: list[str] = []
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                done.add(path.pop())
                continue
            if name in done:
                continue
            path.append(name)
            waiting.append((name, True))
            for key, to in leads[name]:
                if to in path:
                    found = f"`{to}`, where the story has been"
                    at: Path = ("scenes", name, "choices", key, "to")
                    yield tree.fault(at, "loop", found, "a scene or ending that comes later")
                elif to in drill.scenes and to not in done:
                    waiting.append((to, False))


def a_way_out_at_every_turn(tree: Tree, drill: DrillFile) -> Found:
    """At each turn one choice at least ends the story honestly, and one lets it go on."""
    for name, scene in drill.scenes.items():
        at: Path = ("scenes", name, "choices")
        count = len(scene.choices)
        if not _FEWEST_CHOICES <= count <= _MOST_CHOICES:
            found, meant = f"{count} choices", f"{_FEWEST_CHOICES} to {_MOST_CHOICES}"
            yield tree.fault(at, "choices", found, meant, key=True)
        outs = {key: one for key, one in scene.choices.items() if one.move == "out"}
        if not outs:
            yield tree.fault(at, "way-out", "no `move: out`", "an honest way out", key=True)
        if outs and len(outs) == count:
            found, meant = "only ways out", "a choice that goes on"
            yield tree.fault(at, "way-out", found, meant, key=True)
        for key, one in outs.items():
            ending = drill.endings.get(one.to)
            path = (*at, key, "to")
            if one.to in drill.scenes:
                found = f"`{one.to}`, where it goes on"
                yield tree.fault(path, "way-out", found, "an ending")
            elif ending is not None and ending.outcome == "lost":
                found = f"`{one.to}`, where all is lost"
                yield tree.fault(path, "way-out", found, "an ending that is safe or hurt")


def endings_differ(tree: Tree, drill: DrillFile) -> Found:
    """It can end well, and it can end badly."""
    outcomes = {ending.outcome for ending in drill.endings.values()}
    if "safe" not in outcomes:
        yield tree.fault(("endings",), "endings", "none that is safe", "one or more", key=True)
    if outcomes <= {"safe"}:
        found, meant = "only safe ones", "one that is hurt or lost"
        yield tree.fault(("endings",), "endings", found, meant, key=True)


def an_end_is_a_turn(tree: Tree, drill: DrillFile) -> Found:
    """What ends the story decides something, so that the debrief can say where it turned."""
    for name, key, to in _leads(drill):
        if to in drill.endings and drill.scenes[name].choices[key].move is None:
            path: Path = ("scenes", name, "choices", key)
            found = "a choice that ends it and has no `move`"
            yield tree.fault(path, "move", found, "`move: out` or `move: deeper`", key=True)


def sources_are_dated(tree: Tree, drill: DrillFile) -> Found:
    """The scam is described somewhere, at a date that exists."""
    yield from sources_dated(tree, drill.sources)


def _leads(drill: DrillFile) -> Iterator[tuple[str, str, str]]:
    for name, scene in drill.scenes.items():
        for key, choice in scene.choices.items():
            yield name, key, choice.to


def _taught(tree: Tree, drill: DrillFile, catalogue: Catalogue) -> Found:
    """The lessons and objectives named are taught."""
    if not drill.lessons:
        yield tree.fault(("lessons",), "lessons", "no lesson", "one or more", key=True)
    for index, name in enumerate(drill.lessons):
        if name not in catalogue.lessons:
            meant = lesson_meant(name, catalogue)
            yield tree.fault(("lessons", index), "unknown-id", f"`{name}`", meant)
    for name, scene in drill.scenes.items():
        if scene.objective is None:
            continue
        at: Path = ("scenes", name, "objective")
        lesson_id, _, objective = scene.objective.partition("#")
        lesson = catalogue.lessons.get(lesson_id)
        if lesson is None:
            meant = lesson_meant(lesson_id, catalogue)
            yield tree.fault(at, "unknown-id", f"`{lesson_id}`, no good lesson", meant)
            continue
        objectives = next(iter(lesson.editions.values())).objectives
        if objective not in objectives:
            yield tree.fault(
                at, "unknown-id", f"`{objective}`", did_you_mean(objective, objectives)
            )


def _fits(tree: Tree, file: DrillFile | DrillWordsFile, limit: Limits) -> Found:
    """Short enough for a phone, and nothing that Telegram cannot show or that is real."""
    yield from texts_fit_in(tree, _markdown(file, limit))
    yield from _short(tree, ("title",), file.title, limit.title)
    yield from _short(tree, ("summary",), file.summary, limit.summary)
    for name, scene in file.scenes.items():
        yield from _scene_fits(tree, ("scenes", name), scene, limit)


def _markdown(file: DrillFile | DrillWordsFile, limit: Limits) -> Iterator[tuple[Path, str, int]]:
    yield ("setting",), file.setting, limit.text
    yield ("ends_it",), file.ends_it, limit.text
    yield ("steps",), file.steps, limit.debrief
    for name, scene in file.scenes.items():
        at: Path = ("scenes", name)
        yield (*at, "wants"), scene.wants, limit.turned
        if scene.happens is not None:
            yield (*at, "happens"), scene.happens, limit.text
        for key, turned in _all_turned(scene):
            yield (*at, "choices", key, "turned"), turned, limit.turned
    for name, ending in file.endings.items():
        yield ("endings", name, "happens"), ending.happens, limit.debrief
        yield ("endings", name, "debrief"), ending.debrief, limit.debrief


def _all_turned(scene: SceneFile | SceneWordsFile) -> Iterator[tuple[str, str]]:
    for key, choice in scene.choices.items():
        if choice.turned is not None:
            yield key, choice.turned


def _scene_fits(tree: Tree, at: Path, scene: SceneFile | SceneWordsFile, limit: Limits) -> Found:
    if not 1 <= len(scene.messages) <= _MOST_MESSAGES:
        found, meant = f"{len(scene.messages)} messages", f"1 to {_MOST_MESSAGES}"
        yield tree.fault((*at, "messages"), "messages", found, meant, key=True)
    said: Mapping[Path, str] = {
        **{(*at, "messages", place): text for place, text in enumerate(scene.messages)},
        **({(*at, "presses"): scene.presses} if scene.presses is not None else {}),
    }
    for path, text in said.items():
        yield from _short(tree, path, text, limit.message)
        words = len(text.split())
        if words > limit.words:
            yield tree.fault(path, "length", f"{words} words", f"at most {limit.words}")
        yield from _harmless(tree, path, text)
    yield from _short(tree, (*at, "from"), scene.sender, limit.choice)
    texts = {key: choice.text for key, choice in scene.choices.items()}
    for key, text in texts.items():
        yield from _short(tree, (*at, "choices", key, "text"), text, limit.choice)
    for text, times in Counter(texts.values()).items():
        if times > 1:
            found = f"`{text}` {times} times"
            yield tree.fault((*at, "choices"), "options-differ", found, "different choices")


def _harmless(tree: Tree, path: Path, text: str) -> Found:
    """Nothing in it can be tapped, called or paid, and nothing looks like the bot's own mark."""
    for address in _ADDRESS.findall(text):
        if not address.lower().endswith(_PRETENDED):
            yield tree.fault(path, "harmless", f"the address `{address}`", "one under `.example`")
    if (number := _NUMBER.search(text)) is not None:
        yield tree.fault(path, "harmless", f"the number `{number[0]}`", "no number to call or pay")
    if MARK in text:
        yield tree.fault(path, "mark", f"`{MARK}`", "no mark: the bot puts it on every message")


def _short(tree: Tree, path: Path, text: str, longest: int) -> Found:
    if len(text) > longest:
        yield tree.fault(path, "length", f"{len(text)} characters", f"at most {longest}")


DRILL_RULES: tuple[Callable[[Tree, DrillFile], Found], ...] = (
    choices_lead_somewhere,
    everything_is_reached,
    every_path_ends,
    a_way_out_at_every_turn,
    endings_differ,
    an_end_is_a_turn,
    sources_are_dated,
)
