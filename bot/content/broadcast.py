"""What the content rules find in a broadcast's text, and the text as the messenger shows it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import urlsplit

from bot.content import links, markup, wording
from bot.content.faults import Fault
from bot.content.loader import Loaded
from bot.content.manuscript import Passage, Role, unmarked
from bot.content.rule import Book
from bot.content.template import PLACEHOLDER
from bot.content.tree import Path, Tree
from bot.core.broadcast import LONGEST
from bot.core.course import Catalogue
from bot.core.scams import links as core_links
from bot.core.scams.links import Names
from bot.core.scams.reading import read

LATIN_COMFORTABLE, CHINESE_COMFORTABLE = 700, 350
"""Characters that a phone shows without much scrolling."""

_ADVICE_ONLY = frozenset(
    {"reading-level", "long-sentence", "rare-character", "hard-characters", "long", "link-unknown"}
)

_SALES = {
    "en": re.compile(
        r"\b(?:buy now|order now|apply (?:now|today)|sign up (?:now|today)|limited[- ]time|discount"
        r"|special offer|best (?:price|rate|deal)s?|lowest (?:price|rate)s?|\d+% off|promo(?:tion)?"
        r"|free gift|cashback|for only [$£€¥]?\d+|our (?:loans?|cards?|insurance|products?))\b",
        re.IGNORECASE,
    ),
    "zh-Hans": re.compile(
        r"(?:立即|马上|点击)(?:申请|购买|抢购|下单|开户)|限时|抢购|促销|优惠|特价|打折|折扣|返现|免费领"
        r"|低息贷款|最低利率|我们的(?:贷款|产品|信用卡|保险)|办理贷款"
    ),
}
_HREF = re.compile(r'<a href="([^"]*)">(.*?)</a>')
_TAG = re.compile(r"<(/?)[a-z]+[^>]*>")
_NAME = re.compile(r"<([a-z]+)")
_QUOTE = re.compile(r"`([^`]*)`")
_LINE = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_OURS = frozenset({"t.me", "telegram.me"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found: `quote` from the text, or a number; `stops`: to be mended first."""

    rule: str
    quote: str
    stops: bool


@dataclass(frozen=True)
class _Sheet(Book):
    """A book of one text."""

    text: str = ""
    language: str = ""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The text alone."""
        return (Passage(_TREE, _AT, self.language, Role.CARD, self.text),)

    @cached_property
    def spoken(self) -> dict[tuple[str, str], tuple[Tree, list[Passage]]]:
        """The text alone, as what the bot says in its own voice."""
        return {("", self.language): (_TREE, list(self.passages))}


_AT: Path = ("text",)
_TREE = Tree("broadcast", {"text": ""})
_NOTHING = Loaded(Catalogue((), {}), (), 0)


def shown(text: str) -> str:
    """The text as Telegram HTML; a line's end stays one, as it was typed."""
    return _render(text)[0]


def paragraphs(telegram_html: str) -> list[list[str]]:
    """The lines of each paragraph, for a page: a tag is closed and opened again at each break."""
    found: list[list[str]] = []
    opened: list[str] = []
    for part in telegram_html.split("\n\n"):
        lines = []
        for line in part.split("\n"):
            whole = "".join(opened) + line
            for tag in _TAG.finditer(line):
                if tag[1]:
                    opened.pop()
                else:
                    opened.append(tag[0])
            closing = "".join(f"</{_NAME.match(one)[1]}>" for one in reversed(opened))  # type: ignore[index]
            lines.append(whole + closing)
        found.append(lines)
    return found


def length(text: str) -> int:
    """How long it is for Telegram: in UTF-16 units of what a person sees."""
    return len(markup.plain(shown(text)).encode("utf-16-le")) // 2


def check(text: str, language: str, names: Names, known: frozenset[str]) -> tuple[Finding, ...]:
    """Everything the rules find; `known` are hosts that lessons lead to, and the bot's own."""
    html_text, refused = _render(text)
    if not markup.plain(html_text).strip():
        return (Finding("empty", "", True),)
    found = [Finding("markup", _named(one.what), True) for one in refused]
    if (many := length(text)) > LONGEST:
        found.append(Finding("length", str(many), True))
    elif many > (CHINESE_COMFORTABLE if language.startswith("zh") else LATIN_COMFORTABLE):
        found.append(Finding("long", str(many), False))
    if (blank := PLACEHOLDER.search(text)) is not None:
        found.append(Finding("placeholder", blank.group(), True))
    found += [Finding("sales", quote, True) for quote in _sales(text, language)]
    found += _links(html_text, names, known)
    day = datetime.fromtimestamp(0, UTC).date()
    sheet = _Sheet(_NOTHING, day, text=unmarked(text), language=language)
    for rule in wording.RULES:
        found += map(_finding, rule.find(sheet))
    return tuple(dict.fromkeys(sorted(found, key=lambda one: not one.stops)))


def _finding(fault: Fault) -> Finding:
    quote = _QUOTE.search(fault.found)
    return Finding(fault.rule, "" if quote is None else quote[1], fault.rule not in _ADVICE_ONLY)


def _named(refused: str) -> str:
    """`a code block (an indented line)` as the name of a sentence: `code-block`."""
    if "`*" in refused:
        return "stars"
    return refused.partition(" (")[0].removeprefix("a ").replace(" ", "-").lower()


def _render(text: str) -> tuple[str, tuple[markup.Refused, ...]]:
    return markup.render(_LINE.sub("  \n", text.strip()))


def _sales(text: str, language: str) -> Iterator[str]:
    one = Passage(_TREE, _AT, language, Role.CARD, unmarked(text))
    for fault in wording.banned(one, "sales", _SALES, ""):
        yield _finding(fault).quote


def _links(html_text: str, names: Names, known: frozenset[str]) -> Iterator[Finding]:
    for found in _HREF.finditer(html_text):
        address, words = html.unescape(found[1]), markup.plain(found[2])
        yield from _link(address, names, known)
        for _, _, host, _, _ in core_links.find_links(read(words).text):
            if host != (urlsplit(address).hostname or ""):
                yield Finding("link-false-front", words, True)
    bare = markup.plain(_HREF.sub(" ", html_text))
    reading = read(bare)
    for start, end, *_ in core_links.find_links(reading.text):
        yield from _link(reading.quote(start, end), names, known)


def _link(address: str, names: Names, known: frozenset[str]) -> Iterator[Finding]:
    """Only https, to a site that exists by its form and does not look like a false one."""
    if not address.lower().startswith("https://") or links.leads_nowhere(address) is not None:
        yield Finding("link-form", address, True)
        return
    host = (urlsplit(address).hostname or "").lower()
    if host in known | _OURS or host.removeprefix("www.") in known:
        return
    judged = core_links.judge(read(address), names, frozenset())
    signs = judged[0].signs if judged else frozenset({"link-unknown"})
    if signs - {"link-known", "link-unknown"}:
        yield Finding("link-suspect", address, True)
    elif "link-unknown" in signs:
        yield Finding("link-unknown", address, False)


def hosts(catalogue: Catalogue) -> frozenset[str]:
    """The sites that lessons name as their sources."""
    found = set()
    for lesson in catalogue.lessons.values():
        for source in lesson.sources:
            host = urlsplit(source.url or "").hostname
            if host:
                found.add(host.lower().removeprefix("www."))
    return frozenset(found)
