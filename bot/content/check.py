"""`check`: everything that is wrong with the lessons and quizzes, in one run."""

from __future__ import annotations

import json
from pathlib import Path

from bot.content import patterns
from bot.content.facts import load_facts
from bot.content.loader import load
from bot.content.quizzes import load_quizzes


def report(root: Path, form: str, quizzes: Path | None = None) -> tuple[str, bool]:
    """The report on lessons and quizzes, as `text` or `json`, and whether all is well."""
    loaded = load(root)
    played = load_quizzes(quizzes, loaded.catalogue)
    told, known = load_facts(root), patterns.load(root)
    faults = loaded.faults + played.faults + told.faults + known.faults
    files = loaded.files + played.files + told.files + known.files
    if form == "json":
        document = {
            "faults": [fault.as_dict() for fault in faults],
            "files": files,
            "lessons": len(loaded.catalogue.lessons),
            "quizzes": len(played.quizzes),
        }
        return json.dumps(document, ensure_ascii=False, indent=2), not faults
    lines = [str(fault) for fault in faults]
    ending = "no faults" if not lines else f"{len(lines)} fault{'s' * (len(lines) > 1)}"
    good = f"{len(loaded.catalogue.lessons)} good lessons, {len(played.quizzes)} quizzes"
    lines.append(f"{files} files, {good}: {ending}")
    return "\n".join(lines), not faults
