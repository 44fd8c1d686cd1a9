"""The words and numbers on the pictures of `/loan`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.chat.screens.loan_more import LETTERS
from bot.chat.screens.money import money, percent
from bot.core.loan import Loan, Payment
from bot.core.offers.offer import Offer
from bot.locales import t
from bot.pictures.loan import LoanPicture, PaymentBar
from bot.pictures.offers import OfferRow, OffersPicture

_MOST_BARS = 36


def loan_picture(language: str, offer: Offer, loan: Loan) -> LoanPicture:
    """A loan's payments; raise `NoRate`."""
    found, cash = loan.rate(), offer.currency
    groups = _grouped(loan.payments)
    begun = "debt" if offer.on_card else "got"
    # More is paid back than was in hand where a part was kept, or where interest of a first time
    # without payments was added.
    principal = sum((one.amount - one.interest - one.fee for one in loan.payments), Decimal(0))
    kept = loan.received / principal
    return LoanPicture(
        title=t(language, "picture-loan-title"),
        figures=(
            (t(language, f"picture-loan-{begun}"), money(loan.received, cash)),
            (t(language, "picture-loan-paid"), money(loan.total_paid, cash)),
            (t(language, "picture-loan-cost"), money(loan.total_cost, cash)),
        ),
        rate_line=t(
            language,
            "picture-loan-rate",
            effective=percent(found.effective),
            nominal=percent(found.nominal),
        ),
        part_label=t(language, "picture-loan-part"),
        cost_label=t(language, "picture-loan-interest"),
        owed_label=t(language, "picture-loan-owed"),
        first_label=_label(language, groups[0]),
        last_label=_label(language, groups[-1]),
        start=float(offer.amount),
        bars=tuple(_bar(group, kept) for group in groups),
    )


def _grouped(payments: Sequence[Payment]) -> list[Sequence[Payment]]:
    """Payments one by one, or as many together as make the picture readable."""
    each = -(-len(payments) // _MOST_BARS)
    return [payments[at : at + each] for at in range(0, len(payments), each)]


def _bar(group: Sequence[Payment], kept: Decimal) -> PaymentBar:
    """What pays back money that was really in hand (`kept` of what is owed), and the rest."""
    paid = sum((one.amount for one in group), Decimal(0))
    cost = sum((one.interest + one.fee for one in group), Decimal(0))
    part = (paid - cost) * kept
    return PaymentBar(float(part), float(paid - part), float(group[-1].left))


def _label(language: str, group: Sequence[Payment]) -> str:
    first, last = max(1, group[0].at), group[-1].at
    if not last:
        return t(language, "picture-loan-start")
    if first == last:
        return t(language, "picture-loan-payment", number=str(first))
    return t(language, "picture-loan-from-to", **{"from": str(first), "to": str(last)})


def offers_picture(language: str, pairs: Sequence[tuple[Offer, Loan]]) -> OffersPicture:
    """Offers side by side; raise `NoRate`."""
    return OffersPicture(
        title=t(language, "picture-compare-title"),
        got_label=t(language, "picture-loan-got"),
        cost_label=t(language, "picture-loan-cost"),
        rows=tuple(
            _row(language, letter, offer, loan)
            for letter, (offer, loan) in zip(LETTERS, pairs, strict=False)
        ),
    )


def _row(language: str, letter: str, offer: Offer, loan: Loan) -> OfferRow:
    cash, found = offer.currency, loan.rate()
    sums = (("got", loan.received), ("paid", loan.total_paid), ("cost", loan.total_cost))
    return OfferRow(
        letter,
        float(loan.received),
        float(loan.total_cost),
        " · ".join(
            f"{t(language, f'picture-loan-{name}')} {money(amount, cash)}" for name, amount in sums
        ),
        t(
            language,
            "picture-loan-rate",
            effective=percent(found.effective),
            nominal=percent(found.nominal),
        ),
    )
