"""Phrases: how authors write down the words of a sign, and where these stand in a text.

    (send|give) ... (code|pin*)     words; (either|or); `...`: a few words between; `*`: any ending
    (your )?hours?                  `?`: with or without the group, or the letter, before it
    authori[sz]e                    one of these letters
    click ... <link>                <link> <phone> <money> <number> <card> <word> <contact>

A space stands for spaces and marks. Latin words are found whole; Chinese needs no spaces. A phrase
takes time in proportion to the text, whatever that is: gaps are bounded, and nothing is repeated
without a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

LINK, MAIL, HANDLE, SOMEBODY = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for a link, a mail address, an @name and a hidden name in a text to be searched."""

_NAMES = {
    "link": LINK,
    "contact": rf"(?:[{MAIL}{HANDLE}]|\+?\d[\d .()\-]{{4,18}}\d|[a-z][a-z0-9_\-]{{4,20}})",
    "phone": r"\+?\(?\d[\d .()\-x*]{5,18}[\dx*]",
    "money": (
        r"(?:(?:[$£€¥₹#]|hk\$|us\$|s\$|rs\.?|inr|usd|gbp|sgd|rm|eur|aud|nzd|cad"
        r"|hkd|aed|sar|qar|npr|pkr|lkr|bdt|tk|php|myr|idr|thb|vnd|zar|ngn|kes|ksh|ghs|tzs|ugx|₦|₱"
        r"|₨|৳|฿) ?\d[\d,.]{0,14}[kmw]?"
        r"|\d[\d,.]{0,14} ?(?:[$£€]|k(?![a-z])|usdt?|usdc|btc|eth|u(?![a-z])|dollars?|pounds?"
        r"|euros?|quid|crores?|lakhs?|rupees|million|billion|元|块|万|亿|港币|港元|美金|美元|人民币|rmb"
        r"|新币|刀|蚊)|[一二两三四五六七八九十几百]{1,4}(?:百|千|万)(?:块|元)?)"
    ),
    "card": r"(?<!\d)(?:62|9558|4\d|5[1-5]|00)\d{2}(?:[ \-]?\d{4}){3}(?:[ \-]?\d{1,3})?(?!\d)",
    "number": r"\d[\d,.]{0,14}",
    "word": rf"(?:[a-z0-9'&]{{1,14}}|{SOMEBODY})",
}
_GAP = {
    "en": r"(?![a-z0-9'])(?:[^.!?\n。]|\.(?=\d)){0,40}?(?<![a-z0-9])",
    "zh": r"[^!?\n。]{0,14}?",
}
_WORD = re.compile(r"<\w+>|\[[a-z]+\]|\.\.\.|[()|?*]|[^\s()|?*<>.\[\]]+|\.|\s+")


class BadPhrase(ValueError):  # noqa: N818 - told to the author
    """A phrase that cannot be read; the text says what is wrong."""


