"""`fit-check`: the weights of signs, fitted to labelled messages and written for people to read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content.loader import PATTERNS
from bot.core.scams import weighing
from bot.core.scams.reading import read
from bot.core.scams.red_flags import COUNTERS, Base, Weights, check, words_of
from bot.core.scams.weighing import Example, interval

ALLOWED = 0.045
"""The share of genuine messages that may be flagged while fitting, each collection alike.

Most collections that are large enough to count are hard on purpose, or inboxes full of advertising:
of everyday messages fewer are flagged.
"""

_SCAM = frozenset({"scam", "spam", "smishing", "fraud", "1"})
_GENUINE = frozenset({"ham", "genuine", "legit", "0"})
_HEAD = """\
# yaml-language-server: $schema=../../../schema/weights.schema.json
# What each sign of /check adds to the sum, which begins with the bias of the message's language.
# The score is 1 / (1 + exp(-sum)); from 0.5 on, a message is said to have signs of a scam.
# Written by `main.py fit-check`.
"""
_WORDS_HEAD = """\
# yaml-language-server: $schema=../../../schema/words.schema.json
# What a word adds to the sum: above 0 it speaks for a scam, below for an honest message. Fitted by
# `main.py fit-check` together with weights.yaml, on the same messages; among them is
# the SMS Phishing Dataset, Mishra and Soni 2022, CC BY 4.0.
"""


class UnreadableMessages(Exception):  # noqa: N818 - told to the operator in one line
    """A file of messages that cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with its label, where it is from (language and source), and how much it counts."""

    text: str
    scam: bool
    source: str
    weight: float = 1.0


def read_messages(paths: Iterable[Path]) -> list[Labelled]:
    """Rows of CSV files with `text` and `label`; `language`, `source`, `weight` where given."""
    found = []
    for path in paths:
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise UnreadableMessages(f"{path}: {error}") from error
        for number, row in enumerate(rows, 2):
            label = (row.get("label") or "").strip().lower()
            if row.get("text") is None or label not in _SCAM | _GENUINE:
                raise UnreadableMessages(f"{path}: row {number} has no `text` or no known `label`")
            language = (row.get("language") or read(row["text"]).language)[:2]
            source = f"{language}, {row.get('source') or path.stem}"
            weight = float(row.get("weight") or 1)
            found.append(Labelled(row["text"], label in _SCAM, source, weight))
    return found


def examples(
    base: Base, messages: Sequence[Labelled], seen: Callable[[], object] = lambda: None
) -> list[Example]:
    """Messages as their signs and words."""
    found = []
    base = replace(base, lexicon={})
    groups = weighing.groups([one.text for one in messages])
    for one, group in zip(messages, groups, strict=True):
        looked = check(one.text, base)
        signs = frozenset(sign.id for sign in (*looked.signs, *looked.counters))
        words = frozenset(words_of(one.text, base))
        language = looked.reading.language
        found.append(Example(signs, one.scam, language, one.source, group, one.weight, words))
        seen()
    return weighing.balanced(found)


def counters(base: Base) -> frozenset[str]:
    """The ids of what speaks for an honest message."""
    return COUNTERS | {sign.id for sign in base.signs if sign.counter}


def figures(rows: Iterable[tuple[str, bool, bool]]) -> list[str]:
    """Two lines a collection, from (it, is a scam, was flagged), with 95% intervals."""
    told: dict[str, list[int]] = {}
    for collection, scam, flagged in rows:
        counts = told.setdefault(collection, [0, 0, 0, 0])
        counts[2 * (not scam)] += flagged
        counts[2 * (not scam) + 1] += 1
    lines = []
    for collection, (caught, scams, wrong, genuine) in sorted(told.items()):
        lines.append(f"{collection}: scams caught {_share(caught, scams)}")
        lines.append(f"{' ' * len(collection)}  genuine flagged {_share(wrong, genuine)}")
    return lines


def _share(hits: int, of: int) -> str:
    if of == 0:
        return "none there"
    low, high = interval(hits, of)
    return f"{hits} of {of}, {hits / of:.1%} ({low:.1%} to {high:.1%})"


def write_signs(
    lessons: Path, weights: Weights, messages: Sequence[Labelled], options: Iterable[str]
) -> Path:
    """Write what signs weigh, the most suspicious first; returns the file."""
    path = lessons / PATTERNS / "weights.yaml"
    command = f"python main.py fit-check {' '.join(options)}"
    lines = [
        "fitted:",
        f"  messages: {len(messages)}",
        f"  scams: {sum(one.scam for one in messages)}",
        f"  command: {command}",
        "bias:",
        *(f"  {language}: {value}" for language, value in sorted(weights.bias.items())),
        "weights:",
        *_ordered(weights.signs),
    ]
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_words(lessons: Path, words: Mapping[str, float]) -> Path:
    """Write the words, those of scams first; returns the file."""
    path = lessons / PATTERNS / "words.yaml"
    lines = [_WORDS_HEAD + "words:", *_ordered(words, quote='"')]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _ordered(weights: Mapping[str, float], quote: str = "") -> list[str]:
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return [f"  {quote}{name}{quote}: {weight}" for name, weight in ordered]
