"""The folder of scam patterns, read whole: a base to check with, and every fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from bot.content.facts import FACTS, functions, load_facts
from bot.content.faults import Fault, did_you_mean
from bot.content.figuring import figured
from bot.content.loader import PATTERNS
from bot.content.pattern_files import (
    ByLanguage,
    FamiliesFile,
    FamilyFile,
    HelpFile,
    LexiconFile,
    NamesFile,
    SignFile,
    SignsFile,
    WeightsFile,
)
from bot.content.rules import is_day
from bot.content.schema import Shape
from bot.content.shaping import shaped
from bot.content.tree import Path as Place
from bot.content.tree import Tree, read
from bot.core.course import Source
from bot.core.scams.links import KnownName, Names
from bot.core.scams.patterns import FamilyWords, Kind, Patterns, Region, SignWords
from bot.core.scams.phrase import BadPhrase, Phrase, chinese_pairs, latin_words, phrase
from bot.core.scams.red_flags import STRUCTURE, Base, Family, Sign, Weights

_FITTED = frozenset({"weights.yaml", "words.yaml"})
_SINGLE = frozenset({"signs.yaml", "names.yaml", "help.yaml", "weights.yaml", "words.yaml"})
_LONGEST = {
    "en": {"name": 60, "why": 160, "runs": 260, "instead": 200, "now": 200},
    "zh-Hans": {"name": 30, "why": 80, "runs": 130, "instead": 100, "now": 100},
}
_UNFITTED = Weights({}, {})
# Three digits or more, perhaps in groups: a number to call, but no "24 hours".
_NUMBER = re.compile(r"\d[\d -]*\d\d")
S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class LoadedPatterns:
    """What was read, and what is wrong; with a fault there are no patterns."""

    patterns: Patterns | None
    faults: tuple[Fault, ...]
    files: int
    trees: Mapping[str, Tree] = field(default_factory=dict)
    """What people read of it, by the file's name; what a machine fitted is not among them."""

    def kinds_of(self, names: Set[str]) -> frozenset[str]:
        """The kinds of scams that stand in some of its files."""
        found = [self.trees[name].data for name in names]
        lists = [one.get("families", {}) for one in found if isinstance(one, dict)]
        return frozenset(name for one in lists if isinstance(one, dict) for name in one)


def load(root: Path) -> LoadedPatterns:
    """Read the patterns below the lessons' `root`; once, as long as no file changes."""
    folder = root / PATTERNS
    stamp = tuple(
        (path.name, path.stat().st_mtime_ns, path.stat().st_size)
        for path in (*sorted(folder.rglob("*.y*ml")), root / FACTS)
        if path.exists()
    )
    return _load(root, stamp)


@lru_cache(maxsize=8)
def _load(root: Path, _: tuple[tuple[str, int, int], ...]) -> LoadedPatterns:
    return _Reader(root).load()


