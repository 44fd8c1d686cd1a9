"""Charts of the organisers' pages: SVG within the page, which fits any width and needs no colour.

Places are in percent of the chart's width, heights and type in pixels, so the type is as large on
a phone as on a laptop. Colours come from `charts.css` by class. What stands beside a chart in
words says the same; a value that is held back to protect few people (None) draws nothing but an
empty place, which is the same for every such value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

ROW = 18
"""Height of a bar."""
_TALL, _TOP, _FOOT = 232, 34, 34
_WEEK_TALL, _WEEK_TOP, _WEEK_FOOT = 96, 20, 20
_HELD_BACK = 7
"""Height of the empty place of a week that is held back, whatever its value is."""

PATTERNS = Markup(
    '<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/>'
    '<rect class="hatch-line" width="2.5" height="6"/></pattern></defs></svg>'
)
"""What charts are filled with; once in a page."""


@dataclass(frozen=True, slots=True)
class Change:
    """Shares (0 to 1) before and after, and between what bounds the one after may well lie."""

    before: float
    after: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A share (0 to 1) after `days` with its interval, and its words; None: held back."""

    days: int
    place: str
    share: float | None
    label: str
    low: float = 0.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Column:
    """A week's number; None: held back."""

    label: str
    value: int | None
    words: str


def bar(share: float | None, kind: str = "plain") -> Markup:
    """A bar of a share (0 to 1) on an empty track; `kind`: `plain`, `wrong` or `soft`.

    What it shows is said beside it, so it is hidden from screen readers.
    """
    if share is None:
        return _row('<rect class="held" x="0.5" y="3%" width="99.7%" height="94%" rx="4"/>')
    track = '<rect class="track" width="100%" height="100%" rx="4"/>'
    if share <= 0:
        return _row(track)
    width = _percent(min(share, 1.0))
    hatched = ' fill="url(#hatch)"' if kind == "wrong" else ""
    fill = f'<rect class="fill {kind}" width="{width}" height="100%" rx="4"{hatched}/>'
    return _row(track + fill)


def change(one: Change | None) -> Markup:
    """From before (a ring) to after (a dot) on a scale from 0 to 100%, with the interval."""
    if one is None:
        return bar(None)
    before, after = _within(one.before), _within(one.after)
    low, high = _within(one.low), _within(one.high)
    parts = [
        _line("scale", 0, 1),
        *(_tick(share) for share in (0, 0.25, 0.5, 0.75, 1)),
        (
            f'<rect class="interval" x="{_inner(low)}" y="12%" width="{_width(high - low)}"'
            ' height="76%" rx="3"/>'
        ),
        _line("way", before, after),
        f'<circle class="before" cx="{_inner(before)}" cy="50%" r="6"/>',
        f'<circle class="after" cx="{_inner(after)}" cy="50%" r="7"/>',
    ]
    return _row("".join(parts), "mark change")


def retention(name: str, title: str, about: str, dots: Sequence[Dot]) -> Markup:
    """What is still known after days: a line with intervals; `name` is unique in the page.

    Days stand as far apart as their logarithms. A point that is held back breaks the line.
    """
    parts = []
    for share in (0.0, 0.5, 1.0):
        y = _height(share)
        parts.append(f'<line class="grid" x1="11%" y1="{y:g}" x2="100%" y2="{y:g}"/>')
        parts.append(_text("0", y + 4, f"{share:.0%}", "start", "soft"))
    points = [(_day(dot.days, dots), dot) for dot in dots]
    for (x, dot), (next_x, following) in pairwise(points):
        if dot.share is not None and following.share is not None:
            parts.append(
                f'<line class="curve" x1="{x:.2f}%" y1="{_height(dot.share):.1f}"'
                f' x2="{next_x:.2f}%" y2="{_height(following.share):.1f}"/>'
            )
    for x, dot in points:
        parts.append(_text(f"{x:.2f}%", _TALL - 8, dot.place, "middle", "soft"))
        parts += _point(f"{x:.2f}%", dot)
    return _whole(name, title, about, _TALL, parts)


