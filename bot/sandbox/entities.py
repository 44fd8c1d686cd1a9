"""Formatted text: HTML and MarkdownV2 into plain text and entities, as Telegram reads them.

Offsets and lengths of entities count UTF-16 code units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import bad

Entity = dict[str, Any]

_HTML_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]+);")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^>]*)?)>")
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_RESERVED = "_*[]()~`>#+-=|{}.!"
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?(?!\w)")
_URL = re.compile(r"https?://[^\s<>\"'，。；、）】》]+")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z]\w{2,31}")


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


@dataclass(slots=True)
class _Out:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Entity] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def close(self, start: int, entity: Entity) -> None:
        if self.length > start:
            self.entities.append({"offset": start, "length": self.length - start, **entity})


def parse(text: str, mode: str | None) -> tuple[str, list[Entity]]:
    """Plain text and entities; raise Telegram's "can't parse entities" for what is malformed."""
    match (mode or "").lower():
        case "":
            plain, entities = text, list[Entity]()
        case "html":
            plain, entities = _html(text)
        case "markdownv2" | "markdown":
            plain, entities = _markdown(text)
        case _:
            raise bad("unsupported parse_mode")
    plain, entities = _trim(plain, entities)
    entities = sorted(entities + _found(plain, entities), key=lambda e: (e["offset"], -e["length"]))
    return plain, entities


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        stop = min(end, entity["offset"] + entity["length"] - cut)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def _found(text: str, entities: list[Entity]) -> list[Entity]:
    """Commands, addresses and mentions that stand in the text without markup."""
    if "/" not in text and "@" not in text:
        return []
    covered = [
        (e["offset"], e["offset"] + e["length"])
        for e in entities
        if e["type"] in {"code", "pre", "text_link"}
    ]
    found: list[Entity] = []
    for kind, pattern in (("url", _URL), ("bot_command", _COMMAND), ("mention", _MENTION)):
        past = start = 0
        for match in pattern.finditer(text):
            start += units(text[past : match.start()])
            past, length = match.start(), units(match.group())
            if not any(a < start + length and start < b for a, b in covered):
                found.append({"offset": start, "length": length, "type": kind})
                covered.append((start, start + length))
    return found


def _fail(reason: str) -> Exception:
    return bad(f"can't parse entities: {reason}")


def _html(text: str) -> tuple[str, list[Entity]]:
    out = _Out()
    opened: list[tuple[str, int, Entity]] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "<":
            tag = _TAG.match(text, at)
            offset = len(text[:at].encode())
            if tag is None:
                raise _fail(
                    f'Unsupported start tag "{text[at + 1 : at + 9]}" at byte offset {offset}'
                )
            _html_tag(tag, offset, opened, out)
            at = tag.end()
        elif char == "&":
            reference = _REFERENCE.match(text, at)
            decoded = _decode(reference.group(1)) if reference else None
            out.add(decoded if decoded is not None else "&")
            at = reference.end() if reference and decoded is not None else at + 1
        else:
            stop = min((i for i in (text.find("<", at), text.find("&", at)) if i >= 0), default=-1)
            stop = len(text) if stop < 0 else stop
            out.add(text[at:stop])
            at = stop
    if opened:
        raise _fail(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return "".join(out.parts), out.entities


def _html_tag(
    tag: re.Match[str], offset: int, opened: list[tuple[str, int, Entity]], out: _Out
) -> None:
    closing, name, rest = tag.group(1), tag.group(2).lower(), tag.group(3)
    if closing:
        if not opened:
            raise _fail(f"Unexpected end tag at byte offset {offset}")
        expected, start, done = opened.pop()
        if expected != name:
            raise _fail(
                f"Unmatched end tag at byte offset {offset}, "
                f'expected "</{expected}>", found "</{name}>"'
            )
        if done["type"] != "text_link" or "url" in done:
            out.close(start, done)
        return
    if name not in _HTML_TYPES:
        raise _fail(f'Unsupported start tag "{name}" at byte offset {offset}')
    attributes = {key: value.strip("\"'") for key, value in _ATTRIBUTE.findall(rest or "")}
    entity: Entity = {"type": _HTML_TYPES[name]}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "a" and attributes.get("href"):
        entity["url"] = re.sub(
            _REFERENCE, lambda m: _decode(m.group(1)) or m.group(), attributes["href"]
        )
    if name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    opened.append((name, out.length, entity))


def _decode(name: str) -> str | None:
    if name.startswith("#"):
        code = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None
    return _NAMED.get(name)


def _markdown(text: str) -> tuple[str, list[Entity]]:
    out = _Out()
    opened: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        char = text[at]
        mark = next((m for m in ("__", "||", "*", "_", "~") if text.startswith(m, at)), None)
        if char == "\\" and at + 1 < len(text):
            out.add(text[at + 1])
            at += 2
        elif char == "`":
            at = _code(text, at, out)
        elif char == "[":
            at = _open_link(opened, out, at)
        elif char == "]" and opened and opened[-1][0] == "[":
            at = _close_link(text, at, opened, out)
        elif mark is not None:
            if opened and opened[-1][0] == mark:
                _, start = opened.pop()
                out.close(start, {"type": _MARKS[mark]})
            else:
                opened.append((mark, out.length))
            at += len(mark)
        elif char in _RESERVED:
            raise _fail(
                f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
            )
        else:
            out.add(char)
            at += 1
    if opened:
        raise _fail("Can't find end of the entity starting at byte offset 0")
    return "".join(out.parts), out.entities


def _code(text: str, at: int, out: _Out) -> int:
    fence = "```" if text.startswith("```", at) else "`"
    end = text.find(fence, at + len(fence))
    if end < 0:
        raise _fail(f"Can't find end of Code entity at byte offset {len(text[:at].encode())}")
    start = out.length
    out.add(text[at + len(fence) : end].lstrip("\n" if len(fence) > 1 else ""))
    out.close(start, {"type": "pre" if len(fence) > 1 else "code"})
    return end + len(fence)


def _open_link(opened: list[tuple[str, int]], out: _Out, at: int) -> int:
    opened.append(("[", out.length))
    return at + 1


def _close_link(text: str, at: int, opened: list[tuple[str, int]], out: _Out) -> int:
    _, start = opened.pop()
    if not text.startswith("(", at + 1) or ")" not in text[at:]:
        raise _fail("Can't find end of a URL")
    end = text.index(")", at)
    out.close(start, {"type": "text_link", "url": text[at + 2 : end]})
    return end + 1
