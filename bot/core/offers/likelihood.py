"""How likely each supposition about a sentence is, by weights learned from offers that were told.

A log-linear model: what a part is worth to a figure by what stands around it, and what the whole
comes to, are added up; the shares of belief of all suppositions, and of none of them, come to one.
Suppositions that move the same sums at the same times are one reading.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.core.offers.duration import years
from bot.core.offers.offer import Kind, Offer
from bot.core.offers.supposing import BESIDE, Plan, Supposition, suppositions
from bot.core.offers.surroundings import Figure, Sentence, surveyed
from bot.core.offers.wording import Count, Item, Money, Percent, Span
from bot.core.rate import crossing

WHOLE, NEITHER = "the whole", "none of them"
"""Names under which stands what the whole says, and what speaks for no supposition at all."""
_TIMES_BACK = (0.98, 0.999, 1.001, 1.02, 1.05, 1.15, 1.3, 1.6, 2, 3, 5)
_A_YEAR = (-0.001, 0.001, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 2, 5, 15)
_IN_HAND = (0.4, 0.6, 0.8, 0.9, 0.97, 0.999, 1.001)
_HOW_MANY = (1, 5, 30, 100, 200)
_MANY = 5
_NEARLY = 0.005
_SAME_TIME = 0.06
_ALIKE = 200
"""Sums and times are one reading's if they differ by less than one in so many."""
_LEFT = frozenset({"sum left", "sum left, large", "share left", "number left", "time left"})
"""Places of figures that nothing explains."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: for each part of a figure, and for the whole, what each sign adds."""

    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def of(self, about: str, signs: Sequence[str]) -> float:
        """What signs add to a part, and the part by itself."""
        own = self.weights.get(about)
        if own is None:
            return 0.0
        return own.get("", 0.0) + sum(own.get(sign, 0.0) for sign in signs)


NOTHING_LEARNED = Learned()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A reading with its share of belief."""

    supposition: Supposition
    sentence: Sentence
    belief: float
    moved: tuple[int, int, int]
    """What is in hand, what is paid and for how long, alike for plans that are one reading."""

    @property
    def offer(self) -> Offer:
        """As an offer, with what it takes for granted."""
        one = self.supposition
        parts = {part for _, part in one.parts}
        assumed = set[str]()
        if "rhythm taken" in one.notes:
            assumed.add("monthly")
        if "rate each year" in parts and not self._says_year():
            assumed.add("yearly")
        said = {"equal", "instalments"} & set(self.sentence.said)
        if one.plan.kind is Kind.EQUAL and one.plan.rate and not said:
            assumed.add("equal")
        if one.plan.first and not {"first", "now", "upfront"} & set(self.sentence.said):
            assumed.add("fee-first")
        return one.plan.offer(self.sentence.currency, frozenset(assumed))

    @property
    def leaves_out(self) -> bool:
        """Whether a figure of the sentence has no place in it."""
        one = self.supposition
        used = {number for number, _ in one.parts}
        told = _Following(one, _Flow(one.plan), self.sentence)
        left = (figure for figure in self.sentence.figures if figure.number not in used)
        return any(told.place(figure) in _LEFT for figure in left)

    def _says_year(self) -> bool:
        rated = {n for n, part in self.supposition.parts if part == "rate each year"}
        return all(one.per is not None for one in self.sentence.shares if one.number in rated)


def ranked(items: Sequence[Item], learned: Learned) -> list[Ranked]:
    """Readings, each of which moves other sums or at other times, the likeliest first."""
    return ranked_of(surveyed(items), learned)


def ranked_of(sentence: Sentence, learned: Learned) -> list[Ranked]:
    """The same for a sentence that was looked at already."""
    found = weighed(sentence, learned)
    if not found:
        return []
    flows = [_Flow(one.plan) for one in found]
    scores = [_score(*one, sentence, learned) for one in zip(found, flows, strict=True)]
    none = learned.of(NEITHER, signs_of_none(sentence, len(found)))
    highest = max(none, *scores)
    shares = [math.exp(one - highest) for one in scores]
    every = sum(shares) + math.exp(none - highest)
    belief: dict[tuple[int, int, int], float] = {}
    first: dict[tuple[int, int, int], tuple[float, Supposition]] = {}
    for one, flow, share in zip(found, flows, shares, strict=True):
        key = _moved(flow)
        belief[key] = belief.get(key, 0.0) + share / every
        if key not in first or first[key][0] < share:
            first[key] = (share, one)
    best = sorted(belief, key=lambda key: -belief[key])
    return [Ranked(first[key][1], sentence, belief[key], key) for key in best]


def weighed(sentence: Sentence, learned: Learned) -> list[Supposition]:
    """Suppositions, of which those are kept whose parts are worth most."""
    known: dict[tuple[int, str], float] = {}

    def worth(number: int, part: str) -> float:
        key = (number, part)
        if key not in known:
            known[key] = learned.of(part, sentence.figures[number].around)
        return known[key]

    whole = learned.weights.get(WHOLE, {})
    return suppositions(sentence, worth, lambda note: whole.get(note, 0.0))


def _score(one: Supposition, flow: _Flow, sentence: Sentence, learned: Learned) -> float:
    """What all signs of a supposition add up to."""
    return math.fsum(learned.of(about, signs) for about, signs in _signs(one, flow, sentence))


def signs_of(one: Supposition, sentence: Sentence) -> Iterator[tuple[str, Sequence[str]]]:
    """What speaks for or against a supposition: of each figure's part, and of the whole."""
    return _signs(one, _Flow(one.plan), sentence)


