"""All rules about texts and banks, and the exceptions that authors ask for with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.content import ageing, bank, links, wording
from bot.content.drills import Drills
from bot.content.faults import Fault, did_you_mean
from bot.content.loader import DRILLS, Loaded
from bot.content.rule import Book, Rule

RULES: tuple[Rule, ...] = (
    *wording.RULES,
    *bank.RULES,
    *links.RULES,
    *ageing.RULES,
)


def edit(book: Book, rules: Sequence[Rule] = RULES) -> Iterator[Fault]:
    """What the rules find, less what is allowed; and allowances that allow nothing."""
    used: set[tuple[str, str]] = set()
    for rule in rules:
        for fault in rule.find(book):
            allowance = book.allowances.get(fault.path)
            if allowance is not None and fault.rule in allowance.reasons:
                used.add((fault.path, fault.rule))
            else:
                yield fault
    names = {rule.name for rule in RULES}
    for path, allowance in book.allowances.items():
        for name in allowance.reasons:
            place = ("allow", name)
            if name not in names:
                meant = did_you_mean(name, names)
                yield allowance.tree.fault(place, "unknown-id", f"`{name}`", meant, key=True)
            elif (path, name) not in used:
                found = f"`{name}` allowed, and nothing breaks it"
                meant = "no exception where none is needed"
                yield allowance.tree.fault(place, "stale-exception", found, meant, key=True)


def of_lesson(loaded: Loaded, lesson: str, today: date) -> list[Fault]:
    """What is wrong in one lesson's own files, by any rule that needs no other lesson."""
    alone = {name: one for name, one in loaded.manuscripts.items() if name == lesson}
    book = Book(replace(loaded, manuscripts=alone), today)
    found = sorted({*loaded.faults, *edit(book)})
    return [fault for fault in found if fault.path.startswith(f"{lesson}.")]


def of_drill(loaded: Loaded, drills: Drills, name: str, today: date) -> list[Fault]:
    """What is wrong in one drill's own files."""
    book = Book(replace(loaded, manuscripts={}), today, drills.only(name))
    found = sorted({*drills.faults, *edit(book)})
    return [fault for fault in found if fault.path.startswith(f"{DRILLS}/{name}.")]
