"""Reviewing: what nobody signed yet, and signing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content import ledger
from bot.content.drills import Drills, load_drills
from bot.content.editing import of_drill, of_lesson
from bot.content.faults import Fault
from bot.content.ledger import Difference, Ledger, Signature, Standing
from bot.content.loader import DRILLS, Loaded, load
from bot.content.quizzes import Quizzes, load_quizzes
from bot.content.tree import Tree

_QUIZ, _DRILL = "quiz ", "drill "


@dataclass(frozen=True, slots=True)
class Waiting:
    """A lesson, quiz or drill to sign: how each language stands, and what is new in it."""

    name: str
    standings: Mapping[str, Standing]
    differences: Mapping[str, Difference]

    def __str__(self) -> str:
        lines = [f"== {self.name}"]
        for language, difference in self.differences.items():
            lines.append(f"-- {language}: {self.standings[language].value}")
            lines += [f"{place}: {text.strip()}" for place, text in difference.texts]
            if difference.gone:
                lines.append(f"({difference.gone} signed texts are gone)")
        return "\n".join(lines)


class Reviews:
    """The ledger beside what is there to be signed."""

    def __init__(self, root: Path, loaded: Loaded, quizzes: Quizzes, drills: Drills) -> None:
        self._root = root
        self._lessons = {
            name: dict(one.trees())
            for name, one in loaded.manuscripts.items()
            if name in loaded.catalogue.lessons
        }
        self._quizzes = {
            name: trees for name, trees in quizzes.trees.items() if name in quizzes.quizzes
        }
        self._drills = {
            name: trees for name, trees in drills.trees.items() if name in drills.drills
        }
        self._loaded = loaded
        self._practised = drills
        listed = {name for course in loaded.catalogue.courses for name in course.lessons}
        self._known = {*self._lessons, *listed, *(f"{_QUIZ}{name}" for name in quizzes.trees)}
        self._known |= {f"{_DRILL}{name}" for name in drills.trees}
        self._ledger = ledger.read_ledger(root)

    @classmethod
    def open(cls, root: Path, quizzes: Path | None) -> Reviews:
        """What is below `root`, beside its ledger."""
        loaded = load(root)
        drills = load_drills(root / DRILLS, loaded.catalogue)
        return cls(root, loaded, load_quizzes(quizzes, loaded.catalogue), drills)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the ledger itself."""
        return self._ledger.faults

    @property
    def names(self) -> list[str]:
        """All that can be signed: lessons, quizzes as `quiz NAME`, drills as `drill NAME`."""
        return [name for name, _ in self._all()]

    def summary(self) -> str:
        """How much of it is signed, in one line."""
        waiting, of = len(list(self.waiting())), len(self.names)
        share = (of - waiting) / of if of else 1.0
        # Rounded down: 100% is said of all of it only.
        return f"{of - waiting} of {of} signed: {int(share * 100)}%"

    def waiting(self) -> Iterator[Waiting]:
        """All that is to be signed."""
        signatures = self._signatures()
        for name, trees in self._all():
            signature = signatures.get(name)
            standings = ledger.standing(signature, trees)
            if any(how is not Standing.SIGNED for how in standings.values()):
                differences = {
                    language: ledger.difference(signature, language, tree)
                    for language, tree in trees.items()
                    if standings[language] is not Standing.SIGNED
                }
                yield Waiting(name, standings, differences)

    def unsigned(self) -> Iterator[Fault]:
        """All that is to be signed, as faults."""
        trees = dict(self._all())
        for one in self.waiting():
            for language, how in one.standings.items():
                if how is Standing.SIGNED:
                    continue
                rule = "stale-translation" if how is Standing.STALE else "unsigned"
                meant = "texts that were reviewed: `python main.py review`"
                yield trees[one.name][language].fault((), rule, how.value, meant)

    def faults_of(self, name: str, today: date) -> list[Fault]:
        """What has to be mended before a lesson can be signed; others come here without faults."""
        if name.startswith(_DRILL):
            return of_drill(self._loaded, self._practised, name.removeprefix(_DRILL), today)
        return of_lesson(self._loaded, name, today)

    def sign(self, name: str, by: str, on: str) -> None:
        """Sign a lesson, quiz or drill as it is now, and keep that."""
        trees = dict(self._all())[name]
        prints = {language: ledger.take_print(tree) for language, tree in trees.items()}
        signed = {**self._signatures(), name: Signature(by, on, prints)}
        kept = {key: one for key, one in signed.items() if key in self._known}
        self._ledger = Ledger(
            {key: one for key, one in kept.items() if not key.startswith((_QUIZ, _DRILL))},
            {key.removeprefix(_QUIZ): one for key, one in kept.items() if key.startswith(_QUIZ)},
            {key.removeprefix(_DRILL): one for key, one in kept.items() if key.startswith(_DRILL)},
        )
        ledger.write_ledger(self._root, self._ledger)

    def _signatures(self) -> dict[str, Signature]:
        quizzes = {f"{_QUIZ}{name}": one for name, one in self._ledger.quizzes.items()}
        drills = {f"{_DRILL}{name}": one for name, one in self._ledger.drills.items()}
        return {**self._ledger.lessons, **quizzes, **drills}

    def _all(self) -> Iterator[tuple[str, Mapping[str, Tree]]]:
        yield from self._lessons.items()
        for name, trees in self._quizzes.items():
            yield f"{_QUIZ}{name}", trees
        for name, trees in self._drills.items():
            yield f"{_DRILL}{name}", trees
