"""Reviewing: what nobody signed yet, and signing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content import ledger
from bot.content.editing import of_drill, of_lesson
from bot.content.faults import Fault
from bot.content.ledger import Difference, Ledger, Signature, Standing
from bot.content.sheets import Content, read_all
from bot.content.tree import Tree

_CALLED = {
    "lessons": "",
    "quizzes": "quiz ",
    "drills": "drill ",
    "tracks": "track ",
    "courses": "course ",
    "patterns": "patterns ",
    "facts": "fact ",
    "helplines": "helpline ",
}
"""What goes before a name, by shelf."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to sign: how each language stands, and what is new in it."""

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

    def __init__(self, root: Path, content: Content) -> None:
        self._root = root
        self._content = content
        self._ledger = ledger.read_ledger(root)

    @classmethod
    def open(cls, root: Path, quizzes: Path | None) -> Reviews:
        """What is below `root`, beside its ledger."""
        return cls(root, read_all(root, quizzes))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the ledger itself."""
        return self._ledger.faults

    @property
    def names(self) -> list[str]:
        """All that can be signed: lessons, `quiz NAME`, `fact NAME` and so on."""
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
        drill = _CALLED["drills"]
        if name.startswith(drill):
            own = name.removeprefix(drill)
            return of_drill(self._content.loaded, self._content.drills, own, today)
        return of_lesson(self._content.loaded, name, today)

    def sign(self, name: str, by: str, on: str) -> None:
        """Sign something as it is now, and keep that."""
        prints = {
            language: ledger.take_print(tree) for language, tree in dict(self._all())[name].items()
        }
        signed = {**self._signatures(), name: Signature(by, on, prints)}
        self._ledger = Ledger(
            {
                shelf: {
                    key.removeprefix(called): one
                    for key, one in signed.items()
                    if _called(key) == called and self._is_kept(shelf, key.removeprefix(called))
                }
                for shelf, called in _CALLED.items()
            }
        )
        ledger.write_ledger(self._root, self._ledger)

    def _is_kept(self, shelf: str, name: str) -> bool:
        """What has a fault just now keeps its signature; what is gone loses it."""
        return name in self._content.sheets[shelf] or bool(self._content.faults)

    def _signatures(self) -> dict[str, Signature]:
        return {
            f"{_CALLED[shelf]}{key}": one
            for shelf, signatures in self._ledger.shelves.items()
            for key, one in signatures.items()
        }

    def _all(self) -> Iterator[tuple[str, Mapping[str, Tree]]]:
        for shelf, called in _CALLED.items():
            for name, trees in self._content.sheets[shelf].items():
                yield f"{called}{name}", trees


def _called(name: str) -> str:
    """`quiz ` of `quiz cost`; nothing of a lesson's name."""
    first, space, _ = name.partition(" ")
    return f"{first} " if space else ""
