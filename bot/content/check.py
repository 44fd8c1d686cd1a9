"""`check`: everything that is wrong with the lessons, in one run."""

from __future__ import annotations

import json
from pathlib import Path

from bot.content.loader import load


def report(root: Path, form: str) -> tuple[str, bool]:
    """The report on the lessons below `root`, as `text` or `json`, and whether all is well."""
    loaded = load(root)
    if form == "json":
        document = {
            "faults": [fault.as_dict() for fault in loaded.faults],
            "files": loaded.files,
            "lessons": len(loaded.catalogue.lessons),
        }
        return json.dumps(document, ensure_ascii=False, indent=2), not loaded.faults
    lines = [str(fault) for fault in loaded.faults]
    ending = "no faults" if not lines else f"{len(lines)} fault{'s' * (len(lines) > 1)}"
    lines.append(f"{loaded.files} files, {len(loaded.catalogue.lessons)} good lessons: {ending}")
    return "\n".join(lines), not loaded.faults
