"""What people learned and kept, and how sure that is: shares and differences with 95% intervals.

Sources: the interval of a difference of paired shares is that of D. G. Bonett and R. M. Price,
"Adjusted Wald confidence interval for a difference of binomial proportions based on paired data",
Journal of Educational and Behavioral Statistics 37 (2012); of a share, E. B. Wilson's (JASA 22,
1927); the quantile of Student's t is the expansion 26.7.5 of M. Abramowitz and I. A. Stegun,
*Handbook of Mathematical Functions*. `tests/core/counting/test_gain.py` simulates how often they
hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
ENOUGH = 10
"""People from which on a gain is told."""
STEP = 0.05
"""To what the ends of a gain's interval are rounded, outward: exact ones would give away how many
got better and how many worse, however few."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share (0 to 1) or a difference of shares, with the ends of its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether it differs from nothing by more than chance."""
        return self.low > 0 or self.high < 0

    def blurred(self) -> Estimate:
        """The same in whole percent, with the ends rounded outward to five."""
        low = max(-1.0, floor(round(self.low / STEP, 9)) * STEP)
        high = min(1.0, ceil(round(self.high / STEP, 9)) * STEP)
        return Estimate(round(self.value, 2), round(low, 2), round(high, 2))


def share(right: float, of: int) -> Estimate:
    """A share with Wilson's interval; `of` is at least 1."""
    p, zz = right / of, Z * Z
    middle = (p + zz / (2 * of)) / (1 + zz / of)
    half = Z / (1 + zz / of) * sqrt(p * (1 - p) / of + zz / (4 * of * of))
    return Estimate(p, min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half)))


def of_objective(people: int, sum_d: float, sum_dd: float) -> Estimate:
    """The gain in one question each, asked before and after: d is -1, 0 or 1."""
    better, worse = (sum_dd + sum_d) / 2, (sum_dd - sum_d) / 2
    p, q = (better + 1) / (people + 2), (worse + 1) / (people + 2)
    half = Z * sqrt((p + q - (p - q) ** 2) / (people + 2))
    return Estimate(sum_d / people, max(-1.0, p - q - half), min(1.0, p - q + half))


def of_course(people: int, sum_d: float, sum_dd: float, scale: int, step: float) -> Estimate:
    """The gain in the share right, where d is in `scale`ths and one question is `step` of them.

    Student's t of the differences, with one person more who got one question better and one who got
    one worse, as in Bonett and Price: so that five people alike do not pass for certainty.
    """
    n = people + 2
    mean = sum_d / n
    spread = (sum_dd + 2 * step * step - n * mean * mean) / (n - 1)
    half = student(n - 1) * sqrt(max(0.0, spread) / n)
    low, high = (mean - half) / scale, (mean + half) / scale
    return Estimate(sum_d / people / scale, max(-1.0, low), min(1.0, high))


def student(freedom: int) -> float:
    """The 97.5% quantile of Student's t; within 0.1% from 4 degrees of freedom on."""
    z, v = Z, freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )
