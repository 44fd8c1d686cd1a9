"""What is known of scams, in words for people, beside the rules that find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.course import Source
from bot.core.scams.links import Names
from bot.core.scams.red_flags import Base, Weights


@dataclass(frozen=True, slots=True)
class SignWords:
    """A sign's name, and in one sentence why it is one."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """A kind of scam: how it runs, what a real office does instead, what to do now."""

    name: str
    runs: str
    instead: str
    now: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of scam with its words by language, the lesson it leads to, and its sources."""

    id: str
    lesson: str
    words: Mapping[str, FamilyWords]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Whom to call in a region when money has gone: name and lines by language."""

    id: str
    names: Mapping[str, str]
    calls: Mapping[str, tuple[str, ...]]
    sources: tuple[Source, ...]


EMPTY = Base((), (), Names(), Weights({}, {"en": -30.0, "zh": -30.0}))


@dataclass(frozen=True, slots=True)
class Patterns:
    """The base for `core.scams.red_flags`, and the words for all that it may find."""

    base: Base = EMPTY
    signs: Mapping[str, Mapping[str, SignWords]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
