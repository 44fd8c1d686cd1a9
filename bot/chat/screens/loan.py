"""/loan: the invitation, what is asked, and what an offer really costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.chat.buttons import AboutLoan, Do, TakeLesson
from bot.chat.screens.money import about, money, percent, rate, rhythm, span
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core import deep_links
from bot.core.fact import REGIONS, Fact, covering
from bot.core.loan import Loan, NeverRepaid, Payment, Period, Unit, fixed, with_late_fee
from bot.core.offers.offer import CHANGEABLE, Choice, Kind, Need, Offer, known
from bot.core.rate import NoRate, Rate
from bot.locales import t

EXAMPLES = 4
TERMS = (3, 6, 12, 24, 36)
"""Months on the buttons where a term is asked."""
COSTS = ("each", "fee", "yearly", "monthly", "once", "total")
"""What an offer may name, where its cost is asked."""
EVERY = ("year", "month", "day", "whole")
_IN_PARTS = frozenset({Kind.EQUAL, Kind.EQUAL_PRINCIPAL, Kind.INTEREST_ONLY})
"""Kinds that are the same thing where there is one payment."""
_FIGURE = re.compile(r"[$£€¥]?\d+(?:[.,]\d+)*%?")
_WIDEST = 44
_SO_FAR = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown about an offer: `ref` is how its buttons name it."""

    offer: Offer
    ref: int
    region: str | None = None
    facts: Sequence[Fact] = ()
    lesson: tuple[str, str] | None = None
    """The lesson that explains it: id and title."""
    needs: Sequence[Need] = ()


def intro(language: str, before: str = "") -> Screen:
    """What the tool does, examples to tap, and the way by buttons."""
    rows = [
        [Key(cut(t(language, f"loan-example-{one}"), _WIDEST), AboutLoan("example", 0, one))]
        for one in range(1, EXAMPLES + 1)
    ]
    build = [Key(t(language, "loan-build"), AboutLoan("build", 0, 0))]
    said = t(language, before) if before else ""
    return Screen(paragraphs(said, t(language, "loan-intro")), [*rows, build])


def in_private(language: str, username: str) -> Screen:
    """In a group: what somebody borrows is nobody else's business."""
    rows = [[Key(t(language, "button-open-private"), url=deep_links.loan(username))]]
    return Screen(t(language, "loan-in-private"), rows)


def ask(
    language: str, need: Need, ref: int, so_far: Sequence[str], *, lost: bool = False
) -> Screen:
    """One question, with buttons where there are common answers."""
    rows: list[list[Key]] = []
    match need:
        case Need.TERM:
            keys = [
                Key(t(language, "loan-month", count=one), AboutLoan("term", ref, one))
                for one in TERMS
            ]
            rows = [keys[:3], keys[3:]]
        case Need.COST:
            rows = [
                [Key(t(language, f"loan-cost-{one}"), AboutLoan("cost", ref, place))]
                for place, one in enumerate(COSTS)
            ]
        case Need.RATE_PERIOD:
            rows = [
                [Key(t(language, f"loan-as-{one}"), AboutLoan("every", ref, place))]
                for place, one in enumerate(EVERY)
            ]
        case Need.SCHEDULE:
            rows = [
                [
                    Key(t(language, "loan-in-parts"), AboutLoan("schedule", ref, 0)),
                    Key(t(language, "loan-all-at-end"), AboutLoan("schedule", ref, 1)),
                ]
            ]
        case _:
            pass
    said = ""
    if so_far:
        joined = t(language, "list-comma").join(so_far)
        said = t(language, "loan-so-far", text=plain(_shortened(joined)))
    key = "loan-need-offer" if lost else f"loan-need-{need.value}"
    return Screen(paragraphs(said, t(language, key)), [*rows, another(language)])


