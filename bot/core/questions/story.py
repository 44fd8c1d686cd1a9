"""Whether somebody tells what happened to them, or shows a message that somebody sent."""

from __future__ import annotations

import re

from bot.core.questions.words import pieces

_FEWEST_WORDS, _FEWEST_CHARACTERS = 8, 12
_ASKING_WORDS, _ASKING_CHARACTERS = 12, 17
"""With fewer, what asks is a question: what can they see if I share my screen."""
_ASKS = re.compile(
    r"^(?:what|how|why|can|could|is|are|do|does|if|when|who|where|should|may)\b|\?|？"
    r"|啥|什么|怎么|怎样|吗|呢|能不能|会不会|是不是|多少|哪"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_MINE = frozenset({"i", "i'm", "i've", "im", "ive", "my", "me", "we", "our", "us"})
_THEIRS = frozenset({"he", "she", "they", "him", "her", "them", "his", "their"})
_YOURS = frozenset(
    {"you", "your", "yours", "u", "ur", "you're", "youre", "you'll", "you've", "please", "pls"}
)
_TO_ME = re.compile(
    r"\b(?:can|could|would|will|do|if) you\b|\bthank you\b"
    r"|\b(?:please|pls) (?:help|tell|advise|say)\b|你(?:能|可以|说|帮|知道|看)"
)
"""How who tells a story speaks to who hears it."""
_MINE_ZH = re.compile(r"我|俺|咱")
_THEIRS_ZH = re.compile(r"他|她|对方|人家|骗子|那人|那个人")
_YOURS_ZH = re.compile(r"^(?:爸|妈|爷爷|奶奶|哥|姐)[,，、!！ ]|你|您|亲爱的|【|尊敬的|客户|用户")


def own_story(text: str) -> bool:
    """Whether a folded text speaks of its writer's own and of others, and to nobody: a message that
    somebody sends to be believed speaks to its reader."""
    said = _TO_ME.sub(" ", text)
    if len(_HAN.findall(said)) >= _FEWEST_CHARACTERS:
        if _ASKS.search(said) and len(_HAN.findall(said)) < _ASKING_CHARACTERS:
            return False
        spoken_to = _YOURS_ZH.search(said) is not None
        return bool(_MINE_ZH.search(said) and _THEIRS_ZH.search(said)) and not spoken_to
    words = list(pieces(said))
    known = frozenset(words)
    if len(words) < (_ASKING_WORDS if _ASKS.search(said) else _FEWEST_WORDS) or known & _YOURS:
        return False
    return bool(known & _MINE and known & _THEIRS)
