"""`check`: everything that is wrong with the lessons and quizzes, in one run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from bot.content import patterns
from bot.content.asking import load_asking
from bot.content.drills import load_drills
from bot.content.editing import RULES, edit
from bot.content.loader import DRILLS, load
from bot.content.quizzes import load_quizzes
from bot.content.review import Reviews
from bot.content.rule import Book
from bot.content.sheets import named, sheets, told_beside
from bot.content.wording import grade_of


def report(root: Path, form: str, quizzes: Path | None = None, *, today: date) -> tuple[str, bool]:
    """The report on lessons, drills and quizzes, as `text` or `json`, and whether all is well."""
    loaded = load(root)
    played = load_quizzes(quizzes, loaded.catalogue)
    practised = load_drills(root / DRILLS, loaded.catalogue)
    known = patterns.load(root)
    asking = load_asking(root, loaded.catalogue, loaded.facts.facts)
    shelves = sheets(loaded, played, practised, known, asking)
    whole = replace(loaded, named=loaded.named | named(shelves, asking))
    book = Book(whole, today, told_beside(shelves, asking))
    reviews = Reviews(root, loaded, shelves)
    found = (
        *loaded.faults,
        *practised.faults,
        *played.faults,
        *loaded.facts.faults,
        *known.faults,
        *asking.faults,
        *edit(book),
    )
    faults = sorted({*found, *reviews.faults, *reviews.unsigned()})
    grave = sum(not fault.warning for fault in faults)
    files = loaded.files + practised.files + played.files + loaded.facts.files + known.files
    files += asking.files
    grades = [grade_of(book, name) for name in book.manuscripts]
    grade = round(median(grades), 1) if grades else None
    if form == "json":
        document = {
            "faults": [fault.as_dict() for fault in faults],
            "files": files,
            "lessons": len(loaded.catalogue.lessons),
            "drills": len(practised.drills),
            "quizzes": len(played.quizzes),
            "median_grade": grade,
            "signed": len(reviews.names) - len(list(reviews.waiting())),
        }
        return json.dumps(document, ensure_ascii=False, indent=2), not grave
    lines = [str(fault) for fault in faults]
    ending = "no faults" if not grave else f"{grave} fault{'s' * (grave > 1)}"
    good = (
        f"{len(loaded.catalogue.lessons)} good lessons, {len(practised.drills)} drills,"
        f" {len(played.quizzes)} quizzes"
    )
    lines.append(f"{files} files, {good}: {ending}")
    lines.append(reviews.summary())
    if grade is not None:
        lines.append(
            f"English reading level: grade {grade} in the middle, {max(grades):.1f} at most"
        )
    return "\n".join(lines), not grave


def rules() -> str:
    """The rules about words and banks, each with its reason."""
    widest = max(len(rule.name) for rule in RULES)
    return "\n".join(f"{rule.name:<{widest}}  {rule.reason}" for rule in RULES)
