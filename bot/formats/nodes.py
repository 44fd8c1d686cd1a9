"""XML as a small tree: read without entities and document types, each node with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bot.formats.bank import BadFile

_DEEPEST = 200
_MOST = 500_000
_VOID = frozenset({"br", "img", "hr"})


@dataclass(slots=True)
class Node:
    """An element: `tag` without its namespace; `text` comes first within it, `tail` after it."""

    tag: str
    line: int
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""
    tail: str = ""

    def all(self, tag: str) -> list[Node]:
        """Children of that name."""
        return [child for child in self.children if child.tag == tag]

    def first(self, *path: str) -> Node | None:
        """The first child of that name, of that name in it, and so on."""
        node: Node | None = self
        for tag in path:
            node = None if node is None else next(iter(node.all(tag)), None)
        return node

    def words(self, *path: str) -> str:
        """All text within the node at `path`; empty where there is none."""
        node = self.first(*path)
        return "" if node is None else "".join(node.texts()).strip()

    def get(self, name: str, otherwise: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, otherwise)

    def walk(self) -> Iterator[Node]:
        """This node and all in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *tags: str) -> list[Node]:
        """All nodes within of one of these names."""
        return [node for node in self.walk() if node.tag in tags]

    def inner(self) -> str:
        """What stands in it, as HTML."""
        return escape(self.text, quote=False) + "".join(child.outer() for child in self.children)

    def outer(self) -> str:
        """The node itself with what stands in it and behind it, as HTML."""
        given = "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes.items())
        tail = escape(self.tail, quote=False)
        if self.tag in _VOID:
            return f"<{self.tag}{given}/>{tail}"
        return f"<{self.tag}{given}>{self.inner()}</{self.tag}>{tail}"

    def texts(self) -> Iterator[str]:
        """All texts within, in pieces."""
        yield self.text
        for child in self.children:
            yield from child.texts()
            yield child.tail


class _Builder:
    """Takes what the parser finds; `parser` says in which line it is."""

    def __init__(self) -> None:
        self.parser: DefusedXMLParser | None = None
        self.root: Node | None = None
        self._open: list[Node] = []
        self._closed: Node | None = None
        self._count = 0

    @property
    def line(self) -> int:
        return 0 if self.parser is None else int(self.parser.parser.CurrentLineNumber)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _DEEPEST:
            raise BadFile(f"XML nested more than {_DEEPEST} deep", self.line)
        if self._count > _MOST:
            raise BadFile(f"XML of more than {_MOST:,} elements", self.line)
        given = {_local(name): value for name, value in attributes.items()}
        node = Node(_local(tag), self.line, given)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._closed = None

    def end(self, tag: str) -> None:
        self._closed = self._open.pop()

    def data(self, text: str) -> None:
        if self._closed is not None:
            self._closed.tail += text
        elif self._open:
            self._open[-1].text += text

    def close(self) -> Node | None:
        return self.root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def read(data: bytes) -> Node:
    """The tree of an XML file. One with a document type or entities of its own is refused."""
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.parser = parser
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        why = "XML with a document type or entities of its own, which may do harm"
        raise BadFile(why, builder.line) from error
    except ParseError as error:
        raise BadFile(
            f"XML that is broken: {str(error).partition(':')[0]}", error.position[0]
        ) from error
    except (LookupError, ValueError, UnicodeError) as error:
        raise BadFile("XML in an encoding that is not known", 1) from error
    if builder.root is None:
        raise BadFile("XML with nothing in it", 1)
    return builder.root


def allowed(text: str) -> str:
    """The text without characters that no XML may hold."""
    return "".join(char for char in text if char in "\n\t" or _is_allowed(ord(char)))


def _is_allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF


def t(text: str) -> str:
    """A plain text in XML."""
    return escape(allowed(text), quote=False)


def a(text: str) -> str:
    """An attribute's value with its quotes."""
    return quoteattr(allowed(text))
