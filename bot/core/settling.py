"""What the numbers of a draft are, by what they come to beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.core.draft import Draft
from bot.core.duration import periods
from bot.core.loan import Period, Unit
from bot.core.vocabulary import Tag
from bot.core.wording import Percent, Span

_NOTHING = Decimal(0)


@dataclass(slots=True)
class Settled(Draft):
    """A draft whose numbers agree with each other."""

    def _free(self) -> bool:
        return Tag.FREE in self.tags

    def _amount(self) -> Decimal | None:
        amount = self.principal
        if amount is None and self.price is not None:
            amount = self.price
        if amount is not None and (self.down or self.down_share):
            amount -= self.down + amount * self.down_share
        if amount is None:
            amount = self.got if self.got is not None else self.limit
        return amount if amount is not None and amount > 0 else None

    def _settle_costs(self) -> None:
        """`The car costs 6k`: what costs so much is the price, where there is no other amount."""
        named = (self.principal, self.price, self.got, self.limit)
        only_price = self.base is not None and len(self.fees) < 2
        if any(one is not None for one in named) or self.bare or only_price:
            return
        for fee in self.fees:
            alone = not fee.share and fee.per is None and Tag.COSTS in fee.tags
            if alone and all(fee.value > value for value, _, _ in self.pays):
                self.fees.remove(fee)
                self.price = fee.value
                return

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
            if not known and (self.base is None or self.fees or self.pays):
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
