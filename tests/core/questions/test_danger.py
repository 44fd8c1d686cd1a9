"""Danger that nobody says outright is heard, and what only sounds like it seldom is."""

from __future__ import annotations

import csv
import math

import pytest

from bot.core.questions.danger import (
    SIGNS,
    Ear,
    Said,
    Weights,
    Worry,
    alarm,
    breaths,
    counted,
    sounds,
    worry,
)
from bot.core.questions.danger_fit import Example, fit
from bot.settings import ROOT
from tests.shipped import library


def spoken(text: str) -> dict[str, float]:
    return sounds(text, dict.fromkeys(text.split(), 1.0), "en")


def small_ear() -> Ear:
    danger = {
        "life": counted(map(spoken, ["nobody needs me here", "i will not be here tomorrow"])),
        "violence": counted(map(spoken, ["he hits me at night", "they wait at my door"])),
    }
    alike = counted(map(spoken, ["nobody needs the card", "the price will hit a low tomorrow"]))
    taught = counted(map(spoken, ["what is a loan", "how do i pay the card"]))
    elsewhere = counted(map(spoken, ["what is the weather tomorrow", "who won at football"]))
    return Ear(Said(danger, alike, taught, elsewhere))


EVEN = Weights(dict.fromkeys(SIGNS, 1.0) | {"known": 0.0, "one": 0.0}, 0.0, 5.0)


def test_words_of_people_in_danger_alarm_more_than_those_of_others() -> None:
    ear = small_ear()
    assert alarm(ear.signs(spoken("nobody needs me")), EVEN) > 0
    assert alarm(ear.signs(spoken("what is the card")), EVEN) < 0


def test_the_ear_tells_what_threatens() -> None:
    assert small_ear().kind(spoken("he hits me")) == "violence"
    assert small_ear().kind(spoken("i will not be here")) == "life"


def test_nothing_said_is_no_danger() -> None:
    ear = small_ear()
    assert alarm(ear.signs({}), EVEN) == -math.inf
    assert ear.kind({}) is None
    deaf = Ear(Said({}, {}, {}, {}))
    assert worry(alarm(deaf.signs(spoken("he hits me")), EVEN), EVEN) is Worry.NONE


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


def test_the_fit_leaves_ordinary_questions_alone() -> None:
    def one(ahead: float, *, danger: bool, ordinary: bool) -> Example:
        return Example((ahead, ahead, ahead, ahead, 1.0, 1.0), danger, ordinary)

    dangers = [one(1 + step / 50, danger=True, ordinary=False) for step in range(50)]
    alike = [one(-0.5 + step / 50, danger=False, ordinary=False) for step in range(50)]
    ordinary = [one(-2 + step / 500, danger=False, ordinary=True) for step in range(1000)]
    weights = fit([*dangers, *alike, *ordinary])
    heard = [worry(alarm(each.signs, weights), weights) for each in ordinary]
    assert sum(each is Worry.SURE for each in heard) <= 5
    assert sum(each >= Worry.MAYBE for each in heard) <= 40
    assert worry(alarm(dangers[-1].signs, weights), weights) is Worry.SURE


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    ("name", "sure", "maybe"), [("people_unsaid", 0.7, 0.85), ("people_held", 0.65, 0.8)]
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
    assert sum(told is Worry.SURE for told in others) <= 0.12 * len(others)


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
