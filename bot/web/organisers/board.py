"""What the pages of figures have in common: filters, titles, and the charts made of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from bot.core.counting.count import Count
from bot.core.counting.gain import Estimate
from bot.core.counting.report import (
    NAMES as FIELDS,
)
from bot.core.counting.report import (
    UNSAID,
    WEEKS,
    Choices,
    Filter,
    FlagOf,
    GainRow,
    KeptAfter,
    KeptRow,
    Suggestion,
)
from bot.core.rights import Action
from bot.locales import LANGUAGES
from bot.services.reports import Reports
from bot.web import charts
from bot.web.organisers import filters as filtering
from bot.web.organisers.exports import STATEMENTS
from bot.web.organisers.figures import Figure, Row, Step, Table, Words
from bot.web.organisers.filters import Choice, Filters
from bot.web.organisers.frame import HOME, Visit
from bot.web.organisers.titles import Titles

_MOST = 12
"""Rows that are drawn; all stand in the table."""
WHO = ("partner", "cohort", "event", "venue")
"""What can be chosen on every page of figures, in the order of the form."""
DELAYS = (1, 7, 30, 90)
TICKETS, EVENTS, BROADCASTS = f"{HOME}/tickets", f"{HOME}/events", f"{HOME}/broadcasts"
OVERVIEW, LEARNING = HOME, f"{HOME}/learning"
QUESTIONS, ASKED, REMINDERS = f"{HOME}/questions", f"{HOME}/asked", f"{HOME}/reminders"
"""Paths of the pages to which figures lead."""


@dataclass(frozen=True, slots=True)
class Board:
    """A page of figures being made for a visit, with what it shows now."""

    visit: Visit
    words: Words
    filters: Filters
    offered: Choices

    @property
    def filter(self) -> Filter:
        """The filter for the service."""
        return Filter.read(self.filters.given)

    def page(self, name: str, at: datetime, **values: Any) -> Response:
        """The page, with figures of a moment; `name` is that of its template, and of its files."""
        return self.visit.page(
            f"{name}.html",
            patterns=charts.PATTERNS,
            filters=self.filters,
            figures_of=self.visit.when(at),
            downloads=downloads(self.words, name, self.filters.given),
            **values,
        )

    def title(self, titles: Mapping[str, str], otherwise: str = "") -> str:
        """The title in the page's language."""
        return title(titles, self.words.language, otherwise)


def title(titles: Mapping[str, str], language: str, otherwise: str = "") -> str:
    """A title in a language, or as it was typed."""
    return titles.get(language) or next(iter(titles.values()), "") or otherwise


async def begun(
    visit: Visit,
    path: str,
    reports: Reports,
    names: Sequence[str] = WHO,
    *,
    periods: bool = False,
    **kept: str,
) -> Board:
    """A page with the filters of its address; the viewer chooses among what is theirs.

    `names` are what its figures can be narrowed by; `periods`: whether by time too.
    """
    words = Words(visit.language)
    offered = await reports.choices(visit.me)
    choices = [
        (
            FIELDS[name],
            [(one.value, named(words, name, one.value, one.titles)) for one in offered.of[name]],
        )
        for name in names
        if name in offered.of
    ]
    whose = words.t("board-shown-all")
    if not visit.staff.owner:
        theirs = await visit.room.organisers.partners(visit.me, Action.SEE_REPORTS)
        names_of = [one.name for one in theirs]
        whose = words.t("board-shown-theirs", partners=words.listed(names_of))
    made = _filters(visit, path, choices, whose, periods=periods, **kept)
    return Board(visit, words, made, offered)


def named(words: Words, by: str, key: str, titles: Mapping[str, str]) -> str:
    """What a choice is called: by its title, or by the words that there are for such things."""
    if by == "language":
        return language_name(key)
    if by == "audience":
        return words.t("board-audience-unsaid" if key == UNSAID else f"audience-{key}")
    return title(titles, words.language, key)


def _filters(
    visit: Visit,
    path: str,
    choices: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    whose: str,
    *,
    periods: bool,
    **kept: str,
) -> Filters:
    """The filters that an address asks for; what offers nothing is left out."""
    words = Words(visit.language)
    offered = []
    if periods:
        spans = [(str(weeks), words.t("board-weeks", n=weeks)) for weeks in WEEKS]
        offered.append(Choice("weeks", [(filtering.ANY, words.t("board-weeks-all")), *spans]))
    anything = (filtering.ANY, words.t("board-any"))
    offered += [Choice(name, [anything, *options]) for name, options in choices if options]
    return filtering.read(visit.query, path, offered, words, whose, **kept)


