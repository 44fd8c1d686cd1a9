"""What every number of a sentence is: the amount, a payment, a fee, a rate, a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.core.offers.duration import years
from bot.core.offers.roles import ON_TOP, Placed, Places, without_unsure
from bot.core.offers.vocabulary import OF_LAST, Tag
from bot.core.offers.wording import UNSETTLED, Count, Item, Money, Per, Percent, Span

_NOTHING = Decimal(0)
LARGEST = Decimal(10) ** 12
_OF_FEES = (Tag.FEE, Tag.UPFRONT, Tag.FIRST, Tag.COSTS)
_HALF = Decimal("0.5")
_YEARS = range(1990, 2040)
_BESIDE = (Tag.ASIDE, Tag.OFF, Tag.EARLY, Tag.LATE, Tag.INCLUDED, Tag.LIMIT, Tag.ADDED)
"""Words of sums that no offer need explain."""
_TINY = Decimal("0.05")
"""Of a loan, so little that is paid at its beginning is no deposit."""
_FEW = 6
"""Beside sums with their currency, a smaller number without one is a number of things."""
_MANY = 3
"""So many sums with their currency make one without it unlikely."""
_SMALL = Decimal("0.2")
"""Of what is lent, a charge is at most so much."""
_NAMING = (Tag.BORROW, Tag.PAY, Tag.GET, Tag.PRICE, Tag.FEE, Tag.DOWN, Tag.TOTAL, Tag.UPFRONT)
"""Words after which a number is no longer an age, a salary or a score."""


@dataclass(slots=True)
class Fee:
    """A fee: an amount, or with `share` a part of the amount; what it is per, and its words."""

    value: Decimal
    share: bool
    per: Per | None
    tags: list[Tag]


@dataclass(slots=True)
class Draft:
    """What all numbers of a sentence are; the last number of a triple is its place.

    `rate_every` is what a rate is per where the sentence does not say it.
    """

    rate_every: str = ""
    tags: set[Tag] = field(default_factory=set)
    principal: Decimal | None = None
    got: Decimal | None = None
    got_after: bool = False
    """Whether that is what is left after fees."""
    price: Decimal | None = None
    limit: Decimal | None = None
    rest: Decimal | None = None
    first_pay: tuple[Decimal, int] | None = None
    first_span: Span | None = None
    spared: int = 0
    """How many payments of those that were named before nobody pays: the first 6 of 24."""
    spared_of_term: bool = False
    """Whether nothing is paid in the first part of a time that was named before."""
    base: Decimal | None = None
    base_per: Per | None = None
    total: Decimal | None = None
    pays: list[tuple[Decimal, Per | None, int]] = field(default_factory=list)
    bare: list[tuple[Decimal, Per | None, int]] = field(default_factory=list)
    fees: list[Fee] = field(default_factory=list)
    rates: list[tuple[Percent, Per | None, list[Tag]]] = field(default_factory=list)
    spans: list[tuple[Span, int, bool]] = field(default_factory=list)
    counts: list[tuple[int, int]] = field(default_factory=list)
    counts_all: bool = False
    """Whether a number of payments is said to be all of them."""
    rhythm: Per | None = None
    pays_interest: Per | None = None
    of_principal: Decimal | None = None
    """A payment that is called one of principal."""
    down: Decimal = _NOTHING
    down_share: Decimal = _NOTHING
    deposit: Decimal = _NOTHING
    """What was paid of a price whose rest is lent, once that is known."""
    balloon: Decimal = _NOTHING
    balloon_on_top: bool = False
    late: Decimal = _NOTHING
    share: Decimal = _NOTHING
    floor: Decimal = _NOTHING
    currency: str = ""
    nonsense: bool = False
    at_odds: bool = False
    """Whether two numbers contradict each other, or one can mean two things."""
    rate_unsaid: bool = False
    """Whether it says that nobody knows what its rate is per."""
    assumed: set[str] = field(default_factory=set)

    per_hundred: bool = False
    """Whether a price is for an amount that is named beside it."""
    told: list[Decimal] = field(default_factory=list)
    """Sums that an offer made of this must explain."""
    now: set[Decimal] = field(default_factory=set)
    """Sums that are paid, or got, at once."""
    _shared: bool = False
    """Whether any share is named."""
    _cheaper: bool = False
    """Whether a discount on a price stands where that price is not known yet."""
    _sums: frozenset[Decimal] = frozenset()
    _signed: bool = False
    """Whether sums stand with their currency, so that other figures are none."""

    def take(self, items: Sequence[Item]) -> None:
        """Give every number its role."""
        items, self.rate_unsaid = without_unsure(items)
        self.tags = {OF_LAST.get(item, item) for item in items if isinstance(item, Tag)}
        if Tag.SPREAD in self.tags:
            self.tags |= {Tag.INSTALMENTS, Tag.OVER}
        self._sums = frozenset(item.value for item in items if isinstance(item, Money))
        self._shared = any(isinstance(item, Percent) for item in items)
        signed = [item for item in items if isinstance(item, Money) and item.currency]
        self._signed = len(signed) >= _MANY
        found = Places(items)
        self.rhythm, self.pays_interest = found.rhythm, found.pays_interest
        for at, placed in enumerate(places := found.placed):
            if placed.has(Tag.OFF) and self._takes_off(placed, places[at - 1] if at else None):
                continue
            following = places[at + 1] if at + 1 < len(places) else None
            match placed.what:
                case Money() if not self._is_name(placed.what, placed):
                    self._money(placed.what, placed, at)
                case Percent():
                    self._percent(placed.what, placed)
                case Span():
                    self._span(placed.what, placed, following, at)
                case Count():
                    self._count(placed.what, placed, following, at)
        self.at_odds |= self._cheaper and bool(self.fees or self.rates)

    def _is_name(self, money: Money, placed: Placed) -> bool:
        """Tucson 222, €15,950, deposit €5,582: what comes first without a currency is no sum."""
        alone = money.plain and placed.per is None and not set(placed.tags) - {Tag.IN}
        first = not self.told or money.value < _FEW
        return self._signed and alone and first and not money.currency

    def _takes_off(self, placed: Placed, before: Placed | None) -> bool:
        """手续费打五折, 50% off the fee: of a charge that was named, only that is left."""
        share: Decimal | None = None
        match placed.what:
            case Money() if placed.what.plain and 0 < placed.what.value < 100:
                tens = 10 if placed.what.value < 10 else 100
                share = placed.what.value / tens
            case Percent() if placed.what.value <= 1:
                share = 1 - placed.what.value
        own = before is not None and before.has(Tag.FEE) and not placed.is_apart
        if share is not None and isinstance(placed.what, Money) and not placed.is_apart:
            # 手机4800打九折, and no 4320 beside it: is that before or after?
            whole = before.what.value if before and isinstance(before.what, Money) else None
            named = before is not None and before.has(Tag.PRICE, Tag.BORROW)
            self.at_odds |= named and whole is not None and whole * share not in self._sums
        if share is None or not (placed.has(Tag.FEE, Tag.INTEREST) or own):
            return False
        if placed.has(Tag.INTEREST) or not self.fees:
            self._cheaper = True  # of what comes after, or already so?
            return isinstance(placed.what, Money)
        some = before is not None and isinstance(before.what, Count) and not placed.is_apart
        # Of the first one only, or of the first three of twelve.
        self.at_odds |= placed.has(Tag.FIRST_PAYMENT) or (some and len(self.counts) > 1)
        self.fees[-1].value *= share
        if placed.has(Tag.UPFRONT):
            self.fees[-1].tags.append(Tag.UPFRONT)
        return True

    def _count(self, count: Count, placed: Placed, following: Placed | None, at: int) -> None:
        if placed.has(Tag.SPREAD) and not placed.is_apart and self.fees:
            self.fees[-1].tags.append(Tag.TOTAL)  # a 240 fee spread over 12 payments
        if placed.has(Tag.SPARED) and self.counts:
            self.spared = count.value
            return
        self.counts_all |= placed.has(Tag.TOTAL)
        self.counts.append((count.value, at))
        if placed.per is not None and placed.per.unit != "each":
            self.rhythm = self.rhythm or placed.per
        elif placed.per is not None and following is not None:
            following.per = following.per or placed.per

    def _money(self, money: Money, placed: Placed, at: int) -> None:
        value, per = money.value, placed.per
        if money.plain and per is None and value in _YEARS and placed.tags[-1:] == [Tag.IN]:
            return  # in 2023
        self.currency = self.currency or money.currency
        if not placed.has(*_BESIDE):
            self.told.append(value)
        if value < 0 or value > LARGEST:
            self.nonsense = True
            return
        self.now |= {value} if placed.has(Tag.NOW) else set()
        match self._role(placed, value):
            case (
                "base" | "late" | "down" | "balloon" | "floor" | "total" | "limit" | "rest" as role
            ):
                self._alone(role, value, placed, at)
            case "from" if self.principal is None:
                self.principal = value  # 中介费5%从8万里扣
                for fee in self.fees:
                    fee.tags.append(Tag.UPFRONT)
            case "fee":
                self.fees.append(Fee(value, False, per, placed.tags))
            case "first-pay":
                self.first_pay = (value, at)
            case "pay":
                self.pays.append((value, per, at))
                if placed.tags[-1:] == [Tag.BORROW]:
                    self.of_principal = value
            case "off":
                pass
            case role:
                self._amount_named(role, value, per, at, after=placed.has(Tag.AFTER))

    def _alone(self, role: str, value: Decimal, placed: Placed, at: int) -> None:
        """An amount of which an offer has only one."""
        if role == "total" and self.total not in {None, value}:
            self.bare.append((value, placed.per, at))
            return
        setattr(self, role, value)
        self.per_hundred |= role == "base"
        if role == "base":
            self.base_per = placed.per
        self.balloon_on_top |= placed.has(Tag.WITH_LAST) or placed.tags[:2] in ON_TOP

    def _amount_named(
        self, role: str, value: Decimal, per: Per | None, at: int, *, after: bool
    ) -> None:
        """The first amount of its name counts; another one is a number without a name."""
        if role == "got" and self.got is None:
            self.got, self.got_after = value, after
        elif role == "got" and self.principal is None:
            # 放款6000，实际到账5100: what is really in hand is less.
            self.got, self.principal = sorted((value, self.got or value))
        elif role == "price" and self.price is None:
            self.price = value
        elif role == "principal" and self.principal is None:
            self.principal = value
        else:
            self.bare.append((value, per, at))

    def _role(self, placed: Placed, value: Decimal) -> str:
        """What an amount is: the most telling of its words decides."""
        has, once = placed.has, placed.per is None
        begun = self.principal or self.price or self.got or self.bare or self.pays
        closing = has(Tag.AT_END) and (self.counts or self.spans) and self.pays and once
        owed = self.principal if self.rates and placed.led_by is not Tag.PAY else None
        left = has(Tag.AT_END) and once and not has(Tag.BORROW, Tag.FEE, Tag.INTEREST)
        closing = closing or (left and owed is not None and value < owed)
        # "costs me £34 a week", 每周扣320: what goes again and again is a payment.
        often = not once and has(Tag.COSTS, Tag.UPFRONT) and not has(Tag.FEE, Tag.INTEREST)
        roles = (
            ("off", has(Tag.EARLY)),
            ("principal", once and placed.led_by is Tag.BORROW and len(self._sums) == 1),
            ("base", placed.is_base),
            ("principal", placed.is_lent and once and not has(Tag.FEE, Tag.DOWN, Tag.LIMIT)),
            # 茶馆抽水，借三千: a charge that is only named, and then what is borrowed.
            ("principal", placed.tags == [Tag.FEE, Tag.BORROW] and placed.is_apart and not begun),
            ("off", placed.tags[:1] == [Tag.INCLUDED] or (has(Tag.ASIDE) and not has(*_NAMING))),
            ("off", placed.led_by is Tag.ASIDE),
            ("fee", once and has(Tag.CASH, Tag.NOW) and self._is_charge(placed, value)),
            (
                "price",
                once
                and has(Tag.CASH)
                and not has(Tag.FEE)
                and (Tag.OR in self.tags or not has(Tag.PAY)),
            ),
            ("fee", has(Tag.ON_TOP) and not once and not has(Tag.BORROW, Tag.GET, Tag.INCLUDED)),
            ("from", once and has(Tag.FROM) and has(Tag.UPFRONT) and bool(self.fees)),
            ("pay", often or (has(Tag.AFTER) and has(Tag.UPFRONT) and not has(Tag.FEE))),
            ("pay", once and placed.tags[-1:] == [Tag.CARD] and self._owes(value)),
            ("principal", once and placed.tags[-1:] == [Tag.CARD]),
            ("late", has(Tag.LATE)),
            (
                "down",
                (has(Tag.DOWN) and not has(Tag.FEE))
                or (once and has(Tag.NOW) and has(Tag.PAY) and not has(Tag.FEE, Tag.COSTS)),
            ),
            ("off", has(Tag.OFF) and not has(Tag.BORROW)),
            ("limit", has(Tag.LIMIT) and placed.led_by is not Tag.PAY),
            ("fee", has(Tag.FEE, Tag.FIRST) and has(Tag.FIRST_PAYMENT, Tag.BALLOON)),
            ("fee", once and has(Tag.FEE) and has(Tag.AT_END) and bool(self.counts)),
            ("balloon", (has(Tag.BALLOON) and begun) or closing or self._closes(placed)),
            ("floor", has(Tag.FLOOR, Tag.MIN)),
            ("first-pay", has(Tag.FIRST_PAYMENT)),
            ("got", has(Tag.GET) and has(Tag.AFTER) and not has(Tag.PAY)),
            ("got", placed.led_by is Tag.GET and once and not has(Tag.PAY, Tag.BORROW)),
            ("rest", once and placed.led_by is Tag.REST),
            ("fee", has(Tag.UPFRONT, Tag.FEE, Tag.INTEREST, Tag.COSTS)),
            ("fee", once and has(Tag.TAX) and bool(self.fees)),
            ("fee", has(Tag.FIRST) and once and not has(Tag.CARD, *_NAMING)),
            ("got", has(Tag.GET) and not has(Tag.PAY) and once),
            ("total", has(Tag.TOTAL) and once and not has(Tag.BORROW, Tag.PRICE)),
            ("pay", has(Tag.PAY) or not once),
            ("price", has(Tag.PRICE) and once and not has(Tag.REST)),
            ("principal", has(Tag.BORROW, Tag.CARD, Tag.PAWN)),
        )
        return next((role for role, holds in roles if holds), "bare")

    def _closes(self, placed: Placed) -> bool:
        """`25 a week for a year, then 50 and it is mine`: what comes after all payments."""
        once = placed.is_last and not placed.has(Tag.FEE, Tag.INTEREST, Tag.BORROW, Tag.GET)
        named = self.principal or self.price or self.got
        paid = self.pays or len(self.bare) > (0 if named else 1)
        return once and bool(paid) and bool(self.counts or self.spans)

    def _is_charge(self, placed: Placed, value: Decimal) -> bool:
        """`And 40 cash for the paperwork`: a small part of what is lent, paid at the desk."""
        bare = self.bare[0][0] if self.bare else None
        lent = self.principal or self.price or bare
        if lent is None or value >= lent * _SMALL:
            return False
        if Tag.OR in self.tags or placed.has(Tag.DOWN, Tag.BORROW, Tag.PRICE):
            return False
        named = placed.has(Tag.FEE, Tag.COSTS, Tag.FIRST)
        signing = self.price is None and placed.has(Tag.NOW) and value < lent * _TINY
        if not named and not signing and not (placed.has(Tag.CASH) and placed.has(Tag.PLUS)):
            return False
        placed.tags.append(Tag.FIRST)
        return True

    def _owes(self, value: Decimal) -> bool:
        """`Get 400 today, owe 460 in 14 days`: owed is more than was got, and no rate is named."""
        more = self.got is not None and value > self.got and not self._shared
        if more:
            self.tags.discard(Tag.CARD)
        return more

    def _is_no_price(self, placed: Placed) -> bool:
        """A share that is not paid, or was counted already; but 10% off the top is kept back."""
        off = placed.has(Tag.OFF) and not placed.has(Tag.UPFRONT)
        return off or placed.has(Tag.LATE, Tag.EARLY) or placed.tags[:1] == [Tag.INCLUDED]

    def _percent(self, percent: Percent, placed: Placed) -> None:
        value, has = percent.value, placed.has
        self.nonsense |= value < 0
        half = value == _HALF and has(Tag.PAY) and not has(Tag.DOWN, Tag.INTEREST)
        self.at_odds |= half  # 先还一半: nobody says half of what, or when
        if has(Tag.TAX) and not self.fees and not has(Tag.INTEREST, Tag.APR):
            self.at_odds = True  # 18% of GST, and nobody knows yet on what
        elif has(Tag.TAX) and self.fees and not has(Tag.APR):
            # 2%, and 18% of tax on that; what is said after the tax is said of both.
            self.fees[-1].value *= 1 + value
            self.fees[-1].tags += [tag for tag in placed.tags if tag in {Tag.NOW, Tag.UPFRONT}]
        elif has(Tag.REBATE):
            self._give_back(value, placed)
        elif has(Tag.BALLOON) and not has(Tag.INTEREST, Tag.FEE):
            self.at_odds |= not self._closes_with_sum()
        elif not self._is_no_price(placed):
            self._share(percent, placed)

    def _closes_with_sum(self) -> bool:
        """A balloon of 40% is told again as a sum, or nobody can say of what it is a share."""
        return bool({Tag.AT_END, Tag.WITH_LAST, Tag.REST} & self.tags)

    def _share(self, percent: Percent, placed: Placed) -> None:
        """A share that is paid: down, of a card, as a fee or as a rate."""
        value, has = percent.value, placed.has
        once = placed.per is None and has(Tag.TOTAL) and not has(Tag.PAY)  # 20% for the whole time
        if has(Tag.DOWN):
            self.down_share = min(value, Decimal(1))
        elif Tag.CARD in self.tags and has(Tag.PAY) and not has(Tag.INTEREST, Tag.FEE, Tag.APR):
            self.share = min(value, Decimal(1))  # 每月只还10%
        elif (has(Tag.MIN) and not has(Tag.INTEREST, Tag.APR)) or (
            has(Tag.CARD) and has(Tag.FLOOR)
        ):
            self.share = min(value, Decimal(1))
        elif (has(*_OF_FEES) or once) and not (
            has(Tag.APR, Tag.EFFECTIVE) or _is_interest(percent, placed)
        ):
            self.fees.append(Fee(value, True, placed.per or self._told_later(placed), placed.tags))
        else:
            per = placed.per
            # Once, or for each year? Nobody can say.
            self.at_odds |= per is None and has(Tag.ADDED) and not self.rate_every
            if per is None and self.rate_every == "whole":
                self.fees.append(Fee(value, True, None, placed.tags))
                return
            if per is None and self.rate_every:
                per = Per(self.rate_every)
            if percent.every == UNSETTLED:
                percent, per = _settled(percent, self.rate_every)
            elif percent.every:
                per = Per(percent.every)
            elif has(Tag.APR, Tag.EFFECTIVE):
                per = Per("year")
            self.rates.append((percent, per, placed.tags))

    def _give_back(self, value: Decimal, placed: Placed) -> None:
        """`7% a year, 3% back if on time`: of the rate that was named, only the rest is paid."""
        percent, per, tags = self.rates[-1] if self.rates else (Percent(_NOTHING), None, [])
        self.at_odds |= value >= percent.value or placed.per not in {None, per}
        self.rates[-1:] = [(replace(percent, value=percent.value - value), per, tags)]

    def _told_later(self, placed: Placed) -> Per | None:
        """What a fee is per, where it was asked and answered."""
        asked = self.rate_every not in {"", "whole"} and placed.tags == [Tag.FEE]
        return Per(self.rate_every) if asked else None

    def _span(self, span: Span, placed: Placed, following: Placed | None, at: int) -> None:
        if placed.per is not None and placed.per.unit == "each":
            self.rhythm = Per(span.unit, span.count)
            return
        if placed.has(Tag.SPARED):
            months = Span(span.count * 12, "month") if span.unit == "year" else span
            self.first_span = replace(months, count=months.count + 1)
            self.spared_of_term = bool(self.spans)
            return
        if placed.has(Tag.FIRST_PAYMENT):
            self.first_span = span
            return
        if placed.is_rhythm:
            self.spans.append((span, at, True))
            return
        one = span.count == 1
        if following is None or following.is_apart:
            following = None
        elif one and span.unit == "day" and not set(following.tags) - {Tag.BORROW}:
            # 利息一天十块, 一万元一天三块五: its name may stand before the day, or nowhere.
            following.tags.append(Tag.INTEREST)
        named = following is not None and following.has(Tag.INTEREST, Tag.FEE)
        if one and named and following is not None and following.per is None:
            # 一天利息3块: a rhythm, and the time as well where no other is named.
            following.per = Per(span.unit)
            self.spans.append((span, at, True))
            return
        longer = self.counts or any(years(other) > years(span) for other, _, _ in self.spans)
        summed = following is not None and isinstance(following.what, Money)
        if one and longer and summed and following is not None and not following.per:
            following.per = Per(span.unit)  # 分24期每月1290，一个月8000: no single month of it
            return
        # 8000元一年，分5年还: the time over which is paid is the time.
        first = 0 if placed.has(Tag.INSTALMENTS) else len(self.spans)
        self.spans.insert(first, (span, at, False))
        if placed.per is not None:
            self.rhythm = self.rhythm or placed.per


def _is_interest(percent: Percent, placed: Placed) -> bool:
    """收我三分利: what is counted in 分 a month is a rate, whoever collects it."""
    return bool(percent.every) and placed.tags.count(Tag.FEE) < 2 and placed.has(Tag.COLLECTS)


def _settled(percent: Percent, every: str) -> tuple[Percent, Per | None]:
    """5厘 as what it is per, once that is known: ten times as much a year, a tenth a day."""
    if not every:
        return percent, None
    scale = {"year": Decimal(10), "day": Decimal("0.1")}.get(every, Decimal(1))
    return Percent(percent.value * scale), Per(every)