def _signs(
    one: Supposition, flow: _Flow, sentence: Sentence
) -> Iterator[tuple[str, Sequence[str]]]:
    for number, part in one.parts:
        yield part, sentence.figures[number].around
    yield one.form, sentence.said
    yield one.form, (f"times back {flow.times_back}", f"a year {flow.a_year}")
    yield WHOLE, tuple(_of_whole(one, flow))
    used = {number for number, _ in one.parts}
    left = [figure for figure in sentence.figures if figure.number not in used]
    if left:
        told = _Following(one, flow, sentence)
        for figure in left:
            yield told.place(figure), figure.around


def signs_of_none(sentence: Sentence, found: int) -> list[str]:
    """What speaks for no supposition."""
    signs = [*sentence.said, f"suppositions {bisect(_HOW_MANY, found)}"]
    for kind in (Money, Percent, Span, Count):
        often = sum(isinstance(one.what, kind) for one in sentence.figures)
        signs.append(f"{kind.__name__.lower()} {min(_MANY, often)}")
    return signs


def _moved(flow: _Flow) -> tuple[int, int, int]:
    return (_step(flow.received), _step(flow.paid), _step(flow.years))


def belief_in(offer: Offer, found: Sequence[Ranked]) -> float | None:
    """The share of belief that an offer has; None where nothing like it was supposed."""
    loan = offer.loan()
    first = sum((one.amount for one in loan.payments if not one.at), Decimal(0))
    later = [one for one in loan.payments if one.at]
    paid = sum((one.amount for one in later), Decimal(0))
    moment = sum((one.amount * one.at for one in later), Decimal(0)) / (paid or 1)
    time = moment / offer.period.a_year
    own = [_step(float(one)) for one in (loan.received - first, paid, time)]
    alike = [
        one.belief
        for one in found
        if all(abs(mine - its) <= 1 for mine, its in zip(own, one.moved, strict=True))
    ]
    return sum(alike) if alike else None


def cost_of(plan: Plan) -> float:
    """What is paid beyond what is in hand."""
    flow = _Flow(plan)
    return flow.paid - flow.received


def _step(value: float) -> int:
    return round(math.log(max(value, 1e-9)) * _ALIKE)


def _of_whole(one: Supposition, flow: _Flow) -> Iterator[str]:
    yield from one.notes
    yield f"times back {flow.times_back}"
    yield f"a year {flow.a_year}"
    yield f"in hand {bisect(_IN_HAND, flow.received / float(one.plan.amount))}"
    yield f"beside {sum(part in BESIDE for _, part in one.parts)}"


