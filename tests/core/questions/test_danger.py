"""Danger that nobody says outright is heard, and what only sounds like it seldom is."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from bot.core.questions.danger import (
    ALIKE,
    ELSEWHERE,
    SIGNS,
    TAUGHT,
    Ear,
    Weights,
    Worry,
    alarm,
    breaths,
    edges,
    scraps,
    worry,
)
from bot.core.questions.danger_fit import Example, fit
from bot.core.questions.usage import Codes, Used
from bot.core.questions.words import Terms
from bot.settings import ROOT
from tests.shipped import library


def spoken(text: str) -> Terms:
    return dict.fromkeys(text.split(), 1.0) | edges(text, "en")


def ear_of(said: Mapping[str, Sequence[str]]) -> Ear:
    texts = [spoken(text) for those in said.values() for text in those]
    return Ear(Used.of(Codes(), texts), [whose for whose, those in said.items() for _ in those])


def small_ear() -> Ear:
    return ear_of(
        {
            "life": ["nobody needs me here", "i will not be here tomorrow"],
            "violence": ["he hits me at night", "they wait at my door"],
            ALIKE: ["nobody needs the card", "the price will hit a low tomorrow"],
            TAUGHT: ["what is a loan", "how do i pay the card"],
            ELSEWHERE: ["what is the weather tomorrow", "who won at football"],
        }
    )


EVEN = Weights(dict.fromkeys(SIGNS, 1.0) | {"known": 0.0, "one": 0.0}, {}, 0.0, 5.0)


def test_words_of_people_in_danger_alarm_more_than_those_of_others() -> None:
    ear = small_ear()
    assert alarm(ear.signs(spoken("nobody needs me")), (), EVEN) > 0
    assert alarm(ear.signs(spoken("what is the card")), (), EVEN) < 0


def test_the_ear_tells_what_threatens() -> None:
    assert small_ear().kind(spoken("he hits me")) == "violence"
    assert small_ear().kind(spoken("i will not be here")) == "life"


def test_nothing_said_is_no_danger() -> None:
    ear = small_ear()
    assert alarm(ear.signs({}), (), EVEN) == -math.inf
    assert ear.kind({}) is None
    deaf = ear_of({})
    assert worry(alarm(deaf.signs(spoken("he hits me")), (), EVEN), EVEN) is Worry.NONE


@pytest.mark.parametrize(
    ("found", "worried"), [(-0.1, Worry.NONE), (0.0, Worry.MAYBE), (5.0, Worry.SURE)]
)
def test_between_the_thresholds_it_is_not_sure(found: float, worried: Worry) -> None:
    assert worry(found, EVEN) is worried


def test_a_long_text_is_heard_in_parts_of_whole_sentences() -> None:
    parts = list(breaths("i pay on friday. " * 30 + "and then i jump!"))
    assert len(parts) > 1
    assert "".join(parts).endswith("and then i jump!")
    assert all(part.strip().endswith((".", "!")) for part in parts)
    assert list(breaths("one line without an end")) == ["one line without an end"]
    assert len(list(breaths("每月还三百。" * 40))) > 1


def test_scraps_of_words_alarm_beside_the_signs() -> None:
    wary = replace(EVEN, scraps={" hu": 2.0, "rti": 1.0, " ok": -4.0})
    signs = (1.0,) * len(SIGNS)
    calm = alarm(signs, (), EVEN)
    assert alarm(signs, scraps("he is hurtin me", "en"), wary) == pytest.approx(calm + 3.0)
    assert alarm(signs, scraps("ok", "en"), wary) == pytest.approx(calm - 4.0)


def test_scraps_know_the_borders_of_english_words_and_run_on_in_chinese() -> None:
    assert scraps("go on", "en") == {" g", "go", "o ", " go", "go ", " o", "on", "n ", " on", "on "}
    assert scraps("走了 吧", "zh-Hans") == {"走", "了", "吧", "走了", "了吧", "走了吧"}


def example(ahead: float, step: int, small: str, *, danger: bool, ordinary: bool) -> Example:
    signs = (ahead, ahead, ahead, ahead, 1.0, 1.0)
    return Example(signs, frozenset(small.split()), step % 5, danger, ordinary)


def some_examples() -> list[Example]:
    return [
        *(example(1 + at / 50, at, "a", danger=True, ordinary=False) for at in range(50)),
        *(example(-0.5 + at / 50, at, "b", danger=False, ordinary=False) for at in range(50)),
        *(example(-2 + at / 500, at, "c", danger=False, ordinary=True) for at in range(1000)),
    ]


def test_the_fit_leaves_ordinary_questions_alone() -> None:
    examples = some_examples()
    weights, scores = fit(examples)
    heard = [
        worry(score, weights) for one, score in zip(examples, scores, strict=True) if one.ordinary
    ]
    assert sum(each is Worry.SURE for each in heard) <= 10
    assert sum(each >= Worry.MAYBE for each in heard) <= 40
    last = examples[49]
    assert worry(alarm(last.signs, last.scraps, weights), weights) is Worry.SURE


def test_the_fit_weighs_scraps_by_who_says_them() -> None:
    unsaid = [replace(one, signs=(0.1,) * len(SIGNS)) for one in some_examples()]
    weights, _ = fit(unsaid)
    assert weights.scraps["a"] > 0 > weights.scraps["b"]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    ("name", "sure", "maybe"), [("people_unsaid", 0.75, 0.9), ("people_held", 0.75, 0.9)]
)
def test_most_of_what_strangers_left_unsaid_is_heard(
    language: str, name: str, sure: float, maybe: float
) -> None:
    # Half of what chose the thresholds, by people who had seen nothing, is no measure, but a floor;
    # nothing was fitted to `people_held`.
    with (ROOT / f"tests/data/{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    finder = library().finder
    heard = [(row["danger"] == "yes", finder.worry(row["text"])[0]) for row in rows]
    dangers = [told for danger, told in heard if danger]
    others = [told for danger, told in heard if not danger]
    assert sum(told is Worry.SURE for told in dangers) >= sure * len(dangers)
    assert sum(told >= Worry.MAYBE for told in dangers) >= maybe * len(dangers)
    assert sum(told is Worry.SURE for told in others) <= 0.13 * len(others)


@pytest.mark.parametrize(
    "text",
    [
        "whats apr",
        "my debt collector keeps calling my work",
        "i cant sleep because of my loan, what do i do first",
        "my dad died, do i have to pay his card",
        "got a mail that says they filmed me, fake?",
        "年化利率怎么算",
        "催收天天打电话到单位怎么办",
        "爸爸去世了，他的信用卡要我还吗",
    ],
)
def test_ordinary_trouble_gets_its_answer(text: str) -> None:
    assert library().finder.worry(text)[0] is not Worry.SURE


def test_what_is_left_unsaid_at_the_end_is_heard() -> None:
    text = "my loan is 5000 and they call me each day. " * 20
    assert library().finder.worry(text)[0] is not Worry.SURE
    last = "the letters to my children are written and nobody will find me before sunday."
    assert library().finder.worry(text + last)[0] is Worry.SURE


def test_names_of_people_in_danger_do_not_stay_unmasked() -> None:
    said = {word for those in library().asking.speaking["en"].danger.values() for word in those}
    assert any("Harold" in text for text in said)
    assert not library().finder.knows("harold")
