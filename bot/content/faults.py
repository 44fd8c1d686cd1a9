"""What is wrong with a file, where, and what was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches

from bot.core.course import Catalogue

PLACEHOLDER = "placeholder"
"""The rule about what stands in a template."""


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


def told(faults: Sequence[Fault], before: str = "") -> list[str]:
    """Faults as lines, `before` each path; what a template left to write is one line a file."""
    left = Counter(fault.path for fault in faults if fault.rule == PLACEHOLDER)
    lines = []
    for fault in faults:
        here = left[fault.path] if fault.rule == PLACEHOLDER else 1
        if here:
            others = f" ({here - 1} more such in this file)" if here > 1 else ""
            lines.append(f"{before}{fault}{others}")
        if fault.rule == PLACEHOLDER:
            left[fault.path] = 0
    return lines


def lesson_meant(name: str, catalogue: Catalogue) -> str:
    """What to do about a lesson that is not taught: mend its own faults, or name another."""
    if any(name in course.lessons for course in catalogue.courses):
        return "that lesson without faults of its own; mend those first"
    return did_you_mean(name, catalogue.lessons)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`"objective" (did you mean that?)` for a near miss, else the list of what is known."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return f"`{near[0]}`"
    return "one of " + ", ".join(f"`{name}`" for name in names) if names else "nothing here"
