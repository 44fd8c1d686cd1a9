"""What is said about a message that was looked over. Quotes never break a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.chat.buttons import LookOver, TakeLesson
from bot.chat.screens.flag import under_a_check
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.content.verdicts import SIGN
from bot.core import deep_links
from bot.core.course import Catalogue
from bot.core.scams.links import find_links
from bot.core.scams.patterns import Kind, Patterns, Region
from bot.core.scams.red_flags import Check, Found, Span, Verdict
from bot.locales import t

_SHOWN, _NOTICED = 6, 2
_HEAVY = 0.6
_WIDEST_QUOTE, _WIDEST_BUTTON = 60, 44
_FALLBACK = "scams/messages/three-pressures"
FIRST_HOUR = "scams/messages/first-hour"

# What Telegram would make something to tap of: addresses, @names, #tags, /commands and numbers.
_TAPPABLE = re.compile(r"[@#/]|\w\.\w|\d(?:[\s().\-]{0,2}\d){4}")

_TORN = re.compile(r"[^\W_\u3400-\u9fff]{2}")
_LAST_WORD = re.compile(r"(?<=[\s\u3400-\u9fff])[^\W_\u3400-\u9fff]{1,30}$")
"""Where a quote would be cut within a Latin word or a number, and what is then left out."""

_TURN = {
    "link-look-alike": -1,
    "link-dressed-up": -1,
    "link-raw-address": -1,
    "link-extra-words": -1,
    "link-unknown": 1,
    "ask-click": 2,
    "ask-call": 2,
}
"""Of signs in the same words one is named. Whom an address pretends to be tells a person more than
what its ending costs; and what is below stands only where nothing more exact can be said."""

_ALIKE = (
    frozenset({"ask-click", "link-unknown", "link-elsewhere", "link-extra-words", "link-file"})
    | {"link-look-alike", "link-raw-address", "link-short", "link-odd-ending", "link-dressed-up"}
    | {"link-odd-name", "link-code"},
    frozenset({"ask-call", "number-to-call", "private-number", "premium-number"}),
    frozenset({"move-app", "strange-contact", "scan-code"}),
)
"""Signs that are one where they meet in the same link, number or contact."""

# Signs that sum up others; shown only where there is nothing more exact to show.
_SUMS = frozenset(
    {
        "known-scam",
        "known-scam-twice",
        "link-and-threat",
        "link-and-gain",
        "link-bare",
        "link-terse",
        "number-and-pull",
        "scam-words",
        "many-scam-words",
        "most-scam-words",
        "all-scam-words",
    }
)


def how(language: str, username: str | None = None) -> Screen:
    """How to have a message looked over. `username`: the bot's, for use in a group."""
    if username is None:
        return Screen(t(language, "check-how"))
    private = Key(t(language, "button-open-private"), url=deep_links.bot(username))
    return Screen(t(language, "check-how-group"), [[private]])


def answer(
    language: str,
    found: Check,
    patterns: Patterns,
    catalogue: Catalogue,
    *,
    username: str | None = None,
) -> Screen:
    """The signs with their quotes, what a real office does, and what to do now.

    `username`: the bot's, for use in a group, where all that is offered is the lesson in private.
    """
    kind = patterns.kinds.get(found.families[0]) if found.families else None
    if found.verdict is Verdict.SIGNS:
        text = _signs_text(language, found, patterns, kind)
    else:
        text, kind = _none_text(language, found, patterns), None
    if username is not None:
        key = _lesson_key(language, _FALLBACK if kind is None else kind.lesson, catalogue)
        if key is None or not isinstance(key.does, TakeLesson) or kind is None:
            return Screen(text)
        return Screen(text, [[Key(key.text, url=deep_links.lesson(username, key.does.lesson))]])
    flag = under_a_check(language, told(found), signs=found.verdict is Verdict.SIGNS)
    return Screen(text, [*_rows(language, kind, catalogue), flag])


def told(found: Check) -> str:
    """The pattern that an answer rests on: the kind, or the weightiest sign or counter-sign."""
    if found.verdict is Verdict.SIGNS:
        if found.families:
            return found.families[0]
        return f"{SIGN}{next((one.id for one in shown(found)), 'scam-words')}"
    # What is missed is missed by all signs; what spoke against them is named, if anything did.
    return f"{SIGN}{next((one.id for one in found.counters), 'asks-nothing')}"