@lru_cache(maxsize=4_096)
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for."""

    source: str
    language: str
    needed: frozenset[str] = field(compare=False)
    """One of these stands in every text that has the phrase; none: look in any text."""
    regex: str = field(compare=False)

    def warm(self) -> None:
        """Make ready now what would be made at the first use."""
        _compiled(self.regex)

    def find(self, text: str, limit: int = 4) -> Iterator[tuple[int, int]]:
        """Where it stands in a text read by `core.scams.reading`, the first few times."""
        if self.needed and not any(one in text for one in self.needed):
            return
        for count, match in enumerate(_compiled(self.regex).finditer(text)):
            if count == limit:
                return
            if match.end() > match.start():
                yield match.span()


def phrase(source: str, language: str) -> Phrase:
    """Read a phrase in `en` or `zh`; raise `BadPhrase` where it cannot be."""
    regex, needed, rest = _either(_split(source), language[:2])
    if rest:
        raise BadPhrase(f"`{rest[0]}` without its beginning")
    if not regex:
        raise BadPhrase("nothing to look for")
    if language[:2] == "en":
        regex = rf"(?<![a-z0-9])(?:{regex})(?!'?[a-z0-9])"
    return Phrase(source, language, needed, regex)


def latin_words(phrases: list[Phrase]) -> frozenset[str]:
    """The Latin words in phrases, of three letters or more."""
    return frozenset(
        word
        for one in phrases
        for word in re.findall(r"[a-z]{3,}", re.sub(r"<\w+>", " ", one.source.lower()))
    )


def chinese_pairs(phrases: list[Phrase]) -> frozenset[str]:
    """The pairs of Chinese characters that stand side by side in phrases."""
    return frozenset(
        run[at : at + 2]
        for one in phrases
        for run in re.findall(r"[\u4e00-\u9fff]{2,}", one.source)
        for at in range(len(run) - 1)
    )


def _split(source: str) -> list[str]:
    parts = [match.group() for match in _WORD.finditer(source.strip())]
    if sum(map(len, parts)) != len(source.strip()):
        raise BadPhrase("`<>` and `[]` only around a name, or letters")
    return parts


Built = tuple[str, frozenset[str], list[str]]


def _either(parts: list[str], language: str) -> Built:
    choices: list[tuple[str, frozenset[str]]] = []
    while True:
        regex, needed, parts = _row(parts, language)
        choices.append((regex, needed))
        if not parts or parts[0] != "|":
            break
        parts = parts[1:]
    if len(choices) == 1:
        return choices[0][0], choices[0][1], parts
    every = all(needed for _, needed in choices)
    joined = frozenset().union(*(needed for _, needed in choices)) if every else frozenset()
    return "|".join(regex for regex, _ in choices), joined, parts


def _row(parts: list[str], language: str) -> Built:
    out: list[str] = []
    best: frozenset[str] = frozenset()
    while parts and parts[0] not in {"|", ")"}:
        gap_before = bool(out) and out[-1] == _GAP[language]
        regex, needed, parts = _part(parts[0], parts[1:], language, gap_before=gap_before)
        if parts and parts[0] == "*":
            regex, parts = regex + r"[a-z0-9'’]{0,12}", parts[1:]
        if parts and parts[0] == "?":
            regex, needed, parts = f"(?:{regex})?", frozenset(), parts[1:]
        out.append(regex)
        best = _better(best, needed)
    return "".join(out), best, parts


def _part(part: str, rest: list[str], language: str, *, gap_before: bool) -> Built:
    """One word, group, gap, name or space, and what comes after it."""
    if part == "(":
        regex, needed, rest = _either(rest, language)
        if not rest or rest[0] != ")":
            raise BadPhrase("a `(` that is not closed")
        return f"(?:{regex})", needed, rest[1:]
    if part in {"?", "*"}:
        raise BadPhrase(f"`{part}` after nothing")
    if part == "...":
        return _GAP[language], frozenset(), rest
    if part[0] == "<":
        if part[1:-1] not in _NAMES:
            raise BadPhrase(f"{part} is none of {', '.join(f'<{one}>' for one in _NAMES)}")
        return _NAMES[part[1:-1]], frozenset(), rest
    if part.isspace():
        # Beside a gap a space means nothing more.
        plain = gap_before or (bool(rest) and rest[0] == "...")
        return "" if plain else r"[\W_]{1,4}" if language == "en" else r"\W?", frozenset(), rest
    if part[0] == "[":
        return part, frozenset(), rest
    word, last = part.lower(), ""
    if rest and rest[0] == "?":
        # `?` is about one letter: `hours?`, and one character of Chinese.
        word, last, rest = word[:-1], re.escape(word[-1]) + "?", rest[1:]
    return re.escape(word) + last, frozenset({word} if word else ()), rest


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Of two sets, one of which must be met, the one that fewer texts meet."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda words: (min(map(len, words)), -len(words)))
