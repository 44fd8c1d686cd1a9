"""`facts.yaml` in the lessons' folder: what is true somewhere, with its source and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.content.faults import Fault
from bot.content.figuring import LANGUAGES, Functions
from bot.content.schema import CoveredFile, FactFile, FactsFile
from bot.content.shaping import shaped
from bot.content.tree import Tree, read
from bot.core.fact import Covered, Fact
from bot.core.figures import with_facts

FACTS = "facts.yaml"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that could be read, and what is wrong with the rest."""

    facts: tuple[Fact, ...]
    faults: tuple[Fault, ...]
    files: int
    tree: Tree = field(default_factory=lambda: Tree(FACTS))
    allow: Mapping[str, str] = field(default_factory=dict)


def load_facts(root: Path) -> Facts:
    """Read the facts below `root`; a folder without any is as good."""
    path = root / FACTS
    if not path.exists():
        return Facts((), (), 0)
    try:
        tree = read(FACTS, path.read_bytes())
    except OSError as error:
        found = (error.strerror or "a file that cannot be read").lower()
        return Facts((), (Fault(FACTS, 1, 1, "file", found, "a file that is there"),), 1)
    file, broken = shaped(tree, FactsFile)
    if file is None:
        return Facts((), tuple(broken), 1)
    faults = [fault for name, one in file.facts.items() for fault in _faults(tree, name, one)]
    wrong = {fault.line for fault in faults}
    facts = tuple(
        _fact(name, one)
        for name, one in file.facts.items()
        if tree.place(("facts", name, "check_again_by"))[0] not in wrong
    )
    return Facts(facts, tuple(faults), 1, tree, file.allow)


def _faults(tree: Tree, name: str, one: FactFile) -> list[Fault]:
    try:
        date.fromisoformat(one.check_again_by)
    except ValueError:
        path = ("facts", name, "check_again_by")
        return [tree.fault(path, "date", f"`{one.check_again_by}`", "a day of the calendar")]
    return []


def _fact(name: str, one: FactFile) -> Fact:
    return Fact(
        name,
        one.region,
        one.about,
        one.value,
        {"en": one.en, "zh-Hans": one.zh},
        {"en": one.source, "zh-Hans": one.source_zh},
        one.date,
        date.fromisoformat(one.check_again_by),
        {} if one.value_zh is None else {"zh-Hans": one.value_zh},
        None if one.offers is None else _covered(one.offers),
    )


def _covered(file: CoveredFile) -> Covered:
    def share(percent: int | None) -> Decimal | None:
        return None if percent is None else Decimal(percent) / 100

    return Covered(share(file.effective_from), share(file.nominal_over), file.months_up_to)


def functions(facts: Iterable[Fact]) -> Functions:
    """What texts may call, by language: the loan's mathematics, and the figures of these facts."""
    return {
        language: with_facts({one.id: one.figure(language) for one in facts})
        for language in LANGUAGES
    }
