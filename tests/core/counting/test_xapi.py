from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
import pytest

from bot.core.counting import xapi
from bot.core.counting.count import HELD, TOO_FEW, Count
from bot.core.counting.gain import Estimate
from bot.core.counting.report import (
    Breakdown,
    Filter,
    GainRow,
    KeptAfter,
    KeptRow,
    Learning,
    Overview,
    Part,
    Step,
)
from bot.core.counting.tally import Stage

BASE = "https://money.example"
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
STEPS = (
    Step(Stage.JOINED, Count(50), 1.0),
    Step(Stage.STARTED, Count(30, least=True), 0.6),
    Step(Stage.COMPLETED, TOO_FEW, None),
    Step(Stage.PASSED, HELD, None),
)
OVERVIEW = Overview(
    Filter(),
    AT,
    STEPS,
    (),
    (),
    (
        Breakdown("course", (Part("loans/true-cost", {"en": "True cost"}, STEPS[1:]),)),
        Breakdown("cohort", (Part("3", {"": "Market stall"}, STEPS),)),
    ),
)
LEARNING = Learning(
    Filter(),
    AT,
    (
        GainRow(
            "loans/true-cost",
            {"en": "True cost"},
            Count(40),
            0.3,
            0.6,
            Estimate(0.3, 0.15, 0.45),
        ),
        GainRow("loans/free", {}, HELD, None, None, None),
    ),
    (),
    (
        KeptRow(
            "loans/true-cost/apr#read-apr",
            {"en": "Read an APR"},
            (KeptAfter(30, Count(40), Estimate(0.5, 0.4, 0.6)), KeptAfter(90, TOO_FEW, None)),
        ),
    ),
    (),
)
STATEMENTS = [*xapi.of_overview(OVERVIEW, BASE, 1), *xapi.of_learning(LEARNING, BASE, 1)]
IRI = re.compile(r"^https?://[^\s<>]+$")


@pytest.mark.parametrize("one", STATEMENTS)
def test_a_statement_has_the_shape_that_xapi_asks_for(one: dict[str, Any]) -> None:
    assert json.loads(orjson.dumps(one)) == one
    assert set(one) <= {"id", "actor", "verb", "object", "result", "timestamp", "version"}
    UUID(one["id"])
    assert one["version"] == "1.0.3"
    assert datetime.fromisoformat(one["timestamp"]) == AT
    actor = one["actor"]
    assert actor["objectType"] == "Group"
    assert set(actor["account"]) == {"homePage", "name"}
    assert IRI.match(actor["account"]["homePage"])
    assert IRI.match(one["verb"]["id"])
    assert one["object"]["objectType"] == "Activity"
    assert IRI.match(one["object"]["id"])
    assert IRI.match(one["object"]["definition"]["type"])
    assert all(IRI.match(name) for name in one["result"]["extensions"])
    scaled = one["result"].get("score", {}).get("scaled", 0)
    assert -1 <= scaled <= 1


def test_no_statement_is_about_a_person() -> None:
    for one in STATEMENTS:
        assert "member" not in one["actor"]
        assert "mbox" not in json.dumps(one)


def test_what_is_not_shown_is_no_statement() -> None:
    verbs = [one["verb"]["display"]["en"] for one in xapi.of_overview(OVERVIEW, BASE, 1)]
    assert verbs == ["registered", "initialized", "initialized", "registered", "initialized"]
    assert len(list(xapi.of_learning(LEARNING, BASE, 1))) == 2


def test_ids_differ_within_an_export_and_between_two() -> None:
    ids = {one["id"] for one in xapi.of_overview(OVERVIEW, BASE, 1)}
    others = {one["id"] for one in xapi.of_overview(OVERVIEW, BASE, 2)}
    assert len(ids) == 5
    assert not ids & others


def test_a_number_that_is_not_exact_says_so() -> None:
    told = [one["result"]["extensions"] for one in xapi.of_overview(OVERVIEW, BASE, 1)]
    assert told[1][f"{BASE}/xapi/people-are"] == "at least"
    assert f"{BASE}/xapi/people-are" not in told[0]