class _Reader:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / PATTERNS
        self._faults: list[Fault] = []
        self._phrases: list[Phrase] = []
        self._signs: set[str] = set()
        self._trees: dict[str, Tree] = {}
        self._facts = load_facts(root).facts
        self._functions = functions(self._facts)

    def load(self) -> LoadedPatterns:
        if not self._folder.is_dir():
            return LoadedPatterns(None, (), 0)
        paths = sorted(self._folder.rglob("*.y*ml"))
        signs = self._read("signs.yaml", SignsFile)
        names = self._read("names.yaml", NamesFile)
        helped = self._read("help.yaml", HelpFile)
        found = [self._read(path.name, FamiliesFile) for path in paths if path.name not in _SINGLE]
        families = [one for one in found if one is not None]
        patterns = None
        if signs is not None and names is not None and helped is not None:
            patterns = self._patterns(*signs, families, _names(names[1]))
            patterns = replace(patterns, regions=self._regions(*helped))
        faults = tuple(sorted(set(self._faults)))
        return LoadedPatterns(None if faults else patterns, faults, len(paths), self._trees)

    def _read(self, name: str, shape: type[S]) -> tuple[Tree, S] | None:
        path = self._folder / name
        relative = path.relative_to(self._root).as_posix()
        try:
            tree = figured(read(relative, path.read_bytes()), self._functions)
        except OSError as error:
            found = (error.strerror or "a file that cannot be read").lower()
            self._faults.append(Fault(relative, 1, 1, "file", found, "a file that is there"))
            return None
        file, faults = shaped(tree, shape)
        self._faults.extend(faults)
        if file is None:
            return None
        if name not in _FITTED:
            self._trees[path.stem] = tree
        return tree, file

    def _patterns(
        self,
        tree: Tree,
        file: SignsFile,
        families: list[tuple[Tree, FamiliesFile]],
        names: Names,
    ) -> Patterns:
        self._signs = {*file.signs, *file.counters, *STRUCTURE}
        signs = [
            Sign(
                name,
                self._worded(tree, (place, name, "phrases"), one.phrases),
                counter=place == "counters",
                stands=one.stands,
                cancels=frozenset(one.cancels),
            )
            for place, group in (("signs", file.signs), ("counters", file.counters))
            for name, one in group.items()
        ]
        for place, name, sign in _all_signs(file):
            self._known(tree, (place, name, "cancels"), sign.cancels, self._signs)
        self._texts_fit(tree, file)
        for name in sorted(STRUCTURE - {*file.signs, *file.counters}):
            self._faults.append(
                tree.fault(("signs",), "missing", f"no words for `{name}`", "its words", key=True)
            )
        kinds: dict[str, Kind] = {}
        rules: list[Family] = []
        for family_tree, family_file in families:
            for name, one in family_file.families.items():
                rules.append(self._family(family_tree, family_file, name, one))
                if name in kinds:
                    path: Place = ("families", name)
                    self._faults.append(
                        family_tree.fault(path, "repeated", f"`{name}` again", "once", key=True)
                    )
                kinds[name] = _kind(family_file, name, one)
        others = {
            key: self._worded(tree, (key,), getattr(file, key))
            for key in ("negations", "urgings", "warnings", "verdicts", "requests")
        }
        base = Base(
            signs=tuple(signs),
            families=tuple(rules),
            names=names,
            weights=self._weights(),
            lexicon=self._lexicon(),
            words=latin_words(self._phrases) | chinese_pairs(self._phrases),
            **others,
        )
        texts = {
            name: {
                "en": SignWords(one.words.en.name, one.words.en.why),
                "zh-Hans": SignWords(one.words.zh.name, one.words.zh.why),
            }
            for name, one in (*file.signs.items(), *file.counters.items())
        }
        return Patterns(base, texts, kinds)

    def _worded(self, tree: Tree, at: Place, file: ByLanguage) -> tuple[Phrase, ...]:
        found = []
        for tag, language, sources in (("en", "en", file.en), ("zh-Hans", "zh", file.zh)):
            for index, source in enumerate(sources):
                try:
                    found.append(phrase(source, language))
                except BadPhrase as error:
                    path = (*at, tag, index)
                    self._faults.append(
                        tree.fault(path, "phrase", str(error), "a phrase as in docs/check.md")
                    )
        self._phrases += found
        return tuple(found)

    def _family(self, tree: Tree, file: FamiliesFile, name: str, one: FamilyFile) -> Family:
        at: Place = ("families", name)
        self._known(tree, (*at, "sources"), one.sources, set(file.sources))
        self._known(tree, (*at, "hints"), one.hints, self._signs)
        self._known(tree, (*at, "tells"), one.tells, self._signs)
        for key, source in file.sources.items():
            if len(source.date) == len("2026-01-01") and not is_day(source.date):
                place: Place = ("sources", key, "date")
                self._faults.append(
                    tree.fault(place, "sources", f"`{source.date}`", "a day that exists")
                )
        if not one.signals.en or not one.signals.zh:
            self._faults.append(
                tree.fault((*at, "signals"), "signals", "a language without any", "one in each")
            )
        for tag, text in (("en", one.words.en), ("zh-Hans", one.words.zh)):
            for key in ("name", "runs", "instead", "now"):
                self._fits(tree, (*at, "words", tag, key), getattr(text, key), tag)
        return Family(
            name,
            self._worded(tree, (*at, "signals"), one.signals),
            self._worded(tree, (*at, "counter"), one.counter),
            frozenset(one.hints),
            frozenset(one.tells),
        )

    def _regions(self, tree: Tree, file: HelpFile) -> dict[str, Region]:
        for name, one in file.regions.items():
            known = {fact.value for fact in self._facts if fact.region == name}
            for language, words in (("en", one.words.en), ("zh-Hans", one.words.zh)):
                place: Place = ("regions", name, "words", language, "calls")
                self._numbers(tree, place, words.calls, known)
            for index, source in enumerate(one.sources):
                if len(source.date) == len("2026-01-01") and not is_day(source.date):
                    at: Place = ("regions", name, "sources", index, "date")
                    self._faults.append(
                        tree.fault(at, "sources", f"`{source.date}`", "a day that exists")
                    )
        return {
            name: Region(
                name,
                {"en": one.words.en.name, "zh-Hans": one.words.zh.name},
                {"en": tuple(one.words.en.calls), "zh-Hans": tuple(one.words.zh.calls)},
                tuple(Source(source.title, source.date, source.url) for source in one.sources),
            )
            for name, one in file.regions.items()
        }

    def _numbers(self, tree: Tree, at: Place, calls: list[str], known: set[str]) -> None:
        """A number to call stands in a fact of the region, where it is checked again in time."""
        for index, line in enumerate(calls):
            for number in _NUMBER.findall(line):
                if number not in known:
                    found, meant = f"`{number}`, no fact of this region", "a fact with this number"
                    self._faults.append(tree.fault((*at, index), "unknown-number", found, meant))

    def _known(self, tree: Tree, at: Place, names: list[str], known: set[str]) -> None:
        for index, name in enumerate(names):
            if name not in known:
                meant = did_you_mean(name, known)
                self._faults.append(tree.fault((*at, index), "unknown-id", f"`{name}`", meant))

    def _texts_fit(self, tree: Tree, file: SignsFile) -> None:
        for place, name, one in _all_signs(file):
            for tag, text in (("en", one.words.en), ("zh-Hans", one.words.zh)):
                for key in ("name", "why"):
                    at = (place, name, "words", tag, key)
                    self._fits(tree, at, getattr(text, key), tag)

    def _fits(self, tree: Tree, at: Place, text: str, language: str) -> None:
        longest = _LONGEST[language][str(at[-1])]
        if len(text) > longest:
            found = f"{len(text)} characters"
            self._faults.append(tree.fault(at, "length", found, f"at most {longest}"))

    def _lexicon(self) -> dict[str, float]:
        if not (self._folder / "words.yaml").exists():
            return {}
        found = self._read("words.yaml", LexiconFile)
        return {} if found is None else dict(found[1].words)

    def _weights(self) -> Weights:
        if not (self._folder / "weights.yaml").exists():
            return _UNFITTED
        found = self._read("weights.yaml", WeightsFile)
        if found is None:
            return _UNFITTED
        tree, file = found
        for name in file.weights:
            if name not in self._signs:
                meant = did_you_mean(name, self._signs)
                self._faults.append(
                    tree.fault(("weights", name), "unknown-id", f"`{name}`", meant, key=True)
                )
        return Weights(dict(file.weights), dict(file.bias))


