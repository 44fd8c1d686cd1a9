"""Texts on their way: Telegram's HTML into a web page's and into Markdown, and back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from bot.content import markup
from bot.formats.bank import BadFile

_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"})
_TAGS = {"i": "i", "em": "i", "cite": "i", "s": "s", "del": "s", "strike": "s"} | {
    "code": "code",
    "tt": "code",
    "kbd": "code",
    "blockquote": "blockquote",
    **dict.fromkeys(_BOLD, "b"),
}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "pre",
        "blockquote",
        "section",
        "article",
        "dl",
        "form",
        "hr",
        "figure",
    ]
)
_LINES = frozenset({"li", "tr", "dt", "dd"})
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})
_MEDIA = frozenset({"img", "object", "audio", "video", "iframe", "embed", "svg", "math", "canvas"})
_PIECE = re.compile(r"(</?[a-z]+[^>]*>)")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 100
LONGEST = 20_000
"""The longest text that is read, in characters: far more than a question has."""


def page(telegram_html: str) -> str:
    """Telegram's HTML as a web page shows it, well-formed, with paragraphs and lists.

    A text that is one plain line stays as it is.
    """
    blocks = [block for block in _blocks(telegram_html) if block]
    if len(blocks) == 1 and "\n" not in blocks[0] and not _listed(blocks[0].split("\n")):
        return blocks[0]
    if not all(_balanced(line) for line in telegram_html.split("\n")):
        return telegram_html.replace("\n", "<br/>")
    return "".join(_block_page(block) for block in blocks)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, and quotations whole."""
    for piece in re.split(r"(<blockquote>.*?</blockquote>)", text, flags=re.DOTALL):
        if piece.startswith("<blockquote>"):
            yield piece
        else:
            yield from piece.strip("\n").split("\n\n")


def _block_page(block: str) -> str:
    lines = block.split("\n")
    kind = _listed(lines)
    if kind:
        start = lines[0].partition(". ")[0] if kind == "ol" else "1"
        first = "" if start == "1" else f' start="{start}"'
        items = "".join(f"<li>{line.partition(' ')[2]}</li>" for line in lines)
        return f"<{kind}{first}>{items}</{kind}>"
    joined = "<br/>".join(lines)
    return joined if block.startswith("<blockquote>") else f"<p>{joined}</p>"


def _listed(lines: list[str]) -> str:
    """`ul` or `ol` where every line is an item of such a list."""
    if all(line.startswith("• ") for line in lines):
        return "ul"
    if not lines[0].partition(". ")[0].isascii() or not lines[0].partition(". ")[0].isdigit():
        return ""
    first = int(lines[0].partition(". ")[0][:9])
    numbered = all(line.startswith(f"{first + place}. ") for place, line in enumerate(lines))
    return "ol" if numbered else ""


def _balanced(line: str) -> bool:
    """Whether every mark that begins in a line ends in it."""
    marks: list[str] = []
    for closing, mark in re.findall(r"<(/?)([a-z]+)[^>]*>", line):
        if not closing:
            marks.append(mark)
        elif not marks or marks.pop() != mark:
            return False
    return not marks


def of_plain(words: str) -> str:
    """A plain text as HTML."""
    return html.escape(words, quote=False)


class _Reader(HTMLParser):
    """Reads any page's HTML into what Telegram shows; what it cannot show is named in `lost`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.lost: list[str] = []
        self._open: list[str] = []
        self._lists: list[int | None] = []
        self._silent = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
            self._lose("a script or style")
        elif tag in _MEDIA:
            self._picture(given)
        elif tag == "br":
            self.out.append("\n")
        elif tag in _BLOCKS:
            self._break(2)
        if tag in {"ul", "ol"} and len(self._lists) < _DEEPEST:
            start = given.get("start") or "1"
            self._lists.append(None if tag == "ul" else int(start) if start.isdecimal() else 1)
        elif tag in _LINES:
            self._line(tag)
        elif tag in {"td", "th"}:
            self._cell()
        self._mark(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"br", "hr", "img", "embed"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        mark = "a" if tag == "a" else _TAGS.get(tag)
        if mark is not None and mark in self._open:
            self._close(mark)
        if tag in _BLOCKS:
            self._break(2)
        elif tag in _LINES:
            self._break(1)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = _SPACES.sub(" ", data)
        if self._ends_in_break():
            words = words.lstrip(" ")
        if words:
            self.out.append(html.escape(words, quote=False))

    def _picture(self, given: dict[str, str | None]) -> None:
        self._lose("a picture or other media")
        if given.get("alt"):
            self.out.append(html.escape(f"[{given['alt']}]", quote=False))

    def _line(self, tag: str) -> None:
        self._break(1)
        if tag == "tr":
            self._cells = 0
        if tag == "li":
            number = self._lists[-1] if self._lists else None
            self.out.append("• " if number is None else f"{number}. ")
            if number is not None:
                self._lists[-1] = number + 1

    def _cell(self) -> None:
        self._lose("a table's columns")
        if self._cells:
            self.out.append(" | ")
        self._cells += 1

    def _mark(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "a":
            link = given.get("href") or ""
            if not link.startswith(("https://", "http://", "mailto:", "tel:")):
                self._lose("a link to nowhere")
                return
            self._start("a", f'<a href="{html.escape(link)}">')
        elif tag in _TAGS:
            mark = _TAGS[tag]
            self._start(mark, f"<{mark}>")
        elif tag in {"sub", "sup", "u", "mark", "ins"}:
            self._lose("small, high or underlined type")

    def _start(self, mark: str, text: str) -> None:
        # One inside another of the same kind says nothing more.
        if mark in self._open or len(self._open) > _DEEPEST:
            return
        self._open.append(mark)
        self.out.append(text)

    def _close(self, mark: str) -> None:
        while self._open:
            last = self._open.pop()
            self.out.append(f"</{last}>")
            if last == mark:
                return

    def _break(self, lines: int) -> None:
        """At least so many ends of line here; none at the very beginning."""
        there = 0
        for piece in reversed(self.out):
            stripped = piece.rstrip("\n")
            there += len(piece) - len(stripped)
            if stripped and not _PIECE.fullmatch(stripped):
                break
        else:
            return
        self.out.append("\n" * max(0, lines - there))

    def _ends_in_break(self) -> bool:
        last = next((piece for piece in reversed(self.out) if piece), "\n")
        return last.endswith("\n")

    def _lose(self, what: str) -> None:
        if what not in self.lost:
            self.lost.append(what)

    def result(self) -> str:
        while self._open:
            self.out.append(f"</{self._open.pop()}>")
        return _tidy("".join(self.out))


def _tidy(text: str) -> str:
    text = re.sub(r" *\n *", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text)
    before = None
    while before != text:
        before = text
        text = re.sub(r"<(b|i|s|code|blockquote|a)(?: [^>]*)?>(\s*)</\1>", r"\2", text)
        text = re.sub(r"(<blockquote>)[ \n]+", r"\1", text)
        text = re.sub(r"[ \n]+(</blockquote>)", r"\1", text)
    text = re.sub(r"(</blockquote>)\n+", r"\1\n", text)
    return text.strip()


def telegram(page_html: str) -> tuple[str, tuple[str, ...]]:
    """A page's HTML as Telegram shows it, and what of it cannot be shown there."""
    if len(page_html) > LONGEST:
        raise BadFile(f"a text of {len(page_html):,} characters; at most {LONGEST:,} are read")
    reader = _Reader()
    reader.feed(page_html.replace("\x00", ""))
    reader.close()
    return reader.result(), tuple(reader.lost)


