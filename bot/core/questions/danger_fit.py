"""Fitting the judge of the ear for danger to sentences of which it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.logistic import Cases, Feature, having, solved
from bot.core.questions.danger import SIGNS, Weights, alarm
from bot.core.questions.search_fit import regressed

_ORDINARY = 0.25
"""How much an ordinary question counts in the fit: there are several to one sentence of danger."""
_LEAST = 6
"""Sentences in which a scrap must stand to be weighed."""
_PULL = 10.0
"""How hard the weight of a scrap is pulled to zero, in sentences: what signs can say, they
should."""
_SLIGHT = 0.06
"""A scrap that weighs less is left out."""
SURE_OF, SURE_OF_ALIKE = 0.99, 0.92
MAYBE_OF = 0.96
"""The shares of ordinary questions (and of what only sounds alike) that are to be answered without
people first, and without a quiet line. A miss is far worse than a false alarm; but who asks thirty
questions gets a line too many."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as the ear hears it that has not learned from its `fold`. `ordinary`: somebody's
    question, and not a sentence written to sound like danger."""

    signs: tuple[float, ...]
    scraps: frozenset[str]
    fold: int
    danger: bool
    ordinary: bool


def fit(examples: Sequence[Example]) -> tuple[Weights, list[float]]:
    """The judge, with thresholds that ordinary questions seldom reach; and how it judges each of
    the examples without their fold."""
    whole = sum(map(_weight, examples)) or 1.0
    rows = [(one.signs, one.danger, _weight(one) / whole) for one in examples]
    signs = regressed(SIGNS, rows, 1e-4)
    apart = {
        fold: _judge(signs, [one for one in examples if one.fold != fold])
        for fold in sorted({one.fold for one in examples})
    }
    scores = [alarm(one.signs, one.scraps, apart[one.fold]) for one in examples]
    harmless = [
        (one.ordinary, told) for one, told in zip(examples, scores, strict=True) if not one.danger
    ]
    ordinary = [told for ordinary, told in harmless if ordinary]
    alike = [told for ordinary, told in harmless if not ordinary]
    sure = max(_above(ordinary, SURE_OF), _above(alike, SURE_OF_ALIKE))
    maybe = min(sure, _above(ordinary, MAYBE_OF))
    return replace(_judge(signs, examples), maybe_from=maybe, sure_from=sure), scores


def _judge(signs: Mapping[str, float], examples: Sequence[Example]) -> Weights:
    """What scraps add to what the signs tell."""
    often = Counter(scrap for one in examples for scrap in one.scraps)
    names = sorted(scrap for scrap, times in often.items() if times >= _LEAST)
    deaf = Weights(signs, {}, 0.0, 0.0)
    cases = Cases(
        [one.danger for one in examples],
        list(map(_weight, examples)),
        [alarm(one.signs, (), deaf) for one in examples],
    )
    stand = having(names, [one.scraps for one in examples])
    values = solved([Feature(rows, _PULL) for rows in stand], cases)
    told = {name: round(one, 2) for name, one in zip(names, values, strict=True)}
    return replace(deaf, scraps={name: one for name, one in told.items() if abs(one) >= _SLIGHT})


def _weight(one: Example) -> float:
    return _ORDINARY if one.ordinary else 1.0


def _above(scores: Sequence[float], share: float) -> float:
    """What is reached by all but a share of the scores."""
    ranked = sorted(scores)
    return round(ranked[min(len(ranked) - 1, int(share * len(ranked)))], 2) if ranked else 0.0
