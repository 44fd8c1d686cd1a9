"""`export` and `import`: files in and out, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path

from bot.content.faults import did_you_mean
from bot.content.loader import load
from bot.core.course import Catalogue
from bot.formats import exchange
from bot.formats.archive import LARGEST
from bot.formats.bank import BadFile, Loss, Tick, from_lessons
from bot.formats.draft import draft, language_of
from bot.formats.exchange import FORMATS, Format

Bar = Callable[[int | None], Tick]
"""Told how many steps there are, if that is known, it gives what is called at each."""

LANGUAGES = ("en", "zh-Hans")
_LESSON = re.compile(r"[a-z0-9-]+/[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*")
_FEW = 4


def export(folder: Path, name: str, *, pattern: str, language: str, to: Path, bar: Bar) -> str:
    """Write the questions of the lessons that `pattern` names; returns the report."""
    form = _form(name)
    _check_language(language)
    catalogue = load(folder).catalogue
    bank = from_lessons(catalogue, _lessons(catalogue, pattern), language)
    made = exchange.export(bank, form, bar(2 * len(bank.items)))
    to.write_bytes(made.data)
    lines = [f"{made.items} of {len(bank.items)} questions are in {to}, as {form.title}."]
    return "\n".join([*lines, *_told(made.losses, to)])


def import_(
    folder: Path, file: Path, *, name: str | None, into: str, language: str | None, bar: Bar
) -> str:
    """Write a draft of the lesson `into` with the questions of `file`; returns the report."""
    target = _target(folder, into)
    if language is not None:
        _check_language(language)
    if file.stat().st_size > LARGEST:
        raise BadFile(f"{file}: more than {LARGEST // 1024 // 1024} MB")
    data = file.read_bytes()
    try:
        form = exchange.guess(file.name, data) if name is None else _form(name)
        found = exchange.read(data, form, bar(None))
    except BadFile as error:
        raise BadFile(f"{file}: {error}") from error
    if not found.items:
        raise BadFile(
            "\n".join([f"{file}: no question in it fits lessons.", *_listed(found.losses)])
        )
    made = draft(found.items, into, file.name, language or language_of(found.items))
    with target.open("x", encoding="utf-8") as out:
        out.write(made.text)
    lines = [f"{len(found.items)} questions of {form.title} are in {target}."]
    lines += _told((*found.losses, *made.losses), file)
    lines.append(f"{len(made.to_write)} things are still to write; the file lists them at its end.")
    return "\n".join(lines)


def _form(name: str) -> Format:
    if name not in FORMATS:
        raise BadFile(f"no format `{name}`; meant: {did_you_mean(name, FORMATS)}")
    return FORMATS[name]


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise BadFile(f"no language `{language}`; meant: {did_you_mean(language, LANGUAGES)}")


def _lessons(catalogue: Catalogue, pattern: str) -> tuple[str, ...]:
    found = tuple(
        name
        for course in catalogue.courses
        for name in course.lessons
        if name in catalogue.lessons and fnmatchcase(name, pattern)
    )
    if not found:
        meant = did_you_mean(pattern, catalogue.lessons) if "*" not in pattern else "loans/*"
        raise BadFile(f"no lesson is named `{pattern}`; meant: {meant[:300]}")
    return found


def _target(folder: Path, into: str) -> Path:
    if not _LESSON.fullmatch(into):
        raise BadFile(f"`{into}` is no lesson; meant: track/course/lesson, in lower-case words")
    course = folder / into.rpartition("/")[0]
    if not (course / "course.yaml").exists():
        courses = folder.glob("*/*/course.yaml")
        known = [path.parent.relative_to(folder).as_posix() for path in courses]
        meant = did_you_mean(into.rpartition("/")[0], known)
        raise BadFile(f"no course `{into.rpartition('/')[0]}`; meant: {meant}")
    target = folder / f"{into}.yaml"
    if target.exists():
        raise BadFile(f"{target} is there already; choose another name")
    return target


def _told(losses: Sequence[Loss], beside: Path) -> list[str]:
    """What was lost, in short; item by item in a file beside where there is much of it."""
    if not losses:
        return ["Nothing was lost."]
    lines = _listed(losses)
    if len(lines) < len(losses):
        full = beside.with_name(f"{beside.name}.lost.txt")
        full.write_text("".join(f"{one}\n" for one in losses), encoding="utf-8")
        lines.append(f"Each of these {len(losses)}, item by item: {full}")
    return lines


def _listed(losses: Sequence[Loss]) -> list[str]:
    """A line for each thing lost and its reason, with its items where they are few."""

    def key(loss: Loss) -> tuple[str, str]:
        return loss.part, loss.why

    lines = []
    for (part, why), group in groupby(sorted(losses, key=key), key):
        there = list(group)
        if len(there) <= _FEW:
            lines += [f"lost: {one}" for one in there]
        else:
            lines.append(f"lost {len(there)} times: {part}: {why}")
    return lines
