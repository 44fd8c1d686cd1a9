"""New lessons and drills from their templates: the files, and a lesson's name in its course."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bot.content.blank import blank
from bot.content.faults import did_you_mean
from bot.content.loader import DRILLS, TRANSLATIONS, load
from bot.content.schema import DrillWordsFile, LessonWordsFile, Shape
from bot.content.tree import read

_TEMPLATES = Path(__file__).parent / "words"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 40
_PUT = re.compile(r"\bLESSON\b|\bOBJECTIVE\b")
PLACEHOLDER = re.compile(r"\[(?:write|写)[:：][^\]]*\]")
"""What stands in the template where words are to be written."""


class CannotBegin(Exception):  # noqa: N818 - told to the author in one line
    """A lesson or drill that cannot be begun under this name; the text says why."""


def begin(root: Path, name: str) -> list[Path]:
    """Write the files of a new lesson `track/course/lesson`; returns what was written."""
    course, _, lesson = name.rpartition("/")
    if course.count("/") != 1 or not _NAME.fullmatch(lesson) or len(lesson) > _LONGEST:
        raise CannotBegin(f"{name}: a lesson is named track/course/lesson, in lower-case words")
    listed = root / course / "course.yaml"
    if not listed.is_file():
        known = {path.parent.relative_to(root).as_posix() for path in root.glob("*/*/course.yaml")}
        raise CannotBegin(f"{course}: no such course; meant: {did_you_mean(course, known)}")
    files = _files("lesson", root / name)
    text = listed.read_text(encoding="utf-8").rstrip("\n")
    if not re.search(r"^  - [a-z0-9-]+$", text.rpartition("\n")[2]):
        raise CannotBegin(f"{listed}: `lessons:` is not a list at its end, one lesson a line")
    _write(files)
    listed.write_text(f"{text}\n  - {lesson}\n", encoding="utf-8")
    return [*files, listed]


def begin_drill(root: Path, name: str, lesson: str) -> list[Path]:
    """Write the files of a new drill about what `lesson` teaches; returns what was written."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise CannotBegin(f"{name}: a drill is named in lower-case words joined by `-`")
    known = load(root).catalogue.lessons
    if lesson not in known:
        raise CannotBegin(f"{lesson}: no such lesson; meant: {did_you_mean(lesson, known)}")
    objective = next(iter(next(iter(known[lesson].editions.values())).objectives))
    files = _files("drill", root / DRILLS / name)
    put = {"LESSON": lesson, "OBJECTIVE": objective}
    _write({path: _PUT.sub(lambda one: put[one[0]], words) for path, words in files.items()})
    return list(files)


def begin_words(root: Path, name: str) -> Path:
    """Write the Chinese file of a lesson or `drill NAME` that has none; returns it."""
    drill = name.removeprefix("drill ")
    path = root / (f"{DRILLS}/{drill}.yaml" if drill != name else f"{name}.yaml")
    if not path.is_file():
        raise CannotBegin(f"{path}: there is no such file")
    made = path.with_suffix(f".{TRANSLATIONS[0]}.yaml")
    if made.exists():
        raise CannotBegin(f"{made} is there already")
    tree = read(path.relative_to(root).as_posix(), path.read_bytes())
    if tree.data is None or tree.faults:
        raise CannotBegin("\n".join(map(str, tree.faults)))
    kind = "drill" if drill != name else "lesson"
    shape: type[Shape] = DrillWordsFile if kind == "drill" else LessonWordsFile
    head = (_TEMPLATES / f"{kind}.zh-Hans.yaml").read_text("utf-8").splitlines(keepends=True)[:2]
    made.write_text(blank(shape, tree.data, "".join(head)), encoding="utf-8")
    return made


def _files(kind: str, path: Path) -> dict[Path, str]:
    """The files to be, by language, with what the template says; none of them is there yet."""
    endings = (".yaml", ".zh-Hans.yaml")
    files = {
        path.with_name(f"{path.name}{ending}"): (_TEMPLATES / f"{kind}{ending}").read_text("utf-8")
        for ending in endings
    }
    for file in files:
        if file.exists():
            raise CannotBegin(f"{file} is there already")
    return files


def _write(files: Mapping[Path, str]) -> None:
    for path, words in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, encoding="utf-8")
