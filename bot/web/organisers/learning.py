"""What people learned, and what they forgot."""

from __future__ import annotations

from starlette.responses import Response

from bot.core.counting.report import GainRow, Learning
from bot.core.rights import Action
from bot.services.reports import Reports
from bot.web.organisers import board
from bot.web.organisers.figures import Words
from bot.web.organisers.frame import Room, Visit


class LearningPage:
    """Gain and retention, with their intervals."""

    def __init__(self, room: Room, reports: Reports) -> None:
        self._reports = reports
        room.tab(board.LEARNING, "board-tab-learning", Action.SEE_REPORTS)
        room.route(board.LEARNING, Action.SEE_REPORTS, self._show)

    async def _show(self, visit: Visit) -> Response:
        made = await board.begun(visit, board.LEARNING, self._reports)
        words = made.words
        found = await self._reports.learning(visit.me, made.filter)
        parts = (("courses", found.courses), ("objectives", found.objectives))
        gains = [
            board.changes(name, words, words.t(f"board-gain-{name}"), rows) for name, rows in parts
        ]
        overall = next((one for one in found.kept if not one.subject), None)
        return made.page(
            "learning",
            found.at,
            lead=_lead(words, found),
            keep=None if overall is None else board.keeping("keep", words, overall.after),
            forgot=board.forgetting("forgot", words, found.forgotten) if found.forgotten else None,
            gains=[one for one in gains if one is not None],
        )


def _lead(words: Words, found: Learning) -> list[str]:
    """The course with the most people, in sentences; nothing where none can be shown."""
    known = [one for one in found.courses if one.gain is not None and one.people.shown]
    if not known:
        return []
    most = max(known, key=lambda one: one.people.shown or 0)
    return [_before_after(words, most), _how_sure(words, most)]


def _before_after(words: Words, one: GainRow) -> str:
    return words.t(
        "board-gain-lead",
        course=board.title(one.titles, words.language, one.subject),
        before=round(100 * (one.before or 0)),
        after=round(100 * (one.after or 0)),
    )


def _how_sure(words: Words, one: GainRow) -> str:
    gain = one.gain
    if gain is None:
        return ""
    way = "sure" if gain.low > 0 else "lost" if gain.high < 0 else "unsure"
    return words.t(
        f"board-gain-{way}",
        people=words.people(one.people),
        points=words.gained(gain.value),
        low=words.points(gain.low),
        high=words.points(gain.high),
    )
