"""A question as it was asked: whether people are needed first, advice is wanted, what is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.core.questions.words import pieces

LONGEST_KEPT = 200
"""Characters of a question that are kept for the organisers."""

_HAN = re.compile(r"[\u3400-\u9fff]")


class Phrases:
    """Phrases to look for: whole words in Latin letters, any place in Chinese.

    In a phrase `a|b` is either, `_` a space within one of them, `~` none, and `...` a few words
    between: `end|ending the|my pain`. What begins with `=` is the whole text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        said = [_Phrase(one) for one in phrases if one.strip()]
        self._all = list({one.part: one for one in said}.values())

    def within(self, text: str) -> bool:
        """Whether a folded text holds one of them."""
        said = _ended(text)
        return any(one.expression.search(said) for one in self._possible(said))

    def cover(self, text: str) -> bool:
        """Whether a folded text is made of them and of nothing else."""
        said = f"{_ended(text).strip()} "
        parts = [one.part for one in self._possible(said)]
        return bool(parts and said.strip()) and not re.sub("|".join(parts), "", said).strip()

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where a folded text, as it is spoken, holds them; also where they overlap."""
        said = _ended(text)
        return [
            found.span(1) for one in self._possible(said) for found in one.expression.finditer(said)
        ]

    def without(self, text: str) -> str:
        """A folded text without them; as it is where it holds none, or nothing else."""
        left, end = _ended(text), 0
        held = sorted(self.places(text))
        kept = []
        for start, stop in held:
            kept.append(left[end:start])
            end = max(end, stop)
        rest = " ".join([*kept, left[end:]]).strip()
        return rest if held and rest else text

    def _possible(self, said: str) -> Iterator[_Phrase]:
        """Those of which every word stands somewhere: of a thousand few have to be looked for."""
        for one in self._all:
            if all(any(word in said for word in either) for either in one.words):
                yield one


class _Phrase:
    """A phrase as a regular expression; and the words that have to be there, each with those that
    may stand for it."""

    def __init__(self, phrase: str) -> None:
        bare = phrase.removeprefix("=")
        chinese = bool(_HAN.search(bare))
        parts = [] if chinese else [r"(?<![a-z0-9])"]
        words: list[tuple[str, ...]] = []
        for word in bare.split():
            if word == "...":
                parts.append(r".{0,6}?" if chinese else r"(?:[a-z0-9]+ ){0,3}?")
                continue
            ways = word.split("|")
            texts = tuple(_spoken(way.replace("_", " ")) for way in ways if way != "~")
            either = [re.escape(text) for text in texts if _HAN.search(text)]
            latin = [re.escape(text) for text in texts if not _HAN.search(text)]
            # A Latin word among Chinese ends where its letters end; else each has a space after it.
            either += [rf" ?{text}(?![a-z0-9])" if chinese else f"{text} " for text in latin]
            either.sort(key=len, reverse=True)
            parts.append(f"(?:{'|'.join(either)})" + ("?" if "~" in ways else ""))
            if "~" not in ways:
                words.append(texts)
        self.part = "".join(parts)
        if phrase != bare:
            self.part = rf"\A{self.part} ?\Z"
        self.words = tuple(words)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The phrase wherever it begins; compiled where it may be there, which is seldom."""
        return re.compile(f"(?=({self.part}))")


def _ended(text: str) -> str:
    return f"{_spoken(text)} "


def _spoken(text: str) -> str:
    """Words with one space between, without apostrophes; Chinese without any."""
    words = " ".join(piece.replace("'", "") for piece in pieces(text))
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", words)


@dataclass(frozen=True, slots=True)
class Manner:
    """What tells how something was meant, in one language."""

    distress: Phrases
    harmless: Phrases
    advice: Phrases
    question: Phrases
    asides: Phrases

    def needs_people(self, text: str) -> bool:
        """Whether somebody may be in danger: then people come first, and no lesson.

        A figure of speech has to hold the whole of what sounds like danger, or it takes nothing
        away: it may stand beside it.
        """
        danger = self.distress.places(text)
        meant = self.harmless.places(text) if danger else []
        return any(
            not any(first <= start and end <= last for first, last in meant)
            for start, end in danger
        )

    def wants_advice(self, text: str) -> bool:
        """Whether a decision is asked for, which is nobody's but theirs."""
        return self.advice.within(text)

    def asks(self, text: str) -> bool:
        """Whether a folded text is a question, or as long as one."""
        words = list(pieces(text))
        characters = sum(len(_HAN.findall(word)) for word in words)
        some, many = len(words) > 1 or characters >= 4, len(words) >= 5 or characters >= 8
        return "?" in text or many or (some and self.question.within(text))


_MASKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?:https?://|www\.|t\.me/)\S+|\b[\w-]+(?:\.[a-z]{2,6})+(?:/\S*)?\b", re.IGNORECASE
        ),
        "[link]",
    ),
    (re.compile(r"\S+@\S+"), "[address]"),
    (re.compile(r"(?<!\w)@\w+"), "[name]"),
    (re.compile(r"[a-z]*\d[\w\d,.:/-]*", re.IGNORECASE), "#"),
    (re.compile(r"(?:#[\s,.]*)+"), "# "),
)
_NAMED = re.compile(
    r"\b((?i:my name is|i am called|named|name:|mr|mrs|ms|miss|dr|dear)\.?\s+)"
    r"(?!(?i:a|the|an|that|this|it|me|my)\b)[A-Za-z][\w'-]+(?:\s+[A-Z][\w'-]+)*"
)
_CAPITAL = re.compile(r"(?<=[a-z,;'] )[A-Z][\w'-]+|\b[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)+")
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
    "钱汤尹黎易常武乔贺赖龚文"
)
_TITLED = re.compile(
    rf"(?:小|老|阿)?[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}?"
    r"(?=先生|女士|小姐|经理|总监|老师|医生|律师|主任|警官|师傅|阿姨|大哥|大姐|总(?![\u4e00-\u9fff]*额))"
)
_CALLED = re.compile(
    rf"(我叫|名叫|他叫|她叫|名字是|姓名)[\s:：是]*[{_SURNAMES}]?[\u4e00-\u9fff]{{1,2}}"
)


def masked(text: str, known: Callable[[str], bool]) -> str:
    """The question without digits, links, addresses and names; `known` are words of the lessons.

    Names are found where something shows them: a capital inside a sentence, a title, "called". A
    bare Chinese name among other words is not.
    """
    text = " ".join(text[: 4 * LONGEST_KEPT].split())
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    text = _NAMED.sub(lambda found: f"{found[1]}[name]", text)
    text = _CAPITAL.sub(lambda found: found[0] if known(found[0].lower()) else "[name]", text)
    text = _CALLED.sub(lambda found: f"{found[1]}[某人]", _TITLED.sub("[某]", text))
    return text[:LONGEST_KEPT].strip()


def grouped(
    questions: Sequence[tuple[str, frozenset[str]]], alike: float = 0.34
) -> list[list[int]]:
    """Numbers of questions that share words, the first of each group being its example.

    Each question comes with its terms; two are alike where their terms overlap so much (Jaccard).
    """
    groups: list[list[int]] = []
    for number, (_, terms) in enumerate(questions):
        best, place = 0.0, -1
        for index, group in enumerate(groups):
            others = questions[group[0]][1]
            share = len(terms & others) / max(1, len(terms | others))
            if share > best:
                best, place = share, index
        if best >= alike:
            groups[place].append(number)
        else:
            groups.append([number])
    return groups