def choose(language: str, choices: Sequence[Choice], ref: int) -> Screen:
    """What may be meant, to be tapped; in bold what makes one reading another than the rest."""
    told = [[what(language, one.offer), *_told_beside(language, one)] for one in choices]
    count = len(choices)
    assumed = [_assumed(language, one.offer) for one in choices]
    parts = [t(language, "loan-choose" if count > 1 else "loan-choose-one", count=count)]
    for at, choice in enumerate(choices):
        others = [one for place, one in enumerate(told) if place != at]
        lines = _set_apart(told[at], others)
        lines += [one for one in assumed[at] if not others or any(one not in x for x in assumed)]
        lines.append(_in_short(language, choice.offer))
        key = "loan-choose-line" if others else "loan-understood"
        parts.append(t(language, key, number=at + 1, what="\n".join(lines)))
    if count == 1:
        keys = [Key(t(language, "loan-choose-yes"), AboutLoan("choose", ref, 1))]
    else:
        keys = [Key(str(at), AboutLoan("choose", ref, at)) for at in range(1, count + 1)]
    neither = Key(t(language, "loan-choose-none", count=count), AboutLoan("choose", ref, 0))
    leave = Key(t(language, "loan-leave"), AboutLoan("leave", 0, 0))
    return Screen(paragraphs(*parts), [keys, [neither], [leave]])


def _told_beside(language: str, choice: Choice) -> list[str]:
    lines = beside(language, choice.offer)
    if choice.left:
        sums = [money(one, choice.offer.currency) for one in choice.left]
        lines.append(t(language, "loan-choose-left", sums=t(language, "list-comma").join(sums)))
    return lines


def _set_apart(lines: Sequence[str], others: Sequence[Sequence[str]]) -> list[str]:
    """Lines with that in bold which the same lines of other readings have not got."""
    first, *rest = lines
    known = [set(_FIGURE.findall(one[0])) for one in others]
    own = {one for one in _FIGURE.findall(first) if any(one not in figures for figures in known)}
    if own:
        first = _FIGURE.sub(
            lambda found: f"<b>{found[0]}</b>" if found[0] in own else found[0], first
        )
    elif any(first != one[0] for one in others):
        first = f"<b>{first}</b>"
    return [
        first,
        *(f"<b>{one}</b>" if any(one not in other for other in others) else one for one in rest),
    ]


def _in_short(language: str, offer: Offer) -> str:
    """What is in hand, paid and lost, in a line."""
    loan, cash = offer.loan(), offer.currency
    return t(
        language,
        "loan-compare-line",
        received=money(loan.received, cash),
        paid=money(loan.total_paid, cash),
        cost=money(loan.total_cost, cash),
    )


def ask_number(language: str, what: str) -> Screen:
    """A number to type."""
    return Screen(t(language, f"loan-type-{what}"), [another(language)])


def another(language: str) -> list[Key]:
    """The ways out of a question: another offer, or none."""
    leave = Key(t(language, "loan-leave"), AboutLoan("leave", 0, 0))
    return [Key(t(language, "loan-again"), Do("loan")), leave]


def left(language: str) -> Screen:
    """Nothing is awaited any more."""
    return Screen(t(language, "loan-left"))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SO_FAR else text[:_SO_FAR] + "…"


def result(language: str, answer: Answer) -> Screen:
    """What was understood, what it costs, why, and where to go from here."""
    offer = answer.offer
    said = t(language, "loan-understood", what=what(language, offer))
    also = "\n".join(_also(language, offer))
    try:
        body = _alone(language, answer) if offer.kind is Kind.RATE else _costs(language, answer)
    except NeverRepaid:
        floor = t(language, "loan-never-floor") if "no-floor" in offer.assumed else ""
        body, works = [t(language, "loan-never"), floor], False
    except NoRate:
        body, works = [t(language, "loan-no-rate")], False
    else:
        works = offer.kind is not Kind.RATE
    place = _facts(language, answer)
    return Screen(
        paragraphs(said, also, *body, place, t(language, "loan-only-sums")),
        _rows(language, answer, works=works),
    )


