"""Each number of a sentence with the words that say what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TypeGuard

from bot.core.offers.retracting import without_retracted
from bot.core.offers.vocabulary import OF_LAST, Tag
from bot.core.offers.wording import (
    Break,
    Count,
    Item,
    Money,
    Per,
    Percent,
    PerMoney,
    Range,
    Span,
    Times,
)

HUNDRED = Decimal(100)
"""The amount that a price is told for, whatever is borrowed."""
_NEAR = 2
"""Of two sums that name a range, one that is more times the other is a limit, and no guess."""
_OF_LOAN = frozenset(
    {Tag.BORROW, Tag.PAY, Tag.GET, Tag.PRICE, Tag.FEE, Tag.DOWN, Tag.TOTAL, Tag.UPFRONT}
    | {Tag.INTEREST, Tag.INSTALMENTS, Tag.COSTS, Tag.CARD, Tag.AT_END}
)
"""Words of a clause that is about the loan, whatever else it names."""
_MOST_PARTS = 60
"""Parts into which something is split, where they are not called payments."""
MOST_PAYMENTS = 1_200
"""Payments of one loan: a hundred years of months."""


@dataclass(slots=True)
class Placed:
    """A quantity with the words that say what it is."""

    what: Money | Percent | Span | Count
    tags: list[Tag] = field(default_factory=list)
    per: Per | None = None
    is_base: bool = False
    is_rhythm: bool = False
    """A time that says what the share before it is per: 万五一天."""
    is_lent: bool = False
    """Whether it is called a loan right after it: £500 loan."""
    led_by: Tag | None = None
    """The word right before it."""
    is_led_by_rhythm: bool = False
    """Whether how often it comes stands before it, and so before what is added to it."""
    is_apart: bool = False
    """Whether a comma or the like stands before it, after the quantity before."""
    is_last: bool = False
    """Whether it comes last: 20 months, then 500."""

    def has(self, *tags: Tag) -> bool:
        return any(tag in self.tags for tag in tags)


_OF_RATE = frozenset(
    {
        Tag.APR,
        Tag.EFFECTIVE,
        Tag.INTEREST,
        Tag.FEE,
        Tag.COSTS,
        Tag.FIRST,
        Tag.UPFRONT,
        Tag.FLAT,
        Tag.LATE,
        Tag.OFF,
        Tag.DOWN,
        Tag.BALLOON,
    }
)
_MORE = {Tag.COLLECTS: Tag.FEE, Tag.WITH_LAST: Tag.BALLOON, Tag.SPREAD: Tag.INSTALMENTS}
"""Words that are also the word of something wider."""
ON_TOP = ([Tag.BALLOON, Tag.PLUS], [Tag.AT_END, Tag.BALLOON])
"""How the words of a sum begin that comes together with the last payment: 到期买断价500."""
_POSTFIX = frozenset({Tag.DOWN, Tag.OFF})
_AFTER_ITS_AMOUNT = frozenset(
    {Tag.FEE, Tag.COSTS, Tag.INTEREST, Tag.LATE, Tag.BORROW, Tag.ASIDE, Tag.ON_TOP, Tag.NOW}
)
_ABOUT_PAYING = frozenset(
    {Tag.PAY, Tag.INTEREST_ONLY, Tag.REST, Tag.FREE, Tag.NO_FEE}
    | {Tag.FIRST_PAYMENT, Tag.FIRST_NOW, Tag.NOW}
)
"""Words beside which a rhythm that stands alone is that of the payments."""
_NAMES_MONEY = frozenset(
    {Tag.COLLECTS, Tag.FEE, Tag.COSTS, Tag.INTEREST, Tag.LATE, Tag.PAY, Tag.GET, Tag.BORROW}
)


def with_times(items: Sequence[Item]) -> list[Item]:
    """`36 × 350` as a count and a payment, whichever comes first."""
    items = _without_asides(without_retracted(items))
    result: list[Item] = []
    at = 0
    while at < len(items):
        one, second = items[at], _item(items, at + 1)
        if isinstance(one, Range) and result and second is not None:
            # "$50-$500" is a limit, and "3-6 months" is no time that can be reckoned with.
            last = result.pop()
            sums = isinstance(last, Money) and isinstance(second, Money)
            if sums and not _is_guess(last, second):
                result += [Tag.LIMIT, second, Break()]
            at += 2
            continue
        if _is_price_of_hundred(items[at : at + 4]):
            result += [one, PerMoney(after=True)]
            at += 2
            continue
        product, taken = _product(items, at)
        if taken:
            result += product
            at += taken
            continue
        result.append(one)
        at += 1
        if one is Tag.INSTALMENTS:
            at += _parts(items, at, result)
    return result


def _is_guess(low: Item, high: Item) -> bool:
    """两三千 is one of them or something between; $50-$500 says how much there may be."""
    if not isinstance(low, Money) or not isinstance(high, Money):
        return False
    return high.value <= low.value * _NEAR


def _without_asides(items: Sequence[Item]) -> list[Item]:
    """Leave out clauses about what is earned, and how long one is late."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and not isinstance(items[end], Break):
            end += 1
        kept += _clause_kept(items[at:end])
        kept += items[end : end + 1]
        at = end + 1
    return kept


