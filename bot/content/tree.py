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


def read_once(path: str, raw: bytes) -> Tree:
    """Read a file's bytes; what is wrong with it stands in the tree's faults."""
    tree = Tree(path)
    text = _decode(tree, raw)
    if text is None:
        return tree
    try:
        data = _Composing(tree, text).document()
    except yaml.MarkedYAMLError as error:
        tree.faults[:] = [_slip(path, text, error)]
        return tree
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        slip = slips.unreadable(text)
        found = slip.found if slip else str(error).splitlines()[0]
        place = (slip.line, slip.column) if slip else (1, 1)
        meant = slip.meant if slip else "well-formed YAML"
        tree.faults[:] = [Fault(path, *place, "yaml", found, meant)]
        return tree
    if data is not None:
        tree.text, tree.data = text, data
    return tree


@lru_cache(maxsize=1024)
def read(path: str, raw: bytes) -> Tree:
    """`read_once`, kept: the same bytes give the same tree, so that after an edit only the file
    that changed is parsed again; nobody changes a tree once it is read."""
    return read_once(path, raw)


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


class _Composing:
    """Plain data of what a parser tells, in one pass: nodes in between take three times as long."""

    def __init__(self, tree: Tree, text: str) -> None:
        self._tree = tree
        self._anchored: list[Fault] = []
        self._events = self._told(text)

    def document(self) -> Data | None:
        """The only document of a file; None where there is none, or one with anchors."""
        data: Data | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if data is not None:
                    raise _refusal("but found another document", event)
                data = self._node(next(self._events), ())
        if self._anchored:
            self._tree.faults[:] = self._anchored
            return None
        if data is None:
            empty = Fault(self._tree.path, 1, 1, "yaml", "an empty file", "keys with values")
            self._tree.faults.append(empty)
        return data

    def _told(self, text: str) -> Iterator[yaml.Event]:
        """What the parser tells. Anchors and aliases make files hard to read, and small files huge:
        refused."""
        known: set[str] = set()
        for event in yaml.parse(text, Loader=_Loader):
            name = getattr(event, "anchor", None)
            if name:
                if isinstance(event, yaml.AliasEvent) and name not in known:
                    raise _refusal("found undefined alias", event)
                known.add(name)
                found = f"an anchor or alias `{name}`"
                meant = "the text written out"
                self._anchored.append(Fault(self._tree.path, *_place(event), "yaml", found, meant))
            yield event

    def _node(self, event: yaml.Event, path: Path) -> Data:
        tree = self._tree
        tree.values[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style in {"|", ">"}:
                tree.blocks.add(path)
            return str(event.value)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if len(path) > _DEEPEST:
            tree.faults.append(tree.fault(path, "yaml", "nesting this deep", "a flat file"))
            self._skip(event)
            return ""
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._node(child, (*path, at)) for at, child in enumerate(self._children())]
        return dict(self._pairs(path))

    def _pairs(self, path: Path) -> Iterator[tuple[str, Data]]:
        tree, seen = self._tree, set[str]()
        for event in self._children():
            place = _place(event)
            if not isinstance(event, yaml.ScalarEvent):
                found = Fault(tree.path, *place, "yaml", "a key that is no word", _NO_WORD)
                tree.faults.append(found)
                self._skip(event)
                self._skip(next(self._events))
                continue
            key = str(event.value)
            value = next(self._events)
            if key in seen:
                found = Fault(tree.path, *place, "duplicate-key", f"`{key}` again", "each key once")
                tree.faults.append(found)
                self._skip(value)
                continue
            seen.add(key)
            tree.keys[(*path, key)] = place
            yield key, self._node(value, (*path, key))

    def _children(self) -> Iterator[yaml.Event]:
        """What begins each thing within the list or mapping that has just begun."""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _skip(self, event: yaml.Event) -> None:
        """Leave out what begins with `event`, to its end."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = next(self._events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)


def _refusal(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
