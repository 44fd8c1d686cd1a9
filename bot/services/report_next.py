"""From figures that may be told to what to do next, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.counting import suggestions
from bot.core.counting.item_analysis import Flag, Reason
from bot.core.counting.report import ANY, Asked, Choices, GainRow, QuestionRow, Suggestion
from bot.core.counting.suggestions import (
    FollowUps,
    Idle,
    Kind,
    Known,
    Missed,
    Rising,
    Suspect,
    Unanswered,
    Waiting,
)
from bot.core.counting.tally import Stage
from bot.services import report_learning
from bot.services.report_learning import Gain, Keep
from bot.services.report_scope import Level, Scope
from bot.services.report_steps import Sheet

_FOLLOWED = timedelta(days=40)
"""The age of a cohort from which on its questions after a month have come."""
_SHARES = frozenset({"missed", "gain", "right", "figure"})


def known(
    sheet: Sheet,
    scope: Scope,
    gains: Iterable[Gain],
    keeps: Iterable[Keep],
    items: Sequence[QuestionRow],
    *,
    today: date,
) -> Known:
    """What is known of a scope and of each cohort in it, as far as it may be told."""
    gains = sorted((one for one in gains if one.of_objective), key=lambda one: one.subject)
    keeps = [one for one in keeps if one.subject == ANY]
    missed = []
    if scope.level is not Level.COHORTS:
        missed = _missed(0, report_learning.gains(gains, scope, lambda _: {})[1])
    idle, dropped = [], []
    for group in sheet.map.groups:
        if group.cohort not in scope.cohorts:
            continue
        missed += _missed(group.cohort, report_learning.alone(gains, group.cohort))
        age = datetime.combine(today, datetime.min.time(), group.created_at.tzinfo)
        age_of = age - group.created_at
        mine = sheet.of_cohort(group.cohort)
        joined = sheet.count(Stage.JOINED, ANY, None, mine)
        started = sheet.count(Stage.STARTED, ANY, None, mine)
        if joined.shown is not None and started.shown is not None:
            idle.append(Idle(group.cohort, joined.shown, started.shown, age_of.days))
        if age_of >= _FOLLOWED:
            dropped += _followed(group.cohort, group.partner, keeps)
    suspects = [
        Suspect(
            one.question,
            one.language,
            one.seen.shown,
            one.right.value,
            tuple(
                Flag(Reason(flag.reason), flag.figures.get("share", 0.0), flag.option)
                for flag in one.flags
            ),
        )
        for one in items
        if one.flags and one.right is not None and one.seen.shown is not None
    ]
    return Known(missed=missed, suspects=suspects, idle=idle, follow_ups=dropped)


def _missed(cohort: int, rows: Sequence[GainRow]) -> list[Missed]:
    return [
        Missed(one.subject, cohort, one.people.shown, one.before, one.after, one.gain)
        for one in rows
        if one.people.shown is not None
        and one.before is not None
        and one.after is not None
        and one.gain is not None
    ]


def _followed(cohort: int, partner: int, keeps: Sequence[Keep]) -> list[FollowUps]:
    alone = report_learning.cohort_scope(cohort, partner)
    for row in report_learning.kept(keeps, alone, lambda _: {}):
        asked = {one.delay: one.asked.shown for one in row.after}
        first, later = asked.get(1), asked.get(30)
        if first is not None and later is not None:
            # Two questions each.
            return [FollowUps(cohort, first // 2, later // 2)]
    return []


def with_asked(found: Known, heard: Asked | None) -> Known:
    """The same with what people asked and reported."""
    if heard is None:
        return found
    tickets = heard.tickets
    today = heard.at.date()
    return replace(
        found,
        waiting=None
        if tickets is None
        else Waiting(tickets.open, tickets.overdue, tickets.oldest_days),
        unanswered=[
            Unanswered(one.language, one.question, one.times.shown or 0, one.near)
            for one in heard.questions
        ],
        rising=[
            Rising(one.id, one.kind, one.seen.shown or 0, (today - one.last_day).days)
            for one in heard.rising
        ],
    )


def worded(
    one: suggestions.Suggestion,
    titles_of: Callable[[str], Mapping[str, str]],
    choices: Choices,
    questions: Mapping[tuple[str, str], QuestionRow],
) -> Suggestion:
    """A suggestion with the titles of what it names; shares in percent."""
    titles: dict[str, Mapping[str, str]] = {}
    if "objective" in one.names:
        titles["objective"] = titles_of(one.names["objective"])
    cohort = one.names.get("cohort", "0")
    if cohort != "0":
        titles["cohort"] = next(
            (each.titles for each in choices.of["cohort"] if each.value == cohort), {}
        )
    row = questions.get((one.names.get("question", ""), one.names.get("language", "")))
    if one.kind is Kind.REWRITE and row is not None:
        titles["lesson"] = titles_of(row.question.partition("#")[0])
        titles["ask"] = {row.language: row.ask}
    figures = {
        name: float(round(100 * value if name in _SHARES else value))
        for name, value in one.figures.items()
    }
    return Suggestion(str(one.kind), figures, one.names, titles)