def _clause_kept(clause: Sequence[Item]) -> list[Item]:
    said = {OF_LAST.get(one, one) for one in clause if isinstance(one, Tag)}
    often = any(
        isinstance(one, Per) or (isinstance(one, Span) and one.count == 1 and one.unit != "year")
        for one in clause
    )
    if Tag.ASIDE in said and not said & _OF_LOAN and often:
        sums = sum(isinstance(one, Money) for one in clause)
        return [] if sums == 1 else list(clause)
    if Tag.LATE in said:
        return [one for one in clause if not (isinstance(one, Span) and one.count == 1)]
    return list(clause)


def _product(items: Sequence[Item], at: int) -> tuple[list[Item], int]:
    """What a multiplication that stands there means, and how many items that is; 0 if none."""
    one, second, third, fourth = (_item(items, at + ahead) for ahead in range(4))
    count: Count | None = None
    match one, second, third:
        case Money(), Times(), Money() | Count():
            count, amount = _count_and_amount(one, third)
            return ([count, Tag.PAY, amount], 3) if count is not None else ([], 0)
        case Money(), Times(), Span():  # 329 x 30 months
            return [Tag.PAY, one, Per(third.unit)], 2
        case Count(), Times(), Money():  # 12期×218
            return [one, Tag.PAY], 2
        case Money(), Per(), Times() if isinstance(fourth, Count) or _is_number(fourth):
            return [Count(int(fourth.value)), Tag.PAY, one, second], 4  # 26 weekly x 34
        case Times(), Money(), _:
            count, _ = _count_and_amount(second, second)
    return ([count], 2) if count is not None else ([], 0)


def without_unsure(items: Sequence[Item]) -> tuple[list[Item], bool]:
    """Leave out `per week or per month, he did not say`, and say whether that was there."""
    if Tag.UNSURE not in items:
        return list(items), False
    kept: list[Item] = []
    at, found = 0, False
    while at < len(items):
        end = _end_of_choice(items, at)
        if end > at:
            # A rate's name stays, as does the end of the clause.
            kept += [one for one in items[at:end] if one is Tag.INTEREST]
            at, found = end, True
        else:
            kept.append(items[at])
            at += 1
    return kept, found


def _end_of_choice(items: Sequence[Item], at: int) -> int:
    """Where `per week or per month` ends that begins there; `at` if none does."""
    if not isinstance(items[at], Per):
        return at
    end, rhythms, either = at, 0, False
    for place in range(at, len(items)):
        item = items[place]
        if isinstance(item, Per):
            rhythms += 1
        elif item is Tag.OR:
            either = True
        elif item is not Tag.INTEREST:
            break
        end = place + 1
    return end if rhythms > 1 or either else at


def _is_price_of_hundred(items: Sequence[Item]) -> bool:
    """`£24 interest on £100`: what a hundred costs, where that is not all that is lent."""
    one, name, hundred = _item(items, 0), _item(items, 1), _item(items, 2)
    if not isinstance(one, Money) or not isinstance(hundred, Money):
        return False
    named = name in {Tag.INTEREST, Tag.FEE} and _item(items, 3) is not Tag.BORROW
    return named and hundred.value == HUNDRED > one.value


