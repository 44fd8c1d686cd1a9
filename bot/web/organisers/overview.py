"""The first page: how far people came, this week against last, and what to do next."""

from __future__ import annotations

from markupsafe import Markup
from starlette.responses import Response

from bot.core.counting.report import NAMES as FIELDS
from bot.core.counting.report import Breakdown, Change, Overview, Part, WeekOf
from bot.core.counting.report import Step as Reached
from bot.core.counting.tally import Stage
from bot.core.rights import Action
from bot.services.reports import Reports
from bot.web import charts
from bot.web.organisers import board
from bot.web.organisers.board import Board
from bot.web.organisers.figures import NOTHING, Empty, Figure, Row, Table, Words
from bot.web.organisers.frame import Visit
from bot.web.organisers.titles import Titles

_DRAWN = (Stage.JOINED, Stage.PASSED)
"""Stages that are drawn week by week; the others stand in the table."""
_NAMES = (*board.WHO, "course", "language", "audience")
_STEPS = 3
_MOST = 8
"""Parts of a breakdown that are drawn; all stand in its table."""


class OverviewPage:
    """What happened, and what to do next; `home` shows it to whoever may see reports."""

    def __init__(self, reports: Reports, titles: Titles) -> None:
        self._reports = reports
        self._titles = titles

    async def show(self, visit: Visit) -> Response:
        """The page."""
        made = await board.begun(visit, board.OVERVIEW, self._reports, _NAMES, periods=True)
        words = made.words
        found = await self._reports.overview(visit.me, made.filter)
        next_steps = await self._reports.suggestions(visit.me, made.filter)
        steps = [board.step(words, self._titles, one) for one in next_steps.rows]
        makes = visit.staff.may(Action.MAKE_EVENTS)
        begins = makes and not made.offered.of.get("event")
        if begins:
            # Where nobody came yet there is nothing to do before it.
            steps.insert(0 if _nothing(found) else _STEPS, board.first_event(words))
            del steps[_STEPS:]
        event = made.filters.given.get("event", "")
        report = f"{board.EVENTS}/{event}/report" if event else ""
        if _nothing(found):
            empty = None if begins and not made.filters.chosen else _empty(made)
            return made.page(
                "overview", found.at, steps=steps, lead="", nothing=True, empty=empty, report=report
            )
        return made.page(
            "overview",
            found.at,
            steps=steps,
            lead=_lead(words, found),
            nothing=False,
            report=report,
            funnel=_funnel(words, found.steps),
            meanings=[
                (words.t(f"board-stage-{one}"), words.t(f"board-means-{one}"))
                for one in (step.stage for step in found.steps)
            ],
            weeks=_weeks(words, found.change, found.trend),
            week_note=words.t("board-week-runs", day=words.short_day(found.trend[-1].monday))
            if found.trend
            else "",
            by_how=words.t(
                "board-by-how" if found.filter.weeks is None else "board-by-how-in-time"
            ),
            breakdowns=[_breakdown(made, one) for one in found.breakdowns if one.parts],
        )


def _nothing(found: Overview) -> bool:
    return all(one.count.shown == 0 for one in found.steps)


def _empty(made: Board) -> Empty:
    words = made.words
    if made.filters.chosen:
        return Empty(words.t("board-nothing-fits"), made.filters.path, words.t("board-take-all"))
    return Empty(words.t("board-no-events"))


def _lead(words: Words, found: Overview) -> str:
    """The figures that count, in sentences."""
    steps = {one.stage: one for one in found.steps}
    told = []
    if Stage.JOINED in steps:
        when = "so-far" if found.filter.weeks is None else "in-time"
        told.append(
            words.t(f"board-lead-joined-{when}", people=words.people(steps[Stage.JOINED].count))
        )
    passed = steps.get(Stage.PASSED)
    if passed is not None and passed.share is not None:
        told.append(words.t("board-lead-passed", passed=words.share(passed.share)))
    kept = steps.get(Stage.KEPT)
    if kept is not None and kept.count.shown:
        told.append(words.t("board-lead-kept", people=words.people(kept.count)))
    return words.joined(told)


