"""Interest alone for a while, and then equal instalments, at one rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.loan import annuity
from bot.core.offers.duration import periods
from bot.core.offers.offer import Kind, Need, Offer, Reading
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Break, Count, Item, Money, Span

_PARTS = (Tag.EQUAL, Tag.INSTALMENTS, Tag.PAY, Tag.BOTH)


@dataclass(frozen=True, slots=True)
class Grace:
    """For how long only interest is paid, and whether the other time comes after that one."""

    length: Span | Count
    before: bool
    """Whether the time that is said for the rest does not contain it."""

    def put_before(self, reading: Reading) -> Reading:
        """Equal instalments, with interest alone before them."""
        offer = reading.offer
        if offer is None or reading.needs:
            return reading
        length = self.length
        first = length.value if isinstance(length, Count) else periods(length, offer.period) or 0
        count = offer.count if self.before else offer.count - first
        plain = offer.kind is Kind.EQUAL and offer.rate and not (offer.balloon or offer.odd)
        if not plain or not first or count < 2:
            return Reading(needs=(Need.CLEARER,))
        return replace(reading, offer=_staged(offer, first, count))


def _staged(offer: Offer, first: int, count: int) -> Offer:
    each = annuity(offer.amount, offer.rate, count)
    paid = (offer.amount * offer.rate,) * first + (each,) * count
    assumed = offer.assumed - {"equal"}
    return replace(offer, kind=Kind.GIVEN, count=first + count, paid=paid, assumed=assumed)


def without_grace(items: list[Item]) -> tuple[list[Item], Grace | None]:
    """`6 months interest only, then 24 instalments`: the instalments, and what comes before them.

    Nothing is taken away where the interest is told as a sum, or nobody says what comes then.
    """
    if items.count(Tag.INTEREST_ONLY) != 1:
        return items, None
    at = items.index(Tag.INTEREST_ONLY)
    told = {place: one for place, one in enumerate(items) if isinstance(one, Span | Count)}
    if len(told) < 2:
        return items, None
    here = min(told, key=lambda place: abs(place - at))
    length = told.pop(here)
    apart = any(isinstance(one, Break) for one in items[min(here, at) : max(here, at)])
    sums = sum(isinstance(one, Money) for one in items)
    ends = any(one == length and Tag.AFTER in items[place:][:2] for place, one in told.items())
    if apart or ends or sums != 1 or not _goes_on(items[at:]):
        return items, None  # interest for 8 months, and all of it after 8 months
    later = [place for place in told if place > at]
    left_out = {at, here, *(place for place in told if later and place < at)}
    kept = [one for place, one in enumerate(items) if place not in left_out]
    return [*kept, Break(), Tag.EQUAL], Grace(length, before=bool(later))


def _goes_on(items: Sequence[Item]) -> bool:
    """Whether it says what comes then, and that this is paid in parts."""
    then = any(one is Tag.AFTER or (isinstance(one, Break) and one.then) for one in items)
    return then and any(one in _PARTS or isinstance(one, Count) for one in items)
