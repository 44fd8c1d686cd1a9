"""Tables of Chinese characters for finding a question.

`pinyin.txt` beside this file: a syllable a line with the characters read so first of all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.core.variants import SIMPLIFIED
from bot.core.words import Hanzi

_FOLDER = Path(__file__).parent


@cache
def tables() -> Hanzi:
    """Both tables."""
    simplified = {ord(one): other for one, other in SIMPLIFIED.items()}
    lines = (_FOLDER / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines)
    syllables = {char: sound for sound, chars in pairs for char in chars}
    return Hanzi(simplified, syllables, frozenset(syllables.values()))
