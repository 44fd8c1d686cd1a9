"""Numbers to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.core.fact import Fact


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number: `fact` says which, where and until when; `about` is life, threat, debt, scam or
    gambling.

    `texts` by language say whose it is.
    """

    id: str
    fact: Fact
    about: str
    texts: Mapping[str, str]


def fitting(
    lines: Iterable[Helpline], about: str, region: str | None, today: date
) -> list[Helpline]:
    """Those that are still good: the region's own first, then every other, as people move."""
    good = [one for one in lines if one.about == about and one.fact.check_again_by >= today]
    return sorted(good, key=lambda one: (one.fact.region != region, one.fact.region))
