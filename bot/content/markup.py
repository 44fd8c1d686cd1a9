"""Markdown, as authors write it, into the HTML that Telegram shows."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_TAGS = {"strong": "b", "em": "i", "s": "s", "blockquote": "blockquote"}
_REFUSED = {
    "heading_open": "a heading",
    "table_open": "a table",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
    "hr": "a rule",
    "fence": "a code block",
    "code_block": "a code block (an indented line)",
}
_TAG = re.compile(r"<[^>]*>")

# A star beside a word was to mark it; one between spaces is a sign of its own.
_STAR = re.compile(r"(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])")

# CommonMark closes no `**` between a full stop and a letter, which Chinese writes without a space.
# A mark that it takes for punctuation stands there while it parses.
_MARK = "\u2042"
_CLOSING = re.compile(r"(?<=[。：，！？；、”’）》」…])\*\*(?=[^\s*])")
_OPENING = re.compile(r"(?<=[^\s*])\*\*(?=[“‘（《「])")


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that Telegram cannot show; `line` counts from 0 within the text."""

    line: int
    what: str


@lru_cache(maxsize=32_768)
def render(text: str) -> tuple[str, tuple[Refused, ...]]:
    """Telegram HTML for `text`, and what in it cannot be shown.

    Each text is rendered twice, when it is checked and when it is loaded, and again at each reload.
    """
    out: list[str] = []
    refused: list[Refused] = []
    lists: list[int | None] = []
    marked = _OPENING.sub(f"{_MARK}**", _CLOSING.sub(f"**{_MARK}", text))
    for token in _PARSER.parse(marked):
        line = token.map[0] if token.map else 0
        if token.type in _REFUSED:
            refused.append(Refused(line, _REFUSED[token.type]))
        elif token.type == "inline":
            out.append(_inline(token, line, refused))
        else:
            out.append(_block(token, lists))
    shown = re.sub(r"\n{3,}", "\n\n", "".join(out).replace(_MARK, "")).strip()
    seen = plain(shown)
    if "**" in seen:
        refused.append(Refused(0, "a `**` that makes nothing bold"))
    elif _STAR.search(seen) and r"\*" not in text:
        refused.append(Refused(0, "a `*` without its second one"))
    return shown, tuple(refused)


def plain(telegram_html: str) -> str:
    """The text that a person sees."""
    return html.unescape(_TAG.sub("", telegram_html))


def _block(token: Token, lists: list[int | None]) -> str:
    match token.type:
        case "paragraph_close":
            return "\n" if token.hidden else "\n\n"
        case "bullet_list_open":
            lists.append(None)
        case "ordered_list_open":
            start = token.attrGet("start")
            lists.append(1 if start is None else int(start))
        case "bullet_list_close" | "ordered_list_close":
            lists.pop()
            return "\n"
        case "list_item_open":
            return _bullet(lists)
        case "blockquote_open":
            return "<blockquote>"
        case "blockquote_close":
            return "</blockquote>\n"
        case _:
            pass
    return ""


def _bullet(lists: list[int | None]) -> str:
    number = lists[-1]
    if number is None:
        return "• "
    lists[-1] = number + 1
    return f"{number}. "


def _inline(token: Token, line: int, refused: list[Refused]) -> str:
    out: list[str] = []
    children = token.children or []
    for index, child in enumerate(children):
        if child.type in _REFUSED:
            refused.append(Refused(line, _REFUSED[child.type]))
        elif child.type == "text":
            out.append(html.escape(child.content, quote=False))
        elif child.type == "code_inline":
            out.append(f"<code>{html.escape(child.content, quote=False)}</code>")
        elif child.type == "softbreak":
            out.append(_joint(children, index))
        elif child.type == "hardbreak":
            out.append("\n")
        elif child.type == "link_open":
            out.append(f'<a href="{html.escape(str(child.attrGet("href")))}">')
        elif child.type == "link_close":
            out.append("</a>")
        elif child.tag in _TAGS:
            out.append(f"<{'/' if child.nesting < 0 else ''}{_TAGS[child.tag]}>")
    return "".join(out)


def _joint(children: list[Token], index: int) -> str:
    """A line's end inside a paragraph: a space, but none within Chinese."""
    before = children[index - 1].content[-1:] if index else ""
    after = children[index + 1].content[:1] if index + 1 < len(children) else ""
    wide = [unicodedata.east_asian_width(char) in "WF" for char in (before, after) if char]
    return "" if wide and all(wide) else " "
