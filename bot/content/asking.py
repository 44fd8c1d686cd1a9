"""How people speak about what is taught, and whom to call: files beside the tracks, and with more
ways to ask in the folders of courses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.content import hanzi
from bot.content.facts import functions
from bot.content.faults import Fault, did_you_mean, lesson_meant
from bot.content.figuring import Functions, figured
from bot.content.loader import SOURCE_LANGUAGE, TRANSLATIONS, WAYS
from bot.content.schema import AskingFile, HelplinesFile, PeopleFile, Shape, WaysFile
from bot.content.shaping import shaped
from bot.content.tree import Tree, read_once
from bot.core.course import Catalogue
from bot.core.fact import Fact
from bot.core.helpline import Helpline
from bot.core.questions.asking import Manner, Phrases
from bot.core.questions.words import folded

SMALL_TALK = "small-talk"
GAMBLING = "gambling-trouble"
THIS_BOT = "this-bot"
UNANSWERED = "other"
"""What is asked about the bot and has no answer ready."""
S = TypeVar("S", bound=Shape)
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Speaking:
    """One language: `topics` are ways to ask by lesson, `answers` by lesson and card, `elsewhere`
    by what is not taught."""

    concepts: Lists
    topics: Lists
    answers: Mapping[str, Lists]
    elsewhere: Lists
    manner: Manner
    danger: Lists = field(default_factory=dict)
    """What people in danger write, by what threatens."""
    harmless: tuple[str, ...] = ()
    """What sounds like it and is none."""
    this_bot: Lists = field(default_factory=dict)
    """What of `elsewhere` is asked about the bot itself, by what answers it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What was read, by language; numbers to call; and every fault of the rest."""

    speaking: Mapping[str, Speaking]
    helplines: tuple[Helpline, ...]
    faults: tuple[Fault, ...]
    files: int
    lines: Tree | None = None
    """The file of the numbers to call."""
    cards: Lists = field(default_factory=dict)
    """Cards and notes that can be an answer alone, by lesson."""


def load_asking(root: Path, catalogue: Catalogue, facts: Sequence[Fact]) -> Asking:
    """Read what is there of `asking.<language>.yaml`, `people.<language>.yaml` and `helplines.yaml`
    below `root`, and of `ways.yaml` and `ways.<language>.yaml` in the folders of courses."""
    faults: list[Fault] = []
    speaking: dict[str, Speaking] = {}
    cards: dict[str, tuple[str, ...]] = {}
    files = 0
    for language in (SOURCE_LANGUAGE, *TRANSLATIONS):
        tree, file = _shaped(root, f"asking.{language}.yaml", AskingFile, faults)
        if tree is None:
            continue
        topics, answers, read = _ways(root, catalogue, language, faults)
        if language == SOURCE_LANGUAGE:
            cards = {lesson: tuple(ways) for lesson, ways in answers.items()}
        files += 1 + read
        there, people = _shaped(root, f"people.{language}.yaml", PeopleFile, faults)
        files += there is not None
        if file is not None:
            speaking[language] = _speaking(file, topics, answers, people)
    known = functions(facts)
    tree, lines = _shaped(root, "helplines.yaml", HelplinesFile, faults, known)
    numbers: tuple[Helpline, ...] = ()
    if tree is not None and lines is not None:
        numbers = _helplines(tree, lines, facts, faults)
    return Asking(speaking, numbers, tuple(faults), files + (tree is not None), tree, cards)


def _ways(
    root: Path, catalogue: Catalogue, language: str, faults: list[Fault]
) -> tuple[Lists, Mapping[str, Lists], int]:
    """More ways to ask, by lesson, and by lesson and card that can be an answer alone, from the
    courses' folders; and how many files were read."""
    topics: dict[str, tuple[str, ...]] = {}
    answers: dict[str, Lists] = {}
    files = 0
    suffix = "" if language == SOURCE_LANGUAGE else f".{language}"
    for course in catalogue.courses:
        tree, file = _shaped(root, f"{course.id}/{WAYS}{suffix}.yaml", WaysFile, faults)
        if tree is None:
            continue
        files += 1
        if file is None:
            continue
        for key, names in ((WAYS, file.ways), ("cards", file.cards)):
            for name in names:
                lesson = f"{course.id}/{name}"
                if lesson not in catalogue.lessons:
                    meant = lesson_meant(lesson, catalogue)
                    found = f"`{lesson}`, no good lesson"
                    faults.append(tree.fault((key, name), "unknown-id", found, meant, key=True))
        topics |= {f"{course.id}/{name}": tuple(texts) for name, texts in file.ways.items()}
        answers |= {
            f"{course.id}/{name}": {card: tuple(texts) for card, texts in cards.items()}
            for name, cards in file.cards.items()
        }
        faults += _unknown_cards(tree, file, course.id, catalogue)
    return topics, answers, files


