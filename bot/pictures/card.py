"""The picture on a lesson's card: a chart or a timeline as SVG, readable at a phone's width.

What must be told apart differs in lightness and in shape, never in colour alone.
"""

from __future__ import annotations

from bot.core.picture import Bars, Months, Picture
from bot.pictures import chart, timeline


def svg(picture: Picture) -> str:
    """The picture as SVG; the same picture gives the same text."""
    match picture:
        case Bars():
            return chart.bars(picture)
        case Months():
            return chart.months(picture)
        case _:
            return timeline.svg(picture)