def one_line(text: str) -> str:
    """Telegram's HTML as plain words in one line."""
    return " ".join(markup.plain(text).split())


_NEVER = re.compile(r"(?!)")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|#!])")
_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_CODE = re.compile(r"<code>(.*?)</code>")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')
_ITEM = re.compile(r"(• |\d{1,9}\. )(.*)")
_MARKS = {"b": "**", "i": "*", "s": "~~"}


def markdown(telegram_html: str) -> str | None:
    """Markdown that is shown as `telegram_html`; None where Markdown has no way to say it.

    Signs are escaped only where one of them would be taken for a mark.
    """
    for special in (_NEVER, _SPECIAL):
        made = _markdown(telegram_html, special)
        shown, refused = markup.render(made)
        if shown == telegram_html and not refused:
            return made
    return None


def _markdown(text: str, special: re.Pattern[str]) -> str:
    blocks: list[str] = []
    for piece in re.split(r"(<blockquote>.*?</blockquote>)", text, flags=re.DOTALL):
        inner = piece.removeprefix("<blockquote>").removesuffix("</blockquote>").strip("\n")
        for block in inner.split("\n\n"):
            lines = _lines(block, special)
            if inner != piece and piece.startswith("<blockquote>"):
                lines = [f"> {line}" for line in lines]
            blocks.append("\n".join(lines))
    return "\n\n".join(block for block in blocks if block)


def _lines(block: str, special: re.Pattern[str]) -> list[str]:
    """A paragraph's lines; the end of a line that is no item is kept by a backslash."""
    lines: list[str] = []
    for line in block.split("\n"):
        item = _ITEM.fullmatch(line)
        if item is not None:
            mark = "- " if item.group(1) == "• " else item.group(1)
            lines.append(mark + _inline(item.group(2), special))
            continue
        if lines:
            lines[-1] += "\\"
        lines.append(_AT_START.sub(_escaped_start, _inline(line, special)))
    return lines if block else []


def _escaped_start(found: re.Match[str]) -> str:
    """What would begin a list is plain text here: `1.` becomes `1\\.`."""
    begun = found.group()
    return f"{begun}\\" if begun.isdigit() else f"\\{begun}"


def _inline(line: str, special: re.Pattern[str]) -> str:
    out = []
    for place, piece in enumerate(_CODE.split(line)):
        if place % 2:
            out.append(f"`{html.unescape(piece)}`")
        else:
            out.append(_worded(piece, special))
    return "".join(out)


def _worded(text: str, special: re.Pattern[str]) -> str:
    """A line without code in it; links come apart into (before, address, label) three by three."""
    out = []
    for place, piece in enumerate(_LINK.split(text)):
        if place % 3 == 1:
            address = f"](<{html.unescape(piece)}>)"
        elif place % 3 == 2:
            out.append(f"[{_marked(piece, special)}{address}")
        else:
            out.append(_marked(piece, special))
    return "".join(out)


def _marked(text: str, special: re.Pattern[str]) -> str:
    out = []
    for piece in _PIECE.split(text):
        tag = re.fullmatch(r"</?([a-z]+)>", piece)
        if tag is not None and tag.group(1) in _MARKS:
            out.append(_MARKS[tag.group(1)])
        else:
            out.append(special.sub(lambda sign: f"\\{sign.group()}", html.unescape(piece)))
    return "".join(out)
