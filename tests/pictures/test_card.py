"""Pictures on cards: no word cut off, none upon another, told apart without colour."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

import pytest
from PIL import Image, ImageFont

from bot.content.loader import load
from bot.content.picturing import CHINESE, LATIN, Limits
from bot.core.picture import Bars, Moment, Months, Part, Picture, Row, Series, Timeline, in_words
from bot.pictures import card, chart
from bot.pictures.drawing import ACCENT
from bot.pictures.lettering import FONTS, USUAL
from bot.pictures.painter import paint_now
from bot.settings import ROOT

_TEXT = re.compile(
    r'<text x="([\d.-]+)" y="([\d.-]+)" font-size="(\d+)"( font-weight="700")? fill="[^"]+"'
    r' text-anchor="(\w+)"(?: font-family="([^"]+)")?>([^<]*)</text>'
)
_EDGE = 40


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line of text is drawn, as the font has it."""

    left: float
    top: float
    right: float
    bottom: float
    words: str


def boxes(svg: str) -> list[Box]:
    """Every line of text on a picture."""
    found = []
    for x, y, size, bold, anchor, family, words in _TEXT.findall(svg):
        file = FONTS[family or USUAL][bool(bold)]
        width = ImageFont.truetype(file, int(size)).getlength(unescape(words))
        shift = {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        left, base = float(x) - shift, float(y)
        high = int(size)
        found.append(Box(left, base - 0.8 * high, left + width, base + 0.2 * high, words))
    assert len(found) == svg.count("<text")
    return found


def size_of(svg: str) -> tuple[int, int]:
    """Width and height."""
    found = re.match(r'<svg [^>]*width="(\d+)" height="(\d+)"', svg)
    assert found is not None
    return int(found.group(1)), int(found.group(2))


def faults(svg: str) -> list[str]:
    """Lines that reach over the edge, or over each other."""
    wide, high = size_of(svg)
    drawn = boxes(svg)
    found = [
        f"over the edge: {one.words}"
        for one in drawn
        if one.left < _EDGE / 2 or one.right > wide - _EDGE or one.top < 0 or one.bottom > high
    ]
    for place, one in enumerate(drawn):
        for other in drawn[place + 1 :]:
            apart = (
                one.right <= other.left
                or other.right <= one.left
                or one.bottom <= other.top
                or other.bottom <= one.top
            )
            if not apart:
                found.append(f"upon each other: {one.words} / {other.words}")
    return found


def shipped() -> list[tuple[str, Picture]]:
    """All pictures of all lessons, in each language."""
    return [
        (f"{lesson.id}#{one.id} ({language})", one.picture)
        for lesson in load(ROOT / "lessons").catalogue.lessons.values()
        for language, edition in lesson.editions.items()
        for one in edition.cards.values()
        if one.picture is not None
    ]


def longest(limit: Limits, letters: str) -> list[Picture]:
    """Pictures with as much on them as the rules allow."""

    def words(count: int) -> str:
        return (letters * count)[:count].strip()

    values = tuple(Decimal(987_654 * at) for at in range(1, 241))
    label = words(limit.label)
    return [
        Timeline(
            words(limit.title),
            tuple(
                Moment(words(limit.when), words(limit.moment), words(limit.stop)) for _ in range(7)
            ),
        ),
        Bars(
            words(limit.title),
            (label, label),
            tuple(
                Row(label, (Part(Decimal(8_765_432), "8,765,432"), Part(Decimal(1), "1.05%")))
                for _ in range(4)
            ),
            "",
        ),
        Months(
            words(limit.title),
            words(limit.along),
            tuple(Series(label, values, line) for line in (False, True, True)),
            "",
        ),
        Months(words(limit.title), words(limit.along), (Series(label, values[:6], False),), ""),
        Months(words(limit.title), words(limit.along), (Series(label, values[:7], True),), ""),
    ]


def test_no_word_is_cut_off_in_the_lessons() -> None:
    pictures = shipped()
    assert len(pictures) >= 32
    assert {name: found for name, one in pictures if (found := faults(card.svg(one)))} == {}


@pytest.mark.parametrize(
    ("limit", "letters"),
    [(LATIN, "common women warm. "), (LATIN, "“Rent it” 1,000 "), (CHINESE, "先交保证金，")],
)
def test_as_much_as_the_rules_allow_has_room(limit: Limits, letters: str) -> None:
    assert [faults(card.svg(one)) for one in longest(limit, letters)] == [[], [], [], [], []]


def test_a_word_that_is_too_long_is_found() -> None:
    """The test above can fail."""
    svg = card.svg(Timeline("W" * 28, (Moment("1", "a"),)))
    assert faults(svg) == [f"over the edge: {'W' * 28}"]


@pytest.mark.parametrize("kind", [Bars, Months, Timeline])
def test_it_is_painted_as_large_as_it_says(kind: type[Picture]) -> None:
    svg = next(card.svg(one) for _, one in shipped() if isinstance(one, kind))
    painted = Image.open(io.BytesIO(paint_now(svg)))
    painted.load()
    assert painted.size == size_of(svg)
    wide, high = painted.size
    # Telegram takes a photo whose sides together are 10,000 at most, and 20 times each other.
    assert wide + high <= 10_000


def test_the_parts_of_a_bar_differ_in_grey() -> None:
    shades = [
        Image.new("RGB", (1, 1), colour).convert("L").tobytes()[0]
        for colour in (ACCENT, chart.LIGHT)
    ]
    assert abs(shades[0] - shades[1]) > 80


def test_bars_are_as_long_as_their_numbers() -> None:
    rows = (
        Row("A", (Part(Decimal(300), "300"),)),
        Row("B", (Part(Decimal(75), "75"),)),
    )
    svg = card.svg(Bars("Two", ("Paid",), rows, ""))
    widths = [float(one) for one in re.findall(r'width="([\d.]+)" height="72.0"', svg)]
    assert widths[1] / widths[0] == pytest.approx(75 / 300)


def test_columns_are_as_high_as_their_numbers() -> None:
    values = (Decimal(1150), Decimal("1322.5"), Decimal(2011))
    svg = card.svg(Months("Three", "month", (Series("Owed", values, False),), ""))
    columns = [float(one) for one in re.findall(r'width="64.0" height="([\d.]+)"', svg)]
    assert [one / columns[0] for one in columns] == pytest.approx(
        [float(one / values[0]) for one in values], abs=0.001
    )
    assert ">1,323<" in svg


def test_a_timeline_is_read_out_moment_by_moment() -> None:
    told = in_words(Timeline("A call", (Moment("9:10", "A voice", "Hang up"), Moment("Then", "x"))))
    assert told == "A call\n9:10: A voice\n✋ Hang up\nThen: x"


def test_chinese_is_read_out_with_a_colon_of_its_own() -> None:
    told = in_words(Timeline("一个电话", (Moment("9:10", "一个声音", "挂断"),)))
    assert told == "一个电话\n9:10：一个声音\n✋ 挂断"
