"""What people type, made comparable: characters folded, words stemmed, Chinese taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from operator import add

from bot.core.variants import LOOK_ALIKE

LONGEST = 400
"""Characters of a question that are read: who writes more has said it by then."""

# A word cannot hide behind letters of other alphabets.
_LOOKALIKES = str.maketrans({**LOOK_ALIKE, **dict.fromkeys("’‘ʼ`´", "'")})
HAN = r"[\u3400-\u9fff]"
PIECE = rf"[a-z]+(?:'[a-z]+)?|\d+|{HAN}+|(?:(?!{HAN})[^\W\d_])+"
_PIECE = re.compile(PIECE)
_HAN = re.compile(HAN)
_LATIN = re.compile(r"[a-z]")

Terms = dict[str, float]
"""Terms of a text, each with the weight of its kind."""


@dataclass(frozen=True, slots=True)
class Hanzi:
    """Tables of Chinese: traditional → simplified, each character's syllable, all syllables; and
    words of Hong Kong, Taiwan and dialects → common ones, in simplified characters."""

    simplified: Mapping[int, str] = field(default_factory=dict)
    syllables: Mapping[str, str] = field(default_factory=dict)
    known_syllables: frozenset[str] = frozenset()
    regional: Mapping[str, str] = field(default_factory=dict)
    _regional: re.Pattern[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        # The longest first: a word that stands for itself keeps a shorter one within it as it is.
        words = sorted(self.regional, key=len, reverse=True)
        found = re.compile("|".join(map(re.escape, words))) if words else None
        object.__setattr__(self, "_regional", found)

    def common(self, text: str) -> str:
        """A text in simplified characters, with common words for those of a region."""
        if self._regional is None:
            return text
        return self._regional.sub(lambda found: self.regional[found[0]], text)


def folded(text: str, hanzi: Hanzi, longest: int = LONGEST) -> str:
    """The text as it is compared: no marks that cannot be seen, one width, one case, one script."""
    # Cut before and after: some characters stand for eighteen others.
    text = text[: 4 * longest]
    if not text.isascii():
        text = hanzi.common("".join(map(_shown, text)).translate(hanzi.simplified))
    return text.lower().translate(_LOOKALIKES)[:longest].strip()


@lru_cache(maxsize=10_000)
def _shown(char: str) -> str:
    """What a character shows, by itself: marks are dropped, so its neighbours do not matter."""
    parts = unicodedata.normalize("NFKD", char)
    return "".join(part for part in parts if unicodedata.category(part) not in _UNSEEN)


_UNSEEN = frozenset({"Cf", "Mn", "Me", "Co", "Cs", "Cn"})
"""Categories of characters that show nothing by themselves."""


def language_of(text: str, hanzi: Hanzi) -> str | None:
    """The language of a folded question: `zh-Hans`, `en`, or None where nothing tells."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if han:
        # "AB贷" is Chinese, and so is a sentence with one English name in it.
        return "zh-Hans" if han * 6 >= latin else "en"
    if not latin:
        return None
    words = [piece for piece in _PIECE.findall(text) if piece.isascii() and piece.isalpha()]
    spelt = [word for word in words if len(word) > 3 and syllables(word, hanzi.known_syllables)]
    return "zh-Hans" if len(spelt) * 2 > len(words) else "en"


def pieces(text: str) -> list[str]:
    """Words, numbers and runs of Chinese of a folded text."""
    return _PIECE.findall(text)


