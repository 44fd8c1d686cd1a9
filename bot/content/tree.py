"""A YAML file as plain data, with the place of everything in it.

Every scalar is read as the text that stands there: YAML's own guesses (`no` as false, `12:30` as
750, `3.10` as 3.1) are left out, and the schema says what is a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from bot.content import slips
from bot.content.faults import Fault

Data = str | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]
Place = tuple[int, int]

LARGEST = 256 * 1024
_DEEPEST = 20
_NO_WORD = 'a word before the colon; a text that begins with `{` between two `"`'
_SAVE_AS = (
    "text saved as UTF-8 (VS Code: the encoding at the lower right, Save with Encoding, UTF-8)"
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_own(text: str) -> Any:
    """What stands in a file that is ours, so that it is not checked like an author's."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - it is safe


@dataclass(slots=True)
class Tree:
    """A file read: `data` is None where it could not be; places count from 1."""

    path: str
    data: Data | None = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    text: str = ""
    # Items whose numbers are drawn later, as they are written; in `data` they stand as an example.
    templates: dict[str, Data] = field(default_factory=dict)
    # Values written as block scalars (`|`), whose lines are lines of the file.
    blocks: set[Path] = field(default_factory=set)
    # Values in which something was worked out.
    worked: set[Path] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    # The data as it was written, where expressions were worked out in it.
    written: Data | None = None
    # Facts that its texts name.
    named: frozenset[str] = frozenset()

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest thing around it that is there."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def key_place(self, path: Path) -> Place:
        """Where the key of `path` stands."""
        return self.keys.get(path) or self.place(path)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Every scalar with its path, in the file's order."""
        yield from leaves(self.data, ())

    def part(self, path: Path) -> Tree:
        """What stands at `path`, as a tree of its own that knows where it begins in the file."""
        data = self.data
        for step in path:
            data = data[step] if isinstance(data, list | dict) else None  # type: ignore[index]
        return Tree(self.path, data, {(): self.key_place(path)})

    def fault(self, path: Path, rule: str, found: str, meant: str, *, key: bool = False) -> Fault:
        """A fault at the value, or at the key, of `path`."""
        line, column = self.key_place(path) if key else self.place(path)
        return Fault(self.path, line, column, rule, found, meant)

    def fault_in(self, path: Path, at: int, rule: str, found: str, meant: str) -> Fault:
        """A fault at character `at` of the value at `path`, as far as the file's lines tell.

        Found by the words around it, as quotes and indents are not part of the value.
        """
        value = dict(self.texts()).get(path, "")
        start = value.rfind("\n", 0, at) + 1
        line_here = value[start:].partition("\n")[0]
        first, _ = self.place(path)
        for number, line in enumerate(self.text.split("\n")[first - 1 :], first):
            column = line.find(line_here)
            if line_here and column >= 0:
                return Fault(self.path, number, column + 1 + at - start, rule, found, meant)
        return self.fault(path, rule, found, meant)


def leaves(data: Data | None, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every scalar of some data with its path, in order."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, child in enumerate(data):
            yield from leaves(child, (*path, index))
    elif data is not None:
        for key, child in data.items():
            yield from leaves(child, (*path, key))


@lru_cache(maxsize=1024)
def read(path: str, raw: bytes) -> Tree:
    """Read a file's bytes; what is wrong with it stands in the tree's faults.

    The same bytes give the same tree, so that after an edit only the file that changed is parsed
    again; nobody changes a tree once it is read.
    """
    tree = Tree(path)
    text = _decode(tree, raw)
    if text is None:
        return tree
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        tree.faults.append(_slip(path, text, error))
        return tree
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        slip = slips.unreadable(text)
        found = slip.found if slip else str(error).splitlines()[0]
        place = (slip.line, slip.column) if slip else (1, 1)
        meant = slip.meant if slip else "well-formed YAML"
        tree.faults.append(Fault(path, *place, "yaml", found, meant))
        return tree
    if node is None:
        tree.faults.append(Fault(path, 1, 1, "yaml", "an empty file", "keys with values"))
        return tree
    if _has_anchors(tree, text):
        return tree
    tree.text = text
    tree.data = _plain(tree, node, ())
    return tree


def _slip(path: str, text: str, error: yaml.MarkedYAMLError) -> Fault:
    """What keeps a file from being read: the slip behind it if it is known, else the parser's word.

    Nothing else of the file is looked at, so this is its only fault.
    """
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, text.count("\n") + 1)
    slip = slips.find(text, line)
    if slip is not None:
        return Fault(path, slip.line, slip.column, "yaml", slip.found, slip.meant)
    problem = (error.problem or str(error)).removeprefix("found ")
    meant = "well-formed YAML; look at this line and the one above"
    return Fault(path, line, column, "yaml", problem, meant)


def _has_anchors(tree: Tree, text: str) -> bool:
    """Anchors and aliases make files hard to read, and small files huge: refused."""
    for event in yaml.parse(text, Loader=_Loader):
        name = getattr(event, "anchor", None)
        if name and event.start_mark:
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            found = f"an anchor or alias `{name}`"
            tree.faults.append(Fault(tree.path, *place, "yaml", found, "the text written out"))
    return bool(tree.faults)


def _decode(tree: Tree, raw: bytes) -> str | None:
    if len(raw) > LARGEST:
        found = f"{len(raw)} bytes"
        tree.faults.append(Fault(tree.path, 1, 1, "size", found, f"at most {LARGEST} bytes"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        found = f"the byte 0x{raw[error.start]:02x}, as in {_looks_like(raw)}"
        tree.faults.append(Fault(tree.path, line, column, "encoding", found, _SAVE_AS))
        return None


def _looks_like(raw: bytes) -> str:
    """What kind of file it may be that is not UTF-8."""
    if raw.startswith(b"PK"):
        return "a word processor's file"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "a UTF-16 file"
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return "a file in another encoding"
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return "a GBK file" if chinese > len(text) // 10 else "a file in another encoding"


def _plain(tree: Tree, node: yaml.Node, path: Path) -> Data:
    tree.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        if node.style in {"|", ">"}:
            tree.blocks.add(path)
        return str(node.value)
    if len(path) > _DEEPEST:
        tree.faults.append(tree.fault(path, "yaml", "nesting this deep", "a flat file"))
        return ""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(tree, child, (*path, index)) for index, child in enumerate(node.value)]
    return dict(_pairs(tree, node, path))


def _pairs(tree: Tree, node: yaml.Node, path: Path) -> Iterator[tuple[str, Data]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            tree.faults.append(Fault(tree.path, *place, "yaml", "a key that is no word", _NO_WORD))
            continue
        key = str(key_node.value)
        if key in seen:
            tree.faults.append(
                Fault(tree.path, *place, "duplicate-key", f"`{key}` again", "each key once")
            )
            continue
        seen.add(key)
        tree.keys[(*path, key)] = place
        yield key, _plain(tree, value_node, (*path, key))