def _parts(items: Sequence[Item], at: int, result: list[Item]) -> int:
    """`split in four`: a number of payments that has no name; return how many items that is."""
    ahead = 1 if _item(items, at) is Tag.IN else 0
    number = _item(items, at + ahead)
    few = isinstance(number, Money) and number.plain and 1 < number.value <= _MOST_PARTS
    if not isinstance(number, Money) or not few or number.value != int(number.value):
        return 0
    result.append(Count(int(number.value)))
    return ahead + 1


def _item(items: Sequence[Item], at: int) -> Item | None:
    """What stands there; None before the first and after the last."""
    return items[at] if 0 <= at < len(items) else None


def _is_number(item: Item | None) -> TypeGuard[Money]:
    """Whether it may be a number of payments."""
    whole = isinstance(item, Money) and item.plain and item.value == int(item.value)
    return whole and isinstance(item, Money) and 0 < item.value <= MOST_PAYMENTS


def _count_and_amount(one: Money, other: Money | Count) -> tuple[Count | None, Money]:
    if isinstance(other, Count):
        return other, one
    plain = [
        money
        for money in (one, other)
        if money.plain and money.value == int(money.value) and 0 < money.value <= MOST_PAYMENTS
    ]
    if not plain:
        return None, one
    chosen = min(plain, key=lambda money: money.value)
    amount = other if chosen is one else one
    return Count(int(chosen.value)), amount


