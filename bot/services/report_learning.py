"""What was learned and kept, as it may be told of everybody, of partners and of cohorts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core import gain
from bot.core.disclosure import FEW, HELD, TOO_FEW, Count, safe, siblings
from bot.core.follow_up import DELAYS
from bot.core.report import GainRow, KeptAfter, KeptRow
from bot.core.tally import ANY, EVERYBODY, SIXTIETHS
from bot.services.report_scope import Level, Scope
from bot.store.figures import GainSum, KeepSum

_QUESTION = SIXTIETHS // 3
"""What one of three questions counts in a course's share."""
_FORGOTTEN_FROM = 20
"""Answers from which on something is called forgotten."""
_FORGOTTEN = 0.7
_MOST_FORGOTTEN = 10

Titles = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """Of whom a figure may be told: everybody, some partners, and some cohorts of these."""

    everybody: bool
    partners: frozenset[int]
    cohorts: frozenset[int]


def shown(
    vectors: Mapping[int, Sequence[int]],
    partner_of: Mapping[int, int],
    least: int,
    few: int = FEW,
) -> Shown:
    """Of whom to tell a figure; `vectors` by cohort, 0 is everybody; see `disclosure.siblings`.

    Partners are told beside everybody, and cohorts beside their partner, if that is told.
    """
    total = vectors.get(EVERYBODY)
    everybody = total is not None and sum(total) >= least and all(safe(one, few) for one in total)
    of_partner: dict[int, list[int]] = defaultdict(list)
    for cohort in sorted(vectors):
        if cohort in partner_of:
            of_partner[partner_of[cohort]].append(cohort)
    partners = sorted(of_partner)
    sums = [_added(vectors[one] for one in of_partner[partner]) for partner in partners]
    beside = siblings(total if everybody else None, sums, least, few)
    told = [
        (partner, mine)
        for partner, mine, is_told in zip(partners, sums, beside, strict=True)
        if is_told
    ]
    cohorts = {
        cohort
        for partner, mine in told
        for cohort, is_told in zip(
            of_partner[partner],
            siblings(mine, [vectors[one] for one in of_partner[partner]], least, few),
            strict=True,
        )
        if is_told
    }
    return Shown(everybody, frozenset(partner for partner, _ in told), frozenset(cohorts))


def summed(
    found: Shown, scope: Scope, partner_of: Mapping[int, int], there: Collection[int]
) -> tuple[list[int], bool]:
    """The cohorts whose sum may be told for a scope, and whether these are all; 0 is everybody."""
    if scope.level is Level.ALL:
        return ([EVERYBODY], True) if found.everybody else ([], False)
    mine = [one for one in scope.cohorts if one in there]
    if scope.level is Level.PARTNERS:
        told = [one for one in mine if partner_of[one] in found.partners]
    else:
        told = [one for one in mine if one in found.cohorts]
    return told, len(told) == len(mine)


def _added(vectors: Iterable[Sequence[int]]) -> list[int]:
    return [sum(numbers) for numbers in zip(*vectors, strict=True)]


def count_of(number: int, whole: bool) -> Count:
    """A number that may be told, of all or of more."""
    if number < FEW:
        return TOO_FEW if whole else HELD
    return Count(number, least=not whole)


@dataclass(slots=True)
class Gain:
    """What a course or an objective changed, by cohort; of whom it is told is found out once."""

    subject: str
    by_cohort: Mapping[int, GainSum]
    partner_of: Mapping[int, int]
    shown: Shown = field(init=False)
    _rows: dict[int, GainRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        vectors = {
            cohort: (
                (one.before, one.people - one.before, one.after, one.people - one.after)
                if self.of_objective
                else (one.people,)
            )
            for cohort, one in self.by_cohort.items()
        }
        least = gain.ENOUGH * (2 if self.of_objective else 1)
        self.shown = shown(vectors, self.partner_of, least)

    @property
    def of_objective(self) -> bool:
        """Whether it is of one objective, not of a course."""
        return "#" in self.subject

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
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        # Two questions are asked of each person, so that a single answer tells of somebody too.
        few = FEW * (2 if self.subject == ANY else 1)
        vectors = {
            cohort: (one.right, one.asked - one.right) for cohort, one in self.by_cohort.items()
        }
        self.shown = shown(vectors, self.partner_of, few, few)


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
    subject, by_cohort = one.subject, one.by_cohort
    told, whole = summed(one.shown, scope, one.partner_of, by_cohort)
    nothing = GainRow(subject, titles(subject), HELD, None, None, None)
    if not told:
        return nothing
    people, before, after, sum_d, sum_dd = _added(
        (each.people, each.before, each.after, each.sum_d, each.sum_dd)
        for each in (by_cohort[cohort] for cohort in told)
    )
    if people < gain.ENOUGH:
        return nothing
    found = (
        gain.of_objective(people, sum_d, sum_dd)
        if one.of_objective
        else gain.of_course(people, sum_d, sum_dd, SIXTIETHS, _QUESTION)
    )
    scale = people * (1 if one.of_objective else SIXTIETHS)
    return GainRow(
        subject,
        titles(subject),
        count_of(people, whole),
        round(before / scale, 2),
        round(after / scale, 2),
        found.blurred(),
    )


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
    by_cohort = one.by_cohort
    told, whole = summed(one.shown, scope, one.partner_of, by_cohort)
    if not told:
        return KeptAfter(one.delay, HELD, None)
    asked, right = _added((by_cohort[at].asked, by_cohort[at].right) for at in told)
    if asked < FEW:
        return KeptAfter(one.delay, HELD, None)
    return KeptAfter(one.delay, count_of(asked, whole), gain.share(right, asked))


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
