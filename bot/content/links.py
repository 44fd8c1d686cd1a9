"""Rules about addresses: of a form that can lead somewhere, and somewhere that may be named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.content.faults import Fault
from bot.content.rule import Book, Rule
from bot.content.tree import Path, Tree

_LINK = re.compile(r"\]\(([^)]*)\)|<(https?://[^>]*)>")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_NOWHERE = (".example", ".invalid", ".test", ".local", ".localhost", "example.com", "example.org")


def leads_nowhere(address: str) -> str | None:
    """Why an address cannot lead anywhere, by its form alone; None where it may."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "not an address"
    if parts.scheme not in {"http", "https"}:
        return "no https://"
    if not _HOST.fullmatch(host):
        return f"no site `{host}`"
    if host.endswith(_NOWHERE):
        return f"`{host}`, which is kept for examples"
    if re.search(r"[\s<>\"“”，。）]", address) or address.endswith((".", ",", ")")):
        return "a mark at its end or a space in it"
    return None


def _dead_links(book: Book) -> Iterator[Fault]:
    for manuscript in book.written.values():
        for name, source in manuscript.file.sources.items():
            why = None if source.url is None else leads_nowhere(source.url)
            if why is not None:
                yield _fault(manuscript.tree, ("sources", name, "url"), why)
        for _, tree in manuscript.trees():
            for path, text in tree.texts():
                for found in _LINK.finditer(text):
                    why = leads_nowhere(found.group(1) or found.group(2) or "")
                    if why is not None:
                        yield _fault(tree, path, why)


def _fault(tree: Tree, path: Path, why: str) -> Fault:
    return tree.fault(path, "link", why, "an address that leads somewhere")


RULES = (Rule("link", "A link that leads nowhere costs trust, and a reader's way.", _dead_links),)