def _signs_text(language: str, found: Check, patterns: Patterns, kind: Kind | None) -> str:
    signs = shown(found)
    lines = [_sign_line(language, found, sign, patterns) for sign in signs[:_SHOWN]]
    if len(signs) > _SHOWN:
        lines.append(t(language, "check-more", more=len(signs) - _SHOWN))
    words = None if kind is None else kind.words[language]
    looks = t(language, "check-looks-like", kind=plain(words.name)) if words else ""
    return paragraphs(
        t(language, "check-signs", signs=len(signs)) + looks,
        t(language, "check-now", now=plain(words.now) if words else t(language, "check-now-any")),
        "\n".join(lines),
        t(language, "check-runs", runs=plain(words.runs)) if words else "",
        t(language, "check-instead", instead=plain(words.instead))
        if words
        else t(language, "check-instead-any"),
        *_closing(language, found),
    )


def _none_text(language: str, found: Check, patterns: Patterns) -> str:
    counters = {one.id for one in found.counters}
    code = {"code-for-you", "do-not-share"} <= counters
    warns = not code and ("warns-of-scams" in counters or "news" in counters)
    signs = [sign for sign in shown(found) if sign.weight >= _HEAVY and sign.id not in _SUMS]
    noticed = [] if warns or code else signs[:_NOTICED]
    lines = [_sign_line(language, found, sign, patterns) for sign in noticed]
    return paragraphs(
        t(language, "check-none"),
        t(language, "check-speaks-of") if warns else "",
        plain(patterns.signs["code-for-you"][language].why) if code else "",
        "\n".join((t(language, "check-noticed"), *lines)) if lines else "",
        t(language, "check-none-means"),
        *_closing(language, found),
    )


def _closing(language: str, found: Check) -> tuple[str, ...]:
    limits = f"<i>{t(language, 'check-limits')}</i>"
    return (limits,) if found.reading.whole else (t(language, "check-cut"), limits)


def shown(found: Check) -> list[Found]:
    """The signs to name: the weightiest first, each with words of its own, which it keeps alone."""
    named: dict[str, Found] = {}
    for sign in sorted(found.signs, key=lambda one: _TURN.get(one.id, 0)):
        if sign.id in _SUMS:
            continue
        places = [
            span for span in found.places(sign) if legible(found.reading.original[slice(*span)])
        ]
        free = [
            span for span in places if not any(_same(sign, span, one) for one in named.values())
        ]
        if free or not places:
            named[sign.id] = replace(sign, spans=tuple(free[:1]))
    kept = [named[sign.id] for sign in found.signs if sign.id in named]
    return kept or [sign for sign in found.signs if sign.id in _SUMS][:1]


def _same(sign: Found, span: Span, other: Found) -> bool:
    """Whether a sign would be shown by the words, the number or the link that shows another."""
    for start, end in other.spans:
        common = min(end, span[1]) - max(start, span[0])
        if 2 * common >= max(end - start, span[1] - span[0]):
            return True
        if common > 0 and any({sign.id, other.id} <= alike for alike in _ALIKE):
            return True
    return False


def _sign_line(language: str, found: Check, sign: Found, patterns: Patterns) -> str:
    words = patterns.signs[sign.id][language]
    name, why = words.name, words.why
    if sign.id == "link-unknown" and _hidden(found, sign):
        name, why = t(language, "check-link-hidden-name"), t(language, "check-link-hidden-why")
    quote = next((shown for shown in map(legible, found.quotes(sign)) if shown), "")
    if not quote:
        return t(language, "check-sign-plain", name=plain(name), why=plain(why))
    values = {"quote": untappable(quote), "name": plain(name), "why": plain(why)}
    return t(language, "check-sign", **values)


def _hidden(found: Check, sign: Found) -> bool:
    """Whether the message hides the address of the link that is shown."""
    written = [found.reading.span(*one[:2]) for one in find_links(found.reading.text)]
    return not any(
        start < last and first < end for start, end in sign.spans for first, last in written
    )


def untappable(quote: str) -> str:
    """A quote as HTML in which nothing leads to its sender: Telegram links nothing inside code."""
    return f"<code>{plain(quote)}</code>" if _TAPPABLE.search(quote) else plain(quote)


def legible(quote: str) -> str:
    """A quote in one line, without characters that turn or break a message."""
    kept = "".join(
        " " if char.isspace() else char
        for char in quote
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn"}
    )
    line = " ".join(kept.split())
    short = cut(line, _WIDEST_QUOTE)
    if short == line or not _TORN.match(line, max(0, len(short) - 2)):
        return short
    return f"{_LAST_WORD.sub('', short[:-1]).rstrip()}…"


