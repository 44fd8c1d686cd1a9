"""The rooms of the house: who may import whom, as docs/architecture.md says."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import bot

ROOT = Path(bot.__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in ROOT.glob("bot/**/*.py")
}


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The modules of the bot that are imported there."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                yield whole if whole in MODULES else node.module


TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
IMPORTS = {name: set(imported(ast.walk(tree))) for name, tree in TREES.items()}
"""What each module imports, wherever in it that stands."""


def test_no_module_imports_itself_by_way_of_others() -> None:
    # What a function imports when it is called is not there yet: a kind of database opens itself.
    TopologicalSorter({name: set(imported(tree.body)) for name, tree in TREES.items()}).prepare()


@pytest.mark.parametrize(
    ("room", "below"),
    [
        ("core", set()),
        ("store", {"core"}),
        ("content", {"core", "locales"}),
        ("services", {"store", "content", "core", "locales"}),
        ("sandbox", set()),
    ],
)
def test_a_room_imports_only_those_below_it(room: str, below: set[str]) -> None:
    for name, found in IMPORTS.items():
        if name.split(".")[1:2] == [room]:
            rooms = {one.split(".")[1] for one in found if "." in one}
            assert rooms <= {room, *below}, name


def test_the_chat_knows_nothing_of_the_web_and_the_web_only_the_chats_words() -> None:
    for name, found in IMPORTS.items():
        if name.startswith("bot.chat"):
            assert not any(one.startswith("bot.web") for one in found), name
        if name.startswith("bot.web"):
            known = {one for one in found if one.startswith("bot.chat")}
            assert all(one.startswith("bot.chat.screens") for one in known), name
