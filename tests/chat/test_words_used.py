"""Every sentence for people is said somewhere: what nothing says any more is only in the way."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import bot
from tests.chat.test_words import entries

ROOM = Path(bot.__file__).parent
HALL = "hall-"
"""How names begin that the hall's pages know without their beginning."""
_NAME = re.compile(r"[a-z][\w-]*", re.ASCII)
_FEWEST = 4
"""Letters that must be said of a name that is put together, for it to count as said."""


@cache
def spelled() -> frozenset[str]:
    """Names that stand whole in the code, the templates or the pages' scripts."""
    found: set[str] = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found | set(_quoted(r"([\w-]+)")))


@cache
def built() -> tuple[re.Pattern[str], ...]:
    """Names that are put together: f"live-{what}" in code, "staff-" ~ role in a template."""
    found: set[str] = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                found.add("\0".join(_parts(node)))
    found.update(f"{begins}\0" for begins in _quoted(r"([\w-]+-)"))
    found.update(f"\0{ends}" for ends in _quoted(r"(-[\w-]+)"))
    found.update(f"{begins}\0" for begins in re.findall(r"`([\w-]+-)\$\{", _pages()))
    return tuple(
        re.compile("[a-zA-Z0-9-]+".join(re.escape(one) for one in name.split("\0")))
        for name in found
        if re.fullmatch(r"[\w\0-]+", name) and len(name.replace("\0", "")) >= _FEWEST
    )


def _parts(node: ast.JoinedStr) -> list[str]:
    """What stands before, between and after the blanks."""
    parts = [""]
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts[-1] += str(value.value)
        else:
            parts.append("")
    return parts


@cache
def _pages() -> str:
    paths = sorted([*ROOM.rglob("*.html"), *ROOM.rglob("*.js")])
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _quoted(what: str) -> list[str]:
    return re.findall(rf"""["'`]{what}["'`]""", _pages())


def is_said(name: str) -> bool:
    """Whether anything says a sentence."""
    names = {name, name.removeprefix(HALL)}
    return bool(names & spelled()) or any(one.fullmatch(each) for one in built() for each in names)


def test_every_sentence_is_said_somewhere() -> None:
    assert [name for name in entries("en") if not is_said(name)] == []


@pytest.mark.parametrize("name", ["live-what-nobody-says", "hall-said-by-none"])
def test_a_sentence_that_nothing_says_is_found(name: str) -> None:
    assert not is_said(name)
