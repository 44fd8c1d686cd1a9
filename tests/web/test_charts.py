"""Charts: more is drawn longer, everything is labelled, and what is held back says nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from bot.web.charts import PATTERNS, Change, Column, Dot, bar, change, retention, weeks

SHARES = st.floats(0, 1)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)
NUMBERS = st.integers(0, 10_000_000)


def _drawn(svg: str) -> Element:
    root: Element = fromstring(svg)
    return root


def _of(svg: str, tag: str, kind: str) -> list[dict[str, str]]:
    found = _drawn(svg).iter(tag)
    return [one.attrib for one in found if kind in one.attrib.get("class", "").split()]


def _length(svg: str) -> float:
    fills = _of(svg, "rect", "fill")
    return float(fills[0]["width"].rstrip("%")) if fills else 0.0


@given(SHARES, SHARES)
def test_a_larger_share_has_a_longer_bar(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert _length(bar(less)) <= _length(bar(more)) <= 100
    if more - less > 0.001:
        assert _length(bar(less)) < _length(bar(more))


def test_what_is_held_back_is_an_empty_place_and_not_a_bar() -> None:
    for kind in ("plain", "soft", "wrong"):
        assert not _of(bar(None, kind), "rect", "fill")
        assert not _of(bar(None, kind), "rect", "track")
    assert bar(None) == change(None)
    assert bar(None) != bar(0.0)


def test_wrong_options_differ_without_colour() -> None:
    assert 'fill="url(#hatch)"' in bar(0.4, "wrong")
    assert "url(" not in bar(0.4)
    assert 'id="hatch"' in PATTERNS


@given(SHARES, SHARES, SHARES, SHARES)
def test_a_change_is_drawn_where_its_shares_are(
    before: float, after: float, low: float, high: float
) -> None:
    svg = change(Change(before, after, min(low, high), max(low, high)))
    places = [float(one.attrib["cx"].rstrip("%")) for one in _drawn(svg).iter("circle")]
    assert len(places) == 2
    assert (places[0] < places[1]) == (before < after and round(before, 4) != round(after, 4)) or (
        abs(before - after) < 0.001
    )
    interval = _of(svg, "rect", "interval")[0]
    assert float(interval["width"].rstrip("%")) >= 0


@given(st.lists(st.none() | NUMBERS, min_size=1, max_size=20), st.lists(WORDS, min_size=1))
def test_weeks_are_as_high_as_their_numbers(values: list[int | None], words: list[str]) -> None:
    columns = [Column(words[at % len(words)], one, str(one)) for at, one in enumerate(values)]
    svg = weeks("w", "Title", "About", columns)
    heights = [float(one["height"]) for one in _of(svg, "rect", "fill")]
    told = [one for one in values if one is not None]
    assert len(heights) == len(told)
    ranked = [tall for _, tall in sorted(zip(told, heights, strict=True))]
    assert ranked == sorted(ranked)
    assert len(_of(svg, "rect", "held")) == len(values) - len(told)
    assert len({(one["y"], one["height"]) for one in _of(svg, "rect", "held")}) <= 1
    texts = [one.text for one in _drawn(svg).iter("text")]
    assert columns[0].label in texts
    assert columns[-1].label in texts
    if values[-1] is not None:
        assert str(values[-1]) in texts


@given(st.lists(st.none() | SHARES, min_size=4, max_size=4))
def test_forgetting_is_a_line_that_breaks_where_a_point_is_held_back(
    shares: list[float | None],
) -> None:
    days = (1, 7, 30, 90)
    dots = [
        Dot(day, f"day {day}", one, "few" if one is None else f"{one:.0%}")
        for day, one in zip(days, shares, strict=True)
    ]
    svg = retention("r", "Title", "About", dots)
    assert len(_of(svg, "circle", "after")) == sum(one is not None for one in shares)
    assert len({one["cy"] for one in _of(svg, "circle", "held")}) <= 1
    whole = sum(None not in pair for pair in pairwise(shares))
    assert len(_of(svg, "line", "curve")) == whole
    heights = [float(one["cy"]) for one in _of(svg, "circle", "after")]
    told = [one for one in shares if one is not None]
    assert [high for _, high in sorted(zip(told, heights, strict=True))] == sorted(
        heights, reverse=True
    )
    texts = [one.text for one in _drawn(svg).iter("text")]
    assert all(dot.place in texts and dot.label in texts for dot in dots)


@given(WORDS)
def test_words_stay_words_in_a_chart(words: str) -> None:
    told = f'<script>&{words}"'
    svg = weeks("w", told, told, [Column(told, 3, told)])
    root = _drawn(svg)
    assert root.attrib["role"] == "img"
    names = root.attrib["aria-labelledby"].split()
    told_to_readers = {one.attrib["id"]: one.text for one in root if "id" in one.attrib}
    assert [told_to_readers[one] for one in names] == [told, told]
    assert not list(root.iter("script"))


def test_nothing_in_a_chart_needs_a_style_that_the_policy_forbids() -> None:
    dots = [Dot(1, "1", 0.5, "50%"), Dot(90, "90", None, "few")]
    for svg in (
        bar(0.5),
        bar(None),
        change(Change(0.1, 0.5, 0.4, 0.6)),
        retention("r", "t", "a", dots),
        weeks("w", "t", "a", [Column("w", 1, "1"), Column("x", None, "few")]),
        PATTERNS,
    ):
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script", svg)
