"""What is told of groups: of which, about how many people, and shares in steps of a person or more.

A group is everybody, a partner's people, or a cohort. Of which groups a figure is told is decided
from exact numbers, none of which may be small, nor what they leave of each other
(`core.counting.disclosure`). What is told of a group is rounded by itself, and what is told of
several is reckoned from that: so nothing shows who did not answer, or changed their mind, however
few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.counting import gain
from bot.core.counting.answers import Coarse, Share, coarsened, joint, siblings, stepped, without
from bot.core.counting.count import FEW, Count, about, safe
from bot.core.counting.gain import Estimate
from bot.core.counting.tally import EVERYBODY, SIXTIETHS
from bot.services.report_scope import Level, Scope
from bot.store.figures import GainSum

Vector = Sequence[int]
"""A group as numbers of people who did this, that, or the other."""
QUESTION = SIXTIETHS // 3
"""What one of three questions counts in a course's share."""
_UNIT = FEW * QUESTION * QUESTION
"""In which the squares of a course's changes are told: five people by a question each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Of whom a figure may be told: everybody, some partners, and some cohorts of these."""

    everybody: bool
    partners: frozenset[int]
    cohorts: frozenset[int]


def shown(
    vectors: Mapping[int, Vector], partner_of: Mapping[int, int], least: int, few: int = FEW
) -> Shown:
    """Of whom to tell a figure; `vectors` by cohort, 0 is everybody; see `answers.siblings`.

    Partners are told beside everybody, and cohorts beside their partner, if that is told.
    """
    total = vectors.get(EVERYBODY)
    everybody = total is not None and sum(total) >= least and all(safe(one, few) for one in total)
    of_partner: dict[int, list[int]] = defaultdict(list)
    for cohort in sorted(vectors):
        if cohort in partner_of:
            of_partner[partner_of[cohort]].append(cohort)
    partners = sorted(of_partner)
    sums = [added(vectors[one] for one in of_partner[partner]) for partner in partners]
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


def added(vectors: Iterable[Vector]) -> list[int]:
    """Vectors summed."""
    return [sum(numbers) for numbers in zip(*vectors, strict=True)]


@dataclass(frozen=True, slots=True)
class Group:
    """A group that is told of: as a number (see `_nodes`), and by its cohorts (0: everybody)."""

    node: int
    cohorts: tuple[int, ...]


def told(
    found: Shown, scope: Scope, partner_of: Mapping[int, int], there: Collection[int]
) -> tuple[list[Group], bool]:
    """The groups of a scope of which a figure is told; and whether these are all."""
    if scope.level is Level.ALL:
        return ([Group(EVERYBODY, (EVERYBODY,))], True) if found.everybody else ([], False)
    mine = sorted(one for one in scope.cohorts if one in there)
    if scope.level is Level.COHORTS:
        alone = [Group(one, (one,)) for one in mine if one in found.cohorts]
        return alone, len(alone) == len(mine)
    by_partner: dict[int, list[int]] = defaultdict(list)
    for one in mine:
        by_partner[partner_of[one]].append(one)
    groups = [
        Group(-partner, tuple(cohorts))
        for partner, cohorts in by_partner.items()
        if partner in found.partners
    ]
    return groups, len(groups) == len(by_partner)


def sizes(
    found: Shown, numbers: Mapping[int, int], partner_of: Mapping[int, int]
) -> dict[int, int]:
    """About how many are in each group that may be told, given how many are in each cohort.

    Only cohorts, and what they leave of what is around them, are rounded; what is around is the
    sum. Were it rounded by itself, several roundings together could give an exact number away.
    """
    exact = {
        node: one
        for node, (one,) in by_node({c: (n,) for c, n in numbers.items()}, partner_of).items()
    }
    made = {cohort: _round(exact[cohort]) for cohort in found.cohorts}
    inside: dict[int, list[int]] = defaultdict(list)
    for cohort in found.cohorts:
        inside[-partner_of[cohort]].append(cohort)
    for partner in found.partners:
        made[-partner] = _around(exact[-partner], inside[-partner], exact, made)
    if found.everybody:
        within = [-partner for partner in found.partners]
        made[EVERYBODY] = _around(exact[EVERYBODY], within, exact, made)
    return made


def _round(number: int) -> int:
    return about(number).shown or 0


def _around(
    number: int, within: Sequence[int], exact: Mapping[int, int], made: Mapping[int, int]
) -> int:
    rest = number - sum(exact[one] for one in within)
    # Less than nobody: people are in several groups, nobody knows how many.
    return _round(number) if rest < 0 else sum(made[one] for one in within) + _round(rest)


