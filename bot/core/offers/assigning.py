"""A second way to read a sentence: all that its sums can be, weighed by what they come to.

`understanding` takes the words beside a number for what they say, and is at a loss where a word is
new to it or stands elsewhere. Here every sum may be anything that a loan has; the words beside it
make that likelier or less so, and what the sums come to beside each other decides. Sums that no
reading explains, or two readings that are nearly as likely, are left to be asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from heapq import nlargest
from itertools import pairwise

from bot.core.loan import Period, Unit
from bot.core.offers.claims import digits_met, without_rates
from bot.core.offers.duration import alike, as_period, finer, periods, sensible, unit_of, years
from bot.core.offers.offer import Kind, Offer
from bot.core.offers.roles import ON_TOP, Placed, Places, without_unsure
from bot.core.offers.settling import same
from bot.core.offers.vocabulary import OF_LAST, Tag
from bot.core.offers.wording import Break, Count, Item, Money, Per, Percent, PerMoney, Range, Span

_NOTHING = Decimal(0)
_MOST_SUMS = 7
_MOST_ITEMS = 60
_MOST_TRIED = 300
"""Readings that are weighed at most: those for which the words say most."""
_FAR = 4.5
"""By so much less likely than another role of a sum, a role is not tried."""
_LIKELY = 1.5
"""What the words for a reading must at least come to."""
_ONLY = -1.5
"""The same where the sums can be arranged in no other way."""
_LIKELIER = 1.5
"""By so much it must be likelier than any other."""
_SURE = 6.0
"""What words and sums together must come to for a reading that is not to be asked about."""
_EXACT = 3.0
"""What it counts for that a sum follows from others."""
_LEFT_OVER = 2.5
"""What it takes away that a sum is left over."""
_UNSAID = 2.0
"""What it takes away that nobody says how often is paid."""
_MET = 1.5
"""What each digit of a printed rate counts for that it comes to. Where rates are printed and none
is met, they say what the loan is, and it is not read here."""
_THOUSAND = 1_000
_SHORT_DAYS = 92
"""What is lent for so long is paid back at once, unless a rhythm is named."""


class Role(Enum):
    """What a sum can be."""

    AMOUNT = auto()
    PRICE = auto()
    DOWN = auto()
    GOT = auto()
    PAY = auto()
    BACK = auto()
    TOTAL = auto()
    COST_IN = auto()
    """Interest or a fee that is in what is paid back already."""
    KEPT = auto()
    AT_FIRST = auto()
    AT_LAST = auto()
    EACH = auto()
    BALLOON = auto()
    NUMBER = auto()
    """How many payments there are."""
    ECHO = auto()
    """A sum that was told before."""
    ASIDE = auto()


_WORDS: dict[Role, tuple[float, dict[Tag, float]]] = {
    Role.AMOUNT: (
        0.0,
        {
            Tag.BORROW: 2,
            Tag.PAWN: 2,
            Tag.GET: 1.5,
            Tag.PRICE: 1.5,
            Tag.NOW: 0.5,
            Tag.CARD: -1,
            Tag.PAY: -1,
            Tag.AT_END: -2,
        },
    ),
    Role.PRICE: (-1.0, {Tag.PRICE: 3, Tag.CASH: 1, Tag.COSTS: 1, Tag.PAY: -2, Tag.BORROW: -1}),
    Role.DOWN: (-2.0, {Tag.DOWN: 5, Tag.NOW: 1, Tag.FEE: -3}),
    Role.GOT: (-1.0, {Tag.GET: 3, Tag.AFTER: 0.5, Tag.REST: 1, Tag.PAY: -1, Tag.BORROW: -1}),
    Role.PAY: (-0.5, {Tag.PAY: 1, Tag.COSTS: 0.5, Tag.INTEREST: -0.5, Tag.FEE: -2}),
    Role.BACK: (
        0.0,
        {
            Tag.PAY: 1.5,
            Tag.CARD: 1.5,
            Tag.AT_END: 1,
            Tag.TOTAL: 1,
            Tag.TOGETHER: 1,
            Tag.FEE: -3,
            Tag.INTEREST: -2,
            Tag.UPFRONT: -3,
            Tag.BORROW: -1,
            Tag.GET: -0.5,
        },
    ),
    Role.TOTAL: (-1.0, {Tag.TOTAL: 3, Tag.PAY: 0.5}),
    Role.COST_IN: (
        -2.0,
        {Tag.INTEREST: 3, Tag.FEE: 2, Tag.COSTS: 2, Tag.TOTAL: 0.5, Tag.UPFRONT: -3},
    ),
    Role.KEPT: (-2.0, {Tag.FEE: 2, Tag.UPFRONT: 4, Tag.FIRST: 1.5}),
    Role.AT_FIRST: (-3.0, {Tag.FIRST: 2, Tag.NOW: 2, Tag.CASH: 1, Tag.FEE: 1, Tag.COSTS: 1}),
    Role.AT_LAST: (-1.0, {Tag.PLUS: 1.5, Tag.FEE: 1, Tag.ON_TOP: 1, Tag.UPFRONT: -2}),
    Role.EACH: (-1.0, {Tag.PLUS: 1, Tag.FEE: 2, Tag.ON_TOP: 2, Tag.UPFRONT: -3}),
    Role.BALLOON: (-2.0, {Tag.BALLOON: 5, Tag.WITH_LAST: 2, Tag.AT_END: 2}),
    Role.NUMBER: (-1.5, {Tag.TOTAL: 1}),
    Role.ECHO: (-0.5, {}),
    Role.ASIDE: (-4.0, {Tag.ASIDE: 6, Tag.OFF: 1}),
}
"""What each role is worth to begin with, and what words beside the sum add to it."""

_NAMED = frozenset({Role.DOWN, Role.KEPT, Role.AT_FIRST, Role.BALLOON, Role.EACH, Role.ASIDE})
"""Roles that a word must say."""
_NO_PAYMENT = frozenset(
    {Tag.INTEREST, Tag.UPFRONT, Tag.FEE, Tag.DOWN, Tag.GET, Tag.BORROW, Tag.PRICE, Tag.PLUS}
)
"""Words of a sum that is paid again and again only if it says so itself."""
_NO_DEPOSIT = frozenset({Tag.BORROW, Tag.GET, Tag.FEE, Tag.PRICE, Tag.INTEREST, Tag.TOTAL})
_ONCE_ONLY = frozenset(Role) - {Role.KEPT, Role.AT_FIRST, Role.AT_LAST, Role.COST_IN, Role.ECHO}
_ONCE_ONLY -= {Role.ASIDE, Role.EACH, Role.PAY}
_OF_TIME = frozenset(
    {Role.AMOUNT, Role.PRICE, Role.DOWN, Role.GOT, Role.BACK, Role.TOTAL, Role.KEPT, Role.BALLOON}
    | {Role.AT_FIRST, Role.AT_LAST, Role.COST_IN, Role.NUMBER, Role.ASIDE}
)
"""Roles of a sum that is moved once, so that no rhythm is said of it."""
_NOT_HERE = frozenset(
    {
        Tag.OR,
        Tag.RENEWED,
        Tag.LIMIT,
        Tag.MIN,
        Tag.LATE,
        Tag.EARLY,
        Tag.ON_PAYDAYS,
        Tag.DISCOUNTED,
        Tag.FLOOR,
        Tag.ADDED,
        Tag.TAX,
        Tag.SPARED,
        Tag.FIRST_PAYMENT,
        Tag.FIRST_NOW,
        Tag.EQUAL_PRINCIPAL,
        Tag.INCLUDED,
    }
)
"""Words of offers that are not weighed here."""
_IN_PARTS = frozenset({Tag.INSTALMENTS, Tag.EQUAL, Tag.FLAT, Tag.OVER, Tag.SPREAD})
_AT_ONCE = frozenset({Tag.AT_END, Tag.AFTER, Tag.TOGETHER, Tag.IN, Tag.PAWN})


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum of the sentence, its words, and what stands right before it."""

    value: Decimal
    currency: str
    plain: bool
    tags: frozenset[Tag]
    per: Per | None
    counted: bool
    """Whether a number of payments stands right before it."""
    on_top: bool
    """Whether it comes together with the last payment."""
    leads: bool
    """Whether it says that one which comes again and again is next: 100, then 45 a month."""
    timed: bool
    """Whether a time stands between it and the sum before or after: in 30 days I owe 690."""


