"""What was learned and kept, as it may be told of everybody, of partners and of cohorts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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
    found: Shown, scope: Scope, partner_of: Mapping[int, int], there: Iterable[int]
) -> tuple[list[int], bool]:
    """The cohorts whose sum may be told for a scope, and whether these are all; 0 is everybody."""
    if scope.level is Level.ALL:
        return ([EVERYBODY], True) if found.everybody else ([], False)
    mine = [one for one in there if one in scope.cohorts]
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


def gains(
    sums: Sequence[GainSum], scope: Scope, partner_of: Mapping[int, int], titles: Titles
) -> tuple[list[GainRow], list[GainRow]]:
    """Courses, and objectives, with what they changed; those with most people first."""
    by_subject: dict[str, dict[int, GainSum]] = defaultdict(dict)
    for one in sums:
        by_subject[one.subject][one.cohort] = one
    courses: list[GainRow] = []
    objectives: list[GainRow] = []
    for subject, by_cohort in sorted(by_subject.items()):
        row = _gain(subject, by_cohort, scope, partner_of, titles)
        if row is not None:
            (objectives if "#" in subject else courses).append(row)
    for rows in (courses, objectives):
        rows.sort(key=lambda row: -(row.people.shown or 0))
    return courses, objectives


def _gain(
    subject: str,
    by_cohort: Mapping[int, GainSum],
    scope: Scope,
    partner_of: Mapping[int, int],
    titles: Titles,
) -> GainRow | None:
    if scope.level is not Level.ALL and scope.cohorts.isdisjoint(by_cohort):
        return None
    of_objective = "#" in subject
    vectors = {
        cohort: (
            (one.before, one.people - one.before, one.after, one.people - one.after)
            if of_objective
            else (one.people,)
        )
        for cohort, one in by_cohort.items()
    }
    least = gain.ENOUGH * (2 if of_objective else 1)
    told, whole = summed(shown(vectors, partner_of, least), scope, partner_of, by_cohort)
    nothing = GainRow(subject, titles(subject), HELD, None, None, None)
    if not told:
        return nothing
    people, before, after, sum_d, sum_dd = _added(
        (one.people, one.before, one.after, one.sum_d, one.sum_dd)
        for one in (by_cohort[cohort] for cohort in told)
    )
    if people < gain.ENOUGH:
        return nothing
    found = (
        gain.of_objective(people, sum_d, sum_dd)
        if of_objective
        else gain.of_course(people, sum_d, sum_dd, SIXTIETHS, _QUESTION)
    )
    scale = people * (1 if of_objective else SIXTIETHS)
    return GainRow(
        subject,
        titles(subject),
        count_of(people, whole),
        round(before / scale, 2),
        round(after / scale, 2),
        found.blurred(),
    )


def kept(
    sums: Sequence[KeepSum], scope: Scope, partner_of: Mapping[int, int], titles: Titles
) -> list[KeptRow]:
    """What was still known after some time: all together, then by objective."""
    found: dict[str, dict[int, dict[int, KeepSum]]] = defaultdict(lambda: defaultdict(dict))
    for one in sums:
        found[one.subject][one.delay][one.cohort] = one
    rows = []
    for subject, by_delay in sorted(found.items()):
        after = tuple(
            _kept(subject, delay, by_delay[delay], scope, partner_of)
            for delay in DELAYS
            if delay in by_delay
        )
        if any(one.share is not None for one in after) or subject == ANY:
            rows.append(KeptRow(subject, titles(subject) if subject else {}, after))
    return rows


def _kept(
    subject: str,
    delay: int,
    by_cohort: Mapping[int, KeepSum],
    scope: Scope,
    partner_of: Mapping[int, int],
) -> KeptAfter:
    # Two questions are asked of each person, so that a single answer tells of somebody too.
    few = FEW * (2 if subject == ANY else 1)
    vectors = {cohort: (one.right, one.asked - one.right) for cohort, one in by_cohort.items()}
    told, whole = summed(shown(vectors, partner_of, few, few), scope, partner_of, by_cohort)
    if not told:
        return KeptAfter(delay, HELD, None)
    asked, right = _added((by_cohort[one].asked, by_cohort[one].right) for one in told)
    if asked < FEW:
        return KeptAfter(delay, HELD, None)
    return KeptAfter(delay, count_of(asked, whole), gain.share(right, asked))


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
