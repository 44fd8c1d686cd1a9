"""Can I afford it? Sums to think with; never a yes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

STRESS = Decimal("0.2")
"""How much of the income the stress test takes away."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A month's money: what comes in, what must go out, debts that are paid, and the new payment.

    All four in one currency, each zero or more; income above zero.
    """

    income: Decimal
    fixed: Decimal
    debts: Decimal
    new: Decimal

    @property
    def share(self) -> Decimal:
        """The part of the income that all debts take, the new one among them."""
        return (self.debts + self.new) / self.income

    @property
    def left(self) -> Decimal:
        """What is left for food and everything else; below zero if it does not reach."""
        return self.income - self.fixed - self.debts - self.new

    def stressed(self, loss: Decimal = STRESS) -> Budget:
        """The same month with less income."""
        return Budget(self.income * (1 - loss), self.fixed, self.debts, self.new)
