"""What is wrong with a file, where, and what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; `path` is relative to the lessons' root, line and column count from 1.

    A `warning` tells what will be wrong one day, and stops nothing.
    """

    path: str
    line: int
    column: int
    rule: str
    found: str
    meant: str
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        rule = f"warning, {self.rule}" if self.warning else self.rule
        return f"{place}: {rule}: found {self.found}; meant: {self.meant}"

    def as_dict(self) -> dict[str, object]:
        """The fault for JSON."""
        return asdict(self)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`"objective" (did you mean that?)` for a near miss, else the list of what is known."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return f"`{near[0]}`"
    return "one of " + ", ".join(f"`{name}`" for name in names) if names else "nothing here"
