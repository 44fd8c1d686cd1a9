"""Attacks on what is told of answers: by one who adds, subtracts, and knows how it is told.

Where figures are rounded, the attacks on sums take them for exact, which is more than is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations_with_replacement, product

import pytest

from bot.core.counting import answers
from bot.core.counting.answers import Coarse
from bot.core.counting.count import FEW, Count
from bot.core.counting.item_analysis import Sums
from bot.core.counting.report import GainRow, QuestionRow
from bot.core.counting.tally import ANY, EVERYBODY, SIXTIETHS
from bot.services import report_items, report_learning, report_told
from bot.services.report_items import Item
from bot.services.report_learning import Gain
from bot.services.report_scope import Level, Scope
from bot.services.report_told import Shown
from bot.store.figures import GainSum
from tests.core.counting.attack import Solver, small
from tests.services.answered import (
    CATALOGUE,
    COURSE,
    OBJECTIVES,
    ONE,
    SEVERAL,
    Learner,
    Told,
    chance,
    partners,
    people,
    places,
    right,
)

ALL = Scope(Level.ALL, frozenset(), frozenset())
SEEDS = range(60)
KEY = 1
"""The right option of the question with one."""


def told(seed: int) -> Told:
    dice = chance(seed)
    homes = partners(dice)
    return Told(people(dice, homes), homes)


# One row by itself: what may be behind it?


def row_of(subject: str, *sums: int) -> GainRow:
    """What is told of everybody, where nobody is in a cohort."""
    alone = {EVERYBODY: GainSum(EVERYBODY, subject, *sums)}
    courses, objectives = report_learning.gains([Gain(subject, alone, {})], ALL, lambda _: {})
    (row,) = (*courses, *objectives)
    return row


def numbers(count: Count) -> range:
    """How many there may be."""
    assert count.shown is not None
    return range(max(1, count.shown - 3), count.shown + 4)


def near(share: float, of: int) -> range:
    return range(max(0, int((share - 0.06) * of)), min(of, int((share + 0.06) * of) + 1) + 1)


def worlds(shown: GainRow) -> Iterator[tuple[int, int, int, int]]:
    """People, those right before and after, and those who got worse, that would look the same."""
    assert shown.before is not None
    assert shown.after is not None
    for many in numbers(shown.people):
        for before, after in product(near(shown.before, many), near(shown.after, many)):
            for worse in range(max(0, before - after), min(before, many - after) + 1):
                net = after - before
                sums = (many, before, after, net, net + 2 * worse)
                if row_of(OBJECTIVES[0], *sums) == shown:
                    yield many, before, after, worse


def found_out(values: Iterable[int]) -> bool:
    """Whether these are all the values that a small number may have, and too few of them."""
    different = set(values)
    return all(small(one) for one in different) and len(different) < 3


GAINS = [
    (many, before, after, worse)
    for many, before, after in ((11, 5, 5), (14, 5, 9), (20, 6, 15), (24, 12, 18), (30, 15, 25))
    for worse in (0, 1, 2, 4)
    if worse <= many - after
]


@pytest.mark.parametrize(("many", "before", "after", "worse"), GAINS)
def test_a_gain_does_not_tell_how_few_got_worse_nor_how_few_did_not_answer(
    many: int, before: int, after: int, worse: int
) -> None:
    net = after - before
    shown = row_of(OBJECTIVES[0], many, before, after, net, net + 2 * worse)
    behind = list(worlds(shown))
    assert (many, before, after, worse) in behind
    if worse:
        assert not found_out(worse for *_, worse in behind)
    for away in (1, 2, 3, 4):
        assert not found_out(many + away - one for one, *_ in behind if one <= many + away)


def changes(*d: int) -> tuple[int, int]:
    return sum(d), sum(one * one for one in d)


@pytest.mark.parametrize("many", [12, 20, 40])
@pytest.mark.parametrize("changed", [(20, -20), (20, -20, 20, -20)])
def test_a_courses_gain_does_not_tell_that_hardly_anybody_changed(
    many: int, changed: tuple[int, ...]
) -> None:
    half = many * SIXTIETHS // 2 // 20 * 20
    still = row_of(COURSE, many, half, half, 0, 0)
    moved = row_of(COURSE, many, half, half, *changes(*changed))
    assert moved == still


@pytest.mark.parametrize("wrong", [1, 2, 4])
def test_a_course_of_which_hardly_an_answer_was_wrong_is_not_told(wrong: int) -> None:
    after = 20 * (3 * 30 - wrong)
    assert row_of(COURSE, 30, 900, after, after - 900, 30_000).gain is None


def question_of(name: str, seen: int, right: int, sure: int, *chosen: int) -> QuestionRow:
    item = Item(
        (name, "en"),
        {EVERYBODY: Sums(seen, right, sure)},
        {EVERYBODY: dict(enumerate(chosen))},
        {},
    )
    (row,) = report_items.rows([item], ALL, CATALOGUE, "")
    return row


@pytest.mark.parametrize("sure", [1, 2, 3, 9])
def test_the_share_sure_and_wrong_does_not_tell_of_one_person(sure: int) -> None:
    shown = question_of(ONE, 20, 10, sure, 0, 10, 10)
    behind = [n for n in range(11) if question_of(ONE, 20, 10, n, 0, 10, 10) == shown]
    assert not found_out(behind)
    assert not found_out(10 - n for n in behind)


@pytest.mark.parametrize("away", [1, 2, 3, 4])
def test_how_many_answered_does_not_tell_who_did_not(away: int) -> None:
    joined = 24
    shown = question_of(ONE, joined - away, 12, 0, 5, 12, joined - away - 17).seen
    same = [
        joined - seen
        for seen in range(joined - 9, joined + 1)
        if question_of(ONE, seen, 12, 0, 5, 12, seen - 17).seen == shown
    ]
    assert not found_out(same)
    assert len(same) > 1


# Rows beside each other, in all groups


def fewest(answers: Sequence[bool]) -> list[int]:
    """How many were right, and wrong, where that is only a few."""
    return [one for one in (sum(answers), len(answers) - sum(answers)) if small(one)]


def residues(one: Told) -> list[str]:
    """What objectives leave of their course, where both are told of a group: nobody, or enough."""
    found = []
    for name, scope, mine in one.groups():
        rows = one.gains(scope)
        if COURSE in rows and rows[COURSE].gain is not None:
            hidden = [
                at
                for at, objective in enumerate(OBJECTIVES)
                if objective not in rows or rows[objective].gain is None
            ]
            for what in ("before", "after"):
                answers = [getattr(each, what)[at] for each in mine for at in hidden]
                found += [f"{few} answers {what} in {name}" for few in fewest(answers)]
        kept = one.kept(scope)
        if ANY in kept and kept[ANY].share is not None:
            rest = [
                was
                for each in mine
                for objective, was in each.kept.items()
                if objective not in kept or kept[objective].share is None
            ]
            found += [f"{few} answers kept in {name}" for few in fewest(rest)]
    return found


def halves(one: Told) -> list[str]:
    """Groups in which somebody answered only one of the two questions of a follow-up."""
    return [
        f"an odd number of answers in {name}"
        for name, scope, _ in one.groups()
        for kept in [one.kept(scope).get(ANY)]
        if kept is not None and kept.asked.shown is not None and kept.asked.shown % 2
    ]


def options(one: Told) -> list[str]:
    """How few people of some partners, or of all others, chose an option, by linear algebra."""
    there = sorted({*one.partner_of.values()})
    of = {partner: one.within({partner}) for partner in there}
    of[EVERYBODY] = [each for each in one.learners if not each.cohort]
    cells = {key: at for at, key in enumerate(product(range(3), of))}
    solver = Solver()
    scopes = [(ALL, frozenset(of))]
    scopes += [(one.of_partners(some), some) for some in one.unions()]
    for partner in of:
        solver.learn({cells[place, partner]: 1 for place in range(3)})
    for scope, some in scopes:
        row = one.questions(scope).get(ONE)
        if row is None:
            continue
        if not row.seen.least:
            known = {option.place for option in row.options if option.count.shown is not None}
            if row.right is not None:
                known.add(KEY)
            for place in known:
                solver.learn({cells[place, partner]: 1 for partner in some})
    found = []
    others = [frozenset(of) - some for _, some in scopes]
    for some in {some for _, some in scopes} | set(others):
        for place in range(3):
            number = sum(each.chosen == place for partner in some for each in of[partner])
            if some and small(number) and solver.knows({cells[place, at]: 1 for at in some}):
                found.append(f"{number} of {sorted(some)} chose {place}")
    return found


def wrong_choices(one: Told) -> list[str]:
    """How few chose a right option and were wrong all the same, or were wrong without this one."""
    found = []
    for name, scope, mine in one.groups():
        row = one.questions(scope).get(SEVERAL)
        if row is None or row.right is None or row.seen.least:
            continue
        rights = sum(right(each, SEVERAL) for each in mine)
        for option in row.options:
            if option.count.shown is None:
                continue
            chose = sum(option.place in places(each, SEVERAL) for each in mine)
            rest = chose - rights if option.right else len(mine) - rights - chose
            if small(rest):
                found.append(f"{rest} in {name} beside option {option.place}")
    return found


def differences(one: Told) -> list[str]:
    """Small groups that a group leaves of one around it, where both are told."""
    shown: dict[str, list[list[Learner]]] = {}
    for _, scope, mine in one.groups():
        for subject, row in one.gains(scope).items():
            if row.gain is not None and not row.people.least:
                shown.setdefault(subject, []).append(mine)
    found = []
    for subject, groups in shown.items():
        if subject == COURSE:
            continue
        at = OBJECTIVES.index(subject)
        partner = {id(each): one.partner_of.get(each.cohort, 0) for each in one.learners}
        everybody = [mine for mine in groups if len(mine) == len(one.learners)]
        for around in groups:
            ids = {id(each) for each in around}
            inner = [
                mine
                for mine in groups
                if len(mine) < len(around) and all(id(each) in ids for each in mine)
            ]
            # The largest groups within, that lie in no other.
            inside = [
                mine
                for mine in inner
                if around not in everybody or len({partner[id(each)] for each in mine}) == 1
            ]
            taken = {id(each) for mine in inside for each in mine}
            rest = [each for each in around if id(each) not in taken]
            for what in ("before", "after"):
                answers = [getattr(each, what)[at] for each in rest]
                few = fewest(answers) if inside else ()
                found += [f"{number} {what} of {subject}" for number in few]
    return found


ATTACKS: list[Callable[[Told], list[str]]] = [
    residues,
    halves,
    options,
    wrong_choices,
    differences,
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_on_all_groups_finds_a_few_people(attack: Callable[[Told], list[str]]) -> None:
    assert [found for seed in SEEDS for found in attack(told(seed))] == []


@pytest.mark.parametrize("pooled", list(combinations_with_replacement(range(8), 2)))
@pytest.mark.parametrize("third", [(), (2,), (9,)])
def test_options_told_together_do_not_tell_how_few_chose_each(
    pooled: tuple[int, ...], third: tuple[int, ...]
) -> None:
    numbers = (*pooled, *third)
    pool = Coarse(frozenset(range(len(numbers))))

    def shown(some: Sequence[int]) -> list[Count]:
        return [pool.count(place, some) for place in range(len(some))]

    same = [
        some
        for some in product(range(sum(numbers) + 1), repeat=len(numbers))
        if sum(some) == sum(numbers) and shown(some) == shown(numbers)
    ]
    for place, number in enumerate(numbers):
        if small(number) and sum(numbers) >= FEW:
            assert not found_out(some[place] for some in same)


def sizes(*cohorts: int, others: int = 0) -> dict[int, int]:
    """About how many are told of everybody, one partner, and its cohorts."""
    numbers = dict(enumerate(cohorts, 1))
    there = Shown(True, frozenset({1}), frozenset(numbers))
    of = {EVERYBODY: sum(cohorts) + others, **numbers}
    return report_told.sizes(there, of, dict.fromkeys(numbers, 1))


def test_all_roundings_together_tell_no_more_than_each() -> None:
    window = range(18, 23)
    told_of = {str(sizes(*some, others=20)) for some in product(window, repeat=4)}
    assert told_of == {str({**dict.fromkeys((1, 2, 3, 4), 20), -1: 80, 0: 100})}


def test_people_in_two_groups_are_not_counted_twice_in_all() -> None:
    assert sizes(20, 20, others=-15)[EVERYBODY] == 25


# Attacks find what they are for: each rule taken away is noticed


def found_by(attack: Callable[[Told], list[str]]) -> bool:
    return any(attack(told(seed)) for seed in SEEDS)


def test_attack_finds_the_objective_that_follows_from_its_course(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report_told, "without", lambda *_: set())
    assert found_by(residues)


def test_attack_finds_options_that_partners_give_away(monkeypatch: pytest.MonkeyPatch) -> None:
    real = answers.siblings
    monkeypatch.setattr(answers, "siblings", lambda _, parts, *more: real(None, parts, *more))
    assert found_by(options)


def test_attack_finds_options_that_are_not_pooled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_columns", lambda numbers, _: [sum(numbers)])
    assert found_by(options)


def test_attack_finds_that_few_were_wrong_in_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_items, "_chosen", lambda number, *_, key: (number,))
    assert found_by(wrong_choices)


def test_attack_finds_who_answered_one_question_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_told, "about", Count)
    monkeypatch.setattr(report_learning.Keep, "each", 1)
    assert found_by(halves)


def test_attack_finds_groups_told_beside_others_that_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = answers.siblings
    monkeypatch.setattr(report_told, "siblings", lambda _, parts, *more: real(None, parts, *more))
    assert found_by(differences)


def test_attack_finds_exact_numbers_of_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_told, "about", Count)
    seen = {question_of(ONE, n, 12, 0, 5, 12, n - 17).seen for n in range(20, 25)}
    assert len(seen) == 5


def test_attack_finds_that_one_person_got_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_told, "FEW", 1)
    shown = row_of(OBJECTIVES[0], 11, 5, 5, 0, 2)
    assert found_out(worse for *_, worse in worlds(shown))
