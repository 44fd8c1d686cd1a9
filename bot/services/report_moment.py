"""All figures of a moment: read whole at first, and then from the rows that changed since."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.core.counting.item_analysis import Sums
from bot.core.counting.report import EventReport, Filter, Overview, QuestionRow
from bot.core.counting.suggestions import Known
from bot.core.counting.tally import EVERYBODY
from bot.core.course import Catalogue
from bot.core.rights import Role
from bot.services.report_items import Item, Key
from bot.services.report_learning import Gain, Keep, together
from bot.services.report_scope import Level, Map, Scope
from bot.services.report_steps import Reached, Rows, Sheet, mondays
from bot.store import figures
from bot.store.database import Database, Mark
from bot.store.figures import ChoiceSum, GainSum, ItemSum, KeepSum, StepSum

V = TypeVar("V")
WHOLE = timedelta(hours=6)
"""After which everything is read again: another program may have mended the counts."""
_AT_ONCE = 16
"""Cohorts whose questions are read in one go: others who read wait meanwhile."""
_ALL = Scope(Level.ALL, frozenset(), frozenset())

Standing = tuple[bool, frozenset[tuple[int, Role]]]
"""What makes the same look for somebody else: whether they own all, and their roles."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What figures are made of, with those that were made; `read_at`: when it was read whole."""

    at: datetime
    read_at: datetime
    sheet: Sheet
    gains: Mapping[str, Gain]
    keeps: Mapping[tuple[str, int], Keep]
    items: Mapping[Key, Item]
    rows: dict[tuple[Scope, str], tuple[QuestionRow, ...]] = field(default_factory=dict)
    overviews: dict[tuple[Standing, Filter], Overview] = field(default_factory=dict)
    known: dict[tuple[Scope, Filter], Known] = field(default_factory=dict)
    events: dict[tuple[Standing, int], EventReport] = field(default_factory=dict)


@dataclass(slots=True)
class _Read:
    """What was read, and of what: stages with the cohorts, and rows by cohort and subject."""

    map: Map
    steps: list[StepSum] = field(default_factory=list)
    items: list[ItemSum] = field(default_factory=list)
    choices: list[ChoiceSum] = field(default_factory=list)
    gains: list[GainSum] = field(default_factory=list)
    keeps: list[KeepSum] = field(default_factory=list)
    of_steps: dict[Reached, set[int]] = field(default_factory=dict)
    of_items: set[Mark] = field(default_factory=set)
    of_gains: set[Mark] = field(default_factory=set)
    of_keeps: set[Mark] = field(default_factory=set)


async def read(
    database: Database, catalogue: Catalogue, now: datetime, before: Moment | None = None
) -> Moment:
    """Read everything, a part at a time; stages that are as `before` need not be decided again."""

    def work(conn: Connection) -> _Read:
        found = _Read(_map(conn), figures.steps(conn, _since(now.date())))
        cohorts = {EVERYBODY, *found.map.partner_of}
        found.gains, found.keeps = figures.gains(conn, cohorts), figures.keeps(conn, cohorts)
        return found

    found = await database.read(work)
    cohorts = sorted({EVERYBODY, *found.map.partner_of})
    for at in range(0, len(cohorts), _AT_ONCE):
        some = cohorts[at : at + _AT_ONCE]
        found.items += await database.read(partial(figures.items, cohort_ids=some))
        found.choices += await database.read(partial(figures.choices, cohort_ids=some))
    alike = None if before is None else before.sheet
    return await asyncio.to_thread(_made, catalogue, now, found, alike=alike)


async def renew(
    database: Database,
    catalogue: Catalogue,
    now: datetime,
    held: Moment,
    marks: Collection[Mark],
    *,
    ahead: bool = True,
) -> Moment | None:
    """The same a little later; `marks` stand for the rows of counts that changed since.

    `ahead`: what seldom filters show is made ready too, which takes twice as long.

    None: it is another week, or cohorts are gone, so that everything is to be read.
    """
    if mondays(now.date()) != mondays(held.sheet.today):
        return None
    found = await database.read(lambda conn: _again(conn, now, marks))
    if not held.sheet.map.partner_of.items() <= found.map.partner_of.items():
        return None
    return await asyncio.to_thread(_made, catalogue, now, found, held, ahead=ahead)


def _again(conn: Connection, now: datetime, marks: Collection[Mark]) -> _Read:
    """Read the rows that changed."""
    by_table: dict[str, set[Mark]] = defaultdict(set)
    for table, *key in marks:
        by_table[table].add(tuple(key))
    found, since = _Read(_map(conn)), _since(now.date())
    for subject, some in _grouped((of, (at, stage)) for at, of, stage in by_table["step_counts"]):
        cohorts, stages = {at for at, _ in some}, {stage for _, stage in some}
        found.steps += figures.steps(conn, since, subject, cohorts, stages)
        found.of_steps |= {(subject, stage): cohorts for stage in stages}
    of_items = (*by_table["item_counts"], *by_table["choice_counts"])
    found.of_items = {(at, question) for at, question, _ in of_items}
    for cohort, questions in _grouped(found.of_items):
        found.items += figures.items(conn, [cohort], questions)
        found.choices += figures.choices(conn, [cohort], questions)
    found.of_gains, found.of_keeps = by_table["gain_counts"], by_table["keep_counts"]
    for cohort, subjects in _grouped(found.of_gains):
        found.gains += figures.gains(conn, [cohort], subjects)
    for cohort, subjects in _grouped(found.of_keeps):
        found.keeps += figures.keeps(conn, [cohort], subjects)
    return found