def what(language: str, offer: Offer) -> str:
    """The offer in one sentence."""
    cash = offer.currency
    words: dict[str, object] = {
        "amount": money(offer.amount, cash),
        "count": offer.count,
        "rhythm": rhythm(language, offer.period),
        "rate": rate(language, offer.rate, offer.period),
    }
    if offer.quoted is not None:
        words["rate"] = rate(language, offer.quoted.value, offer.quoted.every)
    key = f"loan-is-{offer.kind.value}"
    match offer.kind:
        case Kind.FLAT:
            share = rate(language, offer.fee / offer.amount, offer.period)
            words |= {"fee": money(offer.fee, cash), "share": share}
            if offer.count == 1:
                key = "loan-is-flat-once"
                words["span"] = _whole(language, offer)
        case kind if kind is Kind.AT_END or (kind in _IN_PARTS and offer.count == 1):
            key = "loan-is-at-end"
            words["span"] = _whole(language, offer)
            if offer.quoted is None:  # a price for the whole time
                words["rate"] = percent(offer.rate * offer.count)
        case Kind.GIVEN if offer.count == 1:
            key = "loan-is-given-once"
            words |= {"paid": money(offer.paid[0], cash), "span": _whole(language, offer)}
        case Kind.GIVEN if len(set(offer.paid)) == 1:
            words["each"] = money(offer.paid[0], cash)
        case Kind.GIVEN:
            key = "loan-is-given-uneven"
            words |= {
                "first": money(offer.paid[0], cash),
                "last": money(offer.paid[-1], cash),
            }
        case Kind.CARD_MINIMUM if _is_steady(offer):
            key = f"loan-is-{Kind.CARD_FIXED.value}"
            words["each"] = money(offer.floor, cash)
        case Kind.CARD_MINIMUM:
            key = "loan-is-card-floor" if offer.floor else key
            words |= {"share": percent(offer.share), "floor": money(offer.floor, cash)}
        case Kind.CARD_FIXED:
            words["each"] = money(offer.floor, cash)
        case _:
            pass
    return t(language, key, **words)


def _is_steady(offer: Offer) -> bool:
    """Whether what is paid on a card is the same each month, as its share never comes to more."""
    return offer.on_card and offer.floor >= offer.share * offer.amount * (1 + offer.rate)


def _whole(language: str, offer: Offer) -> str:
    """The time to the only payment."""
    return span(language, offer.period.unit, offer.period.count * offer.count)


def _also(language: str, offer: Offer) -> list[str]:
    """Parts of the offer beside the plan, and what was taken for granted."""
    return beside(language, offer) + _assumed(language, offer)


def _assumed(language: str, offer: Offer) -> list[str]:
    amount = money(offer.amount, offer.currency)
    return [t(language, f"loan-assumed-{one}", amount=amount) for one in known(offer.assumed)]


def beside(language: str, offer: Offer) -> list[str]:
    """Parts of the offer beside the plan."""
    cash = offer.currency
    parts = {
        "deposit": offer.deposit,
        "deducted": offer.deducted,
        "first": offer.first,
        "fee": offer.fee if offer.kind is not Kind.FLAT else Decimal(0),
        "balloon": offer.balloon,
        "late": offer.late,
    }
    lines = [
        t(language, f"loan-also-{name}", amount=money(amount, cash))
        for name, amount in parts.items()
        if amount
    ]
    if offer.odd:
        grows = "-grows" if offer.rate and offer.odd > 0 else ""
        lines.append(t(language, f"loan-also-odd{grows}", span=_to_first(language, offer)))
    return lines


def _to_first(language: str, offer: Offer) -> str:
    """The time to the first payment, in days where it is no whole number of periods."""
    periods = (offer.odd + 1) * offer.period.count
    if abs(periods - round(periods)) < 1e-6:
        return span(language, offer.period.unit, round(periods))
    days = round(365 / Period(offer.period.unit).a_year)
    return span(language, Unit.DAY, round(periods * days))


def _alone(language: str, answer: Answer) -> list[str]:
    offer = answer.offer
    found = offer.quoted_rate
    times = percent(offer.period.a_year / 100).rstrip("%")
    why = t(
        language,
        "loan-why-rate",
        times=times,
        nominal=percent(found.nominal),
        effective=percent(found.effective),
    )
    often = offer.period.a_year > 1
    return [_rates(language, answer, found), t(language, "loan-why", why=why) if often else ""]


