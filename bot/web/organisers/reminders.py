"""Whether reminders reach people, and are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from bot.core.counting.report import Reminders, ReminderWeek
from bot.core.rights import Action
from bot.services.reports import Reports
from bot.web import charts
from bot.web.organisers import board
from bot.web.organisers.figures import Figure, Table, Words
from bot.web.organisers.frame import Room, Visit

_WEEKS = 12
_COUNTS = ("sent", "answered", "muted", "unreachable")


class RemindersPage:
    """Reminders week by week; they are of everybody, so for the owner."""

    def __init__(self, room: Room, reports: Reports) -> None:
        self._reports = reports
        room.tab(board.REMINDERS, "board-tab-reminders", Action.SEE_REMINDERS)
        room.route(board.REMINDERS, Action.SEE_REMINDERS, self._show)

    async def _show(self, visit: Visit) -> Response:
        words = Words(visit.language)
        found = await self._reports.reminders(visit.me)
        weeks = found.weeks[:_WEEKS]
        return visit.page(
            "reminders.html",
            patterns=charts.PATTERNS,
            downloads=board.downloads(words, "reminders", {}),
            lead=_lead(words, found),
            facts=[
                (words.t(f"board-reminders-{name}"), words.count(getattr(weeks[0], name)))
                for name in _COUNTS
            ]
            if weeks
            else [],
            charts=[_chart(words, name, weeks) for name in ("sent", "answered")] if weeks else [],
        )


def _lead(words: Words, found: Reminders) -> str:
    """The last week that is over, as this week's reminders may still be answered."""
    over = found.weeks[1] if len(found.weeks) > 1 else None
    if over is None or over.sent.shown == 0:
        return words.t("board-reminders-none")
    if over.share is None:
        return words.t("board-reminders-lead-few", sent=words.count(over.sent))
    return words.t(
        "board-reminders-lead", sent=words.count(over.sent), share=words.share(over.share)
    )


def _chart(words: Words, name: str, weeks: Sequence[ReminderWeek]) -> Figure:
    heading = words.t(f"board-reminders-by-week-{name}")
    counts = [(week.monday, getattr(week, name)) for week in reversed(weeks)]
    head = [
        words.t("board-week"),
        *(words.t(f"board-reminders-{one}") for one in _COUNTS),
        words.t("board-reminders-share"),
    ]
    cells = [
        [
            words.day(week.monday),
            *(words.brief(getattr(week, one)) for one in _COUNTS),
            words.share(week.share),
        ]
        for week in weeks
    ]
    picture = board.by_week(f"reminders-{name}", words, heading, counts)
    return Figure(name, heading, Table(heading, head, cells), picture=picture)
