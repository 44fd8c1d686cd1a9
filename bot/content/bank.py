"""Rules about the bank of questions: no key given away, nothing twice, every answer taught."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.content.faults import Fault
from bot.content.manuscript import Manuscript, Passage, Role
from bot.content.rule import Book, Rule
from bot.content.schema import SingleFile, TrueFalseFile
from bot.content.tree import Tree
from bot.core import likeness
from bot.core.counting import chance

CHANCE = 0.01
"""How unlikely a pattern in a track's bank must be by chance alone to be a fault."""
MOST_ALIKE = 0.6
MOST_ALIKE_OPTIONS = 0.85
_ALL_OF_THEM = re.compile(
    r"\b(?:all|none|both|any|either) of (?:the above|these|them)\b"
    r"|以上(?:都|皆|全|均)|都(?:对|不对|是)$|前两项",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\w\.\w{2,}")
_FEW = 6
"""Letters up to which an option is a word that others may well hold."""
_PIECES = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_VERDICT = re.compile(
    r"(?:right|yes|correct|exactly)[.!]|(?:对|对了|没错|正确|是的)[。！]", re.IGNORECASE
)
"""How feedback begins that tells again whether an answer is right."""


def _by_track(book: Book) -> Iterator[tuple[str, list[Manuscript]]]:
    for track in book.catalogue.tracks:
        names = [name for course in track.courses for name in course.lessons]
        yield track.id, [book.manuscripts[name] for name in names if name in book.manuscripts]


def _option_texts(manuscript: Manuscript, language: str, item: str) -> dict[str, str]:
    if language == manuscript.file.language:
        options: Mapping[str, object] = getattr(manuscript.file.items[item], "options", {})
    else:
        words = manuscript.words[language][1].items.get(item)
        options = {} if words is None else words.options
    return {key: str(getattr(option, "text", "")) for key, option in options.items()}


def _singles(manuscripts: list[Manuscript]) -> Iterator[tuple[Manuscript, str, SingleFile]]:
    """Single choices that have one right option; others are faults of their own."""
    for one in manuscripts:
        for name, item in one.file.items.items():
            if not isinstance(item, SingleFile):
                continue
            if sum(option.right for option in item.options.values()) == 1:
                yield one, name, item


def _longest(book: Book) -> Iterator[Fault]:
    for track, manuscripts in _by_track(book):
        for language in sorted({name for one in manuscripts for name, _ in one.trees()}):
            chances, hits = [], 0
            for one, name, item in _singles(manuscripts):
                if language not in dict(one.trees()):
                    continue
                texts = _option_texts(one, language, name)
                right = next(key for key, option in item.options.items() if option.right)
                others = [len(text) for key, text in texts.items() if key != right]
                if right in texts and others:
                    chances.append(1 / len(texts))
                    hits += len(texts[right]) > max(others)
            tally = _Tally(f"the longest option ({language})", hits, chances)
            yield from _unlikely(book, track, "longest-option", tally)


def _place(book: Book) -> Iterator[Fault]:
    for track, manuscripts in _by_track(book):
        rights = [
            [option.right for option in item.options.values()]
            for _, _, item in _singles(manuscripts)
        ]
        for at in range(max(map(len, rights), default=0)):
            there = [right for right in rights if len(right) > at]
            hits, chances = sum(right[at] for right in there), [1 / len(right) for right in there]
            tally = _Tally(f"the option at place {at + 1}", hits, chances)
            yield from _unlikely(book, track, "place", tally)


def _true_or_false(book: Book) -> Iterator[Fault]:
    for track, manuscripts in _by_track(book):
        answers = [
            item.answer
            for one in manuscripts
            for item in one.file.items.values()
            if isinstance(item, TrueFalseFile)
        ]
        tally = _Tally("“true”", sum(answers), [0.5] * len(answers))
        yield from _unlikely(book, track, "true-or-false", tally)


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often something was right, beside the chance it had each time."""

    what: str
    hits: int
    chances: Sequence[float]


def _unlikely(book: Book, track: str, rule: str, tally: _Tally) -> Iterator[Fault]:
    p = chance.surprise(tally.hits, tally.chances)
    if p < CHANCE:
        found = f"{tally.what} right in {tally.hits} of {len(tally.chances)}"
        meant = f"about {sum(tally.chances):.0f} (p = {p:.4f})"
        allowance = book.loaded.allowances.get(f"{track}/track.yaml")
        tree = Tree(f"{track}/track.yaml") if allowance is None else allowance.tree
        yield tree.fault((), rule, found, meant)


def _all_of_the_above(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        if one.role in {Role.OPTION, Role.WRONG_OPTION} and _ALL_OF_THEM.search(one.text):
            meant = "options that stand each for itself; `several` where more than one is right"
            yield one.tree.fault(one.path, "all-of-the-above", f"`{one.text}`", meant)


def _near_duplicates(book: Book) -> Iterator[Fault]:
    texts: dict[str, dict[str, str]] = {}
    where: dict[tuple[str, str], Passage] = {}
    asked = {Role.ASK, Role.STATEMENT, Role.OPTION, Role.WRONG_OPTION, Role.QUOTE, Role.MESSAGE}
    for name, manuscript in book.manuscripts.items():
        for one in manuscript.passages():
            if one.role not in asked:
                continue
            key = f"{name}#{one.item}"
            words = texts.setdefault(one.language, {})
            words[key] = f"{words.get(key, '')} {one.text}"
            where.setdefault((one.language, key), one)
    for language, words in texts.items():
        runs = {name: likeness.shingles(text) for name, text in words.items()}
        for first, second, how in likeness.alike(runs, MOST_ALIKE):
            at = where[language, second]
            found = f"{how:.0%} of `{first}` again"
            meant = "another question on the same objective"
            yield at.tree.fault(("items", at.item), "near-duplicate", found, meant, key=True)


def _options_alike(book: Book) -> Iterator[Fault]:
    for manuscript in book.manuscripts.values():
        for language, tree in manuscript.trees():
            for name in manuscript.file.items:
                options = _option_texts(manuscript, language, name)
                for one, other in combinations(options, 2):
                    if _overlap(options[one], options[other]):
                        path = ("items", name, "options", other, "text")
                        found = f"`{options[other]}` beside `{options[one]}`"
                        yield tree.fault(path, "options-alike", found, "options apart")


def _overlap(one: str, other: str) -> bool:
    """One says the other and more, or nearly the same. Numbers and addresses may look alike."""
    first, second = ("".join(_LETTERS.findall(text)).casefold() for text in (one, other))
    if first == second or _ADDRESS.search(one) or min(len(first), len(second)) < _FEW:
        return False
    runs = [likeness.shingles(text, 1) for text in (one, other)]
    contained = first in second or second in first
    return contained or likeness.likeness(*runs) >= MOST_ALIKE_OPTIONS


def _feedback(book: Book) -> Iterator[Fault]:
    seen: dict[tuple[str, str, str], str] = {}
    for one in book.passages:
        if one.role is not Role.FEEDBACK:
            continue
        words = len(_PIECES.findall(one.text))
        if words < 4:
            meant = "why one would think so, and what it costs"
            yield one.tree.fault(one.path, "feedback", f"only `{one.text}`", meant)
        key = (one.tree.path, one.item, one.text)
        if key in seen:
            found = f"the words of `{seen[key]}`"
            yield one.tree.fault(one.path, "feedback", found, "words for this answer")
        seen.setdefault(key, ".".join(str(part) for part in one.path[2:]))


def _verdict(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        found = _VERDICT.match(one.text) if one.role is Role.FEEDBACK else None
        if found is not None:
            yield one.tree.fault(one.path, "verdict", f"`{found[0]}`", "the reason at once")


RULES = (
    Rule("longest-option", "Who picks the longest answer should not be right by it.", _longest),
    Rule("place", "Who always picks the same place should not be right by it.", _place),
    Rule(
        "true-or-false", "Who always says true should be right as often as wrong.", _true_or_false
    ),
    Rule(
        "all-of-the-above",
        "It is guessed from two options, and no button is above.",
        _all_of_the_above,
    ),
    Rule(
        "near-duplicate",
        "A question seen before measures memory of it, not the skill.",
        _near_duplicates,
    ),
    Rule("options-alike", "Options that overlap are right or wrong together.", _options_alike),
    Rule("feedback", "An answer without a reason teaches nothing.", _feedback),
    Rule("verdict", "Whether an answer is right, the bot says by itself.", _verdict),
)
