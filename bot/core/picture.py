"""Pictures on cards as data: charts of a loan, and the timeline of a scam."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

STOP = "✋"
"""Stands before a place where one could have stopped, in words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: how long it is, and the number beside it as people read it."""

    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """A bar of parts, in the order of the legend."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A few sums side by side, all on one scale; `legend` names the parts, `alt` says it all."""

    title: str
    legend: tuple[str, ...]
    rows: tuple[Row, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each period; `line`: drawn as a line, else as columns, one upon the other."""

    label: str
    values: tuple[Decimal, ...]
    line: bool


@dataclass(frozen=True, slots=True)
class Months:
    """How sums change from period to period; `along` is the word for one, such as "month"."""

    title: str
    along: str
    series: tuple[Series, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What the other side says or does, and how one could have stopped there; "": one could not."""

    when: str
    text: str
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """How a scam goes, from its beginning to its end."""

    title: str
    moments: tuple[Moment, ...]


Picture = Bars | Months | Timeline


def in_words(picture: Picture) -> str:
    """The picture for whom it is read out. Plain text; of a timeline a line for each moment."""
    if not isinstance(picture, Timeline):
        return picture.alt
    colon = "：" if any("\u4e00" <= char <= "\u9fff" for char in picture.title) else ": "
    lines = [picture.title]
    for one in picture.moments:
        lines.append(f"{one.when}{colon}{one.text}")
        if one.stop:
            lines.append(f"{STOP} {one.stop}")
    return "\n".join(lines)
