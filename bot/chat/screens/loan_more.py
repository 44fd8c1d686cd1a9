"""/loan, further: offers side by side, what one can afford, and paying off early."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.chat.buttons import AboutLoan, Do, TakeLesson
from bot.chat.screens.loan import another, beside, fact, what
from bot.chat.screens.money import money, percent, span
from bot.chat.screens.screen import Key, Screen, cut, paragraphs
from bot.core.affordability import Budget
from bot.core.fact import Fact
from bot.core.loan import Loan, settled
from bot.core.offers.amount import Between
from bot.core.offers.offer import Kind, Offer
from bot.core.rate import NoRate
from bot.locales import t

LETTERS = "ABC"
SUMS = ("income", "fixed", "debts")
"""What is asked about a month, in this order."""
_WIDEST = 44
_MONTHS = Decimal(12)


def ask_other(language: str) -> Screen:
    """Type the other offer."""
    return Screen(t(language, "loan-compare-ask"), [another(language)])


def compared(
    language: str, pairs: Sequence[tuple[Offer, Loan]], ref: int, lesson: tuple[str, str] | None
) -> Screen:
    """Two or three offers side by side; no advice."""
    parts = [t(language, "loan-compare-title")]
    for letter, (offer, loan) in zip(LETTERS, pairs, strict=False):
        parts.append("\n".join(_one(language, letter, offer, loan)))
    least, lowest = _least(pairs), _lowest(pairs)
    lines = _bests(language, least, lowest)
    if least and lowest and least != lowest:
        lines.append(t(language, "loan-compare-differ"))
    lines.append(t(language, "loan-compare-hint"))
    rows = [_lesson(language, lesson)]
    if len(pairs) < len(LETTERS):
        rows.append([Key(t(language, "loan-compare-third"), AboutLoan("compare", ref, 0))])
    text = paragraphs(*parts, "\n".join(lines), t(language, "loan-only-sums"))
    return Screen(text, [*rows, _another(language)])


def which(
    language: str, pairs: Sequence[tuple[Offer, Loan]], lesson: tuple[str, str] | None
) -> Screen:
    """How to choose between offers that were compared, and what their sums say to it."""
    lines = _bests(language, _least(pairs), _lowest(pairs))
    each = [monthly(loan) for _, loan in pairs]
    letter = _best([amount for amount, _ in each])
    if letter and not any(at_once for _, at_once in each):
        place = LETTERS.index(letter)
        amount = money(each[place][0], pairs[place][0].currency)
        lines.append(t(language, "loan-which-month", letter=letter, amount=amount))
    text = paragraphs(t(language, "loan-which"), "\n".join(lines), t(language, "loan-only-sums"))
    return Screen(text, [_lesson(language, lesson), _another(language)])


def _bests(language: str, least: str, lowest: str) -> list[str]:
    """Which of several offers costs least, and which has the lowest rate."""
    named = {"loan-compare-cost": least, "loan-compare-rate": lowest}
    return [t(language, key, letter=letter) for key, letter in named.items() if letter]


def _least(pairs: Sequence[tuple[Offer, Loan]]) -> str:
    return _best([loan.total_cost for _, loan in pairs])


def _lowest(pairs: Sequence[tuple[Offer, Loan]]) -> str:
    return _best([loan.rate().effective for _, loan in pairs])


def _one(language: str, letter: str, offer: Offer, loan: Loan) -> list[str]:
    cash, found = offer.currency, loan.rate()
    first = next(one for one in loan.payments if one.at and one.amount)
    last = max(one.at for one in loan.payments) * loan.period.count
    return [
        t(language, "loan-compare-offer", letter=letter, what=what(language, offer)),
        *beside(language, offer),
        t(
            language,
            "loan-compare-line-card" if offer.on_card else "loan-compare-line",
            received=money(loan.received, cash),
            paid=money(loan.total_paid, cash),
            cost=money(loan.total_cost, cash),
        ),
        t(
            language,
            "loan-compare-rates",
            effective=percent(found.effective),
            nominal=percent(found.nominal),
        ),
        t(
            language,
            "loan-compare-each",
            first=money(first.amount, cash),
            span=span(language, loan.period.unit, last),
        ),
    ]


def _best(numbers: Sequence[Decimal]) -> str:
    """The letter of the lowest number; none where two are as low."""
    lowest = [place for place, one in enumerate(numbers) if one == min(numbers)]
    return LETTERS[lowest[0]] if len(lowest) == 1 else ""


def ask_sum(language: str, name: str, before: str = "") -> Screen:
    """One number of the month; `before`: what was wrong with the last answer."""
    said = t(language, before) if before else ""
    return Screen(paragraphs(said, t(language, f"loan-afford-{name}")), [another(language)])


def no_income(language: str, lesson: tuple[str, str] | None) -> Screen:
    """Nothing comes in: what is asked stays asked, and where help is free."""
    return Screen(
        t(language, "loan-afford-nothing"), [_lesson(language, lesson), another(language)]
    )


def ask_which(language: str, between: Between, cash: str) -> Screen:
    """One number, where two were typed."""
    low, high = money(between.low, cash), money(between.high, cash)
    return Screen(t(language, "loan-afford-which", low=low, high=high), [another(language)])


def legal(language: str, facts: Sequence[Fact], ref: int) -> Screen:
    """What the law of a place says; whether one contract keeps it is not for us to tell."""
    lines = "\n".join(fact(language, one) for one in facts)
    text = paragraphs(t(language, "loan-legal"), lines)
    return Screen(
        text, [[Key(t(language, "loan-where"), AboutLoan("where", ref, 1))], _another(language)]
    )


def monthly(loan: Loan) -> tuple[Decimal, bool]:
    """What a loan takes of one month, and whether that is all of it at once."""
    paid = [one for one in loan.payments if one.amount]
    if len(paid) == 1:
        return paid[0].amount, True
    first = max(one.amount for one in paid[:2])
    return first * loan.period.a_year / _MONTHS, False


def affordable(
    language: str,
    budget: Budget,
    cash: str,
    *,
    at_once: bool,
    facts: Sequence[Fact],
    ref: int,
    lesson: tuple[str, str] | None,
) -> Screen:
    """The month with the new payment, and with a fifth less income. Never a yes."""
    hard = budget.stressed()
    told = t(
        language,
        "loan-afford-told",
        income=money(budget.income, cash),
        fixed=money(budget.fixed, cash),
        debts=money(budget.debts, cash),
    )
    key = "loan-afford-at-once" if at_once else "loan-afford-payment"
    sums = [
        told,
        t(language, key, new=money(budget.new, cash)),
        t(language, "loan-afford-share", share=percent(budget.share)),
        _left(language, "loan-afford", budget, cash),
        _left(language, "loan-afford-stress", hard, cash),
    ]
    shares = [fact(language, one) for one in facts if one.about == "share"]
    bands = [t(language, "loan-afford-bands"), *shares] if shares else []
    helps = [fact(language, one) for one in facts if one.about == "help"]
    text = paragraphs(
        t(language, "loan-afford-title"),
        "\n".join(sums),
        "\n".join([t(language, "loan-afford-no-line"), *bands]),
        t(language, "loan-afford-options"),
        "\n".join([t(language, "loan-afford-help"), *helps]),
        t(language, "loan-only-sums"),
    )
    rows = [
        _lesson(language, lesson),
        [Key(t(language, "loan-compare"), AboutLoan("compare", ref, 0))],
        [Key(t(language, "loan-where"), AboutLoan("where", ref, 1))],
        _another(language),
    ]
    return Screen(text, rows)


def _lesson(language: str, lesson: tuple[str, str] | None) -> list[Key]:
    """The row that opens a lesson; none where it is not there."""
    if lesson is None:
        return []
    return [Key(cut(t(language, "loan-lesson", lesson=lesson[1]), _WIDEST), TakeLesson(lesson[0]))]


def _left(language: str, key: str, budget: Budget, cash: str) -> str:
    words = {"share": percent(budget.share)} if key.endswith("stress") else {}
    if budget.left < 0:
        return t(language, f"{key}-short", short=money(-budget.left, cash), **words)
    name = key if key.endswith("stress") else f"{key}-left"
    return t(language, name, left=money(budget.left, cash), **words)


def ask_when(language: str, count: int, ref: int, *, again: bool = False) -> Screen:
    """After which payment? `again`: there is no such payment as was typed."""
    choices = sorted({max(1, count // 4), max(1, count // 2), max(1, count * 3 // 4)})
    keys = [Key(str(one), AboutLoan("settle-at", ref, one)) for one in choices if one < count]
    said = t(language, "loan-settle-range", last=count - 1) if again else ""
    text = paragraphs(said, t(language, "loan-settle-ask", count=count))
    return Screen(text, [keys, another(language)])


def settlement(language: str, offer: Offer, after: int, ref: int) -> Screen:
    """What paying off early costs and saves."""
    loan = offer.loan()
    count = max(one.at for one in loan.payments)
    early = settled(loan, after)
    lines = [_settled(language, "loan-settle-line", offer, loan, early)]
    if offer.kind is Kind.FLAT or offer.fee:
        due = settled(loan, after, fees_due=True)
        lines.append(_settled(language, "loan-settle-due", offer, loan, due))
    if offer.kind is Kind.GIVEN:
        lines.append(t(language, "loan-settle-given"))
    text = paragraphs(
        t(language, "loan-settle-title", after=after, count=count),
        *lines,
        t(language, "loan-settle-ask-lender"),
    )
    again = [Key(t(language, "loan-settle"), AboutLoan("settle", ref, 0))]
    return Screen(text, [again, _another(language)])


def _settled(language: str, key: str, offer: Offer, loan: Loan, early: Loan) -> str:
    cash = offer.currency
    try:
        rate = percent(early.rate().effective)
    except NoRate:
        rate = "?"
    words: dict[str, object] = {
        "paid": money(early.total_paid, cash),
        "cost": money(early.total_cost, cash),
        "rate": rate,
    }
    if key == "loan-settle-line":
        words["closing"] = money(early.payments[-1].amount, cash)
        words["saved"] = money(loan.total_cost - early.total_cost, cash)
    return t(language, key, **words)


def _another(language: str) -> list[Key]:
    return [Key(t(language, "loan-again"), Do("loan"))]
