"""`reviews.yaml` in the lessons' folder: who signed which text, and when.

A signature is over every text of a file by its place; comments and exceptions are not signed.
Beside it stand short marks of the single texts, so that a review can show which of them are new:
the old words themselves are not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from bot.content.faults import Fault
from bot.content.schema import Shape, Words
from bot.content.tree import Tree, leaves, read

LEDGER = "reviews.yaml"
_UNSIGNED_KEYS = frozenset({"allow", "language"})
_MARK = 4
_HEAD = """\
# Which texts were reviewed, by whom and when. Written by `python main.py review`, never by hand:
# of each file a hash over all its texts, then a short mark of each text.
"""


class SignedFile(Shape):
    """A signed text."""

    by: Words
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    texts: dict[str, Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}( [0-9a-f]{4})*$")]]


class ReviewsFile(Shape):
    """reviews.yaml."""

    lessons: dict[str, SignedFile] = Field(default={})
    quizzes: dict[str, SignedFile] = Field(default={})
    drills: dict[str, SignedFile] = Field(default={})
    tracks: dict[str, SignedFile] = Field(default={})
    courses: dict[str, SignedFile] = Field(default={})
    patterns: dict[str, SignedFile] = Field(default={})
    facts: dict[str, SignedFile] = Field(default={})
    helplines: dict[str, SignedFile] = Field(default={})


SHELVES = tuple(ReviewsFile.model_fields)


class Standing(Enum):
    """How a text stands to what was signed; `STALE`: only the text it was written after is new."""

    SIGNED = "signed"
    NEW = "nobody signed it yet"
    CHANGED = "changed since it was signed"
    STALE = "the source changed since it was signed, this did not"


@dataclass(frozen=True, slots=True)
class Print:
    """What is signed of a file: a hash over all its texts, and a mark of each, in order."""

    whole: str
    marks: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.whole, *self.marks))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when (YYYY-MM-DD), and what: a print by language."""

    by: str
    on: str
    prints: Mapping[str, Print]


@dataclass(frozen=True, slots=True)
class Difference:
    """Texts that are not those signed, with their places, and how many signed ones are gone."""

    texts: tuple[tuple[str, str], ...]
    gone: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All signatures, by shelf and name."""

    shelves: Mapping[str, Mapping[str, Signature]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def unsigned(self, shelf: str, sheets: Mapping[str, Mapping[str, Tree]]) -> frozenset[str]:
        """The names of what nobody signed as it is; `sheets` are its files by language."""
        signatures = self.shelves.get(shelf, {})
        return frozenset(
            name for name, trees in sheets.items() if not is_signed(signatures.get(name), trees)
        )


def signed_texts(tree: Tree) -> list[tuple[str, str]]:
    """What a signature is over: each text with its place; those of a list share one, in order."""
    texts = [(path, text) for path, text in tree.texts() if path[:2] not in _drawn(tree)]
    # Of a sum whose numbers are drawn the ranges and formulas are signed, not one example.
    texts += [(("items", *path), text) for path, text in leaves(dict(tree.templates))]
    return [
        (".".join(part for part in path if isinstance(part, str)), text)
        for path, text in texts
        if path and path[0] not in _UNSIGNED_KEYS
    ]


def _drawn(tree: Tree) -> set[tuple[str, str]]:
    return {("items", name) for name in tree.templates}


def take_print(tree: Tree) -> Print:
    """The print of a file."""
    texts = [f"{place}\n{text}\n" for place, text in signed_texts(tree)]
    whole = hashlib.sha256("".join(texts).encode()).hexdigest()[:32]
    return Print(whole, tuple(_mark(text) for text in texts))


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]


def standing(signature: Signature | None, trees: Mapping[str, Tree]) -> dict[str, Standing]:
    """How each language's file stands; the source comes first in `trees`."""
    found = {language: _standing(signature, language, tree) for language, tree in trees.items()}
    source = next(iter(found), None)
    if source is not None and found[source] is Standing.CHANGED:
        for language, how in found.items():
            if how is Standing.SIGNED:
                found[language] = Standing.STALE
    return found


def _standing(signature: Signature | None, language: str, tree: Tree) -> Standing:
    if signature is None or language not in signature.prints:
        return Standing.NEW
    same = signature.prints[language].whole == take_print(tree).whole
    return Standing.SIGNED if same else Standing.CHANGED


def is_signed(signature: Signature | None, trees: Mapping[str, Tree]) -> bool:
    """Whether exactly these texts were signed, in every language."""
    return all(how is Standing.SIGNED for how in standing(signature, trees).values())


def difference(signature: Signature | None, language: str, tree: Tree) -> Difference:
    """What in a file was not signed; told by marks, so a text in ten thousand may be missed."""
    texts = signed_texts(tree)
    before = () if signature is None else signature.prints.get(language, Print("", ())).marks
    now = take_print(tree).marks
    fresh, gone = [], 0
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            fresh += texts[c:d]
            gone += max(0, (b - a) - (d - c))
    return Difference(tuple(fresh), gone)


def read_ledger(root: Path) -> Ledger:
    """Read the ledger below `root`; without one nothing is signed."""
    try:
        tree = read(LEDGER, (root / LEDGER).read_bytes())
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        found = (error.strerror or "a file that cannot be read").lower()
        return Ledger(faults=(Fault(LEDGER, 1, 1, "file", found, "a file that is there"),))
    if tree.faults:
        return Ledger(faults=tuple(tree.faults))
    try:
        file = ReviewsFile.model_validate(tree.data)
    except ValidationError as error:
        path = tuple(error.errors()[0]["loc"])
        meant = "what `python main.py review` writes"
        return Ledger(faults=(tree.fault(path, "shape", "a line written by hand", meant),))
    return Ledger({shelf: _signatures(getattr(file, shelf)) for shelf in SHELVES})


def _signatures(rows: Mapping[str, SignedFile]) -> dict[str, Signature]:
    return {name: Signature(row.by, row.on, _prints(row)) for name, row in rows.items()}


def _prints(row: SignedFile) -> dict[str, Print]:
    parted = {language: text.split(" ") for language, text in row.texts.items()}
    return {language: Print(one[0], tuple(one[1:])) for language, one in parted.items()}


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Write the ledger, whole or not at all."""
    lines = [_HEAD]
    for shelf in SHELVES:
        lines += _rows(shelf, ledger.shelves.get(shelf, {}))
    made = root / f".{LEDGER}.new"
    made.write_text("".join(lines), encoding="utf-8")
    os.replace(made, root / LEDGER)


def _rows(shelf: str, signatures: Mapping[str, Signature]) -> Iterator[str]:
    if not signatures:
        return
    yield f"{shelf}:\n"
    for name, one in sorted(signatures.items()):
        by = json.dumps(one.by, ensure_ascii=False)
        yield f'  {name}:\n    by: {by}\n    on: "{one.on}"\n    texts:\n'
        for language, text in one.prints.items():
            yield f'      {language}: "{text}"\n'