def _unknown_cards(
    tree: Tree, file: WaysFile, course: str, catalogue: Catalogue
) -> Iterator[Fault]:
    for name, named in file.cards.items():
        lesson = catalogue.lessons.get(f"{course}/{name}")
        known = lesson.edition(SOURCE_LANGUAGE).answers if lesson is not None else {}
        for card in named:
            if lesson is not None and card not in known:
                at, meant = ("cards", name, card), did_you_mean(card, known)
                yield tree.fault(at, "unknown-id", f"`{card}`, no card", meant, key=True)


def _shaped(
    root: Path, name: str, shape: type[S], faults: list[Fault], known: Functions | None = None
) -> tuple[Tree | None, S | None]:
    """The file and its content; (None, None) where there is none."""
    try:
        raw = (root / name).read_bytes()
    except OSError:
        return None, None
    # Not kept: the places of a hundred thousand phrases take more memory than all lessons.
    tree = read_once(name, raw)
    tree = tree if known is None else figured(tree, known)
    file, wrong = shaped(tree, shape)
    faults += wrong
    return tree, file


def _speaking(
    file: AskingFile,
    topics: Lists,
    answers: Mapping[str, Lists],
    people: PeopleFile | None,
) -> Speaking:
    def phrases(texts: list[str]) -> Phrases:
        return Phrases(folded(text, hanzi.tables()) for text in texts)

    elsewhere = {f"-{name}": tuple(texts) for name, texts in file.elsewhere.items()}
    this_bot: Lists = {str(name): tuple(texts) for name, texts in file.this_bot.items()}
    return Speaking(
        concepts={name: tuple(words) for name, words in file.concepts.items()},
        topics=topics,
        answers=answers,
        elsewhere={
            **elsewhere,
            f"-{THIS_BOT}": tuple(text for texts in this_bot.values() for text in texts),
            f"-{GAMBLING}": tuple(file.gambling),
            f"-{SMALL_TALK}": tuple(file.small_talk),
        },
        manner=Manner(
            phrases(file.distress),
            phrases(file.harmless),
            phrases(file.advice),
            phrases(file.question),
            phrases(file.asides),
        ),
        danger={} if people is None else {one: tuple(said) for one, said in people.danger.items()},
        harmless=() if people is None else tuple(people.harmless),
        this_bot=this_bot,
    )


def _helplines(
    tree: Tree, file: HelplinesFile, facts: Sequence[Fact], faults: list[Fault]
) -> tuple[Helpline, ...]:
    known = {one.id: one for one in facts}
    for name, one in file.helplines.items():
        if one.fact not in known:
            at = ("helplines", name, "fact")
            meant = did_you_mean(one.fact, known)
            faults.append(tree.fault(at, "unknown-id", f"`{one.fact}`, no fact", meant))
    return tuple(
        Helpline(name, known[one.fact], one.about, {"en": one.en, "zh-Hans": one.zh})
        for name, one in file.helplines.items()
        if one.fact in known
    )