def ends_of(said: Sequence[str], language: str) -> Terms:
    """How a text begins and ends, by its pieces: with which word, or which Chinese character."""
    if not said:
        return {}
    if language == "zh-Hans":
        return {f"^{said[0][0]}": EDGE, f"{said[-1][-1]}$": EDGE}
    return {f"^{stem(said[0])}": EDGE, f"{stem(said[-1])}$": EDGE}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its endings; `scammers`, `scammed` and `scam` meet."""
    word = (
        word.split("'", maxsplit=1)[0] if word.endswith(("'s", "'ll", "'ve", "'re", "'d")) else word
    )
    word = word.replace("'", "")
    if len(word) <= 3:
        return word
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "y":
        word = word[:-1] + "i"
    return word


_ENDINGS = (
    ("iness", "i"),
    ("fulness", "ful"),
    ("ments", ""),
    ("ment", ""),
    ("ations", "at"),
    ("ation", "at"),
    ("ities", ""),
    ("ity", ""),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "i"),
    ("ied", "i"),
    ("ers", ""),
    ("er", ""),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ed", ""),
    ("ly", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)


_LONGEST_SPELT = 24
"""Letters: longer words are none that people spell in pinyin."""


@lru_cache(maxsize=5_000)
def syllables(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """A Latin word as Chinese syllables, the longest first; empty if it is none."""
    if not 0 < len(word) <= _LONGEST_SPELT:
        return ()
    reach: dict[int, tuple[str, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for length in range(min(6, len(word) - start), 0, -1):
            rest = reach.get(start + length)
            if rest is not None and word[start : start + length] in known:
                reach[start] = (word[start : start + length], *rest)
                break
    return reach.get(0, ())


PAIR = 0.5
"""The weight of two English words together, the only terms with a space."""
EDGE = 0.5
"""The weight of how a text begins or ends."""


@dataclass(frozen=True)
class Speech:
    """How texts of one language are taken apart: `concepts` are words that mean the same here,
    `vocabulary` the stems (of Chinese: pairs of characters) that people ask with and how often, by
    which slips are told."""

    language: str
    hanzi: Hanzi
    concepts: Mapping[str, tuple[str, ...]]
    vocabulary: Mapping[str, int] = field(default_factory=dict)
    _meanings: Mapping[str, tuple[str, ...]] = field(init=False)
    _lengths: Mapping[str, Sequence[int]] = field(init=False)
    _misspelt: Mapping[str, str] = field(init=False)
    _by_sound: Mapping[str, tuple[str, ...]] = field(init=False)
    _pair_by_sound: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = {}
        misspelt: dict[str, str] = {}
        by_sound: dict[str, tuple[str, ...]] = {}
        pair_by_sound: dict[str, str] = {}
        heard = (word for word, often in self.vocabulary.items() if often > 1 or word.isascii())
        # The most frequent word comes last, and stays.
        for word in sorted(heard, key=lambda word: (self.vocabulary[word], word)):
            if _HAN.match(word):
                pair_by_sound[self._sounds(word)] = word
            elif len(word) >= _LONG_ENOUGH and word.isascii():
                misspelt.update(dict.fromkeys(_with_one_less(word), word))
        for word in self.concepts:
            # Of Chinese two characters tell where a name may begin, or any one may be a name.
            chinese = self.language == "zh-Hans"
            parts = word if chinese else word.split(" ")
            start, shortest = (word[:2], _ONE) if chinese else (parts[0], ())
            if word and len(parts) <= _LONGEST_NAME:
                lengths.setdefault(start, set(shortest)).add(len(parts))
        for word in self.concepts:
            if _HAN.match(word):
                sounds = self._sounds(word)
                by_sound[sounds] = (*by_sound.get(sounds, ()), word)
        meanings = {
            word: tuple(f"~{concept}" for concept in concepts)
            for word, concepts in self.concepts.items()
        }
        longest_first = {start: sorted(those, reverse=True) for start, those in lengths.items()}
        object.__setattr__(self, "_meanings", meanings)
        object.__setattr__(self, "_lengths", longest_first)
        object.__setattr__(self, "_misspelt", misspelt)
        object.__setattr__(self, "_by_sound", by_sound)
        object.__setattr__(self, "_pair_by_sound", pair_by_sound)

    def terms(self, text: str, *, pairs: bool = True) -> Terms:
        """Words and concepts of a folded text, and `pairs` of English words, side by side or with
        one between."""
        return self._chinese(text) if self.language == "zh-Hans" else self._english(text, pairs)

    def typed(self, text: str) -> Terms:
        """The terms of a folded question, with what its sounds may have meant."""
        found = self.terms(text)
        if self.language == "zh-Hans":
            self._heard(text, found)
        return found

    def spells(self, word: str) -> bool:
        """Whether a Latin word is the sound of a concept's name: `zhengxin`."""
        return " ".join(syllables(word, self.hanzi.known_syllables)) in self._by_sound

    def meant(self, piece: str) -> str:
        """What a piece of English stands for: its stem, a number's size, or for a word that nobody
        asks with the most frequent one that is one slip away."""
        return self._corrected(_root(piece))

    def named(
        self, said: Sequence[str], places: Iterable[int] | None = None
    ) -> Iterator[tuple[int, str]]:
        """The concepts that are named, each with where: of English words, as they are meant, every
        name; of Chinese characters in each place the longest. Only from those `places` on where it
        is known that one may begin."""
        chinese = isinstance(said, str)
        for place in range(len(said)) if places is None else places:
            start = "".join(said[place : place + 2]) if chinese else said[place]
            for length in self._lengths.get(start, _ONE if chinese else ()):
                part = said[place : place + length]
                concepts = self._meanings.get(part if isinstance(part, str) else " ".join(part), ())
                for concept in concepts:
                    yield place, concept
                if chinese and concepts:
                    break

    def starts(self) -> list[str]:
        """What names of concepts begin with: a word, two Chinese characters, or all of one."""
        return [*self._lengths, *(word for word in self.concepts if len(word) == 1)]

    def foreign(self, piece: str) -> Iterator[tuple[str, float]]:
        """The term of a piece that is no Chinese in a Chinese text."""
        if piece[0].isdigit():
            yield _number(piece), _FIGURE
        # What is Chinese in Latin letters is looked up by its sound alone.
        elif len(syllables(piece, self.hanzi.known_syllables)) < 2:
            yield stem(piece), 1.0

    def _english(self, text: str, pairs: bool) -> Terms:
        found: Terms = {}
        stems = list(map(_root, pieces(text)))
        meant = list(map(self._corrected, stems))
        for place, one in enumerate(meant):
            found[one] = weight_of(one) if one == stems[place] else 0.8
            if pairs and place + 1 < len(meant):
                found[f"{one} {meant[place + 1]}"] = PAIR
            if pairs and place + 2 < len(meant):
                found[f"{one} _ {meant[place + 2]}"] = PAIR
        return found | {name: 1.0 for _, name in self.named(meant)}

    def _corrected(self, word: str) -> str:
        if word in self.vocabulary or word in self.concepts or len(word) < _LONG_ENOUGH:
            return word
        near = {self._misspelt[less] for less in _with_one_less(word) if less in self._misspelt}
        return max(near, key=lambda one: (self.vocabulary[one], one), default=word)

    def _chinese(self, text: str) -> Terms:
        found: Terms = {}
        for piece in pieces(text):
            if _HAN.match(piece):
                found |= {char: weight_of(char) for char in piece}
                found |= dict.fromkeys(map(add, piece, piece[1:]), 1.0)
            else:
                found |= self.foreign(piece)
        return found | {name: 1.0 for _, name in self.named(text.replace(" ", ""))}

    def _sounds(self, word: str) -> str:
        return " ".join(self.hanzi.syllables.get(char, char) for char in word)

    def _heard(self, text: str, found: Terms) -> None:
        """What sounds like what was typed: 验正码, zhengxin. Of characters that nobody asks with,
        pairs; and names of concepts, of three or more: of two, too many sound alike."""
        spelt: list[str] = []
        for piece in (*pieces(text), "0"):
            if _HAN.match(piece):
                for pair in dict.fromkeys(map(add, piece, piece[1:])):
                    if pair not in self.vocabulary:
                        self._add_pair(self._sounds(pair), 0.4, found)
                self._add_names(self._sounds(piece).split(" "), 3, found)
            spoken = syllables(piece, self.hanzi.known_syllables)
            if spoken and len(piece) > 1:
                spelt += spoken
                continue
            for one, next_one in pairwise(spelt):
                self._add_pair(f"{one} {next_one}", 1.0, found)
            self._add_names(spelt, 2, found)
            spelt = []

    def _add_pair(self, sounds: str, weight: float, found: Terms) -> None:
        if meant := self._pair_by_sound.get(sounds):
            found.setdefault(meant, weight)

    def _add_names(self, sounds: Sequence[str], fewest: int, found: Terms) -> None:
        said = (tuple(sounds[at : at + _LONGEST_NAME]) for at in range(len(sounds)))
        for heard in dict.fromkeys(said):
            for length in range(fewest, len(heard) + 1):
                for word in self._by_sound.get(" ".join(heard[:length]), ()):
                    found.update((f"~{name}", 1.0) for name in self.concepts[word])
                    found.update((pair, 1.0) for pair in map(add, word, word[1:]))