@dataclass(frozen=True, slots=True)
class Likely:
    """An offer, and what the words and sums for it come to."""

    offer: Offer
    score: float
    sure: bool = False
    """Whether sums that follow from each other leave no doubt."""
    met: float = 0.0
    """How many digits of printed rates it comes to."""


def assigned(items: Sequence[Item], *, at_a_loss: bool = False) -> Likely | None:
    """The offer that the sums make by far the likeliest; None if there is none.

    `at_a_loss`: nothing else answers, so that an only arrangement need not have words for it.
    """
    found = sorted(_readings(items), key=lambda one: -one.score)
    if not found:
        return None
    best = found[0]
    others = [one.score for one in found if differ(one.offer, best.offer)]
    only = at_a_loss and not others and not best.met and _is_usual(best.offer)
    if best.score < (_ONLY if only else _LIKELY):
        return None
    margin = best.score - next(iter(others), -_EXACT)
    if margin < _LIKELIER:
        return None
    return replace(best, sure=best.score >= _SURE and margin >= _EXACT)


def weighed(items: Sequence[Item], most: int) -> list[Likely]:
    """Offers that the sums may make, each another one, the likeliest first."""
    kept: list[Likely] = []
    for one in sorted(_readings(items), key=lambda one: -one.score):
        if all(differ(one.offer, other.offer) for other in kept):
            kept.append(one)
        if len(kept) == most:
            break
    return kept


