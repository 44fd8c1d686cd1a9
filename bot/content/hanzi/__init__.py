"""Tables of Chinese characters, as files beside this one.

`simplified.txt`: traditional characters, and below each its simplified one (of those in common
use). `pinyin.txt`: a syllable a line with the characters read so first of all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.core.words import Hanzi

_FOLDER = Path(__file__).parent


@cache
def tables() -> Hanzi:
    """Both tables."""
    old, new = (_FOLDER / "simplified.txt").read_text(encoding="utf-8").split()
    simplified = {ord(one): other for one, other in zip(old, new, strict=True)}
    lines = (_FOLDER / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines)
    syllables = {char: sound for sound, chars in pairs for char in chars}
    return Hanzi(simplified, syllables, frozenset(syllables.values()))
