"""A new lesson from the template: its files, and its name at the end of its course."""

from __future__ import annotations

import re
from pathlib import Path

from bot.content.faults import did_you_mean

_TEMPLATES = Path(__file__).parent / "words"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\[(?:write|写)[:：][^\]]*\]")
"""What stands in the template where words are to be written."""


class CannotBegin(Exception):  # noqa: N818 - told to the author in one line
    """A lesson that cannot be begun under this name; the text says why."""


def begin(root: Path, name: str) -> list[Path]:
    """Write the files of a new lesson `track/course/lesson`; returns what was written."""
    course, _, lesson = name.rpartition("/")
    if course.count("/") != 1 or not _NAME.fullmatch(lesson) or len(lesson) > 40:
        raise CannotBegin(f"{name}: a lesson is named track/course/lesson, in lower-case words")
    listed = root / course / "course.yaml"
    if not listed.is_file():
        known = {path.parent.relative_to(root).as_posix() for path in root.glob("*/*/course.yaml")}
        raise CannotBegin(f"{course}: no such course; meant: {did_you_mean(course, known)}")
    files = {
        root / f"{course}/{lesson}{ending}": (_TEMPLATES / f"lesson{ending}").read_text("utf-8")
        for ending in (".yaml", ".zh-Hans.yaml")
    }
    for path in files:
        if path.exists():
            raise CannotBegin(f"{path} is there already")
    text = listed.read_text(encoding="utf-8").rstrip("\n")
    if not re.search(r"^  - [a-z0-9-]+$", text.rpartition("\n")[2]):
        raise CannotBegin(f"{listed}: `lessons:` is not a list at its end, one lesson a line")
    for path, words in files.items():
        path.write_text(words, encoding="utf-8")
    listed.write_text(f"{text}\n  - {lesson}\n", encoding="utf-8")
    return [*files, listed]