class Places:
    """Each quantity with its words: those before it, and those after it up to the next."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._principal_last = Tag.PRINCIPAL_LAST in items
        self._pending: list[Tag] = []
        self._per: Per | None = None
        self._base = False
        self._apart = False
        self._waiting = False  # a rhythm of the clause before is nobody's yet
        self._taken = -1  # a word that is already somebody's
        self._included = False  # words say what is in the last quantity
        self._here = False  # the last quantity is open to words after it
        self.placed: list[Placed] = []
        self.rhythm: Per | None = None
        """How often is paid, where that stands alone at the end: 十万一年利息一万二，每月还."""
        self.pays_interest: Per | None = None
        """How often interest is paid, where that is said of it: 1% a month, paid monthly."""
        for at, item in enumerate(items):
            match item:
                case Break():
                    self._break_off(item, at)
                case PerMoney() if self._follows_count(at):
                    self._pending.append(Tag.PAY)  # "60 instalments, each 189.50"
                case PerMoney():
                    self._base = True
                    if item.after and self._here:
                        self.placed[-1].tags.append(Tag.FEE)
                case Per():
                    self._take_rhythm(item, at)
                case Tag():
                    self._take_word(item, at)
                case Money() | Percent() | Span() | Count():
                    self._take_quantity(item, at)
                case _:
                    pass
        self._close()
        self._share_rhythms()
        self._share_names()
        paid = bool(_ABOUT_PAYING & set(self._pending))
        if (paid or not self._pending) and self._per is not None:
            self._pays_every(self._per)

    def _break_off(self, item: Break, at: int) -> None:
        """The end of a clause: what waits for a quantity goes back, on, or nowhere."""
        if item.closes and not self._here and self.placed:
            # "1,200 fee (deducted)": of what stands before the bracket.
            self.placed[-1].tags += self._pending
            self._pending = []
        if item.asks and not self._here:
            self._pending, self._per = [], None  # what shall I pay a month?
        charged = self._per and not self._here and Tag.UPFRONT in self._pending
        if charged and not isinstance(_item(self._items, at + 1), Money):
            # 每月本金加手续费一起扣: how often is paid, and no sum of its own
            self._pays_every(self._per or Per("each"))
            self._pending, self._per = [], None
        if Tag.ASIDE in self._pending and self._per and Tag.ON_PAYDAYS in self._items:
            self._pays_every(self._per)  # I get paid twice a month; 110 out of each paycheck
            self._pending, self._per = [], None
        self._close()
        self._apart, self._waiting = True, self._per is not None

    def _says_interest(self) -> bool:
        """`Interest paid monthly`, or only `interest monthly` where the principal comes last."""
        if Tag.INTEREST_ONLY in self._pending:
            return True
        paid = Tag.PAY in self._pending or self._principal_last
        return paid and Tag.INTEREST in self._pending

    def _share_rhythms(self) -> None:
        """每月还本金1500加150元服务费: what is added to a payment comes as often."""
        for before, placed in pairwise(self.placed):
            if not isinstance(placed.what, Money) or not isinstance(before.what, Money):
                continue
            charge = placed.has(Tag.FEE, Tag.INTEREST, Tag.ON_TOP)
            own = placed.has(Tag.FIRST, Tag.UPFRONT, Tag.TOTAL, Tag.BALLOON, Tag.LATE)
            added = placed.tags[:1] == [Tag.PLUS] and charge and not own and not placed.is_apart
            added = added and placed.what.value < before.what.value
            if added and placed.per is None and before.is_led_by_rhythm:
                placed.per, placed.is_led_by_rhythm = before.per, True
            if placed.tags[:1] == [Tag.PLUS] and placed.has(Tag.TAX) and before.has(Tag.FEE):
                # "a fee of 3,000 plus 540 of GST, added to the loan": both are
                how = {Tag.ADDED, Tag.UPFRONT, Tag.NOW}
                before.tags += [tag for tag in placed.tags if tag in how]
            # "fees 60 plus 12 a month"
            also = placed.tags == [Tag.PLUS] and placed.per is not None and not placed.is_apart
            also = also and placed.what.value < before.what.value
            if also and before.has(Tag.FEE) and not before.has(Tag.PAY) and before.per is None:
                placed.tags.append(Tag.FEE)

    def _share_names(self) -> None:
        """20% establishment plus 4% monthly fee, both on the first amount: both are fees."""
        both = any(one is Tag.BOTH and two is Tag.FLAT for one, two in pairwise(self._items))
        for placed in self.placed if both else ():
            if isinstance(placed.what, Percent) and placed.has(Tag.FEE):
                placed.tags.append(Tag.FLAT)
        for before, placed in pairwise(self.placed):
            shares = isinstance(before.what, Percent) and isinstance(placed.what, Percent)
            joined = placed.tags[:1] == [Tag.PLUS] and placed.has(Tag.FEE) and not placed.is_apart
            if shares and joined and before.per is None and not before.has(*_OF_RATE - {Tag.FIRST}):
                before.tags += [tag for tag in (Tag.FEE, Tag.FLAT) if placed.has(tag)]
            # Both of `3% lender fee and 1,500 broker fee off the top`.
            if joined and before.has(Tag.FEE) and placed.has(Tag.UPFRONT) and before.per is None:
                before.tags.append(Tag.UPFRONT)

    def _close(self) -> None:
        """The end of a clause: what is pending belongs to its last quantity, if it has one."""
        self._included = False
        if not self._here and not self._per and {Tag.FEE, Tag.UPFRONT} <= set(self._pending):
            # Fee 3.5%, 36 payments of 390: and then that the fee is taken out of the money.
            for placed in self.placed:
                if placed.has(Tag.FEE) and not placed.has(Tag.UPFRONT):
                    placed.tags.append(Tag.UPFRONT)
                    self._pending = []
        if not self._here:
            self._pending = [tag for tag in self._pending if tag is not Tag.EARLY]
        of_interest = self._says_interest()
        if not self._here and self._per and (of_interest or Tag.INTEREST_ONLY in self._pending):
            # 月利率1.5%，按月付利息
            self._pays_every(self._per)
            self.pays_interest, self._per, self._pending = self.rhythm, None, []
        if self._here:
            last = self.placed[-1]
            # "what does 5,000 at 9% cost": the word asks, and names no share.
            asks = isinstance(last.what, Percent)
            last.tags += [tag for tag in self._pending if not (asks and tag is Tag.COSTS)]
            last.per = last.per or self._per
            self._pending, self._per = [], None
        self._here = False

    def _take_rhythm(self, per: Per, at: int) -> None:
        if self._here and per.before and self._is_of_paying(at):
            self._pays_every(per)
            return
        if self._here and self._is_of_interest(at):
            self._pays_every(per)
            self.pays_interest = self.rhythm
            self._pending = [tag for tag in self._pending if tag is not Tag.PAY]
            return
        borrowed = self._here and self.placed[-1].per is None and self._is_borrowed()
        if borrowed and Tag.PAY in self._pending and not self._names_money_after(at):
            self._pays_every(per)  # "4,000 loan repaid fortnightly"
            self._pending = [tag for tag in self._pending if tag is not Tag.PAY]
            return
        if not self._here or _belongs_to_next(self._items, at, self.placed[-1]):
            if self._per is not None and per.unit == "each":
                self._pays_every(self._per)  # 10天一期，一期还900
            self._per = per
            return
        last = self.placed[-1]
        last.per = last.per or per
        last.tags += self._pending
        self._pending = []

    def _is_of_paying(self, at: int) -> bool:
        """总利息450，按月还: how often is paid, and not what the interest is per."""
        following = self._items[at + 1 : at + 3]
        alone = bool(following) and following[0] is Tag.PAY
        alone = alone and not any(isinstance(one, Money | Percent) for one in following)
        return alone and self.placed[-1].has(Tag.INTEREST, Tag.FEE)

    def _follows_count(self, at: int) -> bool:
        before = _item(self._items, at - 1)
        before = _item(self._items, at - 2) if isinstance(before, Break) else before
        return isinstance(before, Count)

    def _is_added(self) -> bool:
        """每月还270加担保费12: a fee that is added to a payment comes as often."""
        fee = self._pending[:1] == [Tag.PLUS] and {Tag.FEE, Tag.INTEREST} & set(self._pending)
        money = self._here and isinstance(self.placed[-1].what, Money)
        last = self.placed[-1].per if money else None
        return bool(fee) and last is not None and last.before and Tag.FIRST not in self._pending

    def _is_of_interest(self, at: int) -> bool:
        """Interest of 1% a month to be paid each month: the second rhythm is of paying."""
        last = self.placed[-1]
        rated = isinstance(last.what, Percent) and last.per is not None
        told = last.has(Tag.INTEREST) or Tag.INTEREST in self._pending
        paid = Tag.PAY in self._pending or _item(self._items, at + 1) is Tag.PAY
        twice = isinstance(_item(self._items, at - 1), Per)
        return rated and (told or paid) and (twice or not self._names_money_after(at))

    def _comes_last(self, at: int) -> bool:
        """Whether `then` stands before it, with no number or time between or after."""
        before = next((one for one in reversed(self._items[:at]) if not isinstance(one, Tag)), None)
        after = self._items[at + 1 :]
        more = any(isinstance(one, Money | Percent | Span | Count | Per) for one in after)
        return isinstance(before, Break) and before.then and not more

    def _is_borrowed(self) -> bool:
        last = self.placed[-1]
        named = last.has(Tag.BORROW, Tag.PRICE) and not last.has(Tag.PAY, Tag.FEE, Tag.INTEREST)
        return isinstance(last.what, Money) and named

    def _names_money_after(self, at: int) -> bool:
        """Whether an amount or a share comes before the clause ends."""
        for item in self._items[at + 1 :]:
            if isinstance(item, Break):
                return False
            if isinstance(item, Money | Percent):
                return True
        return False

    def _pays_every(self, per: Per) -> None:
        if per.unit != "each":
            self.rhythm = self.rhythm or per

    def _take_word(self, tag: Tag, at: int) -> None:
        of_it = tag is Tag.OFF_OF_LAST and self._here  # 4% of it: a share of something is no part
        often = isinstance(_item(self._items, at + 1), Per)  # 20,000 of it each month
        of_it = of_it or (tag is Tag.OFF_OF_LAST and often)
        settled = at == self._taken or tag is Tag.BOTH or (tag is Tag.OFF_OF_LAST and often)
        if settled or (of_it and isinstance(self.placed[-1].what, Percent)):
            return
        if tag is Tag.PLUS and not self._here and self._per is not None and self._says_interest():
            self._close()  # "interest paid monthly and the 600 at the end"
        if self._takes_off_all(tag, at):
            return
        if tag is Tag.INCLUDED and self._here and not self._names_money_after(at):
            self._included = True  # "a final 229 including the option fee"
        if self._included:
            return
        if tag in OF_LAST:
            owner = self.placed[-1].tags if self._here else self._pending
            owner.append(OF_LAST[tag])
            return
        if tag in _MORE:
            self._pending += [_MORE[tag], tag]
            return
        if tag in {Tag.DISCOUNTED, Tag.APART}:
            if tag is Tag.APART:
                # 保险费另算: what has no number here; 宿舍水电另算120 is no part of a loan.
                sum_ = isinstance(_item(self._items, at + 1), Money)
                charge = sum_ and {Tag.FEE, Tag.INTEREST, Tag.ON_TOP} & set(self._pending)
                self._pending = [Tag.FEE] if charge else [Tag.ASIDE] if sum_ else []
            elif self._names_money_after(at):
                self._pending += [Tag.INTEREST, Tag.UPFRONT]
            return
        postfix = (tag in _POSTFIX and not self._names_next(at)) or _follows_its_amount(
            self._items, at
        )
        postfix = postfix or (tag in {Tag.TOTAL, Tag.PAY} and self._paid_just_now(at))
        if self._here and not self._pending and postfix:
            self.placed[-1].tags.append(tag)
            self.placed[-1].is_lent |= tag is Tag.BORROW
        else:
            self._pending.append(tag)

    def _takes_off_all(self, tag: Tag, at: int) -> bool:
        """A fee, and after a comma: taken off first; or both of two fees are."""
        both = Tag.BOTH in self._items[max(0, at - 2) : at]
        alone = not self._pending and (both or not self._here)
        if OF_LAST.get(tag, tag) is not Tag.UPFRONT or not alone or self._names_money_after(at):
            return False
        charges = [placed for placed in self.placed if placed.has(Tag.FEE, Tag.FIRST, Tag.ON_TOP)]
        charges = [one for one in charges if isinstance(one.what, Money | Percent)]
        charges = [one for one in charges if one.per is None and not one.has(Tag.PAY)]
        if not charges or charges[-1] is not self.placed[-1]:
            return False
        for placed in charges if both else charges[-1:]:
            placed.tags.append(Tag.UPFRONT)
        return True

    def _names_next(self, at: int) -> bool:
        """车价12万首付三成: a word after an amount that has its name, and before another."""
        following = _item(self._items, at + 1)
        if not self._here or not isinstance(following, Money | Percent):
            return False
        last = self.placed[-1]
        if last.has(Tag.PRICE, Tag.BORROW):
            return True
        # 车18万首付6万, but "500 down 45 a month"
        alone = not isinstance(_item(self._items, at + 2), Per)
        if not isinstance(last.what, Money) or not isinstance(following, Money):
            return False
        return alone and last.what.value > following.value

    def _paid_just_now(self, at: int) -> bool:
        """`repay 1,345 in total`, `wants 650 back`: what is paid stands right before this word."""
        return isinstance(_item(self._items, at - 1), Money) and self.placed[-1].has(Tag.PAY)

    def _is_rhythm(self, at: int) -> bool:
        """万五一天, 50元一天的利息: one unit of time right after what is per nothing yet."""
        before, name = _item(self._items, at - 1), _item(self._items, at + 1)
        its_own = isinstance(_item(self._items, at + 2), Money)
        if isinstance(before, Money) and name in {Tag.INTEREST, Tag.FEE} and not its_own:
            self.placed[-1].tags.append(name)
            self._taken = at + 1
            return True
        return isinstance(before, Percent) and self.placed[-1].per is None

    def _is_of_interest_kept(self, at: int) -> bool:
        named = _item(self._items, at + 1) in {Tag.INTEREST, Tag.FEE}
        sum_ = isinstance(_item(self._items, at + 2), Money)
        return named and sum_ and self._pending[-1:] == [Tag.UPFRONT]

    def _take_quantity(self, item: Money | Percent | Span | Count, at: int) -> None:
        if isinstance(item, Span) and item.count == 1 and self._is_rhythm(at):
            self.placed[-1].per = Per(item.unit)
            self.placed.append(Placed(item, self._pending, is_rhythm=True))
            self._pending = []
            return
        if isinstance(item, Span) and self._is_of_interest_kept(at):
            # 先扣掉一年的利息2400: kept back is the interest, and the year says for how long.
            self.placed.append(Placed(item, [], is_rhythm=True))
            return
        if self._waiting and self._per is not None and self._pending[:1] == [Tag.PLUS]:
            self._pays_every(self._per)  # "230 each, monthly, plus 49 taken out first"
            self._per = None
        if self._waiting and self._per in self._items[at + 2 :]:
            self._pays_every(self._per or Per("each"))  # comes each day; takes 100 a day
            self._per = None
        waiting = self._waiting and Tag.PAY in self._pending
        own = isinstance(item, Money) and {Tag.BORROW, Tag.PRICE, Tag.TOTAL} & set(self._pending)
        if (isinstance(item, Percent) or own) and self._per is not None and waiting:
            # "paid quarterly, 8%": how often is paid, and not what the rate, loan or total is per.
            self._pays_every(self._per)
            self._per = None
            self._pending.remove(Tag.PAY)
        self._waiting = False
        if self._here and isinstance(self.placed[-1].what, Percent):
            self._pending = _give_back(self.placed[-1], self._pending)
        if self._per is None and self._is_added():
            self._per = self.placed[-1].per
        led_by = self._pending[-1] if self._pending else None
        placed = Placed(
            item,
            self._pending,
            self._per,
            self._base,
            led_by=led_by,
            is_led_by_rhythm=self._per is not None,
            is_apart=self._apart,
            is_last=isinstance(item, Money) and self._comes_last(at),
        )
        self.placed.append(placed)
        self._pending, self._per, self._base, self._here = [], None, False, True
        self._apart = False


def _belongs_to_next(items: Sequence[Item], at: int, last: Placed) -> bool:
    """每月还900: a rhythm before an amount or a share, with nothing but their names between.

    After an English amount, or a share that has none, it is theirs unless a payment is named.
    """
    rhythm = items[at]
    own = isinstance(items[at - 1], Percent) and last.per is None
    named_only = own or not (isinstance(rhythm, Per) and rhythm.before)
    added = _item(items, at - 1) is Tag.PLUS  # "a fee of 1,207 and a monthly fee of 69"
    following = _item(items, at + 1)
    if added or last.has(Tag.BORROW, Tag.PRICE):
        # As in `loan 3,500 with a monthly fee of 1.2%`.
        named_only &= following not in {Tag.FEE, Tag.INTEREST}
    named_only &= not (added and isinstance(following, Percent))
    paid = False
    for item in items[at + 1 :]:
        if isinstance(item, Money | Percent):
            return paid or not named_only
        paid = paid or item is Tag.PAY
        if not (isinstance(item, Tag) and item in _NAMES_MONEY | {Tag.FLAT, Tag.TOTAL}):
            return False
    return False


def _follows_its_amount(items: Sequence[Item], at: int) -> bool:
    """`$60 fee to borrow $400`: the name of an amount that stands right after it."""
    if items[at] is Tag.UPFRONT:
        # "$90 out upfront so I get 1,110", but not "2,000 less a fee of 100"
        after = _item(items, at + 1)
        return isinstance(_item(items, at - 1), Money) and (
            after is Tag.GET or isinstance(after, Break | None)
        )
    named = items[at] in _AFTER_ITS_AMOUNT
    if not named or not isinstance(_item(items, at - 1), Money):
        return False
    names = {Tag.TOTAL, Tag.FEE, Tag.INTEREST, Tag.COSTS}
    rest = (item for item in items[at + 1 : at + 4] if item not in names)
    return not isinstance(next(rest, Break()), Money | Percent | Per)


def _give_back(share: Placed, pending: list[Tag]) -> list[Tag]:
    """`9% APR on 5000`: words of rates right after a share that has none are its own."""
    if Tag.FROM in pending:  # "deduct 15% service charge from 8,000"
        here = pending.index(Tag.FROM)
        share.tags += pending[:here]
        return pending[here:]
    if any(tag in _OF_RATE or tag is Tag.MIN for tag in share.tags):
        return pending
    own = 0
    while own < len(pending) and pending[own] in _OF_RATE:
        own += 1
    share.tags += pending[:own]
    return pending[own:]