def _costs(language: str, answer: Answer) -> list[str]:
    offer = answer.offer
    loan = offer.loan()
    found = loan.rate()
    why = _why(language, offer, loan, found)
    # What costs nothing has no rate to speak of.
    rates = "" if loan.is_free else _rates(language, answer, found)
    return [_sums(language, offer, loan), rates, t(language, "loan-why", why=why) if why else ""]


def _sums(language: str, offer: Offer, loan: Loan) -> str:
    cash = offer.currency
    price = Decimal(0) if loan.is_free else loan.total_cost
    share = price / loan.received
    lines = [
        t(
            language,
            "loan-owed-now" if offer.on_card else "loan-in-hand",
            amount=money(loan.received, cash),
        ),
        _paid(language, loan, cash),
        t(
            language,
            "loan-cost-card" if offer.on_card else "loan-cost",
            amount=money(price, cash),
            share=percent(share),
        ),
    ]
    if offer.on_card:
        time = span(language, loan.period.unit, len(loan.payments) * loan.period.count)
        lines.append(t(language, "loan-takes", span=time))
    if offer.late:
        late = with_late_fee(loan, offer.late)
        cost, worse = money(late.total_cost, cash), percent(late.rate().effective)
        lines.append(t(language, "loan-if-late", cost=cost, rate=worse))
    return "\n".join(lines)


def _paid(language: str, loan: Loan, cash: str) -> str:
    total = money(loan.total_paid, cash)
    amounts = [money(one.amount, cash) for one in loan.payments if one.amount]
    if len(amounts) == 1:
        return t(language, "loan-in-all", amount=total)
    if len(set(amounts)) == 1:
        return t(language, "loan-each", amount=total, count=len(amounts), each=amounts[0])
    return t(language, "loan-uneven", amount=total, first=amounts[0], last=amounts[-1])


def _rates(language: str, answer: Answer, found: Rate) -> str:
    """Both rates with their conventions; China's where somebody may meet it."""
    effective, nominal = percent(found.effective), percent(found.nominal)
    lines = [
        t(language, "loan-effective", rate=effective),
        t(language, "loan-nominal", rate=nominal),
    ]
    if answer.region == "cn":
        lines.append(t(language, "loan-china", effective=effective, nominal=nominal))
    return "\n".join(lines)


def _why(language: str, offer: Offer, loan: Loan, found: Rate) -> str:
    """One plain sentence on where the rate comes from."""
    cash, paid = offer.currency, [one for one in loan.payments if one.amount]
    words: dict[str, object] = {
        "nominal": about(found.nominal),
        "held": f"{loan.held * 100:.0f}%",
        "share": percent(loan.total_cost / loan.received),
    }
    cost = round(loan.total_cost, 2)
    if loan.is_free or cost < 0:
        return t(language, "loan-why-free" if loan.is_free else "loan-negative")
    if offer.kind is Kind.FLAT and offer.fee:
        share = offer.fee / offer.amount
        words["share"] = rate(language, share, offer.period)
        return t(language, "loan-why-flat", naive=percent(share * offer.period.a_year), **words)
    if offer.deducted or offer.first:
        return _why_at_once(language, offer, paid, money(cost, cash), words)
    if offer.on_card:
        return _why_card(language, offer, paid)
    if len(paid) == 1:
        return _why_once(language, loan, found, paid[0], words)
    key = {Kind.GIVEN: "given", Kind.INTEREST_ONLY: "interest-only"}.get(offer.kind, "equal")
    return t(language, f"loan-why-{key}", **words)


def _why_at_once(
    language: str, offer: Offer, paid: Sequence[Payment], cost: str, words: dict[str, object]
) -> str:
    """What is kept back or paid at the beginning: in a free plan it is all of the price."""
    if offer.costs_at_once and len(paid) > 1:
        return t(language, "loan-why-at-once", fee=cost, **words)
    hand = money(offer.received - offer.first, offer.currency)
    amount = money(offer.amount, offer.currency)
    return t(language, "loan-why-deducted", amount=amount, received=hand)


def _why_once(
    language: str, loan: Loan, found: Rate, paid: Payment, words: dict[str, object]
) -> str:
    if found.a_year < Decimal("1.5"):
        return t(language, "loan-why-year")
    time = span(language, loan.period.unit, loan.period.count * paid.at)
    times = f"{found.a_year:.0f}"
    return t(language, "loan-why-once", span=time, times=times, **words)