class _Flow:
    """What a plan moves, as floats."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.received = plan.received
        self.runs = plan.payments()
        self.paid = sum(value * often for value, often in self.runs)
        at, moment = 0, 0.0
        for value, often in self.runs:
            moment += value * often * (at + (often + 1) / 2)
            at += often
        self.years = moment / (self.paid or 1) / float(plan.period.a_year)
        self.last = at

    @property
    def times_back(self) -> int:
        return bisect(_TIMES_BACK, self.paid / self.received)

    @property
    def a_year(self) -> int:
        grown = self.paid / self.received - 1
        return bisect(_A_YEAR, grown / self.years if self.years else math.inf)

    def rate(self, received: float) -> float:
        """The rate a period; 0 where there is none."""
        if received <= 0 or self.paid <= received:
            return 0.0
        low, high = 0.0, 0.01
        while self._worth_now(high) > received:
            low, high = high, high * 4
            if high > 1e3:
                return 0.0
        return crossing(lambda rate: self._worth_now(rate) - received, low, high)

    def _worth_now(self, rate: float) -> float:
        if not rate:
            return self.paid
        worth, grown = 0.0, 1.0
        for value, often in self.runs:
            shrunk = (1 + rate) ** -often
            worth += value * (1 - shrunk) / rate * grown
            grown *= shrunk
        return worth


class _Following:
    """What follows from a supposition, to say of each figure that is left what it may be."""

    def __init__(self, one: Supposition, flow: _Flow, sentence: Sentence) -> None:
        plan = one.plan
        self._plan, self._flow = plan, flow
        amount, count, fee = float(plan.amount), plan.often, float(plan.fee)
        put, kept, first = float(plan.deposit), float(plan.deducted), float(plan.first)
        begin, end = flow.runs[0][0], flow.runs[-1][0]
        got, paid = flow.received, flow.paid
        self._sums = (
            *(amount, got, got + first, amount + put, paid, paid + first, paid - amount),
            *(paid - got, paid + put, paid + put + first, begin, end, begin - fee, kept, first),
            *(fee * count, paid - fee * count, put, kept + first, paid - got - first),
        )
        self._each = (amount / count, begin - amount / count, paid / count)
        used = {number for number, _ in one.parts}
        self._used = {
            figure.value
            for figure in sentence.figures
            if figure.number in used and isinstance(figure.what, Money)
        }
        self._rates: tuple[float, ...] | None = None

    def place(self, figure: Figure) -> str:
        """What a figure without a part is beside the supposition."""
        value, what = float(figure.value), figure.what
        match what:
            case Money():
                return self._of_sum(figure, value)
            case Percent():
                if not value:
                    return "share of nothing"
                slack = max(value * 0.006, 0.00004)
                met = any(one > 0 and abs(one - value) <= slack for one in self._shares())
                return "share met" if met else "share left"
            case Span():
                return self._of_time(float(years(what)))
        if figure.value in {self._plan.often, self._plan.often - bool(self._plan.balloon)}:
            return "number met"
        return "number left" if value > 1 else "number of one"

    def _of_sum(self, figure: Figure, value: float) -> str:
        if figure.value in self._used:
            return "sum told again"
        if any(one > 0 and abs(one - value) <= max(one * _NEARLY, 0.5) for one in self._sums):
            return "sum that follows"
        if any(one > 0 and abs(one - value) <= max(one * 0.0005, 0.011) for one in self._each):
            return "sum that follows"
        if figure.whole == self._plan.often:
            return "number told again"
        amount = float(self._plan.amount)
        if value < amount / 100:
            return "sum left, tiny"
        return "sum left, large" if value > amount * (1 + _NEARLY) else "sum left"

    def _of_time(self, long: float) -> str:
        every = 1 / float(self._plan.period.a_year)
        for one, name in ((every * self._plan.often, "time met"), (every, "time of a period")):
            if abs(long - one) <= _SAME_TIME * one:
                return name
        return "time left"

    def _shares(self) -> tuple[float, ...]:
        """Rates and shares that may be printed of it."""
        if self._rates is None:
            plan, flow = self._plan, self._flow
            amount, a_year = float(plan.amount), float(plan.period.a_year)
            cost = (flow.paid - amount) / amount
            rates = []
            for got in {flow.received, amount}:
                rate = flow.rate(got)
                rates += [rate, rate * a_year]
                if a_year * math.log1p(rate) < 50:
                    rates.append((1 + rate) ** a_year - 1)
            self._rates = (
                *rates,
                *(cost, cost / plan.often, cost / plan.often * a_year),
                *(float(plan.deducted) / amount, float(plan.first) / amount),
                float(plan.deposit) / float(plan.amount + plan.deposit),
                flow.paid / flow.received - 1,
            )
        return self._rates
