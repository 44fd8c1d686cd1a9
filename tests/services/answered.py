"""People made up by chance who answered questions, and what is told of them in groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from bot.core.counting.item_analysis import Sums
from bot.core.counting.report import GainRow, KeptAfter, KeptRow, QuestionRow
from bot.core.counting.tally import ANY, EVERYBODY, SIXTIETHS, gain_sums
from bot.services import report_items, report_learning
from bot.services.report_items import Item
from bot.services.report_learning import Gain, Keep
from bot.services.report_scope import Level, Scope
from bot.store.figures import GainSum, KeepSum
from tests import small_courses

COURSE = "loans/true-cost"
ONE, SEVERAL = "t/a/one#one", "t/a/one#several"
"""Questions of `tests.small_courses`: the right options are 1, and 1 and 2."""
OBJECTIVES = tuple(f"{COURSE}/apr#{name}" for name in ("total", "rate", "fees"))
DELAY = 30
CATALOGUE = small_courses.catalogue()


@dataclass(frozen=True)
class Learner:
    """Of which cohort (0: none); what was right before and after, by objective; what was chosen.

    `kept`: what was right later, of the two objectives that were asked.
    """

    cohort: int
    before: tuple[bool, ...]
    after: tuple[bool, ...]
    kept: Mapping[str, bool]
    chosen: int
    several: frozenset[int]
    sure: bool


def chance(seed: int) -> Random:
    """Chance that can be had again."""
    return Random(seed)  # noqa: S311


def people(chance: Random, homes: Mapping[int, int]) -> list[Learner]:
    """People of some cohorts and of none; `homes` are the partners of cohorts."""
    found = []
    for cohort in (EVERYBODY, *homes):
        before = [chance.choice((0.05, 0.3, 0.6, 0.9)) for _ in OBJECTIVES]
        after = [chance.choice((0.5, 0.7, 0.9, 0.97, 1.0)) for _ in OBJECTIVES]
        options = [chance.choice((0.02, 0.1, 0.3, 1.0)) for _ in range(4)]
        for _ in range(chance.choice((0, 2, 6, 11, 14, 18, 23, 31, 60))):
            asked = chance.sample(range(len(OBJECTIVES)), 2)
            if chance.random() < 0.1:
                asked = asked[:1]
            found.append(
                Learner(
                    cohort,
                    tuple(chance.random() < one for one in before),
                    tuple(chance.random() < one for one in after),
                    {OBJECTIVES[at]: chance.random() < after[at] for at in asked},
                    chance.choices(range(3), options[:3])[0],
                    frozenset(at for at in range(4) if chance.random() < options[at])
                    or frozenset({0}),
                    chance.random() < 0.2,
                )
            )
    return found


def partners(chance: Random) -> dict[int, int]:
    """Partners of cohorts."""
    found = {}
    for partner in range(1, chance.randint(2, 4)):
        for at in range(chance.randint(1, 3)):
            found[10 * partner + at] = partner
    return found


@dataclass(frozen=True)
class Told:
    """A crowd, and what is told of it."""

    learners: Sequence[Learner]
    partner_of: Mapping[int, int]

    def groups(self) -> Iterator[tuple[str, Scope, list[Learner]]]:
        """Everybody, each partner, and each cohort, with who is in it."""
        yield "everybody", Scope(Level.ALL, frozenset(), frozenset()), list(self.learners)
        for partner in sorted(set(self.partner_of.values())):
            yield f"partner {partner}", self.of_partners({partner}), self.within({partner})
        for cohort, partner in self.partner_of.items():
            scope = Scope(Level.COHORTS, frozenset({cohort}), frozenset({partner}))
            yield f"cohort {cohort}", scope, [one for one in self.learners if one.cohort == cohort]

    def within(self, some: Iterable[int]) -> list[Learner]:
        """The people of some partners."""
        return [one for one in self.learners if self.partner_of.get(one.cohort) in set(some)]

    def of_partners(self, some: Iterable[int]) -> Scope:
        """The scope of some partners."""
        mine = frozenset(some)
        cohorts = frozenset(one for one, partner in self.partner_of.items() if partner in mine)
        return Scope(Level.PARTNERS, cohorts, mine)

    def unions(self) -> Iterator[frozenset[int]]:
        """Everything that somebody with roles at some partners sees together."""
        there = sorted(set(self.partner_of.values()))
        for many in range(1, len(there) + 1):
            yield from map(frozenset, combinations(there, many))

    # What is told

    def gains(self, scope: Scope) -> dict[str, GainRow]:
        """Gains by subject."""
        courses, objectives = report_learning.gains(self._gains().values(), scope, lambda _: {})
        return {one.subject: one for one in (*courses, *objectives)}

    def _gains(self) -> Mapping[str, Gain]:
        sums: dict[str, dict[int, list[int]]] = {}
        for one in self.learners:
            told = {
                COURSE: (_sixtieths(one.before), _sixtieths(one.after)),
                **{
                    name: (int(one.before[at]), int(one.after[at]))
                    for at, name in enumerate(OBJECTIVES)
                },
            }
            for subject, (before, after) in told.items():
                for cohort in {EVERYBODY, one.cohort}:
                    mine = sums.setdefault(subject, {}).setdefault(cohort, [0] * 5)
                    for at, more in enumerate(gain_sums(before, after)):
                        mine[at] += more
        found = {
            subject: Gain(
                subject,
                {at: GainSum(at, subject, *numbers) for at, numbers in by_cohort.items()},
                self.partner_of,
            )
            for subject, by_cohort in sums.items()
        }
        return report_learning.together(found, lambda one: one.whole, {})

    def kept(self, scope: Scope) -> dict[str, KeptAfter]:
        """What was kept by subject; those of which nothing is told are left out."""
        sums: dict[str, dict[int, list[int]]] = {}
        for one in self.learners:
            told = {ANY: list(one.kept.values())}
            told |= {subject: [right] for subject, right in one.kept.items()}
            for subject, answers in told.items():
                for cohort in {EVERYBODY, one.cohort}:
                    mine = sums.setdefault(subject, {}).setdefault(cohort, [0, 0])
                    mine[0] += len(answers)
                    mine[1] += sum(answers)
        found = {
            (subject, DELAY): Keep(
                subject,
                DELAY,
                {at: KeepSum(at, subject, DELAY, *numbers) for at, numbers in by_cohort.items()},
                self.partner_of,
            )
            for subject, by_cohort in sums.items()
        }
        settled = report_learning.together(found, lambda one: (one.whole, one.delay), {})
        rows: list[KeptRow] = report_learning.kept(settled.values(), scope, lambda _: {})
        return {row.subject: row.after[0] for row in rows}

    def questions(self, scope: Scope) -> dict[str, QuestionRow]:
        """Questions, of one option and of several, as far as something is told."""
        found = [self._item(name) for name in (ONE, SEVERAL)]
        rows = report_items.rows(found, scope, CATALOGUE, "")
        return {one.question: one for one in rows}

    def _item(self, name: str) -> Item:
        sums: dict[int, Sums] = {}
        options: dict[int, dict[int, int]] = {}
        for cohort in {EVERYBODY, *(one.cohort for one in self.learners)}:
            mine = [one for one in self.learners if cohort in {EVERYBODY, one.cohort}]
            sums[cohort] = Sums(
                len(mine),
                sum(right(one, name) for one in mine),
                sum(one.sure and not right(one, name) for one in mine),
            )
            options[cohort] = {
                place: sum(place in places(one, name) for one in mine) for place in range(4)
            }
        return Item((name, "en"), sums, options, self.partner_of)


def places(one: Learner, question: str) -> frozenset[int]:
    """What somebody chose."""
    return frozenset({one.chosen}) if question == ONE else one.several


def right(one: Learner, question: str) -> bool:
    """Whether that is right."""
    return places(one, question) == (frozenset({1}) if question == ONE else frozenset({1, 2}))


def _sixtieths(right: Sequence[bool]) -> int:
    return SIXTIETHS * sum(right) // len(right)