def differ(one: Offer, other: Offer) -> bool:
    """Whether two offers move other sums, or at other times."""
    mine, yours = _moved(one), _moved(other)
    return any(
        abs(this - that) > max(that / 200, Decimal("0.05"))
        for this, that in zip(mine, yours, strict=True)
    )


def _is_usual(offer: Offer) -> bool:
    """Whether no more is paid back than most lenders ask for."""
    now, later, _ = _moved(offer)
    return later <= now * _DEAR[1][0]


def _moved(offer: Offer) -> tuple[Decimal, Decimal, Decimal]:
    """What is in hand at the beginning, what is paid later, and for how many years."""
    loan = offer.loan()
    now = sum((one.amount for one in loan.payments if not one.at), _NOTHING)
    later = sum((one.amount for one in loan.payments if one.at), _NOTHING)
    time = sum((one.amount * one.at for one in loan.payments), _NOTHING) / (later or 1)
    return loan.received - now, later, time / offer.period.a_year * 100


def _readings(items: Sequence[Item]) -> Iterator[Likely]:
    items, unsure = without_unsure(items)
    choice = _choice(items)
    if choice:
        items = [one for one in items if one is not Tag.OR]
    said = {OF_LAST.get(one, one) for one in items if isinstance(one, Tag)}
    if unsure or said & _NOT_HERE or Tag.UNSURE in said or len(items) > _MOST_ITEMS:
        return
    if any(isinstance(one, Range | PerMoney) for one in items):
        return
    sums = _sums(items)
    if choice:
        sums = _with_choice(sums)
    if not 2 <= len(sums) <= _MOST_SUMS or any(one.value <= 0 for one in sums):
        return
    shares = [one for one in items if isinstance(one, Percent)]
    times = _Times.of(without_rates(items))
    for roles, words in _assignments(sums, claimed=bool(shares)):
        for made in _Plan(sums, roles, times, said, claimed=bool(shares)).offers():
            digits = digits_met(made.offer, shares) if shares else 0.0
            # Without a rhythm, sums must follow from each other, or a rate from them.
            unsaid = "monthly" in made.offer.assumed and made.score < 0
            if digits or not (shares or unsaid):
                yield Likely(made.offer, words + made.score + _MET * digits, met=digits)


