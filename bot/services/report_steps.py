"""The stages that people reached, as they may be told: counted once for everybody who looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core.counting import funnel
from bot.core.counting.count import Count
from bot.core.counting.disclosure import Published
from bot.core.counting.pooling import Path
from bot.core.counting.report import (
    ANY,
    UNSAID,
    Breakdown,
    Change,
    Choices,
    Filter,
    Part,
    Step,
    WeekOf,
)
from bot.core.counting.tally import EVERYBODY, Stage
from bot.services.report_scope import Level, Map, Scope
from bot.store.figures import StepSum

ALONE = 0
"""The partner of people without a cohort, as which they stand in the tree."""
_MOST_PARTS = 200


def mondays(today: date) -> dict[int, date]:
    """The Monday on which each period began."""
    monday = today - timedelta(days=today.weekday())
    return {weeks: monday - timedelta(weeks=weeks - 1) for weeks in funnel.PERIODS}


Reached = tuple[str, str]
"""A course ("": any), and a stage of it."""
Rows = Mapping[Reached, Mapping[int, Sequence[StepSum]]]
"""Stages, by cohort."""


class Sheet:
    """All stages of a moment.

    What `before` counted is taken over, but for the stages that `changed` in some cohorts.
    """

    def __init__(
        self,
        there: Map,
        courses: Collection[str],
        rows: Rows,
        *,
        today: date,
        before: Sheet | None = None,
        changed: Mapping[Reached, Collection[int]] | None = None,
    ) -> None:
        self.map = there
        self.rows = rows
        self.courses = sorted(courses)
        self.today = today
        homes = {(there.partner_of[one], one) for one in there.partner_of} | {(ALONE, EVERYBODY)}
        found = {
            (*self._home(cohort), row.language, row.audience)
            for stage in funnel.STAGES
            for cohort, mine in rows.get((ANY, stage), {}).items()
            if self._home(cohort) in homes
            for row in mine
        }
        # People in a cohort are among everybody too: so their cells are there in any case.
        found |= {(ALONE, EVERYBODY, *path[2:]) for path in found}
        self.cells: list[Path] = sorted(found)
        self._of_cohort: dict[Hashable, list[int]] = defaultdict(list)
        for at, path in enumerate(self.cells):
            self._of_cohort[path[1]].append(at)
        self._place = {path: at for at, path in enumerate(self.cells)}
        self._numbers: dict[str, list[int]] = {}
        self._numbers = self._counted(before, changed or {})
        figures = funnel.figures(self.courses)
        self._published = Published(self.cells, self._numbers, figures)

    def _home(self, cohort: int) -> tuple[int, int]:
        return self.map.partner_of.get(cohort, -1) if cohort else ALONE, cohort

    def _counted(
        self, before: Sheet | None, changed: Mapping[Reached, Collection[int]]
    ) -> dict[str, list[int]]:
        """All figures, by cell; nothing that was counted before is changed in place."""
        numbers: dict[str, list[int]] = {}
        if before is not None and (before.cells, before.courses) == (self.cells, self.courses):
            numbers |= before._numbers  # noqa: SLF001 - another of its kind
            for reached, cohorts in changed.items():
                numbers |= self._count(reached, before, cohorts)
            return numbers
        for course in (ANY, *self.courses):
            for stage in funnel.stages(course):
                reached = course, str(stage)
                numbers |= self._count(reached, None, self.rows.get(reached, ()))
        return numbers

    def _count(
        self, reached: Reached, before: Sheet | None, cohorts: Iterable[int]
    ) -> dict[str, list[int]]:
        """A stage: of the cohorts given, and with `before` of all others as it was counted then."""
        course, stage = reached
        periods = (None, *funnel.periods(course))
        names = [funnel.name(stage, course, weeks) for weeks in periods]
        at_periods = [0, *(1 + funnel.PERIODS.index(weeks) for weeks in periods if weeks)]
        rows = [(1, cohort, self.rows.get(reached, {}).get(cohort, ())) for cohort in cohorts]
        if before is None:
            sums = [[0] * len(self.cells) for _ in periods]
        else:
            sums = [before._numbers[name].copy() for name in names]  # noqa: SLF001 - as above
            held = before.rows.get(reached, {})
            rows += [(-1, cohort, held.get(cohort, ())) for cohort in cohorts]
        for sign, cohort, mine in rows:
            home = self._home(cohort)
            for row in mine:
                end = (row.language, row.audience)
                at = self._place.get((*home, *end))
                rest = self._place.get((ALONE, EVERYBODY, *end))
                if at is None or rest is None:
                    continue
                told = (row.n, *row.since)
                for counted, period in zip(sums, at_periods, strict=True):
                    counted[at] += sign * told[period]
                    if cohort:
                        counted[rest] -= sign * told[period]
        return dict(zip(names, sums, strict=True))

    def decide(self, *, periods: bool) -> None:
        """Decide ahead what may be told, which takes its time: of courses also of `periods`."""
        for course in (ANY, *self.courses):
            more = funnel.periods(course) if periods or not course else ()
            for stage in funnel.stages(course):
                for weeks in (None, *more):
                    self._published.parts(funnel.name(stage, course, weeks))

    # What may be told

    def within(self, scope: Scope, asked: Filter) -> list[int]:
        """The cells of a filter."""
        audience = "" if asked.audience == UNSAID else asked.audience
        return [
            at
            for at, (_, cohort, language, said) in enumerate(self.cells)
            if (cohort in scope.cohorts or (scope.level is Level.ALL))
            and asked.language in {ANY, language}
            and (not asked.audience or said == audience)
        ]

    def of_cohort(self, cohort: int) -> Sequence[int]:
        """The cells of a cohort."""
        return self._of_cohort.get(cohort, ())

    def count(self, stage: Stage, course: str, weeks: int | None, cells: Sequence[int]) -> Count:
        """How many reached a stage of a course, ever or in the last weeks."""
        of = ANY if stage is Stage.JOINED else course
        return self._published.count(funnel.name(stage, of, weeks), cells)

    def steps(self, asked: Filter, cells: Sequence[int], course: str = ANY) -> tuple[Step, ...]:
        """All stages over some cells. Shares are of those who joined ever: of weeks there are none,
        as who starts this week may have joined long ago."""
        course = course or asked.course
        counts = [self.count(stage, course, asked.weeks, cells) for stage in funnel.STAGES]
        joined = counts[0].shown
        return tuple(
            Step(stage, count, share_of(count, joined) if asked.weeks is None else None)
            for stage, count in zip(funnel.STAGES, counts, strict=True)
        )

    def change(self, course: str, cells: Sequence[int]) -> tuple[Change, ...]:
        """This week against the week before."""
        return tuple(
            Change(
                stage,
                self.count(stage, course, 1, cells),
                self._week(stage, course, 2, 1, cells),
            )
            for stage in funnel.STAGES
        )

    def trend(self, cells: Sequence[int]) -> tuple[WeekOf, ...]:
        """The last eight weeks of any course, this one last."""
        begun = mondays(self.today)
        return tuple(
            WeekOf(
                begun[weeks],
                tuple(self._week(stage, ANY, weeks, weeks - 1, cells) for stage in funnel.STAGES),
            )
            for weeks in range(8, 0, -1)
        )

    def _week(
        self, stage: Stage, course: str, longer: int, shorter: int, cells: Sequence[int]
    ) -> Count:
        of = ANY if stage is Stage.JOINED else course
        if not shorter:
            return self.count(stage, course, longer, cells)
        names = funnel.name(stage, of, longer), funnel.name(stage, of, shorter)
        return self._published.between(*names, cells)

    def breakdowns(
        self, asked: Filter, cells: Sequence[int], choices: Choices
    ) -> tuple[Breakdown, ...]:
        """The same by everything that the filter leaves open."""
        found = []
        for by, keys in self._keys(cells).items():
            if getattr(asked, by) not in {None, ANY}:
                continue
            titles = {one.value: one.titles for one in choices.of.get(by, ())}
            parts = [
                Part(key, titles.get(key, {}), self.steps(asked, mine))
                for key, mine in _in_order(keys, titles)
            ]
            if len(parts) > 1 or by in {"cohort", "event"}:
                found.append(Breakdown(by, tuple(parts)))
        if not asked.course:
            found.insert(0, self._by_course(asked, cells, choices))
        return tuple(found)

    def _by_course(self, asked: Filter, cells: Sequence[int], choices: Choices) -> Breakdown:
        titles = {one.value: one.titles for one in choices.of.get("course", ())}
        return Breakdown(
            "course",
            tuple(
                Part(course, titles.get(course, {}), self._of_started(asked, cells, course))
                for course in self.courses
            ),
        )

    def _of_started(self, asked: Filter, cells: Sequence[int], course: str) -> tuple[Step, ...]:
        """The stages of a course; shares are of those who started it, not of all who joined."""
        taken = self.steps(asked, cells, course)[1:]
        started = taken[0].count.shown if asked.weeks is None else None
        return tuple(replace(one, share=share_of(one.count, started)) for one in taken)

    def _keys(self, cells: Sequence[int]) -> dict[str, dict[str, list[int]]]:
        """Cells by what can be chosen."""
        events: dict[int, list[tuple[str, str]]] = {}
        for one in self.map.sessions:
            events.setdefault(one.cohort, []).append((str(one.event), one.venue))
        found: dict[str, dict[str, list[int]]] = {
            by: {} for by in ("partner", "cohort", "event", "venue", "language", "audience")
        }
        for at in cells:
            partner, cohort, language, audience = self.cells[at]
            if cohort:
                found["partner"].setdefault(str(partner), []).append(at)
                found["cohort"].setdefault(str(cohort), []).append(at)
                held = events.get(int(str(cohort)), ())
                for event in dict.fromkeys(event for event, _ in held):
                    found["event"].setdefault(event, []).append(at)
                for venue in dict.fromkeys(venue for _, venue in held):
                    found["venue"].setdefault(venue, []).append(at)
            found["language"].setdefault(str(language), []).append(at)
            found["audience"].setdefault(str(audience) or UNSAID, []).append(at)
        return {by: keys for by, keys in found.items() if keys}


def _in_order(
    keys: Mapping[str, list[int]], titles: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, list[int]]]:
    """In the order of the choices; of very many the first."""
    place = {key: at for at, key in enumerate(titles)}
    known = sorted(keys.items(), key=lambda one: (place.get(one[0], len(place)), one[0]))
    return known[:_MOST_PARTS]


def share_of(count: Count, of: int | None) -> float | None:
    """A count as a share, where both are shown."""
    return count.shown / of if count.shown is not None and of and count.shown <= of else None
