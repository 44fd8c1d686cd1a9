"""What the answers to questions say about the questions, as it may be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from bot.core import item_analysis
from bot.core.course import Catalogue, Kind, Question
from bot.core.disclosure import FEW, HELD, TOO_FEW, Count, safe
from bot.core.item_analysis import Flag, Reason, Sums
from bot.core.report import FlagOf, OptionRow, QuestionRow
from bot.core.tally import EVERYBODY
from bot.services.report_learning import count_of, shown, summed
from bot.services.report_scope import Level, Scope
from bot.store.figures import ChoiceSum, ItemSum

_EXCLUSIVE = frozenset({Kind.SINGLE, Kind.TRUE_FALSE})
_OPEN = frozenset({Kind.ORDER, Kind.NUMBER})
_BLUR = 20
"""Shares that stand by themselves are told in steps of a twentieth."""

Key = tuple[str, str]
"""A question, and its language."""


@dataclass(frozen=True, slots=True)
class Items:
    """First answers: of everybody (0) and the cohorts in question; and of all partners.

    `choices`: of those of `told_options`.
    """

    by_cohort: Sequence[ItemSum]
    by_partner: Sequence[ItemSum]
    choices: Sequence[ChoiceSum]
    choices_by_partner: Sequence[ChoiceSum]


@dataclass(frozen=True, slots=True)
class _Told:
    """Sums, how many answered, and whether it may be told how many were right."""

    sums: Sums
    seen: Count
    right: bool


def rows(
    items: Items,
    scope: Scope,
    partner_of: Mapping[int, int],
    catalogue: Catalogue,
    course: str,
) -> list[QuestionRow]:
    """Every question of a course ("": all) that may be told, those that look wrong first.

    Options are told of everybody or of partners, not of single cohorts.
    """
    cohorts: dict[Key, dict[int, Sums]] = defaultdict(dict)
    for one in items.by_cohort:
        cohorts[one.question, one.language][one.of] = one.sums
    partners: dict[Key, dict[int, Sums]] = defaultdict(dict)
    for one in items.by_partner:
        partners[one.question, one.language][one.of] = one.sums
    options = _options(items, scope)
    found = []
    for key, by_cohort in cohorts.items():
        lesson_id, _, name = key[0].partition("#")
        lesson = catalogue.lessons.get(lesson_id)
        edition = None if lesson is None else lesson.editions.get(key[1])
        question = None if edition is None else edition.questions.get(name)
        of = lesson_id.rpartition("/")[0]
        if edition is None or question is None or (course and of != course):
            continue
        told = _told(by_cohort, partners.get(key, {}), scope, partner_of)
        if told is None:
            continue
        chosen = options.get(key, {}) if told.right else {}
        found.append(_row(key, question, edition.title, told, chosen))
    found.sort(key=_order)
    return found


def _order(row: QuestionRow) -> tuple[int, float, str, str]:
    worst = min((list(Reason).index(Reason(one.reason)) for one in row.flags), default=99)
    hard = 2.0 if row.right is None else row.right.value
    return worst, hard, row.question, row.language


def _told(
    by_cohort: Mapping[int, Sums],
    by_partner: Mapping[int, Sums],
    scope: Scope,
    partner_of: Mapping[int, int],
) -> _Told | None:
    """The sums of a scope; None where nothing may be told."""
    # Cohorts of other partners were not read: each such partner stands as one.
    whose = {-partner: partner for partner in by_partner}
    read = {partner_of[one] for one in by_cohort if one in partner_of}
    sums = {**by_cohort, **{-at: one for at, one in by_partner.items() if at not in read}}
    of = {**partner_of, **whose}
    seen = shown({at: (one.seen,) for at, one in sums.items()}, of, FEW)
    told, whole = summed(seen, scope, partner_of, by_cohort)
    if not told:
        return None
    total = _added([by_cohort[one] for one in told])
    right = shown({at: (one.right, one.seen - one.right) for at, one in sums.items()}, of, FEW)
    right_told, right_whole = summed(right, scope, partner_of, by_cohort)
    same = set(right_told) == set(told) and right_whole == whole
    return _Told(total, count_of(total.seen, whole), same)


def _added(sums: Sequence[Sums]) -> Sums:
    if len(sums) == 1:
        return sums[0]
    numbers = {
        one.name: sum(getattr(some, one.name) for some in sums)
        for one in fields(Sums)
        if one.name != "spans"
    }
    spans = tuple(sum(many) for many in zip(*(one.spans for one in sums), strict=True))
    return Sums(**numbers, spans=spans)


def told_options(scope: Scope) -> frozenset[int]:
    """The cohorts (0: everybody) whose chosen options are told, summed; none for single cohorts."""
    match scope.level:
        case Level.ALL:
            return frozenset({EVERYBODY})
        case Level.PARTNERS:
            return scope.cohorts
        case Level.COHORTS:
            return frozenset()


def _options(items: Items, scope: Scope) -> dict[Key, dict[int, int]]:
    """How often each option was chosen, where a scope has options to tell."""
    found: dict[Key, dict[int, int]] = defaultdict(dict)
    for one in items.choices:
        key = one.question, one.language
        found[key][one.place] = found[key].get(one.place, 0) + one.n
    if scope.level is not Level.ALL:
        return found
    # What partners leave of everybody must not be small in any option.
    rest = {key: dict(numbers) for key, numbers in found.items()}
    for one in items.choices_by_partner:
        key = one.question, one.language
        if key in rest:
            rest[key][one.place] = rest[key].get(one.place, 0) - one.n
    return {
        key: numbers
        for key, numbers in found.items()
        if all(
            number < 0 or safe(number) or number == numbers.get(place)
            for place, number in rest[key].items()
        )
    }


def _row(
    key: Key, question: Question, title: str, whole: _Told, chosen: Mapping[int, int]
) -> QuestionRow:
    sums = whole.sums
    told = whole.right and safe(sums.right) and safe(sums.seen - sums.right)
    options = _option_rows(question, sums, chosen) if told and chosen else ()
    exclusive = question.kind in _EXCLUSIVE and bool(options)
    compared = [(chosen.get(one.place, 0), one.right) for one in options] if exclusive else []
    found = item_analysis.analyse(sums, compared)
    enough = sums.seen >= item_analysis.FIRST
    return QuestionRow(
        question=key[0],
        language=key[1],
        ask=question.ask,
        lesson_title=title,
        course=key[0].partition("#")[0].rpartition("/")[0],
        seen=whole.seen,
        right=found.right if told else None,
        discrimination=found.discrimination if told and enough else None,
        sure_wrong=round(found.sure_wrong * _BLUR) / _BLUR if told and enough else None,
        seconds=None if found.seconds is None or not enough else float(round(found.seconds)),
        options=options,
        flags=tuple(_flag(one, found.right.value) for one in found.flags) if told else (),
    )


def _flag(flag: Flag, right: float) -> FlagOf:
    figures = {"right": right}
    if flag.reason is Reason.SLOW:
        figures["seconds"] = flag.figure
    else:
        figures["share"] = round(flag.figure * _BLUR) / _BLUR
    return FlagOf(str(flag.reason), figures, flag.option)


def _option_rows(
    question: Question, sums: Sums, chosen: Mapping[int, int]
) -> tuple[OptionRow, ...]:
    """Options with how often each was chosen. Where few chose one and the others give that away,
    the wrong one that is next is held back too."""
    if question.kind in _OPEN or not question.options:
        return ()
    numbers = [chosen.get(place, 0) for place in range(len(question.options))]
    few = {place for place, number in enumerate(numbers) if number < FEW}
    held: set[int] = set()
    while question.kind in _EXCLUSIVE and 0 < sum(numbers[at] for at in few | held) < FEW:
        wrong = [
            at
            for at, option in enumerate(question.options)
            if not option.right and at not in few | held
        ]
        if not wrong:
            return ()
        held.add(min(wrong, key=lambda at: numbers[at]))
    return tuple(
        OptionRow(
            place,
            option.text,
            option.right,
            TOO_FEW if place in few else HELD if place in held else Count(numbers[place]),
            None if place in few | held else numbers[place] / sums.seen,
        )
        for place, option in enumerate(question.options)
    )
