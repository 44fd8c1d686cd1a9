"""The report of an event, on one sheet of A4: who came, what they knew and learned, what next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from starlette.responses import Response

from bot.chat.screens import events as event_words
from bot.core.counting.count import Count
from bot.core.counting.report import AnsweredRow, BadFilter, EventReport
from bot.core.counting.tally import Stage
from bot.core.rights import Action
from bot.core.schedule import zone
from bot.services.reports import Reports
from bot.web import charts
from bot.web.organisers import board
from bot.web.organisers.figures import Empty, Figure, Row, Step, Table, Words
from bot.web.organisers.frame import Room, Visit
from bot.web.organisers.titles import Titles
from bot.web.requests import Refused

_HARDEST = 8
"""Questions and sessions on the sheet; all questions stand in the table."""
_ABOUT = 4
"""Courses or objectives on it."""


class EventReportPage:
    """What an event brought, for the partner's files and for the next session."""

    def __init__(self, room: Room, reports: Reports, titles: Titles) -> None:
        self._reports = reports
        self._titles = titles
        room.route(f"{board.EVENTS}/{{event}}/report", Action.SEE_REPORTS, self._show)

    async def _show(self, visit: Visit) -> Response:
        words = Words(visit.language)
        here = f"{board.EVENTS}/{visit.number('event')}"
        if await self._reports.cancelled(visit.me, visit.number("event")):
            return visit.go(here)
        try:
            found = await self._reports.event(visit.me, visit.number("event"))
        except BadFilter:
            raise Refused(404, "no-page") from None
        place = found.place
        questions = _questions(words, found.questions, self._titles)
        return visit.page(
            "event_report.html",
            patterns=charts.PATTERNS,
            downloads=board.downloads(words, "event", {"event": str(place.event)}),
            event=place,
            where=words.t(
                "board-report-where",
                venue=place.venue,
                when=words.moment(place.starts_at, place.zone),
                partner=place.partner_name,
            ),
            above=[(words.t("board-report-event"), here)],
            lead=_lead(words, found),
            empty=_empty(words, found, here),
            facts=_facts(words, found),
            next=_next(words, self._titles, found),
            questions=questions,
            held_back=bool(found.questions) and questions is None,
            gain=board.changes("gain", words, words.t("board-report-gain"), found.gains[:_ABOUT]),
            keep=board.keeping("keep", words, found.kept) if found.kept else None,
            later=_later(words, found),
            others=_others(words, found) if place.programme else None,
            quotes=found.quotes,
            choose=_choose(visit, found, here),
            made=words.t("board-report-made", day=words.moment(found.at, place.zone)),
        )


def _choose(visit: Visit, found: EventReport, here: str) -> str:
    """Where sentences are chosen, for who may; none before anybody can have written any."""
    may = visit.staff.may(Action.MAKE_EVENTS, found.place.partner)
    return f"{here}/quotes" if may and _held(found) else ""


def _held(found: EventReport) -> bool:
    """Whether it has begun: a quiz may be played up to an hour before the time that was said."""
    return found.at >= found.place.starts_at or found.played.shown != 0


def _lead(words: Words, found: EventReport) -> str:
    came = words.t(
        "board-report-came" if _held(found) else "board-report-coming",
        played=_people(words, found.played),
        joined=_people(words, found.came),
        expected=f"{found.place.expected:,}",
    )
    if found.right is None:
        return words.joined([came])
    return words.joined([came, words.t("board-report-right", share=words.share(found.right))])


def _people(words: Words, count: Count) -> str:
    return words.t("event-no-one") if count.shown == 0 else words.people(count)


def _empty(words: Words, found: EventReport, here: str) -> Empty | None:
    if found.came.shown != 0 or found.played.shown:
        return None
    if not _held(found):
        return Empty(words.t("board-report-not-yet"), here, words.t("board-report-poster"))
    if found.at >= found.place.starts_at + timedelta(minutes=found.place.minutes):
        return Empty(words.t("board-report-nobody"))
    return Empty(words.t("board-report-none"), here, words.t("board-report-poster"))


def _next(words: Words, titles: Titles, found: EventReport) -> Step | None:
    return None if found.suggestion is None else board.step(words, titles, found.suggestion)


def _later(words: Words, found: EventReport) -> str:
    """Which of the group's questions are still to come."""
    ago = found.at - found.place.starts_at
    coming = [one for one in found.delays if ago < timedelta(days=one)]
    if not coming:
        return ""
    return words.t("board-report-later", delays=event_words.delays(words.language, coming))


def _facts(words: Words, found: EventReport) -> list[tuple[str, str]]:
    """What stands in boxes: expected, came, played, then how far the cohort came."""
    facts = [(words.t("board-expected"), f"{found.place.expected:,}")]
    if _held(found):
        facts.append((words.t("board-played"), words.count(found.played)))
    facts.append((words.t("board-came"), words.count(found.came)))
    facts += [
        (words.t(f"board-stage-{one.stage}"), words.count(one.count))
        for one in found.steps
        if one.stage is not Stage.JOINED and found.came.shown
    ]
    return facts


def _questions(words: Words, rows: tuple[AnsweredRow, ...], titles: Titles) -> Figure | None:
    """Shares right, the lowest first; None where none may be shown."""
    if all(one.share is None for one in rows):
        return None
    heading = words.t("board-report-questions")
    hardest = sorted(rows, key=lambda one: 2.0 if one.share is None else one.share)
    shown = [
        Row(
            titles.asked(one.question, words.language),
            words.share(one.share) if one.share is not None else words.t("board-held"),
            charts.bar(one.share),
        )
        for one in hardest[:_HARDEST]
    ]
    head = [words.t(f"board-{one}") for one in ("question", "right", "answered")]
    cells = [
        [
            titles.asked(one.question, words.language),
            words.share(one.share),
            words.brief(one.answered),
        ]
        for one in hardest
    ]
    return Figure("questions", heading, Table(heading, head, cells), shown)


def _others(words: Words, found: EventReport) -> dict[str, Any]:
    """This session among those held of its programme, the nearest in time, the latest first."""
    place = found.place
    held = [one for one in found.siblings if one.starts_at <= found.at]
    near = sorted(held, key=lambda one: abs(one.starts_at - place.starts_at))
    sessions = sorted(
        [found.own, *near[: _HARDEST - 1]], key=lambda one: one.starts_at, reverse=True
    )
    rows = [
        {
            "this": one.event == place.event,
            "link": "" if one.event == place.event else f"{board.EVENTS}/{one.event}/report",
            "cells": [
                one.title,
                words.day(one.starts_at.astimezone(zone(place.zone)).date()),
                words.brief(one.came),
                words.share(one.share),
                words.points(None if one.gain is None else one.gain.value),
            ],
        }
        for one in sessions
    ]
    head = [
        words.t(f"board-{one}") for one in ("session", "day-head", "came", "quiz-right", "gain")
    ]
    return {
        "title": words.t("board-report-others", programme=place.programme),
        "table": {"head": head, "rows": rows},
        "alone": not held,
    }
