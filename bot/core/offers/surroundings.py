"""What stands around each figure of a sentence: by it is weighed what the figure may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.offers.roles import Placed, Places
from bot.core.offers.vocabulary import OF_LAST, Tag
from bot.core.offers.wording import Break, Count, Item, Money, Per, Percent, PerMoney, Span, Times

_REACH = 4
"""So many words away from a figure still stand around it."""
_ROUND = 100
_FEW = 60
"""A whole number up to this may be one of payments."""
_YEARS = range(1990, 2041)
_HEIGHTS = (0.0, 0.003, 0.015, 0.03, 0.05, 0.12, 0.36)
"""Shares that part small fees, rates of a day, a month and a year, and deposits."""

Quantity = Money | Percent | Span | Count


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a sentence, its number there, and what stands around it."""

    number: int
    what: Quantity
    per: Per | None
    tags: frozenset[Tag]
    around: tuple[str, ...]

    @property
    def value(self) -> Decimal:
        """Its sum, share, length or number."""
        return self.what.count if isinstance(self.what, Span) else Decimal(self.what.value)

    @property
    def whole(self) -> int:
        """A number of payments that it may be; 0 for none."""
        plain = isinstance(self.what, Count) or (isinstance(self.what, Money) and self.what.plain)
        return int(self.value) if plain and self.value == int(self.value) else 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as its figures, the words that it says anywhere, and its rhythms."""

    figures: tuple[Figure, ...]
    said: tuple[str, ...]
    rhythms: tuple[tuple[Per, str], ...]
    """What is said to come again and again, and of what that is said."""
    priced: bool
    """Whether it tells a price for a hundred."""
    currency: str

    @property
    def sums(self) -> list[Figure]:
        return [one for one in self.figures if isinstance(one.what, Money) and one.value > 0]

    @property
    def shares(self) -> list[Figure]:
        return [one for one in self.figures if isinstance(one.what, Percent)]

    @property
    def times(self) -> list[Figure]:
        """Times and numbers of payments, in their order."""
        timed = (one for one in self.figures if isinstance(one.what, Span | Count))
        return [one for one in timed if one.value > 0]


def surveyed(items: Sequence[Item]) -> Sentence:
    """A sentence with what stands around its figures."""
    placed = {id(one.what): one for one in Places(items).placed}
    told = [
        (at, item)
        for at, item in enumerate(items)
        if isinstance(item, Money | Percent | Span | Count)
    ]
    quantities = [item for _, item in told]
    figures = []
    for number, (at, item) in enumerate(told):
        own = placed.get(id(item))
        tags = frozenset(OF_LAST.get(tag, tag) for tag in own.tags) if own else frozenset[Tag]()
        around = sorted({*_beside(items, at), *_named(own, tags), *_by_itself(item, quantities)})
        figures.append(Figure(number, item, own.per if own else None, tags, tuple(around)))
    said = {OF_LAST.get(one, one).value for one in items if isinstance(one, Tag)}
    priced = any(isinstance(one, PerMoney) for one in items)
    rhythms = tuple(_rhythms(items, figures))
    cash = next((one.currency for one in quantities if isinstance(one, Money) and one.currency), "")
    return Sentence(tuple(figures), tuple(sorted(said)), rhythms, priced, cash)


def _rhythms(items: Sequence[Item], figures: Sequence[Figure]) -> Iterator[tuple[Per, str]]:
    """Each once: that of a sum before that of a share, as more is paid so often."""
    told: dict[tuple[str, Decimal], tuple[Per, str]] = {}
    for kind, name in ((Money, "a sum"), (Percent, "a share")):
        for one in figures:
            if isinstance(one.what, kind) and one.per is not None:
                told.setdefault((one.per.unit, one.per.count), (one.per, name))
    for item in items:
        if isinstance(item, Per):
            told.setdefault((item.unit, item.count), (item, "nothing"))
    return (one for one in told.values() if one[0].unit != "each")


def _named(own: Placed | None, tags: frozenset[Tag]) -> Iterator[str]:
    """The words that the first way of reading gives it."""
    yield from (f"is {tag.value}" for tag in tags)
    if not tags:
        yield "is nothing"
    if own is None:
        return
    if own.per is not None:
        yield from ("is per", f"is per {own.per.unit}")
    if own.is_lent:
        yield "is lent"
    if own.is_apart:
        yield "is apart"


def _beside(items: Sequence[Item], at: int) -> Iterator[str]:
    """The words before and after, no further than the next figure or a second comma."""
    for step, where in ((-1, "before"), (1, "after")):
        place, far, comma = at + step, 0, ""
        while 0 <= place < len(items) and far < _REACH:
            item = items[place]
            place += step
            if isinstance(item, Break):
                if comma:
                    break
                comma = " a comma"
                continue
            name = _name(item)
            if name:
                yield f"{name} {where}{comma}"
                if not far:
                    yield f"{name} right {where}{comma}"
            if isinstance(item, Money | Percent | Span | Count):
                break
            far += 1
        else:
            if far < _REACH:
                yield f"nothing {where}"


_NAMES: dict[type, str] = {
    Money: "sum",
    Percent: "share",
    Span: "time",
    Count: "number",
    Per: "per",
    PerMoney: "for each sum",
    Times: "times",
}


def _name(item: Item) -> str:
    if isinstance(item, Tag):
        return OF_LAST.get(item, item).value
    return _NAMES.get(type(item), "")


def _by_itself(item: Quantity, others: Sequence[Quantity]) -> Iterator[str]:
    """What can be said of it without its words: how large it is, and where among its like."""
    like = [one for one in others if type(one) is type(item)]
    yield (
        "only"
        if len(like) == 1
        else "first"
        if like[0] is item
        else ("last" if like[-1] is item else "amid")
    )
    match item:
        case Money():
            yield from _of_sum(item, [one for one in like if isinstance(one, Money)])
        case Percent():
            yield f"height {sum(float(item.value) > one for one in _HEIGHTS)}"
        case Span():
            yield f"unit {item.unit}"
            if item.count == 1:
                yield "one"
        case _:
            pass


def _of_sum(item: Money, others: Sequence[Money]) -> Iterator[str]:
    values = [one.value for one in others]
    if len(set(values)) > 1:
        yield (
            "largest"
            if item.value == max(values)
            else "smallest"
            if item.value == min(values)
            else "between"
        )
    if item.currency:
        yield "currency"
    if item.plain:
        yield "plain"
    if values.count(item.value) > 1:
        yield "twice"
    if item.value != int(item.value):
        yield "cents"
    elif item.value % _ROUND == 0:
        yield "round"
    elif item.value <= _FEW:
        yield "few"
    if item.value in _YEARS:
        yield "a year"
