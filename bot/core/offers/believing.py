"""What the rules read, held against what was learned of offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.offers.assigning import differ
from bot.core.offers.choosing import is_sensible, left_out
from bot.core.offers.likelihood import Learned, Ranked, belief_in, ranked
from bot.core.offers.offer import Choice, Kind, Need, Reading
from bot.core.offers.roles import Places
from bot.core.offers.unheeded import is_beyond, unheeded
from bot.core.offers.vocabulary import Tag
from bot.core.offers.wording import Count, Item, Money, Percent, Span

_OPEN = frozenset({Need.CLEARER, Need.COST, Need.AMOUNT, Need.TERM, Need.SCHEDULE})
"""What need not be asked where what was learned leaves no doubt."""
_NOT_SUPPOSED = frozenset(
    {Tag.OR, Tag.RENEWED, Tag.OFF, Tag.DISCOUNTED, Tag.ON_PAYDAYS, Tag.UNSURE}
    | {Tag.FIRST_NOW, Tag.FIRST_PAYMENT}
)
"""Words of what no supposition has."""
_BELIEVED, _BELIEVED_LESS = 0.75, 0.95
"""Shares of belief from which on a reading answers, and one that leaves a figure out."""
_DISBELIEVED, _HARDLY = 0.98, 0.03
"""The same from which on one raises a doubt, and up to which what was read is doubted."""
_WORTH_A_LOOK = 0.05
"""The same from which on one is offered."""
_SOME, _MOST_SHOWN = 4, 3


def is_open(reading: Reading) -> bool:
    """Whether what was learned has a say: of rates alone, cards, odd beginnings, and what the law
    of a place calls a rate it knows nothing."""
    offer = reading.offer
    if offer is None:
        return _OPEN.issuperset(reading.needs)
    by_law = "apr-effective" in offer.assumed
    return not (reading.needs or offer.kind is Kind.RATE or offer.on_card or offer.odd or by_law)


def believed(text: str, items: Sequence[Item], reading: Reading, learned: Learned) -> Reading:
    """The reading that is to be believed.

    Where the rules ask what is not in doubt it answers, or what may be meant is offered; where they
    read what is far from likely, either may be chosen.
    """
    if _NOT_SUPPOSED & set(items) or is_beyond(text):
        return reading
    found = ranked(items, learned)
    likely = [one for one in found[:_SOME] if is_sensible(one.offer)]
    untold = Need.AMOUNT in reading.needs
    if not likely or (untold and _is_charge(items, likely[0].offer.amount)):
        return reading
    if reading.offer is not None:
        return _doubted(items, reading, found, likely[0])
    first = likely[0]
    least = _BELIEVED_LESS if first.leaves_out else _BELIEVED
    if first.belief >= least and unheeded(text, items, first.offer) is None:
        return Reading(first.offer)
    if reading.could_be or Need.CLEARER not in reading.needs or _changes(items):
        return reading
    return replace(reading, could_be=_offered(items, likely))


def _is_charge(items: Sequence[Item], amount: Decimal) -> bool:
    """Whether a sum is named as a fee and as nothing else: 1.6% a day plus 30 administration."""
    named = [one for one in Places(items).placed if isinstance(one.what, Money)]
    tags = [set(one.tags) for one in named if getattr(one.what, "value", None) == amount]
    return bool(tags) and all({Tag.FEE, Tag.PLUS} <= one and Tag.BORROW not in one for one in tags)


def _changes(items: Sequence[Item]) -> bool:
    """Whether there are several shares, or interest alone or nothing for a while."""
    shares = sum(isinstance(one, Percent) for one in items)
    times = sum(isinstance(one, Span | Count) for one in items)
    first_free = Tag.FREE in items and shares
    return shares > 1 or bool(first_free) or (Tag.INTEREST_ONLY in items and times > 1)


def _doubted(
    items: Sequence[Item], reading: Reading, found: Sequence[Ranked], first: Ranked
) -> Reading:
    """A choice, where what the rules read was supposed as well and is hardly believed."""
    if reading.offer is None or first.belief < _DISBELIEVED or first.leaves_out:
        return reading
    own = belief_in(reading.offer, found)
    if own is None or own > _HARDLY or not differ(first.offer, reading.offer):
        return reading
    either = (first.offer, reading.offer)
    could_be = tuple(Choice(one, left_out(items, one)) for one in either)
    return Reading(needs=(Need.CLEARER,), could_be=could_be)


def _offered(items: Sequence[Item], likely: Sequence[Ranked]) -> tuple[Choice, ...]:
    """What may be meant, where the rules find nothing."""
    offers = [one.offer for one in likely if one.belief >= _WORTH_A_LOOK]
    return tuple(Choice(one, left_out(items, one)) for one in offers[:_MOST_SHOWN])