def _choice(items: Sequence[Item]) -> bool:
    """`799 sim free, or 99 upfront then 38 a month`: a price, or else what is paid over time."""
    if items.count(Tag.OR) != 1:
        return False
    at = items.index(Tag.OR)
    first = [one for one in items[:at] if isinstance(one, Money | Span | Count | Per)]
    if first[1:] == [Per("year")]:
        first.pop()  # 480 a year, or 45 a month
    then = [one for one in items[at:] if isinstance(one, Money)]
    often = any(isinstance(one, Per) for one in items[at:])
    return len(first) == 1 and isinstance(first[0], Money) and often and 0 < len(then) < 3


def _with_choice(sums: list[_Sum]) -> list[_Sum]:
    """The price, and what is paid of it before the first of the payments."""
    price, *rest = sums
    made = [replace(price, tags=frozenset({Tag.PRICE}), per=None)]
    if any(one.value >= price.value for one in rest):
        return []  # 300 or 400 for a phone
    if len(rest) > 1 and rest[0].per is None and not rest[0].counted:
        made.append(replace(rest.pop(0), tags=frozenset({Tag.DOWN})))
    return made + rest


def _sums(items: Sequence[Item]) -> list[_Sum]:
    places = Places(items)
    by_item: dict[int, Placed] = {id(one.what): one for one in places.placed}
    sums: list[_Sum] = []
    before: Item | None = None
    timed = counted = then = False
    for item in items:
        if isinstance(item, Money):
            placed = by_item[id(item)]
            on_top = placed.has(Tag.WITH_LAST) or placed.tags[:2] in ON_TOP
            counted |= isinstance(before, Span) and not placed.has(Tag.INTEREST)
            tags = frozenset(OF_LAST.get(tag, tag) for tag in placed.tags)
            sums.append(
                _Sum(
                    item.value,
                    item.currency,
                    item.plain,
                    tags,
                    placed.per,
                    counted,
                    on_top,
                    leads=False,
                    timed=timed,
                )
            )
            if then and (placed.per is not None or counted) and sums[-2].value > item.value:
                sums[-2] = replace(sums[-2], leads=not sums[-2].counted and sums[-2].per is None)
            timed = counted = then = False
        then |= isinstance(item, Break) and item.then and bool(sums)
        counted = (counted or isinstance(item, Count)) and not isinstance(item, Break)
        if isinstance(item, Span):
            timed = True
            if sums:
                sums[-1] = replace(sums[-1], timed=True)
        if not isinstance(item, Break) and item not in {Tag.PAY, Tag.INTEREST}:
            before = item
    return sums


def _assignments(sums: Sequence[_Sum], *, claimed: bool = False) -> list[tuple[list[Role], float]]:
    """Ways to give the sums roles, none twice that there is once. `claimed`: a rate must be met, so
    that a sum may be left over without a word for it."""
    able = [_able(one, at, claimed=claimed) for at, one in enumerate(sums)]
    found: list[tuple[list[Role], float]] = [([], 0.0)]
    for choices in able:
        found = [
            ([*roles, role], words + worth)
            for roles, words in found
            for role, worth in choices
            if role not in _ONCE_ONLY or role not in roles
        ]
        found = nlargest(_MOST_TRIED, found, key=lambda one: one[1])
    lent = {Role.AMOUNT, Role.PRICE, Role.GOT}
    paid = {Role.BACK, Role.PAY}
    return [one for one in found if lent & set(one[0]) and paid & set(one[0])]


def _able(one: _Sum, at: int, *, claimed: bool) -> list[tuple[Role, float]]:
    """What a sum may be with what that is worth, but for what is far less likely."""
    able = [(role, _worth(one, role, at)) for role in Role if _may_be(one, role)]
    best = max((worth for _, worth in able), default=0.0)
    likely = [(role, worth) for role, worth in able if worth >= best - _FAR]
    if claimed and Role.ASIDE not in dict(likely):
        likely.append((Role.ASIDE, best - _LEFT_OVER))
    return likely


