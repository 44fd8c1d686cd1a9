"""What to do next, in words: each kind that core knows, in each language."""

from __future__ import annotations

import pytest

from bot.chat.screens import stats
from bot.core.counting.count import ALL_BUT_FEW, HELD, TOO_FEW, Count
from bot.core.counting.gain import Estimate
from bot.core.counting.item_analysis import Flag, Reason
from bot.core.counting.report import Choice, Choices, Suggestion
from bot.core.counting.suggestions import (
    FollowUps,
    Idle,
    Known,
    Missed,
    Rising,
    Suspect,
    Unanswered,
    Waiting,
    suggest,
)
from bot.locales import LANGUAGES
from bot.services import report_next

HARDLY = Estimate(0.04, -0.1, 0.15)
KNOWN = (
    Known(missed=[Missed("a/b/c#d", 7, 100, 0.34, 0.38, HARDLY)]),
    Known(missed=[Missed("a/b/c#d", 0, 100, 0.34, 0.38, HARDLY)]),
    Known(waiting=Waiting(1, 0, 2)),
    Known(waiting=Waiting(5, 2, 9)),
    Known(unanswered=[Unanswered("en", "a <b> & c", 30, "")]),
    Known(rising=[Rising(3, "", 12, 1)]),
    Known(idle=[Idle(7, 60, 10, 14)]),
    Known(follow_ups=[FollowUps(7, 80, 10)]),
    *(
        Known(suspects=[Suspect("a/b/c#q", "en", 200, 0.2, (Flag(reason, 0.5, 1),))])
        for reason in (Reason.BEATS_KEY, Reason.BACKWARDS, Reason.TOO_HARD)
    ),
)
CHOICES = Choices({"cohort": (Choice("7", {"": "Market <stall>"}),)})


def worded(known: Known) -> Suggestion:
    (one,) = suggest(known)
    return report_next.worded(one, lambda _: {"en": "know it", "zh-Hans": "知道"}, CHOICES, {})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", KNOWN)
def test_every_suggestion_has_its_sentence(known: Known, language: str) -> None:
    one = worded(known)
    if one.kind == "rewrite":
        one = Suggestion(one.kind, one.figures, one.names, {"lesson": {"en": "A lesson"}})
    said = stats.suggestion(language, one)
    assert "{" not in said
    assert "<b>" not in said
    assert "<stall>" not in said


def test_a_session_says_how_many_missed_it() -> None:
    said = stats.suggestion("en", worded(KNOWN[0]))
    assert said == (
        "Hold a session on “know it” for Market &lt;stall&gt;: 62% missed it, gain 4 points."
    )


def test_numbers_that_may_not_be_told_are_words() -> None:
    counts = (Count(1200), Count(7, about=True), Count(9, least=True), TOO_FEW, ALL_BUT_FEW, HELD)
    assert [stats.number("en", one) for one in counts] == [
        "1,200",
        "about 7",
        "at least 9",
        "fewer than 5",
        "all but fewer than 5",
        "not shown",
    ]