def _funnel(words: Words, steps: tuple[Reached, ...]) -> Figure:
    most = max((one.count.shown or 0 for one in steps), default=0)
    rows = [
        Row(
            words.t(f"board-stage-{one.stage}"),
            words.count(one.count),
            charts.bar(None if one.count.shown is None else one.count.shown / max(1, most)),
            more=words.share(one.share) if at and one.share is not None else "",
        )
        for at, one in enumerate(steps)
    ]
    heading = words.t("board-funnel")
    head = [words.t("board-stage"), words.t("board-people-head"), words.t("board-of-joined")]
    cells = [
        [words.t(f"board-stage-{one.stage}"), words.count(one.count), words.share(one.share)]
        for one in steps
    ]
    return Figure("funnel", heading, Table(heading, head, cells), rows)


def _weeks(words: Words, change: tuple[Change, ...], trend: tuple[WeekOf, ...]) -> Figure:
    heading = words.t("board-weeks-title")
    rows, cells = [], []
    for at, one in enumerate(change):
        stage = words.t(f"board-stage-{one.stage}")
        differs = words.change(one.this_week, one.last_week)
        drawn = one.stage in _DRAWN and any(week.counts[at].shown for week in trend)
        rows.append(
            Row(
                stage,
                words.count(one.this_week),
                _trend(words, one.stage, at, trend) if drawn else NOTHING,
                more=differs,
                note=words.t("board-last-week-was", n=words.count(one.last_week)),
            )
        )
        cells.append(
            [
                stage,
                words.brief(one.this_week),
                words.brief(one.last_week),
                differs,
                *(words.brief(week.counts[at]) for week in reversed(trend[:-2])),
            ]
        )
    head = [words.t(f"board-{one}") for one in ("stage", "this-week", "last-week", "change")]
    head += [words.short_day(week.monday) for week in reversed(trend[:-2])]
    return Figure("weeks", heading, Table(heading, head, cells), rows)


def _trend(words: Words, stage: str, at: int, trend: tuple[WeekOf, ...]) -> Markup:
    heading = words.t("board-by-week", stage=words.t(f"board-stage-{stage}"))
    weeks = [(week.monday, week.counts[at]) for week in trend]
    return board.by_week(f"weeks-{stage}", words, heading, weeks)


def _breakdown(made: Board, one: Breakdown) -> Figure:
    """Parts by the share of them that passed; each leads to the page with only them.

    In some weeks people pass who joined before these, so there the number takes the share's place.
    """
    words = made.words
    heading = words.t(f"board-by-{one.by}")
    told = [(part, _passed(part)) for part in one.parts]
    most = max((passed.count.shown or 0 for _, passed in told), default=0)
    rows = []
    hidden = []
    for part, passed in told:
        name, number = _named(made, one.by, part), passed.count.shown
        link = made.filters.link(**{FIELDS[one.by]: part.key})
        if passed.share is not None:
            more = words.t("board-of", n=words.count(part.steps[0].count))
            bar = charts.bar(passed.share)
            rows.append(Row(name, words.share(passed.share), bar, more=more, link=link))
        elif made.filter.weeks is not None and number is not None:
            bar = charts.bar(number / max(1, most))
            rows.append(Row(name, words.count(passed.count), bar, link=link))
        else:
            hidden.append((name, link))
    stages = [step.stage for step in one.parts[0].steps]
    head = [
        words.t(f"board-filter-{one.by}"),
        *(words.t(f"board-stage-{stage}") for stage in stages),
    ]
    cells = [
        [_named(made, one.by, part), *(words.brief(step.count) for step in part.steps)]
        for part in one.parts
    ]
    table = Table(heading, head, cells)
    return Figure(f"by-{one.by}", heading, table, rows[:_MOST], hidden=hidden[:_MOST])


def _passed(part: Part) -> Reached:
    """How many passed, and their share of those who joined, or of those who started a course."""
    return next((one for one in part.steps if one.stage is Stage.PASSED), part.steps[-1])


def _named(made: Board, by: str, part: Part) -> str:
    return board.named(made.words, by, part.key, part.titles)
