"""Rules about words: plain enough to read, and nothing promised, advised or scorned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bot.content.faults import PLACEHOLDER as LEFT
from bot.content.faults import Fault
from bot.content.manuscript import SPOKEN, Passage, Role
from bot.content.rule import Book, Rule
from bot.content.template import PLACEHOLDER
from bot.core import readability

HIGHEST_GRADE = 7.0
MOST_WORDS = 30
MOST_CHARACTERS = 45
HARD_LEVEL = 7
MOST_HARD = 0.035
_FIRST_LEVEL = (b"\xb0\xa1", b"\xd7\xf9")
_CHARACTERS = Path(__file__).parent / "words" / "characters.zh-Hans.txt"

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|「[^」]*」|《[^》]*》")
_NUMBERS = re.compile(r"[\d\W_]*")
_PROMISES = {
    "en": re.compile(
        r"\bguaranteed\b|\brisk-free\b|\bno risk\b|\bcan(?:no|['’])t lose\b|\bsure profit\b"
        r"|\b(?:completely|always|perfectly|totally|100%) safe\b|\bthis is safe\b",
        re.IGNORECASE,
    ),
    "zh-Hans": re.compile(
        r"稳赚|必赚|包赚|保本|零风险|无风险|没有风险|包过|保证(?:收益|下款|通过)|百分之?百|绝对安全"
    ),
}
_DENIED = {
    "en": re.compile(
        r"\b(?:no|not|nobody|none|never|nothing|n[o']t|sounds?|if|says?)\b", re.IGNORECASE
    ),
    "zh-Hans": re.compile(r"没|不|别|谁也|听|说|假|骗"),
}
_ADVICE = {
    "en": re.compile(
        r"\b(?:we|I) (?:recommend|advise|suggest)\b|\byou should (?:take|buy|sell|invest|borrow)\b"
        r"|\bthe best (?:loan|card|bank|fund|app) for you\b|\bour advice\b",
        re.IGNORECASE,
    ),
    "zh-Hans": re.compile(r"(?:我们|我)(?:建议|推荐)|(?:建议|推荐|应该)你?(?:买|贷|借|投|选购)"),
}
_SCORN = {
    "en": re.compile(
        r"\b(?:stupid|idiots?|fools?|foolish|dumb|naive|gullible|greedy|your (?:own )?fault)\b",
        re.IGNORECASE,
    ),
    "zh-Hans": re.compile(r"愚蠢|蠢|傻|活该|贪心|贪婪|贪便宜|无知|怪你自己|自找的"),
}


@cache
def levels() -> Mapping[str, int]:
    """The level of each Chinese character of the grading standard, from 1 to 7."""
    found = {}
    for line in _CHARACTERS.read_text(encoding="utf-8").splitlines():
        name, _, characters = line.partition(": ")
        if not line.startswith("#"):
            found.update(dict.fromkeys(characters, int(name)))
    return found


def grade_of(book: Book, lesson: str) -> float:
    """The grade of what a lesson says in English."""
    _, passages = book.spoken.get((lesson, "en"), (None, []))
    return readability.grade("\n".join(one.text for one in passages))


def _reading_level(book: Book) -> Iterator[Fault]:
    for (lesson, language), (tree, passages) in book.spoken.items():
        if language != "en":
            continue
        reached = grade_of(book, lesson)
        if reached > HIGHEST_GRADE:
            hardest = max(passages, key=lambda one: readability.grade(one.text))
            found = f"grade {reached:.1f}, hardest here"
            meant = f"at most {HIGHEST_GRADE:.0f}: shorter sentences, shorter words"
            yield tree.fault(hardest.path, "reading-level", found, meant)


def _long_sentences(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        if one.role not in SPOKEN:
            continue
        if one.language == "en":
            for words in readability.english_sentences(one.text):
                if len(words) > MOST_WORDS:
                    found = f"{len(words)} words from `{' '.join(words[:5])}`"
                    yield _at(one, "long-sentence", found, f"at most {MOST_WORDS}")
            continue
        for sentence in readability.chinese_sentences(one.text):
            # Latin words, addresses and numbers are as long as they are.
            length = len(re.sub(r"[!-~]+", "0", sentence))
            if length > MOST_CHARACTERS:
                found = f"{length} characters from `{sentence[:8]}`"
                yield _at(one, "long-sentence", found, f"at most {MOST_CHARACTERS}")


def is_common(character: str) -> bool:
    """Whether it is in the grading standard, or in the first level of GB 2312.

    That level holds the 3,755 characters in daily use; Python knows them by their codes.
    """
    if character in levels():
        return True
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _FIRST_LEVEL[0] <= code <= _FIRST_LEVEL[1]


def _rare_characters(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        if one.language == "zh-Hans" and one.role is not Role.QUERY:
            for character in readability.rare(one.text, is_common):
                yield _at(one, "rare-character", f"`{character}`", "a character in daily use")


def _hard_characters(book: Book) -> Iterator[Fault]:
    for (_, language), (tree, passages) in book.spoken.items():
        if language != "zh-Hans":
            continue
        text = "".join(one.text for one in passages)
        share = readability.hard_share(text, levels(), HARD_LEVEL)
        if share > MOST_HARD:
            found = f"{share:.1%} characters of the highest levels"
            meant = f"at most {MOST_HARD:.1%}: words of every day"
            yield tree.fault(("title",), "hard-characters", found, meant)


def _promises(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        if one.role in SPOKEN - {Role.STATEMENT} | {Role.TITLE, Role.OBJECTIVE, Role.OPTION}:
            yield from banned(one, "promise", _PROMISES, "what is known, with its limits")


def _advice(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        if one.role in SPOKEN | {Role.TITLE, Role.OBJECTIVE, Role.OPTION}:
            yield from banned(one, "advice", _ADVICE, "how to decide, not what to decide")


def _scorn(book: Book) -> Iterator[Fault]:
    for one in book.passages:
        if one.role in SPOKEN | {Role.TITLE, Role.OBJECTIVE, Role.OPTION, Role.WRONG_OPTION}:
            yield from banned(one, "scorn", _SCORN, "why careful people do it too")


def banned(
    one: Passage, rule: str, words: Mapping[str, re.Pattern[str]], meant: str
) -> Iterator[Fault]:
    """Banned words outside quotations, in sentences that do not deny them."""
    pattern, denied = words.get(one.language), _DENIED.get(one.language)
    if pattern is None or denied is None:
        return
    text = _QUOTED.sub(" ", one.text)
    for found in pattern.finditer(text):
        before = re.split(r"[.!?。！？；\n]", text[: found.start()])[-1]
        if not denied.search(before):
            yield _at(one, rule, f"`{found.group()}`", meant)


def _untranslated(book: Book) -> Iterator[Fault]:
    for manuscript in book.written.values():
        texts = list(manuscript.passages())
        source = {one.path: one.text for one in texts if one.tree is manuscript.tree}
        for one in texts:
            if one.tree is manuscript.tree or one.role is Role.QUERY:
                continue
            same = one.text == source.get(one.path) and not _NUMBERS.fullmatch(one.text)
            if same and not _is_address(one.text):
                yield _at(one, "untranslated", "the words of the source", "the words of here")


def _placeholders(book: Book) -> Iterator[Fault]:
    for manuscript in book.written.values():
        for _, tree in manuscript.trees():
            for path, text in tree.texts():
                found = PLACEHOLDER.search(text)
                if found is not None:
                    yield tree.fault(path, LEFT, f"`{found.group()}`", "your own words")


def _is_address(text: str) -> bool:
    return bool(re.fullmatch(r"[\w.@/:-]+\.\w+[\w/.-]*", text))


def _at(one: Passage, rule: str, found: str, meant: str) -> Fault:
    return one.tree.fault(one.path, rule, found, meant)


RULES = (
    Rule(
        "reading-level",
        "Read in the evening, by tired people, often not in their first language.",
        _reading_level,
    ),
    Rule(
        "long-sentence", "A phone shows few lines, and a reader holds few words.", _long_sentences
    ),
    Rule(
        "rare-character",
        "Some readers will stop at a character that they meet once a year.",
        _rare_characters,
    ),
    Rule(
        "hard-characters",
        "A text that draws much on the highest levels is an official's, not a neighbour's.",
        _hard_characters,
    ),
    Rule("promise", "Nobody can promise money or safety; who does so here is believed.", _promises),
    Rule("advice", "Lessons teach how to judge; what to take is a person's own matter.", _advice),
    Rule("scorn", "Shame keeps people from asking and from reporting.", _scorn),
    Rule(LEFT, "What stands in the template is for the author to read.", _placeholders),
    Rule("untranslated", "A text left as in the source is one that was forgotten.", _untranslated),
)