def _all_signs(file: SignsFile) -> Iterator[tuple[str, str, SignFile]]:
    for name, one in file.signs.items():
        yield "signs", name, one
    for name, one in file.counters.items():
        yield "counters", name, one


def _kind(file: FamiliesFile, name: str, one: FamilyFile) -> Kind:
    words = {
        tag: FamilyWords(text.name, text.runs, text.instead, text.now)
        for tag, text in (("en", one.words.en), ("zh-Hans", one.words.zh))
    }
    sources = tuple(
        Source(source.title, source.date, source.url)
        for key in one.sources
        for source in [file.sources.get(key)]
        if source is not None
    )
    return Kind(name, one.lesson, words, sources)


def _names(file: NamesFile) -> Names:
    known = tuple(
        KnownName(
            key,
            tuple(word.lower() for word in one.words),
            tuple(one.domains),
            tuple(one.labels),
            tuple(one.hotlines),
        )
        for key, one in file.names.items()
    )
    return Names(
        known=known,
        shorteners=frozenset(file.shorteners),
        cheap_endings=frozenset(file.cheap_endings),
        shared_endings=frozenset(file.shared_endings),
        bait=frozenset(file.bait),
        domains={domain: name.id for name in known for domain in name.domains},
        hotlines=frozenset(line for name in known for line in name.hotlines),
    )
