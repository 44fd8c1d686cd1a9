"""What the answers to questions say about the questions, as it may be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from bot.core import review
from bot.core.counting import item_analysis
from bot.core.counting.answers import Coarse
from bot.core.counting.count import FEW, HELD, TOO_FEW, Count, about
from bot.core.counting.gain import Estimate
from bot.core.counting.item_analysis import Flag, Reason, Sums
from bot.core.counting.report import FlagOf, OptionRow, QuestionRow
from bot.core.counting.tally import EVERYBODY
from bot.core.course import Catalogue, Kind, Question
from bot.services import report_told
from bot.services.report_scope import Level, Scope
from bot.services.report_told import Group, Shown, Vector

_EXCLUSIVE = frozenset({Kind.SINGLE, Kind.TRUE_FALSE})
_OPEN = frozenset({Kind.ORDER, Kind.NUMBER})
_STEPS = 20
"""A correlation that looks wrong is told in twentieths."""

Key = tuple[str, str]
"""A question, and its language."""


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
    sure_wrong: Shown = field(init=False)
    sizes: Mapping[int, int] = field(init=False)
    _coarse: dict[int, Coarse] | None = None
    _several: Sequence[Shown] | None = None
    _of_all: tuple[Catalogue, QuestionRow | None] | None = None

    def __post_init__(self) -> None:
        self.seen, self.right, self.sure_wrong = (
            report_told.shown(
                {at: of(one) for at, one in self.by_cohort.items()}, self.partner_of, FEW
            )
            for of in (_seen, _right, _sure_wrong)
        )
        numbers = {at: one.seen for at, one in self.by_cohort.items()}
        self.sizes = report_told.sizes(self.seen, numbers, self.partner_of)

    def coarse(self, question: Question) -> Mapping[int, Coarse]:
        """How its options may be told, if everybody chooses one; see `report_told.coarse`."""
        if self._coarse is None:
            places = range(len(question.options))
            key = next(place for place in places if question.options[place].right)
            chosen = {
                at: [numbers.get(place, 0) for place in places]
                for at, numbers in self.options.items()
            }
            self._coarse = report_told.coarse(key, chosen, self.partner_of)
        return self._coarse

    def several(self, question: Question) -> Sequence[Shown]:
        """Of whom each option is told, where somebody may choose more than one."""
        if self._several is None:
            of = {-partner: partner for partner in self.partner_of.values()}
            sums = report_told.by_node(
                {at: (one.seen, one.right) for at, one in self.by_cohort.items()}, self.partner_of
            )
            found = []
            for place, option in enumerate(question.options):
                numbers = report_told.by_node(
                    {at: (self.options.get(at, {}).get(place, 0),) for at in self.by_cohort},
                    self.partner_of,
                )
                vectors = {
                    node: _chosen(numbers[node][0], *sums[node], key=option.right)
                    for node in sums
                    if node <= EVERYBODY
                }
                found.append(report_told.shown(vectors, of, FEW))
            self._several = found
        return self._several

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
        if not course or review.course_of(one.key[0]) == course
        for row in [one.row(scope, catalogue)]
        if row is not None
    ]
    found.sort(key=_order)
    return found


def _seen(one: Sums) -> Vector:
    return (one.seen,)


def _right(one: Sums) -> Vector:
    return one.right, one.seen - one.right


def _sure_wrong(one: Sums) -> Vector:
    return one.sure_wrong, one.seen - one.right - one.sure_wrong, one.right


def _chosen(number: int, seen: int, right: int, *, key: bool) -> Vector:
    """Who chose an option; whoever chose a wrong one was wrong, whoever was right chose the key."""
    wrong = seen - right
    return (number, seen - number, number - right) if key else (number, wrong - number, right)


def _of(item: Item, scope: Scope, catalogue: Catalogue) -> QuestionRow | None:
    lesson_id, name = review.split(item.key[0])
    lesson = catalogue.lessons.get(lesson_id)
    edition = None if lesson is None else lesson.editions.get(item.key[1])
    question = None if edition is None else edition.questions.get(name)
    if edition is None or question is None:
        return None
    groups, whole = report_told.told(item.seen, scope, item.partner_of, item.by_cohort)
    if not groups:
        return None
    return _row(item, question, edition.title, _Told(item, scope, groups, whole))


def _order(row: QuestionRow) -> tuple[int, float, str, str]:
    worst = min((list(Reason).index(Reason(one.reason)) for one in row.flags), default=99)
    hard = 2.0 if row.right is None else row.right.value
    return worst, hard, row.question, row.language


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


class _Told:
    """What is told of a question in some groups, given by their cohorts."""

    def __init__(self, item: Item, scope: Scope, groups: Sequence[Group], whole: bool) -> None:
        self._item = item
        self._scope = scope
        self._groups = groups
        self._by_group = [_added([item.by_cohort[at] for at in group.cohorts]) for group in groups]
        self._sizes = [item.sizes[group.node] for group in groups]
        self.sums = _added(self._by_group)
        self.seen = report_told.people(self._sizes, whole=whole)

    def share(self, found: Shown, numbers: Callable[[Sums], int]) -> Estimate | None:
        """A share of those who answered, where it is told of the same groups."""
        item = self._item
        same, _ = report_told.told(found, self._scope, item.partner_of, item.by_cohort)
        if same != self._groups:
            return None
        return self._share([numbers(one) for one in self._by_group])

    def _share(self, numbers: Sequence[int]) -> Estimate:
        """The share that so many are in each group."""
        parts = zip(numbers, self._by_group, self._sizes, strict=True)
        return report_told.share([(number, one.seen, of) for number, one, of in parts])

    def options(self, question: Question) -> tuple[OptionRow, ...]:
        """Options with how often each was chosen; none of single cohorts."""
        if self._scope.level is Level.COHORTS or question.kind in _OPEN or not question.options:
            return ()
        item = self._item
        nodes = [group.node for group in self._groups]
        chosen = [_summed(item.options, group.cohorts) for group in self._groups]
        if question.kind in _EXCLUSIVE:
            known = [item.coarse(question).get(node) for node in nodes]
            found = [one for one in known if one is not None]
            if len(found) < len(known):
                return ()
            told = max(found, key=lambda one: len(one.pool))
            numbers = [
                sum(one.get(place, 0) for one in chosen) for place in range(len(question.options))
            ]
            counts = [told.count(place, numbers) for place in range(len(numbers))]
        else:
            counts = [
                _several(nodes, shown, sum(one.get(place, 0) for one in chosen))
                for place, shown in enumerate(item.several(question))
            ]
        return tuple(
            OptionRow(
                place,
                option.text,
                option.right,
                count,
                None
                if count.shown is None
                else self._share([one.get(place, 0) for one in chosen]).value,
            )
            for place, (option, count) in enumerate(zip(question.options, counts, strict=True))
        )


def _several(nodes: Sequence[int], found: Shown, number: int) -> Count:
    """How many chose an option beside others."""
    told = all(-node in found.partners if node else found.everybody for node in nodes)
    return about(number) if told and number else TOO_FEW if number < FEW else HELD


def _summed(options: Mapping[int, Mapping[int, int]], cohorts: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for cohort in cohorts:
        for place, number in options.get(cohort, {}).items():
            found[place] += number
    return dict(found)


def _row(item: Item, question: Question, title: str, told: _Told) -> QuestionRow:
    sums, key = told.sums, item.key
    right = told.share(item.right, lambda one: one.right)
    options = told.options(question) if right is not None else ()
    exclusive = question.kind in _EXCLUSIVE
    # Fewer than five may be four.
    compared = [(one.count.shown or FEW - 1, one.right) for one in options] if exclusive else []
    found = item_analysis.analyse(sums, compared)
    enough = sums.seen >= item_analysis.FIRST
    sure_wrong = told.share(item.sure_wrong, lambda one: one.sure_wrong)
    return QuestionRow(
        question=key[0],
        language=key[1],
        ask=question.ask,
        lesson_title=title,
        course=review.course_of(key[0]),
        seen=told.seen,
        right=right,
        discrimination=found.discrimination.blurred()
        if right is not None and found.discrimination is not None and enough
        else None,
        sure_wrong=sure_wrong.value if sure_wrong is not None and enough else None,
        seconds=None if found.seconds is None or not enough else float(round(found.seconds)),
        options=options,
        flags=()
        if right is None
        else tuple(
            _flag(one, right.value, None if sure_wrong is None else sure_wrong.value, options)
            for one in found.flags
            if (one.option is None or not options[one.option].count.held)
            and (one.reason is not Reason.SURE_WRONG or sure_wrong is not None)
        ),
    )


def _flag(
    flag: Flag, right: float, sure_wrong: float | None, options: Sequence[OptionRow]
) -> FlagOf:
    """Why a question looks wrong, in figures that are told."""
    figures = {"right": right}
    match flag.reason:
        case Reason.SLOW:
            figures["seconds"] = float(round(flag.figure))
        case Reason.BEATS_KEY | Reason.UNUSED if flag.option is not None:
            figures["share"] = options[flag.option].share or 0.0
        case Reason.SURE_WRONG:
            figures["share"] = sure_wrong or 0.0
        case Reason.BACKWARDS | Reason.NOT_TELLING:
            figures["share"] = round(flag.figure * _STEPS) / _STEPS
        case _:
            figures["share"] = right
    return FlagOf(str(flag.reason), figures, flag.option)