def people(numbers: Sequence[int], *, whole: bool) -> Count:
    """How many are in groups of about so many each: in all of those asked for, or in more."""
    number = sum(numbers)
    if whole:
        return Count(number, about=True)
    return Count(max(FEW, number * 19 // 20 // FEW * FEW), least=True)


def beside(
    whole: tuple[Shown, Mapping[int, Vector]],
    parts: Mapping[str, Shown],
    vectors: Mapping[str, Mapping[int, Vector]],
    partner_of: Mapping[int, int],
) -> dict[str, Shown]:
    """Of whom parts of a figure are told (objectives of a course), where the whole is told too.

    All with their vectors by cohort.
    """
    nodes = {name: _nodes(one) for name, one in parts.items()}
    total = by_node(whole[1], partner_of)
    numbers = {name: by_node(one, partner_of) for name, one in vectors.items()}
    for node in _nodes(whole[0]):
        there = {name: numbers[name][node] for name, mine in nodes.items() if node in mine}
        for name in without(total[node], there):
            nodes[name].discard(node)
    return {
        name: Shown(
            EVERYBODY in mine,
            frozenset(-node for node in mine if node < 0),
            frozenset(node for node in mine if node > 0),
        )
        for name, mine in nodes.items()
    }


def _nodes(found: Shown) -> set[int]:
    """Groups as numbers: 0 is everybody, partners are below it, cohorts above."""
    everybody = {EVERYBODY} if found.everybody else set()
    return everybody | {-one for one in found.partners} | found.cohorts


def by_node(vectors: Mapping[int, Vector], partner_of: Mapping[int, int]) -> dict[int, Vector]:
    """Vectors by group, as in `_nodes`, from those of cohorts and of everybody."""
    of_partner: dict[int, list[Vector]] = defaultdict(list)
    for cohort, one in vectors.items():
        if cohort in partner_of:
            of_partner[-partner_of[cohort]].append(one)
    return {**vectors, **{node: added(mine) for node, mine in of_partner.items()}}


# What was learned


def gained(one: GainSum, *, of_objective: bool) -> tuple[int, int, int, int]:
    """Questions right and wrong before, and after, each of which may be somebody's only one."""
    if of_objective:
        return one.before, one.people - one.before, one.after, one.people - one.after
    every = SIXTIETHS * one.people
    numbers = (one.before, every - one.before, one.after, every - one.after)
    before, not_before, after, not_after = (-(-number // QUESTION) for number in numbers)
    return before, not_before, after, not_after


@dataclass(frozen=True, slots=True)
class Change:
    """What is told of a group about a gain; `d` and `dd` as sums, in units of a share."""

    people: int
    before: float
    after: float
    d: float
    dd: float

    @classmethod
    def of(cls, sums: Sequence[GainSum], of: int, *, of_objective: bool) -> Change:
        """The change in a group of about so many, given by its cohorts."""
        number, before, after, sum_d, sum_dd = added(
            (one.people, one.before, one.after, one.sum_d, one.sum_dd) for one in sums
        )
        scale = number * (1 if of_objective else SIXTIETHS)
        was, now = stepped(before / scale, of), stepped(after / scale, of)
        net = of * (now - was)
        if not of_objective:
            # Else it would show when only one or two people changed at all.
            dd = max(1, -(-sum_dd // _UNIT)) * _UNIT / SIXTIETHS**2
            return cls(of, was, now, net, dd)
        # Who changed the other way; fewer than five count as four, or as many as there can be.
        other = (sum_dd - abs(sum_d)) / 2
        other = FEW - 1.0 if other < FEW else of * stepped(other / number, of)
        room = min(was, 1 - now) if net >= 0 else min(1 - was, now)
        return cls(of, was, now, net, abs(net) + 2 * min(other, of * room))


def changed(changes: Sequence[Change], *, of_objective: bool) -> tuple[float, float, Estimate]:
    """The shares before and after in several groups together, and the gain."""
    of = sum(one.people for one in changes)
    before = joint([Share(one.people, one.before) for one in changes]).value
    after = joint([Share(one.people, one.after) for one in changes]).value
    d, dd = sum(one.d for one in changes), sum(one.dd for one in changes)
    if of_objective:
        found = gain.of_objective(of, d, dd)
    else:
        found = gain.of_course(of, d, dd, 1, QUESTION / SIXTIETHS)
    return round(before, 2), round(after, 2), found.blurred()


def share(groups: Sequence[tuple[int, int, int]], each: int = 1) -> Estimate:
    """The share right in some groups, of (right, answers, about how many people) each.

    `each`: questions that a person was asked.
    """
    both = joint([Share(of, stepped(right / answers, of)) for right, answers, of in groups])
    return gain.share(each * both.of * both.value, each * both.of)


# How often options were chosen


def coarse(
    key: int, options: Mapping[int, Vector], partner_of: Mapping[int, int]
) -> dict[int, Coarse]:
    """How the options of a question may be told: of everybody (0), and of partners (-partner)."""
    nodes = {node: one for node, one in by_node(options, partner_of).items() if node <= 0}
    partners = sorted(node for node in nodes if node)
    if EVERYBODY not in nodes:
        return {}
    found = coarsened(key, nodes[EVERYBODY], [nodes[one] for one in partners])
    return {
        node: one
        for node, one in zip((EVERYBODY, *partners), found, strict=True)
        if one is not None
    }
