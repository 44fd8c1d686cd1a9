"""Figures to take away: what a page shows as CSV or XLSX, or as xAPI statements."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence

from starlette.responses import Response, StreamingResponse

from bot.core.counting import xapi
from bot.core.counting.report import NAMES, BadFilter, Filter
from bot.core.rights import Action
from bot.services.reports import Reports
from bot.web import files
from bot.web.files import Table
from bot.web.organisers.forms import Fields
from bot.web.organisers.frame import HOME, Room, Visit
from bot.web.organisers.tables import Tables
from bot.web.requests import HEADERS, Refused

PAGES = ("overview", "learning", "questions", "asked", "reminders", "event")
STATEMENTS = ("overview", "learning")
"""Pages that there are xAPI statements of."""
_CSV, _XLSX, _XAPI = "csv", "xlsx", "xapi"
_MEDIA = {
    _CSV: "text/csv; charset=utf-8",
    _XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    _XAPI: "application/x-ndjson",
}


class ExportPages:
    """`/dashboard/export/overview/csv?cohort=3`; `chance` makes the ids of statements differ."""

    def __init__(self, room: Room, reports: Reports, chance: Callable[[], int]) -> None:
        self._reports = reports
        self._base = room.base
        self._chance = chance
        room.route(f"{HOME}/export/{{page}}/{{form}}", Action.EXPORT, self._take)

    async def _take(self, visit: Visit) -> Response:
        page = str(visit.request.path_params["page"])
        form = str(visit.request.path_params["form"])
        if page not in PAGES or form not in _MEDIA or (form == _XAPI and page not in STATEMENTS):
            raise Refused(404, "no-page")
        try:
            asked = Filter.read(_given(visit.query))
            chunks = await self._chunks(visit, page, form, asked)
        except BadFilter as error:
            raise Refused(404, "no-page") from error
        # Written down before the first byte leaves: what is cut off was taken all the same.
        await self._reports.taken(visit.me, page, form, asked)
        ending = "jsonl" if form == _XAPI else form
        day = visit.room.clock().date().isoformat()
        name = files.file_name(page, *asked.query().values(), day, ending=ending)
        headers = {
            **HEADERS,
            "content-disposition": f'attachment; filename="{name}"',
            "x-robots-tag": "noindex, nofollow",
        }
        return StreamingResponse(chunks, headers=headers, media_type=_MEDIA[form])

    async def _chunks(
        self, visit: Visit, page: str, form: str, asked: Filter
    ) -> AsyncIterator[bytes]:
        if form == _XAPI:
            if page == "overview":
                told = await self._reports.overview(visit.me, asked)
                return files.json_lines(xapi.of_overview(told, self._base, self._chance()))
            learned = await self._reports.learning(visit.me, asked)
            return files.json_lines(xapi.of_learning(learned, self._base, self._chance()))
        tables = await self._tables(visit, page, asked)
        if visit.query.text("table"):
            number = visit.query.whole("table") or 0
            if not 1 <= number <= len(tables):
                raise Refused(404, "no-page")
            tables = [tables[number - 1]]
        return files.csv_file(tables) if form == _CSV else files.xlsx_file(tables)

    async def _tables(self, visit: Visit, page: str, asked: Filter) -> Sequence[Table]:
        made, me = Tables(visit.language), visit.me
        match page:
            case "overview":
                return made.overview(await self._reports.overview(me, asked))
            case "learning":
                return made.learning(await self._reports.learning(me, asked))
            case "questions":
                return made.questions(await self._reports.questions(me, asked))
            case "asked":
                return made.asked(await self._reports.asked(me))
            case "reminders":
                return made.reminders(await self._reports.reminders(me))
            case _:
                if asked.event is None:
                    raise BadFilter("event", "")
                return made.event(await self._reports.event(me, asked.event))


def _given(query: Fields) -> dict[str, str]:
    return {name: query.text(name) for name in NAMES.values()}
