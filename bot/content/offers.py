"""Offers as they are understood with what was learned, and how that is kept."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.content.tree import read_own
from bot.core.offers import understanding
from bot.core.offers.learning import Told
from bot.core.offers.likelihood import Learned
from bot.core.offers.offer import Reading
from bot.core.offers.roles import with_times
from bot.core.offers.surroundings import surveyed
from bot.core.offers.wording import read

WEIGHTS = Path(__file__).with_name("offer_weights.yaml")
_HEAD = """\
# For each part that a figure of an offer may have, and for the offer as a whole, what each sign
# adds to the likelihood: a word "before" or "after" the figure, or what it "is" said to be. What is
# "itself" is the part without a sign. Written by `main.py fit-loan`; see docs/loan.md.
"""
_ITSELF = "itself"


class UnreadableOffers(Exception):  # noqa: N818 - told to the operator in one line
    """A file of offers that cannot be used; the text says why."""


def understand(text: str, rate_every: str = "", changes: Sequence[str] = ()) -> Reading:
    """Read a sentence with what was learned; see `understanding.understand`."""
    return understanding.understand(text, rate_every, changes, learned())


@cache
def learned(path: Path = WEIGHTS) -> Learned:
    """What was learned from the offers whose figures are known."""
    found: Mapping[str, Mapping[str, float]] = read_own(path.read_text(encoding="utf-8"))
    return Learned(
        {
            part: {"" if sign == _ITSELF else sign: weight for sign, weight in signs.items()}
            for part, signs in found.items()
        }
    )


def save(weights: Learned, path: Path = WEIGHTS) -> None:
    """Write what `learned` reads, what speaks most for a part first."""
    lines = [_HEAD.rstrip()]
    for part, signs in sorted(weights.weights.items()):
        lines.append(f"{part}:")
        ordered = sorted(signs.items(), key=lambda item: (-item[1], item[0]))
        lines += [f"  {sign or _ITSELF}: {weight}" for sign, weight in ordered]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_told(path: Path, seen: Callable[[], object] = lambda: None) -> list[Told]:
    """Offers of a file with the columns text, needs, total_cost and nominal_apr."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableOffers(f"{path}: {error}") from error
    return list(_told(path, rows, seen))


def _told(
    path: Path, rows: Iterable[Mapping[str, str]], seen: Callable[[], object]
) -> Iterable[Told]:
    for number, row in enumerate(rows, 2):
        try:
            sentence = surveyed(with_times(read(row["text"])))
            if row["needs"]:
                yield Told(sentence)
            elif row["total_cost"]:  # where only a rate is told, no loan is supposed
                yield Told(sentence, float(row["total_cost"]), float(row["nominal_apr"]))
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableOffers(f"{path}: row {number}: {error!r}") from error
        seen()
