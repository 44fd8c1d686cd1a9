"""Texts taken apart at once have the terms that each has by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.content import hanzi
from bot.core.questions.danger import edges
from bot.core.questions.many import ends_and_threes, taken_apart
from bot.core.questions.usage import Codes
from bot.core.questions.words import folded
from tests.shipped import library

_ODD = ("", "?", "apr", "a b", "a\nb", "3个月 24 apr", "ab贷", "é", "é你", "钱", "𠀀借钱")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_many_texts_have_the_terms_of_each(language: str) -> None:
    speaking = library().asking.speaking[language]
    asked = [text for texts in speaking.topics.values() for text in texts][::7]
    _has_the_terms_of_each(language, (*asked, *_ODD))


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("texts", [(), *((text,) for text in _ODD), ("a b", "钱")])
def test_few_texts_have_them_too(language: str, texts: tuple[str, ...]) -> None:
    _has_the_terms_of_each(language, texts)


def _has_the_terms_of_each(language: str, asked: Sequence[str]) -> None:
    speech = library().finder.ready()[language].speech
    texts = [folded(text, hanzi.tables()) for text in asked]
    codes = Codes()
    used = taken_apart(speech, codes, texts).beside(ends_and_threes(speech, codes, texts))
    found: list[dict[int, float]] = [{} for _ in texts]
    rows = zip(used.texts.tolist(), used.terms.tolist(), used.weights.tolist(), strict=True)
    for at, term, weight in rows:
        found[at][term] = weight
    for text, terms in zip(texts, found, strict=True):
        wanted = speech.terms(text) | edges(text, language)
        assert {codes.of(term): weight for term, weight in wanted.items()} == pytest.approx(terms)