def _may_be(one: _Sum, role: Role) -> bool:
    _, words = _WORDS[role]
    if one.per is not None and role in _OF_TIME:
        return False
    if role in {Role.BACK, Role.TOTAL, Role.ECHO} and one.tags & {Tag.BALLOON, Tag.FIRST_PAYMENT}:
        return False
    if role is Role.NUMBER:
        return one.plain and one.value == int(one.value) and 1 < one.value <= 400
    if role is Role.PAY:
        # 一年利息一万二: interest is paid often only if it says so.
        named = one.tags & (_NO_PAYMENT - {Tag.PLUS} if one.timed else _NO_PAYMENT)
        return one.per is not None or one.counted or not named
    if role in _NAMED:
        # GOT needs no word: what is left of an amount after a fee says itself.
        put_down = role is Role.DOWN and one.leads and not one.tags & _NO_DEPOSIT
        return put_down or (
            (bool(one.tags & words.keys())) and (role is not Role.EACH or one.per is not None)
        )
    return True


def _worth(one: _Sum, role: Role, at: int) -> float:
    base, words = _WORDS[role]
    worth = base + sum(words.get(tag, 0) for tag in one.tags)
    if role in {Role.AMOUNT, Role.PRICE} and not at:
        worth += 1
    if role is Role.PAY:
        worth += 2 * (one.per is not None) + 2 * one.counted
    if role is Role.BACK:
        worth += one.timed
    if role is Role.DOWN:
        worth += 2 * one.leads
    return worth


