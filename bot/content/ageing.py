"""Rules about facts that age: each looked at again in time, and none kept that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.content.faults import Fault
from bot.content.rule import Book, Rule

NOTICE = timedelta(days=30)
"""How long before its day a fact is said to be due."""
_IN_LESSONS = "lesson"


def _due(book: Book) -> Iterator[Fault]:
    tree = book.loaded.facts.tree
    for one in book.loaded.facts.facts:
        if one.check_again_by - NOTICE <= book.today:
            path = ("facts", one.id, "check_again_by")
            meant = "somebody to look again, and a later day"
            yield replace(
                tree.fault(path, "fact-due", f"{one.check_again_by}", meant), warning=True
            )


def _unused(book: Book) -> Iterator[Fault]:
    tree = book.loaded.facts.tree
    for one in book.loaded.facts.facts:
        if one.about == _IN_LESSONS and one.id not in book.loaded.named:
            found, meant = f"`{one.id}`, which no lesson names", "a fact that is told somewhere"
            yield tree.fault(("facts", one.id), "unused-fact", found, meant, key=True)


RULES = (
    Rule("fact-due", "A number or a cap that was right last year sends people wrong.", _due),
    Rule("unused-fact", "A fact that nobody reads is looked after for nothing.", _unused),
)
