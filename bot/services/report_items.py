"""What the answers to questions say about the questions, as it may be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from bot.core import item_analysis
from bot.core.course import Catalogue, Kind, Question
from bot.core.disclosure import FEW, HELD, TOO_FEW, Count, safe
from bot.core.item_analysis import Flag, Reason, Sums
from bot.core.report import FlagOf, OptionRow, QuestionRow
from bot.core.tally import EVERYBODY
from bot.services.report_learning import Shown, count_of, shown, summed
from bot.services.report_scope import Level, Scope

_EXCLUSIVE = frozenset({Kind.SINGLE, Kind.TRUE_FALSE})
_OPEN = frozenset({Kind.ORDER, Kind.NUMBER})
_BLUR = 20
"""Shares that stand by themselves are told in steps of a twentieth."""

Key = tuple[str, str]
"""A question, and its language."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Sums, how many answered, and whether it may be told how many were right."""

    sums: Sums
    seen: Count
    right: bool


@dataclass(slots=True)
class Item:
    """First answers to a question in a language, by cohort (0: everybody).

    `options`: how often each was chosen, by its place. `seen`, `right`: of whom it is told how many
    answered, and how many were right; found out once for all who look.
    """

    key: Key
    by_cohort: Mapping[int, Sums]
    options: Mapping[int, Mapping[int, int]]
    partner_of: Mapping[int, int]
    seen: Shown = field(init=False)
    right: Shown = field(init=False)
    _of_all: tuple[Catalogue, QuestionRow | None] | None = None

    def __post_init__(self) -> None:
        seen = {at: (one.seen,) for at, one in self.by_cohort.items()}
        right = {at: (one.right, one.seen - one.right) for at, one in self.by_cohort.items()}
        self.seen = shown(seen, self.partner_of, FEW)
        self.right = shown(right, self.partner_of, FEW)

    def row(self, scope: Scope, catalogue: Catalogue) -> QuestionRow | None:
        """The question as it may be told of a scope, if at all."""
        if scope.level is not Level.ALL:
            return _of(self, scope, catalogue)
        if self._of_all is None or self._of_all[0] is not catalogue:
            self._of_all = catalogue, _of(self, scope, catalogue)
        return self._of_all[1]


def rows(
    items: Iterable[Item], scope: Scope, catalogue: Catalogue, course: str
) -> list[QuestionRow]:
    """Every question of a course ("": all) that may be told, those that look wrong first.

    Options are told of everybody or of partners, not of single cohorts.
    """
    found = [
        row
        for one in items
        if not course or one.key[0].partition("#")[0].rpartition("/")[0] == course
        for row in [one.row(scope, catalogue)]
        if row is not None
    ]
    found.sort(key=_order)
    return found


def _of(item: Item, scope: Scope, catalogue: Catalogue) -> QuestionRow | None:
    lesson_id, _, name = item.key[0].partition("#")
    lesson = catalogue.lessons.get(lesson_id)
    edition = None if lesson is None else lesson.editions.get(item.key[1])
    question = None if edition is None else edition.questions.get(name)
    if edition is None or question is None:
        return None
    told = _told(item, scope)
    if told is None:
        return None
    chosen = _chosen(item, scope) if told.right else {}
    return _row(item.key, question, edition.title, told, chosen)


def _order(row: QuestionRow) -> tuple[int, float, str, str]:
    worst = min((list(Reason).index(Reason(one.reason)) for one in row.flags), default=99)
    hard = 2.0 if row.right is None else row.right.value
    return worst, hard, row.question, row.language


def _told(item: Item, scope: Scope) -> _Told | None:
    """The sums of a scope; None where nothing may be told."""
    told, whole = summed(item.seen, scope, item.partner_of, item.by_cohort)
    if not told:
        return None
    total = _added([item.by_cohort[one] for one in told])
    right_told, right_whole = summed(item.right, scope, item.partner_of, item.by_cohort)
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


def _chosen(item: Item, scope: Scope) -> dict[int, int]:
    """How often each option was chosen, where a scope has options to tell: no single cohort has."""
    if scope.level is Level.COHORTS:
        return {}
    if scope.level is Level.PARTNERS:
        return _summed(item.options, scope.cohorts)
    numbers = dict(item.options.get(EVERYBODY, {}))
    # What partners leave of everybody must not be small in any option.
    partners = _summed(item.options, item.partner_of)
    rests = ((number, number - partners.get(place, 0)) for place, number in numbers.items())
    fine = all(rest < 0 or safe(rest) or rest == number for number, rest in rests)
    return numbers if fine else {}


def _summed(options: Mapping[int, Mapping[int, int]], cohorts: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for cohort, numbers in options.items():
        if cohort in cohorts:
            for place, number in numbers.items():
                found[place] += number
    return dict(found)


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
