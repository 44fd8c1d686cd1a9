"""What a rule about texts and banks is; see `editing` for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.content.drills import Drills
from bot.content.faults import Fault
from bot.content.loader import Loaded
from bot.content.manuscript import SPOKEN, Allowance, Manuscript, Passage
from bot.content.playscript import Playscript
from bot.content.tree import Tree
from bot.core.course import Catalogue


@dataclass(frozen=True)
class Book:
    """All that is looked at: what was loaded, and the day on which it is."""

    loaded: Loaded
    today: date
    drills: Drills = field(default_factory=lambda: Drills({}, (), 0))
    beside: tuple[Tree, ...] = ()
    """Files beside the lessons in which people read whom to call: drills, patterns, numbers."""

    @property
    def catalogue(self) -> Catalogue:
        """The lessons as they are taught."""
        return self.loaded.catalogue

    @property
    def manuscripts(self) -> Mapping[str, Manuscript]:
        """The lessons as they are written."""
        return self.loaded.manuscripts

    @property
    def written(self) -> Mapping[str, Manuscript | Playscript]:
        """Lessons and drills as they are written, by the names that `review` knows them by."""
        drills = {f"drill {name}": one for name, one in self.drills.playscripts.items()}
        return {**self.manuscripts, **drills}

    @property
    def allowances(self) -> Mapping[str, Allowance]:
        """The exceptions that authors ask for, by their file."""
        return {**self.loaded.allowances, **self.drills.allowances}

    @property
    def named(self) -> Set[str]:
        """The facts that some text names."""
        return frozenset(self.loaded.named).union(*(tree.named for tree in self.beside))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of every lesson and drill."""
        return tuple(text for one in self.written.values() for text in one.passages())

    @cached_property
    def spoken(self) -> Mapping[tuple[str, str], tuple[Tree, list[Passage]]]:
        """What the bot says in its own voice, by lesson or drill and language."""
        found: dict[tuple[str, str], tuple[Tree, list[Passage]]] = {}
        for name, manuscript in self.written.items():
            for passage in manuscript.passages():
                if passage.role in SPOKEN:
                    key = (name, passage.language)
                    found.setdefault(key, (passage.tree, []))[1].append(passage)
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, as `allow:` takes it; why it holds; and what it finds."""

    name: str
    reason: str
    find: Callable[[Book], Iterator[Fault]]
