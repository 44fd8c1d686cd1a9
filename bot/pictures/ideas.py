"""Objectives with what is remembered of each, now and in a month: a part of two pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.drawing import ACCENT, MARGIN, SOFT, SOON_GONE, bar, fit, text, two_tone, width_of

ROW, HEAD, FOOT = 92, 116, 64
_LABEL = 210


@dataclass(frozen=True, slots=True)
class Idea:
    """An objective in words, and the chance (0 to 1) that it is remembered now and in a month."""

    words: str
    now: float
    in_a_month: float


@dataclass(frozen=True, slots=True)
class IdeaList:
    """Objectives under a heading; `now` and `in_a_month` explain the colours, `rest` the others."""

    heading: str
    now: str
    in_a_month: str
    ideas: tuple[Idea, ...]
    rest: str = ""

    @property
    def height(self) -> int:
        """How much room it takes."""
        if not self.ideas:
            return 0
        return HEAD + ROW * len(self.ideas) + (FOOT if self.rest else 0)


def drawn(listed: IdeaList, top: float, width: float) -> list[str]:
    """The list as SVG, from `top` downward, in a picture `width` wide."""
    if not listed.ideas:
        return []
    parts = [text(MARGIN, top + 40, listed.heading, 40, bold=True)]
    x = float(MARGIN)
    for fill, words in ((ACCENT, listed.in_a_month), (SOON_GONE, listed.now)):
        parts.append(bar(x, top + 66, 28, 28, fill))
        parts.append(text(x + 42, top + 90, words, 28, fill=SOFT))
        x += 42 + width_of(words, 28) + 40
    parts += _rows(listed.ideas, top + HEAD, width - 2 * MARGIN)
    if listed.rest:
        y = top + HEAD + ROW * len(listed.ideas) + 36
        parts.append(text(MARGIN, y, listed.rest, 30, fill=SOFT))
    return parts


def _rows(ideas: Sequence[Idea], top: float, room: float) -> list[str]:
    parts = []
    for place, idea in enumerate(ideas):
        y = top + ROW * place
        label = f"{idea.now:.0%} → {idea.in_a_month:.0%}"
        parts.append(text(MARGIN, y + 36, fit(idea.words, 30, room), 30))
        parts += two_tone(
            MARGIN, y + 52, room - _LABEL, 20, now=idea.now, in_a_month=idea.in_a_month
        )
        parts.append(text(MARGIN + room, y + 72, label, 30, fill=SOFT, anchor="end"))
    return parts