_ONE: Sequence[int] = (1,)
_LONGEST_NAME = 6
"""Words (in Chinese: characters) of a concept's longest name."""
_LONG_ENOUGH = 6
"""Letters from which on a word with one slip can still be told."""


def _with_one_less(word: str) -> set[str]:
    """The word and what is left of it without one letter; words with one slip share some.

    Its first letter stays: it is rarely the slip, and a short word is near too many without it.
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))}


def _root(piece: str) -> str:
    return _number(piece) if piece[0].isdigit() else stem(piece)


def _number(digits: str) -> str:
    """Numbers count by their size alone, save the short ones that people know by heart."""
    return digits if len(digits) <= 3 and digits in _KNOWN else f"#{min(len(digits), 6)}"


_KNOWN = frozenset({"0", "3", "6", "12", "24", "36", "714", "110"})

_FIGURE = 0.5
"""The weight of a number in a Chinese text."""
_SMALL_WORDS = (
    "the a an is it to of and in on for my me i you we he she they be was are am do did doe so or"
    " at by with that this from as but if then not no can will would have has had get got just"
    " im ur u pls ok oh hi what how why when"
)
_LIGHT: dict[str, float] = {
    **dict.fromkeys(_SMALL_WORDS.split(), 0.35),
    **dict.fromkeys("的了吗呢吧啊呀嘛么是我你他她它们有没在就都和跟也很这那", 0.1),
}


def weight_of(word: str) -> float:
    """The weight of an English word, or of a Chinese character by itself."""
    return _LIGHT.get(word, 0.35 if len(word) == 1 and _HAN.match(word) else 1.0)