def weeks(name: str, title: str, about: str, columns: Sequence[Column]) -> Markup:
    """A number a week, as columns; the highest and the last have their number above.

    Where a week is held back nothing but an empty place stands; a week of none has a thin line.
    """
    most = max((one.value or 0 for one in columns), default=0)
    step = 100 / max(1, len(columns))
    ground = _WEEK_TALL - _WEEK_FOOT
    room = ground - _WEEK_TOP
    first_most = next((at for at, one in enumerate(columns) if one.value == most), -1)
    parts = [f'<line class="grid" x1="0" y1="{ground}" x2="100%" y2="{ground}"/>']
    for at, one in enumerate(columns):
        x, width = at * step + step * 0.14, step * 0.72
        if one.value is None:
            parts.append(
                f'<rect class="held" x="{x:.2f}%" y="{ground - _HELD_BACK}" width="{width:.2f}%"'
                f' height="{_HELD_BACK}"/>'
            )
            continue
        tall = room * one.value / most if most else 0.0
        last = at == len(columns) - 1
        parts.append(
            f'<rect class="fill {"plain" if last else "soft"}" x="{x:.2f}%"'
            f' y="{ground - tall:.1f}" width="{width:.2f}%" height="{tall:.1f}"/>'
        )
        if last or (at == first_most and at < len(columns) - 2):
            middle = f"{x + width / 2:.2f}%"
            anchor = "end" if last else "start" if at == 0 else "middle"
            place = "100%" if last else "0" if at == 0 else middle
            parts.append(_text(place, ground - tall - 6, one.words, anchor, "strong"))
    if columns:
        parts.append(_text("0", _WEEK_TALL - 4, columns[0].label, "start", "soft"))
        parts.append(_text("100%", _WEEK_TALL - 4, columns[-1].label, "end", "soft"))
    return _whole(name, title, about, _WEEK_TALL, parts)


def _point(x: str, dot: Dot) -> list[str]:
    """A point with its interval and words; one held back stands at the foot, whatever it is."""
    if dot.share is None:
        y = _height(0.0) - 10
        return [
            f'<circle class="held" cx="{x}" cy="{y:g}" r="6"/>',
            _text(x, y - 14, dot.label, "middle", "soft"),
        ]
    low, high = _height(_within(dot.low)), _height(_within(dot.high))
    return [
        f'<line class="whisker" x1="{x}" y1="{low:.1f}" x2="{x}" y2="{high:.1f}"/>',
        f'<circle class="after" cx="{x}" cy="{_height(dot.share):.1f}" r="6"/>',
        # Above the interval, where neither the line nor the whisker crosses the words.
        _text(x, min(high, _height(dot.share) - 6) - 8, dot.label, "middle", "strong"),
    ]


def _day(days: int, dots: Sequence[Dot]) -> float:
    """Where a day stands, in percent."""
    last = max(dot.days for dot in dots)
    return 20 + 69 * (math.log(days) / math.log(last) if last > 1 else 0.0)


def _height(share: float) -> float:
    return _TALL - _FOOT - (_TALL - _FOOT - _TOP) * share


def _whole(name: str, title: str, about: str, height: int, parts: Sequence[str]) -> Markup:
    head = (
        f'<svg class="chart" width="100%" height="{height}" role="img" focusable="false"'
        f' aria-labelledby="{escape(name)}-title {escape(name)}-about">'
        f'<title id="{escape(name)}-title">{escape(title)}</title>'
        f'<desc id="{escape(name)}-about">{escape(about)}</desc>'
    )
    return Markup("".join([head, *parts, "</svg>"]))  # noqa: S704 - words are escaped by now


def _row(inside: str, kind: str = "mark") -> Markup:
    head = f'<svg class="{kind}" width="100%" height="{ROW}" aria-hidden="true" focusable="false">'
    return Markup(f"{head}{inside}</svg>")  # noqa: S704 - made of numbers alone


def _text(x: str, y: float, words: str, anchor: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(kind: str, start: float, end: float) -> str:
    return f'<line class="{kind}" x1="{_inner(start)}" y1="50%" x2="{_inner(end)}" y2="50%"/>'


def _tick(share: float) -> str:
    return f'<line class="tick" x1="{_inner(share)}" y1="28%" x2="{_inner(share)}" y2="72%"/>'


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _inner(share: float) -> str:
    """A place on the scale of `change`, which leaves room for whole dots at its ends."""
    return f"{2.5 + 95 * share:.2f}%"


def _width(share: float) -> str:
    return f"{95 * share:.2f}%"
