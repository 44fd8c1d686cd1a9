"""Whether what happened so often is still chance."""

from __future__ import annotations

from collections.abc import Sequence


def counts(chances: Sequence[float]) -> list[float]:
    """How likely each number of successes is, from none to all, in trials with these chances.

    The Poisson binomial distribution; with equal chances the binomial one.
    """
    likely = [1.0]
    for chance in chances:
        missed = [one * (1 - chance) for one in (*likely, 0.0)]
        hit = [one * chance for one in (0.0, *likely)]
        likely = [one + other for one, other in zip(missed, hit, strict=True)]
    return likely


def surprise(successes: int, chances: Sequence[float]) -> float:
    """The two-sided p-value: how likely a number is that is no likelier than this one."""
    likely = counts(chances)
    seen = likely[successes] * (1 + 1e-9)
    return min(1.0, sum(one for one in likely if one <= seen))
