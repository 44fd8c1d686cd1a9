"""`fit-check`: the weights of signs, fitted to labelled messages and written for people to read."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content.loader import PATTERNS
from bot.core import lexicon, weighing
from bot.core.reading import read
from bot.core.red_flags import COUNTERS, Base, Weights, check, words_of
from bot.core.weighing import Example, interval

ALLOWED = 0.035
"""The share of genuine messages that may be flagged while fitting, each source counting alike."""

_FEW = 30
"""Messages from which on a collection has figures of its own."""

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
# How much more often a word stands in scams (above 0) or in honest messages (below): the log
# of the ratio, counted by `main.py fit-check` in the messages that weights.yaml was fitted to.
# Among them is
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
            language = row.get("language") or _language(row["text"])
            source = f"{language}, {row.get('source') or path.stem}"
            weight = float(row.get("weight") or 1)
            found.append(Labelled(row["text"], label in _SCAM, source, weight))
    return found


def _language(text: str) -> str:
    """As `core.reading` tells it."""
    return "zh-Hans" if read(text).language == "zh" else "en"


@dataclass(frozen=True, slots=True)
class Seen:
    """A labelled message with its words, and its signs but for how it is worded."""

    message: Labelled
    words: Sequence[str]
    example: Example

    def worded(self, counted: Mapping[str, float]) -> Example:
        """Its signs, with how it is worded by these words' weights."""
        levels = lexicon.levels(lexicon.value(counted, self.words))
        return replace(self.example, signs=self.example.signs.union(levels))


def look(
    base: Base, messages: Sequence[Labelled], seen: Callable[[], object] = lambda: None
) -> list[Seen]:
    """Every message looked over."""
    found = []
    base = replace(base, lexicon={})
    groups = weighing.groups([one.text for one in messages])
    for one, group in zip(messages, groups, strict=True):
        looked = check(one.text, base)
        signs = frozenset(sign.id for sign in (*looked.signs, *looked.counters))
        language = looked.reading.language
        example = Example(signs, one.scam, language, one.source, group, one.weight)
        found.append(Seen(one, words_of(one.text, base), example))
        seen()
    return found


def examples(rows: Sequence[Seen]) -> list[Example]:
    """Messages as their signs, each worded by words counted without it and its like."""
    found = [one.example for one in rows]
    for fold in range(weighing.FOLDS):
        counted = _counted([one for one in rows if one.example.group % weighing.FOLDS != fold])
        for index, one in enumerate(rows):
            if one.example.group % weighing.FOLDS == fold:
                found[index] = one.worded(counted)
    return weighing.balanced(found)


def by_source(
    rows: Sequence[Seen], counters: Set[str], seen: Callable[[], object] = lambda: None
) -> list[bool]:
    """For each message whether it is flagged by words and weights of other collections only."""
    folds = weighing.source_folds([one.example for one in rows])
    flagged = [False] * len(rows)
    for fold in range(weighing.FOLDS):
        kept = [one for one, its in zip(rows, folds, strict=True) if its != fold]
        counted = _counted(kept)
        fitted = weighing.fit(examples(kept), counters, ALLOWED)
        for index, one in enumerate(rows):
            if folds[index] == fold:
                flagged[index] = weighing.total(one.worded(counted), fitted) >= 0
        seen()
    return flagged


def _counted(seen: Sequence[Seen]) -> dict[str, float]:
    """The words' weights, each language's by itself: few words are in both."""
    factors = weighing.shares([(one.message.source, one.message.scam) for one in seen])
    found: dict[str, float] = {}
    for language in sorted({one.example.language for one in seen}):
        counted = lexicon.count(
            (one.words, one.message.scam, factor)
            for one, factor in zip(seen, factors, strict=True)
            if one.example.language == language
        )
        latin = language == "en"
        found |= {word: of for word, of in counted.items() if (word[0] < "\u4e00") == latin}
    return found


def write_words(lessons: Path, rows: Sequence[Seen]) -> Path:
    """Count the words of all messages and write them, those of scams first; returns the file."""
    counted = _counted(rows)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    path = lessons / PATTERNS / "words.yaml"
    lines = [_WORDS_HEAD + "words:", *(f'  "{word}": {weight}' for word, weight in ordered)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def counters(base: Base) -> frozenset[str]:
    """The ids of what speaks for an honest message."""
    return COUNTERS | {sign.id for sign in base.signs if sign.counter}


def figures(rows: Sequence[Example], flagged: Sequence[bool]) -> list[str]:
    """Two lines a collection, small ones together, with 95% intervals."""
    sizes = Counter(weighing.kin(one.source) for one in rows)
    told: dict[str, list[int]] = {}
    for one, flag in zip(rows, flagged, strict=True):
        name = weighing.kin(one.source)
        if sizes[name] < _FEW:
            name = f"{name.partition(', ')[0]}, small collections"
        counts = told.setdefault(name, [0, 0, 0, 0])
        counts[2 * (not one.scam)] += flag
        counts[2 * (not one.scam) + 1] += 1
    lines = []
    for source, (caught, scams, wrong, genuine) in sorted(told.items()):
        lines.append(f"{source}: scams caught {_share(caught, scams)}")
        lines.append(f"{' ' * len(source)}  genuine flagged {_share(wrong, genuine)}")
    return lines


def _share(hits: int, of: int) -> str:
    if of == 0:
        return "none there"
    low, high = interval(hits, of)
    return f"{hits} of {of}, {hits / of:.1%} ({low:.1%} to {high:.1%})"


def write(
    lessons: Path, weights: Weights, messages: Sequence[Labelled], names: Iterable[str]
) -> Path:
    """Write the weights, heaviest first on either side; returns the file."""
    path = lessons / PATTERNS / "weights.yaml"
    command = "python main.py fit-check " + " ".join(f"--data {name}" for name in names)
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


def _ordered(signs: Mapping[str, float]) -> list[str]:
    ordered = sorted(signs.items(), key=lambda item: (-item[1], item[0]))
    return [f"  {name}: {value}" for name, value in ordered]
