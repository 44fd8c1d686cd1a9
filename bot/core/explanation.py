"""Which card of a lesson explains an item: the one that speaks of it most in the same words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Set

from bot.core.course import Edition, Kind, Lesson, Question

_WORD = re.compile(r"\d[\d.,]*\d|\d|[a-z]{3,}|[\u4e00-\u9fff]+")
_TAG = re.compile(r"<[^>]+>")
_STEM = 6
"""Letters of a word that are compared, so that "paying" and "payments" are not strangers."""
_STORY = 0.8
"""A first card tells a story; the rule that explains it mostly comes after."""
_BESIDE = 0.5
"""A check question speaks of the cards next to it."""


def card(lesson: Lesson, item: str) -> str | None:
    """The id of the card that explains an item; None in a lesson without cards.

    All editions are asked, since they say the same: where one is of two minds, another is not.
    """
    votes: dict[str, float] = {}
    for edition in lesson.editions.values():
        cards = {
            name: _words(edition.cards[name].words) for name in lesson.flow if name in edition.cards
        }
        alike = _alike(cards, _words(_solved(edition, item)))
        most = max(alike.values(), default=0.0) or 1.0
        for name, value in alike.items():
            votes[name] = votes.get(name, 0.0) + value / most
    if not votes:
        return None
    first = next(name for name in lesson.flow if name in votes)
    votes[first] *= _STORY
    if item in lesson.flow:
        place = lesson.flow.index(item)
        for name in lesson.flow[max(0, place - 1) : place + 2]:
            if name in votes:
                votes[name] += _BESIDE
    return max((name for name in lesson.flow if name in votes), key=lambda name: votes[name])


def _alike(cards: Mapping[str, Set[str]], wanted: Set[str]) -> dict[str, float]:
    """How much each card shares with `wanted`; a word that few cards have counts for more."""
    common = Counter(word for words in cards.values() for word in words)
    return {
        name: sum(math.log((len(cards) + 1) / common[word]) for word in words & wanted)
        / math.sqrt(len(words) or 1)
        for name, words in cards.items()
    }


def _solved(edition: Edition, item: str) -> str:
    """An item with all that its right answer says."""
    question: Question = edition.questions[item]
    parts = [question.ask]
    for option in question.options:
        if option.right or question.kind is Kind.ORDER:
            parts += [option.text, option.feedback]
    if question.number is not None:
        parts += [question.number.right, question.number.wrong]
    if question.message is not None:
        parts.append(question.message.text)
    return " ".join(parts)


def _words(text: str) -> frozenset[str]:
    """Stems and numbers; of Chinese, pairs of neighbouring characters."""
    found: set[str] = set()
    for word in _WORD.findall(_TAG.sub(" ", text).casefold()):
        if word[0] < "\u4e00":
            found.add(word[:_STEM])
        else:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
    return frozenset(found)
