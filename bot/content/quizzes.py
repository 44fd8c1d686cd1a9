"""The quizzes' folder: questions of the lessons, chosen for a room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from bot.content import shaping, snapshot
from bot.content.faults import Fault, did_you_mean, lesson_meant
from bot.content.figuring import Functions, figured
from bot.content.loader import SOURCE_LANGUAGE, TRANSLATIONS
from bot.content.schema import QuizFile, QuizWordsFile, Shape
from bot.content.tree import Tree, read
from bot.core import review
from bot.core.course import Catalogue, Lesson
from bot.core.live_quiz import LIVE_KINDS, lasts
from bot.core.live_score import Scoring

FEWEST, MOST = 3, 20
S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz for a room: what is asked (`lesson` holds questions alone), and how it is played.

    `titles` and `summaries` by language; `seconds` for a plain question; `audiences` as a lesson
    has them.
    """

    id: str
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    lesson: Lesson
    scoring: Scoring
    seconds: int
    audiences: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """About how long it takes, from the first question to the last board."""
        bank = next(iter(self.lesson.editions.values())).questions
        return max(1, round(lasts(bank.values(), self.seconds).total_seconds() / 60))


@dataclass(frozen=True, slots=True)
class Quizzes:
    """What was read of the quizzes, and every fault of the rest."""

    quizzes: Mapping[str, Quiz]
    faults: tuple[Fault, ...]
    files: int
    trees: Mapping[str, Mapping[str, Tree]] = field(default_factory=dict)
    """The files of each quiz by language, the source first."""


def compose(
    catalogue: Catalogue,
    quiz_id: str,
    pairs: tuple[tuple[str, str], ...],
    titles: Mapping[str, str],
) -> Lesson:
    """The questions of a quiz as a lesson of questions alone, titled, in all their languages."""
    lesson = review.compose(catalogue, pairs, f"quiz:{quiz_id}")
    editions = {
        language: replace(edition, title=titles.get(language) or titles[SOURCE_LANGUAGE])
        for language, edition in lesson.editions.items()
    }
    lesson = replace(lesson, editions=editions)
    return replace(lesson, version=snapshot.version(lesson))


def load_quizzes(root: Path | None, catalogue: Catalogue) -> Quizzes:
    """Read every quiz in the folder `root`, if there is one; their questions are `catalogue`'s."""
    if root is None:
        return Quizzes({}, (), 0)
    faults: list[Fault] = []
    quizzes: dict[str, Quiz] = {}
    trees: dict[str, dict[str, Tree]] = {}
    paths = sorted(root.glob("*.yaml"))
    for path in (path for path in paths if "." not in path.stem):
        found, wrong, trees[path.stem] = _quiz(path, catalogue)
        faults += wrong
        if found is not None:
            quizzes[found.id] = found
    for path in paths:
        name, _, language = path.stem.partition(".")
        if language and (language not in TRANSLATIONS or not (root / f"{name}.yaml").exists()):
            meant = "NAME.<language>.yaml beside NAME.yaml"
            faults.append(Fault(place_of(path), 1, 1, "stray-file", "words of no quiz", meant))
    return Quizzes(quizzes, tuple(sorted(set(faults))), len(paths), trees)


def place_of(path: Path) -> str:
    """How a file is named in faults."""
    return f"{path.parent.name}/{path.name}"


def shaped(
    path: Path, shape: type[S], known: Functions | None = None
) -> tuple[Tree, S | None, list[Fault]]:
    """A file read into its shape, its facts filled in, or the faults that kept it from that."""
    try:
        tree = read(place_of(path), path.read_bytes())
        tree = tree if known is None else figured(tree, known)
    except OSError as error:
        found = (error.strerror or "a file that cannot be read").lower()
        fault = Fault(place_of(path), 1, 1, "file", found, "a file that is there")
        return Tree(place_of(path)), None, [fault]
    file, faults = shaping.shaped(tree, shape)
    return tree, file, faults


def _quiz(path: Path, catalogue: Catalogue) -> tuple[Quiz | None, list[Fault], dict[str, Tree]]:
    tree, file, faults = shaped(path, QuizFile)
    trees = {SOURCE_LANGUAGE: tree}
    titles: dict[str, str] = {}
    summaries: dict[str, str] = {}
    if file is not None:
        titles[SOURCE_LANGUAGE], summaries[SOURCE_LANGUAGE] = file.title, file.summary
        faults += _choice_faults(tree, file, catalogue)
    for language in TRANSLATIONS:
        translated = path.with_suffix(f".{language}.yaml")
        trees[language], words, wrong = shaped(translated, QuizWordsFile)
        faults += wrong
        if words is not None:
            titles[language], summaries[language] = words.title, words.summary
    if file is None or faults:
        return None, faults, trees
    pairs = tuple((name.partition("#")[0], name.partition("#")[2]) for name in file.questions)
    lesson = compose(catalogue, path.stem, pairs, titles)
    scoring = Scoring(file.scoring)
    quiz = Quiz(path.stem, titles, summaries, lesson, scoring, file.seconds, tuple(file.audiences))
    return quiz, [], trees


def _choice_faults(tree: Tree, file: QuizFile, catalogue: Catalogue) -> Iterator[Fault]:
    if not FEWEST <= len(file.questions) <= MOST:
        found = f"{len(file.questions)} questions"
        yield tree.fault(("questions",), "quiz", found, f"{FEWEST} to {MOST}", key=True)
    for index, name in enumerate(file.questions):
        at = ("questions", index)
        lesson_id, _, question = name.partition("#")
        lesson = catalogue.lessons.get(lesson_id)
        if lesson is None:
            meant = lesson_meant(lesson_id, catalogue)
            yield tree.fault(at, "unknown-id", f"`{lesson_id}`, no good lesson", meant)
            continue
        bank = next(iter(lesson.editions.values())).questions
        if question not in bank:
            yield tree.fault(at, "unknown-id", f"`{question}`", did_you_mean(question, bank))
        elif bank[question].kind not in LIVE_KINDS:
            kinds = ", ".join(sorted(LIVE_KINDS))
            yield tree.fault(at, "quiz", f"a question to put in order, `{name}`", kinds)
        elif question in lesson.flow:
            found = f"`{name}`, which speaks of the card before it"
            yield tree.fault(at, "quiz", found, "a question that stands alone")
        if name in file.questions[:index]:
            yield tree.fault(at, "repeated", f"`{name}` again", "each question once")
