"""What the numbers of a draft are, by what they come to beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bot.core.loan import MONTH, Period, Unit
from bot.core.offers.draft import Draft, Fee
from bot.core.offers.duration import as_period, periods, times
from bot.core.offers.roles import HUNDRED
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Per, Percent, Span

_NOTHING = Decimal(0)
_MOST_PARTS = 6
"""Sums among which those are looked for that several pay of a price."""
_LESS = Decimal("0.99")
"""Of what is paid in all, an amount is at most so much; else it may be that total."""


@dataclass(slots=True)
class Settled(Draft):
    """A draft in which a number that follows from others is a check, and no number more."""

    def settle(self) -> None:
        """Say what numbers without a name are, and hold those together that others explain."""
        self._settle_twice()
        self._settle_principal()
        self._settle_costs()
        self._settle_bare()
        self._settle_rest()
        self._settle_choice()
        self._settle_wanted()
        self._settle_plus()
        self._settle_now()
        self._settle_total()
        self._settle_uses()
        self._settle_base()
        self._settle_collected()
        self._settle_price()
        self._settle_received()
        self._settle_sums()
        self._settle_interest()
        self._settle_asked()
        self._settle_days()

    def _settle_twice(self) -> None:
        """利息20，一天20: one charge that is told again with what it is for."""
        often = {fee.value for fee in self.fees if fee.per is not None and not fee.share}
        self.fees = [
            fee
            for fee in self.fees
            if fee.share or fee.per is not None or fee.value not in often or Tag.FIRST in fee.tags
        ]
        for fee in [one for one in self.fees if one.share]:
            told = next((one for one in self.fees if self._is_sum_of(one, fee)), None)
            if told is not None:
                told.tags += fee.tags
                told.per = told.per or fee.per
                self.fees.remove(fee)
            elif fee.per is not None:  # 每期手续费0.7%，即每月42
                self.pays = [one for one in self.pays if not self._comes_to(fee, one[0])]

    def _settle_interest(self) -> None:
        """`At 12%, interest only, 600 monthly`: the rate, and what it comes to."""
        amount = self._amount()
        if Tag.INTEREST_ONLY not in self.tags or amount is None or len(self.rates) != 1:
            return
        percent, told, _ = self.rates[0]
        daily = told is not None and told.unit == "day"
        for fee in self.fees if daily else ():
            interest = (
                Tag.INTEREST in fee.tags and not fee.share and fee.per and fee.per.unit == "month"
            )
            if interest and abs(amount * percent.value * 30 - fee.value) <= fee.value / 30:
                self.rates = []  # 日利率0.0199%、每月利息238.8
                return
        for one in [one for one in self.pays if one[1] is not None]:
            per = as_period(one[1]) if one[1] is not None and one[1].unit != "each" else MONTH
            yearly = Per("year") if told is None else told
            rate = percent.value * times(as_period(yearly), per) if yearly.unit != "each" else None
            if rate is not None and abs(amount * rate - one[0]) <= one[0] / 50:
                self.pays.remove(one)
                self.rates[0] = (
                    Percent(one[0] / amount),
                    Per(per.unit.value, Decimal(per.count)),
                    [Tag.INTEREST],
                )

    def _is_sum_of(self, money: Fee, fee: Fee) -> bool:
        """手续费6%，也就是1800: a share and what it comes to are one charge."""
        pers = {one.per.unit for one in (money, fee) if one.per and one.per.unit != "each"}
        if money.share or money.tags[:1] == [Tag.PLUS] or len(pers) > 1:
            return False
        return self._comes_to(fee, money.value)

    def _comes_to(self, fee: Fee, value: Decimal) -> bool:
        whole = [self.principal, self.price, self.got, *(one for one, _, _ in self.bare)]
        return any(one and same(one * fee.value, value) for one in whole)

    def _settle_principal(self) -> None:
        """`20,000 of it for 3 months plus 10% on what is left`: the same principal each time."""
        if Tag.STILL_OWED not in self.tags or len(self.rates) != 1 or len(self.pays) != 1:
            return
        value, often, _ = self.pays[0]
        every = as_period(often) if often is not None and often.unit != "each" else MONTH
        named = {self.principal, self.price, *(one for one, _, _ in self.bare)}
        if not self._count_of(every) and value == self.of_principal:
            # 10,000 of the principal a month: as often as it takes to pay off all of it.
            times = {one // value for one in named if one and one > value and not one % value}
            self.counts += [(int(one), len(self.pays)) for one in times][:1]
        whole = value * self._count_of(every)
        if not any(one is not None and same(whole, one) for one in named):
            return
        percent, per, tags = self.rates[0]
        self.rates = [(percent, per or often, tags)]
        self.tags.add(Tag.EQUAL_PRINCIPAL)
        self.rhythm, self.pays = self.rhythm or often, []

    def _lumps(self) -> list[Decimal]:
        """Amounts that were taken for payments, of which nobody says how often."""
        return [value for value, per, _ in self.pays if per is None]

    def _let_go(self, value: Decimal) -> None:
        """Forget the first such amount among the payments."""
        for one in self.pays:
            if one[1] is None and same(one[0], value):
                self.pays.remove(one)
                return

    def _settle_wanted(self) -> None:
        """`Wants 900, returns 75 monthly for 13 months`: a sum for which that is a fair price."""
        lumps, often = self._lumps(), [one for one in self.pays if one[1] is not None]
        if self._amount() is not None or len(lumps) != 1 or len(often) != 1 or self.total:
            return
        value, per, _ = often[0]
        every = as_period(per) if per is not None and per.unit != "each" else MONTH
        count = self._count_of(every)
        if value < lumps[0] and count * value / 2 <= lumps[0] <= count * value * _LESS:
            self.principal = lumps[0]
            self._let_go(lumps[0])

    def _count_of(self, every: Period) -> int:
        """How many payments the counts and times say; 0 if none."""
        count = max([count for count, _ in self.counts], default=0)
        return count or max([periods(one, every) or 0 for one in self._terms()], default=0)

    def _settle_rest(self) -> None:
        """`Bought at 6,400 with 1,400, the remaining 5,000 on credit`: the rest is lent."""
        rest = self.rest
        if rest is None:
            self._settle_paid_first()
            return
        lumps = self._lumps()
        named = [one for one in (self.principal, self.price, self.down) if one]
        for whole in (*lumps, *named):
            for part in (*lumps, *named):
                if same(whole - part, rest):
                    self._let_go(whole)
                    self._let_go(part)
                    self.principal, self.price, self.down = rest, None, _NOTHING
                    self.deposit = part
                    return
        if self._amount() is None:
            self.principal = rest
        else:
            self.pays.append((rest, None, len(self.pays)))

    def _settle_paid_first(self) -> None:
        """付一万开走，余下分36个月: what is paid before the rest is a deposit."""
        lumps, often = self._lumps(), [one for one in self.pays if one[1] is not None]
        whole = self.price or self.principal
        bought = Tag.REST in self.tags and Tag.INSTALMENTS in self.tags and not self.down
        if bought and often and len(lumps) == 1 and whole and lumps[0] < whole:
            self.down = lumps[0]
            self._let_go(lumps[0])

    def _settle_choice(self) -> None:
        """`1,199 or 24 payments of 58.50`: the first is what it costs at once."""
        lumps, often = self._lumps(), [one for one in self.pays if one[1] is not None]
        if Tag.OR in self.tags and self._amount() is None and lumps and (often or len(lumps) > 1):
            self.price = lumps[0]
            self._let_go(lumps[0])

    def _settle_total(self) -> None:
        """`12 payments of 270 in all`: less than the amount is no total."""
        amount = self._amount()
        small = self.total is not None and amount is not None and self.total < amount
        if small and self.total is not None and self.counts and not self.pays:
            self.pays, self.total = [(self.total, None, self.counts[0][1] + 1)], None

    def _settle_plus(self) -> None:
        """`Get 2,000, repay 2,000 plus 320`: both together are what is paid back."""
        amount, lumps = self._amount(), self._lumps()
        if amount is None or len(lumps) != 2 or len(self.pays) != 2 or self.total is not None:
            return
        whole, more = max(lumps), min(lumps)
        if Tag.PLUS in self.tags and same(whole, amount) and 0 < more < amount:
            self.pays, self.total = [], amount + more

    def _settle_now(self) -> None:
        """`Pay in 3: £33 now, £33 in one month, £33 in two`: the first of them is paid now.

        `300 now, then 300 a month for 5 months`: six of them, as the number comes later.
        """
        for value, per, at in self.pays:
            again = [one for one in self.pays if one[0] == value and one[2] > at]
            if per is None and value in self.now and again and not self.down:
                counted = all(at < place < again[0][2] for _, place in self.counts)
                if counted and (self.counts or (again[0][1] and self._terms())):
                    self.down = value
                    self._let_go(value)
                    return
        most = max((value for value, _, _ in self.pays), default=_NOTHING)
        values = {value for value, _, _ in self.pays if value * 10 > most}  # but for "in two"
        whole = self.price or self.principal
        if whole and self.counts and values == {self.down}:
            count, at = self.counts[0]  # 160: 40 today and 40 every two weeks, 4 payments
            self.counts[0] = (count - same(count * self.down, whole), at)
        if self.counts and len(values) == 1 and values & self.now and not self.down:
            self.tags.add(Tag.FIRST_NOW)

    def _settle_uses(self) -> None:
        """`6k, 4k for a roof and 2k for a fence`: what the amount is for."""
        lumps, bought = self._lumps(), self.price or _NOTHING
        uses = len(lumps) + bool(bought) > 1 and self.principal is not None
        if uses and same(sum(lumps, bought), self.principal or _NOTHING):
            self.pays = [one for one in self.pays if one[1] is not None]
            self.price = None

    def _settle_base(self) -> None:
        """`£24 interest on £100, I took £250`: what a price is for, beside what is borrowed."""
        prices = [fee for fee in self.fees if not fee.share]
        if self.base is not None or self.principal is None or len(prices) != 1 or self.total:
            return
        if len(self.pays) == 1 and self.pays[0][1] is None:
            value = self.pays[0][0]
            if value == HUNDRED and prices[0].value < value < self.principal:
                self.base, self.pays, self.per_hundred = value, [], True

    def _settle_collected(self) -> None:
        """每周收500，收30周: what comes to more than was lent is what is paid back, and no fee."""
        amount = self._amount()
        if self.pays or self.total is not None or amount is None:
            return
        for fee in self.fees:
            often = fee.per is not None and not fee.share and Tag.COLLECTS in fee.tags
            if not often or fee.per is None or Tag.INTEREST in fee.tags:
                continue
            every = as_period(fee.per) if fee.per.unit != "each" else MONTH
            count = self._count_of(every)
            if fee.tags.count(Tag.FEE) == 1 and fee.value * count >= amount:
                self.fees.remove(fee)
                self.pays.append((fee.value, fee.per, len(self.pays)))
                return

    def _settle_price(self) -> None:
        """Price, deposit and what is lent: two of them say the third."""
        self._find_deposit()
        if not self.down and not self.down_share:
            self._find_parts()
            return
        if self.price is None:
            self._find_price()
        if self.price is None:
            return
        lent = self.price - self.down - self.price * self.down_share
        self._let_go(lent)
        if self.principal is None or same(self.principal, self.price):
            return
        self.at_odds = not same(self.principal, lent)
        self.deposit = self.price - lent
        self.price, self.down, self.down_share = None, _NOTHING, _NOTHING

    def _find_deposit(self) -> None:
        """`Worth 18,000, I put 3,000 in and finance 15,000`: the sum that is missing between."""
        if self.price is None or self.down or self.down_share:
            return
        lumps = self._lumps()
        lent = [self.principal] if self.principal is not None else lumps
        for one in lumps:
            if any(same(self.price - one, other) and not same(one, other) for other in lent):
                self.down = one
                self._let_go(one)
                return

    def _find_parts(self) -> None:
        """`13,795, dealer puts in 500, she 1,295, so 12,000 credit`: a price paid by several; and
        `5,200, 700 today and 187.50 a month for 24 months`, where all of it comes to the price."""
        lumps, often = self._lumps(), [one for one in self.pays if one[1] is not None]
        few = lumps if len(lumps) <= _MOST_PARTS else []
        for some in (one for count in (2, 3) for one in combinations(few, count)):
            whole = max(some)
            if self.principal is not None and same(2 * whole - sum(some), self.principal):
                for one in some:
                    self._let_go(one)
                self.deposit = sum(some) - whole
                return
        whole = self.price or self.principal or _NOTHING
        if len(lumps) == len(often) == 1 and lumps[0] in self.now:
            value, per, _ = often[0]
            every = as_period(per) if per is not None and per.unit != "each" else MONTH
            if same(self._count_of(every) * value + lumps[0], whole):
                self.down = lumps[0]
                self._let_go(lumps[0])

    def _find_price(self) -> None:
        """`A car at 12,000, deposit 2,000, 10,000 financed`: what the two come to."""
        costs = [fee.value for fee in self.fees if Tag.COSTS in fee.tags and not fee.share]
        for one in (*self._lumps(), *costs):
            lent = one - self.down - one * self.down_share
            if self.principal is not None and same(lent, self.principal):
                self.price = one
                self._let_go(one)
                self.fees = [fee for fee in self.fees if fee.value != one]
                return

    def _kept(self) -> list[Fee]:
        """Fees that may be kept back from the amount."""
        return [fee for fee in self.fees if fee.per is None and Tag.ADDED not in fee.tags]

    def _settle_received(self) -> None:
        """What is signed for, what is kept back and what is in hand: two of them say the third."""
        if self.got is None:
            return
        kept = self._kept()
        if self.principal is None:
            for one in self._lumps():
                if kept and same(one - sum((_money(fee, one) for fee in kept), _NOTHING), self.got):
                    self.principal = one
                    if len(self.pays) > 1:  # else it is also what is paid back
                        self._let_go(one)
                    break
        said = {Tag.UPFRONT, Tag.AFTER} if self.got_after else {Tag.AFTER}
        after = [fee for fee in kept if said & set(fee.tags)]
        if self.principal is None and after:
            # 4,850 after a charge of 150
            share = sum((fee.value for fee in after if fee.share), _NOTHING)
            money = sum((fee.value for fee in after if not fee.share), _NOTHING)
            self.principal = (self.got + money) / (1 - share) if share < 1 else self.got
        if self.principal is None:
            return
        gap = self.principal - self.got
        if len(self.pays) > 1:
            self._let_go(gap)
        upfront = [fee for fee in kept if Tag.UPFRONT in fee.tags]
        for fees in (kept, upfront, *([fee] for fee in kept)):
            if fees and same(sum((_money(fee, self.principal) for fee in fees), _NOTHING), gap):
                self.fees = [fee for fee in self.fees if fee not in fees]
                return
        later = {Tag.INTEREST, Tag.TOTAL, Tag.FIRST_PAYMENT, Tag.BALLOON, Tag.LATE}
        self.at_odds = self.at_odds or (gap > 0 and any(not later & set(fee.tags) for fee in kept))

    def _settle_sums(self) -> None:
        """每期本金500加利息45，合计每期545: of a sum and its parts only the sum is paid."""
        each = [fee for fee in self.fees if fee.per is not None and not fee.share]
        often = sorted(value for value, per, _ in self.pays if per is not None)
        added = sum((fee.value for fee in each), _NOTHING)
        if len(often) == 2 and each and same(often[0] + added, often[1]):
            self.pays = [one for one in self.pays if one[0] != often[0]]
            self.fees = [fee for fee in self.fees if fee not in each]

    def _free(self) -> bool:
        priced = self.rates or self.pays  # a price beside it stays
        waived = Tag.NO_FEE in self.tags and not priced
        return Tag.FREE in self.tags or waived

    def _amount(self) -> Decimal | None:
        amount = self.principal
        if amount is None and self.price is not None:
            amount = self.price
        if amount is not None and (self.down or self.down_share):
            amount -= self.down + amount * self.down_share
        if amount is None:
            amount = self.got if self.got is not None else self.limit
        return amount if amount is not None and amount > 0 else None

    def _paid_down(self) -> Decimal:
        """What is paid of a price beside what is lent."""
        whole = self.principal if self.principal is not None else self.price
        return self.deposit or self.down + (whole or _NOTHING) * self.down_share

    def _settle_costs(self) -> None:
        """`The car costs 6k`: what costs so much is the price, where there is no other amount."""
        named = (self.principal, self.price, self.got, self.limit)
        only_price = self.base is not None and len(self.fees) < 2
        bare = self.bare and Tag.OR not in self.tags
        if any(one is not None for one in named) or bare or only_price:
            return
        for fee in self.fees:
            alone = not fee.share and fee.per is None and Tag.COSTS in fee.tags
            others = [value for value, _, _ in (*self.pays, *self.bare)]
            alone = alone or self._is_bought(fee)
            if alone and all(fee.value > value for value in others):
                self.fees.remove(fee)
                self.price = fee.value
                return

    def _is_bought(self, fee: Fee) -> bool:
        """项目费用9800，18期，每期还620: what all payments pay off is no fee beside them."""
        once = not fee.share and fee.per is None and len(self.fees) == 1
        if not once or len(self.pays) != 1 or self.total is not None:
            return False
        value, per, _ = self.pays[0]
        every = as_period(per) if per is not None and per.unit != "each" else MONTH
        paid = value * self._count_of(every)
        return paid / 2 <= fee.value <= paid

    def _settle_asked(self) -> None:
        """`What do I pay on 5k at 30% for 2 years`: a sum beside a rate, and no other amount."""
        if self.rates and self._amount() is None and self.base is None and len(self.pays) == 1:
            value, per, _ = self.pays[0]
            if per is None:
                self.principal, self.pays = value, []

    def _settle_days(self) -> None:
        """借1000元每天只需0.56元: what never comes to the amount is the price of a day."""
        amount, most = self._amount(), _NOTHING
        for span in self._terms():
            most = max(most, Decimal(periods(span, Period(Unit.DAY)) or 0))
        for count, _ in self.counts:
            most = max(most, Decimal(count * 31))
        if self.total is not None and not most:
            return  # 100 a day until 13,000 are paid
        for one in list(self.pays):
            value, per, _ = one
            if amount is None or per is None or per.unit != "day" or not value:
                continue
            if value * max(most, Decimal(1)) < amount and value < amount / 50:
                self.pays.remove(one)
                self.rates.append((Percent(value / amount), per, []))

    def _settle_bare(self) -> None:
        """Numbers without a word: the first is the amount, later ones what is paid."""
        for value, per, at in sorted(self.bare, key=lambda one: one[2]):
            known = self.principal is not None or self.got is not None or self.price is not None
            least = min(one for one, _, _ in self.bare)  # beside 每千, the price is the smaller one
            if not known and (self.base is None or self.fees or self.pays or value > least):
                self.principal = value
            else:
                self.pays.append((value, per, at))
        if self.got is not None and self.principal is not None and self.got > self.principal:
            # 拿了三万，一年后给三万五: more than was borrowed is given back.
            self.pays.append((self.got, None, len(self.pays)))
            self.got = None

    def _terms(self) -> list[Span]:
        named = [span for span, _, rhythm in self.spans if not rhythm and span.count > 0]
        return named or [span for span, _, _ in self.spans if span.count > 0]

    def _several_times(self) -> bool:
        """Whether more than one time is named."""
        return len({(span.count, span.unit) for span in self._terms()}) > 1


def same(one: Decimal, other: Decimal) -> bool:
    """Whether two sums are one, but for cents that were left out."""
    return abs(one - other) <= abs(other) / 200


def _money(fee: Fee, amount: Decimal) -> Decimal:
    return amount * fee.value if fee.share else fee.value