def downloads(words: Words, page: str, filters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Links to the same figures as files; pages with statements of what was done have these too."""
    forms = ["csv", "xlsx", *(["xapi"] if page in STATEMENTS else [])]
    return [
        (words.t(f"board-take-{form}"), filtering.address(f"{HOME}/export/{page}/{form}", filters))
        for form in forms
    ]


def language_name(language: str) -> str:
    """A language's own name for itself."""
    return LANGUAGES.get(language, language)


# Charts


def changes(name: str, words: Words, heading: str, rows: Sequence[GainRow]) -> Figure | None:
    """Before and after, a row each, with the interval of the change around the dot after.

    None where nothing may be shown.
    """
    language = words.language
    shown, hidden = [], []
    for row in rows:
        label = title(row.titles, language, row.subject)
        drawn = _change(row)
        if drawn is None or row.gain is None:
            hidden.append((label, ""))
            continue
        between = _between(words, row.gain)
        way = words.t(
            "board-gain-change", before=words.share(drawn.before), after=words.share(drawn.after)
        )
        value = words.gained(row.gain.value)
        note = f"{way} · {between} · {words.people(row.people)}"
        shown.append(Row(label, value, charts.change(drawn), note=note))
    if not shown:
        return None
    head = [
        words.t("board-objective"),
        *(words.t(f"board-{one}") for one in ("before", "after", "gain", "interval")),
        words.t("board-people-head"),
    ]
    cells = [
        [
            title(row.titles, language, row.subject),
            words.share(row.before),
            words.share(row.after),
            words.points(None if row.gain is None else row.gain.value),
            "" if row.gain is None else _bounds(words, row.gain),
            words.brief(row.people),
        ]
        for row in rows
    ]
    legend = (
        (_legend("before"), words.t("board-gain-legend-before")),
        (_legend("after"), words.t("board-gain-legend-after")),
        (_legend("interval"), words.t("board-gain-legend-interval")),
    )
    table = Table(heading, head, cells)
    return Figure(name, heading, table, shown[:_MOST], legend=legend, hidden=hidden[:_MOST])


def _change(row: GainRow) -> charts.Change | None:
    if row.before is None or row.after is None or row.gain is None:
        return None
    low, high = row.before + row.gain.low, row.before + row.gain.high
    return charts.Change(row.before, row.after, low, high)


def _between(words: Words, one: Estimate) -> str:
    return words.t("board-points-between", low=words.points(one.low), high=words.points(one.high))


def _bounds(words: Words, one: Estimate) -> str:
    return f"{words.points(one.low)} … {words.points(one.high)}"


def keeping(name: str, words: Words, after: Sequence[KeptAfter]) -> Figure | None:
    """What is still known after days, as a line; None where nothing may be shown."""
    known = {one.delay: one for one in after}
    dots, told = [], []
    for delay in DELAYS:
        one = known.get(delay)
        share = None if one is None else one.share
        place = words.t("board-keep-days", n=delay)
        if share is not None:
            said = words.share(share.value)
            told.append(f"{place} {said}")
            dots.append(charts.Dot(delay, place, share.value, said, share.low, share.high))
        elif one is None or one.asked.shown == 0:
            dots.append(charts.Dot(delay, place, None, words.t("board-not-yet-brief")))
        else:
            dots.append(charts.Dot(delay, place, None, words.brief(one.asked)))
    if not told:
        return None
    heading = words.t("board-keep-title")
    about = words.t("board-keep-about", what=words.listed(told))
    head = [words.t(f"board-keep-{one}") for one in ("after", "right", "between", "asked")]
    cells = [
        [
            words.t("board-keep-days", n=one.delay),
            words.share(None if one.share is None else one.share.value),
            ""
            if one.share is None
            else f"{words.share(one.share.low)} … {words.share(one.share.high)}",
            words.brief(one.asked),
        ]
        for one in after
    ]
    picture = charts.retention(f"chart-{name}", heading, about, dots)
    return Figure(f"f-{name}", heading, Table(heading, head, cells), picture=picture)


def forgetting(name: str, words: Words, rows: Sequence[KeptRow]) -> Figure:
    """Objectives with how much of each is known at the latest, and on the way there."""
    heading = words.t("board-forgot-title")
    shown, cells = [], []
    for row in rows:
        label = title(row.titles, words.language, row.subject)
        series = [one for one in row.after if one.share is not None]
        way = [f"{words.t('board-keep-days', n=one.delay)} {_share(words, one)}" for one in series]
        last = series[-1].share if series else None
        when = words.t("board-keep-days", n=series[-1].delay) if series else ""
        shown.append(
            Row(
                label,
                words.share(None if last is None else last.value),
                charts.bar(None if last is None else last.value),
                more=words.t("board-after-days", days=when) if when else "",
                note=" → ".join(way) if len(way) > 1 else "",
            )
        )
        known = {one.delay: one for one in row.after}
        cells.append(
            [label, *(_share(words, known[day]) if day in known else "" for day in DELAYS)]
        )
    head = [
        words.t("board-objective"),
        *(words.t("board-keep-days", n=day) for day in DELAYS),
    ]
    return Figure(name, heading, Table(heading, head, cells), shown)


def _share(words: Words, one: KeptAfter) -> str:
    return words.brief(one.asked) if one.share is None else words.share(one.share.value)


def _legend(kind: str) -> Markup:
    """The mark of a legend."""
    if kind == "interval":
        inside = '<rect class="interval" x="1" y="3" width="22" height="10" rx="3"/>'
    else:
        inside = f'<circle class="{kind}" cx="12" cy="8" r="6"/>'
    return Markup(f'<svg width="24" height="16" aria-hidden="true">{inside}</svg>')  # noqa: S704


def by_week(name: str, words: Words, heading: str, weeks: Sequence[tuple[date, Count]]) -> Markup:
    """A number a week, the earliest first; weeks are given by their Mondays, and there is one."""
    columns = [
        charts.Column(words.short_day(monday), count.shown, words.brief(count))
        for monday, count in weeks
    ]
    first, last = columns[0], columns[-1]
    about = words.t("board-by-week-about", first=first.label, last=last.label, n=last.words)
    return charts.weeks(name, heading, about, columns)


# What to do next


def step(words: Words, titles: Titles, one: Suggestion) -> Step:
    """A suggestion in words, with where its button leads."""
    said: dict[str, object] = {name: of for name, of in one.names.items() if name != "language"}
    said |= {name: round(value) for name, value in one.figures.items()}
    said |= {name: title(of, words.language) for name, of in one.titles.items()}
    whole = said.get("cohort") in {"0", ""}
    named = {"session": "" if whole else "-for", "alert": "" if one.names.get("kind") else "-new"}
    if one.kind == "session":
        said["gain"] = words.gained(one.figures["gain"] / 100)
    if one.kind == "alert":
        said["kind"] = titles.scam(one.names["kind"], words.language)
    if one.kind == "rewrite":
        question = one.names["question"]
        place = one.figures.get("option")
        option = titles.option(question, words.language, None if place is None else int(place))
        said["lesson"] = titles.lesson(question, words.language)
        said["flag"] = words.t(
            f"board-flag-{one.names['reason']}", figure=round(one.figures["figure"]), option=option
        )
    return Step(
        words.t(f"board-step-{one.kind}{named.get(one.kind, '')}", **said),
        words.t(f"board-step-{one.kind}-why", **said),
        _leads(one),
        words.t(f"board-step-{one.kind}-do"),
    )


def first_event(words: Words) -> Step:
    """What to do where there is no event yet."""
    told = (words.t(f"board-step-event{one}") for one in ("", "-why", "-do"))
    heading, why, button = told
    return Step(heading, why, f"{EVENTS}/new", button)


def flag(words: Words, one: FlagOf, option: str) -> str:
    """Why a question looks wrong, in a sentence."""
    shares = [100 * one.figures[name] for name in ("share", "right") if name in one.figures]
    (figure, *_) = [*shares, one.figures.get("seconds", 0.0)]
    return words.t(f"board-flag-{one.reason}", figure=round(figure), option=option)


def question_path(question: str) -> str:
    """The address of a question's page."""
    return f"{QUESTIONS}/{question.replace('#', '/')}"


def _leads(one: Suggestion) -> str:
    """The page on which a suggestion is followed."""
    if one.kind == "rewrite":
        return question_path(one.names["question"])
    cohort = one.names.get("cohort", "")
    return {
        "session": f"{EVENTS}/new",
        "answer": TICKETS,
        "lesson": ASKED,
        "alert": ASKED,
        "start": filtering.address(OVERVIEW, {"cohort": cohort}),
        "follow-up": filtering.address(LEARNING, {"cohort": cohort}),
    }[one.kind]
