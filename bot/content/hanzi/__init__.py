"""Tables of Chinese characters for finding a question.

Beside this file: `pinyin.txt`, a syllable a line with the characters read so first of all;
`regional.txt`, a word of Cantonese, of Hong Kong or Taiwan or of a dialect, and a common one for
it. A word that stands for itself keeps what is within it (蚊 is money, 蚊子 is none).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.core.questions.words import Hanzi
from bot.core.variants import SIMPLIFIED

_FOLDER = Path(__file__).parent


@cache
def tables() -> Hanzi:
    """All of them."""
    simplified = {ord(one): other for one, other in SIMPLIFIED.items()}
    lines = (_FOLDER / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines)
    syllables = {char: sound for sound, chars in pairs for char in chars}
    words = (_FOLDER / "regional.txt").read_text(encoding="utf-8").splitlines()
    regional = dict(line.split() for line in words)
    return Hanzi(simplified, syllables, frozenset(syllables.values()), regional)
