"""How hard a text is to read: a school grade in English, rare characters in Chinese.

The grade is Flesch and Kincaid's (Kincaid et al., Research Branch Report 8-75, 1975):
0.39 words a sentence + 11.8 syllables a word - 15.59.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-z]+)*")
# A sentence ends at its mark or at the end of a line: an item of a list is read as one.
_END = re.compile(r"[.!?…]+(?=[\s\"”’')]|$)|\n+")
_ENDED = re.compile(r"[。！？；…\n]+")
_HAN = re.compile(r"[\u3400-\u9fff]")

_GROUP = re.compile(r"[aeiouyà-öø-ÿ]+")
# Vowels that stand together and are spoken apart: dial, riot, science, create, doing, annual.
_APART = re.compile(
    r"(?<![ctsg])i(?:[ao](?!n)|um)|(?<![ctsgln])i[ao](?=n)|ie(?=t|nc|nt)|(?<=cr)ea(?=t(?!ur))"
    r"|[aeiouy](?=ing)|(?<!q)ua(?=l|t|r)|(?<=fl)ue|ui(?=n$|t[iy])|eo(?!p)|oe(?=t|m)|iei"
    r"|[ao]e(?=r)|(?<=[dv])ei(?=[nt])"
)
# A final e that is not spoken, alone or before s and d: code, codes, saved; not little, wanted.
_SILENT = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouyrl]l)e$|(?<=[aeo]l)es$|(?<=[^aeiouytd])ed$")
_SILENT_S = re.compile(r"(?<=[^aeiouyscgzxl])es$(?<!shes)(?<!ches)")
_SILENT_INSIDE = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ful|less|ment|ness|where|thing|times?|one|body)s?$)"
)
_IRREGULAR = {
    "area": 3, "areas": 3, "business": 2, "businesses": 3, "every": 2, "everyone": 3,
    "everybody": 4, "everyday": 3, "everything": 3, "everywhere": 3, "evening": 2, "idea": 3,
    "ideas": 3, "being": 2, "maybe": 2, "people": 2, "real": 1, "really": 2, "usual": 3,
    "usually": 4, "interest": 2, "interests": 2, "several": 2, "camera": 2, "family": 3,
    "anyone": 3, "whoever": 3, "rules": 1, "safety": 2, "doubled": 2, "poem": 2, "quiet": 2,
    "society": 4, "lion": 2, "video": 3, "videos": 3, "radio": 3,
}  # fmt: skip


def syllables(word: str) -> int:
    """How many syllables an English word is spoken with: by its spelling, so now and then wrong."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    count = len(_GROUP.findall(plain)) + len(_APART.findall(plain))
    silent = (_SILENT, _SILENT_S, _SILENT_INSIDE)
    count -= sum(bool(one.search(plain)) for one in silent)
    count += plain.endswith(("n't", "sm")) and plain not in {"don't", "won't", "can't", "aren't"}
    return max(1, count)


def english_sentences(text: str) -> list[list[str]]:
    """The words of each sentence; numbers are no words, and a line without words no sentence."""
    found = [_WORD.findall(one) for one in _END.split(text)]
    return [words for words in found if words]


def grade(text: str) -> float:
    """The school grade that a plain English text asks for; 0.0 where it has no words."""
    sentences = english_sentences(text)
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def chinese_sentences(text: str) -> list[str]:
    """The sentences of a Chinese text, without their ends."""
    return [one.strip() for one in _ENDED.split(text) if one.strip()]


def hard_share(text: str, levels: Mapping[str, int], easiest: int) -> float:
    """The share of the Chinese characters of a text whose level is `easiest` or above, or none."""
    characters = _HAN.findall(text)
    hard = sum(levels.get(one, easiest) >= easiest for one in characters)
    return hard / len(characters) if characters else 0.0


def rare(text: str, is_common: Callable[[str], bool]) -> list[str]:
    """The Chinese characters of a text that are not in daily use, each once, in their order."""
    return [one for one in dict.fromkeys(_HAN.findall(text)) if not is_common(one)]
