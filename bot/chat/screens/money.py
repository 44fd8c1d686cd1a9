"""Amounts, shares and spans of time as people read them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bot.core.loan import Period, Unit
from bot.locales import t

_BEYOND = Decimal(10_000)
"""A rate of a million percent: nobody reads digits beyond."""
_GIVEN = 5
"""Digits behind the point that somebody may have typed."""


def money(amount: Decimal, currency: str = "") -> str:
    """An amount with its currency as it was written; cents only where there are some."""
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    digits = f"{abs(rounded):,.0f}" if whole else f"{abs(rounded):,.2f}"
    sign = "−" if rounded < 0 else ""
    return f"{sign}{digits}元" if currency == "元" else f"{sign}{currency}{digits}"


def percent(share: Decimal) -> str:
    """A fraction in percent, with as many digits as tell something."""
    if share >= _BEYOND:
        return f"{_BEYOND * 100:,.0f}%+"
    places = "0.01" if abs(share) < 1 else "0.1" if abs(share) < 10 else "1"
    rounded = (share * 100).quantize(Decimal(places), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text.replace('-', '−')}%"


def _as_given(share: Decimal) -> str:
    """A rate with all digits it was given, as 0.035% a day; one that was worked out, rounded."""
    exact = (share * 100).normalize()
    digits = -int(exact.as_tuple().exponent)
    return f"{exact:f}%" if 2 < digits <= _GIVEN and 0 < exact < 1 else percent(share)


def about(share: Decimal) -> str:
    """A fraction in percent as one says it: 13%, 7.2%, 1,270%."""
    if abs(share) >= Decimal("0.1"):
        return percent((share * 100).quantize(Decimal(1), ROUND_HALF_UP) / 100)
    return percent((share * 1_000).quantize(Decimal(1), ROUND_HALF_UP) / 1_000)


def span(language: str, unit: Unit, count: int) -> str:
    """A length of time; many months as years."""
    if unit is Unit.HALF_MONTH:
        whole, odd = divmod(count, 2)
        return span(language, Unit.DAY, 15 * count) if odd else span(language, Unit.MONTH, whole)
    years, months = divmod(count, 12)
    if unit is Unit.MONTH and count >= 24:
        words = t(language, "loan-year", count=years)
        if not months:
            return words
        rest = t(language, "loan-month", count=months)
        return t(language, "loan-years-months", years=words, months=rest)
    return t(language, f"loan-{unit}", count=count)


def rhythm(language: str, period: Period) -> str:
    """`a month`, `every 2 weeks`."""
    if period.count == 1:
        return t(language, f"loan-a-{period.unit}")
    return t(language, "loan-every", span=span(language, period.unit, period.count))


def rate(language: str, share: Decimal, period: Period) -> str:
    """A rate with what it is per: `0.6% a month`, 每月0.6%."""
    words = rhythm(language, period)
    shown = _as_given(share)
    return f"{words}{shown}" if language == "zh-Hans" else f"{shown} {words}"
