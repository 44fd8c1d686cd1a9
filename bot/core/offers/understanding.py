"""A typed sentence as an offer, or what must be asked.

Reading goes in four steps: `wording` finds numbers and words, `roles` says which words belong to
which number, `draft` what each number is, `settling` what they come to beside each other, and here
they make a loan; `doubt` holds that against the sentence again. What is taken for granted on
the way is named in `assumed`, so that it can be shown and corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from math import log10

from bot.core.loan import MONTH, Period, Unit, annuity
from bot.core.offers.assigning import Likely, assigned, differ, weighed
from bot.core.offers.believing import believed, is_open
from bot.core.offers.bullet import interest_first, seems_interest_first
from bot.core.offers.chinese import ALL_LOANS, ANOTHER_LOAN
from bot.core.offers.choosing import choices, is_sensible, plans
from bot.core.offers.claims import digits_met, without_told_twice
from bot.core.offers.correction import instead, lay_over, without_wrong
from bot.core.offers.doubt import Doubted
from bot.core.offers.draft import Fee
from bot.core.offers.duration import as_period, finer, periods, sensible, times, unit_of, years
from bot.core.offers.grace import without_grace
from bot.core.offers.likelihood import NOTHING_LEARNED, Learned
from bot.core.offers.offer import Choice, Kind, Need, Offer, Quoted, Reading
from bot.core.offers.outright import at_a_later_price
from bot.core.offers.plain import LONGEST, plain
from bot.core.offers.roles import MOST_PAYMENTS, with_times
from bot.core.offers.settling import same
from bot.core.offers.unheeded import is_beyond, unheeded
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import (
    UNSETTLED,
    Break,
    Count,
    Item,
    Money,
    Per,
    Percent,
    Span,
    read,
)

_NOTHING = Decimal(0)
_HALF = Decimal("0.5")
_STEEPEST = Decimal(100)
"""A rate a period beyond which a number was not meant as one."""
_MAYBE_MONTHLY = Decimal("0.05")
"""Below this a rate without a period may be monthly as well as yearly: it is asked."""
_MAYBE_OVER_YEARS = Decimal("0.025")
"""The same for two years and more, for which few monthly rates are higher."""

_FEW = 4
"""In fewer payments than this nothing is paid off that has a rate and no time."""
_NEARLY = Decimal("0.15")
"""Of its interest, by so much may a plan differ from its own rate: lenders round."""
_SHARED_OUT = Decimal("0.03")
"""Of what payments cost, by so much may fees differ that are all in them."""
_YEAR = Period(Unit.YEAR)
_SEVERAL = 6
_SMALL_FEE = Decimal("0.015")
"""For so many payments a fee of no more may be meant for each of them."""
_WEIGHED = frozenset({Need.CLEARER, Need.COST, Need.AMOUNT, Need.TERM})
"""What need not be asked where the sums of a sentence have only one meaning together."""
_TOLD_BY = {
    Kind.EQUAL: {Tag.EQUAL},
    Kind.EQUAL_PRINCIPAL: {Tag.EQUAL_PRINCIPAL},
    Kind.INTEREST_ONLY: {Tag.INTEREST_ONLY},
    Kind.FLAT: {Tag.INSTALMENTS},
}
_MOST_FIGURES = 12
"""More than so many figures are too many to leave out each of them in turn."""
_BEYOND = frozenset({Tag.RENEWED, Tag.OFF, Tag.DISCOUNTED})
"""Words of what no offer here has."""
_DOUBTED = 0.5
"""What speaks against an offer because its numbers are doubted."""
_BY_SUMS_ALONE = 0.4
"""What speaks against one for which only its sums speak."""
_LEFT_OUT = 0.3
"""What speaks against one for which a share, a time or a number is overlooked."""
_ENOUGH = 6.0
"""What words and sums come to for a reading against which nothing speaks."""
_SOME = 4
"""So many readings of the sums are looked at."""
_IN_PARTS = frozenset(
    {Tag.INSTALMENTS, Tag.EQUAL, Tag.EQUAL_PRINCIPAL, Tag.INTEREST_ONLY, Tag.FLAT}
)


def understand(
    text: str,
    rate_every: str = "",
    changes: Sequence[str] = (),
    learned: Learned = NOTHING_LEARNED,
) -> Reading:
    """Read a sentence. `rate_every` says what a rate is per where the sentence does not.

    It is `day`, `week`, `month`, `year`, or `whole` for once in the whole time. `changes` are later
    sentences, each of which puts something right. What was `learned` has a say where the rules are
    at a loss, or read what is far from likely.
    """
    if len(text) + sum(map(len, changes)) > LONGEST:
        return Reading(needs=(Need.SHORTER,))
    both = None if changes else _two_loans(text, rate_every)
    if both is not None:
        return both
    reading = _one_loan(text, rate_every, changes)
    if changes or rate_every or not (learned.weights and is_open(reading)):
        return reading
    return believed(text, _items(text, rate_every), reading, learned)


def put_right(offer: Offer, changes: Sequence[str]) -> Reading:
    """An offer that somebody chose, with later sentences each of which puts something right."""
    if not changes:
        return Reading(offer)
    told = _as_told(offer)
    return Reading(needs=(Need.CLEARER,)) if told is None else _laid_over(told, changes)


def _one_loan(text: str, rate_every: str, changes: Sequence[str] = ()) -> Reading:
    items, grace = without_grace(_items(text, rate_every))
    making = _Making(rate_every=rate_every)
    making.take(items)
    if changes:
        laid = _laid_over(_before_changes(making, items), changes)
        return laid if grace is None else grace.put_before(laid)
    if making.nonsense:
        return Reading(needs=(Need.AMOUNT,))
    reading = making.reading()
    if grace is not None:
        return grace.put_before(reading)
    offer = reading.offer
    at_odds = offer is not None and (offer.kind is Kind.AT_END or "equal" in offer.assumed)
    if at_odds and seems_interest_first(text):
        return Reading(needs=(Need.SCHEDULE,))  # the principal at the end is no equal instalment
    likely = _likely(reading, items)
    shares = [one for one in items if isinstance(one, Percent)]
    both = reading if likely is None else _weighed(reading, likely, shares)
    if both.offer is not None and _costs_nothing(both.offer, shares):
        both = Reading(needs=(Need.CLEARER,))
    if both.offer is not None and not (likely is not None and likely.met and likely.sure):
        need = unheeded(text, items, both.offer)
        both = both if need is None else Reading(needs=(need,))
    if both.offer is not None and _apart(both.offer):
        both = Reading(needs=(Need.CLEARER,))
    if Need.CLEARER not in both.needs:
        return both
    return replace(both, could_be=_could_be(text, making, reading, items))


def _could_be(
    text: str, making: _Making, reading: Reading, items: Sequence[Item]
) -> tuple[Choice, ...]:
    """What may be meant: the doubted offer, what the sums may be, and either with one thing less.

    Nothing where it is about what no offer here has.
    """
    if sum(isinstance(one, Money | Percent | Span | Count) for one in items) > _MOST_FIGURES:
        return ()
    if Tag.OR in items:
        return _either(items, making.rate_every)
    first = reading.offer or making.doubted()
    staged = Tag.INTEREST_ONLY in making.tags and making.has_stages()
    several = len(making.rates) > 1 and Tag.PLUS not in making.tags
    if staged or several or making.tags & _BEYOND or is_beyond(text):
        return ()
    found = [] if first is None else [(first, 0.0 if reading.offer else _DOUBTED)]
    two = [] if first is None else _apart(first)
    if two and all(map(is_sensible, two)):
        return tuple(map(Choice, two))
    found += _by_sums(items)
    found += [(offer, _BY_SUMS_ALONE) for offer in plans(items)]
    several_rates = sum(isinstance(item, Percent) for item in items) > 1
    for at, item in enumerate(items):
        if not isinstance(item, Money | Percent | Span | Count):
            continue
        if isinstance(item, Percent) and several_rates:
            continue  # one of them for a while, and then the other
        rest = [*items[:at], *items[at + 1 :]]
        less = _Making(rate_every=making.rate_every)
        less.take(rest)
        made = less.reading()
        against = 0.0 if isinstance(item, Money) else _LEFT_OUT
        if made.offer is not None and not made.needs:
            found.append((made.offer, against))
            continue
        found += [(offer, against + more) for offer, more in _by_sums(rest)]
        doubted = less.doubted() if Need.CLEARER in made.needs else None
        if doubted is not None:
            found.append((doubted, against + _DOUBTED))
    return choices(items, found)


def _either(items: Sequence[Item], rate_every: str) -> tuple[Choice, ...]:
    """`1,000 for 12 months at 90, or 24 months at 50`: the one, and the other."""
    if items.count(Tag.OR) != 1:
        return ()
    at = items.index(Tag.OR)
    head, tail = list(items[:at]), list(items[at + 1 :])
    lent = next((one for one in head if isinstance(one, Money)), None)
    timed = any(isinstance(one, Span | Count) for one in tail)
    left = [
        one is not lent if isinstance(one, Money) else timed and isinstance(one, Span | Count)
        for one in head
    ]
    # The rhythm of what is left out is that of the other one, unless it has its own.
    often = [isinstance(one, Per) and out for one, out in zip(head, [False, *left], strict=False)]
    shared = [one for one, out, per in zip(head, left, often, strict=True) if not out and not per]
    said = [isinstance(one, Money) for one in tail]
    if any(often) and any(said) and not any(isinstance(one, Per) for one in tail):
        tail.insert(said.index(True) + 1, head[often.index(True)])
    found: list[Choice] = []
    for part in (head, [*shared, Break(), *tail]):
        making = _Making(rate_every=rate_every)
        making.take(part)
        made = making.reading()
        if made.offer is not None and not made.needs:
            found += choices(part, [(made.offer, 0.0)])[:1]
    return tuple(found) if len(found) == 2 and differ(found[0].offer, found[1].offer) else ()


def _by_sums(items: Sequence[Item]) -> list[tuple[Offer, float]]:
    """What sums may be, and what speaks against each."""
    return [
        (one.offer, max(0.0, (_ENOUGH - one.score) / _ENOUGH))
        for one in weighed(items, _SOME)
        if one.score > 0
    ]


def _two_loans(text: str, rate_every: str) -> Reading | None:
    """5万分24期每月2229，另外网贷2万分12期每月1860，一起算: both as one; None if it is one loan."""
    cut = ANOTHER_LOAN.search(text)
    if cut is None:
        return None
    parts = (text[: cut.start()].replace("第一笔", ""), text[cut.end() :].replace("第二笔", ""))
    readings = [_one_loan(one, rate_every) for one in parts]
    offers = [one.offer for one in readings if one.offer is not None and not one.needs]
    if len(offers) < 2 or any(one.on_card or one.kind is Kind.RATE for one in offers):
        return None
    mine, yours = offers
    alike = mine.period == yours.period and not (mine.odd or yours.odd)
    if not alike or ALL_LOANS.search(text) is None:
        return Reading(needs=(Need.CLEARER,))
    paid = [_NOTHING] * max(mine.count, yours.count)
    for one in offers:
        for payment in one.loan().payments:
            if payment.at:
                paid[int(payment.at) - 1] += payment.amount
    return Reading(
        Offer(
            Kind.GIVEN,
            mine.amount + yours.amount,
            mine.period,
            len(paid),
            deducted=mine.deducted + yours.deducted,
            first=mine.first + yours.first,
            deposit=mine.deposit + yours.deposit,
            paid=tuple(paid),
            currency=mine.currency or yours.currency,
            assumed=mine.assumed | yours.assumed,
        )
    )


def _items(text: str, rate_every: str) -> list[Item]:
    """What a sentence says; interest paid often and the principal last in our words."""
    items = _without_last_choice(with_times(read(text)))
    items = at_a_later_price(without_told_twice(items))
    usual = plain(text)
    told = interest_first(usual)
    if told == usual:
        return items
    making = _Making(rate_every=rate_every)
    making.take(items)
    offer = making.reading().offer
    if offer is not None and offer.kind in {Kind.INTEREST_ONLY, Kind.GIVEN}:
        return items
    return with_times(read(told))


def _without_last_choice(items: list[Item]) -> list[Item]:
    """Leave out an `or` after which no number comes: or my wife must stay there."""
    at = max((at for at, one in enumerate(items) if one is Tag.OR), default=None)
    after = items[at + 1 :] if at is not None else []
    told = any(isinstance(one, Money | Percent | Span | Count | Per) for one in after)
    if at is None or told or {Tag.AT_END, Tag.UNSURE, *_IN_PARTS} & set(after):
        return items
    return items[:at] + after


def _before_changes(making: _Making, items: Sequence[Item]) -> _Making:
    """What a correction is laid over: where only the sums told what an offer is, what they told."""
    if deepcopy(making).reading().offer is not None:
        return making
    likely = assigned(items)
    told = None if likely is None else _as_told(likely.offer)
    if told is None:
        return making
    told.rate_every = making.rate_every
    return told


def _as_told(offer: Offer) -> _Making | None:
    """What a sentence about an offer would tell; None of a card, or where payments differ."""
    told = _Making(currency=offer.currency)
    told.principal, told.deposit, told.balloon = offer.amount, offer.deposit, offer.balloon
    rhythm = Per(offer.period.unit.value, Decimal(offer.period.count))
    by_days = offer.period.unit is Unit.DAY and offer.kind not in {Kind.GIVEN, Kind.AT_END}
    if offer.on_card or offer.odd or len(set(offer.paid)) > 1 or by_days:
        return None
    if offer.kind is Kind.AT_END or (offer.kind is Kind.GIVEN and offer.count == 1):
        told.tags = {Tag.AT_END}
        whole = Span(Decimal(offer.period.count * offer.count), offer.period.unit.value)
        told.spans = [(whole, 0, False)]
        rhythm_of_pay = None
    else:
        told.counts, told.rhythm = [(offer.count, 0)], rhythm
        rhythm_of_pay = rhythm
    if offer.kind is Kind.GIVEN:
        told.pays = [(offer.paid[0], rhythm_of_pay, 1)]
    else:
        told.tags |= _TOLD_BY.get(offer.kind, set())
        if offer.rate or offer.kind is not Kind.FLAT:
            told.rates = [(Percent(offer.rate), rhythm, [Tag.INTEREST])]
    if offer.fee:
        told.fees.append(Fee(offer.fee, False, Per("each"), [Tag.FEE]))
    if offer.deducted:
        told.fees.append(Fee(offer.deducted, False, None, [Tag.FEE, Tag.UPFRONT]))
    if offer.first:
        told.fees.append(Fee(offer.first, False, None, [Tag.FEE, Tag.FIRST, Tag.NOW]))
    return told


def _laid_over(making: _Making, changes: Sequence[str]) -> Reading:
    """An offer with later sentences laid over it."""
    before = making
    for change in changes:
        before = deepcopy(making)
        lay_over(making, change)
    if making.nonsense:
        return Reading(needs=(Need.AMOUNT,))
    reading = making.reading()
    told_wrong = without_wrong(changes[-1])[0] is not None
    if Need.CLEARER not in reading.needs or told_wrong:
        return reading  # which sum was wrong is said
    found: list[tuple[Offer, float]] = []
    for draft, ratio in instead(before, changes[-1]):
        made = draft.reading()
        if made.offer is not None and not made.needs:
            found.append((made.offer, abs(log10(ratio))))
    doubted = making.doubted()
    if doubted is not None and not found:
        found.append((doubted, _DOUBTED))
    return replace(reading, could_be=choices(read(changes[-1]), found))


def _apart(offer: Offer) -> list[Offer]:
    """`12 x 275 there, 18 x 190 here`: stages of which each pays all back are an offer each."""
    runs = [(value, len(list(alike))) for value, alike in groupby(offer.paid)]
    if len(runs) != 2 or any(one < 2 or one * value < offer.received for value, one in runs):
        return []
    return [replace(offer, count=one, paid=(value,) * one) for value, one in runs]


def _costs_nothing(offer: Offer, shares: Sequence[Percent]) -> bool:
    """Whether payments cost nothing beside a rate that is printed: they are principal alone."""
    if offer.kind is not Kind.GIVEN or not any(one.value for one in shares):
        return False
    return offer.loan().total_cost <= 0


def _likely(reading: Reading, items: Sequence[Item]) -> Likely | None:
    """What the other way to read says, where it has a say."""
    offer = reading.offer
    if offer is None:
        return assigned(items, at_a_loss=True) if _WEIGHED.issuperset(reading.needs) else None
    if reading.needs or offer.kind is Kind.RATE or offer.on_card or "first-now" in offer.assumed:
        return None
    return assigned(items)


def _weighed(reading: Reading, likely: Likely, shares: Sequence[Percent]) -> Reading:
    """A reading held against the other way to read: that may answer, or raise a doubt. Of two that
    differ, it answers with the one that comes to more of the printed `shares`."""
    if reading.offer is None:
        return Reading(likely.offer)
    if not differ(likely.offer, reading.offer):
        return reading
    if likely.met and digits_met(reading.offer, shares) > likely.met:
        return reading
    return Reading(likely.offer) if likely.sure else Reading(needs=(Need.CLEARER,))


def _comes_up(per: Per | None) -> bool:
    """Whether something comes with time, and not once or with each payment."""
    return per is not None and per.unit != "each"


def _below(
    others: Sequence[tuple[Percent, Per | None, list[Tag]]],
    by_law: Sequence[tuple[Percent, Per | None, list[Tag]]],
) -> bool:
    """Whether the only other rate is a lower one of a year."""
    if len(others) != 1 or others[0][1] not in {None, Per("year"), Per("year", before=True)}:
        return False
    return others[0][0].value < min(percent.value for percent, _, _ in by_law)


@dataclass(slots=True)
class _Making(Doubted):
    """The loan that the numbers make."""

    drawn: Offer | None = None
    """The last one that was made, whether or not it was doubted."""

    def reading(self) -> Reading:
        """The offer, or what is missing."""
        self.settle()
        in_parts = Tag.DISCOUNTED in self.tags and not self._single()
        if self.at_odds or Tag.RENEWED in self.tags or in_parts:
            return Reading(needs=(Need.CLEARER,))
        unsaid = self._named_rhythm() is None and Tag.INSTALMENTS not in self.tags
        if Tag.ON_PAYDAYS in self.tags and unsaid:
            return Reading(needs=(Need.SCHEDULE,))
        return self._priced()

    def has_stages(self) -> bool:
        """Whether more than one time or number of payments is said."""
        return len(self._terms()) + len(self.counts) > 1

    def doubted(self) -> Offer | None:
        """The offer that its numbers make where they are doubted; asked for after `reading`."""
        if self.drawn is None:
            self.at_odds = False
            self._priced()
        return self.drawn

    def _priced(self) -> Reading:
        """The offer by what its price is: rates, fees, payments, or a card's."""
        self._settle_rates()
        if self._free() and any(percent.value for percent, _, _ in self.rates):
            # Nine months are free, and only then comes a rate.
            if self._several_times():
                return Reading(needs=(Need.CLEARER,))
            self.assumed.add("free-first")
            self.rates = []
        if Tag.CARD in self.tags or self.share:
            card = self._card()
            if card is not None:
                return card
        if self.base is not None:
            return self._per_hundred()
        if not (self.pays or self.total or self.fees or self.rates or self._free()):
            timed = bool(self.spans or self.counts)
            untold = {Need.AMOUNT: self._amount() is None, Need.TERM: not timed, Need.COST: True}
            return Reading(needs=tuple(need for need, asked in untold.items() if asked))
        repeated = (bool(self.rates) or self._pays_interest()) and all(
            value == self._amount() and per is None for value, per, _ in self.pays
        )  # "at 12% a year, then pay the 10k back"
        if self.total is not None or (self.pays and not repeated):
            return self._with_payments()
        return self._with_rates()

    def _single(self) -> bool:
        """Whether all is paid back at once."""
        terms = self._terms()
        many = bool(self.counts) and self.counts[0][0] > 1
        once = bool(terms) and {count for count, _ in self.counts} == {1}
        if many or once:
            return once
        flat_at_end = self.tags & _IN_PARTS == {Tag.FLAT} and Tag.AT_END in self.tags
        if (
            self.tags & _IN_PARTS and not (flat_at_end and self._named_rhythm() is None)
        ) or self.balloon:
            return False
        paid_often = any(per is not None for _, per, _ in self.pays) or self._pays_interest()
        paid_often = paid_often or self._rhythm_within(terms)
        if paid_often or not terms:
            return False
        if self.tags & {Tag.AT_END, Tag.AFTER, Tag.PAWN, Tag.TOGETHER}:
            return True
        span = terms[0]
        back = [value for value, _, _ in self.pays]
        amount = self._amount()
        together = Tag.IN in self.tags and Tag.TOTAL not in self.tags and len(back) == 1
        if together and amount is not None and back[0] > amount:
            # "1,000 back in three months"
            self.assumed.add("at-end")
            return True
        short = {"day": 92, "week": 12, "fortnight": 6, "month": 1, "quarter": 1}
        return span.count <= short.get(span.unit, 0)

    def _rhythm_within(self, terms: list[Span]) -> bool:
        """`Over two years in monthly parts`: how often is paid, and that is more than once."""
        rhythm = self.rhythm
        if rhythm is None or Tag.INSTALMENTS not in self.tags:
            return False
        return any((periods(span, as_period(rhythm)) or 0) > 1 for span in terms)

    def _counts_days(self) -> bool:
        """A longer time in days, with nothing that says how often is paid."""
        said = self.counts or self.rhythm or self.tags & _IN_PARTS or self._pays_interest()
        return not said and any(span.unit == "day" for span in self._terms())

    def _pays_interest(self) -> bool:
        """利息每月500，两年后还本: interest in money for each month of a longer time."""
        every = next((fee.per for fee in self.fees if self._is_paid_often(fee)), None)
        monthly = every is not None
        # 每年给他4%利息，三年后还本金
        monthly = monthly or any(
            per is not None and per.before and {Tag.PAY, Tag.GET} & set(tags)
            for _, per, tags in self.rates
        )
        period = MONTH if every is None else as_period(every)
        months = max((periods(span, period) or 0 for span in self._terms()), default=0)
        monthly = monthly or self.pays_interest is not None
        said = any(self._is_paid_often(fee) and Tag.PAY in fee.tags for fee in self.fees)
        monthly = monthly and (said or Tag.TOGETHER not in self.tags)
        return (
            monthly and months > 1 and bool(self.tags & {Tag.AT_END, Tag.AFTER, Tag.PRINCIPAL_LAST})
        )

    def _is_paid_often(self, fee: Fee) -> bool:
        """Interest in money that is paid as often as it comes up: each month, or as it says."""
        if fee.per is None or fee.share or fee.per.unit == "each":
            return False
        if fee.per.unit == "month":
            return True
        paid = bool({Tag.PAY, Tag.GET} & set(fee.tags))
        last = Tag.PRINCIPAL_LAST in self.tags or self._gives_back()
        last = last and fee.per.unit != "day"
        if Tag.FEE in fee.tags and self._gives_back() and fee.per.unit != "day":
            return True  # "10 a week on 250, then the 250 back"
        return Tag.INTEREST in fee.tags and (paid or last)

    def _only_pays_interest(self) -> bool:
        """`5000 for a year, I pay 50 interest a month`: and nobody says when the 5000."""
        said = self.counts or self.tags & _IN_PARTS or self._pays_interest() or self.rates
        return not said and any(
            fee.per is not None and not fee.share and {Tag.PAY, Tag.INTEREST} <= set(fee.tags)
            for fee in self.fees
        )

    def _gives_back(self) -> bool:
        """`A fiver a week interest, and the hundred back after 8 weeks`: what was lent, at last."""
        return any(value == self._amount() and per is None for value, per, _ in self.pays)

    def _whole(self) -> tuple[Period, int] | None:
        """The time of a loan that is paid back at once, as one stretch in its own unit."""
        terms = self._terms()
        if not terms:
            return None
        span = terms[0]
        unit, each = unit_of(span.unit)
        count = span.count * each
        if count != int(count):
            unit, count = finer(unit, count)
        rated = [per for _, per, _ in self.rates if per] + [fee.per for fee in self.fees if fee.per]
        if unit is Unit.WEEK and not any(per.unit == "week" for per in rated):
            unit, count = Unit.DAY, count * 7
        if unit is Unit.MONTH and any(per.unit == "day" for per in rated):
            unit, count = Unit.DAY, count * 30
        if not 0 < count <= 36_500:
            return None
        return Period(unit), int(count)

    def _named_rhythm(self) -> Per | None:
        """How often is paid, where it is named."""
        named = [per for _, per, _ in self.pays if per is not None and per.unit != "each"]
        return next(iter(named), self.rhythm)

    def _rhythm(self) -> Period:
        """How often is paid: as named, else monthly, or weekly where the time is in weeks."""
        named = [per for _, per, _ in self.pays if per is not None and per.unit != "each"]
        if self.rhythm is not None:
            named.append(self.rhythm)
        if self._pays_interest():
            named += [fee.per for fee in self.fees if fee.per and self._is_paid_often(fee)]
        # Of 4% a year for 36 months nobody pays once a year.
        named += [
            fee.per
            for fee in self.fees
            if fee.per is not None and fee.per.unit not in {"each", "year"}
        ]
        named += [
            per
            for _, per, _ in self.rates
            if per is not None and (per.unit in {"week", "month"} or self._pays_interest())
        ]
        if named and named[0].unit != "day":
            return as_period(named[0])
        pays_daily = any(per is not None and per.unit == "day" for _, per, _ in self.pays)
        pays_daily = pays_daily or self._pays_interest()
        pays_daily = pays_daily or (self.rhythm is not None and self.rhythm.count > 1)
        if named and pays_daily:
            return as_period(named[0])
        terms = self._terms()
        if terms and not self.counts and terms[0].unit in {"week", "fortnight"}:
            return as_period(Per(terms[0].unit))
        self.assumed.add("monthly")
        return MONTH

    def _odd(self, period: Period) -> float:
        """How many periods more than one pass before the first payment."""
        span = self.first_span
        if span is None or span.count <= 0:
            return float(self.spared)
        if span.unit == "day" and period.unit is Unit.MONTH:
            return float(span.count) / (30 * period.count) - 1
        return float(min(years(span) * period.a_year, Decimal(MOST_PAYMENTS))) - 1

    def _times(self, period: Period) -> int | None:
        """How many payments there are."""
        if self.counts:
            return sensible(self.counts[0][0] - self.spared)
        terms = self._terms()
        return sensible(periods(terms[0], period)) if terms else None

    def _times_paid(self, period: Period) -> int | None:
        """The same without what is spared at first: three years, nothing in the first of them."""
        count = self._times(period)
        if count is None or self.counts or not self.spared_of_term:
            return count
        return sensible(count - round(self._odd(period)))

    def _a_period(self, percent: Percent, per: Per | None, period: Period) -> Decimal | None:
        """A rate for one `period`; None if nobody can say what it is per."""
        if percent.every == UNSETTLED:
            return None
        if per is None and self._surely_yearly(percent):
            self.assumed.add("yearly")
            per = Per("year")
        if per is None and percent.value == 0:
            per = Per("year")
        if per is None:
            return None
        if per.unit == "each":
            return percent.value
        every = as_period(per)
        return percent.value * times(every, period)

    def _surely_yearly(self, percent: Percent) -> bool:
        """Whether a rate without a period is too high, or the time too long, for a monthly one."""
        long = any(
            span.count >= {"year": 2, "month": 24}.get(span.unit, 10**6) for span in self._terms()
        )
        if self.rate_unsaid:
            return False
        return percent.value >= (_MAYBE_OVER_YEARS if long else _MAYBE_MONTHLY)

    def _settle_rates(self) -> None:
        """One price that is told twice counts once: 月利率0.6%，年化7.2%; 6.9% fixed, 7.4% APR."""
        by_law = [one for one in self.rates if {Tag.APR, Tag.EFFECTIVE} & set(one[2])]
        flat = any(Tag.FLAT in tags for _, _, tags in self.rates)  # that says what is paid
        if flat and by_law:
            self.rates = [one for one in self.rates if one not in by_law]
        elif by_law and len(by_law) < len(self.rates):
            others = [one for one in self.rates if one not in by_law]
            # 5.88%, 6.30% with the fee of 3,000: the plan runs at the rate that is without it.
            charged = any(fee.per is None and Tag.ADDED not in fee.tags for fee in self.fees)
            self.rates = others if charged and _below(others, by_law) else by_law
        kept: list[tuple[Percent, Per | None, list[Tag]]] = []
        for percent, per, tags in self.rates:
            a_year = self._a_period(percent, per, _YEAR)
            same = [self._a_period(one, other, _YEAR) for one, other, _ in kept]
            if a_year is None or not any(
                one is not None and abs(one - a_year) <= a_year / 25 for one in same
            ):
                kept.append((percent, per, tags))
        self.rates = kept

    def _rate(self, period: Period) -> Decimal | None:
        """All rates together for one `period`; None if one of them has no period."""
        total = _NOTHING
        for percent, per, tags in self.rates:
            one = self._a_period(percent, per, period)
            if one is None:
                return None
            by_law = Tag.APR in tags and self.currency in {"£", "€"}
            if by_law:
                self.assumed.add("apr-effective")
            if by_law or Tag.EFFECTIVE in tags:
                one = (1 + percent.value) ** (1 / period.a_year) - 1
            total += one
        return total

    def _quoted(self) -> Quoted | None:
        """The rate as it was written, if there is just one."""
        if len(self.rates) != 1 or self.fees:
            return None
        percent, per, _ = self.rates[0]
        if per is None and self._surely_yearly(percent):
            per = Per("year")
        if per is None or per.unit == "each":
            return None
        return Quoted(percent.value, as_period(per))

    def _charges(
        self, amount: Decimal, period: Period, count: int, *, single: bool
    ) -> tuple[Decimal, Decimal, Decimal]:
        """Fees as (with every payment, deducted, paid at the beginning)."""
        each = deducted = first = _NOTHING
        for fee in self.fees:
            money = amount * fee.value if fee.share else fee.value
            has = set(fee.tags)
            if Tag.ADDED in has:
                continue  # part of what is owed: `_owed`
            if fee.per is not None and Tag.UPFRONT not in has:
                every = period if fee.per.unit == "each" else as_period(fee.per)
                if not self._said_as_rate(fee, money / amount, every):
                    each += money * times(every, period)
            elif Tag.UPFRONT in has and not (Tag.PAY in has and Tag.FEE in has):
                deducted += money
            elif self._is_spread(fee, single=single):
                each += money / count
            elif has & {Tag.FIRST, Tag.DOWN} or self._paid_first(fee):
                if not has & {Tag.FIRST, Tag.DOWN}:
                    self.assumed.add("fee-first")
                first += money
            else:
                each += money / count
        return each, deducted, first

    def _added(self, amount: Decimal) -> Decimal:
        """Fees that are added to the loan: owed from the beginning, and never in hand."""
        added = [fee for fee in self.fees if Tag.ADDED in fee.tags]
        return sum((amount * fee.value if fee.share else fee.value for fee in added), _NOTHING)

    def _is_spread(self, fee: Fee, *, single: bool) -> bool:
        """Whether a fee comes with what is paid back, and not at the desk or by itself."""
        has = set(fee.tags)
        at_desk = bool(has & {Tag.NOW, Tag.UPFRONT}) or {Tag.FIRST, Tag.CASH} <= has
        return (single and not at_desk) or (fee.share and Tag.FLAT in has)

    def _paid_first(self, fee: Fee) -> bool:
        """Whether a fee of once is taken to be paid at the beginning, not spread.

        A share that is all that a plan costs is usually spread over its payments.
        """
        spread = {Tag.TOTAL, Tag.INTEREST} & set(fee.tags)
        return not spread and (not fee.share or bool(self.rates or self.pays))

    def _said_as_rate(self, fee: Fee, share: Decimal, every: Period) -> bool:
        """Interest that is told twice: 日息0.02%，借1万一天2元."""
        if fee.share or Tag.INTEREST not in fee.tags:
            return False
        rates = [self._a_period(percent, per, every) for percent, per, _ in self.rates]
        return any(rate is not None and abs(rate - share) <= share / 50 for rate in rates)

    def _card(self) -> Reading | None:
        amount = self._amount()
        each = [value for value, _, _ in self.pays]
        if self.counts or (self._terms() and not self.share):
            return None  # a card's bill in instalments, or a loan paid back by a day
        said = bool(self.share or each)
        if not said and (amount is None or not self.rates):
            return None
        rate = self._rate(MONTH) if self.rates or self._free() else None
        missing = {
            Need.AMOUNT: amount is None,
            Need.RATE_PERIOD if self.rates else Need.COST: rate is None,
            Need.PAYMENT: not (self.share or self.floor or each),
        }
        needs = tuple(need for need, asked in missing.items() if asked)
        if needs or amount is None or rate is None:
            return Reading(needs=needs)
        floor = self.floor or (each[0] if each else _NOTHING)
        if self.share:
            floor, amount = sorted((floor, amount))  # the least to be paid may be told first
        offer = Offer(
            Kind.CARD_MINIMUM if self.share else Kind.CARD_FIXED,
            amount,
            rate=rate,
            share=self.share,
            floor=floor,
            currency=self.currency,
            quoted=self._quoted(),
        )
        if self.share and not offer.floor:
            self.assumed.add("no-floor")
        return self._done(offer)

    def _per_hundred(self) -> Reading:
        """`$15 per $100 for two weeks`: a price for each hundred, once."""
        if self.fees:
            self.pays = [one for one in self.pays if one[0] != self._amount()]
            if self.pays:
                return Reading(needs=(Need.CLEARER,))
        prices = [fee.value for fee in self.fees if not fee.share]
        prices += [value for value, _, _ in self.pays]
        amount = self._amount()
        if not prices and amount is not None and self.base:
            prices, amount = [amount], None  # the price came first and was taken for the amount
        if not prices or not self.base:
            return Reading(needs=(Need.COST,))
        if amount is None or amount <= prices[0]:
            amount = self.base
            self.assumed.add("per-base")
        whole = self._whole()
        cost = prices[0] / self.base
        per = next((fee.per for fee in self.fees if fee.per), self.base_per)
        if per is not None and per.unit != "each":
            self.rates.append((Percent(cost), per, []))
            self.fees, self.pays, self.base, self.principal = [], [], None, amount
            return self._with_rates()
        if whole is None:
            return Reading(needs=(Need.TERM,))
        period, count = whole
        offer = Offer(
            Kind.AT_END,
            amount,
            Period(period.unit, count),
            1,
            cost,
            currency=self.currency,
        )
        return self._done(offer)

    def _with_payments(self) -> Reading:
        """What is paid back is named: the rate is what follows from it."""
        amount = self._amount()
        pays = [one for one in self.pays if (one[0] > 0 and one[0] != amount) or one[1] is not None]
        pays = pays or self.pays
        needs = [] if amount is not None else [Need.AMOUNT]
        if self._single() or self._pays_nothing_first():
            return self._paid_at_once(amount, pays, needs)
        period = self._rhythm()
        count = self._times_paid(period)
        value, per = (pays[0][0], pays[0][1]) if pays else (self.total or _NOTHING, None)
        groups = self._groups(pays, period)
        paid = [one for times, one in groups or () for _ in range(times)]
        if count is None:
            paid = paid or self._until_total(amount, value, per)
        if paid and amount is not None:
            return self._given(amount, paid, period)
        if count is None:
            if (self.rates or self._free()) and amount is not None and per is not None:
                return self._until_paid(amount, value, period)
            needs.append(Need.TERM)
        together = not pays or (per is None and amount is not None and value >= amount)
        if needs or amount is None or count is None:
            return Reading(needs=tuple(needs))
        if together and count > 1:
            return self._all_together(amount, value, period, count)
        return self._given(amount, [value] * count, period)

    def _until_total(self, amount: Decimal | None, each: Decimal, per: Per | None) -> list[Decimal]:
        """`70 a fortnight until 840 is paid`: the total says how often."""
        total = self.total or _NOTHING
        often = per is not None and per.unit != "each" and each > 0
        if not often or amount is None or total < amount or total > each * MOST_PAYMENTS:
            return []
        whole, rest = divmod(total, each)
        return [each] * int(whole) + [rest] * bool(rest)

    def _pays_nothing_first(self) -> bool:
        return any(value == 0 for value, _, _ in self.pays) and bool(self._terms())

    def _paid_at_once(
        self, amount: Decimal | None, pays: list[tuple[Decimal, Per | None, int]], needs: list[Need]
    ) -> Reading:
        whole = self._whole()
        if whole is None:
            needs.append(Need.TERM)
        if needs or amount is None or whole is None:
            return Reading(needs=tuple(needs))
        back = self.total if self.total is not None else max(value for value, _, _ in pays)
        if back == 0:
            back = amount
        received = self.got if self.got is not None else amount
        if amount > back and self.got is None and not self.fees:
            return Reading(needs=(Need.COST if len(pays) == 1 else Need.CLEARER,))
        each, deducted, first = self._charges(amount, *whole, single=True)
        charged = each + amount * (self._rate(whole[0]) or _NOTHING)
        if any(same(back, amount + one * whole[1]) for one in (each, charged)):
            each = _NOTHING  # the fee is in what is paid back
            self.rates = [] if charged else self.rates
        back += each * whole[1]
        every = whole[0].times(whole[1])
        self.at_odds = self.at_odds or self._rated_otherwise(amount, [back], every)
        offer = Offer(
            Kind.GIVEN,
            amount,
            every,
            1,
            paid=(back,),
            deducted=deducted or amount - received,
            first=first,
            currency=self.currency,
        )
        return self._done(offer)

    def _all_together(self, amount: Decimal, total: Decimal, period: Period, count: int) -> Reading:
        """A total over some time: in parts if it says so; else it must be asked."""
        # "1,100 over five months" may also be paid at the end of them.
        over = Tag.OVER in self.tags and (count > period.a_year or self.total is not None)
        in_parts = over or self.tags & {Tag.INSTALMENTS, Tag.EQUAL, Tag.FLAT}
        often = bool(self.counts) or any(per is not None for _, per, _ in self.pays)
        if not in_parts and not often and self.rhythm is None:
            return Reading(needs=(Need.SCHEDULE,))
        return self._given(amount, [total / count] * count, period)

    def _given(self, amount: Decimal, paid: list[Decimal], period: Period) -> Reading:
        self._settle_fees(amount, paid)
        if (
            self.balloon
            and not self.balloon_on_top
            and (self.counts or self.balloon <= 2 * paid[-1])
        ):
            # After 48 payments a final one: as advertisements count, it is the 49th.
            paid.append(self.balloon)
        else:
            paid[-1] += self.balloon
        if self.first_pay is not None:
            first_paid, at = self.first_pay
            # "first payment of 250, then 23 of 230" are 24; of "24 of 230, the first 250" one is.
            stages = [one for _, one in self.counts] or [one for _, one, _ in self.spans]
            before = bool(stages) and min(stages) > at and not self.counts_all
            paid = [first_paid, *paid[0 if before else 1 :]]
        each, deducted, first = self._charges(amount, period, len(paid), single=False)
        cost = sum(paid, -amount)
        charged = each * len(paid)
        if each and same(cost + amount, charged + amount):
            each = _NOTHING  # 每期手续费0.55%、每期还888.33: the fee is in what is paid
        elif (each or first) and self._is_all(charged + first, cost):
            each = first = _NOTHING  # so are all fees: they are just what it costs
        if self.total is not None and abs(self.total - sum(paid)) <= self.total / 200:
            each = first = _NOTHING  # the fees are in these payments, as the total says
        if self.got is not None:
            deducted = max(deducted, amount - self.got)
        self.at_odds = self.at_odds or self._rated_otherwise(amount, paid, period)
        if self._starts_now(len(paid), period):
            first, paid = first + paid[0], paid[1:]
        offer = Offer(
            Kind.GIVEN,
            amount,
            period,
            len(paid),
            fee=each,
            deducted=deducted,
            first=first,
            paid=tuple(paid),
            late=self.late,
            odd=self._odd(period),
            currency=self.currency,
        )
        return self._done(offer)

    def _is_all(self, charged: Decimal, cost: Decimal) -> bool:
        """Whether fees, of which none is said to be paid at once, are all that payments cost."""
        at_once = any({Tag.UPFRONT, Tag.NOW} & set(fee.tags) for fee in self.fees)
        return not at_once and abs(charged - cost) <= cost * _SHARED_OUT

    def _settle_fees(self, amount: Decimal, paid: list[Decimal]) -> None:
        """Fees that are in these payments already, or come with the first or the last of them."""
        total = sum(paid, _NOTHING)
        for fee in list(self.fees):
            if fee.per is not None or Tag.UPFRONT in fee.tags:
                continue
            money = amount * fee.value if fee.share else fee.value
            if same(total - amount, money):
                self.fees.remove(fee)
            elif {Tag.FIRST_PAYMENT, Tag.BALLOON, Tag.AT_END} & set(fee.tags):
                self.fees.remove(fee)
                paid[0 if Tag.FIRST_PAYMENT in fee.tags else -1] += money
            elif Tag.INTEREST in fee.tags and not same(total, amount):
                self.at_odds = True

    def _rated_otherwise(self, amount: Decimal, paid: list[Decimal], period: Period) -> bool:
        """Whether a rate was named that these payments do not come to, by no way of counting."""
        if len(self.rates) != 1 or len(set(paid)) > 1:
            return False
        percent, per, _ = self.rates[0]
        each = self._a_period(percent, per, period)
        if not each:
            # A rate, and payments that cost nothing: they are not all that is paid.
            return percent.value > 0 and same(sum(paid, _NOTHING), amount)
        simple = amount * each * len(paid)
        equal = annuity(amount, each, len(paid)) * len(paid) - amount
        yearly = self._a_period(percent, per, _YEAR) or each
        effective = (1 + yearly) ** (1 / period.a_year) - 1
        compound = annuity(amount, effective, len(paid)) * len(paid) - amount
        grown = amount * percent.value
        once = [amount * fee.value if fee.share else fee.value for fee in self.fees if not fee.per]
        cost = sum(paid, -amount)
        return not any(
            abs(cost - more - one) <= max(one * _NEARLY, amount / 200)
            for one in (simple, equal, compound, grown)
            for more in (_NOTHING, sum(once, _NOTHING))
        )

    def _starts_now(self, count: int, period: Period) -> bool:
        """A purchase paid in a few fortnightly parts is begun at the till."""
        if Tag.FIRST_NOW in self.tags and count > 1:
            return True
        fortnight = period.unit is Unit.WEEK and period.count == 2
        if count in {3, 4} and fortnight and self.price is not None:
            self.assumed.add("first-now")
            return True
        return False

    def _groups(
        self, pays: list[tuple[Decimal, Per | None, int]], period: Period
    ) -> list[tuple[int, Decimal]] | None:
        """Payments that change: 600 for a year, then 2,900 for 24 months."""
        if len(pays) < 2:
            return None
        lengths = [(count, at) for count, at in self.counts]
        lengths += [
            (periods(span, period) or 0, at) for span, at, rhythm in self.spans if not rhythm
        ]
        lengths.sort(key=lambda one: one[1])
        if len(lengths) == len(pays) == 2 and lengths[0][0] == lengths[1][0]:
            begun, then = sorted(at for _, _, at in pays)
            if not lengths[0][1] < then and begun < lengths[0][1]:
                return None  # 1,000 and then 220, 52 times, which is two years: one of them differs
        if len(lengths) == len(pays) + 1:
            # Two years: 200 a month in the first, 300 in the second.
            whole = sum(count for count, _ in lengths) / 2
            lengths = [one for one in lengths if one[0] != whole]
        if len(lengths) != len(pays):
            return None
        groups = [
            (count, value)
            for (count, _), (value, _, _) in zip(lengths, pays, strict=True)
            if 0 < count <= MOST_PAYMENTS
        ]
        return groups if len(groups) == len(pays) else None

    def _until_paid(self, amount: Decimal, each: Decimal, period: Period) -> Reading:
        rate = self._rate(period)
        if rate is None:
            return Reading(needs=(Need.RATE_PERIOD,))
        if each * _FEW > amount:
            return Reading(needs=(Need.TERM,))  # 31,000 a month is what is earned
        offer = Offer(
            Kind.CARD_FIXED,
            amount,
            period,
            rate=rate,
            floor=each,
            currency=self.currency,
            quoted=self._quoted(),
        )
        return self._done(offer)

    def _with_rates(self) -> Reading:
        """Rates and fees are named: the payments are what follows from them."""
        amount = self._amount()
        if amount is None and self.got is None and not (self._terms() or self.counts):
            return self._rate_alone()
        early = self._as_claimed()
        if early is None:
            early = self._once(amount) if self._single() else self._in_parts(amount)
        if early is not None:
            return early
        period = self._rhythm()
        count = self._times_paid(period)
        rate = None if self._is_each_or_once(count) else self._rate(period)
        missing = {
            Need.AMOUNT: amount is None,
            Need.TERM: count is None,
            Need.RATE_PERIOD: rate is None,
            Need.SCHEDULE: self._counts_days() or self._only_pays_interest(),
        }
        needs = tuple(need for need, asked in missing.items() if asked)
        if count is None and rate is not None and rate > 0 and not self.fees:
            return replace(self._rate_alone(), needs=needs)
        if count is None or rate is None or Need.SCHEDULE in needs:
            return Reading(needs=needs)
        unit = amount if amount is not None else self._any_amount()
        each, deducted, first = self._charges(unit, period, count, single=False)
        if amount is None and any(not fee.share for fee in self.fees):
            return Reading(needs=needs)
        if self.got is not None and self.principal is not None:
            deducted = max(deducted, self.principal - self.got)
        kind = self._kind(rate, each)
        added = self._added(unit)
        unit, deducted = unit + added, deducted + added
        if kind is Kind.FLAT:
            each, rate = each + unit * rate, _NOTHING
        if kind is Kind.INTEREST_ONLY and self._pays_interest():
            each, rate = _NOTHING, rate + each / unit
        offer = Offer(
            kind,
            unit,
            period,
            count,
            rate,
            each,
            deducted,
            first,
            balloon=self.balloon,
            late=self.late,
            odd=self._odd(period),
            currency=self.currency,
            quoted=self._quoted(),
        )
        done = self._done(offer)
        return replace(done, needs=needs) if needs else done

    def _as_claimed(self) -> Reading | None:
        """`2.5% fee a year, 4.73% APR`: what its fees alone cost, where that is such a rate."""
        told = self.rates
        by_law = len(told) == 1 and {Tag.APR, Tag.EFFECTIVE} & set(told[0][2])
        if not by_law or not any(fee.share for fee in self.fees):
            return None
        assumed, self.rates = set(self.assumed), []
        made = self._with_rates()
        if made.offer is not None and not made.needs:
            rate, share = made.offer.loan().rate(), told[0][0].value
            nearly = any(abs(one - share) <= share / 50 for one in (rate.nominal, rate.effective))
            if nearly or digits_met(made.offer, [told[0][0]]):
                return made
            # A yearly share beside what the law says that it is: nobody pays both.
            self.at_odds |= any(fee.share and _comes_up(fee.per) for fee in self.fees)
        self.rates, self.assumed, self.drawn = told, assumed, None
        return None

    def _is_each_or_once(self, count: int | None) -> bool:
        """分12期，手续费0.6%: once it is next to nothing, and each time a usual price."""
        only = len(self.fees) == 1 and not self.rates and (count or 0) >= _SEVERAL
        if not only or self.rate_every == "whole":
            return False
        fee = self.fees[0]
        named = {Tag.TOTAL, Tag.FIRST, Tag.UPFRONT, Tag.FLAT, Tag.ADDED} & set(fee.tags)
        return fee.share and fee.per is None and not named and _NOTHING < fee.value <= _SMALL_FEE

    def _in_parts(self, amount: Decimal | None) -> Reading | None:
        """Equal parts without interest, where something comes with the first or the last."""
        placed = Tag.FIRST_NOW in self.tags or any(
            {Tag.FIRST_PAYMENT, Tag.BALLOON} & set(fee.tags) for fee in self.fees
        )
        if not placed or amount is None or any(percent.value for percent, _, _ in self.rates):
            return None
        period = self._rhythm()
        count = self._times(period)
        return self._given(amount, [amount / count] * count, period) if count else None

    def _any_amount(self) -> Decimal:
        """For rates any amount will do."""
        self.assumed.add("per-base")
        return Decimal(100)

    def _kind(self, rate: Decimal, each: Decimal) -> Kind:
        if self._flat():
            return Kind.FLAT
        if {Tag.EQUAL, Tag.EQUAL_PRINCIPAL} <= self.tags:
            self.assumed.add("equal")
            return Kind.EQUAL
        if Tag.EQUAL_PRINCIPAL in self.tags:
            return Kind.EQUAL_PRINCIPAL
        late = Tag.AT_END in self.tags and rate and not self.balloon
        if Tag.INTEREST_ONLY in self.tags or late or self._pays_interest():
            return Kind.INTEREST_ONLY
        if not rate and (each or self.fees):
            return Kind.FLAT
        if rate and Tag.EQUAL not in self.tags:
            self.assumed.add("equal")
        return Kind.EQUAL

    def _flat(self) -> bool:
        """Whether interest is counted on the first amount, and not only a fee beside it."""
        if Tag.FLAT not in self.tags:
            return False
        fee = any(one.share and Tag.FLAT in one.tags for one in self.fees)
        return any(Tag.FLAT in tags for _, _, tags in self.rates) or not (self.rates and fee)

    def _once(self, amount: Decimal | None) -> Reading:
        whole = self._whole()
        if whole is None:
            return Reading(needs=(Need.TERM,))
        period, count = whole
        rate = self._rate(period)
        needs = [] if amount is not None else [Need.AMOUNT]
        brief = period.times(count).a_year > 1
        if brief and any(per is None and percent.value for percent, per, _ in self.rates):
            rate = None  # "25% for a month": a year's rate is not what is meant, or is it?
        if rate is None:
            return Reading(needs=(*needs, Need.RATE_PERIOD))
        unit = amount if amount is not None else self._any_amount()
        each, deducted, first = self._charges(unit, period, count, single=True)
        if amount is None and any(not fee.share for fee in self.fees):
            return Reading(needs=tuple(needs))
        if self.got is not None and self.principal is not None:
            deducted = max(deducted, self.principal - self.got)
        grows = Tag.COMPOUND in self.tags or any(Tag.EFFECTIVE in tags for _, _, tags in self.rates)
        if grows and not each:
            period, count, rate = period.times(count), 1, self._compounded(period.times(count))
        if Tag.DISCOUNTED in self.tags and not deducted:
            rate, deducted = _NOTHING, unit * rate * count
        offer = Offer(
            Kind.AT_END,
            unit,
            period,
            count,
            rate + each / unit,
            deducted=deducted,
            first=first,
            currency=self.currency,
            quoted=self._quoted(),
        )
        done = self._done(offer)
        return replace(done, needs=tuple(needs)) if needs else done

    def _compounded(self, whole: Period) -> Decimal:
        """The rate for the whole time with interest on interest, by the rate's own period."""
        per = next((per for _, per, _ in self.rates if per and per.unit != "each"), Per("year"))
        every = as_period(per)
        grown = (1 + (self._rate(every) or _NOTHING)) ** (every.a_year / whole.a_year)
        return min(grown - 1, 2 * _STEEPEST)

    def _rate_alone(self) -> Reading:
        """Only a rate: what it is a year."""
        if not self.rates:
            return Reading(needs=(Need.AMOUNT, Need.TERM))
        percent, per, tags = self.rates[0]
        if per is None and (self.rate_unsaid or percent.value < _MAYBE_MONTHLY):
            return Reading(needs=(Need.RATE_PERIOD,))
        if Tag.EFFECTIVE in tags:
            percent = Percent((1 + percent.value) ** (1 / MONTH.a_year) - 1)
            per = Per("month")
        if per is None or per.unit == "each":
            per = Per("month" if per else "year")
        offer = Offer(
            Kind.RATE,
            Decimal(100),
            as_period(per),
            rate=percent.value,
            currency=self.currency,
            quoted=self._quoted(),
        )
        done = self._done(offer)
        return replace(done, needs=done.needs or (Need.AMOUNT, Need.TERM))

    def _done(self, offer: Offer) -> Reading:
        """The offer with what was assumed, unless its numbers cannot be meant."""
        if offer.received <= 0 or offer.amount <= 0:
            return Reading(needs=(Need.AMOUNT,))
        offer = replace(offer, deposit=self._paid_down())
        self.drawn = replace(offer, assumed=frozenset(self.assumed))
        if self.doubtful(offer):
            return Reading(needs=(Need.CLEARER,))
        if offer.rate > _STEEPEST:
            return Reading(needs=(Need.COST,))
        if offer.count > MOST_PAYMENTS and offer.kind is not Kind.AT_END:
            return Reading(needs=(Need.TERM,))
        return Reading(self.drawn)