def _why_card(language: str, offer: Offer, paid: Sequence[Payment]) -> str:
    cash, first = offer.currency, paid[0]
    each = money(first.amount, cash)
    if offer.kind is Kind.CARD_FIXED or _is_steady(offer):
        interest = money(first.interest, cash)
        return t(language, "loan-why-card-fixed", each=each, interest=interest)
    kept = fixed(offer.amount, offer.rate, first.amount)
    return t(
        language,
        "loan-why-card",
        each=each,
        span=span(language, Unit.MONTH, len(kept)),
        cost=money(sum((one.interest for one in kept), Decimal(0)), cash),
    )


def _facts(language: str, answer: Answer) -> str:
    if answer.region is None:
        return ""
    facts = covering(answer.facts, *_measured(answer.offer))
    if not facts:
        return ""
    head = t(language, "loan-facts", region=t(language, f"region-{answer.region}"))
    return "\n".join([head, *(fact(language, one) for one in facts)])


def _measured(offer: Offer) -> tuple[Rate | None, float | None]:
    """The rate of an offer and the months it takes, as far as they are known."""
    if offer.kind is Kind.RATE:
        return offer.quoted_rate, None
    try:
        loan = offer.loan()
        found = loan.rate()
    except (NeverRepaid, NoRate):
        return None, None
    last = max(one.at for one in loan.payments) + loan.odd
    return found, 12 * last / float(loan.period.a_year)


def fact(language: str, one: Fact) -> str:
    """A fact with its source and date."""
    return "• " + t(
        language,
        "loan-fact",
        text=plain(one.text(language)),
        source=plain(one.source(language)),
        date=t(language, "dated", date=one.dated),
    )


def _rows(language: str, answer: Answer, *, works: bool) -> list[list[Key]]:
    """Where to go from here; `works` if there is a plan to compare or to pay off."""
    offer, ref = answer.offer, answer.ref
    rows: list[list[Key]] = []
    if answer.lesson is not None:
        lesson_id, title = answer.lesson
        words = cut(t(language, "loan-lesson", lesson=title), _WIDEST)
        rows.append([Key(words, TakeLesson(lesson_id))])
    if answer.needs:
        rows.append([Key(t(language, "loan-complete"), AboutLoan("more", ref, 0))])
    rows.append([Key(t(language, "loan-wrong"), AboutLoan("wrong", ref, 0))])
    if works:
        rows.append([Key(t(language, "loan-compare"), AboutLoan("compare", ref, 0))])
        rows.append([Key(t(language, "loan-afford"), AboutLoan("afford", ref, 0))])
        if offer.count > 2 and offer.kind is not Kind.AT_END:
            rows.append([Key(t(language, "loan-settle"), AboutLoan("settle", ref, 0))])
    rows.append([Key(t(language, "loan-where"), AboutLoan("where", ref, 0))])
    rows.append([Key(t(language, "loan-again"), Do("loan"))])
    return rows


def wrong(language: str, offer: Offer, ref: int) -> Screen:
    """What may have been meant instead."""
    rows: list[list[Key]] = []
    if offer.kind in CHANGEABLE:
        rows += [
            [Key(t(language, f"loan-as-{kind.value}"), AboutLoan("kind", ref, place))]
            for place, kind in enumerate(CHANGEABLE)
            if kind is not offer.kind and (offer.count > 1 or kind is Kind.AT_END)
        ]
    if "yearly" in offer.assumed:
        rows += [
            [Key(t(language, f"loan-as-{one}"), AboutLoan("every", ref, place))]
            for place, one in enumerate(EVERY)
            if one != "year"
        ]
    key = "loan-wrong-ask" if rows else "loan-wrong-type"
    return Screen(t(language, key), [*rows, another(language)])


def where(language: str, ref: int) -> Screen:
    """Which place's rules?"""
    keys = [
        Key(t(language, f"region-{one}"), AboutLoan("region", ref, place))
        for place, one in enumerate(REGIONS)
    ]
    return Screen(t(language, "loan-where-ask"), [keys[:2], keys[2:4], keys[4:]])
