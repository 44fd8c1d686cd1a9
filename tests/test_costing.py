"""The command `loan`: sentences and files in, a JSON line each out; bad files named by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import cli

RUN = CliRunner()


def lines(*arguments: str) -> list[dict[str, Any]]:
    result = RUN.invoke(cli, ["loan", "--json", *arguments])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_sentence_becomes_a_line() -> None:
    (said,) = lines("borrow 10000, 12 months, 0.6% fee a month")
    assert said["understood"]["kind"] == "flat"
    assert said["nominal_apr"] == pytest.approx(0.1303422428)
    assert said["effective_apr"] == pytest.approx(0.1384178507)
    assert (said["received"], said["total_paid"], said["total_cost"]) == (10000, 10720, 720)


def test_what_is_missing_is_named() -> None:
    (said,) = lines("我想借5000")
    assert said["understood"] is None
    assert "cost" in said["needs"]


@pytest.mark.parametrize("text", ["借负500 12期", "borrow -500, 12 payments"])
def test_a_figure_below_zero_is_named_as_what_no_loan_has(text: str) -> None:
    result = RUN.invoke(cli, ["loan", text])
    assert "missing: amount" in result.output
    assert "no loan has a figure that is below nothing" in result.output
    (said,) = lines(text)
    assert said["unfit"] == "below-nothing"


def test_what_a_sentence_could_be_is_listed_with_its_figures() -> None:
    (said,) = lines("They give me 9,400, I sign for 10,000, 12 times 900, 200 for the paper")
    assert said["needs"] == ["clearer"]
    assert said["understood"] is None
    paid, left = said["could_be"]
    assert (paid["total_cost"], paid["total_paid"]) == (1600, 11000)
    assert (left["total_cost"], left["total_paid"]) == (1400, 10800)
    assert paid["understood"]["paid_first"] == 200
    assert paid["nominal_apr"] > left["nominal_apr"]
    assert paid["effective_apr"] > left["effective_apr"]


def test_where_there_is_nothing_to_choose_the_list_is_empty() -> None:
    for text in ("borrow 1000, 12 payments of 95", "borrow 1000", "borrow 1000, 12 payments of 30"):
        assert lines(text)[0]["could_be"] == []


def test_what_is_never_paid_off_has_no_rate() -> None:
    (said,) = lines("card: owe 1000, 40% apr, minimum 1%")
    assert said["no_rate"] == "never-repaid"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.txt", "日息万五\n\n$15 per $100 for two weeks\n"),
        ("q.jsonl", '"日息万五"\n{"text": "$15 per $100 for two weeks"}\n'),
        ("q.csv", "id,text\n1,日息万五\n2,$15 per $100 for two weeks\n"),
    ],
)
def test_a_file_of_sentences_becomes_a_line_each(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    said = lines("--batch", str(tmp_path / name))
    assert [round(one["nominal_apr"], 4) for one in said] == [0.1825, 3.9107]


def test_cash_flows_by_period_and_by_date(tmp_path: Path) -> None:
    flows = tmp_path / "flows.txt"
    flows.write_text(
        "# got, then paid\n0, 1000\n1, -550\n2, -560\n\n2024-01-01, 1000\n2025-01-01, -1100\n",
        encoding="utf-8",
    )
    by_period, by_date = lines("--cashflows", str(flows))
    assert by_period["total_cost"] == 110
    assert by_period["nominal_apr"] == pytest.approx(0.8671312315)
    assert by_date["effective_apr"] == pytest.approx(0.1)
    (weekly,) = lines("--cashflows", str(flows), "--a-year", "52")[:1]
    assert weekly["nominal_apr"] == pytest.approx(0.8671312315 / 12 * 52)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("f.csv", "period,amount\n0,1000\n1,-550\n2,-560\n"),
        ("f.txt", "1000\n-550\n-560\n"),
        ("f.txt", "0;-1000\n1;550\n2;560\n"),
        ("f.json", "[1000, -550, -560]"),
        ("f.json", '[{"period": 0, "amount": 1000}, [1, -550], [2, -560]]'),
        ("f.json", '{"flows": [[0, 1000], [1, -550], [2, -560]]}'),
    ],
)
def test_cash_flows_may_be_written_in_several_ways(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (said,) = lines("--cashflows", str(tmp_path / name))
    assert said["nominal_apr"] == pytest.approx(0.8671312315)
    assert said["total_cost"] == 110


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("0, 1000\n1, abc\n", ":2: 'abc' is no number"),
        ("0, 1000\n2024-13-01, 5\n", ":2: '2024-13-01' is no date"),
        ("0, 1000\n2024-01-01, -5\n", ":2: dates and periods do not mix"),
        ("0, 1000\n\n1, 2, 3\n", ":3: `when, amount` is wanted"),
        ("0, 1000\n-1, -5\n", ":2: periods count from 0"),
        ("0, NaN\n", ":1: 'NaN' is no amount"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, content: str, place: str) -> None:
    flows = tmp_path / "flows.txt"
    flows.write_text(content, encoding="utf-8")
    result = RUN.invoke(cli, ["loan", "--cashflows", str(flows)])
    assert result.exit_code == 1
    assert f"{flows}{place}" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--batch", "/nowhere"], ["a", "--batch", "b"]])
def test_wrong_arguments_get_one_line(arguments: list[str]) -> None:
    result = RUN.invoke(cli, ["loan", *arguments])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
