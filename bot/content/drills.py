"""The drills' folder: scams to play through, with every fault in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.content import drill_rules, markup, snapshot
from bot.content.facts import functions, load_facts
from bot.content.faults import Fault
from bot.content.figuring import Functions
from bot.content.loader import SOURCE_LANGUAGE, TRANSLATIONS
from bot.content.manuscript import Allowance
from bot.content.playscript import Playscript
from bot.content.quizzes import place_of, shaped
from bot.content.schema import (
    DrillChoiceFile,
    DrillChoiceWords,
    DrillFile,
    DrillWordsFile,
    SceneFile,
    SceneWordsFile,
)
from bot.content.tree import Tree
from bot.core.course import Catalogue, Source
from bot.core.drill import (
    Choice,
    ChoiceWords,
    Drill,
    EndingWords,
    Move,
    Outcome,
    Scene,
    SceneWords,
    Script,
)


@dataclass(frozen=True, slots=True)
class Drills:
    """What was read of the drills, and every fault of the rest."""

    drills: Mapping[str, Drill]
    faults: tuple[Fault, ...]
    files: int
    trees: Mapping[str, Mapping[str, Tree]] = field(default_factory=dict)
    """Each drill's files by language, the source first."""
    playscripts: Mapping[str, Playscript] = field(default_factory=dict)
    """The drills as they are written."""
    allowances: Mapping[str, Allowance] = field(default_factory=dict)
    """The exceptions that their authors ask for, by their file."""

    def only(self, name: str) -> Drills:
        """The same with one drill's texts alone."""
        kept = {key: one for key, one in self.playscripts.items() if key == name}
        return replace(self, playscripts=kept)


def load_drills(root: Path, catalogue: Catalogue) -> Drills:
    """Read every drill in the folder `root`, if there is one; they name `catalogue`'s lessons."""
    faults: list[Fault] = []
    drills: dict[str, Drill] = {}
    trees: dict[str, dict[str, Tree]] = {}
    written: dict[str, Playscript] = {}
    paths = sorted(root.glob("*.y*ml"))
    known = functions(load_facts(root.parent).facts)
    for path in (path for path in paths if path.suffix == ".yaml" and "." not in path.stem):
        drill, wrong, trees[path.stem], playscript = _drill(path, catalogue, known)
        faults += wrong
        if playscript is not None:
            written[path.stem] = playscript
        if drill is not None:
            drills[drill.id] = drill
    for path in paths:
        name, _, language = path.stem.partition(".")
        translated = language in TRANSLATIONS and root / f"{name}.yaml" in paths
        if path.suffix != ".yaml" or (language and not translated):
            meant = "NAME.<language>.yaml beside NAME.yaml"
            faults.append(Fault(place_of(path), 1, 1, "stray-file", "words of no drill", meant))
    allowances = {
        tree.path: Allowance(tree, file.allow)
        for one in written.values()
        for tree, file in ((one.tree, one.file), *one.words.values())
    }
    return Drills(drills, tuple(sorted(set(faults))), len(paths), trees, written, allowances)


def _drill(
    path: Path, catalogue: Catalogue, known: Functions
) -> tuple[Drill | None, list[Fault], dict[str, Tree], Playscript | None]:
    tree, file, faults = shaped(path, DrillFile, known)
    trees = {SOURCE_LANGUAGE: tree}
    if file is not None:
        faults += drill_rules.check_drill(tree, file, catalogue)
    words: dict[str, tuple[Tree, DrillWordsFile]] = {}
    for language in TRANSLATIONS:
        other, found, wrong = shaped(path.with_suffix(f".{language}.yaml"), DrillWordsFile, known)
        faults += wrong
        trees[language] = other
        if found is not None and file is not None:
            faults += drill_rules.check_words(other, found, file, language)
            words[language] = (other, found)
    written = None if file is None else Playscript(path.stem, tree, file, words)
    if file is None or faults:
        return None, faults, trees, written
    return _made(path.stem, file, words), [], trees, written


def _made(name: str, file: DrillFile, words: Mapping[str, tuple[Tree, DrillWordsFile]]) -> Drill:
    scripts: dict[str, Script] = {file.language: _script(file.language, file)}
    for language, (_, other) in words.items():
        scripts[language] = _script(language, other)
    drill = Drill(
        id=name,
        version="",
        lessons=tuple(file.lessons),
        regions=tuple(file.regions),
        scenes={key: _scene(key, scene) for key, scene in file.scenes.items()},
        endings={key: Outcome(ending.outcome) for key, ending in file.endings.items()},
        scripts=scripts,
        sources=tuple(Source(one.title, one.date, one.url) for one in file.sources.values()),
    )
    return replace(drill, version=snapshot.drill_version(drill))


def _scene(name: str, file: SceneFile) -> Scene:
    choices = tuple(
        Choice(key, one.to, Move(one.move) if one.move else None)
        for key, one in file.choices.items()
    )
    return Scene(name, choices, file.hours, file.objective)


def _script(language: str, file: DrillFile | DrillWordsFile) -> Script:
    endings = {
        key: EndingWords(_html(one.happens), _html(one.debrief))
        for key, one in file.endings.items()
    }
    return Script(
        language=language,
        title=file.title,
        summary=file.summary,
        setting=_html(file.setting),
        scenes={key: _scene_words(scene) for key, scene in file.scenes.items()},
        endings=endings,
        ends_it=_html(file.ends_it),
        steps=_html(file.steps),
    )


def _scene_words(file: SceneFile | SceneWordsFile) -> SceneWords:
    choices: Mapping[str, DrillChoiceFile | DrillChoiceWords] = dict(file.choices)
    return SceneWords(
        sender=file.sender,
        messages=tuple(file.messages),
        wants=_html(file.wants),
        choices={key: ChoiceWords(one.text, _html(one.turned)) for key, one in choices.items()},
        happens=_html(file.happens),
        presses=file.presses or "",
    )


def _html(text: str | None) -> str:
    return "" if text is None else markup.render(text)[0]
