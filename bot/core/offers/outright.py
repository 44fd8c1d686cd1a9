"""A price that is lower for who pays at once: what waiting, or paying in parts, costs is that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from bot.core.loan import MONTH
from bot.core.offers.duration import periods
from bot.core.offers.settling import same
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Break, Count, Item, Money, Per, Percent, Span

_MOST_OFF = Decimal("0.5")
"""Of a price, a discount is less."""
_AT_ONCE = frozenset({Tag.CASH, Tag.NOW, Tag.OR})


def at_a_later_price(items: list[Item]) -> list[Item]:
    """`5% off for cash, or the full price in six months`; `0% for 48 months or 2,000 off for cash`.

    What is bought at that lower price, and paid as it says, is what is left of such a sentence.
    """
    off = [
        at for at, one in enumerate(items) if isinstance(one, Money | Percent) if _is_off(items, at)
    ]
    sums = [one for at, one in enumerate(items) if isinstance(one, Money) and at not in off]
    times = [one for one in items if isinstance(one, Span | Count)]
    said = {one for one in items if isinstance(one, Tag)}
    if len(off) != 1 or len(times) != 1 or not sums or not said & _AT_ONCE:
        return items
    if any(isinstance(one, Percent) and one.value for at, one in enumerate(items) if at not in off):
        return items
    price = max(sums, key=lambda one: one.value)
    down = sum({one.value for at, one in enumerate(items) if one in sums and _is_down(items, at)})
    lent = price.value - down
    now = replace(price, value=lent - _taken_off(items, off[0], price.value))
    rest = {one.value for one in sums} - {price.value, lent, Decimal(down)}
    if not lent * _MOST_OFF < now.value < lent:
        return items
    length, often = times[0], [one for one in items if isinstance(one, Per)]
    free = Tag.FREE in said or any(isinstance(one, Percent) and not one.value for one in items)
    count = length.value if isinstance(length, Count) else periods(length, MONTH) or 0
    place = items.index(length)
    beside = {*_tags(items[place + 1 :]), *_tags(items[:place][::-1])}
    once = bool({Tag.AFTER, Tag.IN} & beside)
    if not once and count > 1 and (free or rest) and all(same(one * count, lent) for one in rest):
        rhythm = [one for one in often if one.unit != "each"][:1]
        told = next(iter(rest), lent / count)
        each = replace(price, value=told)
        return [Tag.BORROW, now, Break(), Count(count), Tag.PAY, each, *rhythm]
    if isinstance(length, Count) or often or rest or (free and not once):
        return items
    return [
        Tag.BORROW,
        now,
        Break(),
        Tag.PAY,
        replace(price, value=lent),
        Tag.AFTER,
        length,
        Tag.AT_END,
    ]


def _tags(items: Sequence[Item]) -> list[Item]:
    return list(takewhile(lambda one: isinstance(one, Tag), items))


def _is_off(items: Sequence[Item], at: int) -> bool:
    """Whether a figure is called a discount, right after it, or before it and after no other."""
    after, before = _tags(items[at + 1 :]), _tags(items[:at][::-1])
    first = at - len(before) - 1
    named = after if first >= 0 and isinstance(items[first], Money | Percent) else after + before
    return bool({Tag.OFF, Tag.REBATE} & set(named))


def _is_down(items: Sequence[Item], at: int) -> bool:
    return Tag.DOWN in _tags(items[:at][::-1])


def _taken_off(items: Sequence[Item], at: int, price: Decimal) -> Decimal:
    """How much less it is, where 打九五折 leaves so many parts of the price."""
    match items[at]:
        case Percent(value=share):
            return price * share
        case Money(value=parts, plain=True) if parts < 100 and items[at + 1 : at + 2] == [Tag.OFF]:
            return price * (1 - parts / (10 if parts < 10 else 100))
        case Money(value=less):
            return less
    return Decimal(0)