def _rows(language: str, kind: Kind | None, catalogue: Catalogue) -> list[list[Key]]:
    rows = [[Key(t(language, "button-gone"), LookOver("gone", "-"))]]
    lesson = _lesson_key(language, _FALLBACK if kind is None else kind.lesson, catalogue)
    if lesson is not None:
        rows.append([lesson])
    if kind is not None:
        rows.append([Key(t(language, "button-learn-from"), LookOver("learn", "-"))])
    return rows


def _lesson_key(language: str, wanted: str, catalogue: Catalogue) -> Key | None:
    """The lesson if it is there, else the one that fits everything."""
    for name in (wanted, _FALLBACK):
        lesson = catalogue.lessons.get(name)
        if lesson is not None:
            words = t(language, "button-lesson", lesson=lesson.edition(language).title)
            return Key(cut(words, _WIDEST_BUTTON), TakeLesson(name))
    return None


def offer(language: str) -> Screen:
    """Is this a message that somebody sent?"""
    rows = [[Key(t(language, "check-offer-yes"), LookOver("look", "-"))]]
    return Screen(t(language, "check-offer"), rows)


def still(language: str, *, signs: bool) -> Screen:
    """For who asks on about a message that was looked over: never that it is safe."""
    parts = (
        t(language, "follow-check", signs="yes" if signs else "no"),
        t(language, "follow-else"),
    )
    return Screen(paragraphs(*parts), [[Key(t(language, "button-gone"), LookOver("gone", "-"))]])


def gone(language: str, regions: Sequence[Region], *, back: bool = True) -> Screen:
    """The first hour: what to do, and where the person is. `back`: to the check that was tapped."""
    keys = [Key(one.names[language], LookOver("gone", one.id)) for one in regions]
    rows = [keys[index : index + 2] for index in range(0, len(keys), 2)]
    if back:
        rows.append([Key(t(language, "button-check-back"), LookOver("look", "-"))])
    text = (t(language, "gone-title"), t(language, "gone-steps"), t(language, "gone-where"))
    return Screen(paragraphs(*text), rows)


def calls(language: str, region: Region, catalogue: Catalogue, *, back: bool = True) -> Screen:
    """Whom to call in a region, with where that is from. `back`: as above."""
    lines = [f"• {plain(line)}" for line in region.calls[language]]
    named = "; ".join(f"{plain(one.title)} ({one.date})" for one in region.sources)
    title = t(language, "gone-calls", region=plain(region.names[language]))
    text = paragraphs(
        "\n".join((title, *lines)),
        t(language, "gone-steps"),
        f"<i>{t(language, 'gone-sources', sources=named)}</i>",
    )
    lesson = _lesson_key(language, FIRST_HOUR, catalogue)
    rows = [] if lesson is None else [[lesson]]
    if back:
        rows.append([Key(t(language, "button-check-back"), LookOver("look", "-"))])
    return Screen(text, rows)


def learn_ask(language: str, kept: str) -> Screen:
    """What would be kept, before it is."""
    rows = [
        [Key(t(language, "learn-yes"), LookOver("keep", "-"))],
        [Key(t(language, "learn-no"), LookOver("no", "-"))],
    ]
    text = legible_all(kept)
    quoted = untappable(text) if _TAPPABLE.search(text) else f"<i>{plain(text)}</i>"
    return Screen(t(language, "learn-ask", text=quoted), rows)


def learn_told(language: str, screen: Screen, *, kept: bool) -> Screen:
    """What was answered about learning from a message, before what was found in it."""
    said = t(language, "learn-thanks" if kept else "learn-not")
    asks = LookOver("learn", "-")
    rows = [row for row in screen.rows if all(key.does != asks for key in row)]
    return replace(screen, text=paragraphs(said, screen.text), rows=rows)


def legible_all(text: str) -> str:
    """A text of several lines, without characters that turn or break a message."""
    return "".join(
        char
        for char in text
        if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


def about(language: str, username: str, operator: str | None) -> Screen:
    """Who runs the bot, what it never does, and how to tell a copy."""
    who = t(language, "about-nobody")
    if operator:
        who = t(language, "about-operator", who=plain(operator))
    return Screen(t(language, "about", username=plain(username), operator=who))
