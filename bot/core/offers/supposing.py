"""All that the figures of a sentence may be together, with no regard to whether it is likely.

A supposition says of figures which part each has: what is lent, how often and how much is paid, or
what it costs; then which of the rest are put down, kept back, in hand, or paid beside it. What a
part is worth to a figure is told from outside, and only decides which suppositions are kept where
there are too many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from heapq import nlargest
from itertools import combinations
from typing import NamedTuple

from bot.core.loan import Period, Unit
from bot.core.offers.duration import as_period, finer, periods, times, unit_of, years
from bot.core.offers.offer import Kind, Offer, Quoted
from bot.core.offers.roles import MOST_PAYMENTS
from bot.core.offers.surroundings import Figure, Sentence
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import UNSETTLED, Count, Per, Percent, Span

_NOTHING = Decimal(0)
_MOST_SUMS, _MOST_FIGURES = 8, 14
_NUMBERS, _CORES = 14, 60
"""So many ways to say how often is paid, and so many loans by themselves, are kept."""
_KEPT = (70, 40, 15)
"""So many are kept with one, two and three figures beside the loan."""
_HALF, _MOST_DOWN = Decimal("0.6"), Decimal("0.95")
_LEAST_DOWN, _LEAST_IN_HAND = Decimal("0.03"), Decimal("0.4")
_LEAST_RECEIVED, _LEAST_BACK, _MOST_BACK = 0.3, 0.97, 15
_HUNDREDS = frozenset(map(Decimal, (10, 100, 1_000, 10_000)))
_MONTHLY, _DAILY = Decimal("0.05"), Decimal("0.01")
"""Shares without a period up to these may be a month's and a day's."""
_STEEPEST = Decimal("1.5")
_LENT = frozenset({Tag.BORROW, Tag.PRICE, Tag.GET})

_Parts = tuple[tuple[Figure, str], ...]

Worth = Callable[[int, str], float]
"""What a part is worth to a figure, by its number."""


class Plan(NamedTuple):
    """A loan in the making; `runs` are given payments in a row that are the same."""

    kind: Kind
    amount: Decimal
    period: Period
    often: int
    rate: Decimal = _NOTHING
    runs: tuple[tuple[Decimal, int], ...] = ()
    fee: Decimal = _NOTHING
    deducted: Decimal = _NOTHING
    first: Decimal = _NOTHING
    deposit: Decimal = _NOTHING
    balloon: Decimal = _NOTHING
    quoted: Quoted | None = None

    @property
    def received(self) -> float:
        """What is in hand after what is kept back and paid first."""
        return float(self.amount - self.deducted - self.first)

    def payments(self) -> list[tuple[float, int]]:
        """What is paid, the same ones in a row together."""
        amount, rate, count = float(self.amount), float(self.rate), self.often
        match self.kind:
            case Kind.GIVEN:
                paid = [(float(value), often) for value, often in self.runs]
            case Kind.EQUAL:
                paid = _equal(amount, rate, count, float(self.balloon))
            case Kind.EQUAL_PRINCIPAL:
                part = amount / count
                paid = [(part + (amount - part * at) * rate, 1) for at in range(count)]
            case Kind.INTEREST_ONLY:
                paid = [(amount * rate, count - 1), (amount * (1 + rate), 1)]
            case Kind.FLAT:
                paid = [(amount / count, count)]
            case _:
                paid = [(0.0, count - 1), (amount * (1 + rate * count), 1)]
        fee = float(self.fee)
        return [(value + fee, often) for value, often in paid if often > 0]

    def offer(self, currency: str, assumed: frozenset[str]) -> Offer:
        """The same as an offer."""
        paid = tuple(value for value, often in self.runs for _ in range(often))
        return Offer(
            self.kind,
            self.amount,
            self.period,
            self.often,
            self.rate,
            self.fee,
            self.deducted,
            self.first,
            paid,
            self.balloon,
            self.deposit,
            currency=currency,
            quoted=self.quoted,
            assumed=assumed,
        )


class Supposition(NamedTuple):
    """A plan, the parts of its figures by their numbers, and what is said of it as a whole."""

    plan: Plan
    parts: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    worth: float

    @property
    def form(self) -> str:
        """How its price is told."""
        return self.notes[0]


class _Often(NamedTuple):
    """How often is paid, and which figure says so."""

    times: int
    period: Period
    figure: Figure
    part: str
    rhythm: str


def suppositions(
    sentence: Sentence, worth: Worth, note: Callable[[str], float]
) -> list[Supposition]:
    """What the figures may be, without what nobody would lend or borrow for."""
    if len(sentence.figures) > _MOST_FIGURES or len(sentence.sums) > _MOST_SUMS:
        return []
    supposing = _Supposing(sentence, worth, note)
    kept = nlargest(_CORES, supposing.cores(), key=_by_worth)
    found = list(kept)
    for most in _KEPT:
        kept = nlargest(most, supposing.with_another(kept), key=_by_worth)
        found += kept
    return [one for one in found if _is_sane(one.plan)]


def _by_worth(one: Supposition) -> float:
    return one.worth


def _equal(amount: float, rate: float, count: int, balloon: float) -> list[tuple[float, int]]:
    if not rate:
        return [((amount - balloon) / count, count - 1), ((amount - balloon) / count + balloon, 1)]
    left = (1 + rate) ** -count
    each = (amount - balloon * left) * rate / (1 - left)
    return [(each, count - 1), (each + balloon, 1)]


def _is_sane(plan: Plan) -> bool:
    if plan.amount <= 0 or plan.received < float(plan.amount) * _LEAST_RECEIVED:
        return False
    paid = sum(value * often for value, often in plan.payments())
    return plan.received * _LEAST_BACK <= paid <= plan.received * _MOST_BACK


class _Supposing:
    def __init__(self, sentence: Sentence, worth: Worth, note: Callable[[str], float]) -> None:
        self._sentence = sentence
        self._worth = worth
        self._note = note
        self._sums, self._shares = sentence.sums, sentence.shares

    # Loans without what is beside them

    def cores(self) -> Iterator[Supposition]:
        """What is lent, how often is paid, and one figure that says what it costs."""
        often = nlargest(_NUMBERS, self._often(), key=self._often_worth)
        for lent in self._sums:
            if Tag.DOWN in lent.tags and not lent.tags & _LENT:
                continue
            for one in often:
                if one.figure is not lent:
                    yield from self._in_parts(lent, one)
            for span in self._sentence.times:
                if isinstance(span.what, Span):
                    yield from self._once(lent, span, span.what)
            yield from self._in_stages(lent)

    def _supposed(
        self, plan: Plan, form: str, parts: Iterable[tuple[Figure, str]], *notes: str
    ) -> Supposition:
        told = tuple((one.number, part) for one, part in parts)
        worth = sum(self._worth(*one) for one in told)
        named = (form, *notes)
        return Supposition(plan, told, named, worth + sum(map(self._note, named)))

    def _often_worth(self, one: _Often) -> float:
        return self._worth(one.figure.number, one.part) + self._note(one.rhythm)

    def _periods(self) -> Iterator[tuple[Period, str]]:
        """How often may be paid."""
        told: set[Period] = set()
        units = (one.what.unit for one in self._sentence.times if isinstance(one.what, Span))
        for per, how in (
            *((per, f"rhythm of {what}") for per, what in self._sentence.rhythms[:3]),
            *((Per(unit), "rhythm of a time") for unit in units),
            (Per("month"), "rhythm taken"),
        ):
            period = as_period(per)
            if period not in told:
                told.add(period)
                yield period, how

    def _often(self) -> Iterator[_Often]:
        """How many payments there may be."""
        for period, how in self._periods():
            for one in self._sentence.times:
                if isinstance(one.what, Count):
                    count, part = one.what.value, "number"
                else:
                    count, part = _length(one, period), "term"
                if 1 < count <= MOST_PAYMENTS:
                    yield _Often(count, period, one, part, how)
            for one in self._sums:
                if 1 < one.whole <= 400:
                    yield _Often(one.whole, period, one, "number of payments", how)

    def _in_parts(self, lent: Figure, often: _Often) -> Iterator[Supposition]:
        amount, count, period = lent.value, often.times, often.period
        parts = ((lent, "amount"), (often.figure, often.part))

        def told(
            plan: Plan, form: str, figure: Figure | None = None, part: str = "", *notes: str
        ) -> Supposition:
            own = parts if figure is None else (*parts, (figure, part))
            return self._supposed(plan, form, own, often.rhythm, *notes)

        def given(each: Decimal) -> Plan:
            return Plan(Kind.GIVEN, amount, period, count, runs=((each, count),))

        for one in self._sums:
            value = one.value
            if one is lent or one is often.figure:
                continue
            if (
                value <= amount * Decimal("1.02")
                and amount * Decimal("0.3") <= value * count <= amount * 12
            ):
                yield told(given(value), "payments", one, "payment")
            if amount * Decimal("0.7") <= value <= amount * 5:
                yield told(given(value / count), "total in parts", one, "total in parts")
            if value * 2 < amount:
                yield told(given((amount + value) / count), "cost in parts", one, "cost in parts")
                if value * count <= amount * 3:
                    only = Plan(Kind.INTEREST_ONLY, amount, period, count, value / amount)
                    flat = Plan(Kind.FLAT, amount, period, count, fee=value)
                    yield told(only, "interest each time", one, "interest each time")
                    yield told(flat, "cost each time", one, "cost each time")
        for one in self._shares:
            for every in _everies(one):
                yield from self._at_a_rate(lent, often, one, every)
        yield told(Plan(Kind.EQUAL, amount, period, count), "free in parts")

    def _at_a_rate(
        self, lent: Figure, often: _Often, share: Figure, every: str
    ) -> Iterator[Supposition]:
        amount, count, period = lent.value, often.times, often.period
        parts = ((lent, "amount"), (often.figure, often.part))
        if every == "whole":
            each = amount * (1 + share.value) / count
            plan = Plan(Kind.GIVEN, amount, period, count, runs=((each, count),))
            own: _Parts = (*parts, (share, "rate for the whole time"))
            yield self._supposed(plan, "share in parts", own, often.rhythm)
            return
        quoted = None if every == "each" else Quoted(share.value, as_period(Per(every)))
        rate = share.value * (1 if quoted is None else times(quoted.every, period))
        if rate > _STEEPEST:
            return
        rated = (share, f"rate each {every}" if every != "each" else "rate each time")
        for kind in (Kind.EQUAL, Kind.FLAT, Kind.EQUAL_PRINCIPAL, Kind.INTEREST_ONLY):
            plan = Plan(kind, amount, period, count, rate, quoted=quoted)
            if kind is Kind.FLAT:
                plan = plan._replace(rate=_NOTHING, fee=amount * rate)
            own = (*parts, rated, (share, f"rate of {kind.value}"))
            yield self._supposed(plan, f"rate of {kind.value}", own, often.rhythm)
        names = {tag.value for tag in share.tags}
        if every == "year" and names & {"apr", "effective"}:
            grown = (1 + share.value) ** (1 / period.a_year) - 1
            plan = Plan(Kind.EQUAL, amount, period, count, grown, quoted=quoted)
            own = (*parts, (share, "rate effective"), (share, "rate of equal"))
            yield self._supposed(plan, "rate of equal", own, often.rhythm)

    def _once(self, lent: Figure, span: Figure, time: Span) -> Iterator[Supposition]:
        """All is paid back at once."""
        stretch = _stretch(time)
        if stretch is None:
            return
        unit, long = stretch
        amount, whole = lent.value, Period(unit, long)
        parts: _Parts = ((lent, "amount"), (span, "whole time"))

        def back(value: Decimal) -> Plan:
            return Plan(Kind.GIVEN, amount, whole, 1, runs=((value, 1),))

        for one in self._sums:
            if one is lent:
                continue
            value = one.value
            if amount * Decimal("0.9") <= value <= amount * 6:
                yield self._supposed(back(value), "paid back", (*parts, (one, "paid back")))
            if value < amount:
                at_end = (*parts, (one, "cost at the end"))
                yield self._supposed(back(amount + value), "cost at the end", at_end)
            for period in self._periods_of(one):
                often = _nearly_whole(years(time) * period.a_year)
                if value * often < amount * 5:
                    own: _Parts = (*parts, (one, "cost a period"))
                    yield self._supposed(back(amount + value * often), "cost a period", own)
            if self._sentence.priced:
                yield from self._priced(parts, one, amount, whole)
        for one in self._shares:
            for every in _everies(one):
                yield from self._rate_once(parts, one, every, time)
        yield self._supposed(back(amount), "free at once", parts)

    def _periods_of(self, one: Figure) -> Iterator[Period]:
        """What a sum may be for: 一天三块五 has a time of one beside it, and no rhythm."""
        if one.per is not None and one.per.unit != "each":
            yield as_period(one.per)
            return
        for beside in self._sentence.times:
            if isinstance(beside.what, Span) and beside.value == 1 and one.per is None:
                yield as_period(Per(beside.what.unit))

    def _priced(
        self, parts: _Parts, price: Figure, amount: Decimal, whole: Period
    ) -> Iterator[Supposition]:
        """So much for each hundred."""
        lent = parts[0][0]
        for base in self._sums:
            if base is price or base.value not in _HUNDREDS or base.value <= price.value:
                continue
            rate = price.value / base.value
            own: _Parts = (*parts, (price, "price of a hundred"))
            if base is not lent:
                own = (*own, (base, "a hundred"))
            for every in self._periods_of(price):
                often = _nearly_whole(whole.count * every.a_year / Period(whole.unit).a_year)
                plan = Plan(Kind.AT_END, amount, whole, 1, rate * often)
                yield self._supposed(plan, "price of a hundred a period", own)
            yield self._supposed(
                Plan(Kind.AT_END, amount, whole, 1, rate), "price of a hundred", own
            )

    def _rate_once(
        self, parts: _Parts, share: Figure, every: str, time: Span
    ) -> Iterator[Supposition]:
        amount = parts[0][0].value
        if every == "each":
            return
        unit, long = _stretch(time) or (Unit.DAY, 1)
        if every == "day" and unit is Unit.MONTH:
            unit, long = Unit.DAY, long * 30
        if every == "week" and unit is Unit.DAY and not long % 7:
            unit, long = Unit.WEEK, long // 7
        rated = (*parts, (share, f"rate each {every}"), (share, "rate of at-end"))
        if every == "whole":
            plan = Plan(Kind.AT_END, amount, Period(unit, long), 1, share.value)
            own = (*parts, (share, "rate for the whole time"), (share, "rate of at-end"))
            yield self._supposed(plan, "share at the end", own)
            return
        quoted = Quoted(share.value, as_period(Per(every)))
        rate = share.value * times(quoted.every, Period(unit))
        if rate * long > 8:
            return
        plan = Plan(Kind.AT_END, amount, Period(unit), long, rate, quoted=quoted)
        yield self._supposed(plan, "rate of at-end", rated)
        often = _nearly_whole(years(time) * quoted.every.a_year)
        if "compound" in self._sentence.said and 1 < often < MOST_PAYMENTS:
            grown = (1 + share.value) ** often - 1
            plan = Plan(Kind.AT_END, amount, Period(unit, long), 1, grown, quoted=quoted)
            yield self._supposed(plan, "rate compounded", rated)

    def _in_stages(self, lent: Figure) -> Iterator[Supposition]:
        """Payments that change once."""
        amount = lent.value
        others = [one for one in self._sums if one is not lent]
        if len(others) < 2 or len(self._sentence.times) < 2:
            return
        for period, how in self._periods():
            lengths = [(one, _length(one, period)) for one in self._sentence.times]
            for (early, before), (late, after) in combinations(lengths, 2):
                if not (0 < before <= MOST_PAYMENTS and 0 < after <= MOST_PAYMENTS):
                    continue
                for one, other in combinations(others, 2):
                    parts = (
                        (lent, "amount"),
                        *((time, "stage") for time in (early, late)),
                        *((sum_, "payment of a stage") for sum_ in (one, other)),
                    )
                    for form, rest in (("stages", after), ("stages in all", after - before)):
                        whole = one.value * before + other.value * rest
                        if rest > 0 and amount / 2 <= whole <= amount * 8:
                            runs = ((one.value, before), (other.value, rest))
                            plan = Plan(Kind.GIVEN, amount, period, before + rest, runs=runs)
                            yield self._supposed(plan, form, parts, how)

    # What is beside a loan

    def with_another(self, found: Iterable[Supposition]) -> Iterator[Supposition]:
        """Each with one more figure that has a part beside the loan."""
        for one in found:
            used = {number for number, _ in one.parts}
            last = max((number for number, part in one.parts if part in BESIDE), default=-1)
            for figure in (*self._sums, *self._shares):
                if figure.number in used or figure.number < last:
                    continue
                for part, plan in _beside(one, figure):
                    worth = one.worth + self._worth(figure.number, part)
                    yield Supposition(plan, (*one.parts, (figure.number, part)), one.notes, worth)


_SUMS_BESIDE = (
    *("deposit", "kept back", "paid first", "each time", "with the first", "with the last"),
    *("in hand", "one more", "first payment", "last payment", "left to the end", "added", "spread"),
)
BESIDE = frozenset((*_SUMS_BESIDE, *(f"share {part}" for part in _SUMS_BESIDE)))
_WITH_COST = frozenset(
    {"cost in parts", "cost each time", "share in parts", "interest each time", "cost at the end"}
    | {"paid back"}
    | {"cost a period", "rate of at-end", "free at once", "price of a hundred", "share at the end"}
    | {"rate compounded"}
)
"""Forms that have no deposit: a price is not paid back at once, and a cost is of all of it."""


def _beside(one: Supposition, figure: Figure) -> Iterator[tuple[str, Plan]]:
    """What a figure may be beside a loan."""
    plan, share = one.plan, isinstance(figure.what, Percent)
    amount = plan.amount
    value = figure.value * amount if share else figure.value
    small = value < amount * _HALF
    if value <= 0 or value >= amount * _MOST_DOWN * (2 if not share else 1):
        return
    named = "share " if share else ""
    put = amount * _LEAST_DOWN <= value < amount * _MOST_DOWN and not plan.deposit
    if put and one.form not in _WITH_COST:
        yield f"{named}deposit", plan._replace(amount=amount - value, deposit=value)
    if small:
        yield from _at_first(plan, value, named)
    if not share and amount * _LEAST_IN_HAND < value < amount and not plan.deducted:
        yield "in hand", plan._replace(deducted=amount - value)
    if not plan.fee and plan.often > 1 and plan.kind is not Kind.AT_END:
        each = value
        if share and figure.per is not None and figure.per.unit == "year":
            each = value / plan.period.a_year
        if each * plan.often < amount * Decimal("1.5"):
            yield f"{named}each time", plan._replace(fee=each)
    if plan.kind is Kind.AT_END and small:
        rate = plan.rate + value / (amount * plan.often)
        yield f"{named}with the last", plan._replace(rate=rate)
    if plan.kind is Kind.GIVEN:
        yield from _in_payments(plan, value, named)
    elif not share and plan.kind is Kind.EQUAL and value < amount and not plan.balloon:
        yield "left to the end", plan._replace(balloon=value)
    if small and plan.kind is not Kind.GIVEN and plan.kind is not Kind.AT_END and not plan.fee:
        more = plan._replace(amount=amount + value, deducted=plan.deducted + value)
        yield f"{named}added", more
        yield f"{named}spread", plan._replace(fee=value / plan.often)


def _at_first(plan: Plan, value: Decimal, named: str) -> Iterator[tuple[str, Plan]]:
    """A small sum that is kept back or paid first, or what a plan without a price has beside it."""
    yield f"{named}kept back", plan._replace(deducted=plan.deducted + value)
    if not plan.first:
        yield f"{named}paid first", plan._replace(first=value)
    if plan.kind is Kind.EQUAL and not plan.rate and plan.often > 1:
        each = plan.amount / plan.often
        runs = ((each + value, 1), (each, plan.often - 1))
        yield f"{named}with the first", plan._replace(kind=Kind.GIVEN, runs=runs)


def _in_payments(plan: Plan, value: Decimal, named: str) -> Iterator[tuple[str, Plan]]:
    """A sum that comes with one of given payments, or is one of them."""
    first, last = plan.runs[0][0], plan.runs[-1][0]
    several = plan.often > 1
    if value < plan.amount * _HALF and several:
        yield f"{named}with the first", plan._replace(runs=_but_first(plan.runs, first + value))
    if value < plan.amount * _MOST_DOWN:
        yield f"{named}with the last", plan._replace(runs=_but_last(plan.runs, last + value))
    if named or not several or plan.balloon:
        return
    more = plan._replace(runs=(*plan.runs, (value, 1)), often=plan.often + 1, balloon=value)
    yield "one more", more
    yield "first payment", plan._replace(runs=_but_first(plan.runs, value))
    if last != value:
        yield "last payment", plan._replace(runs=_but_last(plan.runs, value))


def _but_first(
    runs: tuple[tuple[Decimal, int], ...], value: Decimal
) -> tuple[tuple[Decimal, int], ...]:
    (first, often), *rest = runs
    return tuple(one for one in ((value, 1), (first, often - 1), *rest) if one[1])


def _but_last(
    runs: tuple[tuple[Decimal, int], ...], value: Decimal
) -> tuple[tuple[Decimal, int], ...]:
    *rest, (last, often) = runs
    return tuple(one for one in (*rest, (last, often - 1), (value, 1)) if one[1])


def _length(one: Figure, period: Period) -> int:
    """How many payments a time or a number of them is; 0 if none."""
    if isinstance(one.what, Count):
        return one.what.value
    return (periods(one.what, period) or 0) if isinstance(one.what, Span) else 0


def _stretch(span: Span) -> tuple[Unit, int] | None:
    """A time in its own unit; weeks as days."""
    unit, each = unit_of(span.unit)
    count = span.count * each
    if count != int(count):
        unit, count = finer(unit, count)
    if unit is Unit.WEEK:
        unit, count = Unit.DAY, count * 7
    return (unit, int(count)) if 0 < count <= 36_500 else None


def _nearly_whole(often: Decimal) -> Decimal:
    """30.4 days of a month stay so, and 11.99 months are twelve."""
    near = often.to_integral_value()
    return near if abs(often - near) < Decimal("0.05") else often


def _everies(share: Figure) -> Iterator[str]:
    """What a rate may be per."""
    what, per = share.what, share.per
    every = what.every if isinstance(what, Percent) else ""
    if every == UNSETTLED:
        yield from ("month", "year")
    elif every:
        yield every
    elif per is not None and per.unit == "each":
        yield "each"
    elif per is not None:
        yield per.unit
        yield "whole"
    else:
        yield from ("year", "whole")
        if share.value <= _MONTHLY:
            yield "month"
        if share.value < _DAILY:
            yield "day"
    if per is not None and per.unit not in {"year", "each"} and share.value > _LEAST_YEARLY:
        yield "year"


_LEAST_YEARLY = Decimal("0.1")
"""A share above this that stands beside another rhythm may still be a year's."""
