"""`check`: everything that is wrong with the lessons and quizzes, in one run."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from statistics import median

from bot.content.editing import RULES, edit
from bot.content.faults import told
from bot.content.review import Reviews
from bot.content.rule import Book
from bot.content.sheets import read_all
from bot.content.wording import grade_of


def report(
    root: Path,
    form: str,
    quizzes: Path | None = None,
    *,
    today: date,
    only: Collection[str] = (),
    before: str = "",
) -> tuple[str, bool]:
    """The report on lessons, drills and quizzes, as `text` or `json`, and whether all is well.

    Of those named in `only`, as `review` names them; none: of all. `before` stands before the paths
    of a text's lines, so that a terminal can lead to the files.
    """
    content = read_all(root, quizzes)
    loaded, played, practised = content.loaded, content.quizzes, content.drills
    book = Book(loaded, today, practised, content.beside)
    reviews = Reviews(root, content)
    faults = sorted({*content.faults, *edit(book), *reviews.faults, *reviews.unsigned()})
    if only:
        places = tuple(f"{_place(name)}." for name in only)
        faults = [fault for fault in faults if fault.path.startswith(places)]
    grave = sum(not fault.warning for fault in faults)
    grades = [grade_of(book, name) for name in book.manuscripts]
    grade = round(median(grades), 1) if grades else None
    if form == "json":
        document = {
            "faults": [fault.as_dict() for fault in faults],
            "files": content.files,
            "lessons": len(loaded.catalogue.lessons),
            "drills": len(practised.drills),
            "quizzes": len(played.quizzes),
            "median_grade": grade,
            "signed": len(reviews.names) - len(list(reviews.waiting())),
        }
        return json.dumps(document, ensure_ascii=False, indent=2), not grave
    ours = [fault for fault in faults if not fault.path.startswith("quizzes/")]
    theirs = [fault for fault in faults if fault.path.startswith("quizzes/")]
    lines = [*told(ours, before), *told(theirs)]
    if only:
        lines.append(f"{', '.join(only)}: {'no faults' if not grave else _faults(grave)}")
        return "\n".join(lines), not grave
    ending = "no faults" if not grave else _faults(grave)
    good = (
        f"{len(loaded.catalogue.lessons)} good lessons, {len(practised.drills)} drills,"
        f" {len(played.quizzes)} quizzes"
    )
    lines.append(f"{content.files} files, {good}: {ending}")
    lines.append(reviews.summary())
    if grade is not None:
        lines.append(
            f"English reading level: grade {grade} in the middle, {max(grades):.1f} at most"
        )
    return "\n".join(lines), not grave


def _faults(count: int) -> str:
    return f"{count} fault{'s' * (count > 1)}"


def _place(name: str) -> str:
    """Where the files of a lesson, quiz or drill are, without their endings."""
    return name.replace("drill ", "drills/").replace("quiz ", "quizzes/")


def named(words: str) -> str:
    """The name of a lesson, quiz or drill, also where the path of one of its files is given."""
    path = re.sub(r"^(?:.*/)?lessons/", "", words.replace("\\", "/")).removeprefix("./")
    if not path.endswith(".yaml"):
        return words if " " in words else path
    name = path.removesuffix(".yaml").removesuffix(".zh-Hans")
    for folder, kind in (("drills/", "drill "), ("quizzes/", "quiz ")):
        if name.startswith(folder):
            return f"{kind}{name.removeprefix(folder)}"
    return name


def rules() -> str:
    """The rules about words and banks, each with its reason."""
    widest = max(len(rule.name) for rule in RULES)
    return "\n".join(f"{rule.name:<{widest}}  {rule.reason}" for rule in RULES)