def _made(
    catalogue: Catalogue,
    now: datetime,
    found: _Read,
    held: Moment | None = None,
    *,
    alike: Sheet | None = None,
    ahead: bool = True,
) -> Moment:
    items = _items({} if held is None else held.items, found)
    for one in items.values():
        one.row(_ALL, catalogue)
    return Moment(
        now,
        now if held is None else held.read_at,
        _sheet(catalogue, now, found, None if held is None else held.sheet, alike, ahead=ahead),
        _gains({} if held is None else held.gains, found),
        _keeps({} if held is None else held.keeps, found),
        items,
    )


def _sheet(
    catalogue: Catalogue,
    now: datetime,
    found: _Read,
    held: Sheet | None,
    alike: Sheet | None,
    *,
    ahead: bool,
) -> Sheet:
    """The stages decided, or those that were, where nothing is another: `alike` was read whole."""
    rows = _renewed({} if held is None else held.rows, found)
    courses = {one.id for one in catalogue.courses} | {course for course, _ in rows if course}
    was = held or alike
    if was is not None and (was.map, was.courses) == (found.map, sorted(courses)):
        same_week = mondays(was.today) == mondays(now.date())
        if same_week and (rows == was.rows if held is None else not found.of_steps):
            return was
    sheet = Sheet(found.map, courses, rows, today=now.date(), before=held, changed=found.of_steps)
    sheet.decide(periods=ahead)
    return sheet


def _map(conn: Connection) -> Map:
    return Map(figures.groups(conn), figures.sessions(conn))


def _since(today: date) -> list[str]:
    return [monday.isoformat() for monday in mondays(today).values()]


def _grouped(pairs: Iterable[tuple[Any, ...]]) -> list[tuple[Any, set[Any]]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return sorted(found.items())


def _by_stage(steps: Iterable[StepSum]) -> dict[Reached, dict[int, list[StepSum]]]:
    rows: dict[Reached, dict[int, list[StepSum]]] = {}
    for one in steps:
        rows.setdefault((one.subject, one.stage), {}).setdefault(one.cohort, []).append(one)
    return rows


def _renewed(held: Rows, found: _Read) -> Rows:
    fresh = _by_stage(found.steps)
    rows = dict(held)
    for reached in fresh.keys() | found.of_steps:
        cohorts = found.of_steps.get(reached, ())
        rows[reached] = _replaced(held.get(reached, {}), cohorts, fresh.get(reached, {}))
    return rows


def _replaced(
    held: Mapping[int, V], cohorts: Collection[int], fresh: Mapping[int, V]
) -> dict[int, V]:
    """By cohort, what is held with some cohorts' read again; one without rows any more is gone."""
    return {at: one for at, one in held.items() if at not in cohorts} | dict(fresh)


def _touched(of: Iterable[Mark]) -> dict[str, set[int]]:
    """The cohorts by what was read of them."""
    return defaultdict(set, _grouped((subject, cohort) for cohort, subject in of))


def _gains(held: Mapping[str, Gain], found: _Read) -> dict[str, Gain]:
    touched = _touched(found.of_gains)
    fresh: dict[str, dict[int, GainSum]] = defaultdict(dict)
    for one in found.gains:
        fresh[one.subject][one.cohort] = one
    made = dict(held)
    for subject in touched.keys() | fresh.keys():
        before = made.pop(subject, None)
        mine = {} if before is None else before.by_cohort
        by_cohort = _replaced(mine, touched[subject], fresh.get(subject, {}))
        if by_cohort:
            made[subject] = Gain(subject, by_cohort, found.map.partner_of)
    return together(made, lambda one: one.whole, held)


def _keeps(held: Mapping[tuple[str, int], Keep], found: _Read) -> dict[tuple[str, int], Keep]:
    touched = _touched(found.of_keeps)
    fresh: dict[tuple[str, int], dict[int, KeepSum]] = defaultdict(dict)
    for one in found.keeps:
        fresh[one.subject, one.delay][one.cohort] = one
    made = dict(held)
    for key in {key for key in held if key[0] in touched} | fresh.keys():
        before = made.pop(key, None)
        mine = {} if before is None else before.by_cohort
        by_cohort = _replaced(mine, touched[key[0]], fresh.get(key, {}))
        if by_cohort:
            made[key] = Keep(*key, by_cohort, found.map.partner_of)
    return together(made, lambda one: (one.whole, one.delay), held)


def _items(held: Mapping[Key, Item], found: _Read) -> dict[Key, Item]:
    touched = _touched(found.of_items)
    fresh: dict[Key, dict[int, Sums]] = defaultdict(dict)
    for one in found.items:
        fresh[one.question, one.language][one.cohort] = one.sums
    chosen: dict[Key, dict[int, dict[int, int]]] = defaultdict(dict)
    for each in found.choices:
        of = chosen[each.question, each.language].setdefault(each.cohort, {})
        of[each.place] = each.n
    made = dict(held)
    for key in {key for key in held if key[0] in touched} | fresh.keys():
        before, cohorts = made.pop(key, None), touched[key[0]]
        mine = {} if before is None else before.by_cohort
        options = {} if before is None else before.options
        by_cohort = _replaced(mine, cohorts, fresh.get(key, {}))
        if by_cohort:
            options = _replaced(options, cohorts, chosen.get(key, {}))
            made[key] = Item(key, by_cohort, options, found.map.partner_of)
    return made
