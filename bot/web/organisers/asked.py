"""What people asked that nothing was found for, what did not help, and which scams are rising."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from bot.core.counting.report import Asked, AskedRow, HelpedRow, RisingRow, TicketSums
from bot.core.rights import Action
from bot.services.reports import Reports
from bot.web import charts
from bot.web.organisers import board
from bot.web.organisers.figures import Figure, Row, Step, Table, Words
from bot.web.organisers.frame import Room, Visit
from bot.web.organisers.titles import Titles

_MOST = 20


class AskedPage:
    """Questions, reports and messages, without anybody's name."""

    def __init__(self, room: Room, reports: Reports, titles: Titles) -> None:
        self._reports = reports
        self._titles = titles
        room.tab(board.ASKED, "board-tab-asked", Action.SEE_ASKED)
        room.route(board.ASKED, Action.SEE_ASKED, self._show)

    async def _show(self, visit: Visit) -> Response:
        words = Words(visit.language)
        found = await self._reports.asked(visit.me)
        kinds = [self._titles.scam(one.kind, words.language) for one in found.rising]
        return visit.page(
            "asked.html",
            patterns=charts.PATTERNS,
            downloads=board.downloads(words, "asked", {}),
            waiting=_waiting(words, found.tickets),
            questions=[_question(words, one) for one in found.questions[:_MOST]],
            questions_table=_questions(words, found),
            rarer=words.t("board-rarer", n=words.count(found.rarer)),
            rarer_none=found.rarer.shown == 0,
            warns=visit.staff.may(Action.BROADCAST),
            rising=[
                _rising(words, one, kind)
                for one, kind in zip(found.rising[:_MOST], kinds, strict=False)
            ],
            rising_table=_risings(words, found, kinds),
            unhelpful=_helped(words, found.helped) if found.helped else None,
        )


def _waiting(words: Words, sums: TicketSums | None) -> Step | None:
    """Reports that wait; None where there are none, or they are not the viewer's."""
    if sums is None or not sums.open:
        return None
    title = words.t("board-waiting", n=sums.open)
    late = words.t("board-waiting-overdue", n=sums.overdue)
    return Step(title, late, board.TICKETS, words.t("board-waiting-do"))


def _near(words: Words, one: AskedRow) -> str:
    return board.title(one.near_titles, words.language, one.near)


def _question(words: Words, one: AskedRow) -> dict[str, Any]:
    facts = [
        board.language_name(one.language),
        words.t("board-unanswered-last", day=words.day(one.last_day)),
    ]
    if one.near:
        facts.append(words.t("board-unanswered-near", lesson=_near(words, one)))
    return {
        "question": one.question,
        "language": one.language,
        "times": words.t("board-asked-times", n=words.count(one.times)),
        "facts": facts,
    }


def _questions(words: Words, found: Asked) -> Table:
    head = [
        words.t(f"board-{one}") for one in ("question", "asked-head", "language-head", "last-head")
    ]
    head.append(words.t("board-near-head"))
    cells = [
        [
            one.question,
            words.brief(one.times),
            board.language_name(one.language),
            words.day(one.last_day),
            _near(words, one),
        ]
        for one in found.questions
    ]
    return Table(words.t("board-unanswered-title"), head, cells)


def _rising(words: Words, one: RisingRow, kind: str) -> dict[str, Any]:
    since = words.day(one.first_day)
    return {
        "id": one.id,
        "kind": kind,
        "seen": words.t("board-rising-seen", n=words.count(one.seen), day=since),
        "example": one.example,
        "language": one.language,
        "language_name": board.language_name(one.language),
    }


def _risings(words: Words, found: Asked, kinds: Sequence[str]) -> Table:
    names = ("message-head", "kind-head", "seen-head", "since-head", "last-head")
    cells = [
        [
            one.example,
            kind,
            words.brief(one.seen),
            words.day(one.first_day),
            words.day(one.last_day),
        ]
        for one, kind in zip(found.rising, kinds, strict=True)
    ]
    return Table(words.t("board-rising-title"), [words.t(f"board-{one}") for one in names], cells)


def _helped(words: Words, rows: tuple[HelpedRow, ...]) -> Figure:
    heading = words.t("board-unhelpful-title")
    shown: list[Row] = []
    cells = []
    for one in rows:
        label = board.title(one.titles, words.language, one.card)
        up, down = one.up.shown, one.down.shown
        share = down / (up + down) if up is not None and down is not None and up + down else None
        if len(shown) < _MOST:
            value = words.share(share) if share is not None else words.count(one.down)
            note = words.t("board-thumbs", up=words.count(one.up), down=words.count(one.down))
            language = board.language_name(one.language)
            shown.append(Row(label, value, charts.bar(share, "wrong"), note=f"{note} · {language}"))
        cells.append([label, words.brief(one.up), words.brief(one.down)])
    head = [words.t(f"board-{one}-head") for one in ("card", "up", "down")]
    return Figure("unhelpful", heading, Table(heading, head, cells), shown)
