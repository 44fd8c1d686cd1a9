"""The lessons' folder, read whole: a catalogue of what is good, and every fault of what is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.content import drawing, markup, picturing, rules, snapshot
from bot.content.facts import FACTS, Facts, functions, load_facts
from bot.content.faults import Fault, did_you_mean
from bot.content.figuring import examples, figured
from bot.content.ledger import LEDGER
from bot.content.manuscript import Allowance, Manuscript
from bot.content.schema import (
    AllowingFile,
    AnyItem,
    CourseFile,
    CourseWordsFile,
    ItemWords,
    LessonFile,
    LessonWordsFile,
    MarkedOptionFile,
    NumberFile,
    OptionFile,
    Shape,
    TrackFile,
    TrackWordsFile,
    TrueFalseFeedback,
    TrueFalseFile,
)
from bot.content.shaping import shaped
from bot.content.tree import Tree, read
from bot.core.course import (
    Card,
    Catalogue,
    Course,
    Edition,
    Kind,
    Lesson,
    Message,
    NumberKey,
    Option,
    Question,
    Source,
    Track,
    Trap,
)
from bot.core.expression import Figure
from bot.core.picture import Picture

SOURCE_LANGUAGE = "en"
PATTERNS = "scams/patterns/"
"""Files about scams, which are no lessons: `content.patterns` reads them."""
TRANSLATIONS = ("zh-Hans",)
DRILLS = "drills"
"""The folder below the lessons' root that holds no track; see `content.drills`."""
ASKING = frozenset(
    {
        "asking.en.yaml",
        "asking.zh-Hans.yaml",
        "people.en.yaml",
        "people.zh-Hans.yaml",
        "helplines.yaml",
    }
)
"""How people ask, and whom to call: see `content.asking`."""
WAYS = "ways"
"""The files of a course that hold more ways to ask for its lessons: see there too."""
_NO_LESSONS = frozenset({FACTS, LEDGER, *ASKING})
"""Files beside the tracks that are something else."""
S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the good part of it, and all that is wrong with the rest."""

    catalogue: Catalogue
    faults: tuple[Fault, ...]
    files: int
    manuscripts: Mapping[str, Manuscript] = field(default_factory=dict)
    allowances: Mapping[str, Allowance] = field(default_factory=dict)
    facts: Facts = field(default_factory=lambda: Facts((), (), 0))
    named: Set[str] = frozenset()
    """Facts that lessons name."""
    tracks: Mapping[str, Mapping[str, Tree]] = field(default_factory=dict)
    courses: Mapping[str, Mapping[str, Tree]] = field(default_factory=dict)
    """The files of tracks and courses by language, the source first."""


def load(root: Path) -> Loaded:
    """Read everything below `root`, as far as it can be read."""
    return _Reader(root).load()


class _Reader:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._faults: list[Fault] = []
        self._read: set[Path] = set()
        self._manuscripts: dict[str, Manuscript] = {}
        self._allowances: dict[str, Allowance] = {}
        self._facts = load_facts(root)
        self._allowances[FACTS] = Allowance(self._facts.tree, self._facts.allow)
        self._functions = functions(self._facts.facts)
        self._named: set[str] = set()
        self._tracks: dict[str, dict[str, Tree]] = {}
        self._courses: dict[str, dict[str, Tree]] = {}

    def load(self) -> Loaded:
        folders = [folder for folder in _folders(self._root) if folder.name != DRILLS]
        tracks = [self._track(folder) for folder in folders]
        shelves = [track for track in tracks if track is not None]
        lessons = {
            lesson.id: lesson
            for track in shelves
            for course in track.courses
            for lesson in self._lessons(course)
        }
        for path in sorted(self._root.rglob("*.y*ml")):
            relative = path.relative_to(self._root).as_posix()
            others = relative in _NO_LESSONS or relative.startswith((PATTERNS, f"{DRILLS}/"))
            if path not in self._read and not others and path.name.partition(".")[0] != WAYS:
                self._stray(path)
        if not shelves and not self._faults:
            self._faults.append(Fault(".", 1, 1, "file", "no lessons here", "a folder a track"))
        catalogue = Catalogue(tuple(shelves), lessons)
        faults = tuple(sorted(set(self._faults)))
        read = len(self._read)
        return Loaded(
            catalogue,
            faults,
            read,
            self._manuscripts,
            self._allowances,
            self._facts,
            frozenset(self._named),
            self._tracks,
            self._courses,
        )

    def _track(self, folder: Path) -> Track | None:
        found = self._shaped(folder / "track.yaml", TrackFile)
        if found is None:
            return None
        tree, file = found
        titles = {SOURCE_LANGUAGE: file.title}
        trees = self._tracks[folder.name] = {SOURCE_LANGUAGE: tree}
        for language, written, words in self._translations(folder / "track.yaml", TrackWordsFile):
            titles[language], trees[language] = words.title, written
        known = {path.name for path in _folders(folder)}
        courses = []
        for index, name in enumerate(file.courses):
            if name not in known:
                meant = did_you_mean(name, known)
                self._faults.append(
                    tree.fault(("courses", index), "unknown-id", f"`{name}`", meant)
                )
                continue
            course = self._course(folder / name)
            if course is not None:
                courses.append(course)
        return Track(folder.name, titles, tuple(courses))

    def _course(self, folder: Path) -> Course | None:
        found = self._shaped(folder / "course.yaml", CourseFile)
        if found is None:
            return None
        tree, file = found
        course_id = f"{folder.parent.name}/{folder.name}"
        titles, summaries = {SOURCE_LANGUAGE: file.title}, {SOURCE_LANGUAGE: file.summary}
        trees = self._courses[course_id] = {SOURCE_LANGUAGE: tree}
        for language, written, words in self._translations(folder / "course.yaml", CourseWordsFile):
            titles[language], summaries[language] = words.title, words.summary
            trees[language] = written
        there = {path.stem for path in folder.glob("*.yaml") if "." not in path.stem}
        there -= {"course", WAYS}
        for index, name in enumerate(file.lessons):
            if name not in there:
                fault = tree.fault(
                    ("lessons", index), "unknown-id", f"`{name}`", did_you_mean(name, there)
                )
                self._faults.append(fault)
        lessons = tuple(f"{course_id}/{name}" for name in file.lessons if name in there)
        return Course(course_id, titles, summaries, lessons)

    def _lessons(self, course: Course) -> Iterator[Lesson]:
        for place, lesson_id in enumerate(course.lessons):
            earlier = {name.rpartition("/")[2] for name in course.lessons[:place]}
            lesson = self._lesson(lesson_id, earlier)
            if lesson is not None:
                yield lesson

    def _lesson(self, lesson_id: str, earlier: set[str]) -> Lesson | None:
        path = self._root / f"{lesson_id}.yaml"
        before = len(self._faults)
        drawn = self._examples(path)
        found = self._shaped(path, LessonFile, drawn or {})
        translated = {
            language: self._shaped(
                path.with_suffix(f".{language}.yaml"), LessonWordsFile, drawn or {}
            )
            for language in TRANSLATIONS
        }
        if found is None:
            if drawn is None:
                # Names of numbers stand in the file that could not be read: none is a fault here.
                words_files = f"{lesson_id}."
                self._faults = [
                    one
                    for one in self._faults
                    if one.rule != "expression" or not one.path.startswith(words_files)
                ]
            return None
        tree, file = found
        self._faults.extend(rules.check_lesson(tree, file))
        self._faults.extend(picturing.check_pictures(tree, file))
        for index, name in enumerate(file.requires):
            if name not in earlier:
                meant = did_you_mean(name, earlier) if earlier else "a lesson listed before it"
                fault = tree.fault(("requires", index), "unknown-id", f"`{name}`", meant)
                self._faults.append(fault)
        self._faults.extend(self._unknown_facts(tree, file))
        words_in: dict[str, tuple[Tree, LessonWordsFile]] = {}
        for language, read_words in translated.items():
            if read_words is None:
                continue
            words_tree, words = read_words
            self._faults.extend(rules.check_words(words_tree, words, file, language))
            self._faults.extend(picturing.check_words(words_tree, words, file, language))
            words_in[language] = (words_tree, words)
        self._manuscripts[lesson_id] = Manuscript(lesson_id, tree, file, words_in)
        if len(self._faults) > before:
            return None
        trees = dict(self._manuscripts[lesson_id].trees())
        lesson = _lesson(lesson_id, file, {name: words for name, (_, words) in words_in.items()})
        lesson = drawing.with_sums(lesson, file, trees)
        self._faults.extend(drawing.faults(lesson, trees))
        if len(self._faults) > before:
            return None
        return replace(lesson, version=snapshot.version(lesson))

    def _unknown_facts(self, tree: Tree, file: LessonFile) -> Iterator[Fault]:
        known = {one.id for one in self._facts.facts}
        self._named |= {*file.facts}
        for index, name in enumerate(file.facts):
            if name not in known:
                meant = did_you_mean(name, known) if known else "a fact of facts.yaml"
                yield tree.fault(("facts", index), "unknown-id", f"`{name}`", meant)

    def _translations(self, path: Path, shape: type[S]) -> Iterator[tuple[str, Tree, S]]:
        for language in TRANSLATIONS:
            found = self._shaped(path.with_suffix(f".{language}.yaml"), shape)
            if found is not None:
                yield language, *found

    def _examples(self, path: Path) -> Mapping[str, Mapping[str, Figure]] | None:
        """The sums of a lesson whose numbers are drawn, each with an example of them.

        None where the file cannot be read.
        """
        try:
            tree = read(path.relative_to(self._root).as_posix(), path.read_bytes())
        except OSError:
            return None
        return None if tree.faults else examples(tree)

    def _shaped(
        self,
        path: Path,
        shape: type[S],
        drawn: Mapping[str, Mapping[str, Figure]] = MappingProxyType({}),
    ) -> tuple[Tree, S] | None:
        """A file in its shape, its figures worked out; `drawn` are its sums with examples."""
        relative = path.relative_to(self._root).as_posix()
        self._read.add(path)
        try:
            raw = path.read_bytes()
        except OSError as error:
            found = (error.strerror or "a file that cannot be read").lower()
            name, _, language = path.stem.partition(".")
            meant = f"the words of {name}.yaml in `{language}`" if language else "a file"
            self._faults.append(Fault(relative, 1, 1, "file", found, meant))
            return None
        tree = figured(read(relative, raw), self._functions, drawn)
        self._named |= tree.named
        file, faults = shaped(tree, shape)
        self._faults.extend(faults)
        if file is None:
            return None
        if isinstance(file, AllowingFile):
            self._allowances[relative] = Allowance(tree, file.allow)
        return tree, file

    def _stray(self, path: Path) -> None:
        relative = path.relative_to(self._root).as_posix()
        found = "a file that no course lists, or of no known language"
        meant = "its name in `lessons:` of course.yaml, or NAME.<language>.yaml"
        self._faults.append(Fault(relative, 1, 1, "stray-file", found, meant))


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")


def _lesson(lesson_id: str, file: LessonFile, words: dict[str, LessonWordsFile]) -> Lesson:
    editions: dict[str, Edition] = {file.language: _source_edition(file)}
    for language, translated in words.items():
        editions[language] = _translated_edition(language, file, translated)
    return Lesson(
        id=lesson_id,
        version="",
        flow=tuple(file.flow),
        quiz=tuple(file.quiz),
        sources=tuple(Source(one.title, one.date, one.url) for one in file.sources.values()),
        editions=editions,
        audiences=tuple(file.audiences),
        requires=tuple(f"{lesson_id.rpartition('/')[0]}/{name}" for name in file.requires),
        facts=tuple(file.facts),
    )


def _html(text: str) -> str:
    return markup.render(text)[0]


def _source_edition(file: LessonFile) -> Edition:
    return Edition(
        language=file.language,
        title=file.title,
        objectives=dict(file.objectives),
        cards={
            name: Card(name, _html(text), _picture(name, file, None))
            for name, text in file.cards.items()
        },
        questions={name: _question(name, item, None) for name, item in file.items.items()},
        learned=_html(file.learned),
        action=_html(file.action),
        asks=tuple(file.asks),
        notes={name: Card(name, _html(text)) for name, text in file.notes.items()},
    )


def _translated_edition(language: str, file: LessonFile, words: LessonWordsFile) -> Edition:
    return Edition(
        language=language,
        title=words.title,
        objectives={name: words.objectives[name] for name in file.objectives},
        cards={
            name: Card(name, _html(words.cards[name]), _picture(name, file, words))
            for name in file.cards
        },
        questions={
            name: _question(name, item, words.items[name]) for name, item in file.items.items()
        },
        learned=_html(words.learned),
        action=_html(words.action),
        asks=tuple(words.asks),
        notes={name: Card(name, _html(words.notes[name])) for name in file.notes},
    )


def _picture(name: str, file: LessonFile, words: LessonWordsFile | None) -> Picture | None:
    picture = file.pictures.get(name)
    if picture is None:
        return None
    return picturing.drawn(picture, None if words is None else words.pictures[name])


def _question(name: str, item: AnyItem, words: ItemWords | None) -> Question:
    question = Question(
        id=name,
        kind=Kind(item.kind),
        objective=item.objective,
        ask=_html(words.ask if words else item.ask),
    )
    if isinstance(item, NumberFile):
        return replace(question, number=_number(item, words))
    if isinstance(item, TrueFalseFile):
        feedback = words.feedback if words and words.feedback else item.feedback
        return replace(question, options=_true_false(item.answer, feedback))
    options = {
        key: Option(
            key=key,
            text=(words.options[key] if words else option).text,
            feedback=_html((words.options[key] if words else option).feedback),
            right=isinstance(option, MarkedOptionFile) and option.right,
        )
        for key, option in _options(item).items()
    }
    message = getattr(item, "message", None)
    if words is not None and words.message is not None:
        message = words.message
    return replace(
        question,
        options=tuple(options.values()),
        message=None if message is None else Message(message.sender, message.text),
    )


def _options(item: AnyItem) -> dict[str, OptionFile]:
    return dict(getattr(item, "options", {}))


def _true_false(answer: bool, feedback: TrueFalseFeedback) -> tuple[Option, ...]:
    """The words on the two buttons are the interface's; here they have none."""
    return (
        Option("true", "", _html(feedback.true), right=answer),
        Option("false", "", _html(feedback.false), right=not answer),
    )


def _number(item: NumberFile, words: ItemWords | None) -> NumberKey:
    traps = tuple(
        Trap(trap.value, _html((words.traps[key] if words else trap).feedback))
        for key, trap in item.traps.items()
    )
    return NumberKey(
        answer=item.answer,
        tolerance=item.tolerance,
        unit=item.unit if words is None or words.unit is None else words.unit,
        right=_html(words.right if words and words.right else item.right),
        wrong=_html(words.wrong if words and words.wrong else item.wrong),
        traps=traps,
    )
