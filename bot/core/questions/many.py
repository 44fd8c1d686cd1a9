"""Many texts taken apart at once, in arrays: the same terms that `Speech.terms` finds in one."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

import numpy as np

from bot.core.questions.usage import (
    Codes,
    Flags,
    Numbers,
    Single,
    Small,
    Used,
    Weights,
    Whole,
    paired,
    run_together,
)
from bot.core.questions.words import EDGE, HAN, PAIR, PIECE, Speech, ends_of, pieces, weight_of

_AT_ONCE = 4000
"""Texts whose words are in memory together."""
_END = "\n"
_PIECES_AND_ENDS = re.compile(rf"{PIECE}|{_END}")
_NOT_HAN = re.compile(rf"(?!{HAN})(?:{PIECE})")
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_ASCII = 128

Rows = tuple[Numbers, Whole, Weights]
"""Of terms: the text's number, the term's, its weight."""


def taken_apart(speech: Speech, codes: Codes, texts: Sequence[str], *, pairs: bool = True) -> Used:
    """The terms of folded texts, with or without English `pairs`."""
    parts = []
    for first in range(0, max(len(texts), 1), _AT_ONCE):
        whole = _END.join(text.replace(_END, " ") for text in texts[first : first + _AT_ONCE])
        if speech.language == "zh-Hans":
            found = _chinese(speech, codes, whole)
        else:
            found = _english(speech, codes, whole, pairs)
        parts.append((found.texts + first, found.terms, found.weights))
    return _joined(codes, parts)


def _english(speech: Speech, codes: Codes, whole: str, pairs: bool) -> Used:
    said = _PIECES_AND_ENDS.findall(whole)
    spelt = {
        piece: piece if piece == _END else speech.meant(piece) for piece in dict.fromkeys(said)
    }
    meant = [spelt[piece] for piece in said]
    numbers = {word: codes.word(word) for word in dict.fromkeys(spelt.values())}
    words = np.fromiter(map(numbers.__getitem__, meant), np.int64, len(meant))
    inside = words != numbers.get(_END, -1)
    at = np.cumsum(~inside, dtype=Small)
    weights = np.zeros(max(numbers.values(), default=-1) + 1, Single)
    for word, number in numbers.items():
        weights[number] = weight_of(word)
    found: list[Rows] = [(at[inside], words[inside], weights[words[inside]])]
    if pairs:
        near = inside[:-1] & inside[1:]
        two = paired(words[:-1][near], words[1:][near])
        found.append((at[:-1][near], two, np.full(len(two), PAIR, Single)))
        near = inside[:-2] & inside[1:-1] & inside[2:]
        two = paired(words[:-2][near], words[2:][near], apart=True)
        found.append((at[:-2][near], two, np.full(len(two), PAIR, Single)))
    starts = [numbers[word] for word in speech.starts() if word in numbers]
    found.append(_named(speech, codes, meant, at, np.isin(words, starts)))
    return _joined(codes, found)


def _chinese(speech: Speech, codes: Codes, whole: str) -> Used:
    chars, at = _characters(whole)
    han = (chars >= _FIRST_HAN) & (chars <= _LAST_HAN)
    single = {char: weight_of(chr(char)) for char in set(chars[han].tolist())}
    light = np.array([single[char] for char in chars[han].tolist()], Single)
    near = han[:-1] & han[1:]
    two = run_together(chars[:-1][near], chars[1:][near])
    other = [
        (at[piece.start()], codes.learned(word), weight)
        for piece in _NOT_HAN.finditer(whole)
        for word, weight in speech.foreign(piece[0])
    ]
    squeezed = whole.replace(" ", "")
    letters, within = _characters(squeezed)
    starts = [codes.learned(start) for start in speech.starts() if not start.isascii()]
    begins = np.isin(run_together(letters), starts)
    begins[:-1] |= np.isin(run_together(letters[:-1], letters[1:]), starts)
    return _joined(
        codes,
        [
            (at[han], run_together(chars[han]), light),
            (at[:-1][near], two, np.ones(len(two), Single)),
            _columns(other),
            _named(speech, codes, squeezed, within, begins),
        ],
    )


def ends_and_threes(speech: Speech, codes: Codes, texts: Sequence[str]) -> Used:
    """How folded texts begin and end, and Chinese threes; see `danger.edges`."""
    said = list(map(pieces, texts))
    ends = Used.of(codes, (ends_of(one, speech.language) for one in said))
    if speech.language != "zh-Hans":
        return ends
    chars, at = _characters(_END.join(map("".join, said)))
    inside, ascii_ = chars != ord(_END), chars < _ASCII
    near = inside[:-2] & inside[1:-1] & inside[2:] & ~(ascii_[:-2] & ascii_[1:-1] & ascii_[2:])
    three = run_together(chars[:-2][near], chars[1:-1][near], chars[2:][near])
    return ends.beside(Used(codes, at[:-2][near], three, np.full(len(three), EDGE, Single)))


def _characters(whole: str) -> tuple[Whole, Numbers]:
    """Characters, and for each the number of the text in which it stands."""
    chars = np.frombuffer(whole.encode("utf-32-le"), np.uint32).astype(np.int64)
    return chars, np.cumsum(chars == ord(_END), dtype=Small)


def _named(speech: Speech, codes: Codes, said: Sequence[str], at: Numbers, begins: Flags) -> Rows:
    """The concepts that are named in what is said, where names may begin."""
    places, terms = array("q"), array("q")
    for place, name in speech.named(said, np.flatnonzero(begins).tolist()):
        places.append(place)
        terms.append(codes.word(name))
    return at[np.array(places, int)], np.array(terms, int), np.ones(len(terms), Single)


def _columns(rows: Sequence[tuple[int, int, float]]) -> Rows:
    at, terms, weights = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(at, Small), np.array(terms, int), np.array(weights, Single)


def _joined(codes: Codes, found: Sequence[Rows]) -> Used:
    at, terms, weights = map(np.concatenate, zip(*found, strict=True))
    return Used(codes, at, terms, weights)
