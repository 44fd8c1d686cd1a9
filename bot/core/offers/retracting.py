"""Numbers that a sentence takes back: a slip put right, a price that is no longer asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Break, Count, Item, Money, Per, Percent, Range, Span, Times

_NEAR = 3
"""So many words may stand between a slip, what puts it right, and the number that is meant."""
_FAR = 6
"""The same between an old price and the new one."""
_PASSES = frozenset({Tag.OVER, Tag.IN, Tag.PAY, Tag.BORROW, Tag.INTEREST, Tag.PLUS})
_NO_DISCOUNT = frozenset({Tag.GET, Tag.UPFRONT, Tag.FEE, Tag.DOWN, Tag.UPFRONT_OF_LAST})


def without_retracted(items: Sequence[Item]) -> list[Item]:
    """`24 months, no sorry 36 months`: only the 36; `was 500, 20% off so 400`: only the 400."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item is Tag.INSTEAD:
            meant = _meant(items, at + 1)
            if meant is not None:
                _take_back(kept, items, meant)
            at += 1
            continue
        kept.append(item)
        at += 1
        if isinstance(item, Money):
            _let_old_price_go(kept)
    return kept


def _meant(items: Sequence[Item], at: int) -> int | None:
    """Where the number stands that is meant instead; None if none follows."""
    for place in range(at, min(len(items), at + _NEAR + 1)):
        item = items[place]
        if isinstance(item, Money | Percent | Span | Count):
            return place
        if not isinstance(item, Break | Per) and item not in _PASSES and item is not Tag.INSTEAD:
            return None
    return None


def _take_back(kept: list[Item], items: Sequence[Item], meant: int) -> None:
    """Forget the nearest number of the same kind, and how often it was to come."""
    new = items[meant]
    for place in range(len(kept) - 1, max(-1, len(kept) - 2 - _NEAR), -1):
        old = kept[place]
        if not isinstance(old, Money | Percent | Span | Count):
            continue
        if not _alike(old, new):
            break
        rhythm = kept[place + 1 : place + 2]
        said_anew = any(isinstance(one, Per) for one in items[meant + 1 : meant + 2])
        end = place + 1 + (said_anew and any(isinstance(one, Per) for one in rhythm))
        del kept[place:end]
        return
    if isinstance(new, Money) and isinstance(_item(items, meant + 1), Per):
        _take_back_payment(kept)


def _take_back_payment(kept: list[Item]) -> None:
    """`75 a month for 12 months, sorry, 85 a month`: of sums that come so often, the last."""
    for place in range(len(kept) - 2, -1, -1):
        if isinstance(kept[place], Money) and isinstance(kept[place + 1], Per):
            del kept[place : place + 2]
            return


def _item(items: Sequence[Item], at: int) -> Item | None:
    return items[at] if at < len(items) else None


def _alike(old: Item, new: Item) -> bool:
    """Whether one number can stand for the other: 24, sorry, 36 months."""
    if isinstance(old, Span | Count):
        return isinstance(new, Span | Count | Money) and not _is_money(new)
    if isinstance(old, Money) and isinstance(new, Span | Count):
        return old.plain
    return type(old) is type(new)


def _is_money(item: Item) -> bool:
    return isinstance(item, Money) and not item.plain


def _let_old_price_go(kept: list[Item]) -> None:
    """What stands before a share off, where the sum after it is what is left."""
    new = kept[-1]
    begin = max(0, len(kept) - 1 - _FAR)
    share_at = next((at for at in range(len(kept) - 2, begin - 1, -1) if _share(kept, at)), None)
    if share_at is None or not isinstance(new, Money):
        return
    left = _share(kept, share_at)
    for at in range(share_at - 1, begin - 1, -1):
        old = kept[at]
        if isinstance(old, Span | Count | Times | Range):
            return
        if isinstance(old, Money):
            between = kept[at:-1]
            exact = left is not None and abs(old.value * left - new.value) <= new.value / 500
            if exact and not any(one in _NO_DISCOUNT for one in between):
                names = [one for one in between if one is Tag.PRICE]
                kept[at:] = [*(names or [Tag.PRICE]), new]
            return


def _share(kept: Sequence[Item], at: int) -> Decimal | None:
    """What is left of a price after a share off it: 20%, or 打八折; None if it is no share."""
    item = kept[at]
    if isinstance(item, Percent) and 0 < item.value < 1:
        return 1 - item.value
    tens = isinstance(item, Money) and item.plain and 0 < item.value < 100
    if isinstance(item, Money) and tens and Tag.OFF in kept[max(0, at - 1) : at + 2]:
        return item.value / (10 if item.value < 10 else 100)
    return None
