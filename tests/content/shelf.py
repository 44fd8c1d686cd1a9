"""Small folders of lessons to edit: two lessons, or whole courses, in both languages."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from bot.content.loader import Loaded, load
from bot.content.rule import Book
from bot.settings import ROOT

TODAY = date(2026, 11, 25)
COURSE = "loans/true-cost"
LESSON = f"{COURSE}/what-you-get.yaml"
CHINESE = f"{COURSE}/what-you-get.zh-Hans.yaml"
OTHER = f"{COURSE}/rate-per-what.yaml"
_LESSONS = ("what-you-get", "rate-per-what")


def build(root: Path) -> Path:
    """Copy two lessons and what they stand on below `root`."""
    (root / COURSE).mkdir(parents=True)
    for name in ("track", "track.zh-Hans"):
        shutil.copy(ROOT / f"lessons/loans/{name}.yaml", root / "loans")
    for name in ("course", "course.zh-Hans"):
        shutil.copy(ROOT / f"lessons/{COURSE}/{name}.yaml", root / COURSE)
    for lesson in _LESSONS:
        for path in (ROOT / "lessons" / COURSE).glob(f"{lesson}.*"):
            text = path.read_text(encoding="utf-8")
            # The rules by place, and notes that name some, are left where their facts are.
            plain = re.sub(r"^facts:\n(?:  - .*\n)+", "", text, flags=re.MULTILINE)
            plain = re.sub(r"^notes:\n(?:  .*\n|\n)+", "", plain, flags=re.MULTILINE)
            (root / COURSE / path.name).write_text(plain, encoding="utf-8")
    _keep(root / "loans/track.yaml", "courses:", ("true-cost",))
    _keep(root / COURSE / "course.yaml", "lessons:", _LESSONS)
    return root


def courses(root: Path, *names: str) -> Path:
    """Copy whole courses below `root`, such as `loans/true-cost`, with what all courses share."""
    for name in names:
        track = Path(name).parent
        shutil.copytree(ROOT / "lessons" / name, root / name)
        for path in (ROOT / "lessons" / track).glob("track*.yaml"):
            shutil.copy(path, root / track)
        listed = tuple(Path(one).name for one in names if Path(one).parent == track)
        _keep(root / track / "track.yaml", "courses:", listed)
    for path in (ROOT / "lessons").glob("*.yaml"):
        shutil.copy(path, root)
    return root


def with_patterns(root: Path) -> None:
    """Add the patterns of scams, and the facts they name."""
    shutil.copytree(ROOT / "lessons/scams/patterns", root / "scams/patterns")
    shutil.copy(ROOT / "lessons/facts.yaml", root)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a file; it must be there."""
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text, (name, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def remove(root: Path, *names: str) -> None:
    """Take files out."""
    for name in names:
        (root / name).unlink()


def read(root: Path) -> tuple[Loaded, Book]:
    """The lessons as they are now, and the book that rules look at."""
    loaded = load(root)
    return loaded, Book(loaded, TODAY)


def _keep(path: Path, key: str, names: tuple[str, ...]) -> None:
    head = path.read_text(encoding="utf-8").split(key)[0]
    listed = "".join(f"  - {name}\n" for name in names)
    path.write_text(f"{head}{key}\n{listed}", encoding="utf-8")
