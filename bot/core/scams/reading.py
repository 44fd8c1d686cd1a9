"""A message as it is meant to be read: tricks with letters undone, every place in it kept.

Scammers write so that people read one thing and filters another: letters of other alphabets,
digits for letters, letters spaced out, invisible characters. Here all that becomes plain lower-case
text, with simplified characters for traditional ones, and each character knows where it stood in
the original. So what is found here is quoted as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from bot.core.scams import masks
from bot.core.variants import LOOK_ALIKE, READ_AS, SIMPLIFIED_ONLY, TRADITIONAL_ONLY

LONGEST_HEAD, LONGEST_TAIL = 4_000, 1_000
"""Characters read of a longer text, from its beginning and its end: a message has 4,096 at most."""

_INVISIBLE = frozenset({"Cf", "Mn", "Me", "Cs", "Cn"})
_DRAWN = {"➕": "加", "＋": "+", "❤": "♥", "💚": "♥", "’": "'", "‘": "'", "`": "'"}
_LEET = str.maketrans("0134579@$!", "oieastg" + "asi")
_LEET_L = str.maketrans("0134579@$!", "oleastg" + "asl")
_MIXED = re.compile(r"[a-z@$!]*[0-9@$!][a-z0-9@$!]*[a-z][a-z0-9@$!]*|[a-z]+[0-9@$!]+")
_SPACED_LATIN = re.compile(r"(?<![a-z0-9])[a-z0-9](?:([.\-_*·~])[a-z0-9](?![a-z0-9])){3,}")
_BETWEEN = r"[ .\-_*·•/|~\\@#&^%$¥§★=+↓↑→←]"
_SPACED_CJK = re.compile(
    rf"[\u4e00-\u9fff](?:{_BETWEEN}{{1,4}}[\u4e00-\u9fff](?=[^\u4e00-\u9fff]|$)){{2,}}"
)
_DOTTED = re.compile(r"(?<![a-z0-9./@_\-])[a-z]{1,12}(?:\.[a-z]{1,12}){1,3}(?![a-z0-9/@_\-])")
"""A word with dots inside: `receiv.ed`."""
_ENDINGS = frozenset({"uk", "com", "co", "net", "org", "gov", "in", "us", "au", "me", "io"})
"""With one of these it is a name on the net: `gov.uk`."""
_BOXED_CJK = re.compile(
    r"(?:[〖【≮<({\[「『《] ?[\u4e00-\u9fff] ?[〗】≯>)}\]」』》][ ,.≠=]{0,3}){2,12}"
)
_SPLIT_CJK = re.compile(
    r"(?<=[\u4e00-\u9fff])([\-_*/|~\\@#&^%$¥§★=+.丨])\1{0,2}(?=[\u4e00-\u9fff])"
)
"""A word of two characters torn by a mark; `/` and `.` stand between honest ones as well."""


@dataclass(frozen=True, slots=True)
class Trick:
    """A trick with letters: `spaced`, `digits` or `alphabets`, and where in the original."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Plain text, and for each of its characters where its place in `original` begins and ends."""

    original: str
    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]
    tricks: tuple[Trick, ...]
    hidden: tuple[tuple[int, int], ...]
    """Where the original hides a detail behind a word or signs, as `masks` knows them."""
    whole: bool

    @property
    def language(self) -> str:
        """`zh` where a fifth or more of the letters are Chinese, else `en`."""
        chinese = sum("\u4e00" <= char <= "\u9fff" for char in self.text)
        return (
            "zh" if chinese and chinese * 5 >= sum(char.isalpha() for char in self.text) else "en"
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that the characters from `start` to `end` stand for."""
        if start >= end:
            at = self.places[start] if start < len(self.places) else len(self.original)
            return at, at
        return self.places[start], self.ends[end - 1]

    def quote(self, start: int, end: int) -> str:
        """That part, as it was written."""
        first, last = self.span(start, end)
        return self.original[first:last]


def read(original: str, words: Set[str] = frozenset()) -> Reading:
    """Read a message. `words` are those worth finding: behind digits, `v3rify` is `verify`, and
    pairs of Chinese characters torn by a mark, `资/金`."""
    whole = len(original) <= LONGEST_HEAD + LONGEST_TAIL
    parts = (
        (range(len(original)),)
        if whole
        else (range(LONGEST_HEAD), range(len(original) - LONGEST_TAIL, len(original)))
    )
    hidden = [
        (start + part.start, end + part.start, meant)
        for part in parts
        for start, end, meant in masks.find(original[part.start : part.stop])
    ]
    chars, places, ends = _spelled_out(original, parts, hidden)
    tricks = [*_alphabets(original, parts), *_mixed(original, parts)]
    apart = any(masks.separated(original[part.start : part.stop]) for part in parts)
    keep = _together(chars) if apart else _joined("".join(chars), places, words, tricks)
    places, ends = [places[one] for one in keep], [ends[one] for one in keep]
    text = _lettered("".join(chars[one] for one in keep), places, words, tricks)
    return Reading(
        original,
        text,
        tuple(places),
        tuple(ends),
        tuple(tricks),
        tuple((start, end) for start, end, _ in hidden),
        whole,
    )


def _spelled_out(
    original: str, parts: tuple[range, ...], hidden: Sequence[tuple[int, int, str]]
) -> tuple[list[str], list[int], list[int]]:
    """Plain characters, with what is read for hidden details; where each begins and ends."""
    chars: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    instead = {start: (end, meant) for start, end, meant in hidden}
    for part in parts:
        if chars:
            chars.append("\n")
            places.append(part.start)
            ends.append(part.start + 1)
        past = part.start
        for place in part:
            if place < past:
                continue
            past, plain = instead.get(place) or (place + 1, _plain(original[place]))
            chars += plain
            places += [place] * len(plain)
            ends += [past] * len(plain)
    return chars, places, ends


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    """One character as plain ones: none for an invisible one."""
    if char in _DRAWN:
        return _DRAWN[char]
    if char < "\x7f":
        return char.lower()
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    shown = unicodedata.normalize("NFKC", char).lower()
    plain = "".join(
        one for one in unicodedata.normalize("NFD", shown) if unicodedata.category(one) != "Mn"
    )
    return "".join(LOOK_ALIKE.get(one, READ_AS.get(one, one)) for one in plain)


def _alphabets(original: str, parts: tuple[range, ...]) -> list[Trick]:
    """Words that mix Latin letters with those that only look like them."""
    found = []
    for part in parts:
        for word in _WORD.finditer(original, part.start, part.stop):
            letters = word.group()
            if letters.isascii():
                continue
            latin = any("a" <= char.lower() <= "z" for char in letters)
            if latin and any(char.lower() in LOOK_ALIKE for char in letters):
                found.append(Trick("alphabets", word.start(), word.end()))
    return found


_WORD = re.compile(r"[A-Za-z\u0370-\u03ff\u0400-\u052f\u0261]{2,60}")


def _mixed(original: str, parts: tuple[range, ...]) -> list[Trick]:
    """Traditional characters strewn into a simplified text."""
    read_here = [place for part in parts for place in part]
    if sum(original[place] in SIMPLIFIED_ONLY for place in read_here) < _SIMPLIFIED_TEXT:
        return []
    strewn = [place for place in read_here if original[place] in TRADITIONAL_ONLY]
    return [Trick("alphabets", place, place + 1) for place in strewn[:3]]


_SIMPLIFIED_TEXT = 4
"""Characters that are written in simplified Chinese only: a text with so many is simplified."""


def _together(chars: Sequence[str]) -> list[int]:
    """The characters without the spaces around Chinese ones, where all words stand apart."""
    around = zip(chars, ("", *chars), (*chars[1:], ""), strict=False)
    return [
        index
        for index, (char, before, after) in enumerate(around)
        if char != " " or not (_is_chinese(before) or _is_chinese(after))
    ]


def _is_chinese(char: str) -> bool:
    """Or what stands for something hidden."""
    return "\u4e00" <= char <= "\u9fff" or "\ue000" <= char <= "\ue00f"


def _joined(text: str, places: Sequence[int], words: Set[str], tricks: list[Trick]) -> list[int]:
    """The characters without what stands between spaced-out letters, and inside of torn words."""
    drop: set[int] = set()
    for pattern in (_SPACED_LATIN, _SPACED_CJK, _BOXED_CJK):
        for match in pattern.finditer(text):
            start, end = match.span()
            letters = [index for index in range(start, end) if text[index].isalnum()]
            word = "".join(text[index] for index in letters)
            if word.isdigit() or "www" in word:
                continue
            drop.update(set(range(start, end)).difference(letters))
            tricks.append(Trick("spaced", places[start], places[end - 1] + 1))
    torn = [
        match
        for match in _SPLIT_CJK.finditer(text)
        if match.start() not in drop and text[match.start() - 1] + text[match.end()] in words
    ]
    drop.update(index for match in torn for index in range(*match.span()))
    dots = [match for match in torn if match[1] == "."]
    if len(dots) > 2 or len(torn) - len(dots) > 1 or any(match[1] not in "/." for match in torn):
        spans = [(places[one.start() - 1], places[one.end()] + 1) for one in torn[:3]]
        tricks += [Trick("spaced", *span) for span in spans]
    for match in _DOTTED.finditer(text):
        last = match.group().rpartition(".")[2]
        if last not in _ENDINGS and match.group().replace(".", "") in words:
            drop.update(index for index in range(*match.span()) if text[index] == ".")
            tricks.append(Trick("spaced", places[match.start()], places[match.end() - 1] + 1))
    return [index for index in range(len(text)) if index not in drop]


def _lettered(text: str, places: Sequence[int], words: Set[str], tricks: list[Trick]) -> str:
    """Digits that stand for letters, in words worth finding."""
    out = list(text)
    for match in _TOKEN.finditer(text):
        token = match.group()
        # In a link a letter is what it is: `paypa1.com` is somebody else's.
        joined = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 2]
        if not _MIXED.fullmatch(token) or _JOINT.search(joined):
            continue
        for table in (_LEET, _LEET_L):
            meant = token.translate(table)
            if meant in words:
                out[match.start() : match.end()] = meant
                tricks.append(Trick("digits", places[match.start()], places[match.end() - 1] + 1))
                break
    return "".join(out)


_JOINT = re.compile(r"^[.\-/@_]|[.\-/@_]\w")
_TOKEN = re.compile(r"(?<![a-z0-9@$!])[a-z0-9@$!]{3,24}(?![a-z0-9@$])")
