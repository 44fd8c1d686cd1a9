"""Where the words of cards and questions stand: the file and line that an author opens."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.manuscript import Manuscript

Whereabouts = Mapping[tuple[str, str], str]
"""`path:line` below the lessons' folder, by (item, language); an item as `core.ticket` names it."""


def whereabouts(manuscripts: Mapping[str, Manuscript]) -> dict[tuple[str, str], str]:
    """Where every card, question and list of sources stands, in each language's file."""
    found = {}
    for name, manuscript in manuscripts.items():
        for language, tree in manuscript.trees():
            line, _ = manuscript.tree.key_place(("sources",))
            found[name, language] = f"{manuscript.tree.path}:{line}"
            for path, (line, _) in tree.keys.items():
                if len(path) == 2 and path[0] in {"cards", "items", "notes"}:
                    found[f"{name}#{path[1]}", language] = f"{tree.path}:{line}"
    return found
