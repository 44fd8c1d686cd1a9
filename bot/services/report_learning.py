"""What was learned and kept, as it may be told of everybody, of partners and of cohorts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.core import review
from bot.core.counting import gain
from bot.core.counting.count import FEW, HELD
from bot.core.counting.report import GainRow, KeptAfter, KeptRow
from bot.core.counting.tally import ANY, SIXTIETHS
from bot.core.follow_up import DELAYS, QUESTIONS
from bot.services import report_told
from bot.services.report_scope import Level, Scope
from bot.services.report_told import QUESTION, Change, Shown, Vector
from bot.store.figures import GainSum, KeepSum

_FORGOTTEN_FROM = 20
"""Answers from which on something is called forgotten."""
_FORGOTTEN = 0.7
_MOST_FORGOTTEN = 10

Titles = Callable[[str], Mapping[str, str]]


@dataclass(slots=True)
class Gain:
    """What a course or an objective changed, by cohort; of whom it is told is found out once.

    `own` is of whom it might be told by itself, `shown` of whom it is, see `together`.
    """

    subject: str
    by_cohort: Mapping[int, GainSum]
    partner_of: Mapping[int, int]
    vectors: Mapping[int, Vector] = field(init=False)
    own: Shown = field(init=False)
    shown: Shown = field(init=False)
    sizes: Mapping[int, int] = field(init=False)
    _rows: dict[int, GainRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.vectors = {
            cohort: report_told.gained(one, of_objective=self.of_objective)
            for cohort, one in self.by_cohort.items()
        }
        each = 2 if self.of_objective else 2 * SIXTIETHS // QUESTION
        self.own = self.shown = report_told.shown(self.vectors, self.partner_of, each * gain.ENOUGH)
        numbers = {cohort: one.people for cohort, one in self.by_cohort.items()}
        self.sizes = report_told.sizes(self.own, numbers, self.partner_of)

    @property
    def of_objective(self) -> bool:
        """Whether it is of one objective, not of a course."""
        return "#" in self.subject

    @property
    def whole(self) -> str:
        """What it is a part of: an objective of its course, a course of itself."""
        return review.course_of(self.subject) if self.of_objective else self.subject

    def alone(self, cohort: int) -> GainRow:
        """What it changed in a single cohort that is in it; without titles."""
        found = self._rows.get(cohort)
        if found is None:
            one = cohort_scope(cohort, self.partner_of[cohort])
            found = self._rows[cohort] = _gain(self, one, lambda _: {})
        return found


@dataclass(slots=True)
class Keep:
    """What was still known of a subject so many days later, by cohort; as `Gain`."""

    subject: str
    delay: int
    by_cohort: Mapping[int, KeepSum]
    partner_of: Mapping[int, int]
    vectors: Mapping[int, Vector] = field(init=False)
    own: Shown = field(init=False)
    shown: Shown = field(init=False)
    sizes: Mapping[int, int] = field(init=False)

    def __post_init__(self) -> None:
        few = FEW * self.each
        self.vectors = {
            cohort: (one.right, one.asked - one.right) for cohort, one in self.by_cohort.items()
        }
        self.own = self.shown = report_told.shown(self.vectors, self.partner_of, few, few)
        numbers = {cohort: -(-one.asked // self.each) for cohort, one in self.by_cohort.items()}
        self.sizes = report_told.sizes(self.own, numbers, self.partner_of)

    @property
    def each(self) -> int:
        """Questions asked of each person, so that a single answer tells of somebody too."""
        return QUESTIONS if self.subject == ANY else 1

    @property
    def whole(self) -> str:
        """What an objective is a part of: all that was asked."""
        return ANY


Key = TypeVar("Key", bound=Hashable)
Part = TypeVar("Part", Gain, Keep)


def together(
    found: Mapping[Key, Part], whole_of: Callable[[Part], Key], before: Mapping[Key, Part]
) -> dict[Key, Part]:
    """The same, where no objective that is held back follows from the whole and the others.

    `before`: a moment ago, as it was told; what is the same since is so now.
    """
    parts: dict[Key, dict[str, Key]] = defaultdict(dict)
    for key, one in found.items():
        around = whole_of(one)
        if around != key:
            parts[around][one.subject] = key
    settled = dict(found)
    mine: dict[str, Key]
    for whole, mine in parts.items():
        of = found.get(whole)
        if all(found.get(key) is before.get(key) for key in (whole, *mine.values())):
            continue
        own = {name: found[key].own for name, key in mine.items()}
        if of is not None:
            vectors = {name: found[key].vectors for name, key in mine.items()}
            own = report_told.beside((of.own, of.vectors), own, vectors, of.partner_of)
        for name, key in mine.items():
            if found[key].shown != own[name]:
                settled[key] = again = replace(found[key])
                again.shown = own[name]
    return settled


def cohort_scope(cohort: int, partner: int) -> Scope:
    """A single cohort."""
    return Scope(Level.COHORTS, frozenset({cohort}), frozenset({partner}))


def gains(
    found: Iterable[Gain], scope: Scope, titles: Titles
) -> tuple[list[GainRow], list[GainRow]]:
    """Courses, and objectives, with what they changed; those with most people first."""
    courses: list[GainRow] = []
    objectives: list[GainRow] = []
    for one in sorted(found, key=lambda each: each.subject):
        if scope.level is Level.ALL or any(cohort in one.by_cohort for cohort in scope.cohorts):
            (objectives if one.of_objective else courses).append(_gain(one, scope, titles))
    for rows in (courses, objectives):
        rows.sort(key=_most_people)
    return courses, objectives


def alone(found: Iterable[Gain], cohort: int) -> list[GainRow]:
    """What some subjects changed in a single cohort, as `gains` tells it but for titles."""
    rows = [one.alone(cohort) for one in found if cohort in one.by_cohort]
    rows.sort(key=_most_people)
    return rows


def _most_people(row: GainRow) -> int:
    return -(row.people.shown or 0)


def _gain(one: Gain, scope: Scope, titles: Titles) -> GainRow:
    subject, of_objective = one.subject, one.of_objective
    groups, whole = report_told.told(one.shown, scope, one.partner_of, one.by_cohort)
    if not groups:
        return GainRow(subject, titles(subject), HELD, None, None, None)
    changes = [
        Change.of(
            [one.by_cohort[at] for at in group.cohorts],
            one.sizes[group.node],
            of_objective=of_objective,
        )
        for group in groups
    ]
    before, after, found = report_told.changed(changes, of_objective=of_objective)
    many = report_told.people([each.people for each in changes], whole=whole)
    return GainRow(subject, titles(subject), many, before, after, found)


def kept(found: Iterable[Keep], scope: Scope, titles: Titles) -> list[KeptRow]:
    """What was still known after some time: all together, then by objective."""
    by_subject: dict[str, dict[int, Keep]] = defaultdict(dict)
    for one in found:
        by_subject[one.subject][one.delay] = one
    rows = []
    for subject, by_delay in sorted(by_subject.items()):
        after = tuple(_kept(by_delay[delay], scope) for delay in DELAYS if delay in by_delay)
        if any(one.share is not None for one in after) or subject == ANY:
            rows.append(KeptRow(subject, titles(subject) if subject else {}, after))
    return rows


def _kept(one: Keep, scope: Scope) -> KeptAfter:
    groups, whole = report_told.told(one.shown, scope, one.partner_of, one.by_cohort)
    if not groups:
        return KeptAfter(one.delay, HELD, None)
    sums = [
        (*report_told.added(one.vectors[at] for at in group.cohorts), one.sizes[group.node])
        for group in groups
    ]
    share = report_told.share([(right, right + wrong, of) for right, wrong, of in sums], one.each)
    answers = [one.each * of for _, _, of in sums]
    return KeptAfter(one.delay, report_told.people(answers, whole=whole), share)


def forgotten(rows: Iterable[KeptRow]) -> list[KeptRow]:
    """Objectives that fewer than 70% still knew at the latest time asked, the worst first."""
    found = []
    for row in rows:
        later = [one for one in row.after if one.delay >= DELAYS[2] and one.share is not None]
        if not row.subject or not later:
            continue
        last = later[-1]
        many = last.asked.shown is not None and last.asked.shown >= _FORGOTTEN_FROM
        if many and last.share is not None and last.share.high < _FORGOTTEN:
            found.append((last.share.value, row.subject, row))
    return [row for _, _, row in sorted(found, key=lambda one: one[:2])[:_MOST_FORGOTTEN]]