@dataclass(frozen=True, slots=True)
class _Times:
    """The times, numbers of payments and rhythms of a sentence."""

    spans: tuple[Span, ...]
    counts: tuple[int, ...]
    rhythm: Per | None
    stages: tuple[Span | Count, ...]
    later: int
    """How often it says that a time has passed."""

    @classmethod
    def of(cls, items: Sequence[Item]) -> _Times:
        spans = [one for one in items if isinstance(one, Span) and one.count > 0]
        counts = [one.value for one in items if isinstance(one, Count)]
        pers = [one for one in items if isinstance(one, Per) and one.unit != "each"]
        same = {(one.unit, one.count) for one in pers}
        stages = tuple(one for one in items if isinstance(one, Span | Count))
        rhythm = pers[0] if len(same) == 1 else None
        later = sum(one in {Tag.AFTER, Tag.IN} for one in items)
        return cls(tuple(spans), tuple(counts), rhythm, stages, later)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Sums with their roles, and the offers that they make."""

    sums: Sequence[_Sum]
    roles: Sequence[Role]
    times: _Times
    said: set[Tag]
    claimed: bool = False
    """Whether a rate must be met."""

    def _one(self, role: Role) -> Decimal | None:
        values = self._all(role)
        return values[0] if values else None

    def _all(self, role: Role) -> list[Decimal]:
        return [one.value for one, own in zip(self.sums, self.roles, strict=True) if own is role]

    def offers(self) -> Iterator[Likely]:
        """What these roles make; nothing if they contradict each other."""
        of_a_price = {Role.AMOUNT, Role.PRICE} & set(self.roles)
        lent = self._lent() if of_a_price or Role.DOWN not in self.roles else None
        if lent is None:
            return
        amount, deposit, score = lent
        if not self._echoes(amount):
            return
        if self._one(Role.BACK) is not None:
            yield from self._once(amount, deposit, score)
            yield from self._shared_out(amount, deposit, score)
        elif self._all(Role.PAY):
            yield from self._by_time(amount, deposit, score)
            yield from self._in_parts(amount, deposit, score)

    def _lent(self) -> tuple[Decimal, Decimal, float] | None:
        """What is lent, what was paid down beside it, and what speaks for that."""
        amount, price, got = self._one(Role.AMOUNT), self._one(Role.PRICE), self._one(Role.GOT)
        down = self._one(Role.DOWN) or _NOTHING
        kept = sum(self._all(Role.KEPT), _NOTHING)
        score = 0.0
        if price is not None:
            if amount is None:
                amount = price - down
            elif not down or not same(price - down, amount):
                return None
            else:
                score += _EXACT
        elif down and amount is not None:
            amount -= down
        if got is not None:
            if amount is None:
                amount = got + kept
            elif self._keeps(amount, got):
                pass  # what is signed for stays the amount
            elif not kept and got < amount:
                left = self._is_left(got) and got * 2 > amount
                if not left and not self._is_between(amount, got):
                    return None
                score -= not left  # 1,200 blah, 900 blah, and 1,230 in 7 days
                amount = got  # 700, and 640 after the fee
            elif not same(amount - kept, got):
                return None
            else:
                score += _EXACT
        score -= 3 * bool(kept and got is None and self._is_net())
        possible = amount is not None and 0 < amount >= kept * 2
        return (amount, down, score) if amount is not None and possible else None

    def _keeps(self, amount: Decimal, got: Decimal) -> bool:
        """Whether what is not got may be kept back, as a rate that is met will tell."""
        return self.claimed and Role.KEPT not in self.roles and got < amount < got * 2

    def _is_net(self) -> bool:
        """到手2700，扣了300: what is got is what is left already."""
        sums = zip(self.sums, self.roles, strict=True)
        return any(own is Role.AMOUNT and Tag.GET in one.tags for one, own in sums)

    def _is_left(self, got: Decimal) -> bool:
        """Whether a sum is called what is left after fees."""
        fees = {Tag.FEE, Tag.UPFRONT}
        left = {Tag.AFTER, *fees}
        if not any(one.tags & fees for one in self.sums):
            left.add(Tag.GET)  # they wire 1,940 of the 2,000
        sums = zip(self.sums, self.roles, strict=True)
        return any(one.value == got and own is Role.GOT and one.tags & left for one, own in sums)

    def _is_between(self, amount: Decimal, got: Decimal) -> bool:
        """Whether there are only what is signed for, what is in hand and what is paid back."""
        back = self._one(Role.BACK)
        three = list(self.roles) == [Role.AMOUNT, Role.GOT, Role.BACK]
        return three and back is not None and got * 2 > amount and back >= amount

    def _echoes(self, amount: Decimal) -> bool:
        told = {
            one.value
            for one, own in zip(self.sums, self.roles, strict=True)
            if own is not Role.ECHO
        }
        return all(value in told or value == amount for value in self._all(Role.ECHO))

    def _once(self, amount: Decimal, deposit: Decimal, score: float) -> Iterator[Likely]:
        """All is paid back at once."""
        spans = self.times.spans
        others = {Role.PAY, Role.TOTAL, Role.EACH, Role.BALLOON, Role.NUMBER, Role.DOWN}
        often = self.times.rhythm is not None or any(count > 1 for count in self.times.counts)
        if not spans or not alike([years(one) for one in spans]) or often:
            return
        if set(self.roles) & others or self.said & _IN_PARTS:
            return
        brief = (periods(spans[0], Period(Unit.DAY)) or 0) <= _SHORT_DAYS
        if not brief and not self.said & _AT_ONCE:
            return
        back = self._one(Role.BACK) or _NOTHING
        if back < amount and amount % _THOUSAND == 0 and back * _THOUSAND <= amount * 2:
            back, score = back * _THOUSAND, score - 0.5  # lends five thousand, wants six
        more = sum(self._all(Role.AT_LAST), _NOTHING)
        if more and (more > amount / 2 or not same(back, amount)):
            return
        inside = sum(self._all(Role.COST_IN), _NOTHING)
        if inside:
            if not same(back - amount, inside):
                return
            score += _EXACT
        whole = _whole(spans[0])
        if whole is not None:
            yield from self._made(amount, deposit, whole, [back + more], score)

    def _shared_out(self, amount: Decimal, deposit: Decimal, score: float) -> Iterator[Likely]:
        """All that is paid back is named as one sum, and how often it is paid."""
        others = {Role.PAY, Role.TOTAL, Role.EACH, Role.BALLOON, Role.AT_LAST}
        back, rhythm = self._one(Role.BACK), self.times.rhythm
        if back is None or rhythm is None or set(self.roles) & others or back < amount:
            return
        inside = sum(self._all(Role.COST_IN), _NOTHING)
        if inside and not same(back - amount, inside):
            return
        period = as_period(rhythm)
        count = self._count(period)
        score += _EXACT * bool(inside)
        if count is not None and count > 1:
            yield from self._made(amount, deposit, period, [back / count] * count, score)

    def _by_time(self, amount: Decimal, deposit: Decimal, score: float) -> Iterator[Likely]:
        """Sums that each have a time: 45 after two weeks, 45 two weeks later, then 345."""
        pays, spans = self._all(Role.PAY), self.times.spans
        several = 1 < len(pays) == len(spans) <= self.times.later
        if not several or self.times.counts or self.times.rhythm is not None:
            return
        if set(self.roles) & {Role.TOTAL, Role.EACH, Role.BALLOON, Role.NUMBER, Role.AT_LAST}:
            return
        first = spans[0]
        whole = first.count == int(first.count) and first.unit != "day"
        period = as_period(Per(first.unit, first.count)) if whole else _whole(first)
        lengths = [periods(one, period) for one in spans] if period is not None else []
        if period is None or any(one is None for one in lengths):
            return
        at = [one for one in lengths if one is not None]
        if len(set(at)) == 1:
            at = list(range(1, len(pays) + 1))  # each of them after the one before
        if at[0] != 1 or any(one >= other for one, other in pairwise(at)) or at[-1] > _MOST_TRIED:
            return
        due = dict(zip(at, pays, strict=True))
        paid = [due.get(one, _NOTHING) for one in range(1, at[-1] + 1)]
        yield from self._made(amount, deposit, period, paid, score + 3 * len(pays))

    def _in_parts(self, amount: Decimal, deposit: Decimal, score: float) -> Iterator[Likely]:
        """Payments again and again."""
        if set(self.roles) & {Role.BACK, Role.AT_LAST}:
            return
        pays = [one for one, own in zip(self.sums, self.roles, strict=True) if own is Role.PAY]
        rhythm, assumed = self._rhythm(pays)
        if rhythm is None:
            return
        score -= _UNSAID * bool(assumed)
        period = as_period(rhythm)
        paid = self._paid(pays, period)
        if paid is None:
            return
        balloon = self._one(Role.BALLOON)
        if balloon is not None:
            self._add_balloon(paid, balloon)
        elif amount in self._all(Role.ECHO) and self.said & _ENDS and sum(paid) < amount:
            paid[-1] += amount  # ten a month, and the 150 back with the last ten
        elif self.said & _INTEREST_FIRST and sum(paid) < amount:
            paid[-1] += amount  # only 600 of interest a month, and the loan back after two years
        fee = sum(self._all(Role.EACH), _NOTHING)
        whole = sum(paid, fee * len(paid))
        total = self._one(Role.TOTAL)
        if total is not None:
            if not any(same(total, one) for one in (whole, whole + deposit, sum(paid, _NOTHING))):
                return
            score += _EXACT
        inside = sum(self._all(Role.COST_IN), _NOTHING)
        if inside:
            if not same(whole - amount, inside):
                return
            score += _EXACT
        yield from self._made(amount, deposit, period, paid, score, fee=fee, assumed=assumed)

    def _rhythm(self, pays: Sequence[_Sum]) -> tuple[Per | None, frozenset[str]]:
        """How often is paid, and what is taken for granted of it; None if nobody can say."""
        said = next((one.per for one in pays if one.per and one.per.unit != "each"), None)
        said = said or self.times.rhythm
        if said is not None and said.unit == "year" and max(self.times.counts, default=0) > 5:
            said = None  # 48 payments, 10,000 miles a year
        if said is None and len(self.times.spans) == 1 and pays[0].counted:
            said = Per(self.times.spans[0].unit)  # 12 months of 83.33
        if said is not None:
            return said, frozenset()
        months = all(one.unit in {"month", "year"} for one in self.times.spans)
        if not months or not (self.times.counts or self.times.spans):
            return None, frozenset()
        return Per("month"), frozenset({"monthly"})

    def _paid(self, pays: Sequence[_Sum], period: Period) -> list[Decimal] | None:
        """The payments in their order; None if nobody can say how many there are."""
        if len(pays) > 1:
            alone = [not (one.per or one.counted or one.timed) for one in pays]
            if len(set(alone)) > 1:
                return None  # 1,000, then 220 every two weeks for two years
            lengths = [_length(one, period) for one in self.times.stages]
            if len(lengths) != len(pays) or Role.NUMBER in self.roles:
                return None
            counted = [
                (one.value, length) for one, length in zip(pays, lengths, strict=True) if length
            ]
            if len(counted) != len(pays):
                return None
            return [value for value, length in counted for _ in range(length)]
        count = self._count(period)
        return [pays[0].value] * count if count is not None else None

    def _count(self, period: Period) -> int | None:
        """How many payments are said; None if none, or several numbers."""
        number = self._one(Role.NUMBER)
        counts = {count for count in self.times.counts if count > 1}
        spans = {periods(one, period) or 0 for one in self.times.spans}
        if number is not None:
            if counts or spans:
                return None
            counts = {int(number)}
        said = counts or spans
        if len(said) != 1 or (counts and spans and any(abs(min(counts) - x) > 1 for x in spans)):
            return None
        return sensible(min(said))

    def _add_balloon(self, paid: list[Decimal], balloon: Decimal) -> None:
        """After a number of payments a final one is one more, unless it comes with the last."""
        sums = zip(self.sums, self.roles, strict=True)
        on_top = any(own is Role.BALLOON and one.on_top for one, own in sums)
        if not on_top and (self.times.counts or balloon <= 2 * paid[-1]):
            paid.append(balloon)
        else:
            paid[-1] += balloon

    def _made(
        self,
        amount: Decimal,
        deposit: Decimal,
        period: Period,
        paid: list[Decimal],
        score: float,
        *,
        fee: Decimal = _NOTHING,
        assumed: frozenset[str] = frozenset(),
    ) -> Iterator[Likely]:
        """The offer, unless nobody would lend or borrow so."""
        kept = sum(self._all(Role.KEPT), _NOTHING)
        got = self._one(Role.GOT)
        if got is not None and self._keeps(amount, got):
            kept = amount - got
        first = sum(self._all(Role.AT_FIRST), _NOTHING)
        received = amount - kept
        ratio = (sum(paid, first) + fee * len(paid)) / received
        larger = len(paid) > 2 and max(paid[:-1]) > amount  # a sum of another loan
        if ratio < Decimal("0.995") or first * 2 > amount or larger:
            return
        score -= next(cost for most, cost in _DEAR if ratio <= most)
        offer = Offer(
            Kind.GIVEN,
            amount,
            period,
            len(paid),
            fee=fee,
            deducted=kept,
            first=first,
            paid=tuple(paid),
            deposit=deposit,
            currency=next((one.currency for one in self.sums if one.currency), ""),
            assumed=assumed,
        )
        yield Likely(offer, score)


_ENDS = frozenset({Tag.AT_END, Tag.WITH_LAST, Tag.PAY, Tag.BALLOON, Tag.PRINCIPAL_LAST})
_INTEREST_FIRST = frozenset({Tag.INTEREST_ONLY, Tag.PRINCIPAL_LAST})
_DEAR = (
    (Decimal("1.0001"), 0.5),
    (Decimal("1.8"), 0.0),
    (Decimal("2.5"), 1.0),
    (Decimal(4), 3.0),
    (Decimal("Infinity"), 6.0),
)
"""What is paid back of each one that was got, and how much that speaks against a reading."""


def _length(one: Span | Count, period: Period) -> int:
    """How many payments a time or a number of them is; 0 if none."""
    if isinstance(one, Count):
        return one.value
    return sensible(periods(one, period)) or 0


def _whole(span: Span) -> Period | None:
    """A time as one stretch in its own unit."""
    unit, each = unit_of(span.unit)
    count = span.count * each
    if count != int(count):
        unit, count = finer(unit, count)
    if unit is Unit.WEEK:
        unit, count = Unit.DAY, count * 7
    return Period(unit, int(count)) if 0 < count <= 36_500 else None
